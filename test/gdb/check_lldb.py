#!/usr/bin/env python3
"""check_lldb.py LLDB PROGRAM: lldb shows what PROGRAM, built from waiting.cpp, has in its dyns, boxes and buffers."""
import os
import re
import subprocess
import sys
from pathlib import Path

lldb, program = sys.argv[1:]
script = Path(__file__).resolve().parents[2] / "runtime/lldb/dynify_lldb.py"
shown = {
    "dyn": r"dyn of Device (?s:.*?)\(?id = 4711\b",
    "box": r"box of Device (?s:.*?)\(?id = 12\b",
    "shared": r"shared of Device (?s:.*?)\(?id = 13\b",
    "nothing": r"empty box",
    "occupied": r"buffer of 256 bytes with innermost\(int\)",
    "built": r"buffer of 64 bytes with an object",
    "empty": r"buffer of 16 bytes, free",
}
commands = [f"command script import {script}", "breakpoint set --name stopped", "run"]
for name in shown:
    commands += [f"script print('SHOWN {name}')", f"target variable *shown->{name}"]
arguments = [a for command in [*commands, "script print('SHOWN end')", "kill"] for a in ("-o", command)]
run = subprocess.run([lldb, "--no-lldbinit", "--batch", *arguments, program], capture_output=True, text=True, timeout=250,
                     env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})
# The commands are echoed: what they print stands on lines of its own.
parts = dict(re.findall(r"(?ms)^SHOWN (\w+)$(.*?)(?=^SHOWN |\Z)", run.stdout))
wrong = [f"{name}: nothing matches {pattern!r} in\n{parts.get(name, run.stdout + run.stderr)}" for name, pattern in shown.items()
         if not re.search(pattern, parts.get(name, ""))]
if wrong:
    sys.exit("\n\n".join(wrong))
