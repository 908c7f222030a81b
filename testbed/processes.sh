# shellcheck shell=bash
# Servers that outlive the command that starts them. Each is known by its process id and its start time, so that a stranger
# who got the same id later is never taken for it. Both come from /proc: Linux only.
#
# Whoever reads this sets PLACE, the folder for their pid/ and log/.

readonly PATIENCE=${SKERRY_TESTBED_PATIENCE:-120} # seconds until a server must be ready
readonly GRACE=10                                # seconds until a server that was asked to end is killed

STARTED=() # what this command started, in order

log_of() { echo "$PLACE/log/$1.log"; }

start_time() { # of process $1, in ticks since the machine started; fails where it does not run (a zombie does not)
  local stat fields
  stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
  read -ra fields <<<"${stat##*) }" # from the third field on: the second, a name in brackets, may have spaces
  [[ ${fields[0]} != Z ]] && echo "${fields[19]}"
}

process_id() { # of the server $1; fails where it does not run
  local id started
  read -r id started _ 2>/dev/null <"$PLACE/pid/$1" || return 1
  [[ $(start_time "$id") == "$started" ]] && echo "$id"
}

is_running() { process_id "$1" >/dev/null; }

start_process() { # start_process NAME COMMAND…
  local name=$1 log log_size id
  log=$(log_of "$name")
  mkdir -p "$PLACE/pid" "$PLACE/log"
  touch "$log"
  log_size=$(stat -c %s "$log")
  (cd -- "$PLACE" && HOME=$PLACE exec setsid "${@:2}") >>"$log" 2>&1 </dev/null &
  id=$!
  disown "$id"
  echo "$id $(start_time "$id" || echo gone) $log_size" >"$PLACE/pid/$name"
  STARTED+=("$name")
}

signal_process() { # signal_process NAME SIGNAL: returns when it is gone, fails when the grace time is over
  local id limit=$((SECONDS + GRACE))
  id=$(process_id "$1") || return 0
  kill -s "$2" "$id"
  while is_running "$1"; do
    ((SECONDS < limit)) || return 1
    sleep 0.05
  done
}

kill_process() {
  signal_process "$1" KILL || die 1 "testbed: $1 does not go away, even when killed."
  rm -f "$PLACE/pid/$1"
}

stop_process() {
  signal_process "$1" TERM || true
  kill_process "$1"
}

stop_started() { # where a start fails: the last first
  local i
  for ((i = ${#STARTED[@]} - 1; i >= 0; i--)); do
    stop_process "${STARTED[i]}"
  done
}

log_since_start() {
  local log_size
  read -r _ _ log_size <"$PLACE/pid/$1" && tail -c "+$((log_size + 1))" "$(log_of "$1")"
}

log_says() { grep -qE -- "$2" <(log_since_start "$1"); }

die_with_log() { # die_with_log NAME WHAT
  die 1 "testbed: $1 $2" "$(log_since_start "$1" | tail -n 15 | cut -c 1-300)" "The whole log: $(log_of "$1")"
}

await() { # await NAME CHECK…: returns when the check succeeds; fails where the server ends before, or takes too long
  local name=$1 start=$SECONDS
  shift
  until "$@"; do
    is_running "$name" || die_with_log "$name" 'ended before it was ready. Its last words:'
    ((SECONDS - start < PATIENCE)) || die_with_log "$name" "is not ready after $PATIENCE s. Its last words:"
    sleep 0.1
  done
  say "$name: ready after $((SECONDS - start)) s"
}

accepts() { (: <"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

becomes_free() { # a server that was killed has its port until the system has cleared it away
  local try
  for ((try = 0; try < 50; try++)); do
    accepts "$1" || return 0
    sleep 0.1
  done
  return 1
}

need_free() { # need_free NAME PORT-VARIABLE…: dies where something else has a port that the server needs
  local variable port
  for variable in "${@:2}"; do
    port=${!variable}
    [[ $port =~ ^[1-9][0-9]{0,4}$ ]] || die 2 "testbed: SKERRY_TESTBED_$variable is '$port'. A port is a number from 1 to 65535."
    becomes_free "$port" || die 1 "testbed: port $port, which $1 needs, is in use." "Choose another one with SKERRY_TESTBED_$variable"
  done
}
