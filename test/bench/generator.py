#!/usr/bin/env python3
"""How long dynify-gen takes, and how much memory, beside clang -fsyntax-only.

usage: generator.py DYNIFY_GEN RESULTS [--clang CLANG] [--shared DYNIFY_GEN] [--rounds N] [--headers N...]

Writes RESULTS/generator.json and prints the same as tables. --shared is the tool linked to the shared LLVM, for comparison;
--headers are how many there are in the calls whose growth is measured. Runs alternate, so that whatever else the machine does
hits all of them; the best of the rounds counts.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNTIME = Path(__file__).resolve().parents[2] / "runtime" / "include"
TRAITS_PER_HEADER = 4

NAMES = ("next all put_back read write flush open_at close rewind seek peek find count copy remove insert merge split "
         "publish subscribe send receive connect accept resolve lookup store_value load_value begin_batch commit").split()
VALUES = ["int", "bool", "char", "std::size_t", "double", "std::string", "std::vector<int>", "std::optional<char>",
          "std::vector<std::string>", "std::optional<std::string>"]
ARGUMENTS = ["int {}", "std::size_t {}", "std::string {}", "const std::string& {}", "std::vector<int> {}",
             "const std::vector<std::string>& {}", "std::string& {}", "double {} = 0.5", "int {} = 1"]
PARAMETERS = "text from into times limit key value other first last".split()


def method(dice, name):
    arguments = dice.sample(ARGUMENTS[:-2], dice.randrange(3)) + dice.sample(ARGUMENTS[-2:], dice.randrange(2))
    text = ", ".join(a.format(p) for a, p in zip(arguments, dice.sample(PARAMETERS, len(arguments))))
    result = dice.choice(["void"] + VALUES)
    const = dice.choice(["", "", " const"])
    if dice.randrange(5) < 3:
        return f"  /// What `{name}` does.\n  dynify::task<{result}> {name}({text}){const};\n"
    return f"  {result} {name}({text}){const};\n"


def trait(dice, name):
    methods = "".join(method(dice, m) for m in dice.sample(NAMES, 5))
    return f"/// Stream {name}.\nclass [[dynify::trait]] {name} {{\n public:\n{methods}}};\n\n"


def write_headers(folder, count):
    """No two traits are alike: nothing is gained by knowing one of them."""
    dice = random.Random(count)
    folder.mkdir()
    headers = []
    for i in range(count):
        includes = "".join(f"#include <{h}>\n" for h in ("dynify/task.hpp", "optional", "string", "vector"))
        traits = "".join(trait(dice, f"Stream{i}x{j}") for j in range(TRAITS_PER_HEADER))
        headers.append(f"stream{i}.hpp")
        (folder / headers[-1]).write_text(f"#pragma once\n{includes}\nnamespace bench {{\n\n{traits}}}  // namespace bench\n")
    (folder / "all.hpp").write_text("#pragma once\n" + "".join(f'#include "{h}"\n' for h in headers))
    return headers


class Measured:
    """The best time of a command, in ms, that of its threads together, and the memory that it takes, in MB."""

    def __init__(self, label, command, folder, before=None):
        self.label, self.command, self.folder, self.before = label, [str(c) for c in command], folder, before
        self.ms, self.cpu, self.mb = float("inf"), float("inf"), 0.0

    def run(self):
        if self.before:
            self.before()
        start = time.perf_counter()
        process = subprocess.Popen(self.command, cwd=self.folder, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        self.ms = min(self.ms, 1e3 * (time.perf_counter() - start))
        self.cpu = min(self.cpu, 1e3 * (usage.ru_utime + usage.ru_stime))
        self.mb = max(self.mb, usage.ru_maxrss / 1024)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit(f"failed: {' '.join(self.command[:4])} ...")


def alternate(rounds, measured):
    for _ in range(rounds):
        for m in measured:
            m.run()


class Bench:
    def __init__(self, arguments, folder):
        self.given, self.folder = arguments, folder
        self.tables, self.goals = [], []

    def table(self, name, title, columns, rows):
        self.tables.append({"name": name, "title": title, "columns": columns, "rows": rows})

    def goal(self, what, value, bar, aim=None):
        self.goals.append({"what": what, "value": round(value, 3), "bar": bar, "aim": aim})

    def clang(self, file):
        return [self.given.clang, "-fsyntax-only", "-w", "-xc++", "-std=c++20", f"-I{RUNTIME}", file]

    def tool(self, *arguments):
        return [self.given.tool, *arguments, "--", f"-I{RUNTIME}"]

    def start_up(self):
        tools = [("dynify-gen", self.given.tool)]
        if self.given.shared:
            tools.append(("linked to the shared LLVM", self.given.shared))
        measured = [Measured(label, [tool, "--version"], self.folder) for label, tool in tools]
        alternate(2 * self.given.rounds, measured)
        self.table("start_up", "Start-up: dynify-gen --version", ["row", "ms"], [[m.label, round(m.ms, 1)] for m in measured])
        self.goal("start-up, ms", measured[0].ms, None, 25)
        if self.given.shared:
            self.goal("start-up, against the tool linked to the shared LLVM", measured[0].ms / measured[1].ms, 0.45)

    @staticmethod
    def row(measured, base):
        return [measured.label, round(measured.ms), round(measured.ms / base.ms, 2), round(measured.cpu),
                round(measured.mb), round(measured.mb / base.mb, 2)]

    def compare(self, name, title, folder, headers):
        """The rows of one table; clang's is the first, which reads a file that includes all."""
        def clean():
            for companion in folder.glob("*.dyn.hpp"):
                companion.unlink()
        measured = [Measured("clang -fsyntax-only", self.clang("all.hpp"), folder),
                    Measured("dynify-gen", self.tool(*headers), folder, clean),
                    Measured("dynify-gen --check", self.tool("--check", *headers), folder)]
        alternate(self.given.rounds, measured)
        self.table(name, title, ["row", "ms", "against clang", "CPU ms", "peak MB", "against clang"],
                   [self.row(m, measured[0]) for m in measured])
        return measured

    def one_header(self):
        folder = self.folder / "one"
        headers = write_headers(folder, 1)
        clang, tool, _ = self.compare("one_header", f"One header with {TRAITS_PER_HEADER} traits", folder, headers)
        self.goal("one header, time against clang -fsyntax-only", tool.ms / clang.ms, 0.9, 0.75)
        self.goal("one header, peak memory against clang", tool.mb / clang.mb, 1.2)

    def many_headers(self):
        count = self.given.headers[len(self.given.headers) // 2]
        folder = self.folder / "many"
        headers = write_headers(folder, count)
        clang, tool, check = self.compare(
            "many_headers", f"{count} headers with {TRAITS_PER_HEADER} traits each, in one call, and a file that includes them",
            folder, headers)
        self.goal(f"{count} headers, time against clang -fsyntax-only", tool.ms / clang.ms, 1.2)
        self.goal(f"{count} headers, --check against writing", check.ms / tool.ms, 1.0)
        self.goal(f"{count} headers, peak memory against clang", tool.mb / clang.mb, 1.2)
        (folder / ".clang-format").write_text("BasedOnStyle: LLVM\n")
        formatted = Measured("dynify-gen, with a .clang-format", self.tool(*headers), folder)
        alternate(1, [formatted])
        self.tables[-1]["rows"].append(self.row(formatted, clang))

    def growth(self):
        """What a trait costs beyond one header, most of which is the standard library's."""
        measured = []
        for count in [1, *self.given.headers]:
            folder = self.folder / f"growth{count}"
            headers = write_headers(folder, count)
            def clean(folder=folder):
                for companion in folder.glob("*.dyn.hpp"):
                    companion.unlink()
            measured.append((count, folder, Measured(f"{count}", self.tool(*headers), folder, clean)))
        alternate(max(1, self.given.rounds // 3), [m for _, _, m in measured])
        rows, each = [], []
        for count, folder, m in measured[1:]:
            traits = TRAITS_PER_HEADER * (count - 1)
            lines = sum(len(c.read_text().splitlines()) for c in folder.glob("*.dyn.hpp"))
            each.append(1e3 * (m.cpu - measured[0][2].cpu) / traits)
            rows.append([count, TRAITS_PER_HEADER * count, lines, round(m.ms), round(m.cpu), round(each[-1])])
        self.table("growth", "One call, more headers", ["headers", "traits", "lines written", "ms", "CPU ms", "CPU us per trait"], rows)
        self.goal(f"{measured[-1][0]} headers, time per trait against {measured[-2][0]} headers", each[-1] / each[-2], 1.2, 1.0)


def print_table(table):
    cells = [table["columns"]] + [[str(c) for c in row] for row in table["rows"]]
    widths = [max(len(row[i]) for row in cells) for i in range(len(cells[0]))]
    print(f"\n{table['title']}")
    for row in cells:
        print("  " + row[0].ljust(widths[0]) + "".join("  " + c.rjust(w) for c, w in zip(row[1:], widths[1:])))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tool", type=Path)
    parser.add_argument("results", type=Path)
    parser.add_argument("--clang", default="clang-19")
    parser.add_argument("--shared", type=Path)
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--headers", type=int, nargs="+", default=[10, 100, 1000])
    given = parser.parse_args()
    given.tool = given.tool.resolve()
    given.shared = given.shared.resolve() if given.shared else None
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(given, Path(folder))
        bench.start_up()
        bench.one_header()
        bench.many_headers()
        bench.growth()
    for table in bench.tables:
        print_table(table)
    print()
    for goal in bench.goals:
        limit = ", ".join(f"{word} {goal[word]}" for word in ("bar", "aim") if goal[word] is not None)
        print(f"  {goal['what']}: {goal['value']} ({limit})")
    given.results.mkdir(parents=True, exist_ok=True)
    (given.results / "generator.json").write_text(
        json.dumps({"name": "generator", "tables": bench.tables, "goals": bench.goals}, indent=1) + "\n")


main()
