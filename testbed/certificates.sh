# shellcheck shell=bash
# The certificates of a cluster, and the kubeconfigs that carry them. The current folder is the one that has them.

# RSA: the Kubernetes client for Java reads no other keys without a further library.
readonly KEY=(-newkey rsa:2048 -nodes)
readonly DAYS=365

make_authority() {
  openssl req -x509 "${KEY[@]}" -days $DAYS -subj /CN=testbed -keyout ca.key -out ca.crt -addext keyUsage=critical,keyCertSign,digitalSignature
}

issue() { # issue NAME SUBJECT EXTENSION…
  openssl req "${KEY[@]}" -subj "$2" -keyout "$1.key" -out "$1.csr" &&
    openssl x509 -req -in "$1.csr" -CA ca.crt -CAkey ca.key -CAcreateserial -days $DAYS -extfile <(printf '%s\n' "${@:3}") -out "$1.crt"
}

make_token_keys() { # what service account tokens are signed and checked with
  openssl genpkey -algorithm ec -pkeyopt ec_paramgen_curve:prime256v1 -out service-accounts.key &&
    openssl pkey -in service-accounts.key -pubout -out service-accounts.pub
}

make_certificates() {
  make_authority &&
    issue kube-apiserver /CN=kube-apiserver extendedKeyUsage=serverAuth \
      'subjectAltName=IP:127.0.0.1,IP:10.0.0.1,DNS:localhost,DNS:kubernetes.default.svc' &&
    issue admin /O=system:masters/CN=admin extendedKeyUsage=clientAuth &&
    issue kube-controller-manager /CN=system:kube-controller-manager extendedKeyUsage=clientAuth &&
    issue kube-scheduler /CN=system:kube-scheduler extendedKeyUsage=clientAuth &&
    make_token_keys
}

kubeconfig() { # kubeconfig USER SERVER
  cat <<END
apiVersion: v1
kind: Config
clusters:
  - name: testbed
    cluster:
      server: $2
      certificate-authority-data: $(base64 -w 0 ca.crt)
users:
  - name: $1
    user:
      client-certificate-data: $(base64 -w 0 "$1.crt")
      client-key-data: $(base64 -w 0 "$1.key")
contexts:
  - name: testbed
    context:
      cluster: testbed
      user: $1
current-context: testbed
END
}
