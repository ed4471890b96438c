"""Sales playbooks in YAML, rendered into a bilingual MkDocs Material training site."""

__version__ = "0.1.0"
