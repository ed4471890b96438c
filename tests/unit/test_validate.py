"""``validate``: why data is no playbook, each reason once and at its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import samples

from mkdocs_playbooks.diagnostics import Diagnostic
from mkdocs_playbooks.document import Document
from mkdocs_playbooks.kinds import KINDS
from mkdocs_playbooks.load import load
from mkdocs_playbooks.messages import MESSAGES
from mkdocs_playbooks.schema import MODELS
from mkdocs_playbooks.source import read
from mkdocs_playbooks.validate import validate


def problems(root: Path, fields: samples.Fields, kind: str = "lesson") -> list[Diagnostic]:
    return load(samples.site(root, {f"en/{kind}/a": fields})).diagnostics


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("value", ["x", ["x"], {"x": "y"}, [["x"]], {"x": ["y"]}, "9" * 5_000, None])
def test_every_wrong_shape_in_every_field_has_a_wording(tmp_path: Path, name: str, value: Any) -> None:
    """A reason of pydantic's without a code of ours would end in a traceback."""
    fields = dict.fromkeys(MODELS[name].model_fields, value)
    document = Document("playbooks/x.yml", data=fields)

    assert validate(document, MODELS[name]) is None
    for diagnostic in document.diagnostics:
        assert diagnostic.code in MESSAGES
        assert diagnostic.message("en") and diagnostic.message("ja")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ({"meaning": "second"}, "bad-revision"),
        ({"meaning": "0"}, "bad-revision"),
        ({"meaning": "10000"}, "bad-revision"),
        ({"meaning": "1.5"}, "bad-revision"),
        ({"meaning": "9" * 5_000}, "bad-revision"),
        ({"meaning": ["2"]}, "bad-revision"),
        ({"critical": "very"}, "bad-switch"),
        ({"fairness": "luck"}, "not-allowed"),
        ({"branch": "x"}, "expected-fields"),
        ({"sources": "ours"}, "expected-list"),
        ({"action": ["x"]}, "expected-text"),
        ({"action": None}, "empty-value"),
        ({"colour": "red"}, "unknown-field"),
        ({"id": "A"}, "bad-id"),
    ],
)
def test_a_mistake_deep_inside_is_told_at_its_own_line(
    tmp_path: Path, written: samples.Fields, code: str
) -> None:
    checklist = samples.checklist("call")
    checklist["sections"][0]["items"][0] |= written
    (problem,) = problems(tmp_path, samples.lesson(checklist=checklist))

    assert problem.code == code
    text = (tmp_path / "playbooks/en/lesson/a.yml").read_text(encoding="utf-8").splitlines()
    assert f'"{next(iter(written))}"' in text[problem.place.line - 1]


@pytest.mark.parametrize("revision", ["1", "2", "9999", "007"])
def test_a_revision_is_a_whole_number(tmp_path: Path, revision: str) -> None:
    checklist = samples.checklist("call")
    checklist["sections"][0]["items"][0]["meaning"] = revision

    assert problems(tmp_path, samples.lesson(checklist=checklist)) == []


def test_a_missing_field_says_what_it_is_for(tmp_path: Path) -> None:
    fields = samples.recovery()
    del fields["first_response_due"]
    (problem,) = problems(tmp_path, fields, "recovery")

    assert problem.help() == "add `first_response_due: ...`: Time until the customer must have heard from us."


def test_of_two_fields_with_one_likely_name_the_missing_one_is_meant(tmp_path: Path) -> None:
    fields = samples.lesson()
    fields["titl"] = fields.pop("title")
    (problem,) = problems(tmp_path, fields)

    assert problem.details["suggestion"] == "title"


def test_a_field_that_is_there_already_is_not_suggested(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, samples.lesson(titel="again"))

    assert problem.details["suggestion"] == ""


def test_a_short_list_with_a_wrong_entry_is_told_as_the_entry_only(tmp_path: Path) -> None:
    ends = [{"id": "agree", "title": "t", "text": "t", "playbook": "a", "colour": "red"}]
    fields = samples.decision({"q": ("agree", "agree")}, outcomes=ends)

    assert [d.code for d in problems(tmp_path, fields, "decision")] == ["unknown-field"]


def test_what_could_not_be_read_has_no_second_reason(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_text("title: @x", encoding="utf-8")
    document = read(file, "playbooks/en/lesson/a.yml")

    assert validate(document, KINDS["lesson"]) is None
    assert [d.code for d in document.diagnostics] == ["special-character"]
