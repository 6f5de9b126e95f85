"""What MkDocs does not do by itself for the pages of docs/: the front page is the README, every recipe, page of the reference and error is in the
navigation, headings have the anchors that GitHub gives them, folders of examples have a page, and links that leave the site become names."""
import re
import shutil
import tempfile
from pathlib import Path

from mkdocs.structure.files import File

root = Path(__file__).resolve().parents[2]
docs = root / "docs"
generated = Path(tempfile.mkdtemp(prefix="dynify-site-"))
LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)\s]+)\)")


def anchor(text, separator="-"):
    """The anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", separator)


def titled(folder, first="README.md"):
    """The pages of a folder, in the order of their titles."""
    pages = [page for page in (docs / folder).glob("*.md") if page.name != first]
    pages.sort(key=lambda page: page.read_text().splitlines()[0].lower())
    return [f"{folder}/{page.name}" for page in pages]


def on_config(config):
    config["mdx_configs"]["toc"] = {"slugify": anchor}
    for section in config["nav"]:
        for title, pages in section.items():
            if isinstance(pages, list) and str(pages[0]).endswith("/README.md"):
                pages += titled(pages[0].split("/")[0])
    return config


def source_page(folder):
    """A page for a folder of examples: its files, to be read."""
    lines = [f"# {folder.relative_to(docs)}", ""]
    for file in sorted(folder.iterdir()):
        if file.is_file() and file.name != "README.md":
            language = "cpp" if file.suffix in (".cpp", ".hpp") else ""
            lines += [f"## {file.name}", "", f"```{language}", file.read_text().rstrip(), "```", ""]
        elif file.is_dir():
            lines += [f"[{file.name}]({file.name}/index.md)", ""]
    return "\n".join(lines)


def on_files(files, config):
    (generated / "index.md").write_text((root / "README.md").read_text().replace("](docs/", "]("))
    shutil.copy(Path(__file__).with_name("site.css"), generated)
    for folder in [docs / "examples", *sorted(p for p in (docs / "examples").rglob("*") if p.is_dir())]:
        page = generated / folder.relative_to(docs) / "index.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(source_page(folder))
    for path in sorted(p for p in generated.rglob("*") if p.is_file()):
        files.append(File(str(path.relative_to(generated)), str(generated), config["site_dir"], config["use_directory_urls"]))
    for file in [f for f in files if "__pycache__" in f.src_path]:
        files.remove(file)
    return files


def on_page_markdown(markdown, page, config, files):
    here = docs / page.file.src_path

    def in_site(match):
        text, target = match[1], match[2]
        if re.match(r"[a-z]+:|#", target):
            return match[0]
        path, _, fragment = target.partition("#")
        file = (here.parent / path).resolve()
        if page.file.src_path == "index.md" and not path.endswith((".md", ".svg")) and not (docs / path).exists():
            return text
        if docs not in file.parents and file != docs:
            return text if page.file.src_path != "index.md" or path else match[0]
        if file.is_dir():
            return f"[{text}]({path.rstrip('/')}/index.md)"
        return match[0]

    parts = re.split(r"(```.*?```)", markdown, flags=re.S)
    return "".join(part if part.startswith("```") else LINK.sub(in_site, part) for part in parts)


def on_post_build(config):
    """Debian's package of MkDocs names two scripts that it does not bring: jQuery, under another version's name, and one that its theme can do
    without."""
    scripts = Path(config["site_dir"]) / "js"
    named = set(re.findall(r'src="js/([^"]+)"', (Path(config["site_dir"]) / "index.html").read_text()))
    for name in named - {script.name for script in scripts.iterdir()}:
        like = next(scripts.glob("jquery-*.js"), None) if name.startswith("jquery") else None
        (scripts / name).write_text(like.read_text() if like else "")
