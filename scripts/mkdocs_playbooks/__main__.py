"""``python -m mkdocs_playbooks`` is the command ``playbooks``."""

from mkdocs_playbooks.start import main

if __name__ == "__main__":
    main()
