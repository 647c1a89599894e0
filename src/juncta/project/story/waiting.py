"""Waiting for what other processes do: the worker's reactions, the signer's signatures."""

import time
from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")
PAUSE = 0.05


class Wait(Protocol):
    """Waits until a look finds something, or raises TimeoutError with the sentence that says what was awaited."""

    def __call__(self, look: Callable[[], T | None], what: str) -> T:
        """What the look found."""
        ...


def patiently(seconds: float, alive: Callable[[], bool] = lambda: True) -> Wait:
    """Look again and again for so long; give up at once when `alive` says that nobody works any more."""

    def wait(look: Callable[[], T | None], what: str) -> T:
        until = time.monotonic() + seconds
        while True:
            goes_on = alive() and time.monotonic() < until
            found = look()
            if found:
                return found
            if not goes_on:
                raise TimeoutError(what)
            time.sleep(PAUSE)

    return wait
