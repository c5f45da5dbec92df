#!/usr/bin/env bash
# Puts of-watchdog into the cache outside the checkout and prints its path. Prints nothing where it cannot be had (no Go, or a module
# proxy that does not serve it): the tests then use their stand-in, and say so.
set -euo pipefail
version=0.11.6
folder="${PLOTMILL_CACHE:-$HOME/.cache/plotmill}/of-watchdog-$version"
binary="$folder/of-watchdog"
if [ ! -x "$binary" ]; then
  # Where Go's own installer puts it; not every shell has it in its path.
  command -v go > /dev/null || PATH="$PATH:/usr/local/go/bin"
  command -v go > /dev/null || exit 0
  mkdir -p "$folder"
  CGO_ENABLED=0 GOFLAGS=-buildvcs=false GOBIN="$folder" timeout 600 go install "github.com/openfaas/of-watchdog@$version" >&2 || exit 0
fi
echo "$binary"
