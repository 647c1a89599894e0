"""`juncta serve`: the web server of an installation; it does not start in a way that would be unsafe."""

import argparse
import os

from juncta.project.cli.reach import reach
from juncta.project.stop import Stop
from juncta.project.supervise import web_command

WEAK = 32  # characters that a secret key has at least

RIGHTS = """
    SELECT rolsuper, rolbypassrls,
           (SELECT string_agg(relname, ', ' ORDER BY relname) FROM (
                SELECT relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
                WHERE relkind IN ('r', 'p', 'v', 'm') AND nspname = 'public' AND pg_has_role(current_user, relowner, 'MEMBER')
                ORDER BY relname LIMIT 3) AS owned)
    FROM pg_roles WHERE rolname = current_user
"""


def run(arguments: list[str]) -> int:
    """Check what production needs, then become the web server."""
    parser = argparse.ArgumentParser(prog="juncta serve", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on; a reverse proxy stands in front (default: 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes (default: one per core)")
    parser.add_argument("--threads", type=int, default=4, help="threads in each (default: 4)")
    options = parser.parse_args(arguments)
    _check_environment()
    reach(None)
    _check_role(os.environ["DATABASE_URL"])
    words = web_command(host=options.host, port=options.port, workers=options.workers, threads=options.threads)
    environment = {name: value for name, value in os.environ.items() if name != "MIGRATE_DATABASE_URL"}
    os.execve(words[0], words, environment)  # noqa: S606 - it becomes the server: no shell, our own words


def _check_environment() -> None:
    for name, what in {
        "DATABASE_URL": "postgresql://… of the role that owns no table",
        "SECRET_KEY": f"at least {WEAK} random characters",
        "ALLOWED_HOSTS": "the host names it answers to, with commas between them",
    }.items():
        if not os.environ.get(name):
            raise Stop(f"set {name}: {what}")
    if len(os.environ["SECRET_KEY"]) < WEAK:
        raise Stop(f"SECRET_KEY is too short: it needs at least {WEAK} random characters")
    if "*" in os.environ["ALLOWED_HOSTS"].split(","):
        raise Stop("ALLOWED_HOSTS must name the hosts; * would let anybody choose the address in our mails")
    if os.environ.get("JUNCTA_SIGNER_DIR"):
        raise Stop("the signing keys are the signer's alone: start the web server without JUNCTA_SIGNER_DIR")
    if os.environ.get("JUNCTA_DEMO"):
        raise Stop("JUNCTA_DEMO lets anybody sign in as anybody: start the web server without it")


def _check_role(address: str) -> None:
    import psycopg  # noqa: PLC0415 - after the cheap checks

    try:
        with psycopg.connect(address, connect_timeout=10) as connection:
            found = connection.execute(RIGHTS).fetchone()
    except psycopg.Error as error:
        raise Stop(f"cannot reach the database: {str(error).strip().splitlines()[0]}") from error
    superuser, bypasses, owned = found or (True, True, None)
    if superuser or bypasses:
        raise Stop("DATABASE_URL names a superuser, for whom the database checks nothing; use a role of its own (see `juncta migrate`)")
    if owned:
        raise Stop(f"DATABASE_URL names the owner of the tables ({owned}, …); give that one to MIGRATE_DATABASE_URL and serve with another")
