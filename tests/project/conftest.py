"""The story, for the modules here that ask for it."""

from tests.project.working import module_story, story  # noqa: F401 - fixtures
