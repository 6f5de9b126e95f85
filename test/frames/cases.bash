#!/usr/bin/env bash
# cases.bash DYNIFY_GEN COMPILERS: what hides frames from the tool is an error that names the flag, never an empty table; what is there
# twice is merged. COMPILERS is colon-separated, and holds a g++.
set -euo pipefail
gen=$(realpath "$1") compilers=${2//:/ }
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

fail() {
  printf 'FAILED: %s\n' "$*" >&2
  cat out err >&2
  exit 1
}
expect() { grep -qF -- "$2" "$1" || fail "$case: '$2' is not in $1"; }

# frames argument...: expects success.
frames() { "$gen" frames "$@" >out 2>err || fail "$case: dynify-gen frames $* failed"; }
# refused CODE TEXT argument...
refused() {
  local code=0 want=$1 text=$2
  shift 2
  "$gen" frames "$@" >out 2>err || code=$?
  [ $code = "$want" ] || fail "$case: exit code $code, not $want"
  [ ! -s out ] || fail "$case: something was printed"
  expect err "$text"
}

# Sets gcc and clang_VERSION.
clangs=()
for compiler in $compilers; do
  case $("$compiler" --version | head -n 1) in
    *clang*)
      version=$("$compiler" -dumpversion)
      clangs+=("${version%%.*}")
      declare "clang_${version%%.*}=$compiler" ;;
    *) gcc=$compiler ;;
  esac
done
# clang VERSION argument...: fails where there is none.
has() { local name=clang_$1; [ -n "${!name:-}" ]; }
clang() { local name=clang_$1; shift; "${!name}" "$@"; }
newest=${clangs[-1]}

common=(-std=c++20 -fno-exceptions)
source() { printf '#include "%s/small_task.hpp"\nvoid use(void*);\n%s\n' "$here" "$2" >"$1.cpp"; }
source one 'task one(int n) { char block[200]; use(block); co_await suspend(); use(block); }'
source none 'int none() { return 3; }'
echo 'void use(void*) {}' >use.cpp

case="no debug information"
for compiler in $compilers; do
  "$compiler" "${common[@]}" -c one.cpp -o one.o
  refused 1 "compile with -g" one.o
  expect err "the frame of 'one(int)' in one.o is unknown"
done

case="-g1"
"$gcc" "${common[@]}" -g1 -c one.cpp -o one.o
refused 1 "describes no types (-g1, -gline-tables-only)" one.o
for version in "${clangs[@]}"; do
  clang "$version" "${common[@]}" -gline-tables-only -c one.cpp -o one.o
  refused 1 "compile with -g" one.o
done

case="clang 17 to 19 at -O1"
if has 19; then
  clang 19 "${common[@]}" -g -O2 -c one.cpp -o one.o
  refused 1 "clang 17 to 19 describe no frames at -O1 and above" one.o
  expect err "-Xclang -fexperimental-assignment-tracking=disabled"
  # What it names helps.
  clang 19 "${common[@]}" -g -O2 -Xclang -fexperimental-assignment-tracking=disabled -c one.cpp -o one.o
  frames one.o
  clang 19 "${common[@]}" -g -O2 -fsave-optimization-record -foptimization-record-passes=coro-split -c one.cpp -o one.o
  frames one.opt.yaml
  frames one.o one.opt.yaml
  refused 1 "clang 17 to 19" one.o
fi

case="-flto"
"$gcc" "${common[@]}" -g -flto -c one.cpp -o one.o
refused 1 "it holds GCC's intermediate code (-flto)" one.o
clang "$newest" "${common[@]}" -g -flto -c one.cpp -o one.o
refused 1 "it holds LLVM's bitcode (-flto)" one.o
"$gcc" "${common[@]}" -flto -fdump-lang-class=one.class -c one.cpp -o one.o
frames one.class
clang "$newest" "${common[@]}" -flto -fsave-optimization-record -foptimization-record-passes=coro-split -c one.cpp -o one.o
frames one.opt.yaml
if has 22; then
  clang 22 "${common[@]}" -O2 -flto=thin -fsave-optimization-record -foptimization-record-passes=coro-split -c one.cpp -o one.o
  refused 1 "with -flto=thin splits coroutines at the link only" one.opt.yaml
fi

case="-gsplit-dwarf"
for compiler in "$gcc" $(clang() { local name=clang_$1; echo "${!name}"; }; clang "$newest"); do
  rm -f ./*.dwo
  "$compiler" "${common[@]}" -g -gsplit-dwarf -c one.cpp -o one.o
  refused 1 "one.dwo' (-gsplit-dwarf); give that file" one.o
  frames one.dwo
done

case="compressed, other versions of DWARF, types in sections of their own"
for flag in -gz -gdwarf-4 -gdwarf-3 -fdebug-types-section; do
  for compiler in "$gcc" $(clang() { local name=clang_$1; echo "${!name}"; }; clang "$newest"); do
    "$compiler" "${common[@]}" -g $flag -c one.cpp -o one.o
    frames one.o
    expect out "one(int)"
  done
done

case="an archive, an executable, an object without coroutines beside"
"$gcc" "${common[@]}" -g -c one.cpp -o one.o
"$gcc" "${common[@]}" -g -c none.cpp -o none.o
"$gcc" "${common[@]}" -c use.cpp -o use.o
rm -f both.a
ar rc both.a none.o one.o
frames both.a
frames both.a --format=json
expect out '"input": "both.a(one.o)"'
frames one.o none.o
refused 1 "no coroutine frames found" none.o
echo 'int main() {}' >main.cpp
"$gcc" "${common[@]}" main.cpp one.o use.o -o program
frames program
expect out "one(int)"

case="an inline coroutine of two sizes"
body='inline task twice(int n) { char block[300]; use(block); co_await suspend(); use(block); }'
source small "#define N 100
${body/300/N} void a() { twice(1); }"
source large "#define N 300
${body/300/N} void b() { twice(1); }"
for compiler in $compilers; do
  "$compiler" "${common[@]}" -g -c small.cpp -o small.o
  "$compiler" "${common[@]}" -g -c large.cpp -o large.o
  frames small.o large.o
  expect err "warning: 'twice(int)' has "
  expect err " bytes in large.o and "
  [ "$(grep -c twice out)" = 1 ] || fail "$case: it is there twice"
done

case="one name in two anonymous namespaces"
body='namespace { task same(int n) { char block[N]; use(block); co_await suspend(); use(block); } }'
source first "#define N 100
$body void a() { same(1); }"
source second "#define N 300
$body void b() { same(1); }"
for compiler in $compilers; do
  "$compiler" "${common[@]}" -g -c first.cpp -o first.o
  "$compiler" "${common[@]}" -g -c second.cpp -o second.o
  frames first.o second.o
  [ "$(grep -c 'same(int)' out)" = 2 ] || fail "$case: they are not both there"
  frames first.o second.o --format=header
  ! grep -q same out || fail "$case: the header has what nobody can name"
done

case="alignment"
source aligned 'struct alignas(64) wide { char c[64]; }; task aligned() { wide w; use(&w); co_await suspend(); use(&w); }'
for compiler in $compilers; do
  "$compiler" "${common[@]}" -g -c aligned.cpp -o aligned.o
  frames aligned.o
  expect out " 64  dwarf"
  expect err "wants an alignment of 64: it is placed at 16"
done

case="a frame inside of its caller's"
source inside '#include <coroutine>
task leaf(int n) { char block[200]; use(block); co_await suspend(); use(block); }
task parent(int n) { leaf(n); co_await suspend(); }'
for compiler in $compilers; do
  "$compiler" "${common[@]}" -g -O0 -c inside.cpp -o inside.o
  frames inside.o
  expect out "leaf(int)"
done

case="a coroutine that nobody calls"
source unused 'task used(int n) { co_await suspend(); } static inline task unused(int n) { co_await suspend(); }'
"$gcc" "${common[@]}" -w -O2 -fdump-lang-class=unused.class -c unused.cpp -o unused.o
frames unused.class
expect out "unused(int)"
if has 22; then
  clang 22 "${common[@]}" -w -O2 -g -c unused.cpp -o unused.o
  frames unused.o
  ! grep -q unused\(int out || fail "$case: clang made it"
fi

case="help"
frames --help
expect out "USAGE: dynify-gen frames [options]"
! grep -q 'debugify\|x86-' out || fail "$case: options of LLVM"

case="what is no input"
refused 2 "neither an object, an archive, a class dump of GCC nor an optimisation record of clang" one.cpp
refused 2 "cannot be read" missing.o
refused 2 "no input given"
refused 2 "'--filter' is no regular expression" one.o --filter='('
refused 1 "no coroutine's name matches 'nothing'" one.o --filter=nothing
head -c 2000 one.o >cut.o
refused 2 "'cut.o': " cut.o

case="output that does not change is not written"
frames one.o --format=header -o one.hpp
touch -d '2001-01-01' one.hpp
frames one.o --format=header -o one.hpp
[ "$(stat -c %Y one.hpp)" = "$(date -d '2001-01-01' +%s)" ] || fail "$case"

case="budgets of several builds in one file"
refused 2 "make it by '--update-budget'" one.o --budget budget.json --build gcc
frames one.o --budget budget.json --build gcc --update-budget
clang "$newest" "${common[@]}" -g -c one.cpp -o clang.o
refused 1 "has no budget for the build 'clang'" clang.o --budget budget.json --build clang
frames clang.o --budget budget.json --build clang --update-budget
frames one.o --budget budget.json --build gcc
frames clang.o --budget budget.json --build clang
sed -i 's/block\[200\]/block[264]/' one.cpp
for build in gcc clang; do
  compiler=$gcc
  [ $build = gcc ] || { name=clang_$newest; compiler=${!name}; }
  "$compiler" "${common[@]}" -g -c one.cpp -o one.o
  code=0
  "$gen" frames one.o --budget budget.json --build $build >out 2>err || code=$?
  [ $code = 1 ] || fail "$case: $build: exit code $code"
  expect out "+64  one(int)"
  expect out "+264 local block: char[264]"
  expect err "frames outgrew 'budget.json' ($build)"
done
