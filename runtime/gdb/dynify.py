"""GDB for programs that use dynify: `source dynify.py`, or include <dynify/gdb.hpp> in the program.

Prints dyns, boxes, tasks and places as they are meant, and has two commands: `dynify bt` walks from a coroutine to those that wait for it,
`dynify tasks` lists the coroutines that wait. See docs/guide/debugging.md. Nothing of the program is called or changed, so that all of it
works with core files.
"""
import re

import gdb
import gdb.printing

WORD = gdb.lookup_type("void").pointer().sizeof


# ---- Memory ------------------------------------------------------------------------------------------------------------------------


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


# ---- Coroutines --------------------------------------------------------------------------------------------------------------------


class Body:
    """What the resume function of a coroutine tells: its name, its promise's type, its source."""

    def __init__(self, pc):
        self.pc = pc
        block = gdb.block_for_pc(pc)
        while block and not block.function:
            block = block.superblock
        self.block = block
        self.name = self.find_name()
        self.promise = self.find_promise()

    def find_name(self):
        name = symbol_at(self.pc)
        frame = re.search(r"(_Z\w+)\.Frame\*\)", name)  # g++: the function's own name is that of its frame's type
        if frame:
            return plain(gdb.execute("demangle -- " + frame[1], to_string=True).strip())
        return plain(re.sub(r" \[clone .*", "", name))

    def find_promise(self):
        for symbol in self.block or ():
            if symbol.name in ("__promise", "_Coro_promise"):
                return symbol.type.strip_typedefs()
        return None

    @property
    def is_task(self):
        """Whether the coroutine returns a dynify::task; None where nothing tells."""
        if self.promise is None:
            return None
        return bool(re.match(r"dynify::v1::detail::promise(_of_function)?<", self.promise.name or ""))

    @property
    def declared(self):
        """The file and the line of the function, or None."""
        function = self.block.function if self.block else None
        return (function.symtab.filename, function.line or self.own_line(self.pc)) if function and function.symtab else None

    def instructions(self):
        if not self.block:
            return []
        architecture = gdb.selected_inferior().architecture()
        flavor = gdb.parameter("disassembly-flavor") if "x86" in architecture.name() or "i386" in architecture.name() else None
        if not flavor:
            return []
        gdb.execute("set disassembly-flavor att")
        try:
            return architecture.disassemble(self.pc, self.last_address())
        finally:
            gdb.execute(f"set disassembly-flavor {flavor}")

    def last_address(self):
        """Where the function ends. Its block may begin elsewhere, with what the compiler found cold, and hold other functions."""
        first, beyond = self.pc, max(self.block.end, self.pc + 1)
        while beyond - first > 1:
            middle = (first + beyond) // 2
            if symbol_at(middle) == symbol_at(self.pc):
                first = middle
            else:
                beyond = middle
        return first

    def suspensions(self):
        """Which word of the frame says where the coroutine waits, how wide it is, and the addresses that write its values.

        The compiler tells the debugger nothing of it. It is the first word narrower than an address that a resumed coroutine reads from its
        frame, and where the coroutine suspends, a constant is written there.
        """
        if not hasattr(self, "written"):
            self.written = find_suspensions(self.instructions(), self.index_word())
        return self.written

    def index_word(self):
        """The same word's offset and width, where Clang describes the frame, which it does without optimisation."""
        for symbol in self.block or ():
            if symbol.name == "__coro_frame":
                for field in symbol.type.strip_typedefs().fields():
                    if field.name == "__coro_index":
                        return field.bitpos // 8, (field.bitsize + 7) // 8 or field.type.sizeof
        return 0, 0

    def own_line(self, pc):
        """The line of an instruction in the file of the function, or 0."""
        place, own = gdb.find_pc_line(pc), self.block.function.symtab
        return place.line if place.symtab and own and place.symtab.filename == own.filename else 0

    def place_of(self, frame):
        """Where the frame waits: `at FILE:LINE`; `near` it, where the code of the line cannot be told from that of others; or `in` the
        function that is declared there."""
        if not self.declared:
            return "somewhere"
        file, first = self.declared
        offset, width, written = self.suspensions()
        index = int.from_bytes(bytes_at(frame + offset, width), byte_order()) if width else None
        for pc in written.get(index, ()):
            line = self.own_line(pc)
            if first < line < self.last_line():
                return f"at {file}:{line}"
            if line and (near := self.line_before(pc)):
                return f"near {file}:{near}"
        return f"in {file}:{first}"

    def last_line(self):
        """g++ says of `co_return co_await` that it is done at the closing brace, and of much, with optimisation, that the function's first
        line does it. Beyond the last line for Clang, which tells both right."""
        if not hasattr(self, "last"):
            is_gcc = ".actor" in symbol_at(self.pc)
            self.last = max(self.own_line(i["addr"]) for i in self.instructions()) if is_gcc else 1 << 30
        return self.last

    def line_before(self, pc):
        """The last line of the body whose code stands before an instruction, or 0."""
        lines = [self.own_line(i["addr"]) for i in self.instructions() if i["addr"] < pc]
        return next((line for line in reversed(lines) if self.declared[1] < line < self.last_line()), 0)


READS = re.compile(r"(?:movz[bw]l|mov[bw]?|cmp[bw]|test[bw])\s+(?:\$0x[0-9a-f]+,)?0x([0-9a-f]+)\(%\w+\)(?:,%(\w+))?$")
WRITES = re.compile(r"mov[bw]?\s+(?:\$0x([0-9a-f]+)|%(\w+)),0x([0-9a-f]+)\(%\w+\)$")
CONSTANT = re.compile(r"mov[bwl]?\s+\$0x([0-9a-f]+),%(\w+)$")
ZEROED = re.compile(r"xor[bwl]?\s+%(\w+),%(\w+)$")
CHANGED = re.compile(r"%(\w+)$")
BYTES = re.compile(r"[abcd]l|[sd]il|bpl|r\d+b")
HALVES = re.compile(r"[abcd]x|[sd]i|bp|r\d+w")


def width_of(text, register):
    if re.match(r"(movzb|movb|cmpb|testb)", text) or (register and BYTES.fullmatch(register)):
        return 1
    if re.match(r"(movzw|movw|cmpw|testw)", text) or (register and HALVES.fullmatch(register)):
        return 2
    return 0


def register_number(register):
    """One name for all widths of a register."""
    short = re.sub(r"^[er](?=[a-z])", "", register)
    short = re.sub(r"(?<=\d)[bwd]$", "", short)
    return {"al": "ax", "bl": "bx", "cl": "cx", "dl": "dx", "sil": "si", "dil": "di", "bpl": "bp"}.get(short, short)


def find_suspensions(instructions, word):
    (offset, width), written, constants = word, {}, {}
    for instruction in instructions:
        text = re.sub(r"\s*[<#].*", "", instruction["asm"]).strip()
        if width == 0 and (read := READS.match(text)) and not text.startswith(("movb   $", "movw   $")):
            found = width_of(text, read[2])
            if found:
                offset, width = int(read[1], 16), found
        if width and (write := WRITES.match(text)) and int(write[3], 16) == offset and width_of(text, write[2]) == width:
            value = int(write[1], 16) if write[1] else constants.get(register_number(write[2]))
            if value is not None:
                written.setdefault(value & 0xFFFF, []).append(instruction["addr"])
        if constant := CONSTANT.match(text):
            constants[register_number(constant[2])] = int(constant[1], 16)
        elif (zeroed := ZEROED.match(text)) and zeroed[1] == zeroed[2]:
            constants[register_number(zeroed[1])] = 0
        elif changed := CHANGED.search(text):
            constants.pop(register_number(changed[1]), None)
    return offset, width, written


def body_of(pc, cache={}):
    """The body whose resume function begins at `pc`, or None where that is no resume function."""
    if pc not in cache:
        cache[pc] = Body(pc) if re.search(r"\.(actor|resume)\b|coro_resume", symbol_at(pc)) else None
    return cache[pc]


class Coroutine:
    """A coroutine that is suspended, or just runs, by the address of its frame."""

    def __init__(self, address, body):
        self.address = address
        self.body = body

    @classmethod
    def at(cls, address):
        """The coroutine whose frame is there, or None."""
        resume = word_at(address) if address and address % WORD == 0 else 0
        body = body_of(resume) if resume else None
        return cls(address, body) if body else None

    # A dynify::task's promise is one word, right behind the two functions. See promise_word and call in the runtime.
    @property
    def call(self):
        """The call that waits for a task, or 0."""
        word = word_at(self.address + 2 * WORD)
        if self.body.is_task is False or word == 0 or word & 1:
            return 0
        if word_at(word + 2 * WORD) != self.address:
            return 0  # the call has its result, or is gone
        return word

    @property
    def is_task(self):
        return self.body.is_task or (self.body.is_task is None and bool(self.call))

    @property
    def is_not_started(self):
        word = word_at(self.address + 2 * WORD)
        return self.body.is_task is not False and word & 1 == 1 and "published_in_this_image" in symbol_at(word & ~3)

    @property
    def is_sync_wait(self):
        return self.body.name.startswith("dynify::detail::waker::on")

    @property
    def waiting(self):
        """The address of the frame that waits for this one, or 0."""
        if self.is_task:
            return word_at(self.call) if self.call else 0
        promise = self.body.promise
        if promise is None:
            return 0
        align = max(promise.alignof, WORD)
        at = (2 * WORD + align - 1) // align * align
        return find_continuation(object_at(self.address + at, promise), 4)

    @property
    def state(self):
        if self.is_not_started:
            return "not started"
        return self.body.place_of(self.address)

    def __str__(self):
        return f"{self.body.name}, {self.state}"


def find_continuation(value, depth):
    """The frame that a promise of another library resumes: the first coroutine_handle in it that leads to a coroutine."""
    type_ = value.type.strip_typedefs()
    if type_.code != gdb.TYPE_CODE_STRUCT or depth == 0:
        return 0
    if re.match(r"std::(\w+::)*coroutine_handle<", type_.name or ""):
        address = int(value[type_.fields()[-1]].cast(gdb.lookup_type("unsigned long")))
        return address if Coroutine.at(address) else 0
    for field in type_.fields():
        if not hasattr(field, "bitpos"):
            continue
        part = value[field]
        if field.name == "caller_" and part.type.code == gdb.TYPE_CODE_PTR:  # Asio's, which keeps its coroutines apart
            if int(part) and (found := find_continuation(part.dereference()["coro_"], 1)):
                return found
            continue
        if field.name != "coro_" and (found := find_continuation(part, depth - 1)):
            return found
    return 0


# ---- dynify bt ---------------------------------------------------------------------------------------------------------------------


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
            address = int(value) if name == "frame_ptr" else int(value.address) - 2 * WORD
            coroutine = Coroutine.at(address)
            if coroutine:
                return coroutine, at
        except (ValueError, gdb.error, TypeError):
            pass
    return None, None


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


# ---- dynify tasks ------------------------------------------------------------------------------------------------------------------

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
    words = memoryview(bytes_at(begin, end - begin)).cast("L" if WORD == 8 else "I")
    for i, word in enumerate(words):
        if low <= word < high and i + 1 < len(words) and low <= words[i + 1] < high and is_in(code, word):
            coroutine = Coroutine.at(begin + i * WORD)
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


# ---- Printers ----------------------------------------------------------------------------------------------------------------------


def implementor(words):
    """The name of the implementor's type behind the two words of a dyn, and the object, or None where the type is not known."""
    table = int(words["table"])
    if not table:
        return "", None
    name = template_argument(symbol_at(word_at(table)), "record_of")
    type_ = type_named(name) if name else None
    return plain(name) or "?", object_at(int(words["object"]), type_) if type_ else None


class DynPrinter:
    """DynStream: what it refers to."""

    def __init__(self, value):
        self.name, self.object = implementor(value["dynify_"])

    def to_string(self):
        return f"dyn of {self.name}" if self.name else "dyn of nothing"

    def children(self):
        if self.object is not None:
            yield "object", self.object


class OwnerPrinter(DynPrinter):
    """box and shared: what they own."""

    def __init__(self, value):
        self.is_empty = int(value["kind_"]) == 0
        self.word = re.match(r"dynify::v1::(\w+)", value.type.strip_typedefs().name)[1]
        super().__init__(value["dyn_"])
        self.owners = 0
        if self.word == "shared" and not self.is_empty:
            count = int(value["dyn_"]["dynify_"]["object"]) + int(value["kind_"]["count_offset"])
            self.owners = int.from_bytes(bytes_at(count, 4), byte_order())

    def to_string(self):
        if self.is_empty:
            return f"empty {self.word}"
        owners = f", {self.owners} owner{'' if self.owners == 1 else 's'}" if self.owners else ""
        return f"{self.word} of {self.name}{owners}"

    def children(self):
        return iter(()) if self.is_empty else super().children()


class TaskPrinter:
    def __init__(self, value):
        self.word = int(value["word_"])

    def to_string(self):
        if self.word == 0:
            return "empty task"
        coroutine = Coroutine.at(self.word & ~7)
        return f"task {coroutine}" if coroutine else "task that its call has started"


class ConstructorPrinter:
    def __init__(self, value):
        self.value = value

    def to_string(self):
        start = symbol_at(int(self.value["start_"]))
        method = "".join(chr(int(c)) for c in re.findall(r"\(char\)(\d+)", start)).rstrip("\0")
        on = plain(template_argument(start, "starter"))
        return f"call of {method or '?'} on {on or '?'}, not made yet"

    def children(self):
        yield "arguments", self.value["args_"]


class BufferPrinter:
    def __init__(self, value):
        self.size = value.type.strip_typedefs().template_argument(0)
        self.is_occupied = bool(value["occupied_"]["is_set"])
        self.address = int(value.address)

    def to_string(self):
        if not self.is_occupied:
            return f"buffer of {int(self.size)} bytes, free"
        coroutine = Coroutine.at(self.address)
        return f"buffer of {int(self.size)} bytes with {coroutine or 'an object'}"


class StackPrinter:
    """frame_stack: the frames that live in it, the uppermost first. See stacked_bytes in the runtime for how they lie there."""

    def __init__(self, value):
        self.value = value
        self.bottom, self.top, self.end = (int(value[name]) for name in ("bottom_", "top_", "end_"))

    def frames(self):
        end = self.top
        while end > self.bottom:
            word = int.from_bytes(bytes_at(end - WORD, 4), byte_order())
            units, is_living = (word >> 8, word & 0xFF) if byte_order() == "little" else (word & 0xFFFFFF, word >> 24)
            if not units:
                return
            begin = end - units * (2 * WORD)
            if is_living:
                yield begin, Coroutine.at(begin)
            end = begin

    def to_string(self):
        living = len(list(self.frames()))
        return f"frame_stack of {self.end - self.bottom} bytes with {living} frame{'' if living == 1 else 's'}"

    def children(self):
        for number, (begin, coroutine) in enumerate(self.frames()):
            yield f"[{number}]", str(coroutine or f"an object at {begin:#x}")


def is_dyn(type_):
    if type_.code != gdb.TYPE_CODE_STRUCT:
        return False
    if (type_.name or "").startswith("dynify::v1::companion::bases::dynify_dyn<"):
        return True
    return any(f.is_base_class and is_dyn(f.type.strip_typedefs()) for f in type_.fields() if f.is_base_class)


PRINTERS = (
    (r"dynify::v1::(box|shared)<", OwnerPrinter),
    (r"dynify::v1::task<", TaskPrinter),
    (r"dynify::v1::(constructor|stored)<", ConstructorPrinter),
    (r"dynify::v1::buffer<", BufferPrinter),
    (r"dynify::v1::(frame_stack<|detail::stacked_bytes$)", StackPrinter),
)


class Printers(gdb.printing.PrettyPrinter):
    def __init__(self):
        super().__init__("dynify")

    def __call__(self, value):
        type_ = value.type.strip_typedefs().unqualified()
        if type_.code != gdb.TYPE_CODE_STRUCT:
            return None
        for pattern, printer in PRINTERS:
            if re.match(pattern, type_.name or ""):
                return printer(value)
        return DynPrinter(value) if is_dyn(type_) else None


gdb.printing.register_pretty_printer(None, Printers(), replace=True)
DynifyCommand()
BacktraceCommand()
TasksCommand()
