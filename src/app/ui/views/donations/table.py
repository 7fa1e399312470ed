"""The table of records: one line each, optionally grouped, with uniform row height for any number of records."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.dates import MONTHS
from app.domain.fields import RECORD, Kind
from app.domain.kinds import ThingKey
from app.domain.language import tr
from app.domain.money import great_words
from app.domain.records import DonationRow
from app.domain.terms import Outcome
from app.domain.totals_words import DOUBTFUL
from app.ui.base.view_keys import context_menu, entry, pointed_at
from app.ui.look import fonts, theme
from app.ui.look.mirror import is_mirrored, isolated, mirrored
from app.ui.look.tokens import SMALL_PX, SPACE, TEXT_PX
from app.ui.panels.ledger import AT_FIRST, COLUMNS, ROW_ROLE, Ledger, what_words
from app.ui.views.donations.group_heads import HEAD_PX, Scales, paint_head
from app.ui.widgets.chips import paint_chip, status_look
from app.ui.widgets.marked_line import STEP, draw_marked
from app.ui.widgets.plain_table import PlainTable
from app.ui.widgets.rows import Index, ring_row, write
from app.ui.widgets.shared_width import shares

ROW_PX = 30
PAD_PX = 8
"""The left padding of a cell, as in the headers."""
_ROUND_PX = PAD_PX + SPACE[0] + 1
"""At both sides of the words of a cell, and what is lost of a width that ends in a part of a pixel."""
LEAST_PX = 78
"""The least width of a column of words."""
WORDY = ("donor", "recipient", "what")
"""The columns that share what the others leave."""
_FIXED = {
    "ref": 56, "status": 88, "evidence": 44, "date": 104, "money": 150, "donor.kind": 120, "sources": 170,
    "health": 140, "title": 200, "in_totals": 90,
    **{field.key: field.width for field in RECORD if field.width and field.key not in ("date", "money")},
}  # fmt: skip
DATE_PX = 180
"""The greatest width of dates such as *20 September – 3 October 2020*."""
_WIDTH = 120
_SIGN_PX = 20
"""What the sign before a doubtful status takes in its chip; what is given has no chip, and room for the sign."""
_CELL_PX = 2
"""The line under the current cell."""
PLACE = "evidence"
"""The column that goes where the names have no room, since the record beside the table says it too."""
_MOST = 0.8
"""The share of rows that should be readable whole; a list of donors may be as long as a page."""
_LOOKED_AT = 60
"""How many rows are measured for the width of a column, and stay selected when the list is read again."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")


class RecordPainter(QStyledItemDelegate):
    """Paints one cell in a line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: DonationRow | None = index.data(ROW_ROLE)
        words = "" if row is None else str(index.data())
        room = 18 if COLUMNS[index.column()] == "status" else 0 if index.column() >= len(COLUMNS) else 2 * PAD_PX
        return QSize(QFontMetrics(fonts.interface(TEXT_PX, semibold=True)).horizontalAdvance(words) + room + 8, ROW_PX)

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
        ends = column == "evidence"  # beside the ring of its row
        inside = box.adjusted(PAD_PX, 0, -SPACE[0], -1)
        if ends:
            inside = mirrored(box.adjusted(SPACE[0], 0, -PAD_PX, -1), box)
        if column == "status":
            self._status(painter, row, inside)
        elif column == "what":
            self._what(painter, row, inside)
        elif column == "donor":
            turned = "↲" if is_mirrored() else "↳"
            words = f"{turned} {isolated(str(index.data()))}" if row.parent_ref else str(index.data())
            write(painter, inside, words, ink="ink" if row.donors else "muted", ours=bool(row.parent_ref))
        else:
            table = self.parent()
            is_short = column == "date" and isinstance(table, RecordTable) and table.is_narrow
            said = with_months_short(str(index.data())) if is_short else str(index.data())
            write(painter, inside, said, ink=_ink(column, row), at_end=ends)
        painter.restore()

    def _what(self, painter: QPainter, row: DonationRow, box: QRect) -> None:
        """Draw the items: numbers in ink, units muted, unknown quantities muted."""
        table = self.parent()
        words = row.items if isinstance(table, RecordTable) and table.shows("money") and row.items else ""
        words = words or what_words(row)
        if not row.items and row.content.money is None:
            write(painter, box, words, ink="muted")
            return
        lead, rest = number_and_rest(words, box.width())
        ink = theme.current().ink
        draw_marked(painter, box, lead + rest, [(0, len(lead))] if lead else [], TEXT_PX, ink, ink)

    def _status(self, painter: QPainter, row: DonationRow, box: QRect) -> None:
        look = status_look(row.content.assertion, row.content.status)
        words = flagged(look.text, row)
        if row.outcome is Outcome.GIVEN:
            write(painter, box, words, ink="muted" if words == look.text else "warning")
        else:
            paint_chip(painter, QPoint(box.left() - 2, box.top() + 5), replace(look, icon="", text=words), box)


def with_months_short(words: str) -> str:
    """A date with its months as three letters, as in *20 Sep – 3 Oct 2020*, which says no less."""
    return _MONTH.sub(lambda found: found[0][:3], words)


def flagged(words: str, row: DonationRow) -> str:
    """Words with a sign before them where a record is doubtful."""
    return f"{DOUBTFUL} {words}" if row.is_doubtful else words


@lru_cache(maxsize=4)
def _number(great: tuple[str, ...]) -> re.Pattern[str]:
    """A number with its sign and currency, in either direction of the window."""
    great_word = "|".join(map(re.escape, ("thousand", *great)))
    return re.compile(
        rf"[\u200f\u2068≈≥≤><~\s]*(?:[A-Z]{{3}}\s)?\d[\d.,\s–]*(?:(?:{great_word})\b)?(?:\s*\u2068[A-Z]{{3}}\u2069)?"
    )


def _lead_of(words: str) -> str:
    """The number at the beginning of what was given, with its sign and currency; empty where none is stated."""
    found = _number(great_words()).match(words)
    return words[: found.end()].rstrip() if found else ""


def _bold() -> QFontMetrics:
    return QFontMetrics(fonts.interface(TEXT_PX, semibold=True))


def number_and_rest(words: str, width: int) -> tuple[str, str]:
    """The number, and what follows it. A number is never cut: where it has no room, the thing is alone, with
    a sign that there is more."""
    lead = _lead_of(words)
    rest = words[len(lead) :]
    if lead and _bold().horizontalAdvance(f"{lead} …" if rest else lead) > width:
        return "", f"{rest} …".strip()
    return lead, rest


def _number_and_thing(words: str) -> str:
    """The number and the first word of the thing, which are seen together: *20,000 – 99,999 masks*."""
    lead = _lead_of(words)
    return f"{lead} {words[len(lead) :].strip().partition(' ')[0]}…" if lead else ""


def _ink(column: str, row: DonationRow) -> str:
    if column == "ref":
        return "accent"
    if column == "date":
        return "muted"
    if column == "recipient":
        return "ink" if row.recipients else "muted"
    return "muted" if column in ("evidence", "sources", "health") else "ink"


class RecordTable(PlainTable):
    """Arrows move, Enter opens, Ins adds, Del removes; a click on a header sorts. Left and Right fold a group."""

    chosen = Signal(object)
    """The `DonationRow` that is current, or None."""
    group_chosen = Signal(object)
    """The `Section` whose heading is current now."""
    opened = Signal(int)
    remove_wanted = Signal(int)
    left = Signal()
    """Escape was pressed."""
    laid_out = Signal()
    """A person gave a column another width or another place."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(tr("Donation records"), whole_rows=True)
        self._ledger = ledger
        self._columns: tuple[str, ...] = ()
        self._widths: dict[str, int] = {}
        self._scales = Scales(())
        self._sharing = self._share_again = False
        self._tall: list[int] = []
        """The rows that are as high as heads."""
        self.setModel(ledger)
        self.setItemDelegate(RecordPainter(self))
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(ROW_PX)
        self.verticalHeader().setDefaultSectionSize(ROW_PX)
        heads = self.horizontalHeader()
        heads.setTextElideMode(Qt.TextElideMode.ElideRight)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        heads.setMinimumSectionSize(24)
        heads.setDefaultAlignment(_LEFT)
        heads.setHighlightSections(False)
        heads.setSectionsClickable(True)
        heads.setSectionsMovable(True)
        heads.setResizeContentsPrecision(0)
        heads.setSortIndicatorShown(True)
        heads.setFont(fonts.interface(SMALL_PX))
        heads.sectionResized.connect(self._resized)
        heads.sectionMoved.connect(self._moved_column)
        ledger.modelReset.connect(self._reset)
        ledger.summed.connect(self._summed)
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self._moved(now))
        self.doubleClicked.connect(self._open)

    # --- which row ---

    def current(self) -> DonationRow | None:
        index = self.currentIndex()
        return self._ledger.row(index.row()) if index.isValid() else None

    def choose(self, donation_id: int, column: int = -1) -> bool:
        """Make a record current, in a column, else in that where it is already, or the first. False if it is not in the
        list."""
        if (place := self._ledger.place_of(donation_id)) is None:
            return False
        here = self.currentIndex()
        kept = here.column() if here.row() == place else self.first_column()
        self.setCurrentIndex(self._ledger.index(place, column if column >= 0 else kept))
        self.scrollTo(self.currentIndex())
        return True

    def selected_ids(self) -> tuple[int, ...]:
        """The ids of the selected records, including those of selected groups."""
        return self._ledger.ids_in(sorted({index.row() for index in self.selectionModel().selectedRows(0)}))

    def records_selected(self) -> tuple[int, ...]:
        """The ids of the records that are selected themselves; of a group whose heading is, none."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows(0))
        return self._ledger.ids_in([row for row in rows if self._ledger.head_at(row) is None])

    def few_selected(self) -> tuple[int, ...]:
        """The ids of several selected records; none where only one is, or so many that they are not looked for."""
        rows = len(self.selectionModel().selectedRows(0))
        return self.selected_ids() if 1 < rows <= _LOOKED_AT else ()

    def select_also(self, ids: Iterable[int]) -> None:
        """Select these records, as far as they are in the list, beside the current one."""
        how = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for one in ids:
            if (place := self._ledger.place_of(one)) is not None:
                self.selectionModel().select(self._ledger.index(place, 0), how)

    def _moved(self, index: QModelIndex) -> None:
        section = self._ledger.head_at(index.row()) if index.isValid() else None
        if section is not None:
            self.group_chosen.emit(section)
        else:
            self.chosen.emit(self._ledger.row(index.row()) if index.isValid() else None)
        self.viewport().update()

    def _open(self, index: QModelIndex) -> None:
        if (section := self._ledger.head_at(index.row())) is not None:
            self._fold(index.row(), folded=not self._ledger.is_folded(section))
            return
        if (row := self._ledger.row(index.row())) is not None:
            self.opened.emit(row.id)

    # --- columns ---

    def columns(self) -> tuple[str, ...]:
        """The keys of the visible columns, in order."""
        return self._columns or self.at_first()

    def at_first(self) -> tuple[str, ...]:
        """The default columns: those of the workspace's own fields come before the status."""
        own = tuple(field.key for field in self._ledger.listed)
        at = AT_FIRST.index("status")
        return (*AT_FIRST[:at], *own, *AT_FIRST[at:])

    def shows(self, key: str) -> bool:
        column = self._ledger.column_of(key)
        return column is not None and not self.isColumnHidden(column)

    def show_columns(self, columns: Sequence[str], widths: dict[str, int] | None = None) -> None:
        """Show these columns in this order, or by default the usual ones."""
        self._columns = tuple(columns)
        if widths is not None:
            self._widths = dict(widths)
        self.share_width()

    def widths(self) -> dict[str, int]:
        """The widths that the user has set, by column key."""
        return dict(self._widths)

    def first_column(self) -> int:
        return self.horizontalHeader().logicalIndex(0)

    is_narrow = False
    """Whether names and whole dates have no room, so that dates are short."""

    def share_width(self) -> None:
        """Set the column widths; text columns share the remaining width, by their contents."""
        if self._sharing:  # a scroll bar has come or gone by what is set here
            self._share_again = True
            return
        self._sharing, self._share_again = True, False
        room = self.viewport().width()
        self._share(room)
        self._sharing = False
        if self._share_again and self.viewport().width() != room:
            self.share_width()

    def _share(self, room: int) -> None:
        heads = self.horizontalHeader()
        shown, known = self._shown(), self._known()
        fixed = {
            key: self._widths[key] if key in self._widths else self._width(key, known)
            for key in shown
            if key not in WORDY or key in self._widths
        }
        words = [key for key in shown if key not in fixed]
        needs, narrowest = self._needs(words, known), self._least(words, known)
        self.is_narrow = self._taken(fixed, known) + sum(needs.values()) > room
        if self.is_narrow:
            own = self._of_own(fixed, known)
            fixed = {key: width for key, width in fixed.items() if key not in own}
            needs |= {key: need for key, (need, _) in own.items()}
            narrowest |= {key: least for key, (_, least) in own.items()}
        if self.is_narrow and words and fixed.keys() - self._widths.keys() >= {PLACE}:
            del fixed[PLACE]
            shown.remove(PLACE)
        for column in range(self._ledger.columnCount()):
            self.setColumnHidden(column, self._ledger.key_of(column) not in shown)
        for place, key in enumerate(shown):
            column = self._ledger.column_of(key)
            assert column is not None
            heads.moveSection(heads.visualIndex(column), place)
        least = sum(narrowest.values())
        if "date" in fixed and "date" not in self._widths:
            dates = self._dates_px(known, with_months_short if self.is_narrow else str)
            fixed["date"] = min(dates, fixed["date"] + max(0, room - sum(fixed.values()) - least))
        rest = max(least, room - sum(fixed.values()))
        for key, width in (fixed | shares(needs, narrowest, rest)).items():
            column = self._ledger.column_of(key)
            assert column is not None
            self.setColumnWidth(column, width)

    def _shown(self) -> list[str]:
        """The columns that the table has, in order, but for that by which it is grouped."""
        axis = self._ledger.axis.name if self._ledger.axis is not None else ""
        shown = [key for key in self.columns() if self._ledger.column_of(key) is not None and key != axis]
        return shown or ["ref"]

    def _width(self, key: str, known: Sequence[DonationRow]) -> int:
        if key == "ref":
            return max(_FIXED[key], self._widest(key, known) + _ROUND_PX)
        own = next((field.width for field in self._ledger.listed if field.key == key), _WIDTH)
        is_wide = key == "status" and any(flagged("", row) and row.outcome is not Outcome.GIVEN for row in known)
        return _FIXED.get(key, own) + (_SIGN_PX if is_wide else 0)

    def _of_own(self, fixed: Mapping[str, int], known: Sequence[DonationRow]) -> dict[str, tuple[int, int]]:
        """What each own field takes of its width where there is no room to spare, and at least: words may be cut."""
        out: dict[str, tuple[int, int]] = {}
        for field in self._ledger.listed:
            if (key := field.key) in fixed.keys() - self._widths.keys():
                need = min(fixed[key], max(LEAST_PX, self._widest(key, known) + _ROUND_PX))
                out[key] = need, min(need, LEAST_PX) if field.kind is Kind.TEXT else need
        return out

    def _taken(self, fixed: dict[str, int], known: Sequence[DonationRow]) -> int:
        """What columns of a fixed width take where dates are whole."""
        has_dates = "date" in fixed and "date" not in self._widths
        return sum(fixed.values()) + (max(0, self._dates_px(known, str) - fixed["date"]) if has_dates else 0)

    def _dates_px(self, known: Sequence[DonationRow], shown: Callable[[str], str]) -> int:
        """What the dates take at most as they are `shown`, so that their years are read."""
        return max(LEAST_PX, min(DATE_PX, (self._widest("date", known, shown) or _FIXED["date"]) + _ROUND_PX))

    def _widest(self, key: str, known: Sequence[DonationRow], shown: Callable[[str], str] = str) -> int:
        """What the words of a column take at most in the first rows, as they are `shown`; 0 without rows."""
        metrics, column = QFontMetrics(fonts.interface(TEXT_PX)), self._ledger.column_of(key)
        assert column is not None
        wide = (metrics.horizontalAdvance(shown(self._ledger.text(row, column))) for row in known)
        return max(wide, default=0)

    def _thing_px(self, known: Sequence[DonationRow]) -> int:
        """How much more than other words the number with its thing takes."""
        said = (_number_and_thing(self._ledger.text(row, COLUMNS.index("what"))) for row in known)
        return max(0, max(map(_bold().horizontalAdvance, said), default=0) + _ROUND_PX + STEP - LEAST_PX)

    def _known(self) -> list[DonationRow]:
        """The first rows, as far as they are read."""
        return [row for at in range(min(_LOOKED_AT, self._ledger.rowCount())) if (row := self._ledger.known(at))]

    def _least(self, keys: Sequence[str], known: Sequence[DonationRow]) -> dict[str, int]:
        """How wide the text columns are at least: their heads are whole, and so is a number with its thing."""
        least = {key: max(LEAST_PX, self._head_px(key)) for key in keys}
        if "what" in least:
            least["what"] = max(least["what"], LEAST_PX + self._thing_px(known))
        return least

    def _head_px(self, key: str) -> int:
        return _bold().horizontalAdvance(self._ledger.head_words(COLUMNS.index(key))) + 3 * PAD_PX

    def _needs(self, keys: Sequence[str], known: Sequence[DonationRow]) -> dict[str, int]:
        """How wide the text columns are for most of their rows to be read whole."""
        metrics = _bold()
        needs: dict[str, int] = {}
        for key in keys:
            column = COLUMNS.index(key)
            wide = sorted(metrics.horizontalAdvance(self._ledger.text(row, column)) for row in known)
            most = wide[int(_MOST * len(wide))] + 2 * PAD_PX if wide else 0
            needs[key] = max(self._head_px(key), most)
        return needs

    def _resized(self, column: int, _before: int, width: int) -> None:
        if not self._sharing and width:
            self._widths[self._ledger.key_of(column)] = width
            self._state_laid_out()

    def _moved_column(self, _column: int, _before: int, _after: int) -> None:
        if not self._sharing:
            heads = self.horizontalHeader()
            order = (heads.logicalIndex(place) for place in range(heads.count()))
            shown = [self._ledger.key_of(one) for one in order if not self.isColumnHidden(one)]
            hidden = [key for key in self.columns() if key not in shown]
            self._columns = (*shown, *hidden)
            self._state_laid_out()

    def _state_laid_out(self) -> None:
        QTimer.singleShot(0, self, self.laid_out.emit)

    # --- groups ---

    def _reset(self) -> None:
        heads, rows = self.verticalHeader(), self._ledger.rowCount()
        for row in self._tall:
            if row < rows:
                heads.resizeSection(row, ROW_PX)
        self._tall = [self._ledger.head_row(number) for number in range(len(self._ledger.sections))]
        for row in self._tall:
            heads.resizeSection(row, HEAD_PX)
        self._scales = Scales(self._ledger.sections)
        self.share_width()

    def _summed(self) -> None:
        self._scales = Scales(self._ledger.sections)
        self.viewport().update()

    def _fold(self, row: int, *, folded: bool) -> None:
        if (number := self._ledger.section_at(row)) is None:
            return
        at = self.verticalScrollBar().value()
        self._ledger.fold(self._ledger.sections[number].group.key, folded=folded)
        self.setCurrentIndex(self._ledger.index(self._ledger.head_row(number), self.first_column()))
        self.verticalScrollBar().setValue(at)
        self.scrollTo(self.currentIndex())

    def fold_all(self) -> None:
        """Fold all groups, or unfold them if all are folded."""
        number = self._ledger.section_at(self.currentIndex().row()) if self.currentIndex().isValid() else None
        folded = any(not self._ledger.is_folded(section) for section in self._ledger.sections)
        self._ledger.fold(None, folded=folded)
        if number is not None:
            self.setCurrentIndex(self._ledger.index(self._ledger.head_row(number), self.first_column()))
            self.scrollTo(self.currentIndex())

    def sticky(self) -> tuple[int, int] | None:
        """The row of the heading kept above the records of its group, and its top; None if there is none."""
        top = self.rowAt(0)
        number = self._ledger.section_at(top) if top >= 0 else None
        if number is None or (self._ledger.head_row(number) == top and not self.rowViewportPosition(top)):
            return None
        row = self._ledger.head_row(number)
        following = self._ledger.head_row(number + 1) if number + 1 < len(self._ledger.sections) else -1
        pushed = min(0, self.rowViewportPosition(following) - HEAD_PX) if following >= 0 else 0
        return row, pushed

    def _paint_heads(self, painter: QPainter, event: QPaintEvent) -> None:
        first, last = self.rowAt(event.rect().top()), self.rowAt(event.rect().bottom())
        if first < 0:
            return
        last = last if last >= 0 else self._ledger.rowCount() - 1
        first_number, last_number = self._ledger.section_at(first), self._ledger.section_at(last)
        assert first_number is not None
        assert last_number is not None
        for number in range(first_number, last_number + 1):
            row = self._ledger.head_row(number)
            self._paint_head(painter, row, self.rowViewportPosition(row))
        if (sticky := self.sticky()) is not None:
            self._paint_head(painter, *sticky)

    def _paint_head(self, painter: QPainter, row: int, top: int) -> None:
        section = self._ledger.head_at(row)
        assert section is not None
        box = QRect(0, top, self.viewport().width(), HEAD_PX)
        chosen = self.selectionModel().isRowSelected(row)
        paint_head(painter, box, section, self._scales, folded=self._ledger.is_folded(section), chosen=chosen)

    # --- shape ---

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._ledger.sections:
            painter = QPainter(self.viewport())
            self._paint_heads(painter, event)
            painter.end()
        ring_row(self, event)
        self._mark_cell()

    def _mark_cell(self) -> None:
        """Draw a line under the words of the current cell, of which the row is ringed."""
        index = self.currentIndex()
        if self.hasFocus() and index.isValid() and self._ledger.head_at(index.row()) is None:
            cell = self.visualRect(index)
            painter = QPainter(self.viewport())
            line = QRect(cell.left() + SPACE[0], cell.bottom() - _CELL_PX - 2, cell.width() - 2 * SPACE[0], _CELL_PX)
            painter.fillRect(line, theme.colour(theme.current().accent))
            painter.end()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if self._ledger.sections:
            self.viewport().update()  # the head that stays above does not move along

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current row visible."""
        row = self.visualRect(self.currentIndex())
        was_seen = row.isValid() and QRect(QPoint(), event.oldSize()).intersects(row)
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.share_width()
        if was_seen:
            self.scrollTo(self.currentIndex())

    # --- keys and mouse ---

    def mousePressEvent(self, event: QMouseEvent) -> None:
        sticky = self.sticky() if self._ledger.sections else None
        if sticky is not None and event.position().y() < sticky[1] + HEAD_PX:
            self._fold(sticky[0], folded=True)
            return
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        section = self._ledger.head_at(index.row()) if index.isValid() else None
        plainly = event.modifiers() == Qt.KeyboardModifier.NoModifier and event.button() == Qt.MouseButton.LeftButton
        if section is not None and plainly:
            self._fold(index.row(), folded=not self._ledger.is_folded(section))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._ledger.head_at(index.row()) is None:
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif not (self._ledger.sections and key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._folds(event)):
            super().keyPressEvent(event)

    def _folds(self, event: QKeyEvent) -> bool:
        """Whether Left or Right folded or unfolded a group, or moved to its heading; else they move by cells."""
        index = self.currentIndex()
        if not index.isValid():
            return False
        back = (event.key() == Qt.Key.Key_Left) is not self.isRightToLeft()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.fold_all()
            return True
        if (section := self._ledger.head_at(index.row())) is not None:
            if back is not self._ledger.is_folded(section):
                self._fold(index.row(), folded=back)
            return True
        if back and index.column() == self.first_column():
            number = self._ledger.section_at(index.row())
            assert number is not None
            self.setCurrentIndex(self._ledger.index(self._ledger.head_row(number), index.column()))
            return True
        return False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the record at the pointer, or of the current one by keyboard."""
        index, at = pointed_at(self, event)
        if index.isValid() and not self.selectionModel().isRowSelected(index.row()):
            self.setCurrentIndex(index)
        elif index.isValid():
            self.make_current(index)
        self.menu(self.current() if index.isValid() else None).popup(at)

    def menu(self, row: DonationRow | None) -> QMenu:
        menu = context_menu(self)
        if row is not None:
            entry(menu, "donations.edit")
            entry(menu, "donations.edit_cell")
            entry(menu, "donations.change")
            entry(menu, "view.history_of")
            entry(menu, "donations.remove", lambda: self.remove_wanted.emit(row.id))
            menu.addSeparator()
        entry(menu, "donations.add")
        return menu

    def thing_at_hand(self) -> ThingKey | None:
        row = self.current()
        return ("donation", row.id) if row is not None else None

    def keyboardSearch(self, search: str) -> None:
        """Disabled: the filter searches everything instead."""
