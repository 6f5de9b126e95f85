#!/usr/bin/env bash
# Installs this build: into one folder, then moved to another, so that nothing in it can depend on where it was. usage: BUILD PREFIX
set -euo pipefail
rm -rf "$2" "$2-before"
cmake --install "$1" --prefix "$2-before" >/dev/null
mv "$2-before" "$2"
! grep -rIl -e "$2-before" -e "$1/" "$2" || { echo "FAILED: these name the folder they were built or installed in" >&2 && exit 1; }
