"""What can be asked, and what an answer or a tick rests on: tokens of exactly what was raised."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import samples

from mkdocs_playbooks.kinds.path import Path as LearningPath
from mkdocs_playbooks.learning import answer_rests_on, cards, deck, tick_rests_on
from mkdocs_playbooks.library import Library
from mkdocs_playbooks.load import load

OPTIONS = [{"text": "Now", "correct": "true", "because": "So."}, {"text": "Later", "because": "No."}]
STORY = {
    "id": "late",
    "title": "Late",
    "story": "It is late.",
    "decisions": [
        {"id": "first-turn", "ask": "What?", "options": OPTIONS},
        {"id": "second-turn", "story": "It is later.", "ask": "And now?", "options": OPTIONS},
    ],
}


def library(root: Path, task: dict[str, Any] | None = None, **fields: Any) -> Library:
    """A recovery and a path with one task on it."""
    own = {"id": "read-it", "do": "read", "text": "Read it", "playbook": "rescue"} | (task or {})
    path = samples.plain(
        goal="Alone", days=[{"id": "one", "title": "Day 1", "goal": "Know it", "tasks": [own]}]
    )
    loaded = load(
        samples.site(root, {"en/recovery/rescue": samples.recovery(**fields), "en/path/week": path})
    )
    assert loaded.diagnostics == []
    return loaded.library


def question(**fields: Any) -> dict[str, Any]:
    return {"id": "when", "ask": "When?", "options": OPTIONS} | fields


def step(meaning: int) -> list[dict[str, str]]:
    return [{"id": "call-back", "title": "Call back", "meaning": str(meaning)}]


def test_a_decision_alone_comes_with_the_story_so_far(tmp_path: Path) -> None:
    found = library(tmp_path, quiz=[question()], scenarios=[STORY]).find("en", "rescue")
    assert found
    asked = list(cards(found))
    assert [card.key for card in asked] == ["rescue/when", "rescue/first-turn", "rescue/second-turn"]
    assert [card.before for card in asked] == [(), ("It is late.",), ("It is late.",)]
    deeper = {**STORY, "decisions": [*STORY["decisions"], question(id="third-turn")]}  # type: ignore[misc]
    found = library(tmp_path, scenarios=[deeper]).find("en", "rescue")
    assert found and list(cards(found))[-1].before == ("It is late.", "It is later.")


def test_an_answer_rests_on_its_question_and_on_what_that_is_about(tmp_path: Path) -> None:
    found = library(tmp_path, steps=step(3), quiz=[question(about="call-back", meaning="2")])
    rescue = found.find("en", "rescue")
    assert rescue
    rests = answer_rests_on(rescue, rescue.content.quiz[0])
    assert rests == "rescue#when:2 rescue#call-back:3"
    assert deck(found, "en") == {"rescue": {"title": "A title", "questions": {"when": rests}}}


def test_an_answer_rests_on_no_other_step(tmp_path: Path) -> None:
    rescue = library(tmp_path, steps=step(3), quiz=[question()]).find("en", "rescue")
    assert rescue and answer_rests_on(rescue, rescue.content.quiz[0]) == ""


def rests(found: Library) -> str:
    path = found.find("en", "week")
    assert path and isinstance(path.content, LearningPath)
    return tick_rests_on(found, path, path.content.days[0].tasks[0])


def test_a_tick_rests_on_the_task_and_on_all_its_playbook_teaches_but_no_question(tmp_path: Path) -> None:
    assert rests(library(tmp_path, {"meaning": "2"}, steps=step(4), quiz=[question(meaning="5")])) == (
        "week#read-it:2 rescue#call-back:4"
    )


def test_a_tick_without_a_raised_meaning_has_no_token(tmp_path: Path) -> None:
    assert rests(library(tmp_path)) == ""
    assert rests(library(tmp_path, {"playbook": "week"}, steps=step(4))) == ""
