"""What axe-core finds wrong on a page, in words. The engine comes with a package, so no page loads it."""

from __future__ import annotations

from collections.abc import Sequence

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


def violations(page: Page, within: str | None = None, without: Sequence[str] = ()) -> list[str]:
    """Every violation of WCAG 2.2 AA and of good practice on what ``page`` shows now, or in a part of it.

    ``without`` names rules of axe that cannot judge what is shown.

    The screen is made as long as the page first: what lies below a bar that stays in its place would
    count as covered, though a reader only has to scroll.
    """
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": page.viewport_size["width"], "height": height})  # type: ignore[index]
    options = OPTIONS | {"rules": {rule: {"enabled": False} for rule in without}}
    found = Axe().run(page, context=within, options=options).response["violations"]
    return [
        f"{violation['id']} ({violation['impact']}): {node['target']} {node['html'][:200]}"
        for violation in found
        for node in violation["nodes"]
    ]
