#!/usr/bin/env python3
"""What users pay at compile time: compile_time.py DYNIFY_GEN RESULTS [options]

A program of 100 traits with five methods each, one implementor of each trait and one use of each method, is compiled twice: with
companions, and by hand, as an abstract class whose coroutines return tasks on the heap (heap_task.hpp). Both are generated here, and
differ in nothing else. Besides, what including <dynify/dynify.hpp> takes, next to headers that every coroutine type needs.

Time is the processor's, of the compiler and its children, the least of some rounds in which everything is compiled in turn: what else
the machine does hits all of it. Text is the sum of all sections of the object file that hold code, those of inline functions among
them, which a linker merges with those of other object files.

Prints tables, and writes RESULTS/compile-time.json.
"""
import argparse
import pathlib
import resource
import shutil
import subprocess
import tempfile

import results

BENCH = pathlib.Path(__file__).resolve().parent
RUNTIME = BENCH.parent.parent / "runtime" / "include"

# ---- The program ----

RESULT_TYPES = ["int", "std::uint64_t", "std::string", "std::optional<char>", "bool", "Reply{i}"]
PARAMETERS = [
    [],
    [("int", "amount", "1")],
    [("std::uint64_t", "offset", "2"), ("std::span<const std::byte>", "bytes", "{{}}")],
    [("std::string", "text", '"text"')],
    [("const std::string&", "name", "name")],
    [("std::string", "text", '"text"'), ("int", "amount", "3")],
    [("const Request{i}&", "request", "Request{i}()")],
]
VALUES = {
    "int": "count_++",
    "std::uint64_t": "std::uint64_t(count_++)",
    "std::string": "name_",
    "std::optional<char>": "name_.empty() ? std::optional<char>() : name_[0]",
    "bool": "++count_ != 0",
    "Reply{i}": "Reply{i}{{count_++, name_}}",
}
VERBS = ["read", "write", "find", "send", "close"]


class Method:
    """The method `m` of the trait `i`. Which results and parameters meet differs from trait to trait."""

    def __init__(self, i, m):
        self.plain = m == 4 or (m == 3 and i % 2 == 0)
        result = RESULT_TYPES[(i * 5 + m * 2 + i // 7) % len(RESULT_TYPES)]
        if self.plain and result == "std::string":
            result = "int"
        parameters = PARAMETERS[(i * 3 + m * 4 + i // 5) % len(PARAMETERS)]
        fill = lambda text: text.format(i=i)
        self.name, self.result, self.value = VERBS[m], fill(result), fill(VALUES[result])
        self.parameters = ", ".join(fill(f"{t} {n}") for t, n, _ in parameters)
        self.unnamed = ", ".join(fill(f"{t} /*{n}*/") for t, n, _ in parameters)
        self.arguments = ", ".join(fill(a) for _, _, a in parameters)

    def returns(self, task):
        return self.result if self.plain else f"{task}<{self.result}>"


def header(methods, i, by_hand):
    task = "bench::heap_task" if by_hand else "dynify::task"
    lines = [f"struct Request{i} {{ int number = {i}; }};", f"struct Reply{i} {{ int number; std::string text; }};"]
    lines.append(f"class Service{i} {{" if by_hand else f"class [[dynify::trait]] Service{i} {{")
    lines.append(" public:")
    if by_hand:
        lines.append(f"  virtual ~Service{i}() = default;")
    for m in methods:
        declaration = f"{m.returns(task)} {m.name}({m.parameters})"
        lines.append(f"  virtual {declaration} = 0;" if by_hand else f"  {declaration};")
    return lines + ["};"]


def implementor(methods, i, by_hand):
    task = "bench::heap_task" if by_hand else "dynify::task"
    lines = [f"class Memory{i} : public Service{i} {{" if by_hand else f"class Memory{i} {{", " public:"]
    for m in methods:
        override = " override" if by_hand else ""
        keyword = "return" if m.plain else "co_return"
        lines.append(f"  {m.returns(task)} {m.name}({m.unnamed}){override} {{ {keyword} {m.value}; }}")
    return lines + [" private:", "  int count_ = 0;", '  std::string name_ = "name";', "};"]


def use(methods, i, by_hand):
    parameter, task = (f"Service{i}&", "bench::heap_task") if by_hand else (f"DynService{i}", "dynify::task")
    lines = [f"{task}<int> use{i}({parameter} service, const std::string& name) {{", "  int sum = int(name.size());"]
    if not by_hand:
        lines.append("  dynify::buffer<512> frame;")
    for m in methods:
        call = f"service.{m.name}({m.arguments})"
        if not m.plain:
            call = f"co_await {call}" if by_hand else f"co_await {call}.in(frame)"
        lines.append(f"  auto&& {m.name}_result = {call};")
        lines.append(f"  sum += sizeof {m.name}_result;")
    return lines + ["  co_return sum;", "}"]


def generate(folder, traits, by_hand):
    """Writes traits.hpp and main.cpp."""
    folder.mkdir(exist_ok=True)
    all_methods = [[Method(i, m) for m in range(len(VERBS))] for i in range(traits)]
    own = "heap_task.hpp" if by_hand else "dynify/task.hpp"
    top = [f"#include <{h}>" for h in ("cstddef", "cstdint", "optional", "span", "string")] + [f"#include <{own}>"]
    lines = ["#pragma once"] + top
    for i, methods in enumerate(all_methods):
        lines += header(methods, i, by_hand)
    (folder / "traits.hpp").write_text("\n".join(lines) + "\n")

    lines = ['#include "traits.hpp"'] if by_hand else ['#include "traits.dyn.hpp"', "#include <dynify/buffer.hpp>"]
    lines.append("namespace {")
    for i, methods in enumerate(all_methods):
        lines += implementor(methods, i, by_hand) + use(methods, i, by_hand)
    lines += ["}", "void run() {", '  const std::string name = "name";']
    lines += [f"  {{ Memory{i} memory; (void)use{i}(memory, name); }}" for i in range(traits)]
    (folder / "main.cpp").write_text("\n".join(lines + ["}"]) + "\n")


# ---- Measuring ----


def seconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def text_size(object_file):
    """Bytes of code in an object file."""
    listed = subprocess.run(["objdump", "-h", object_file], check=True, capture_output=True, text=True).stdout.splitlines()
    return sum(int(section.split()[2], 16) for section, flags in zip(listed, listed[1:]) if flags.endswith("CODE"))


class Compilation:
    """One file, compiled so; `best` is the least time."""

    def __init__(self, compiler, level, name, source, object_file):
        self.compiler, self.level, self.name, self.object_file = compiler, level, name, object_file
        includes = ["-I", str(RUNTIME), "-I", str(BENCH), "-I", str(source.parent)]
        self.command = [compiler, "-std=c++20", "-w", level, *includes, "-c", str(source), "-o", str(object_file)]
        self.best = None

    def run(self):
        now = seconds(self.command)
        self.best = now if self.best is None else min(self.best, now)

    def milliseconds(self):
        return round(self.best * 1000)


def run_all(compilations, rounds):
    for _ in range(rounds):
        for compilation in compilations:
            compilation.run()


def programs(arguments, work):
    """The two programs, with every compiler at every level."""
    generate(work / "hand", arguments.traits, by_hand=True)
    generate(work / "dyn", arguments.traits, by_hand=False)
    subprocess.run([arguments.generator, str(work / "dyn" / "traits.hpp"), "--", f"-I{RUNTIME}"], check=True)
    sources = [("by hand", work / "hand" / "main.cpp"), ("companions", work / "dyn" / "main.cpp")]
    return [
        Compilation(compiler, level, name, source, work / f"{pathlib.Path(compiler).name}{level}-{name}.o".replace(" ", "-"))
        for compiler in arguments.compilers
        for level in ("-O0", "-O2")
        for name, source in sources
    ]


INCLUSIONS = {
    "<coroutine> <optional> <tuple>": ["coroutine", "optional", "tuple"],
    "<dynify/dynify.hpp>": ["dynify/dynify.hpp"],
    "<memory>": ["memory"],
}


def inclusions(arguments, work):
    made = []
    for number, (name, headers) in enumerate(INCLUSIONS.items()):
        source = work / f"include{number}.cpp"
        source.write_text("".join(f"#include <{h}>\n" for h in headers))
        made += [Compilation(c, "-O0", name, source, work / f"include{number}-{pathlib.Path(c).name}.o") for c in arguments.compilers]
    return made


# ---- Telling ----


def ratio(value, base):
    return round(value / base, 2)


def program_tables(compilations):
    rows, goals = [], []
    for hand, dyn in zip(compilations[::2], compilations[1::2]):
        texts = [text_size(c.object_file) for c in (hand, dyn)]
        sizes = [c.object_file.stat().st_size for c in (hand, dyn)]
        time, text = ratio(dyn.best, hand.best), ratio(texts[1], texts[0])
        where = f"{pathlib.Path(hand.compiler).name} {hand.level}"
        rows.append([where, hand.milliseconds(), dyn.milliseconds(), time, *(round(t / 1024) for t in texts), text,
                     *(round(s / 1024) for s in sizes), ratio(sizes[1], sizes[0])])
        goals.append({"what": f"100 traits, {where}: time against by hand", "value": time, "bar": 1.5, "aim": None})
        goals.append({"what": f"100 traits, {where}: .text against by hand", "value": text, "bar": 1.2, "aim": None})
    columns = ["compiler", "ms by hand", "ms", "ratio", "KiB of text by hand", "KiB of text", "ratio", "KiB of object by hand",
               "KiB of object", "ratio"]
    title = "A hundred traits with five methods each, an implementor of each trait and a use of each method"
    return {"name": "programs", "title": title, "columns": columns, "rows": rows}, goals


def inclusion_tables(compilations, compilers):
    rows, goals, base = [], [], {}
    for name in INCLUSIONS:
        row = [name]
        for c in (c for c in compilations if c.name == name):
            base.setdefault(c.compiler, c.best)
            row += [c.milliseconds(), ratio(c.best, base[c.compiler])]
            if name == "<dynify/dynify.hpp>":
                what = f"{pathlib.Path(c.compiler).name}: {name} against <coroutine> <optional> <tuple>"
                goals.append({"what": what, "value": row[-1], "bar": 1.3, "aim": None})
        rows.append(row)
    columns = ["included"] + [column for c in compilers for column in (f"{c}, ms", "ratio")]
    title = "A file that includes this and nothing else"
    return {"name": "inclusions", "title": title, "columns": columns, "rows": rows}, goals


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("generator")
    parser.add_argument("results", type=pathlib.Path)
    parser.add_argument("--traits", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--inclusion-rounds", type=int, default=15)
    parser.add_argument("--compilers", type=lambda names: names.split(","), default=["g++", "clang++-19"])
    parser.add_argument("--keep", type=pathlib.Path, help="a folder for the programs, which are removed otherwise")
    arguments = parser.parse_args()

    work = arguments.keep or pathlib.Path(tempfile.mkdtemp())
    try:
        work.mkdir(parents=True, exist_ok=True)
        included, compiled = inclusions(arguments, work), programs(arguments, work)
        run_all(included, arguments.inclusion_rounds)
        run_all(compiled, arguments.rounds)
        program_table, goals = program_tables(compiled)
        inclusion_table, more_goals = inclusion_tables(included, arguments.compilers)
    finally:
        if not arguments.keep:
            shutil.rmtree(work)
    results.report(arguments.results, "compile-time", [program_table, inclusion_table], goals + more_goals)


if __name__ == "__main__":
    main()
