#!/usr/bin/env bash
# How long dynify-gen takes beside clang -fsyntax-only: generator.sh DYNIFY_GEN [LLVM_VERSION] [ROUNDS]
#
# One header, and a hundred in one call against a file that includes them all. Runs alternate, so that whatever else the
# machine does hits both; the best of the rounds counts. Last lines: the two ratios.
set -euo pipefail
tool=$(realpath "$1") version=${2:-19} rounds=${3:-15}
clang=clang-$version
runtime=$(cd "$(dirname "$0")/../../runtime/include" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

header() {
  cat <<END
#pragma once
#include <dynify/task.hpp>
#include <optional>
#include <string>
#include <vector>
namespace bench {
/// Stream number $1.
class [[dynify::trait]] Stream$1 {
 public:
  /// The next character, or nullopt at the end.
  dynify::task<std::optional<char>> next();
  dynify::task<void> put_back(std::string text, const int& times = 1);
  dynify::task<std::vector<int>> all(std::vector<int> from) const;
  [[nodiscard]] bool exhausted() const;
  void rewind() noexcept;
};
}  // namespace bench
END
}

for i in $(seq 100); do
  header "$i" >"stream$i.hpp"
  echo "#include \"stream$i.hpp\"" >>all.hpp
done
sed -i '1i #pragma once' all.hpp

# Milliseconds of one run.
milliseconds() {
  local start end
  start=$(date +%s%N)
  "$@" >/dev/null
  end=$(date +%s%N)
  echo $(((end - start) / 1000000))
}

# compare NAME FILE HEADER...: the best of each, and their ratio.
compare() {
  local name=$1 file=$2 best_tool=999999 best_clang=999999 now
  shift 2
  for _ in $(seq "$rounds"); do
    now=$(milliseconds "$clang" -fsyntax-only -w -x c++ -std=c++20 -I"$runtime" "$file")
    ((now < best_clang)) && best_clang=$now
    rm -f ./*.dyn.hpp
    now=$(milliseconds "$tool" "$@" -- -I"$runtime")
    ((now < best_tool)) && best_tool=$now
  done
  printf '%-12s dynify-gen %5d ms   %s -fsyntax-only %5d ms   ratio %d.%02d\n' "$name" "$best_tool" "$clang" "$best_clang" \
    $((best_tool / best_clang)) $((best_tool * 100 / best_clang % 100))
}

compare "one header" stream1.hpp stream1.hpp
compare "100 headers" all.hpp stream{1..100}.hpp
