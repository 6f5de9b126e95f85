"""Where the code of a coroutine's resume function writes down at which `co_await` the coroutine waits. For x86-64."""
import re

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
