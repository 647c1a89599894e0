"""The versions of a framework, the one in force, and a design's position on its way."""

from collections.abc import Collection, Iterable
from importlib.resources import files
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from juncta.alliance import queries as alliances
from juncta.framework import engine
from juncta.framework.engine import speaking
from juncta.framework.facts import Change, FrameworkFacts, Position
from juncta.framework.models import Framework
from juncta.framework.ports import known_checks
from juncta.kernel.actor import SYSTEM, VISITOR, Actor
from juncta.kernel.canonical import canonical
from juncta.kernel.refusal import Finding

if TYPE_CHECKING:
    from juncta.alliance.models import Alliance


def visible_to(actor: Actor) -> QuerySet[Framework]:
    """The published versions of the alliance whose pages the actor sees; they are public."""
    if actor == SYSTEM:
        return Framework.objects.all()
    alliance = alliances.current(actor)
    return Framework.objects.filter(alliance=alliance) if alliance else Framework.objects.none()


def published(alliance: "Alliance") -> QuerySet[Framework]:
    """The versions of an alliance's framework, the one in force first."""
    return Framework.objects.filter(alliance=alliance).select_related("alliance").order_by("-published_at", "-version")


def current(alliance: "Alliance") -> Framework:
    """The version in force: the one published last; raises Framework.DoesNotExist before the first."""
    newest = published(alliance).first()
    if newest is None:
        message = f"{alliance} has not published a framework"
        raise Framework.DoesNotExist(message)
    return newest


def in_force(actor: Actor = VISITOR) -> Framework | None:
    """The version in force in the alliance whose pages the actor sees; None before the first."""
    alliance = alliances.current(actor)
    return published(alliance).first() if alliance else None


def facts_of(framework: Framework) -> FrameworkFacts:
    """A published version as facts; read once per process, since it never changes."""
    if framework.digest not in _KNOWN:
        _KNOWN[framework.digest] = engine.read(framework.content)
    return _KNOWN[framework.digest]


_KNOWN: dict[str, FrameworkFacts] = {}  # by the digest of the content: a handful of versions in the life of a process


def languages_of(framework: Framework) -> list[str]:
    """The languages in which a version speaks, English first."""
    return speaking.languages(framework.content)


def facts_in(framework: Framework, tag: str) -> FrameworkFacts:
    """A published version as facts that speak this language only."""
    return engine.read(speaking.in_language(framework.content, tag))


def before(framework: Framework) -> Framework | None:
    """The version before this one; None for the first."""
    return Framework.objects.filter(alliance=framework.alliance_id, slug=framework.slug, version__lt=framework.version).first()


def between(old: Framework, new: Framework) -> tuple[Change, ...]:
    """What differs between two versions."""
    return engine.compare(old.content, new.content)


def bytes_of(framework: Framework) -> bytes:
    """A published version as the canonical bytes over which its digest was made."""
    return canonical(framework.content)


def asked_by(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Each check of these codes with what it asks, marked for translation; one that nobody has told by its code alone."""
    known = known_checks()
    return [(code, known.get(code, code)) for code in codes]


def next_version(alliance: "Alliance") -> str:
    """A file to begin the next version from: the content in force under the next number, or the shipped file before the first."""
    newest = published(alliance).first()
    if newest is None:
        return shipped()
    framework = {**newest.content["framework"], "version": newest.version + 1}
    return engine.write({**newest.content, "framework": framework})


def shipped() -> str:
    """The file that comes with Juncta: the way to a joint micro-credential as we read it, to begin with."""
    return files("juncta.framework").joinpath("data/joint-micro-credentials.toml").read_text(encoding="utf-8")


def position(
    framework: Framework, passed_gates: Collection[str], findings: Iterable[Finding], known: FrameworkFacts | None = None
) -> Position:
    """Where a design stands on the way of its framework; `known` is that framework where it is read already."""
    return engine.advance(known or facts_of(framework), passed_gates, findings)
