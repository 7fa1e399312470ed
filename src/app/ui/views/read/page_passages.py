"""The passages on the current text, updated after every operation.

A person waits for this after each tag, so an operation on passages and tags alone costs one statement.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from typing import TYPE_CHECKING

from app.ui.views.read.marks import mark_of, plain_marks

if TYPE_CHECKING:
    from app.domain.changes import Changes
    from app.domain.passages import Passage
    from app.store.store import Store
    from app.ui.reader.marks import Mark

Found = tuple[MutableMapping[int, "Passage"], list["Mark"]]
"""Passages by id, and their marks in the order of their beginnings."""

MANY = 1_000
"""Passages of a source that are read as a whole; of more, only what is painted."""
MANY_PIECES = 20_000
"""Of so many pieces of evidence on a source, only those of the passages that are painted are read."""
_TAGGING = frozenset(("passage", "passage_tag"))


class PagePassages:
    """Passages by id; those on older versions are not included, they wait in the review."""

    def __init__(self) -> None:
        self.passages: MutableMapping[int, Passage] = {}
        self._paths: Mapping[int, str] | None = None
        """Of every tag; None once a tag was changed."""

    def show(self, passages: MutableMapping[int, Passage]) -> None:
        """A source was opened or reloaded."""
        self.passages = passages
        self._paths = None

    def follow(self, store: Store, version_id: int, changes: Changes) -> dict[int, Passage | None] | None:
        """The passages an operation touched, None for one that is gone.

        None if the operation affects many passages: all have to be read again.
        """
        from app.store.reads import passages

        if changes.touches("tag"):
            self._paths = None
        if not changes.operation_id or not changes.tables <= passages.TABLES:
            return None
        if self._is_tagging(changes):
            if self._paths is None:
                self._paths = passages.tag_paths(store)
            found = passages.retagged(store, changes.operation_id, self.passages, self._paths)
            touched = {passage.id for passage in found} | {i for table, i in changes.rows if table == "passage"}
        else:
            touched = passages.touched_by(store, changes.operation_id)
            found = passages.many(store, touched)
        fresh = {passage.id: passage for passage in found if passage.version_id == version_id}
        for passage_id in touched:
            if passage_id in fresh:
                self.passages[passage_id] = fresh[passage_id]
            elif passage_id in self.passages:
                del self.passages[passage_id]  # `pop` would read it first, and not find it
        return {passage_id: fresh.get(passage_id) for passage_id in touched}

    def _is_tagging(self, changes: Changes) -> bool:
        from app.domain.changes import Operation

        return bool(changes.rows) and changes.tables <= _TAGGING and changes.operation is not Operation.ACCEPT_ANCHOR


def read_page_passages(store: Store, source_id: int, version_id: int) -> Found:
    """The passages on a version of a source; if there are many, they are loaded on demand."""
    from app.store.reads import page_marks, passages, versions

    if not page_marks.more_than(store, version_id, MANY):
        everything = versions.passages_on(store, source_id, version_id)
        return {passage.id: passage for passage in everything}, list(map(mark_of, everything))
    from app.ui.views.read.lazy_passages import LazyChips, LazyPassages

    found = page_marks.marks_on(store, version_id)
    marks = plain_marks(found)
    ids = (passage_id for passage_id, _, _ in found.places)
    if page_marks.more_than(store, version_id, MANY_PIECES, pieces=True):
        lazy = LazyPassages(store, ids)
        chips = {passage_id: LazyChips(lazy, passage_id) for passage_id in found.linked}
        return lazy, [mark._replace(chips=chips.get(mark.passage_id, ())) for mark in marks]
    linked = {passage.id: passage for passage in passages.many(store, found.linked)}
    if linked:
        marks = [mark_of(linked[mark.passage_id]) if mark.passage_id in linked else mark for mark in marks]
    return LazyPassages(store, ids, linked.values()), marks
