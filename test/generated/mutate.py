#!/usr/bin/env python3
"""mutate.py DYNIFY_GEN COMPILER RUNTIME GOLDENS FIRST COUNT: damages trait headers, by tokens and by bytes, and reads them with the tool.
Whatever comes of it is a companion that compiles or an error: no crash, no hang, and nothing written that does not compile."""

import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

TOKEN = re.compile(r"\w+|\s+|::|->|&&|.", re.DOTALL)


def by_tokens(text, rng):
    tokens = TOKEN.findall(text)
    for _ in range(rng.randint(1, 3)):
        i, j = rng.randrange(len(tokens)), rng.randrange(len(tokens))
        kind = rng.choice(["drop", "double", "swap", "copy", "insert"])
        if kind == "drop":
            del tokens[i]
        elif kind == "double":
            tokens.insert(i, tokens[i])
        elif kind == "swap":
            tokens[i], tokens[j] = tokens[j], tokens[i]
        elif kind == "copy":
            tokens.insert(i, tokens[j])
        else:
            tokens.insert(i, rng.choice(["const", "&", "&&", "static", "noexcept", "= 0", "= delete", "virtual", "template <class U>", "...", "explicit",
                                         "requires true", "[[dynify::skip]]", "[[dynify::trait]]", "[[dynify::storage(8)]]", "auto", "*", "void", "{}",
                                         "this", "co_await", "friend", "using", "operator", "mutable", "volatile", "inline", "enum", "union"]))
    return "".join(tokens)


def by_bytes(text, rng):
    data = bytearray(text.encode())
    for _ in range(rng.randint(1, 4)):
        i = rng.randrange(len(data))
        kind = rng.choice(["change", "drop", "insert", "cut"])
        if kind == "change":
            data[i] = rng.randrange(256)
        elif kind == "drop":
            del data[i : i + rng.randint(1, 8)]
        elif kind == "insert":
            data.insert(i, rng.randrange(256))
        else:
            del data[i:]
        if not data:
            break
    return bytes(data)


def main():
    tool, compiler, runtime, goldens = sys.argv[1:5]
    first, count = int(sys.argv[5]), int(sys.argv[6])
    headers = sorted(p for p in Path(goldens).glob("*/*.hpp") if not p.name.endswith(".dyn.hpp") and "dynify::trait" in p.read_text())
    outcomes, wrong = {"companions": 0, "errors": 0}, 0
    for seed in range(first, first + count):
        rng = random.Random(seed)
        header = rng.choice(headers)
        mutated = rng.choice([by_tokens, by_tokens, by_bytes])(header.read_text(), rng)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / header.name
            path.write_bytes(mutated if isinstance(mutated, bytes) else mutated.encode())
            flags = ["-std=c++20", f"-I{runtime}", f"-I{header.parent}"]
            try:
                done = subprocess.run([tool, str(path), "--", *flags], capture_output=True, timeout=120)
                said, code = done.stderr.decode(errors="replace"), done.returncode
            except subprocess.TimeoutExpired:
                said, code = "no end in two minutes", -1
            written = list(Path(folder).glob("*.dyn.hpp"))
            if code in (1, 2) and not written:
                outcomes["errors"] += 1
                continue
            if code == 0:
                # The header itself must compile with what compiles the companion: the tool skips bodies that it does not read.
                ok = all(subprocess.run([compiler, "-fsyntax-only", "-w", *flags, "-x", "c++", str(path)], capture_output=True).returncode
                         or not subprocess.run([compiler, "-fsyntax-only", "-w", *flags, "-x", "c++", str(w)], capture_output=True).returncode
                         for w in written)
                if ok:
                    outcomes["companions"] += 1
                    continue
                said = "what was written does not compile"
            wrong += 1
            print(f"seed {seed}, {header.parent.name}/{header.name}, exit code {code}: {said[-400:]}")
    print(f"{count} mutations: {outcomes['companions']} companions, {outcomes['errors']} errors, {wrong} wrong")
    return wrong != 0


sys.exit(main())
