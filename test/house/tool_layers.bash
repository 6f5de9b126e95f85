#!/usr/bin/env bash
# The tool's folders include downwards only: tool_layers.bash [TOOL], TOOL being the folder tool/.
set -euo pipefail
cd "${1:-$(dirname "$0")/../../tool}"
shopt -s nullglob
failed=0
said=' '

# may FOLDER INCLUDED...: what files in FOLDER include of the tool stands there, too, or in one of the others, or is one of these files.
# Folders below are others.
may() {
  local folder=$1 place included allowed=" $* "
  said+="$folder "
  while IFS=' ' read -r place included; do
    [ -e "$included" ] || continue  # a library's
    if [[ $allowed != *" ${included%/*} "* && $allowed != *" $included "* ]]; then
      echo "tool/$place $folder must not include $included" >&2
      failed=1
    fi
  done < <(grep -nE '^ *#include "' "$folder"/*.?pp /dev/null | sed 's/: *#include "\([^"]*\)".*/: \1/')
}

# may_not_say FOLDER PATTERN: no file there or below has it.
may_not_say() {
  ! grep -rnE "$2" "$1" >&2 || { echo "tool/$1 must not know of '$2': see the lines above" >&2; failed=1; }
}

# From what knows nothing to what knows all.
may model
may text
may emit model emit/parts
may emit/parts model emit/printer.hpp emit/scope.hpp emit/call.hpp
may_not_say model 'clang::|llvm::|#include "(clang|llvm)/'
may_not_say emit 'clang::|llvm::|#include "(clang|llvm)/'
may_not_say text 'clang::|#include "clang/'

may diagnose model
may output text
may frames model

# What all readers stand on.
ground=(model diagnose scan/source_text.hpp scan/quiet.hpp scan/conditionals.hpp)
may scan/marks "${ground[@]}"
may scan/types "${ground[@]}" scan/marks
may scan/members "${ground[@]}" scan/marks scan/types scan/remote
may scan/remote "${ground[@]}" scan/marks scan/types scan/members
may scan/bodies "${ground[@]}" scan/marks scan/types scan/members
may scan model diagnose text scan/marks scan/types scan/members scan/remote scan/bodies

may cli model text emit output diagnose frames scan scan/remote/remote_options.hpp
may . cli

while read -r folder; do
  [[ $said == *" $folder "* ]] || { echo "no line of this test says what tool/$folder may include" >&2; failed=1; }
done < <(find . -name '*.?pp' -printf '%h\n' | sed 's#^\./##' | sort -u)
exit $failed
