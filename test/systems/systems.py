#!/usr/bin/env python3
"""systems.py DYNIFY_GEN FOLDER [--only REGEX] [NAME...]: builds the goldens' programs, generated programs and the tests of the runtime for other systems, and by other flags than
those of the matrix, runs them, and prints a table. NAME is one of SYSTEMS, or a compiler; without one, all of SYSTEMS are taken. --only
takes the programs that REGEX finds: 'golden/T07|generated', for a look.

What Debian has for another processor is its cross g++ and qemu-user. FOLDER keeps what is built: what has passed is not built again."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class System:
    compiler: str
    flags: str = "-O2"
    runner: str = ""  # in front of a program
    standard: str = "-std=c++20"
    googletest: str = "/usr/src/googletest"
    without: tuple = ()  # tests of what the system does not have


def cross(triplet, processor, flags="-O2", without=()):
    return System(f"{triplet}-g++", f"{flags} -static", f"qemu-{processor}", without=without)


SYSTEMS = {
    "aarch64": cross("aarch64-linux-gnu", "aarch64"),
    "aarch64-branch-protection": cross("aarch64-linux-gnu", "aarch64", "-O2 -mbranch-protection=standard"),
    "armhf": cross("arm-linux-gnueabihf", "arm"),
    "riscv64": cross("riscv64-linux-gnu", "riscv64"),
    "s390x": cross("s390x-linux-gnu", "s390x"),
    "i386": cross("i686-linux-gnu", "i386"),
    "mingw": System("x86_64-w64-mingw32-g++-posix", "-O2 -static", "wine"),
    "mingw-O0": System("x86_64-w64-mingw32-g++-posix", "-O0 -static -Wa,-mbig-obj", "wine"),
    "libc++": System("clang++-19", "-O1 -stdlib=libc++"),
    "libc++-O0": System("clang++-19", "-O0 -stdlib=libc++"),
    "gcc-O3": System("g++", "-O3"),
    "gcc-Os": System("g++", "-Os"),
    "gcc-lto": System("g++", "-O2 -flto"),
    "gcc-no-inline": System("g++", "-O2 -fno-inline"),
    "gcc-debug-library": System("g++", "-O1 -D_GLIBCXX_DEBUG"),
    "gcc-cf-protection": System("g++", "-O2 -fcf-protection=full"),
    "gcc-static-pie": System("g++", "-O2 -static-pie"),
    "gcc-c++23": System("g++", "-O2", standard="-std=c++23"),
    "clang-O3": System("clang++-19", "-O3"),
    "clang-Os": System("clang++-19", "-Os"),
    "clang-thin-lto": System("clang++-19", "-O2 -flto=thin -fuse-ld=lld"),
    "clang-no-inline": System("clang++-19", "-O2 -fno-inline"),
    "clang-cf-protection": System("clang++-19", "-O2 -fcf-protection=full"),
    "clang-static-pie": System("clang++-19", "-O2 -static-pie"),
    "clang-c++26": System("clang++-19", "-O2", standard="-std=c++26"),
}

# Tests of the runtime that are programs of any flags, in one source each.
RUNTIME = """task awaitables constructor containers defer every_container in misuse nested ready_task stack early_end threads downcast make make_with
shared kept stored placeable layout recursion trait failures allocations""".split()
GENERATED = [(300, 4), (304, 4)]  # the seeds of generated programs, and how many in one

RULES = """
rule compile
  command = $compiler $standard $flags -w -MD -MF $out.d $includes -c $in -o $out
  depfile = $out.d
  deps = gcc
  description = $out
rule link
  command = $compiler $flags $in -pthread -o $out
  description = $out
rule run
  command = timeout 300 $runner ./$in > $out.log 2>&1 && mv $out.log $out || { tail -n 5 $out.log; exit 1; }
  description = $out
"""


def generate(tool, folder):
    """The companions of the runtime's tests, and the generated programs. Those of the goldens are committed."""
    traits = sorted({p for p in (ROOT / "test/runtime").glob("*.hpp") if "dynify::trait" in p.read_text() and not p.name.startswith(("asio", "boost", "qcoro"))})
    common = ["--", "-std=c++20", f"-I{ROOT}/runtime/include", f"-I{ROOT}/test/runtime", f"-I{ROOT}/test/generated"]
    subprocess.run([tool, *traits, "--out-dir", folder / "companions", *common], check=True)
    for first, count in GENERATED:
        program = folder / f"generated{first}"
        subprocess.run([ROOT / "test/generated/generate.py", str(first), str(count), program], check=True)
        subprocess.run([tool, program / "traits.hpp", *common], check=True)


def goldens(system):
    """Programs of the goldens, but for those that ask for another standard."""
    for main in sorted((ROOT / "test/golden").glob("*/main.cpp")):
        if not any("// flags:" in p.read_text() for p in main.parent.glob("*.hpp")):
            yield f"golden/{main.parent.name}", [main], f"-I{main.parent}"


def programs(folder, system):
    yield from goldens(system)
    for first, _ in GENERATED:
        yield f"generated/{first}", [folder / f"generated{first}/main.cpp"], f"-I{ROOT}/test/generated -I{folder}/generated{first}"
    for name in RUNTIME:
        if name not in system.without:
            sources = [ROOT / f"test/runtime/{name}_test.cpp", ROOT / "test/runtime/support/heap_use.cpp"]
            yield f"runtime/{name}", sources, f"-I{ROOT}/test/runtime -I{folder}/companions"


def write_ninja(folder, name, system):
    """Every program is linked and run; a run that has passed leaves its output."""
    own = folder / name
    own.mkdir(parents=True, exist_ok=True)
    google = f"-isystem {system.googletest}/googletest/include -isystem {system.googletest}/googlemock/include"
    lines = [f"compiler = {system.compiler}", f"standard = {system.standard}", f"flags = {system.flags}", f"runner = {system.runner}", RULES]
    for part, source in (("googletest", "gtest-all.cc"), ("googlemock", "gmock-all.cc"), ("googlemock", "gmock_main.cc")):
        lines += [f"build {source}.o: compile {system.googletest}/{part}/src/{source}", f"  includes = -I{system.googletest}/{part} {google}"]
    runs = []
    for program, sources, includes in programs(folder, system):
        objects = []
        for source in sources:
            objects.append(f"{program}.{Path(source).stem}.o")
            lines += [f"build {objects[-1]}: compile {source}", f"  includes = -I{ROOT}/runtime/include {includes} {google}"]
        if program.startswith("runtime/"):
            objects += ["gtest-all.cc.o", "gmock-all.cc.o", "gmock_main.cc.o"]
        lines += [f"build {program}.exe: link {' '.join(objects)}", f"build {program}.passed: run {program}.exe"]
        runs.append(f"{program}.passed")
    (own / "build.ninja").write_text("\n".join(lines) + "\n")
    return own, runs


def count(own, runs):
    """How many programs passed, and how many tests of GoogleTest and generated programs these were."""
    passed = [r for r in runs if (own / r).exists()]
    tests = 0
    for run in passed:
        text = (own / run).read_text(errors="replace")
        found = [line.split() for line in text.splitlines() if line.startswith("[  PASSED  ]") or "programs, 0 wrong" in line]
        tests += int(found[0][3] if found and found[0][0] == "[" else found[0][0]) if found else 1
    return len(passed), tests


def version(compiler):
    words = subprocess.run([compiler, "--version"], capture_output=True, text=True, check=True).stdout.splitlines()[0]
    return words.split("(")[0].strip() + " " + words.split()[-1].strip("()") if "(" in words else words


def main():
    if sys.argv[1:] == ["--list"]:
        print("\n".join(SYSTEMS))
        return False
    tool, folder = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    named, only = sys.argv[3:], re.compile("")
    if named[:1] == ["--only"]:
        only, named = re.compile(named[1]), named[2:]
    named = named or list(SYSTEMS)
    folder.mkdir(parents=True, exist_ok=True)
    generate(tool, folder)
    rows, failed = [], False
    for name in named:
        system = SYSTEMS.get(name) or System(name)
        if not shutil.which(system.compiler):
            rows.append(f"| {name} | skipped: there is no {system.compiler} | | | |")
            continue
        own, runs = write_ninja(folder, Path(name).name, system)
        runs = [run for run in runs if only.search(run)]
        subprocess.run(["ninja", "-C", own, "-k", "0", "--quiet", "-j", str(os.cpu_count()), *runs], check=False)
        passed, tests = count(own, runs)
        failed = failed or passed != len(runs)
        rows.append(f"| {name} | {version(system.compiler)} | `{(system.standard + ' ' + system.flags).strip()}` | {tests} | {len(runs) - passed} |")
        print(rows[-1], flush=True)
    table = ["| system | compiler | flags | tests that passed | programs that failed |", "|---|---|---|--:|--:|", *rows]
    (folder / "systems.md").write_text("\n".join(table) + "\n")
    print("\n".join(table))
    return failed


sys.exit(main())
