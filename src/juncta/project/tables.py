"""The tables as a whole: what shape they have, and what the product's own role may do with them."""

from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from psycopg import sql

GRANTS = (
    "GRANT USAGE ON SCHEMA public TO {role}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
    "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {role}",
    "REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role}",
    "REVOKE UPDATE, DELETE ON base_happening FROM {role}",  # what happened stays
)


def unknown_migrations() -> list[str]:
    """Migrations of our rooms that stand in the database and not in this version of the source."""
    rooms = {config.label for config in apps.get_app_configs() if config.name.startswith("juncta.")}
    loader = MigrationLoader(connection, ignore_no_migrations=True)
    known = set(loader.disk_migrations or ())
    return sorted(f"{room}.{name}" for room, name in loader.applied_migrations if room in rooms and (room, name) not in known)


def let_use(role: str) -> None:
    """Let the role read and write, but own nothing, truncate nothing and rewrite no history."""
    with connection.cursor() as cursor:
        for grant in GRANTS:
            cursor.execute(sql.SQL(grant).format(role=sql.Identifier(role)))
