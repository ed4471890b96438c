"""Whether tests go through everything (``make every``), or through a few that stand for all."""

import os

EVERY = bool(os.environ.get("EVERY"))
