"""Coroutines by the addresses of their frames: what they are called, where they wait, who waits for them."""
import re

import gdb

from dynify_gdb.memory import byte_order, bytes_at, forgotten_when_the_program_moves, object_at, plain, symbol_at, word_at, word_size
from dynify_gdb.suspension import find_suspensions


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


def body_of(pc, cache=forgotten_when_the_program_moves({})):
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
        resume = word_at(address) if address and address % word_size() == 0 else 0
        body = body_of(resume) if resume else None
        return cls(address, body) if body else None

    # A dynify::task's promise is one word, right behind the two functions. See promise_word and call in the runtime.
    @property
    def call(self):
        """The call that waits for a task, or 0."""
        word = word_at(self.address + 2 * word_size())
        if self.body.is_task is False or word == 0 or word & 1:
            return 0
        if word_at(word + 2 * word_size()) != self.address:
            return 0  # the call has its result, or is gone
        return word

    @property
    def is_task(self):
        return self.body.is_task or (self.body.is_task is None and bool(self.call))

    @property
    def is_not_started(self):
        word = word_at(self.address + 2 * word_size())
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
        align = max(promise.alignof, word_size())
        at = (2 * word_size() + align - 1) // align * align
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
