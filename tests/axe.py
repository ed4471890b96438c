"""What axe-core finds wrong on a page, in words. The engine comes with a package, so no page loads it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
REMEMBER = """() => {
    const { prototype } = axe.commons.color.Color, { parseString } = prototype, known = new Map();
    prototype.parseString = function (text) {
        if (!known.has(text)) known.set(text, parseString.call(new axe.commons.color.Color(), text));
        const { r, g, b, alpha } = known.get(text);
        return Object.assign(this, { r, g, b, alpha });
    };
}"""
"""Axe reads the same few colours thousands of times on one page, which is a third of all its work."""
SETTLED = """() => {
    for (const change of document.getAnimations()) if (change instanceof CSSTransition) change.finish();
    return document.documentElement.scrollHeight;
}"""
"""How high the page is; colours that are still changing have changed."""
SHOWN = """scheme => {
    const shown = document.body.dataset.mdColorScheme;  // pages on paper have none
    return !shown || (shown === "slate") === (scheme === "dark");
}"""
RUN = """async ([within, options]) => {
    const found = await axe.run(within || document, options);
    return found.violations.flatMap(({ id, impact, nodes }) =>
        nodes.map(({ target, html }) => `${id} (${impact}): ${target} ${html.slice(0, 200)}`));
}"""


def show_in(page: Page, scheme: Literal["light", "dark"]) -> None:
    """Let the page be in a scheme of colours, as the reader's system may want it from now on."""
    page.emulate_media(color_scheme=scheme)
    page.wait_for_function(SHOWN, arg=scheme)


def violations(page: Page, within: str | None = None, without: Sequence[str] = ()) -> list[str]:
    """Every violation of WCAG 2.2 AA and of good practice on what ``page`` shows now, or in a part of it.

    ``without`` names rules of axe that cannot judge what is shown.

    The screen is made as long as the page first: what lies below a bar that stays in its place would
    count as covered, though a reader only has to scroll.
    """
    size = page.viewport_size
    assert size
    height = page.evaluate(SETTLED)
    if height != size["height"]:  # a long screen is drawn anew, which takes as long as axe
        page.set_viewport_size({"width": size["width"], "height": height})
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
        page.evaluate(REMEMBER)
    rules = {rule: {"enabled": False} for rule in without}
    options = {"runOnly": RULES, "resultTypes": ["violations"], "rules": rules}
    found: list[str] = page.evaluate(RUN, [within, options])
    return found
