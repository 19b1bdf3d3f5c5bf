"""The tables of a workshop file as SQLAlchemy knows them, each derived from its record type, and the SQL of an edit.

Importing this module imports SQLAlchemy; opening and reading a workshop does without (`rows`).
"""

from __future__ import annotations

import dataclasses
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from cxworkshop.core.record import FieldSpec, Record, field_specs
from cxworkshop.storage import rows

NAMING = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
}


@cache
def metadata(types: tuple[type[Record], ...]) -> sa.MetaData:
    """The schema for these record types: their tables, and `step`, `change` and `meta`."""
    made = sa.MetaData(naming_convention=NAMING)
    for cls in types:
        sa.Table(cls.TABLE, made, *(_column(spec) for spec in field_specs(cls)))
    sa.Table(
        "meta",
        made,
        sa.Column("key", sa.Text, primary_key=True, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    sa.Table(
        "step",
        made,
        sa.Column("id", sa.Integer, primary_key=True, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("typing", sa.Text, nullable=False),
        sa.Column("permanent", sa.Boolean, nullable=False),
        sa.Column("undone", sa.Boolean, nullable=False),
        sa.Column("time", sa.Text, nullable=False),
        sa.Column("edit", sa.Integer, nullable=False),
    )
    # Clustered by step, so that a step's log is one write and one read.
    sa.Table(
        "change",
        made,
        sa.Column("step", sa.Integer, sa.ForeignKey("step.id", ondelete="CASCADE"), primary_key=True, nullable=False),
        sa.Column("seq", sa.Integer, primary_key=True, nullable=False),
        sa.Column("record_table", sa.Text, nullable=False),
        sa.Column("record_id", sa.Text, nullable=False),
        sa.Column("before", sa.Text),
        sa.Column("after", sa.Text),
        sqlite_with_rowid=False,
    )
    return made


def _column(spec: FieldSpec) -> sa.Column[Any]:
    single = spec.ref is not None and not spec.many
    # Deferred: within a step the order of its changes does not matter, only what it leaves behind.
    keys = [sa.ForeignKey(f"{spec.ref.table}.id", deferrable=True, initially="DEFERRED")] if single and spec.ref else []
    key = spec.name == "id"
    return sa.Column(spec.name, _kind(spec), *keys, primary_key=key, nullable=spec.optional, index=single or None)


def _kind(spec: FieldSpec) -> type[sa.types.TypeEngine[Any]]:
    if rows.is_nested(spec) or issubclass(spec.kind, (str, date, time, datetime)):
        return sa.Text
    if issubclass(spec.kind, bool):
        return sa.Boolean
    if issubclass(spec.kind, int):
        return sa.Integer
    if issubclass(spec.kind, float):
        return sa.Float
    assert issubclass(spec.kind, Enum), spec
    return sa.Text


@dataclasses.dataclass(frozen=True, slots=True)
class Statements:
    """The SQL that writes one record type; parameters by position: the columns in order, for `update` the id last."""

    insert: str
    update: str
    delete: str


_DIALECT = sqlite.dialect(paramstyle="qmark")


def _sql(statement: Any) -> str:
    return str(statement.compile(dialect=_DIALECT))


@cache
def statements(types: tuple[type[Record], ...]) -> dict[type[Record], Statements]:
    """What writes each record type, compiled once: an edit must not pay for compiling it."""
    made: dict[type[Record], Statements] = {}
    for cls in types:
        table = metadata(types).tables[cls.TABLE]
        others: dict[str, Any] = {c.name: sa.bindparam(c.name) for c in table.c if c.name != "id"}
        made[cls] = Statements(
            _sql(sa.insert(table)),
            _sql(sa.update(table).where(table.c.id == sa.bindparam("which")).values(others)),
            _sql(sa.delete(table).where(table.c.id == sa.bindparam("which"))),
        )
    return made


@dataclasses.dataclass(frozen=True, slots=True)
class LogStatements:
    """The SQL that keeps the log of steps; parameters in the order of the columns."""

    add_step: str
    add_change: str
    touch_step: str  # undone, time, edit, id
    forget_changes: str  # step
    forget_undone: str


@cache
def log_statements(types: tuple[type[Record], ...]) -> LogStatements:
    """What writes steps and changes, compiled once."""
    step, change = (metadata(types).tables[name] for name in ("step", "change"))
    touched: dict[str, Any] = {name: sa.bindparam(name) for name in ("undone", "time", "edit")}
    return LogStatements(
        _sql(sa.insert(step)),
        _sql(sa.insert(change)),
        _sql(sa.update(step).where(step.c.id == sa.bindparam("which")).values(touched)),
        _sql(sa.delete(change).where(change.c.step == sa.bindparam("which"))),
        _sql(sa.delete(step).where(step.c.undone.is_(True))),
    )
