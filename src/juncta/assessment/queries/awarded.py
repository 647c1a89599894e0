"""Awards as plain values, for those who compose a credential from them."""

from collections.abc import Iterable

from django.db.models import prefetch_related_objects

from juncta.assessment.facts import AwardFacts, CreditFacts
from juncta.assessment.models import Award
from juncta.catalogue import queries as catalogue
from juncta.catalogue.facts import EditionContent
from juncta.kernel.ects import Ects


def facts_of(awards: Iterable[Award]) -> list[AwardFacts]:
    """Each award with its learner and its credits, in the given order and a fixed number of queries."""
    listed = list(awards)
    prefetch_related_objects(listed, "edition", "enrolment__person", "decided_by", "credits__result")
    contents = {award.edition_id: catalogue.content_of(award.edition) for award in listed}
    return [_facts(award, contents[award.edition_id]) for award in listed]


def _facts(award: Award, content: EditionContent) -> AwardFacts:
    person = award.enrolment.person
    order = {component.key: number for number, component in enumerate(content.components)}
    credited = sorted(award.credits.all(), key=lambda credit: order[credit.component])
    return AwardFacts(
        award_id=award.pk,
        alliance_id=award.alliance_id,
        edition_id=award.edition_id,
        enrolment_id=award.enrolment_id,
        person_id=person.pk,
        given_name=person.given_name,
        family_name=person.family_name,
        esi=person.esi or "",
        number=award.number,
        decided_at=award.decided_at,
        decided_by=str(award.decided_by),
        ects=Ects(award.ects),
        grading_scheme=credited[0].result.grading_scheme,
        credits=tuple(
            CreditFacts(
                component=credit.component,
                title=content.component(credit.component).title,
                institution=credit.institution,
                ects=Ects(credit.ects),
                grade=credit.result.grade,
                confirmed_at=credit.result.confirmed_at or award.decided_at,
            )
            for credit in credited
        ),
    )
