"""Text in several languages, in the shape of ELM and OEAPI LangStrings: {"en": …, "fi": …}."""

from collections.abc import Mapping
from types import MappingProxyType

FALLBACK = "en"


class LangText(Mapping[str, str]):
    """One text in one or more languages (BCP 47 tags); empty languages are dropped."""

    __slots__ = ("_texts",)

    def __init__(self, texts: Mapping[str, str] | str | None = None) -> None:
        """A bare string is taken as English, the fallback language."""
        given = {FALLBACK: texts} if isinstance(texts, str) else dict(texts or {})
        self._texts = MappingProxyType({tag: text.strip() for tag, text in given.items() if text.strip()})

    def __getitem__(self, tag: str) -> str:
        """The text in exactly this language."""
        return self._texts[tag]

    def __iter__(self):  # type: ignore[no-untyped-def] # noqa: ANN204 - Iterator[str] by Mapping
        """Language tags in the order they were written."""
        return iter(self._texts)

    def __len__(self) -> int:
        """How many languages there are."""
        return len(self._texts)

    def __str__(self) -> str:
        """The text in the fallback language, or the first there is."""
        return self.best(FALLBACK)[1]

    def __hash__(self) -> int:
        """Equal texts hash alike, so facts that hold them stay hashable."""
        return hash(frozenset(self._texts.items()))

    def __reduce__(self) -> tuple[type["LangText"], tuple[dict[str, str]]]:
        """A copy is made from its texts: the proxy around them cannot be copied."""
        return LangText, (self.plain(),)

    def best(self, tag: str) -> tuple[str, str]:
        """The language used and the text: the one asked for, its base language, English, else the first; ("", "") if none."""
        for candidate in (tag, tag.split("-", maxsplit=1)[0], FALLBACK):
            if candidate in self._texts:
                return candidate, self._texts[candidate]
        return next(iter(self._texts.items()), ("", ""))

    def plain(self) -> dict[str, str]:
        """As a dict for JSON."""
        return dict(self._texts)
