"""The two roles of an embedded server: one owns the tables, the other, the web's, owns nothing. The superuser only makes them."""

from dataclasses import dataclass
from urllib.parse import quote

import psycopg
from psycopg.conninfo import conninfo_to_dict

OWNER, APP, DATABASE = "juncta_owner", "juncta_app", "juncta"


@dataclass(frozen=True, slots=True)
class Addresses:
    """How to reach the product's database as its owner (migrations only) and as the product itself."""

    owner: str
    app: str


def prepare(superuser: str) -> Addresses:
    """Make the roles and the database if they are missing."""
    with psycopg.connect(superuser, autocommit=True) as connection:
        for role in (OWNER, APP):
            if not connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [role]).rowcount:
                connection.execute(f"CREATE ROLE {role} LOGIN".encode())
        if not connection.execute("SELECT FROM pg_database WHERE datname = %s", [DATABASE]).rowcount:
            connection.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER}".encode())
            connection.execute(f"REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC".encode())
            connection.execute(f"GRANT CONNECT ON DATABASE {DATABASE} TO {APP}".encode())
    return Addresses(owner=_address(superuser, OWNER), app=_address(superuser, APP))


def _address(superuser: str, role: str) -> str:
    """A libpq address as a URL, so that it also fits DATABASE_URL."""
    sockets = str(conninfo_to_dict(superuser)["host"])
    return f"postgresql://{role}@/{DATABASE}?host={quote(sockets, safe='')}"
