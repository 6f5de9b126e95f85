#!/usr/bin/env python3
"""The sets of tests hold what they say: sets_test.py CTEST NINJA BUILD

Every test belongs to one set, so that none is run by no command. What a test runs or reads of the build tree is built by the target of
its set, so that each set passes from an empty tree.
"""
import json
import os
import subprocess
import sys

SETS = ["quick", "test", "all"]
ctest, ninja, build = sys.argv[1:]


def output_of(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def labels_of(test):
    return {value for p in test.get("properties", []) if p["name"] == "LABELS" for value in p["value"]}


def made_files():
    """Absolute paths of all that a rule of the build makes."""
    lines = output_of(ninja, "-C", build, "-t", "targets", "all").splitlines()
    names = (line.rsplit(": ", 1)[0] for line in lines if not line.endswith(": phony"))
    return {os.path.normpath(os.path.join(build, name)) for name in names}


def built_by(set_name):
    """What a set builds: what its commands name, and the outputs of those that do not name them, as scripts that are given a folder.

    Ninja 1.11 lists no inputs that only order asks for, so that the commands are asked.
    """
    commands = output_of(ninja, "-C", build, "-t", "commands", "tests_" + set_name)
    lines = set(commands.splitlines())
    outputs = [edge["output"] for edge in json.loads(output_of(ninja, "-C", build, "-t", "compdb")) if edge["command"] in lines]
    return {os.path.normpath(os.path.join(build, word)) for word in [*commands.split(), *outputs]}


tests = json.loads(output_of(ctest, "--test-dir", build, "--show-only=json-v1"))["tests"]
made = made_files()
built = {name: built_by(name) for name in SETS}
wrong = [] if tests else ["there are no tests"]
for test in tests:
    sets = labels_of(test).intersection(SETS)
    if len(sets) != 1:
        wrong.append(f"{test['name']} is in the sets {sorted(sets)}, where it must be in one")
        continue
    for set_name in sets:
        missing = made.intersection(test.get("command", [])) - built[set_name]
        wrong += [f"{test['name']} needs {path}, which tests_{set_name} does not build" for path in sorted(missing)]
print(f"{len(tests)} tests")
if wrong:
    sys.exit("\n".join(wrong))
