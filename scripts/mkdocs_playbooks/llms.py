"""Library -> ``llms.txt``: what there is to read, for programs that read Markdown (llmstxt.org)."""

from __future__ import annotations

from mkdocs_playbooks import catalogue, checklist_table, feed
from mkdocs_playbooks.library import Library
from mkdocs_playbooks.markdown_text import escaped, link
from mkdocs_playbooks.markdown_values import source_address
from mkdocs_playbooks.pages import markdown_address
from mkdocs_playbooks.templates import Labels

FILE = "llms.txt"


def contents(library: Library, locale: str, labels: Labels) -> str:
    """The list of one language: its playbooks by kind, its sources, the files for programs."""
    settings = library.settings.locales[locale]
    blocks = [f"# {escaped(settings.title)}", f"> {escaped(settings.description)}"]
    for kind in library.kinds:
        entries = [
            f"- {link(p.content.title, markdown_address(p))}: {escaped(p.content.summary)}"
            for p in library.of(locale, kind)
        ]
        if entries:
            blocks += [f"## {escaped(labels(f'kind.{kind}.many'))}", "\n".join(entries)]
    if library.sources:
        sources = [
            f"- {link(f'{id} {source.content.title[locale]}', source_address(id))}"
            for id, source in sorted(library.sources.items())
        ]
        blocks += [f"## {labels('page.sources.title')}", "\n".join(sources)]
    files = (catalogue.FILE, catalogue.SCHEMA, checklist_table.FILE, feed.FILE)
    blocks += ["## Optional", "\n".join(f"- {link(name, name)}" for name in files)]
    return "\n\n".join(blocks) + "\n"


def languages(library: Library) -> str:
    """The list at the root of the site, which leads to that of each language."""
    names = library.settings.locales
    blocks = [f"# {' / '.join(escaped(s.title) for s in names.values())}"]
    blocks += [
        "\n".join(
            f"- {link(s.name, f'{code}/{FILE}')}: {escaped(s.description)}" for code, s in names.items()
        )
    ]
    return "\n\n".join(blocks) + "\n"
