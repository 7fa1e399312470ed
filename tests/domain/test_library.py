"""Which sources are listed, in which order, and under which collection."""

from __future__ import annotations

from tests.helpers.each import each

from app.domain.library import (
    Collection,
    LibraryRow,
    LibrarySort,
    LibraryView,
    ReadState,
    TagCount,
    by_collection,
    listed,
)
from app.domain.sources import SourceKind, SourceMeta, SourceRow

ASIA, WORK = Collection(1, "Asia", 2), Collection(2, "Work", 1)


def source(number: int, title: str, published: str = "", passages: int = 0) -> SourceRow:
    meta = SourceMeta(title, ("Ann Author",), published=published)
    return SourceRow(number, str(number), SourceKind.ARTICLE, meta, number, f"2020-0{number}", "", 10, 100, passages)


ROWS = (
    LibraryRow(source(1, "Zürich letters", "2020-05", 2), (ASIA,), passed=4),
    LibraryRow(source(2, "apple trade", "", 9), (ASIA, WORK), passed=10, tags=(TagCount("Leverage", 0, 3),)),
    LibraryRow(source(3, "Masks", "2019"), by_hand=ReadState.READ),
)


def ids(view: LibraryView) -> list[int]:
    return [row.source.id for row in listed(ROWS, view)]


@each(
    "sort, up, down",
    [
        (LibrarySort.TITLE, [2, 3, 1], [1, 3, 2]),
        (LibrarySort.DATE, [3, 1, 2], [1, 3, 2]),
        (LibrarySort.ADDED, [1, 2, 3], [3, 2, 1]),
        (LibrarySort.PROGRESS, [3, 1, 2], [2, 1, 3]),
        (LibrarySort.PASSAGES, [3, 1, 2], [2, 1, 3]),
    ],
)
def test_order(sort: LibrarySort, up: list[int], down: list[int]) -> None:
    assert ids(LibraryView(sort=sort)) == up
    assert ids(LibraryView(sort=sort, descending=True)) == down


@each(
    "view, found",
    [
        (LibraryView("ZURICH"), [1]),
        (LibraryView("author asia"), [1, 2]),
        (LibraryView("lever"), [2]),
        (LibraryView("nothing"), []),
        (LibraryView(collection_id=2), [2]),
        (LibraryView(state=ReadState.READ), [2, 3]),
        (LibraryView(state=ReadState.READING), [1]),
    ],
)
def test_filter(view: LibraryView, found: list[int]) -> None:
    assert ids(view) == found


def test_a_source_in_two_collections_is_under_both_and_one_in_none_comes_last() -> None:
    groups = by_collection(ROWS, (ASIA, WORK))
    names = [group.collection.name if group.collection else "" for group in groups]
    assert names == ["Asia", "Work", ""]
    assert [[row.source.id for row in group.rows] for group in groups] == [[1, 2], [2], [3]]


def test_what_the_user_said_goes_before_what_was_scrolled() -> None:
    assert LibraryRow(source(1, "a"), passed=10).state is ReadState.READ
    assert LibraryRow(source(1, "a"), passed=10, by_hand=ReadState.UNREAD).state is ReadState.UNREAD
    assert LibraryRow(source(1, "a")).state is ReadState.UNREAD
    assert LibraryRow(source(1, "a"), passed=3).progress == 0.3
