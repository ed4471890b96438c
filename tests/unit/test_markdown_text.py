"""``markdown_text``: what was typed shows as typed, whatever makes HTML of it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import markdown as python_markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from mkdocs_playbooks.markdown_text import escaped, heading, link, markdown

EXTENSIONS = ["attr_list", "tables", "admonition", "footnotes", "def_list", "md_in_html", "abbr", "toc"]
EXTENSIONS += ["pymdownx.tasklist", "pymdownx.superfences", "pymdownx.details", "pymdownx.tilde"]
TYPED = [
    "1. not a list",
    "12) nor this",
    "- nor this",
    "+ nor this",
    "# no heading",
    "closed by #",
    "> no quotation",
    "=== no heading",
    "!!! note",
    "??? note",
    "::: block",
    "/// block",
    ": definition",
    "**no** *stress* __here__ _nor_ here",
    "`no code` and ```none```",
    "~~~ fence",
    "[no](link) ![no](image) [no][link] [^1] [x] done",
    "<b>no</b> <script>alert(1)</script> <!-- no -->",
    "&amp; &lt; &#60; &nbsp;",
    "a | b | c",
    "{: #id .class } {#id} {{ 7 * 7 }} {% raw %}",
    r"C:\path \* \_ \\ \<",
    "*[HTML]: no abbreviation",
    "[id]: https://example.com no definition",
    "---",
    "***",
    "https://example.com/a_b_c",
    "price ~~10~~ 9",
    '--8<-- "mkdocs.yml"',
    "「＊重要」です ＃1",
]


class Shown(HTMLParser):
    """The words that a reader sees, and the elements around them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def made(text: str) -> list[Shown]:
    """``text`` as the two families of parsers make it."""
    common = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return [Shown(python_markdown.markdown(text, extensions=EXTENSIONS)), Shown(common.render(text))]


def resolve(target: str) -> tuple[str, str]:
    return f"../tactic/{target}.md", "A *title*"


@pytest.mark.parametrize("typed", TYPED)
def test_signs_show_as_typed_in_a_paragraph_a_list_and_a_heading(typed: str) -> None:
    for shown in made(escaped(typed)):
        assert (shown.text, shown.tags) == (" ".join(typed.split()), {"p"})
    for shown in made(f"- {escaped(typed)}"):
        assert (shown.text, shown.tags) == (" ".join(typed.split()), {"ul", "li"})
    python, _ = made(heading(2, typed, "_here"))
    assert (python.text, python.tags, python.ids) == (" ".join(typed.split()), {"h2"}, ["_here"])
    for shown in made(f"Before {link(typed, 'page.md')} after"):
        assert (shown.text, shown.tags) == (f"Before {' '.join(typed.split())} after", {"p", "a"})


@given(
    st.text(st.sampled_from("ab 1.-+*_`#>!?:=~|[](){}<>&;\\/\"'%^$@あ「」、。\n"), min_size=1, max_size=40)
)
@example("a\n- b")
@example("a\n===")
@example("a\n    b")
def test_any_mixture_of_signs_shows_as_typed(typed: str) -> None:
    words = " ".join(typed.split())
    for shown in made(f"x {escaped(typed)}"):
        assert shown.text == f"x {words}".strip()
        assert shown.tags <= {"p"}


def test_markup_of_a_text_field_becomes_the_same_markup() -> None:
    text = "**Bold** and `a*b` and [words](visit), [](visit), [out](https://example.com/a_(b)?q=1&r=2)"
    for shown in made(markdown(text, lambda t: (t, t) if ":" in t else resolve(t))):
        assert shown.text == "Bold and a*b and words, A *title*, out"
        assert shown.tags == {"p", "strong", "code", "a"}


def test_bold_beside_japanese_brackets_is_bold() -> None:
    html = python_markdown.markdown(markdown("**「重要」**です", resolve))
    assert html == "<p><strong>「重要」</strong>です</p>"


def test_an_address_reaches_its_target_whatever_signs_it_holds() -> None:
    href = "https://example.com/a_(b)*c/?q=「x」&r=<1>#s"
    found: list[Any] = []
    for text in (
        link("words", href),
        markdown(f"[words]({href.replace('(', '%28').replace(')', '%29')})", lambda t: (t, t)),
    ):
        for html in (python_markdown.markdown(text), MarkdownIt("commonmark").render(text)):
            found += re.findall(r'href="([^"]*)"', html)
    assert len(found) == 4
    assert {address.replace("&amp;", "&") for address in found} == {
        "https://example.com/a_%28b%29%2Ac/?q=%E3%80%8Cx%E3%80%8D&r=%3C1%3E#s"
    }


def test_code_may_hold_backticks() -> None:
    for shown in made(markdown("Type `` a`b `` now", resolve)):
        assert (shown.text, shown.tags) == ("Type a`b now", {"p", "code"})
