"""``slips``: what a keyboard did is named where YAML only says what puzzled it."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.diagnostics import Diagnostic, Place
from mkdocs_playbooks.slips import PUZZLING, SLIPS, explain

PATH = "playbooks/en/lesson/a.yml"


def explained(line: str, code: str = "bad-yaml") -> tuple[str, int]:
    """The code and column that are told of a problem on ``line``."""
    found = explain(Diagnostic(code, Place(PATH, 1, 3)), [line])
    return found.code, found.place.column


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("　title: x", "full-width-space", 1),
        ("  　- x", "full-width-space", 3),
        ("title:　x", "full-width-space", 7),
        ("\u00a0 title: x", "no-break-space", 1),
        ("title：x", "full-width-colon", 6),
        ("  - text： x", "full-width-colon", 9),
        ("－ x", "full-width-dash", 1),
        ("  −x", "full-width-dash", 3),
        ("ー x", "full-width-dash", 1),
        ("– x", "full-width-dash", 1),
        ("— x", "full-width-dash", 1),
        ("title:x", "missing-space", 6),
        ("-text", "missing-space", 1),
        ("stages: ［customer］", "full-width-bracket", 9),
        ("values: ｛a", "full-width-bracket", 9),
        ("＂title＂: x", "full-width-quote", 1),
        ("title: ＂x＂ y", "full-width-quote", 8),
    ],
)
def test_a_slip_is_named_at_its_sign(line: str, code: str, column: int) -> None:
    assert explained(line) == (code, column)


@pytest.mark.parametrize(
    "line",
    [
        "title: x",
        "  - text: x",
        "- x",
        "---",
        "title: 注意：予算",
        "title: a　b",
        "title: x －y",
        "https://example.com",
        "# 注意：x",
        "time: 9:00",
        "",
    ],
)
def test_an_ordinary_line_is_not_blamed(line: str) -> None:
    assert explained(line) == ("bad-yaml", 3)


def test_the_line_above_is_looked_at_as_yaml_often_notices_only_then() -> None:
    problem = Diagnostic("colon-in-text", Place(PATH, 2, 5))

    found = explain(problem, ["owner：Sales", "title: x"])
    assert (found.code, found.place.line) == ("full-width-colon", 1)
    assert explain(problem, ["title: x", "owner: y"]) is problem


@pytest.mark.parametrize("code", ["expected-list", "expected-fields", "expected-text"])
def test_the_line_below_is_looked_at_where_a_list_was_expected(code: str) -> None:
    lines = ["why:", "  -text: x"]

    assert explain(Diagnostic(code, Place(PATH, 1)), lines).code == "missing-space"
    assert explain(Diagnostic("unknown-field", Place(PATH, 1)), lines).code == "unknown-field"


@pytest.mark.parametrize("code", ["duplicate-key", "empty-value", "not-allowed", "wrong-encoding"])
def test_a_problem_that_is_clear_by_itself_stays(code: str) -> None:
    assert explained("title：x", code) == (code, 3)


def test_a_problem_outside_the_file_s_lines_stays() -> None:
    problem = Diagnostic("bad-yaml", Place(PATH, 9))

    assert explain(problem, ["title：x"]) is problem
    assert explain(problem, []) is problem


def test_no_slip_is_puzzling_itself() -> None:
    assert not PUZZLING & {code for code, _ in SLIPS}
