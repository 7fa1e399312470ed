"""Asking for very many ids at once: they go as one value, since SQLite takes only so many."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Integer, bindparam, column, text


def among_ids(of: Any, ids: Iterable[int]) -> ColumnElement[bool]:
    """Whether a column of ids has one of these."""
    listed = text("SELECT value FROM json_each(:ids)").bindparams(bindparam("ids", json.dumps([*ids]), unique=True))
    return of.in_(listed.columns(column("value", Integer)))


def among_given(of: Any) -> ColumnElement[bool]:
    """Whether a column of ids has one of those `given` with the statement, which so is built once for all of them."""
    return of.in_(text("SELECT value FROM json_each(:ids)").columns(column("value", Integer)))


def given(ids: Iterable[int]) -> dict[str, str]:
    """The values of a statement that asks for `among_given`."""
    return {"ids": json.dumps([*ids])}
