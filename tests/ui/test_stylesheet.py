"""The tokens carry text that everybody can read, and the stylesheet stays small."""

import gzip
import re
from itertools import product
from pathlib import Path

import pytest

import juncta.ui
from juncta.ui.pictures import HUES

STYLES = Path(juncta.ui.__file__).parent / "static" / "ui"
SHEET = (STYLES / "juncta.css").read_text(encoding="utf-8")
LIGHT, DARK = (dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", part)) for part in SHEET.split("@media (prefers-color-scheme: dark)", 1))
DARK = {**LIGHT, **{name: value for name, value in DARK.items() if name in LIGHT}}
SCHEMES = {"light": LIGHT, "dark": DARK}

TEXT = [
    *product(("ink", "ink-soft", "accent", "accent-deep", "stop"), ("paper", "sheet")),
    *product(("ink", "ink-soft"), ("sunk",)),
    *((ink, ground) for ink in ("ink", "accent", "accent-deep") for ground in ("accent-ground",)),
    ("on-accent", "accent"),
    ("on-accent", "accent-deep"),
    ("ink", "good-ground"),
    ("ink", "warn-ground"),
    ("stop", "stop-ground"),
    ("paper", "ink"),
]
SHAPES = [
    *product(("edge", "good", "warn", "stop", "accent", *(f"hue-{n}" for n in range(HUES))), ("paper", "sheet")),
    ("accent", "accent-ground"),
    ("good", "good-ground"),
    ("warn", "warn-ground"),
]


def channels(colour: str) -> list[float]:
    return [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]


def luminance(rgb: list[float]) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: list[float], other: list[float]) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def weak(tokens: dict[str, str], pairs, enough: float) -> list[tuple[str, str, float]]:
    """The pairs whose contrast is not enough, and how much it is."""
    measured = [(one, other, contrast(channels(tokens[one]), channels(tokens[other]))) for one, other in pairs]
    return [pair for pair in measured if pair[2] < enough]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_can_be_read(scheme):
    assert weak(SCHEMES[scheme], TEXT, 4.5) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_shapes_can_be_seen(scheme):
    assert weak(SCHEMES[scheme], SHAPES, 3) == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("number", range(HUES))
def test_text_on_a_partner_tile_can_be_read(scheme, number):
    tokens = SCHEMES[scheme]
    hue, sheet = channels(tokens[f"hue-{number}"]), channels(tokens["sheet"])
    ground = [0.12 * a + 0.88 * b for a, b in zip(hue, sheet, strict=True)]  # the tile mixes 9 % in; a little more here, to be safe
    assert contrast(channels(tokens["ink"]), ground) >= 4.5
    assert contrast(channels(tokens["ink-soft"]), ground) >= 4.5


def test_there_is_a_hue_for_every_partner_in_both_schemes():
    for tokens in SCHEMES.values():
        assert len({tokens[f"hue-{number}"] for number in range(HUES)}) == HUES
        assert all(tokens[f"hue-{number}"] for number in range(HUES))


def test_the_stylesheet_is_small_enough_to_load_first():
    assert len(SHEET.encode()) <= 40_000
    assert len(gzip.compress(SHEET.encode())) <= 12_000


def test_nothing_is_loaded_from_elsewhere():
    assert "@import" not in SHEET
    assert "url(" not in SHEET


def test_braces_are_balanced():
    assert SHEET.count("{") == SHEET.count("}")


def test_motion_is_for_those_who_want_it():
    outside = re.sub(r"@media \(prefers-reduced-motion: no-preference\) \{.*?\} \}", "", SHEET, flags=re.DOTALL)
    assert "transition" not in outside
    assert "animation" not in outside
