"""The picture of the README, taken from the real site: ``python tests/pictures.py docs/images/moments.png``.

The three moments side by side: the call card on a phone, the first week on a phone, a checklist on paper.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from command import playbooks
from find_chromium import CHROMIUM_ARGUMENTS, INSTALL, chromium

REPOSITORY = Path(__file__).parents[1]
PHONE = ViewportSize(width=390, height=760)
PAPER = ViewportSize(width=794, height=1123)  # A4 at 96 dots an inch
TOGETHER = ViewportSize(width=1120, height=600)
SHOTS = (
    ("now", "en/recovery/sincere-first-response.html", PHONE),
    ("learn", "en/learn.html", PHONE),
    ("print", "en/print/sincere-first-response.html", PAPER),
)
"""Name, address and size of each part."""
FRAME = """\
<!doctype html><meta charset="utf-8">
<style>
  body { margin: 0; width: 1120px; height: 600px; background: #e9ede9; display: flex; gap: 40px;
         justify-content: center; align-items: center; }
  img { display: block; height: 544px; border-radius: 14px; box-shadow: 0 0 0 1px #b9c2bd; }
  img:last-child { border-radius: 2px; padding: 26px 24px; box-sizing: border-box; background: #fff; }
</style>
<img src="now.png"><img src="learn.png"><img src="print.png">
"""


def picture(target: Path) -> None:
    """Build the site of this repository and write its picture to ``target``."""
    program = chromium()
    assert program, INSTALL
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        folder = Path(made)
        built = playbooks("build", REPOSITORY, "--out", folder / "site")
        assert built.returncode == 0, built.stdout + built.stderr
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_ARGUMENTS)
        for name, address, size in SHOTS:
            _shoot(browser, folder / "site" / address, size, folder / f"{name}.png")
        (folder / "frame.html").write_text(FRAME, encoding="utf-8")
        target.parent.mkdir(parents=True, exist_ok=True)
        _shoot(browser, folder / "frame.html", TOGETHER, target)
        browser.close()


def _shoot(browser: Browser, page: Path, size: ViewportSize, target: Path) -> None:
    context = browser.new_context(viewport=size, color_scheme="light", reduced_motion="reduce")
    shown = context.new_page()
    shown.clock.set_fixed_time("2026-11-25T09:00:00")  # no notice that a review is due
    shown.goto(page.as_uri())
    shown.emulate_media(media="print" if size is PAPER else "screen")
    shown.wait_for_load_state("networkidle")
    shown.screenshot(path=target)
    context.close()


if __name__ == "__main__":
    picture(Path(sys.argv[1]))
