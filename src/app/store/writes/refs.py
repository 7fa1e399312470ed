"""The references of donation records, D-01 and on: none is reused, even after its record was removed.

The highest one ever given is a setting, which undo does not touch: it belongs to the file, as the journal may be pruned
or left out of a copy. Undo and *Removed things* restore a record under its own reference, which is still free.
"""

from __future__ import annotations

from sqlalchemy import Integer, cast, func, not_, select
from sqlalchemy.dialects.sqlite import insert as insert_or

from app.store.fast_statements import Quick
from app.store.schema import donation, operation_change, setting
from app.store.store import Tx

PREFIX = "D-"
HIGHEST = "highest_ref"


_DIGITS = func.substr(donation.c.ref, 1 + len(PREFIX))
_LAST = Quick(
    select(donation.c.ref)
    # Not GLOB 'D-*', for which SQLite would scan the references instead of going to the last one.
    .where(
        func.substr(donation.c.ref, 1, len(PREFIX)) == PREFIX,
        _DIGITS != "",
        not_(_DIGITS.op("GLOB", is_comparison=True)("*[^0-9]*")),
    )
    .order_by(func.length(donation.c.ref).desc(), donation.c.ref.desc())
    .limit(1)
)
_REMEMBERED = Quick(select(setting.c.value).where(setting.c.key == HIGHEST))


def next_ref(tx: Tx) -> str:
    """The reference of the next record: one more than the highest ever given."""
    return f"{PREFIX}{max(_highest_there(tx), _highest_given(tx)) + 1:02d}"


def given(tx: Tx, ref: str) -> None:
    """Remember that a reference was given; one of another form is never generated, and is ignored."""
    digits = ref.removeprefix(PREFIX)
    if digits == ref or not (digits.isascii() and digits.isdigit()) or int(digits) <= (_remembered(tx) or 0):
        return
    row = insert_or(setting).values(key=HIGHEST, value=str(max(int(digits), _highest_given(tx))))
    tx.run(row.on_conflict_do_update(index_elements=["key"], set_={"value": row.excluded.value}))


def _highest_there(tx: Tx) -> int:
    rows = tx.rows(_LAST)
    return int(rows[0].ref[len(PREFIX) :]) if rows else 0


def _remembered(tx: Tx) -> int | None:
    rows = tx.rows(_REMEMBERED)
    return int(rows[0].value) if rows else None


def _highest_given(tx: Tx) -> int:
    remembered = _remembered(tx)
    if remembered is not None:
        return remembered
    # A workspace from before references were remembered: its journal still names those that were removed.
    image = func.coalesce(operation_change.c.after, operation_change.c.before)
    ref = func.json_extract(image, "$.ref")
    number = cast(func.substr(ref, 1 + len(PREFIX)), Integer)
    of_records = operation_change.c.tbl == donation.name
    rows = tx.rows(select(func.max(number)).where(of_records, func.substr(ref, 1, len(PREFIX)) == PREFIX))
    return int(rows[0][0] or 0)
