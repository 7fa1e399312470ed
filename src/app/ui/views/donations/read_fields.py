"""Form editors, one for each kind of field; amounts, dates and numbers are parsed while typing."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.dates import format_span, span_words
from app.domain.donations import CountSpan, DateSpan, Money
from app.domain.drafts.dates.typed import typed_date
from app.domain.fields import Field, Kind
from app.domain.instalments import number_in
from app.domain.language import english, tr
from app.domain.money import Payers, StatedMoney, choices_words, format_money, read_paid
from app.domain.quantity import format_interval
from app.domain.terms import Assertion, MoneyKind, Qualifier
from app.domain.unread import unread_date, unread_money, unread_number
from app.domain.vocabularies import NO_VOCABULARIES, Term, Vocabularies
from app.ui.base.record_words import term
from app.ui.look.mirror import listed
from app.ui.widgets.boxes import holding
from app.ui.widgets.choice import TermChoice
from app.ui.widgets.form import FormField, FormRow, Prose, Segments, Tick, line_edit

T = TypeVar("T", Money, DateSpan, CountSpan)


@dataclass(frozen=True, slots=True)
class Beside:
    """The context of an editor: its evidence link, and data from the rest of the record."""

    widget: QWidget | None
    payers: Callable[[], Payers] = Payers
    """The countries concerned, which decide whose *kroner* they are, and those who give, whose *dollars*."""
    published: str = ""
    """The ISO date from which a missing year is taken, or empty."""
    ahead: Callable[[], bool] = bool
    """Whether what is recorded was promised or offered, so that its date may lie after that."""
    terms: Vocabularies = NO_VOCABULARIES
    """The terms to choose from."""
    quotes: Callable[[], Collection[str]] = tuple
    """The sentences that are its evidence."""

    def as_quoted(self, value: T) -> T:
        """What was read of typed words; where it has evidence, it is as stated only in words of that.

        What was not read says nothing else, and keeps its words.
        """
        ends = (value.start, value.end) if isinstance(value, DateSpan) else (value.low, value.high)
        quotes, words = self.quotes(), value.as_stated.casefold()
        is_theirs = any(words in " ".join(quote.split()).casefold() for quote in quotes)
        return replace(value, as_stated="") if quotes and not is_theirs and not set(ends) <= {None, ""} else value


def hint_of(field: Field) -> str:
    """The placeholder of a field; that of a person's own field is not translated."""
    return field.hint if field.own or not field.hint else tr(field.hint)


class Editor(FormField):
    """A field of the form; its value is what is typed or chosen."""

    changed = Signal()

    def __init__(self, label: str, widget: QWidget, beside: Beside, *inputs: QWidget) -> None:
        """`inputs` are those that are filled in within `widget`, if it is not one itself."""
        super().__init__(label, widget, beside.widget)
        self.inputs = inputs or (widget,)

    def value(self) -> Any:
        raise NotImplementedError


class TextField(Editor):
    """Text: one line, wrapped, or several lines."""

    def __init__(self, field: Field, text: str, beside: Beside) -> None:
        self._one_line = field.wraps or not field.lines
        if field.lines:
            self.text = Prose(field.title, hint_of(field), field.lines)
            self.text.one_line = field.wraps
            self.text.setPlainText(text)
        else:
            self.text = line_edit(field.title, hint_of(field), text=text)
        super().__init__(field.title, self.text, beside)
        self.text.textChanged.connect(lambda *_: self.changed.emit())

    def value(self) -> str:
        typed = self.text.toPlainText() if isinstance(self.text, Prose) else self.text.text()
        return " ".join(typed.split()) if self._one_line else typed.strip()


class ChoiceField(Editor):
    """One of several."""

    def __init__(self, field: Field, value: Any, choice: Segments[Any] | TermChoice[Any], beside: Beside) -> None:
        self.choice = choice
        choice.set_value(value)
        super().__init__(field.title, choice, beside)
        choice.chosen.connect(self.changed)

    def value(self) -> Any:
        return self.choice.value()


def _term_field(field: Field, value: StrEnum | Term, beside: Beside) -> ChoiceField:
    """One term; if form rules depend on it, all terms are visible."""
    all_in_view = field.terms is Assertion
    make = Segments if all_in_view else TermChoice
    terms = beside.terms.offered(field.vocabulary) if field.terms is None else tuple(field.terms)
    name = tr(field.label).capitalize() if all_in_view else field.title
    return ChoiceField(field, value, make(terms, term, name), beside)


class TickField(Editor):
    """Yes or no."""

    def __init__(self, field: Field, value: bool, beside: Beside) -> None:
        self.tick = Tick(field.title)
        self.tick.setChecked(value)
        super().__init__("", self.tick, beside)
        self.tick.clicked.connect(lambda _on: self.changed.emit())

    def value(self) -> bool:
        return self.tick.isChecked()


def _yes_no_field(field: Field, value: bool | None, beside: Beside) -> Editor:
    """Yes or no; where it may be unset, that is a third choice."""
    if field.blank is not None:
        return TickField(field, bool(value), beside)
    words = {None: tr("Not said"), True: tr("Yes"), False: tr("No")}
    return ChoiceField(field, value, TermChoice((None, True, False), words.__getitem__, field.title), beside)


class MoneyField(Editor):
    """An amount as stated; the parsed value below."""

    def __init__(self, field: Field, money: Money | None, beside: Beside) -> None:
        self._payers, self._as_quoted = beside.payers, beside.as_quoted
        self.text = line_edit(field.title, hint_of(field))
        self.kind = TermChoice(tuple(MoneyKind), term, tr("What the amount is"))
        self.kind.setFixedWidth(112)
        row = FormRow()
        row.addWidget(self.text, 1)
        row.addWidget(self.kind)
        super().__init__(field.title, holding(row), beside, self.text, self.kind)
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
        if (read := self._read(text)) is not None and read.money.kind is not MoneyKind.CASH:
            self.kind.set_value(read.money.kind)

    def _read(self, text: str) -> StatedMoney | None:
        return read_paid(text, self._payers())

    def value(self) -> Money | None:
        """The amount; what is not read whole, or is of no certain currency, is kept as stated."""
        if not (typed := " ".join(self.text.text().split())):
            return None
        if typed == self._base_text and self._base is not None:
            return replace(self._base, kind=self.kind.value())
        return replace(self._as_quoted(typed_money(typed, self._payers())), kind=self.kind.value())

    def explain(self) -> None:
        """Say below what was understood; also needed where the countries concerned have changed."""
        money = self.value()
        self.say("" if money is None else money_remark(money, self.text.text(), self._payers()))
        self.kind.setEnabled(money is not None)
        self.changed.emit()


def typed_money(typed: str, payers: Payers, currency: str = "") -> Money:
    """An amount as typed, in this `currency` if its words name none; if not parsed completely, or of uncertain
    currency, it is kept as stated."""
    read = read_paid(typed, payers)
    if read is not None and not read.meant and currency:
        return replace(read.money, currency=currency)
    if read is None or not read.money.currency:
        return Money(None, None, "", Qualifier.NOT_STATED, as_stated=typed)
    return read.money


def money_remark(money: Money, typed: str, payers: Payers) -> str:
    """What was understood of an amount, or why nothing was."""
    read = read_paid(typed, payers)
    if money.low is None and money.high is None and money.as_stated:
        return _unread(typed, read, payers)
    is_named = read is not None and (read.meant or read.money.currency)
    assumed = read is not None and (not is_named or (read.currency_assumed and read.money.currency == money.currency))
    parts = [format_money(money)]
    parts += [tr("{currency} is assumed").format(currency=money.currency)] if assumed else []
    return listed(parts)


def _unread(typed: str, read: StatedMoney | None, payers: Payers) -> str:
    """Why an amount is kept as stated, and what to write instead."""
    if read is None:
        known = unread_money(typed)
        if not known and (code := _no_currency(typed, payers)):
            sentence = tr("“{code}” is no currency, so this is only kept as stated. Write a code such as USD or AZN.")
            return sentence.format(code=code)
        return known or tr(
            "No amount is read in this; it is kept as stated. Write it like about $508 million or EUR 2 million."
        )
    if read.choices:
        return tr(
            "It is open whether this is {choices}; it is kept as stated. Write the code, as in {code} 500."
        ).format(choices=choices_words(read.choices), code=read.choices[0])
    return tr("No currency is said; it is kept as stated. Write it like USD 500 or €500.")


def _no_currency(typed: str, payers: Payers) -> str:
    """The three capitals in the place of a currency that is none; empty where something else is wrong."""
    codes = (one[0] for one in re.finditer(r"\b[A-Z]{3}\b", typed))
    return next((one for one in codes if read_paid(typed.replace(one, "USD"), payers) is not None), "")


class _StatedField(Editor):
    """Words as stated; what was understood of them below."""

    def __init__(self, field: Field, base: Any, words: str, beside: Beside) -> None:
        self.text = line_edit(field.title, hint_of(field))
        super().__init__(field.title, self.text, beside)
        self._base, self._base_text, self._as_quoted = base, words, beside.as_quoted
        self.text.setText(words)
        self.text.textChanged.connect(lambda _text: self.explain())
        self.explain()

    def value(self) -> Any:
        """The value; what cannot be read is kept as stated."""
        typed = " ".join(self.text.text().split())
        return self._base if typed == self._base_text else self._as_quoted(self._read(typed))

    def explain(self) -> None:
        """Say below what was understood; also needed where it has changed whether the act has happened."""
        self.say(self._remark(self.value()))
        self.changed.emit()

    def _read(self, typed: str) -> Any:
        """The value of what was typed, which may be nothing."""
        raise NotImplementedError

    def _remark(self, value: Any) -> str:
        raise NotImplementedError


class DateField(_StatedField):
    """A date as stated; the days it spans below."""

    def __init__(self, field: Field, span: DateSpan, beside: Beside) -> None:
        self._published, self._ahead = beside.published, beside.ahead
        words = span.as_stated or (format_span(span) if span.start or span.end else "")
        super().__init__(field, span, words, beside)

    def _read(self, typed: str) -> DateSpan:
        if not typed:
            return DateSpan()
        return typed_date(typed, self._published, ahead=self._ahead()) or DateSpan(as_stated=typed)

    def _remark(self, value: DateSpan) -> str:
        return date_remark(value)


def date_remark(span: DateSpan) -> str:
    """What was understood of a date, or that nothing was."""
    if not (span.start or span.end):
        return unread_date(span.as_stated) if span.as_stated else ""
    shown = span_words(span)
    if span.start and span.end and span.start != span.end:
        shown = tr("{date} ({start} to {end})").format(date=shown, start=span.start, end=span.end)
    return tr("{date} · inferred, not stated").format(date=shown) if span.inferred else shown


class CountField(_StatedField):
    """How many: of parties, for a record of many acts, or of instalments."""

    def __init__(self, field: Field, span: CountSpan, beside: Beside) -> None:
        known = span.low is not None or span.high is not None
        with english():  # it is read back
            words = span.as_stated or (format_interval(span.low, span.high, span.qualifier) if known else "")
        super().__init__(field, span, words, beside)

    def _read(self, typed: str) -> CountSpan:
        read = number_in(typed)
        return CountSpan(as_stated=typed) if read is None else CountSpan(read.low, read.high, read.qualifier, typed)

    def _remark(self, value: CountSpan) -> str:
        return count_remark(value)


def count_remark(span: CountSpan) -> str:
    """What was understood of a number, or that nothing was."""
    if span.low is not None or span.high is not None:
        return format_interval(span.low, span.high, span.qualifier)
    return unread_number(span.as_stated) if span.as_stated else ""


_EDITORS: dict[Kind, Callable[[Field, Any, Beside], Editor]] = {
    Kind.TEXT: TextField,
    Kind.TERM: _term_field,
    Kind.YES_NO: _yes_no_field,
    Kind.MONEY: MoneyField,
    Kind.DATE: DateField,
    Kind.COUNT: CountField,
}


def editor(field: Field, value: Any, beside: Beside) -> Editor:
    """The editor for a field with a value."""
    return _EDITORS[field.kind](field, value, beside)
