"""Canonical RDF of foreign documents, worked out in a process of its own that can be stopped at any moment.

Starting that process costs more than its work, so it is kept for the next document, and ends by itself when none comes. Every
request is worked out in a fork of it: nothing that a document does there outlives its own answer.
"""

import atexit
import contextlib
import json
import os
import selectors
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from juncta.credentials.verification.reasons import Doubt, brief
from juncta.kernel.words import mark

WORKER = Path(__file__).with_name("rdf_worker.py")
PATIENCE = 15.0  # seconds of waiting; the worker's own limit, in processor time, is lower
AT_ONCE = 2
CHUNK = 1 << 16
PASSED_ON = ("PATH", "PYTHONHOME", "LD_LIBRARY_PATH", "LANG")  # no secret of the parent's reaches the worker


def canonical(
    documents: Sequence[dict[str, Any]], *, also: Mapping[str, dict[str, Any]] | None = None, patience: float = PATIENCE
) -> list[bytes]:
    """The RDFC-1.0 N-Quads of each document, in order.

    Raises Doubt if a document uses words that no context defines, if it is too large or too entangled, or if it took longer
    than the limits allow. `also` adds contexts by address, for documents other than badges; nothing is ever fetched.
    """
    request = json.dumps({"documents": list(documents), "contexts": dict(also or {})}).encode() + b"\n"
    with _pool.places:
        try:
            answer = _ask(_pool.take(), request, patience)
        except _Gone:  # it ended by itself while it was being taken
            answer = _ask(_Worker(), request, patience)
    result = json.loads(answer)
    if "refused" in result:
        raise Doubt(mark("The meaning of the badge is not sound: {why}."), why=brief(result["refused"], 160))
    return [text.encode() for text in result["canonical"]]


def start() -> None:
    """Start the process that will be needed, and go on; what else has to be loaded is loaded meanwhile."""
    if not _pool.waiting:
        _pool.give_back(_Worker())


def _ask(worker: "_Worker", request: bytes, patience: float) -> bytes:
    try:
        answer = worker.ask(request, time.monotonic() + patience)
    except BaseException:
        worker.stop()
        raise
    _pool.give_back(worker)
    return answer


class _Gone(Exception):  # noqa: N818 - it says where the worker is
    """The process has ended without an answer. A document cannot cause that, so it is no doubt about one."""


class _Worker:
    """One process, and the two pipes to it."""

    def __init__(self) -> None:
        environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
        self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and file
            [sys.executable, "-P", str(WORKER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            start_new_session=True,
            bufsize=0,
        )

    def ask(self, request: bytes, until: float) -> bytes:
        """Write a request and read the line that answers it; raises Doubt when none comes in time, _Gone when none can come."""
        into, out = self.process.stdin, self.process.stdout
        if into is None or out is None:  # both were asked for
            raise RuntimeError
        os.set_blocking(into.fileno(), False)
        answer = bytearray()
        with selectors.DefaultSelector() as ready:
            ready.register(into, selectors.EVENT_WRITE)
            ready.register(out, selectors.EVENT_READ)
            while not answer.endswith(b"\n"):
                events = ready.select(until - time.monotonic())
                if not events:
                    raise Doubt(mark("The meaning of the badge could not be worked out in time."))
                for key, _ in events:
                    if key.fileobj is out:
                        answer += self._more(out.fileno())
                    else:
                        request = self._less(into.fileno(), request)
                        if not request:
                            ready.unregister(into)
        return bytes(answer)

    @staticmethod
    def _more(handle: int) -> bytes:
        if more := os.read(handle, CHUNK):
            return more
        raise _Gone

    @staticmethod
    def _less(handle: int, request: bytes) -> bytes:
        try:
            return request[os.write(handle, request[:CHUNK]) :]
        except BrokenPipeError as error:
            raise _Gone from error

    def stop(self) -> None:
        """End the process and what it started."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                pipe.close()
        self.process.wait()


class _Pool:
    """The workers that wait for another document. A fork of this process begins with none: the pipes are its parent's."""

    def __init__(self) -> None:
        self.places = threading.BoundedSemaphore(AT_ONCE)
        self.waiting: list[_Worker] = []

    def take(self) -> _Worker:
        """One that still lives, or a new one."""
        while self.waiting:
            worker = self.waiting.pop()
            if worker.process.poll() is None:
                return worker
            worker.stop()
        return _Worker()

    def give_back(self, worker: _Worker) -> None:
        """Keep it for the next document."""
        self.waiting.append(worker)


_pool = _Pool()


def _forget() -> None:
    global _pool  # noqa: PLW0603 - one pool per process
    _pool = _Pool()


@atexit.register
def _leave_nothing_behind() -> None:
    while _pool.waiting:
        _pool.waiting.pop().stop()


os.register_at_fork(after_in_child=_forget)
