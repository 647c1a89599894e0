"""The JSON-LD contexts of a badge: three of the standards, shipped by packages and pinned, and our own terms inline.

Nothing is ever fetched. Every address but the pinned ones is refused, and a package that ships other words under the same
address stops the signing, because the same badge would then say something else.
"""

import json
from functools import cache
from importlib import resources
from typing import Any, Final

from pyld import BUNDLED_CONTEXTS, FrozenDocumentLoader

from juncta.kernel.canonical import digest

CREDENTIALS: Final = "https://www.w3.org/ns/credentials/v2"
OPEN_BADGES: Final = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
EXTENSIONS: Final = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"
DID: Final = "https://www.w3.org/ns/did/v1"
MULTIKEY: Final = "https://w3id.org/security/multikey/v1"

# SHA-256 of the canonical JSON of each context
PINS: Final = {
    CREDENTIALS: "b463c8d6a066214123ddd9827b135e1b50e1fc73322cc52a9b12a4f1fc7d86cf",
    OPEN_BADGES: "04b1136ddc4eda9a8966bc7ef182789f233a26739473140ef75d6968c29a2966",
    EXTENSIONS: "15f4c347c6fe4380d9b6b93795859e33747ef48d5c55b91a71c52fb51c7bcbd7",
}
_SHIPPED: Final = {OPEN_BADGES: "ob-v3p0-context-3.0.3.json", EXTENSIONS: "ob-v3p0-extensions.json"}

VOCABULARY: Final = "https://juncta.example/terms#"


def _plain(name: str) -> str:
    return f"{VOCABULARY}{name}"


def _term(name: str, **how: str) -> dict[str, str]:
    return {"@id": _plain(name)} | {f"@{key}": value for key, value in how.items()}


TERMS: Final[dict[str, Any]] = {
    # who must sign: termsOfUse
    "JointAward": _plain("JointAward"),
    "edition": _term("edition", type="@id"),
    "requiredSigner": _term("requiredSigner", type="@id", container="@set"),
    "quorum": _plain("quorum"),
    "onBehalfOf": _term("onBehalfOf", type="@id"),
    # the European standard elements that Open Badges has no word for: the achievement
    "title": _term("title", container="@language"),
    "awardingBody": _term("awardingBody", type="@id", container="@set"),
    "teachingPartner": _term("teachingPartner", type="@id", container="@set"),
    "learningOutcome": _term("learningOutcome", container="@set"),
    "LearningOutcome": _plain("LearningOutcome"),
    "statement": _term("statement", container="@language"),
    "ects": _plain("ects"),
    "assessmentType": _plain("assessmentType"),
    "participationForm": _plain("participationForm"),
    "qualityAssuranceType": _plain("qualityAssuranceType"),
    "supervision": _plain("supervision"),
    "stackability": _plain("stackability"),
    "prerequisites": _term("prerequisites", container="@language"),
    "gradingScheme": _plain("gradingScheme"),
    "teachingLanguage": _term("teachingLanguage", container="@set"),
    "editionDigest": _plain("editionDigest"),
    # the parts
    "component": _term("component", container="@set"),
    "Component": _plain("Component"),
    "compulsory": _plain("compulsory"),
    "providedBy": _term("providedBy", type="@id"),
}

BADGE: Final[list[Any]] = [CREDENTIALS, OPEN_BADGES, EXTENSIONS, TERMS]


class ContextChanged(Exception):  # noqa: N818 - it names what happened
    """Raised when a package ships another context under a pinned address."""


@cache
def loader() -> FrozenDocumentLoader:
    """The only loader of this room; raises ContextChanged when a pinned context is not what it was."""
    folder = resources.files("openbadgeslib") / "ob3" / "contexts"
    found = {address: json.loads((folder / name).read_text("utf-8")) for address, name in _SHIPPED.items()}
    found[CREDENTIALS] = json.loads(BUNDLED_CONTEXTS[CREDENTIALS].read_text("utf-8"))
    for address, document in found.items():
        if digest(document) != PINS[address]:
            message = f"the context {address} is not the one that was pinned"
            raise ContextChanged(message)
    return FrozenDocumentLoader(documents=found)
