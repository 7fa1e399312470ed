"""The second reader's queue: every field of every record and fact, grouped by thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPoint, QRect, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from app.domain.evidence_check import FieldReading, Finding, Gap, Looked
from app.domain.language import later, tr, tr_term
from app.domain.records import FieldPlace
from app.domain.reviews import judged
from app.domain.terms import Verdict
from app.ui.base.record_words import value_words
from app.ui.look.mirror import mirrored
from app.ui.look.tokens import SMALL_PX, SPACE
from app.ui.widgets.chips import ChipLook, chip_width, paint_chip
from app.ui.widgets.rows import ROW_ROLE, Index, RowList, RowModel, RowPainter, write

ROW_PX, HEAD_PX, NAME_PX = 30, 34, 116
LOOKS = {
    Verdict.ACCEPTED: ("check", "muted"),
    Verdict.CHOSEN: ("check", "accent"),
    Verdict.TO_CHECK: ("", "muted"),
    Verdict.NOT_STATED: ("warning", "warning"),
    Verdict.DISPUTED: ("warning", "warning"),
}
"""The icon and the ink of each verdict."""


class Show(StrEnum):
    """Which fields are in the queue, besides those with one kind of finding."""

    MINE = "mine"
    FINDINGS = "findings"
    ALL = "all"


SHOWS = {
    Show.MINE: later("Not reviewed by you"),
    Show.FINDINGS: later("Needs attention"),
    Show.ALL: later("All fields"),
}


class QueueRow(NamedTuple):
    """A field to review, a thing as a whole, or the heading above its fields."""

    looked: Looked
    reading: FieldReading | None = None
    """None for the head, and for what is found of the thing as a whole."""
    findings: tuple[Finding, ...] = ()
    head: bool = False

    @property
    def key(self) -> tuple[str, int, FieldPlace]:
        """Identifies the row across reloads."""
        place = ("", None) if self.reading is None else self.reading.standing.held.place
        return self.looked.kind, self.looked.thing_id, place

    @property
    def name(self) -> str:
        return tr("The whole") if self.reading is None else self.reading.standing.held.title

    @property
    def value(self) -> str:
        """Its value; for the whole thing, the findings."""
        if self.reading is None:
            return "; ".join(one.words() for one in self.findings)
        return value_words(self.reading.standing.held)

    @property
    def verdict(self) -> Verdict:
        """The combined verdict of all readers."""
        return Verdict.TO_CHECK if self.reading is None else judged(self.reading.standing)


def queue(looked: Iterable[Looked], show: Show | Gap, reader_id: str) -> Iterator[QueueRow]:
    """The rows, without things that have none; `reader_id` is the reviewing person."""
    for one in looked:
        if rows := [row for row in _rows(one) if _is_shown(row, show, reader_id)]:
            yield QueueRow(one, head=True)
            yield from rows


def _rows(one: Looked) -> Iterator[QueueRow]:
    if whole := tuple(found for found in one.findings if not found.field):
        yield QueueRow(one, None, whole)
    for reading in one.fields:
        place = reading.standing.held.place
        found = tuple(each for each in one.findings if (each.field, each.part_id) == place)
        yield QueueRow(one, reading, found)


def _is_shown(row: QueueRow, show: Show | Gap, reader_id: str) -> bool:
    if isinstance(show, Gap):
        return any(one.gap is show for one in row.findings)
    if show is Show.FINDINGS:
        return any(one.gap is not Gap.ONE_SOURCE for one in row.findings)
    if show is Show.MINE:
        own = None if row.reading is None else row.reading.standing.of(reader_id)
        return row.reading is not None and (own is None or own.verdict is Verdict.TO_CHECK)
    return row.reading is not None


class QueueModel(RowModel[QueueRow]):
    """The rows as a Qt model."""

    def text(self, row: QueueRow) -> str:
        return f"{row.looked.name} {row.looked.title}" if row.head else f"{row.name}: {row.value}"

    def accessible_text(self, row: QueueRow) -> str:
        if row.head:
            return self.text(row)
        found = "; ".join(one.words() for one in row.findings) if row.reading is not None else ""
        said = (row.looked.name, self.text(row), tr_term(row.verdict), found)
        return ", ".join(part for part in said if part)

    def tip(self, row: QueueRow) -> str:
        return "\n".join(one.sentence() for one in row.findings)


class QueuePainter(RowPainter):
    """Name, value, and at the end a finding and the verdicts."""

    row_px = ROW_PX

    def height(self, row: QueueRow, number: int) -> int:
        return HEAD_PX if row.head else ROW_PX

    def head(self, painter: QPainter, row: QueueRow, box: QRect) -> None:
        room = box.adjusted(SPACE[1], 6, -SPACE[1], 0)
        name = write(painter, mirrored(room, box), row.looked.name, ink="accent", semibold=True) + SPACE[1]
        after = 0
        if row.looked.is_absence:
            look = ChipLook(tr("stated none"), "prohibit", dashed=True)
            after = chip_width(look) + SPACE[1]
            paint_chip(painter, QPoint(room.right() - after + SPACE[1], room.center().y() - 10), look, box)
        write(painter, mirrored(room.adjusted(name, 0, -after, 0), box), row.looked.title, semibold=True)

    def draw(self, painter: QPainter, row: QueueRow, option: QStyleOptionViewItem, index: Index) -> None:
        box: QRect = option.rect
        room = box.adjusted(SPACE[1], 0, -SPACE[1], 0)
        glyph, ink = LOOKS[row.verdict]
        words = tr_term(row.verdict)
        if row.reading is None or (row.findings and row.verdict in (Verdict.TO_CHECK, Verdict.ACCEPTED)):
            words, glyph, ink = _GAP_WORDS[row.findings[0].gap](), "warning", "warning"
        wide = 0
        if row.findings or (row.reading is not None and row.reading.standing.reviews):
            look = ChipLook(words, glyph, ink=ink, dashed=not glyph)
            wide = chip_width(look)
            paint_chip(painter, QPoint(room.right() - wide, room.center().y() - 10), look, box)
        name = QRect(room.left(), room.top(), NAME_PX - SPACE[1], room.height())
        write(painter, mirrored(name, box), row.name, px=SMALL_PX, ink="muted")
        write(painter, mirrored(room.adjusted(NAME_PX, 0, -wide - SPACE[1], 0), box), row.value)


_GAP_WORDS: dict[Gap, Callable[[], str]] = {
    Gap.OTHERWISE: lambda: tr("words differ"),
    Gap.DISPUTED: lambda: tr("disputed"),
    Gap.STALE: lambda: tr("out of date"),
    Gap.NO_WORDS: lambda: tr("no words"),
    Gap.TO_CHECK: lambda: tr_term(Verdict.TO_CHECK),
    Gap.NOT_STATED: lambda: tr_term(Verdict.NOT_STATED),
    Gap.ONE_SOURCE: lambda: tr("one source"),
}


class QueueList(RowList):
    """The queue; Enter or a double click goes to the words of a field."""

    moved = Signal(object)
    """The `QueueRow` that is current now."""
    opened = Signal(object)

    def __init__(self) -> None:
        self.queue = QueueModel()
        super().__init__(self.queue, tr("Fields to review"), QueuePainter())
        self.selectionModel().currentChanged.connect(self._moved)
        self.doubleClicked.connect(lambda _index: self._open())
        self.on_enter = self._open

    def row_now(self) -> QueueRow | None:
        row: QueueRow | None = self.currentIndex().data(ROW_ROLE)
        return row if row is not None and not row.head else None

    def show_rows(self, rows: Iterable[QueueRow], near: tuple[tuple[str, int, FieldPlace], int] | None = None) -> None:
        """Show these rows, selecting the one with a key, else the first after a position.

        What is in sight stays where it is; what is not comes to the middle, with its neighbours around it.
        """
        scrolled = self.verticalScrollBar().value()
        self.queue.change(tuple(rows))
        self.doItemsLayout()
        self.verticalScrollBar().setValue(scrolled)
        key, at = near if near is not None else (None, 0)
        found = next((n for n, row in enumerate(self.queue.rows) if not row.head and row.key == key), None)
        if found is None:
            open_ones = [n for n, row in enumerate(self.queue.rows) if not row.head]
            found = next((n for n in open_ones if n >= at), open_ones[-1] if open_ones else None)
        if found is not None:
            index = self.queue.index(found)
            is_seen = self.viewport().rect().contains(self.visualRect(index))
            self.setCurrentIndex(index)
            if not is_seen:
                self.scrollTo(index, self.ScrollHint.PositionAtCenter)

    def go_on(self) -> None:
        """Select the next field."""
        rows, at = self.queue.rows, self.currentIndex().row()
        after = next((n for n in range(at + 1, len(rows)) if not rows[n].head), None)
        if after is not None:
            self.setCurrentIndex(self.queue.index(after))

    def _open(self) -> None:
        if (row := self.row_now()) is not None:
            self.opened.emit(row)

    def _moved(self, _index: QModelIndex, _before: QModelIndex) -> None:
        self.moved.emit(self.row_now())
