#!/usr/bin/env bash
# Tests the deployment from a clean checkout: the emulator's patches, the Ansible modules, both playbooks, the Helm chart on a real
# Kubernetes API server. Installs what it needs into a cache outside the checkout. `--no-kubernetes` leaves out what needs a control plane.
set -euo pipefail
cd "$(dirname "$0")/.."
venv="$(scripts/deploy-venv.sh)"
export PATH="$venv/bin:$PATH" PYTHONDONTWRITEBYTECODE=1
(cd deploy/ansible && ansible-lint --nocolor)
python -m pytest -q -p no:cacheprovider deploy/emulator
if [ "${1:-}" = "--no-kubernetes" ]; then
  shift
  python -m pytest -q -p no:cacheprovider test/deploy --ignore-glob='*_kubernetes*.py' "$@"
else
  PLOTMILL_LAB="$(scripts/kubernetes-lab.sh)"
  export PLOTMILL_LAB
  python -m pytest -q -p no:cacheprovider test/deploy "$@"
fi
