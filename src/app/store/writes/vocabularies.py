"""Writing the terms of a workspace's vocabularies."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, func, select, text, update

from app.domain.terms import Assertion, Scope
from app.domain.vocabularies import UNSPECIFIED, TermContent
from app.store.schema import donation, own_value, term, vocabulary
from app.store.store import Tx
from app.store.term_columns import columns_of


def add(tx: Tx, vocabulary_id: int, key: str, content: TermContent, parent_id: int | None, *, given: bool) -> int:
    """Add a term at the end. Returns its id."""
    named = {"key": key, "name": content.name, "given": int(given)}
    return tx.add(term, vocabulary_id=vocabulary_id, **named, **_rest(content, parent_id))


def edit(tx: Tx, term_id: int, before: TermContent, content: TermContent, parent_id: int | None) -> None:
    """Write the changed attributes of a term; a changed name counts as given by a person from then on."""
    was, values = _rest(before, None), _rest(content, None)
    changed = {column: value for column, value in values.items() if value != was[column]}
    if content.parent != before.parent:
        changed["parent_id"] = parent_id
    if content.name != before.name:
        changed |= {"name": content.name, "given": 1}
    tx.edit(term, term_id, **changed)


def put_at(tx: Tx, term_id: int, place: int) -> None:
    """Set the place of one term among those of its vocabulary."""
    tx.edit(term, term_id, ordinal=place)


def put_in_order(tx: Tx, term_ids: Sequence[int]) -> None:
    """Set the order of the terms of a vocabulary."""
    for place, term_id in enumerate(term_ids, 1):
        put_at(tx, term_id, place)


_WENT = text(
    "SELECT c.before FROM operation_change c JOIN vocabulary v ON v.id = json_extract(c.before, '$.vocabulary_id') "
    "WHERE c.tbl = 'term' AND c.after IS NULL AND v.key = :vocabulary AND json_extract(c.before, '$.key') = :key "
    "AND NOT EXISTS (SELECT 1 FROM term t WHERE t.vocabulary_id = v.id AND t.key = :key) ORDER BY c.id DESC LIMIT 1"
)


def bring_back(tx: Tx, vocabulary_key: str, key: str) -> None:
    """Make a term again that was removed since, as it was but retired, for a row that comes back and uses it."""
    for row in tx.rows(_WENT, {"vocabulary": vocabulary_key, "key": key}):
        image = {name: value for name, value in json.loads(row.before).items() if name in term.columns}
        if image["parent_id"] and not tx.rows(select(term.c.id).where(term.c.id == image["parent_id"])):
            image["parent_id"] = None
        tx.add(term, **image | {"retired": 1})


def replace_everywhere(tx: Tx, name: str, key: str, by: str) -> None:
    """Replace a term by another of its vocabulary, whose key is `name`, in every row that uses it."""
    for column in columns_of(name):
        tx.run(update(column.table).where(column == key).values({column.name: by}))
    of = select(term.c.id).join(vocabulary).where(vocabulary.c.key == name)
    had = own_value.c.term_id.in_(of.where(term.c.key == key))
    if by == UNSPECIFIED:
        tx.run(delete(own_value).where(had))
    else:
        kept = of.where(term.c.key == by).scalar_subquery()
        tx.run(update(own_value).where(had).values(term_id=kept))


def let_in(tx: Tx, name: str, key: str) -> None:
    """Let the records into totals whose term begins to count. Older versions noted of each that it is not in totals,
    which nobody said where no reason is written; see `app.domain.giving.let_in`."""
    of = donation.c
    unsaid = (of.in_totals == 0, func.trim(of.totals_reason) == "")
    could = (of.scope == Scope.SPECIFIC.value, of.assertion == Assertion.GIVEN.value)
    for column in columns_of(name):
        if column.table is donation:
            tx.run(update(donation).where(column == key, *unsaid, *could).values(in_totals=1))


def move_parts(tx: Tx, term_id: int, to: int | None) -> None:
    """Set the parent of all subkinds of a term to another term, or to none."""
    tx.run(update(term).where(term.c.parent_id == term_id).values(parent_id=to))


def _rest(content: TermContent, parent_id: int | None) -> dict[str, Any]:
    return {
        "description": content.description,
        "codes": json.dumps(dict(content.codes), ensure_ascii=False),
        "parent_id": parent_id,
        "counts": int(content.counts),
        "retired": int(content.retired),
    }
