"""Selecting by keyboard: a word, more words or sentences, and moving the ends of a passage."""

from __future__ import annotations

from app.ui.reader import steps
from app.ui.reader.page import ReaderPage


def select_word(page: ReaderPage) -> None:
    """Select the word at the caret; when words are selected, one more."""
    if page.selection() is not None:
        _extend(page, "word", 1)
        return
    if (word := steps.word_at(page, page.caret())) is not None:
        page.select(*word)


def extend(page: ReaderPage, unit: steps.Unit, arrow: int) -> None:
    """Move the end of the selection by a word or sentence, forward (1) or back (-1); it never becomes empty.

    The arrow keys follow the direction of the paragraph.
    """
    _extend(page, unit, reading_way(page, arrow) if unit == "word" else arrow)


def _extend(page: ReaderPage, unit: steps.Unit, way: int) -> None:
    if (chosen := page.selection()) is None:
        if unit == "word":
            select_word(page)
        else:
            page.select_sentence()
        return
    start, end = chosen
    found = steps.next_end(page, end, unit) if way > 0 else steps.last_end(page, end, unit)
    if way < 0 and found is not None and not any(c.isalnum() for c in page.offsets().text[found:end]):
        found = steps.last_end(page, found, unit)  # a full stop is no word of its own
    if found is not None and found > start:
        page.select(start, found)
        page.scroll_to(found)


def reading_way(page: ReaderPage, way: int) -> int:
    """What the right (1) or left (-1) arrow means in the paragraph at the caret: forward or back."""
    if not len(page.offsets()):
        return way
    return -way if page.info(page.offsets().index_at(page.caret())).rtl else way


def moved_end(page: ReaderPage, stretch: tuple[int, int], which: str, way: int) -> tuple[int, int]:
    """A passage's stretch with its start or end one word forward (1) or back (-1); never empty."""
    start, end = stretch
    if which == "end":
        found = steps.next_end(page, end, "word") if way > 0 else steps.last_end(page, end, "word")
        return (start, found) if found is not None and found > start else stretch
    found = steps.next_start(page, start, "word") if way > 0 else steps.last_start(page, start, "word")
    return (found, end) if found is not None and found < end else stretch
