#!/usr/bin/env python3
"""check.py GDB PROGRAM SOURCE KIND: gdb shows what PROGRAM, built from SOURCE (waiting.cpp) by KIND (gcc-O2, ...), has in its variables, and who waits for whom.

The script of gdb is found by the program's own section, as users have it. Lines are compared with the marks `// line: NAME` of the source.
"""
import re
import subprocess
import sys
from pathlib import Path

gdb, program, source, kind = sys.argv[1:]
lines = {m[1]: n for n, text in enumerate(Path(source).read_text().splitlines(), 1) if (m := re.search(r"// line: (\w+)", text))}

commands = ["set pagination off", "set width 0", "set debuginfod enabled off", "set confirm off", "break stopped", "run"]
printed = ["dyn", "box", "shared", "nothing", "task", "call", "occupied", "built", "empty", "frames"]
commands += [f"print *shown->{name}" for name in printed] + ["echo BACKTRACE\\n", "dynify bt sleeper", "echo TASKS\\n", "dynify tasks"]
commands += ["echo TASK\\n", "dynify bt *shown->task", "echo OTHER\\n", "dynify bt 16"]
commands += ["echo RUNNING\\n", "tbreak innermost_goes_on", "continue", "up", "dynify bt", "echo END\\n"]
arguments = [a for command in commands for a in ("-ex", command)]
# As from a .gdbinit, before gdb has a program; and then by the program's own section.
script = Path(__file__).resolve().parents[2] / "runtime/gdb/dynify.py"
first = subprocess.run([gdb, "-nx", "-batch", "-iex", f"source {script}", "-ex", "break stopped", "-ex", "run", "-ex", "print *shown->box", program],
                       capture_output=True, text=True, timeout=250)
run = subprocess.run([gdb, "-nx", "-batch", "-iex", f"add-auto-load-safe-path {Path(program).parent}", *arguments, program],
                     capture_output=True, text=True, timeout=250)
output = run.stdout + run.stderr
complaints = []


def expect(what, pattern, text):
    if not re.search(pattern, text):
        complaints.append(f"{what}: nothing matches {pattern!r} in\n{text}")


expect("box, with the script loaded first", r"= box of Device = \{object = \{id = 12\}\}", first.stdout)
values = dict(zip(printed, (m[1] for m in re.finditer(r"^\$\d+ = (.*)$", output, re.M))))
for name, pattern in {
    "dyn": r"dyn of Device = \{object = \{id = 4711\}\}",
    "box": r"box of Device = \{object = \{id = 12\}\}",
    "shared": r"shared of Device, 1 owner = \{object = \{id = 13\}\}",
    "nothing": r"empty box",
    "task": r"task innermost\(int\), not started",
    "call": r"call of Waits::wait on Device, not made yet = ",
    "occupied": r"buffer of 256 bytes with innermost\(int\), not started",
    "built": r"buffer of 64 bytes with an object",
    "empty": r"buffer of 16 bytes, free",
    "frames": r"frame_stack of 512 bytes with 1 frame = \{\[0\] = innermost\(int\), not started\}",
}.items():
    expect(name, pattern, values.get(name, output))


def section(name, end):
    found = re.search(rf"^{name}$(.*?)^{end}$", output, re.M | re.S)
    return found[1] if found else output


# The chain goes through a frame_stack by parameter, defer(...).in, storage, a task of init, another library's task, and sync_wait.
chain = [("innermost(int)", "innermost"), ("on_stack(dynify::frame_stack_ref, int)", "on_stack"), ("Device::wait(int)", "wait"),
         ("Device::stored(int)", "stored"), ("middle(DynWaits)", "middle"), ("outer(DynWaits)", "outer"),
         ("foreign(DynWaits)", "foreign"), ("outermost(DynWaits)", "outermost")]
backtrace = section("BACKTRACE", "TASKS")


def place(mark):
    """Where a coroutine waits. Of g++ with optimisation the function is enough: its code does not tell every line."""
    if kind == "gcc-O2":
        return r"(?:at|near|in) \S*waiting\.cpp:\d+"
    return rf"(?:at|near) \S*waiting\.cpp:{lines[mark]}"


for number, (function, mark) in enumerate(chain):
    expect("bt", rf"(?m)^#{number} +0x[0-9a-f]+ {re.escape(function)} {place(mark)}$", backtrace)
expect("bt", rf"(?m)^#{len(chain)} +dynify::sync_wait, thread 2, .* at \S*waiting\.cpp:{lines['other']}$", backtrace)

tasks = section("TASKS", "TASK")
expect("tasks", r"(?m)^0x[0-9a-f]+ innermost\(int\) waits (at|near|in) ", tasks)
expect("tasks", r"(?m)^0x[0-9a-f]+ outer\(DynWaits\) waits for 0x[0-9a-f]+ middle\(DynWaits\) (at|near|in) ", tasks)
expect("tasks", rf"(?m)^{len(chain) - 1} coroutines wait$", tasks)
expect("bt task", r"#0 +0x[0-9a-f]+ innermost\(int\) not started", section("TASK", "OTHER"))
# Without an argument, the coroutine is the one whose body runs in the selected frame; the line is that of gdb.
expect("bt of a body that runs", rf"(?m)^#0 +0x[0-9a-f]+ innermost\(int\) at \S*waiting\.cpp:{lines['goes_on']}$", section("RUNNING", "END"))
expect("bt of a body that runs", r"(?m)^#1 +0x[0-9a-f]+ on_stack\(", section("RUNNING", "END"))
expect("bt of nothing", r"dynify: no coroutine's frame is at 16", output)
if complaints:
    sys.exit("\n\n".join(complaints))
