"""How every command finds its database: `--data DIR` joins a data folder's own, otherwise DATABASE_URL."""

import argparse
import os
from pathlib import Path

from juncta.project.stop import Stop


def add_data(parser: argparse.ArgumentParser) -> None:
    """The option that all of them share."""
    parser.add_argument("--data", type=Path, metavar="DIR", help="use the database of a demo's data folder instead of DATABASE_URL")


def reach(data: Path | None) -> None:
    """Put the database's address where the settings read it; stops when there is none."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "juncta.project.settings")
    if data is not None:
        from juncta.project.datafolder import joined  # noqa: PLC0415 - only where the embedded server is meant

        folder = joined(data)
        os.environ["DATABASE_URL"] = folder.open().app
        os.environ["SECRET_KEY"] = folder.secret()
        os.environ["JUNCTA_DEMO"] = "1"
    elif not os.environ.get("DATABASE_URL"):
        raise Stop("there is no database: set DATABASE_URL=postgresql://…, or name a data folder with --data")
    else:
        _readable(os.environ["DATABASE_URL"])


def _readable(address: str) -> None:
    """Stop at an address that PostgreSQL cannot read, before Django stumbles over it."""
    from psycopg import ProgrammingError  # noqa: PLC0415 - not needed where a data folder is named
    from psycopg.conninfo import conninfo_to_dict  # noqa: PLC0415

    try:
        conninfo_to_dict(address)
    except ProgrammingError as error:
        raise Stop(f"DATABASE_URL is no address of a database ({str(error).strip()}); it looks like postgresql://…") from error


def set_up(data: Path | None = None) -> None:
    """Reach the database and start Django. A SECRET_KEY is made up where none is given: only `serve` needs a lasting one."""
    reach(data)
    if not os.environ.get("SECRET_KEY"):
        import secrets  # noqa: PLC0415 - rarely needed

        os.environ["SECRET_KEY"] = secrets.token_urlsafe(48)
    import django  # noqa: PLC0415 - it reads the address just set

    django.setup()
