"""The source as the house tests read it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "juncta"
STAIRCASE = (
    "kernel",
    "base",
    "ui",
    "alliance",
    "skills",
    "jurisdiction",
    "framework",
    "design",
    "needs",
    "support",
    "cocreation",
    "review",
    "catalogue",
    "enrolment",
    "assessment",
    "credentials",
    "recognition",
    "portfolio",
    "adapters",
    "desk",
    "project",
)
"""From the ground up, as in .importlinter."""


def shown(path: Path) -> str:
    """How a file is called in a failure."""
    return str(path.relative_to(ROOT))


@cache
def modules() -> tuple[Path, ...]:
    """Every module we wrote, migrations and generated code left out."""
    return tuple(path for path in sorted(SOURCE.rglob("*.py")) if not {"migrations", "generated"} & set(path.parts))


@cache
def tree(path: Path) -> ast.Module:
    """A module as a syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


@cache
def templates() -> tuple[Path, ...]:
    """Every template."""
    return tuple(sorted(SOURCE.glob("*/templates/**/*.*")))


def room(path: Path) -> str:
    """The room a file lies in."""
    return path.relative_to(SOURCE).parts[0]


def shelf(path: Path) -> str:
    """The shelf a module lies on: "operations" for operations.py and operations/voting.py alike."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return parts[1] if len(parts) > 1 else ""


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a module."""
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def length(node: ast.stmt) -> int:
    """Lines from the name to the end; decorators are not counted."""
    return (node.end_lineno or node.lineno) - node.lineno + 1
