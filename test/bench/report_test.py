#!/usr/bin/env python3
"""Tests of the scripts that make tables of what was measured."""

import contextlib
import io
import json
import pathlib
import tempfile
import unittest

import calls
import measure
import picture
import report
import results

TABLE = {"name": "w1", "title": "W1: ready at once", "columns": ["row", "ns", "to heap"],
         "rows": [["in", 7.126, 0.4], ["virtual + heap", 18.0, None], ["a|b", 1234.5, None]]}
GOALS = [{"what": "reached", "value": 2.31, "bar": 2.5, "aim": 2.0}, {"what": "missed", "value": 3, "bar": 2.5, "aim": 2.0},
         {"what": "best", "value": 2.0, "bar": 2.5, "aim": 2.0}, {"what": "no aim", "value": 2.0, "bar": 2.5, "aim": None},
         {"what": "no bar", "value": 2.0, "bar": None, "aim": 1.0}]


def written(name="calls", tables=(TABLE,), goals=()):
    """The tables of a folder with one file, and what was printed when it was written."""
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()) as out:
        results.report(pathlib.Path(folder) / "new", name, list(tables), list(goals))
        return report.read(pathlib.Path(folder) / "new"), out.getvalue()


class Picture(unittest.TestCase):
    def test_each_workload_has_a_bar_for_each_row_that_was_measured(self):
        rows = [["virtual + heap", 20.0], ["in", 5.0], ["Asio, virtual", 90.0]]
        content = {"tables": [{"name": name, "columns": ["row", "ns"], "rows": rows} for name in picture.WORKLOADS]}
        self.assertEqual(picture.times(content)["w3"], [("in", 5.0), ("virtual + heap", 20.0)])
        drawn = picture.drawn(content)
        self.assertEqual(drawn.count("<rect"), 2 * len(picture.WORKLOADS))
        self.assertEqual(drawn.count(f'width="{picture.BAR}"'), len(picture.WORKLOADS))  # the longest
        self.assertEqual(drawn.count(f'width="{round(picture.BAR / 4)}"'), len(picture.WORKLOADS))
        self.assertEqual(drawn, picture.drawn(content))


class Report(unittest.TestCase):
    def test_a_part_becomes_its_table_and_nothing_else_changes(self):
        tables, _ = written()
        text = "# Title\n\n<!-- BEGIN calls/w1 -->\nold\n<!-- END calls/w1 -->\n\nAfter.\n"
        self.assertEqual(report.filled(text, tables), """# Title

<!-- BEGIN calls/w1 -->
| row | ns | to heap |
|---|--:|--:|
| in | 7.13 | 0.40 |
| virtual + heap | 18 |  |
| a\\|b | 1234 |  |
<!-- END calls/w1 -->

After.
""")

    def test_filling_again_changes_nothing(self):
        tables, _ = written()
        once = report.filled("<!-- BEGIN w1 -->\n<!-- END w1 -->\n", tables)
        self.assertEqual(report.filled(once, tables), once)

    def test_a_name_may_be_short_where_one_table_is_meant(self):
        tables, _ = written(goals=GOALS)
        self.assertEqual(report.find(tables, "w1"), report.find(tables, "calls/w1"))
        self.assertIn("| missed |", report.find(tables, "goals"))
        with self.assertRaisesRegex(LookupError, "several tables are called 'calls'"):
            report.find(tables, "calls")

    def test_a_missing_table_is_an_error(self):
        with self.assertRaisesRegex(LookupError, "no table is called 'calls/w9'"):
            report.filled("<!-- BEGIN calls/w9 -->\n<!-- END calls/w9 -->\n", written()[0])

    def test_half_a_marker_is_an_error(self):
        with self.assertRaisesRegex(LookupError, "without its other half"):
            report.filled("<!-- BEGIN calls/w1 -->\n<!-- END calls/w2 -->\n", written()[0])

    def test_goals_say_what_was_reached(self):
        self.assertEqual([results.verdict(g) for g in GOALS], ["reached", "missed", "aim reached", "reached", "aim missed"])

    def test_what_is_written_is_printed_too(self):
        _, printed = written(goals=GOALS)
        self.assertIn("W1: ready at once\n  row               ns  to heap\n  in              7.13     0.40\n", printed)
        self.assertIn("missed", printed)


class Measure(unittest.TestCase):
    def test_instructions_and_stores_are_the_difference_of_two_runs(self):
        def dump(calls_made, total, stores):
            return (f"desc: Trigger: Client Request: W4 ready/in/{calls_made}\n"
                    f"events: Ir Dr Dw\nsummary: {total} 7 {stores}\n")
        self.assertEqual(measure.read_counts([dump(500, 5100, 1001), dump(1000, 10100, 2001), "desc: none\nsummary: 9\n"]),
                         {"W4 ready/in": (10.0, 2.0)})

    def test_times_are_the_least_and_the_median_of_a_call(self):
        def run(name, time, threads=1, kind="iteration"):
            return {"run_type": kind, "run_name": name, "cpu_time": time, "threads": threads}
        measured = {"benchmarks": [run("W1/in", 3000), run("W1/in", 1000), run("W1/in", 2000), run("W1/in", 9, kind="aggregate"),
                                   run("W7/in/threads:2", 4000, 2)]}
        self.assertEqual(measure.read_times(measured), {("W1/in", 1): (1, 2), ("W7/in", 2): (4, 4)})


class Calls(unittest.TestCase):
    TIMES = {(f"{w}/{r}", t): measure.Time(ns, ns + 1) for w, t in [("W1", 1), ("W7", 1), ("W7", 2), ("W7", 8)]
             for r, ns in [("plain virtual", 2), ("in", 4), ("virtual + heap", 16)]}
    HEAP = {name: (0, 0) for name, _ in TIMES} | {"W2/in": (0, 0)}
    for workload in [*calls.FRAMES, "W4 ready"]:
        for row, size in [("virtual + heap", 64), ("static task", 64), ("boxed", 72)]:
            HEAP[f"{workload}/{row}"] = (1, size)

    def setUp(self):
        self.measured = calls.Measured(self.TIMES, self.HEAP, {"W1/in": measure.Counts(70.4, 20)})

    def test_a_table_has_ratios_to_both_bases(self):
        table = calls.table_of(self.measured, "W1", "a compiler")
        self.assertEqual(table["rows"][1], ["in", 4, 5, 2.0, 0.25, 70, 20, 0, 0])

    def test_workloads_that_were_not_measured_have_no_table(self):
        self.assertEqual([t["name"] for t in calls.tables_of(self.measured, "a compiler")], ["w1", "w7", "frames"])

    def test_goals_are_of_the_row_in(self):
        goals = {g["what"]: g["value"] for g in calls.goals_of(self.measured, gcc=False, cores=1)}
        self.assertEqual(goals["W1, `in` to plain virtual"], 2)
        self.assertEqual(goals["W1, `in`, instructions"], 70.4)
        self.assertEqual(goals["W7, `in` to virtual + heap"], 0.25)
        self.assertEqual(goals["W7, `in`, two threads a core to one"], 1)
        self.assertEqual(goals["frame, arguments, bytes more than by hand"], 8)

    def test_gcc_has_a_goal_for_each_workload(self):
        goals = [g["what"] for g in calls.goals_of(self.measured, gcc=True, cores=1)]
        self.assertEqual(goals[:2], ["W1, `in` to virtual + heap", "W7, `in` to virtual + heap"])


if __name__ == "__main__":
    unittest.main()
