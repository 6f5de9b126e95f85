"""`dynify bt` and `dynify tasks`."""
import re

import gdb

from dynify_gdb.coroutine import Coroutine
from dynify_gdb.memory import bytes_at, symbol_at, word_size


def thread_of(address):
    """The thread on whose stack an address is, and the lowest of its gdb frames that holds it."""
    for thread in gdb.selected_inferior().threads():
        thread.switch()
        frame = gdb.newest_frame()
        while frame:
            outer = frame.older()
            if outer and int(frame.read_register("sp")) <= address < int(outer.read_register("sp")):
                return thread, frame
            frame = outer
    return None, None


def where_sync_wait_stands(address):
    selected = gdb.selected_thread()
    selected_frame = gdb.selected_frame() if selected else None
    try:
        thread, frame = thread_of(address)
        if not thread:
            return "dynify::sync_wait"
        while frame and re.match(r"(dynify::(v1::)?|std::__atomic|bool std::)", frame.name() or ""):
            frame = frame.older()
        text = f"dynify::sync_wait, thread {thread.num}"
        if frame and frame.name():
            place = frame.find_sal()
            text += f", {frame.name()} at {place.symtab.filename}:{place.line}" if place.symtab else f", {frame.name()}"
        return text
    finally:
        if selected:
            selected.switch()
            selected_frame.select()


def chain_from(coroutine):
    """The coroutine, and all that wait for it, the innermost first."""
    seen = set()
    while coroutine and coroutine.address not in seen:
        seen.add(coroutine.address)
        yield coroutine
        coroutine = Coroutine.at(coroutine.waiting)


def lines_of_chain(coroutine, running_at=None):
    for number, each in enumerate(chain_from(coroutine)):
        if each.is_sync_wait:
            yield f"#{number:<3}{where_sync_wait_stands(each.address)}"
        else:
            state = f"at {running_at}" if number == 0 and running_at else each.state
            yield f"#{number:<3}{each.address:#x} {each.body.name} {state}"


def frame_address(value):
    """The address of the coroutine's frame that a value means: of a task, a handle, a buffer, or the address itself."""
    type_ = value.type.strip_typedefs()
    if type_.code in (gdb.TYPE_CODE_REF, gdb.TYPE_CODE_RVALUE_REF):
        return frame_address(value.referenced_value())
    name = type_.name or ""
    if name.startswith("dynify::v1::task<"):
        return int(value["word_"]) & ~7
    if name.startswith("dynify::v1::buffer<"):
        return int(value.address)
    if re.match(r"std::(\w+::)*coroutine_handle<", name):
        return int(value[type_.fields()[-1]].cast(gdb.lookup_type("unsigned long")))
    return int(value)


def selected_coroutine():
    """The coroutine in whose body the selected frame of gdb is, and the line, or None."""
    frame = gdb.selected_frame()
    while frame and frame.type() == gdb.INLINE_FRAME:
        frame = frame.older()
    place = gdb.selected_frame().find_sal()
    at = f"{place.symtab.filename}:{place.line}" if place.symtab else None
    for name in ("frame_ptr", "__promise"):
        try:
            value = frame.read_var(name)
            address = int(value) if name == "frame_ptr" else int(value.address) - 2 * word_size()
            coroutine = Coroutine.at(address)
            if coroutine:
                return coroutine, at
        except (ValueError, gdb.error, TypeError):
            pass
    return coroutine_in_registers(frame), at


def coroutine_in_registers(frame):
    """The same in optimised code of Clang, which has forgotten where the frame is: a register that calls keep holds its address."""
    name = re.sub(r" \[clone .*", "", symbol_at(frame.pc()))
    for register in ("rbx", "rbp", "r12", "r13", "r14", "r15") + tuple(f"x{n}" for n in range(19, 29)):
        try:
            coroutine = Coroutine.at(int(frame.read_register(register)) & (1 << 8 * word_size()) - 1)
        except (ValueError, gdb.error):
            continue
        if coroutine and re.sub(r" \[clone .*", "", symbol_at(coroutine.body.pc)) == name:
            return coroutine
    return None


class DynifyCommand(gdb.Command):
    """What dynify knows of the program's coroutines.

    dynify bt [EXPRESSION]   the coroutine, and those that wait for it
    dynify tasks             the coroutines that wait"""

    def __init__(self):
        super().__init__("dynify", gdb.COMMAND_STACK, prefix=True)


class BacktraceCommand(gdb.Command):
    """dynify bt [EXPRESSION]: the chain of coroutines from one to the outermost that waits for it.

    EXPRESSION is a task, a coroutine_handle, a buffer, or the address of a coroutine's frame. Without one, the coroutine is the one whose
    body the selected frame is in."""

    def __init__(self):
        super().__init__("dynify bt", gdb.COMMAND_STACK)

    def invoke(self, argument, from_tty):
        if argument:
            value = gdb.parse_and_eval(argument)
            coroutine, at = Coroutine.at(frame_address(value)), None
            if not coroutine:
                raise gdb.GdbError(f"dynify: no coroutine's frame is at {argument}")
        else:
            coroutine, at = selected_coroutine()
            if not coroutine:
                raise gdb.GdbError("dynify: the selected frame is not in a coroutine's body: name a task, a handle or an address; "
                                   "`dynify tasks` lists them")
        for line in lines_of_chain(coroutine, at):
            print(line)


LARGEST_AREA = 1 << 28


def memory_areas():
    """Areas of the program's memory: (begin, end, permissions, name)."""
    for line in gdb.execute("info proc mappings", to_string=True).splitlines():
        fields = line.split()
        if len(fields) >= 5 and fields[0].startswith("0x"):
            yield int(fields[0], 16), int(fields[1], 16), fields[4], " ".join(fields[5:])


def is_in(areas, address):
    return any(begin <= address < end for begin, end in areas)


def coroutines_in(begin, end, code):
    """Every address of an area at which two functions of a coroutine stand, as a frame begins."""
    low, high = min(b for b, _ in code), max(e for _, e in code)
    size = word_size()
    words = memoryview(bytes_at(begin, end - begin)).cast("L" if size == 8 else "I")
    for i, word in enumerate(words):
        if low <= word < high and i + 1 < len(words) and low <= words[i + 1] < high and is_in(code, word):
            coroutine = Coroutine.at(begin + i * size)
            if coroutine:
                yield coroutine


class TasksCommand(gdb.Command):
    """dynify tasks: the coroutines of dynify that wait, wherever their frames are, and what each waits for.

    Looks through all memory that can be written. A frame that was destroyed while it waited is listed until its bytes are used again."""

    def __init__(self):
        super().__init__("dynify tasks", gdb.COMMAND_STACK)

    def invoke(self, argument, from_tty):
        areas = list(memory_areas())
        code = [(begin, end) for begin, end, permissions, _ in areas if "x" in permissions]
        found = {}
        for begin, end, permissions, name in areas:
            if "w" not in permissions or name in ("[vvar]", "[vsyscall]"):
                continue
            if end - begin > LARGEST_AREA:
                print(f"{begin:#x}: {(end - begin) >> 20} MiB are not searched")
                continue
            try:
                found.update((c.address, c) for c in coroutines_in(begin, end, code) if c.call)
            except gdb.MemoryError:
                continue
        callee_of = {c.waiting: c for c in found.values()}
        for address in sorted(found):
            coroutine, callee = found[address], callee_of.get(address)
            what = f" for {callee.address:#x} {callee.body.name}" if callee else ""
            print(f"{address:#x} {coroutine.body.name} waits{what} {coroutine.state}")
        print(f"{len(found)} coroutines wait")
