"""``as_markdown``: nothing that an author wrote is lost, every id is there, every link leads somewhere."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

import markdown as python_markdown
import pytest
import samples
from filled_site import filled_site
from test_kinds_contract import words
from test_markdown_text import Shown

from mkdocs_playbooks import inline
from mkdocs_playbooks.as_markdown import MarkdownFiles
from mkdocs_playbooks.gather import gather
from mkdocs_playbooks.kinds import KINDS
from mkdocs_playbooks.library import Library, Playbook
from mkdocs_playbooks.load import load
from mkdocs_playbooks.markdown_values import source_address
from mkdocs_playbooks.pages import markdown_address
from mkdocs_playbooks.templates import Labels
from mkdocs_playbooks.text import Line, Prose

REPOSITORY = Path(__file__).parents[2]
EXTENSIONS = ["attr_list", "tables", "pymdownx.tasklist"]


def files(library: Library, locale: str = "en", root: Path = REPOSITORY) -> MarkdownFiles:
    return MarkdownFiles(library, locale, Labels(root, locale, tuple(library.kinds)))


def html(text: str) -> str:
    return python_markdown.markdown(text, extensions=EXTENSIONS)


def typed(library: Library, playbook: Playbook) -> list[str]:
    """Every text of a playbook as a reader sees it, with titles where links have no words."""

    def resolve(target: str) -> tuple[str, str]:
        known = library.find(playbook.locale, target.partition("#")[0])
        return target, known.content.title if known else target

    return [
        words(inline.render(part, resolve))
        for _, text in playbook.parts
        if type(text) in (Line, Prose)
        for part in inline.paragraphs(str(text))
    ]


def everything(library: Library, locale: str) -> dict[str, str]:
    """Every file of one language, by address."""
    made = files(library, locale)
    found = {markdown_address(p): made.playbook(p) for p in library.of(locale)}
    return found | {source_address(id): made.source(source) for id, source in library.sources.items()}


@pytest.fixture(scope="module")
def real() -> Library:
    return gather(REPOSITORY).library


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_that_an_author_can_fill_in_is_in_the_markdown(kind: str) -> None:
    library = filled_site()
    playbook = library.playbooks["en", kind]
    made = html(files(library).playbook(playbook))
    shown = words(made)

    assert len(typed(library, playbook)) > 100
    assert [text for text in typed(library, playbook) if text not in shown] == []
    assert {id for _, id in playbook.ids()} <= set(Shown(made).ids)


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_every_real_playbook_is_whole_with_each_id_once(real: Library, locale: str) -> None:
    made = files(real, locale)
    for playbook in real.of(locale):
        page = html(made.playbook(playbook))
        shown, ids = words(page), Shown(page).ids

        assert [text for text in typed(real, playbook) if text not in shown] == []
        assert {id for _, id in playbook.ids()} <= set(ids)
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_every_link_leads_to_a_file_and_to_an_id_in_it(real: Library, locale: str) -> None:
    made = {code: everything(real, code) for code in real.locales}
    ids = {(code, at): set(Shown(html(text)).ids) for code in made for at, text in made[code].items()}
    checked = 0
    for address, text in made[locale].items():
        for href in re.findall(r'href="([^"]*)"', html(text)):
            if re.match("https:|mailto:|tel:", href):
                continue
            way, _, id = href.partition("#")
            target = (
                posixpath.normpath(posixpath.join(locale, posixpath.dirname(address), way)) if way else ""
            )
            code, _, inside = (target or f"{locale}/{address}").partition("/")
            assert (code, inside) in ids, f"{address}: {href}"
            assert not id or id in ids[code, inside], f"{address}: {href}"
            checked += 1
    assert checked > 500


def test_the_file_names_its_page_and_its_twin(real: Library) -> None:
    playbook = real.playbooks["ja", "week-one"]
    text = files(real, "ja").playbook(playbook, "https://example.com/ja/path/week-one.html")

    assert "](https://example.com/ja/path/week-one.html)" in text
    assert "[English](../../en/path/week-one.md)" in text


def test_a_kind_of_the_site_s_own_needs_nothing_more(tmp_path: Path) -> None:
    folder = tmp_path / "templates/kinds/visit"
    folder.mkdir(parents=True)
    (folder / "kind.yml").write_text(
        "fields:\n  aim: {type: line, about: x.}\n  course: {type: steps, about: x.}\n"
        "  ready: {type: points, about: x.}\n  length: {type: duration, about: x.}\n"
        "  then_read: {type: playbooks, about: x.}\n",
        encoding="utf-8",
    )
    labels = "{one: Visit, many: Visits, about: x, fields: {aim: Our aim, course: The course, ready: Ready,"
    (folder / "labels.yml").write_text(f"en: {labels} length: Takes, then_read: Then}}}}\n", encoding="utf-8")
    own = {
        "aim": "See it run",
        "course": [{"id": "greet", "title": "Greet them"}],
        "ready": [{"text": "Shoes"}],
        "length": "2 hours",
        "then_read": ["tour"],
    }
    loaded = load(samples.site(tmp_path, {"en/visit/tour": samples.plain(**own)}))
    assert loaded.diagnostics == []
    text = files(loaded.library, root=tmp_path).playbook(loaded.library.playbooks["en", "tour"])

    assert "**Our aim** See it run" in text and "**Takes** 2 hours" in text
    assert "## The course {#_course}\n\n### 1. Greet them {#greet}" in text
    assert "## Ready {#_ready}\n\n- Shoes" in text
    assert "## Then {#_then-read}\n\n- [A title](tour.md)" in text


def test_rows_are_tasks_with_anchors_and_all_that_belongs_to_them(tmp_path: Path) -> None:
    fields = samples.fair_checklist()
    fields["sections"][0]["items"][0] |= {
        "critical": "true",
        "role": "Owner",
        "because": "One.\n\nTwo.",
        "blank": "Time",
        "branch": {"when": "Nobody answers", "then": "Ring again"},
        "stop": "The customer agrees",
    }
    library = load(samples.site(tmp_path, {"en/recovery/a": samples.recovery(checklist=fields)})).library
    text = files(library).playbook(library.playbooks["en", "a"])
    page = html(text)

    assert '- [ ] <a id="call"></a>**Do call** (must never be left out) — Owner · Manner\n' in text
    assert page.count('type="checkbox"') == 3
    for shown in (
        "Time: ________",
        "Why: One.",
        "Two.",
        "If Nobody answers → Ring again",
        "Stop here</strong> The",
    ):
        assert shown in page
    assert "<pre>" not in page


def test_entries_of_several_paragraphs_stay_entries(tmp_path: Path) -> None:
    talk = [{"they_say": f"They {n}", "we_say": ["First", "Then"]} for n in range(3)]
    why = [{"text": f"One {n}.\n\nTwo."} for n in range(3)] + [{"text": "Short."}]
    option = [
        {"text": f"Answer {n}", "correct": str(n == 0).lower(), "because": "So.\n\nAnd so."} for n in range(3)
    ]
    quiz = [{"id": "asked", "ask": "What?", "options": option}]
    lesson = samples.lesson(objections=talk, why=why, quiz=quiz)
    library = load(samples.site(tmp_path, {"en/lesson/a": lesson})).library
    page = html(files(library).playbook(library.playbooks["en", "a"]))

    assert page.count("<ul>") == 5  # reasons, objections, options, answers, facts
    assert page.count("<li>") == 4 + 3 + 3 + 3 + 4
    assert page.count("<p>Two.</p>") == 3 and page.count("<p>And so.</p>") == 3
    assert page.count("<strong>You</strong> Then</p>") == 3


def test_a_claim_that_no_source_holds_is_shown_without_a_link(tmp_path: Path) -> None:
    lesson = samples.lesson(why=[{"text": "So.", "sources": ["S9-1", "ours"]}])
    library = load(samples.site(tmp_path, {"en/lesson/a": lesson})).library
    text = files(library).playbook(library.playbooks["en", "a"])

    assert "- So. (S9-1, ours)\n" in text


def test_nothing_typed_becomes_code(tmp_path: Path) -> None:
    evil = "<script>x</script> {#id} {{ 7*7 }} ![x]"
    lesson = samples.lesson(title=evil, takeaway=evil, why=[{"text": evil}], owner=evil)
    library = load(samples.site(tmp_path, {"en/lesson/a": lesson})).library
    shown = Shown(html(files(library).playbook(library.playbooks["en", "a"])))

    assert not shown.tags & {"script", "img"}
    assert shown.text.count("{#id} {{ 7*7 }} ![x]") == 4


def test_a_source_has_its_claims_with_their_anchors(real: Library) -> None:
    for id, source in real.sources.items():
        page = html(files(real, "ja").source(source))
        assert {str(claim.id) for claim in source.content.claims} <= set(Shown(page).ids), id
        for claim in source.content.claims:
            assert " ".join(str(claim.text["ja"]).split()) in words(page)


def test_playbooks_differ_only_where_their_content_does(real: Library) -> None:
    """The same file whatever was made before: nothing is remembered from one to the next."""
    made = files(real)
    first: list[Playbook] = real.of("en")
    again = [made.playbook(p) for p in reversed(first)][::-1]

    assert again == [made.playbook(p) for p in first]
