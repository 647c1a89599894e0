"""What higher rooms tell this one: which named checks there are, and what each asks."""

from collections.abc import Mapping
from types import MappingProxyType

_checks: dict[str, str] = {}


def know_checks(questions: Mapping[str, str]) -> None:
    """Have these codes be known, each with its question (marked for translation); telling them twice changes nothing."""
    _checks.update(questions)


def known_checks() -> Mapping[str, str]:
    """Every check that somebody has told; none where no higher room is connected."""
    return MappingProxyType(_checks)
