"""``source``: what is written is what is read, with its place; what cannot be read is a diagnostic."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_playbooks.diagnostics import Place
from mkdocs_playbooks.document import Document
from mkdocs_playbooks.source import LARGEST_FILE, read

PATH = "playbooks/en/lesson/a.yml"


def read_text(folder: Path, text: str | bytes) -> Document:
    file = folder / "a.yml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read(file, PATH)


def codes(document: Document) -> list[str]:
    return [diagnostic.code for diagnostic in document.diagnostics]


@pytest.mark.parametrize(
    "written", ["9:00", "NO", "on", "1e3", "0x10", "012", "2026-11-21", "1_000", ".inf", "1.50", "=", "<<"]
)
def test_a_plain_value_stays_the_text_that_was_typed(tmp_path: Path, written: str) -> None:
    assert read_text(tmp_path, f"time: {written}\n").data == {"time": written}


@pytest.mark.parametrize("written", ["", "~", "null"])
def test_a_blank_value_is_nothing_and_a_quoted_one_a_text(tmp_path: Path, written: str) -> None:
    document = read_text(tmp_path, f"blank: {written}\nquoted: '{written}'\n")

    assert document.data == {"blank": None, "quoted": written}


def test_every_value_and_field_name_has_its_place(tmp_path: Path) -> None:
    document = read_text(tmp_path, "title: 題名\nsteps:\n  - id: call\n    say: ['a', \"b c\"]\n")

    assert document.place(("title",)) == Place(PATH, 1, 8, 2)
    assert document.key(("steps",)) == Place(PATH, 2, 1, 5)
    assert document.place(("steps", 0, "id")) == Place(PATH, 3, 9, 4)
    assert document.place(("steps", 0, "say", 1)) == Place(PATH, 4, 16, 5)


def test_a_list_stands_at_its_field_name(tmp_path: Path) -> None:
    document = read_text(tmp_path, "title: a\nsteps:\n\n  - id: call\n")

    assert document.place(("steps",)) == Place(PATH, 2, 1, 5)


def test_what_is_absent_stands_at_its_nearest_parent(tmp_path: Path) -> None:
    document = read_text(tmp_path, "title: a\nsteps:\n  - id: call\n")

    assert document.place(("steps", 0, "title")) == Place(PATH, 3, 5, 1)
    assert document.place(("owner",)) == Place(PATH, 1, 1, 1)
    assert Document(PATH).place(("owner",)) == Place(PATH)


def test_words_are_found_on_the_line_of_a_long_text_where_they_stand(tmp_path: Path) -> None:
    document = read_text(tmp_path, "link: x\ntext: |\n  first line\n  a [link](x) here\n")

    assert document.find(("text",), "x") == Place(PATH, 4, 12, 1)
    assert document.find(("text",), "not there") == document.place(("text",))


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_endings_and_a_byte_order_mark_make_no_difference(
    tmp_path: Path, ending: str, mark: str
) -> None:
    document = read_text(tmp_path, mark + ending.join(["title: a", "why:", "  - text: b", ""]))

    assert document.data == {"title": "a", "why": [{"text": "b"}]}
    assert document.place(("why", 0, "text")) == Place(PATH, 3, 11, 1)
    assert document.lines[:3] == ("title: a", "why:", "  - text: b")


def test_a_field_that_stands_twice_keeps_its_first_value_and_reading_goes_on(tmp_path: Path) -> None:
    document = read_text(tmp_path, "a: 1\na: {x: 2, x: 3}\nb: 4\nb: 5\n")

    assert document.data == {"a": "1", "b": "4"}
    assert [(d.code, d.place.line) for d in document.diagnostics] == [
        ("duplicate-key", 2),
        ("duplicate-key", 2),
        ("duplicate-key", 4),
    ]


def test_a_file_that_is_not_there_is_a_diagnostic(tmp_path: Path) -> None:
    document = read(tmp_path / "absent.yml", PATH)

    assert codes(document) == ["unreadable"]
    assert document.data is None


def test_the_largest_file_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    text = "title: a\n#"

    assert codes(read_text(tmp_path, text.ljust(LARGEST_FILE, "x"))) == []
    assert codes(read_text(tmp_path, text.ljust(LARGEST_FILE + 1, "x"))) == ["file-too-large"]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_nesting_without_end_is_a_diagnostic_and_no_crash(tmp_path: Path, opening: str) -> None:
    assert codes(read_text(tmp_path, "a:\n  " + opening * (LARGEST_FILE // 5))) == ["nesting-too-deep"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('a: "\\0"', "control-character"),
        ('a: "\\ud800"', "control-character"),
        ('a: "\\UFFFFFFFF"', "bad-yaml"),
        ("a: \u2028b", "control-character"),
        ("%YAML 9.9\n---\na: b", "bad-yaml"),
        ("a: &x [*x, *x]", "alias"),
        ("a: !!python/object/apply:os.system [ls]", "tag"),
        ("? [a]\n: b", "complex-key"),
        ("---\n---\na: b", "second-document"),
        ("just words", "not-a-mapping"),
        ("", "empty-file"),
        ("a: 'b\nc: d", "unclosed-quote"),
        ("- a\n\t- b: c: d", "tab-indent"),
        ("a: [b\nc: [d]", "bad-yaml"),
    ],
)
def test_what_a_playbook_may_not_hold_stops_the_reading(tmp_path: Path, text: str, code: str) -> None:
    document = read_text(tmp_path, text)

    assert codes(document) == [code]
    assert document.data is None


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("題名: 日本語".encode("cp932"), "Shift_JIS"),
        ("title: 日本語".encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + "title: 日本語".encode("utf-16-be"), "UTF-16"),
        ("title: à 5 £".encode("latin-1"), "no encoding we know"),
    ],
)
def test_another_encoding_is_named(tmp_path: Path, raw: bytes, name: str) -> None:
    document = read_text(tmp_path, raw)

    assert codes(document) == ["wrong-encoding"]
    assert document.diagnostics[0].details["encoding"] == name


def test_the_place_of_a_wrong_encoding_is_its_first_wrong_line(tmp_path: Path) -> None:
    document = read_text(tmp_path, "title: a\nowner: 営業\n".encode("cp932"))

    assert document.diagnostics[0].place.line == 2
