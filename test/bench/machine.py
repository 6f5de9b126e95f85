#!/usr/bin/env python3
"""On what was measured: machine.py RESULTS COMPILER... writes RESULTS/machine.json. No name and no date."""

import os
import pathlib
import platform
import re
import subprocess
import sys

import results


def first_match(pattern, file):
    try:
        found = re.search(pattern, pathlib.Path(file).read_text(), re.M)
    except OSError:
        found = None
    return found[1].strip() if found else "unknown"


def version_of(compiler):
    return subprocess.run([compiler, "--version"], check=True, capture_output=True, text=True).stdout.splitlines()[0]


def asio_version():
    number = first_match(r"^#define ASIO_VERSION (\d+)", "/usr/include/asio/version.hpp")
    return f"{int(number) // 100000}.{int(number) // 100 % 1000}.{int(number) % 100}" if number.isdigit() else number


def main():
    rows = [
        ["processor", first_match(r"^model name\s*:\s*(.*)", "/proc/cpuinfo")],
        ["cores", os.cpu_count()],
        ["system", first_match(r'^PRETTY_NAME="(.*)"', "/etc/os-release")],
        ["C library", " ".join(platform.libc_ver())],
        ["Asio", asio_version()],
        *(["compiler", version_of(compiler)] for compiler in sys.argv[2:]),
    ]
    results.report(sys.argv[1], "machine", [{"name": "machine", "title": "Machine", "columns": ["", ""], "rows": rows}], [])


if __name__ == "__main__":
    main()
