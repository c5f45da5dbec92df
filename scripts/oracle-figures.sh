#!/bin/sh
# Writes gallery/figures from the seeded descriptions in gallery/source.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
python=$("$here/oracle-venv.sh")
export PYTHONDONTWRITEBYTECODE=1
cd "$here/../gallery"
exec "$python" -m source
