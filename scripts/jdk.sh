# shellcheck shell=bash
# Finds a JDK that is new enough. SKERRY_JAVA_HOME, where it is set, is the only one looked at.

readonly JAVA_MINIMUM=25

jdk_is_new_enough() { # of the folder $1
  local release
  [[ -x $1/bin/javac && -r $1/release ]] || return 1
  release=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  ((${release:-0} >= JAVA_MINIMUM))
}

jdk_candidates() {
  local javac
  [[ -z ${JAVA_HOME:-} ]] || printf '%s\n' "$JAVA_HOME"
  [[ ! -x /usr/libexec/java_home ]] || /usr/libexec/java_home -v "$JAVA_MINIMUM+" 2>/dev/null || true
  if javac=$(command -v javac); then dirname "$(dirname "$(readlink -f "$javac")")"; fi
  compgen -G '/usr/lib/jvm/*' || true
  compgen -G "$HOME/.sdkman/candidates/java/*" || true
  compgen -G "$HOME/.jdks/*" || true
  compgen -G '/opt/*jdk*' || true
  compgen -G '/Library/Java/JavaVirtualMachines/*/Contents/Home' || true
}

find_jdk() {
  local home
  if [[ -n ${SKERRY_JAVA_HOME:-} ]]; then
    jdk_is_new_enough "$SKERRY_JAVA_HOME" && printf '%s' "$SKERRY_JAVA_HOME"
    return
  fi
  while read -r home; do
    if jdk_is_new_enough "$home"; then
      printf '%s' "$home"
      return 0
    fi
  done < <(jdk_candidates)
  return 1
}

how_to_get_a_jdk() {
  printf '%s\n' \
    "Debian, Ubuntu: add the repository of https://adoptium.net/installation/linux, then apt-get install temurin-$JAVA_MINIMUM-jdk" \
    "macOS: brew install --cask temurin@$JAVA_MINIMUM" \
    "elsewhere: https://sdkman.io, then sdk install java $JAVA_MINIMUM-tem" \
    "in an unusual folder: SKERRY_JAVA_HOME=/that/folder ./skerry …"
}

use_jdk() { # sets JAVA_HOME, for Maven and for our own programs
  local home
  home=$(find_jdk) ||
    die 1 "Skerry needs a JDK $JAVA_MINIMUM, and finds none${SKERRY_JAVA_HOME:+ in SKERRY_JAVA_HOME, which is $SKERRY_JAVA_HOME}." \
      "$(how_to_get_a_jdk)"
  export JAVA_HOME=$home
}
