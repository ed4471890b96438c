"""Gather, check, render: from a site's folder to finished pages and assets, or to what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from markupsafe import Markup

from mkdocs_playbooks import brand, furigana, kits, llms, pages, questions, search_files, templates, walks
from mkdocs_playbooks.checks import check
from mkdocs_playbooks.diagnostics import Diagnostic, Place, count, in_order
from mkdocs_playbooks.library import Library, Playbook
from mkdocs_playbooks.lint import lint, overdue
from mkdocs_playbooks.load import SETTINGS, leads_out, load
from mkdocs_playbooks.pages import Plan
from mkdocs_playbooks.parallel import in_parallel
from mkdocs_playbooks.render import Page, Renderer, language_choice
from mkdocs_playbooks.sheets import Sheets, in_every_language
from mkdocs_playbooks.templates import Labels, languages
from mkdocs_playbooks.tools import Tools

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
    root: dict[str, str]
    """Text of every other file at the root, by name."""


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
    folder = root / "docs" / locale
    written = {file.relative_to(folder).with_suffix(".html").as_posix() for file in folder.rglob("*.md")}
    if written:
        plans = pages.plan(library, locale, Labels(root, locale, tuple(library.kinds)))
        former = [
            f"{playbook.kind}/{id}.html"
            for playbook in library.of(locale)
            for id in library.former_ids(playbook)
        ]
        for address in (*(plan.address for plan in plans), *former):
            if address in written:
                place = Place(f"docs/{locale}/{address.removesuffix('html')}md")
                yield Diagnostic("address-taken", place, details={"address": address})


def build(gathered: Gathered, site_url: str = "") -> Build:
    """Render what was gathered without errors; ``site_url`` is where readers will find the site."""
    root, library = gathered.root, gathered.library
    labels = {locale: Labels(root, locale, tuple(library.kinds)) for locale in library.locales}
    sheets = in_every_language(library, root, site_url)
    acting = {locale: kits.Kits(library, root, locale, labels[locale]) for locale in library.locales}
    tools = {locale: Tools(library, root, locale, labels[locale], site_url) for locale in library.locales}
    renderer = Renderer(library, root, sheets)

    def press(order: tuple[str, Plan, Playbook]) -> _Pressed:
        locale, plan, playbook = order
        page = renderer.page(locale, plan)
        papers = sheets[locale].document(playbook) | acting[locale].document(playbook)
        papers |= tools[locale].document(playbook)
        return _Pressed(page, papers, sheets[locale].sheet(playbook) if playbook.content.checklist else None)

    plans = [(locale, plan) for locale, plans in renderer.plans.items() for plan in plans]
    orders = [(locale, plan, plan.playbook) for locale, plan in plans if plan.playbook]
    # The pages of playbooks are many and need nothing of each other. Lists need all playbooks, and the
    # pack and the grab bag all sheets: they come last.
    pressed, assets = in_parallel(press, orders, lambda: _assets(gathered, labels, sheets, tools))
    for (locale, _, playbook), done in zip(orders, pressed, strict=True):
        assets[locale] |= done.papers
        if done.sheet is not None:
            sheets[locale].take({playbook.id: done.sheet})
    ready = {(done.page.locale, done.page.address): done.page for done in pressed}
    made = [ready.get((locale, plan.address)) or renderer.page(locale, plan) for locale, plan in plans]
    for locale in library.locales:
        assets[locale] |= sheets[locale].grab_bag()
    # GitHub would make pages of the Markdown, which then took the place of ours.
    at_root = {llms.FILE: llms.languages(library), ".nojekyll": ""}
    return Build(made, assets, labels, language_choice(library, root), at_root)


@dataclass(frozen=True)
class _Pressed:
    """Everything that is made of one playbook alone."""

    page: Page
    papers: dict[str, str]
    """Its pages without a theme, by address."""
    sheet: Markup | None
    """Its sheet, for the pages that hold many."""


def _assets(
    gathered: Gathered,
    labels: Mapping[str, Labels],
    sheets: Mapping[str, Sheets],
    tools: Mapping[str, Tools],
) -> dict[str, dict[str, str]]:
    """Styles, scripts and the few papers of every language, by address."""
    root, library = gathered.root, gathered.library
    bundles = {
        "playbooks.css": templates.styles(root, brand.style(library.settings.brand)),
        "playbooks.js": templates.scripts(root),
        "desk.js": templates.desk_scripts(root),
        "search/code.js": templates.lazy_scripts(root, "search"),
    }
    found = {}
    for locale in library.locales:
        words = labels[locale]
        own = bundles | {
            f"search/{name}": text for name, text in search_files.files(library, locale, words).items()
        }
        own["questions.js"] = questions.script(library, root, locale, words, sheets[locale])
        own["furigana.js"] = furigana.script(library, locale)
        own |= sheets[locale].assets() | kits.assets(root) | walks.assets(root) | tools[locale].assets()
        papers = walks.documents(library, root, locale, words) | tools[locale].files()
        found[locale] = {f"{ASSETS}/{name}": text for name, text in own.items()} | papers
    return found
