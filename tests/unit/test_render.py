"""``render``: Library to pages: links, twins, backlinks, citations, and nothing typed becomes code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import samples
from builds import built
from every_page import every_page

from mkdocs_playbooks.gather import gather
from mkdocs_playbooks.load import load
from mkdocs_playbooks.render import Page, language_choice

Files = dict[str, samples.Fields | str]


def rendered(root: Path, files: Files, *locales: str) -> dict[tuple[str, str], Page]:
    loaded = load(samples.site(root, files, locales or ("en",)))
    assert loaded.diagnostics == []
    return {(page.locale, page.address): page for page in every_page(loaded.library, root)}


def links(html: str) -> list[str]:
    return re.findall(r'href="([^"]*)"', html)


def test_every_text_is_escaped_and_no_template_code_runs(tmp_path: Path) -> None:
    evil = '<script>alert("x")</script>{{ 7 * 7 }}{% raw %}'
    fields = samples.lesson(
        title=evil,
        takeaway=evil,
        summary=evil,
        owner=evil,
        why=[{"text": evil}],
        example={"title": evil, "text": evil},
    )
    for page in rendered(tmp_path, {"en/lesson/a": fields}).values():
        assert "<script" not in page.html
        assert "49" not in page.html
    page = rendered(tmp_path, {"en/lesson/a": fields})["en", "lesson/a.html"]
    assert page.html.count("&lt;script&gt;alert(") == 8  # the owner stands in the banner too
    assert page.title == evil


def test_links_are_relative_and_an_empty_one_shows_the_title(tmp_path: Path) -> None:
    files: Files = {
        "en/lesson/a": samples.lesson(
            why=[{"text": "[](late) [b](late#call-back) [c](a) [d](https://example.com/?a&b)"}]
        ),
        "en/recovery/late": samples.recovery(title="Late <delivery>"),
    }
    html = rendered(tmp_path, files)["en", "lesson/a.html"].html

    assert '<a href="../recovery/late.html">Late &lt;delivery&gt;</a>' in html
    assert '<a href="../recovery/late.html#call-back">b</a>' in html
    assert '<a href="a.html">c</a>' in html
    assert '<a href="https://example.com/?a&amp;b">d</a>' in html


def test_a_playbook_shows_who_links_to_it_once_each_and_never_itself(tmp_path: Path) -> None:
    files: Files = {
        "en/lesson/a": samples.lesson(title="By field", related=["target"]),
        "en/lesson/b": samples.lesson(title="By text", why=[{"text": "[x](target) [y](target#call)"}]),
        "en/lesson/target": samples.lesson(related=["target"], checklist=samples.checklist("call")),
    }
    html = rendered(tmp_path, files)["en", "lesson/target.html"].html
    used_in = html.partition('id="_used-in"')[2].partition("</ul>")[0]

    assert links(used_in) == ["a.html", "b.html"]


def test_a_page_leads_to_its_twin_or_else_to_the_other_home_page(tmp_path: Path) -> None:
    files: Files = {
        "ja/lesson/a": samples.lesson(),
        "en/lesson/a": samples.lesson(),
        "en/lesson/b": samples.lesson(),
    }
    pages = rendered(tmp_path, files, "ja", "en")

    assert pages["en", "lesson/a.html"].twins == (("ja", "../../ja/lesson/a.html"),)
    assert pages["ja", "lesson/a.html"].twins == (("en", "../../en/lesson/a.html"),)
    assert pages["en", "lesson/b.html"].twins == (("ja", "../../ja/index.html"),)
    assert pages["en", "index.html"].twins == (("ja", "../ja/index.html"),)


def test_a_site_in_one_language_has_no_twins(tmp_path: Path) -> None:
    assert {page.twins for page in rendered(tmp_path, {}).values()} == {()}


def test_a_statement_cites_its_claims_and_what_is_ours(tmp_path: Path) -> None:
    files: Files = {
        "sources/S1": samples.source("S1-1"),
        "en/lesson/a": samples.lesson(
            why=[{"text": "a", "sources": ["ours", "S1-1"]}, {"text": "b", "sources": ["S1-1"]}]
        ),
    }
    pages = rendered(tmp_path, files)
    html = pages["en", "lesson/a.html"].html

    cited = re.findall(
        r'<a class="pb-cite__claim" href="([^"]*)" title="([^"]*)"( id="S1-1")?>S1-1</a>', html
    )
    assert cited == [
        ("../sources/S1.html#S1-1", "Memory fades.", ' id="S1-1"'),
        ("../sources/S1.html#S1-1", "Memory fades.", ""),
    ]
    assert html.index("pb-cite__claim") < html.index("pb-cite__ours")
    assert "../lesson/a.html#S1-1" in links(pages["en", "sources/S1.html"].html)
    assert "S1-1" in pages["en", "sources/S1.html"].anchors


def test_a_claim_without_its_source_is_shown_without_a_link(tmp_path: Path) -> None:
    fields = samples.lesson(why=[{"text": "a", "sources": ["S9-1"]}])
    html = rendered(tmp_path, {"en/lesson/a": fields})["en", "lesson/a.html"].html

    assert ">S9-1<" in html
    assert not [link for link in links(html) if "sources" in link]


def test_headings_and_anchors_come_from_ids_not_from_texts(tmp_path: Path) -> None:
    page = rendered(tmp_path, {"en/recovery/late": samples.recovery(title="納期遅れ & <b>")})[
        "en", "recovery/late.html"
    ]

    assert page.headings[0].level == 1
    assert page.headings[0].title == "納期遅れ & <b>"
    assert {"call-back", "at-once", "call", "_checklist"} <= page.anchors
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", anchor) for anchor in page.anchors)
    assert {heading.id for heading in page.headings} <= page.anchors


def test_a_page_knows_the_file_it_was_made_from(tmp_path: Path) -> None:
    pages = rendered(tmp_path, {"en/lesson/a": samples.lesson()})

    assert pages["en", "lesson/a.html"].source == "playbooks/en/lesson/a.yml"
    assert pages["en", "lesson/index.html"].source == ""


@pytest.mark.parametrize(
    ("written", "en", "ja"),
    [("1 day", "1 day", "1日"), ("10 minutes", "10 minutes", "10分"), ("24 hours", "24 hours", "24時間")],
)
def test_a_length_of_time_is_shown_in_words_of_the_language(
    tmp_path: Path, written: str, en: str, ja: str
) -> None:
    fields = samples.recovery(first_response_due=written)
    pages = rendered(tmp_path, {"en/recovery/a": fields, "ja/recovery/a": fields}, "en", "ja")

    assert f">{en}<" in pages["en", "recovery/a.html"].html
    assert f">{ja}<" in pages["ja", "recovery/a.html"].html


def test_the_next_review_is_shown(tmp_path: Path) -> None:
    fields = samples.lesson(reviewed_on="2026-08-31", review_every="6 months")

    assert "2027-02-28" in rendered(tmp_path, {"en/lesson/a": fields})["en", "lesson/a.html"].html


def test_a_tactic_shows_its_gates_as_links(tmp_path: Path) -> None:
    files: Files = {
        "en/stage/one": samples.stage("acquaintance", "g1", "g2"),
        "en/tactic/go": samples.tactic(from_gate="g1", to_gate="g2"),
    }
    html = rendered(tmp_path, files)["en", "tactic/go.html"].html

    assert re.search(r'href="../stage/one.html#g1">Title of g1</a>.*href="../stage/one.html#g2">', html, re.S)


@pytest.mark.parametrize("field", ["from_gate", "to_gate"])
def test_a_tactic_shows_the_one_gate_it_names(tmp_path: Path, field: str) -> None:
    files: Files = {
        "en/stage/one": samples.stage("acquaintance", "g1"),
        "en/tactic/go": samples.tactic(**{field: "g1"}),
    }
    assert "../stage/one.html#g1" in links(rendered(tmp_path, files)["en", "tactic/go.html"].html)


def test_a_site_s_own_template_is_used(tmp_path: Path) -> None:
    file = tmp_path / "templates/kinds/lesson/page.html.j2"
    file.parent.mkdir(parents=True)
    file.write_text("own: {{ playbook.content.title }} {{ url('index.html') }}", encoding="utf-8")

    pages = rendered(tmp_path, {"en/lesson/a": samples.lesson(title="A & B")})
    assert pages["en", "lesson/a.html"].html == "own: A &amp; B ../index.html"


def test_the_root_offers_every_language(tmp_path: Path) -> None:
    root = samples.site(tmp_path, {}, ("ja", "en"))
    html = language_choice(load(root).library, root)

    assert '<html lang="ja">' in html
    assert [link for link in links(html) if link.endswith(".html")] == ["ja/index.html", "en/index.html"]
    assert "日本語" in html and "English" in html


def test_every_link_of_every_real_page_leads_to_a_page_and_a_place_that_exist(repository: Path) -> None:
    made, files = built(gather(repository))
    pages = {(page.locale, page.address): page for page in made.pages}
    papers = {tuple(path.split("/", 1)) for path in files}
    broken: list[str] = []
    for (locale, address), page in pages.items():
        for link in links(page.html):
            target, _, anchor = link.partition("#")
            if ":" in target:
                continue
            path = (Path("/") / address).parent.joinpath(target).as_posix() if target else f"/{address}"
            there = (locale, re.sub(r"[^/]+/\.\./", "", path).lstrip("/"))
            if there in papers:
                continue
            goal = pages.get(there)
            if goal is None or (anchor and anchor not in goal.anchors):
                broken.append(f"{locale}/{address}: {link}")
    assert broken == []


def test_no_real_page_has_an_id_twice_or_markup_left_over(repository: Path) -> None:
    library = load(repository).library
    for page in every_page(library, repository):
        ids = re.findall(r'\sid="([^"]*)"', page.html)
        where = f"{page.locale}/{page.address}"
        assert sorted(ids) == sorted(set(ids)), where
        assert "**" not in page.html, where
        assert "((" not in page.html, where
