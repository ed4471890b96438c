"""``publish``: a reader finds the old site or the new one, never half of one."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_playbooks.publish import staging_folder, swap_in


def fill(folder: Path, text: str) -> Path:
    (folder / "en").mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(text, encoding="utf-8")
    (folder / "en" / "index.html").write_text(text, encoding="utf-8")
    return folder


def content(folder: Path) -> dict[str, str]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in files}


def test_the_staging_folder_is_new_empty_and_beside_the_site(tmp_path: Path) -> None:
    site = tmp_path / "deep" / "営業 の サイト"
    first, second = staging_folder(site), staging_folder(site)

    assert first != second
    assert first.parent == second.parent == site.parent
    assert list(first.iterdir()) == []
    assert not site.exists()


def test_the_new_site_takes_the_place_of_the_old_one_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    site = fill(tmp_path / "site", "old")
    (site / "gone.html").write_text("old", encoding="utf-8")
    staging = fill(staging_folder(site), "new")
    swap_in(staging, site)

    assert content(site) == {"index.html": "new", "en/index.html": "new"}
    assert list(tmp_path.iterdir()) == [site]


def test_the_first_site_needs_no_old_one(tmp_path: Path) -> None:
    site = tmp_path / "out" / "site"
    swap_in(fill(staging_folder(site), "new"), site)

    assert content(site)["index.html"] == "new"
    assert list(site.parent.iterdir()) == [site]


def test_everybody_may_read_the_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    swap_in(fill(staging_folder(site), "new"), site)

    assert site.stat().st_mode & 0o777 == 0o755


def test_a_failing_swap_leaves_the_old_site_whole(tmp_path: Path) -> None:
    outer = fill(tmp_path / "outer", "new")
    site = fill(outer / "site", "old")
    with pytest.raises(OSError):
        swap_in(outer, site)  # no folder can move into itself

    assert content(site) == {"index.html": "old", "en/index.html": "old"}
    assert sorted(entry.name for entry in outer.iterdir()) == ["en", "index.html", "site"]


def test_a_new_site_that_is_not_there_leaves_the_old_one_whole(tmp_path: Path) -> None:
    site = fill(tmp_path / "site", "old")
    with pytest.raises(OSError):
        swap_in(tmp_path / "absent", site)

    assert content(site) == {"index.html": "old", "en/index.html": "old"}
    assert list(tmp_path.iterdir()) == [site]
