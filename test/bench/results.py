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


def numeric(rows):
    """Of each column, whether it has numbers, which stand to the right."""
    return [any(isinstance(c, (int, float)) for c in column) and not any(isinstance(c, str) for c in column)
            for column in zip(*rows)]


def verdict(goal):
    """How a goal's value stands to its bar and its aim, which are both upper limits."""
    value, bar, aim = goal["value"], goal.get("bar"), goal.get("aim")
    if bar is not None and value > bar:
        return "missed"
    if aim is not None and value <= aim:
        return "aim reached"
    return "aim missed" if bar is None else "reached"


GOAL_COLUMNS = ["goal", "value", "bar", "aim", ""]


def goal_rows(goals):
    return [[g["what"], g["value"], g.get("bar"), g.get("aim"), verdict(g)] for g in goals]


def print_table(title, columns, rows):
    lines = [[shown(c) for c in line] for line in [columns, *rows]]
    widths = [max(map(len, column)) for column in zip(*lines)]
    print(f"\n{title}")
    right = numeric(rows)
    for line in lines:
        print("  " + "  ".join(c.rjust(w) if r else c.ljust(w) for c, w, r in zip(line, widths, right)).rstrip())


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
