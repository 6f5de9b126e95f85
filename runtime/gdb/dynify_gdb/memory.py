"""The program's memory, symbols and types, as gdb has them."""
import re

import gdb

def word_size():
    """Bytes of an address. Asked each time: the script may be loaded before a program is."""
    return gdb.lookup_type("void").pointer().sizeof


def bytes_at(address, size):
    return bytes(gdb.selected_inferior().read_memory(address, size))


def byte_order():
    return "little" if "little" in gdb.execute("show endian", to_string=True) else "big"


def word_at(address):
    """The word at an address, or 0 where there is no memory."""
    try:
        return int.from_bytes(bytes_at(address, word_size()), byte_order())
    except gdb.MemoryError:
        return 0


def object_at(address, type_):
    return gdb.Value(address).cast(type_.pointer()).dereference()


def forgotten_when_the_program_moves(cache):
    """Empties a cache of addresses where a program or a library is loaded, or ends: afterwards they mean something else."""
    gdb.events.new_objfile.connect(lambda _: cache.clear())
    gdb.events.exited.connect(lambda _: cache.clear())
    return cache


def symbol_at(address, cache=forgotten_when_the_program_moves({})):
    """The name of the symbol at an address, as a reader writes it, or an empty string."""
    if address not in cache:
        text = gdb.execute(f"info symbol {address:#x}", to_string=True)
        cache[address] = "" if text.startswith("No symbol") else re.split(r" in section | \+ \d+", text)[0]
    return cache[address]


def plain(name):
    return name.replace("dynify::v1::", "dynify::")


def template_argument(name, head):
    """The first template argument of `head<...>` in a symbol's name."""
    begin = name.find(head + "<")
    if begin < 0:
        return ""
    begin += len(head) + 1
    depth = 0
    for at in range(begin, len(name)):
        depth += (name[at] in "<(") - (name[at] in ">)")
        if depth < 0 or (depth == 0 and name[at] == ","):
            return name[begin:at].strip()
    return ""


def type_named(name):
    """The type of a name that a symbol has, which puts `const` behind."""
    name = re.sub(r"\s*\bconst$", "", name)
    for tried in (name, name.replace("ul>", ">"), re.sub(r"\b(\d+)ul\b", r"\1", name)):
        try:
            return gdb.lookup_type(tried)
        except gdb.error:
            pass
    return None
