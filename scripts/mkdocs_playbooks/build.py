"""Render: all that was gathered -> finished pages and assets, without the theme around them."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_playbooks.gather import Gathered
from mkdocs_playbooks.library import Playbook
from mkdocs_playbooks.pages import Plan
from mkdocs_playbooks.parallel import in_parallel
from mkdocs_playbooks.press import Press, Pressed
from mkdocs_playbooks.render import Page
from mkdocs_playbooks.templates import Labels


@dataclass(frozen=True)
class Build:
    """A whole site without the theme around it."""

    pages: list[Page]
    assets: dict[str, dict[str, str]]
    """Text of every style, script and page without a theme, by language and address in its folder."""
    labels: dict[str, Labels]
    """Words of the interface, by language."""
    at_root: dict[str, str]
    """Text of every file beside the languages' folders, by name."""


def build(gathered: Gathered, site_url: str = "") -> Build:
    """Render what was gathered without errors; ``site_url`` is where readers will find the site."""
    library = gathered.library
    press = Press(gathered, site_url)

    def everything_of(order: tuple[str, Plan, Playbook]) -> Pressed:
        return press.playbook(*order)

    def of_all() -> dict[str, dict[str, str]]:
        found = {}
        for locale in library.locales:
            found[locale] = press.bundles(locale)
            for make in press.of_all(locale).values():
                found[locale] |= make()
        return found

    plans = [(locale, plan) for locale, plans in press.renderer.plans.items() for plan in plans]
    orders = [(locale, plan, plan.playbook) for locale, plan in plans if plan.playbook]
    # The pages of playbooks are many and need nothing of each other. Lists need all playbooks, and the
    # pack and the grab bag all sheets: they come last.
    pressed, assets = in_parallel(everything_of, orders, of_all)
    for (locale, _, playbook), done in zip(orders, pressed, strict=True):
        assets[locale] |= done.papers
        if done.sheet is not None:
            press.sheets[locale].take({playbook.id: done.sheet})
    ready = {(done.page.locale, done.page.address): done.page for done in pressed}
    made = [ready.get((locale, plan.address)) or press.renderer.page(locale, plan) for locale, plan in plans]
    for locale in library.locales:
        for make in press.of_sheets(locale).values():
            assets[locale] |= make()
    return Build(made, assets, press.labels, press.at_root())
