"""`juncta demo`: database, tables, story world, web, worker and signer as one command in the foreground."""

import argparse
import contextlib
import os
import signal
import socket
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from threading import Event
from types import FrameType

from juncta.adapters.embedded.server import is_running
from juncta.project.datafolder import DataFolder
from juncta.project.stop import Stop
from juncta.project.supervise import HOST, House, Interrupted, command, house

PORT = 8471
PATIENCE = 60.0  # seconds for the web server's first answer
FALLS, WITHIN = 3, 60.0  # a part that falls more often than this is not started again


def run(arguments: list[str]) -> int:
    """Run until Ctrl-C or SIGTERM; a second one does not wait."""
    options = _options(arguments)
    stopping, now = Event(), Event()

    def stop(number: int, frame: FrameType | None) -> None:
        del number, frame
        (now if stopping.is_set() else stopping).set()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)
    folder = DataFolder(options.data)
    folder.check(resetting=options.reset)
    taken = folder.take()
    try:
        port = _free(options.port)
        ready_file = _ready_file(options.ready_file)
        if options.reset or not folder.is_finished():  # a first start that was interrupted begins anew
            folder.reset()
        with contextlib.suppress(Interrupted), house(folder, address=f"http://{HOST}:{port}", stopping=stopping, now=now) as made:
            return _live(made, port, ready_file, stopping, empty=options.empty)
    finally:
        if options.ready_file:
            options.ready_file.unlink(missing_ok=True)
        folder.close()
        os.close(taken)
    return 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="juncta demo", description="Runs until Ctrl-C. Everything it keeps lies in the data folder.")
    parser.add_argument("--data", type=Path, default=Path("data"), metavar="DIR", help="data folder (default: ./data)")
    parser.add_argument("--port", type=_port, default=PORT, help=f"port on this machine (default: {PORT}; 0 takes a free one)")
    parser.add_argument("--reset", action="store_true", help="begin anew: delete what an earlier demo left in the data folder")
    parser.add_argument("--ready-file", type=Path, metavar="F", help="written with the address when the demo is ready")
    parser.add_argument("--empty", action="store_true", help=argparse.SUPPRESS)  # nothing has happened yet: for tests that play it
    return parser.parse_args(arguments)


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) < 2**16:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no port (0 to 65535)")


def _free(port: int) -> int:
    """The port, or a free one for 0. A plain bind asks first: the web server would silently share a taken port (SO_REUSEPORT)."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise Stop(f"port {port} cannot be used: {error.strerror}; choose another with --port") from error
        return int(probe.getsockname()[1])


def _ready_file(path: Path | None) -> Path | None:
    if path is None:
        return None
    try:
        path.unlink(missing_ok=True)
        new = path.with_name(f"{path.name}.new")
        new.touch()
        new.unlink()
    except OSError as error:
        raise Stop(f"cannot write {path}: {error.strerror}; choose another with --ready-file") from error
    return path


def _live(made: House, port: int, ready_file: Path | None, stopping: Event, *, empty: bool) -> int:
    """Start the parts, say where they are, and start again what falls."""
    made.start_worker()
    made.start_signer()
    made.start_web(port)
    if not empty and not made.folder.is_finished():
        made.run("history", command("history"), {}, stopping)
    made.folder.stamp()
    address, ready, until = f"http://{HOST}:{port}", False, time.monotonic() + PATIENCE
    falls: dict[str, list[float]] = {}
    while not stopping.wait(0.05 if not ready else 0.25):
        if not is_running(made.folder.path / "postgres"):
            print("juncta: the database stopped and is started again, with everything on it", file=sys.stderr, flush=True)
            made.revive()
        for name in made.parts.dead():
            if not _start_again(made, name, falls.setdefault(name, [])):
                return 1
        if ready:
            continue
        ready = _answers(f"{address}/readyz")
        if ready:
            _say_ready(made.folder.path, address)
            if ready_file:
                new = ready_file.with_name(f"{ready_file.name}.new")
                new.write_text(f"{address}\n")
                new.rename(ready_file)
        elif time.monotonic() > until:
            raise Stop(f"the web server does not answer; its last words are in {made.folder.logs / 'web.log'}", status=1)
    return 0


def _start_again(made: House, name: str, fell: list[float]) -> bool:
    """Start a fallen part again; False when it has fallen too often or the database is gone with it."""
    status = made.parts.running[name].returncode
    fell[:] = [moment for moment in fell if time.monotonic() - moment < WITHIN] + [time.monotonic()]
    log = made.folder.logs / f"{name}.log"
    if len(fell) > FALLS:
        print(f"juncta: the {name} keeps stopping (status {status}); its last words are in {log}", file=sys.stderr)
        return False
    print(f"juncta: the {name} stopped (status {status}) and is started again", file=sys.stderr, flush=True)
    made.parts.restart(name)
    return True


def _answers(address: str) -> bool:
    with contextlib.suppress(OSError, urllib.error.URLError), urllib.request.urlopen(address, timeout=2) as answer:  # noqa: S310 - our own
        return bool(answer.status == 200)  # noqa: PLR2004 - HTTP's own word
    return False


def _say_ready(data: Path, address: str) -> None:
    from juncta.project.story import cast  # noqa: PLC0415 - read when there is a terminal to show it

    print(f"\nJuncta is ready: {address}\n", flush=True)
    print(f"  Who can sign in there ({address}{cast.PAGE}), and what each can do:\n")
    for who, does in cast.lines():
        print(f"    {who:<34} {does}")
    print(f"\n  Everything is kept in {data}. Ctrl-C stops it all.", flush=True)
