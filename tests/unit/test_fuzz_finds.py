"""What tests/fuzz.py and files of the largest size have found, each mended."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import samples
from promises import keep_the_promises
from small_sites import Sites

from mkdocs_playbooks.source import LARGEST_FILE

FILE = "playbooks/en/tactic/file.yml"


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    root = Sites(tmp_path).plain()
    (root / FILE).parent.mkdir()
    return root


def codes(root: Path, fields: samples.Fields, path: str = FILE) -> set[str]:
    gathered = keep_the_promises(root, path, json.dumps(fields, indent=1).encode())
    return {diagnostic.code for diagnostic in gathered.diagnostics} - {"missing-twin"}


@pytest.mark.parametrize("name", ["new\nname", "title\n2", "", " "])
def test_a_field_with_an_odd_name_is_not_lost(plain: Path, name: str) -> None:
    assert codes(plain, samples.tactic() | {name: "to be kept"}) == {"unknown-field"}


def test_what_was_typed_stays_on_one_line_of_the_message(plain: Path) -> None:
    assert codes(plain, samples.tactic(reviewed_on="x\ny\tz\u202e", related=["a\nb"])) == {
        "bad-date",
        "bad-id",
        "invisible-character",
    }


@pytest.mark.parametrize("day", ["0", "86400", "2026-11-21T00:00:00", "２０２６-11-21", "1e5"])
def test_only_a_day_written_out_is_a_day(plain: Path, day: str) -> None:
    assert codes(plain, samples.tactic(reviewed_on=day)) == {"bad-date"}


@pytest.mark.parametrize(
    ("link", "code"),
    [("javascript:alert(1)", "bad-link"), ("nowhere", "unknown-playbook"), ("kept#none", "unknown-step")],
)
def test_a_link_in_the_note_of_a_source_is_checked(plain: Path, link: str, code: str) -> None:
    note = {"en": f"See [here]({link}).", "ja": "なし"}

    assert codes(plain, samples.source("S2-01", note=note), "playbooks/sources/S2.yml") == {code}


def test_a_link_in_the_note_of_a_source_leads_to_its_playbook(plain: Path) -> None:
    note = {"en": "See [here](kept).", "ja": "[](kept)"}

    assert codes(plain, samples.source("S2-01", note=note), "playbooks/sources/S2.yml") == set()


# --- Files of the largest size ----------------------------------------------------------------


def with_points(text: str, times: int) -> samples.Fields:
    points = [{"text": "\n\n".join([text] * 5)} for _ in range(times)]
    return samples.tactic(
        options=points, steps=[{"id": f"step-{number}", "title": "x"} for number in range(2500)]
    )


def with_rows(text: str, times: int) -> samples.Fields:
    lists = [samples.checklist(f"row-{number}")["sections"][0] for number in range(times)]
    for number, section in enumerate(lists):
        section["id"] = f"part-{number}"
        section["items"][0]["action"] = text
    return samples.tactic(checklist=samples.checklist("row") | {"sections": lists})


def with_questions(times: int) -> samples.Fields:
    return samples.decision({f"q-{n}": (f"p-{n}", f"r-{n}") for n in range(times)})


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda: with_points("[](file#step-0) " * 240, 6), set()),
        (lambda: with_points("[](file#stop-0) " * 240, 6), {"unknown-step"}),
        (lambda: with_points("**a" * 1300, 6), set()),
        (lambda: with_rows("tell " * 3900, 11), set()),
        (lambda: with_rows("し、" * 1600 + "x", 11), set()),
        (lambda: with_rows("9" * 19_000, 11), set()),
        (
            lambda: samples.tactic(related=[f"other-{number}" for number in range(12_000)]),
            {"unknown-playbook"},
        ),
    ],
    ids=["links", "bad links", "bold", "call back", "two actions", "digits", "related"],
)
def test_the_largest_files_are_checked_and_rendered_in_time(
    plain: Path, make: Callable[[], samples.Fields], expected: set[str]
) -> None:
    """In the ten seconds that the promises allow; each of these took up to an hour."""
    fields = make()

    assert LARGEST_FILE // 2 < len(json.dumps(fields, indent=1)) <= LARGEST_FILE
    assert codes(plain, fields) == expected


def test_thousands_of_wrong_answers_of_a_decision_are_told_in_time(plain: Path) -> None:
    fields = with_questions(1900)
    path = "playbooks/en/decision/file.yml"
    (plain / path).parent.mkdir()

    assert LARGEST_FILE // 2 < len(json.dumps(fields, indent=1)) <= LARGEST_FILE
    assert codes(plain, fields, path) == {"unknown-target", "unknown-playbook"}


def test_several_byte_order_marks_move_no_column(plain: Path) -> None:
    raw = b"\xef\xbb\xbf\xef\xbb\xbf \t: <script>alert(1)</script>\n"
    (problem,) = keep_the_promises(plain, FILE, raw).diagnostics

    assert (problem.code, problem.place.line, problem.place.column) == ("tab-indent", 1, 2)
