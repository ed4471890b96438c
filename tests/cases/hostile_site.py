"""A site in which every text of every kind is hostile, as data and as built."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import yaml
from every_field import Data, filled
from playwright.sync_api import Page

from mkdocs_playbooks.kinds import KINDS
from mkdocs_playbooks.quiz_rules import FORMS

HOSTILE = (
    """<script>alert(1)</script><img src=x onerror=alert(1)></title></textarea></style>"""
    """{: onclick="alert(1)" } {{7*7}} {% raw %} {%% --8<-- "mkdocs.yml" \u202e(1)trela\u202c """
    """&amp; &lt;b&gt; &lt;/title&gt; &#60;svg onload=alert(1)&#62; ${alert(1)} <!-- ' " ]]> \\u003c"""
)
SITE_TITLE, NAME, ABOUT = f"site {HOSTILE}", f"name {HOSTILE}", f"about {HOSTILE}"
VALUE = f"value {HOSTILE}"
CLAIM = "S1-01"
LOCALES = ("ja", "en")
ONLY_JAPANESE = "only-japanese"
NOT_ON_ITS_PAGE = {"search_words"}


def hostile_playbooks() -> dict[str, Data]:
    """A playbook of every kind with a different hostile text in every text field."""
    numbers = count(1)
    made = {
        kind: filled(model, lambda: f"text-{next(numbers)}- {HOSTILE}", f"hostile-{kind}")
        for kind, model in KINDS.items()
    }
    for kind, playbook in made.items():
        playbook["formerly"] = [f"former-{kind}"]
        playbook["stages"] = ["acquaintance"]
        playbook["cautions"][0]["sources"] = [CLAIM]
        _make_answerable(playbook)
    for question in made["decision"]["questions"]:
        question["yes"], question["no"] = [outcome["id"] for outcome in made["decision"]["outcomes"][:2]]
    gates = [gate["id"] for gate in made["stage"]["gates"]]
    made["tactic"]["from_gate"], made["tactic"]["to_gate"] = gates[0], gates[-1]
    return made


def _make_answerable(playbook: Data) -> None:
    """One sort of answer a question, all three among them, and one right option."""
    decisions = [decision for scenario in playbook["scenarios"] for decision in scenario["decisions"]]
    for question, kept in zip(playbook["quiz"], FORMS, strict=True):
        for form in set(FORMS) - {kept}:
            del question[form]
    for question in [playbook["quiz"][FORMS.index("options")], *decisions]:
        for option in question["options"][1:]:
            option["correct"] = "false"


def hostile_source() -> Data:
    def both(text: str) -> dict[str, str]:
        return dict.fromkeys(LOCALES, f"{text} {HOSTILE}")

    return {
        "author": both("author"),
        "title": both("title"),
        "published": f"published {HOSTILE}",
        "note": both("note"),
        "claims": [{"id": CLAIM, "weight": "A", "home": "hostile-lesson", "text": both("claim")}],
    }


def write(root: Path, playbooks: dict[str, Data]) -> None:
    """Put the hostile content in place of what ``playbooks init`` made."""
    for file in root.glob("playbooks/*/*/*.yml"):
        file.unlink()
    settings = {"name": NAME, "title": SITE_TITLE, "description": ABOUT}
    shared = {"locales": dict.fromkeys(LOCALES, settings), "values": {"hostile-value": VALUE}}
    _dump(root / "playbooks" / "site.yml", shared)
    _dump(root / "playbooks" / "sources" / "S1.yml", hostile_source())
    for locale in LOCALES:
        for kind, playbook in playbooks.items():
            _dump(root / "playbooks" / locale / kind / f"hostile-{kind}.yml", playbook)
    lonely = playbooks["lesson"] | {"takeaway": "((hostile-value))", "formerly": ["former-lonely"]}
    _dump(root / "playbooks" / "ja" / "lesson" / f"{ONLY_JAPANESE}.yml", lonely)


def texts(data: Any) -> Iterator[str]:
    """Every hostile text that must stand on the page."""
    if isinstance(data, dict):
        for name, value in data.items():
            if name not in NOT_ON_ITS_PAGE:
                yield from texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from texts(value)
    elif HOSTILE in str(data):
        yield str(data)


def shown(page: Page, selector: str) -> str:
    """All text below an element with its white space as one reads it."""
    return " ".join((page.locator(selector).first.text_content() or "").split())


def _dump(file: Path, data: Data) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(data, Dumper=_WithoutAliases, allow_unicode=True, sort_keys=False)
    file.write_text(text, encoding="utf-8")


class _WithoutAliases(yaml.SafeDumper):
    """Writes a value that stands twice twice, for playbooks know no YAML aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True
