"""What can be wrong with sizes, names, links, hostile texts and what files say about each other."""

from __future__ import annotations

import samples
from bad_inputs import (
    GOOD,
    Write,
    error,
    fine,
    laid_out,
    linked_out,
    named,
    swapped,
    takeaway,
    warning,
    whole,
)

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}, *{a}, *{a}, *{a}, *{a}, *{a}, *{a}, *{a}]\n"
    for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
TWIN = {"en/lesson/notes": samples.lesson(), "ja/lesson/notes": samples.lesson()}
OTHER_STEPS = {
    "en/lesson/notes": samples.lesson(checklist=samples.checklist("call", "write")),
    "ja/lesson/notes": samples.lesson(checklist=samples.checklist("write", "call")),
}
ROUND = samples.decision({"a": ("b", "agree"), "b": ("a", "refuse")})
GATES = samples.stage("acquaintance", "gate-1-1", "gate-1-2")
RESOURCES = [
    error(40, "an alias bomb", whole(BOMB), "alias"),
    error(41, "an alias that contains itself", whole("a: &a [*a]\n"), "alias"),
    error(42, "lists 1,500 deep", swapped("[notes]", "[" * 1_500 + "]" * 1_500), "nesting-too-deep"),
    error(43, "5 MB", whole(GOOD + "#" + "x" * 5_000_000), "file-too-large"),
    fine(44, "20,000 brackets in one text", swapped("Memory fades.", f'"{"[" * 20_000}"')),
    fine(44, "20,000 stars in one text", swapped("Memory fades.", f'"{"*" * 20_000}"')),
    error(45, "20,000 fields", whole(GOOD + "".join(f"k{n}: x\n" for n in range(20_000))), "unknown-field"),
]
STEP_IDS = ("../x", "/abs", "C:\\x", "Call", "c\u0430ll", "ca\u202ell", "ca\u200bll")


def step(id: str) -> Write:
    return laid_out({"en/recovery/a": samples.recovery(steps=[{"id": id, "title": "a"}])})


PATHS = [
    *(error(46, f"the id {id}", step(id), "bad-id") for id in STEP_IDS[:3]),
    error(46, "a link to ../x", swapped("Memory fades.", "See [this](../x)."), "bad-link"),
    *(
        error(47, f"the name {name!r}", named(name), "bad-file-name")
        for name in ("con.yml", "nul.yml", "lpt1.yml", "a..yml", "a .yml")
    ),
    error(48, "names that differ in case", named("notes.yml", "Notes.yml"), "bad-file-name"),
    error(48, "ids that differ in case", step(STEP_IDS[3]), "bad-id"),
    error(
        49,
        "two playbooks of one id",
        laid_out({"en/lesson/a": samples.lesson(), "en/recovery/a": samples.recovery()}),
        "duplicate-id",
    ),
    error(
        49,
        "a hand-written page at our address",
        whole("# Mine\n", "docs/en/lesson/notes.md"),
        "address-taken",
    ),
    error(50, "a very long name", named(f"{'a' * 240}.yml"), "bad-file-name"),
    error(
        50,
        "a link of 300 letters",
        swapped("Memory fades.", f"See [x]({'a' * 300})."),
        "unknown-playbook",
    ),
    error(51, "a link out of the folder", linked_out, "link-out"),
    error(
        51,
        "a folder that is a link out",
        lambda root: (root / "playbooks/en/tactic").symlink_to(root / "docs"),
        "link-out",
    ),
    error(
        52,
        "a link that leads nowhere",
        lambda root: (root / "playbooks/en/lesson/b.yml").symlink_to("gone.yml"),
        "unreadable",
    ),
    error(
        52,
        "a link that leads to itself",
        lambda root: (root / "playbooks/en/lesson/b.yml").symlink_to("b.yml"),
        "unreadable",
    ),
]
WEB_TEXTS = {
    53: "<script>alert(1)</script><img src=x onerror=alert(1)>",
    55: "x {onclick=alert(1)} {: onclick=alert(1) } [a](https://example.com){onclick=alert(1)}",
    56: "</title><script>alert(1)</script> &lt;/title&gt;&lt;script&gt;",
    57: "\" onfocus=alert(1) ' autofocus",
    58: "{{7*7}} {% raw %} {# x #}",
    59: '--8<-- "/etc/passwd"',
    60: "</script><script>alert(1)</script><!-- ]]>",
}


def everywhere(text: str) -> Write:
    """A page with ``text`` in its fields and a site with ``text`` in its settings."""
    words = samples.settings("en") | {"values": {"evil": text}}
    words["locales"]["en"] |= {"title": text, "description": text}
    fields = samples.recovery(
        title=text,
        summary=text,
        owner=text,
        search_words=[text],
        why=[{"text": text}, {"text": "((evil))"}],
        objections=[{"they_say": text, "we_say": [text]}],
        steps=[{"id": "a", "title": text, "text": text}],
    )
    return laid_out({"site": words, "en/recovery/notes": fields})


WEB = [
    *(fine(number, text, everywhere(text)) for number, text in WEB_TEXTS.items()),
    *(
        error(54, f"a link to {address}", swapped("Memory fades.", f"See [x]({address})."), "bad-link")
        for address in (
            "javascript:alert",
            "JavaScript:alert",
            "data:text/html,x",
            "vbscript:x",
            "//example.com",
        )
    ),
    *(
        error(61, f"an invisible character in an id {id!a}", step(id), "bad-id", "invisible-character")
        for id in STEP_IDS[5:]
    ),
    *(
        error(
            61,
            f"an invisible character in a link {address!a}",
            swapped("Memory fades.", f"See [x]({address})."),
            code,
            "invisible-character",
        )
        for address, code in (("no\u200btes", "unknown-playbook"), ("https://exam\u202eple.com", "bad-link"))
    ),
    *(
        warning(61, f"{character!a} in prose", takeaway(f"a{character}b"), "invisible-character")
        for character in ("\u202e", "\u200b", "\u2066", "\ufeff")
    ),
    error(62, "a look-alike letter in an id", step(STEP_IDS[4]), "bad-id"),
    error(62, "a look-alike letter in a file name", named("not\u0435s.yml"), "bad-file-name"),
]
CONTENT = [
    warning(63, "no twin", laid_out({"en/lesson/notes": samples.lesson()}, "en", "ja"), "missing-twin"),
    error(64, "twins with other steps", laid_out(OTHER_STEPS, "en", "ja"), "twins-differ"),
    error(65, "a reference to nothing", swapped("Memory fades.", "See [this](note)."), "unknown-playbook"),
    error(65, "questions in a circle", laid_out({"en/decision/triage": ROUND}), "circle"),
    fine(66, "emoji", takeaway("👩\u200d👩\u200d👧 🎉")),
    fine(66, "a long word", takeaway("x" * 5_000)),
    error(67, "a stage that is not there", swapped("[customer]", "[custmer]"), "not-allowed"),
    error(
        67,
        "a gate that is not there",
        laid_out(
            {
                "en/stage/one": samples.stage("acquaintance", "gate-1-1"),
                "en/tactic/go": samples.tactic(from_gate="gate-1-1", to_gate="gate-9-9"),
            }
        ),
        "unknown-gate",
    ),
    error(67, "a kind that is not there", whole(GOOD, "playbooks/en/lessons/notes.yml"), "misplaced-file"),
    error(68, "a gate from which nothing leads on", laid_out({"en/stage/one": GATES}), "gate-without-tactic"),
    fine(69, "a review long ago", swapped("2026-11-21", "1900-01-01")),
]
