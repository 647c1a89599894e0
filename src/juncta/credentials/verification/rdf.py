"""Canonical RDF of foreign documents, worked out in a process of its own that can be stopped at any moment."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from juncta.credentials.verification.reasons import Doubt
from juncta.kernel.words import mark

WORKER = Path(__file__).with_name("rdf_worker.py")
PATIENCE = 20.0  # seconds of waiting; the worker's own limit, in processor time, is lower
PASSED_ON = ("PATH", "PYTHONHOME", "LD_LIBRARY_PATH", "LANG")  # no secret of the parent's reaches the worker


def canonical(
    documents: Sequence[dict[str, Any]], *, also: Mapping[str, dict[str, Any]] | None = None, patience: float = PATIENCE
) -> list[bytes]:
    """The RDFC-1.0 N-Quads of each document, in order.

    Raises Doubt if a document uses words that no context defines, if it is too large or too entangled, or if it took longer
    than the limits allow. `also` adds contexts by address, for documents other than badges; nothing is ever fetched.
    """
    request = json.dumps({"documents": list(documents), "contexts": dict(also or {})}).encode()
    worker = subprocess.Popen(  # noqa: S603 - our own interpreter and file
        [sys.executable, "-P", str(WORKER)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in PASSED_ON if name in os.environ} | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    try:
        answer, _ = worker.communicate(request, timeout=patience)
    except subprocess.TimeoutExpired as error:
        raise Doubt(mark("The meaning of the badge could not be worked out in time.")) from error
    finally:
        if worker.poll() is None:
            worker.kill()
            worker.communicate()
    return _read(answer)


def _read(answer: bytes) -> list[bytes]:
    try:
        result = json.loads(answer)
    except ValueError as error:
        raise Doubt(mark("The meaning of the badge could not be worked out within the limits of time and memory.")) from error
    if "refused" in result:
        raise Doubt(mark("The meaning of the badge is not sound: {why}."), why=result["refused"])
    return [text.encode() for text in result["canonical"]]
