"""The promise to authors: a slip in a real file gives one message saying what, where and what was meant."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from command import Run
from mkdocs_playbooks.diagnostics import as_json
from mkdocs_playbooks.gather import gather

RENAMED = [
    ("ja/recovery/sincere-first-response", "first_response_due", "first_response"),
    ("ja/recovery/sincere-first-response", "steps", "step"),
    ("en/recovery/broken-callback-promise", "call_card", "callcard"),
    ("en/recovery/broken-callback-promise", "say", "says"),
    ("ja/stage/stage-1-acquaintance", "title", "titel"),
    ("ja/stage/stage-2-prospect", "evidence", "evidences"),
    ("en/meeting/early-morning-meetings", "customer_calls", "customer_call"),
    ("en/meeting/early-morning-meetings", "window", "windows"),
    ("ja/tactic/ways-into-a-new-account", "because", "becuase"),
    ("en/tactic/ways-into-a-new-account", "sources", "source"),
    ("ja/decision/complaint-triage", "questions", "question"),
    ("en/lesson/why-repeaters-pay", "takeaway", "take_away"),
    ("en/path/week-one", "days", "day"),
    ("ja/glossary/terms", "definition", "definitions"),
    ("en/signals/relationship-crack-signs", "threshold", "treshold"),
]


def rename(file: Path, old: str, new: str) -> tuple[int, int]:
    """Rename the first field ``old`` in ``file``; the line and column where it stands."""
    text = file.read_text(encoding="utf-8")
    found = re.search(rf"(?m)^[ -]*\b{old}:", text)
    assert found, f"{file} has no field {old}"
    start = found.end() - len(old) - 1
    file.write_text(text[:start] + new + text[start + len(old) :], encoding="utf-8")
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


@pytest.mark.parametrize(("playbook", "old", "new"), RENAMED, ids=lambda value: value.replace("/", "-"))
def test_a_renamed_field_gives_one_diagnostic_with_the_likely_name(
    copy_of_repository: Path, playbook: str, old: str, new: str
) -> None:
    path = f"playbooks/{playbook}.yml"
    line, column = rename(copy_of_repository / path, old, new)
    gathered = gather(copy_of_repository)

    assert json.loads(as_json(gathered.diagnostics)) == [
        {
            "path": path,
            "line": line,
            "column": column,
            "severity": "error",
            "code": "unknown-field",
            "message": f"unknown field `{new}`",
            "help": f"did you mean `{old}`?",
        }
    ]
    assert not gathered.ok


def test_the_text_shows_the_line_with_the_field_marked(run: Run, copy_of_repository: Path) -> None:
    path = "playbooks/ja/recovery/sincere-first-response.yml"
    line, _ = rename(copy_of_repository / path, "owner", "ownr")
    shown = run("--lang", "en", "check", copy_of_repository).stdout.splitlines()
    gutter = " " * len(str(line))

    assert shown[0] == f"{path}:{line}:1: error[unknown-field]: unknown field `ownr`"
    assert shown[1].startswith(f"{line} | ownr: ")
    assert shown[2:4] == [f"{gutter} | ^^^^", "  help: did you mean `owner`?"]
    assert len([text for text in shown if "error[" in text]) == 1


def test_slips_in_several_files_are_all_told_in_one_run(run: Run, copy_of_repository: Path) -> None:
    slips = [
        ("ja/recovery/sincere-first-response", "steps", "step"),
        ("en/stage/stage-1-acquaintance", "goal", "gaol"),
        ("en/stage/stage-1-acquaintance", "owner", "ownr"),
    ]
    for playbook, old, new in slips:
        rename(copy_of_repository / f"playbooks/{playbook}.yml", old, new)
    result = run("--lang", "en", "check", copy_of_repository, "--format", "json")

    assert result.returncode == 1
    told = {(p["path"], p["message"]) for p in json.loads(result.stdout)}
    assert told == {(f"playbooks/{playbook}.yml", f"unknown field `{new}`") for playbook, _, new in slips}


def test_the_content_of_this_repository_has_no_problem_at_all(run: Run, repository: Path) -> None:
    result = run("check", repository, "--strict", "--format", "json")

    assert json.loads(result.stdout) == []
    assert result.returncode == 0
