"""A university's own hand: keys, approvals and signatures, apart from the web process and its database. Pure.

The surface:

- `folder.init(folder, did=…, institutions=[NewInstitution(…)]) -> SignerConfig`: a fresh folder with generated keys.
- `config.load(folder) -> SignerConfig`: `signer.toml`, keys decrypted (passphrase from JUNCTA_SIGNER_PASSPHRASE or the file it names).
- `keys`: generate, save and load encrypted PKCS#8 files; `keys.multibase(key)`.
- `approval.check(statement, digest, batch_id, institution, config)`: None, or raises `SigningRefused(sentence)`.
- `approver.SoftwareKey`: a registrar's software key, which makes statements (`state(...)`); the demo's cast use it.
- `sign.sign_batch(batch_id, documents, statement, institution, config, at) -> list[list[proof]]`.
- `sign.sign_trust_list(list_id, document, statement, institution, config, at) -> proof`.
- `sign.sign_status_list(document, config, at) -> proof`.
- `port.FolderSigner(config)`: all of it as the port `juncta.credentials.ports.Signer`.

Nothing here trusts the platform: every hash is recomputed from the documents, every approval is checked against keys in the
folder, and whatever is not exactly right raises `SigningRefused` with the reason as a sentence.
"""
