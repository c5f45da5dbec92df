#!/bin/sh
# Runs the Matplotlib engine's tests in the oracle's environment.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
python=$("$here/oracle-venv.sh")
cd "$here/../engine-matplotlib"
exec env PYTHONDONTWRITEBYTECODE=1 "$python" -m pytest "$@"
