"""``inline``: bold, code and links become HTML; everything else stays the text it was."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.inline import LONGEST_PARSED, link_targets, paragraphs, render


def html(text: str) -> str:
    return str(render(text, lambda target: (f"/{target}", f"Title of {target}")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain 営業", "plain 営業"),
        ("**a** `c`", "<strong>a</strong> <code>c</code>"),
        ("**a `b` c**", "<strong>a <code>b</code> c</strong>"),
        ("[a **b**](id)", '<a href="/id">a <strong>b</strong></a>'),
        ("[](id)", '<a href="/id">Title of id</a>'),
        ('[a](id "hint")', '<a href="/id">a</a>'),
        ("`[a](id) <b>`", "<code>[a](id) &lt;b&gt;</code>"),
        ("one\ntwo", "one\ntwo"),
    ],
)
def test_the_markup_of_a_text(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="a">',
        "&lt;b&gt; &amp; &#60;",
        "# Title",
        "- item",
        "1. item",
        "> quote",
        "https://example.com",
        "<https://example.com>",
        "{{ playbook.title }} {% raw %}",
        "text{ .class #id }",
        "a | b",
        "~~a~~ ==b== ^c^",
        "[a][id]",
        "a * b * c",
        "*a* b*c*d",
        "***a***",
        "** a **",
        "__a__ _b_",
        "snake_case_name",
        "C:\\new \\n",
        "2 * 3 ** 4",
    ],
)
def test_everything_else_stays_text(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;")

    assert html(text) == escaped
    assert list(link_targets(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**重要**です", "<strong>重要</strong>です"),
        ("これは**「約束」**です", "これは<strong>「約束」</strong>です"),
        ("**必ず。**次に", "<strong>必ず。</strong>次に"),
        ("値引きは**10%**まで", "値引きは<strong>10%</strong>まで"),
    ],
)
def test_bold_in_japanese_needs_no_spaces_around_it(text: str, expected: str) -> None:
    assert html(text) == expected


def test_neither_address_nor_title_of_a_link_can_break_out() -> None:
    result = render("[](x)", lambda _: ('"><script>', "<i>"))

    assert result == '<a href="&#34;&gt;&lt;script&gt;">&lt;i&gt;</a>'


def test_an_image_is_a_link_after_an_exclamation_mark() -> None:
    assert html("![a](id)") == '!<a href="/id">a</a>'


def test_every_link_target_is_given_as_typed() -> None:
    text = "[a](one) and [](two#step)\n\n**[b](javascript:alert(1))** `[c](three)` [d](日本語) [e](a%20b)"

    assert list(link_targets(text)) == ["one", "two#step", "javascript:alert(1)", "日本語", "a%20b"]


def test_the_targets_that_are_checked_are_those_that_are_shown() -> None:
    text = "[a](one) *[b](two*) [c](<three>) [d]( four ) [[e](five)](six) [f](\n\nseven)"
    shown: list[str] = []

    def resolve(target: str) -> tuple[str, str]:
        shown.append(target)
        return target, target

    for paragraph in paragraphs(text):
        render(paragraph, resolve)
    assert shown == list(link_targets(text)) != []


def test_blank_lines_part_paragraphs() -> None:
    assert paragraphs("a\nb\n\n\n\nc\n") == ["a\nb", "c"]
    assert paragraphs(" \n\n ") == []


def test_a_very_long_text_is_shown_without_markup() -> None:
    short, long = "**a**".ljust(LONGEST_PARSED, "x"), "**a**".ljust(LONGEST_PARSED + 1, "x")

    assert html(short).startswith("<strong>a</strong>x")
    assert html(long) == long
    assert list(link_targets("[a](b)" + long)) == []


def test_deep_nesting_is_shown_and_does_not_crash() -> None:
    assert "x" in html("[" * 1_500 + "x" + "](a)" * 500)
    assert "x" in html("*" * 1_000 + "x" + "*" * 1_000)
