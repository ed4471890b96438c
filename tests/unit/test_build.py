"""``build``: from a folder to finished pages and assets, or to what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest
import samples
from builds import built

from mkdocs_playbooks.gather import gather
from mkdocs_playbooks.kinds import KINDS
from mkdocs_playbooks.templates import packaged

Files = dict[str, samples.Fields | str]


def snapshot(root: Path) -> dict[str, bytes]:
    return {str(file.relative_to(root)): file.read_bytes() for file in root.rglob("*") if file.is_file()}


def test_gathering_and_building_write_nothing(tmp_path: Path) -> None:
    root = samples.site(tmp_path, {"en/lesson/a": samples.lesson()})
    before = snapshot(root)
    built(gather(root))

    assert snapshot(root) == before


def test_what_is_wrong_is_sorted_with_the_lines_to_quote(tmp_path: Path) -> None:
    files: Files = {"en/lesson/b": "title: [", "en/lesson/a": samples.lesson(related=["x"], stages=["y"])}
    gathered = gather(samples.site(tmp_path, files))

    assert not gathered.ok
    assert [d.place.path for d in gathered.diagnostics] == [
        "playbooks/en/lesson/a.yml",
        "playbooks/en/lesson/b.yml",
    ]
    assert gathered.lines["playbooks/en/lesson/b.yml"] == ("title: [",)


def test_warnings_do_not_stop_a_build(tmp_path: Path) -> None:
    gathered = gather(samples.site(tmp_path, {"en/lesson/a": samples.lesson()}, ("en", "ja")))

    assert [d.code for d in gathered.diagnostics] == ["missing-twin"]
    assert gathered.ok


def test_a_build_holds_pages_assets_labels_and_the_language_choice(tmp_path: Path) -> None:
    files: Files = {"en/lesson/a": samples.lesson(), "ja/lesson/a": samples.lesson()}
    made, written = built(gather(samples.site(tmp_path, files, ("ja", "en"))))

    assert {page.locale for page in made.pages} == {"ja", "en"}
    for locale in ("ja", "en"):
        assets = {path.removeprefix(f"{locale}/") for path in written if path.startswith(f"{locale}/")}
        assert {"assets/playbooks/playbooks.css", "assets/playbooks/playbooks.js"} <= assets
        assert {path for path in assets if not path.startswith("assets/playbooks/")} == {
            "checklists.csv",
            "embed/a.html",
            "feed.xml",
            "lesson/a.md",
            "llms.txt",
            "playbooks.json",
            "playbooks.schema.json",
        }
    assert set(made.labels) == {"ja", "en"}
    assert written["index.html"].startswith("<!doctype html>")
    assert {path for path in written if "/" not in path} == {"index.html", "llms.txt", ".nojekyll"}


def test_the_same_content_gives_the_same_build(repository: Path) -> None:
    first, files = built(gather(repository))
    second, same_files = built(gather(repository))

    assert first.pages == second.pages
    assert files == same_files


@pytest.mark.parametrize(
    "page", ["index.md", "now.md", "recovery/index.md", "recovery/late.md", "stages/customer.md"]
)
def test_a_hand_written_page_may_not_take_an_address_of_ours(tmp_path: Path, page: str) -> None:
    root = samples.site(tmp_path, {"en/recovery/late": samples.recovery()})
    file = root / "docs" / "en" / page
    file.parent.mkdir(parents=True)
    file.write_text("# Mine\n", encoding="utf-8")

    assert [(d.code, d.place.path) for d in gather(root).diagnostics] == [
        ("address-taken", f"docs/en/{page}")
    ]


def test_other_hand_written_pages_are_welcome(tmp_path: Path) -> None:
    root = samples.site(tmp_path, {"en/recovery/late": samples.recovery()})
    (root / "docs/en/recovery").mkdir(parents=True)
    (root / "docs/en/recovery/early.md").write_text("# Mine\n", encoding="utf-8")

    assert gather(root).diagnostics == []


@pytest.mark.parametrize("path", ["en/lesson/index", "en/glossary/index"])
def test_a_playbook_may_not_take_the_address_of_a_list(tmp_path: Path, path: str) -> None:
    term = {"id": "a", "term": "A", "meaning": "a"}
    content = (
        samples.lesson()
        if "lesson" in path
        else {k: v for k, v in samples.lesson().items() if k != "takeaway"}
    )
    fields = content if "lesson" in path else content | {"terms": [term]}
    gathered = gather(samples.site(tmp_path, {path: fields}))

    assert [d.place.path for d in gathered.diagnostics] == [f"playbooks/{path}.yml"]


@pytest.mark.parametrize("field", ["title", "author", "text"])
def test_a_source_must_speak_every_language_of_the_site(tmp_path: Path, field: str) -> None:
    only_english = samples.source("S1-1")
    holder = only_english["claims"][0] if field == "text" else only_english
    holder[field] = {"en": "T"}
    gathered = gather(samples.site(tmp_path, {"sources/S1": only_english}, ("en", "ja")))

    assert [d.place.path for d in gathered.diagnostics] == ["playbooks/sources/S1.yml"]
    assert not gathered.ok


def test_a_review_may_not_lie_beyond_the_end_of_the_calendar(tmp_path: Path) -> None:
    gathered = gather(samples.site(tmp_path, {"en/lesson/a": samples.lesson(review_every="9999 years")}))

    assert [d.code for d in gathered.diagnostics] == ["bad-duration"]


def test_a_language_without_labels_is_named_and_one_with_labels_of_the_site_is_built(tmp_path: Path) -> None:
    french = samples.settings("en")
    french["locales"]["fr"] = french["locales"]["en"]
    root = samples.site(tmp_path, {"site": french})
    assert [(d.code, d.details) for d in gather(root).diagnostics] == [("no-labels", {"locale": "fr"})]

    for path in ("labels/en.yml", *(f"kinds/{kind}/labels.yml" for kind in KINDS)):
        text = (packaged() / path).read_text(encoding="utf-8")
        own = root / "templates" / path.replace("/en.yml", "/fr.yml")
        own.parent.mkdir(parents=True)
        own.write_text(text.replace("\nen:\n", "\nfr:\n"), encoding="utf-8")
    assert gather(root).diagnostics == []
    assert {page.locale for page in built(gather(root))[0].pages} == {"en", "fr"}
