"""The page as something to look at: one document in its column, and the place in it. No marks yet."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6 import QtCore
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import (
    QFontMetricsF,
    QPalette,
    QResizeEvent,
    QShowEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from app.domain.language import tr
from app.ui.base.offsets import TextMap
from app.ui.look import fonts, qt_numbers, theme
from app.ui.look.mirror import is_mirrored
from app.ui.look.tokens import READING_PX
from app.ui.reader import painter as draw
from app.ui.reader.document import BlockInfo, Built, build
from app.ui.reader.placed import Column
from app.ui.reader.setting import Setting
from app.ui.reader.text import ReaderText

GUTTER = 50
MARGIN = 148
"""Room for lanes and chips at the right of the text; chips may use more where there is more."""
LANES_GAP = 16
CHIPS_MAX = 230
FILLED = 70 / 66
"""How much longer a line must be than its characters, since words that do not fit leave a gap."""
SAMPLE = "the analyst reads what a donor said, who received it, and on whose word it stands in the ledger "
FOOT = 96
"""Empty room below the last line, so that it can be read away from the window's edge."""


class Canvas(QTextEdit):
    """A read-only text of blocks, laid out in a centred column with a gutter and room for lanes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Found by its class and name, and kept, the viewport is known to PySide from then on. The first
        # `viewport()` would make it look through all its widget classes: 9 ms of the time to the first paint.
        self._view = self.findChild(QWidget, "qt_scrollarea_viewport")
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setProperty("horizontalScrollBarPolicy", qt_numbers.SCROLL_BAR_OFF)
        self.setProperty("verticalScrollBarPolicy", qt_numbers.SCROLL_BAR_ON)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAcceptDrops(False)
        self._text = ReaderText("", (), ())
        self._built: Built = build(self._text)
        self._zoom = 1.0
        self._setting = Setting()
        self._column = Column(GUTTER, GUTTER + 500, GUTTER + 500 + LANES_GAP, GUTTER + 620, 1.0)
        self._kept_place = 0
        self._pending: int | None = None
        self._settling = False
        theme.notifier().changed.connect(self.rebuild)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.verticalScrollBar().rangeChanged.connect(self._settle)
        self.verticalScrollBar().actionTriggered.connect(self._steered)

    # What is shown

    def text(self) -> ReaderText:
        """What is shown."""
        return self._text

    def show_text(self, page: ReaderText, place: int = 0) -> None:
        """Show another text, the line of offset `place` at the top."""
        self._text = page
        self._kept_place = place
        self._show()

    def offsets(self) -> TextMap:
        """Where the shown blocks stand in the canonical text; the blocks' numbers are its indices."""
        return self._built.offsets

    def info(self, number: int) -> BlockInfo:
        """What is known of the text block with this number."""
        return self._built.infos[number]

    def is_mixed(self, number: int) -> bool:
        """Whether words of both directions may share a line of the text block with this number."""
        return self._built.infos[number].mixed

    def column(self) -> Column:
        """The page's measures, in document coordinates."""
        return self._column

    def zoom(self) -> float:
        """How many times their usual size the letters are."""
        return self._zoom

    def setting(self) -> Setting:
        """How the page is set."""
        return self._setting

    def set_setting(self, setting: Setting) -> None:
        """Set the page another way; caret, selection and place stay."""
        if setting != self._setting or setting.face != fonts.page_face():
            self._setting = setting
            fonts.choose_page_face(setting.face)
            if self._text.blocks:
                self.rebuild()

    def canonical_cursor(self) -> tuple[int, int]:
        """The canonical offsets of the cursor's anchor and of its position, where the caret is."""
        cursor = self.textCursor()
        return self._built.offsets.to_canonical(cursor.anchor()), self._built.offsets.to_canonical(cursor.position())

    def rebuild(self) -> None:
        """Make the document again, for another theme or zoom; caret, selection and place stay."""
        place = self._kept_place
        anchor, position = self.canonical_cursor()
        self._show()
        self.select(anchor, position)
        self.restore_place(place)

    def _show(self) -> None:
        kept = self._kept_place
        old = self._built.document
        self._built = build(self._text, self._zoom, self._setting.leading, self._window(kept))
        self._built.document.setParent(self)
        self._lines_changed()
        self._fit(force=True)
        self.setDocument(self._built.document)
        old.deleteLater()
        self.setCursorWidth(2)
        self.setAccessibleName(self._text.header.title or tr("Text"))
        self.restore_place(kept)

    def _window(self, place: int) -> range | None:
        """The numbers of the text blocks that the document is to hold; None for all of them."""
        return None

    def _hold(self, code_point: int) -> None:
        """See to it that the document holds the words around an offset."""

    def block_of(self, number: int) -> QTextBlock:
        """The text block with this number; not a valid one while the document does not hold it."""
        offsets = self._built.offsets
        if not offsets.in_document(number):
            return QTextBlock()
        return self._built.document.findBlockByNumber(number - offsets.first)

    def _lines_changed(self) -> None:
        """The lines are laid out again: whoever keeps places in them lets go of them."""

    def select(self, start: int, end: int) -> None:
        """Select from one canonical offset to another; the caret is at `end`. Does not scroll."""
        cursor = QTextCursor(self._built.document)
        cursor.setPosition(self._built.offsets.to_qt(start))
        cursor.setPosition(self._built.offsets.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
        bar = self.verticalScrollBar()
        value, most = bar.value(), bar.maximum()
        silent = bar.blockSignals(True)  # Qt would scroll to the caret, and back, on the screen
        self.setTextCursor(cursor)
        bar.setValue(value)
        bar.blockSignals(silent)
        if bar.maximum() != most:  # more was laid out on the way to the caret
            bar.rangeChanged.emit(bar.minimum(), bar.maximum())

    # The column

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Centre the column again; the text is laid out again only when its width changes."""
        self._settling = True
        before = self._column
        super().resizeEvent(event)
        self._fit()
        self._settling = False
        if self._column != before:
            self.restore_place(self._kept_place)
        else:
            self._settle()

    def showEvent(self, event: QShowEvent) -> None:
        """Stay at the wanted place; Qt would go to the caret."""
        self._settling = True
        super().showEvent(event)
        self._settling = False
        self.restore_place(self._kept_place)

    def _fit(self, force: bool = False) -> None:
        bar = self.verticalScrollBar().sizeHint().width()
        total = max(360, self.contentsRect().width() - bar)
        letters = self._setting.measure * FILLED or total
        measure = self._letter() * letters
        width = round(min(measure, total - GUTTER - MARGIN))
        slack = max(0, total - GUTTER - width - MARGIN)
        spare = min(slack - slack // 2, CHIPS_MAX - MARGIN)
        first, last, outside = GUTTER, MARGIN, slack // 2
        if is_mirrored():  # the lanes come first: the document begins where their chips may
            first, last, outside = MARGIN + spare, GUTTER, slack - slack // 2 - spare
        used = first + width + last
        column = Column(
            first,
            first + width,
            first + width + LANES_GAP,
            first + width + MARGIN - 8 + spare,
            self._zoom * READING_PX / 18,
            is_mirrored(),
        )
        same = column == self._column
        self._column = column
        self._set_margins(outside)
        if same and not force:
            return
        self._lines_changed()
        frame = self._built.document.rootFrame().frameFormat()
        top = draw.header_height(self._text.header, width)
        before = (frame.leftMargin(), frame.rightMargin(), frame.topMargin(), self.lineWrapColumnOrWidth())
        if before != (first, last, top, used):
            frame.setLeftMargin(first)
            frame.setRightMargin(last)
            frame.setTopMargin(top)
            frame.setBottomMargin(FOOT)
            self._built.document.rootFrame().setFrameFormat(frame)
            if self.lineWrapColumnOrWidth() != used:
                self.setLineWrapColumnOrWidth(used)

    def _letter(self) -> float:
        """The usual width of a letter."""
        return QFontMetricsF(fonts.page(READING_PX * self._zoom)).horizontalAdvance(SAMPLE) / len(SAMPLE)

    def _letters_per_line(self) -> float:
        """How many letters a line of the column is likely to hold."""
        return (self._column.right - self._column.left) / self._letter() / FILLED

    def _set_margins(self, before: int) -> None:
        self.setViewportMargins(before, 0, 0, 0)

    # The place in the text

    def _scrolled(self) -> None:
        bar = self.verticalScrollBar()
        if self._settling or (self._pending is not None and bar.value() == bar.maximum()):
            return  # not the reader's doing: the text is not laid out as far as the wanted place yet
        self._pending = None
        self._kept_place = self.place()

    def _steered(self, _action: int) -> None:
        """The reader moves the scroll bar, to its end too: no other place is wanted any more."""
        self._pending = None

    def place(self) -> int:
        """The canonical offset of the first line that is seen; 0 with the title in view."""
        scroll = self.verticalScrollBar().value()
        if scroll <= 0 and self._built.offsets.first == 0:
            return 0
        return self._built.offsets.to_canonical(self._nearest(4).position())

    def foot(self) -> int:
        """The canonical offset of the last line that is seen; the end of the text where that is in view."""
        last = self._nearest(self.viewport().height() - 4)
        bar, offsets = self.verticalScrollBar(), self._built.offsets
        is_last = not last.block().next().isValid() and offsets.last == len(offsets)
        if is_last and bar.value() >= bar.maximum():
            last.movePosition(QTextCursor.MoveOperation.End)
        return self._built.offsets.to_canonical(last.position())

    def restore_place(self, place: int) -> None:
        """Put the line of a canonical offset at the top, now and until the reader scrolls.

        Qt lays out long texts while idle, so that the place may have to be found again as they grow.
        """
        self._pending = self._kept_place = place
        self._hold(place)
        self._settle()

    def _settle(self) -> None:
        if self._pending is not None and not self._settling:
            self._settling = True
            self._scroll_to_line(self._pending, 0.0)
            self._settling = False

    def scroll_to(self, code_point: int) -> None:
        """Bring an offset into view, a third of the way down unless it is in view already."""
        if not self.is_in_view(code_point):
            self._hold(code_point)
            self._scroll_to_line(code_point, self.viewport().height() / 3)

    def is_in_view(self, code_point: int) -> bool:
        """Whether the line of an offset is in view, not only its edge."""
        offsets = self._built.offsets
        if not len(offsets) or not offsets.in_document(offsets.index_at(code_point)):
            return False
        line, scroll = self._line_box(code_point), self.verticalScrollBar().value()
        return scroll + 8 <= line.top() and line.bottom() <= scroll + self.viewport().height() - 8

    def _scroll_to_line(self, code_point: int, above: float) -> None:
        box = self._line_box(code_point)
        offsets = self._built.offsets
        at_top = offsets.first == 0 and offsets.to_qt(code_point) == 0
        wanted = 0 if at_top else round(box.top() - above)
        bar = self.verticalScrollBar()
        self._nearest(int(box.top()) - bar.value() + self.viewport().height() + FOOT)  # lays out so far
        if wanted > bar.maximum():
            # Qt tells the new height of the text in a moment only; the place is known now.
            bar.setMaximum(max(wanted, int(self._built.document.size().height()) - self.viewport().height()))
        bar.setValue(wanted)

    def _line_box(self, code_point: int) -> QRectF:
        """The line of an offset, in document coordinates. Lays out the text as far as that."""
        at = self._built.offsets.to_qt(code_point)
        block = self._built.document.findBlock(at)
        box = self._built.document.documentLayout().blockBoundingRect(block)
        line = block.layout().lineForTextPosition(at - block.position())
        if not line.isValid():
            return box
        return line.rect().translated(block.layout().position())

    def seen_blocks(self, clip: QRect) -> Iterator[tuple[QTextBlock, int, float]]:
        """The text blocks in a part of the viewport: block, number, and where its layout's top is."""
        if not self._built.infos:
            return
        scroll, first = self.verticalScrollBar().value(), self._built.offsets.first
        layout = self._built.document.documentLayout()
        block = self._nearest(clip.top()).block()
        block = block.previous() if block.previous().isValid() else block
        while block.isValid():
            layout.blockBoundingRect(block)  # lays the block out
            top = block.layout().position().y() - scroll
            if top > clip.bottom() + 1:
                return
            yield block, first + block.blockNumber(), top
            block = block.next()

    def _nearest(self, y: int) -> QTextCursor:
        """The place in the text nearest to a height in the viewport. Lays out the text as far as that."""
        return self.cursorForPosition(QPoint(int(self._column.left) + 1, y))

    def offset_at(self, point: QPoint) -> int | None:
        """The canonical offset of the character under a point of the viewport."""
        at = QPointF(point) + QPointF(0, self.verticalScrollBar().value())
        if not (self._column.left <= at.x() <= self._column.right):
            return None
        layout = self._built.document.documentLayout()
        hit = layout.hitTest(at, QtCore.Qt.HitTestAccuracy.ExactHit)
        if hit < 0:
            return None
        cursor = QTextCursor(self._built.document)
        cursor.setPosition(hit)
        if self.cursorRect(cursor).left() > point.x() and hit > 0:
            cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
        return self._built.offsets.to_canonical(cursor.position())
