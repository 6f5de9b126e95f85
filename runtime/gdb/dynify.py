"""GDB for programs that use dynify: `source dynify.py`, or include <dynify/gdb.hpp> in the program.

Prints dyns, boxes, tasks and places as they are meant, and has two commands: `dynify bt` walks from a coroutine to those that wait for it,
`dynify tasks` lists the coroutines that wait. See docs/guide/debugging.md. Nothing of the program is called or changed, so that all of it
works with core files.
"""
import os
import sys

import gdb
import gdb.printing


def load():
    """Reads the folder beside this file, anew if gdb has it already, and leaves nothing in it."""
    folder = os.path.dirname(os.path.abspath(__file__))
    writes = sys.dont_write_bytecode
    sys.dont_write_bytecode = True
    sys.path.insert(0, folder)
    try:
        for name in [name for name in sys.modules if name.split(".")[0] == "dynify_gdb"]:
            del sys.modules[name]
        from dynify_gdb import commands, printers
    finally:
        sys.path.remove(folder)
        sys.dont_write_bytecode = writes
    gdb.printing.register_pretty_printer(None, printers.Printers(), replace=True)
    commands.DynifyCommand()
    commands.BacktraceCommand()
    commands.TasksCommand()


load()
