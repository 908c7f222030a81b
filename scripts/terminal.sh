# shellcheck shell=bash
# What people see: data on stdout; progress, notices and errors on stderr; colours on a terminal only.

if [[ -t 2 && -z ${NO_COLOR:-} && ${TERM:-dumb} != dumb ]]; then
  RED=$'\e[31m' DIM=$'\e[2m' PLAIN=$'\e[0m'
else
  RED='' DIM='' PLAIN=''
fi

say() { printf '%s\n' "$*" >&2; }

die() { # die STATUS WHAT [WHY OR WHAT NEXT…]
  local status=$1
  printf '%s%s%s\n' "$RED" "$2" "$PLAIN" >&2
  (($# < 3)) || printf '%s\n' "${@:3}" | sed 's/^/  /' >&2
  exit "$status"
}

# Shows how far a process is until it ends: one line that moves on a terminal, a line a while elsewhere.
follow() { # follow PID LABEL STATE-COMMAND…: the command prints the state in one line
  local pid=$1 label=$2 start=$SECONDS state next=10
  shift 2
  while kill -0 "$pid" 2>/dev/null; do
    state=$("$@")
    if [[ -t 2 ]]; then
      printf '\r\e[K%s %s %s%d s%s' "$label" "$state" "$DIM" "$((SECONDS - start))" "$PLAIN" >&2
    elif ((SECONDS - start >= next)); then
      say "$label $state $((SECONDS - start)) s"
      ((next += 10))
    fi
    sleep 0.5
  done
  [[ ! -t 2 ]] || printf '\r\e[K' >&2
}

# Runs a long command with its output in a log; where it fails, the end of the log is shown.
with_progress() { # with_progress LABEL LOG STATE-COMMAND LAST-ERRORS-COMMAND COMMAND…: the first two get the log as their argument
  local label=$1 log=$2 state=$3 errors=$4 pid status=0 start=$SECONDS
  mkdir -p "$(dirname "$log")"
  : >"$log"
  "${@:5}" >"$log" 2>&1 </dev/null &
  pid=$!
  trap 'kill "$pid" 2>/dev/null || true' EXIT # a background process does not hear Ctrl-C itself
  follow "$pid" "$label" "$state" "$log"
  wait "$pid" || status=$?
  trap - EXIT
  if ((status != 0)); then
    "$errors" "$log" >&2
    printf '%s%s: failed after %d s.%s The whole log: %s\n' "$RED" "$label" "$((SECONDS - start))" "$PLAIN" "$log" >&2
    return "$status"
  fi
  say "$label: done in $((SECONDS - start)) s"
}

last_lines() { tail -n 20 "$1"; }
