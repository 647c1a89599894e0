"""A test-only issuer, written apart from Juncta's own engine: it mints good badges, and bad ones on demand.

It uses third-party libraries only (cryptography, rfc8785, PyLD, pyoxigraph), so that judge and mint share nothing of ours.
"""

import base64
import copy
import gzip
import hashlib
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from importlib import resources

import base58
import pyoxigraph
import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pyld import BUNDLED_CONTEXTS, FrozenDocumentLoader, jsonld

DID = "did:web:una-europa.juncta.example"
BASE = "https://una-europa.juncta.example"
EDITION = f"{BASE}/catalogue/sustainability-1"
LIST = f"{BASE}/status/list-1"
SUSPENSIONS = f"{BASE}/status/list-2"
HELSINKI = "https://ror.org/040af2s02"
KRAKOW = "https://ror.org/03bqmcz70"
BOLOGNA = "https://ror.org/01111rn36"
LEUVEN = "https://ror.org/05f950310"
NAMES = {
    HELSINKI: "University of Helsinki",
    KRAKOW: "Jagiellonian University",
    BOLOGNA: "Alma Mater Studiorum - University of Bologna",
    LEUVEN: "KU Leuven",
}
JOINT = [BOLOGNA, KRAKOW, HELSINKI]
NOON = datetime(2026, 11, 23, 12, 0, 0, tzinfo=UTC)
TERMS = "https://juncta.example/terms#"
OB = "https://purl.imsglobal.org/spec/ob/v3p0/"
OWN_WORDS = {
    "JointAward": TERMS + "JointAward",
    "edition": {"@id": TERMS + "edition", "@type": "@id"},
    "requiredSigner": {"@id": TERMS + "requiredSigner", "@type": "@id", "@container": "@set"},
    "quorum": TERMS + "quorum",
    "title": {"@id": TERMS + "title", "@container": "@language"},
    "editionDigest": TERMS + "editionDigest",
}
DIGEST = "5a" * 32
CONTEXT = ["https://www.w3.org/ns/credentials/v2", f"{OB}context-3.0.3.json", f"{OB}extensions.json", OWN_WORDS]


def stamp(at):
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


class Key:
    """An Ed25519 key of the tests, made from a word so that every run has the same."""

    def __init__(self, word):
        self.private = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(word.encode()).digest())
        self.multibase = "z" + base58.b58encode(b"\xed\x01" + self.private.public_key().public_bytes_raw()).decode()

    def method(self, did=DID):
        return f"{did}#{self.multibase}"


def _loader():
    shipped = resources.files("openbadgeslib").joinpath("ob3", "contexts")
    extra = {
        f"{OB}context-3.0.3.json": json.loads(shipped.joinpath("ob-v3p0-context-3.0.3.json").read_text()),
        f"{OB}extensions.json": json.loads(shipped.joinpath("ob-v3p0-extensions.json").read_text()),
    }
    return FrozenDocumentLoader(documents={**BUNDLED_CONTEXTS, **extra})


LOADER = _loader()


def nquads(document):
    text = jsonld.to_rdf(document, {"documentLoader": LOADER, "base": "", "format": "application/n-quads"})
    dataset = pyoxigraph.Dataset(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.N_QUADS))
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    lines = pyoxigraph.serialize(dataset, format=pyoxigraph.RdfFormat.N_QUADS).decode().split("\n")
    return ("\n".join(sorted(line for line in lines if line)) + "\n").encode()


def prove(document, key, *, suite="eddsa-jcs-2022", created=NOON, did=DID, **others):
    """One proof over a document that carries none."""
    proof = {
        "type": "DataIntegrityProof",
        "cryptosuite": suite,
        "created": stamp(created),
        "verificationMethod": key.method(did),
        "proofPurpose": "assertionMethod",
        **others,
    }
    if suite == "eddsa-rdfc-2022":
        forms = nquads({**proof, "@context": document["@context"]}), nquads(document)
    else:
        proof = {"@context": document["@context"], **proof} if "@context" in document else proof
        forms = rfc8785.dumps(proof), rfc8785.dumps(document)
    signature = key.private.sign(b"".join(hashlib.sha256(form).digest() for form in forms))
    return {**proof, "proofValue": "z" + base58.b58encode(signature).decode()}


def encoded_list(*, indexes=(), size=131072):
    bits = bytearray(size // 8)
    for index in indexes:
        bits[index // 8] |= 128 >> index % 8
    return "u" + base64.urlsafe_b64encode(gzip.compress(bytes(bits))).decode().rstrip("=")


@dataclass
class World:
    """An alliance of the tests: keys of its universities, and the files that it would hand to an employer."""

    required: list[str] = field(default_factory=lambda: sorted(JOINT))
    quorum: int = 3
    did: str = DID
    seed: str = ""

    def __post_init__(self):
        everybody = [*JOINT, LEUVEN]
        self.assertion = {ror: Key(f"{self.seed}assertion {ror}") for ror in everybody}
        self.trusted = {ror: Key(f"{self.seed}trust {ror}") for ror in everybody}
        self.status_key = Key(f"{self.seed}status")

    def document(self, **changes):
        document = {
            "@context": copy.deepcopy(CONTEXT),
            "id": f"{BASE}/credentials/6f1c",
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "issuer": {"id": self.did, "type": ["Profile"], "name": "Una Europa"},
            "validFrom": stamp(NOON),
            "name": "Una Europa Micro-credential in Sustainability",
            "credentialSubject": {
                "type": ["AchievementSubject"],
                "identifier": [{"type": "IdentityObject", "identityHash": "Aino Esimerkki", "identityType": "name", "hashed": False}],
                "achievement": {
                    "id": EDITION,
                    "type": ["Achievement"],
                    "achievementType": "MicroCredential",
                    "name": "Sustainability",
                    "description": "What sustainability means, in five components.",
                    "criteria": {"narrative": "All five components passed."},
                    "creditsAvailable": 10,
                    "title": {"en": "Sustainability", "fi": "Kestävyys"},
                    "editionDigest": DIGEST,
                },
            },
            "credentialStatus": {
                "id": f"{LIST}#4711",
                "type": "BitstringStatusListEntry",
                "statusPurpose": "revocation",
                "statusListIndex": "4711",
                "statusListCredential": LIST,
            },
            "termsOfUse": [{"type": "JointAward", "edition": EDITION, "requiredSigner": list(self.required), "quorum": self.quorum}],
        }
        document.update(changes)
        return {name: value for name, value in document.items() if value is not None}

    def sign(self, document, *, by=None, suites=("eddsa-rdfc-2022", "eddsa-jcs-2022"), created=NOON):
        proofs = [
            prove(document, self.assertion[ror], suite=suite, created=created, did=self.did)
            for suite in suites
            for ror in by or self.required
        ]
        return {**document, "proof": proofs}

    def badge(self, **changes):
        return self.sign(self.document(**changes))

    def key_entry(self, key, controller, purpose, **changes):
        entry = {
            "id": key.method(self.did),
            "controller": controller,
            "name": NAMES.get(controller, "Status of Una Europa"),
            "purpose": purpose,
            "publicKeyMultibase": key.multibase,
            "from": stamp(NOON - timedelta(days=30)),
            "until": None,
            "compromisedSince": None,
        }
        return {**entry, **changes}

    def trust_content(self, **changes):
        content = {
            "@context": ["https://www.w3.org/ns/credentials/v2"],
            "type": "JunctaTrustList",
            "alliance": self.did,
            "version": 1,
            "issued": stamp(NOON - timedelta(days=30)),
            "keys": [
                *(self.key_entry(key, ror, "assertion") for ror, key in self.assertion.items()),
                *(self.key_entry(key, ror, "trust") for ror, key in self.trusted.items()),
                self.key_entry(self.status_key, self.did, "status"),
            ],
            "editions": [
                {
                    "edition": EDITION,
                    "digest": DIGEST,
                    "required": sorted(JOINT),
                    "quorum": 3,
                    "from": stamp(NOON - timedelta(days=30)),
                    "until": None,
                }
            ],
            "statusLists": [{"id": LIST, "purpose": "revocation"}],
        }
        return {**content, **changes}

    def trust(self, by=None, **changes):
        content = self.trust_content(**changes)
        return {**content, "proof": [prove(content, self.trusted[ror], did=self.did) for ror in by or [*JOINT, LEUVEN]]}

    def root(self, **changes):
        keys = [{"controller": ror, "publicKeyMultibase": key.multibase} for ror, key in self.trusted.items()]
        return {"type": "JunctaTrustRoot", "alliance": self.did, "keys": keys, "threshold": 3, **changes}

    def did_document(self, **changes):
        keys = [*self.assertion.values(), self.status_key]
        document = {
            "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
            "id": self.did,
            "verificationMethod": [
                {"id": key.method(self.did), "type": "Multikey", "controller": self.did, "publicKeyMultibase": key.multibase}
                for key in keys
            ],
            "assertionMethod": [key.method(self.did) for key in keys],
        }
        return {**document, **changes}

    def status(self, *, indexes=(), at=NOON, hours=24, key=None, address=LIST, purpose="revocation", **changes):
        subject = {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": purpose,
            "encodedList": encoded_list(indexes=indexes),
        }
        document = {
            "@context": ["https://www.w3.org/ns/credentials/v2"],
            "id": address,
            "type": ["VerifiableCredential", "BitstringStatusListCredential"],
            "issuer": self.did,
            "validFrom": stamp(at),
            "validUntil": stamp(at + timedelta(hours=hours)),
            "credentialSubject": subject,
            **changes,
        }
        return {**document, "proof": prove(document, key or self.status_key, created=at, did=self.did)}
