"""Japanese breaks between phrases; nothing an author types becomes markup by it."""

from __future__ import annotations

from markupsafe import Markup

from mkdocs_playbooks.phrases import phrases


def test_a_japanese_text_may_break_between_its_phrases_only() -> None:
    assert phrases("お客様と電話で話す", "ja") == "お客様と<wbr>電話で<wbr>話す"


def test_other_languages_break_at_their_spaces() -> None:
    assert phrases("Speak to the customer", "en") == "Speak to the customer"


def test_what_looks_like_markup_stays_text() -> None:
    hostile = "<img src=x onerror=alert(1)>を&話す"
    for locale in ("ja", "en"):
        shown = phrases(hostile, locale)
        assert isinstance(shown, Markup)
        assert "<img" not in shown
        assert shown.replace("<wbr>", "") == "&lt;img src=x onerror=alert(1)&gt;を&amp;話す"
