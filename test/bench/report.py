#!/usr/bin/env python3
"""Fills the generated parts of Markdown files from the results of benchmarks.

report.py RESULTS FILE...

Between `<!-- BEGIN name -->` and `<!-- END name -->` comes the table of that name. RESULTS is a folder of files as
results.py writes them: `calls-clang/w1` is the table w1 of calls-clang.json, `calls-clang/goals` are its goals; `w1` or
`calls-clang` alone is enough where one table is meant. A part whose table is missing is an error, and nothing is changed.
"""

import json
import pathlib
import re
import sys

import results

PART = re.compile(r"(<!-- BEGIN (?P<name>\S+) -->\n).*?(<!-- END (?P=name) -->)", re.S)
MARKER = re.compile(r"<!-- (BEGIN|END) ")


def markdown(columns, rows):
    def line(cells):
        return "| " + " | ".join(results.shown(c).replace("|", "\\|") for c in cells) + " |"
    rule = "|" + "".join("--:|" if right else "---|" for right in results.numeric(rows))
    return "\n".join([line(columns), rule, *map(line, rows)]) + "\n"


def read(folder):
    """(file, table) -> Markdown, of every table and every file's goals."""
    tables = {}
    for path in sorted(pathlib.Path(folder).glob("*.json")):
        content = json.loads(path.read_text())
        for table in content["tables"]:
            tables[content["name"], table["name"]] = markdown(table["columns"], table["rows"])
        if content.get("goals"):
            tables[content["name"], "goals"] = markdown(results.GOAL_COLUMNS, results.goal_rows(content["goals"]))
    return tables


def find(tables, name):
    """The one table that is called so, by file and table, by table, or by file."""
    file, _, table = name.partition("/")
    if table:
        found = [text for key, text in tables.items() if key == (file, table)]
    else:
        found = [text for key, text in tables.items() if name in key]
    if len(found) != 1:
        raise LookupError(f"{'no table is' if not found else 'several tables are'} called '{name}'")
    return found[0]


def filled(text, tables):
    whole = PART.sub("", text)
    if MARKER.search(whole):
        raise LookupError(f"a marker without its other half: {MARKER.search(whole)[0]}...")
    return PART.sub(lambda part: part[1] + find(tables, part["name"]) + part[3], text)


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    tables = read(sys.argv[1])
    changed = {}
    for file in map(pathlib.Path, sys.argv[2:]):
        try:
            changed[file] = filled(file.read_text(), tables)
        except LookupError as error:
            sys.exit(f"report.py: {file}: {error}")
    for file, text in changed.items():
        file.write_text(text)


if __name__ == "__main__":
    main()
