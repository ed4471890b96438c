"""The way out: Library -> an ordinary tree of Markdown with its ``mkdocs.yml``, which needs nothing of ours.

Pages keep their addresses and ids, so that links which people have kept go on working.
"""

from __future__ import annotations

import posixpath
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from markupsafe import escape

from mkdocs_playbooks.as_markdown import MarkdownFiles
from mkdocs_playbooks.library import Library, Playbook, Source
from mkdocs_playbooks.markdown_text import escaped, heading, joined, link
from mkdocs_playbooks.pages import HOME, SOURCES, TALK, Plan, plan, playbook_address
from mkdocs_playbooks.scaffold import RefusedError
from mkdocs_playbooks.templates import Labels

EXTENSIONS: list[Any] = ["attr_list", "md_in_html", {"pymdownx.tasklist": {"custom_checkbox": True}}]
"""What the Markdown needs: ids of headings, and boxes to tick."""
INDEX = "index.md"


def export(library: Library, root: Path, target: Path, site_url: str = "") -> list[Path]:
    """Write the site of ``root`` as Markdown into ``target``, which must be new or empty; the files.

    Raises ``RefusedError`` if something is there, ``OSError`` if it cannot be written. It is there wholly
    or not at all.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise RefusedError("folder-not-empty", str(target))
    target.parent.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=f".{target.name}-unfinished-", dir=target.parent))
    try:
        for path, text in texts(library, root, site_url).items():
            file = staging / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        for locale in library.locales:
            if (root / "docs" / locale).is_dir():  # pages written by hand are Markdown already
                shutil.copytree(root / "docs" / locale, staging / "docs" / locale, dirs_exist_ok=True)
        staging.chmod(0o755)  # mkdtemp makes folders that only their owner can read
        if target.exists():
            target.rmdir()
        staging.replace(target)
    except OSError:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    return sorted(file for file in target.rglob("*") if file.is_file())


def texts(library: Library, root: Path, site_url: str = "") -> dict[str, str]:
    """The text of every file by its path, those apart that were written by hand."""
    found: dict[str, str] = {}
    nav: list[Any] = [INDEX]
    for locale in library.locales:
        language = _Language(library, locale, Labels(root, locale, tuple(library.kinds)))
        found |= {f"docs/{locale}/{path}": text for path, text in language.files()}
        nav.append({str(escape(library.settings.locales[locale].name)): language.nav()})
    settings = library.settings.locales
    languages = (link(settings[code].name, f"{code}/{INDEX}") for code in library.locales)
    title = settings[library.locales[0]].title
    found[f"docs/{INDEX}"] = _head(title) + joined(
        [heading(1, title, "_title"), *(f"- {entry}" for entry in languages)]
    )
    found["mkdocs.yml"] = _configuration(library, nav, site_url)
    return found


class _Language:
    """The pages of one language, and their order."""

    def __init__(self, library: Library, locale: str, labels: Labels) -> None:
        self._library = library
        self._locale = locale
        self._markdown = MarkdownFiles(library, locale, labels)
        self._t = labels
        self._plans = plan(library, locale, labels)

    def files(self) -> Iterator[tuple[str, str]]:
        """Path and text of every page."""
        for page in self._plans:
            yield _path(page.address), _head(page.title) + self._text(page)

    def nav(self) -> list[Any]:
        """The pages as MkDocs' ``nav``, in the sections of the site."""
        nav: list[Any] = []
        sections: dict[str, list[str]] = {}
        for page in self._plans:
            path = f"{self._locale}/{_path(page.address)}"
            if page.section in sections:
                sections[page.section].append(path)
            elif page.section:
                sections[page.section] = [path]
                nav.append({str(escape(page.section)): sections[page.section]})
            else:
                nav.append(path)
        return nav

    def _text(self, page: Plan) -> str:
        if page.playbook:
            return self._markdown.playbook(page.playbook)
        values = page.values()
        if isinstance(source := values.get("source"), Source):
            return self._markdown.source(source)
        start = posixpath.dirname(page.address)
        return joined([heading(1, page.title, "_title"), escaped(page.description), *self._list(page, start)])

    def _list(self, page: Plan, start: str) -> Iterator[str]:
        """What the page leads to: other lists, the words of customers, or the playbooks that it is about."""

        def to(address: str, title: str, anchor: str = "") -> str:
            way = posixpath.relpath(_path(address), start or ".")
            return link(title, f"{way}#{anchor}" if anchor else way)

        if page.address in (HOME, SOURCES):
            for other in self._plans:
                leads = not other.playbook and (page.address == HOME or other.section == page.section)
                if leads and other is not page:
                    yield f"- {to(other.address, other.title)}"
            return
        everything = self._library.of(self._locale)
        for playbook in dict.fromkeys(_playbooks(page.values())) or everything:
            address, title = playbook_address(playbook), playbook.content.title
            if page.address == TALK:
                for pair in playbook.content.objections:
                    said = " / ".join(map(escaped, pair.we_say))
                    yield f"- **{escaped(pair.they_say)}** {said} ({to(address, title, '_objections')})"
            else:
                yield f"- {to(address, title)}: {escaped(playbook.content.summary)}"


def _head(title: str) -> str:
    """A title that Material may put into the page's head as it is; it takes an escaped heading for markup."""
    safe = str(escape(title))
    head = yaml.safe_dump({"title": safe}, allow_unicode=True, width=100_000)
    return "" if safe == title else f"---\n{head}---\n\n"


def _path(address: str) -> str:
    return f"{address.removesuffix('html')}md"


def _playbooks(values: object) -> Iterator[Playbook]:
    """Every playbook among the values of a page, in their order."""
    if isinstance(values, Playbook):
        yield values
    elif isinstance(values, dict | list | tuple):
        for value in values.values() if isinstance(values, dict) else values:
            yield from _playbooks(value)


def _configuration(library: Library, nav: list[Any], site_url: str) -> str:
    """``mkdocs.yml`` with Material's own features only."""
    main = library.settings.locales[library.locales[0]]
    settings: dict[str, Any] = {
        # MkDocs and Material put these and the names in `nav` into pages as they are.
        "site_name": str(escape(main.title)),
        "site_description": str(escape(main.description)),
        **({"site_url": site_url} if site_url else {}),
        "use_directory_urls": False,  # or the addresses would be others
        "theme": {
            "name": "material",
            "language": library.locales[0],
            "font": False,
            "palette": [
                # The first one makes it follow the system, also when that changes later.
                {"media": f"(prefers-color-scheme{wish})", "scheme": scheme}
                for wish, scheme in (("", "default"), (": light", "default"), (": dark", "slate"))
            ],
            "features": ["navigation.indexes", "navigation.prune", "navigation.tabs"],
        },
        "plugins": [{"search": {"lang": list(library.locales)}}],
        "markdown_extensions": EXTENSIONS,
        "validation": {"links": {"anchors": "warn"}},
        "nav": nav,
    }
    return yaml.safe_dump(settings, allow_unicode=True, sort_keys=False, width=1000)
