"""A version of the framework is published, and stays as it is for ever."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from juncta.base import clock
from juncta.base.happenings import announce
from juncta.framework import permits
from juncta.framework.engine import parse, read
from juncta.framework.events import FrameworkPublished
from juncta.framework.models import Framework
from juncta.framework.queries import known_standards
from juncta.kernel.actor import Actor
from juncta.kernel.canonical import digest as digest_of
from juncta.kernel.refusal import Refused

if TYPE_CHECKING:
    from juncta.alliance.models import Alliance


@transaction.atomic
def publish(*, alliance: "Alliance", content: str | Mapping[str, Any], by: Actor) -> Framework:
    """Publish a version from its file's text or content; the same version with the same content again is the same row.

    Raises BrokenFramework (a ValueError that names the line) if the file is none.
    """
    if refusal := permits.why_not_publish(by, alliance):
        raise Refused(refusal)
    if isinstance(content, str):
        values, facts = parse(content)
    else:
        values, facts = dict(content), read(content)
    digest = digest_of(values)
    refusal = (
        permits.why_not_as_version(alliance, facts, digest)
        or permits.why_not_with_its_bodies(alliance, facts)
        or permits.why_not_with_its_standards(facts, known_standards())
    )
    if refusal:
        raise Refused(refusal)
    key = {"alliance": alliance, "slug": facts.slug, "version": facts.version}
    if found := Framework.objects.filter(**key).first():
        return found
    try:
        with transaction.atomic():
            framework = Framework.objects.create(**key, content=values, digest=digest, published_at=clock.now())
    except IntegrityError:  # published at the same moment by somebody else: theirs stands
        if refusal := permits.why_not_as_version(alliance, facts, digest):
            raise Refused(refusal) from None
        return Framework.objects.get(**key)
    event = FrameworkPublished(alliance_id=alliance.pk, subject_id=framework.pk, slug=framework.slug, version=framework.version)
    announce(event, by)
    return framework
