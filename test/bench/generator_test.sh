#!/usr/bin/env bash
# The generator's benchmark in small: generator_test.sh DYNIFY_GEN CLANG. What it measures is not looked at.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$(dirname "$0")/generator.py" "$1" "$work/results" --clang "$2" --shared "$1" --rounds 1 --headers 2 3 4
python3 - "$work/results/generator.json" <<'END'
import json, sys
result = json.load(open(sys.argv[1]))
assert result["name"] == "generator"
assert [t["name"] for t in result["tables"]] == ["start_up", "one_header", "many_headers", "growth"]
assert all(len(row) == len(t["columns"]) for t in result["tables"] for row in t["rows"])
growth = result["tables"][-1]["rows"]
assert [row[:2] for row in growth] == [[2, 8], [3, 12], [4, 16]] and growth[0][2] < growth[1][2] < growth[2][2]
assert all(set(g) == {"what", "value", "bar", "aim"} and isinstance(g["value"], float) for g in result["goals"]) and len(result["goals"]) == 8
END
