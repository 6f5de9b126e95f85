#!/usr/bin/env bash
# shell_files_test.bash DYNIFY_GEN CMAKE SCRIPT: the manual page and the completions have the options that --help has, and no others.
set -euo pipefail
gen=$(realpath "$1") cmake=$2 script=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

fail() {
  printf 'FAILED: %s\n' "$*" >&2
  exit 1
}

"$cmake" -D "tool=$gen" -D "folder=$work" -P "$script"
for command in generator frames bound explain; do
  words=()
  [ $command = generator ] || words=("$command")
  "$gen" "${words[@]}" --help | sed -n 's/^  \(--\{0,1\}[a-z][a-z-]*\)[ =].*/\1/p' | sort -u >$command.expected
  [ -s $command.expected ] || fail "$command has no options"
done
sort -u ./*.expected >all.expected

# The manual page: each option has a paragraph of its own.
sed -n 's/^\\fB\(\\-.*\)\\fR.*$/\1/p' dynify-gen.1 | sed 's/\\fR.*//; s/\\//g' | sort -u >man.found
diff all.expected man.found || fail "the manual page has other options"
for heading in NAME SYNOPSIS DESCRIPTION OPTIONS COMMANDS EXAMPLES 'EXIT CODES'; do
  grep -q "^\.SH $heading$" dynify-gen.1 || fail "the manual page has no $heading"
done
if command -v groff >/dev/null; then
  groff -man -Tutf8 -ww dynify-gen.1 >page 2>warnings || fail "groff does not read the manual page"
  [ ! -s warnings ] || fail "groff warns of the manual page: $(head -n 3 warnings)"
fi

# bash: what is offered at some places.
# shellcheck source=/dev/null
source ./dynify-gen.bash
PATH=$(dirname "$gen"):$PATH
complete_at_end() {
  COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
  _dynify_gen
  printf '%s\n' "${COMPREPLY[@]}" | sort
}
diff generator.expected <(complete_at_end dynify-gen -) || fail "bash: the generator's options"
diff frames.expected <(complete_at_end dynify-gen frames -) || fail "bash: the options of frames"
diff bound.expected <(complete_at_end dynify-gen bound -) || fail "bash: the options of bound"
diff explain.expected <(complete_at_end dynify-gen explain -) || fail "bash: the options of explain"
[ "$(complete_at_end dynify-gen --diagnostics = j)" = json ] || fail "bash: values behind ="
[ "$(complete_at_end dynify-gen --color n)" = never ] || fail "bash: values"
[ "$(complete_at_end dynify-gen fr)" = frames ] || fail "bash: commands"
complete_at_end dynify-gen explain not-a | grep -qx not-a-class || fail "bash: rules"

# zsh and fish: by their text, and by themselves where they are.
grep -o "^      '--\{0,1\}[a-z][a-z-]*" _dynify-gen | sed "s/ *'//" | sort -u | diff all.expected - || fail "zsh has other options"
sed -n "s/.*' -\([ls]\) \([a-z-]*\) .*/\1 \2/p" dynify-gen.fish | sed 's/^l /--/; s/^s /-/' | sort -u | diff all.expected - || fail "fish has other options"
! command -v zsh >/dev/null || zsh -n _dynify-gen || fail "zsh does not read its completion"
! command -v fish >/dev/null || fish --no-execute dynify-gen.fish || fail "fish does not read its completion"
