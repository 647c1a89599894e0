"""The settings as mypy reads them: the real ones, with an address of a database that nobody opens."""

import os

os.environ.setdefault("DATABASE_URL", "postgresql:///typing")

from juncta.project.settings import *  # noqa: F403 - the address must be there first
