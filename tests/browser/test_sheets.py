"""Every checklist of the site on paper, in every language: read from real PDFs, not from a sample.

The numbers are those of the acceptance checks in docs/checklists.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from mkdocs_playbooks.gather import gather
from mkdocs_playbooks.library import Playbook
from mkdocs_playbooks.model import Checklist
from paper import A4, MILLIMETRE, Paper, contrast, read, squeezed

LIBRARY = gather(Path(__file__).parents[2]).library
LOCALES = [pytest.param(code, marks=pytest.mark.xdist_group(f"sheets-{code}")) for code in LIBRARY.locales]
NOT_AT_LINE_START = "、。，．・：；？！」』）】〉》〕］｝ー々ゝゞぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ"
NOT_AT_LINE_END = "「『（【〈《〔［｛"
WIDTHS = (176, 170, 163, 157, 151, 144, 138, 131, 125)  # millimetres
LINE_ENDS = """
([width, selector]) => {
  const sheet = document.querySelector(".pb-sheet");
  sheet.style.width = width + "mm";
  const ends = [];
  for (const block of sheet.querySelectorAll(selector)) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let before = null;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let i = 0; i < node.length; i++) {
        const range = document.createRange();
        range.setStart(node, i); range.setEnd(node, i + 1);
        const box = range.getClientRects()[0], sign = node.data[i];
        if (!box || !box.width || !sign.trim()) continue;
        if (before && box.left < before.left && box.top > before.top + 3)
          ends.push([before.sign, sign, block.textContent]);
        before = { left: box.left, top: box.top, sign: sign };
      }
    }
  }
  return ends;
}
"""
"""The signs on both sides of every line break, with the text they stand in."""

Print = Callable[[str, Playbook, str], Paper]


def sheets(locale: str) -> list[Playbook]:
    found = [p for p in LIBRARY.of(locale) if p.content.checklist]
    assert len(found) >= 12
    return found


def checklist(playbook: Playbook) -> Checklist:
    assert playbook.content.checklist
    return playbook.content.checklist


def rows(playbook: Playbook) -> int:
    return sum(len(section.items) for section in checklist(playbook).sections)


@pytest.fixture(scope="module")
def printed(site: Path, browser: Browser) -> Iterator[Print]:
    """A sheet as PDF: ``alone``, by Ctrl+P on its ``page``, or that ``dark`` and with backgrounds."""
    contexts = {scheme: browser.new_context(color_scheme=scheme) for scheme in ("light", "dark")}
    pages = {scheme: context.new_page() for scheme, context in contexts.items()}
    done: dict[tuple[str, str, str], Paper] = {}

    def make(locale: str, playbook: Playbook, way: str) -> Paper:
        key = (locale, playbook.id, way)
        if key not in done:
            page = pages["dark" if way == "dark" else "light"]
            folder = "print" if way == "alone" else playbook.kind
            page.goto((site / locale / folder / f"{playbook.id}.html").as_uri())
            done[key] = read(page.pdf(prefer_css_page_size=True, print_background=way == "dark"))
        return done[key]

    yield make
    for context in contexts.values():
        context.close()


@pytest.mark.parametrize("way", ["alone", "page"])
@pytest.mark.parametrize("locale", LOCALES)
def test_1_and_2_every_sheet_is_one_page_of_a4(printed: Print, locale: str, way: str) -> None:
    sizes = {}
    for playbook in sheets(locale):
        leaves = printed(locale, playbook, way).leaves
        sizes[playbook.id] = [(float(leaf.page.width), float(leaf.page.height)) for leaf in leaves]
    assert {id: len(pages) for id, pages in sizes.items() if len(pages) != 1} == {}
    for (width, height), *_ in sizes.values():
        assert abs(width - A4[0]) <= 1 and abs(height - A4[1]) <= 1


@pytest.mark.parametrize("locale", LOCALES)
def test_3_every_row_has_an_empty_box_that_a_pen_can_tick(printed: Print, locale: str) -> None:
    for playbook in sheets(locale):
        paper = printed(locale, playbook, "alone")
        assert paper.boxes == rows(playbook), playbook.id
        for leaf in paper.leaves:
            for box in leaf.boxes:
                assert box["width"] >= 4.5 * MILLIMETRE and box["height"] >= 4.5 * MILLIMETRE
                assert box["stroking_color"] == (0, 0, 0)
                edge = leaf.crop(box["x0"] - 2, box["top"] + 4, box["x0"] + 2, box["bottom"] - 4)
                dark = [edge.getpixel((x, edge.height // 2)) < 128 for x in range(edge.width)]
                assert sum(dark) * 72 / 150 >= 1, playbook.id  # points


@pytest.mark.parametrize("locale", LOCALES)
def test_4_and_5_words_can_be_read_at_arm_s_length(printed: Print, locale: str) -> None:
    for playbook in sheets(locale):
        for leaf in printed(locale, playbook, "alone").leaves:
            assert min(round(c["size"], 1) for c in leaf.page.chars) >= 9
            number = 0
            for place, section in enumerate(checklist(playbook).sections, 1):
                assert size_of(leaf.page, f"{place}. {section.title}") >= 14, section.title
                for item in section.items:
                    number += 1
                    assert size_of(leaf.page, f"{number}{item.action}") >= 12, item.action
            for upper, lower in zip(leaf.lines, leaf.lines[1:], strict=False):
                above, below = upper["chars"], lower["chars"]
                same = above[0]["fontname"] == below[0]["fontname"] and above[0]["size"] == below[0]["size"]
                if same and abs(upper["x0"] - lower["x0"]) < 1:
                    pitch = lower["chars"][0]["bottom"] - upper["chars"][0]["bottom"]
                    assert pitch >= 1.25 * above[0]["size"] - 0.1, upper["text"]


@pytest.mark.parametrize("locale", LOCALES)
def test_6_fonts_are_embedded_and_every_row_can_be_copied(printed: Print, locale: str) -> None:
    for playbook in sheets(locale):
        paper = printed(locale, playbook, "alone")
        fonts = list(paper.fonts())
        assert fonts
        for font in fonts:
            assert font["Subtype"].name != "Type3", playbook.id
            descriptor = font["DescendantFonts"][0]["FontDescriptor"]
            assert {"FontFile", "FontFile2", "FontFile3"} & set(descriptor), playbook.id
        list_ = checklist(playbook)
        texts = [playbook.content.title, list_.goal, list_.completion, *list_.sign_off]
        for section in list_.sections:
            texts.append(section.title)
            for item in section.items:
                branch = [item.branch.when, item.branch.then] if item.branch else []
                texts += [item.action, item.role or "", item.blank or "", item.stop or "", *branch]
        missing = [text for text in texts if squeezed(text) not in paper.words]
        assert not missing, playbook.id


@pytest.mark.parametrize("breaks", ["auto-phrase", "keep-all"])
def test_7_japanese_lines_break_where_they_may(site: Path, browser: Browser, breaks: str) -> None:
    """Both in browsers that know phrases and in those that get them from the build."""
    page = browser.new_page()
    wrong, seen = [], 0
    for playbook in sheets("ja"):
        page.goto((site / "ja" / "print" / f"{playbook.id}.html").as_uri())
        page.add_style_tag(content=f":lang(ja) .pb-sheet {{ word-break: {breaks} !important; }}")
        for width in WIDTHS:
            for before, after, text in page.evaluate(LINE_ENDS, [width, "p, h1, h2, th"]):
                seen += 1
                if after in NOT_AT_LINE_START or before in NOT_AT_LINE_END:
                    wrong.append((playbook.id, width, before, after, text))
    page.close()
    assert seen > 100
    assert not wrong


@pytest.mark.parametrize("locale", LOCALES)
def test_9_everything_is_dark_on_white(printed: Print, locale: str) -> None:
    for playbook in sheets(locale):
        for leaf in printed(locale, playbook, "dark").leaves:
            for box in leaf.boxes:
                edge = leaf.crop(box["x0"] - 2, box["top"], box["x0"] + 2, box["bottom"])
                assert contrast(edge.getextrema()[0]) >= 7, playbook.id
            for line in leaf.lines:
                area = leaf.crop(line["x0"], line["top"], line["x1"], line["bottom"])
                assert contrast(area.getextrema()[0]) >= 7, line["text"]
            corner = leaf.crop(2, 2, 40, 20)
            assert corner.getextrema() == (255, 255)


@pytest.mark.parametrize("locale", LOCALES)
def test_10_and_11_it_says_what_it_is_and_nothing_of_the_site(printed: Print, locale: str) -> None:
    for playbook in sheets(locale):
        paper = printed(locale, playbook, "page")
        content = playbook.content
        for leaf in paper.leaves:
            facts = (playbook.id, playbook.version, str(content.reviewed_on), content.owner, "1/1")
            assert [fact for fact in facts if squeezed(fact) not in leaf.words] == [], playbook.id
            assert not leaf.page.hyperlinks
            assert "file:" not in leaf.words and "127.0.0.1" not in leaf.words
        assert paper.words == printed(locale, playbook, "alone").words, playbook.id


@pytest.mark.parametrize("locale", LOCALES)
def test_12_the_dark_scheme_and_backgrounds_change_nothing(printed: Print, locale: str) -> None:
    for playbook in sheets(locale):
        light, dark = printed(locale, playbook, "page"), printed(locale, playbook, "dark")
        assert light.words == dark.words
        assert light.boxes == dark.boxes == rows(playbook)
        assert len(light.leaves) == len(dark.leaves)


@pytest.mark.parametrize("locale", LOCALES)
def test_12_there_is_room_to_sign(site: Path, browser: Browser, locale: str) -> None:
    page = browser.new_page()
    page.emulate_media(media="print")
    for playbook in sheets(locale):
        page.goto((site / locale / "print" / f"{playbook.id}.html").as_uri())
        heights = page.locator(".pb-sheet__sign-off tbody td").evaluate_all(
            "cells => cells.map(cell => cell.getBoundingClientRect().height / 96 * 25.4)"
        )
        assert len(heights) == 3 * len(checklist(playbook).sign_off) > 0, playbook.id
        assert min(heights) >= 9, playbook.id
    page.close()


@pytest.mark.parametrize("locale", LOCALES)
def test_13_a_blank_print_has_no_ticks(site: Path, browser: Browser, locale: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    for playbook in sheets(locale):
        page.goto((site / locale / playbook.kind / f"{playbook.id}.html").as_uri())
        ticked = page.locator("article input[type=checkbox][data-pb-item]").evaluate_all(
            "boxes => boxes.map(box => { box.click(); return box.checked; })"
        )
        assert ticked == [True] * rows(playbook), playbook.id
        paper = read(page.pdf(prefer_css_page_size=True))
        assert paper.boxes == rows(playbook)
        for leaf in paper.leaves:
            for box in leaf.boxes:
                inside = leaf.crop(box["x0"] + 2, box["top"] + 2, box["x1"] - 2, box["bottom"] - 2)
                assert inside.getextrema()[0] > 250, playbook.id
    context.close()


@pytest.mark.parametrize("locale", LOCALES)
def test_14_sections_are_short_critical_first_and_all_numbered(printed: Print, locale: str) -> None:
    for playbook in sheets(locale):
        words = printed(locale, playbook, "alone").words
        number = 0
        for section in checklist(playbook).sections:
            assert len(section.items) <= 9
            for item in section.items:
                number += 1
                assert squeezed(f"{number}{item.action}{item.role or ''}") in words, item.id
            critical = [item.critical for item in section.items]
            assert critical == sorted(critical, reverse=True), f"{playbook.id} {section.id}"


def test_14_the_languages_have_the_same_rows() -> None:
    ids = {
        locale: {
            p.id: [(s.id, [i.id for i in s.items]) for s in checklist(p).sections] for p in sheets(locale)
        }
        for locale in LIBRARY.locales
    }
    assert ids["ja"] == ids["en"]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_qr_code_on_the_paper_leads_to_the_page(site: Path, printed: Print, locale: str) -> None:
    for playbook in sheets(locale):
        (leaf,) = printed(locale, playbook, "alone").leaves
        address = f"https://playbooks.example.com/{locale}/{playbook.kind}/{playbook.id}.html"
        assert leaf.qr_codes() == [address]
        assert squeezed(address) in leaf.words
        assert (site / locale / playbook.kind / f"{playbook.id}.html").is_file()


def size_of(page: object, text: str) -> float:
    """The smallest size in which ``text`` stands on the page; it must stand there."""
    chars = [c for c in page.chars if c["text"].strip()]  # type: ignore[attr-defined]
    words = "".join(c["text"] for c in chars)
    start = words.find(squeezed(text))
    assert start >= 0, text
    return min(round(float(c["size"]), 1) for c in chars[start : start + len(squeezed(text))])
