"""``playbooks.json``: all that other programs need, as its schema says and with addresses that exist."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import samples
from builds import built
from filled_site import filled_site

from mkdocs_playbooks import inline
from mkdocs_playbooks.build import Build
from mkdocs_playbooks.catalogue import FILE, SCHEMA, Catalogue
from mkdocs_playbooks.catalogue_format import CatalogueFile, schema_text
from mkdocs_playbooks.gather import gather
from mkdocs_playbooks.kinds import KINDS
from mkdocs_playbooks.library import Library
from mkdocs_playbooks.load import load
from mkdocs_playbooks.quiz_rules import QUESTIONS
from mkdocs_playbooks.templates import Labels
from mkdocs_playbooks.text import Line, Prose

REPOSITORY = Path(__file__).parents[2]
SITE = "https://play.example.com/books/"


def catalogue(library: Library, locale: str = "en", site_url: str = "", root: Path = REPOSITORY) -> Any:
    text = Catalogue(library, locale, Labels(root, locale, tuple(library.kinds)), site_url).text()
    return json.loads(text)


def playbook(found: Any, id: str) -> Any:
    return next(p for p in found["playbooks"] if p["id"] == id)


def small(root: Path, *locales: str, **fields: Any) -> Library:
    files: dict[str, samples.Fields | str] = {
        f"{locale}/recovery/rescue": samples.recovery(**fields) for locale in locales or ("en",)
    }
    loaded = load(samples.site(root, files, locales or ("en",)))
    assert [d for d in loaded.diagnostics if d.severity == "error"] == []
    return loaded.library


@pytest.fixture(scope="module")
def made() -> tuple[Build, dict[str, str]]:
    """The site of this repository, and its other files by path."""
    return built(gather(REPOSITORY), SITE)


@pytest.fixture(scope="module")
def real(made: tuple[Build, dict[str, str]]) -> Any:
    return json.loads(made[1][f"ja/{FILE}"])


def test_every_real_playbook_is_in_it_once_with_its_kind_and_twin(real: Any) -> None:
    library = gather(REPOSITORY).library
    assert {(p["kind"], p["id"]) for p in real["playbooks"]} == {(p.kind, p.id) for p in library.of("ja")}
    assert len(real["playbooks"]) == len(library.of("ja"))
    for found in real["playbooks"]:
        assert found["twins"] == {"en": f"{SITE}en/{found['kind']}/{found['id']}.html"}


def test_every_address_in_it_is_that_of_a_page_or_a_place_on_one(
    made: tuple[Build, dict[str, str]], real: Any
) -> None:
    anchors = {(page.locale, page.address): page.anchors for page in made[0].pages}
    urls = re.findall(rf'"{SITE}(\w+)/([^"#]+)(?:#([^"]+))?"', json.dumps(real))
    for locale, address, anchor in urls:
        assert (locale, address) in anchors or f"{locale}/{address}" in made[1], address
        assert not anchor or anchor in anchors[locale, address], f"{address}#{anchor}"
    assert len(urls) > 1000


def test_every_part_with_an_id_is_in_it(real: Any) -> None:
    for one in gather(REPOSITORY).library.of("ja"):
        found = playbook(real, one.id)
        sections = (found["checklist"] or {"sections": []})["sections"]
        ids = [part["id"] for part in found["parts"]]
        ids += [s["id"] for s in sections] + [row["id"] for s in sections for row in s["items"]]
        assert sorted(ids) == sorted(id for loc, id in one.ids() if loc[0] not in QUESTIONS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_text_is_in_it_but_for_questions_and_what_is_acted_out(kind: str) -> None:
    library = filled_site()
    one = library.playbooks["en", kind]
    found = json.dumps(playbook(catalogue(library), kind), ensure_ascii=False)
    lost = [
        (loc, text)
        for loc, text in one.parts
        if type(text) in (Line, Prose)
        and loc[0] not in (*QUESTIONS, "role_play")
        and json.dumps(inline.plain(str(text), str), ensure_ascii=False)[1:-1] not in found
    ]

    assert lost == []


def test_without_an_address_of_the_site_addresses_are_relative_to_the_file(tmp_path: Path) -> None:
    found = catalogue(small(tmp_path, "en", "ja"))
    rescue = playbook(found, "rescue")

    assert found["languages"] == {"ja": "../ja/playbooks.json"}
    assert rescue["url"] == "recovery/rescue.html"
    assert rescue["markdown"] == "recovery/rescue.md"
    assert rescue["embed"] == "embed/rescue.html"
    assert rescue["twins"] == {"ja": "../ja/recovery/rescue.html"}
    assert rescue["checklist"]["sheet"] == "print/rescue.html"
    assert rescue["parts"][0]["url"] == "recovery/rescue.html#call-back"


def test_texts_are_plain_and_times_are_minutes(tmp_path: Path) -> None:
    step = {"id": "go", "title": "Go", "text": "**Now**, see [](rescue).", "meaning": "3"}
    found = playbook(catalogue(small(tmp_path, steps=[step], first_response_due="2 hours")), "rescue")

    assert found["parts"][0]["texts"] == {"text": ["Now, see A title."]}
    assert found["parts"][0]["meaning"] == 3
    assert found["first_response_minutes"] == 120
    assert found["triggers"] == ["Where is it?"]
    assert found["texts"] == {"exit_tests": ["The customer says 「thank you」."]}


def test_the_questions_of_a_decision_say_where_they_lead(tmp_path: Path) -> None:
    decision = samples.decision({"ready": ("agree", "refuse")})
    library = load(samples.site(tmp_path, {"en/decision/triage": decision})).library
    parts = playbook(catalogue(library), "triage")["parts"]

    assert [(p["field"], p["id"], p["leads_to"]) for p in parts] == [
        ("questions", "ready", ["agree", "refuse"]),
        ("outcomes", "agree", ["triage"]),
        ("outcomes", "refuse", ["triage"]),
    ]


def test_former_ids_of_any_language_are_told(tmp_path: Path) -> None:
    files: dict[str, samples.Fields | str] = {
        "en/lesson/notes": samples.lesson(formerly=["minutes"]),
        "ja/lesson/notes": samples.lesson(),
    }
    library = load(samples.site(tmp_path, files, ("ja", "en"))).library

    assert [playbook(catalogue(library, code), "notes")["formerly"] for code in ("ja", "en")] == [
        ["minutes"]
    ] * 2


def test_the_file_is_as_its_schema_says_and_names_it(real: Any) -> None:
    assert real.pop("$schema") == SCHEMA
    CatalogueFile.model_validate(real)  # refuses unknown fields
    schema = json.loads(schema_text())
    assert set(schema["properties"]) == set(real) == set(schema["required"])
    assert set(schema["$defs"]["PlaybookRecord"]["properties"]) == set(real["playbooks"][0])


def test_every_field_of_a_playbook_and_a_part_is_explained_in_the_guide() -> None:
    guide = (REPOSITORY / "docs/other-tools.md").read_text(encoding="utf-8")
    schema = json.loads(schema_text())
    fields = set(schema["properties"])
    for name in (
        "PlaybookRecord",
        "PartRecord",
        "ChecklistRecord",
        "SectionRecord",
        "ItemRecord",
        "CardRecord",
    ):
        fields |= set(schema["$defs"][name]["properties"])

    assert [field for field in sorted(fields) if f"`{field}`" not in guide] == []
