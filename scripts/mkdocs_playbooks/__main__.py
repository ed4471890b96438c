"""``python -m mkdocs_playbooks`` is the command ``playbooks``."""

from mkdocs_playbooks.cli import main

main(prog_name="playbooks")
