#!/usr/bin/env python3
"""Draws what a call costs, as bars: an SVG for light and dark pages.

picture.py RESULTS NAME FILE

NAME is of a file of results as calls.py writes them. Bars are nanoseconds; each workload has a scale of its own, since a picture
compares rows and not workloads.
"""

import json
import pathlib
import sys
from xml.sax.saxutils import escape

WORKLOADS = {"w1": "ready at once", "w3": "suspends once", "w4-suspending": "eight nested, the innermost suspends"}
ROWS = {"in": "dynify, in a buffer", "storage(N)": "dynify, in the awaiter", "virtual + pool": "by hand, pool",
        "virtual + heap": "by hand, heap"}
OURS = ("in", "storage(N)")
LABEL, BAR, LINE, GAP, WIDTH = 190, 330, 20, 34, 620
STYLE = """text { font: 13px system-ui, sans-serif; fill: #24292f } .title { font-weight: 600 }
.ours { fill: #1a7f5a } .others { fill: #8c959f }
@media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .ours { fill: #3fb68b } .others { fill: #6e7681 } }"""


def times(content):
    """workload -> [(row, nanoseconds)], of the rows that were measured."""
    tables = {table["name"]: table for table in content["tables"]}
    found = {}
    for name in WORKLOADS:
        column = tables[name]["columns"].index("ns")
        of = {cells[0]: cells[column] for cells in tables[name]["rows"]}
        found[name] = [(row, of[row]) for row in ROWS if of.get(row) is not None]
    return found


def bar(row, ns, most, y):
    kind = "ours" if row in OURS else "others"
    length = max(2, round(BAR * ns / most))
    return [f'<text x="{LABEL - 8}" y="{y + 14}" text-anchor="end">{escape(ROWS[row])}</text>',
            f'<rect class="{kind}" x="{LABEL}" y="{y + 3}" width="{length}" height="{LINE - 5}" rx="2"/>',
            f'<text x="{LABEL + length + 6}" y="{y + 14}">{ns:.1f} ns</text>']


def drawn(content):
    lines, y = [], 8
    for name, rows in times(content).items():
        lines.append(f'<text class="title" x="{LABEL}" y="{y + 14}">{escape(WORKLOADS[name])}</text>')
        y += LINE + 2
        for row, ns in rows:
            lines += bar(row, ns, max(ns for _, ns in rows), y)
            y += LINE
        y += GAP - LINE
    title = "Nanoseconds of a call: dynify, and virtual coroutines by hand"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y}" role="img"><title>{title}</title>'
    return "\n".join([head, f"<style>{STYLE}</style>", *lines, "</svg>"]) + "\n"


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    results, name, file = sys.argv[1:]
    pathlib.Path(file).write_text(drawn(json.loads((pathlib.Path(results) / f"{name}.json").read_text())))


if __name__ == "__main__":
    main()
