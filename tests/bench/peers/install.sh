#!/bin/sh
# Makes tests/bench/peers/.venv, a Python environment with the simulators that ours is measured against.
# PYTHON=path/to/python names the interpreter; otherwise the first one found that is new enough.
set -eu
cd "$(dirname "$0")"

MAJOR=3
OLDEST_MINOR=12

new_enough() {
  "$1" -c "import sys; sys.exit(sys.version_info < ($MAJOR, $OLDEST_MINOR))" 2>/dev/null
}

python=
for candidate in ${PYTHON:-python3 python3.12 python3.13 python3.14 "$HOME"/.pyenv/versions/*/bin/python3}; do
  if new_enough "$candidate"; then
    python=$candidate
    break
  fi
done
if [ -z "$python" ]; then
  echo "The peers need Python $MAJOR.$OLDEST_MINOR or newer. Install it, or name one: PYTHON=/path/to/python npm run bench:peers" >&2
  exit 1
fi
command -v c++ >/dev/null || {
  echo "Brian2 compiles what it runs and there is no C++ compiler here. Install one (Debian: apt-get install g++)." >&2
  exit 1
}

"$python" -m venv .venv
.venv/bin/pip install --quiet --only-binary :all: -r requirements.txt
.venv/bin/python -c "import brian2, nest; print('Brian2', brian2.__version__, 'and NEST', nest.__version__, 'are ready.')" | tail -n 1
