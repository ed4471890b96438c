"""``checklists.csv``: opens in Excel as Japanese text, and no cell of it is computed."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
import samples

from mkdocs_playbooks.checklist_table import BOM, COLUMNS, table
from mkdocs_playbooks.gather import gather
from mkdocs_playbooks.library import Library
from mkdocs_playbooks.load import load
from mkdocs_playbooks.templates import Labels

REPOSITORY = Path(__file__).parents[2]


def made(library: Library, locale: str = "en", site_url: str = "") -> str:
    return table(library, locale, Labels(REPOSITORY, locale, tuple(library.kinds)), site_url)


def cells(text: str) -> list[dict[str, str]]:
    """Every row below the first by the names of the columns in ``COLUMNS``."""
    _, *rows = csv.reader(io.StringIO(text.removeprefix(BOM), newline=""))
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def small(root: Path, **item: Any) -> Library:
    checklist = samples.fair_checklist()
    checklist["sections"][0]["items"][0] |= item
    return load(samples.site(root, {"en/recovery/rescue": samples.recovery(checklist=checklist)})).library


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_every_row_of_every_checklist_is_in_it(locale: str) -> None:
    library = gather(REPOSITORY).library
    rows = [
        (playbook.id, item.id, item.action)
        for kind in library.kinds
        for playbook in library.of(locale, kind)
        if playbook.content.checklist
        for section in playbook.content.checklist.sections
        for item in section.items
    ]
    found = [(row["playbook"], row["row"], row["action"]) for row in cells(made(library, locale))]

    assert len(rows) > 100
    assert found == rows


def test_it_begins_with_a_byte_order_mark_and_its_lines_end_as_on_windows() -> None:
    data = made(gather(REPOSITORY).library, "ja").encode("utf-8")

    assert data.startswith(b"\xef\xbb\xbf" + "プレイブックid,題名".encode())
    assert data.count(b"\r\n") == data.count(b"\n")


def test_a_row_holds_all_that_belongs_to_it(tmp_path: Path) -> None:
    library = small(
        tmp_path,
        role="Owner",
        critical="true",
        because="**Now**, says [](rescue)",
        blank="Time",
        branch={"when": "Nobody, no one", "then": 'Say "later"'},
        stop="They agree",
        meaning="2",
    )
    row, *_ = cells(made(library, site_url="https://example.com"))

    assert row["action"] == "Do call" and row["number"] == "1" and row["section"] == "At once"
    assert row["role"] == "Owner" and row["critical"] == "must never be left out"
    assert row["because"] == "Now, says A title" and row["blank"] == "Time"
    assert row["if"] == "Nobody, no one" and row["then"] == 'Say "later"' and row["stop"] == "They agree"
    assert row["meaning"] == "2" and row["fairness"] == "Manner"
    assert row["address"] == "https://example.com/en/recovery/rescue.html#call"


@pytest.mark.parametrize(
    "typed", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠x", '=HYPERLINK("x")']
)
def test_a_cell_that_a_spreadsheet_would_compute_is_text(tmp_path: Path, typed: str) -> None:
    row, *_ = cells(made(small(tmp_path, action=typed)))

    assert row["action"] == f"'{typed}"


@pytest.mark.parametrize("typed", ["1+1", "a = b", "山田-本社", "'quoted"])
def test_any_other_cell_is_as_typed(tmp_path: Path, typed: str) -> None:
    row, *_ = cells(made(small(tmp_path, action=typed)))

    assert row["action"] == typed


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_the_columns_have_different_names(locale: str) -> None:
    head, *_ = csv.reader(io.StringIO(made(gather(REPOSITORY).library, locale).removeprefix(BOM)))

    assert len(head) == len(set(head)) == len(COLUMNS)
