"""The Open Badges 3.0 document of an award, from frozen facts: every element of Annex I stands inside the bytes that are signed.

Source: Council Recommendation 2022/C 243/02, Annex I; Open Badges Specification 3.0, section 3; VC Data Model 2.0.
"""

import json
from functools import lru_cache
from typing import Any, Final

from juncta.credentials.engine import achievement, addresses, contexts
from juncta.credentials.engine.canonical import canonical
from juncta.credentials.engine.moments import moment
from juncta.credentials.engine.template import HOLES, Template, Values, of_skeleton
from juncta.credentials.facts import BadgeFacts, EditionFacts
from juncta.kernel.ects import Ects

PURPOSE: Final = "revocation"


def badge(facts: BadgeFacts) -> dict[str, Any]:
    """The unsigned document: what `prepare` lints and every awarding university signs."""
    document: dict[str, Any] = json.loads(template(facts).fill(values(facts)))
    return document


def template(facts: BadgeFacts) -> Template:
    """What this badge shares with the other badges of its edition, status list and result."""
    return _template(facts.edition, facts.status_list, facts.ects_earned or facts.edition.content.ects, facts.grade)


def values(facts: BadgeFacts) -> Values:
    """What stands in this badge only."""
    did = facts.edition.content.alliance.did
    index = str(facts.status_index)
    return Values(
        awarded=moment(facts.awarded_at),
        status=f"{addresses.status_list(did, facts.status_list)}#{index}",
        place=index,
        learner=f"{facts.given_name} {facts.family_name}".strip(),
        number=facts.number,
        name=addresses.credential(did, facts.public_id),
        issued=moment(facts.issued_at),
    )


@lru_cache(maxsize=256)
def _template(edition: EditionFacts, status_list: str, earned: Ects, grade: str) -> Template:
    return of_skeleton(canonical(_skeleton(edition, status_list, earned, grade)))


def _skeleton(edition: EditionFacts, status_list: str, earned: Ects, grade: str) -> dict[str, Any]:
    content = edition.content
    listed = addresses.status_list(content.alliance.did, status_list)
    return {
        "@context": contexts.BADGE,
        "id": HOLES.name,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": content.alliance.did, "type": ["Profile"], "name": str(content.alliance.name)},
        "validFrom": HOLES.issued,
        "awardedDate": HOLES.awarded,
        "name": str(content.title),
        "description": str(content.summary),
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [{"type": "IdentityObject", "hashed": False, "identityHash": HOLES.learner, "identityType": "name"}],
            "licenseNumber": HOLES.number,
            "creditsEarned": achievement.credits_(earned),
            "achievement": achievement.achievement(edition),
        }
        | achievement.result(edition, grade),
        "credentialStatus": {
            "id": HOLES.status,
            "type": "BitstringStatusListEntry",
            "statusPurpose": PURPOSE,
            "statusListIndex": HOLES.place,
            "statusListCredential": listed,
        },
        "termsOfUse": [_policy(edition)],
    }


def _policy(edition: EditionFacts) -> dict[str, Any]:
    """Who must sign. The trust list says the same for this edition, else no verifier believes the badge."""
    policy: dict[str, Any] = {
        "type": "JointAward",
        "edition": edition.address,
        "requiredSigner": list(edition.required),
        "quorum": edition.quorum,
    }
    if not edition.content.is_joint:
        policy["onBehalfOf"] = edition.content.alliance.did
    return policy
