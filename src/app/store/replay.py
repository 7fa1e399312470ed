"""Undoing and redoing an operation, taking into account what others did since.

An operation is replayed from its images: rows are inserted, deleted, or get back the columns that it changed, and no
others. The result is always what the operations in state `done` produce in numeric order, whoever undid what in
between. A replay that would break this is refused: if a later operation changed the same columns or built on the rows,
or if the rows no longer match the images. So is one that would leave what nobody said: half of a value
(`column_groups`), a passage that missed a new version, two things of one name (`name_clashes`). Images of later
operations are updated with the new values of columns those operations left alone, and in a text of lines (`LINES`) or a
title that follows its record (`WORDS`) with the change itself, if it is in other lines or words than theirs. A title
typed since stays, and so does the removal of its record, unless a title is all that was changed, and the removal of
what a merge has handed over.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from functools import cache, cached_property
from itertools import groupby, islice
from typing import Any

from sqlalchemy import Column, Connection, Table, UniqueConstraint

from app.domain.anchor import AnchorState
from app.domain.carried_lines import carried, carried_words
from app.domain.changes import Operation
from app.domain.errors import Overlaps
from app.domain.kinds import things
from app.domain.language import tr, tr_term
from app.store import term_columns
from app.store.bookkeeping import image_of
from app.store.column_groups import widened
from app.store.connections import driver_of
from app.store.name_clashes import clashes, name_column
from app.store.schema import journaled_tables, metadata
from app.store.things import ATTACHED

Image = dict[str, Any] | None
Key = tuple[str, int]
"""The name of a table, and the id of a row."""

STAMPS = frozenset({"updated_at"})
"""Columns that every change of a row sets. Nobody's work is in them; the newest change has its say."""
LINES, WORDS = {("note", "body")}, {("donation", "title"), ("saved_view", "question")}
"""Texts in which two people may change different lines, or words: each takes back their own (`carried_lines`)."""
_WAITING = (AnchorState.REVIEW, AnchorState.LOST)
_TOGETHER = 500
_DECODE = json.JSONDecoder().raw_decode
_GIVEN = "(SELECT value FROM json_each(?))"
_IMAGES = "SELECT tbl, row_id, before, after FROM operation_change WHERE operation_id = ? ORDER BY id"
_LATER = """
SELECT c.tbl, c.row_id, c.before, c.after, c.id, c.operation_id, d.state
FROM operation_change c JOIN operation d ON d.id = c.operation_id
WHERE c.operation_id > :this AND d.state IN ('done', 'undone')
AND (c.tbl, c.row_id) IN (SELECT tbl, row_id FROM operation_change WHERE operation_id = :this) ORDER BY c.id
"""
_NEWEST_OF = """
SELECT c.operation_id, c.before, c.after, d.state FROM operation_change c JOIN operation d ON d.id = c.operation_id
WHERE c.tbl = ? AND c.row_id = ? AND c.operation_id <> ? ORDER BY c.id DESC
"""

_HELD_SINCE = """
SELECT c.row_id, c.operation_id FROM operation_change c JOIN operation d ON d.id = c.operation_id
WHERE c.operation_id > ? AND d.state = 'done' AND c.tbl = ?
AND json_extract(c.after, ?) IN (SELECT value FROM json_each(?)) ORDER BY c.id DESC
"""

_TERM = "SELECT 1 FROM term t JOIN vocabulary v ON v.id = t.vocabulary_id WHERE v.key = ? AND t.key = ?"
_TERM_THAT_WENT = """
SELECT c.operation_id FROM operation_change c JOIN vocabulary v ON v.id = json_extract(c.before, '$.vocabulary_id')
WHERE c.tbl = 'term' AND c.after IS NULL AND v.key = ? AND json_extract(c.before, '$.key') = ?
ORDER BY c.id DESC LIMIT 1
"""


class _Row:
    """The overall effect of an operation on one row. Its images are read when they are asked for: an import has a
    hundred thousand, and to undo it none need be."""

    def __init__(self, number: int, before: str | None, after: str | None) -> None:
        self.changes = [(number, before, after)]
        """(id in the journal, before, after), one after the other."""

    @cached_property
    def first(self) -> Image:
        return loaded(self.changes[0][1])

    @cached_property
    def last(self) -> Image:
        return loaded(self.changes[-1][2])

    @cached_property
    def columns(self) -> set[str]:
        """Those that it changed; all of them where the row came or went."""
        return set[str]().union(*(columns_of(loaded(before), loaded(after)) for _, before, after in self.changes))

    def has_changed(self, column: str) -> bool:
        return self.changes[0][1] is None or self.changes[-1][2] is None or column in self.columns


def columns_of(before: Image, after: Image) -> set[str]:
    """The columns that a change affects."""
    if before is None or after is None:
        return set(before or after or ())
    return {name for name, value in after.items() if before.get(name) != value}


def replay(db: Connection, operation_id: int, *, back: bool) -> None:
    """Undo an operation (`back`) or redo it, in the running transaction.

    Raises `Overlaps`; roll back then. The journal is off meanwhile and foreign keys are checked at COMMIT, since images
    are applied one by one.
    """
    raw = driver_of(db)
    one = _Replay(raw, operation_id, back)
    one.refuse_changed()
    one.refuse_missed()
    one.refuse_retyped()
    one.refuse_built_on()
    raw.execute("PRAGMA defer_foreign_keys = ON")
    raw.execute("UPDATE journal_now SET recording = 0")
    one.write()
    raw.execute("UPDATE journal_now SET recording = 1")
    one.refuse_dangling()
    one.update_later_images()
    raw.execute("UPDATE operation SET state = ? WHERE id = ?", ("undone" if back else "done", operation_id))


class _Replay:
    def __init__(self, raw: sqlite3.Connection, operation_id: int, back: bool) -> None:
        self._raw = raw
        self._id = operation_id
        self._back = back
        self._changes: list[tuple[str, int, str | None, str | None]] = raw.execute(_IMAGES, (operation_id,)).fetchall()
        self._rows: dict[Key, _Row] = {}
        for table, row_id, before, after in self._changes:
            row = self._rows.get((table, row_id))
            if row is None:
                self._rows[table, row_id] = _Row(0, before, after)
            else:
                row.changes.append((0, before, after))
        self._going: defaultdict[str, list[int]] = defaultdict(list)
        """The ids of those that will be gone, by their tables."""
        self._staying: defaultdict[str, list[int]] = defaultdict(list)
        """And of all others."""
        for (table, row_id), row in self._rows.items():
            (self._going if self._goes(row) else self._staying)[table].append(row_id)
        newer = "SELECT 1 FROM operation WHERE id > ? AND state = 'done'"
        self._is_newest = raw.execute(newer, (operation_id,)).fetchone() is None
        """Whether no operation that is done came after it."""
        self._later: dict[tuple[int, Key], tuple[bool, _Row]] = {}
        """By operation and row: whether the operation is done, and what it did to the row."""
        for tbl, row_id, before, after, number, other, state in raw.execute(_LATER, {"this": operation_id}):
            if (known := self._later.get((other, (tbl, row_id)))) is not None:
                known[1].changes.append((number, before, after))
            else:
                self._later[other, (tbl, row_id)] = state == "done", _Row(number, before, after)
        self._texts: dict[Key, dict[str, str]] = {}
        """The texts of rows in which others have changed other lines since, as they are to be."""

    def _expected(self, row: _Row) -> Image:
        return row.last if self._back else row.first

    def _wanted(self, row: _Row) -> Image:
        return row.first if self._back else row.last

    def _goes(self, row: _Row) -> bool:
        """Whether a row will be gone."""
        return (row.changes[0][1] if self._back else row.changes[-1][2]) is None

    def _changing(self, table: str, column: str) -> list[int]:
        """The ids of the rows of a table that will be there and in which this column changes."""
        return [one for one in self._staying[table] if self._rows[table, one].has_changed(column)]

    def _values_written(self, table: str, column: str) -> dict[int, Any]:
        """What was written into this column of a table, as far as it is something, by the ids of the rows."""
        sql = f'SELECT id, "{column}" FROM {table} WHERE "{column}" <> \'\' AND id IN {_GIVEN}'
        return dict(self._of_many(sql, self._changing(table, column)))

    # --- may it be? ---

    def refuse_changed(self) -> None:
        """Refuse if somebody changed the same since, or if a row does not match its image."""
        left: dict[Key, Image] = {}
        """How the last of the others left the rows in whose texts they changed other lines."""
        for (other, key), (is_done, row) in reversed(self._later.items()):
            met = (widened(key[0], row.columns) & self._rows[key].columns) - STAMPS
            if not (is_done and met):
                continue
            if not self._is_apart(key, row, met):
                there = None not in (row.last, self._rows[key].first, self._rows[key].last)
                lines = there and all((key[0], name) in LINES for name in met)
                raise self._overlaps(other, same_lines=lines)
            left.setdefault(key, row.last)
            self._texts.setdefault(key, self._moved(key, row.last, met))
        for table in dict.fromkeys(table for table, _ in self._rows):
            ids = self._going[table] + self._staying[table]
            now = self._images_now(metadata.tables[table], ids)
            for row_id in ids:
                key, found = (table, row_id), now.get(row_id)
                row, texts = self._rows[key], set(self._texts.get(key, ()))
                expected = row.changes[-1][2] if self._back else row.changes[0][1]
                same = found == expected or _alike(self._expected(row), loaded(found), row.columns - texts)
                if key in left and left[key] is None:
                    same = found is None
                if not (same and (not texts or _alike(left[key], loaded(found), texts))):
                    raise self._overlaps(self._last_to_change(key, row.columns))

    def _is_apart(self, key: Key, row: _Row, met: set[str], *, is_done: bool = True) -> bool:
        """Whether a later operation changed only other lines or words of the texts that both changed.

        What was typed over a title since stays only if that is done: of an undone operation both images would change.
        """
        if row.last is None and all(self._is_handed_over(key, name) for name in met):
            return True
        if not all((key[0], name) in LINES | WORDS for name in met):
            return False
        images = [loaded(image) for _, *both in row.changes for image in both]
        if row.last is None and self._does_more and all((key[0], name) in WORDS for name in met):
            images.pop()  # what follows something else goes with its row, and comes back with it as it is to be then
        moved = (image and self._moved(key, image, met, keeps=is_done) for image in images)
        return all(texts is not None and len(texts) == len(met) for texts in moved)

    def _is_handed_over(self, key: Key, column: str) -> bool:
        """Whether a column of a row named what the operation itself removed, as at a merge."""
        named = (self._rows[key].first or {}).get(column)
        return any((table, named) in self._removed for table in _named_in(key[0], column))

    @cached_property
    def _removed(self) -> set[tuple[str, Any]]:
        """The tables of the rows that the operation removed, with their ids, and of terms also with their keys."""
        gone = [(key, row) for key, row in self._rows.items() if row.changes[-1][2] is None]
        return {key for key, _ in gone} | {
            ("term", (row.first or {}).get("key")) for (to, _), row in gone if to == "term"
        }

    def _texts_to_move(self, key: Key, row: _Row, right: list[Image], *, is_done: bool) -> set[str]:
        """The texts that both changed, if the later operation changed only other lines of them, and is not an undone
        one that goes on from an image that is `right` already: it has what comes back, and would get it twice."""
        texts = {name for name in self._rows[key].columns & row.columns if (key[0], name) in LINES | WORDS}
        if not texts:
            return texts
        if not is_done and any(_alike(row.first, image, texts) for image in right):
            right.append(row.last)
            return set()
        if not self._is_apart(key, row, texts, is_done=is_done):
            return set()
        if is_done and row.last:
            right.append({**row.last, **self._moved(key, row.last, texts)})
        return texts

    def _moved(self, key: Key, image: Image, columns: set[str], *, keeps: bool = True) -> dict[str, str]:
        """Texts of a later image with what is undone or redone; without those of which it changed the same lines."""
        own = self._rows[key]
        was, wanted = self._expected(own), self._wanted(own)
        if was is None or wanted is None or image is None:
            return {}
        carries = {name: carried if (key[0], name) in LINES else carried_words for name in columns}
        texts = {name: carries[name](was[name], wanted[name], image[name]) for name in columns}
        for name in texts if keeps and self._does_more else ():
            if texts[name] is None and (key[0], name) in WORDS:
                texts[name] = image[name]
        return {name: text for name, text in texts.items() if text is not None}

    @cached_property
    def _does_more(self) -> bool:
        """Whether it did more than type titles and questions, so that those follow what it did, unless they were typed
        since."""
        return any({(key[0], name) for name in row.columns - STAMPS} - WORDS for key, row in self._rows.items())

    def refuse_missed(self) -> None:
        """Refuse if a passage would come back on an older text as if its words had been looked for in the newer one."""
        for row_id in self._staying["passage"]:
            row = self._rows["passage", row_id]
            wanted = self._wanted(row) or {}
            if wanted["state"] not in _WAITING and self._expected(row) is None:
                of = "SELECT source_id, number FROM source_version WHERE id = ?"
                for source_id, number in self._raw.execute(of, (wanted["version_id"],)).fetchall():
                    self._refuse_later_version({"source_id": source_id, "number": number})

    def refuse_retyped(self) -> None:
        """Refuse if a field of the workspace's own would get another type than somebody has filled it in by since."""
        retyped = [key[1] for key, row in self._rows.items() if key[0] == "own_field" and "type" in row.columns]
        for row_id in self._having("own_value", "field_id", retyped):
            made = self._last_to_change(("own_value", row_id))
            if ("own_value", row_id) not in self._rows and made is not None and made > self._id:
                raise self._overlaps(made)
        for row_id, made in self._held_since("own_value", "field_id", retyped):
            if ("own_value", row_id) not in self._rows:
                raise self._overlaps(made)

    def refuse_built_on(self) -> None:
        """Refuse if something refers to a row that would be deleted."""
        built_on = {"source_version": self._refuse_later_version, "term": self._refuse_used}
        for table, ids in [*self._going.items()]:
            for child, column, row_id in self._referring(table, ids):
                if self._stays(child, row_id, column):
                    raise self._overlaps(self._last_to_change((child, row_id)))
            for child, column, row_id, made in self._referred_since(table, ids):
                if self._stays(child, row_id, column):
                    raise self._overlaps(made)
            for row_id in ids if table in built_on else ():
                if gone := self._expected(self._rows[table, row_id]):  # it may have come and gone in one operation
                    built_on[table](gone)

    def _stays(self, child: str, row_id: int, column: str) -> bool:
        """Whether a row goes on referring by this column to what it refers to."""
        own = self._rows.get((child, row_id))
        return own is None or not (self._goes(own) or own.has_changed(column))

    def _referred_since(self, table: str, ids: Sequence[int]) -> Iterator[tuple[str, str, int, int]]:
        """(table, column, id, operation) of every row that a later operation let refer to one of these, though it is
        gone since or refers elsewhere: undoing that would lead to nothing."""
        asked = [(child, column, ids) for child, column in _children(table)]
        if table in things():
            asked += [(on.name, "thing_id", self._identities(table, ids)) for on in ATTACHED]
        for child, column, among in asked:
            yield from ((child, column, row_id, made) for row_id, made in self._held_since(child, column, among))

    def _held_since(self, table: str, column: str, values: Sequence[int | str]) -> list[tuple[int, int]]:
        """(id, operation) of every row in which a later operation has left one of these values, the newest first."""
        if self._is_newest or not values:
            return []
        return self._raw.execute(_HELD_SINCE, (self._id, table, f"$.{column}", json.dumps([*values]))).fetchall()

    def _identities(self, table: str, ids: Sequence[int]) -> list[int]:
        sql = f"SELECT id FROM thing WHERE kind = '{table}' AND row_id IN {_GIVEN}"
        return [identity for (identity,) in self._of_many(sql, ids)]

    def _referring(self, table: str, ids: Sequence[int]) -> Iterator[tuple[str, str, int]]:
        """(table, column, id) of every row that refers to one of these, also by the identity of a thing, and does not
        go with them."""
        asked = [(child, column, ids) for child, column in _children(table)]
        if table in things():
            identities = self._identities(table, ids)
            asked += [(on.name, "thing_id", identities) for on in ATTACHED]
        for child, column, among in asked:
            sql = f'SELECT id FROM {child} WHERE "{column}" IN {_GIVEN} AND id NOT IN {_GIVEN}'
            found = self._raw.execute(sql, (json.dumps(among), json.dumps(self._going[child]))).fetchall()
            yield from ((child, column, row_id) for (row_id,) in found)

    def _refuse_later_version(self, version: dict[str, Any]) -> None:
        """Refuse if a later operation added a newer version than this one to its source."""
        sql = "SELECT id FROM source_version WHERE source_id = ? AND number > ?"
        for (later,) in self._raw.execute(sql, (version["source_id"], version["number"])).fetchall():
            made = self._last_to_change(("source_version", later))
            if made is not None and made > self._id:
                raise self._overlaps(made)

    def _refuse_used(self, gone: dict[str, Any]) -> None:
        """Refuse if a row uses a term that would be deleted; such rows hold the term's key."""
        (vocabulary,) = self._raw.execute(
            "SELECT key FROM vocabulary WHERE id = ?", (gone["vocabulary_id"],)
        ).fetchone()
        for column in term_columns.columns_of(vocabulary):
            table, name = column.table.name, column.name
            for (row_id,) in self._raw.execute(f"SELECT id FROM {table} WHERE {name} = ?", (gone["key"],)).fetchall():
                own = self._rows.get((table, row_id))
                wanted = None if own is None else self._wanted(own)
                made = self._last_to_change((table, row_id))
                stays = own is None or (wanted is not None and wanted[name] == gone["key"])
                if stays and made is not None and made > self._id:
                    raise self._overlaps(made)
            for row_id, made in self._held_since(table, name, [gone["key"]]):
                if self._stays(table, row_id, name):
                    raise self._overlaps(made)

    def refuse_dangling(self) -> None:
        """Refuse if a written row refers to nothing, or would become part of itself."""
        targets: dict[str, set[int]] = {}
        for table in [*self._staying]:
            for column, parent in _parents(table):
                written = self._values_written(table, column)
                targets.setdefault(parent, set()).update(written.values())
                if parent == table:
                    for row_id in written:
                        self._refuse_circle(table, row_id, column)
        sql = f"SELECT kind, row_id FROM thing WHERE id IN {_GIVEN}"  # an identity stays when its thing is removed
        for kind, row_id in self._of_many(sql, targets.get("thing", ())):
            targets.setdefault(kind, set()).add(row_id)
        for parent, ids in targets.items():
            for missing in sorted(ids.difference(self._having(parent, "id", ids))):
                raise self._overlaps(self._last_to_change((parent, missing), {"id"}))
        self._refuse_unknown_terms()
        self._refuse_clashes()

    def _refuse_unknown_terms(self) -> None:
        """Refuse if a written term no longer exists, though it once did."""
        for vocabulary, column in term_columns.holding():
            for key in sorted(set(self._values_written(column.table.name, column.name).values())):
                if self._raw.execute(_TERM, (vocabulary, key)).fetchone() is None:
                    for (gone,) in self._raw.execute(_TERM_THAT_WENT, (vocabulary, key)):
                        raise self._overlaps(gone)

    def _refuse_clashes(self) -> None:
        """Refuse if a written name belongs to something else by now."""
        for table in [*self._staying]:
            name = name_column(table)
            for row_id in self._changing(table, name) if name else ():
                wanted = self._wanted(self._rows[table, row_id]) or {}
                for other in clashes(lambda sql, values: self._raw.execute(sql, values).fetchall(), table, wanted):
                    raise self._overlaps(self._last_to_change(other, {str(name_column(other[0]))}))

    def _refuse_circle(self, table: str, row_id: int, column: str) -> None:
        sql = (
            f"WITH RECURSIVE up (id) AS (SELECT {column} FROM {table} WHERE id = ? UNION "
            f"SELECT t.{column} FROM {table} t JOIN up ON t.id = up.id) SELECT id FROM up WHERE id IS NOT NULL"
        )
        above = [found for (found,) in self._raw.execute(sql, (row_id,))]
        if row_id in above:
            others = [self._last_to_change((table, one), {column}) for one in above if one != row_id]
            later = [one for one in others if one is not None and one > self._id]
            if later:
                raise self._overlaps(max(later))

    # --- doing it ---

    def write(self) -> None:
        """Apply the images in order, since a unique name may pass from row to row within an operation; what comes or
        goes one after the other in a table, together."""
        stamped = {key for (_, key), (is_done, row) in self._later.items() if is_done and row.columns & STAMPS}
        ordered = ((c[0], c[1], c[3], c[2]) for c in reversed(self._changes)) if self._back else iter(self._changes)
        kinds = groupby(ordered, lambda change: (change[0], change[2] is None, change[3] is None))
        for (table, came, went), run in kinds:
            while some := [*islice(run, _TOGETHER)]:
                if went:
                    gone = json.dumps([row_id for _, row_id, _, _ in some])
                    self._raw.execute(f"DELETE FROM {table} WHERE id IN {_GIVEN}", (gone,))
                elif came:
                    self._insert(table, [(row_id, loaded(new) or {}) for _, row_id, _, new in some])
                else:
                    for _, row_id, old, new in some:
                        left = STAMPS if (table, row_id) in stamped else frozenset[str]()
                        self._update((table, row_id), loaded(old), loaded(new) or {}, left)
        for (table, row_id), texts in self._texts.items():
            self._update((table, row_id), {}, texts, frozenset())

    def _insert(self, table: str, rows: Sequence[tuple[int, dict[str, Any]]]) -> None:
        """Insert rows that have the same columns together, or if something is in their way one by one, to find what."""
        for names, some in groupby(rows, lambda row: tuple(row[1])):
            columns, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
            sql, together = f"INSERT INTO {table} ({columns}) VALUES ({marks})", [*some]
            self._raw.execute("SAVEPOINT together")
            try:
                self._raw.executemany(sql, [[*image.values()] for _, image in together])
            except sqlite3.IntegrityError:
                self._raw.execute("ROLLBACK TO together")
                for row_id, image in together:
                    try:
                        self._raw.execute(sql, [*image.values()])
                    except sqlite3.IntegrityError as error:
                        raise self._overlaps(self._in_the_way((table, row_id), image)) from error
            self._raw.execute("RELEASE together")

    def _update(self, key: Key, old: Image, new: dict[str, Any], left: Collection[str]) -> None:
        columns = sorted(columns_of(old, new).difference(left))
        if not columns:
            return
        sets = ", ".join(f'"{name}" = ?' for name in columns)
        try:
            values = [new[name] for name in columns]
            self._raw.execute(f"UPDATE {key[0]} SET {sets} WHERE id = ?", (*values, key[1]))
        except sqlite3.IntegrityError as error:
            raise self._overlaps(self._in_the_way(key, new)) from error

    def update_later_images(self) -> None:
        """Update later images of the same rows in the columns their operations left alone."""
        stamped, right = set[Key](), dict[Key, list[Image]]()
        for (_, key), (is_done, row) in self._later.items():
            own = self._rows[key]
            wanted = self._wanted(own)
            if wanted is None or self._expected(own) is None or row.first is None:
                continue
            inherited = {name: wanted[name] for name in own.columns - row.columns}
            if row.last is None:
                inherited |= {name: wanted[name] for name in own.columns if self._is_handed_over(key, name)}
            stamps = {name: wanted[name] for name in own.columns & row.columns & STAMPS}
            if key in stamped:
                inherited, stamps = {name: value for name, value in inherited.items() if name not in STAMPS}, {}
            elif stamps and is_done:
                stamped.add(key)
            texts = self._texts_to_move(key, row, right.setdefault(key, [wanted]), is_done=is_done)
            for position, (number, *images) in enumerate(row.changes):
                before, after = map(loaded, images)
                begins = {**inherited, **stamps} if position == 0 else inherited
                if begins or inherited or texts:
                    updated = (
                        before and {**before, **begins, **self._moved(key, before, texts)},
                        after and {**after, **inherited, **self._moved(key, after, texts)},
                    )
                    sql = "UPDATE operation_change SET before = ?, after = ? WHERE id = ?"
                    self._raw.execute(sql, (*map(_written, updated), number))

    # --- who it was ---

    def _last_to_change(self, key: Key, columns: set[str] | None = None) -> int | None:
        """The newest other operation that changed one of these columns of a row; without columns, that changed anything
        and is done.
        """
        for other, before, after, state in self._raw.execute(_NEWEST_OF, (*key, self._id)):
            if columns & columns_of(loaded(before), loaded(after)) if columns else state in ("done", "sealed"):
                return int(other)
        return None

    def _in_the_way(self, key: Key, image: dict[str, Any]) -> int | None:
        """The operation that created the row holding a conflicting unique value, or else changed the row itself."""
        table = metadata.tables[key[0]]
        row = ", ".join(f'? AS "{name}"' for name in image)
        for expressions in _unique(table):
            keys = ", ".join(expressions)
            found = self._raw.execute(f"SELECT {keys} FROM (SELECT {row})", list(image.values())).fetchone()
            same = " AND ".join(f"{expression} = ?" for expression in expressions)
            sql = f"SELECT id FROM {table.name} WHERE {same} AND id <> ?"
            for (other,) in self._raw.execute(sql, (*found, key[1])).fetchall():
                return self._last_to_change((table.name, other))
        return self._last_to_change(key)

    def _overlaps(self, other: int | None, *, same_lines: bool = False) -> Overlaps:
        """Why an operation cannot be replayed, naming the later one that is in the way."""
        own, _, _ = self._named(self._id)
        if other is None:
            sentence = (
                tr("“{own}” cannot be undone: what it changed is no longer as it left it. Change it by hand.")
                if self._back
                else tr("“{own}” cannot be done again: what it changed is no longer as it was. Change it by hand.")
            )
            return Overlaps(sentence.format(own=own), self._id)
        later, signed, is_done = self._named(other)
        if not is_done and self._back:
            sentence = tr("“{own}” cannot be undone: “{later}” ({signed}), on which it rests, was undone since.")
        elif not is_done:
            sentence = tr("“{own}” cannot be done again: “{later}” ({signed}), which came before it, was undone since.")
        elif self._back and same_lines:
            sentence = tr(
                "“{own}” cannot be undone: “{later}” ({signed}) has changed the same lines since. "
                "Have that undone first, or change it by hand."
            )
        elif self._back:
            sentence = tr(
                "“{own}” cannot be undone: “{later}” ({signed}) has changed the same since, or builds on it. "
                "Have that undone first, or change it by hand."
            )
        else:
            sentence = tr(
                "“{own}” cannot be done again: “{later}” ({signed}) has changed the same since. "
                "Have that undone first, or change it by hand."
            )
        return Overlaps(sentence.format(own=own, later=later, signed=signed), self._id)

    def _named(self, operation_id: int) -> tuple[str, str, bool]:
        """The name of an operation, its author and time (local), and whether it is done."""
        sql = "SELECT kind, what, author, at, state FROM operation WHERE id = ?"
        kind, what, author, at, state = self._raw.execute(sql, (operation_id,)).fetchone()
        words = f"{tr_term(Operation(kind)) if kind in [*Operation] else kind} {what}".strip()
        when = f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M}"
        return words, f"{author or tr('Without a name')}, {when}", state in ("done", "sealed")

    # --- asking the tables ---

    def _images_now(self, table: Table, ids: Sequence[int]) -> dict[int, str]:
        sql = f"SELECT t.id, {image_of(table, 't')} FROM {table.name} t WHERE t.id IN {_GIVEN}"
        return dict(self._of_many(sql, ids))

    def _having(self, table: str, column: str, values: Collection[int]) -> list[int]:
        sql = f'SELECT id FROM {table} WHERE "{column}" IN {_GIVEN}'
        return [row_id for (row_id,) in self._of_many(sql, values)]

    def _of_many(self, sql: str, values: Collection[int]) -> list[Any]:
        return self._raw.execute(sql, (json.dumps([*values]),)).fetchall()


def loaded(image: str | None) -> Image:
    """An image as column values. Raises `ValueError` for a damaged one."""
    if image is None:
        return None
    found, end = _DECODE(image)  # `json.loads` takes twice as long
    if end != len(image):
        raise ValueError("an image of the journal is damaged")
    return found


def _written(image: Image) -> str | None:
    return None if image is None else json.dumps(image, ensure_ascii=False, separators=(",", ":"))


def _alike(image: Image, now: Image, columns: set[str]) -> bool:
    if image is None or now is None:
        return image is now
    return all(image[name] == now[name] for name in columns - STAMPS)


@cache
def _children(parent: str) -> list[tuple[str, str]]:
    """(table, column) of every reference to this table."""
    return [(table.name, column) for table in journaled_tables() for column, to in _parents(table.name) if to == parent]


@cache
def _named_in(table: str, column: str) -> list[str]:
    """The tables of what a column refers to; a term it names by its key."""
    named = [to for name, to in _parents(table) if name == column]
    return named + ["term" for _, one in term_columns.holding() if (one.table.name, one.name) == (table, column)]


@cache
def _parents(table: str) -> list[tuple[str, str]]:
    """(column, referenced table) of every reference in this table."""
    return [(key.parent.name, key.column.table.name) for key in metadata.tables[table].foreign_keys]


def _unique(table: Table) -> Iterator[list[str]]:
    """The unique constraints of a table, each as SQL over its columns."""
    for column in table.columns:
        if column.unique:
            yield [f'"{column.name}"']
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            yield [f'"{column.name}"' for column in constraint.columns]
    for index in table.indexes:
        if index.unique:
            yield [f'"{part.name}"' if isinstance(part, Column) else str(part) for part in index.expressions]
