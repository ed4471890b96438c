"""``load``: settings that are broken are guessed, so that all other files are checked in the same run."""

from __future__ import annotations

from pathlib import Path

import pytest
import samples

from mkdocs_playbooks.load import Loaded, load


def found(loaded: Loaded) -> list[tuple[str, str]]:
    return [(d.code, d.place.path.removeprefix("playbooks/")) for d in loaded.diagnostics]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (None, "no-settings"),
        ("", "empty-file"),
        ("locales: []", "expected-fields"),
        ("locales:\n  en: {name: a}", "missing-field"),
        ("- a", "not-a-mapping"),
        ("locales:\n\ten: x", "tab-indent"),
    ],
)
def test_broken_settings_do_not_hide_the_problems_of_the_other_files(
    tmp_path: Path, text: str | None, code: str
) -> None:
    files: dict[str, samples.Fields | str] = {"en/lesson/a": "title: @x", "ja/lesson/a": samples.lesson()}
    root = samples.site(tmp_path, files)
    file = root / "playbooks/site.yml"
    file.unlink()
    if text is not None:
        file.write_text(text, encoding="utf-8")
    loaded = load(root)

    assert set(found(loaded)) == {(code, "site.yml"), ("special-character", "en/lesson/a.yml")}
    assert loaded.library.locales == ("en", "ja")
    assert list(loaded.library.playbooks) == [("ja", "a")]


def test_values_of_broken_settings_are_still_values(tmp_path: Path) -> None:
    files: dict[str, samples.Fields | str] = {
        "site": "locales: {}\nvalues: {end: '8:30', other: [x]}",
        "en/lesson/a": samples.lesson(takeaway="Until ((end))."),
    }
    loaded = load(samples.site(tmp_path, files))

    assert {path for _, path in found(loaded)} == {"site.yml"}
    assert loaded.library.playbooks["en", "a"].content.model_dump()["takeaway"] == "Until 8:30."
