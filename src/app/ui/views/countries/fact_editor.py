"""Editing a fact in place: input is parsed at once, and errors are shown below its field."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton

from app.actions.facts import validate_fact
from app.actions.from_words import date_in
from app.actions.merge_edit import Seen
from app.domain.dates import format_span, read_date, span_words
from app.domain.donations import DateSpan
from app.domain.facts import Fact
from app.domain.language import later, tr
from app.domain.money import format_money, read_money
from app.domain.quantity import format_interval, read_quantity
from app.domain.terms import Polarity, Qualifier
from app.domain.unread import backwards
from app.domain.vocabularies import Term
from app.ui.base.country_words import category_text
from app.ui.look.tokens import SPACE
from app.ui.widgets.boxes import STRETCH, in_column, in_row, put
from app.ui.widgets.choice import TermChoice
from app.ui.widgets.form import FormField, Segments, Tick, line_edit
from app.ui.widgets.labels import head, key_hint, push_button
from app.ui.widgets.place import HELP
from app.ui.widgets.typed import OVERTAKEN, TypedForm

_COUNTING = ("single", "pair", "couple", "few", "dozen", "hundred", "thousand", "million", "billion", "number")


@dataclass(frozen=True, slots=True)
class ReadValue:
    """A value's interval and unit, and the sentence that says what was understood."""

    low: Decimal | None = None
    high: Decimal | None = None
    qualifier: Qualifier = Qualifier.NOT_STATED
    unit: str = ""
    remark: str = ""


def read_value(text: str) -> ReadValue:
    """Parse the quantity or amount that a value begins with; words after a comma stay words."""
    first = text.partition(", ")[0].strip()
    quantity = None if _begins_with_article(first) else read_quantity(first)
    if quantity is not None:
        unit = quantity.unit or quantity.item
        shown = format_interval(quantity.low, quantity.high, quantity.qualifier)
        said = tr("Understood as {shown}.").format(shown=f"{shown} {unit}".rstrip())
        return ReadValue(quantity.low, quantity.high, quantity.qualifier, unit, said)
    money = read_money(first) if first else None
    if money is not None and money.money.currency:
        found, remark = money.money, tr("Understood as {amount}.").format(amount=format_money(money.money))
        return ReadValue(found.low, found.high, found.qualifier, found.currency, remark)
    why = backwards(first, lambda words: read_quantity(words) is not None or read_money(words) is not None)
    return ReadValue(remark=why or (tr("Kept as words; no number is read from it.") if first else ""))


def _begins_with_article(text: str) -> bool:
    """Whether it begins like *a partnership*, which counts nothing, unlike *a single delegation*."""
    article, _, rest = text.casefold().partition(" ")
    return article in ("a", "an") and rest.partition(" ")[0] not in _COUNTING


def with_value(fact: Fact, text: str) -> Fact:
    """The fact with this value; unchanged words keep their interval."""
    text = " ".join(text.split())
    if text == fact.value:
        return fact
    read = read_value(text)
    return replace(fact, value=text, low=read.low, high=read.high, qualifier=read.qualifier, unit=read.unit)


def date_words(span: DateSpan) -> str:
    """A date as text for the field, such that it parses to itself."""
    return format_span(span) if span.start or span.end else span.as_stated


def with_date(fact: Fact, text: str, *, inferred: bool, published: str) -> Fact | None:
    """The fact with this as-of date, or None if the words are no date."""
    text = " ".join(text.split())
    if text == date_words(fact.as_of):
        return replace(fact, as_of=replace(fact.as_of, inferred=inferred and bool(text)))
    if not text:
        return replace(fact, as_of=DateSpan())
    span = read_date(text, published or None)
    return None if span is None else replace(fact, as_of=replace(span, inferred=inferred or span.inferred))


def date_text(span: DateSpan) -> str:
    """What was understood of a date."""
    if not span.start and not span.end:
        return ""
    several = tr("{start} to {end}").format(start=span.start or "…", end=span.end or "…")
    ends = span.start if span.start == span.end else several
    return tr("Understood as {date} ({ends}).").format(date=span_words(span), ends=ends)


NOT_A_DATE = later(
    "This is not read as a date. Write 31 May 2020, mid-May 2020, 2019 or 2020-05-31, or leave it empty."
)
_POLARITIES = {Polarity.AFFIRMED: later("It is so"), Polarity.DENIED: later("It is not so")}


class FactEditor(QFrame):
    """The fields of one fact. Enter saves, Esc cancels."""

    saved = Signal(object)
    """The `Fact` as it should be."""
    left = Signal()
    changed = Signal()
    """Something was typed."""

    def __init__(self, fact: Fact, fact_id: int | None, categories: Sequence[Term], published: str = "") -> None:
        """`published` is the ISO date that supplies the year of a date without one."""
        super().__init__()
        self.setProperty(HELP, "fact")
        self.setProperty("look", "card")
        self.setAccessibleName(tr("Edit fact") if fact_id else tr("New fact"))
        self.fact, self.fact_id, self.seen = fact, fact_id, Seen(fact)
        self._published = published
        self.category = TermChoice(categories, category_text, tr("Category"))
        self.what = line_edit(tr("What is stated"), tr("such as cases"))
        self.value = line_edit(tr("Value"), tr("such as over 130,000"))
        self.as_of = line_edit(tr("As of"), tr("such as 31 May 2020"))
        self.inferred = Tick(tr("The date is inferred, not stated"))
        self.asserted_by = line_edit(tr("Asserted by"), tr("such as the authors"))
        self.polarity = Segments(list(_POLARITIES), lambda term: tr(_POLARITIES[term]), tr("Said to be"))
        self.note = line_edit(tr("Note"), tr("what a reader must know beside it"))
        self.fields = {
            name: FormField(widget.accessibleName(), widget)
            for name, widget in (
                ("category", self.category), ("field", self.what), ("value", self.value), ("as_of", self.as_of),
                ("asserted_by", self.asserted_by), ("polarity", self.polarity), ("note", self.note),
            )
        }  # fmt: skip
        self._lines = (self.what, self.value, self.as_of, self.asserted_by, self.note)
        self._lay_out()
        self._fill()
        self._form = TypedForm((*self._lines, self.category, self.polarity, self.inferred), fact)
        self.value.textEdited.connect(lambda text: self.fields["value"].say(read_value(text).remark))
        self.value.editingFinished.connect(self._offer_date)
        self.as_of.textEdited.connect(self._date_typed)
        self.what.textEdited.connect(lambda _text: self.fields["field"].say(""))
        for line in self._lines:
            line.textChanged.connect(lambda _text: self.changed.emit())
        for choice in (self.category.chosen, self.polarity.chosen, self.inferred.toggled):
            choice.connect(lambda *_: self.changed.emit())
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.left)

    def _lay_out(self) -> None:
        title = head(tr("Edit fact") if self.fact_id else tr("New fact"), "fact")
        layout = in_column(title, on=self, gap=SPACE[1], margins=(SPACE[3], SPACE[2], SPACE[3], SPACE[2]))
        rows = (("category", "field"), ("value",), ("as_of", "asserted_by"), ("note",), ("polarity",))
        for names in rows:
            row = in_row(*((self.fields[name], 1, Qt.AlignmentFlag.AlignTop) for name in names), gap=SPACE[2])
            put(layout, row)
            if "as_of" in names:
                layout.addWidget(self.inferred)
        self.save_button = push_button(tr("Save"), look="primary")
        self.cancel_button = QPushButton(tr("Cancel"))
        foot = in_row(self.save_button, key_hint("Enter"), self.cancel_button, key_hint("Esc"), STRETCH, gap=SPACE[1])
        put(layout, SPACE[0], foot)

    def _fill(self) -> None:
        fact = self.fact
        self.category.set_value(fact.category)
        self.what.setText(fact.field)
        self.value.setText(fact.value)
        self.as_of.setText(date_words(fact.as_of))
        self.inferred.setChecked(fact.as_of.inferred)
        self.asserted_by.setText(fact.asserted_by)
        self.polarity.set_value(fact.polarity)
        self.note.setText(fact.note)
        for line in self._lines:
            line.setCursorPosition(0)

    def _date_typed(self, text: str) -> None:
        read = with_date(self.fact, text, inferred=False, published=self._published)
        self.fields["as_of"].say(date_text(read.as_of) if read is not None else "")
        if read is not None and read.as_of.inferred:
            self.inferred.setChecked(True)

    def _offer_date(self) -> None:
        """The date that the value states is its own, unless the person says otherwise."""
        stated = date_in(self.value.text(), self._published) if self.value.isModified() else None
        self.value.setModified(False)  # one that was taken out does not come again
        if stated is not None and not self.as_of.text():
            self.as_of.setText(date_words(stated))
            self._date_typed(self.as_of.text())

    def is_changed(self) -> bool:
        return self._form.is_changed()

    def half_typed(self) -> str:
        """The unsaved fields for `take_in`, with the fact as it was saved."""
        return self._form.as_json(self.what.text())

    def take_in(self, words: str) -> None:
        """Restore what `half_typed` has written. Changes by somebody else since then are reported before saving."""
        self._form.take_in(json.loads(words))
        self.fields["value"].say(read_value(self.value.text()).remark)

    def content(self) -> Fact | None:
        """The fact as typed; None if the date is invalid, which is shown below it."""
        fact = with_date(self.fact, self.as_of.text(), inferred=self.inferred.isChecked(), published=self._published)
        if fact is None:
            self.fields["as_of"].say(tr(NOT_A_DATE), wrong=True)
            return None
        return replace(
            with_value(fact, self.value.text()),
            category=self.category.value(),
            field=" ".join(self.what.text().split()),
            asserted_by=" ".join(self.asserted_by.text().split()),
            polarity=self.polarity.value(),
            note=self.note.text().strip(),
        )

    def save(self) -> None:
        """Show errors, or emit the fact."""
        if (content := self.content()) is None:
            self.as_of.setFocus()
            return
        wrong = validate_fact(content)
        if not wrong and self._form.overtaken_once():
            wrong = {"field": tr(OVERTAKEN).format(field=self.accessibleName())}
        if not wrong:
            self.saved.emit(content)
            return
        for name, sentence in wrong.items():
            self.fields[name].say(sentence, wrong=True)
        self.fields[next(iter(wrong))].take_keyboard()

    def focus_first(self) -> None:
        """Focus the value, or for a new fact its subject."""
        field = self.value if self.fact_id else self.what
        field.setFocus()
        field.end(False)
        field.home(True)  # all is selected, and the beginning is what one sees

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            event.accept()  # a letter typed on a button must not become a command of the place
