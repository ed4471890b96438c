"""``terms``: which playbooks use a term of the glossary."""

from __future__ import annotations

from pathlib import Path

import pytest
import samples
from builds import built

from mkdocs_playbooks.gather import gather
from mkdocs_playbooks.library import Library
from mkdocs_playbooks.terms import uses

Files = dict[str, samples.Fields | str]


def glossary(term: str, **fields: object) -> samples.Fields:
    return samples.plain(terms=[{"id": "it", "term": term, "definition": "A word."} | fields])


def site(root: Path, files: Files) -> Library:
    gathered = gather(samples.site(root, files))
    assert gathered.ok, gathered.diagnostics
    return gathered.library


def users(root: Path, term: str, *texts: str, **fields: object) -> list[str]:
    """Ids of the playbooks a, b, c ... with ``texts`` that use the term."""
    pages: Files = {
        f"en/lesson/{'abcdef'[n]}": samples.lesson(why=[{"text": text}]) for n, text in enumerate(texts)
    }
    library = site(root, pages | {"en/glossary/terms": glossary(term, **fields)})
    return [p.id for p in uses(library, library.playbooks["en", "terms"])["it"]]


@pytest.mark.parametrize(
    ("term", "text", "used"),
    [
        ("Gate", "The gates are open.", True),
        ("Gate", "Negate it.", False),
        ("Gate", "Gateway.", False),
        ("DMU", "DMUへの働きかけ", True),
        ("関門", "9つの関門を通る", True),
        ("リピート", "リピーターになる", False),
        ("Gate", "See [the gate](a).", True),
        ("Gate", "It is **a gate**.", True),
        ("C++", "We use C++ a lot.", True),
    ],
)
def test_a_term_is_found_as_a_word(tmp_path: Path, term: str, text: str, used: bool) -> None:
    assert (users(tmp_path, term, text) == ["a"]) is used


def test_other_forms_count_and_the_page_that_says_it_most_comes_first(tmp_path: Path) -> None:
    found = users(tmp_path, "相見積", "あいみつ", "相見積、あいみつ", "見積", also=["あいみつ"])

    assert found == ["b", "a"]


def test_a_page_that_the_author_names_comes_first_and_none_is_named_twice(tmp_path: Path) -> None:
    assert users(tmp_path, "Gate", "gate gate", "no such word", "gate", used_in=["b", "c"]) == ["c", "b", "a"]


def test_neither_search_words_nor_the_glossary_itself_use_a_term(tmp_path: Path) -> None:
    files: Files = {
        "en/lesson/a": samples.lesson(search_words=["gate"]),
        "en/glossary/terms": glossary("Gate"),
        "en/glossary/more": glossary("Gate"),
    }
    library = site(tmp_path, files)

    assert uses(library, library.playbooks["en", "terms"]) == {"it": []}


def test_the_glossary_links_the_pages_that_use_a_term(tmp_path: Path) -> None:
    files: Files = {f"en/lesson/{id}": samples.lesson(title=f"Page {id} of the gate") for id in "abcdefg"}
    files["en/glossary/terms"] = glossary("Gate", also=["Door"])
    made, _ = built(gather(samples.site(tmp_path, files)))
    html = next(page.html for page in made.pages if page.address == "glossary/terms.html")

    assert [f'href="../lesson/{id}.html"' in html for id in "abcdefg"] == [True] * 7
    assert "Also Door" in html and "2 more" in html
