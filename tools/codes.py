"""Writes docs/reference/codes.md: every refusal and finding the source knows, so that nobody meets a code without a page."""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "juncta"
PAGE = ROOT / "docs" / "reference" / "codes.md"
CODE = re.compile(r"^(?:ALL|SKI|JUR|FRA|DES|NEE|SUP|COC|REV|CAT|ENR|ASM|CRE|REC|POR|DSK)-\d{3}$")
MARKS = {"_", "gettext", "gettext_lazy", "ngettext", "mark"}
HEAD = """# Codes

Every refusal ("you may not now") and every finding ("look at this") has a stable code. The number says which: 1xx are refusals,
2xx and above are findings of named checks. The sentences are what people read; values stand in braces. This page is made from the
source by `python -m tools.codes`.
"""


@dataclass(frozen=True, slots=True, order=True)
class Code:
    """One code as the source says it."""

    code: str
    room: str
    sentence: str


@cache
def codes() -> list[Code]:
    """Every code of the source, with what is said with it. The gallery's specimens are no codes of ours."""
    found: dict[str, Code] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        if "ui" in path.relative_to(SOURCE).parts:
            continue
        for each in _in(path):
            known = found.get(each.code)
            if known is None or (each.sentence and not known.sentence):
                found[each.code] = each
    return sorted(found.values())


def _in(path: Path) -> Iterator[Code]:
    room = path.relative_to(SOURCE).parts[0]
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for scope in ast.walk(tree):
        if isinstance(scope, ast.FunctionDef):
            choice = " / ".join(_sentences(scope))
            yield from (Code(code, room, sentence or choice) for code, sentence in _said(scope))
    yield from (Code(code, room, sentence) for code, sentence in _said(tree))


def _said(scope: ast.AST) -> Iterator[tuple[str, str]]:
    """Codes that are arguments of a call, each with the sentence beside it, if that is written there."""
    for node in ast.walk(scope):
        if isinstance(node, ast.Call):
            texts = [text for word in (*node.args, *(keyword.value for keyword in node.keywords)) if (text := _text(word))]
            yield from ((text, _longest(texts, text)) for text in texts if CODE.match(text))


def _sentences(scope: ast.FunctionDef) -> list[str]:
    """Every translatable sentence of a function: what it chooses from when the sentence is not beside the code."""
    calls = (node for node in ast.walk(scope) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
    return [text for call in calls if call.func.id in MARKS and " " in (text := _text(call))]  # type: ignore[attr-defined] # a Name


def _longest(texts: list[str], code: str) -> str:
    """The sentence beside a code: the first text with a space in it."""
    return next((text for text in texts if text != code and " " in text), "")


def _text(node: ast.expr) -> str:
    """The literal text of an expression, also inside one call such as _("…"); empty if it has none."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.BinOp):  # "… %(name)s" % {…}
        return _text(node.left)
    if isinstance(node, ast.Call):
        inner = node.func.value if isinstance(node.func, ast.Attribute) and node.func.attr == "format" else None
        return _text(inner) if inner is not None else next((text for word in node.args if (text := _text(word))), "")
    return ""


def page() -> str:
    """The whole page."""
    lines, room = [HEAD], ""
    for each in sorted(codes(), key=lambda code: (code.room, code.code)):
        if each.room != room:
            room = each.room
            lines.append(f"\n## {room}\n\n| code | sentence |\n|---|---|")
        sentence = " ".join(each.sentence.split()).replace("|", "\\|")
        lines.append(f"| `{each.code}` | {sentence} |")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write the page; with --check only say whether it is up to date."""
    if "--check" in sys.argv:
        return 0 if PAGE.exists() and PAGE.read_text(encoding="utf-8") == page() else 1
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
