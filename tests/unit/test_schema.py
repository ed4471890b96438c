"""``schema``: what editors know about a file while it is being written."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from mkdocs_playbooks.kinds import KINDS
from mkdocs_playbooks.schema import MODELS, as_text, schema, write
from mkdocs_playbooks.words import WORDS


def test_there_is_a_schema_for_every_kind_of_file_an_author_writes() -> None:
    assert set(MODELS) == {*KINDS, *WORDS, "source", "site", "kind"}


@pytest.mark.parametrize("name", MODELS)
def test_a_schema_names_itself_and_allows_no_unknown_field_anywhere(name: str) -> None:
    made = schema(name)

    assert made["title"] == name
    assert made["$schema"] == "http://json-schema.org/draft-07/schema#"
    for part in (made, *made.get("$defs", {}).values()):
        if part["type"] == "object":
            assert part["additionalProperties"] is False


def test_a_schema_tells_what_a_text_may_be() -> None:
    fields = schema("recovery")["properties"]
    due = re.compile(fields["first_response_due"]["pattern"])

    assert due.search("10 minutes")
    assert not due.search("about 10 minutes or so")
    assert "at-risk" in fields["stages"]["items"]["enum"]
    assert fields["reviewed_on"]["format"] == "date"
    assert {"title", "triggers", "checklist"} <= set(schema("recovery")["required"])
    assert "related" not in schema("recovery")["required"]


@pytest.mark.parametrize("name", MODELS)
def test_the_text_of_a_schema_is_stable_json(name: str) -> None:
    text = as_text(name)

    assert json.loads(text) == schema(name)
    assert text.endswith("}\n")
    assert text == as_text(name)


def test_all_schemas_are_written_under_their_names(tmp_path: Path) -> None:
    files = write(tmp_path / "new" / "schema")

    assert sorted(file.name for file in files) == sorted(f"{name}.json" for name in MODELS)
    assert sorted(files) == sorted((tmp_path / "new" / "schema").iterdir())
    assert all(file.read_bytes() == as_text(file.stem).encode() for file in files)
