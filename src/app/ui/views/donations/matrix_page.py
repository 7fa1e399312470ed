"""The records along two axes: how many, their totals, what was promised, and explicit statements of none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QAbstractTableModel, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from app.actions import pictures
from app.domain.axes import OF_FACT, Axis, Group, axes, axis_of
from app.domain.language import later, tr, tr_n, tr_term
from app.domain.note_figures import Drawn
from app.domain.records import DonationFilter
from app.exporters.cell_lines import HEAD_LINES, cell_lines, head_in_lines, shorter
from app.exporters.drawing import Drawing
from app.exporters.matrix_picture import CellFace, cell_words, count_words, parts_under, with_sign
from app.store.reads import facts, grouped, own_fields
from app.store.reads.figure_sentences import Figure
from app.store.reads.grouped import Matrix, Tally
from app.store.store import Store
from app.ui.base.session import Session
from app.ui.look import fonts, painting, theme
from app.ui.look.mirror import isolated, listed, mirrored
from app.ui.look.plain import PlainLabel, as_tip
from app.ui.look.tokens import SMALL_PX, SPACE
from app.ui.panels.sentences_card import LEGEND_HIDDEN
from app.ui.views.donations.expected_page import ExpectedPage
from app.ui.widgets.boxes import STRETCH, holding, in_column, in_row, put
from app.ui.widgets.choice import Choice
from app.ui.widgets.labels import icon_button
from app.ui.widgets.leads import Leads
from app.ui.widgets.marked_line import elided
from app.ui.widgets.plain_table import LitHead, PlainTable, update_heads
from app.ui.widgets.radio_row import RadioRow
from app.ui.widgets.row_or_column import RowOrColumn
from app.ui.widgets.row_pages import RowPages
from app.ui.widgets.rows import NOWHERE, Index
from app.ui.widgets.side_list import SideLine, SideList
from app.ui.widgets.stack import Stack

NARROW_PX, WIDE_PX, WIDEST_PX, HEAD_LINE_PX, HEAD_MARGINS_PX = 60, 96, 150, 14, 4
TALL_PX, LINE_PX, NAME_LINE_PX, WIDEST_NAME_PX, HEAD_PX, GAP_PX = 38, 14, 15, 212, 50, 6
NAME_PX, NUMBER_PX = 76, 17
ROW_LINES, SENTENCE_LINES = 3, 4
"""Over so many lines the name of a row goes, and a sentence."""
COLUMN_FONT_PX = 11
COUNT_ROLE = Qt.ItemDataRole.UserRole + 1
"""How many records a row or a column has in all."""
CHOICE_PX, LEAST_PX = 120, 44
"""What the name of an axis takes at least, and how high what is shown is."""
CELL_PX = 2
"""Between the words in a cell and the end of its ground at least."""
LINES = 3
"""Under the number of a cell at most."""
FIRST = ("recipient", "donor.kind")
"""The axes at first."""
AT_ONCE = 2_000
"""Of so many records all cells are added up before any is shown; of more their sums follow, as they are looked at."""
ROWS = 5
"""Of so many rows the cells are added up together."""
Place = tuple[Group, Group]
Faces = Mapping[Place, CellFace]
Lines = Callable[[str, int], list[str]]
"""The lines of a name in so many pixels."""


class MatrixModel(QAbstractTableModel):
    """The cells as a Qt model."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.matrix: Matrix[Tally] = Matrix((), (), ())
        """What is shown."""
        self._cells: dict[tuple[int, int], Tally] = {}
        self.whole: Faces | None = None
        """All sums, where there are few records; else those of the rows that were looked at are kept."""
        self._sums: RowPages[Faces] = RowPages(session, ROWS, 1_000, self)
        self._sums.came.connect(self._came)
        self.most = 1
        self.name_px, self.count_px, self.wide_px = WIDE_PX, GAP_PX, WIDE_PX
        """How wide the names of rows are, their numbers, and the columns."""
        self._heads: dict[Qt.Orientation, dict[Group, CellFace]] = {}
        """How many records are in each row and column, each once."""

    def show(self, matrix: Matrix[Tally], whole: Faces | None, rows: Axis, columns: Axis) -> None:
        """Show a matrix with the totals of its cells, which may be loaded as they become visible."""
        self.beginResetModel()
        self.matrix, self.whole = matrix, whole
        self._sums.begin(
            lambda store, number: pictures.faces(store, rows, columns, self._in_rows(matrix, number), matrix.shared)
        )  # fmt: skip
        down = {one: n for n, one in enumerate(matrix.rows)}
        across = {one: n for n, one in enumerate(matrix.columns)}
        self._cells = {(down[one.row], across[one.column]): one for one in matrix.cells}
        self.most = max((len(one.records) for one in matrix.cells), default=1)
        self._heads = {
            Qt.Orientation.Vertical: _heads((cell.row, cell) for cell in matrix.cells),
            Qt.Orientation.Horizontal: _heads((cell.column, cell) for cell in matrix.cells),
        }
        self.endResetModel()

    @staticmethod
    def _in_rows(matrix: Matrix[Tally], number: int) -> list[Tally]:
        rows = set(matrix.rows[number * ROWS : (number + 1) * ROWS])
        return [one for one in matrix.cells if one.row in rows]

    def _came(self, first: int, last: int) -> None:
        last = min(last, len(self.matrix.rows) - 1)
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.matrix.columns) - 1))

    def cell(self, row: int, column: int) -> Tally | None:
        """The contents of a cell; None for no data."""
        return self._cells.get((row, column))

    def places(self) -> Iterable[tuple[int, int]]:
        """The rows and columns of all cells that hold anything."""
        return self._cells

    def face(self, row: int, column: int) -> CellFace | None:
        """What a cell shows, without its total if not yet known; None for no data."""
        cell = self._cells.get((row, column))
        return None if cell is None else self.summed(cell, row)

    def summed(self, cell: Tally, row: int) -> CellFace:
        """The same of a cell in a row."""
        known = self.whole if self.whole is not None else self._sums.here(row // ROWS) or {}
        return known.get((cell.row, cell.column)) or pictures.face(cell)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells are never selectable: a screen reader would announce each as not selected."""
        return Qt.ItemFlag.ItemIsEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.matrix.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.matrix.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        face = self.face(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if face is None else f"{face.records:,}"
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            row, column = self.matrix.rows[index.row()].name, self.matrix.columns[index.column()].name
            words = f"{row}, {column}: {tr('no data') if face is None else cell_words(face)}"
            return words if role == Qt.ItemDataRole.AccessibleTextRole else as_tip(words)
        return None

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        groups = self.matrix.columns if side == Qt.Orientation.Horizontal else self.matrix.rows
        if section >= len(groups):
            return None
        name, face = groups[section].name, self._heads[side][groups[section]]
        if role == Qt.ItemDataRole.DisplayRole:
            across = side == Qt.Orientation.Horizontal
            lines = column_lines(name, self.wide_px) if across else row_lines(name, self.name_px)
            return "\n".join(map(isolated, lines))
        if role == COUNT_ROLE:
            counted = face.records or face.promised
            return isolated(count_words(face) if counted else next(iter(parts_under(face)), ""))
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            words = f"{name}, {cell_words(face)}"
            return words if role == Qt.ItemDataRole.AccessibleTextRole else as_tip(words)
        return None


def column_lines(name: str, wide: int) -> list[str]:
    """The name over a column of this width."""
    metrics = QFontMetrics(fonts.interface(COLUMN_FONT_PX, semibold=True))
    return _head_lines(name, wide - HEAD_MARGINS_PX, HEAD_LINES, metrics)


def row_lines(name: str, room: int) -> list[str]:
    """The name of a row where there is so much room for it."""
    return _head_lines(name, room, SENTENCE_LINES, QFontMetrics(fonts.interface(SMALL_PX, semibold=True)))


def _head_lines(name: str, room: int, most: int, metrics: QFontMetrics) -> list[str]:
    """A name as so many lines at most, the last elided where it is too long."""
    return head_in_lines(name, room, most, metrics.horizontalAdvance, lambda one: elided(metrics, one, room))


def _room(names: Sequence[str], lines: Lines, least: int, widest: int, most: int) -> int:
    """How much room names take at least to be whole in so many lines, as far as that goes."""
    room = least
    for name in names:
        while room < widest and (len(shown := lines(name, room)) > most or (shown[-1:] and "…" in shown[-1])):
            room += 2
    return room


def _says_first(face: CellFace, width: int) -> bool:
    """Whether the sum that comes first is whole in a cell of this width, however its numbers are shortened."""
    said, first = " ".join(lines_under(face, width)).replace("\u00a0", " "), parts_under(face)[:1]
    return not first or said.startswith((first[0], shorter(first[0])))


def _heads(cells: Iterable[tuple[Group, Tally]]) -> dict[Group, CellFace]:
    held: dict[Group, tuple[set[int], ...]] = {}
    for group, cell in cells:
        for part, ids in zip(held.setdefault(group, (set(), set(), set(), set())), cell[2:], strict=True):
            part.update(ids)
    return {
        group: CellFace(len(given), (), len(promised), len(none), len(cancelled))
        for group, (given, promised, none, cancelled) in held.items()
    }


class TotalsHead(LitHead):
    """The names of groups, with the number of their records."""

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        is_row = self.orientation() == Qt.Orientation.Vertical
        super().paintSection(painter, rect if is_row else rect.adjusted(0, 0, 0, -14), section)
        painter.save()
        painting.write_in(painter, fonts.interface(11), theme.current().muted)
        count = self.model().headerData(section, self.orientation(), COUNT_ROLE)
        box = rect.adjusted(0, 0, -GAP_PX, 0) if is_row else QRect(rect.left(), rect.bottom() - 15, rect.width(), 14)
        side = Qt.AlignmentFlag.AlignRight if is_row else Qt.AlignmentFlag.AlignHCenter
        painter.drawText(mirrored(box, rect), int(side | Qt.AlignmentFlag.AlignVCenter), count)
        painter.restore()


class CellPainter(QStyledItemDelegate):
    """The number on a shaded background, the total below; promises, stated nones and no data look different."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, colours = index.model(), theme.current()
        assert isinstance(model, MatrixModel)
        face, box = model.face(index.row(), index.column()), option.rect.adjusted(1, 1, -1, -1)
        painter.save()
        paint_face(painter, box, face, model.most)
        view = self.parent()
        if isinstance(view, QTableView) and view.currentIndex() == index:
            painter.setPen(QPen(theme.colour(colours.accent), 2 if view.hasFocus() else 1))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.restore()


def paint_face(painter: QPainter, box: QRect, face: CellFace | None, most: int) -> None:
    """Paint a cell of a matrix whose largest has `most` records; without a face there is no data."""
    colours = theme.current()
    painter.setFont(fonts.interface(SMALL_PX))
    if face is None:
        painter.setPen(theme.colour(colours.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "·")
        return
    lines = lines_under(face, box.width())
    above = max(3, (box.height() - NUMBER_PX - LINE_PX * len(lines)) // 2)
    upper = QRect(box.left(), box.top() + above, box.width(), NUMBER_PX) if lines else box
    lower = QRect(box.left(), box.top() + above + NUMBER_PX, box.width(), LINE_PX * len(lines))
    if face.records:
        share = face.records / max(3, most)
        shade = 0.14 if share <= 1 / 3 else 0.24 if share <= 2 / 3 else 0.34
        painter.fillRect(box, theme.colour(colours.accent, shade))
    elif face.none:
        painter.setPen(QPen(theme.colour(colours.muted), 1, Qt.PenStyle.DashLine))
        painter.drawRect(box.adjusted(0, 0, -1, -1))
    if face.records:
        painting.write_in(painter, fonts.interface(13, semibold=True), colours.ink)
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, isolated(count_words(face)))
    elif face.promised:
        painting.write_in(painter, sum_font(), colours.accent)
        promised = with_sign(cell_words(CellFace(0, promised=face.promised)), face)
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, promised)
    painter.setFont(sum_font())
    is_sum = face.records and (face.sums or not face.none)
    painter.setPen(theme.colour(colours.ink if is_sum else colours.muted))
    room = lower if face.records or face.promised else box
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, "\n".join(map(isolated, lines)))


def lines_under(face: CellFace, width: int) -> list[str]:
    """The lines under the number in a cell of this width, uncut."""
    measure = QFontMetrics(sum_font()).horizontalAdvance
    return cell_lines(parts_under(face), width - 2 * CELL_PX, measure, LINES)


@lru_cache
def sum_font() -> QFont:
    """The font of the lines under a number, slightly condensed."""
    font = QFont(fonts.interface(11))
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -0.4)
    return font


class MatrixTable(PlainTable):
    """Arrows select a cell; a click shows its sentences, Enter goes to them."""

    cell_opened = Signal(object, bool)
    """The `Tally`, and whether the keyboard goes to its sentences."""
    moved = Signal()
    """Another cell is current now."""

    def __init__(self, session: Session) -> None:
        super().__init__(tr("Matrix of the donations"))
        self.cells = MatrixModel(session)
        self.setModel(self.cells)
        self.setItemDelegate(CellPainter(self))
        self.setHorizontalScrollMode(self.ScrollMode.ScrollPerItem)
        self.setHorizontalHeader(TotalsHead(Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(TotalsHead(Qt.Orientation.Vertical, self))
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.setSectionsClickable(True)
            head.setHighlightSections(True)
            head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            head.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.cells.modelReset.connect(self._widen_side)
        self.cells.modelReset.connect(self._fit_columns)
        self._wide = self._least = WIDE_PX
        """How wide columns are where there is room for all of them, and at least."""
        self._names = self._whole_names = NAME_PX
        """How wide names of rows are at least, and where there is room."""
        self._fit_heads()
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
        self.setStyleSheet(
            "QTableCornerButton::section { background: transparent; border: 0; }"
            "QHeaderView::section:vertical { padding: 0; }"  # else two lines would not be whole
            f"QHeaderView::section:horizontal {{ padding: 0 1px 4px 1px; font-size: {COLUMN_FONT_PX}px; }}"
        )
        self.verticalHeader().setDefaultSectionSize(TALL_PX)
        self.clicked.connect(lambda index: self._open(index, enter=False))
        self.on_enter = lambda: self._open(self.currentIndex())
        self.selectionModel().currentChanged.connect(self._moved)

    def _moved(self) -> None:
        update_heads(self)
        self.moved.emit()

    def _widen_side(self) -> None:
        """Find how much room names of rows take in few lines, and at least."""
        cells, names = self.cells, [row.name for row in self.cells.matrix.rows[:AT_ONCE]]
        self._names = _room(names, row_lines, NAME_PX, WIDE_PX, ROW_LINES)
        if self._names == WIDE_PX:
            self._names = _room(names, row_lines, WIDE_PX, WIDEST_NAME_PX, SENTENCE_LINES)
        self._whole_names = _room(names, row_lines, self._names, WIDEST_NAME_PX, 2)
        measure = QFontMetrics(fonts.interface(11)).horizontalAdvance
        counts = (str(cells.headerData(n, Qt.Orientation.Vertical, COUNT_ROLE)) for n in range(len(names)))
        cells.count_px = max(map(measure, counts), default=0) + 2 * GAP_PX

    def _fit_columns(self) -> None:
        """Make columns as narrow as names and sums are whole in; sentences, such as the values of a fact, are wide."""
        names = [one.name for one in self.cells.matrix.columns[:AT_ONCE]]
        self._wide = _room(names, column_lines, WIDE_PX, WIDEST_PX, HEAD_LINES - 1)
        self._least = WIDE_PX if self.cells.whole is None else self._narrowest()
        self._least = min(_room(names, column_lines, self._least, WIDEST_PX, HEAD_LINES), self._wide)
        self._share_width()
        self._fit_heads()
        self._fit_rows()

    def _narrowest(self) -> int:
        """How wide columns are at least, so that the first sum of each cell is whole."""
        wide = NARROW_PX
        for face in {parts_under(face): face for face in (self.cells.whole or {}).values()}.values():
            while wide < WIDE_PX and _says_first(face, WIDE_PX - 2) and not _says_first(face, wide - 2):
                wide += 2
        return wide

    def _fit_heads(self) -> None:
        names = [one.name for one in self.cells.matrix.columns[:AT_ONCE]]
        most = max((len(column_lines(one, self.cells.wide_px)) for one in names), default=2)
        self.horizontalHeader().setFixedHeight(HEAD_PX + HEAD_LINE_PX * max(0, most - 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        was = self.cells.wide_px, self.cells.name_px
        self._share_width()
        if (self.cells.wide_px, self.cells.name_px) != was:
            self._fit_heads()
            self._fit_rows()

    def _share_width(self) -> None:
        """Let columns of which not all fit fill the width, so that whole ones are seen, wherever it is scrolled to."""
        cells, wide, many = self.cells, self._wide, self.cells.columnCount()
        cells.name_px, side = self._names, self._names + cells.count_px
        room = self.viewport().width() + self.verticalHeader().width() - side
        if room < wide * many:
            seen = min(max(1, room // self._least), many)
            wide = max(room // seen, self._least)
            side += max(0, room - wide * seen) if seen < many else 0
        else:
            cells.name_px += (spare := min(room - wide * many, self._whole_names - self._names))
            side += spare
        cells.wide_px = wide
        self.horizontalHeader().setDefaultSectionSize(wide)
        if self.verticalHeader().width() != side:
            self.verticalHeader().setFixedWidth(side)
            self.updateGeometries()

    def _fit_rows(self) -> None:
        """Make rows taller where a sum needs more lines; all of them where sums are added up only when seen."""
        whole, rows = self.cells.whole, self.cells.matrix.rows
        more = (LINES - 1) * (whole is None and bool(rows))
        self.verticalHeader().setDefaultSectionSize(TALL_PX + LINE_PX * more)
        needed = {row: NAME_LINE_PX * len(row_lines(row.name, self.cells.name_px)) + 8 for row in rows[:AT_ONCE]}
        for (row, _), face in (whole or {}).items():
            lines = len(lines_under(face, self.cells.wide_px - 2))
            needed[row] = max(needed[row], TALL_PX + LINE_PX * (lines - 1))
        for at, row in enumerate(rows):
            px = max(TALL_PX + LINE_PX * more, needed.get(row, 0))
            if self.rowHeight(at) != px:  # as it was along other columns, too
                self.setRowHeight(at, px)

    def _open(self, index: Index, *, enter: bool = True) -> None:
        cell = self.cells.cell(index.row(), index.column()) if index.isValid() else None
        if cell is not None:
            self.cell_opened.emit(cell, enter)


class Way(StrEnum):
    """How the records along two axes are shown."""

    CELLS = "cells"
    PAIRS = "pairs"
    EXPECTED = "expected"


WAYS = {Way.CELLS: later("Matrix"), Way.PAIRS: later("Pairs"), Way.EXPECTED: later("Expected and got")}


def _further(store: Store) -> tuple[tuple[Axis, str], ...]:
    """The axes of this workspace with their labels: categories of facts such as a stance, and its own fields."""
    of_facts = [
        (axis_of(f"{role.value}.fact.{term.key}"), tr(words).format(fact=tr_term(term)))
        for role, words in OF_FACT.items()
        for term in facts.categories(store)
    ]
    own = (
        (axis, axis.display_name)
        for axis in axes(own_fields.fields(store))
        if axis.field is not None and axis.field.own
    )
    return (*of_facts, *own)


class MatrixPage(Leads, QWidget):
    """The choice of axes, and the matrix."""

    figure_opened = Signal(object, bool)
    """The `Figure` of a cell, and whether the keyboard goes to its sentences."""
    cell_chosen = Signal(object, str)
    """The `Figure` of the cell, pair or country that is current now; None for an empty one, and a sentence on it."""
    menu_wanted = Signal(object, object)
    """That the matrix is meant, as `Drawn`, and where on the screen."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._wanted = DonationFilter()
        self.way = Way.CELLS
        self._pairs: dict[str, Tally] = {}
        self._announced: tuple[object, ...] | None = None
        """The cell that was announced last, and its records."""
        self._axes = axes()
        self.rows, self.columns = self._chooser(tr("Rows"), FIRST[0]), self._chooser(tr("Columns"), FIRST[1])
        self.table = MatrixTable(session)
        self.table.cell_opened.connect(self._opened)
        self.table.moved.connect(self._announce)
        top = in_row(gap=SPACE[1], margins=0)
        for words, box in ((tr("Rows"), self.rows), (tr("Columns"), self.columns)):
            label = PlainLabel(words)
            label.setBuddy(box)
            box.setMinimumWidth(CHOICE_PX)
            put(top, label, box)
        put(top, STRETCH)
        self.pairs = SideList(tr("Pairs, the largest first"))
        self.pairs.on_enter = lambda: self._open_pair(str(self.pairs.current_key() or ""))
        self.pairs.doubleClicked.connect(self.pairs.on_enter)
        self.pairs.moved.connect(lambda _key: self._announce())
        self.expected = ExpectedPage(session)
        self.expected.figure_opened.connect(self.figure_opened)
        self.expected.moved.connect(self._announce)
        self.ways = RadioRow(tr("Shown as"), [(way, tr(words)) for way, words in WAYS.items()])
        self.ways.chosen.connect(lambda way: self.show_way(Way(way)))
        self._choosers = holding(top)
        self.stack = Stack()
        for widget in (self.table, self.pairs, self.expected):
            widget.setMinimumHeight(LEAST_PX)
            self.stack.addWidget(widget)
        legend = icon_button("question", tr("Show how a cell reads"), pressed=self._show_legend)
        across = RowOrColumn((self._choosers, 1), in_row(STRETCH, self.ways, legend), gap=SPACE[1])
        in_column(across, (self.stack, 1), on=self, gap=SPACE[1], margins=0)
        self.show_way(Way.CELLS)

    def show_way(self, way: Way) -> None:
        """Show the matrix, its pairs as a list, or received against expected."""
        self.way, self._announced = way, None
        self.ways.show_value(way)
        shown = {Way.CELLS: self.table, Way.PAIRS: self.pairs, Way.EXPECTED: self.expected}[way]
        self.stack.turn_to(shown)
        self._choosers.setVisible(way is not Way.EXPECTED)
        self.leads_to = shown
        if self._session.is_open:
            self.show_records(self._wanted)

    def _show_legend(self) -> None:
        """Show in the right pane how a cell reads, though it was hidden."""
        self._session.put(LEGEND_HIDDEN, False)

    def list_instead(self) -> None:
        """Toggle between the list of pairs and the matrix."""
        self.show_way(Way.CELLS if self.way is Way.PAIRS else Way.PAIRS)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _chooser(self, name: str, first: str) -> Choice:
        box = Choice(name, ((axis.name, axis.display_name) for axis in self._axes))
        box.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(14)
        box.setCurrentIndex(next(n for n, axis in enumerate(self._axes) if axis.name == first))
        box.activated.connect(lambda _at: self.show_records(self._wanted))
        return box

    def show_records(self, wanted: DonationFilter) -> None:
        """Show the records of a filter, read in the background."""
        self._wanted = wanted
        if self.way is Way.EXPECTED:
            self.expected.show_records(wanted)
            return
        rows, columns = self._chosen()

        def read(store: Store, _stopped: object) -> tuple[Matrix[Tally], Faces | None, tuple[tuple[Axis, str], ...]]:
            found = grouped.tally(store, rows, columns, wanted)
            few = sum(len(cell.ids) for cell in found.cells) <= AT_ONCE
            faces = pictures.faces(store, rows, columns, found.cells, found.shared) if few else None
            return found, faces, _further(store)

        self._session.query(self, read, lambda found: self._show(*found, rows, columns))

    def _offer(self, further: tuple[tuple[Axis, str], ...]) -> None:
        """Fill the boxes of axes, adding those of this workspace."""
        known = {axis.name for axis in self._axes}
        for axis, words in further:
            if axis.name not in known:
                self._axes = (*self._axes, axis)
                for box in (self.rows, self.columns):
                    box.addItem(words, axis.name)

    def _chosen(self) -> tuple[Axis, Axis]:
        return self._axes[self.rows.currentIndex()], self._axes[self.columns.currentIndex()]

    def _show(
        self, matrix: Matrix[Tally], whole: Faces | None, further: tuple[tuple[Axis, str], ...],
        rows: Axis, columns: Axis,
    ) -> None:  # fmt: skip
        self._offer(further)
        self._show_pairs(matrix)
        at = self.table.currentIndex()
        row, column = at.row(), at.column()
        self.table.cells.show(matrix, whole, rows, columns)
        if not at.isValid():  # the first that holds anything
            row, column = 0, min((c for r, c in self.table.cells.places() if not r), default=0)
        if matrix.rows:
            last = len(matrix.rows) - 1, len(matrix.columns) - 1
            self.table.setCurrentIndex(self.table.cells.index(min(row, last[0]), min(column, last[1])))
        self._announce()

    def announce_again(self) -> None:
        """Announce the current cell once it is shown, even if it was announced last."""
        self._announced = None

    def _announce(self) -> None:
        """Announce the current cell, pair or country, unless it was announced last, or none of them is visible."""
        if not self.isVisible():
            return
        current = {Way.CELLS: self._cell, Way.PAIRS: self._pair, Way.EXPECTED: self.expected.current}[self.way]()
        if current is not None and current != self._announced:
            self._announced = current
            self.cell_chosen.emit(*current)

    def _cell(self) -> tuple[Figure | None, str] | None:
        at, matrix = self.table.currentIndex(), self.table.cells.matrix
        if not at.isValid():
            return None
        cell = self.table.cells.cell(at.row(), at.column())
        row, column = matrix.rows[at.row()], matrix.columns[at.column()]
        empty = tr("None of the records shown is of {row} and {column}; that is no finding.")
        said = empty.format(row=isolated(row.name), column=isolated(column.name))
        return None if cell is None else self._figure(cell), said

    def _pair(self) -> tuple[Figure, str] | None:
        cell = self._pairs.get(str(self.pairs.current_key() or ""))
        return None if cell is None else (self._figure(cell), "")

    def _show_pairs(self, matrix: Matrix[Tally]) -> None:
        """Show the cells as lines, with their ranks."""
        ranked = sorted(matrix.cells, key=lambda one: (-len(one.ids), one.row.name))
        self._pairs = {str(n): cell for n, cell in enumerate(ranked)}
        lines: list[SideLine] = []
        for key, cell in self._pairs.items():
            name = tr("{row}, {column}").format(row=cell.row.name, column=cell.column.name)
            counts = cell_words(pictures.face(cell))
            words = tr("{pair}: {counts}; {rank} of {all}")
            said = words.format(pair=name, counts=counts, rank=int(key) + 1, all=len(ranked))
            lines.append(SideLine(key, _pair_words(cell), len(cell.ids), said, said, is_pair=True))
        head = tr_n("{n} pair", "{n} pairs", len(lines))
        at = str(self.pairs.current_key() or "0")
        self.pairs.show_lines([SideLine("head", head, head=True), *lines])
        self.pairs.choose_key(at if at in self._pairs else "0")

    def _open_pair(self, key: str) -> None:
        if key in self._pairs:
            self._opened(self._pairs[key], enter=True)

    def axes(self) -> tuple[str, str]:
        """The names of the axes of rows and columns."""
        return str(self.rows.currentData()), str(self.columns.currentData())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(Drawn.MATRIX, event.globalPos())

    def draw(self, _what: Drawn, title: str, done: Callable[[Drawing], None]) -> None:
        """Draw the matrix as a picture of its own; missing totals are computed."""
        (rows, columns), matrix, whole = self._chosen(), self.table.cells.matrix, self.table.cells.whole
        words = f"{title}: {self.rows.currentText()} × {self.columns.currentText()}"
        if whole is not None:
            done(pictures.draw_matrix(matrix, whole, words))
            return
        self._session.query(
            self, lambda store, _stopped: pictures.faces(store, rows, columns, matrix.cells, matrix.shared),
            lambda faces: done(pictures.draw_matrix(matrix, faces, words)), instead=False,
        )  # fmt: skip

    def _opened(self, cell: Tally, enter: bool) -> None:
        self.figure_opened.emit(self._figure(cell), enter)

    def _figure(self, cell: Tally) -> Figure:
        face = self.table.cells.summed(cell, self.table.cells.matrix.rows.index(cell.row))
        return Figure(_pair_words(cell), ids=cell.ids, words=cell_words(face))


def _pair_words(cell: Tally) -> str:
    return listed((cell.row.name, cell.column.name), " × ")
