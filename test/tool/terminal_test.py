#!/usr/bin/env python3
"""What the tool prints to a terminal: terminal_test.py DYNIFY_GEN

A pseudo terminal of some width stands for one: colours are where nobody forbids them, and the table of frames is cut off at the edge.
"""
import fcntl
import os
import pty
import struct
import subprocess
import sys
import tempfile
import termios

tool = os.path.realpath(sys.argv[1])

RECORD = """--- !Passed
Pass:            coro-split
Name:            CoroSplit
DebugLoc:        {{ File: 'a/rather/long/folder/of/großer/reader.cpp', Line: 1234, Column: 0 }}
Function:        {name}
Args:
  - function:        {name}
  - frame_size:      '288'
  - align:           '16'
...
"""
LONG = "_ZN2my" + "25namespace_of_many_letters" * 4 + "Ev"


def on_terminal(*arguments, columns=80, **environment):
    """What a terminal shows, escape sequences and all."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    variables = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS", "TERM")}
    variables.update({"TERM": "xterm-256color", **environment})
    process = subprocess.Popen([tool, *arguments], stdout=follower, stderr=follower, env=variables)
    os.close(follower)
    text = b""
    while True:
        try:
            block = os.read(leader, 4096)
        except OSError:  # Linux: the last writer is gone
            break
        if not block:
            break
        text += block
    os.close(leader)
    process.wait()
    return text.decode().replace("\r\n", "\n")


def check(condition, what):
    if not condition:
        sys.exit(f"FAILED: {what}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        with open("a.opt.yaml", "w", encoding="utf-8") as file:
            file.write(RECORD.format(name="_ZN2my4readEi") + RECORD.format(name=LONG))
        with open("a.hpp", "w", encoding="utf-8") as file:
            file.write("class [[dynify::trait]] A {\n public:\n  int n;\n};\n")

        for words in (["a.hpp"], ["gone.hpp"], ["frames", "a.opt.yaml"], ["frames", "gone.o"]):
            check("\x1b[" in on_terminal(*words), f"{words} has no colour on a terminal")
            check("\x1b[" not in on_terminal(*words, NO_COLOR="1"), f"{words} has colours in spite of NO_COLOR")
            check("\x1b[" in on_terminal(*words, NO_COLOR=""), f"{words}: an empty NO_COLOR forbids nothing")
            check("\x1b[" not in on_terminal(*words, TERM="dumb"), f"{words} has colours on a dumb terminal")
            check("\x1b[" not in on_terminal(*words, "--color=never"), f"{words} has colours in spite of --color=never")
            check("\x1b[" in on_terminal(*words, "--color=always", NO_COLOR="1"), f"{words} --color=always has none")

        for columns in (60, 80, 120):
            lines = on_terminal("frames", "a.opt.yaml", columns=columns, NO_COLOR="1").splitlines()
            check(len(lines) == 3, f"{len(lines)} lines at {columns} columns: {lines}")
            check(max(map(len, lines)) <= columns, f"a line is longer than {columns} columns: {lines}")
            check("my::read(int)" in lines[1] + lines[2], f"what fits is cut off at {columns} columns: {lines}")
            check("…" in lines[1] + lines[2] and lines[1].endswith(".cpp:1234"), f"nothing is cut off at {columns} columns: {lines}")
        wide = on_terminal("frames", "a.opt.yaml", columns=300, NO_COLOR="1")
        check("…" not in wide and "a/rather/long/folder" in wide, f"something is cut off at 300 columns: {wide}")
        narrow = on_terminal("frames", "a.opt.yaml", columns=300, NO_COLOR="1", COLUMNS="70")
        check(max(map(len, narrow.splitlines())) <= 70, f"COLUMNS does not count: {narrow}")
        piped = subprocess.run([tool, "frames", "a.opt.yaml"], capture_output=True, text=True, check=True).stdout
        check("…" not in piped and "\x1b[" not in piped, f"a pipe is no terminal: {piped}")


main()
