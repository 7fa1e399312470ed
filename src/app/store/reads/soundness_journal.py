"""Checks the history: every row is as the journal has it, and its images follow each other.

What is done is one chain of images for each row: each begins as the one before it ended, and the row is as the last
one left it. What was undone and can be redone fits into it in the columns that it leaves alone; of the others, doing it
again makes sure (see `replay`). Beneath the newest sealed operation there are no images, or those of an older schema;
there the rows are compared with their fingerprints (see `baseline`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache
from itertools import groupby, pairwise
from typing import Any

from sqlalchemy import Row, Table, TextClause, exists, func, select, text

from app.domain.changes import Operation
from app.domain.language import tr
from app.store import baseline
from app.store.bookkeeping import image_of, journal_now
from app.store.journal import DONE, SEALED, UNDONE, trigger_names
from app.store.reader import Reader
from app.store.reads.soundness_rows import LISTED_AT_MOST, Finding
from app.store.replay import STAMPS, Image, columns_of, loaded
from app.store.schema import SEEDED, journaled_tables, metadata, operation, operation_change

_LIVE_STATES = (DONE, UNDONE)
_FLOOR = f"(SELECT coalesce(max(id), 0) FROM operation WHERE state = '{SEALED}')"
_SEEDED = ", ".join(f"'{name}'" for name in SEEDED)
_LINKS = text(
    f"""
SELECT tbl, row_id, operation_id, before, previous FROM (
  SELECT c.tbl, c.row_id, c.operation_id, c.before, c.id,
    lag(c.after) OVER chain AS previous, row_number() OVER chain AS number
  FROM operation_change c JOIN operation d ON d.id = c.operation_id
  WHERE d.state = '{DONE}' AND d.id > {_FLOOR}
  WINDOW chain AS (PARTITION BY c.tbl, c.row_id ORDER BY c.id))
WHERE CASE WHEN number = 1 THEN :whole AND before IS NOT NULL AND tbl NOT IN ({_SEEDED})
  ELSE before IS NOT previous END ORDER BY id
"""
)
_LIVE = text(
    f"""
SELECT c.tbl, c.row_id, c.operation_id, d.state = '{DONE}' AS done, c.before, c.after
FROM operation_change c JOIN operation d ON d.id = c.operation_id
WHERE d.state IN ('{DONE}', '{UNDONE}') AND d.id > {_FLOOR} AND (c.tbl, c.row_id) IN (
  SELECT u.tbl, u.row_id FROM operation_change u JOIN operation o ON o.id = u.operation_id WHERE o.state = '{UNDONE}')
ORDER BY c.tbl, c.row_id, c.id
"""
)


def journal(db: Reader) -> Iterator[Finding]:
    """Changes are written down, and every step that can be undone or redone is of a kind there is and has its
    images, of tables there are, in readable form."""
    yield from _writing_down(db)
    kinds = select(operation.c.id, operation.c.kind).where(
        operation.c.state.in_(_LIVE_STATES), operation.c.kind.not_in([*Operation])
    )
    for row in db.rows(kinds):
        yield tr("“{kind}” is no kind of operation").format(kind=row.kind), f"operation {row.id}"
    has_images = exists().where(operation_change.c.operation_id == operation.c.id)
    for (operation_id,) in db.rows(select(operation.c.id).where(operation.c.state.in_(_LIVE_STATES), ~has_images)):
        yield tr("it cannot be undone, since nothing of it is kept"), f"operation {operation_id}"
    live = operation_change.c.operation_id.in_(select(operation.c.id).where(operation.c.state.in_(_LIVE_STATES)))
    bad = (
        func.coalesce(func.json_valid(operation_change.c.before), 1)
        * func.coalesce(func.json_valid(operation_change.c.after), 1)
    ) == 0
    for row in db.rows(select(operation_change.c.id, operation_change.c.operation_id).where(live, bad)):
        yield (tr("image {number} cannot be read").format(number=row.id), f"operation {row.operation_id}")
    image = func.max(func.coalesce(operation_change.c.after, operation_change.c.before))
    for row in db.rows(
        select(operation_change.c.tbl, image.label("image")).where(live).group_by(operation_change.c.tbl)
    ):
        table = metadata.tables.get(row.tbl)
        if table is None or not _fits(table, row.image):
            yield tr("its undo images do not fit the table"), f"table {row.tbl}"
    yield from _chains(db)
    recorded = {name for (name,) in db.rows(select(operation_change.c.tbl).distinct())}
    for table in journaled_tables():
        if table.name in recorded:
            yield from _unlike_the_history(db, table)
    if _is_whole(db):
        yield from _unrecorded(db)
    yield from _beginning(db)


def _beginning(db: Reader) -> Iterator[Finding]:
    """Beneath the oldest step that can be undone, all is as it was then."""
    try:
        for name, first, last in baseline.changed(lambda statement: db.rows(text(statement))):
            yield tr("not all is as it was where the history begins"), f"{name} {first} to {last}"
    except ValueError:
        yield tr("what was where it begins cannot be read"), "the history"


def _writing_down(db: Reader) -> Iterator[Finding]:
    """Whether what is changed from now on gets into the journal: nobody would miss it until the next undo."""
    switch = [
        (row.operation_id, row.recording)
        for row in db.rows(select(journal_now.c.operation_id, journal_now.c.recording))
    ]
    if switch != [(None, 1)]:
        yield tr("changes are not written down, so they cannot be undone"), "the history"
    triggers = {name for (name,) in db.rows(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))}
    for table in journaled_tables():
        if not triggers.issuperset(trigger_names(table)):
            yield tr("its changes are not written down, so they cannot be undone"), f"table {table.name}"


def _fits(table: Table, image: str | None) -> bool:
    try:
        return set(json.loads(image or "{}")) == {column.name for column in table.columns}
    except ValueError:
        return False


def _chains(db: Reader) -> Iterator[Finding]:
    """Every image of what is done begins as the one before it of the same row ended, and what was undone fits in."""
    what = tr("the history does not fit together before this operation")
    for row in db.rows(_LINKS, {"whole": _is_whole(db)}):
        if not _same(row.before, row.previous):
            yield what, f"{row.tbl} {row.row_id}, operation {row.operation_id}"
    for (table, row_id), rows in groupby(db.rows(_LIVE), lambda row: (row.tbl, row.row_id)):
        with suppress(ValueError):  # said as an image that cannot be read
            for operation_id in _unfitting(db, metadata.tables[table], row_id, list(rows)):
                yield what, f"{table} {row_id}, operation {operation_id}"


def _unfitting(db: Reader, table: Table, row_id: int, changes: Sequence[Row[Any]]) -> Iterator[int]:
    """The undone operations that do not begin with the row as it was then, but for what they change in it.

    Nothing is said of those behind an undone one that makes or deletes the row: that has to be done again first.
    """
    state: Image = next((loaded(row.before) for row in changes if row.done), None)
    if not any(row.done for row in changes):
        for (now,) in db.rows(
            text(f"SELECT {image_of(table, 't')} FROM {table.name} t WHERE id = :id"), {"id": row_id}
        ):
            state = loaded(now)
    is_remade = False
    for operation_id, parts in groupby(changes, lambda row: int(row.operation_id)):
        rows = list(parts)
        images = [(loaded(row.before), loaded(row.after)) for row in rows]
        if rows[0].done:
            state = images[-1][1]
            continue
        first = images[0][0]
        own = set[str]().union(*(columns_of(before, after) for before, after in images)) | STAMPS
        joined = all(one[1] == other[0] for one, other in pairwise(images))
        fits = state is None or is_remade
        if not fits and first is not None:
            fits = all(first.get(name) == value for name, value in (state or {}).items() if name not in own)
        if not (joined and fits):
            yield operation_id
        is_remade = is_remade or any(image is None for pair in images for image in pair)


def _unlike_the_history(db: Reader, table: Table) -> Iterator[Finding]:
    """The rows that are not as the last operation that is done left them."""
    for row in db.rows(_as_it_was_left(table)):
        if _same(row.image, row.now):
            continue
        if row.now is None:
            what = tr("the history knows it, but it is not there")
        elif row.image is None:
            what = tr("it is there, but by the history it is not")
        else:
            what = tr("it is not as the history has it")
        yield what, f"{table.name} {row.row_id}"


@cache
def _as_it_was_left(table: Table) -> TextClause:
    """The rows of a table whose last image is written otherwise than they are."""
    now = f"CASE WHEN t.id IS NULL THEN NULL ELSE {image_of(table, 't')} END"
    return text(f"""
WITH known AS (
  SELECT max(c.id) AS done FROM operation_change c JOIN operation d ON d.id = c.operation_id
  WHERE c.tbl = '{table.name}' AND d.state = '{DONE}' AND d.id > {_FLOOR} GROUP BY c.row_id),
last AS (SELECT c.row_id, c.after AS image FROM known k JOIN operation_change c ON c.id = k.done)
SELECT o.row_id, o.image, {now} AS now FROM last o LEFT JOIN {table.name} t ON t.id = o.row_id
WHERE o.image IS NOT {now} ORDER BY o.row_id""")


def _unrecorded(db: Reader) -> Iterator[Finding]:
    """The rows of which the history has no image."""
    for name, found in groupby(db.rows(_without_image()), lambda row: str(row.name)):
        rows = [int(row.id) for row in found]
        if len(rows) > LISTED_AT_MOST:  # of one cause, most likely: the images of a whole operation are gone
            yield tr("the history does not know {n} of its rows").format(n=len(rows)), f"table {name}"
        else:
            yield from ((tr("the history does not know it"), f"{name} {row_id}") for row_id in rows)


@cache
def _without_image() -> TextClause:
    """Those rows, table by table, in one statement: there are thirty tables, most of them without any."""
    return text(
        " UNION ALL ".join(
            f"SELECT '{name}' AS name, id FROM {name} "
            f"WHERE id NOT IN (SELECT row_id FROM operation_change WHERE tbl = '{name}')"
            for name in (table.name for table in journaled_tables())
            if name not in SEEDED
        )
    )


def _is_whole(db: Reader) -> bool:
    """Whether the journal still goes back to the first operation; a copy without history begins later."""
    return bool(db.rows(select(operation.c.id).where(operation.c.id == 1, operation.c.state != SEALED)))


def _same(one: str | None, other: str | None) -> bool:
    """Whether two images say the same; how a sign is written in JSON is SQLite's own affair."""
    if one is None or other is None:
        return one is other
    try:
        return bool(json.loads(one) == json.loads(other))
    except ValueError:
        return False  # said as an image that cannot be read
