"""The program's memory, symbols and types, as gdb has them."""
import re

import gdb

WORD = gdb.lookup_type("void").pointer().sizeof


def bytes_at(address, size):
    return bytes(gdb.selected_inferior().read_memory(address, size))


def byte_order():
    return "little" if "little" in gdb.execute("show endian", to_string=True) else "big"


def word_at(address):
    """The word at an address, or 0 where there is no memory."""
    try:
        return int.from_bytes(bytes_at(address, WORD), byte_order())
    except gdb.MemoryError:
        return 0


def object_at(address, type_):
    return gdb.Value(address).cast(type_.pointer()).dereference()


def symbol_at(address, cache={}):
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
