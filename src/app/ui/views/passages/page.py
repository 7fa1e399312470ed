"""The middle pane: the title and filter, and the list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QRadioButton, QSlider, QToolButton, QWidget

from app.domain.language import later, tr, tr_n, tr_term
from app.domain.passage_filter import Match, PassageGroup
from app.domain.shortened import shortened
from app.ui.base import keys
from app.ui.base.session import Session
from app.ui.look import fonts
from app.ui.look.mirror import at_start, margins
from app.ui.look.plain import PlainLabel, as_tip, on_button
from app.ui.look.tokens import SPACE
from app.ui.views.passages.filter import Wanted
from app.ui.views.passages.matrix import TagMatrix
from app.ui.views.passages.model import PassageModel, state_words
from app.ui.views.passages.painter import column
from app.ui.views.passages.table import PassageTable
from app.ui.widgets.boxes import STRETCH, in_column, in_row, put, styled, take_away
from app.ui.widgets.chip_button import ChipButton
from app.ui.widgets.find_list import FindField
from app.ui.widgets.flow import Flow
from app.ui.widgets.labels import EmptyState, EmptyStates, muted
from app.ui.widgets.radio_row import RadioGroup
from app.ui.widgets.row_or_column import RowOrColumn
from app.ui.widgets.stack import Stack

LONGEST, LONGEST_QUESTION = 34, 72
"""How many letters of a condition, or of a question, a chip shows."""
_NEXT = {Match.ANY: Match.ALL, Match.ALL: Match.NONE, Match.NONE: Match.ANY}


@dataclass(frozen=True, slots=True)
class ChipPlan:
    """One condition, and the filters that result from removing or pressing its chip."""

    text: str
    dropped: Wanted
    pressed: Wanted
    color: int | None = None
    glyph: str = ""
    hint: str = later("Del drops it")
    longest: int = LONGEST


def plans(wanted: Wanted) -> Iterator[ChipPlan]:
    """The chips of a filter; words and group have widgets of their own."""
    for one in wanted.tags:
        after, text = _NEXT[one.match], one.tag.content.name
        if len(wanted.tags) > 1 or one.match is Match.NONE:
            text = f"{tr_term(one.match)}: {text}"
        hint = tr("{match} the tags chosen so. Enter: {after}, Del drops it")
        hint = hint.format(match=tr_term(one.match), after=tr_term(after))
        dropped, pressed = wanted.without_tag(one.tag.id), wanted.with_tag(one.tag, one.ids, after)
        yield ChipPlan(text, dropped, pressed, one.tag.content.color, hint=hint)
    rest = wanted.rest
    if rest.asked is not None:
        without = replace(wanted, rest=replace(rest, asked=None))
        yield ChipPlan(rest.asked.text, without, without, glyph="funnel", longest=LONGEST_QUESTION)

    def plan(text: str, glyph: str, dropped: Wanted) -> ChipPlan:
        return ChipPlan(text, dropped, dropped, glyph=glyph)

    if wanted.source_id is not None:
        yield plan(wanted.source_title, "file-text", replace(wanted, source_id=None, source_title=""))
    if rest.country_id is not None:
        without = replace(wanted, country="", rest=replace(rest, country_id=None))
        yield plan(tr("evidence for {country}").format(country=wanted.country), "globe", without)
    if rest.donation_id is not None:
        without = replace(wanted, record="", rest=replace(rest, donation_id=None))
        yield plan(tr("evidence for {record}").format(record=wanted.record), "package", without)
    if rest.noted:
        yield plan(tr("has a note"), "note", replace(wanted, rest=replace(rest, noted=False)))
    if rest.asserted_by:
        without = replace(wanted, rest=replace(rest, asserted_by=""))
        yield plan(tr("asserted by {who}").format(who=rest.asserted_by), "users", without)
    if rest.sureness is not None:
        words = tr("claim: {sureness}").format(sureness=tr_term(rest.sureness))
        yield plan(words, "users", replace(wanted, rest=replace(rest, sureness=None)))
    for state in rest.states:
        others = tuple(other for other in rest.states if other is not state)
        yield plan(state_words(state) or tr_term(state), "warning", replace(wanted, rest=replace(rest, states=others)))


class FilterChips(QWidget):
    """The chips, wrapped over several lines."""

    wanted_changed = Signal(object)
    """What is wanted after a chip was pressed or dropped."""
    left = Signal()
    """The last chip went, and had the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("What the list is narrowed by"))
        self._flow = Flow(self)
        self.chips: list[ChipButton] = []

    def show_wanted(self, wanted: Wanted) -> None:
        """Show the filter, keeping the focus at the same position."""
        held = next((at for at, chip in enumerate(self.chips) if chip.hasFocus()), None)
        take_away(*self.chips)
        self.chips = [self._chip(plan) for plan in plans(wanted)]
        self.setVisible(bool(self.chips))
        if held is not None and self.chips:
            self.chips[min(held, len(self.chips) - 1)].setFocus()
        elif held is not None:
            self.left.emit()
        self._flow.invalidate()
        self.updateGeometry()

    def _chip(self, plan: ChipPlan) -> ChipButton:
        chip = ChipButton(
            shortened(plan.text, plan.longest),
            color=plan.color,
            glyph=plan.glyph,
            removable=True,
            name=tr("Shown: {text}. {hint}.").format(text=plan.text, hint=tr(plan.hint)),
            tip=f"{plan.text}: {tr(plan.hint)}",
            pressed=lambda: self.wanted_changed.emit(plan.pressed),
        )
        chip.removed.connect(lambda: self.wanted_changed.emit(plan.dropped))
        self._flow.addWidget(chip)
        chip.show()
        return chip


class PassageGroupBar(QWidget):
    """All, tagged, evidence, claims, each with its number; a slider; the matrix."""

    picked = Signal(object)
    """A `PassageGroup`."""
    context_changed = Signal(int)
    """How many sentences are shown around each quote."""
    matrix_toggled = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[PassageGroup, QRadioButton] = {}
        self._group = RadioGroup(self)
        row = in_row(gap=2)
        for kind in PassageGroup:
            button = styled(QRadioButton(on_button(tr_term(kind))), "segment")
            button.setToolTip(as_tip(tr("List passages: {kind}").format(kind=tr_term(kind))))
            button.clicked.connect(lambda _=False, kind=kind: self.picked.emit(kind))
            self._group.addButton(button)
            self.buttons[kind] = button
            row.addWidget(button)
        self.buttons[PassageGroup.ALL].setChecked(True)
        self.narrow = ChipButton(tr("Filter"), glyph="funnel", command="passages.filter")
        self.narrow.setToolTip(tr("Narrow by tags, country, record, note, claim or anchor"))
        put(row, STRETCH)
        self.context = self._slider()
        self._label = muted(tr("Context {count}").format(count=0), wrap=False)
        self.matrix = QToolButton()
        self.matrix.setText(tr("Matrix"))
        self.matrix.setAccessibleName(tr("Matrix"))
        self.matrix.setCheckable(True)
        self.matrix.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.matrix.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keys.tip(self.matrix, tr("How often two tags share a passage"), "passages.matrix")
        self.matrix.toggled.connect(self.matrix_toggled)
        around = in_row(STRETCH, self._label, SPACE[0], self.context, SPACE[1], self.matrix)
        in_row(RowOrColumn((row, 1), around, gap=2), on=self, margins=0)

    def _slider(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, 2)
        slider.setPageStep(1)
        slider.setFixedWidth(64)
        slider.setAccessibleName(tr("Sentences of context around each quote"))
        slider.setToolTip(tr("Sentences shown around each quote: 0, 1 or 2"))
        slider.valueChanged.connect(self._set_context)
        return slider

    def _set_context(self, count: int) -> None:
        self._label.setText(tr("Context {count}").format(count=count))
        self.context_changed.emit(count)

    def choose(self, chosen: PassageGroup) -> None:
        self.buttons[chosen].setChecked(True)

    def show_counts(self, counts: dict[PassageGroup, int]) -> None:
        for kind, button in self.buttons.items():
            button.setText(on_button(f"{tr_term(kind)} {counts.get(kind, 0):,}"))
            said = tr_n("{kind}, {n} passage", "{kind}, {n} passages", counts.get(kind, 0))
            button.setAccessibleName(said.format(kind=tr_term(kind)))


TITLE_PX = 26
AROUND_WORDS = 84
"""Pixels of the field of words that its icons and margins take."""


class WordsField(FindField):
    """Words that the quotes must contain."""

    def __init__(self) -> None:
        super().__init__(tr("Filter by words of the quote"), glyph="magnifying-glass")
        keys.placeholder(self, tr("Filter the words"), "find.open")
        self.setMaximumWidth(280)

    def sizeHint(self) -> QSize:
        """As wide as its placeholder, between its two icons."""
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        return QSize(words + AROUND_WORDS, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class PassagesPage(QWidget):
    """On paper: a head, and the passages under it."""

    words_changed = Signal(str)
    wanted_changed = Signal(object)
    """What is wanted after a chip was pressed or dropped."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = PassageModel(session)
        self.table = PassageTable(self.model)
        self.title = PlainLabel(font=fonts.reading(TITLE_PX, semibold=True), wrap=True)
        self.count = muted("", wrap=False)
        self.meaning = muted("")
        self.filter = WordsField()
        self.filter.entered.connect(self.focus_table)
        self.filter.rested.connect(lambda: self.words_changed.emit(self.filter.text().strip()))
        self.body = Stack()
        self.body.addWidget(self.table)
        self.empty = EmptyStates()
        self.body.addWidget(self.empty)
        self.bar = PassageGroupBar()
        self.chips = FilterChips()
        self.chips.wanted_changed.connect(self.wanted_changed)
        self.chips.left.connect(self.focus_table)
        self.matrix = TagMatrix()
        self.body.addWidget(self.matrix)
        self._head = in_column(at_start(self.title), self.meaning, gap=SPACE[0])
        self._line = RowOrColumn((self.count, 1), in_row(STRETCH, self.bar.narrow, (self.filter, 1)), gap=SPACE[1])
        put(self._head, SPACE[0], self._line, self.bar, self.chips)
        in_column(self._head, (self.body, 1), on=self, gap=0, margins=0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        at = column(self.width() - 10)
        right = max(0, self.width() - at.right() - 1)
        self._head.setContentsMargins(margins(at.left() + SPACE[1], SPACE[4], right + SPACE[1], SPACE[1]))

    def show_head(self, wanted: Wanted) -> None:
        """Show the title, with a chip for each condition."""
        total = self.model.rowCount()
        self.title.setText(wanted.title())
        sources = self.model.source_count()
        words = tr_n("{n} passage", "{n} passages", total)
        if sources > 1:
            words = tr_n("{passages} in {n} source", "{passages} in {n} sources", sources).format(passages=words)
        if self.bar.matrix.isChecked():
            words = tr("Passages that carry both tags. Enter opens.")
        self.count.setText(words)
        self.table.setAccessibleDescription(f"{wanted.title()}, {words}")
        self.meaning.say(wanted.tag.content.definition if wanted.tag else "")
        self.chips.show_wanted(wanted)

    def show_empty(self, title: str, action: str) -> EmptyState:
        """Show why there is nothing, and what to do. The caller connects the button."""
        self.body.setCurrentWidget(self.empty)
        return self.empty.say(title, "", action)

    def focus_table(self) -> None:
        """Focus the list, or the button if it is empty."""
        if self.body.currentWidget() is self.table:
            self.table.setFocus()
            if not self.table.selectionModel().hasSelection():
                self.table.choose_row(max(0, self.table.currentIndex().row()))
        elif self.body.currentWidget() is self.matrix:
            self.matrix.setFocus()
        else:
            self.filter.setFocus()
