"""Collects every sentence that can be translated and brings the .po files up to date; `--check` only says whether they are."""

import argparse
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import django
from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings

HOUSE = Path(__file__).resolve().parent.parent
SOURCE = HOUSE / "src" / "juncta"
LOCALE = SOURCE / "locale"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "mark": None,  # juncta.kernel.words: sentences from shelves that know no Django
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
NO_LINE = 0  # line numbers would change with every edit of a source; they are not written
HEADER = """\
# Juncta, {name}.
# Brought up to date by tools/messages.py; only the translations are written by hand.
msgid ""
msgstr ""
"Project-Id-Version: Juncta\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural}\\n"

"""


def sources() -> Iterator[Path]:
    """Every file that can hold a sentence, in a fixed order; the gallery of components is for developers and stays English."""
    for path in sorted(SOURCE.rglob("*")):
        parts = path.relative_to(SOURCE).parts
        if path.suffix in {".py", ".html", ".txt"} and not {"migrations", "static", "gallery"} & set(parts):
            yield path


def readable(path: Path) -> bytes:
    """The file as Python source, which is what the extraction reads."""
    text = path.read_text()
    if path.suffix == ".py":
        return text.encode()
    if not settings.configured:
        settings.configure(USE_I18N=True)
        django.setup()
    from django.utils.translation.template import templatize  # noqa: PLC0415 - it reads the settings

    lines = templatize(text, origin=str(path)).splitlines()
    return "\n".join(line.strip() for line in lines).encode()  # a template's indentation means nothing in Python


def collected() -> Catalog:
    """All messages as they stand in the source, each with the files that say it."""
    catalog = Catalog(charset="utf-8")
    for path in sources():
        place = path.relative_to(HOUSE).as_posix()
        for _line, message, _comments, context in extract("python", BytesIO(readable(path)), keywords=KEYWORDS):
            if message and (not isinstance(message, tuple) or message[0]):
                catalog.add(message, context=context, locations=[(place, NO_LINE)])
    return catalog


def translations(language: str) -> Catalog:
    """What has been translated so far."""
    path = place_of(language)
    if not path.exists():
        return Catalog(locale=language, charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language)


def place_of(language: str) -> Path:
    """Where a language's sentences are kept."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def renewed(language: str) -> str:
    """The whole .po file: the source's messages in its order, with the translations there are; what is no longer said falls out."""
    known = translations(language)
    fresh = Catalog(locale=language, charset="utf-8")
    for message in collected():
        if message.id:
            fresh.add(
                message.id,
                string=_kept(known.get(_key(message), message.context), message),
                context=message.context,
                locations=[(place, NO_LINE) for place in dict.fromkeys(place for place, _ in message.locations)],
                flags=message.flags,
            )
    written = BytesIO()
    write_po(written, fresh, width=140, omit_header=True, include_lineno=False, ignore_obsolete=True)
    header = HEADER.format(name=Locale.parse(language).english_name, language=language, plural=fresh.plural_forms)
    return header + written.getvalue().decode().strip("\n") + "\n"


def _key(message: Message) -> str:
    return message.id[0] if isinstance(message.id, (tuple, list)) else message.id


def _kept(known: Message | None, message: Message) -> str | tuple[str, ...]:
    """The translation, unless a sentence has become one with a plural, or the reverse."""
    if isinstance(message.id, str):
        return known.string if known and not known.fuzzy and isinstance(known.string, str) else ""
    return tuple(known.string) if known and not known.fuzzy and isinstance(known.string, (tuple, list)) else ("", "")


def main(arguments: list[str] | None = None) -> int:
    """Write the files, or with `--check` end with 1 where one is not what it would become."""
    parser = argparse.ArgumentParser(prog="tools/messages.py", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; end with 1 if a file is out of date")
    parser.add_argument("languages", nargs="*", default=["fr"])
    options = parser.parse_args(arguments)
    stale = False
    for language in options.languages:
        path, text = place_of(language), renewed(language)
        if path.exists() and path.read_text() == text:
            continue
        stale = True
        if not options.check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        print(f"{path.relative_to(HOUSE)} {'is out of date' if options.check else 'written'}")
    return int(stale and options.check)


if __name__ == "__main__":
    sys.exit(main())
