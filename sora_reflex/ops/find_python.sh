#!/bin/sh
# Prints the first Python >= 3.11 that can make virtual environments; says what to install when there is none.
for candidate in "${PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11 python; do
    [ -n "$candidate" ] && command -v "$candidate" >/dev/null 2>&1 || continue
    "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
    new_enough=$candidate
    if "$candidate" -c 'import ensurepip, venv' 2>/dev/null; then
        echo "$candidate"
        exit 0
    fi
done
if [ -n "$new_enough" ]; then
    version=$("$new_enough" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    echo "$new_enough cannot make virtual environments: its modules venv and ensurepip are missing." >&2
    echo "On Debian or Ubuntu: sudo apt-get install python$version-venv" >&2
else
    echo "Sora Reflex needs Python 3.11 or newer, and none was found." >&2
    echo "On Debian 12 or Ubuntu 24.04: sudo apt-get install python3 python3-venv" >&2
    echo "Elsewhere install one and name it: make run PYTHON=/path/to/python3.12" >&2
fi
exit 1
