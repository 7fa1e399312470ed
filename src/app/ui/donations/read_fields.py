"""Fields whose words are read as they are typed: an amount of money, a date, a number of donors."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.dates import format_span, read_date, span_words
from app.domain.donations import CountSpan, DateSpan, Money
from app.domain.language import english, tr
from app.domain.money import format_money, read_money
from app.domain.quantity import format_interval, read_quantity
from app.domain.records import EvidenceItem
from app.domain.terms import MoneyKind
from app.ui.donations.words import term
from app.ui.mirror import listed
from app.ui.tokens import SPACE
from app.ui.widgets.choice import TermCombo
from app.ui.widgets.evidence_card import EvidenceLink
from app.ui.widgets.form import Field, in_columns, line_edit


class MoneyField(Field):
    """An amount as stated; below it what was understood."""

    changed = Signal()

    def __init__(self, money: Money | None, evidence: tuple[EvidenceItem, ...]) -> None:
        self.text = line_edit(tr("Money"), tr("about $508 million, or EUR 2 million for two years"))
        self.kind = TermCombo(tuple(MoneyKind), term, tr("What the amount is"))
        self.kind.setFixedWidth(112)
        self.link = EvidenceLink("money", evidence)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE[1])
        row.addWidget(self.text, 1)
        row.addWidget(self.kind)
        super().__init__(tr("Money"), both, in_columns(self.link))
        self._base = money
        with english():  # it is read back
            self._base_text = "" if money is None else money.as_stated or format_money(money)
        self.text.setText(self._base_text)
        if money is not None:
            self.kind.set_value(money.kind)
        self.text.textEdited.connect(self._typed)
        self.text.textChanged.connect(lambda _text: self._explain())
        self.kind.chosen.connect(self.changed)
        self._explain()

    def _typed(self, text: str) -> None:
        read = read_money(text)
        if read is not None and read.money.kind is not MoneyKind.CASH:
            self.kind.set_value(read.money.kind)

    def value(self) -> tuple[Money | None, str]:
        """The amount, and what is wrong with it, or empty."""
        typed = " ".join(self.text.text().split())
        if not typed:
            return None, ""
        if typed == self._base_text and self._base is not None:
            return replace(self._base, kind=self.kind.value()), ""
        read = read_money(typed)
        if read is None:
            return None, tr(
                "No amount is read in “{typed}”. Write it like about $508 million or EUR 2 million."
            ).format(typed=typed)
        money = replace(read.money, kind=self.kind.value())
        return money, "" if money.currency else tr("Say the currency, such as USD 500 or €500.")

    def _explain(self) -> None:
        money, wrong = self.value()
        if wrong or money is None:
            self.say(wrong, wrong=bool(wrong))
        else:
            read = read_money(self.text.text())
            assumed = read is not None and read.currency_assumed and read.money.currency == money.currency
            said = [format_money(money)]
            said += [tr("{currency} is assumed").format(currency=money.currency)] if assumed else []
            self.say(listed(said))
        self.kind.setEnabled(money is not None)
        self.changed.emit()


class DateField(Field):
    """A date as stated; below it the days it spans."""

    changed = Signal()

    def __init__(self, span: DateSpan, published: str, evidence: tuple[EvidenceItem, ...]) -> None:
        """`published` is the ISO date from which a missing year is taken, or empty."""
        self.text = line_edit(
            tr("Date"), tr("early March 2020, 3 May 2020, spring to June 2020, or as the source has it")
        )
        self.link = EvidenceLink(tr("date"), evidence)
        super().__init__(tr("Date"), self.text, in_columns(self.link))
        self._base = span
        self._published = published
        known = bool(span.start or span.end)
        self._base_text = span.as_stated or (format_span(span) if known else "")
        self.text.setText(self._base_text)
        self.text.textChanged.connect(lambda _text: self._explain())
        self._explain()

    def value(self) -> DateSpan:
        """The span; what can not be read is kept as stated."""
        typed = " ".join(self.text.text().split())
        if typed == self._base_text:
            return self._base
        if not typed:
            return DateSpan()
        return read_date(typed, self._published or None) or DateSpan(as_stated=typed)

    def _explain(self) -> None:
        span = self.value()
        if span.start or span.end:
            shown = span_words(span)
            if span.start and span.end and span.start != span.end:
                shown = tr("{date} ({start} to {end})").format(date=shown, start=span.start, end=span.end)
            self.say(tr("{date} · inferred, not stated").format(date=shown) if span.inferred else shown)
        elif span.as_stated:
            self.say(tr("No day is read in this; it is kept as stated."))
        else:
            self.say("")
        self.changed.emit()


class CountField(Field):
    """How many, for a record of many at once."""

    changed = Signal()

    def __init__(self, label: str, span: CountSpan, evidence: tuple[EvidenceItem, ...], *, last: bool = False) -> None:
        self.text = line_edit(label, tr("dozens, some 150, at least 20"))
        self.link = EvidenceLink(label.lower(), evidence)
        super().__init__(label, self.text, in_columns(self.link) if last else self.link)
        self._base = span
        known = span.low is not None or span.high is not None
        with english():  # it is read back
            self._base_text = span.as_stated or (format_interval(span.low, span.high, span.qualifier) if known else "")
        self.text.setText(self._base_text)
        self.text.textChanged.connect(lambda _text: self._explain())
        self._explain()

    def value(self) -> tuple[CountSpan, str]:
        """The count, and what is wrong with it, or empty."""
        typed = " ".join(self.text.text().split())
        if typed == self._base_text:
            return self._base, ""
        if not typed:
            return CountSpan(), ""
        read = read_quantity(typed)
        if read is None:
            return CountSpan(as_stated=typed), tr(
                "No number is read in “{typed}”. Write it like some 150 or over 20."
            ).format(typed=typed)
        return CountSpan(read.low, read.high, read.qualifier, typed), ""

    def _explain(self) -> None:
        span, wrong = self.value()
        known = span.low is not None or span.high is not None
        self.say(wrong or (format_interval(span.low, span.high, span.qualifier) if known else ""), wrong=bool(wrong))
        self.changed.emit()
