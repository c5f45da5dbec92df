#!/usr/bin/env bash
# Builds the tools of the Kubernetes tests from their Go modules into a cache outside the checkout, once: the control plane
# (kube-apiserver, kube-controller-manager, kube-scheduler, kubectl), etcd, kwok, helm, kubeconform. Prints the folder of the
# binaries. About 15 minutes from nothing on two cores; one build at a time, at low priority.
set -euo pipefail
here="$(cd "$(dirname "$0")/.." && pwd)"
source "$here/deploy/kubernetes-lab/versions.sh"
bin="${PLOTMILL_CACHE:-$HOME/.cache/plotmill}/kubernetes-lab"
mkdir -p "$bin"
# Where Go's own installer puts it; not every shell has it in its path.
command -v go > /dev/null || PATH="$PATH:/usr/local/go/bin"
command -v go > /dev/null || { echo "kubernetes-lab: needs Go 1.26 or later (https://go.dev/dl)" >&2; exit 1; }
export CGO_ENABLED=0 GOTOOLCHAIN=local GOFLAGS="-buildvcs=false -p=${PLOTMILL_BUILD_JOBS:-2}"
strip=(-trimpath -ldflags)
niceness="${PLOTMILL_BUILD_NICE:-10}"

# $1 name, $2 version; the command that follows writes the file named by its last argument.
built() { [ -x "$bin/$1" ] && [ "$(cat "$bin/$1.version" 2>/dev/null)" = "$2" ]; }
finish() { mv "$bin/$1.new" "$bin/$1" && echo "$2" > "$bin/$1.version"; }

build_control_plane() { # name
  built "$1" "$kubernetes_version" && return
  # kubectl and Helm refuse a server whose version they cannot parse, and the release build is what sets it.
  (cd "$here/deploy/kubernetes-lab" && nice -n "$niceness" go build "${strip[@]}" \
    "-s -w -X k8s.io/component-base/version.gitVersion=$kubernetes_version -X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=$kubernetes_minor" \
    -o "$bin/$1.new" "k8s.io/kubernetes/cmd/$1")
  finish "$1" "$kubernetes_version"
}

install_command() { # name, package, version, variable that holds the version
  built "$1" "$3" && return
  local gobin
  gobin="$(mktemp -d)"
  GOBIN="$gobin" nice -n "$niceness" go install "${strip[@]}" "-s -w ${4:+-X $4=$3}" "$2@$3"
  mv "$gobin"/* "$bin/$1.new"
  rmdir "$gobin"
  finish "$1" "$3"
}

# For a module whose go.mod points at folders beside it: `go install` refuses those, a build among their published versions does not.
install_from_source() { # name, module, version
  built "$1" "$3" && return
  local work
  work="$(mktemp -d)"
  (cd "$work" && go mod init plotmill.invalid/build && go get "$2@$3" && nice -n "$niceness" go build "${strip[@]}" "-s -w" -o "$bin/$1.new" "$2")
  rm -rf "$work"
  finish "$1" "$3"
}

# The schema of a version's API, as its own source tree carries it.
copy_schema() { # version
  local target="$bin/openapi-$1.json"
  [ -s "$target" ] && return
  cp --no-preserve=mode "$(module_folder "k8s.io/kubernetes@$1")/api/openapi-spec/swagger.json" "$target.new"
  mv "$target.new" "$target"
}

module_folder() { go mod download -json "$1" | sed -n 's/^\t"Dir": "\(.*\)",*$/\1/p'; }

exec 9> "$bin/.lock"
flock 9
{
  # As released: without, it calls itself v4.3, and the playbook would fetch the pinned version.
  install_command helm helm.sh/helm/v4/cmd/helm "$helm_version" helm.sh/helm/v4/internal/version.version
  install_command kubeconform github.com/yannh/kubeconform/cmd/kubeconform "$kubeconform_version"
  install_from_source etcd go.etcd.io/etcd/server/v3 "$etcd_version"
  build_control_plane kube-apiserver
  build_control_plane kubectl
  install_command kwok sigs.k8s.io/kwok/cmd/kwok "$kwok_version"
  # What kwok does to nodes and pods is told by the Stage files of its own module.
  if [ "$(cat "$bin/kwok-stages/.version" 2>/dev/null)" != "$kwok_version" ]; then
    rm -rf "$bin/kwok-stages" "$bin/kwok-stages.new"
    cp -r --no-preserve=mode "$(module_folder "sigs.k8s.io/kwok@$kwok_version")/kustomize/stage" "$bin/kwok-stages.new"
    echo "$kwok_version" > "$bin/kwok-stages.new/.version"
    mv "$bin/kwok-stages.new" "$bin/kwok-stages"
  fi
  build_control_plane kube-controller-manager
  build_control_plane kube-scheduler
  for version in $schema_versions; do copy_schema "$version"; done
} >&2
echo "$bin"
