"""Conditions on any number of ids: they are passed as one JSON value, since SQLite limits the number of parameters."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Integer, bindparam, column, text


def among_ids(of: Any, ids: Iterable[int]) -> ColumnElement[bool]:
    """Whether the value of an id column is one of these."""
    listed = text("SELECT value FROM json_each(:ids)").bindparams(bindparam("ids", json.dumps([*ids]), unique=True))
    return of.in_(listed.columns(column("value", Integer)))


def among_given(of: Any) -> ColumnElement[bool]:
    """Whether the value of an id column is one of those `given` as a parameter, so that the statement can be reused."""
    return of.in_(text("SELECT value FROM json_each(:ids)").columns(column("value", Integer)))


def given(ids: Iterable[int]) -> dict[str, str]:
    """The parameters of a statement with `among_given`."""
    return {"ids": json.dumps([*ids])}
