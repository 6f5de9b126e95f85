#!/usr/bin/env python3
"""What calls cost: tables and goals of one compiler's build. See docs/performance.md.

calls.py BIN RESULTS NAME COMPILER [--filter PATTERN] [--repetitions N] [--seconds S]

Runs BIN/calls_count, BIN/calls_instructions under callgrind, and BIN/calls_time; prints tables and writes RESULTS/NAME.json.
Never fails because of a time.
"""

import argparse
import os
import pathlib

import measure
import results

PLAIN, HEAP = "plain virtual", "virtual + heap"
TITLES = {
    "W1": "ready at once",
    "W2": "arguments",
    "W3": "suspends once",
    "W4 ready": "eight nested, ready at once",
    "W4 suspending": "eight nested, the innermost suspends once",
    "W5": "1 KiB of locals across a suspension",
    "W6": "100 types in random order",
    "W7": "threads",
    "containers": "W1 through `in`, by container",
}
BASES = {"containers": ["buffer"]}  # of ratios, where they are not the usual two
# Row, workload, against what, bar, aim.
CLANG_GOALS = [
    ("W1", PLAIN, 2.5, 2.0), ("W1", HEAP, 0.40, 0.33), ("W1", "instructions", 75, 41),
    ("W2", PLAIN, 2.2, 1.8),
    ("W3", HEAP, 0.60, 0.45), ("W3", "instructions", 125, 72),
    ("W4 ready", PLAIN, 3.0, 2.0), ("W4 suspending", HEAP, 0.55, 0.45),
    ("W5", HEAP, 0.5, 0.4),
    ("W7", HEAP, 0.40, 0.33),
]
GCC_GOALS = [(workload, HEAP, 0.75, None) for workload in TITLES if workload.startswith("W")]
FLAT = 1.1  # a call's time with two threads a core to that with one
# Coroutines whose frames are compared: by a boxed call, a dyn's, and as people write them.
FRAMES = {"W1": "ready at once", "W2": "arguments", "W3": "suspends once", "W5": "1 KiB of locals"}
A_WORD = 8


class Measured:
    """Of all rows and workloads, what was measured: None where a row or a base does not exist."""

    def __init__(self, times, heap, counts):
        self.times, self.heap, self.counts = times, heap, counts
        self.threads = sorted({threads for _, threads in times})

    def rows(self, workload):
        """In the order in which the program has them."""
        return [name.split("/", 1)[1] for name in self.heap
                if name.split("/", 1)[0] == workload and self.time(name, self.any_threads(name))]

    def any_threads(self, name):
        return next((threads for n, threads in self.times if n == name), 1)

    def time(self, name, threads=1):
        return self.times.get((name, threads))

    def ratio(self, workload, row, base, threads=1):
        mine, other = (self.time(f"{workload}/{r}", threads) for r in (row, base))
        return mine.best / other.best if mine and other else None

    def flatness(self, cores):
        """Of `in`, with two threads a core to one; None where that was not measured."""
        one, two = (self.time("W7/in", threads) for threads in (cores, 2 * cores))
        return two.best / one.best if one and two else None

    def frame(self, workload, row):
        """Bytes of the frame that a row allocates for its only coroutine."""
        return self.heap[f"{workload}/{row}"][1]

    def count(self, name):
        return self.counts.get(name, measure.Counts(None, None))


def name_of(workload):
    return workload.lower().replace(" ", "-")


def rounded(value, digits=2):
    return None if value is None else round(value, digits)


def table_of(m, workload, compiler):
    bases = BASES.get(workload, [PLAIN, HEAP])
    rows = []
    for row in m.rows(workload):
        name = f"{workload}/{row}"
        time, (allocations, size) = m.time(name), m.heap[name]
        ratios = (rounded(m.ratio(workload, row, base)) for base in bases)
        rows.append([row, rounded(time.best), rounded(time.median), *ratios,
                     *(rounded(count, 0) for count in m.count(name)), allocations, size])
    columns = ["row", "ns", "median", *(f"to {base}" for base in bases), "instructions", "stores", "allocations", "bytes"]
    return {"name": name_of(workload), "title": f"{workload}: {TITLES[workload]} ({compiler})", "columns": columns, "rows": rows}


def table_of_threads(m, compiler):
    rows = []
    for row in m.rows("W7"):
        name = f"W7/{row}"
        ratio = m.ratio("W7", row, HEAP, m.threads[-1])
        rows.append([row, *(rounded(m.time(name, t).best) for t in m.threads), rounded(ratio), *m.heap[name]])
    columns = ["row", *(f"ns, {t} thread{'s' * (t > 1)}" for t in m.threads),
               f"to heap, {m.threads[-1]} threads", "allocations", "bytes"]
    return {"name": "w7", "title": f"W7: {TITLES['W7']} ({compiler})", "columns": columns, "rows": rows}


def goal_of(m, workload, against, bar, aim):
    if against == "instructions":
        value, what = m.count(f"{workload}/in").instructions, f"{workload}, `in`, instructions"
    else:
        threads = m.threads[-1] if workload == "W7" else 1
        value, what = m.ratio(workload, "in", against, threads), f"{workload}, `in` to {against}"
    return None if value is None else {"what": what, "value": rounded(value), "bar": bar, "aim": aim}


def table_of_frames(m, compiler):
    rows = [[what, *(m.frame(workload, row) for row in (HEAP, "static task", "boxed"))] for workload, what in FRAMES.items()]
    # A chain is one counter and links that are alike.
    links = [(m.frame("W4 ready", row) - m.frame("W1", row)) / 7 for row in (HEAP, "boxed")]
    rows.append(["awaits another (W4)", links[0], None, links[1]])
    return {"name": "frames", "title": f"Frames, bytes ({compiler})",
            "columns": ["coroutine", "virtual + heap", "static task", "placed by a dyn"], "rows": rows}


SUMMARY = {"W1": "is ready at once", "W3": "suspends once", "W5": "keeps 1 KiB across a suspension"}
SUMMARY_ROWS = ["in", HEAP, "virtual + pool"]


def table_of_summary(m, compiler):
    """The README's: a few figures to decide by."""
    rows = []
    for workload, what in SUMMARY.items():
        if all(m.time(f"{workload}/{row}") for row in SUMMARY_ROWS):
            rows.append([what, *(rounded(m.time(f"{workload}/{row}").best, 1) for row in SUMMARY_ROWS),
                         *(m.heap[f"{workload}/{row}"][0] for row in SUMMARY_ROWS[:2])])
    return {"name": "summary", "title": f"What a call costs ({compiler})", "rows": rows,
            "columns": ["a call that", "dynify, ns", "heap, ns", "pool, ns", "dynify, allocations", "heap, allocations"]}


def goals_of(m, gcc, cores):
    goals = [goal_of(m, *goal) for goal in (GCC_GOALS if gcc else CLANG_GOALS)]
    flat = m.flatness(cores)
    if flat:
        goals.append({"what": "W7, `in`, two threads a core to one", "value": rounded(flat), "bar": FLAT, "aim": None})
    for workload, what in FRAMES.items():
        more = m.frame(workload, "boxed") - m.frame(workload, HEAP)
        goals.append({"what": f"frame, {what}, bytes more than by hand", "value": more, "bar": A_WORD, "aim": None})
    return [goal for goal in goals if goal]


def tables_of(m, compiler):
    tables = [table_of_threads(m, compiler) if workload == "W7" else table_of(m, workload, compiler) for workload in TITLES]
    tables += [table_of_frames(m, compiler), table_of_summary(m, compiler)]
    return [table for table in tables if table["rows"]]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bin", type=pathlib.Path)
    parser.add_argument("results", type=pathlib.Path)
    parser.add_argument("name")
    parser.add_argument("compiler")
    parser.add_argument("--filter", default=".", metavar="PATTERN", help="only the benchmarks that match, as WORKLOAD/ROW")
    parser.add_argument("--repetitions", type=int, default=11)
    parser.add_argument("--seconds", type=float, default=0.03, help="of a repetition")
    args = parser.parse_args()
    m = Measured(measure.times(args.bin / "calls_time", args.repetitions, args.seconds, args.filter),
                 measure.heap_use(args.bin / "calls_count"), measure.counts(args.bin / "calls_instructions"))
    results.report(args.results, args.name, tables_of(m, args.compiler), goals_of(m, "gcc" in args.name, os.cpu_count()))


if __name__ == "__main__":
    main()
