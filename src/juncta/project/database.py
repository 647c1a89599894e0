"""How Juncta finds its database: DATABASE_URL, read with libpq's own rules."""

import os
from typing import Any

from psycopg.conninfo import conninfo_to_dict


def databases() -> dict[str, dict[str, Any]]:
    """Django's DATABASES from the environment.

    Raises RuntimeError with the way out when DATABASE_URL is not set: there is no database by default.
    """
    url = os.environ.get("DATABASE_URL")
    if not url:
        message = "DATABASE_URL is not set. Use `juncta demo`, give --data DIR, or set DATABASE_URL=postgresql://…"
        raise RuntimeError(message)
    return {"default": from_url(url)}


def from_url(url: str) -> dict[str, Any]:
    """One Django database entry from a libpq URL or connection string."""
    parts = dict(conninfo_to_dict(url))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", "postgres"),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": str(parts.pop("port", "")),
        # Connections live on between requests; a health check before use survives a restarted server.
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": parts,
    }
