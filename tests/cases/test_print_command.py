"""``playbooks print``: real PDFs, made by a real browser, and clear words where there is none."""

from __future__ import annotations

import os
from pathlib import Path

import pdfplumber
import pytest

from command import Run
from find_chromium import chromium
from mkdocs_playbooks.gather import gather
from paper import A4, read


@pytest.fixture
def browser_named() -> dict[str, str]:
    program = chromium()
    assert program
    return os.environ | {"CHROMIUM": program}


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_all_checklists_make_a_pack_with_a_cover(
    run: Run, repository: Path, tmp_path: Path, browser_named: dict[str, str], locale: str
) -> None:
    pdf = tmp_path / "束 pack.pdf"
    result = run("print", "--site", repository, "--locale", locale, "--pdf", pdf, env=browser_named)
    assert result.returncode == 0, result.stderr
    assert result.stderr == ""
    playbooks = [p for p in gather(repository).library.of(locale) if p.content.checklist]
    paper = read(pdf.read_bytes())
    assert len(paper.leaves) == len(playbooks) + 1
    assert f"{len(playbooks)}" in result.stdout and "束 pack.pdf" in result.stdout
    for leaf in paper.leaves:
        assert abs(float(leaf.page.width) - A4[0]) <= 1 and abs(float(leaf.page.height) - A4[1]) <= 1
    for font in paper.fonts():
        assert font["Subtype"].name != "Type3"
    with pdfplumber.open(pdf) as document:
        catalogue = document.doc.catalog
        bookmarks = [title for level, title, *_ in document.doc.get_outlines() if level == 2 or level == 1]
        assert catalogue["MarkInfo"]["Marked"] is True
        assert catalogue["Lang"].decode().startswith(locale)
    assert [p.content.title for p in playbooks if p.content.title not in bookmarks] == []


def test_the_sheets_asked_for_stand_in_the_order_asked(
    run: Run, repository: Path, tmp_path: Path, browser_named: dict[str, str]
) -> None:
    pdf = tmp_path / "new folder" / "two.pdf"
    ids = ("sincere-first-response", "broken-callback-promise")
    result = run("print", *ids, "--site", repository, "--pdf", pdf, env=browser_named)
    assert result.returncode == 0, result.stderr
    _cover, *sheets = read(pdf.read_bytes()).leaves
    assert [id in sheet.words for id, sheet in zip(ids, sheets, strict=True)] == [True, True]
    assert [file.name for file in pdf.parent.iterdir()] == ["two.pdf"]


def test_a_single_sheet_has_no_cover(
    run: Run, repository: Path, tmp_path: Path, browser_named: dict[str, str]
) -> None:
    pdf = tmp_path / "one.pdf"
    result = run("print", "sincere-first-response", "--site", repository, "--pdf", pdf, env=browser_named)
    assert result.returncode == 0, result.stderr
    assert len(read(pdf.read_bytes()).leaves) == 1


def test_kinds_and_stages_narrow_the_pack(
    run: Run, repository: Path, tmp_path: Path, browser_named: dict[str, str]
) -> None:
    pdf = tmp_path / "some.pdf"
    narrow = ("--kind", "recovery", "--stage", "repeater")
    result = run("print", *narrow, "--site", repository, "--pdf", pdf, env=browser_named)
    assert result.returncode == 0, result.stderr
    recoveries = gather(repository).library.of("ja", "recovery")
    expected = [p for p in recoveries if "repeater" in p.content.stages]
    assert len(read(pdf.read_bytes()).leaves) == len(expected) + 1


@pytest.mark.parametrize(("language", "word"), [("en", "no Chromium"), ("ja", "見つかりません")])
def test_without_a_browser_it_says_what_to_install(
    run: Run, repository: Path, tmp_path: Path, language: str, word: str
) -> None:
    bare = {k: v for k, v in os.environ.items() if k != "CHROMIUM"} | {"PATH": str(tmp_path)}
    pdf = tmp_path / "pack.pdf"
    result = run("--lang", language, "print", "--site", repository, "--pdf", pdf, env=bare)
    assert result.returncode == 1
    assert word in result.stderr and "install" in result.stderr
    assert not pdf.exists()


def test_a_browser_that_fails_leaves_the_old_pdf(run: Run, repository: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "pack.pdf"
    pdf.write_bytes(b"the old one")
    broken = os.environ | {"CHROMIUM": "false"}
    result = run("--lang", "en", "print", "--site", repository, "--pdf", pdf, env=broken)
    assert result.returncode == 1
    assert "made no PDF" in result.stderr and "Traceback" not in result.stderr
    assert pdf.read_bytes() == b"the old one"
    assert [file.name for file in tmp_path.iterdir()] == ["pack.pdf"]


def test_an_unknown_checklist_is_answered_with_the_likely_one(
    run: Run, repository: Path, tmp_path: Path
) -> None:
    result = run("print", "sincere-first-respons", "--site", repository, "--pdf", tmp_path / "x.pdf")
    assert result.returncode == 2
    assert "did you mean sincere-first-response" in result.stderr


def test_content_with_errors_is_not_printed(run: Run, small_site: Path, tmp_path: Path) -> None:
    file = small_site / "playbooks" / "en" / "recovery" / "late-delivery.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("owner:", "ownr:"), encoding="utf-8")
    result = run("print", "--site", small_site, "--pdf", tmp_path / "x.pdf")
    assert result.returncode == 1
    assert "unknown-field" in result.stdout
    assert not (tmp_path / "x.pdf").exists()
