"""The marks of the page: indexed, placed block by block when visible, and painted under the words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QRegion, QTextBlock
from PySide6.QtWidgets import QTextEdit

from app.domain.blocks import BlockKind
from app.domain.language import tr
from app.ui.look.tokens import READING_PX
from app.ui.reader import painter as draw
from app.ui.reader.beside import BARE_PX, names_beside, names_fit, names_left, room
from app.ui.reader.card_beside import BELOW_PX, Fold, Room, card, is_roomy, next_fold
from app.ui.reader.damage import ROUND, difference, of_passage
from app.ui.reader.geometry import Kept, lay_out
from app.ui.reader.lines import boxes_of
from app.ui.reader.marks import WHOLE, Chip, Level, Mark, MarkIndex, is_thing
from app.ui.reader.placed import BlockMarks, Column, PlacedChip
from app.ui.reader.sheet import Sheet

CHIP_HEIGHT = 20
Over = tuple[int, BlockMarks, float]
"""The number of a text block, its marks, and the top of its layout in the viewport."""
Overlay = Callable[[QPainter, QTextBlock, int, float], None]
"""Paints something on a text block, given its number and the top of its layout in the viewport."""


class MarkLayer:
    """The passages of a sheet: tints, underlines, and what is beside them."""

    def __init__(self, view: QTextEdit, sheet: Sheet) -> None:
        self._view, self._sheet = view, sheet
        self.index = MarkIndex()  # change it by the methods of the layer only
        self.overlays: list[Overlay] = []
        """What else is painted under the words of a visible block, such as the hits of a search."""
        self._figures: list[tuple[int, int]] = []
        self._figures_shown = True
        self._placed: dict[int, BlockMarks] = {}
        self._kept: dict[int, Kept] = {}
        self._dotted: dict[int, list[tuple[QRectF, float]]] = {}
        self._look = draw.Look()
        self._folds: dict[int, Fold] = {}  # of the cards that the user has folded or unfolded, by block
        self.hovered: int | None = None
        self._is_hushed = False  # whether all marks are hidden for now
        self._fades = True
        self.tag_names: Mapping[int, str] = {}  # by tag id, shown beside stripes

    def load(self, marks: Iterable[Mark]) -> None:
        """Set the marks of a new text. Figures are set later."""
        self.index = MarkIndex(marks)
        self._figures = []
        level, tags, self._look = self._look.level, self._look.tags, draw.Look()
        self._look.level, self._look.tags = level, tags
        self._folds.clear()

    def lines_changed(self) -> None:
        self._placed.clear()
        self._kept.clear()
        self._dotted.clear()

    # Marks

    def show(self, marks: Iterable[Mark]) -> None:
        self.index = MarkIndex(marks)
        self._isolate()
        self._place_again()

    def _place_again(self) -> None:
        self._placed.clear()
        self._view.viewport().update()

    def put(self, mark: Mark) -> None:
        """Add a mark, or replace that of the same passage. Repaints only the affected blocks."""
        old = self.index.put(mark)
        self._touched([mark, old] if old else [mark])

    def take(self, passage_id: int) -> None:
        old = self.index.take(passage_id)
        if old:
            self._isolate()
            self._touched([old])

    @property
    def level(self) -> Level:
        return self._look.level

    def set_level(self, level: Level) -> None:
        if level is not self._look.level:
            self._look.level = level
            self._folds.clear()
            self._place_again()

    def unfold(self, number: int, *, whole: bool = False) -> None:
        """Unfold the card of a block by a step, or completely with `whole`, or fold it again."""
        block = self._sheet.block_of(number)
        if not block.isValid():
            return
        placed, column = self.placed(block, number), self._sheet.column_of(number)
        now = self._fold(number)
        beside = self._room(block, placed, Fold.BRIEF, column)
        after = Fold.WHOLE if whole else next_fold(now, placed.things, beside, column, draw.chip_width)
        self._folds[number] = after
        del self._placed[number]
        self._view.viewport().update()

    def rows(self, number: int) -> list[PlacedChip]:
        """The visible rows of a block's card, and the one that counts the rest."""
        block = self._sheet.block_of(number)
        if not block.isValid():
            return []
        return [one for one in self.placed(block, number).chips if one.chip.key == WHOLE or is_thing(one.chip.key)]

    def ring(self, row: PlacedChip | None) -> None:
        """Outline the focused row of a card, and light its words; None ends it."""
        self._look.row = None if row is None else (row.passage, row.chip.key)
        self._look.thing = row.chip.key if row is not None and is_thing(row.chip.key) else ""
        self._view.viewport().update()

    def hush(self, is_hushed: bool) -> None:
        self._is_hushed = is_hushed
        self._view.viewport().update()

    def set_figures(self, figures: Iterable[tuple[int, int]]) -> None:
        """Set the stretches that are not yet evidence, for the dotted line."""
        self._figures = sorted(figures)
        self._dotted.clear()
        self._view.viewport().update()

    def show_figures(self, shown: bool) -> None:
        self._figures_shown = shown
        self._view.viewport().update()

    def _touched(self, marks: list[Mark]) -> None:
        """Update the blocks of these marks, and repaint what differs."""
        low, high = self._blocks_of(marks)
        before = {number: self._placed.pop(number, None) for number in range(low, high + 1)}
        if high - low > 3:
            self._view.viewport().update()
            return
        same_things = not any(mark.chips for mark in marks)
        for number, old in before.items():
            block = self._sheet.block_of(number)
            if old is not None and block.isValid():  # what was not placed has not been painted
                new = self.placed(block, number, old if same_things else None)
                self._repaint(block, difference(old, new, self._look))
                for alone in {self._look.current, self._look.alone()} & {mark.passage_id for mark in marks}:
                    self._repaint(block, self._boxes_of(alone, block, old))
                    self._repaint(block, self._boxes_of(alone, block, new))

    def _looked_at(self, passage_ids: list[int]) -> None:
        """Repaint these passages, whose emphasis changed."""
        marks = [mark for passage_id in passage_ids if (mark := self.index.get(passage_id)) is not None]
        for mark in marks:
            low, high = self._blocks_of([mark])
            for number in range(low, high + 1):
                block, placed = self._sheet.block_of(number), self._placed.get(number)
                if placed is not None and block.isValid():
                    self._repaint(block, self._boxes_of(mark.passage_id, block, placed))

    def _boxes_of(self, passage_id: int | None, block: QTextBlock, placed: BlockMarks) -> list[QRectF]:
        """The painted area of a passage and its handles; the whole block if no words of it are visible."""
        found = of_passage(placed, passage_id, self._sheet.column.scale) if passage_id is not None else []
        return found or [QRectF(0, 0, self._view.viewport().width(), block.layout().boundingRect().bottom())]

    def _blocks_of(self, marks: list[Mark]) -> tuple[int, int]:
        """The first and the last text block that these marks touch."""
        offsets = self._sheet.offsets()
        if not len(offsets) or not marks:
            return 0, -1
        return min(offsets.index_at(m.start) for m in marks), max(offsets.index_at(m.end) for m in marks)

    def _repaint(self, block: QTextBlock, boxes: list[QRectF]) -> None:
        top, region = block.layout().position().y() - self._sheet.bar.value(), QRegion()
        for box in boxes:
            region += box.translated(0, top).toAlignedRect().adjusted(-ROUND, -ROUND, ROUND, ROUND)
        self._view.viewport().update(region)

    # What is looked at

    def current(self) -> int | None:
        return self._look.current

    def choose(self, passage_id: int | None, *, fade: bool = True) -> None:
        """Emphasise one passage: its rows are outlined and, with `fade`, other marks fade. None ends it."""
        if passage_id != self._look.current:
            changed = [one for one in (self._look.current, passage_id) if one is not None]
            self._look.current = passage_id
            self._looked_at(changed)
        self._fades = fade
        self._isolate()

    def isolate_tags(self, tag_ids: frozenset[int]) -> None:
        """Show only the passages of these tags, at any level; with none, show all as the level says."""
        if tag_ids != self._look.tags:
            self._look.tags = tag_ids
            self._place_again()

    def isolated_tags(self) -> frozenset[int]:
        """The tags whose passages alone are shown."""
        return self._look.tags

    def name_tags(self, names: Mapping[int, str]) -> None:
        if names != self.tag_names:
            self.tag_names = names
            if self._look.level is Level.TAGS:
                self._place_again()

    def put_back(self, passage_id: int | None) -> None:
        """Restore the emphasis after a new layout, when everything is repainted anyway."""
        self._look.current = self._look.isolated = passage_id

    def at(self, code_point: int) -> list[int]:
        """The passages over an offset, shortest first."""
        return [mark.passage_id for mark in self.index.at(code_point)]

    def next_of(self, passages: list[int]) -> int:
        """The passage after the emphasised one, cyclically; the first if none of them is emphasised."""
        chosen = self._look.current
        return passages[(passages.index(chosen) + 1) % len(passages) if chosen in passages else 0]

    def rest(self, passage_id: int | None) -> None:
        """The caret rests in a passage, or in none. A quiet page underlines only this passage."""
        if passage_id != self._look.resting:
            changed = [one for one in (self._look.resting, passage_id) if one is not None]
            self._look.resting = passage_id
            if self._look.level is Level.QUIET:
                self._looked_at(changed)

    def hover(self, passage_id: int | None) -> None:
        """Emphasise the passage under the pointer, or end that."""
        self.hovered = passage_id
        self._isolate()

    def light(self, thing: str) -> None:
        """Highlight the words that are evidence for a thing, by its key; empty for none."""
        if thing != self._look.thing:
            self._look.thing = thing
            self._view.viewport().update()

    def _isolate(self) -> None:
        if self._look.current is not None and self.index.get(self._look.current) is None:
            self._look.current = None
        chosen = self._look.current if self._fades else None
        wanted = self.hovered if self.hovered is not None else chosen
        if wanted is not None and self.index.get(wanted) is None:
            wanted = None
        if wanted != self._look.isolated:
            self._look.isolated = wanted
            self._view.viewport().update()

    # Painting

    def placed(self, block: QTextBlock, number: int, before: BlockMarks | None = None) -> BlockMarks:
        """The positions of a block's marks; `before` are the earlier ones, if the same things are attached to it."""
        found = self._placed.get(number)
        if found is None:
            start, end = self._sheet.offsets().stretch(number)
            info, column = self._sheet.info(number), self._sheet.column_of(number)
            marks = self.index.within(start, end)
            kept = self._kept.setdefault(number, Kept())
            found = self._placed[number] = lay_out(
                block.layout(), number, self._sheet.offsets(), marks, column, info.mixed, kept,
                before and before.things, self._look.level.has_tags or bool(self._look.tags),
            )  # fmt: skip
            if before is not None and found.more == before.more and self._look.level is not Level.TAGS:
                found.card, found.chips = before.card, before.chips
                return found
            found.chips = self._names(found, block, number, column)
            if not found.chips:
                fold = self._fold(number)
                beside = self._room(block, found, fold, column)
                found.card, found.chips = card(found.things, fold, beside, column, draw.chip_width)
            if info.why:
                line = block.layout().lineAt(0)
                top = line.y() + line.ascent() - 15 * column.scale
                wide = draw.chip_width(Chip(info.why, "x"))
                box = column.place(QRectF(column.lanes, top, wide, CHIP_HEIGHT))
                tip = tr("Cut as {why}. Click to put it back.").format(why=info.why)
                found.chips.insert(0, PlacedChip(box, Chip(info.why, "arrow-u-up-left", True, tip), -1 - info.at))
        return found

    def _fold(self, number: int) -> Fold:
        return self._folds.get(number, Fold.FOLDED if self._look.level.folds else Fold.BRIEF)

    def _names(self, marks: BlockMarks, block: QTextBlock, number: int, column: Column) -> list[PlacedChip]:
        """The names of the tags of a block, if shown instead of its card."""
        if not self._has_names(self._fold(number), column):
            return []
        start, tall = self._sheet.offsets().stretch(number)[0], block.layout().boundingRect().height()
        drop = draw.chip_drop(block.layout().lineAt(0).ascent())
        return names_beside(marks, start, tall, column, self.tag_names, drop)

    def _has_names(self, fold: Fold, column: Column) -> bool:
        """Whether names of tags are shown instead of a card that is unfolded so far."""
        return self._look.level is Level.TAGS and fold is Fold.FOLDED and names_fit(column)

    def _room(self, block: QTextBlock, marks: BlockMarks, fold: Fold, column: Column) -> Room:
        """Where the card of a block may be: right of visible stripes, and of their counts if there is room."""
        layout = block.layout()
        first, tall = layout.lineAt(0), layout.boundingRect().height()
        top, drop = first.y(), draw.chip_drop(first.ascent())
        if not self._look.level.has_stripes:
            return Room(column.lanes, top, tall, drop)
        if self._has_names(fold, column):
            return Room(names_left(column), top, tall, drop)
        is_line = fold is Fold.FOLDED
        beside = Room(column.lanes + room(marks.more, top, top + 2 * BARE_PX if is_line else tall), top, tall, drop)
        if is_line or is_roomy(beside, column):
            return beside
        return beside._replace(left=column.lanes + room((), top, tall))

    def paint(self, region: QRegion) -> None:
        """Paint a region of the viewport, before Qt's letters and selection over it."""
        sheet, clip = self._sheet, region.boundingRect()
        painter = QPainter(self._view.viewport())
        scroll, over = sheet.bar.value(), [*self._over()]
        if clip.top() + scroll < sheet.header():
            draw.paint_header(painter, sheet.text.header, sheet.column, -scroll)
        for block, number, top in sheet.seen_blocks(clip):
            here = region.intersected(self._extent(block, number, top))
            if not here.isEmpty():
                column = sheet.column_of(number)
                words = QRect(int(column.left), clip.top(), int(column.right - column.left), clip.height())
                words.adjust(-ROUND, 0, ROUND, 0)
                parts = here.intersected(words).boundingRect(), here.subtracted(words).boundingRect()
                under, beside = (QRectF(part).translated(0, -top) for part in parts)
                self._paint_block(painter, block, number, top, under, beside)
                marks = self.placed(block, number)
                if not self._is_hushed and not self._is_covered(marks, top, over):
                    draw.paint_card(painter, marks, self._look, top, beside, column)
        for _number, marks, top in over:
            draw.paint_card(painter, marks, self._look, top, QRectF(clip).translated(0, -top), sheet.column)
        painter.end()

    def paint_over_words(self, clip: QRect) -> None:
        """Paint the unfolded cards that are partly over the text, after its letters."""
        column = self._sheet.column
        found = ((one, one[1].card, self._sheet.column_of(one[0])) for one in self._over())
        over = [one for one, card, words in found if card and card.left() < words.right and card.right() > words.left]
        if not over:
            return
        painter = QPainter(self._view.viewport())
        for _number, marks, top in over:
            draw.paint_card(painter, marks, self._look, top, QRectF(clip).translated(0, -top), column)
        painter.end()

    def _over(self) -> Iterator[Over]:
        """The visible unfolded cards that extend over the blocks below."""
        for number in [number for number, fold in self._folds.items() if fold is Fold.WHOLE]:
            block = self._sheet.block_of(number)
            if block.isValid() and not self._is_hushed:
                top = self._sheet.box_of(number).top() - self._sheet.bar.value()
                marks = self.placed(block, number)
                if marks.card is not None and marks.card.translated(0, top).intersects(self._view.viewport().rect()):
                    yield number, marks, top

    def _is_covered(self, marks: BlockMarks, top: float, over: Iterable[Over]) -> bool:
        """Whether such a card covers any part of another one, which is hidden then."""
        cards = [other.card.translated(0, y) for _, other, y in over if other.card is not None]
        return any(one.rect.translated(0, top).intersects(card) for one in marks.chips for card in cards)

    def paint_first(self, clip: QRect) -> None:
        """The first paint: words and marks. Title, numbers, stripes and chips follow in the next frame.

        They need pens, and with the first pen PySide makes all classes of the Qt namespace: a tenth of the time from
        the command to the text.
        """
        painter = QPainter(self._view.viewport())
        for block, number, top in self._sheet.seen_blocks(clip):
            draw.paint_first(painter, self.placed(block, number), self._look, top)
        painter.end()

    def _extent(self, block: QTextBlock, number: int, top: float) -> QRect:
        """The area of the viewport that a block may paint to; its chips can reach below its words."""
        placed = self._placed.get(number)
        tall = block.layout().boundingRect().bottom()
        if placed is None or placed.chips:
            tall += BELOW_PX + CHIP_HEIGHT + ROUND
        return QRect(0, int(top) - ROUND, self._view.viewport().width(), int(tall) + 2 * ROUND)

    def _paint_block(
        self, painter: QPainter, block: QTextBlock, number: int, top: float, under: QRectF, beside: QRectF
    ) -> None:
        """Paint what lies in two boxes relative to the top of the block's layout: under its words, and beside them."""
        info, layout = self._sheet.info(number), block.layout()
        layout.setCacheEnabled(True)  # else Qt shapes its words again at each paint, and for each place in them
        marks = self.placed(block, number)
        has_dots = self._figures_shown and bool(self._figures) and self._look.level is not Level.QUIET
        dotted = self._dotted_in(block, number) if has_dots and not self._look.tags else []
        boxes = [QRectF(box.left(), baseline + 3, box.width(), 2) for box, baseline in dotted]
        if not self._is_hushed:
            draw.paint_under(painter, marks, self._look, top, under, boxes)
            draw.paint_figures(painter, dotted, top)
            draw.paint_lanes(painter, marks, self._look, top, beside, self._sheet.column_of(number))
        line = layout.lineAt(0)
        baseline = top + line.y() + line.ascent()
        draw.paint_gutter(painter, info, self._sheet.column, baseline, beside)
        if info.label:
            shape = block.blockFormat()
            column = self._sheet.column
            edge = column.right - shape.rightMargin() if info.rtl else column.left + shape.leftMargin()
            draw.paint_label(painter, info, READING_PX * self._sheet.zoom, edge, baseline)
        if info.block.kind is BlockKind.QUOTE:
            draw.paint_quote_bar(painter, info, self._sheet.column, top, layout.boundingRect().bottom())
        for overlay in self.overlays:
            overlay(painter, block, number, top)

    def _dotted_in(self, block: QTextBlock, number: int) -> list[tuple[QRectF, float]]:
        found = self._dotted.get(number)
        if found is None:
            offsets, mixed = self._sheet.offsets(), self._sheet.info(number).mixed
            found = [box[1:] for box in boxes_of(block, number, self._figures, offsets, mixed)]
            self._dotted[number] = found
        return found

    def unfold_at(self, point: QPoint, *, whole: bool) -> None:
        """Unfold the card at a point of the viewport, by a step or completely."""
        found = self._chip_at(point)
        if found is not None:
            self.unfold(found[0], whole=whole)

    # What is where

    def passage_at(self, point: QPoint) -> int | None:
        """The passage at a point of the viewport, by chip, stripe or words; the shortest wins."""
        chip = self.chip_at(point)
        if chip is not None:
            return chip.passage if chip.passage >= 0 else None
        for block, number, top in self._sheet.seen_blocks(QRect(0, point.y(), 1, 1)):
            spot = QPointF(point) - QPointF(0, top)
            placed = self.placed(block, number)
            beside = [(piece.rect.adjusted(-2, 0, 2, 0), piece.passage) for piece in placed.stripes]
            counted = [(box, passage) for box, _, passage in placed.more]
            for box, passage in (*placed.notes, *beside, *counted):
                if box.contains(spot):
                    return passage
        at = self._sheet.offset_at(point)
        found = self.index.at(at) if at is not None else []
        return found[0].passage_id if found else None

    def chip_at(self, point: QPoint) -> PlacedChip | None:
        found = self._chip_at(point)
        return found[1] if found is not None else None

    def _chip_at(self, point: QPoint) -> tuple[int, PlacedChip] | None:
        """The number of a block, and its chip at a point of the viewport."""
        if self._is_hushed:
            return None
        here = QRect(0, point.y(), self._view.viewport().width(), 1)
        below = [(number, self.placed(block, number), top) for block, number, top in self._sheet.seen_blocks(here)]
        over = [*self._over()]
        for number, marks, top in (*over, *(one for one in below if not self._is_covered(*one[1:], over))):
            spot = QPointF(point) - QPointF(0, top)
            for placed in marks.chips:
                if placed.rect.contains(spot):
                    return number, placed
        return None
