#!/usr/bin/env python3
"""check.py SITE: every link of every page leads to a file of the site, and its anchor to an element there."""
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

site = Path(sys.argv[1])


class Page(HTMLParser):
    def __init__(self, path):
        super().__init__()
        self.anchors, self.links = set(), []
        self.feed(path.read_text())

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name in ("id", "name"):
                self.anchors.add(value)
            elif name in ("href", "src") and value:
                self.links.append(value)


pages = {path: Page(path) for path in site.rglob("*.html")}
complaints = [] if len(pages) > 50 else [f"{site} has {len(pages)} pages only"]
for path, page in sorted(pages.items()):
    if path.name == "404.html":  # is shown at any address, so that its links begin at the root
        continue
    for link in page.links:
        if ":" in link or link.startswith(("//", "#")) and link == "#":
            continue
        file, _, fragment = link.partition("#")
        target = (path.parent / unquote(file.split("?")[0])).resolve() if file else path
        if not target.exists():
            complaints.append(f"{path.relative_to(site)}: nothing at {link}")
        elif fragment and target.suffix == ".html" and unquote(fragment) not in pages[target].anchors:
            complaints.append(f"{path.relative_to(site)}: no anchor at {link}")
if not (site / "search/search_index.json").stat().st_size > 100_000:
    complaints.append("the search has no index")
print(f"{len(pages)} pages, {sum(len(page.links) for page in pages.values())} links")
if complaints:
    sys.exit("\n".join(sorted(set(complaints))))
