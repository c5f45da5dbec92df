#!/bin/sh
# Remakes the gallery's figures and baselines with Matplotlib.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
python=$("$here/oracle-venv.sh")
export PYTHONDONTWRITEBYTECODE=1
exec "$python" "$here/oracle-gallery.py" "$@"
