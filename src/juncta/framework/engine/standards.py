"""The standard sets that come with Juncta: a set's file becomes facts, or one sentence says what is wrong with it and in which line."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from juncta.framework.engine.lines import line_of
from juncta.framework.engine.parsing import BrokenFramework
from juncta.framework.facts import Standard, StandardSet
from juncta.kernel.tables import Misread, Table, unique

CODE = re.compile(r"[0-9]{1,2}(\.[0-9]{1,2})?")


@cache
def known_standards() -> MappingProxyType[str, StandardSet]:
    """Every set that is shipped, by its key; a version of a set never changes."""
    folder = files("juncta.framework").joinpath("data/standards")
    found = [parse_standards(each.read_text(encoding="utf-8")) for each in folder.iterdir() if each.name.endswith(".toml")]
    return MappingProxyType({each.key: each for each in sorted(found, key=lambda each: each.key)})


def parse_standards(text: str) -> StandardSet:
    """The standards of a file; raises BrokenFramework with the line."""
    try:
        top = Table(tomllib.loads(text))
        found = StandardSet(
            code=top.slug("code"),
            version=top.slug("version"),
            name=top.words("name"),
            source=top.text("source"),
            standards=tuple(_standard(row) for row in top.tables("standards")),
        )
        top.close()
        unique((each.code for each in found.standards), ("standards",))
    except tomllib.TOMLDecodeError as error:
        raise BrokenFramework(str(error)) from None
    except Misread as misread:
        raise BrokenFramework(str(misread), line_of(text, misread.path)) from None
    return found


def _standard(row: Table) -> Standard:
    standard = Standard(
        code=row.matching("code", CODE, "a number such as 1.2"),
        name=row.words("name"),
        question=row.words("question"),
    )
    row.close()
    return standard
