# shellcheck shell=bash
# The benchmarks, and the Python that their peers need.

readonly BENCH_OPTIONS=$ROOT/benchmarks/jvm.options
readonly BENCH_JAR=$ROOT/benchmarks/target/skerry-benchmarks.jar
readonly PEERS=$ROOT/benchmarks/peers
readonly PEERS_PYTHON=$ROOT/benchmarks/target/venv

peers_are_ready() {
  [[ -x $PEERS_PYTHON/bin/python ]] && cmp -s "$PEERS/requirements.txt" "$PEERS_PYTHON/installed.txt"
}

install_peers() {
  python3 -m venv "$PEERS_PYTHON" &&
    "$PEERS_PYTHON/bin/pip" install --disable-pip-version-check --no-input -r "$PEERS/requirements.txt" &&
    cp "$PEERS/requirements.txt" "$PEERS_PYTHON/installed.txt"
}

package_to_install() { # the last package that pip spoke of in the log $1
  sed -n 's/^Collecting \([^ ]*\).*/\1/p' "$1" | tail -n 1
}

get_peers() {
  peers_are_ready && return
  python3 -c 'import venv, ensurepip' 2>/dev/null ||
    die 1 "The peers need Python 3 with venv." "Get it: apt-get install python3-venv"
  with_progress 'Installing the peers' "$TARGET/log/peers.log" package_to_install last_lines install_peers
}

command_bench() {
  [[ " $* " != *' --peers '* ]] || get_peers
  run_jar "$BENCH_OPTIONS" "$BENCH_JAR" "$@"
}
