#!/usr/bin/env bash
# packages.bash PACKAGES [SUITE...]: what cpack has put into the folder PACKAGES is without an error for lintian, and serves clean systems:
# the Debian packages first, then the archives. Suites are bookworm and trixie if none are named. Needs root, debootstrap and lintian.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
packages=$(cd "$1" && pwd)
shift
[ $# -gt 0 ] || set -- bookworm trixie
# shellcheck source=../systems/debian.bash
source "$here/../systems/debian.bash"

fill() {
  cp "$packages"/* "$here/inside.bash" "$1"
  cp -r "$root/docs/examples/stream" "$1/stream"
  cp "$root/README.md" "$1"
}

lintian --allow-root --fail-on error "$packages"/*.deb
for suite in "$@"; do
  echo "==> $suite"
  inside "$suite" fill bash inside.bash
done
