#!/usr/bin/env bash
# Tests the deployment from a clean checkout: the emulator's patches, the Ansible modules, both playbooks, the Helm chart on a real
# Kubernetes API server, the rules and dashboards. Installs what it needs into a cache outside the checkout. `--no-kubernetes` leaves
# out what needs a control plane; further arguments go to pytest. What needs AWS alone and what needs Kubernetes run side by side.
set -euo pipefail
cd "$(dirname "$0")/.."
kubernetes=yes
if [ "${1:-}" = "--no-kubernetes" ]; then
  kubernetes=no
  shift
fi
work="$(mktemp -d)"
# Every job in a process group of its own, so that a stop reaches all of its processes.
set -m
finish() {
  # Not the exit code of what was still running, but of what went wrong.
  local code=$? child
  # As from the keyboard: pytest then ends the servers that it started.
  for child in $(jobs -p); do kill -INT -- "-$child" 2>/dev/null || true; done
  wait
  rm -rf "$work"
  exit "$code"
}
trap finish EXIT
trap 'exit 130' INT TERM

if [ "$kubernetes" = yes ]; then
  # From nothing this takes a quarter of an hour. The tests of the account run meanwhile, but yield: what waits for the lab is longer.
  niceness=10
  if [ -e "${PLOTMILL_CACHE:-$HOME/.cache/plotmill}/kubernetes-lab/.recipe" ]; then niceness=0; fi
  PLOTMILL_BUILD_NICE=0 scripts/kubernetes-lab.sh > "$work/lab" &
  lab=$!
fi
venv="$(scripts/deploy-venv.sh)"
export PATH="$venv/bin:$PATH" PYTHONDONTWRITEBYTECODE=1
# The slowest tests are told, because what they take decides how long CI takes.
test_in() { python -m pytest -q -p no:cacheprovider --durations=8 "$@"; }

# Stories that share nothing, side by side: they wait for what AWS takes its time for as often as they compute.
test_account() {
  (cd deploy/ansible && ansible-lint --nocolor)
  test_in deploy/emulator
  test_in test/deploy --ignore-glob='*_kubernetes*.py' --ignore=test/deploy/test_infrastructure_choices.py \
    --ignore=test/deploy/test_chart.py "$@"
}
# The rules and dashboards come after the shortest story.
test_choices() {
  test_in test/deploy/test_infrastructure_choices.py "$@"
  scripts/test-observability.sh
}
# Needs the lab's tools, but no cluster.
test_chart() { test_in test/deploy/test_chart.py "$@"; }
test_kubernetes() { test_in test/deploy/test_kubernetes*.py "$@"; }

# Starts one, whose output is told when it has ended.
begin() {
  (
    renice -n "${niceness:-0}" -p "$BASHPID" > /dev/null
    "$@"
  ) > "$work/$1" 2>&1 &
  running+=("$!" "$work/$1")
}
running=()
begin test_account "$@"
begin test_choices "$@"
if [ "$kubernetes" = yes ]; then
  wait "$lab"
  PLOTMILL_LAB="$(cat "$work/lab")"
  export PLOTMILL_LAB
  niceness=0 begin test_kubernetes "$@"
  niceness=0 begin test_chart "$@"
fi
failed=0
for ((i = 0; i < ${#running[@]}; i += 2)); do
  wait "${running[i]}" || failed=1
  cat "${running[i + 1]}"
done
[ "$failed" = 0 ]
