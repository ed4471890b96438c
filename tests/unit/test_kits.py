"""Role-play kits: made from what the playbook holds, from a case that is written for it, or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import samples

from mkdocs_playbooks import kits
from mkdocs_playbooks.kinds import KINDS
from mkdocs_playbooks.kits import Row
from mkdocs_playbooks.library import Library, Playbook
from mkdocs_playbooks.load import load
from mkdocs_playbooks.pages import has_kit, kit_address
from mkdocs_playbooks.templates import Labels

CARD = {"say": ["I am sorry."], "avoid": [{"phrase": "We were busy.", "instead": "We were late."}]}
TALK = [
    {"they_say": "You again?", "we_say": ["I am sorry."]},
    {"they_say": "(By mail) Well?", "we_say": ["I am ringing."]},
    {"they_say": "Where is it?", "we_say": ["On its way."]},
]
PLAY = {
    "seller": "You sold it.",
    "customer": "You bought it, see [](rescue).",
    "opening": "It is <b>broken</b>.",
    "hidden": "Only **half** is needed.",
    "tell_when": "they ask",
    "calm_when": "they come",
    "anchors": [{"look_for": f"Thing {n}", "weak": f"Weak {n}", "strong": f"Strong {n}"} for n in range(3)],
}


def library(root: Path, **fields: Any) -> Library:
    loaded = load(samples.site(root, {"en/recovery/rescue": samples.recovery(**fields)}))
    assert loaded.diagnostics == []
    return loaded.library


def rescue(found: Library) -> Playbook:
    playbook = found.find("en", "rescue")
    assert playbook
    return playbook


def documents(root: Path, found: Library) -> dict[str, str]:
    all_kits = kits.Kits(found, root, "en", Labels(root, "en", tuple(KINDS)))
    return {address: page for p in found.of("en") for address, page in all_kits.document(p).items()}


def test_a_playbook_is_acted_out_if_customers_speak_and_a_card_answers(tmp_path: Path) -> None:
    assert not has_kit(rescue(library(tmp_path)))
    assert has_kit(rescue(library(tmp_path, objections=TALK)))
    assert has_kit(rescue(library(tmp_path, role_play=PLAY)))


def test_without_a_case_the_kit_comes_from_triggers_objections_and_the_card(tmp_path: Path) -> None:
    kit = kits.kit(rescue(library(tmp_path, call_card=CARD, objections=TALK)))
    assert kit.opening == "Where is it?"
    assert kit.pushes == ("You again?",)  # not the opening again, and nothing that is not spoken
    assert kit.rows == (Row("", "We were busy.", "We were late."),)


def test_a_case_has_its_own_opening_and_anchors(tmp_path: Path) -> None:
    kit = kits.kit(rescue(library(tmp_path, role_play=PLAY, objections=TALK)))
    assert kit.opening == "It is <b>broken</b>."
    assert kit.pushes == ("You again?", "Where is it?")
    assert kit.rows[2] == Row("Thing 2", "Weak 2", "Strong 2")


def test_every_text_of_a_case_is_on_its_sheets_and_none_of_it_is_html(tmp_path: Path) -> None:
    found = library(tmp_path, role_play=PLAY)
    ((address, html),) = documents(tmp_path, found).items()
    assert address == kit_address(rescue(found)) == "print/role-play/rescue.html"
    for text in (
        "You sold it.",
        "You bought it, see A title.",
        "Only half is needed.",
        "they ask",
        "they come",
    ):
        assert text in html
    for n in range(3):
        assert f"Thing {n}" in html and f"Weak {n}" in html and f"Strong {n}" in html
    assert "<b>broken</b>" not in html and html.count("It is &lt;b&gt;broken&lt;/b&gt;.") == 2


def test_a_kit_never_has_the_address_of_a_sheet(tmp_path: Path) -> None:
    """Whatever a playbook is called: ids have no slash, and kits lie in a folder of their own."""
    for id in ("role-play", "role-play-rescue", "rescue"):
        files: dict[str, samples.Fields | str] = {f"en/recovery/{id}": samples.recovery(objections=TALK)}
        found = load(samples.site(tmp_path / id, files)).library
        (address,) = documents(tmp_path / id, found)
        assert address == f"print/role-play/{id}.html"
