# shellcheck shell=bash
# What is missing on this machine, for which command, and how to get it. Changes nothing.

readonly FREE_GB_MINIMUM=3
readonly GLIBC_MINIMUM=2.28

row() { # row STATE WHAT FOR DETAIL
  local colour=''
  if [[ -t 1 && -z ${NO_COLOR:-} && $1 == missing ]]; then colour=$'\e[31m'; fi
  printf '%s%-8s%s %-20s %-16s %s\n' "$colour" "$1" "${colour:+$'\e[0m'}" "$2" "$3" "$4"
}

need() { # need WHAT DETAIL-WHEN-THERE HOW-TO-GET-IT CHECK…: what demo and test cannot do without
  if "${@:4}"; then
    row ok "$1" 'demo, test' "$2"
  else
    row missing "$1" 'demo, test' "$3"
    MISSING=$((MISSING + 1))
  fi
}

has() { command -v "$1" >/dev/null; }

free_gb() { df -Pk "$1" | awk 'NR == 2 { printf "%d", $4 / 1024 / 1024 }'; }

at_least() { # at_least VERSION MINIMUM
  [[ -n $1 && $(printf '%s\n' "$2" "$1" | sort -V | head -n 1) == "$2" ]]
}

glibc_version() { getconf GNU_LIBC_VERSION 2>/dev/null | awk '{ print $2 }'; }

maven_is_reachable() {
  local url
  [[ ! -d $HOME/.m2/wrapper/dists ]] || return 0
  url=$(sed -n 's/^distributionUrl=//p' "$ROOT/.mvn/wrapper/maven-wrapper.properties")
  curl --silent --fail --head --location --max-time 10 --output /dev/null "$url"
}

check_basics() {
  local home libc
  home=$(find_jdk) || home=''
  need 'JDK 25' "$home" "$(how_to_get_a_jdk | head -n 1)" test -n "$home"
  need 'Maven' 'there, or can be had' "repo.maven.apache.org is not reached: check the network, or set MVNW_REPOURL to a mirror" maven_is_reachable
  need 'disk space' "$(free_gb "$ROOT") GB free" "less than $FREE_GB_MINIMUM GB are free in $ROOT" test "$(free_gb "$ROOT")" -ge $FREE_GB_MINIMUM
  if [[ $(uname -s) == Linux ]]; then
    libc=$(glibc_version)
    need 'glibc' "$libc" "ONNX Runtime needs glibc $GLIBC_MINIMUM or newer (musl will not do): use a newer or another distribution" at_least "$libc" $GLIBC_MINIMUM
  fi
}

check_benchmarks() {
  if peers_are_ready; then
    row ok 'benchmark peers' 'bench --peers' "$PEERS_PYTHON"
  elif python3 -c 'import venv, ensurepip' 2>/dev/null; then
    row ok 'benchmark peers' 'bench --peers' 'are installed at the first ./skerry bench --peers'
  else
    row missing 'benchmark peers' 'bench --peers' 'apt-get install python3-venv'
  fi
}

check_testbed() {
  local component state detail
  while IFS=$'\t' read -r component state detail; do
    row "$state" "$component" 'test --real' "$detail"
  done < <("$ROOT/testbed/build" --check)
}

doctor() {
  MISSING=0
  row state what for 'where it is, or how to get it'
  check_basics
  check_testbed
  check_benchmarks
  ((MISSING == 0)) || die 1 "$MISSING of what ./skerry demo and ./skerry test need is missing."
}
