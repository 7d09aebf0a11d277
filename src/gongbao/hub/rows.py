"""Rows of tables that a hand-written statement brings as JSON, and the models that they are.

Django takes longer to build a statement and to read its rows than PostgreSQL takes to answer. So what is asked for with
every page of a signed-in person is one prepared statement (``prepared``) that gathers rows of many tables as JSON
arrays; here is what it selects of each table, and how a model comes of it again. The models stay the one definition of
the tables: the columns, their order and their types are taken from them.
"""

import json
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection, models
from django.db.models.base import ModelState

M = TypeVar("M", bound=models.Model)
Reader = Callable[[Any], Any]

#: JSON has no dates, no ids and no bytes; bytes are written as a backslash, an x and hexadecimal digits.
_READERS: dict[str, Reader] = {
    "DateField": date.fromisoformat,
    "DateTimeField": datetime.fromisoformat,
    "UUIDField": UUID,
    "BinaryField": lambda text: bytes.fromhex(text[2:]),
}


class Columns(Generic[M]):
    """Columns of a table: all of them, those in ``only``, or all but those in ``without`` (names of attributes).

    A model that is read from fewer than all is as Django's ``defer`` makes it: what is missing is asked for when it is
    first looked at. The models' own ``__init__`` is not called, as a page reads a hundred rows and it takes ten times
    as long as all the rest; nothing here hangs on it.
    """

    def __init__(self, model: type[M], *only: str, without: Iterable[str] = ()) -> None:
        left_out = frozenset(without)
        fields = [
            field
            for field in model._meta.concrete_fields
            if (field.attname in only if only else field.attname not in left_out)
        ]
        self._model = model
        self._names = [field.attname for field in fields]
        self._columns = [field.column for field in fields]
        self._readers = [(place, reader) for place, field in enumerate(fields) if (reader := _reader(field))]

    def of(self, alias: str) -> str:
        """What a statement selects: an array of the columns of the table that it calls ``alias``."""
        return f"json_build_array({', '.join(f'{alias}.{column}' for column in self._columns)})"

    def read(self, row: list[Any]) -> M:
        """The model of such an array."""
        for place, reader in self._readers:
            if row[place] is not None:
                row[place] = reader(row[place])
        model = self._model.__new__(self._model)
        model.__dict__.update(zip(self._names, row, strict=True))
        model._state = ModelState()
        model._state.adding, model._state.db = False, DEFAULT_DB_ALIAS
        return model

    def read_or_none(self, row: list[Any]) -> M | None:
        """The same of a table that was joined and may have had no row."""
        return None if row[0] is None else self.read(row)


def parsed(text: str | None) -> Any:
    """What a statement wrote as JSON; of an aggregate over no rows, an empty list."""
    return json.loads(text) if text else []


def _reader(field: "models.Field[Any, Any]") -> Reader | None:
    convert = getattr(field, "from_db_value", None)
    if convert is not None and not isinstance(field, models.JSONField):
        return lambda value: convert(value, None, connection)
    kind = field.target_field if isinstance(field, models.ForeignKey) else field
    return _READERS.get(kind.get_internal_type())
