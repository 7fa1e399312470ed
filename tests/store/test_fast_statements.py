"""Statements that the driver runs itself give what SQLAlchemy would give."""

from __future__ import annotations

import pytest
from sqlalchemy import Boolean, bindparam, cast, insert, select
from sqlalchemy.dialects.sqlite import insert as insert_or
from sqlalchemy.sql.expression import ClauseElement

from app.domain.changes import Operation
from app.store.fast_statements import Quick
from app.store.schema import collection, raw, tag
from app.store.store import Store


def add_tag(store: Store, name: str) -> int:
    with store.write(Operation.ADD_TAG, name) as tx:
        return tx.insert(insert(tag), {"uid": name, "name": name})


ONE = select(tag.c.id, tag.c.name.label("called")).where(tag.c.id == bindparam("t"))


def test_rows_are_read_as_those_of_sqlalchemy(store: Store) -> None:
    first, second = add_tag(store, "Masks"), add_tag(store, "שלום \U0001f600")
    quick = Quick(ONE)
    for tag_id in (first, second, 999):
        rows, others = store.rows(quick, {"t": tag_id}), store.rows(ONE, {"t": tag_id})
        assert [tuple(row) for row in rows] == [tuple(row) for row in others]
        assert [(row.id, row.called) for row in rows] == [(row.id, row.called) for row in others]


def test_what_is_in_the_statement_is_kept(store: Store) -> None:
    for name in ("a", "b", "c"):
        add_tag(store, name)
    newest = Quick(select(tag.c.name).where(tag.c.name != bindparam("not")).order_by(tag.c.id.desc()).limit(1))
    assert [row.name for row in store.rows(newest, {"not": "c"})] == ["b"]
    assert [row.name for row in store.rows(newest, {"not": "b"})] == ["c"]


@pytest.mark.parametrize(
    ("statement", "values"),
    [
        (select(tag.c.id).where(tag.c.id.in_(bindparam("ids", expanding=True))), {"ids": [1, 2]}),
        (insert(raw), {"hash": "a", "bytes": b"a"}),
        (select(cast(tag.c.id, Boolean)), {}),
    ],
)
def test_what_the_driver_would_read_otherwise_is_refused(
    store: Store, statement: ClauseElement, values: dict[str, object]
) -> None:
    with pytest.raises(ValueError, match="not a quick statement"):
        store.rows(Quick(statement), values)


def test_an_insert_that_finds_one_like_it_gives_no_id(store: Store) -> None:
    quick = Quick(insert_or(collection).on_conflict_do_nothing(index_elements=["uid"]))
    with store.write(Operation.ADD_COLLECTION, "Aid") as tx:
        made = tx.insert_new(quick, {"uid": "u", "name": "Aid", "ordinal": 1})
        again = tx.insert_new(quick, {"uid": "u", "name": "Other", "ordinal": 2})
        other = tx.insert_new(quick, {"uid": "v", "name": "Other", "ordinal": 2})
    assert (made, again) == (1, None)
    assert [(row.id, row.name) for row in store.rows(select(collection.c.id, collection.c.name))] == [
        (made, "Aid"),
        (other, "Other"),
    ]
