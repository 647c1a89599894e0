"""Build hook: compiles the translations (.po to .mo), so that no msgfmt is needed."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def compile_translations(folder: Path) -> list[Path]:
    """Write the .mo beside every .po below `folder`; returns what was written."""
    written = []
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        with source.open("rb") as po, target.open("wb") as mo:
            write_mo(mo, read_po(po, locale=source.parent.parent.name))
        written.append(target)
    return written


class CompileTranslations(BuildHookInterface):  # type: ignore[type-arg,misc]
    """Runs for wheels and for editable installations alike."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before files are collected; .mo files are ignored by git, so name them to the wheel."""
        del version
        build_data["artifacts"] += [
            str(path.relative_to(self.root)) for path in compile_translations(Path(self.root) / "src/juncta/locale")
        ]
