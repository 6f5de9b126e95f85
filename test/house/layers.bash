# Which folder may include which: sourced by tool_layers.bash and runtime_layers.bash, which name the rules from the ground up.
# shellcheck shell=bash
shopt -s nullglob
failed=0
said=' '

# includes FOLDER: `FILE:LINE INCLUDED` for what files in FOLDER include by quotes, both as paths from here. It is found beside the file or
# from here; a library's is in neither place.
includes() {
  local place included
  while IFS=' ' read -r place included; do
    if [ -e "$1/$included" ]; then included=$1/$included; fi
    [ ! -e "$included" ] || printf '%s %s\n' "$place" "$included"
  done < <(grep -nE '^ *#include "' "$1"/*.?pp /dev/null | sed 's/: *#include "\([^"]*\)".*/ \1/') |
    sed -E 's# \./# #; :again; s#[^ /.]+/\.\./##; t again'
}

# may FOLDER INCLUDED...: what files in FOLDER include stands there, too, or in one of the others, or is one of these files. Folders below
# are others.
may() {
  local place included folder allowed=" $* "
  said+="$1 "
  while IFS=' ' read -r place included; do
    folder=.
    [[ $included != */* ]] || folder=${included%/*}
    if [[ $allowed != *" $folder "* && $allowed != *" $included "* ]]; then
      echo "$place: $1 must not include $included" >&2
      failed=1
    fi
  done < <(includes "$1")
}

# may_not_say FOLDER PATTERN: no file there or below has it.
may_not_say() {
  ! grep -rnE "$2" "$1" >&2 || { echo "$1 must not know of '$2': see the lines above" >&2; failed=1; }
}

# Behind the rules: a folder that none is about is an error, too.
finish() {
  while read -r folder; do
    [[ $said == *" $folder "* ]] || { echo "no rule says what $folder may include" >&2; failed=1; }
  done < <(find . -name '*.?pp' -printf '%h\n' | sed 's#^\./##' | sort -u)
  exit $failed
}
