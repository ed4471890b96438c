"""``report``: what needs care, by topic, as values, text, JSON and exit codes."""

from __future__ import annotations

import json
import os
import re
from datetime import date
from pathlib import Path

import pytest
import samples
from builds import built

from command import Run
from mkdocs_playbooks.gather import gather
from mkdocs_playbooks.library import Library
from mkdocs_playbooks.report import LONG, TOPICS, report

Files = dict[str, samples.Fields | str]
TODAY = date(2026, 11, 21)
ENGLISH = os.environ | {"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "utf-8"}
EVERY_STAGE = samples.tactic(stages=["acquaintance", "prospect", "customer", "repeater"])


def library(root: Path, files: Files, *locales: str) -> Library:
    gathered = gather(samples.site(root, {"en/tactic/any": EVERY_STAGE} | files, locales or ("en",)))
    assert gathered.ok, gathered.diagnostics
    return gathered.library


def found(root: Path, files: Files, *locales: str, topic: str) -> list[tuple[str, str]]:
    """(file, what) of one topic; the other topics must be quiet."""
    result = report(library(root, files, *locales), TODAY)
    assert {finding.topic for finding in result.findings} <= {topic}
    return [(f.path.removeprefix("playbooks/"), f.what) for f in result.of(topic)]


def due(day: str) -> samples.Fields:
    return samples.lesson(title=f"Due {day}", reviewed_on=day, review_every="1 day", owner="Ms Sato")


def test_overdue_reviews_come_with_the_oldest_first_and_the_last_day_still_counts(tmp_path: Path) -> None:
    files: Files = {
        "en/lesson/b": due("2026-11-18"),
        "en/lesson/a": due("2026-11-18"),
        "en/lesson/today": due("2026-11-20"),
        "en/lesson/yesterday": due("2026-11-19"),
        "en/lesson/old": due("2026-10-31"),
    }
    overdue = report(library(tmp_path, files), TODAY).of("overdue")

    assert [(Path(f.path).stem, f.days, f.owner) for f in overdue] == [
        ("old", 20, "Ms Sato"),
        ("a", 2, "Ms Sato"),
        ("b", 2, "Ms Sato"),
        ("yesterday", 1, "Ms Sato"),
    ]
    assert overdue[0].what == "Due 2026-10-31: 2026-11-01"


def test_a_claim_is_covered_where_its_home_cites_it_in_every_language(tmp_path: Path) -> None:
    citing = samples.lesson(why=[{"text": "x", "sources": ["S1-1", "S1-2"]}])
    half = samples.lesson(why=[{"text": "x", "sources": ["S1-1"]}])
    files: Files = {
        "sources/S1": samples.source("S1-1", "S1-2", "S1-3"),
        "en/lesson/notes": citing,
        "ja/lesson/notes": half,
        "ja/tactic/any": EVERY_STAGE,
    }
    result = report(library(tmp_path, files, "en", "ja"), TODAY)

    assert [f.what for f in result.of("uncovered")] == [
        "S1-2 notes (ja)",
        "S1-3 notes (en)",
        "S1-3 notes (ja)",
    ]
    assert (result.covered, result.claims) == (1, 3)


def test_a_claim_whose_home_is_not_there_is_uncovered(tmp_path: Path) -> None:
    citing = samples.lesson(why=[{"text": "x", "sources": ["S1-1"]}])
    files: Files = {"sources/S1": samples.source("S1-1"), "en/lesson/elsewhere": citing}

    assert found(tmp_path, files, topic="uncovered") == [("sources/S1.yml", "S1-1 notes (en)")]


def test_a_missing_twin_is_named_by_its_language(tmp_path: Path) -> None:
    files: Files = {"ja/tactic/any": EVERY_STAGE, "ja/lesson/a": samples.lesson()}

    assert found(tmp_path, files, "en", "ja", topic="missing-twins") == [("ja/lesson/a.yml", "en")]


def test_a_step_behind_its_twin_is_named(tmp_path: Path) -> None:
    raised = samples.lesson(checklist=samples.checklist("call"))
    raised["checklist"]["sections"][0]["items"][0]["meaning"] = 2
    files: Files = {
        "ja/tactic/any": EVERY_STAGE,
        "en/lesson/a": samples.lesson(checklist=samples.checklist("call")),
        "ja/lesson/a": raised,
    }
    assert found(tmp_path, files, "en", "ja", topic="stale-twins") == [
        ("en/lesson/a.yml", "call < playbooks/ja/lesson/a.yml")
    ]


def test_stages_of_the_relationship_without_a_tactic_are_named(tmp_path: Path) -> None:
    files: Files = {"en/tactic/any": samples.tactic(stages=["prospect", "dormant"])}

    assert found(tmp_path, files, topic="stages-without-tactic") == [
        ("en/tactic", stage) for stage in ("acquaintance", "customer", "repeater")
    ]


@pytest.mark.parametrize("rows", [LONG, LONG + 1])
def test_a_checklist_above_nine_rows_is_named_with_their_number(tmp_path: Path, rows: int) -> None:
    checklist = samples.checklist(*(f"row-{n}" for n in range(rows - 1)))
    more = {"id": "later", "title": "Later", "items": [{"id": "last", "action": "Do last"}]}
    checklist["sections"].append(more)
    files: Files = {"en/lesson/a": samples.lesson(checklist=checklist)}

    expected = [("en/lesson/a.yml", str(rows))] if rows > LONG else []
    assert found(tmp_path, files, topic="long-checklists") == expected


def test_the_topics_come_in_their_order(tmp_path: Path) -> None:
    files: Files = {
        "sources/S1": samples.source("S1-1"),
        "en/lesson/a": due("2020-01-01"),
        "en/tactic/any": samples.tactic(stages=["team"]),
    }
    topics = [f.topic for f in report(library(tmp_path, files, "en", "ja"), TODAY).findings]

    assert topics == sorted(topics, key=TOPICS.index)
    assert set(topics) == {"overdue", "uncovered", "missing-twins", "stages-without-tactic"}


def test_the_page_is_the_same_on_any_day_and_lists_every_review(tmp_path: Path) -> None:
    files: Files = {"en/lesson/a": due("2020-01-01"), "en/lesson/b": due("2090-01-01")}
    root = samples.site(tmp_path, files)
    page = next(page for page in built(gather(root))[0].pages if page.address == "report.html")

    days = re.findall(r'data-pb-due="([^"]*)" hidden', page.html)
    assert [day for day in days if day.endswith("01-02")] == ["2020-01-02", "2090-01-02"]
    for topic in TOPICS[1:]:
        assert f'id="_{topic}"' in page.html


# --- The command ------------------------------------------------------------------------------


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site with one overdue review and three stages without a tactic, and nothing else to report."""
    files: Files = {"en/lesson/a": due("2026-11-01"), "en/tactic/b": samples.tactic(review_every="900 years")}
    return samples.site(tmp_path, files)


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ([], 0),
        (["--on", "2026-11-21"], 0),
        (["--on", "2026-11-21", "--fail-on", "overdue"], 1),
        (["--on", "2026-11-02", "--fail-on", "overdue"], 0),
        (["--on", "2026-11-02", "--fail-on", "overdue,stages-without-tactic"], 1),
        (["--fail-on", "uncovered,missing-twins,stale-twins,long-checklists"], 0),
        (["--fail-on", "overdue", "--on", "2026-11-21", "--format", "json"], 1),
        (["--fail-on", "everything"], 2),
        (["--fail-on", "overdue,everything"], 2),
        (["--on", "yesterday"], 2),
        (["--format", "xml"], 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
def test_the_exit_code_says_whether_what_was_asked_for_was_found(
    run: Run, root: Path, arguments: list[str], status: int
) -> None:
    result = run("report", root, *arguments, env=ENGLISH)

    assert result.returncode == status, result.stdout + result.stderr
    assert "Traceback" not in result.stderr


def test_the_text_has_every_topic_with_its_count_and_findings(run: Run, root: Path) -> None:
    lines = run("report", root, "--on", "2026-11-21", env=ENGLISH).stdout.splitlines()

    assert lines == [
        "Overdue reviews: 1",
        "  playbooks/en/lesson/a.yml: Due 2026-11-01: 2026-11-02 (+19) Ms Sato",
        "Claims not covered by their home playbook: 0",
        "Missing twins: 0",
        "Steps behind their twin: 0",
        "Stages without a tactic: 3",
        "  playbooks/en/tactic: acquaintance",
        "  playbooks/en/tactic: prospect",
        "  playbooks/en/tactic: repeater",
        "Checklists of more than 9 rows: 0",
        "Claims covered: 0/0",
    ]


def test_the_text_speaks_japanese(run: Run, root: Path) -> None:
    shown = run("--lang", "ja", "report", root, "--on", "2026-11-21", env=ENGLISH).stdout

    assert shown.startswith("見直しの期限切れ: 1\n")


def test_json_holds_the_same_as_plain_data(run: Run, root: Path) -> None:
    data = json.loads(run("report", root, "--on", "2026-11-21", "--format", "json", env=ENGLISH).stdout)

    assert (data["covered"], data["claims"], len(data["findings"])) == (0, 0, 4)
    assert data["findings"][0] == {
        "topic": "overdue",
        "path": "playbooks/en/lesson/a.yml",
        "what": "Due 2026-11-01: 2026-11-02",
        "owner": "Ms Sato",
        "days": 19,
    }


def test_a_site_with_errors_has_no_report_but_its_errors(run: Run, root: Path) -> None:
    (root / "playbooks/en/lesson/a.yml").write_text("title: @x", encoding="utf-8")
    result = run("report", root, env=ENGLISH)

    assert result.returncode == 1
    assert "error[special-character]" in result.stdout
    assert "Overdue" not in result.stdout
