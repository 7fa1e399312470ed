"""Groups of columns that form one value: an amount with its currency, the position of a passage with its words.

If two people change different columns of one group, their changes conflict: undoing one of them would mix the two into
a value that nobody entered.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from app.domain.fields import FACT, RECORD
from app.store.field_columns import column_names
from app.store.parts import STORED_PARTS
from app.store.schema import counted_name, donation, fact, own_field, own_value, passage

_COUNTS = frozenset(("scope", "assertion", "status", "aid_kind", "terms", "in_totals"))
"""The columns that decide together whether a record counts as given."""
_APART = frozenset(("id", "uid", "donation_id", "ordinal", "note"))
_REMARKS = frozenset(("category", "note"))


@cache
def _groups() -> dict[str, tuple[frozenset[str], ...]]:
    one_thing = (*(part.table for part in STORED_PARTS), own_value, counted_name)
    whole = {table.name: (frozenset(table.columns.keys()) - _APART,) for table in one_thing}
    stated = (name for field in FACT for name in column_names(field))
    return {
        **whole,
        donation.name: (*(frozenset(column_names(field)) for field in RECORD), _COUNTS),
        fact.name: (frozenset(("country_id", *stated)) - _REMARKS,),
        passage.name: (frozenset(passage.columns.keys()) - {"id", "uid", "created_at", "created_by"},),
        own_field.name: (frozenset(("type", "vocabulary_id")),),
    }


def widened(table: str, columns: Iterable[str]) -> set[str]:
    """These columns of a table, and those in a group with one of them."""
    out = set(columns)
    return out.union(*(group for group in _groups().get(table, ()) if group & out))
