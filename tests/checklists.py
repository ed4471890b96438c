"""Every checklist of this repository's site, and how to work with one on its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import FrameLocator, Locator, Page

from every import EVERY
from mkdocs_playbooks.gather import gather
from mkdocs_playbooks.kinds import KINDS
from mkdocs_playbooks.library import Playbook
from mkdocs_playbooks.model import Checklist, Item
from mkdocs_playbooks.templates import Labels

REPOSITORY = Path(__file__).parents[1]
LABELS = {locale: Labels(REPOSITORY, locale, tuple(KINDS)) for locale in ("ja", "en")}


@dataclass(frozen=True)
class List:
    """One checklist in one language."""

    playbook: Playbook

    def __str__(self) -> str:
        return f"{self.playbook.locale}-{self.playbook.id}"

    @property
    def content(self) -> Checklist:
        assert self.playbook.content.checklist
        return self.playbook.content.checklist

    @property
    def rows(self) -> list[Item]:
        return [item for section in self.content.sections for item in section.items]

    @property
    def address(self) -> str:
        return f"{self.playbook.locale}/{self.playbook.kind}/{self.playbook.id}.html"

    @property
    def forms(self) -> frozenset[str]:
        """What a template or a script can meet in it: its kind, its mode, and what its parts have or lack."""
        parts = (self.content, *self.content.sections, *self.rows)
        fields = {name for part in parts for name in type(part).model_fields}
        had = {name for part in parts for name in type(part).model_fields if getattr(part, name)}
        marks = {self.playbook.kind, self.content.mode, *had, *(f"no {name}" for name in fields - had)}
        return frozenset(f"{self.playbook.locale}: {mark}" for mark in marks)

    def t(self, name: str, **gaps: object) -> str:
        return LABELS[self.playbook.locale](name, **gaps)

    def open(self, page: Page, site: Path) -> Locator:
        """Its boxes on its page, in order."""
        page.goto((site / self.address).as_uri())
        return come_to(page)


LISTS = [List(p) for p in gather(REPOSITORY).library.playbooks.values() if p.content.checklist]


def _covering(lists: Sequence[List]) -> list[List]:
    """The longest, the shortest, and a few that have every form of each language between them."""
    lengths = sorted(lists, key=lambda one: len(one.rows))
    chosen = [lengths[0], lengths[-1]]
    missing = frozenset().union(*(one.forms for one in lists)).difference(*(one.forms for one in chosen))
    while missing:
        chosen.append(max(lists, key=lambda one: len(missing & one.forms)))
        missing -= chosen[-1].forms
    return chosen


FORMS = LISTS if EVERY else _covering(LISTS)
"""For what scripts and styles do to each list alike, which took half of the time of all tests."""
RECOVERY = next(one for one in LISTS if str(one) == "en-sincere-first-response")


def come_to(page: Page | FrameLocator) -> Locator:
    """Its boxes, once a reader has scrolled down to them, as everybody must: that brings their scripts."""
    page.locator(".pb-check").evaluate("list => list.scrollIntoView()")
    page.locator("[data-pb-run-bar]").wait_for()
    return page.locator("[data-pb-item]")


def ticked(page: Page) -> list[str]:
    """Ids of the rows that are ticked on the page, in order."""
    ids: list[str] = page.eval_on_selector_all(
        "[data-pb-item]", "boxes => boxes.filter(box => box.checked).map(box => box.dataset.pbItem)"
    )
    return ids


def tick(page: Page, *ids: str) -> None:
    for id in ids:
        page.locator(f"[data-pb-item='{id}']").check()


def not_applicable(page: Page, id: str) -> None:
    row = page.locator(f"[id='{id}']")
    if row.locator("[data-pb-more]").get_attribute("aria-expanded") == "false":
        row.locator("[data-pb-more]").click()
    row.locator("[data-pb-na]").click()


def write_note(page: Page, id: str, text: str) -> None:
    row = page.locator(f"[id='{id}']")
    if row.locator("[data-pb-more]").get_attribute("aria-expanded") == "false":
        row.locator("[data-pb-more]").click()
    row.locator("textarea").fill(text)


def menu(page: Page, tool: str) -> None:
    """Use a tool that stands under "More"."""
    if page.locator("[data-pb-menu-open]").get_attribute("aria-expanded") == "false":
        page.locator("[data-pb-menu-open]").click()
    page.locator(f"[data-pb-run-bar] [{tool}]").click()
