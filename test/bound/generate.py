"""generate.py SEED COUNT FOLDER: COUNT programs made of numbers from SEED on, for run.bash. All are in one source.

Each has functions that call those before them in every way that a bound knows of, and a root. Its main runs each root to its worst case and
prints what the stack's peak was. roots.txt tells of each whether the run takes every branch: then the bound must be equal to the peak; with
"g++", only of a program that was compiled by it, which makes the tasks of two operands before it awaits one.
"""

import random
import sys

HEAD = """\
#include <cstdio>
#include <utility>
#include <vector>

#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include "step.hpp"
#include "step.dyn.hpp"

using stack = dynify::frame_stack_ref;
using dynify::task;

task<int> both(stack, task<int> a, task<int> b) {
  const int first = co_await std::move(a);
  co_return first + co_await std::move(b);
}
"""


traits = []  # each with implementors of its own: a bound takes all that the source converts to one for what a call may lead to


class Program:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.name = f"p{seed}"
        self.exactness = "equal"
        self.functions = []  # names that can be called with (s, x)
        self.parts = []
        self.counter = 0
        # In one program of three a branch is left out by the run.
        self.takes_all = self.random.random() < 0.67

    def fresh(self, prefix):
        self.counter += 1
        return f"{prefix}{self.counter}"

    def callee(self):
        return self.random.choice(self.functions)

    def frame(self):
        return f"volatile char block[{self.random.choice([1, 24, 60, 100, 130, 200])}] = {{}};"

    def write(self):
        self.leaf()
        self.leaf()
        for _ in range(self.random.randint(2, 6)):
            self.function()
        root = self.functions[-1]
        text = "\n".join(self.parts)
        return f"namespace {self.name} {{\n{text}\ntask<int> root(stack s) {{ co_return co_await {root}(s, 1); }}\n}}  // namespace {self.name}\n"

    def leaf(self):
        name = self.fresh("leaf")
        self.parts.append(f"task<int> {name}(stack, int x) {{ {self.frame()} block[0] = char(x); co_return block[0] + 1; }}")
        self.functions.append(name)

    def function(self):
        kind = self.random.random()
        if kind < 0.12:
            return self.forwarder()
        if kind < 0.24:
            return self.recursion()
        body = "".join(self.statement(0) for _ in range(self.random.randint(1, 4)))
        name = self.fresh("f")
        self.parts.append(
            f"task<int> {name}(stack s, int x) {{\n  {self.frame()}\n  block[0] = char(x);\n{body}  co_return (x + block[0]) & 7;\n}}"
        )
        self.functions.append(name)

    def forwarder(self):
        name, to = self.fresh("forward"), self.callee()
        self.parts.append(f"task<int> {name}(stack s, int x) {{ return {to}(s, x); }}")
        self.functions.append(name)

    def recursion(self):
        name, depth, to = self.fresh("deep"), self.random.randint(1, 4), self.callee()
        self.parts.append(
            f"[[dynify::bound({depth})]] task<int> {name}_at(stack s, int x, int n) {{\n  {self.frame()}\n  block[0] = char(x);\n"
            f"  if (n > 1) x += co_await {name}_at(s, x, n - 1);\n  co_return (co_await {to}(s, x) + block[0]) & 7;\n}}\n"
            f"task<int> {name}(stack s, int x) {{ return {name}_at(s, x, {depth}); }}"
        )
        self.functions.append(name)

    def implementors(self):
        """Classes behind a dyn, and an array of all of them."""
        names = []
        for _ in range(self.random.randint(1, 3)):
            name = self.fresh("Step")
            self.parts.append(
                f"struct {name} {{\n  stack s;\n  task<int> step(int x) {{ {self.frame()} block[0] = char(x); "
                f"co_return (co_await {self.callee()}(s, x) + block[0]) & 7; }}\n}};"
            )
            names.append(name)
        return names

    def statement(self, depth):
        forms = [self.call, self.call, self.variable, self.variables, self.container, self.helper, self.caught, self.operands,
                 self.nested, self.dyn]
        if depth < 2:
            forms += [self.loop, self.branch, self.branch, self.scope]
        return self.random.choice(forms)(depth)

    def block(self, depth):
        return "".join(self.statement(depth + 1) for _ in range(self.random.randint(1, 2)))

    def call(self, _):
        return f"  x += co_await {self.callee()}(s, x);\n"

    def nested(self, _):
        return f"  x += co_await {self.callee()}(s, co_await {self.callee()}(s, x));\n"

    def operands(self, _):
        if self.exactness == "equal":
            self.exactness = "g++"
        return f"  x += co_await {self.callee()}(s, x) + co_await {self.callee()}(s, x);\n"

    def variable(self, _):
        t = self.fresh("t")
        return f"  {{\n    auto {t} = {self.callee()}(s, x);\n    x += co_await {self.callee()}(s, x);\n    x += co_await std::move({t});\n  }}\n"

    def variables(self, _):
        """The lower one is awaited first: the bytes of the upper one would be free, and are counted to the end of the scope."""
        t, u = self.fresh("t"), self.fresh("t")
        return (f"  {{\n    auto {t} = {self.callee()}(s, x);\n    task<int> {u} = {self.callee()}(s, x);\n"
                f"    x += co_await std::move({t});\n    x += co_await std::move({u});\n  }}\n")

    def container(self, _):
        """Tasks that all may run while the others live: what they start is counted for each, so only leaves are equal."""
        v, turns = self.fresh("v"), self.random.randint(1, 4)
        leaves = [f for f in self.functions if f.startswith("leaf")]
        return (f"  {{\n    std::vector<task<int>> {v};\n    [[dynify::bound({turns})]] for (int i = 0; i < {turns}; ++i) "
                f"{v}.push_back({self.random.choice(leaves)}(s, i));\n    for (auto& t : {v}) x += co_await std::move(t);\n  }}\n"
                if self.random.random() < 0.5 and self.kept_once()
                else f"  {{\n    auto {v} = {self.callee()}(s, x);\n    x += co_await std::move({v});\n  }}\n")

    def kept_once(self):
        """What is kept is counted to the end of the function, and the run frees it with the container."""
        self.exactness = "below"
        return True

    def helper(self, _):
        callee = self.callee()
        if self.exactness == "equal":
            self.exactness = "g++"
        return f"  x += co_await both(s, {callee}(s, x), {callee}(s, x));\n"

    def caught(self, _):
        name = self.fresh("throwing")
        self.parts.append(
            f"task<int> {name}(stack s, int x) {{ {self.frame()} block[0] = char(co_await {self.callee()}(s, x)); if (block[0] != 99) throw x; co_return 0; }}"
        )
        return f"  try {{ x += co_await {name}(s, x); }} catch (int) {{}}\n  x += co_await {self.callee()}(s, x);\n"

    def dyn(self, _):
        names = self.implementors()
        objects = [self.fresh("o") for _ in names]
        made = "".join(f"    {n} {o}{{s}};\n" for n, o in zip(names, objects))
        array = ", ".join(objects)
        d, trait = self.fresh("d"), f"Step{len(traits)}"
        traits.append(trait)
        form = self.random.randint(0, 2)
        if form == 0:
            use = f"x += co_await {d}.step(x).in(s);"
        elif form == 1:
            use = f"auto t = {d}.step(x).init(s); x += co_await std::move(t);"
            if len(names) > 1:  # of a variable the largest frame counts, and beside it the most that one of the tasks starts
                self.exactness = "below"
        else:
            use = f"dynify::buffer<2048> place; x += co_await {d}.step(x).in(place);"
        return f"  {{\n{made}    Dyn{trait} all[] = {{{array}}};\n    for (Dyn{trait} {d} : all) {{ {use} }}\n  }}\n"

    def loop(self, depth):
        i = self.fresh("i")
        return f"  for (int {i} = 0; {i} < {self.random.randint(1, 3)}; ++{i}) {{\n{self.block(depth)}  }}\n"

    def scope(self, depth):
        return f"  {{\n{self.block(depth)}  }}\n"

    def branch(self, depth):
        i = self.fresh("i")
        turns = 2
        if not self.takes_all:
            self.exactness, turns = "below", self.random.randint(1, 2)
        if self.random.random() < 0.3:
            if self.exactness == "equal":
                self.exactness = "g++"  # which makes the tasks of both
            return f"  for (int {i} = 0; {i} < {turns}; ++{i}) x += {i} == 0 ? co_await {self.callee()}(s, x) : co_await {self.callee()}(s, x);\n"
        return (f"  for (int {i} = 0; {i} < {turns}; ++{i}) {{\n    if ({i} == 0) {{\n{self.block(depth)}    }} else {{\n"
                f"{self.block(depth)}    }}\n  }}\n")


def main():
    seed, count, folder = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    programs = [Program(n) for n in range(seed, seed + count)]
    texts = [p.write() for p in programs]
    runs = "".join(
        f'  {{\n    dynify::frame_stack<> s(memory);\n    dynify::sync_wait({p.name}::root(s));\n    std::printf("{p.name} %zu\\n", s.peak());\n  }}\n'
        for p in programs
    )
    with open(f"{folder}/programs.cpp", "w") as file:
        file.write(HEAD + "".join(texts) + f"static std::byte memory[1 << 20];\nint main() {{\n{runs}}}\n")
    with open(f"{folder}/step.hpp", "w") as file:
        file.write("#pragma once\n#include <dynify/task.hpp>\n")
        for trait in traits or ["Unused"]:
            file.write(f"class [[dynify::trait]] {trait} {{\n public:\n  dynify::task<int> step(int x);\n}};\n")
    with open(f"{folder}/roots.txt", "w") as file:
        for p in programs:
            file.write(f"{p.name} {p.exactness}\n")


main()
