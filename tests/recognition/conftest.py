"""The story, for every module here."""

from tests.project.working import story  # noqa: F401 - a fixture
