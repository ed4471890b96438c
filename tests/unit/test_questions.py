"""All questions as one script: whole, seen from the learn page, and harmless whatever is typed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import samples

from mkdocs_playbooks import questions
from mkdocs_playbooks.kinds import KINDS
from mkdocs_playbooks.learning import cards
from mkdocs_playbooks.load import load
from mkdocs_playbooks.sheets import in_every_language
from mkdocs_playbooks.templates import Labels

EVIL = "<script>alert(1)</script></template>{{ 7 * 7 }}"


def made(root: Path, locale: str) -> dict[str, str]:
    library = load(root).library
    labels = Labels(root, locale, tuple(KINDS))
    sheets = in_every_language(library, root, {locale: labels})[locale]
    text = questions.script(library, root, locale, labels, sheets)
    found: dict[str, str] = json.loads(text.removeprefix("window.pbQuestions = ").removesuffix(";\n"))
    assert list(found) == [card.key for playbook in library.of(locale) for card in cards(playbook)]
    return found


def test_every_question_of_this_site_is_there_with_links_that_lead_from_the_learn_page(
    repository: Path,
) -> None:
    for locale in ("ja", "en"):
        found = made(repository, locale)
        assert len(found) > 200
        for key, html in found.items():
            assert html.startswith('<div class="pb-quiz__question" data-pb-question=')
            assert f'data-pb-key="{key}"' in html
            assert " id=" not in html  # the same question may be on the page a second time
            for link in re.findall(r'href="([^"]*)"', html):
                kind, _, rest = link.partition("/")
                assert kind in KINDS and (repository / f"playbooks/{locale}/{kind}").is_dir(), link
                assert rest.partition("#")[0].endswith(".html")


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    options = [
        {"text": f"Right {EVIL}", "correct": "true", "because": EVIL},
        {"text": f"Wrong {EVIL}", "because": EVIL},
    ]
    asked = {"id": "when", "ask": EVIL, "story": EVIL, "options": options}
    root = samples.site(tmp_path, {"en/recovery/rescue": samples.recovery(title=EVIL, quiz=[asked])})
    (html,) = made(root, "en").values()
    assert "<script" not in html and "</template" not in html and "{{ 7 * 7 }}" in html
