"""Runs the programs of test/bench, and reads what they say: times, allocations, instructions."""

import collections
import json
import pathlib
import re
import statistics
import subprocess
import tempfile

Time = collections.namedtuple("Time", "best median")
Counts = collections.namedtuple("Counts", "instructions stores")
CALLS = 1000  # in an iteration


def times(program, repetitions, seconds, pattern):
    """(benchmark, threads) -> Time, nanoseconds of a call; all benchmarks' repetitions interleaved.

    Of a thread's processor time: where several threads share a processor, only their own counts.
    """
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "times.json"
        subprocess.run(
            [program, f"--benchmark_out={out}", "--benchmark_enable_random_interleaving=true",
             f"--benchmark_repetitions={repetitions}", f"--benchmark_min_time={seconds}",
             f"--benchmark_filter={pattern}"],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return read_times(json.loads(out.read_text()))


def read_times(measured):
    samples = collections.defaultdict(list)
    for run in measured["benchmarks"]:
        if run["run_type"] == "iteration":
            name = re.sub("/threads:[0-9]+$", "", run["run_name"])
            samples[name, run["threads"]].append(run["cpu_time"] / CALLS)
    return {key: Time(min(s), statistics.median(s)) for key, s in samples.items()}


def heap_use(program):
    """benchmark -> (allocations, bytes) of a call. Fails where a row's result is wrong."""
    out = subprocess.run([program], check=True, capture_output=True, text=True).stdout
    return {f"{c['workload']}/{c['row']}": (c["allocations"], c["bytes"]) for c in json.loads(out)}


def counts(program, *workloads):
    """benchmark -> Counts of a call, of these workloads or of all; nothing where there is no such program or no valgrind."""
    if not pathlib.Path(program).exists():
        return {}
    with tempfile.TemporaryDirectory() as folder:
        try:
            subprocess.run(["valgrind", "--tool=callgrind", "--cache-sim=yes", f"--callgrind-out-file={folder}/out", program,
                            *workloads],
                           check=True, capture_output=True)
        except FileNotFoundError:
            return {}
        return read_counts(path.read_text() for path in pathlib.Path(folder).iterdir())


def read_counts(dumps):
    """From dumps named WORKLOAD/ROW/CALLS, of N and of 2 N calls: what is not a call falls away."""
    totals = collections.defaultdict(dict)
    for text in dumps:
        trigger = re.search("^desc: Trigger: Client Request: (.*)/([0-9]+)$", text, re.M)
        if trigger:
            events = re.search("^events: (.*)$", text, re.M)[1].split()
            sums = map(int, re.search("^summary: (.*)$", text, re.M)[1].split())
            total = dict(zip(events, sums))
            totals[trigger[1]][int(trigger[2])] = (total["Ir"], total["Dw"])
    return {name: per_call(of) for name, of in totals.items()}


def per_call(of):
    more, less = max(of), min(of)
    return Counts(*((m - l) / (more - less) for m, l in zip(of[more], of[less])))
