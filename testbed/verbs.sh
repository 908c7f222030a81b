# shellcheck shell=bash
# start, stop, kill and wipe, with their arguments, as testbed/cluster and testbed/kubeedge have them.
#
# Whoever reads this sets PARTS and has the functions start_PART, process_of PART, prepare, print_environment, stop_all and wipe.

need_components() { # dies where one of them is not built or installed
  local missing
  missing=$("$ROOT/testbed/build" --check "$@" | sort -u | awk -F '\t' '$2 == "missing" { print $1 ": " $3 }')
  [[ -z $missing ]] || die 1 'testbed: components are missing.' "$missing"
}

check_parts() {
  local part
  for part in "$@"; do
    [[ " ${PARTS[*]} " == *" $part "* ]] || die 2 "testbed: there is no part '$part'." "The parts are: ${PARTS[*]}"
  done
}

start() {
  local part
  prepare "$@"
  trap stop_started EXIT # until all are ready
  for part in "$@"; do
    if is_running "$(process_of "$part")"; then
      say "$(process_of "$part"): runs already"
    else
      "start_$part"
    fi
  done
  trap - EXIT
  print_environment
}

stop() { # the last first: it depends on those before
  local i
  for ((i = $#; i > 0; i--)); do
    stop_process "$(process_of "${!i}")"
  done
}

kill_parts() {
  local part
  for part in "$@"; do
    kill_process "$(process_of "$part")"
  done
}

run_verb() { # run_verb VERB PART…
  local verb=${1:-}
  check_parts "${@:2}"
  case $verb:$(($# - 1)) in
    start:*) start "${@:2}" ;;
    stop:0) stop_all ;;
    stop:*) stop "${@:2}" ;;
    kill:[1-9]*) kill_parts "${@:2}" ;;
    wipe:0) wipe ;;
    *) die 2 "usage: $0 start|stop [PART…], kill PART…, or wipe" "The parts are: ${PARTS[*]}" ;;
  esac
}
