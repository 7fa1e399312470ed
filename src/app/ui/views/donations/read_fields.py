"""Fields whose words are read as they are typed: an amount of money, a date, a number of donors."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.dates import format_span, read_date, span_words
from app.domain.donations import CountSpan, DateSpan, Money
from app.domain.language import english, tr
from app.domain.money import StatedMoney, choices_words, format_money, read_money
from app.domain.quantity import format_interval, read_quantity
from app.domain.records import EvidenceItem
from app.domain.terms import MoneyKind, Qualifier
from app.ui.base.record_words import term
from app.ui.look.mirror import listed
from app.ui.look.tokens import SPACE
from app.ui.panels.evidence_card import EvidenceLink
from app.ui.widgets.choice import TermCombo
from app.ui.widgets.form import Field, in_columns, line_edit


class MoneyField(Field):
    """An amount as stated; below it what was understood."""

    changed = Signal()

    def __init__(
        self, money: Money | None, evidence: tuple[EvidenceItem, ...], countries: Callable[[], Collection[str]] = tuple
    ) -> None:
        """`countries` gives the codes of those concerned, which tell whose *kroner* they are."""
        self._countries = countries
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
        self.text.textChanged.connect(lambda _text: self.explain())
        self.kind.chosen.connect(self.changed)
        self.explain()

    def _typed(self, text: str) -> None:
        read = self._read(text)
        if read is not None and read.money.kind is not MoneyKind.CASH:
            self.kind.set_value(read.money.kind)

    def _read(self, text: str) -> StatedMoney | None:
        return read_money(text, self._countries())

    def value(self) -> Money | None:
        """The amount; what is not read whole, or is of no certain currency, is kept as stated."""
        typed = " ".join(self.text.text().split())
        if not typed:
            return None
        if typed == self._base_text and self._base is not None:
            return replace(self._base, kind=self.kind.value())
        read = self._read(typed)
        if read is None or not read.money.currency:
            return Money(None, None, "", Qualifier.NOT_STATED, self.kind.value(), typed)
        return replace(read.money, kind=self.kind.value())

    def explain(self) -> None:
        """Say below what was understood; also needed where the countries concerned have changed."""
        money = self.value()
        typed = self.text.text()
        if money is None:
            self.say("")
        elif money.low is None and money.high is None and money.as_stated:
            self.say(_unread(self._read(typed)))
        else:
            read = self._read(typed)
            assumed = read is not None and read.currency_assumed and read.money.currency == money.currency
            said = [format_money(money)]
            said += [tr("{currency} is assumed").format(currency=money.currency)] if assumed else []
            self.say(listed(said))
        self.kind.setEnabled(money is not None)
        self.changed.emit()


def _unread(read: StatedMoney | None) -> str:
    """Why an amount is kept as stated, and what to write to have it read."""
    if read is None:
        return tr("No amount is read in this; it is kept as stated. Write it like about $508 million or EUR 2 million.")
    if read.choices:
        return tr(
            "It is open whether this is {choices}; it is kept as stated. Write the code, as in {code} 500."
        ).format(choices=choices_words(read.choices), code=read.choices[0])
    return tr("No currency is said; it is kept as stated. Write it like USD 500 or €500.")


class DateField(Field):
    """A date as stated; below it the days it spans."""

    changed = Signal()

    def __init__(
        self, span: DateSpan, published: str, evidence: tuple[EvidenceItem, ...], ahead: Callable[[], bool]
    ) -> None:
        """`published` is the ISO date from which a missing year is taken, or empty; `ahead` says whether what is
        recorded was promised or offered, so that its date may lie after that.
        """
        self.text = line_edit(
            tr("Date"), tr("early March 2020, 3 May 2020, spring to June 2020, or as the source has it")
        )
        self.link = EvidenceLink(tr("date"), evidence)
        super().__init__(tr("Date"), self.text, in_columns(self.link))
        self._base = span
        self._published = published
        self._ahead = ahead
        known = bool(span.start or span.end)
        self._base_text = span.as_stated or (format_span(span) if known else "")
        self.text.setText(self._base_text)
        self.text.textChanged.connect(lambda _text: self.explain())
        self.explain()

    def value(self) -> DateSpan:
        """The span; what cannot be read is kept as stated."""
        typed = " ".join(self.text.text().split())
        if typed == self._base_text:
            return self._base
        if not typed:
            return DateSpan()
        return read_date(typed, self._published or None, ahead=self._ahead()) or DateSpan(as_stated=typed)

    def explain(self) -> None:
        """Say below what was understood; also needed where it has changed whether the act has happened."""
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

    def value(self) -> CountSpan:
        """The count; what cannot be read is kept as stated."""
        typed = " ".join(self.text.text().split())
        if typed == self._base_text:
            return self._base
        if not typed:
            return CountSpan()
        read = read_quantity(typed)
        return CountSpan(as_stated=typed) if read is None else CountSpan(read.low, read.high, read.qualifier, typed)

    def _explain(self) -> None:
        span = self.value()
        if span.low is not None or span.high is not None:
            self.say(format_interval(span.low, span.high, span.qualifier))
        else:
            self.say(tr("No number is read in this; it is kept as stated.") if span.as_stated else "")
        self.changed.emit()
