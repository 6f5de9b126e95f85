#!/usr/bin/env python3
"""clang-format over the C++ of Markdown pages.

usage: format_markdown.py [--check] PAGE...

Formats what stands between ```cpp and ```, as .clang-format says, but lines stay as long as they are, and comments in their columns: a
synopsis is a table. A block with `{ ... }`, which is no C++, stays as it is. With --check it only names the blocks that would change,
and fails if there is one.
"""

import argparse
import re
import subprocess
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```cpp\n(.*?)^```$", re.MULTILINE | re.DOTALL)
STYLE = """{BasedOnStyle: InheritParentConfig, ColumnLimit: 0, AlignTrailingComments: {Kind: Leave}, SortUsingDeclarations: Never,
  BreakTemplateDeclarations: Leave, BreakBeforeConceptDeclarations: Allowed}"""


def formatted(code):
    """A block that is quoted from inside of a class or a function keeps its indentation."""
    indent = min(len(line) - len(line.lstrip()) for line in code.splitlines() if line.strip())
    command = ["clang-format-19", f"--style={STYLE}", "--assume-filename", ROOT / "block.cpp"]
    new = subprocess.run(command, input=textwrap.dedent(code), capture_output=True, text=True, check=True).stdout
    return textwrap.indent(new, " " * indent)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("pages", type=Path, nargs="+", metavar="PAGE")
    given = parser.parse_args()
    changes = 0
    for page in given.pages:
        text = page.read_text()

        def replace(block):
            nonlocal changes
            code = block.group(1)
            new = code if "{ ... }" in code else formatted(code)
            if new != code:
                changes += 1
                if given.check:
                    print(f"{page}:{text[:block.start(1)].count(chr(10)) + 1}: this block is not formatted", file=sys.stderr)
            return f"```cpp\n{new}```"

        new_text = BLOCK.sub(replace, text)
        if new_text != text and not given.check:
            page.write_text(new_text)
    return 1 if given.check and changes else 0


if __name__ == "__main__":
    sys.exit(main())
