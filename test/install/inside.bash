#!/usr/bin/env bash
# Run by packages.bash in a minimal Debian, in a folder with the packages, the README and its example: they are installed, and the example is
# built by CMake and by make with pkg-config. No file of LLVM's is there before or behind that.
set -euo pipefail

fail() { echo "FAILED: $*" >&2 && exit 1; }

apt-get -qq update
DEBIAN_FRONTEND=noninteractive apt-get -qq -y install --no-install-recommends g++ cmake make pkg-config >/dev/null

no_llvm() {
  ! dpkg -l | grep -E '^ii +(libllvm|llvm|libclang|clang)' || fail "there is LLVM"
}

# The CMakeLists.txt is the README's, and the sources are those that it quotes.
by_cmake() {
  rm -rf by_cmake && cp -r stream by_cmake
  sed -n '/^## In your project/,/^## /p' README.md | sed -n '/^```cmake$/,/^```$/p' | sed '1d;$d' >by_cmake/CMakeLists.txt
  (cd by_cmake && cmake -B build "$@" >log && cmake --build build >>log || { cat log && fail "CMake"; })
  [ "$(by_cmake/build/app)" = "5 characters" ] || fail "the program that CMake has built"
}

# The Makefile is that of the example, which reads from pkg-config where the package is.
by_make() {
  rm -rf by_make && cp -r stream by_make
  make -C by_make >log 2>&1 || { cat log && fail "make"; }
  [ "$(by_make/app)" = "5 characters" ] || fail "the program that make has built"
}

no_llvm
dpkg -i ./*.deb >/dev/null
man_page=/usr/share/man/man1/dynify-gen.1.gz
[ -e $man_page ] || grep -q man /etc/dpkg/dpkg.cfg.d/* 2>/dev/null || fail "there is no manual page"
dynify-gen --version
by_cmake
by_make
dpkg -r libdynify-dev dynify-gen >/dev/null
[ ! -e /usr/lib/cmake/dynify ] || fail "the packages have left files"

mkdir /opt/dynify
for archive in ./*.tar.gz; do tar -xzf "$archive" -C /opt/dynify --strip-components=1; done
by_cmake -DCMAKE_PREFIX_PATH=/opt/dynify
export PKG_CONFIG_PATH=/opt/dynify/share/pkgconfig
by_make
no_llvm
echo "built by CMake and by make: from the packages, and from the archives"
