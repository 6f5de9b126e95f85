#!/usr/bin/env python3
"""Runs a test, unless all that it reads is as it was when it last passed: remembered.py STATE INPUT:INPUT... COMMAND ARGUMENT...

An input is a file, or a folder with all that is in it. The command and its arguments count, too, and those of them that are programs by
their size and time, so that another compiler runs the test again. A test that fails is never remembered. With DYNIFY_TEST_AGAIN=1 in the
environment every test is run.
"""
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

state, inputs, *command = sys.argv[1:]
state = Path(state)


def files_of(path):
    """In an order that does not depend on the file system."""
    found = sorted(path.rglob("*")) if path.is_dir() else [path]
    return [p for p in found if p.is_file()]


def digest():
    found = hashlib.sha256("\0".join(command).encode())
    for word in command:
        # A list of compilers is one argument: its members are joined by colons or bars.
        for name in word.replace("|", ":").split(":"):
            program = shutil.which(name) if name else None
            if program:
                status = os.stat(program)
                found.update(f"{program} {status.st_size} {status.st_mtime_ns}\0".encode())
    for name in inputs.split(":"):
        for path in files_of(Path(name)):
            found.update(f"{path}\0".encode())
            found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


now = digest()
if not os.environ.get("DYNIFY_TEST_AGAIN") and state.exists() and state.read_text() == now:
    print("passed before, and nothing that this test reads has changed")
    sys.exit(0)
state.unlink(missing_ok=True)
result = subprocess.run(command).returncode
if result == 0:
    state.parent.mkdir(parents=True, exist_ok=True)
    state.write_text(now)
sys.exit(result if result >= 0 else 128 - result)
