"""The search engines that are compared: how each site is built, opened and asked."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mkdocs_playbooks.library import Library
from mkdocs_playbooks.search import Found, entries


@dataclass(frozen=True)
class Engine:
    """Where its pages and its files lie, and how its box is used."""

    name: str
    start: str
    """Address of a page to search from; ``{locale}`` stands for the language."""
    files: tuple[str, ...]
    """Parts of the addresses of what only search needs."""
    input: str
    hits: str
    opens: str = "/"


OURS = Engine(
    "this project",
    "/{locale}/index.html",
    ("/playbooks/search/",),
    "[data-pb-search-input]",
    "[data-pb-search-results] a[href]",
)
MATERIAL = Engine(
    "Material's search",
    "/{locale}/index.html",
    ("/search", "workers/search"),
    "[data-md-component=search-query]",
    "[data-md-component=search-result] a.md-search-result__link",
    "f",
)


def build_ours(root: Path, out: Path) -> None:
    _run("mkdocs_playbooks", "build", str(root), "--out", str(out))


def build_material(library: Library, root: Path, out: Path) -> None:
    """The same texts as pages of Markdown under Material's theme and its search plugin."""
    for locale in library.locales:
        markdown(library, locale, root / locale, "  features: [navigation.prune]\n")
        _run("mkdocs", "build", "-q", "-f", str(root / locale / "mkdocs.yml"), "-d", str(out / locale))


def markdown(library: Library, locale: str, root: Path, features: str, folder: int = 0) -> None:
    """A site of Material's with the texts of one language; ``features`` are lines of its theme.

    ``folder`` pages at a time get a folder of their own; 0 leaves them where ours are.
    """
    docs = root / "docs"
    docs.mkdir(parents=True)
    (docs / "index.md").write_text(f"# {library.settings.locales[locale].title}\n", encoding="utf-8")
    for number, entry in enumerate(entries(library, locale)):
        content = entry.playbook.content
        text = "\n\n".join([f"# {content.title}", content.summary, *entry.words, *_lines(entry.lines)])
        file = docs / entry.address.replace(".html", ".md")
        if folder:
            file = docs / f"part-{number // folder + 1}" / file.name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (root / "mkdocs.yml").write_text(
        f"site_name: Peer\nuse_directory_urls: false\nplugins: [search]\n"
        f"theme:\n  name: material\n  language: {locale}\n  font: false\n{features}",
        encoding="utf-8",
    )


def _lines(lines: tuple[Found, ...]) -> Iterator[str]:
    """Each sentence as a paragraph; below a heading with its anchor where it has one, as on our pages."""
    anchor = ""
    for line in lines:
        if line.anchor and line.anchor != anchor:
            anchor = line.anchor
            yield f"## {line.text}"
        else:
            yield line.text


def _run(module: str, *arguments: str) -> None:
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([sys.executable, "-m", module, *arguments], check=True, env=environment)
