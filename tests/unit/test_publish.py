"""``publish``: a reader finds the old site or the new one, never half of one."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from mkdocs_playbooks import publish
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


# --- Where the system cannot exchange two folders in one step ----------------------------------


@pytest.fixture
def no_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, or on a file system that cannot."""
    monkeypatch.setattr(publish, "_exchange", lambda one, other: False)


def test_the_old_and_the_new_site_change_places_in_one_step(tmp_path: Path) -> None:
    one, other = fill(tmp_path / "one 営業", "1"), fill(tmp_path / "other", "2")

    assert publish._exchange(one, other)
    assert (content(one)["index.html"], content(other)["index.html"]) == ("2", "1")
    assert not publish._exchange(one, tmp_path / "absent")
    assert content(one)["index.html"] == "2"


@pytest.mark.usefixtures("no_exchange")
def test_without_an_exchange_the_new_site_takes_the_place_all_the_same(tmp_path: Path) -> None:
    site = fill(tmp_path / "site", "old")
    (site / "gone.html").write_text("old", encoding="utf-8")
    swap_in(fill(staging_folder(site), "new"), site)

    assert content(site) == {"index.html": "new", "en/index.html": "new"}
    assert list(tmp_path.iterdir()) == [site]


@pytest.mark.usefixtures("no_exchange")
def test_without_an_exchange_a_new_site_that_cannot_move_leaves_the_old_one_whole(tmp_path: Path) -> None:
    site = fill(tmp_path / "site", "old")
    staging = fill(site / "inside", "new")  # goes away together with the old site
    with pytest.raises(OSError):
        swap_in(staging, site)

    assert content(site)["index.html"] == "old"
    assert content(site)["inside/index.html"] == "new"
    assert list(tmp_path.iterdir()) == [site]


# --- After a build that was killed --------------------------------------------------------------


def killed_between_the_moves(site: Path, text: str = "old") -> Path:
    """What is left when the old site was moved aside and the new one not yet moved in."""
    aside = staging_folder(site)
    fill(aside / "old-site", text)
    return aside


def age(folder: Path, days: float) -> Path:
    seconds = time.time() - days * 24 * 60 * 60
    os.utime(folder, (seconds, seconds))
    return folder


def test_an_old_site_that_was_never_replaced_comes_back(tmp_path: Path) -> None:
    site = tmp_path / "site"
    killed_between_the_moves(site)
    staging_folder(site)

    assert content(site) == {"index.html": "old", "en/index.html": "old"}


def test_the_last_of_several_old_sites_comes_back(tmp_path: Path) -> None:
    site = tmp_path / "site"
    age(killed_between_the_moves(site, "older"), 0.5)
    age(killed_between_the_moves(site.with_name("x"), "of another site"), 0.1)
    # a second killed build, made by hand since another one would bring the first old site back
    later = fill(tmp_path / ".site-unfinished-later" / "old-site", "old").parent
    age(later, 0.25)
    staging_folder(site)

    assert content(site)["index.html"] == "old"


def test_an_old_site_does_not_replace_a_new_one(tmp_path: Path) -> None:
    site = tmp_path / "site"
    killed_between_the_moves(site)
    fill(site, "new")
    staging_folder(site)

    assert content(site)["index.html"] == "new"


def test_folders_of_builds_long_gone_are_removed_and_those_of_running_ones_are_not(tmp_path: Path) -> None:
    site = tmp_path / "site"
    stale, running = age(fill(staging_folder(site), "x"), 1.1), age(fill(staging_folder(site), "x"), 0.9)
    own = tmp_path / ".site-notes"
    own.mkdir()
    age(own, 100)
    new = staging_folder(site)

    assert not stale.exists()
    assert set(tmp_path.iterdir()) == {running, own, new}


# --- What is no site stays ---------------------------------------------------------------------


def test_a_folder_or_file_that_is_no_site_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "playbooks").mkdir()
    (tmp_path / "playbooks/site.yml").write_text("mine", encoding="utf-8")
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    for name in ("playbooks", "file"):
        with pytest.raises(FileExistsError, match="is not a site"):
            staging_folder(tmp_path / name)

    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["file", "playbooks"]
    (tmp_path / "empty").mkdir()
    assert staging_folder(tmp_path / "empty").is_dir()
