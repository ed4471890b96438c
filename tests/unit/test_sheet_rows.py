"""What a sheet is made of, without a browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_playbooks.gather import gather
from mkdocs_playbooks.kinds import KINDS
from mkdocs_playbooks.sheets import Sheets, occasions, qr_code
from mkdocs_playbooks.source import site_url
from mkdocs_playbooks.templates import Labels


@pytest.fixture(scope="module")
def sheets(repository: Path) -> Sheets:
    library = gather(repository).library
    return Sheets(
        library, repository, "en", Labels(repository, "en", tuple(KINDS)), "https://example.com/pb/"
    )


def test_every_document_has_an_address_that_never_changes(sheets: Sheets) -> None:
    addresses = {address for p in sheets.of() for address in sheets.document(p)} | set(sheets.grab_bag())
    assert addresses == {f"print/{p.id}.html" for p in sheets.of()} | {"print/grab-bag.html"}


def test_a_sheet_is_rendered_once(sheets: Sheets) -> None:
    playbook = sheets.of("recovery")[0]
    assert sheets.sheet(playbook) is sheets.sheet(playbook)


def test_without_an_address_of_the_site_a_sheet_has_no_code(repository: Path) -> None:
    library = gather(repository).library
    bare = Sheets(library, repository, "en", Labels(repository, "en", tuple(KINDS)))
    assert "<svg" not in bare.sheet(bare.of()[0])
    assert "http" not in bare.sheet(bare.of()[0])


def test_a_sheet_holds_no_id_and_no_link_since_it_stands_in_many_pages(sheets: Sheets) -> None:
    for playbook in sheets.of():
        html = sheets.sheet(playbook)
        assert " id=" not in html and "href=" not in html and "style=" not in html


def test_the_occasion_is_what_the_customer_says_else_the_signs_else_the_purpose(sheets: Sheets) -> None:
    found = {p.kind: occasions(p.content) for p in sheets.of()}
    recovery, tactic, meeting = (sheets.of(kind)[-1].content for kind in ("recovery", "tactic", "meeting"))
    assert found["recovery"] == recovery.triggers  # type: ignore[attr-defined]
    assert found["tactic"] == tactic.use_when  # type: ignore[attr-defined]
    assert found["meeting"] == (meeting.purpose,)  # type: ignore[attr-defined]


def test_a_qr_code_is_bare_svg() -> None:
    svg = qr_code("https://example.com/ja/recovery/x.html")
    assert svg.startswith("<svg") and "style" not in svg and "xmlns" not in svg and "width" not in svg[:40]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("site_url: https://example.com/\n", "https://example.com/"),
        ("site_name: x\n", ""),
        ("site_url: !ENV [SITE, x]\nplugins: !!python/name:os.system\n", ""),
        ("site_url: [\n", ""),
        ("- a list\n", ""),
    ],
)
def test_the_address_of_the_site_is_read_from_mkdocs_yml_and_nothing_in_it_is_run(
    tmp_path: Path, text: str, found: str
) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert site_url(tmp_path) == found
