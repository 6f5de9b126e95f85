"""What benchmarks write: RESULTS/NAME.json, and the same as text tables."""

import json
import pathlib


def shown(value):
    """A cell as text: three significant digits or whole numbers, nothing for what there is not."""
    if value is None:
        return ""
    if not isinstance(value, float):
        return str(value)
    if value == round(value):
        return str(round(value))
    return f"{value:.2f}" if value < 100 else f"{value:.0f}"


def verdict(goal):
    """How a goal's value stands to its bar and its aim, which are both upper limits."""
    value, bar, aim = goal["value"], goal.get("bar"), goal.get("aim")
    if bar is not None and value > bar:
        return "missed"
    if aim is not None:
        return "best" if value <= aim else "reached"
    return "reached"


GOAL_COLUMNS = ["goal", "value", "bar", "aim", ""]


def goal_rows(goals):
    return [[g["what"], g["value"], g.get("bar"), g.get("aim"), verdict(g)] for g in goals]


def print_table(title, columns, rows):
    lines = [[shown(c) for c in line] for line in [columns, *rows]]
    widths = [max(map(len, column)) for column in zip(*lines)]
    print(f"\n{title}")
    for line in lines:
        first = line[0].ljust(widths[0])
        rest = (c.rjust(w) for c, w in zip(line[1:], widths[1:]))
        print("  " + "  ".join([first, *rest]).rstrip())


def report(results, name, tables, goals):
    """Writes RESULTS/NAME.json and prints it. `tables` have a name, a title, columns and rows."""
    for table in tables:
        print_table(table["title"], table["columns"], table["rows"])
    if goals:
        print_table("Goals (at most)", GOAL_COLUMNS, goal_rows(goals))
    folder = pathlib.Path(results)
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"name": name, "tables": tables, "goals": goals}, indent=1)
    (folder / f"{name}.json").write_text(text + "\n")
