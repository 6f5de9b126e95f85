#!/usr/bin/env bash
# systems.bash DYNIFY_GEN FOLDER [NAME...]: the tests on the systems and with the flags that the matrix does not have: systems.py says
# which NAMEs there are, and prints the table. Besides these, trixie and sid: Debian of that name in a folder of its own, where
# trixie runs what a newcomer does, and sid's newest compilers build what systems.py does. Needs root and Debian.
set -euo pipefail
gen=$1 folder=$2
shift 2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/dynify-systems

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

# A minimal Debian, made once: make_base SUITE.
make_base() {
  local base=$cache/$1 mirror
  [ ! -e "$base/.complete" ] || return 0
  rm -rf "$base" && mkdir -p "$base"
  mirror=$(grep -hoE '^(URIs: |deb )[^ ]+' /etc/apt/sources.list.d/*.sources /etc/apt/sources.list 2>/dev/null | head -n 1 | sed 's/^[^ ]* //')
  debootstrap --variant=minbase "$1" "$base" "$mirror" >"$cache/$1.log" 2>&1 || { tail -n 3 "$cache/$1.log" >&2; return 1; }
  echo "deb $mirror $1 main" >"$base/etc/apt/sources.list"
  touch "$base/.complete"
}

# inside SUITE COMMAND...: in a copy of that Debian, with the committed state of this project in /src.
inside() {
  local machine status=0
  make_base "$1"
  machine=$(mktemp -d)
  cp -a "$cache/$1/." "$machine"
  cp /etc/resolv.conf /etc/hosts "$machine/etc/"
  mkdir "$machine/src"
  git -C "$root" archive HEAD | tar -x -C "$machine/src"
  mount --bind /proc "$machine/proc"
  mount --bind /dev "$machine/dev"
  chroot "$machine" /usr/bin/env -i HOME=/var/tmp PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
    bash -c 'cd /src && exec "$@"' bash "${@:2}" </dev/null || status=$?
  umount "$machine/dev" "$machine/proc"
  rm -rf --one-file-system "$machine"
  return $status
}

newcomer() { inside trixie bash -c './dev demo && ./dev test'; }

newest() {
  inside sid bash -c 'set -e; apt-get -qq update
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
mkdir -p "$cache"
[ ${#here_named[@]} = 0 ] || "$here/systems.py" "$gen" "$folder" "${here_named[@]}" || status=1
for suite in "${suites[@]}"; do
  if [ "$suite" = trixie ]; then newcomer || status=1; else newest || status=1; fi
done
exit $status
