"""Render: all that was gathered -> pages without the theme around them, and all files beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_playbooks.gather import Gathered
from mkdocs_playbooks.library import Playbook
from mkdocs_playbooks.pages import Plan
from mkdocs_playbooks.parallel import in_parallel
from mkdocs_playbooks.press import Press
from mkdocs_playbooks.render import Page
from mkdocs_playbooks.templates import Labels

Write = Callable[[str, str], None]
"""Takes the path of a file inside the site, and its text."""


@dataclass(frozen=True)
class Build:
    """The pages of a site without the theme around them."""

    pages: list[Page]
    labels: dict[str, Labels]
    """Words of the interface, by language."""


def build(gathered: Gathered, write: Write, site_url: str = "") -> Build:
    """Render what was gathered without errors; ``site_url`` is where readers will find the site.

    What needs no theme is handed to ``write`` as soon as it is made, since all of it is too much to hold
    at once: styles, scripts, everything on paper and for other programs. Of a large site this happens in
    several processes, so ``write`` must put it where it outlives them.
    """
    library = gathered.library
    press = Press(gathered, site_url)

    def put(locale: str, files: dict[str, str]) -> None:
        for address, text in files.items():
            write(f"{locale}/{address}", text)

    def everything_of(order: tuple[str, Plan, Playbook]) -> tuple[Page, Markup | None]:
        locale, plan, playbook = order
        put(locale, press.papers(locale, playbook))
        sheet = press.sheets[locale].sheet(playbook) if playbook.content.checklist else None
        return press.renderer.page(locale, plan), sheet

    def of_all() -> None:
        for locale in library.locales:
            put(locale, press.bundles(locale))
            for make in press.of_all(locale).values():
                put(locale, make())

    plans = [(locale, plan) for locale, plans in press.renderer.plans.items() for plan in plans]
    orders = [(locale, plan, plan.playbook) for locale, plan in plans if plan.playbook]
    # The pages of playbooks are many and need nothing of each other. Lists need all playbooks, and the
    # pack and the grab bag all sheets: they come last.
    pressed, _ = in_parallel(everything_of, orders, of_all)
    ready = {}
    for (locale, _, playbook), (page, sheet) in zip(orders, pressed, strict=True):
        ready[locale, page.address] = page
        if sheet is not None:
            press.sheets[locale].take({playbook.id: sheet})
    pages = [ready.get((locale, plan.address)) or press.renderer.page(locale, plan) for locale, plan in plans]
    for locale in library.locales:
        for make in press.of_sheets(locale).values():
            put(locale, make())
    for name, text in press.at_root().items():
        write(name, text)
    return Build(pages, press.labels)
