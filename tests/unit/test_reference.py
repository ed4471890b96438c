"""``reference``: the page of all diagnostics is up to date, and its examples are true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mkdocs_playbooks.diagnostics import Diagnostic
from mkdocs_playbooks.examples import LANGUAGES, SECTIONS, Example
from mkdocs_playbooks.gather import gather
from mkdocs_playbooks.messages import MESSAGES
from mkdocs_playbooks.reference import NAME, page, write
from mkdocs_playbooks.templates import packaged

EXAMPLES = {code: example for section in SECTIONS for code, example in section.examples.items()}
TRIED = sorted(code for code, example in EXAMPLES.items() if not example.untried)
CHECKLIST = """\
checklist:
  mode: read-do
  goal: The customer has the notes
  completion: Tell your manager
  sections:
    - id: at-once
      title: At once
      items:
"""
GATE = "gates:\n  - id: {id}\n    title: They called\n    evidence:\n      - text: They called.\n"
PLAYBOOKS = {
    "lesson/send-notes": "",
    "recovery/wrong-quote": "formerly: [old-quote]\n",
    "decision/discount": "",
    "meeting/weekly": "",
    "stage/first": GATE.format(id="gate-1-1"),
    "stage/second": f"stages: [prospect]\n{GATE.format(id='gate-2-1')}",
    "tactic/visit": "from_gate: gate-1-1\nto_gate: gate-2-1\n",
}
"""The site around the examples: what each playbook has beside the fields of its kind's starter."""
SOURCE = """\
author: {en: A colleague, ja: 同僚}
title: {en: On notes, ja: 記録について}
claims:
  - {id: S1-01, weight: A, home: send-notes, text: {en: Memory fades., ja: 記憶は薄れます。}}
"""


def _over(base: str, fields: str, instead_of: str = "") -> str:
    """``base`` with ``fields`` at its end and without its own fields that ``fields`` or the others name."""
    named = re.findall(r"^[a-z_]+(?=:)", f"{fields}\n{instead_of}", re.MULTILINE)
    blocks = re.split(r"^(?=[a-z_]+:)", base, flags=re.MULTILINE)
    return "".join(b for b in blocks if b.partition(":")[0] not in named) + f"{fields}\n"


def _starter(at: str) -> str:
    kind, _, id = at.partition("/")
    text = (packaged() / f"kinds/{kind}/starter.en.yml").read_text(encoding="utf-8")
    text = text.replace("__TODAY__", "2026-11-21").replace("__ID__", id)
    return re.sub(r"^ *#.*\n", "", text, flags=re.MULTILINE)


def _site() -> dict[str, str]:
    """Text of every file of the site around the examples, by path."""
    values = 'values:\n  meeting-end: "8:30"\n'
    files = {"playbooks/site.yml": f"{LANGUAGES}\n{values}", "playbooks/sources/S1.yml": SOURCE}
    files["playbooks/words/readings.yml"] = "readings:\n  納期: のうき\n"
    files["playbooks/words/synonyms.yml"] = "groups:\n  - [late, delayed]\n"
    files["templates/kinds/visit/kind.yml"] = "fields:\n  aim: {type: line, about: What it is for.}\n"
    words = "{{one: Visit, many: Visits, about: How to visit, fields: {{aim: Aim}}}}\n"
    files["templates/kinds/visit/labels.yml"] = "".join(f"{code}: {words.format()}" for code in ("ja", "en"))
    for at, fields in PLAYBOOKS.items():
        for locale in ("en", "ja"):
            files[f"playbooks/{locale}/{at}.yml"] = _over(_starter(at), fields)
    return files


def _fields(example: Example, text: str) -> str:
    return CHECKLIST + re.sub("^", " " * 8, text, flags=re.MULTILINE) if example.part == "rows" else text


def _with(example: Example, bad: bool) -> dict[str, str]:
    """The site with the bad or the good example put in; the twin always holds the good one."""
    files = _site()
    if example.part == "names":
        good = example.good.splitlines()
        text = files.get(good[0], "# Written by hand\n")
        for path in good:
            files.pop(path, None)
        return files | dict.fromkeys(example.bad.splitlines() if bad else good, text)
    right, wrong = _fields(example, example.good), _fields(example, example.bad)
    if example.at in PLAYBOOKS:
        mine, twin = (f"playbooks/{locale}/{example.at}.yml" for locale in ("en", "ja"))
        files[twin] = _over(files[twin], right)
    else:
        folder = "" if example.at.startswith("templates/") else "playbooks/"
        mine = f"{folder}{example.at}.yml"
    whole = bad and example.part == "file"
    files[mine] = wrong if whole else _over(files[mine], wrong if bad else right, right)
    return files


def _check(root: Path, files: dict[str, str]) -> list[Diagnostic]:
    """What is wrong, but for the Japanese files, which hold English text here."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return [d for d in gather(root).diagnostics if not d.place.path.startswith("playbooks/ja/")]


def test_the_committed_page_is_the_one_that_would_be_made(repository: Path, tmp_path: Path) -> None:
    committed = repository / "docs/reference" / NAME

    assert committed.read_text(encoding="utf-8") == page()
    assert write(tmp_path / "new").read_bytes() == committed.read_bytes()


def test_every_code_has_its_examples_once_and_its_wording_on_the_page() -> None:
    assert sorted(EXAMPLES) == sorted(MESSAGES)
    assert sum(len(section.examples) for section in SECTIONS) == len(MESSAGES)
    for code in MESSAGES:
        assert page().count(f"### {code}\n") == 1


def test_every_rule_of_the_trade_says_why_in_both_languages() -> None:
    rules = SECTIONS[-1].examples

    assert len(rules) == 6
    assert all(example.why and all(example.why) for example in rules.values())


def test_the_site_around_the_examples_is_sound(tmp_path: Path) -> None:
    assert _check(tmp_path, _site()) == []


@pytest.mark.parametrize("code", TRIED)
def test_a_bad_example_gives_its_code_with_its_severity(code: str, tmp_path: Path) -> None:
    found = _check(tmp_path, _with(EXAMPLES[code], bad=True))

    assert {d.severity for d in found if d.code == code} == {EXAMPLES[code].severity}


@pytest.mark.parametrize("code", TRIED)
def test_a_good_example_is_reported_for_nothing_at_all(code: str, tmp_path: Path) -> None:
    assert _check(tmp_path, _with(EXAMPLES[code], bad=False)) == []


def test_what_is_not_tried_here_has_a_reason_and_is_little() -> None:
    untried = {code: example.untried for code, example in EXAMPLES.items() if example.untried}

    assert set(untried) == {
        "cannot-write",
        "file-too-large",
        "folder-not-empty",
        "link-out",
        "long-call-card",
        "no-starter",
        "overdue-review",
        "too-long",
        "unreadable",
        "wrong-encoding",
    }
