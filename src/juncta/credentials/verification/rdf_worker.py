"""The process that expands and canonicalises: it reads a request, answers with a line, and knows no network and no secret.

Run by its path, apart from the package, so that it starts fast and can be killed; see `rdf.py` for the other side.
"""

import json
import os
import re
import resource
import select
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

PROCESSOR_SECONDS = 3
IDLE_SECONDS = 60
MEMORY = 1 << 30
MOST_BLANK_NODES = 1_000
MOST_QUADS = 20_000
MOST_CHARACTERS = 8 << 20
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
    """Answer every request, a line of JSON on standard input, with one line of JSON, until no more come for a while."""
    for network in ("requests", "aiohttp"):  # without these PyLD starts in half the time and has no way to fetch
        sys.modules[network] = None  # type: ignore[assignment]
    import pyoxigraph  # noqa: F401, PLC0415 - every fork has it then

    shipped()
    _limit(resource.RLIMIT_AS, MEMORY)
    _limit(resource.RLIMIT_CORE, 0)
    requests = sys.stdin.buffer
    while select.select([requests], [], [], IDLE_SECONDS)[0] and (line := requests.readline()):
        sys.stdout.buffer.write(_apart(line))
        sys.stdout.buffer.flush()
    return 0


def _limit(kind: int, value: int) -> None:
    """Lower a limit; one that is lower already stays."""
    _, highest = resource.getrlimit(kind)
    least = value if highest == resource.RLIM_INFINITY else min(value, highest)
    resource.setrlimit(kind, (least, least))


def _apart(line: bytes) -> bytes:
    """Work out one answer in a fork with a limit of processor time."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        _limit(resource.RLIMIT_CPU, PROCESSOR_SECONDS)
        with os.fdopen(into, "wb") as answer:
            answer.write(json.dumps(_answer(line)).encode() + b"\n")
        os._exit(0)
    os.close(into)
    with os.fdopen(out, "rb") as answer:
        said = answer.read()
    _, status = os.waitpid(child, 0)
    return said if status == 0 and said.endswith(b"\n") else b'{"refused": "it takes too long to work out"}\n'


def _answer(line: bytes) -> dict[str, Any]:
    try:
        request = json.loads(line)
        return {"canonical": canonical(request["documents"], request["contexts"])}
    except Refused as refusal:
        return {"refused": str(refusal)}
    except (RecursionError, MemoryError):
        return {"refused": "it is too large or too deeply nested"}


@cache
def shipped() -> dict[str, Any]:
    """The contexts that the installed packages bring, by address; openbadgeslib is not imported for its files, which would be slow."""
    from pyld import BUNDLED_CONTEXTS  # noqa: PLC0415 - after `main` has taken the network away

    package = find_spec("openbadgeslib")
    places = list(package.submodule_search_locations or []) if package else []
    folder = Path(places[0], "ob3", "contexts")
    files = {**BUNDLED_CONTEXTS, **{address: folder / name for address, name in OPEN_BADGES.items()}}
    return {address: json.loads(file.read_text("utf-8")) for address, file in files.items()}


def canonical(documents: list[dict[str, Any]], contexts: dict[str, dict[str, Any]]) -> list[str]:
    """RDFC-1.0 N-Quads of each document."""
    from pyld import FrozenDocumentLoader  # noqa: PLC0415 - after `main` has taken the network away

    loader = FrozenDocumentLoader(documents=shipped() | contexts)
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
    if len(quads) > MOST_CHARACTERS:
        message = "it is too large when it is written out"
        raise Refused(message)
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
