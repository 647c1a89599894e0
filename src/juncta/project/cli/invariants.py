"""`juncta invariants`: asks the database, in SQL alone, whether everything that must hold does hold."""

import argparse
import json
import os
from typing import Any

import psycopg

from juncta.project.cli.reach import add_data, reach
from juncta.project.invariants import INVARIANTS, Broken, check
from juncta.project.stop import Stop


def run(arguments: list[str]) -> int:
    """Exit status 1 when a row breaks an invariant; each such row is named."""
    parser = argparse.ArgumentParser(prog="juncta invariants", description=__doc__)
    add_data(parser)
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    options = parser.parse_args(arguments)
    reach(options.data)
    broken = _ask_all(os.environ["DATABASE_URL"])
    if options.json:
        print(json.dumps({"checked": [each.code for each in INVARIANTS], "broken": [{"code": b.code, "row": b.row} for b in broken]}))
        return 1 if broken else 0
    for each in INVARIANTS:
        rows = [b.row for b in broken if b.code == each.code]
        print(f"{each.code:<4} {'BROKEN' if rows else 'holds '}  {each.sentence}")
        for row in rows:
            print(f"             {row}")
    return 1 if broken else 0


def _ask_all(address: str) -> list[Broken]:
    """All questions see one moment: nothing that happens meanwhile comes between them."""
    try:
        with psycopg.connect(address) as link:
            link.isolation_level, link.read_only = psycopg.IsolationLevel.REPEATABLE_READ, True

            def ask(question: str) -> list[tuple[Any, ...]]:
                return link.execute(question.encode()).fetchall()

            return check(ask)
    except psycopg.errors.UndefinedTable as error:
        raise Stop("this database has no tables of Juncta; run `juncta migrate` first") from error
    except psycopg.Error as error:
        raise Stop(f"cannot ask the database: {str(error).strip().splitlines()[0]}") from error
