"""The foot of the ledger: what the records on show add up to, and what stands beside the sum."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.language import later, later_n, tr, tr_n, tr_term
from app.domain.money import format_amount
from app.domain.quantity import format_interval
from app.domain.terms import MoneyKind
from app.domain.totals import Total, TotalLine, Totals
from app.ui import fonts
from app.ui.countries.words import and_more
from app.ui.mirror import isolated
from app.ui.tokens import SMALL_PX, SPACE
from app.ui.widgets.labels import muted
from app.ui.widgets.plain import PlainLabel
from app.ui.widgets.popup_list import PopupList, PopupRow

SHOWN = 3

_OF_KIND = {
    MoneyKind.CASH: "{amount}",
    MoneyKind.VALUATION: later("{amount} worth of goods"),
    MoneyKind.BUDGET: later("{amount} of budget"),
}


def total_text(total: Total) -> str:
    """A sum in words: *≈ 400,000 masks*, *≈ USD 508 million in cash*."""
    return _amount(total.what, total.unit, total.money_kind, total.low, total.high, total.qualifier, total.approximate)


def line_text(line: TotalLine) -> str:
    """What one record states."""
    return _amount(line.what, line.unit, line.money_kind, line.low, line.high, line.qualifier, False)


def _amount(what, unit, kind, low, high, qualifier, approximate) -> str:  # type: ignore[no-untyped-def] # noqa: ANN001
    if kind is not None:
        amount = format_amount(low, high, unit, qualifier, approximate=approximate)
        return tr(_OF_KIND[kind]).format(amount=amount)
    if low is None and high is None:
        return tr("{what}, how many is not said").format(what=what)
    return f"{format_interval(low, high, qualifier, approximate=approximate)} {what}"


def ordered(totals: Totals) -> list[Total]:
    """The sums with a number first, those of most records before others."""
    return sorted(
        (total for total in totals.totals if total.added),
        key=lambda total: (total.low is None and total.high is None, -len(total.added)),
    )


class TotalsLine(QFrame):
    """Says what was given in all; a click lists every sum with the records in it and beside it."""

    record_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._totals = Totals()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, SPACE[2])
        outer.setSpacing(2)
        line = QFrame()
        line.setProperty("look", "line")
        line.setFixedHeight(1)
        outer.addWidget(line)
        outer.addSpacing(SPACE[0])
        row = QHBoxLayout()
        row.setSpacing(SPACE[2])
        self.sums = PlainLabel()
        self.sums.setWordWrap(True)
        self.sums.setFont(fonts.interface(semibold=True))
        self.more = QPushButton(tr("Every sum"))
        self.more.setProperty("look", "link")
        self.more.setFont(fonts.interface(SMALL_PX))
        self.more.setCursor(Qt.CursorShape.PointingHandCursor)
        self.more.clicked.connect(self.show_list)
        row.addWidget(self.sums, 1)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(row)
        self.beside = muted("")
        outer.addWidget(self.beside)

    def wait(self) -> None:
        """Other records are shown; their sums are not known yet, and those of others would be wrong here."""
        self.sums.setText(tr("Adding up…"))
        self.beside.setText("")
        self.more.hide()

    def show_totals(self, totals: Totals) -> None:
        """Show the sums over the records of the list."""
        self._totals = totals
        sums = ordered(totals)
        numbered = [total for total in sums if total.low is not None or total.high is not None]
        shown = " · ".join(isolated(total_text(total)) for total in numbered[:SHOWN])
        if not sums:
            self.sums.setText(tr("Nothing here enters a total"))
        else:
            self.sums.setText(
                tr("Given: {shown}").format(shown=shown) if shown else tr("Given, but no figure is stated")
            )
        rest = len(sums) - min(SHOWN, len(numbered))
        self.more.setText(tr("and {n:,} more").format(n=rest) if rest and numbered else tr("Every sum"))
        self.more.setVisible(bool(sums or totals.promised))
        self.beside.setText(self._beside())

    def _beside(self) -> str:
        beside = [line for total in self._totals.totals for line in total.beside]
        same = sorted({line.ref for line in beside if line.same})
        others = {line.ref for line in beside} - set(same)
        promised = {line.ref for line in self._totals.promised}
        parts: list[str] = []
        if same:
            refs = and_more(", ".join(same[:6]), len(same) - 6)
            parts.append(tr("may overlap, so not added: {refs}").format(refs=refs))
        if others:
            forms = later_n("{n} record of many at once or kept out", "{n} records of many at once or kept out")
            parts.append(tr_n(*forms, len(others)))
        if promised:
            forms = later_n("{n} promised or offered, in no sum", "{n} promised or offered, in no sum")
            parts.append(tr_n(*forms, len(promised)))
        words = " · ".join(parts)
        return words[:1].upper() + words[1:]

    def show_list(self) -> None:
        """Every sum, with the records in it, to be read and searched."""
        popup = PopupList(self, tr("Every sum"), self._rows, "magnifying-glass", tr("What was given in all"))
        popup.chosen.connect(lambda donation_id, _how: (popup.close(), self.record_wanted.emit(donation_id)))
        popup.say(tr("Only what was given, one act at a time, is added · Enter shows the record · Esc back"))
        popup.open_at(QRect(self.sums.mapToGlobal(QPoint(0, 0)), self.sums.size()), width=520)

    def _rows(self, typed: str) -> list[PopupRow]:
        rows: list[PopupRow] = []
        for total in ordered(self._totals):
            refs = ", ".join(dict.fromkeys(line.ref for line in total.added))
            rows.append(
                PopupRow(
                    total.added[0].donation_id,
                    total_text(total),
                    below=tr("from {refs}").format(refs=refs),
                    icon="check",
                )
            )
        for total in self._totals.totals:
            for line in total.beside:
                rows.append(
                    PopupRow(
                        line.donation_id,
                        isolated(f"{line.ref} {line_text(line)}"),
                        below=tr("not added: {why}").format(why=line.why),
                        icon="x",
                    )
                )
        for line in self._totals.promised:
            words = tr("{assertion}, in no sum").format(assertion=tr_term(line.assertion))
            rows.append(
                PopupRow(
                    line.donation_id, isolated(f"{line.ref} {line_text(line)}"), below=words, icon="calendar-blank"
                )
            )
        wanted = typed.casefold()
        return [row for row in rows if wanted in f"{row.text} {row.below}".casefold()]
