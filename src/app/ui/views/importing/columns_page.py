"""The second step of an import: the meaning of each column."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from app.actions.table_preview import EXACT, NEW_FIELD, Read, Refusal
from app.domain.fields import RECORD, Fields
from app.domain.language import tr, tr_n
from app.domain.shortened import shortened
from app.importers.table_columns import Column, Head, presets, targets
from app.importers.table_file import TableFile
from app.importers.table_offers import Offer
from app.ui.look import fonts
from app.ui.look.icons import icon
from app.ui.look.mirror import listed
from app.ui.look.plain import PlainLabel, as_tip
from app.ui.look.tokens import SMALL_PX, SPACE
from app.ui.widgets.boxes import STRETCH, hairline, holding, in_column, in_row, styled, take_away
from app.ui.widgets.choice import Choice
from app.ui.widgets.labels import CutLabel, Scrolled, muted, push_button
from app.ui.widgets.radio_row import RadioRow
from app.ui.widgets.row_or_column import RowOrColumn

FIRST_VALUES, VALUE_LENGTH = 3, 28
FIELD_PX, LEAST_FIELD_PX, NAME_PX, FOUND_PX, ROOMY_PX = 244, 150, 90, 130, 480
"""How wide the field of a column is at least, and on a page narrower than the last of these; and the column's name."""
LOOKED_AT = 40
"""How many rows are searched for first values."""
AT_ONCE, NEXT = 4, 2
"""How many columns are made at once, and in each turn of the event loop after that."""
_LINES = 3
"""How many rows of the grid a column takes: a line, its row, and a question."""
MOST = 400
"""How many columns are shown at most; a table with more holds no records."""


class Targets(QStandardItemModel):
    """The possible meanings, shared by all columns."""

    def __init__(self, fields: Fields = RECORD) -> None:
        super().__init__()
        self.keys: list[str] = []
        for key, words in sorted(targets(fields).items(), key=lambda pair: (bool(pair[0]), tr(pair[1]).casefold())):
            item = QStandardItem(tr(words) if key else tr("leave out"))
            item.setToolTip(as_tip(key))
            self.appendRow(item)
            self.keys.append(key)


def _found_words(preset: str, columns: Sequence[Column], mine: str, chosen: Collection[str]) -> str:
    """How the columns came by their meanings."""
    if preset == EXACT:
        return tr("A table of Passagework: every column is its own")
    mapped = [column for column in columns if column.target]
    picked = 0 if mine else sum(column.heading in chosen for column in mapped)
    known = len(mapped) - picked
    if mine or preset:
        name = tr("My own: {name}").format(name=mine) if mine else presets()[preset].name
        words = tr_n("{name}, by {n} of its column names", "{name}, by {n} of its column names", known)
        return words.format(name=name)
    further = tr_n("{n} was chosen by hand", "{n} were chosen by hand", picked) if picked else ""
    return listed(filter(None, (tr_n("{n} column is known", "{n} columns are known", known), further)))


class ColumnsPage(QWidget):
    """A row for each column: its first values, its meaning, and whether that needs attention."""

    mapped = Signal(object)
    """The target of each heading, as the person has them now."""
    answered = Signal(str, str)
    """What a column is that was asked about: its heading, and the target, empty where it is to be left out."""
    save_wanted = Signal()
    other_wanted = Signal()
    """Another preset than the one that was found."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "paper")
        self._targets = Targets()
        self._columns: tuple[Column, ...] = ()
        self._is_ours = False
        """Whether the table is one of Passagework, of which each column is its own."""
        self._choices: dict[str, Choice] = {}
        self._file: TableFile | None = None
        self._first = 0
        """Which of its rows is the first below the headings."""
        self._suspect: Mapping[str, str] = {}
        self.offers: dict[str, QWidget] = {}
        """Questions about columns that are not read, by their headings."""
        self.found = PlainLabel(wrap=True)
        self.other = push_button(tr("Not this one"), self.other_wanted, look="link")
        self.save = push_button(tr("Save as my own…"), self.save_wanted, look="link")
        self.which = RadioRow(tr("Columns"), ((False, tr("All")), (True, tr("Open"))))
        self.which.show_value(False)
        self.which.chosen.connect(lambda _open: self._show_rows())
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._go_on)
        self._sign = PlainLabel()
        self.found.setMinimumWidth(FOUND_PX)
        mapping = in_row(self._sign, (self.found, 1), self.other, self.save, gap=SPACE[1])
        top = RowOrColumn((mapping, 1), in_row(STRETCH, self.which), gap=SPACE[1])
        self._area = Scrolled()
        self._area.viewport().setProperty("look", "paper")
        in_column(top, (self._area, 1), on=self, gap=SPACE[1], margins=0)

    # --- showing ---

    def show_columns(self, file: TableFile, head: Head, mine: str, fields: Fields, chosen: Collection[str]) -> None:
        """Show the columns of a file with the meanings of a preset, or of the saved mapping `mine`.

        Of the `chosen` headings the person has said what they are.
        """
        if self._file is not file:
            self._targets = Targets(fields)
        preset, columns = head.preset, head.columns
        is_new = self._file is not file or len(self._columns) != len(columns) or self._first != head.first
        self._file, self._columns, self._first = file, columns, head.first
        self._is_ours = preset == EXACT
        self.found.setText(_found_words(preset, columns, mine, chosen))
        self._sign.setPixmap(icon("shield-check" if preset or mine else "question").pixmap(QSize(14, 14)))
        self.other.setVisible(bool(preset or mine) and preset != EXACT)
        self.save.setVisible(preset != EXACT)
        if is_new:  # of a table of ours, only what is lost is to be looked at
            self.which.show_value(self._is_ours and not all(column.target for column in columns))
            self._write()
        for column in self._columns[: len(self._lines)]:  # one that is being chosen in stays
            self._show_target(column)
        self._show_states()

    def show_problem(self, found: Read) -> None:
        """Mark the columns with rejected cells."""
        by_heading: dict[str, list[Refusal]] = {}
        for one in found.refused:
            by_heading.setdefault(one.column, []).append(one)
        self._suspect = {heading: some[0].reason for heading, some in by_heading.items() if heading}
        self._show_offers(found.offers)
        self._show_states()

    def _show_offers(self, offers: Sequence[Offer]) -> None:
        """Ask under each of these columns what it is. The keyboard goes from one that was answered to the next."""
        answered = next(
            (one for one, asked in self.offers.items() if asked.isAncestorOf(self.focusWidget() or self)), ""
        )
        for asked in self.offers.values():
            take_away(asked)
        self.offers = {}
        at = {column.heading: column.at for column in self._columns[:MOST]}
        for one in offers:
            if one.heading in at:
                asked = self.offers[one.heading] = self._question(one)
                self._grid.addWidget(asked, _LINES * at[one.heading] + _LINES, 0, 1, 5)
                self._put_behind(asked, self._choices.get(one.heading))
        if answered:
            self._focus_question(at.get(answered, 0))

    def _focus_question(self, at: int) -> None:
        """Focus the question of a column from one on; else of the first, or where no more is asked, what is shown."""
        asked = [(column.at >= at, self.offers[column.heading]) for column in self._columns
                 if column.heading in self.offers]  # fmt: skip
        following = next((one for is_behind, one in asked if is_behind), asked[0][1] if asked else None)
        link = self.which.buttons[False] if following is None else following.findChildren(QPushButton)[0]
        if following is not None:
            self._grid.activate()  # else it has no place yet
            self._area.ensureWidgetVisible(following)
        link.setFocus()

    def _put_behind(self, asked: QWidget, before: QWidget | None) -> None:
        """Let Tab come to the answers behind the column's own choice, and not behind the last of all columns."""
        at = before
        for link in asked.findChildren(QPushButton):
            if at is not None:
                QWidget.setTabOrder(at, link)
                at = link

    def _question(self, offer: Offer) -> QWidget:
        """What a column is full of, and what it may be, each a link."""
        named = targets() | {NEW_FIELD: tr("make the field, of the type {type}").format(type=offer.full_of)}
        answers = [(key, tr(named[key])) for key in offer.targets] + [("", tr("leave out"))]
        links = [
            push_button(words, partial(self.answered.emit, offer.heading, key), look="link") for key, words in answers
        ]
        asked = tr("Full of {what}, and not read. It is:").format(what=tr(offer.full_of))
        if NEW_FIELD in offer.targets:
            asked = tr("This workspace has no such field of its own:")
        line = holding(in_row(muted(asked, wrap=False), *links, STRETCH, gap=SPACE[1], margins=0))
        line.setAccessibleName(f"{offer.heading}: {asked}")
        return line

    def _write(self) -> None:
        inside = styled(QWidget(), "paper")
        grid = self._grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, SPACE[1], 0)
        grid.setHorizontalSpacing(SPACE[2])
        grid.setVerticalSpacing(2)
        for at, (words, stretch) in enumerate(((tr("Column of the file"), 4), (tr("First values"), 4), ("", 0),
                                               (tr("Field"), 4), ("", 0))):  # fmt: skip
            grid.addWidget(muted(words), 0, at)
            grid.setColumnStretch(at, stretch)
        self._choices, self._lines, self._states, self.offers = {}, [], [], {}
        self._write_next(AT_ONCE)
        grid.setRowStretch(len(self._columns) * _LINES + 2, 1)
        self._area.setWidget(inside)

    def _go_on(self) -> None:
        begun = len(self._lines)
        self._grid.setEnabled(False)  # else all rows are laid out again for every widget that comes up
        self._write_next()
        self._show_states(begun)
        self._grid.setEnabled(True)
        self._grid.update()

    def _write_next(self, many: int = NEXT) -> None:
        """Write so many further columns, and the others later: of some tables there are hundreds."""
        begun = len(self._lines)
        for column in self._columns[:MOST][begun : begun + many]:
            self._write_row(self._grid, column)
        if begun + many < min(MOST, len(self._columns)):
            self._later.start()

    def _write_row(self, grid: QGridLayout, column: Column) -> None:
        row = _LINES * column.at + 1
        line = hairline()
        grid.addWidget(line, row, 0, 1, 5)
        name = PlainLabel(column.heading, wrap=True)
        name.setMinimumWidth(NAME_PX)
        values = CutLabel(self._first_values(column.at), font=fonts.interface(SMALL_PX), look="muted")
        arrow = PlainLabel()
        arrow.setPixmap(icon("arrow-right").pixmap(QSize(14, 14)))
        choice = Choice()
        choice.setModel(self._targets)
        choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(1)
        choice.setFixedHeight(28)
        choice.setMinimumWidth(self._field_px())
        choice.setAccessibleName(tr("{column} is").format(column=column.heading))
        choice.activated.connect(self._chosen)
        choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        state = PlainLabel()
        state.setFixedWidth(20)
        widgets = (name, values, arrow, choice, state)
        for at, widget in enumerate(widgets):
            grid.addWidget(widget, row + 1, at)
        self._choices[column.heading] = choice
        self._lines.append((line, *widgets))
        self._states.append(state)
        self._show_target(column)

    def _show_target(self, column: Column) -> None:
        choice = self._choices[column.heading]
        choice.setEnabled(not self._is_ours)
        choice.setPlaceholderText(tr("as it was written") if column.target else tr("left out"))
        choice.setCurrentIndex(-1 if self._is_ours else self._at(column.target))

    def _field_px(self) -> int:
        return FIELD_PX if self.width() >= ROOMY_PX else LEAST_FIELD_PX

    def resizeEvent(self, event: QResizeEvent) -> None:
        for choice in self._choices.values():
            choice.setMinimumWidth(self._field_px())
        super().resizeEvent(event)

    def _at(self, target: str) -> int:
        return self._targets.keys.index(target) if target in self._targets.keys else 0

    def _first_values(self, at: int) -> str:
        assert self._file is not None
        rows = self._file.rows[self._first : self._first + LOOKED_AT]
        cells = (" ".join(cells[at].split()) for _, cells in rows if at < len(cells))
        filled = [shortened(cell, VALUE_LENGTH) for cell in cells if cell]
        return " · ".join(filled[:FIRST_VALUES])

    def _show_states(self, begun: int = 0) -> None:
        """Of all columns that are written, or from one on."""
        for column, state in zip(self._columns[begun:], self._states[begun:], strict=False):
            self._show_state(column, state)
        self._show_rows(begun)

    def _show_state(self, column: Column, state: PlainLabel) -> None:
        if not (why := self._suspect.get(column.heading, "")) and column.heading in self.offers:
            why = tr("may be read, and nobody has said as what")
        glyph = "question" if why else "check" if column.target else ""
        words = why or (tr("known") if column.target else tr("left out"))
        state.setPixmap(icon(glyph).pixmap(QSize(14, 14)) if glyph else icon("circle").pixmap(QSize(0, 0)))
        state.setToolTip(as_tip(words))
        state.setAccessibleName(words)
        choice = self._choices[column.heading]
        choice.setToolTip(as_tip(choice.currentText()))

    def _show_rows(self, begun: int = 0) -> None:
        """All columns, or those that need attention: left out, or with rejected cells."""
        some = [not column.target or column.heading in self._suspect for column in self._columns[:MOST]]
        self.which.buttons[False].setText(tr("All {n}").format(n=len(self._columns)))
        self.which.buttons[True].setText(tr("Open {n}").format(n=sum(some)))
        only_open = self.which.buttons[True].isChecked()
        of_these = zip(self._columns[begun:], self._lines[begun:], some[begun:], strict=False)
        for column, widgets, is_open in of_these:
            asked = [self.offers[column.heading]] if column.heading in self.offers else []
            for widget in (*widgets, *asked):
                widget.setVisible(is_open or not only_open)

    def _chosen(self) -> None:
        self.mapped.emit({name: self._targets.keys[box.currentIndex()] for name, box in self._choices.items()})

    def focus_first(self) -> None:
        """Focus the first column's choice, or where there is none, the first question."""
        first = next((box for box in self._choices.values() if box.isVisible() and box.isEnabled()), None)
        if first is not None:
            first.setFocus()
        else:
            self._focus_question(0)
