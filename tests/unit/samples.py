"""Small content to test with: fields of playbooks as plain data, and a way to lay a site out of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

Fields = dict[str, Any]
NAMES = {"en": "English", "ja": "日本語"}


def settings(*locales: str, **values: str) -> Fields:
    words = {code: {"name": NAMES[code], "title": f"Site {code}", "description": "About"} for code in locales}
    return {"locales": words, "values": values}


def lesson(**fields: Any) -> Fields:
    return _common() | {"takeaway": "Write it down.", "why": [{"text": "Memory fades."}]} | fields


def plain(**fields: Any) -> Fields:
    """The fields of every kind, and ``fields``."""
    return _common() | fields


def recovery(**fields: Any) -> Fields:
    own = {
        "triggers": ["Where is it?"],
        "first_response_due": "10 minutes",
        "call_card": {"say": ["I am sorry."]},
        "steps": [{"id": "call-back", "title": "Call back"}],
        "checklist": fair_checklist(),
        "exit_tests": [{"text": "The customer says 「thank you」."}],
    }
    return _common() | own | fields


def tactic(**fields: Any) -> Fields:
    own = {
        "goal": "They call",
        "steps": [{"id": "visit", "title": "Visit"}],
        "evidence": [{"text": "A call"}],
    }
    return _common() | own | fields


def stage(name: str, *gates: str, **fields: Any) -> Fields:
    evidence = [{"text": "They called us."}]
    own = [{"id": id, "title": f"Title of {id}", "evidence": evidence} for id in gates]
    return _common() | {"stages": [name], "goal": "They listen", "gates": own} | fields


def decision(questions: dict[str, tuple[str, str]], **fields: Any) -> Fields:
    """``questions`` by id with the ids that yes and no lead to; the outcomes are ``agree`` and ``refuse``."""
    asked = [{"id": id, "ask": f"Is it {id}?", "yes": yes, "no": no} for id, (yes, no) in questions.items()]
    ends = [{"id": id, "title": id, "text": "Do it.", "playbook": "triage"} for id in ("agree", "refuse")]
    return _common() | {"questions": asked, "outcomes": ends} | fields


def checklist(*rows: str) -> Fields:
    items = [{"id": id, "action": f"Do {id}"} for id in rows]
    section = {"id": "at-once", "title": "At once", "items": items}
    return {"mode": "read-do", "goal": "Done", "sections": [section], "completion": "Tell your manager"}


def fair_checklist() -> Fields:
    """A checklist that covers all that a customer judges."""
    fields = checklist("call", "explain", "repair")
    for item, fairness in zip(fields["sections"][0]["items"], ("person", "process", "outcome"), strict=True):
        item["fairness"] = fairness
    return fields


def source(*claims: str, **fields: Any) -> Fields:
    text = {"en": "Memory fades.", "ja": "記憶は薄れます。"}
    own = [{"id": id, "weight": "A", "home": "notes", "text": text} for id in claims]
    return {"author": {"en": "A", "ja": "甲"}, "title": {"en": "T", "ja": "題"}, "claims": own} | fields


def site(
    root: Path, files: Mapping[str, Fields | str], locales: tuple[str, ...] = ("en",), **values: str
) -> Path:
    """A site of ``files``, whose paths start in ``playbooks/`` and leave out ``.yml``; JSON is YAML too."""
    for path, content in {"site": settings(*locales, **values), **files}.items():
        file = root / "playbooks" / f"{path}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False, indent=1)
        file.write_text(text, encoding="utf-8")
    (root / "docs").mkdir(exist_ok=True)  # MkDocs insists
    (root / "mkdocs.yml").write_text("site_name: Small\nplugins: [playbooks]\n", encoding="utf-8")
    return root


def _common() -> Fields:
    return {
        "title": "A title",
        "summary": "A summary",
        "stages": ["customer"],
        "search_words": ["word"],
        "owner": "Sales",
        "reviewed_on": "2026-11-21",
        "review_every": "6 months",
    }
