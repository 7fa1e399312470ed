"""Resolving an edited file for which there is new text: the user's file, the result and the new text, side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import SequenceMatcher
from itertools import accumulate, groupby, zip_longest
from pathlib import Path

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.actions.export_files import File
from app.domain.direction import runs_right_to_left
from app.domain.language import tr, tr_n
from app.exporters.merging import Choices, Merged, pieces_of
from app.exporters.properties import written
from app.exporters.three_way import Change
from app.ui.base.times import day_words, local
from app.ui.dialogs.sheet import Sheet
from app.ui.look import fonts, painting, theme
from app.ui.look.mirror import at_start, isolated, listed, mirrored
from app.ui.look.tokens import RADIUS, SMALL_PX, SPACE
from app.ui.widgets.announcer import announce
from app.ui.widgets.chip_button import ChipButton
from app.ui.widgets.labels import muted
from app.ui.widgets.marked_line import format_range

WIDE_PX, TALL_PX, ROW_PX, STAYS_PX, NUMBER_PX = 1140, 600, 22, 150, 36
MOST_SAME = 8
"""Longer runs of equal lines are folded."""
_WORD = re.compile(r"\w+|\W")
_ROW = Qt.ItemDataRole.UserRole + 1
MINE, STAYS, NEW = range(3)


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the view; `place` identifies the difference it belongs to, None if both are the same."""

    change: Change
    mine: str | None
    new: str | None
    place: tuple[str, int] | None = None
    same: int = 0
    """How many equal lines are folded into it."""
    numbers: tuple[int, int] = (0, 0)
    """Its line numbers in the user's file and in the new text; 0 where it is missing."""


CHOICES = {Qt.Key.Key_1: "mine", Qt.Key.Key_2: "new", Qt.Key.Key_3: "both"}
STEPS = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}


class ConflictTable(QTableWidget):
    """The lines. Letters and digits are left to the dialog instead of searching."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*CHOICES, *STEPS):
            event.ignore()
        else:
            super().keyPressEvent(event)


class ConflictDialog(Sheet):
    """Goes through the files; `settled` is emitted with a file's key and the choices."""

    settled = Signal(str, object)

    def __init__(self, files: tuple[File, ...], folder: Path, parent: QWidget | None) -> None:
        super().__init__(parent, files[0].path, " ", width=760)
        at_start(self.heading)
        self._files, self._at, self._folder = files, 0, folder
        self.choices: dict[tuple[str, int], str] = {}
        self.rows: list[_Row] = []
        self.table = ConflictTable(0, 3)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)  # backgrounds have a meaning here
        self.table.setAccessibleName(tr("Differences"))
        self.table.setItemDelegate(_Lines(self.table))
        head = self.table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(MINE, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(NEW, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(STAYS, QHeaderView.ResizeMode.Fixed)
        self.table.setColumnWidth(STAYS, STAYS_PX)
        self.table.resized.connect(self._fit)
        self.body.addWidget(self.table, 1)
        self.add_foot(tr("Use these lines"), tr("Back"), keyed=True)
        self.foot.insertWidget(0, muted(tr("At the difference:"), wrap=False))
        for number, (choice, words) in enumerate(self.offered(), 1):
            button = ChipButton(words, key=str(number), pressed=lambda choice=choice: self.choose(choice))
            self.foot.insertWidget(number, button)
        for number, (choice, words) in enumerate((("mine", tr("All mine")), ("new", tr("All new"))), 4):
            button = ChipButton(words, pressed=lambda choice=choice: self.choose_all(choice))
            self.foot.insertWidget(number, button)
        self.foot.insertWidget(6, ChipButton(tr("New text into a file beside it"), pressed=self._go_on))
        self.take_room(WIDE_PX, TALL_PX)
        self._show()

    # --- one file ---

    def _show(self) -> None:
        file = self._files[self._at]
        assert file.merged is not None
        self.choices = {}
        many = f" · {self._at + 1}/{len(self._files)}" if len(self._files) > 1 else ""
        self.setWindowTitle(file.path)
        self.heading.setText(f"{isolated(file.path)}{many}")
        yours = " · ".join(filter(None, (tr("Yours, in the folder"), _day_of(self._folder / file.path))))
        self.table.setHorizontalHeaderLabels([yours, tr("Stays"), tr("New, from the workspace")])
        self.rows = list(_folded(_rows(file.merged, file)))
        self.table.setRowCount(len(self.rows))
        for number, row in enumerate(self.rows):
            for column in range(3):
                item = QTableWidgetItem(self._words(row, column))
                item.setData(_ROW, number)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)  # else a screen reader calls each one not selected
                if column == STAYS:
                    item.setData(Qt.ItemDataRole.AccessibleTextRole, self.accessible_text(row))
                self.table.setItem(number, column, item)
        self._fit()
        self._say()
        self.step(1, first=True)

    def _fit(self) -> None:
        """Show changed lines in full, wrapped over several rows."""
        column = (self.table.viewport().width() - STAYS_PX) // 2  # the columns have this width only later
        room = column - NUMBER_PX - 2 * SPACE[1]
        for number, row in enumerate(self.rows[: self.table.rowCount()]):
            tall = 0.0
            if row.change is not Change.NONE:
                tall = max(_laid_out(side or "", room, ()).boundingRect().height() for side in (row.mine, row.new))
            self.table.setRowHeight(number, max(ROW_PX, round(tall) + SPACE[0]))

    def _words(self, row: _Row, column: int) -> str:
        if row.same:
            return tr_n("{n} line the same", "{n} lines the same", row.same) if column == STAYS else ""
        if column == MINE:
            return row.mine or ""
        if column == NEW:
            return row.new or ""
        if row.change is Change.MINE:
            return tr("kept") if row.mine is not None else tr("stays deleted")
        if row.change is Change.NEW:
            return tr("taken in") if row.new is not None else tr("taken out")
        return "" if row.place is None else dict(self.offered())[self.choices.get(row.place, "mine")]

    def accessible_text(self, row: _Row) -> str:
        """A line on both sides and what stays, for a screen reader; of a difference, all its lines."""
        rows = [one for one in self.rows if one.place == row.place] if row.place is not None else [row]
        mine = " ".join(one.mine for one in rows if one.mine)
        new = " ".join(one.new for one in rows if one.new)
        words = self._words(row, STAYS)
        if row.same or mine == new:
            return words or mine
        sides = tr("Yours “{mine}”, new “{new}”").format(mine=mine, new=new)
        if row.place is None:
            return listed((sides, words), ". ")
        places = self.places()
        at = tr("Difference {n} of {all}").format(n=places.index(row.place) + 1, all=len(places))
        is_open = row.place not in self.choices
        stays = tr("To choose; else yours stay") if is_open else tr("Stays: {what}").format(what=words)
        return listed((at, sides, stays), ". ")

    def offered(self) -> tuple[tuple[str, str], ...]:
        """The choices for a difference, with their names."""
        return ("mine", tr("mine")), ("new", tr("new")), ("both", tr("both"))

    def _say(self) -> None:
        changes = [row.change for row in self.rows]
        runs = [one for one, before in zip(changes, [Change.NONE, *changes], strict=False) if one is not before]
        settled = sum(one in (Change.MINE, Change.NEW) for one in runs)
        left = len(self.open_places())
        counted = [tr_n("{n} difference to choose", "{n} differences to choose", left)]
        if settled:
            itself = tr_n("{n} difference settles itself", "{n} differences settle themselves", settled)
            counted = [itself, tr_n("{n} to choose", "{n} to choose", left)]
        said = tr("You edited this file, and the workspace has new text for it. {counted}.")
        walk = f" {tr('J and K go to the next and the one before.')}" if len(self.places()) > 1 else ""
        self.sentence.setText(said.format(counted=", ".join(counted)) + walk)
        self.sentence.show()

    def places(self) -> list[tuple[str, int]]:
        """The differences that both changed, in order."""
        return list(dict.fromkeys(row.place for row in self.rows if row.place is not None))

    def open_places(self) -> list[tuple[str, int]]:
        return [place for place in self.places() if place not in self.choices]

    def place(self) -> tuple[str, int] | None:
        at = self.table.currentRow()
        return self.rows[at].place if 0 <= at < len(self.rows) else None

    def step(self, by: int, *, first: bool = False) -> None:
        """Go to the next or previous difference, cyclically."""
        places = self.places()
        if not places:
            return
        now = self.place()
        at = 0 if first or now is None else (places.index(now) + by) % len(places)
        row = next(number for number, one in enumerate(self.rows) if one.place == places[at])
        self.table.setCurrentCell(row, STAYS)

    def choose(self, choice: str) -> None:
        place = self.place()
        if place is not None:
            self._choose(place, choice)
            self._announce()

    def _announce(self) -> None:
        place = self.place()
        row = next((one for one in self.rows if one.place == place), None)
        stays = "" if row is None else tr("Stays: {what}").format(what=self._words(row, STAYS)) + "."
        announce(self, f"{stays} {self.sentence.text()}".strip())

    def choose_all(self, choice: str) -> None:
        for place in self.places():
            self._choose(place, choice)
        self._announce()

    def _choose(self, place: tuple[str, int], choice: str) -> None:
        self.choices[place] = choice
        for number, row in enumerate(self.rows):
            item = self.table.item(number, STAYS)
            if row.place == place and item is not None:
                item.setText(self._words(row, STAYS))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, self.accessible_text(row))
        self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in CHOICES:
            self.choose(CHOICES[key])
        elif key in STEPS:
            self.step(STEPS[key])
        else:
            super().keyPressEvent(event)

    def submit(self) -> None:
        """Keep the user's lines where nothing was chosen; then show the next file, or close."""
        chosen: Choices = {place: self.choices.get(place, "mine") for place in self.places()}
        self.settled.emit(self._files[self._at].key, chosen)
        self._go_on()

    def _go_on(self) -> None:
        """Show the next file, or close; a file that was not settled stays, and its new text is written beside it."""
        if self._at + 1 < len(self._files):
            self._at += 1
            self._show()
        else:
            self.accept()


def _day_of(file: Path) -> str:
    """The day on which a file was last written; empty where it is gone."""
    try:
        written_at = file.stat().st_mtime
    except OSError:
        return ""
    return day_words(local(datetime.fromtimestamp(written_at, UTC)))


def _starts(new: str) -> dict[str, int]:
    """The first line of each part of our text."""
    rest = written(new).rest
    at = 1 + len(new.splitlines()) - len(rest.splitlines())
    starts: dict[str, int] = {}
    for one in pieces_of(rest)[0]:
        starts[one.name] = at
        at += len(one.lines)
    return starts


def _rows(merged: Merged, file: File) -> Iterator[_Row]:
    """The lines of both, differences side by side."""
    for number, one in enumerate(merged.properties):
        yield from _beside(Change.BOTH, one.mine.splitlines(), one.new.splitlines(), ("", number))
    counted: dict[str, int] = {}
    starts = _starts(file.text)
    at = 1 + len(file.mine.splitlines()) - sum(len(one.chunk.mine) for one in merged.differences)
    for difference in merged.differences:
        chunk = difference.chunk
        place = None
        theirs = starts.get(difference.part, 0) if difference.part else 0
        at, begins = at + len(chunk.mine), (at, theirs)
        if theirs:
            starts[difference.part] += len(chunk.new)
        if chunk.change is Change.BOTH:
            place = (difference.part, counted.get(difference.part, 0))
            counted[difference.part] = place[1] + 1
        lines = [line.rstrip("\r\n") for line in chunk.mine], [line.rstrip("\r\n") for line in chunk.new]
        if chunk.change is Change.MINE and chunk.mine == chunk.new:  # text between our parts is the user's alone
            for number, line in enumerate(lines[0], begins[0]):
                change, beside = (Change.MINE, None) if line.strip() else (Change.NONE, line)
                yield _Row(change, line, beside, numbers=(number, 0))
        else:
            yield from _beside(chunk.change, *lines, place, begins)


def _beside(
    change: Change, mine: list[str], new: list[str], place: tuple[str, int] | None, begins: tuple[int, int] = (0, 0)
) -> Iterator[_Row]:
    """The lines of a difference; `begins` are their first line numbers in both files, or 0."""
    for n, sides in enumerate(zip_longest(mine, new)):
        both = zip(begins, sides, strict=True)
        left, right = (first + n if first and side is not None else 0 for first, side in both)
        yield _Row(change, *sides, place, numbers=(left, right))


def _folded(rows: Iterable[_Row]) -> Iterator[_Row]:
    """The lines, with long equal runs folded into one."""
    for same, group in groupby(rows, lambda row: row.change is Change.NONE):
        run = list(group)
        if same and len(run) > MOST_SAME:
            run[2:-2] = [_Row(Change.NONE, None, None, same=len(run) - 4)]
        yield from run


def _boxes(cell: QRect) -> list[QRectF]:
    """The boxes of the three choices in a cell, in the order of reading."""
    wide = cell.width() / 3
    boxes = [QRectF(cell.left() + n * wide, cell.top(), wide, ROW_PX).adjusted(1, 1, -1, -1) for n in range(3)]
    return [mirrored(box, QRectF(cell)) for box in boxes]


class _Lines(QStyledItemDelegate):
    """Paints the lines: a background by author, and the differing words where both changed."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        window = self._window()
        if window is None:
            return
        row, rect, colours = window.rows[index.row()], option.rect, theme.current()  # type: ignore[attr-defined]
        ground = self._ground(row, index.column())
        painter.save()
        if ground:
            painter.fillRect(rect, theme.colour(*ground))
        words = str(index.data() or "")
        settled = index.column() == STAYS
        if settled and row.place is not None:
            if index.row() == 0 or window.rows[index.row() - 1].place != row.place:
                self._paint_choice(painter, window, rect, row.place, current=row.place == window.place())
            words = ""
        ink = colours.ink if row.change is not Change.NONE else colours.muted
        painting.write_in(painter, fonts.interface(SMALL_PX) if settled else fonts.mono(SMALL_PX), ink)
        if settled:
            painter.drawText(QRectF(rect), Qt.AlignmentFlag.AlignCenter, words)
        else:
            whole = QRectF(rect)
            inside = mirrored(whole.adjusted(NUMBER_PX + SPACE[1], 0, -SPACE[1], 0), whole)
            if number := row.numbers[index.column() == NEW]:
                box = mirrored(QRectF(whole.left(), whole.top(), NUMBER_PX, ROW_PX), whole)
                painter.setPen(theme.colour(colours.muted))
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(number))
                painter.setPen(theme.colour(ink))
            self._paint_words(painter, inside, words, row, index.column())
        painter.restore()

    def _paint_choice(
        self, painter: QPainter, window: ConflictDialog, rect: QRect, place: tuple[str, int], *, current: bool
    ) -> None:
        """The choices, the current one in a frame, which has the accent colour where keys choose."""
        colours = theme.current()
        chosen = window.choices.get(place, "mine")
        painter.setFont(fonts.interface(SMALL_PX))
        for (choice, words), box in zip(window.offered(), _boxes(rect), strict=True):
            if choice == chosen:
                line = theme.colour(colours.accent if current else colours.muted)
                painting.box(painter, box, RADIUS, theme.colour(colours.accent_ground), line)
            painter.setPen(theme.colour(colours.ink if choice == chosen else colours.muted))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        window = self._window()
        is_choice = window is not None and index.column() == STAYS and window.rows[index.row()].place is not None
        is_release = event.type() is QEvent.Type.MouseButtonRelease
        if window and is_choice and is_release and isinstance(event, QMouseEvent):
            for (choice, _), box in zip(window.offered(), _boxes(option.rect), strict=True):  # type: ignore[attr-defined]
                if box.contains(event.position()):
                    window.choose(choice)
                    return True
        return super().editorEvent(event, model, option, index)

    def _ground(self, row: _Row, column: int) -> tuple[str, float] | None:
        colours = theme.current()
        if row.change is Change.BOTH:
            return colours.warning, 0.13
        if row.change is Change.MINE and row.mine is not None and column != NEW:
            return colours.ok, 0.12
        if row.change is Change.NEW and row.new is not None and column != MINE:
            return colours.accent, 0.12
        return None

    def _window(self) -> ConflictDialog | None:
        table = self.parent()
        window = table.window() if isinstance(table, QTableWidget) else None
        return window if isinstance(window, ConflictDialog) else None

    def _paint_words(self, painter: QPainter, inside: QRectF, words: str, row: _Row, column: int) -> None:
        marks: tuple[tuple[int, int], ...] = ()
        if row.change is Change.NONE:
            words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(inside.width()))
        elif row.change is Change.BOTH and row.mine and row.new:
            marks = tuple(_differing(words, row.new if column == MINE else row.mine))
        layout = _laid_out(words, inside.width(), marks)
        layout.draw(painter, QPointF(inside.left(), inside.top() + (ROW_PX - layout.lineAt(0).height()) / 2))


def _laid_out(words: str, width: float, marks: Sequence[tuple[int, int]]) -> QTextLayout:
    """A line of a file wrapped to a width, in its own direction, with `marks` highlighted."""
    layout = QTextLayout(words or " ", fonts.mono(SMALL_PX))
    side = Qt.AlignmentFlag.AlignRight if runs_right_to_left(words) else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(Qt.AlignmentFlag.AlignAbsolute | side)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    ground = QTextCharFormat()
    ground.setBackground(theme.colour(theme.current().warning, 0.3))
    layout.setFormats([format_range(words, start, end, ground) for start, end in marks])
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0.0, y))
        y += line.height()
    layout.endLayout()
    return layout


def _differing(words: str, other: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text that another line does not have, in whole words."""
    mine, others = _WORD.findall(words), _WORD.findall(other)
    starts = [0, *accumulate(map(len, mine))]
    for tag, low, high, _, _ in SequenceMatcher(None, mine, others, autojunk=False).get_opcodes():
        if tag in ("replace", "delete"):
            yield starts[low], starts[high]
