"""Every page of this repository's site is valid HTML, by the checker of the W3C."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from urllib.parse import unquote

from find_validator import INSTALL, validator

THEME = re.compile(r'<input class="md-toggle"[^>]*autocomplete="off"')
"""Material's switches without script; all else that the checker finds is ours."""


def test_every_page_is_valid_but_for_the_theme_s_own_switches(site: Path) -> None:
    command = validator()
    assert command, INSTALL
    checked = subprocess.run(
        [*command, "--stdout", "--format", "json", "--skip-non-html", "--errors-only", str(site)],
        capture_output=True,
        check=False,
    )
    told = json.loads(checked.stdout)["messages"]
    wrong = [
        f"{unquote(error['url']).partition(site.name)[2]}:{error['lastLine']} {error['message']}"
        for error in told
        if not (error["message"].startswith("Attribute “autocomplete”") and THEME.search(error["extract"]))
    ]
    assert wrong == []
    assert len({error["url"] for error in told}) > 100  # the switches are on every page: they all were read
