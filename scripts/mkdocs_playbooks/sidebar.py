"""The navigation as one page shows it: nobody reads a list of two thousand titles beside a page."""

from __future__ import annotations

from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

LONGEST = 40
"""Pages of a section that are all listed beside each of them; of a longer one its list is, and the page."""


def is_long(section: object) -> bool:
    """Whether a section has more pages than a sidebar shows."""
    return isinstance(section, Section) and len(section.children) > LONGEST


def sidebar(nav: Navigation, page: Page) -> Navigation:
    """The navigation beside ``page``; it grows with the sections of a site, not with its pages."""
    if not any(map(is_long, nav.items)):
        return nav
    seen = Navigation([_cut(item, page) if is_long(item) else item for item in nav.items], [])
    seen.pages, seen.homepage = nav.pages, nav.homepage  # to look for it among all pages takes long
    return seen


def _cut(section: Section, page: Page) -> Section:
    shown = section.children[:1]
    active = page.parent is section
    if active and page is not shown[0]:
        shown.append(page)
    cut = Section(section.title, shown)
    cut.active = active
    return cut
