"""Whatever lies in a file, the author gets a site that shows all of it, or a message with its place.

`python tests/fuzz.py` runs the same properties for as long as one likes.
"""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from broken_playbooks import REAL, broken, real_path
from hostile_files import REPOSITORY, any_bytes, any_yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from promises import keep_the_promises
from small_sites import Sites

# The promises hold the time themselves, in seconds of the processor; a busy machine is no bug.
settings.register_profile("ci", max_examples=40, derandomize=True, database=None, deadline=None)
settings.register_profile("fuzz", max_examples=100, database=None, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

PLACES = st.sampled_from(
    [
        *["playbooks/en/lesson/file.yml"] * 5,
        "playbooks/site.yml",
        "playbooks/sources/S2.yml",
        "playbooks/ja/lesson/kept.yml",
    ]
)


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    return Sites(tmp_path_factory.mktemp("sites"))


@given(path=PLACES, raw=any_bytes)
def test_any_bytes_are_a_site_or_a_message(sites: Sites, path: str, raw: bytes) -> None:
    keep_the_promises(sites.plain(), path, raw)


@given(path=PLACES, raw=any_yaml)
def test_any_yaml_is_a_site_or_a_message(sites: Sites, path: str, raw: bytes) -> None:
    keep_the_promises(sites.plain(), path, raw)


@given(file=real_path.flatmap(lambda path: st.tuples(st.just(path), broken(path))))
def test_a_broken_playbook_is_a_site_or_a_message(sites: Sites, file: tuple[str, bytes]) -> None:
    path, raw = file
    keep_the_promises(sites.round(path), path, raw)


PROPERTIES: dict[str, Callable[[Sites], None]] = {
    "any bytes": test_any_bytes_are_a_site_or_a_message,
    "any YAML": test_any_yaml_is_a_site_or_a_message,
    "broken playbooks": test_a_broken_playbook_is_a_site_or_a_message,
}
"""For tests/fuzz.py."""


@pytest.mark.parametrize("path", REAL)
def test_a_real_file_is_accepted_in_the_site_made_for_it(sites: Sites, path: str) -> None:
    """Or the mistakes made in it would never meet the rules that look at accepted files only."""
    assert keep_the_promises(sites.round(path), path, (REPOSITORY / path).read_bytes()).diagnostics == []
