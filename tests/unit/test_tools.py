"""Lists for programs, cards for frames, pages at former addresses."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import samples
from builds import built
from filled_site import filled_site
from test_kinds_contract import words
from test_markdown_text import Shown

from mkdocs_playbooks import llms
from mkdocs_playbooks.embeds import Embeds, assets
from mkdocs_playbooks.gather import gather
from mkdocs_playbooks.kinds import KINDS
from mkdocs_playbooks.library import Brand, Library
from mkdocs_playbooks.load import load
from mkdocs_playbooks.moved import Moved
from mkdocs_playbooks.templates import Labels
from mkdocs_playbooks.tools import Tools

REPOSITORY = Path(__file__).parents[2]


def labels(library: Library, locale: str = "en") -> Labels:
    return Labels(REPOSITORY, locale, tuple(library.kinds))


def card(library: Library, id: str, locale: str = "en") -> str:
    made = Embeds(library, REPOSITORY, locale, labels(library, locale))
    ((address, html),) = made.document(library.playbooks[locale, id]).items()
    assert address == f"embed/{id}.html"
    return html


def moved(library: Library, id: str) -> dict[str, str]:
    return Moved(library, REPOSITORY, labels(library)).document(library.playbooks["en", id])


def site(root: Path, files: dict[str, samples.Fields | str], *locales: str) -> Library:
    loaded = load(samples.site(root, files, locales or ("en",)))
    assert [d for d in loaded.diagnostics if d.severity == "error"] == []
    return loaded.library


# --- Lists ------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_the_list_for_language_models_names_every_file_that_is_written(locale: str) -> None:
    library = gather(REPOSITORY).library
    text = llms.contents(library, locale, labels(library, locale))
    made = Tools(library, REPOSITORY, locale, labels(library, locale))
    written = set(made.of_all()) - {llms.FILE}
    for playbook in library.of(locale):
        written |= {address for address in made.document(playbook) if address.endswith(".md")}

    assert set(re.findall(r"\]\(([^)]+)\)", text)) == written
    assert re.match(r"# [^\n]+\n\n> [^\n]+\n\n## ", text)  # the form of llmstxt.org


def test_the_list_at_the_root_leads_to_every_language() -> None:
    text = llms.languages(gather(REPOSITORY).library)

    assert re.findall(r"\]\(([^)]+)\)", text) == ["ja/llms.txt", "en/llms.txt"]


# --- Cards ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_a_card_shows_what_to_say_and_leads_to_every_part(kind: str) -> None:
    library = filled_site()
    content = library.playbooks["en", kind].content
    html = card(library, kind)
    shown = words(html)
    assert content.call_card
    said = [*content.call_card.say, *content.call_card.ask, *content.call_card.stop_if]
    said += [text for pair in content.call_card.avoid for text in (pair.phrase, pair.instead)]
    said += [text for pair in content.objections for text in (pair.they_say, *pair.we_say)]

    assert [text for text in (content.title, *said) if str(text) not in shown] == []
    linked = set(re.findall(r'href="\.\./[a-z]+/[a-z]+\.html#([^"]+)"', html))
    direct = {id for loc, id in library.playbooks["en", kind].ids() if len(loc) == 3}
    shared = {id for loc, id in library.playbooks["en", kind].ids() if loc[0] in ("quiz", "scenarios")}
    assert linked == direct - shared | {"_checklist"}


def test_a_card_needs_no_script_no_style_inside_and_opens_the_page_in_a_new_tab() -> None:
    library = gather(REPOSITORY).library
    for playbook in library.of("ja"):
        html = card(library, playbook.id, "ja")
        assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=", html)
        links = re.findall(r"<a [^>]*>", html)
        away = [link for link in links if "hreflang" not in link]
        assert away and all('target="_blank" rel="noopener"' in link for link in away)
        assert [link for link in links if "hreflang" in link] == [
            f'<a href="../../en/embed/{playbook.id}.html" hreflang="en" lang="en">'
        ]


def test_what_is_typed_does_not_become_html_on_a_card(tmp_path: Path) -> None:
    evil = "<script>x</script>"
    talk = [{"they_say": evil, "we_say": [evil]}]
    step = {"id": "go", "title": evil}
    fields: dict[str, Any] = {
        "title": evil,
        "call_card": {"say": [evil]},
        "objections": talk,
        "steps": [step],
    }
    html = card(site(tmp_path, {"en/recovery/a": samples.recovery(**fields)}), "a")

    assert "<script" not in html
    assert html.count("&lt;script&gt;") == 6


def test_a_card_without_a_call_card_shows_the_summary(tmp_path: Path) -> None:
    html = card(site(tmp_path, {"en/lesson/a": samples.lesson(summary="Short")}), "a")

    assert "Short" in words(html) and "pb-embed__call" not in html


def test_the_cards_wear_the_brand_in_both_schemes() -> None:
    library = filled_site()
    branded = Library(
        library.settings.model_copy(update={"brand": Brand.model_validate({"colour": "#0b5c3b"})})
    )
    style = assets(branded, REPOSITORY)["embed.css"]

    assert ":root { --pb-link: #0b5c3b;" in style
    assert "@media (prefers-color-scheme: dark) { :root { --pb-link: #" in style
    assert assets(library, REPOSITORY)["embed.css"] in style


# --- Former addresses -------------------------------------------------------------------------


def test_a_page_at_every_former_address_leads_on(tmp_path: Path) -> None:
    talk = [{"they_say": "You again?", "we_say": ["I am sorry."]}]
    recovery = samples.recovery(formerly=["old", "older"], objections=talk, title="<New> name")
    made = moved(site(tmp_path, {"en/recovery/rescue": recovery}), "rescue")

    assert set(made) == {
        f"{folder}/{id}.html"
        for folder in ("recovery", "embed", "print", "print/role-play")
        for id in ("old", "older")
    }
    for html in made.values():
        assert '<meta http-equiv="refresh" content="0; url=rescue.html">' in html
        assert '<a href="rescue.html">&lt;New&gt; name</a>' in html
        assert "<script" not in html and Shown(html).tags >= {"h1", "a"}


def test_a_decision_leads_on_from_its_former_list_of_questions(tmp_path: Path) -> None:
    decision = samples.decision({"ready": ("agree", "refuse")}, formerly=["old"])
    made = moved(site(tmp_path, {"en/decision/triage": decision}), "triage")

    assert set(made) == {"decision/old.html", "embed/old.html", "print/walk/old.html"}


def test_what_one_language_says_of_a_former_id_holds_for_all(tmp_path: Path) -> None:
    files: dict[str, samples.Fields | str] = {
        "en/lesson/notes": samples.lesson(),
        "ja/lesson/notes": samples.lesson(formerly=["minutes"]),
    }
    _, written = built(gather(samples.site(tmp_path, files, ("ja", "en"))))

    for locale in ("ja", "en"):
        assert "notes.html" in written[f"{locale}/lesson/minutes.html"]


def test_a_playbook_that_kept_its_id_has_no_such_page(tmp_path: Path) -> None:
    assert moved(site(tmp_path, {"en/recovery/rescue": samples.recovery()}), "rescue") == {}


@pytest.mark.parametrize("id", ["index", "con", "grab-bag"])
def test_a_former_id_that_no_playbook_can_have_had_is_refused(tmp_path: Path, id: str) -> None:
    gathered = gather(samples.site(tmp_path, {"en/lesson/notes": samples.lesson(formerly=[id])}))

    assert [d.code for d in gathered.diagnostics] == ["bad-file-name"]


def test_the_twin_may_name_the_same_former_id(tmp_path: Path) -> None:
    lesson = samples.lesson(formerly=["minutes"])
    files: dict[str, samples.Fields | str] = {"en/lesson/notes": lesson, "ja/lesson/notes": lesson}

    assert gather(samples.site(tmp_path, files, ("ja", "en"))).diagnostics == []


def test_an_id_in_use_in_another_language_or_in_a_broken_file_is_not_free(tmp_path: Path) -> None:
    files: dict[str, samples.Fields | str] = {
        "en/lesson/notes": samples.lesson(formerly=["minutes", "broken"]),
        "ja/tactic/minutes": samples.tactic(),
        "en/lesson/broken": "title: [",
    }
    gathered = gather(samples.site(tmp_path, files, ("ja", "en")))

    assert [d.details["id"] for d in gathered.diagnostics if d.code == "former-id-in-use"] == [
        "minutes",
        "broken",
    ]


def test_a_hand_written_page_may_not_stand_at_a_former_address(tmp_path: Path) -> None:
    root = samples.site(tmp_path, {"en/lesson/notes": samples.lesson(formerly=["minutes"])})
    file = root / "docs/en/lesson/minutes.md"
    file.parent.mkdir(parents=True)
    file.write_text("# Mine\n", encoding="utf-8")

    assert [(d.code, d.place.path) for d in gather(root).diagnostics] == [
        ("address-taken", "docs/en/lesson/minutes.md")
    ]
