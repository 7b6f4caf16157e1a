#!/bin/sh
# Prints the python to set up with: the checkout's own if it works, else the newest one that the project is
# tested with, else whatever is called python3.
suitable() {
    "$1" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

for python in .venv/bin/python python3.13 python3.12 python3.11 python3 python; do
    if suitable "$python"; then
        echo "$python"
        exit 0
    fi
done
cat >&2 <<'EOF'
error: no Python 3.11 or newer was found (python3.13, python3.12, python3.11, python3, python), or it lacks
       the modules venv and ensurepip. Install one; on Debian and Ubuntu: apt install python3 python3-venv
EOF
exit 1
