"""Questions and scenarios: what is refused, what is no problem, and what the reader gets."""

from __future__ import annotations

import re
from copy import deepcopy
from pathlib import Path

import pytest
import samples
from builds import built
from pydantic import ValidationError

from mkdocs_playbooks.gather import gather
from mkdocs_playbooks.kinds import KINDS
from mkdocs_playbooks.quiz import mixed

OPTIONS = [
    {"text": "Now", "correct": "true", "because": "They wait."},
    {"text": "Later", "because": "They are still waiting."},
]
CHOICE = {"id": "when", "ask": "When?", "options": OPTIONS}
ORDER = {"id": "what-first", "ask": "In which order?", "order": ["Call", "Write", "Visit"], "because": "So."}
PAIRS = {
    "id": "who-gets-what",
    "ask": "Who?",
    "pairs": [{"left": "Angry", "right": "A call"}, {"left": "Calm", "right": "A mail"}],
    "because": "So.",
}
STORY = {"id": "late", "title": "Late", "story": "It is late.", "decisions": [CHOICE | {"id": "late-call"}]}


def told(root: Path, *locales: str, **fields: object) -> list[str]:
    """The codes of everything wrong with a recovery that has ``fields``."""
    files: dict[str, samples.Fields | str] = {
        f"{locale}/recovery/late": samples.recovery(**fields) for locale in locales or ("en",)
    }
    return [d.code for d in gather(samples.site(root, files, locales or ("en",))).diagnostics]


def test_all_sorts_of_questions_are_accepted(tmp_path: Path) -> None:
    questions = [CHOICE | {"about": "call-back", "leads_to": "late"}, ORDER, PAIRS]

    assert told(tmp_path, quiz=questions, scenarios=[STORY]) == []


@pytest.mark.parametrize("id", ["call-back", "call", "at-once"])
def test_a_question_may_be_about_a_step_a_row_or_a_section(tmp_path: Path, id: str) -> None:
    assert told(tmp_path, quiz=[CHOICE | {"about": id}]) == []


@pytest.mark.parametrize("id", ["when", "late", "late-call", "call-backs"])
def test_a_question_is_about_nothing_else(tmp_path: Path, id: str) -> None:
    assert told(tmp_path, quiz=[CHOICE | {"about": id}], scenarios=[STORY]) == ["unknown-about"]


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        ({"id": "q", "ask": "?"}, ["one-answer-form"]),
        (CHOICE | {"order": ["a", "b", "c"], "because": "So."}, ["one-answer-form"]),
        (ORDER | {"pairs": PAIRS["pairs"]}, ["one-answer-form"]),
        ({k: v for k, v in ORDER.items() if k != "because"}, ["missing-field"]),
        ({k: v for k, v in PAIRS.items() if k != "because"}, ["missing-field"]),
        (ORDER | {"order": ["a", "b", "a"]}, ["same-answer"]),
        (CHOICE | {"options": [OPTIONS[1], OPTIONS[1] | {"text": "Never"}]}, ["no-right-option"]),
        (CHOICE | {"options": [OPTIONS[0], OPTIONS[0] | {"text": "At once"}]}, ["no-wrong-option"]),
        (CHOICE | {"options": [*OPTIONS, OPTIONS[1]]}, ["same-answer"]),
        (CHOICE | {"leads_to": "early"}, ["unknown-playbook"]),
        (CHOICE | {"id": "call"}, ["duplicate-id"]),
        (ORDER | {"order": ["a", "b"]}, ["too-few"]),
        (ORDER | {"order": [str(n) for n in range(10)]}, ["too-many"]),
        (CHOICE | {"options": OPTIONS[:1]}, ["too-few"]),
        (CHOICE | {"options": [{"text": "Now", "correct": "true"}, OPTIONS[1]]}, ["missing-field"]),
    ],
)
def test_a_question_that_cannot_be_asked_or_answered_is_refused(
    tmp_path: Path, question: samples.Fields, codes: list[str]
) -> None:
    assert told(tmp_path, quiz=[question]) == codes


@pytest.mark.parametrize("field", ["left", "right"])
def test_two_pairs_may_not_share_a_side(tmp_path: Path, field: str) -> None:
    question = deepcopy(PAIRS)
    question["pairs"][1][field] = question["pairs"][0][field]  # type: ignore[index]  # plain data

    assert told(tmp_path, quiz=[question]) == ["same-answer"]


def test_a_decision_of_a_scenario_has_options_and_nothing_to_arrange() -> None:
    story = STORY | {"decisions": [ORDER]}
    with pytest.raises(ValidationError) as caught:
        KINDS["lesson"].model_validate(samples.lesson(scenarios=[story]))

    assert {error["type"] for error in caught.value.errors()} >= {"missing", "extra_forbidden"}


def test_twins_have_the_same_questions(tmp_path: Path) -> None:
    ja, en = samples.recovery(quiz=[CHOICE, ORDER]), samples.recovery(quiz=[ORDER, CHOICE])
    root = samples.site(tmp_path, {"ja/recovery/late": ja, "en/recovery/late": en}, ("ja", "en"))

    assert [d.code for d in gather(root).diagnostics] == ["twins-differ"]


# --- On the page ------------------------------------------------------------------------------


def test_lines_are_mixed_the_same_way_on_any_day_and_never_stand_in_their_order() -> None:
    for count in range(2, 10):
        for id in ("a", "b", "nine-gates-in-order", "order-of-recovery"):
            places = mixed(id, count)
            assert sorted(places) == list(range(count)) != places
    assert mixed("nine-gates-in-order", 9) == [3, 6, 7, 1, 4, 5, 2, 0, 8]


def page(root: Path, **fields: object) -> str:
    files: dict[str, samples.Fields | str] = {
        "en/recovery/late": samples.recovery(**fields),
        "en/lesson/other": samples.lesson(title="Another page"),
    }
    made, _ = built(gather(samples.site(root, files)))
    return next(page.html for page in made.pages if page.address == "recovery/late.html")


def test_answers_and_reasons_lie_in_the_details_and_lines_to_arrange_come_mixed(tmp_path: Path) -> None:
    html = page(tmp_path, quiz=[ORDER])
    shown, hidden = re.split("<details", html[html.index('id="what-first"') :], maxsplit=1)
    hidden = hidden.partition("</details>")[0]

    assert re.findall(r">(Call|Write|Visit)<", shown) == [
        ORDER["order"][place]
        for place in mixed("what-first", 3)  # type: ignore[index]  # plain data
    ]
    assert re.findall(r">(Call|Write|Visit)<", hidden) == ["Call", "Write", "Visit"]
    assert "So." in hidden and "So." not in shown


def test_a_question_leads_back_to_its_place_and_on_to_another_page(tmp_path: Path) -> None:
    html = page(tmp_path, quiz=[CHOICE | {"about": "call-back", "leads_to": "other"}])

    assert '<a href="#call-back">Call back</a>' in html
    assert '<a href="../lesson/other.html">Another page</a>' in html


def test_several_right_answers_are_announced(tmp_path: Path) -> None:
    one, several = [*OPTIONS], [*OPTIONS, OPTIONS[0] | {"text": "At once"}]

    assert "Choose all" not in page(tmp_path / "one", quiz=[CHOICE | {"options": one}])
    assert "Choose all" in page(tmp_path / "two", quiz=[CHOICE | {"options": several}])


def test_nobody_finds_a_wrong_answer_by_searching(tmp_path: Path) -> None:
    files: dict[str, samples.Fields | str] = {
        "en/recovery/late": samples.recovery(quiz=[CHOICE], scenarios=[STORY])
    }
    _, written = built(gather(samples.site(tmp_path, files)))
    index = "".join(text for name, text in written.items() if "search" in name)

    assert "Call back" in index
    assert "They are still waiting" not in index and "It is late." not in index
