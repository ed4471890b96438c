"""What an author can get wrong, case by case, with the outcome that was promised for it.

The numbers are those of the list of bad inputs; ``bad_texts`` and ``bad_sites`` hold the cases. What a page
then shows stands in ``test_bad_inputs_shown``.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import samples
from bad_inputs import GOOD, Case, whole
from bad_sites import CONTENT, PATHS, RESOURCES, WEB
from bad_texts import ENCODING, JAPANESE, YAML
from builds import built

from mkdocs_playbooks.gather import Gathered, gather

SLOWEST = 20  # seconds; the worst of these inputs once took minutes or had no end
CASES = ENCODING + JAPANESE + YAML + RESOURCES + PATHS + WEB + CONTENT


def test_every_number_of_the_list_has_a_case() -> None:
    assert {case.number for case in CASES} == set(range(1, 70))
    assert len({str(case) for case in CASES}) == len(CASES)


def gathered(case: Case, root: Path) -> Gathered:
    samples.site(root, {})
    whole(GOOD)(root)
    case.write(root)
    return gather(root)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.number}-{case.typed[:40]}")
def test_a_bad_input_has_the_promised_outcome(case: Case, tmp_path: Path) -> None:
    start = time.process_time()
    result = gathered(case, tmp_path)

    assert {d.code for d in result.diagnostics} == case.codes
    assert result.ok == case.accepted
    for diagnostic in result.diagnostics:
        for language in ("en", "ja"):
            assert diagnostic.message(language)
        assert diagnostic.place.line >= 1 and diagnostic.place.column >= 1
    if result.ok:
        assert built(result)[0].pages
    assert time.process_time() - start < SLOWEST
