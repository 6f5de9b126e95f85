"""How gdb prints what dynify makes."""
import re

import gdb
import gdb.printing

from dynify_gdb.coroutine import Coroutine
from dynify_gdb.memory import byte_order, bytes_at, object_at, plain, symbol_at, template_argument, type_named, word_at, word_size


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
    """frame_stack: the frames that live in it, the uppermost first. See stack_footer in the runtime for the words behind them."""

    def __init__(self, value):
        self.value = value
        self.bottom, self.top, self.end = (int(value[name]) for name in ("bottom_", "top_", "end_"))

    @staticmethod
    def footer(end):
        """Of the word that ends at an address: whether its frame lives, and the bytes to the footer below."""
        word = bytes_at(end - word_size(), word_size())
        if word_size() == 8:
            return word[0] != 0, int.from_bytes(word[1:5], byte_order())
        return word[0] != 0, int.from_bytes(word[1:4], byte_order()) * 2 * word_size()

    def frames(self):
        end = self.top
        while end > self.bottom:
            is_living, distance = self.footer(end)
            if not distance:
                return
            begin = end - distance
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
