"""Gather, check, render: from a site's folder to finished pages and assets, or to what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mkdocs_playbooks import brand, furigana, kits, pages, questions, search_files, walks
from mkdocs_playbooks.checks import check
from mkdocs_playbooks.diagnostics import Diagnostic, Place, count, in_order
from mkdocs_playbooks.library import Library
from mkdocs_playbooks.lint import lint, overdue
from mkdocs_playbooks.load import SETTINGS, leads_out, load
from mkdocs_playbooks.render import Page, language_choice, render
from mkdocs_playbooks.sheets import in_every_language
from mkdocs_playbooks.templates import Labels, bundle, languages, lazy_bundle

ASSETS = "assets/playbooks"
"""Folder of our styles and scripts inside a language's folder."""


@dataclass(frozen=True)
class Gathered:
    """All content of a site and everything that is wrong with it."""

    root: Path
    library: Library
    diagnostics: list[Diagnostic]
    lines: Mapping[str, Sequence[str]]
    """The lines of every file, by its path, to quote from."""

    @property
    def ok(self) -> bool:
        return count(self.diagnostics, "error") == 0


@dataclass(frozen=True)
class Build:
    """A whole site without the theme around it."""

    pages: list[Page]
    assets: dict[str, dict[str, str]]
    """Text of every style, script and page without a theme, by language and address in its folder."""
    labels: dict[str, Labels]
    """Words of the interface, by language."""
    language_choice: str
    """The page at the root."""


def gather(root: Path, today: date | None = None) -> Gathered:
    """Read and check everything in ``root``, the folder of ``mkdocs.yml``; nothing is written.

    Overdue reviews are told only if ``today`` is given: what a build says depends on the content alone.
    """
    loaded = load(root)
    problems = [*loaded.diagnostics, *check(loaded), *lint(loaded), *_links_out(root)]
    if today:
        problems += overdue(loaded, today)
    document = loaded.documents[SETTINGS]
    for locale in loaded.library.locales:
        if locale not in languages(root):
            place = document.key(("locales", locale))
            problems.append(Diagnostic("no-labels", place, details={"locale": locale}))
        elif count(problems, "error") == 0:
            problems += _taken_addresses(root, loaded.library, locale)
    problems += brand.problems(root, loaded.library.settings.brand, document)
    lines = {path: document.lines for path, document in loaded.documents.items()}
    return Gathered(root, loaded.library, in_order(problems), lines)


def _links_out(root: Path) -> Iterator[Diagnostic]:
    """Symbolic links through which something from elsewhere would be published or run as a template."""
    for name in ("docs", "templates", brand.FOLDER):
        folder = root / name
        for path in folder.rglob("*"):
            if path.is_symlink() and leads_out(path, folder):
                place = Place(path.relative_to(root).as_posix())
                yield Diagnostic("link-out", place, details={"folder": name})


def _taken_addresses(root: Path, library: Library, locale: str) -> Iterator[Diagnostic]:
    """Hand-written pages that would have the address of one of ours; MkDocs would drop one silently."""
    for plan in pages.plan(library, locale, Labels(root, locale, tuple(library.kinds))):
        path = f"docs/{locale}/{plan.address.removesuffix('html')}md"
        if (root / path).exists():
            yield Diagnostic("address-taken", Place(path), details={"address": plan.address})


def build(gathered: Gathered, site_url: str = "") -> Build:
    """Render what was gathered without errors; ``site_url`` is where readers will find the site."""
    root, library = gathered.root, gathered.library
    labels = {locale: Labels(root, locale, tuple(library.kinds)) for locale in library.locales}
    style = bundle(root, "css", brand.style(library.settings.brand))
    shared = {f"{ASSETS}/playbooks.css": style, f"{ASSETS}/playbooks.js": bundle(root, "js")}
    shared[f"{ASSETS}/search/code.js"] = lazy_bundle(root, "search")
    sheets = in_every_language(library, root, site_url)
    assets = {
        locale: shared
        | {
            f"{ASSETS}/search/{name}": text
            for name, text in search_files.files(library, locale, labels[locale]).items()
        }
        | {f"{ASSETS}/questions.js": questions.script(library, root, locale, labels[locale], sheets[locale])}
        | {f"{ASSETS}/furigana.js": furigana.script(library, locale)}
        | {
            f"{ASSETS}/{name}": text
            for name, text in (sheets[locale].assets() | kits.assets(root) | walks.assets(root)).items()
        }
        | sheets[locale].documents()
        | kits.documents(library, root, locale, labels[locale])
        | walks.documents(library, root, locale, labels[locale])
        for locale in library.locales
    }
    return Build(list(render(library, root, sheets)), assets, labels, language_choice(library, root))
