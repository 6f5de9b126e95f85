#!/usr/bin/env python3
"""check_quotes.py ROOT: every program that README, guide and reference show is a part of a file that is built and run.

A line `<!-- from FILE -->` before a block names the file, relative to ROOT, that contains the block as it stands. Every link to a file of
the project leads to one, and its anchor to a heading.
"""
import re
import sys
from pathlib import Path

root = Path(sys.argv[1])
complaints = []
quotes = 0


def check_block(page, line, file, block):
    global quotes
    if not file:
        if "int main(" in block:
            complaints.append(f"{page}:{line}: a program that is not quoted from a file")
        return
    quotes += 1
    if not (root / file).is_file():
        complaints.append(f"{page}:{line}: there is no {file}")
    elif "\n" + block not in "\n" + (root / file).read_text() + "\n":
        complaints.append(f"{page}:{line}: this is not what {file} says")


def check_blocks(page, text):
    file, block, start = "", None, 0
    for number, line in enumerate(text.splitlines(), 1):
        named = re.fullmatch("<!-- from (.*) -->", line)
        if block is not None:
            if line == "```":
                check_block(page, start, file, block)
                file, block = "", None
            else:
                block += line + "\n"
        elif named:
            file = named[1]
        elif line.startswith("```"):
            block, start = "", number
        elif line and file:
            complaints.append(f"{page}:{number}: no block follows the name of {file}")
            file = ""


def anchors_of(page, known={}):
    """The anchors that GitHub gives the headings of a page."""
    if page not in known:
        text = re.sub(r"^```.*?^```$", "", page.read_text(), flags=re.M | re.S)
        known[page] = {re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in re.findall(r"^#+ (.*)$", text, re.M)}
    return known[page]


def check_links(page, text):
    for link in re.findall(r"\]\(([^) ]+)\)", re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S)):
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        if link.startswith("http"):
            continue
        if not target.exists():
            complaints.append(f"{page}: nothing at {link}")
        elif anchor and target.suffix == ".md" and anchor not in anchors_of(target):
            complaints.append(f"{page}: no heading for {link}")


for page in [root / "README.md", *sorted((root / "docs").rglob("*.md"))]:
    text = page.read_text()
    check_blocks(page, text)
    check_links(page, text)
if not quotes:
    complaints.append("no page quotes anything")
if complaints:
    sys.exit("\n".join(complaints))
