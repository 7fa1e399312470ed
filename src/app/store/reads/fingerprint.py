"""A fingerprint of what a workspace says: while that stays, so does whatever is made of it.

Texts and bytes go by the hashes under which they are kept. What is no part of it: the history, where somebody stopped
reading, what the rules propose, and the search index.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sqlalchemy import LargeBinary, TextClause, select, text

from app.domain.hashes import hash_of_parts
from app.store.reader import Reader
from app.store.schema import metadata, setting

_APART = frozenset(
    (
        "body", "found_drafts", "journal_now", "kept_draft", "operation", "operation_change", "place", "raw",
        "search_row",
    )
)  # fmt: skip
_ROWS = 4096
"""How many go into one text."""


def fingerprint(db: Reader) -> str:
    """64 digits that are the same for the same rows; 10,000 passages take some 40 ms."""
    return hash_of_parts(part.encode("utf-8", "surrogatepass") for part in _parts(db))


def _parts(db: Reader) -> Iterator[str]:
    for name, most, rows in _statements():
        yield name
        last = int(db.rows(most)[0][0] or 0)
        for low in range(0, last, _ROWS):
            yield db.rows(rows, {"low": low, "high": low + _ROWS})[0][0] or ""


@cache
def _statements() -> tuple[tuple[str, TextClause, TextClause], ...]:
    """(table, the last id, rows between two ids as one text) of every table, by name."""
    out: list[tuple[str, TextClause, TextClause]] = []
    for table in sorted(metadata.sorted_tables, key=lambda one: one.name):
        if table.name not in _APART:
            columns = ", ".join(
                f'hex("{one.name}")' if isinstance(one.type, LargeBinary) else f'"{one.name}"' for one in table.columns
            )
            where = f'FROM "{table.name}" WHERE rowid > :low AND rowid <= :high ORDER BY rowid'
            listed = f"SELECT json_array({columns}) AS said {where}"
            last = text(f'SELECT max(rowid) FROM "{table.name}"')
            out.append((table.name, last, text(f"SELECT group_concat(said, char(10)) FROM ({listed})")))
    return tuple(out)


def uid_of(db: Reader) -> str:
    """An id that only this workspace and its copies have. It signs exports, and is never written out itself."""
    return "".join(str(value) for (value,) in db.rows(select(setting.c.value).where(setting.c.key == "uid")))
