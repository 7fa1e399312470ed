"""Preview of an export's files: as Markdown, and rendered."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.actions.export_files import File
from app.domain.language import tr
from app.exporters.as_read import as_read
from app.ui.look import fonts, painting, theme
from app.ui.look.plain import ClosedBrowser
from app.ui.look.tokens import SMALL_PX, SPACE
from app.ui.widgets.boxes import STRETCH, in_column, in_row
from app.ui.widgets.chip_button import ChipButton
from app.ui.widgets.labels import CutLabel, icon_button, muted
from app.ui.widgets.markdown_colours import MarkdownColours
from app.ui.widgets.radio_row import RadioRow
from app.ui.widgets.stack import Stack

NUMBERS_PX = 44
"""The width of the line numbers, room for five digits."""
MOST = {"markdown": 60_000, "read": 20_000}
"""How many characters of a file are shown at first, and with each *Show more*."""


class ExportPreview(QWidget):
    """One file at a time. `moved` is emitted with the file to show."""

    moved = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.file: File | None = None
        self._files: tuple[File, ...] = ()
        self._key = ""
        self._text, self._whole, self._times = "", True, 1
        self._put = ""
        self.name = CutLabel(font=fonts.interface(semibold=True))
        self.before = icon_button("caret-left", tr("The file before (Alt+Left)"), pressed=lambda: self.step(-1))
        self.after = icon_button("caret-right", tr("The next file (Alt+Right)"), pressed=lambda: self.step(1))
        self.shape = RadioRow(tr("Shown"), (("markdown", tr("Markdown")), ("read", tr("As read"))))
        self.shape.show_value("markdown")
        self.shape.chosen.connect(self._shape_chosen)
        self.source = NumberedText()
        self.read = ClosedBrowser()
        self.read.setAccessibleName(tr("The file as it is read"))
        self.read.setProperty("look", "paper")
        self._stack = Stack()
        self._stack.addWidget(self.source)
        self._stack.addWidget(self.read)
        self.rest = muted("", wrap=False)
        for label in (self.name, self.rest):
            label.setBuddy(self.source)  # else both are said as words of the dialog as it opens
        self.more = ChipButton(tr("Show more"), glyph="caret-down", pressed=self._show_more)
        self.more.hide()
        top = in_row(self.before, (self.name, 1), self.after, self.shape, gap=SPACE[1])
        in_column(top, (self._stack, 1), in_row(self.rest, self.more, STRETCH), on=self, gap=SPACE[1], margins=0)
        theme.notifier().changed.connect(self._set)

    def show_files(self, files: tuple[File, ...]) -> None:
        """Set the files; the current one stays, updated."""
        self._files = files
        same = next((one for one in files if one.key == self._key), None)
        self._go(same if same is not None else files[0] if files else None)

    def step(self, by: int) -> None:
        if self._files and self.file is not None:
            at = [one.key for one in self._files].index(self.file.key)
            self._go(self._files[(at + by) % len(self._files)])

    def _go(self, file: File | None) -> None:
        self.file = file
        self.name.setText(file.path if file is not None else "")
        if file is None:
            self.show_text("")
        else:
            self._key = file.key
            self.moved.emit(file)

    def show_text(self, text: str, *, whole: bool = True) -> None:
        self._text, self._whole, self._times = text, whole, 1
        self._set()

    def wait(self) -> None:
        self.rest.setText(tr("The files are being made…"))
        self.rest.show()

    def _show_more(self) -> None:
        self._times += 1
        self._set()

    def _beginning(self) -> str:
        """The part that is shown, in whole lines."""
        most = MOST[str(self.shape.value())] * self._times
        if len(self._text) <= most:
            return self._text
        return self._text[: self._text.rfind("\n", 0, most) + 1] or self._text[:most]

    def _say_rest(self, shown: int) -> None:
        """Say how much of the file is not shown."""
        cut = shown < len(self._text)
        words = tr("The first {n} characters of {all}.").format(n=f"{shown:,}", all=f"{len(self._text):,}")
        if not self._whole:
            words = tr("The file begins so; the rest is being made.")
        self.rest.setText(words if cut or not self._whole else "")
        self.rest.setVisible(cut or not self._whole)
        self.more.setVisible(cut and self._whole)

    def _shape_chosen(self, value: object) -> None:
        self._stack.setCurrentWidget(self.read if value == "read" else self.source)
        self._set()

    def _set(self) -> None:
        text = self._beginning()
        self._say_rest(len(text))
        if self.shape.value() == "read":
            colours = theme.current()
            self.read.document().setDefaultFont(fonts.reading(15))
            self.read.document().setDefaultStyleSheet(
                f"p, li, td, th, h1, h2, h3 {{ color: {colours.ink}; }} p, li {{ line-height: 140%; }}"
                f"td, th {{ border: 1px solid {colours.line}; padding: 4px; }} table {{ border-collapse: collapse; }}"
                f"blockquote p {{ color: {colours.muted}; }} a {{ color: {colours.accent}; }}"
            )
            self.read.setHtml(as_read(text))
        elif self._put and text.startswith(self._put):  # what is there stays where it is
            end = QTextCursor(self.source.document())
            end.movePosition(QTextCursor.MoveOperation.End)
            end.insertText(text[len(self._put) :])
            self._put = text
        elif self._put != text:
            self.source.setPlainText(text)
            self._put = text


class NumberedText(QPlainTextEdit):
    """Markdown with line numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setLayoutDirection(
            Qt.LayoutDirection.LeftToRight
        )  # the numbers are at the left, whichever way a line runs
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # lines are wrapped
        self.setFont(fonts.mono(SMALL_PX))
        self.setAccessibleName(tr("The file as Markdown"))
        self.setViewportMargins(NUMBERS_PX, 0, 0, 0)
        self._numbers = _Numbers(self)
        self._colours = MarkdownColours(self.document(), front_matter=True)
        self.updateRequest.connect(self._scrolled)

    def _scrolled(self, _rect: QRect, by: int) -> None:
        if by:
            self._numbers.scroll(0, by)
        else:
            self._numbers.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._numbers.setGeometry(QRect(inside.left(), inside.top(), NUMBERS_PX, inside.height()))

    def paint_numbers(self, painter: QPainter) -> None:
        painting.write_in(painter, fonts.mono(11), theme.current().muted)
        block = self.firstVisibleBlock()
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if place.top() > self.viewport().height():
                return
            number = QRect(0, round(place.top()), NUMBERS_PX - 10, self.fontMetrics().height())
            painter.drawText(number, Qt.AlignmentFlag.AlignRight, str(block.blockNumber() + 1))
            block = block.next()


class _Numbers(QWidget):
    """The line number column."""

    def __init__(self, text: NumberedText) -> None:
        super().__init__(text)
        self._text = text

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self._text.paint_numbers(painter)
