"""`juncta migrate`: brings the tables up to date as their owner, then lets the product's own role use them."""

import argparse
import os

from psycopg.conninfo import conninfo_to_dict

from juncta.project.cli.reach import add_data, set_up
from juncta.project.stop import Stop


def run(arguments: list[str]) -> int:
    """Migrate, then grant; refuses tables made by a newer Juncta."""
    parser = argparse.ArgumentParser(prog="juncta migrate", description=__doc__)
    add_data(parser)
    options = parser.parse_args(arguments)
    if options.data is not None:
        from juncta.project.datafolder import joined  # noqa: PLC0415 - only where the embedded server is meant

        addresses = joined(options.data).open()
        os.environ |= {"DATABASE_URL": addresses.app, "MIGRATE_DATABASE_URL": addresses.owner}
    app = os.environ.get("DATABASE_URL", "")
    owner = os.environ.get("MIGRATE_DATABASE_URL") or app
    os.environ["DATABASE_URL"] = owner
    set_up()
    from django.db import OperationalError  # noqa: PLC0415 - Django has just been started

    try:
        _bring_up_to_date(app, owner)
    except OperationalError as error:
        raise Stop(f"cannot work in the database: {str(error).strip().splitlines()[0]}") from error
    print("the tables are up to date")
    return 0


def _bring_up_to_date(app: str, owner: str) -> None:
    from django.core.management import call_command  # noqa: PLC0415 - Django has just been started

    from juncta.project import tables  # noqa: PLC0415

    if unknown := tables.unknown_migrations():
        raise Stop(f"these tables were made by a newer Juncta (it knows {unknown[0]}); update Juncta")
    call_command("migrate", verbosity=0, interactive=False)
    role = str(conninfo_to_dict(app).get("user") or "") if app else ""
    if role and role != conninfo_to_dict(owner).get("user"):
        tables.let_use(role)
