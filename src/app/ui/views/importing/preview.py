"""Records as they will be imported, beside their columns."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from app.actions.table_preview import Read, Taken
from app.domain.alternatives import in_list
from app.domain.counted import item_words
from app.domain.dates import span_words
from app.domain.donations import Donation
from app.domain.giving import outcome
from app.domain.language import tr, tr_term
from app.domain.money import format_amount
from app.domain.terms import PartyRole
from app.ui.base.record_words import named, shown_money
from app.ui.look import fonts
from app.ui.look.icons import icon
from app.ui.look.mirror import at_start
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import SPACE
from app.ui.widgets.boxes import in_column, in_row, put, styled
from app.ui.widgets.chips import Chip, status_look
from app.ui.widgets.labels import Scrolled, head, icon_button, muted

SHOWN = 3
LABEL_PX = 66


class Preview(QFrame):
    """Three records at a time; arrows page through them."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "side")
        self._found: Read | None = None
        self._at = 0
        self._is_source = False
        self.count = muted("", wrap=False)
        self._before = icon_button("caret-left", tr("Earlier records"), pressed=lambda: self.walk(-SHOWN))
        self._after = icon_button("caret-right", tr("Later records"), pressed=lambda: self.walk(SHOWN))
        top = in_row((head(tr("As they will be")), 1), self.count, self._before, self._after)
        self._area = Scrolled(clear=True)
        in_column(top, (self._area, 1), on=self, margins=(SPACE[3], SPACE[2], SPACE[2], SPACE[2]))

    def show_read(self, found: Read | None, *, is_source: bool) -> None:
        """Show the result for the rows, keeping the position."""
        self._found, self._is_source = found, is_source
        records = found.records if found is not None else ()
        self._at = max(0, min(self._at, (len(records) - 1) // SHOWN * SHOWN))
        self._write(records)

    def walk(self, by: int) -> None:
        """Go on by so many records."""
        records = self._found.records if self._found is not None else ()
        if 0 <= self._at + by < len(records):
            self._at += by
            self._write(records)

    def _write(self, records: tuple[Taken, ...]) -> None:
        inside = QWidget()
        rows = in_column(on=inside, gap=SPACE[1], margins=(0, SPACE[0], 0, 0))
        shown = records[self._at : self._at + SHOWN]
        for number, _cells, content, _beside in shown:
            rows.addWidget(_card(number, content))
        if not shown:
            rows.addWidget(muted(tr("No row can be taken yet.")))
        elif not self._is_source:
            why = tr("An imported record has no passage until you give it one. It is kept out of totals till then.")
            rows.addWidget(PlainLabel(why, look="warning", wrap=True))
        rows.addStretch(1)
        self._area.setWidget(inside)
        last = min(self._at + SHOWN, len(records))
        place = tr("{first} – {last} of {all:,}").format(first=self._at + 1, last=last, all=len(records))
        self.count.setText(place if records else "")
        self._before.setEnabled(self._at > 0)
        self._after.setEnabled(last < len(records))


def _card(number: int, content: Donation) -> QFrame:
    card = styled(QFrame(), "card")
    sign = PlainLabel()
    sign.setPixmap(icon("package").pixmap(14, 14))
    row = muted(tr("row {number}").format(number=number), wrap=False)
    top = in_row(sign, (row, 1), Chip(status_look(content.assertion, content.status)))
    title = PlainLabel(content.title, font=fonts.interface(semibold=True), wrap=True)
    rows = in_column(top, at_start(title), on=card, gap=SPACE[0], margins=(SPACE[2], SPACE[1], SPACE[2], SPACE[2]))
    grid = QGridLayout()
    grid.setHorizontalSpacing(SPACE[1])
    grid.setVerticalSpacing(2)
    grid.setColumnMinimumWidth(0, LABEL_PX)
    grid.setColumnStretch(1, 1)
    for at, (label, value) in enumerate(_lines(content)):
        grid.addWidget(muted(label, wrap=False), at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(at_start(PlainLabel(value, wrap=True)), at, 1)
    put(rows, grid)
    card.setAccessibleName(f"{content.title}: " + "; ".join(f"{label} {value}" for label, value in _lines(content)))
    return card


def _lines(content: Donation) -> Iterator[tuple[str, str]]:
    missing = tr("not stated")
    date = content.date
    yield tr("Donor"), named(content.names(PartyRole.DONOR)) or missing
    yield tr("Recipient"), named(content.recipients) or missing
    things = in_list(content.items, item_words) + ([shown_money(content)] if content.money else [])
    yield tr("Amount"), "; ".join(things) or missing
    for amount in content.amounts:
        yield tr("Worth"), format_amount(amount.low, amount.high, amount.currency, amount.qualifier)
    yield tr("Date"), span_words(date) if date.start or date.end else missing
    if not content.in_totals and content.totals_reason:
        yield tr("Outcome"), f"{tr_term(outcome(content.assertion, content.status))}; {content.totals_reason}"
