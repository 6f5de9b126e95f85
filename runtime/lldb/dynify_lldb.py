"""LLDB for programs that use dynify: `command script import dynify_lldb.py`.

Prints dyns, boxes and buffers as they are meant; see docs/guide/debugging.md. Nothing of the program is called or changed, so that it works
with core files.
"""
import re

import lldb

# What compilers add to the name of a coroutine for its parts. g++ also has the frame as a parameter: `f(f(int)::_Z1fi.Frame*)`.
SUFFIX = re.compile(r" ?[\[(](?:clone )?\.(?:resume|destroy|cleanup|actor)[\])].*$")


def word_at(value, address):
    """The word at an address, or 0 where there is no memory."""
    error = lldb.SBError()
    word = value.GetProcess().ReadPointerFromMemory(address, error)
    return word if error.Success() else 0


def symbol_at(value, address):
    """The name of the symbol at an address, as a reader writes it, or an empty string."""
    return value.GetTarget().ResolveLoadAddress(address).GetSymbol().GetName() or ""


def plain(name):
    return name.replace("dynify::v1::", "dynify::")


def type_behind(value, words):
    """The name of the implementor's type behind the two words of a dyn, which the record at the head of its table has."""
    table = words.GetChildMemberWithName("table").GetValueAsUnsigned() or words.GetChildAtIndex(1).GetValueAsUnsigned()
    found = re.search(r"record_of<(.*)>$", symbol_at(value, word_at(value, table)))
    return found[1] if found else ""


def words_of(value):
    """The two words of a dyn, or of the dyn in a box or a shared; None for an owner that is empty."""
    dyn = value.GetChildMemberWithName("dyn_")
    if not dyn.IsValid():
        return value.GetChildMemberWithName("dynify_")
    return dyn.GetChildMemberWithName("dynify_") if value.GetChildMemberWithName("kind_").GetValueAsUnsigned() else None


def implementor_summary(value, _):
    value = value.GetNonSyntheticValue()
    owner = re.match(r"dynify::v1::(box|shared)<", value.GetType().GetUnqualifiedType().GetCanonicalType().GetName())
    words = words_of(value)
    if words is None:
        return f"empty {owner[1]}"
    return f"{owner[1] if owner else 'dyn'} of {plain(type_behind(value, words)) or '?'}"


def buffer_summary(value, _):
    size = re.search(r"buffer<(\d+)", value.GetType().GetCanonicalType().GetName())[1]
    if not value.GetChildMemberWithName("occupied_").GetChildMemberWithName("is_set").GetValueAsUnsigned():
        return f"buffer of {size} bytes, free"
    function = symbol_at(value, word_at(value, value.GetLoadAddress()))
    coroutine = SUFFIX.sub("", function) if SUFFIX.search(function) else ""
    of_gcc = re.match(r"[^(]*\((.*)::\S+Frame ?\*\)$", coroutine)
    coroutine = of_gcc[1] if of_gcc else coroutine
    return f"buffer of {size} bytes with {plain(coroutine) or 'an object'}"


class Implementor:
    """The one member that a dyn, a box or a shared shows: its object."""

    def __init__(self, value, _):
        self.value = value
        self.object = None

    def update(self):
        words = words_of(self.value)
        name = type_behind(self.value, words) if words is not None else ""
        type_ = self.value.GetTarget().FindFirstType(re.sub(r"\s*\bconst$", "", name)) if name else None
        address = words.GetChildMemberWithName("object").GetValueAsUnsigned() if words is not None else 0
        self.object = self.value.CreateValueFromAddress("object", address, type_) if type_ and type_.IsValid() and address else None
        return False

    def num_children(self):
        return 1 if self.object else 0

    def get_child_index(self, name):
        return 0 if self.object and name == "object" else -1

    def get_child_at_index(self, index):
        return self.object if index == 0 else None


def is_dyn(type_, _=None):
    if type_.IsPointerType() or type_.IsReferenceType():
        return False
    type_ = type_.GetCanonicalType()
    if (type_.GetName() or "").startswith("dynify::v1::companion::bases::dynify_dyn<"):
        return True
    bases = (type_.GetDirectBaseClassAtIndex(i).GetType() for i in range(type_.GetNumberOfDirectBaseClasses()))
    return any(is_dyn(base) for base in bases)


def __lldb_init_module(debugger, _):
    owner = r'-x "^dynify::v1::(box|shared)<.*>$"'
    dyn = f"--recognizer-function {__name__}.is_dyn"
    for command in (
            f"type summary add -w dynify -e -p -r -F {__name__}.implementor_summary {owner}",
            f"type summary add -w dynify -e -p -r -F {__name__}.implementor_summary {dyn}",
            f"type synthetic add -w dynify -p -r -l {__name__}.Implementor {owner}",
            f"type synthetic add -w dynify -p -r -l {__name__}.Implementor {dyn}",
            f'type summary add -w dynify -p -r -F {__name__}.buffer_summary -x "^dynify::v1::buffer<.*>$"',
            "type category enable dynify"):
        debugger.HandleCommand(command)
