#!/bin/sh
# Makes the Python environment of the oracle (Matplotlib at the version that the baselines were drawn with) outside the checkout,
# once; prints the path of its python. Never needed to run plotmill or its tests.
set -eu
version=3.11.2
venv="${PLOTMILL_CACHE:-$HOME/.cache/plotmill}/oracle"
if [ "$("$venv/bin/python" -c 'import matplotlib, pytest; print(matplotlib.__version__)' 2>/dev/null || true)" != "$version" ]; then
  mkdir -p "$(dirname "$venv")"
  python3 -m venv "$venv" >&2
  "$venv/bin/pip" install --quiet --disable-pip-version-check "matplotlib==$version" pytest >&2
fi
echo "$venv/bin/python"
