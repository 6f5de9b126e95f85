#!/usr/bin/env bash
# steps.bash NINJA BUILD TARGET BUDGET: what TARGET needs is built in at most BUDGET steps, from an empty tree.
set -euo pipefail
steps=$("$1" -C "$2" -t commands "$3" | grep -vc 'cmake --regenerate-during-build' || true)
echo "$3 takes $steps steps; its budget is $4"
((steps <= $4)) || {
  echo "What a set builds is paid by everybody at every change: build it once, or raise the budget in test/CMakeLists.txt with a reason" >&2
  exit 1
}
