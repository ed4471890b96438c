"""``pages``: which pages a site has, at addresses that never change, in the order of the navigation."""

from __future__ import annotations

from pathlib import Path

import pytest
import samples

from mkdocs_playbooks.kinds import KINDS
from mkdocs_playbooks.load import load
from mkdocs_playbooks.model import STAGES
from mkdocs_playbooks.pages import Plan, plan
from mkdocs_playbooks.templates import Labels


def plans(root: Path, files: dict[str, samples.Fields | str], locale: str = "en") -> list[Plan]:
    library = load(samples.site(root, files, ("en", "ja"))).library
    return plan(library, locale, Labels(root, locale, tuple(KINDS)))


def at(planned: list[Plan], address: str) -> Plan:
    (found,) = [one for one in planned if one.address == address]
    return found


def test_an_empty_site_has_its_doors_and_stages_and_no_list_of_nothing(tmp_path: Path) -> None:
    addresses = [one.address for one in plans(tmp_path, {})]

    stages = [f"stages/{stage}.html" for stage in STAGES]
    assert addresses == [
        "index.html",
        "now.html",
        "learn.html",
        "print/index.html",
        "runs.html",
        "talk.html",
        "call-back.html",
        "stage-check.html",
        "stages/index.html",
        *stages,
        "report.html",
        "find.html",
    ]


def test_the_address_of_a_playbook_is_its_kind_and_its_id(tmp_path: Path) -> None:
    planned = plans(tmp_path, {"en/recovery/late": samples.recovery(title="Late")})
    page = at(planned, "recovery/late.html")

    assert (page.title, page.description, page.template) == (
        "Late",
        "A summary",
        "kinds/recovery/page.html.j2",
    )
    assert page.playbook and page.playbook.id == "late"
    assert page.section == at(planned, "recovery/index.html").title


def test_kinds_come_in_the_order_of_the_navigation_and_playbooks_by_id(tmp_path: Path) -> None:
    files: dict[str, samples.Fields | str] = {
        "en/lesson/a": samples.lesson(),
        "en/tactic/z": samples.tactic(),
        "en/tactic/b": samples.tactic(),
        "en/recovery/m": samples.recovery(),
    }
    own = [one.address for one in plans(tmp_path, files) if one.address.split("/")[0] in KINDS]

    assert own == [
        "recovery/index.html",
        "recovery/m.html",
        "tactic/index.html",
        "tactic/b.html",
        "tactic/z.html",
        "lesson/index.html",
        "lesson/a.html",
    ]


def test_a_language_plans_only_its_own_playbooks(tmp_path: Path) -> None:
    planned = plans(tmp_path, {"en/lesson/a": samples.lesson(), "ja/lesson/b": samples.lesson()}, "ja")

    assert [one.address for one in planned if one.playbook] == ["lesson/b.html"]


def test_help_now_has_every_recovery_and_every_other_call_card(tmp_path: Path) -> None:
    files: dict[str, samples.Fields | str] = {
        "en/recovery/a": samples.recovery(),
        "en/recovery/b": samples.recovery(),
        "en/lesson/card": samples.lesson(call_card={"say": ["Hello"]}),
        "en/lesson/none": samples.lesson(),
    }
    values = at(plans(tmp_path, files), "now.html").values()

    assert {p.id for p in values["urgent"]} == {"a", "b"}
    assert [p.id for p in values["others"]] == ["card"]


def test_the_page_of_runs_knows_every_checklist(tmp_path: Path) -> None:
    files: dict[str, samples.Fields | str] = {
        "en/recovery/late": samples.recovery(),
        "en/lesson/notes": samples.lesson(),
        "en/lesson/ticked": samples.lesson(checklist=samples.checklist("call")),
    }
    values = at(plans(tmp_path, files), "runs.html").values()

    assert [p.id for p in values["lists"]] == ["late", "ticked"]


def test_the_coverage_table_counts_a_playbook_in_each_of_its_stages(tmp_path: Path) -> None:
    files: dict[str, samples.Fields | str] = {
        "en/lesson/a": samples.lesson(stages=["prospect", "customer"]),
        "en/lesson/b": samples.lesson(stages=["customer"]),
    }
    planned = plans(tmp_path, files)
    table = at(planned, "stages/index.html").values()["table"]

    assert list(table) == list(STAGES)
    assert {stage: [p.id for p in list_] for stage, list_ in table.items() if list_} == {
        "prospect": ["a"],
        "customer": ["a", "b"],
    }
    assert [p.id for p in at(planned, "stages/customer.html").values()["playbooks"]] == ["a", "b"]


def test_every_source_has_a_page_that_knows_who_cites_it(tmp_path: Path) -> None:
    files: dict[str, samples.Fields | str] = {
        "sources/S1": samples.source("S1-1", "S1-2"),
        "en/lesson/a": samples.lesson(why=[{"text": "x", "sources": ["S1-2"]}]),
        "ja/lesson/a": samples.lesson(why=[{"text": "x", "sources": ["S1-1"]}]),
    }
    planned = plans(tmp_path, files)

    assert at(planned, "sources/index.html").section == at(planned, "sources/S1.html").section
    uses = at(planned, "sources/S1.html").values()["uses"]
    assert {claim: [p.id for p in users] for claim, users in uses.items()} == {"S1-2": ["a"]}


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_no_two_pages_of_the_real_site_share_an_address_even_in_other_case(
    repository: Path, locale: str
) -> None:
    planned = plan(load(repository).library, locale, Labels(repository, locale, tuple(KINDS)))
    addresses = [one.address.lower() for one in planned]

    assert len(addresses) == len(set(addresses))
    assert all(one.title and one.description for one in planned)
