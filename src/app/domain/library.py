"""The library: sources with their collections and read states, and filtering and sorting them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.fold import fold
from app.domain.sources import SourceRow


class ReadState(StrEnum):
    """How far a source is read."""

    UNREAD = "unread"
    READING = "reading"
    READ = "read"


class LibrarySort(StrEnum):
    """The sort orders. The value is the English text in the view."""

    TITLE = "Title"
    DATE = "Date"
    ADDED = "Added"
    PROGRESS = "Progress"
    PASSAGES = "Passages"


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection of sources. A source may be in several."""

    id: int
    name: str
    sources: int


@dataclass(frozen=True, slots=True)
class TagCount:
    """A tag on a source, and how many of its passages carry it."""

    name: str
    color: int
    passages: int


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """A source as the library shows it."""

    source: SourceRow
    collections: tuple[Collection, ...] = ()
    passed: int = 0
    """How many paragraphs have been passed while reading."""
    by_hand: ReadState | None = None
    """What the user said of it; it goes before what was scrolled."""
    tags: tuple[TagCount, ...] = ()
    """Its tags, the most frequent first."""

    @property
    def progress(self) -> float:
        """The share of paragraphs that were read, 0 to 1."""
        return min(1.0, self.passed / self.source.paragraphs) if self.source.paragraphs else 0.0

    @property
    def state(self) -> ReadState:
        """The state set by the user, or else that given by the progress."""
        if self.by_hand is not None:
            return self.by_hand
        if not self.passed:
            return ReadState.UNREAD
        return ReadState.READ if self.progress >= 1 else ReadState.READING


@dataclass(frozen=True, slots=True)
class LibraryView:
    """Which sources are listed, and how."""

    words: str = ""
    collection_id: int | None = None
    state: ReadState | None = None
    sort: LibrarySort = LibrarySort.ADDED
    descending: bool = False
    grouped: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The sources of one collection, or those of none (`collection` is None)."""

    collection: Collection | None
    rows: tuple[LibraryRow, ...]


_KEYS: dict[LibrarySort, Callable[[LibraryRow], tuple[object, ...]]] = {
    LibrarySort.TITLE: lambda row: (fold(row.source.meta.title),),
    LibrarySort.DATE: lambda row: (row.source.meta.published,),
    LibrarySort.ADDED: lambda row: (row.source.added_at, row.source.id),
    LibrarySort.PROGRESS: lambda row: (row.progress,),
    LibrarySort.PASSAGES: lambda row: (row.source.passages,),
}


def listed(rows: Sequence[LibraryRow], view: LibraryView) -> tuple[LibraryRow, ...]:
    """The rows that match the view, in its order; equal ones by title."""
    wanted = fold(view.words).split()
    found = [row for row in rows if _is_wanted(row, view, wanted)]
    found.sort(key=_KEYS[LibrarySort.TITLE])
    found.sort(key=_KEYS[view.sort], reverse=view.descending)
    if view.sort is LibrarySort.DATE:  # what has no date comes last, whichever way
        found.sort(key=lambda row: not row.source.meta.published)
    return tuple(found)


def _is_wanted(row: LibraryRow, view: LibraryView, words: Sequence[str]) -> bool:
    if view.collection_id is not None and all(one.id != view.collection_id for one in row.collections):
        return False
    if view.state is not None and row.state is not view.state:
        return False
    meta = row.source.meta
    cited = (meta.title, *meta.authors, meta.series, meta.publisher, meta.published, meta.language, *meta.topics)
    everything = fold(" ".join((*cited, *(one.name for one in (*row.collections, *row.tags)))))
    return all(word in everything for word in words)


def by_collection(rows: Sequence[LibraryRow], collections: Sequence[Collection]) -> tuple[Group, ...]:
    """The rows grouped by collection; one in several is listed in each, and those in none come last."""
    groups = [
        Group(one, tuple(row for row in rows if any(mine.id == one.id for mine in row.collections)))
        for one in collections
    ]
    groups.append(Group(None, tuple(row for row in rows if not row.collections)))
    return tuple(group for group in groups if group.rows)
