"""The page with its marks: kept in an index, placed block by block when seen, painted under the words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QTextBlock
from PySide6.QtWidgets import QWidget

from app.domain.blocks import BlockKind
from app.domain.language import tr
from app.ui.look.tokens import READING_PX
from app.ui.reader import painter as draw
from app.ui.reader.beside import CHIP_HEIGHT
from app.ui.reader.damage import ROUND, difference, of_passage
from app.ui.reader.geometry import Kept, lay_out
from app.ui.reader.lines import lines_of, pieces
from app.ui.reader.marks import Chip, Mark, MarkIndex
from app.ui.reader.placed import BlockMarks, PlacedChip
from app.ui.reader.text import ReaderText
from app.ui.reader.windowed import WindowedText

Overlay = Callable[[QPainter, QTextBlock, int, float], None]
"""Paints something of one text block: its number, and where the top of its layout is in the viewport."""


class MarkedText(WindowedText):
    """A text whose passages are tinted, underlined and told of beside it."""

    first_painted = Signal()
    """A text was painted for the first time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._painted = False
        self._marks = MarkIndex()
        self._figures: list[tuple[int, int]] = []
        self._figures_shown = True
        self._placed: dict[int, BlockMarks] = {}
        self._kept: dict[int, Kept] = {}
        self._dotted: dict[int, list[tuple[QRectF, float]]] = {}
        self._look = draw.Look()
        self.overlays: list[Overlay] = []
        """What else is painted under the words of a block that is seen, such as the hits of a search."""
        super().__init__(parent)

    def load(self, page: ReaderText, marks: Iterable[Mark] = (), place: int = 0) -> None:
        """Show another text with its marks, the line of offset `place` at the top. Figures come after."""
        self._marks = MarkIndex(marks)
        self._figures = []
        self._look = draw.Look()
        self.show_text(page, place)

    def rebuild(self) -> None:
        """The same, and the chosen passage stays chosen."""
        chosen = self._look.current
        super().rebuild()
        self._look.current = self._look.isolated = chosen

    def _lines_changed(self) -> None:
        super()._lines_changed()
        self._placed.clear()
        self._kept.clear()
        self._dotted.clear()

    # Marks

    def marks(self) -> MarkIndex:
        """The marks that are shown. Change them by the methods of the page only."""
        return self._marks

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Show these marks and no others."""
        self._marks = MarkIndex(marks)
        self._look.forget_all_but(self._marks)
        self._placed.clear()
        self.viewport().update()

    def put_mark(self, mark: Mark) -> None:
        """Add a mark, or replace the one of the same passage. Repaints only the blocks it touches."""
        old = self._marks.put(mark)
        self._touched([mark, old] if old else [mark])

    def take_mark(self, passage_id: int) -> None:
        """Remove the mark of a passage, if there is one."""
        old = self._marks.take(passage_id)
        if old:
            if passage_id in (self._look.isolated, self._look.current):
                self._look.forget_all_but(self._marks)
                self.viewport().update()
            self._touched([old])

    def set_figures(self, figures: Iterable[tuple[int, int]]) -> None:
        """Stretches that are not yet evidence, for the dotted line."""
        self._figures = sorted(figures)
        self._dotted.clear()
        self.viewport().update()

    def show_figures(self, shown: bool) -> None:
        """Switch the dotted lines on or off."""
        self._figures_shown = shown
        self.viewport().update()

    def _touched(self, marks: list[Mark]) -> None:
        """Place the marks of the blocks that these marks touch again, and repaint where that makes a difference."""
        low, high = self._blocks_of(marks)
        before = {number: self._placed.pop(number, None) for number in range(low, high + 1)}
        if high - low > 3:
            self.viewport().update()
            return
        for number, old in before.items():
            block = self.block_of(number)
            if old is not None and block.isValid():  # what was not placed has not been seen
                new = self.placed(block, number)
                self._repaint(block, difference(old, new, isolated=self._look.isolated is not None))
                if self._look.current in {mark.passage_id for mark in marks}:
                    self._repaint(block, self._boxes_of(self._look.current, block, old))
                    self._repaint(block, self._boxes_of(self._look.current, block, new))

    def _looked_at(self, passage_ids: list[int]) -> None:
        """Repaint these passages, which look otherwise now."""
        marks = [mark for passage_id in passage_ids if (mark := self._marks.get(passage_id)) is not None]
        for mark in marks:
            low, high = self._blocks_of([mark])
            for number in range(low, high + 1):
                block, placed = self.block_of(number), self._placed.get(number)
                if placed is not None and block.isValid():
                    self._repaint(block, self._boxes_of(mark.passage_id, block, placed))

    def _boxes_of(self, passage_id: int | None, block: QTextBlock, placed: BlockMarks) -> list[QRectF]:
        """Where one passage and its handles are painted; the whole block where it has no words that are seen."""
        found = of_passage(placed, passage_id, self._column.scale) if passage_id is not None else []
        return found or [QRectF(0, 0, self.viewport().width(), block.layout().boundingRect().bottom())]

    def _blocks_of(self, marks: list[Mark]) -> tuple[int, int]:
        """The first and the last text block that these marks touch."""
        offsets = self._built.offsets
        if not len(offsets) or not marks:
            return 0, -1
        return min(offsets.index_at(m.start) for m in marks), max(offsets.index_at(m.end) for m in marks)

    def _repaint(self, block: QTextBlock, boxes: list[QRectF]) -> None:
        top = block.layout().position().y() - self.verticalScrollBar().value()
        for box in boxes:
            self.viewport().update(box.translated(0, top).toAlignedRect().adjusted(-ROUND, -ROUND, ROUND, ROUND))

    # Painting

    def placed(self, block: QTextBlock, number: int) -> BlockMarks:
        """Where a block's marks stand."""
        found = self._placed.get(number)
        if found is None:
            start, end = self._built.offsets.stretch(number)
            info = self._built.infos[number]
            marks = self._marks.within(start, end)
            kept = self._kept.setdefault(number, Kept())
            found = lay_out(
                block.layout(), number, self._built.offsets, marks, self._column, info.mixed, draw.chip_width, kept
            )
            if info.why:
                line = block.layout().lineAt(0)
                top = line.y() + line.ascent() - 15 * self._column.scale
                wide = draw.chip_width(Chip(info.why, "x"))
                box = self._column.place(QRectF(self._column.lanes, top, wide, CHIP_HEIGHT))
                chip = Chip(
                    info.why,
                    "arrow-u-up-left",
                    True,
                    tr("Cut as {why}. Click to put it back.").format(why=info.why),
                )
                found.chips.insert(0, PlacedChip(box, chip, -1 - info.at))
            self._placed[number] = found
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """Marks first, then Qt's letters and selection over them."""
        clip = event.rect()
        if not self._painted and self._text.blocks:
            self._paint_first(event)
            return
        region = event.region()
        painter = QPainter(self.viewport())
        if clip.top() + self.verticalScrollBar().value() < self._built.document.rootFrame().frameFormat().topMargin():
            draw.paint_header(painter, self._text.header, self._column, -self.verticalScrollBar().value())
        words = QRect(int(self._column.left), clip.top(), int(self._column.right - self._column.left), clip.height())
        words.adjust(-ROUND, 0, ROUND, 0)
        for block, number, top in self.seen_blocks(clip):
            here = region.intersected(self._extent(block, number, top))
            if not here.isEmpty():
                parts = here.intersected(words).boundingRect(), here.subtracted(words).boundingRect()
                under, beside = (QRectF(part).translated(0, -top) for part in parts)
                self._paint_block(painter, block, number, top, under, beside)
        painter.end()
        super().paintEvent(event)

    def _extent(self, block: QTextBlock, number: int, top: float) -> QRect:
        """Where in the viewport something of a block may be painted; its chips can reach below its words."""
        placed = self._placed.get(number)
        tall = block.layout().boundingRect().bottom()
        if placed is None or placed.chips:
            tall += CHIP_HEIGHT + ROUND
        return QRect(0, int(top) - ROUND, self.viewport().width(), int(tall) + 2 * ROUND)

    def _paint_first(self, event: QPaintEvent) -> None:
        """The first paint: words and marks. The title, numbers, stripes and chips follow in the next frame.

        They need pens, and with the first pen PySide makes all the classes of the Qt namespace: that would be
        a tenth of the time from the command to the text.
        """
        self._painted = True
        painter = QPainter(self.viewport())
        for block, number, top in self.seen_blocks(event.rect()):
            draw.paint_first(painter, self.placed(block, number), top)
        painter.end()
        super().paintEvent(event)
        self.first_painted.emit()
        self.viewport().update()

    def _paint_block(
        self, painter: QPainter, block: QTextBlock, number: int, top: float, under: QRectF, beside: QRectF
    ) -> None:
        """Paint what lies in two boxes relative to the top of the block's layout: under its words, and beside them."""
        info, layout = self._built.infos[number], block.layout()
        layout.setCacheEnabled(True)  # else Qt shapes its words again at each paint, and for each place in them
        marks = self.placed(block, number)
        draw.paint_under(painter, marks, self._look, top, under)
        if self._figures_shown and self._figures:
            draw.paint_figures(painter, self._dotted_in(block, number), top)
        draw.paint_lanes(painter, marks, self._look, top, beside)
        line = layout.lineAt(0)
        baseline = top + line.y() + line.ascent()
        draw.paint_gutter(painter, info, self._column, baseline, beside)
        if info.label:
            shape = block.blockFormat()
            edge = self._column.right - shape.rightMargin() if info.rtl else self._column.left + shape.leftMargin()
            draw.paint_label(painter, info, READING_PX * self._zoom, edge, baseline)
        if info.block.kind is BlockKind.QUOTE:
            draw.paint_quote_bar(painter, info, self._column, top, layout.boundingRect().bottom())
        for overlay in self.overlays:
            overlay(painter, block, number, top)

    def _dotted_in(self, block: QTextBlock, number: int) -> list[tuple[QRectF, float]]:
        found = self._dotted.get(number)
        if found is None:
            offsets = self._built.offsets
            start, end = offsets.stretch(number)
            found = []
            lines = lines_of(block.layout())
            low = bisect_left(self._figures, start, key=lambda figure: figure[1])
            for at in range(low, len(self._figures)):
                first, last = self._figures[at]
                if first >= end:
                    break
                if last > start:
                    a, b = offsets.within(number, first), offsets.within(number, last)
                    x = block.layout().position().x()
                    found += pieces(block.layout(), lines, a, b, self._built.infos[number].mixed, x)
            self._dotted[number] = found
        return found

    # What is where

    def passage_at(self, point: QPoint) -> int | None:
        """The passage under a point of the viewport: its chip, its stripe or its words; the shortest wins."""
        chip = self.chip_at(point)
        if chip is not None:
            return chip.passage if chip.passage >= 0 else None
        for block, number, top in self.seen_blocks(QRect(0, point.y(), 1, 1)):
            spot = QPointF(point) - QPointF(0, top)
            for piece in self.placed(block, number).stripes:
                if piece.rect.adjusted(-2, 0, 2, 0).contains(spot):
                    return piece.passage
        at = self.offset_at(point)
        found = self._marks.at(at) if at is not None else []
        return found[0].passage_id if found else None

    def chip_at(self, point: QPoint) -> PlacedChip | None:
        """The chip under a point of the viewport."""
        for block, number, top in self.seen_blocks(QRect(0, point.y(), 1, 1)):
            spot = QPointF(point) - QPointF(0, top)
            for placed in self.placed(block, number).chips:
                if placed.rect.contains(spot):
                    return placed
        return None
