#!/usr/bin/env python3
"""Every test belongs to exactly one set, so that none is run by no command: sets_test.py CTEST BUILD"""
import json
import subprocess
import sys

ctest, build = sys.argv[1:]
shown = subprocess.run([ctest, "--test-dir", build, "--show-only=json-v1"], check=True, capture_output=True, text=True).stdout
tests = json.loads(shown)["tests"]
sets = {"quick", "test", "all"}
wrong = []
for test in tests:
    labels = [value for p in test.get("properties", []) if p["name"] == "LABELS" for value in p["value"]]
    if len(sets.intersection(labels)) != 1:
        wrong.append(f"{test['name']} has the labels {labels}, of which one must be a set")
print(f"{len(tests)} tests")
if wrong or not tests:
    sys.exit("\n".join(wrong) or "no tests")
