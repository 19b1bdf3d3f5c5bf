#!/bin/sh
# Prints the first Python on this machine that is 3.11 or newer, or says plainly that there is none.
for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
        echo "$candidate"
        exit 0
    fi
done
found=$(python3 --version 2>/dev/null || echo "no python3")
echo "cxworkshop needs Python 3.11 or newer; this machine has $found." >&2
echo "Install a newer Python, or name one: make PYTHON=/path/to/python3.12" >&2
exit 1
