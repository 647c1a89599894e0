"""How lints read a document that may be wrong in every way."""

import re
from typing import Any, Final

ADDRESS: Final = re.compile(r"https://[^\s<>\"{}|\\^`\x00-\x20]+")
ACHIEVEMENT: Final = ("credentialSubject", "achievement")


def at(value: Any, *path: str | int) -> Any:  # noqa: ANN401 - any JSON value
    """What stands at that place, or None."""
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def items(value: Any, *path: str | int) -> list[Any]:  # noqa: ANN401 - any JSON value
    """The list at that place, or an empty one."""
    found = at(value, *path)
    return found if isinstance(found, list) else []


def achieved(document: Any, *path: str | int) -> Any:  # noqa: ANN401 - any JSON value
    """What stands at that place of the achievement, or None."""
    return at(document, *ACHIEVEMENT, *path)


def is_text(value: Any) -> bool:  # noqa: ANN401 - any JSON value
    """Whether it is a text that says something."""
    return isinstance(value, str) and bool(value.strip())


def is_language_map(value: Any) -> bool:  # noqa: ANN401 - any JSON value
    """Whether it is a text in at least one language."""
    return isinstance(value, dict) and bool(value) and all(is_text(each) for each in value.values())


def is_number(value: Any) -> bool:  # noqa: ANN401 - any JSON value
    """Whether it is a number above zero."""
    return isinstance(value, int | float) and not isinstance(value, bool) and value > 0
