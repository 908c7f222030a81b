# shellcheck shell=bash
# What the parts of KubeEdge are told: their settings, and the Node object that edged would make.

cloudcore_settings() {
  cat <<END
apiVersion: cloudcore.config.kubeedge.io/v1alpha1
kind: CloudCore
commonConfig:
  monitorServer: {bindAddress: "127.0.0.1:$MONITOR_PORT"}
kubeAPIConfig: {kubeConfig: "$KUBECONFIG"}
modules:
  cloudHub:
    enable: true
    advertiseAddress: [127.0.0.1]
    dnsNames: [localhost]
    nodeLimit: 100
    tlsCAFile: "$PLACE/cloudcore/ca.crt"
    tlsCAKeyFile: "$PLACE/cloudcore/ca.key"
    tlsCertFile: "$PLACE/cloudcore/server.crt"
    tlsPrivateKeyFile: "$PLACE/cloudcore/server.key"
    websocket: {enable: true, address: 127.0.0.1, port: $HUB_PORT}
    https: {enable: true, address: 127.0.0.1, port: $HUB_HTTPS_PORT}
    quic: {enable: false}
    unixsocket: {enable: false, address: "unix://$PLACE/cloudcore/hub.sock"} # else it makes a folder in /var/lib
  cloudStream: {enable: false}
  iptablesManager: {enable: false}
  edgeController: {enable: true}
  dynamicController: {enable: true}
  router: {enable: true, address: 127.0.0.1, port: $ROUTER_PORT, restTimeout: 10}
END
}

broker_settings() {
  cat <<END
user $(id -un)
listener $BROKER_PORT 127.0.0.1
allow_anonymous true
set_tcp_nodelay true
persistence false
END
}

node_object() {
  cat <<END
apiVersion: v1
kind: Node
metadata:
  name: $NODE
  labels:
    kubernetes.io/hostname: $NODE
    node-role.kubernetes.io/edge: ""
  annotations:
    kwok.x-k8s.io/node: fake
END
}

edgecore_settings() { # edgecore_settings JOIN-TOKEN
  cat <<END
apiVersion: edgecore.config.kubeedge.io/v1alpha2
kind: EdgeCore
database: {dataSource: "$NODE_FOLDER/edgecore.db"}
modules:
  edged: {enable: false, hostnameOverride: $NODE, nodeIP: 127.0.0.1, rootDirectory: "$NODE_FOLDER/edged"}
  edgeHub:
    enable: true
    heartbeat: $HEARTBEAT
    httpServer: https://127.0.0.1:$HUB_HTTPS_PORT
    token: "$1"
    tlsCaFile: "$NODE_FOLDER/ca.crt"
    tlsCertFile: "$NODE_FOLDER/node.crt"
    tlsPrivateKeyFile: "$NODE_FOLDER/node.key"
    websocket: {enable: true, server: "127.0.0.1:$HUB_PORT", handshakeTimeout: 30, readDeadline: 15, writeDeadline: 15}
    quic: {enable: false}
  eventBus: {enable: true, mqttMode: 2, mqttServerExternal: "tcp://127.0.0.1:$BROKER_PORT"}
  metaManager: {enable: true, metaServer: {enable: false}}
  deviceTwin: {enable: true, dmiSockPath: "$NODE_FOLDER"}
  serviceBus: {enable: false}
  edgeStream: {enable: false}
END
}
