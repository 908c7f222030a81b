# shellcheck shell=bash
# Runs Maven with progress shown, builds what changed, and counts tests.

readonly TARGET=$ROOT/target
readonly BUILT=$TARGET/built # its time: when the build that made the programs began

module_in_work() { # as "[3/8] Skerry: wire", from Maven's log $1
  sed -n 's/^\[INFO\] Building \(.*[^ ]\) [^ ][^ ]*  *\(\[[0-9]*\/[0-9]*\]\)$/\2 \1/p' "$1" | tail -n 1
}

maven_errors() { # of Maven's log $1; a compiler's warning is an error here
  grep -E '^\[ERROR\]|^\[WARNING\] .*\.java:' "$1" | head -n 40 || last_lines "$1"
}

maven() { # maven LABEL LOG-NAME ARGUMENTS…
  command -v unzip >/dev/null || local PATH=$PATH:$ROOT/scripts/without-unzip
  with_progress "$1" "$TARGET/log/$2.log" module_in_work maven_errors \
    "$ROOT/mvnw" -f "$ROOT/pom.xml" -B -ntp "${@:3}"
}

sources_changed() { # since the last build
  [[ ! -e $BUILT ]] || [[ -n $(find "$ROOT" -name target -prune -o \( -path '*/src/*' -o -name pom.xml \) -newer "$BUILT" -print -quit) ]]
}

note_built() { # note_built START-FILE: what was there when the build began is built
  mv "$1" "$BUILT"
}

build_programs() { # the edge runtime, the operator and the demo; does nothing where no source changed
  local start=$TARGET/build-start
  sources_changed || return 0
  mkdir -p "$TARGET"
  touch "$start"
  maven 'Building Skerry' build package -Dquick -Dmaven.test.skip=true
  note_built "$start"
}

count_tests() { # "passed failed skipped" of the reports that are newer than the file $1
  find "$ROOT" -path '*/target/surefire-reports/TEST-*.xml' -newer "$1" -exec grep -ho '<testsuite [^>]*>' {} + | awk '
    function value(name) { return match($0, " " name "=\"[0-9]+") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 3) : 0 }
    { failed += value("errors") + value("failures"); skipped += value("skipped"); all += value("tests") }
    END { print all - failed - skipped, failed + 0, skipped + 0 }'
}

run_tests() { # run_tests LEVEL MAVEN-ARGUMENTS…: fails where a test fails, and where none ran
  local level=$1 start=$TARGET/test-start status=0 passed failed skipped
  mkdir -p "$TARGET"
  touch "$start"
  maven "Testing ($level)" "test-$level" verify --fail-at-end "${@:2}" || status=$?
  read -r passed failed skipped < <(count_tests "$start")
  say "$passed tests passed, $failed failed$( ((skipped == 0)) || printf ', %d skipped' "$skipped")"
  ((status == 0)) || return "$status"
  ((passed > 0)) || die 1 "No test of the level '$level' ran." "The log: $TARGET/log/test-$level.log"
  note_built "$start"
}
