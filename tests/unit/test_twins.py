"""``twins``: what two languages of a playbook must share, and which of them lags behind."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest
import samples
from builds import built

from mkdocs_playbooks.diagnostics import Diagnostic
from mkdocs_playbooks.gather import Gathered, gather
from mkdocs_playbooks.twins import behind, twins

Files = dict[str, samples.Fields | str]


def revised(**meanings: int) -> samples.Fields:
    """A lesson whose checklist rows have these revisions of their meaning."""
    checklist = samples.checklist(*meanings)
    for item, meaning in zip(checklist["sections"][0]["items"], meanings.values(), strict=True):
        item["meaning"] = meaning
    return samples.lesson(checklist=checklist)


def site(root: Path, files: Files, *locales: str) -> Gathered:
    return gather(samples.site(root, files, locales or ("ja", "en")))


def told(found: list[Diagnostic]) -> list[tuple[str, str, str]]:
    return [(d.code, d.severity, d.place.path.removeprefix("playbooks/")) for d in found]


def test_the_same_meanings_are_no_problem(tmp_path: Path) -> None:
    files: Files = {"ja/lesson/a": revised(call=2, write=1), "en/lesson/a": revised(call=2, write=1)}

    assert site(tmp_path, files).diagnostics == []


@pytest.mark.parametrize(("ahead", "late"), [("ja", "en"), ("en", "ja")])
def test_a_raised_meaning_marks_the_step_of_the_other_language_until_it_follows(
    tmp_path: Path, ahead: str, late: str
) -> None:
    files: Files = {
        f"{ahead}/lesson/a": revised(call=1, write=3),
        f"{late}/lesson/a": revised(call=1, write=2),
    }
    gathered = site(tmp_path, files)

    assert told(gathered.diagnostics) == [("twin-behind", "warning", f"{late}/lesson/a.yml")]
    details = dict(gathered.diagnostics[0].details)
    assert details == {
        "id": "write",
        "mine": "2",
        "theirs": "3",
        "twin": f"playbooks/{ahead}/lesson/a.yml",
    }
    line = gathered.lines[f"playbooks/{late}/lesson/a.yml"][gathered.diagnostics[0].place.line - 1]
    assert '"write"' in line
    assert gathered.ok

    files[f"{late}/lesson/a"] = revised(call=1, write=3)
    assert site(tmp_path, files).diagnostics == []


def test_a_step_without_a_revision_has_the_first(tmp_path: Path) -> None:
    plain = samples.lesson(checklist=samples.checklist("call"))
    files: Files = {"ja/lesson/a": revised(call=2), "en/lesson/a": plain}

    assert told(site(tmp_path, files).diagnostics) == [("twin-behind", "warning", "en/lesson/a.yml")]


def test_a_step_that_lags_is_marked_on_its_page_at_the_step_only(tmp_path: Path) -> None:
    files: Files = {"ja/lesson/a": revised(call=1, write=2), "en/lesson/a": revised(call=1, write=1)}
    pages = {(p.locale, p.address): p.html for p in built(site(tmp_path, files))[0].pages}
    english = pages["en", "lesson/a.html"]

    assert english.count("behind its twin") == 1
    assert english.index('id="write"') < english.index("behind its twin")
    assert "pb-behind" not in pages["ja", "lesson/a.html"]


def test_every_sort_of_marked_part_can_lag_and_is_marked(tmp_path: Path) -> None:
    def pair(kind: str, fields: samples.Fields, part: samples.Fields) -> str:
        """The English page of a kind whose ``part`` lags."""
        part["meaning"] = 1
        late = deepcopy(fields)
        part["meaning"] = 2
        triage: Files = {f"{code}/decision/triage": decision for code in ("ja", "en")}
        root = tmp_path / kind
        gathered = site(root, triage | {f"ja/{kind}/a": fields, f"en/{kind}/a": late})
        assert [d.code for d in gathered.diagnostics] == ["twin-behind"], kind
        return next(
            p.html for p in built(gathered)[0].pages if (p.locale, p.address) == ("en", f"{kind}/a.html")
        )

    decision = samples.decision({"q": ("agree", "refuse")})
    stage, recovery, tactic = samples.stage("customer", "gate-1"), samples.recovery(), samples.tactic()
    question, outcome = (
        samples.decision({"x": ("agree", "refuse")}),
        samples.decision({"y": ("agree", "refuse")}),
    )
    path = samples.plain(
        goal="g",
        days=[{"id": "one", "title": "One", "goal": "g", "tasks": [{"id": "t", "do": "read", "text": "x"}]}],
    )
    signals = samples.plain(signs=[{"id": "s", "sign": "x", "act": "y"}])
    for kind, fields, part in (
        ("stage", stage, stage["gates"][0]),
        ("recovery", recovery, recovery["steps"][0]),
        ("tactic", tactic, tactic["steps"][0]),
        ("decision", question, question["questions"][0]),
        ("decision", outcome, outcome["outcomes"][0]),
        ("path", path, path["days"][0]["tasks"][0]),
        ("signals", signals, signals["signs"][0]),
    ):
        assert pair(kind, fields, part).count("behind its twin") == 1, kind


def test_a_missing_twin_is_a_warning_and_a_different_one_an_error(tmp_path: Path) -> None:
    files: Files = {
        "ja/lesson/alone": samples.lesson(),
        "ja/lesson/other": revised(call=1, write=1),
        "en/lesson/other": revised(write=1, call=1),
    }
    gathered = site(tmp_path, files)

    assert told(gathered.diagnostics) == [
        ("twins-differ", "error", "en/lesson/other.yml"),
        ("missing-twin", "warning", "ja/lesson/alone.yml"),
    ]
    assert gathered.diagnostics[0].details["difference"] == "write / call"
    assert gathered.diagnostics[1].details["twin"] == "playbooks/en/lesson/alone.yml"


def test_the_twins_of_a_playbook_are_those_of_its_kind_in_the_other_languages(tmp_path: Path) -> None:
    files: Files = {
        "ja/lesson/a": revised(call=1),
        "en/lesson/a": revised(call=2),
        "ja/tactic/b": samples.tactic(),
        "en/lesson/b": samples.lesson(),
    }
    library = site(tmp_path, files).library
    ja, en = library.playbooks["ja", "a"], library.playbooks["en", "a"]

    assert list(twins(library, ja)) == [en]
    assert list(twins(library, library.playbooks["en", "b"])) == []
    assert behind(library, ja) == {"call": en}
    assert behind(library, en) == {}
