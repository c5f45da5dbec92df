#!/usr/bin/env bash
# Builds the tools of the Kubernetes tests from their Go modules into a cache outside the checkout, once: the control plane
# (kube-apiserver, kube-controller-manager, kube-scheduler, kubectl), etcd, kwok, helm, kubeconform. Prints the folder of the
# binaries. Some ten minutes from nothing on two cores.
set -euo pipefail
scripts="$(cd "$(dirname "$0")" && pwd)"
module="$scripts/../deploy/kubernetes-lab"
source "$module/versions.sh"
bin="${PLOTMILL_CACHE:-$HOME/.cache/plotmill}/kubernetes-lab"
mkdir -p "$bin"
# Where Go's own installer puts it; not every shell has it in its path.
command -v go > /dev/null || PATH="$PATH:/usr/local/go/bin"
command -v go > /dev/null || { echo "kubernetes-lab: needs Go 1.26 or later (https://go.dev/dl)" >&2; exit 1; }
export CGO_ENABLED=0 GOTOOLCHAIN=local GOFLAGS="-buildvcs=false -p=${PLOTMILL_BUILD_JOBS:-2}"
cd "$module"

# A module's version or folder ({{.Version}}, {{.Dir}}), as go.mod has it.
of_module() { go list -m -f "$2" "$1"; }

# What the binaries are made of: when it is the same, they are.
recipe="$(cat go.mod go.sum tools.go "$scripts/kubernetes-lab.sh" | sha256sum | cut -d' ' -f1)"

build() {
  local kubernetes helm packages
  go mod download k8s.io/kubernetes helm.sh/helm/v4 sigs.k8s.io/kwok
  kubernetes="$(of_module k8s.io/kubernetes '{{.Version}}')"
  helm="$(of_module helm.sh/helm/v4 '{{.Version}}')"
  packages="$(go list -e -tags tools -f '{{join .Imports "\n"}}' .)"
  rm -rf "$bin/.new"
  mkdir "$bin/.new"
  # The release builds set the versions: kubectl and Helm refuse a server whose version they cannot parse, and without its own, Helm
  # calls itself v4.3, so that the playbook would fetch the pinned one. The compiler's garbage is not worth collecting below that limit.
  # shellcheck disable=SC2086 # one package a line, without spaces
  GOGC=off GOMEMLIMIT=2GiB nice -n "${PLOTMILL_BUILD_NICE:-10}" go build -trimpath -o "$bin/.new/" -ldflags "-s -w \
    -X k8s.io/component-base/version.gitVersion=$kubernetes \
    -X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=$(echo "$kubernetes" | cut -d. -f2) \
    -X helm.sh/helm/v4/internal/version.version=$helm" $packages
  # etcd's main package is its module's root, and so named after the folder.
  mv "$bin/.new/server" "$bin/.new/etcd"
  # What kwok does to nodes and pods is told by the Stage files of its own module.
  rm -rf "$bin/kwok-stages"
  cp -r --no-preserve=mode "$(of_module sigs.k8s.io/kwok '{{.Dir}}')/kustomize/stage" "$bin/kwok-stages"
  mv "$bin/.new"/* "$bin"
  rmdir "$bin/.new"
  echo "$recipe" > "$bin/.recipe"
}

# The schema of a version's API, as its own source tree carries it.
copy_schema() { # version
  local target="$bin/openapi-$1.json" folder
  [ -s "$target" ] && return
  folder="$(go mod download -json "k8s.io/kubernetes@$1" | sed -n 's/^\t"Dir": "\(.*\)",*$/\1/p')"
  cp --no-preserve=mode "$folder/api/openapi-spec/swagger.json" "$target.new"
  mv "$target.new" "$target"
}

exec 9> "$bin/.lock"
flock 9
{
  [ "$(cat "$bin/.recipe" 2>/dev/null)" = "$recipe" ] || build
  for version in $schema_versions; do copy_schema "$version"; done
} >&2
echo "$bin"
