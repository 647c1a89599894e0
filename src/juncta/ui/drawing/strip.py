"""A strip of pieces that fit into each other, each as long as its share of the whole."""

from collections.abc import Sequence

LENGTH, HEIGHT, TAB = 1000.0, 30.0, 5.5


def draw(shares: Sequence[float]) -> list[str]:
    """One path per share, from left to right; every piece has a tab that the next takes in. Shares of nothing draw nothing."""
    whole = sum(shares)
    if whole <= 0:
        return []
    paths = []
    left = 0.0
    for number, share in enumerate(shares):
        right = left + LENGTH * share / whole
        paths.append(piece(left, right, opens=number > 0, ends=number == len(shares) - 1))
        left = right
    return paths


def piece(left: float, right: float, *, opens: bool, ends: bool) -> str:
    """A piece with a socket on its left (unless it is the first) and a tab on its right (unless it is the last)."""
    above, below = HEIGHT / 2 - TAB, HEIGHT / 2 + TAB
    tab = "" if ends else f"V{above:g}A{TAB:g} {TAB:g} 0 0 1 {right:.1f} {below:g}"
    socket = f"V{below:g}A{TAB:g} {TAB:g} 0 0 0 {left:.1f} {above:g}" if opens else ""
    return f"M{left:.1f} 0H{right:.1f}{tab}V{HEIGHT:g}H{left:.1f}{socket}Z"
