"""The table of records on paper: every row two calm lines, the same height however many there are."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.domain.fields import RECORD
from app.domain.language import tr
from app.domain.records import DonationRow
from app.ui.base.record_words import named, shown_money
from app.ui.base.view_keys import entry, pointed_at
from app.ui.look import fonts, icons, theme
from app.ui.look.mirror import is_mirrored, isolated, mirrored
from app.ui.look.tokens import SMALL_PX, SPACE, TEXT_PX
from app.ui.panels.ledger import COLUMNS, ROW_ROLE, Ledger, beside_status
from app.ui.widgets.chips import paint_chip, status_look
from app.ui.widgets.row_model import Index

ROW_PX = 50
LINE_PX = 18
TOP_PX = 7
PAD_PX = 8
"""At the left of each cell, as the heads have it."""
WIDE_PX = 860
"""From here on money has a column of its own; below it stands under what was given."""
WORDS_PX = 320
"""What the two columns of words keep at least beside those of the workspace's own fields."""
_FIXED = {"ref": 60, "status": 108, "evidence": 46, **{field.key: field.width for field in RECORD if field.width}}
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RecordPainter(QStyledItemDelegate):
    """Paints one cell in up to two lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: DonationRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        colours = theme.current()
        box: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour(colours.accent_ground))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.colour(colours.line))
        column = COLUMNS[index.column()] if index.column() < len(COLUMNS) else ""
        inside = box.adjusted(PAD_PX, TOP_PX, -SPACE[0], 0)
        if column == "status":
            self._status(painter, row, inside)
        elif column == "evidence":
            self._evidence(painter, row, box)
        else:
            self._words(painter, row, index.column(), inside, index.model())
        painter.restore()

    def _words(self, painter: QPainter, row: DonationRow, index: int, box: QRect, table: object) -> None:
        column = COLUMNS[index] if index < len(COLUMNS) else ""
        if column == "ref":
            lines = [
                (row.ref, "ink"),
                (tr("in {ref}").format(ref=row.parent_ref) if row.parent_ref else "", "muted"),
            ]
        elif column == "parties":
            lines = [
                (named(row.donors), "ink") if row.donors else (tr("donor not named"), "muted"),
                (_arrow() + (named(row.recipients) or tr("recipient not named")), "ink" if row.recipients else "muted"),
            ]
        elif column == "what":
            lines = self._what(row, box.width())
        else:
            date = row.content.date
            muted = column == "date" and not date.start and not date.as_stated
            face = _face(column, 0)
            words = wrap(table.text(row, index) if isinstance(table, Ledger) else "", face, box.width())
            lines = [(line, "muted" if muted else "ink") for line in words]
        for number, (text, ink) in enumerate(lines):
            painter.setFont(_face(column, number))
            painter.setPen(theme.colour(getattr(theme.current(), ink)))
            line = QRect(box.left(), box.top() + number * LINE_PX, box.width(), LINE_PX)
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, _LEFT, isolated(shown))

    def _what(self, row: DonationRow, width: int) -> list[tuple[str, str]]:
        table = self.parent()
        apart = isinstance(table, RecordTable) and table.is_wide
        if apart and row.content.money and not row.items:
            return []
        money = "" if apart else shown_money(row.content.money)
        if not row.items and not money:
            return [(tr("not stated") if row.content.assertion.value != "not_given" else tr("nothing"), "muted")]
        lines = [(line, "ink") for line in wrap(row.items, fonts.interface(), width)] if row.items else []
        return [*lines[:1], (money, "ink")] if money else lines

    def _status(self, painter: QPainter, row: DonationRow, box: QRect) -> None:
        look = status_look(row.content.assertion, row.content.status)
        paint_chip(painter, QPoint(box.left(), box.top() - 1), look, box)
        for words in beside_status(row)[:1]:
            painter.setFont(fonts.interface(SMALL_PX - 1))
            painter.setPen(theme.colour(theme.current().muted))
            below = QRect(box.left() + 9, box.top() + LINE_PX + 1, box.width(), LINE_PX)
            painter.drawText(mirrored(below, box), _LEFT, words)

    def _evidence(self, painter: QPainter, row: DonationRow, box: QRect) -> None:
        colours = theme.current()
        if not row.evidence:
            return
        sign = QRectF(box.left() + PAD_PX, box.top() + TOP_PX + 2, 14, 14)
        icons.paint(painter, "link", mirrored(sign, box), colours.accent)
        painter.setFont(fonts.interface(SMALL_PX))
        painter.setPen(theme.colour(colours.muted))
        number = QRect(box.left() + PAD_PX + 18, box.top() + TOP_PX, 24, LINE_PX)
        painter.drawText(mirrored(number, box), _LEFT, str(row.evidence))


def _arrow() -> str:
    return "← " if is_mirrored() else "→ "


def _face(column: str, line: int) -> QFont:
    if column == "date":
        return fonts.interface(SMALL_PX)
    return fonts.interface(SMALL_PX - 1 if line and column == "ref" else TEXT_PX)


def wrap(text: str, font: QFont, width: int) -> list[str]:
    """`text` in at most two lines; a third goes on in the second, which whoever draws it cuts short."""
    metrics = QFontMetrics(font)
    if not text or metrics.horizontalAdvance(text) <= width:
        return [text] if text else []
    words = text.split(" ")
    first = words[0]
    for number, word in enumerate(words[1:], 1):
        if metrics.horizontalAdvance(f"{first} {word}") > width:
            return [first, " ".join(words[number:])]
        first = f"{first} {word}"
    return [first]


class RecordTable(QTableView):
    """Arrows move, Enter opens, Ins adds, Del removes; a click on a head sorts."""

    chosen = Signal(object)
    """The `DonationRow` that is current, or None."""
    opened = Signal(int)
    remove_wanted = Signal(int)
    history_wanted = Signal(int)
    add_wanted = Signal()
    left = Signal()
    """Escape was pressed."""

    def __init__(self, ledger: Ledger, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_wide = False
        self._ledger = ledger
        self.setModel(ledger)
        self.setItemDelegate(RecordPainter(self))
        self.setAccessibleName(tr("Donation records"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(ROW_PX)
        self.verticalHeader().setDefaultSectionSize(ROW_PX)
        heads = self.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setMinimumSectionSize(24)
        heads.setDefaultAlignment(_LEFT)
        heads.setHighlightSections(False)
        heads.setSectionsClickable(True)
        heads.setSortIndicatorShown(True)
        heads.setFont(fonts.interface(SMALL_PX))
        ledger.modelReset.connect(self.share_width)
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self._moved(now))
        self.doubleClicked.connect(lambda index: self._open(index))

    # --- which row ---

    def current(self) -> DonationRow | None:
        """The record the keyboard is on."""
        index = self.currentIndex()
        return self._ledger.row(index.row()) if index.isValid() else None

    def choose(self, donation_id: int) -> bool:
        """Put the keyboard on a record. False when it is not in the list."""
        place = self._ledger.place_of(donation_id)
        if place is None:
            return False
        self.setCurrentIndex(self._ledger.index(place, 0))
        self.scrollTo(self._ledger.index(place, 0))
        return True

    def _moved(self, index: QModelIndex) -> None:
        self.chosen.emit(self._ledger.row(index.row()) if index.isValid() else None)

    def _open(self, index: QModelIndex) -> None:
        row = self._ledger.row(index.row())
        if row is not None:
            self.opened.emit(row.id)

    # --- shape ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_width()

    def share_width(self) -> None:
        """Give each column its width; the two of words share what is left."""
        room = self.viewport().width()
        self.is_wide = room >= WIDE_PX
        at = COLUMNS.index
        self.setColumnHidden(at("money"), not self.is_wide)
        fixed = sum(width for column, width in _FIXED.items() if column != "money" or self.is_wide)
        for column, width in _FIXED.items():
            self.setColumnWidth(at(column), width)
        heads = self.horizontalHeader()
        for number, field in enumerate(self._ledger.listed, len(COLUMNS)):
            shown = self.is_wide and room - fixed - field.width >= WORDS_PX
            self.setColumnHidden(number, not shown)
            self.setColumnWidth(number, field.width)
            if heads.visualIndex(number) > heads.visualIndex(at("status")):
                heads.moveSection(heads.visualIndex(number), heads.visualIndex(at("status")))
            fixed += field.width if shown else 0
        rest = max(160, room - fixed)
        self.setColumnWidth(at("parties"), rest * 27 // 50)
        self.setColumnWidth(at("what"), rest - rest * 27 // 50)

    # --- keys ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current()
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif row is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(row.id)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the record under the pointer, or by the keyboard with the chosen one."""
        index, at = pointed_at(self, event)
        if index.isValid():
            self.setCurrentIndex(index)
        self.menu(self.current() if index.isValid() else None).popup(at)

    def menu(self, row: DonationRow | None) -> QMenu:
        """The menu of a record, or of the empty table."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if row is not None:
            entry(menu, "donations.edit", lambda: self.opened.emit(row.id))
            entry(menu, "view.history_of", lambda: self.history_wanted.emit(row.id))
            entry(menu, "donations.remove", lambda: self.remove_wanted.emit(row.id))
            menu.addSeparator()
        entry(menu, "donations.add", self.add_wanted.emit)
        return menu

    def thing_at_hand(self) -> tuple[str, int] | None:
        """The chosen record."""
        row = self.current()
        return ("donation", row.id) if row is not None else None

    def keyboardSearch(self, search: str) -> None:
        """Letters are not searched for in the first column; the filter does that over everything."""
