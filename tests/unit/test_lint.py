"""``lint``: rules of the trade, each with a text that breaks it and one that does not, in each language."""

from __future__ import annotations

from pathlib import Path

import pytest
import samples

from mkdocs_playbooks.lint import CARD_CELLS, MOST_CARD_ROWS, WORDS, lint
from mkdocs_playbooks.load import load


def warnings(
    root: Path, fields: samples.Fields, locale: str, kind: str = "recovery"
) -> list[tuple[str, dict[str, str]]]:
    """(code, details) of what is found in one playbook."""
    files: dict[str, samples.Fields | str] = {f"{locale}/{kind}/a": fields}
    settings = samples.settings("en")
    settings["locales"] = {locale: settings["locales"]["en"]}
    loaded = load(samples.site(root, {"site": settings, **files}))
    assert loaded.diagnostics == []
    found = list(lint(loaded, loaded.library.playbooks.values()))
    assert all(d.severity == "warning" for d in found)
    return [(d.code, dict(d.details)) for d in found]


def codes(root: Path, fields: samples.Fields, locale: str, kind: str = "recovery") -> list[str]:
    return [code for code, _ in warnings(root, fields, locale, kind)]


def rows(*actions: str, **more: str) -> samples.Fields:
    """A lesson with a checklist of these actions; ``more`` goes to the first row."""
    checklist = samples.checklist(*(f"row-{n}" for n in range(len(actions))))
    for item, action in zip(checklist["sections"][0]["items"], actions, strict=True):
        item["action"] = action
    checklist["sections"][0]["items"][0] |= more
    return samples.lesson(checklist=checklist)


@pytest.mark.parametrize(
    ("locale", "action"),
    [
        ("en", "Call the customer and then write to them"),
        ("en", "Call the customer, then write"),
        ("en", "Call the customer; then write"),
        ("en", "Call the customer. Write to them"),
        ("ja", "お客様に電話して、上司に報告する"),
        ("ja", "在庫を確認し、納期を伝える"),
        ("ja", "電話する。報告する"),
    ],
)
def test_a_row_with_two_actions_is_told(tmp_path: Path, locale: str, action: str) -> None:
    assert warnings(tmp_path, rows(action), locale, "lesson") == [("two-actions", {"action": action})]


@pytest.mark.parametrize(
    ("locale", "action"),
    [
        ("en", "Say name and department"),
        ("en", "Call the customer."),
        ("en", "Ask which order is late and by how much"),
        ("ja", "お客様に電話する"),
        ("ja", "会社名、部署、氏名を名乗る"),
        ("ja", "電話する。"),
    ],
)
def test_a_row_with_one_action_is_fine(tmp_path: Path, locale: str, action: str) -> None:
    assert codes(tmp_path, rows(action), locale, "lesson") == []


@pytest.mark.parametrize(
    ("locale", "actions", "lost"),
    [
        ("en", ["Promise a call back"], "time, owner, backup"),
        ("en", ["Promise a call back by 15:00"], "owner, backup"),
        ("en", ["Agree the next call", "Write down the time and the owner"], "backup"),
        ("ja", ["折り返しを約束する"], "time, owner, backup"),
        ("ja", ["15時の折り返しを約束する"], "owner, backup"),
        ("ja", ["折り返しの時刻を伝える", "担当を決める"], "backup"),
    ],
)
def test_a_loose_call_back_is_told_with_what_it_lacks(
    tmp_path: Path, locale: str, actions: list[str], lost: str
) -> None:
    assert warnings(tmp_path, rows(*actions), locale, "lesson") == [("loose-call-back", {"lost": lost})]


@pytest.mark.parametrize(
    ("locale", "actions", "more"),
    [
        ("en", ["Promise a call back by 15:00", "Write down the owner and the backup"], {}),
        ("en", ["Promise a call back"], {"blank": "Time, owner", "stop": "There is a backup"}),
        ("en", ["Call the customer"], {}),
        ("ja", ["折り返しの時刻を約束する", "担当と代わりを書く"], {}),
        ("ja", ["折り返しを約束する"], {"blank": "時刻と担当", "role": "控えの人も"}),
        ("ja", ["お客様に電話する"], {}),
    ],
)
def test_a_call_back_with_time_owner_and_backup_is_fine(
    tmp_path: Path, locale: str, actions: list[str], more: dict[str, str]
) -> None:
    assert codes(tmp_path, rows(*actions, **more), locale, "lesson") == []


@pytest.mark.parametrize("locale", ["en", "ja", "fr"])
@pytest.mark.parametrize("lost", ["outcome", "process", "person"])
def test_a_recovery_that_leaves_out_what_the_customer_judges_is_told(
    tmp_path: Path, locale: str, lost: str
) -> None:
    """What looks at no words holds in every language."""
    checklist = samples.fair_checklist()
    for item in checklist["sections"][0]["items"]:
        if item["fairness"] == lost:
            del item["fairness"]
    fields = samples.recovery(checklist=checklist, exit_tests=[{"text": "They trust us. お客様が納得した"}])

    assert warnings(tmp_path, fields, locale) == [("one-sided-recovery", {"lost": lost})]


@pytest.mark.parametrize(
    ("locale", "text", "expected"),
    [
        ("en", "We have delivered.", ["sellers-exit-test"]),
        ("en", "The report is filed.", ["sellers-exit-test"]),
        ("en", "The customer has ordered again.", []),
        ("en", "They call us first.", []),
        ("en", "We hear “thank you” again.", []),
        ("ja", "納品が終わった", ["sellers-exit-test"]),
        ("ja", "お客様が納得している", []),
        ("ja", "「また頼む」と言われた", []),
        ("ja", "先方から次の注文が来た", []),
    ],
)
def test_an_exit_test_must_be_the_customer_s(
    tmp_path: Path, locale: str, text: str, expected: list[str]
) -> None:
    assert codes(tmp_path, samples.recovery(exit_tests=[{"text": text}]), locale) == expected


@pytest.mark.parametrize(("locale", "letter", "cells"), [("en", "x", 1), ("ja", "長", 2), ("fr", "é", 1)])
def test_a_call_card_must_fit_a_phone(tmp_path: Path, locale: str, letter: str, cells: int) -> None:
    row = letter * (CARD_CELLS // cells)
    most = MOST_CARD_ROWS - 5
    card = {
        "say": [row] * (most - 1) + [row + letter],
        "ask": [row],
        "avoid": [{"phrase": row, "instead": row}],
        "stop_if": [row],
    }
    assert codes(tmp_path / "a", samples.lesson(call_card=card), locale, "lesson") == []

    card["stop_if"] = [row, row]
    found = warnings(tmp_path / "b", samples.lesson(call_card=card), locale, "lesson")
    assert found == [("long-call-card", {"rows": str(MOST_CARD_ROWS + 1), "limit": str(MOST_CARD_ROWS)})]


def test_rules_about_words_are_silent_in_a_language_they_do_not_know(tmp_path: Path) -> None:
    assert "fr" not in WORDS
    assert codes(tmp_path / "a", rows("Call; then write. Promise a call back"), "fr", "lesson") == []
    assert codes(tmp_path / "b", samples.recovery(exit_tests=[{"text": "We have delivered."}]), "fr") == []


@pytest.mark.parametrize("locale", ["en", "ja"])
def test_a_playbook_without_list_and_card_has_nothing_to_warn_of(tmp_path: Path, locale: str) -> None:
    assert codes(tmp_path, samples.lesson(), locale, "lesson") == []
