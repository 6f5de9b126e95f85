#!/usr/bin/env bash
# systems.bash DYNIFY_GEN FOLDER [NAME...]: the tests on the systems and with the flags that the matrix does not have: systems.py says
# which NAMEs there are, and prints the table. Besides these, trixie and sid: Debian of that name in a folder of its own, where
# trixie runs what a newcomer does, and sid's newest compilers build what systems.py does. Needs root and Debian.
set -euo pipefail
gen=$1 folder=$2
shift 2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
source "$here/debian.bash"

packages() {
  case $1 in
    aarch64*) echo g++-aarch64-linux-gnu qemu-user ;;
    armhf) echo g++-arm-linux-gnueabihf qemu-user ;;
    riscv64) echo g++-riscv64-linux-gnu qemu-user ;;
    s390x) echo g++-s390x-linux-gnu qemu-user ;;
    i386) echo g++-i686-linux-gnu qemu-user ;;
    mingw*) echo g++-mingw-w64-x86-64-posix wine wine64 ;;
    libc++*) echo libc++-19-dev libc++abi-19-dev clang-19 ;;
    clang-thin-lto) echo lld-19 clang-19 ;;
    trixie | sid) echo debootstrap ;;
  esac
}

# The committed state of this project: committed FOLDER.
committed() { git -C "$root" archive HEAD | tar -x -C "$1"; }

newcomer() { inside trixie committed bash -c './dev demo && ./dev test'; }

newest() {
  inside sid committed bash -c 'set -e; apt-get -qq update
    DEBIAN_FRONTEND=noninteractive apt-get -qq -y install --no-install-recommends \
      g++-15 g++-16 clang-21 clang-23 googletest ninja-build python3 libfmt-dev cmake libzstd-dev zlib1g-dev git g++ \
      llvm-19-dev libclang-19-dev clang-19 >/dev/null
    ./dev build
    test/systems/systems.py build/bin/dynify-gen build/systems g++-15 g++-16 clang++-21 clang++-23'
}

[ $# -gt 0 ] || { mapfile -t named < <("$here/systems.py" --list); set -- "${named[@]}" trixie sid; }
missing=() here_named=() suites=()
for name in "$@"; do
  case $name in trixie | sid) suites+=("$name") ;; *) here_named+=("$name") ;; esac
  for package in $(packages "$name") googletest ninja-build python3; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing+=("$package")
  done
done
if [ ${#missing[@]} -gt 0 ]; then
  apt-get -qq update
  DEBIAN_FRONTEND=noninteractive apt-get -qq -y install --no-install-recommends "${missing[@]}"
fi

status=0
[ ${#here_named[@]} = 0 ] || "$here/systems.py" "$gen" "$folder" "${here_named[@]}" || status=1
for suite in "${suites[@]}"; do
  if [ "$suite" = trixie ]; then newcomer || status=1; else newest || status=1; fi
done
exit $status
