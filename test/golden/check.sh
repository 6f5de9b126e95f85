#!/usr/bin/env bash
# One golden: check.sh compare_made TOOL RUNTIME FOLDER/CASE   the companions that `make` has left there are the committed ones, byte for byte
#             check.sh diagnose TOOL RUNTIME FILE   the header is refused with these words and exit code 1
# All of them: check.sh make TOOL RUNTIME FOLDER   writes all companions, where no .clang-format counts
#              check.sh format TOOL RUNTIME -      by this project's .clang-format every companion is the committed one but for white space,
#                                                  and so are those of the cases in run/, which have no line that is too long
# Snippets that the compiler prints below its messages are left out: they differ between versions of LLVM.
set -euo pipefail
mode=$1 program=$2 runtime=$3 target=$4
here=$(cd "$(dirname "$0")" && pwd)

# Traits whose headers need more options say so in a line of their own: `// options: --trait vendor::Client`.
options() { sed -n 's|^// options: ||p' "$@"; }
# The same for flags of the compiler: `// flags: -std=c++2b`.
flags() { sed -n 's|^// flags: ||p' "$@"; }

# The headers of the golden of the current folder: those that have committed companions.
headers() {
  local companion
  for companion in "$here/$(basename "$PWD")"/*.dyn.hpp; do basename "${companion%.dyn.hpp}.hpp"; done
}

# Sets `work` to a folder where no .clang-format is above.
make_work() {
  work=$(mktemp -d)
  # shellcheck disable=SC2064  # the folder of now
  trap "rm -rf '$work'" EXIT
}

# Writes the companions of the headers in the current folder.
run() {
  # shellcheck disable=SC2046  # lists of words
  "$program" $(headers) $(options $(headers)) -- "-I$runtime" $(flags $(headers))
}

# Compares the committed companions with those in the current folder, as `cat` or another filter lets them through.
compare() {
  local filter=$1 header
  for header in $(headers); do
    header=${header%.hpp}.dyn.hpp
    [[ -f $header ]] || { echo "$header was not written" >&2; return 1; }
    diff -u --label "$header, committed" <("$filter" <"$here/$(basename "$PWD")/$header") --label "$header" <("$filter" <"$header") || return 1
  done
}

make() {
  work=$target
  rm -rf "$work"
  mkdir -p "$work"
  echo 'DisableFormat: true' >"$work/.clang-format"
  copy_goldens
  run_all_goldens
}

# The goldens without their companions.
copy_goldens() {
  cp -r "$here"/*/ "$work/"
  rm -rf "$work/diagnostics" "$work"/*/*.dyn.hpp
}

compare_made() {
  cd "$target"
  compare cat || { echo "golden $(basename "$target") differs; if the new text is right: test/golden/update.sh" >&2; exit 1; }
}

# Without white space, and as if no comment and no string literal were continued in another line.
words() { tr -d '[:space:]' | sed 's|//*||g; s|""||g'; }

# What is longer has no place to be broken at.
has_long_lines() {
  local long
  long=$(grep -nE '^.{101,}$' <<<"$2" | grep -vE '^[0-9]+:(#| *(return )?"| *//|[^ ]*$)' || true)
  [[ -n $long ]] || return 1
  echo "the companion of $1 has lines that are too long:"$'\n'"$long" >&2
}

# The headers of a program in run/.
cases() {
  local header
  for header in [A-Z][0-9][0-9]_*.hpp; do
    [[ $header == *_runs.hpp || $header == *.dyn.hpp ]] || echo "$header"
  done
}

# Writes the companions of the current folder in run/: one call of the tool for all, since most of its time is reading.
run_cases() {
  # shellcheck disable=SC2046  # lists of words
  "$program" $(cases) $(options $(cases)) -- "-I$runtime"
}

# Compares the companions of the current folder with those in the other one, where no .clang-format is.
compare_cases() {
  local other=$1 header differ=0
  for header in *.dyn.hpp; do
    diff <(words <"$other/$header") <(words <"$header") || differ=1
    ! has_long_lines "$header" "$(<"$other/$header")" || differ=1
  done
  return $differ
}

# Writes the companions of all goldens below `work`. Most of the tool's time is reading the standard library: goldens whose names do not
# clash are headers of one call, and those with options or hostile names have a call of their own.
run_all_goldens() {
  local golden group word shared=() seen=()
  for golden in "$work"/*/main.cpp; do
    cd "$(dirname "$golden")"
    if [[ $PWD == */T23_* || -n $(options ./*.hpp)$(flags ./*.hpp) ]]; then
      run || true
      continue
    fi
    declared=$(declared)
    for ((group = 0; group < ${#seen[@]}; ++group)); do ! clashes "${seen[group]}" || continue; break; done
    seen[group]="${seen[group]-} $declared "
    for word in $(headers); do shared[group]="${shared[group]-} $(basename "$PWD")/$word"; done
  done
  cd "$work"
  # A header that is refused leaves the others of its call without companions, so that each has one of its own then.
  # shellcheck disable=SC2086  # lists of words
  for group in "${!shared[@]}"; do
    "$program" ${shared[group]} -- "-I$runtime" && continue
    for word in ${shared[group]}; do "$program" "$word" -- "-I$runtime" || true; done
  done
}

# One of the words in `declared` is in SEEN: clashes SEEN.
clashes() {
  local word
  for word in $declared; do
    [[ $1 != *" $word "* ]] || return 0
  done
  return 1
}

# The names that the headers of the current folder declare outside of classes, as far as a clash goes.
declared() {
  local header
  for header in *.hpp; do
    [[ $header == *.dyn.hpp ]] || sed -nE 's/^( *template <.*> )?(class|struct|enum class|enum|using) (\[\[.*\]\] )?([A-Za-z_0-9]+).*/\4/p' "$header"
  done | sort -u | tr '\n' ' '
}

format() {
  make_work
  local plain=$work/without
  work=$work/with
  mkdir "$work"
  cp -r "$here/run" "$plain"
  copy_goldens
  cp "$here/../../.clang-format" "$work"
  local golden failures=0
  run_all_goldens
  for golden in "$work"/*/main.cpp; do
    cd "$(dirname "$golden")"
    compare words || failures=1
  done
  for golden in "$work"/run/*/main.cpp; do
    (cd "$plain/$(basename "$(dirname "$golden")")" && run_cases)
    cd "$(dirname "$golden")"
    run_cases
    compare_cases "$plain/$(basename "$PWD")" || failures=1
  done
  return $failures
}

diagnose() {
  cd "$here/diagnostics"
  local expected=${target%.hpp}.txt actual code=0 flags
  flags=$(sed -n 's|^// flags: ||p' "$target")
  # shellcheck disable=SC2046,SC2086  # lists of words
  actual=$("$program" -o - "$target" $(options "$target") -- "-I$runtime" $flags 2>&1 >/dev/null) || code=$?
  actual=$(grep -E '^[^ ].*: (error|note|warning): ' <<<"$actual" || true)
  if [[ $code != 1 ]]; then
    echo "$target: exit code $code, not 1" >&2
    exit 1
  fi
  if ! diff -u "$expected" - <<<"$actual"; then
    echo "golden $expected differs; if the new text is right: test/golden/update.sh $program" >&2
    exit 1
  fi
  # With fixes, as programs read them.
  expected=${target%.hpp}.json
  [[ -f $expected ]] || return 0
  # shellcheck disable=SC2046,SC2086  # lists of words
  actual=$("$program" --diagnostics=json -o - "$target" $(options "$target") -- "-I$runtime" $flags 2>&1 >/dev/null || true)
  if ! diff -u "$expected" - <<<"$actual"; then
    echo "golden $expected differs; if the new text is right: test/golden/update.sh $program" >&2
    exit 1
  fi
}

"$mode"
