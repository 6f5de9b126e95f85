#!/usr/bin/env bash
# check.bash MKDOCS FOLDER: the site can be made, without a warning, and its links and anchors lead somewhere.
set -euo pipefail
folder=$(dirname "$0")
rm -rf "$2"
"$1" build --quiet --strict --config-file "$folder/mkdocs.yml" --site-dir "$2"
"$folder/check.py" "$2"
