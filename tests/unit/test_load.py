"""``load``: every right file becomes part of the Library, everything wrong a diagnostic, all in one run."""

from __future__ import annotations

from pathlib import Path

import pytest
import samples

from mkdocs_playbooks.diagnostics import Diagnostic
from mkdocs_playbooks.gather import gather
from mkdocs_playbooks.load import Loaded, load


def found(loaded: Loaded) -> list[tuple[str, str]]:
    return [(d.code, d.place.path.removeprefix("playbooks/")) for d in loaded.diagnostics]


def only(loaded: Loaded) -> Diagnostic:
    assert len(loaded.diagnostics) == 1, found(loaded)
    return loaded.diagnostics[0]


def test_where_a_file_lies_says_its_kind_its_language_and_its_id(tmp_path: Path) -> None:
    files = {"en/lesson/notes": samples.lesson(), "ja/recovery/late": samples.recovery()}
    loaded = load(samples.site(tmp_path, files, ("ja", "en")))

    assert found(loaded) == []
    assert {(p.locale, p.kind, p.id, p.path) for p in loaded.library.playbooks.values()} == {
        ("en", "lesson", "notes", "playbooks/en/lesson/notes.yml"),
        ("ja", "recovery", "late", "playbooks/ja/recovery/late.yml"),
    }
    assert loaded.library.locales == ("ja", "en")


def test_sources_become_claims(tmp_path: Path) -> None:
    loaded = load(samples.site(tmp_path, {"sources/S1": samples.source("S1-1", "S1-2")}))

    assert found(loaded) == []
    assert list(loaded.library.claims) == ["S1-1", "S1-2"]
    assert loaded.library.sources["S1"].path == "playbooks/sources/S1.yml"


def test_everything_wrong_is_found_in_one_run(tmp_path: Path) -> None:
    files: dict[str, samples.Fields | str] = {
        "en/lesson/a": samples.lesson(stages=["nobody"], review_every="often", colour="red"),
        "en/lesson/b": "title: [",
        "en/lessons/c": samples.lesson(),
        "sources/S1": samples.source("1"),
    }
    loaded = load(samples.site(tmp_path, files))

    assert sorted(found(loaded)) == [
        ("bad-claim-id", "sources/S1.yml"),
        ("bad-duration", "en/lesson/a.yml"),
        ("misplaced-file", "en/lessons/c.yml"),
        ("not-allowed", "en/lesson/a.yml"),
        ("special-character", "en/lesson/b.yml"),
        ("unknown-field", "en/lesson/a.yml"),
    ]
    assert loaded.broken == {("en", "a"), ("en", "b")}
    assert loaded.library.playbooks == {}


def test_a_renamed_field_is_told_once_and_not_as_missing_too(tmp_path: Path) -> None:
    fields = samples.lesson()
    fields["take_away"] = fields.pop("takeaway")
    diagnostic = only(load(samples.site(tmp_path, {"en/lesson/a": fields})))

    assert diagnostic.code == "unknown-field"
    assert diagnostic.details["suggestion"] == "takeaway"


def test_two_renamed_fields_are_two_problems(tmp_path: Path) -> None:
    fields = samples.lesson()
    fields["sumary"], fields["ownr"] = fields.pop("summary"), fields.pop("owner")
    loaded = load(samples.site(tmp_path, {"en/lesson/a": fields}))

    assert [d.details["suggestion"] for d in loaded.diagnostics] == ["summary", "owner"]


def test_an_unknown_field_that_resembles_none_lists_what_is_allowed_there(tmp_path: Path) -> None:
    fields = samples.lesson(why=[{"text": "a", "xyzzy": "b"}])

    assert only(load(samples.site(tmp_path, {"en/lesson/a": fields}))).details["allowed"] == "sources, text"


def test_an_entry_that_is_wrong_does_not_count_as_absent(tmp_path: Path) -> None:
    loaded = load(samples.site(tmp_path, {"en/lesson/a": samples.lesson(search_words=[""])}))

    assert only(loaded).code == "empty-value"


def test_an_optional_field_left_blank_counts_as_not_written(tmp_path: Path) -> None:
    fields = samples.lesson(related=None, example=None, call_card=None)
    loaded = load(samples.site(tmp_path, {"en/lesson/a": fields}))

    assert found(loaded) == []
    assert loaded.library.playbooks["en", "a"].content.related == ()


def test_a_required_field_left_blank_is_empty_and_not_missing(tmp_path: Path) -> None:
    diagnostic = only(load(samples.site(tmp_path, {"en/lesson/a": samples.lesson(owner=None)})))

    assert diagnostic.code == "empty-value"
    assert diagnostic.details["field"] == "owner"


def test_a_value_of_the_site_is_put_into_every_text(tmp_path: Path) -> None:
    fields = samples.lesson(takeaway="Until ((end)), not ((end)).", why=[{"text": "((a-1))(a)"}])
    files: dict[str, samples.Fields | str] = {
        "site": samples.settings("en", **{"end": "8:30", "a-1": "[x]"}),
        "en/lesson/a": fields,
    }
    loaded = load(samples.site(tmp_path, files))
    content = loaded.library.playbooks["en", "a"].content.model_dump()

    assert found(loaded) == []
    assert content["takeaway"] == "Until 8:30, not 8:30."
    assert content["why"][0]["text"] == "[x](a)"


def test_an_unknown_value_is_named_with_the_likely_one(tmp_path: Path) -> None:
    files: dict[str, samples.Fields | str] = {"en/lesson/a": samples.lesson(takeaway="Until ((ends)).")}
    diagnostic = only(load(samples.site(tmp_path, files, end="8:30")))

    assert diagnostic.code == "unknown-value"
    assert diagnostic.details == {"name": "ends", "suggestion": "end"}


@pytest.mark.parametrize(
    "path",
    [
        "a",
        "en/a",
        "en/lesson/deeper/a",
        "lesson/a",
        "fr/lesson/a",
        "en/unknown/a",
        "sources/deeper/S1",
        "schema/a",
    ],
)
def test_a_file_that_lies_elsewhere_is_reported_not_dropped(tmp_path: Path, path: str) -> None:
    assert only(load(samples.site(tmp_path, {path: samples.lesson()}))).code == "misplaced-file"


def test_other_files_may_lie_anywhere(tmp_path: Path) -> None:
    root = samples.site(tmp_path, {"en/lesson/a": samples.lesson()})
    for name in ("README.md", "schema/lesson.json", "en/lesson/.a.yml.swp", "en/photo.jpg"):
        (root / "playbooks" / name).parent.mkdir(exist_ok=True)
        (root / "playbooks" / name).write_bytes(b"\xff")

    assert found(load(root)) == []


@pytest.mark.parametrize("name", ["A", "a_b", "a b", "議事録", "1a", "a.b"])
def test_a_file_name_that_cannot_be_an_id_is_reported_once(tmp_path: Path, name: str) -> None:
    assert only(load(samples.site(tmp_path, {f"en/lesson/{name}": samples.lesson()}))).code == "bad-file-name"


def test_an_id_belongs_to_one_playbook_of_a_language(tmp_path: Path) -> None:
    files: dict[str, samples.Fields | str] = {
        "en/lesson/a": samples.lesson(),
        "en/recovery/a": samples.recovery(),
        "ja/lesson/a": samples.lesson(),
    }
    diagnostic = only(load(samples.site(tmp_path, files, ("en", "ja"))))

    assert (diagnostic.code, diagnostic.place.path) == ("duplicate-id", "playbooks/en/recovery/a.yml")
    assert diagnostic.details["other"] == "playbooks/en/lesson/a.yml"


def test_a_link_inside_the_folder_is_followed_and_one_out_of_it_is_not(tmp_path: Path) -> None:
    root = samples.site(tmp_path, {"en/lesson/a": samples.lesson()})
    folder = root / "playbooks/en/lesson"
    (folder / "b.yml").symlink_to("a.yml")
    assert found(load(root)) == []

    (root / "secret.yml").write_text("title: secret", encoding="utf-8")
    (folder / "c.yml").symlink_to(root / "secret.yml")
    loaded = load(root)
    assert found(loaded) == [("link-out", "en/lesson/c.yml")]
    assert loaded.documents["playbooks/en/lesson/c.yml"].lines == ()


@pytest.mark.parametrize("name", ["a.yaml", "a.txt", "a.yml.txt", "a.YML", "a.yml~", "a"])
def test_a_file_among_playbooks_that_is_no_yml_is_reported_and_takes_no_id(tmp_path: Path, name: str) -> None:
    """A backup beside a playbook is told by its own name and does not make the playbook a duplicate."""
    root = samples.site(tmp_path, {"en/lesson/a": samples.lesson()})
    (root / "playbooks/en/lesson" / name).write_text("title: x", encoding="utf-8")
    loaded = load(root)

    assert found(loaded) == [("wrong-ending", f"en/lesson/{name}")]
    assert ("en", "a") in loaded.library.playbooks


def test_a_file_with_a_wrong_ending_is_not_missed_by_those_who_name_it(tmp_path: Path) -> None:
    root = samples.site(tmp_path, {"en/lesson/a": samples.lesson(related=["b"])})
    (root / "playbooks/en/lesson/b.yaml").write_text("title: x", encoding="utf-8")

    assert [d.code for d in gather(root).diagnostics] == ["wrong-ending"]


@pytest.mark.parametrize(
    "name", ["index", "con", "prn", "aux", "nul", "com1", "lpt9", "con.x", "a.", "a" * 101, "a "]
)
def test_a_name_that_windows_or_a_list_needs_is_no_file_name(tmp_path: Path, name: str) -> None:
    loaded = load(samples.site(tmp_path, {f"en/lesson/{name}": samples.lesson()}))

    assert only(loaded).code == "bad-file-name"


@pytest.mark.parametrize("name", ["con-artist", "console", "index-of-terms", "com10", "a" * 100])
def test_a_name_that_only_begins_like_one_of_those_is_fine(tmp_path: Path, name: str) -> None:
    loaded = load(samples.site(tmp_path, {f"en/lesson/{name}": samples.lesson()}))

    assert found(loaded) == []


@pytest.mark.parametrize("name", ["book", "s1", "S", "S1a", "S1-2", "1"])
def test_a_source_is_called_s_and_a_number(tmp_path: Path, name: str) -> None:
    loaded = load(samples.site(tmp_path, {f"sources/{name}": samples.source("S1-1")}))

    assert found(loaded) == [("bad-source-name", f"sources/{name}.yml")]
    assert loaded.library.sources == {}
