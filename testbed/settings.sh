# shellcheck shell=bash disable=SC2034 # the scripts that read this use what it sets
# Where the testbed keeps its programs and its runs, and the ports of its servers. testbed/README.md has the table.

readonly CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/skerry-testbed
readonly BIN=${SKERRY_TESTBED_BIN:-$CACHE/bin}
RUN=$(realpath -m -- "${SKERRY_TESTBED_RUN:-$CACHE/run}")
readonly RUN

readonly CLUSTER=$RUN/cluster
readonly ADMIN_CONFIG=$CLUSTER/admin.kubeconfig

readonly ETCD_PORT=${SKERRY_TESTBED_ETCD_PORT:-26379}
readonly ETCD_PEER_PORT=${SKERRY_TESTBED_ETCD_PEER_PORT:-26380}
readonly API_PORT=${SKERRY_TESTBED_API_PORT:-26443}
readonly CONTROLLER_MANAGER_PORT=${SKERRY_TESTBED_CONTROLLER_MANAGER_PORT:-26257}
readonly SCHEDULER_PORT=${SKERRY_TESTBED_SCHEDULER_PORT:-26259}
readonly KWOK_PORT=${SKERRY_TESTBED_KWOK_PORT:-26247}

readonly HUB_PORT=${SKERRY_TESTBED_HUB_PORT:-26000}
readonly HUB_HTTPS_PORT=${SKERRY_TESTBED_HUB_HTTPS_PORT:-26002}
readonly MONITOR_PORT=${SKERRY_TESTBED_MONITOR_PORT:-26091}
readonly ROUTER_PORT=${SKERRY_TESTBED_ROUTER_PORT:-26943}
readonly BROKER_PORT=${SKERRY_TESTBED_BROKER_PORT:-26883}

PATH=$PATH:/usr/sbin:/usr/local/sbin:$BIN # Debian has mosquitto in sbin; a kubectl of the system comes before our own
