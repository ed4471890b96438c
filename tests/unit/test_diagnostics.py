"""``diagnostics``: problems as values, and how they look on a terminal and as JSON."""

from __future__ import annotations

import json

import pytest

from mkdocs_playbooks.diagnostics import Diagnostic, Place, as_json, as_text, closest, count, in_order

PATH = "playbooks/en/lesson/a.yml"
UNKNOWN = Diagnostic("unknown-field", Place(PATH, 2, 3, 5), details={"field": "titel", "suggestion": "title"})


def shown(diagnostic: Diagnostic, line: str, paint: bool = False) -> list[str]:
    return as_text([diagnostic], {PATH: ["", line]}, paint=paint).splitlines()


def test_a_problem_shows_its_place_its_line_a_caret_and_help() -> None:
    assert shown(UNKNOWN, "  titel: a") == [
        f"{PATH}:2:3: error[unknown-field]: unknown field `titel`",
        "2 |   titel: a",
        "  |   ^^^^^",
        "  help: did you mean `title`?",
    ]


@pytest.mark.parametrize(
    ("line", "column", "width", "carets"),
    [
        ("題: 値段x", 4, 2, "    ^^^^"),
        ("\ta: b", 2, 1, " ^"),
        ("ab", 3, 1, "  ^"),
        ("ab", 1, 99, "^^"),
        ("", 1, 1, "^"),
        ("\u3000a", 2, 1, "  ^"),
        ("ｶﾅ: x", 5, 1, "    ^"),
    ],
)
def test_the_caret_stands_under_the_place_on_a_terminal(
    line: str, column: int, width: int, carets: str
) -> None:
    place = Place(PATH, 2, column, width)

    quoted, marked = shown(Diagnostic("tab-indent", place), line)[1:3]
    assert quoted == f"2 | {line}".replace("\t", " ")
    assert marked == f"  | {carets}"


def test_the_gutter_is_as_wide_as_the_number_of_the_line() -> None:
    text = as_text([Diagnostic("tab-indent", Place(PATH, 123))], {PATH: ["x"] * 123})

    assert text.splitlines()[1:3] == ["123 | x", "    | ^"]


def test_a_line_that_is_not_there_is_not_shown() -> None:
    lacking: tuple[dict[str, list[str]], ...] = ({}, {PATH: []}, {PATH: ["only one"]})
    for lines in lacking:
        assert as_text([UNKNOWN], lines).splitlines() == [
            f"{PATH}:2:3: error[unknown-field]: unknown field `titel`",
            "  help: did you mean `title`?",
        ]


def test_colour_is_added_and_changes_nothing_else() -> None:
    plain, painted = shown(UNKNOWN, "  titel: a"), shown(UNKNOWN, "  titel: a", paint=True)

    assert "\33[31m" in painted[0]
    without = [line.replace("\33[0m", "") for line in painted]
    for code in ("\33[1m", "\33[31m", "\33[34m"):
        without = [line.replace(code, "") for line in without]
    assert without == plain


def test_no_control_character_of_a_file_reaches_the_terminal() -> None:
    place = Place(PATH, 2, 4)
    text = as_text(
        [Diagnostic("control-character", place, details={"character": "U+001B"})], {PATH: ["", "a: \33[2Jb"]}
    )

    assert "\33" not in text


def test_the_likely_word_comes_before_the_list_of_words_and_that_before_the_code_s_own_help() -> None:
    def help(**details: str) -> str:
        return Diagnostic("unknown-field", Place(PATH), details={"field": "x", **details}).help()

    assert help(suggestion="title", allowed="a, b") == "did you mean `title`? allowed here: a, b"
    assert help(suggestion="", allowed="a, b") == "allowed here: a, b"
    assert help() == "remove it"


def test_json_holds_the_same_as_the_text_in_seven_fields() -> None:
    (entry,) = json.loads(as_json([UNKNOWN]))

    assert entry == {
        "path": PATH,
        "line": 2,
        "column": 3,
        "severity": "error",
        "code": "unknown-field",
        "message": "unknown field `titel`",
        "help": "did you mean `title`?",
    }
    assert json.loads(as_json([])) == []


def test_json_speaks_japanese_without_escapes() -> None:
    assert "titel という項目".replace("titel", "`titel`") in as_json([UNKNOWN], "ja")


def test_problems_come_once_each_by_file_and_place() -> None:
    def at(path: str, line: int, column: int = 1, field: str = "x") -> Diagnostic:
        return Diagnostic("empty-value", Place(path, line, column), details={"field": field})

    mixed = [at("b", 1), at("a", 10), at("a", 2, 5), at("a", 2, 3), at("a", 10), at("a", 10, field="y")]
    places = [(d.place.path, d.place.line, d.place.column) for d in in_order(mixed)]

    assert places == [("a", 2, 3), ("a", 2, 5), ("a", 10, 1), ("a", 10, 1), ("b", 1, 1)]


def test_errors_and_warnings_are_counted_apart() -> None:
    mixed = [UNKNOWN, UNKNOWN, Diagnostic("missing-twin", Place(PATH), "warning")]

    assert (count(mixed, "error"), count(mixed, "warning")) == (2, 1)


@pytest.mark.parametrize(
    ("word", "choice"), [("titel", "title"), ("sumary", "summary"), ("TITLE", ""), ("xyz", ""), ("", "")]
)
def test_the_closest_word_is_found_or_none(word: str, choice: str) -> None:
    assert closest(word, ["title", "summary", "stages"]) == choice
