#!/bin/sh
# Makes the Python environment of the deployment (Ansible with its collections; the AWS emulator and linters of its tests) outside
# the checkout, once; prints its folder. Made again when a requirements file changes.
set -eu
here="$(cd "$(dirname "$0")/.." && pwd)"
venv="${PLOTMILL_CACHE:-$HOME/.cache/plotmill}/deploy-venv"
requirements="$here/deploy/ansible/requirements.txt $here/deploy/emulator/requirements.txt"
# shellcheck disable=SC2086 # two files, whose names are ours
wanted="$(cat $requirements | sha256sum | cut -d' ' -f1)"
if [ "$(cat "$venv/.complete" 2>/dev/null || true)" != "$wanted" ]; then
  python=""
  for candidate in python3.13 "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.13.*/bin/python3.13 python3.14 python3.12; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null; then
      python="$candidate"
      break
    fi
  done
  [ -n "$python" ] || { echo "deploy-venv: Python 3.12 or newer (3.13 is tested) is needed: apt, pyenv or uv have it" >&2; exit 1; }
  mkdir -p "$(dirname "$venv")"
  rm -rf "$venv"
  "$python" -m venv "$venv" >&2
  # shellcheck disable=SC2086
  "$venv/bin/pip" install --quiet --disable-pip-version-check $(printf -- '-r %s ' $requirements) >&2
  echo "$wanted" > "$venv/.complete"
fi
echo "$venv"
