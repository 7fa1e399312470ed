"""One field beside its sentences: its value, findings, reviews, and a line for a remark."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.evidence_check import Finding, Gap
from app.domain.language import capital, tr, tr_term
from app.domain.reviews import Standing
from app.domain.terms import Verdict
from app.ui.base import keys
from app.ui.base.record_words import value_words
from app.ui.base.session import Target, go_from
from app.ui.base.times import day_words, local
from app.ui.look import fonts
from app.ui.look.mirror import isolated, margins
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import PAGE_PX, SPACE
from app.ui.panels.evidence_card import EvidenceCards
from app.ui.views.donations.reader_queue import QueueRow
from app.ui.widgets.boxes import Stretch, in_column, in_row, put
from app.ui.widgets.chip_button import ChipButton
from app.ui.widgets.choice import Choice
from app.ui.widgets.flow import Flow
from app.ui.widgets.labels import Scrolled, head, muted, push_button

ACTS = {
    "reader.accept": "check",
    "reader.dispute": "warning",
    "reader.not_stated": "prohibit",
    "reader.to_check": "flag",
    "reader.choose": "quotes",
}
"""The commands that have a button, each with its icon."""


class RemarkLine(QFrame):
    """Input for a remark or a reason; Enter saves, Esc cancels."""

    done = Signal(str, object)
    """The words, and the id of the passage whose value is chosen; None for the value of the field."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.values = Choice(tr("Which value holds"))
        self.field = QLineEdit()
        in_column(self.values, self.field, on=self, gap=SPACE[0], margins=0)
        self.field.returnPressed.connect(lambda: self.done.emit(self.field.text(), self.values.currentData()))
        self.hide()

    def ask(self, prompt: str, standing: Standing | None = None) -> None:
        """Ask for a text; with a standing, also for one of its values."""
        self.values.clear()
        self.values.setVisible(standing is not None)
        if standing is not None:
            self.values.addItem(tr("{value}, as it is").format(value=value_words(standing.held)), None)
            for piece in standing.others:
                self.values.addItem(tr("“{words}”").format(words=" ".join(piece.quote.split())), piece.id)
        self.field.clear()
        self.field.setPlaceholderText(prompt)
        self.field.setAccessibleName(prompt)
        self.show()
        (self.values if standing is not None and standing.others else self.field).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.values.hasFocus():
            self.field.setFocus()
        else:
            super().keyPressEvent(event)


class FieldPanel(QFrame):
    """The current field."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "paper")
        self._area = Scrolled(clear=True)
        self.remark = RemarkLine()
        self._acts = QFrame()
        flow = Flow(self._acts)
        self.buttons: dict[str, ChipButton] = {}
        for command_id, glyph in ACTS.items():
            command = keys.current().commands()[command_id]
            button = ChipButton(command.text, glyph=glyph, command=command_id)
            self.buttons[command_id] = button
            flow.addWidget(button)
        around = margins(0, SPACE[1], 0, SPACE[2])
        in_column((self._area, 1), self.remark, self._acts, on=self, gap=SPACE[1], margins=around)
        self.show_row(None)

    def show_row(self, row: QueueRow | None) -> None:
        self.remark.hide()
        self._acts.setVisible(row is not None and row.reading is not None)
        inside = QWidget()
        layout = in_column(on=inside, gap=SPACE[1], margins=margins(SPACE[1], 0, SPACE[1], 0))
        if row is None:
            layout.addWidget(muted(tr("Choose a field to compare it with its sentences.")))
        else:
            self._fill(layout, row)
        layout.addStretch(1)
        self._area.setWidget(inside)
        self._area.verticalScrollBar().setValue(0)

    def _fill(self, layout: QVBoxLayout, row: QueueRow) -> None:
        put(layout, _value(row))
        for finding in row.findings:
            layout.addWidget(PlainLabel(capital(finding.words()), wrap=True, look="warning"))
            if (elsewhere := _elsewhere(row, finding)) is not None:
                layout.addWidget(self._lead(elsewhere), 0, Qt.AlignmentFlag.AlignLeading)
        if row.reading is None:
            return
        standing = row.reading.standing
        self.buttons["reader.choose"].setVisible(standing.was_disputed)
        for review in (*standing.past, *standing.reviews):
            when, reader = day_words(local(review.at), within=True), isolated(review.reader or tr("somebody"))
            said = tr("{reader}: {verdict}, {when}")
            said = said.format(reader=reader, verdict=tr_term(review.verdict), when=when)
            beside = [isolated(review.remark)] if review.remark else []
            if review in standing.past:
                beside.append(tr("when it was {value}").format(value=isolated(review.value)))
            layout.addWidget(muted(" · ".join((said, *beside))))
        own = (*standing.evidence, *standing.against)
        evidence = own or standing.beside
        layout.addWidget(head(tr("Its words")) if own else muted(tr("No words of its own.")))
        if not evidence:
            return
        if not own:
            layout.addWidget(head(tr("Words beside it")))
        of_all = (one.standing for one in row.looked.fields)
        cards = EvidenceCards(evidence, among=(item for one in of_all for item in (*one.evidence, *one.against)))
        cards.setMaximumWidth(PAGE_PX)
        put(layout, in_row((cards, 1), Stretch(0)))

    def _lead(self, elsewhere: Target) -> QPushButton:
        return push_button(tr("Open the other passage"), lambda: go_from(self, elsewhere), look="link")


def _elsewhere(row: QueueRow, finding: Finding) -> Target | None:
    """Where the words of a finding are, if they are of another fact and so are not shown with those of this one."""
    if row.reading is None or finding.gap is not Gap.DISPUTED or finding.passage_id is None:
        return None
    standing = row.reading.standing
    if finding.passage_id in {one.passage_id for one in (*standing.evidence, *standing.against, *standing.beside)}:
        return None
    return Target("read", "source", finding.source_id, passage=finding.passage_id)


def _value(row: QueueRow) -> QHBoxLayout:
    name = muted(row.name, wrap=False)
    words = "" if row.reading is None else row.value
    value = PlainLabel(words, font=fonts.interface(15, semibold=True), wrap=True, selectable=True)
    return in_row((name, 0, Qt.AlignmentFlag.AlignBottom), (value, 1), gap=SPACE[1])


def prompt_of(verdict: Verdict) -> str:
    """The prompt for the remark of a verdict."""
    return tr("Why this value holds") if verdict is Verdict.CHOSEN else tr("What is wrong with it")
