#!/usr/bin/env python3
"""compile_time_test.py DYNIFY_GEN COMPILER...: the benchmark of what users pay at compile time, as short as it goes, says what it should."""

import json
import pathlib
import subprocess
import sys
import tempfile

generator, compilers = sys.argv[1], sys.argv[2:]
script = pathlib.Path(__file__).resolve().parent / "compile_time.py"
with tempfile.TemporaryDirectory() as folder:
    subprocess.run([sys.executable, script, generator, folder, "--traits", "2", "--rounds", "1", "--inclusion-rounds", "1",
                    "--compilers", ",".join(compilers)], check=True)
    result = json.loads((pathlib.Path(folder) / "compile-time.json").read_text())

programs, inclusions = result["tables"]
assert [table["name"] for table in result["tables"]] == ["programs", "inclusions"]
assert len(programs["rows"]) == 2 * len(compilers)
for table in result["tables"]:
    for row in table["rows"]:
        assert len(row) == len(table["columns"]), row
        assert all(number > 0 for number in row[1:]), row
assert all(goal["value"] > 0 and goal["bar"] > 1 for goal in result["goals"])
assert len(result["goals"]) == 5 * len(compilers)
