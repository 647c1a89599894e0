"""The process that expands and canonicalises: it reads one request, answers one line, and knows no network and no secret.

Run by its path, apart from the package, so that it starts fast and can be killed; see `rdf.py` for the other side.
"""

import json
import re
import resource
import sys
from importlib import resources
from typing import Any

PROCESSOR_SECONDS = 5
MEMORY = 1 << 30
MOST_BLANK_NODES = 1_000
MOST_QUADS = 20_000
OPEN_BADGES = {
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json": "ob-v3p0-context-3.0.3.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json": "ob-v3p0-extensions.json",
    "https://w3id.org/security/data-integrity/v2": "security-data-integrity-v2.json",
    "https://w3id.org/security/multikey/v1": "security-multikey-v1.json",
}
RELATIVE = "relative-reference"  # what is resolved against this scheme was no absolute address
ADDRESS = re.compile(rf"(?!{RELATIVE}:)[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{{}}|\\^`]*")


class Refused(Exception):  # noqa: N818 - an answer, not an error
    """The document may not be canonicalised; the message says why."""


def main() -> int:
    """Answer the request on standard input with one line of JSON."""
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for network in ("requests", "aiohttp"):  # without these PyLD starts in half the time and has no way to fetch
        sys.modules[network] = None  # type: ignore[assignment]
    request = json.loads(sys.stdin.buffer.read())
    answer: dict[str, Any]
    try:
        answer = {"canonical": canonical(request["documents"], request["contexts"])}
    except Refused as refusal:
        answer = {"refused": str(refusal)}
    except (RecursionError, MemoryError):
        answer = {"refused": "it is too large or too deeply nested"}
    sys.stdout.write(json.dumps(answer))
    return 0


def canonical(documents: list[dict[str, Any]], contexts: dict[str, dict[str, Any]]) -> list[str]:
    """RDFC-1.0 N-Quads of each document."""
    from pyld import BUNDLED_CONTEXTS, FrozenDocumentLoader  # noqa: PLC0415 - after `main` has taken the network away

    shipped = resources.files("openbadgeslib").joinpath("ob3", "contexts")
    known: dict[str, Any] = dict(BUNDLED_CONTEXTS)
    known |= {address: json.loads(shipped.joinpath(name).read_text("utf-8")) for address, name in OPEN_BADGES.items()}
    loader = FrozenDocumentLoader(documents=known | contexts)
    return [_one(document, loader) for document in documents]


def _one(document: dict[str, Any], loader: Any) -> str:  # noqa: ANN401 - PyLD has no types
    from pyld import jsonld  # noqa: PLC0415 - see canonical

    lost: list[Any] = []
    options = {"documentLoader": loader, "base": f"{RELATIVE}://x/", "processingMode": "json-ld-1.1"}
    try:
        expanded = jsonld.expand(document, options, on_property_dropped=lost.append)
        if lost:
            message = f"no context defines the word {str(lost[0])[:60]!r}" if lost[0] else "a context takes away the meaning of a word"
            raise Refused(message)
        _survey(expanded)
        quads = jsonld.to_rdf(expanded, {**options, "format": "application/n-quads"})
    except jsonld.JsonLdError as error:
        raise Refused(_deepest(error)) from error
    except (TypeError, ValueError, KeyError, AttributeError, IndexError) as error:
        message = "it is not sound JSON-LD"
        raise Refused(message) from error
    return _canonicalise(quads)


def _deepest(error: Any) -> str:  # noqa: ANN401 - PyLD has no types
    """PyLD wraps what went wrong several times; its code names the matter in a few words of the specification."""
    while getattr(error, "cause", None) is not None and hasattr(error.cause, "code"):
        error = error.cause
    address = (error.details or {}).get("url") if isinstance(error.details, dict) else None
    return f"{error.code}: {str(address)[:80]}" if address else str(error.code)


def _survey(expanded: list[Any]) -> None:
    """Every id, type and property of the expanded form must be an absolute address: RDF would drop the rest silently."""
    if len(expanded) != 1:
        message = "it describes more or less than one thing"
        raise Refused(message)
    waiting: list[Any] = list(expanded)
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, dict):
            waiting.extend(_node(item))


def _node(node: dict[str, Any]) -> list[Any]:
    if "@value" in node:
        _address(node.get("@type", "json:"), keywords=("@json",))
        return []
    for name, value in node.items():
        if name == "@id":
            _address(value)
        elif name == "@type":
            for kind in value:
                _address(kind)
        else:
            _address(name, keywords=("@list", "@set", "@graph"))
    return [value for name, value in node.items() if name not in ("@id", "@type")]


def _address(value: object, keywords: tuple[str, ...] = ()) -> None:
    if value not in keywords and not (isinstance(value, str) and ADDRESS.fullmatch(value)):
        message = f"no context defines {str(value)[:60]!r}"
        raise Refused(message)


def _canonicalise(quads: str) -> str:
    import pyoxigraph  # noqa: PLC0415 - only when expansion went well

    try:
        dataset = pyoxigraph.Dataset(pyoxigraph.parse(quads, format=pyoxigraph.RdfFormat.N_QUADS))
    except (SyntaxError, ValueError) as error:
        message = "it holds an address that is none"
        raise Refused(message) from error
    blank = {node for quad in dataset for node in (quad.subject, quad.object) if isinstance(node, pyoxigraph.BlankNode)}
    if len(dataset) > MOST_QUADS or len(blank) > MOST_BLANK_NODES:
        message = "it has too many parts"
        raise Refused(message)
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    serialised = pyoxigraph.serialize(dataset, format=pyoxigraph.RdfFormat.N_QUADS) or b""
    lines = serialised.decode("utf-8").split("\n")
    return "".join(line + "\n" for line in sorted(lines) if line)


if __name__ == "__main__":
    raise SystemExit(main())
