"""Rules across files: what one playbook says must agree with what the others hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from graphlib import CycleError, TopologicalSorter

from mkdocs_playbooks.diagnostics import Diagnostic, Guess, Place, closest
from mkdocs_playbooks.document import Document
from mkdocs_playbooks.inline import link_targets
from mkdocs_playbooks.kinds.decision import Decision
from mkdocs_playbooks.kinds.stage import Stage
from mkdocs_playbooks.kinds.tactic import Tactic
from mkdocs_playbooks.library import Playbook, Source
from mkdocs_playbooks.load import Loaded, may_be_id
from mkdocs_playbooks.model import Loc
from mkdocs_playbooks.parallel import in_parallel
from mkdocs_playbooks.quiz_rules import check_questions
from mkdocs_playbooks.spelling import folded
from mkdocs_playbooks.text import ClaimRef, GateRef, Id, Line, Prose, Ref
from mkdocs_playbooks.twins import check_twins

OUTSIDE_LINKS = ("https://", "mailto:", "tel:")


def check(loaded: Loaded, playbooks: Iterable[Playbook]) -> Iterator[Diagnostic]:
    """Every problem that shows only when the files are seen together.

    What is wrong with one playbook beside the others is looked for in ``playbooks`` alone.
    """
    for found in in_parallel([partial(check_one, loaded, playbook) for playbook in playbooks]):
        yield from found
    yield from _former_ids_are_free(loaded)
    yield from _gates_are_unique(loaded)
    yield from _gates_lead_on(loaded)
    for source in loaded.library.sources.values():
        yield from _source_is_whole(loaded, source)
    yield from _synonyms_stand_once(loaded)


def check_one(loaded: Loaded, playbook: Playbook) -> list[Diagnostic]:
    """What is wrong with one playbook beside the others."""
    return [found for rule in _RULES for found in rule(loaded, playbook)]


# --- Inside one playbook ----------------------------------------------------------------------


def _ids_are_unique(loaded: Loaded, playbook: Playbook) -> Iterator[Diagnostic]:
    document = loaded.documents[playbook.path]
    first: dict[str, Loc] = {}
    for loc, id in playbook.ids():
        if id in first:
            other = document.place(first[id])
            details = {"id": id, "other": f"{other.path}:{other.line}"}
            yield Diagnostic("duplicate-id", document.place(loc), details=details)
        first.setdefault(id, loc)


def _decision_ends(loaded: Loaded, playbook: Playbook) -> Iterator[Diagnostic]:
    """Every answer leads to a question or outcome that is there, and never round in a circle."""
    content = playbook.content
    if not isinstance(content, Decision):
        return
    document = loaded.documents[playbook.path]
    known = dict.fromkeys([q.id for q in content.questions] + [o.id for o in content.outcomes])
    guess = Guess()
    for index, question in enumerate(content.questions):
        for name, target in (("yes", question.yes), ("no", question.no)):
            if target not in known:
                place = document.place(("questions", index, name))
                details = {"id": target, "suggestion": guess(target, known)}
                yield Diagnostic("unknown-target", place, details=details)
    try:
        TopologicalSorter({q.id: (q.yes, q.no) for q in content.questions}).prepare()
    except CycleError as error:
        way: list[Id] = error.args[1][::-1]  # the sorter lists it against the way of the answers
        index = next(i for i, q in enumerate(content.questions) if q.id == way[0])
        place = document.place(("questions", index, "id"))
        yield Diagnostic("circle", place, details={"way": " -> ".join(way)})


# --- Links ------------------------------------------------------------------------------------


def _links_resolve(loaded: Loaded, playbook: Playbook) -> Iterator[Diagnostic]:
    document = loaded.documents[playbook.path]
    guess = Guess()
    for loc, value in playbook.parts:
        if isinstance(value, GateRef):
            continue
        if isinstance(value, Ref):
            place = partial(document.place, loc)
            yield from _playbook_exists(loaded, playbook.locale, value, "", place, guess)
        elif isinstance(value, ClaimRef) and value != "ours":
            claims = loaded.library.claims
            if value not in claims and loaded.library.sources:
                yield Diagnostic("unknown-claim", document.place(loc), details={"id": value})
        elif isinstance(value, Prose):
            yield from _prose_resolves(loaded, playbook.locale, document, loc, value, guess)


def _prose_resolves(
    loaded: Loaded, locale: str, document: Document, loc: Loc, prose: Prose, guess: Guess
) -> Iterator[Diagnostic]:
    """Every link in the text at ``loc`` leads somewhere."""
    for target in link_targets(prose):
        place = partial(document.find, loc, target)
        id, _, step = target.partition("#")
        if target.startswith(OUTSIDE_LINKS) and target.isprintable():
            continue
        if ":" in target or "/" in target or "." in target or not id:
            yield Diagnostic("bad-link", place(), details={"target": target[:60]})
        else:
            yield from _playbook_exists(loaded, locale, id, step, place, guess)


def _playbook_exists(
    loaded: Loaded, locale: str, id: str, step: str, place: Callable[[], Place], guess: Guess
) -> Iterator[Diagnostic]:
    """Nothing, if the playbook and its step are there; ``place`` is asked only if not."""
    if (locale, id) in loaded.broken:
        return
    target = loaded.library.find(locale, id)
    if target is None:
        known = [p.id for p in loaded.library.of(locale)]
        details = {"id": id, "suggestion": guess(id, known)}
        yield Diagnostic("unknown-playbook", place(), details=details)
    elif step and step not in target.steps:
        details = {"id": id, "step": step, "suggestion": guess(step, target.steps)}
        yield Diagnostic("unknown-step", place(), details=details)


def _former_ids_are_free(loaded: Loaded) -> Iterator[Diagnostic]:
    """A former id leads on to one playbook and is the id of none."""
    used = {playbook.id: playbook.path for playbook in loaded.library.playbooks.values()}
    used |= {id: f"playbooks/{locale}" for locale, id in loaded.broken if id not in used}
    first: dict[str, Playbook] = {}
    for playbook in loaded.library.playbooks.values():
        for index, id in enumerate(playbook.content.formerly):
            place = loaded.documents[playbook.path].place(("formerly", index))
            if not may_be_id(id):
                yield Diagnostic("bad-file-name", place, details={"name": id})
            elif id in used:
                yield Diagnostic("former-id-in-use", place, details={"id": id, "other": used[id]})
            elif first.setdefault(id, playbook).id != playbook.id:
                yield Diagnostic("former-id-twice", place, details={"id": id, "other": first[id].path})


# --- Stages and gates -------------------------------------------------------------------------


def _stage_has_its_gates(loaded: Loaded, playbook: Playbook) -> Iterator[Diagnostic]:
    content = playbook.content
    if not isinstance(content, Stage) or not content.gates:
        return
    place = loaded.documents[playbook.path].place(("stages",))
    if len(content.stages) > 1:
        yield Diagnostic("several-stages", place)
    stage = content.stages[0]
    for other in loaded.library.of(playbook.locale, "stage"):
        first = other.id < playbook.id and isinstance(other.content, Stage) and other.content.gates
        if first and other.content.stages[0] == stage:
            yield Diagnostic("stage-taken", place, details={"stage": stage, "other": other.path})


def _gates_exist(loaded: Loaded, playbook: Playbook) -> Iterator[Diagnostic]:
    content = playbook.content
    if not isinstance(content, Tactic) or _some_broken(loaded, playbook.locale):
        return
    document = loaded.documents[playbook.path]
    gates = [gate.id for gate in loaded.library.gates(playbook.locale)]
    unknown = False
    for name, gate in (("from_gate", content.from_gate), ("to_gate", content.to_gate)):
        if gate is not None and gate not in gates:
            unknown = True
            details = {"id": gate, "suggestion": closest(gate, gates), "allowed": ", ".join(gates)}
            yield Diagnostic("unknown-gate", document.place((name,)), details=details)
    start, end = content.from_gate, content.to_gate
    if start and end and not unknown and gates.index(end) <= gates.index(start):
        details = {"start": start, "to": end}
        yield Diagnostic("gates-backwards", document.place(("to_gate",)), details=details)


def _gates_are_unique(loaded: Loaded) -> Iterator[Diagnostic]:
    """Tactics name a gate without its page, so no two pages may hold the same one."""
    first: dict[tuple[str, str], Place] = {}
    for playbook in loaded.library.playbooks.values():
        for index, gate in enumerate(getattr(playbook.content, "gates", ())):
            place = loaded.documents[playbook.path].place(("gates", index, "id"))
            other = first.setdefault((playbook.locale, gate.id), place)
            if other.path != place.path:
                details = {"id": gate.id, "other": f"{other.path}:{other.line}"}
                yield Diagnostic("duplicate-id", place, details=details)


def _gates_lead_on(loaded: Loaded) -> Iterator[Diagnostic]:
    """From every gate but the last some tactic leads on."""
    for locale in loaded.library.locales:
        gates = [gate.id for gate in loaded.library.gates(locale)]
        if _some_broken(loaded, locale):
            continue
        left: set[str] = set()
        for playbook in loaded.library.of(locale, "tactic"):
            content = playbook.content
            if isinstance(content, Tactic) and content.from_gate in gates and content.to_gate in gates:
                left.update(gates[gates.index(content.from_gate) : gates.index(content.to_gate)])
        for playbook in loaded.library.of(locale, "stage"):
            if isinstance(playbook.content, Stage):
                for index, gate in enumerate(playbook.content.gates):
                    if gate.id not in left and gate.id != gates[-1]:
                        place = loaded.documents[playbook.path].place(("gates", index, "id"))
                        yield Diagnostic("gate-without-tactic", place, details={"id": gate.id})


def _some_broken(loaded: Loaded, locale: str) -> bool:
    """What is absent cannot be told while files of the language are not understood."""
    return any(broken_locale == locale for broken_locale, _ in loaded.broken)


# --- Sources ----------------------------------------------------------------------------------


def _source_is_whole(loaded: Loaded, source: Source) -> Iterator[Diagnostic]:
    """Every text stands in every language, every claim has a number of its own."""
    document = loaded.documents[source.path]
    texts: dict[Loc, dict[str, Line]] = {("author",): source.content.author, ("title",): source.content.title}
    first: dict[str, Place] = {}
    for index, claim in enumerate(source.content.claims):
        texts["claims", index, "text"] = claim.text
        place = document.place(("claims", index, "id"))
        if not claim.id.startswith(f"{source.id}-"):
            yield Diagnostic("foreign-claim", place, details={"id": claim.id, "source": source.id})
        elif (other := first.setdefault(claim.id, place)) != place:
            details = {"id": claim.id, "other": f"{other.path}:{other.line}"}
            yield Diagnostic("duplicate-id", place, details=details)
    for loc, text in texts.items():
        for locale in loaded.library.locales:
            if locale not in text:
                details = {"field": locale, "meaning": ""}
                yield Diagnostic("missing-field", document.key(loc), details=details)
    for locale in loaded.library.locales:
        note = source.content.note.get(locale, Prose())
        yield from _prose_resolves(loaded, locale, document, ("note", locale), note, Guess())


# --- Words ------------------------------------------------------------------------------------


def _synonyms_stand_once(loaded: Loaded) -> Iterator[Diagnostic]:
    """A word in two groups would say that all words of both mean the same."""
    first: dict[str, Place] = {}
    for number, group in enumerate(loaded.library.synonyms):
        for index, word in enumerate(group):
            place = loaded.documents["playbooks/words/synonyms.yml"].place(("groups", number, index))
            other = first.setdefault(folded(word), place)
            if other != place:
                details = {"word": word, "other": f"{other.path}:{other.line}"}
                yield Diagnostic("synonym-twice", place, details=details)


_RULES: tuple[Callable[[Loaded, Playbook], Iterator[Diagnostic]], ...] = (
    _ids_are_unique,
    _decision_ends,
    _links_resolve,
    _stage_has_its_gates,
    _gates_exist,
    check_questions,
    check_twins,
)
