# What the scripts of this folder and of test/install share. Each is run by ctest in a folder of its own, with these variables set:
#   DYNIFY_SOURCE  this project       DYNIFY_PREFIX  where it is installed      DYNIFY_GEN  the tool of this build
#   DYNIFY_FROM    installed, subdirectory or fetched                           GENERATOR   of CMake, for the consumer
#   CXX, BUILD_TYPE  the consumer's, unless the defaults are meant              LAUNCHER    of compilers, may be empty
# shellcheck shell=bash
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)

fail() {
  printf 'FAILED: %s\n' "$*" >&2
  exit 1
}

# Copies the project NAME beside the script into an empty one and goes there: start NAME
start() {
  local work=$PWD/work
  rm -rf "$work"
  cp -r "$here/$1" "$work"
  cd "$work"
}

# configure [cmake argument...]: into build/
configure() {
  local arguments=(-S . -B build -G "$GENERATOR" -DCMAKE_BUILD_TYPE="${BUILD_TYPE-Debug}" -DDYNIFY_FROM="$DYNIFY_FROM"
    -DDYNIFY_SOURCE="$DYNIFY_SOURCE" -DCMAKE_CXX_COMPILER_LAUNCHER="$LAUNCHER")
  if [ "$DYNIFY_FROM" = installed ]; then
    arguments+=(-DCMAKE_PREFIX_PATH="$DYNIFY_PREFIX")
  elif [ "$DYNIFY_FROM" != fetched_with_the_tool ]; then
    arguments+=(-DDYNIFY_GEN_EXECUTABLE="$DYNIFY_GEN")
  fi
  cmake "${arguments[@]}" "$@" >configure.log 2>&1 || { cat configure.log && fail "it does not configure"; }
}

# Builds, and keeps what was printed in build.log.
build() {
  cmake --build build --parallel 2 "$@" >build.log 2>&1 || { cat build.log && fail "it does not build"; }
}

expect_equal() {
  [ "$1" = "$2" ] || fail "expected '$2', got '$1'"
}

expect_contains() {
  grep -qF -- "$2" "$1" || { cat "$1" && fail "'$2' is not in $1"; }
}

expect_contains_not() {
  ! grep -qF -- "$2" "$1" || { cat "$1" && fail "'$2' is in $1"; }
}

# The time a file was changed, in nanoseconds.
changed() { stat -c %.Y "$1"; }

# Remembers when files were changed: remember FILE...
declare -A remembered
remember() {
  local file
  for file in "$@"; do remembered[$file]=$(changed "$file"); done
  sleep 0.05
}

expect_untouched() {
  local file
  for file in "$@"; do [ "$(changed "$file")" = "${remembered[$file]}" ] || fail "$file was written again"; done
}

expect_rewritten() {
  local file
  for file in "$@"; do [ "$(changed "$file")" != "${remembered[$file]}" ] || fail "$file was not written again"; done
}

# The object of a source below build/.
object_of() { find build -name "$1.o" -not -path '*/dynify/*' | head -n 1; }

# Makefiles look at whole seconds where the file system does: wait until a change is surely later.
let_time_pass() { sleep 1.1; }
