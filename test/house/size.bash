#!/usr/bin/env bash
# No function and no file outgrows the house: size.bash [TOP]. Universal Ctags finds the functions; without it this is skipped (77).
# A function that is reported has more than one thing to do: give each a name of its own. A file that is has more than one concept.
set -euo pipefail
cd "${1:-$(dirname "$0")/../..}"
runtime_function=50 tool_function=60 file=600

ctags --version 2>/dev/null | grep -q '^Universal Ctags' || { echo "skipped: there are no Universal Ctags"; exit 77; }

sources() { find "$1" -name '*.hpp' -o -name '*.cpp'; }

# long_functions FOLDER LIMIT
long_functions() {
  sources "$1" | ctags -L - -f - --languages=C++ --kinds-C++=f --fields=+ne --excmd=number |
    awk -F'\t' -v limit="$2" '{
      line = end = 0
      for (i = 4; i <= NF; ++i) {
        if ($i ~ /^line:/) line = substr($i, 6)
        if ($i ~ /^end:/) end = substr($i, 5)
      }
      ++count
      if (end - line + 1 > limit) printf "%s:%d: %s has %d lines, of %d\n", $2, line, $1, end - line + 1, limit
    }
    END { if (count < 100) print "only " count " functions were found: ctags has not read them" }'
}

too_long=$(
  long_functions runtime "$runtime_function"
  long_functions tool "$tool_function"
  { sources runtime; sources tool; } | xargs wc -l |
    awk -v limit="$file" '$2 != "total" && $1 > limit { printf "%s has %d lines, of %d\n", $2, $1, limit }'
)
[ -z "$too_long" ] || { printf '%s\n' "$too_long" >&2; exit 1; }
