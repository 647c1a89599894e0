"""The RDF proof covers meanings: no second spelling may show a reader something else than what was signed.

Every badge here carries RDF proofs only, so that nothing but the judge's own rules stands between the trick and `valid`.
"""

import copy

import pytest

from tests.credentials.verification.conftest import LATER
from tests.credentials.verification.minting import KRAKOW, TERMS, nquads, stamp

pytestmark = pytest.mark.usefixtures("in_process")


@pytest.fixture(scope="module")
def expiring(world):
    """Signed in RDF only, and expired an hour after noon."""
    return world.sign(world.document(validUntil=stamp(LATER)), suites=["eddsa-rdfc-2022"])


def same_meaning(one, other):
    return nquads({name: value for name, value in one.items() if name != "proof"}) == nquads(
        {name: value for name, value in other.items() if name != "proof"}
    )


def test_hiding_the_end_behind_its_address(judge, expiring):
    hidden = copy.deepcopy(expiring)
    hidden["https://www.w3.org/2018/credentials#validUntil"] = {
        "@type": "http://www.w3.org/2001/XMLSchema#dateTime",
        "@value": hidden.pop("validUntil"),
    }
    assert same_meaning(expiring, hidden)
    assert judge(expiring).verdict == "expired"
    assert judge(hidden).verdict == "invalid"


def test_hiding_the_end_in_an_included_node(judge, expiring):
    hidden = copy.deepcopy(expiring)
    hidden["@included"] = [{"id": hidden["id"], "type": "VerifiableCredential", "validUntil": hidden.pop("validUntil")}]
    assert same_meaning(expiring, hidden)
    assert judge(hidden).verdict == "invalid"


def test_hiding_the_status_under_the_credentials_own_id(judge, world):
    document = world.document()
    document["termsOfUse"].append({"type": "JointAward", "edition": document["id"]})
    document["termsOfUse"] = document["termsOfUse"][::-1]
    assert judge(world.sign(document, suites=["eddsa-rdfc-2022"])).verdict == "invalid"


def test_swapping_two_words_in_the_own_context(judge, world):
    """The reader would see other signers under the old name, while the meaning stays what was signed."""
    signed = world.sign(world.document(), suites=["eddsa-rdfc-2022"])
    swapped = copy.deepcopy(signed)
    own = swapped["@context"][3]
    own["realSigner"] = own.pop("requiredSigner")
    own["requiredSigner"] = None
    policy = swapped["termsOfUse"][0]
    policy["realSigner"] = policy.pop("requiredSigner")
    policy["requiredSigner"] = [KRAKOW]
    assert same_meaning(signed, swapped)
    assert judge(swapped).verdict == "invalid"


@pytest.mark.parametrize(
    "definition",
    [
        None,
        "@id",
        "@type",
        "@included",
        "https://elsewhere.example/quorum",
        TERMS + "other",
        {"@id": "@nest"},
        {"@id": TERMS + "quorum", "@type": "@json"},
        {"@id": TERMS + "quorum", "@container": "@graph"},
        {"@id": TERMS + "quorum", "@prefix": True},
        {"@reverse": TERMS + "quorum"},
        {"@id": TERMS + "quorum", "@context": {"name": None}},
        {"@id": TERMS + "quorum", "@context": "https://www.w3.org/2018/credentials/v1"},
        {"@id": TERMS + "quorum", "@context": None},
        7,
    ],
)
def test_own_words_may_only_mean_themselves(judge, world, definition):
    document = world.document()
    document["@context"][3]["quorum"] = definition
    try:
        badge = world.sign(document)
    except Exception:  # noqa: BLE001 - what cannot even be signed cannot be shown
        badge = {**document, "proof": world.badge()["proof"]}
    assert judge(badge).verdict == "invalid"


@pytest.mark.parametrize("word", ["@vocab", "@base", "@language", "@import", "@propagate", "a:b", "", "@type"])
def test_the_own_context_sets_no_switches(judge, world, badge, word):
    own = {**world.document()["@context"][3], word: "https://elsewhere.example/"}
    assert judge({**badge, "@context": [*badge["@context"][:3], own]}).verdict == "invalid"


@pytest.mark.parametrize(
    "context",
    [
        None,
        "https://www.w3.org/ns/credentials/v2",
        [],
        ["https://www.w3.org/ns/credentials/v2"],
        ["https://www.w3.org/ns/credentials/v2", "https://elsewhere.example/context.json"],
        ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/activitystreams"],
        {"@vocab": "https://elsewhere.example/"},
    ],
)
def test_other_contexts_are_refused(judge, badge, context):
    assert judge({**badge, "@context": context}).verdict == "invalid"


@pytest.mark.parametrize(
    "member",
    [
        {"undefinedWord": "unsigned"},
        {"name": None},
        {"evidence": []},
        {"credentialSubject": {}},
        {"type": ["VerifiableCredential", "OpenBadgeCredential", "UndefinedKind"]},
        {"type": ["VerifiableCredential", "OpenBadgeCredential", "//elsewhere.example/kind"]},
        {"type": ["VerifiableCredential", "OpenBadgeCredential", "../kind"]},
        {"issuer": "relative"},
        {"id": "relative"},
        {"@id": "https://elsewhere.example/"},
        {"@graph": []},
        {"@nest": {"validUntil": "2020-01-01T00:00:00Z"}},
        {"@reverse": {}},
        {"_:b0": 1},
    ],
)
def test_what_expansion_would_lose_is_refused_even_when_all_signed_it_as_json(judge, world, member):
    document = {**world.document(), **member}
    assert judge(world.sign(document, suites=["eddsa-jcs-2022"])).verdict == "invalid"
