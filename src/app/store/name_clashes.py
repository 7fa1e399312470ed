"""Names that two things may not share although the tables allow it.

Operations check this themselves; undo, redo and restoring, which bring back rows, use this module.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

_ALIAS = "SELECT 'actor_alias', id FROM actor_alias WHERE alias = :{name} COLLATE NOCASE AND actor_id <> :{owner}"
_SAME: dict[str, tuple[str, str]] = {
    "source": ("citekey", "SELECT 'source', id FROM source WHERE citekey = :citekey COLLATE NOCASE AND id <> :id"),
    "tag": ("key", "SELECT 'tag', id FROM tag WHERE key = :key AND id <> :id"),
    "table_file": (
        "hash",
        "SELECT 'table_file', id FROM table_file WHERE hash = :hash AND sheet = :sheet AND id <> :id "
        "AND id IN (SELECT table_id FROM table_row)",
    ),
    "actor": ("name", _ALIAS.format(name="name", owner="id")),
    "actor_alias": (
        "alias",
        f"{_ALIAS.format(name='alias', owner='actor_id')} UNION ALL "
        "SELECT 'actor', id FROM actor WHERE name = :alias COLLATE NOCASE AND id <> :actor_id",
    ),
}
"""By table: the column of the name, and SQL for other rows with the same name."""

Ask = Callable[[str, Mapping[str, Any]], Sequence[Sequence[Any]]]


def name_column(table: str) -> str | None:
    """The column of a table with such a name, if any."""
    return _SAME[table][0] if table in _SAME else None


def clashes(ask: Ask, table: str, row: Mapping[str, Any]) -> list[tuple[str, int]]:
    """(table, id) of the rows of other things that have the name of a row. `ask` runs a statement that reads."""
    if table not in _SAME or not row[_SAME[table][0]]:
        return []
    column, sql = _SAME[table]
    owner = "actor_id" if table == "actor_alias" else "id"
    named = (column, owner, *(["sheet"] if table == "table_file" else []))
    return [(str(name), int(row_id)) for name, row_id in ask(sql, {one: row[one] for one in named})]
