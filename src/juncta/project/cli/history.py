"""Plays what has happened in the demo before anybody comes; the demo runs it once, beside its worker and signer."""

from juncta.project.cli.reach import set_up


def run(arguments: list[str]) -> int:
    """Play it, in a world where nothing has happened yet; any other is left as it is."""
    del arguments
    set_up()
    from juncta.project.story import history  # noqa: PLC0415 - Django has just been started

    history.play()
    return 0
