"""The story, for every module here."""

from tests.project.working import module_story, story  # noqa: F401 - fixtures
