"""Fields of a playbook and their parts as Markdown: call card, checklist, steps, questions and all others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mkdocs_playbooks.field_labels import field_label
from mkdocs_playbooks.kinds.meeting import Window
from mkdocs_playbooks.kinds.path import Day
from mkdocs_playbooks.library import NAMES, Playbook
from mkdocs_playbooks.markdown_text import anchor_of, entry, escaped, heading, lines, link
from mkdocs_playbooks.markdown_values import MarkdownValues, is_short
from mkdocs_playbooks.model import CallCard, Checklist, Item, Objection, Point, Step
from mkdocs_playbooks.parts import Part, Sourced
from mkdocs_playbooks.quiz import Asked, Scenario
from mkdocs_playbooks.role_play import RolePlay
from mkdocs_playbooks.templates import Labels

SILENT = ("text", "definition", "shows", "hint", "reading", "rule")
"""Fields of a part that need no word before them."""
LABELS = {"also": "field.term-also", "used_in": "field.term-used", "playbook": "field.go"}
"""Labels of fields of a part, where they are not ``field.<name>``."""
BLANK = r"\_" * 8


class MarkdownParts:
    """Makes the blocks of one file; a block stands between empty lines."""

    def __init__(self, values: MarkdownValues, labels: Labels) -> None:
        self._v = values
        self._t = labels

    # --- Fields of a playbook -------------------------------------------------------------------

    def field(self, playbook: Playbook, name: str) -> Iterator[str]:
        """A field of the playbook under its heading; nothing if it was left out."""
        value = getattr(playbook.content, name)
        if value is None or value == ():
            return
        label = field_label(self._t, playbook, name)
        if is_short(value):
            yield f"**{escaped(label)}** {self._v.short(value)}"
            return
        yield heading(2, label, "_call" if name == "call_card" else f"_{name.replace('_', '-')}")
        if isinstance(value, tuple) and not isinstance(value[0], Part):
            yield lines(*(f"- {self._v.short(line)}" for line in value))
        elif isinstance(value, tuple):
            for number, part in enumerate(value, 1):
                yield from self._part(part, number)
        elif isinstance(value, Part):
            yield from self._part(value)
        else:
            yield self._v.prose(value)

    # --- Parts ----------------------------------------------------------------------------------

    def _part(self, part: Part, number: int = 0) -> Iterator[str]:
        special = {
            CallCard: self._call_card,
            Checklist: self._checklist,
            Day: self._day,
            Objection: self._objection,
            RolePlay: self._role_play,
            Scenario: self._scenario,
            Window: self._window,
        }
        if isinstance(part, Point):
            yield entry(f"{self._v.prose(part.text)}{self._v.sources(part)}")
        elif type(part) in special:
            yield from special[type(part)](part)  # type: ignore[operator]  # each takes its own type
        elif isinstance(part, Asked):
            yield from self._question(part, 3)
        else:
            yield from self._any(part, number)

    def _any(self, part: Part, number: int) -> Iterator[str]:
        """A part by its fields: the one that names it as a heading, then the others."""
        fields = [name for name in type(part).model_fields if name not in ("id", "meaning", "sources")]
        id = getattr(part, "id", None)
        if name := next((name for name in NAMES if name in fields and (id or name == "title")), None):
            fields.remove(name)
            words = f"{number}. {part.title}" if isinstance(part, Step) else str(getattr(part, name))
            yield heading(3, words, id) if id else f"**{escaped(words)}**"
        for field in fields:
            yield from self._part_field(field, getattr(part, field))
        if isinstance(part, Sourced):
            yield self._v.sources(part).strip()

    def _part_field(self, name: str, value: Any) -> Iterator[str]:
        if value is None or value == ():
            return
        label = "" if name in SILENT else f"**{self._part_label(name)}** "
        if isinstance(value, tuple) and isinstance(value[0], Point):
            yield label.strip()
            for point in value:
                yield from self._part(point)
        elif isinstance(value, tuple):
            yield label.strip()
            yield lines(*(f"- {self._v.short(line)}" for line in value))
        elif isinstance(value, Point):
            yield f"{label}{self._v.prose(value.text)}{self._v.sources(value)}"
        elif isinstance(value, Part):
            yield label.strip()
            yield from self._part(value)
        else:
            yield f"{label}{self._v.short(value)}"

    def _part_label(self, name: str) -> str:
        return escaped(self._t(LABELS.get(name, f"field.{name}")))

    def _call_card(self, card: CallCard) -> Iterator[str]:
        yield f"**{self._t('field.say')}**"
        yield lines(*(f"{number}. {escaped(line)}" for number, line in enumerate(card.say, 1)))
        if card.avoid:
            yield f"**{self._t('field.avoid')} → {self._t('field.instead')}**"
            yield lines(
                *(f"- {escaped(p.phrase)} → {escaped(p.instead)}{self._v.sources(p)}" for p in card.avoid)
            )
        for name, sentences in (("ask", card.ask), ("stop_if", card.stop_if)):
            if sentences:
                yield f"**{self._t(f'field.{name}')}**"
                yield lines(*(f"- {escaped(line)}" for line in sentences))
        yield self._v.sources(card).strip()

    def _objection(self, pair: Objection) -> Iterator[str]:
        yield entry(
            f"**{self._t('field.they_say')}** {escaped(pair.they_say)}\n\n"
            + "\n\n".join(f"**{self._t('field.we_say')}** {escaped(line)}" for line in pair.we_say)
            + self._v.sources(pair)
        )

    def _window(self, window: Window) -> Iterator[str]:
        note = f" {escaped(window.note)}" if window.note else ""
        yield f"**{window.start}–{window.end}**{note}{self._v.sources(window)}"

    def _day(self, day: Day) -> Iterator[str]:
        yield heading(3, day.title, day.id)
        yield escaped(day.goal)
        yield lines(
            *(
                f"- [ ] {anchor_of(task.id)}**{self._t(f'field.do.{task.do}')}** "
                + (link(task.text, self._v.way(task.playbook)) if task.playbook else escaped(task.text))
                + self._v.sources(task)
                for task in day.tasks
            )
        )

    # --- Checklists -----------------------------------------------------------------------------

    def _checklist(self, checklist: Checklist) -> Iterator[str]:
        yield f"**{self._t('field.goal')}** {escaped(checklist.goal)}"
        yield self._t(f"field.mode.{checklist.mode}")
        for number, section in enumerate(checklist.sections, 1):
            within = self._t("field.within", duration=self._v.short(section.within)) if section.within else ""
            yield heading(3, f"{number}. {section.title}" + (f" ({within})" if within else ""), section.id)
            yield lines(*(self._row(item) for item in section.items))
        yield f"**{self._t('field.completion')}** {escaped(checklist.completion)}"
        if checklist.sign_off:
            yield f"**{self._t('field.sign_off')}**"
            yield lines(*(f"- {escaped(role)}: {BLANK}" for role in checklist.sign_off))

    def _row(self, item: Item) -> str:
        t = self._t
        words = [escaped(item.action)]
        if item.critical:
            words = [f"**{words[0]}** ({t('tools.critical')})"]
        fairness = t(f"field.fairness.{item.fairness}") if item.fairness else ""
        if by := " · ".join(filter(None, (escaped(item.role or ""), fairness))):
            words.append(by)
        about = []
        if item.blank:
            about.append(f"{escaped(item.blank)}: {BLANK}")
        if item.because:
            about.append(f"{t('field.because')}: {' '.join(self._v.short(item.because).split())}")
        if item.branch:
            about.append(f"{t('field.if')} {escaped(item.branch.when)} → {escaped(item.branch.then)}")
        if item.stop:
            about.append(f"**{t('field.stop')}** {escaped(item.stop)}")
        row = f"- [ ] {anchor_of(item.id)}{' — '.join(words)}{self._v.sources(item)}"
        return lines(row, *(f"    - {line}" for line in about))

    # --- Questions ------------------------------------------------------------------------------

    def _scenario(self, scenario: Scenario) -> Iterator[str]:
        yield heading(3, scenario.title, scenario.id)
        yield self._v.prose(scenario.story) + self._v.sources(scenario)
        for decision in scenario.decisions:
            yield from self._question(decision, 4)

    def _question(self, question: Asked, level: int) -> Iterator[str]:
        """A question with its answers below; what a reader puts in order or matches stands in order."""
        t = self._t
        yield heading(level, question.ask, question.id)
        if question.story:
            yield self._v.prose(question.story)
        options = getattr(question, "options", ())
        if options:
            yield lines(*(f"- {escaped(option.text)}" for option in options))
        yield f"**{t('quiz.show')}**"
        for option in options:
            verdict = t("quiz.right" if option.correct else "quiz.wrong")
            because = self._v.prose(option.because) + self._v.sources(option)
            yield entry(f"{verdict}: {escaped(option.text)}\n\n{because}")
        yield lines(*(f"{n}. {escaped(line)}" for n, line in enumerate(getattr(question, "order", ()), 1)))
        yield lines(*(f"- {escaped(p.left)} → {escaped(p.right)}" for p in getattr(question, "pairs", ())))
        if reason := getattr(question, "because", None):
            yield self._v.prose(reason)
        yield self._v.sources(question).strip()
        again = [link(self._v.name(question.about), f"#{question.about}")] if question.about else []
        again += [self._v.short(question.leads_to)] if question.leads_to else []
        if again:
            yield f"{t('quiz.reread')}: {' · '.join(again)}"

    def _role_play(self, play: RolePlay) -> Iterator[str]:
        t = "learn.role-play"
        yield self._t(f"{t}.minutes") + self._v.sources(play)
        yield heading(3, self._t(f"{t}.seller.title"), "_seller")
        yield self._v.prose(play.seller)
        yield f"{self._t(f'{t}.customer.opening')}: {escaped(play.opening)}"
        yield heading(3, self._t(f"{t}.customer.title"), "_customer")
        yield self._v.prose(play.customer)
        yield f"**{self._t(f'{t}.customer.hidden')}** {self._v.prose(play.hidden)}"
        yield f"**{self._t(f'{t}.customer.tell-when')}** {escaped(play.tell_when)}"
        yield f"**{self._t(f'{t}.customer.calm')}** {escaped(play.calm_when)}"
        yield heading(3, self._t(f"{t}.observer.title"), "_observer")
        weak, strong = (self._t(f"{t}.observer.level-{level}") for level in (1, 3))
        for anchor in play.anchors:
            yield lines(
                f"- {escaped(anchor.look_for)}",
                f"    - {escaped(weak)} – {escaped(anchor.weak)}",
                f"    - {escaped(strong)} – {escaped(anchor.strong)}",
            )
