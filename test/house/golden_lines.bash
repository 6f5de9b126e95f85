#!/usr/bin/env bash
# A golden is read by people: golden_lines.bash LIMIT. A companion below test/golden has LIMIT lines at most, or as many as
# long_goldens.txt grants it, by a line `PATH LINES why it cannot be shorter`. No number there grows.
# golden_lines.bash LIMIT update      lowers the numbers, and drops the lines that are not needed any more
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
granted=$here/long_goldens.txt
limit=$1
cd "$here/../golden"

counted=$(find . -name '*.dyn.hpp' -printf '%P\n' | sort | xargs wc -l | awk '$2 != "total" { print $2, $1 }')

# What each golden has, beside what it may have.
check() {
  awk -v limit="$limit" '
    /^#/ { next }
    FILENAME == ARGV[1] {
      granted[$1] = $2
      if (NF < 3) print $1 " is granted " $2 " lines without a reason: long_goldens.txt says why it cannot be shorter"
      next
    }
    { has[$1] = $2 }
    END {
      for (name in has) {
        if (has[name] > limit && !(name in granted))
          print name " has " has[name] " lines, of " limit ": show one capability, or share it among several goldens"
        else if (name in granted && has[name] > granted[name])
          print name " has " has[name] " lines, and had " granted[name] " before"
        else if (name in granted && (has[name] < granted[name] || has[name] <= limit))
          print name " has " has[name] " lines, and no longer " granted[name] ": test/house/golden_lines.bash " limit " update"
      }
      for (name in granted) if (!(name in has)) print name " is gone: test/house/golden_lines.bash " limit " update"
    }' "$granted" <(printf '%s\n' "$counted") | sort
}

# The granted lines with the numbers of today. Comments and reasons stay.
lower() {
  awk -v limit="$limit" '
    FILENAME == ARGV[1] { has[$1] = $2; next }
    /^#/ { print; next }
    ($1 in has) && has[$1] > limit { if (has[$1] < $2) $2 = has[$1]; print }' <(printf '%s\n' "$counted") "$granted"
}

if [ "${2:-}" = update ]; then
  lowered=$(lower)
  printf '%s\n' "$lowered" >"$granted"
fi
wrong=$(check)
[ -z "$wrong" ] || { printf '%s\n' "$wrong" >&2; exit 1; }
