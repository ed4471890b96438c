"""``checks``: what one playbook says must agree with what the others hold.

The wording and place of every problem stand in ``tests/diagnostics/``; here is what is no problem, and
which of several explanations is chosen.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import samples

from mkdocs_playbooks.checks import check
from mkdocs_playbooks.load import load

Files = dict[str, samples.Fields | str]


def problems(root: Path, files: Files, *locales: str) -> list[tuple[str, str]]:
    """(code, file) of everything ``check`` finds in a site of ``files``."""
    site = samples.site(root, files, locales or ("en",))
    loaded = load(site)
    found = check(loaded, loaded.library.playbooks.values())
    return [(d.code, d.place.path.removeprefix("playbooks/").removesuffix(".yml")) for d in found]


@pytest.mark.parametrize(
    "target",
    [
        "late",
        "late#call-back",
        "late#at-once",
        "late#call",
        "notes",
        "https://example.com/a.html?b#c",
        "mailto:sales@example.com",
        "tel:0312345678",
    ],
)
def test_a_link_may_lead_to_a_page_a_step_or_the_outside(tmp_path: Path, target: str) -> None:
    files: Files = {
        "en/lesson/notes": samples.lesson(why=[{"text": f"See [this]({target})."}]),
        "en/recovery/late": samples.recovery(),
    }
    assert problems(tmp_path, files) == []


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("lat", "unknown-playbook"),
        ("late#nothing", "unknown-step"),
        ("http://example.com", "bad-link"),
        ("javascript:alert", "bad-link"),
        ("data:text/html,x", "bad-link"),
        ("//example.com", "bad-link"),
        ("../index.html", "bad-link"),
        ("late.html", "bad-link"),
        ("#call", "bad-link"),
    ],
)
def test_every_other_link_is_refused(tmp_path: Path, target: str, code: str) -> None:
    files: Files = {
        "en/lesson/notes": samples.lesson(why=[{"text": f"See [this]({target})."}]),
        "en/recovery/late": samples.recovery(),
    }
    assert problems(tmp_path, files) == [(code, "en/lesson/notes")]


def test_a_link_is_looked_for_in_its_own_language(tmp_path: Path) -> None:
    files: Files = {
        "en/lesson/notes": samples.lesson(related=["late"]),
        "ja/lesson/notes": samples.lesson(related=["late"]),
        "ja/recovery/late": samples.recovery(),
    }
    found = problems(tmp_path, files, "ja", "en")

    assert found == [("unknown-playbook", "en/lesson/notes"), ("missing-twin", "ja/recovery/late")]


def test_a_link_to_a_playbook_that_is_not_understood_is_no_second_problem(tmp_path: Path) -> None:
    files: Files = {"en/lesson/notes": samples.lesson(related=["late"]), "en/recovery/late": "title: ["}

    assert problems(tmp_path, files) == []


def test_claims_are_looked_up_once_there_are_sources(tmp_path: Path) -> None:
    files: Files = {"en/lesson/notes": samples.lesson(why=[{"text": "a", "sources": ["ours", "S1-2"]}])}
    assert problems(tmp_path, files) == []

    files["sources/S1"] = samples.source("S1-1")
    assert problems(tmp_path, files) == [("unknown-claim", "en/lesson/notes")]


def test_the_same_id_may_stand_in_two_playbooks(tmp_path: Path) -> None:
    assert problems(tmp_path, {f"en/recovery/{id}": samples.recovery() for id in ("a", "b")}) == []


# --- Decisions --------------------------------------------------------------------------------


def test_questions_may_meet_again_but_not_go_round(tmp_path: Path) -> None:
    meeting = {"a": ("b", "c"), "b": ("d", "d"), "c": ("d", "agree"), "d": ("agree", "refuse")}
    round_way = meeting | {"d": ("agree", "b")}

    assert problems(tmp_path / "a", {"en/decision/triage": samples.decision(meeting)}) == []
    found = problems(tmp_path / "b", {"en/decision/triage": samples.decision(round_way)})
    assert found == [("circle", "en/decision/triage")]


def test_a_question_that_leads_to_itself_goes_round(tmp_path: Path) -> None:
    found = problems(tmp_path, {"en/decision/triage": samples.decision({"a": ("a", "agree")})})

    assert found == [("circle", "en/decision/triage")]


def test_many_questions_that_meet_again_are_followed_once_each(tmp_path: Path) -> None:
    """Every way through 60 pairs of answers would take years."""
    chain = {f"q{n}": (f"q{n + 1}", f"q{n + 1}") for n in range(60)} | {"q60": ("agree", "refuse")}
    root = samples.site(tmp_path, {"en/decision/triage": samples.decision(chain)})
    command = [sys.executable, "-m", "mkdocs_playbooks", "check", str(root)]

    assert subprocess.run(command, capture_output=True, check=False, timeout=30).returncode == 0


# --- Stages and gates -------------------------------------------------------------------------


def test_a_tactic_leads_on_from_every_gate_it_passes(tmp_path: Path) -> None:
    files: Files = {
        "en/stage/one": samples.stage("acquaintance", "g1", "g2"),
        "en/stage/two": samples.stage("prospect", "g3", "g4"),
        "en/tactic/go": samples.tactic(from_gate="g1", to_gate="g4"),
    }
    assert problems(tmp_path, files) == []

    files["en/tactic/go"] = samples.tactic(from_gate="g2", to_gate="g3")
    assert problems(tmp_path, files) == [
        ("gate-without-tactic", "en/stage/one"),
        ("gate-without-tactic", "en/stage/two"),
    ]


def test_a_tactic_without_gates_keeps_a_customer_where_they_are(tmp_path: Path) -> None:
    files: Files = {"en/stage/one": samples.stage("acquaintance", "g1"), "en/tactic/keep": samples.tactic()}

    assert problems(tmp_path, files) == []


def test_a_tactic_may_not_stay_at_its_gate(tmp_path: Path) -> None:
    files: Files = {
        "en/stage/one": samples.stage("acquaintance", "g1"),
        "en/tactic/stay": samples.tactic(from_gate="g1", to_gate="g1"),
    }
    assert problems(tmp_path, files) == [("gates-backwards", "en/tactic/stay")]


def test_an_overview_of_stages_may_name_many_and_takes_none(tmp_path: Path) -> None:
    files: Files = {
        "en/stage/all": samples.stage("acquaintance", stages=["acquaintance", "prospect"]),
        "en/stage/one": samples.stage("acquaintance", "g1"),
    }
    assert problems(tmp_path, files) == []


def test_gates_that_may_stand_in_a_broken_file_are_not_called_unknown(tmp_path: Path) -> None:
    files: Files = {
        "en/stage/one": "title: [",
        "en/tactic/go": samples.tactic(from_gate="g1", to_gate="g2"),
    }
    assert problems(tmp_path, files) == []


def test_a_gate_is_unique_in_the_whole_site(tmp_path: Path) -> None:
    files: Files = {
        "en/stage/one": samples.stage("acquaintance", "g1"),
        "en/stage/two": samples.stage("prospect", "g1"),
        "en/tactic/go": samples.tactic(),
    }
    assert ("duplicate-id", "en/stage/two") in problems(tmp_path, files)


# --- Twins ------------------------------------------------------------------------------------


def test_twins_have_the_same_ids_in_the_same_order(tmp_path: Path) -> None:
    def pair(*rows: str) -> Files:
        en, ja = samples.checklist("call", "write"), samples.checklist(*rows)
        return {"en/lesson/a": samples.lesson(checklist=en), "ja/lesson/a": samples.lesson(checklist=ja)}

    assert problems(tmp_path / "a", pair("call", "write"), "en", "ja") == []
    for rows in (("write", "call"), ("call",), ("call", "write", "close")):
        found = problems(tmp_path / "-".join(rows), pair(*rows), "en", "ja")
        assert found == [("twins-differ", "ja/lesson/a")]


def test_a_twin_that_is_not_understood_is_not_missing(tmp_path: Path) -> None:
    files: Files = {"en/lesson/a": samples.lesson(), "ja/lesson/a": "title: ["}

    assert problems(tmp_path, files, "en", "ja") == []


def test_a_playbook_of_another_kind_is_no_twin(tmp_path: Path) -> None:
    files: Files = {"en/lesson/a": samples.lesson(), "ja/tactic/a": samples.tactic()}

    assert problems(tmp_path, files, "en", "ja") == [
        ("missing-twin", "en/lesson/a"),
        ("missing-twin", "ja/tactic/a"),
    ]
