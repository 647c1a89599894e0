"""Composing, linting and proving: what is issued, from frozen facts to bytes that carry every university's proof. Pure.

The surface (`juncta.credentials.facts` has `EditionFacts` and `BadgeFacts`):

- `compose.badge(facts) -> dict`: the unsigned Open Badges 3.0 document.
- `lints.findings(document) -> list[Finding]`: everything that is wrong with it or could be better, codes CRE-3xx.
- `prepare.prepare(facts) -> Prepared`: composed, linted, canonical. The only maker of a `Prepared` (`.document` bytes,
  `.digest` hexadecimal SHA-256, `.advice`); raises `prepare.NotSound` (`.findings`) when a lint blocks.
- `batch.digest(documents) -> str`: what a registrar approves.
- `proofs.prove(document, key, method, created, suite) -> dict`: one Data Integrity proof.
- `badge.assemble(document, proofs) -> bytes`: the badge as it is delivered, proofs in their order.
- `did.document`, `trust.compose`, `trust.root_pin`, `status.compose`: the documents around the badge.
- `addresses`: the public addresses that follow from the alliance's DID.
- `canonical.canonical(value) -> bytes`: RFC 8785.

Nothing of this is used for verifying: `juncta.credentials.verification` stands alone, so that one mistake cannot hide another.
"""
