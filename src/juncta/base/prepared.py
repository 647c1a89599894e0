"""Reads that pages and checks repeat: their SQL is written once per process, and only its values change.

Django writes the SQL of a queryset anew each time; for a read across several tables that takes longer than the database does.
A `Prepared` keeps the statement. Rows are built by Django as always, joined rows and annotations with them.
"""

import copy
from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any, Final
from uuid import UUID, uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import BooleanField, F, Func, QuerySet, TextField, Value

Given = UUID | list[str]
STAND_IN: Final = "stands for one of"


def among(field: str, texts: Sequence[str]) -> Func:
    """The condition that a field holds one of these texts; they are one value of the statement, however many they are."""
    return Func(
        F(field),
        Value(list(texts), output_field=ArrayField(TextField())),
        template="%(expressions)s)",
        arg_joiner=" = ANY(",
        output_field=BooleanField(),
    )


class Prepared:
    """A queryset by its values: ids, and lists of texts for `among`."""

    def __init__(self, build: Callable[..., "QuerySet[Any, Any]"], **kinds: type[UUID] | type[list[str]]) -> None:
        """`build` makes the queryset from named values of these kinds; it is called once, with stand-ins, when rows are first asked for."""
        self._build = build
        self._kinds = kinds
        self._lock = Lock()
        self._statement: _Statement | None = None

    def rows(self, **values: Given) -> list[Any]:
        """The rows for these values: instances, or what the queryset's `values_list` asks for.

        Raises TypeError where a value is missing, is unknown, or did not come into the SQL as it is.
        """
        if values.keys() != self._kinds.keys():
            message = f"wants {sorted(self._kinds)}, got {sorted(values)}"
            raise TypeError(message)
        with self._lock:
            statement = self._statement = self._statement or _Statement(self._build, self._kinds)
        return statement.rows(values)


class _Statement:
    """The SQL, and which of its parameters stands for which value."""

    def __init__(self, build: Callable[..., "QuerySet[Any, Any]"], kinds: dict[str, Any]) -> None:
        stand_ins: dict[str, Given] = {name: uuid4() if kind is UUID else [STAND_IN, name] for name, kind in kinds.items()}
        self._queryset = build(**stand_ins)
        self._compiler = self._queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        self._sql, params = self._compiler.as_sql()
        self._params = [next((name for name, value in stand_ins.items() if value == each), None) for each in params], params
        if missing := kinds.keys() - set(self._params[0]):
            message = f"{sorted(missing)} did not come into the SQL as it is"
            raise TypeError(message)

    def rows(self, values: dict[str, Given]) -> list[Any]:
        bound = tuple(each if name is None else values[name] for name, each in zip(*self._params, strict=True))
        compiler = copy.copy(self._compiler)
        compiler.connection = connections[DEFAULT_DB_ALIAS]  # that of this thread
        vars(compiler)["as_sql"] = lambda *_args, **_kwargs: (self._sql, bound)
        queryset = self._queryset.all()
        vars(queryset.query)["get_compiler"] = lambda *_args, **_kwargs: compiler
        return list(queryset)
