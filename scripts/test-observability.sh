#!/usr/bin/env bash
# Tests the alert rules with promtool, and lets a real Prometheus scrape a plotmill under load. Prometheus comes from Debian's archive
# into a cache outside the checkout when the machine has none.
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/node_modules/.bin:$PATH"
cache="${PLOTMILL_CACHE:-$HOME/.cache/plotmill}/prometheus"
if command -v promtool >/dev/null && command -v prometheus >/dev/null; then
  PLOTMILL_PROMETHEUS="$(dirname "$(command -v prometheus)")"
else
  if [ ! -x "$cache/usr/bin/promtool" ]; then
    mkdir -p "$cache"
    (cd "$cache" && { apt-get -qq download prometheus || { apt-get -qq update && apt-get -qq download prometheus; }; })
    dpkg-deb -x "$cache"/prometheus_*.deb "$cache"
    rm "$cache"/prometheus_*.deb
  fi
  PLOTMILL_PROMETHEUS="$cache/usr/bin"
fi
export PLOTMILL_PROMETHEUS
"$PLOTMILL_PROMETHEUS/promtool" check rules deploy/observability/rules/*.yml
"$PLOTMILL_PROMETHEUS/promtool" test rules deploy/observability/tests/*.yml
vitest run --config vitest.prometheus.config.ts
