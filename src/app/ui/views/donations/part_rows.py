"""Rows for repeating parts of a record in a form: parties, items, further amounts and dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.actions.donation_rules import may_be_unstated
from app.actions.donations import no_actor_sentence
from app.domain.alternatives import instead_of
from app.domain.counted import item_words
from app.domain.dates import format_span
from app.domain.donations import Amount, DateSpan, EventDate, Item, Money, Party
from app.domain.drafts.dates.typed import typed_date
from app.domain.giving import LeftOut, item_left_out, left_out_words, without_rate
from app.domain.instalments import share_of
from app.domain.language import capital, english, later, tr
from app.domain.money import Payers, format_amount
from app.domain.parts import PartKind
from app.domain.quantity import Stated, interval_words, names_a_number, read_quantity
from app.domain.quoted import kept
from app.domain.records import Actor, CountryInfo, DonationRecord, EvidenceItem
from app.domain.reversed_interval import right_way_round
from app.domain.terms import AmountRole, DateEvent, PartyRole, Qualifier
from app.domain.unread import unread_item
from app.domain.vocabularies import AS_SUCH, COUNTRY, GROUP, NO_ACTOR_KIND, NO_TERMS, PLACE, Term
from app.ui.base.record_words import term
from app.ui.look.mirror import isolated
from app.ui.look.tokens import SPACE
from app.ui.panels.evidence_card import EvidenceLink
from app.ui.panels.names import Names
from app.ui.views.donations.read_fields import date_remark, money_remark, typed_money
from app.ui.widgets.boxes import in_column, in_row, put, take_away
from app.ui.widgets.choice import TermChoice
from app.ui.widgets.form import (
    CROSS_PX,
    LINK_PX,
    FormField,
    FormRow,
    NameField,
    Offer,
    RemarkBelow,
    add_button,
    line_edit,
    remove_button,
    stack_rows,
)
from app.ui.widgets.typed import type_all, typed

_OWN_NAME = "own name"
"""The property that keeps what a field of a row is called, whichever row it is in."""
_INSET = (124 + SPACE[1], LINK_PX + CROSS_PX + 2 * SPACE[1])
"""The inset of what is below the main field of a row, before and behind it."""


def _in_front(role: QWidget, text: QWidget, *behind: QWidget) -> QHBoxLayout:
    """A row with the role in front of or above its fields, and buttons at the end."""
    front = FormRow()
    front.addWidget(role)
    front.addWidget(text, 1)
    return in_row((front, 1), *((widget, 0, Qt.AlignmentFlag.AlignTop) for widget in behind), gap=SPACE[1])


_AS_SUCH_WORDS = {
    COUNTRY: later("Country as such"),
    PLACE: later("Place as such"),
    GROUP: later("Group as such"),
    NO_ACTOR_KIND: later("Kind not said"),
}


def kind_text(kind: Term) -> str:
    """A kind of party as the form shows it."""
    return tr(_AS_SUCH_WORDS[kind]) if kind in _AS_SUCH_WORDS else term(kind)


@dataclass(frozen=True, slots=True)
class PartBeside:
    """The part of a row: its id in the workspace, or None for a new one, its evidence, and what it is called."""

    part_id: int | None
    evidence: tuple[EvidenceItem, ...]
    what: str


class PartRow(QWidget):
    """A part of a record: its fields, the buttons behind them, and a remark below."""

    changed = Signal()
    removed = Signal()

    def __init__(self, part: PartBeside, *inputs: QWidget, first: QLineEdit) -> None:
        """`inputs` are the fields that are filled in, and `first` the one where writing in the row begins."""
        super().__init__()
        self.part_id = part.part_id
        self.inputs, self.first = inputs, first
        self.link = EvidenceLink(part.what, part.evidence)
        self.remove = remove_button(part.what)
        self.remove.clicked.connect(self.removed)
        self._remark = RemarkBelow()
        for one in inputs:
            if isinstance(one, QLineEdit):
                one.textChanged.connect(lambda _text: self.changed.emit())
            elif isinstance(one, TermChoice):
                one.chosen.connect(self.changed)

    def by_tab(self) -> list[QWidget]:
        """Tab goes through what is filled in, and only then to what is done with the row."""
        return [*self.inputs, self.link, self.remove]

    def typed(self) -> list[Any]:
        """The content of its fields, for `type_in`."""
        return [typed(one) for one in self.inputs]

    def type_in(self, kept: Sequence[Any]) -> None:
        """Restore what `typed` returned."""
        type_all(self.inputs, kept)

    def lay_out_below(self, role: QWidget, *more: FormRow) -> None:
        """Lay out a row with its role in front of the main field, and further fields below."""
        role.setFixedWidth(124)
        below = FormRow(inset=_INSET)
        below.addWidget(self._remark)
        in_column(
            _in_front(role, self.first, self.link, self.remove), *more, below, on=self, gap=SPACE[0],
            margins=(0, 0, 0, SPACE[0]),
        )  # fmt: skip

    def value(self) -> tuple[Any, str]:
        """The part as typed, and its error, or empty."""
        raise NotImplementedError

    def explain(self) -> None:
        """Show below what was understood."""
        self.say("")

    def understood(self) -> str:
        """What was understood of the words, or that nothing was."""
        raise NotImplementedError

    def say(self, sentence: str) -> None:
        """Say below the row what is wrong with it; where nothing is, what was understood."""
        self._remark.say(sentence or self.understood(), wrong=bool(sentence), of=self.wrong_at())

    def wrong_at(self) -> QWidget:
        """The field that its error is about, where it has one."""
        return self.first


class PartyRow(PartRow):
    """A party: role and name, and under them kind, country and place."""

    def __init__(self, names: Names, party: Party, part: PartBeside) -> None:
        self._names = names
        self._base = party
        self.role = TermChoice(tuple(PartyRole), term, tr("Role"))
        self.name = NameField(names.parties, tr("Name of the party"), hint=tr("Actor, country or group"))
        self.kind = TermChoice(names.kinds(), kind_text, tr("Kind of party"))
        self.country = NameField(names.countries, tr("Country of the party"), hint=tr("Country"), only_known=True)
        self.place = line_edit(tr("Place"), tr("Place"))
        super().__init__(part, self.role, self.name, self.kind, self.country, self.place, first=self.name)
        second = FormRow(inset=_INSET)
        second.addWidget(self.kind, 8)
        put(second, (in_row((self.country, 1), (self.place, 1), gap=SPACE[1]), 10))
        self.lay_out_below(self.role, second)
        self._retyped = False
        """Whether its name is still to be looked up."""
        self._fill(party)
        self.name.accepted.connect(self._accept)
        self.name.textEdited.connect(self._is_retyped)
        self.name.editingFinished.connect(self.settle)
        self.kind.chosen.connect(self.explain)
        self.name.textChanged.connect(lambda _text: self.explain())

    def typed(self) -> list[Any]:
        return [*super().typed(), self._retyped]

    def type_in(self, kept: Sequence[Any]) -> None:
        super().type_in(kept)
        self._retyped = kept[len(self.inputs)] is True

    def _fill(self, party: Party) -> None:
        self.role.set_value(party.role)
        self.name.setText(party.name)
        self.kind.set_value(party.kind)
        info = self._names.of_code(party.group or party.iso2)
        self.country.setText(info.display_name if info else party.group or party.iso2)
        self.place.setText(party.place)
        self._own_kind(fixed=False)

    def _own_kind(self, *, fixed: bool) -> None:
        """A known actor brings its kind; if it takes part in the record already, the kind can be changed."""
        self.kind.setEnabled(not fixed)
        self.kind.setToolTip(tr("A known actor's kind is edited on the actor itself.") if fixed else "")

    def understood(self) -> str:
        """What changing the kind of a party will do on saving."""
        was, kind = self._base, self.kind.value()
        known = self.part_id is not None and was.kind not in (*AS_SUCH, NO_ACTOR_KIND)
        same = self.name.text().strip().casefold() == was.name.casefold()
        if not (known and same) or kind == was.kind:
            return ""
        if kind in AS_SUCH:
            return tr("No longer the actor “{name}” here.").format(name=was.name)
        return tr("Another kind of the actor “{name}”, in every record it takes part in.").format(name=was.name)

    def _is_retyped(self) -> None:
        self._retyped = True
        self._own_kind(fixed=False)

    def settle(self) -> None:
        """A country typed by any of its names is that country; over another, no name keeps that one's place."""
        kind, name = self.kind.value(), self.name.text().strip()
        if not self._retyped or kind not in (COUNTRY, GROUP, NO_ACTOR_KIND):
            return
        self._retyped = False
        if (info := self._names.country(name)) is not None and not self._is_actor(name):
            self._accept(Offer(name, meaning=info))
        elif kind != NO_ACTOR_KIND:
            self.kind.set_value(NO_ACTOR_KIND)
            self.country.setText("")

    def _accept(self, offer: Offer) -> None:
        self._retyped = False
        if isinstance(offer.meaning, Actor):
            actor = offer.meaning
            self.kind.set_value(actor.kind)
            info = self._names.of_code(actor.iso2)
            self.country.setText(info.display_name if info else "")
            self._own_kind(fixed=actor.kind != NO_ACTOR_KIND)
        elif isinstance(offer.meaning, CountryInfo):
            self.kind.set_value(GROUP if offer.meaning.is_group else COUNTRY)
            self.country.setText(offer.meaning.display_name)
            self._own_kind(fixed=False)
        self.changed.emit()

    def value(self) -> tuple[Party, str]:
        name = " ".join(self.name.text().split())
        typed = self.country.text().strip()
        info = self._names.country(typed)
        wrong = ""
        if typed and info is None:
            none = tr("There is no country or group “{typed}”. Choose one from the list, or write the place beside it.")
            wrong = none.format(typed=typed)
        elif not name:
            wrong = tr("Name the party, or take it out.")
        elif self._is_no_actor(name):
            wrong = no_actor_sentence(name)
        elif info is not None and self.kind.value() in AS_SUCH and name == info.display_name:
            name = info.name  # records say it alike whatever language it was chosen in
        iso2 = info.code if info and not info.is_group else ""
        group = info.code if info and info.is_group else ""
        role, kind, place = self.role.value(), self.kind.value(), self.place.text().strip()
        return replace(self._base, role=role, name=name, kind=kind, iso2=iso2, group=group, place=place), wrong

    def wrong_at(self) -> QWidget:
        typed = self.country.text().strip()
        return self.country if typed and self._names.country(typed) is None else self.name

    def _is_no_actor(self, name: str) -> bool:
        """Whether a kind of actor was chosen for the name of a country or group that is no known actor."""
        if self.kind.value() in (*AS_SUCH, NO_ACTOR_KIND) or self._names.country(name) is None:
            return False
        return not self._is_actor(name)

    def _is_actor(self, name: str) -> bool:
        return any(offer.name.casefold() == name.casefold() for offer in self._names.actors(name))


def _unread(typed: str) -> str:
    """Why a number is none, and what to write instead."""
    if right := right_way_round(typed, lambda words: read_quantity(words) is not None):
        return tr("“{typed}” ends before it begins. Write it like {right}.").format(typed=typed, right=right)
    return tr("No number is read in “{typed}”. Write it like 300,000, about 5, over 20 or 10 – 12.").format(typed=typed)


class ItemRow(PartRow):
    """An item: the words of the source, and beside them the parsed values."""

    def __init__(self, item: Item, part: PartBeside, every: Callable[[], Sequence[Item]], *, labelled: bool) -> None:
        """`every` are the items as they are typed; `labelled` is the first row, whose fields have their names above
        them."""
        self._base = self._was = item
        self._every = every
        self._number_base = _number(item)
        self.stated = line_edit(tr("As stated"), tr("some 100,000 masks"), text=item.as_stated)
        self.item = line_edit(tr("What"), "masks", text=item.item)
        self.number = line_edit(tr("How many"), tr("not stated"), text=self._number_base)
        self.number.textChanged.connect(lambda _text: self.explain())
        self.number.setToolTip(tr("≈ 100,000 · > 20 · at least 12 · 20,000 – 99,999 · dozens · few"))
        self.unit = line_edit(tr("Unit"), "pieces", text=item.unit)
        self.alternative = line_edit(tr("Alternative"), "A, B", text=item.alternative)
        self.alternative.setToolTip(tr("A, B …: an item with another letter comes instead, one with none in any case"))
        was = read_quantity(item.as_stated)
        self._unit_read = item.unit if was is not None and was.unit == item.unit else ""
        self._unit_own = ""
        super().__init__(part, self.stated, self.item, self.number, self.unit, self.alternative, first=self.stated)
        self._lay_out(labelled=labelled)
        self.stated.textEdited.connect(self._read)
        self.explain()

    def type_in(self, kept: Sequence[Any]) -> None:
        """Words are read as they were when they were typed."""
        if kept[0] != self.stated.text():
            self.stated.setText(kept[0])
            self._read(kept[0])
        super().type_in(kept)

    def _lay_out(self, *, labelled: bool) -> None:
        named = (tr("As stated"), tr("What"), tr("How many"), tr("Unit"), tr("Or"))
        labels = named if labelled else ("",) * len(named)
        down = Qt.AlignmentFlag.AlignBottom
        fields = FormRow()
        put(fields, (_pair((labels[0], self.stated, 7), (labels[1], self.item, 5)), 1))
        put(fields, _pair((labels[2], self.number, 0), (labels[3], self.unit, 0), (labels[4], self.alternative, 0)))
        self.number.setFixedWidth(124)
        self.unit.setFixedWidth(68)
        self.alternative.setFixedWidth(48)
        row = in_row((fields, 1), (self.link, 0, down), (self.remove, 0, down), gap=SPACE[1])
        in_column(row, self._remark, on=self, gap=SPACE[0], margins=0)

    def _read(self, text: str) -> None:
        """Parse the stated words at once into item, quantity and unit."""
        read = read_quantity(text) or read_quantity(without_rate(text))
        self._read_unit("" if read is None else read.unit)
        if read is None:
            self.item.setText(" ".join(text.split()))
            self.number.clear()
        else:
            self.item.setText(read.item)
            self.number.setText(_number(read))
            if read.qualifier is Qualifier.ORDER:  # the signs of an interval do not say that it is an order
                self._base = replace(self._base, low=read.low, high=read.high, qualifier=read.qualifier)
                self._number_base = self.number.text()
        self.explain()

    def _read_unit(self, unit: str) -> None:
        """Show the unit of the words; without one, the former unit: *200 t* may go on as *200 tents*."""
        if self.unit.text() != self._unit_read:
            self._unit_own = self.unit.text()
        self.unit.setText(unit or self._unit_own)
        self._unit_read = unit

    def understood(self) -> str:
        """That the words state a number and none was parsed, or that they state another than was typed."""
        item = self.value()[0]
        if item.as_stated and not kept(item, self._was, ()).as_stated:
            sentence = tr("“{words}” says another number, so these words are not kept.")
            return sentence.format(words=item.as_stated)
        if instead := self._instead(item):
            return instead
        if not self.number.text():
            return unread_item(item.as_stated) if names_a_number(item.as_stated) else ""
        why = item_left_out(item.item, item.unit, item.as_stated, "", NO_TERMS)
        return capital(left_out_words(why)) if why is LeftOut.RECURRING else ""

    def _instead(self, item: Item) -> str:
        """Instead of what it comes, as far as it is of an alternative."""
        if not item.alternative:
            return ""
        others = instead_of(item.alternative, self._every(), item_words)
        if not others:
            return tr("Write another letter at what comes instead.")
        return tr("Instead of {items}").format(items=isolated(others))

    def value(self) -> tuple[Item, str]:
        typed = self.number.text().strip()
        item = replace(
            self._base,
            item=" ".join(self.item.text().split()),
            unit=self.unit.text().strip(),
            as_stated=" ".join(self.stated.text().split()),
            alternative=self.alternative.text().strip().upper(),
        )
        wrong = ""
        if typed != self._number_base:
            read = read_quantity(typed) if typed else None
            low, high, qualifier = (read.low, read.high, read.qualifier) if read else (None, None, Qualifier.NOT_STATED)
            item = replace(item, low=low, high=high, qualifier=qualifier)
            wrong = _unread(typed) if self._is_no_number() else ""
        if not item.item and not wrong:
            wrong = tr("Say what was given, or take the item out.")
        return item, wrong

    def _is_no_number(self) -> bool:
        """Whether the number was typed, and is none or more than one."""
        typed = self.number.text().strip()
        read = read_quantity(typed)
        return typed not in ("", self._number_base) and (read is None or bool(read.item))

    def wrong_at(self) -> QWidget:
        if self._is_no_number():
            return self.number
        return self.item if self.stated.text().strip() else self.stated


def _pair(*fields: tuple[str, QWidget, int]) -> QHBoxLayout:
    """Fields side by side, with labels and stretch factors."""
    row = in_row(gap=SPACE[1])
    for label, widget, stretch in fields:
        row.addWidget(FormField(label, widget), stretch, Qt.AlignmentFlag.AlignBottom)
    if not any(stretch for _, _, stretch in fields):
        row.addStretch(1)
    return row


def _number(item: Stated) -> str:
    """A number as it is read again from its field."""
    with english():
        return interval_words(item)


class _StatedRow(PartRow):
    """A further value of the record: its role, and the words of the source, which are parsed at once."""

    def __init__(self, part: PartBeside, role: TermChoice[Any], text: QLineEdit, *more: QLineEdit) -> None:
        super().__init__(part, role, text, *more, first=text)
        self.role, self.text = role, text
        rows = [FormRow(inset=_INSET) for _ in range(0, len(more), 2)]
        for number, field in enumerate(more):
            rows[number // 2].addWidget(field, 1)
        self.lay_out_below(role, *rows)
        text.textChanged.connect(lambda _text: self.explain())
        self.explain()

    @property
    def words(self) -> str:
        return " ".join(self.text.text().split())


class AmountRow(_StatedRow):
    """A further amount: its role, the amount, which it is, the date, the channel, and the condition."""

    def __init__(self, names: Names, amount: Amount, part: PartBeside, payers: Callable[[], Payers],
                 whole: Callable[[], Money | None], published: str) -> None:  # fmt: skip
        """`whole` is the main amount, whose currency a part of it has where its words name none; `published` the day
        from which dates count."""
        self._base = amount
        self._payers, self._whole, self._published = payers, whole, published
        role = TermChoice(tuple(AmountRole), term, tr("What this amount is"))
        role.set_value(amount.role)
        text = line_edit(tr("Amount as stated"), tr("$2 million of it, or the same in euros"))
        with english():  # it is read back
            shown = format_amount(amount.low, amount.high, amount.currency, amount.qualifier)
        known = amount.low is not None or amount.high is not None
        self._base_text = amount.as_stated or (shown if known else "")
        text.setText(self._base_text)
        self.through = NameField(names.actors, tr("Through or by whom"), hint=tr("Through or by whom"))
        self.through.setText(amount.through)
        self.condition = line_edit(tr("Condition"), tr("On what condition"), text=amount.condition)
        self.which = line_edit(tr("Which of them"), tr("Which: first, last, each"), text=amount.which)
        self._base_day = day_typed(amount.date)
        self.day = line_edit(tr("When it comes"), tr("When: in May, at the end"), text=self._base_day)
        super().__init__(part, role, text, self.through, self.condition, self.which, self.day)
        role.chosen.connect(self.explain)
        for field in (self.which, self.day):
            field.textChanged.connect(lambda _text: self.explain())

    def understood(self) -> str:
        amount = self.value()[0]
        said = [money_remark(amount.money, self.words, self._payers())] if self.words else []
        if amount.is_stated and self._share() is not None:
            said = [format_amount(amount.low, amount.high, amount.currency, amount.qualifier)]
        said.append(date_remark(amount.date))
        if amount.role is AmountRole.DELIVERED:
            said.append(tr("Counts in totals only as a record of its own that delivers this one."))
        return " · ".join(filter(None, said))

    def value(self) -> tuple[Amount, str]:
        stated = {
            "role": self.role.value(),
            "through": " ".join(self.through.text().split()),
            "condition": " ".join(self.condition.text().split()),
            "which": " ".join(self.which.text().split()),
            "date": self._date(),
        }
        amount = replace(self._base, **stated)
        if self.words != self._base_text:
            whole = None if stated["role"] is AmountRole.COUNTER_VALUE else self._whole()
            read = self._share() or typed_money(self.words, self._payers(), "" if whole is None else whole.currency)
            amount = Amount(low=read.low, high=read.high, currency=read.currency, qualifier=read.qualifier,
                            as_stated=read.as_stated, period=read.period, **stated)  # fmt: skip
        is_said = self.words or may_be_unstated(amount)
        return amount, "" if is_said else tr("Say how much it is, or take the amount out.")

    def _share(self) -> Amount | None:
        """What *half* or *a third* come to of the whole that is typed above."""
        return None if self.role.value() is AmountRole.COUNTER_VALUE else share_of(self.words, self._whole())

    def _date(self) -> DateSpan:
        typed = " ".join(self.day.text().split())
        if typed == self._base_day or not typed:
            return self._base.date if typed else DateSpan()
        return typed_date(typed, self._published, ahead=True) or DateSpan(as_stated=typed)


def day_typed(date: DateSpan) -> str:
    """A date as it stands in its field."""
    return date.as_stated or (format_span(date) if date.start or date.end else "")


class EventDateRow(_StatedRow):
    """A further date: the event and the date."""

    def __init__(self, date: EventDate, part: PartBeside, published: str, ahead: Callable[[], bool]) -> None:
        self._base, self._published, self._ahead = date, published, ahead
        event = TermChoice(tuple(DateEvent), term, tr("What happened"))
        event.set_value(date.event)
        text = line_edit(tr("When, as stated"), tr("3 May 2020, first half of 2021, or as the source has it"))
        self._base_text = day_typed(date)
        text.setText(self._base_text)
        super().__init__(part, event, text)
        event.chosen.connect(self.explain)

    def understood(self) -> str:
        return date_remark(self.value()[0])

    def value(self) -> tuple[EventDate, str]:
        event, typed = self.role.value(), self.words
        if typed == self._base_text:
            date = replace(self._base, event=event)
        else:
            ahead = event is DateEvent.DUE or (event is not DateEvent.CANCELLED and self._ahead())
            read = typed_date(typed, self._published, ahead=ahead) or DateSpan(as_stated=typed)
            date = EventDate(read.start, read.end, read.precision, read.as_stated, read.inferred, event)
        return date, "" if typed else tr("Say when it was, or take the date out.")


class PartRows(QWidget):
    """The rows of one kind of part, and the button that adds one."""

    changed = Signal()

    def __init__(self, kind: PartKind, make: Callable[[Any, int | None], PartRow], blank: Callable[[], Any],
                 more: tuple[str, str]) -> None:  # fmt: skip
        """`make` makes the row of a part and its id, `blank` a new part; `more` is the text of the button."""
        super().__init__()
        self.kind = kind
        self.rows: list[PartRow] = []
        self.narrow = False
        """Whether there is so little room that fields are stacked instead of side by side."""
        self._make, self._blank = make, blank
        self._words = more
        self._box = in_column(gap=SPACE[1])
        self.more = add_button(more[0])
        self.more.clicked.connect(self.begin)
        self.remark = RemarkBelow()
        in_column(self._box, self.more, self.remark, on=self, gap=SPACE[1], margins=0)
        self.changed.connect(self._call)

    def fill(self, parts: Sequence[Any], ids: Sequence[int | None]) -> None:
        for part, part_id in zip(parts, ids, strict=True):
            self._add(part, part_id)
        self._call()

    def _call(self) -> None:
        """Set the accessible names of everything in the rows, and what the button that adds one says."""
        self.more.setText(self._words[1 if self.rows else 0])
        for number, row in enumerate(self.rows, 1):
            which = f"{capital(tr(self.kind.label))} {number}"
            for widget in (*row.findChildren(QLineEdit), *row.findChildren(TermChoice)):
                own = widget.property(_OWN_NAME) or widget.accessibleName()
                widget.setProperty(_OWN_NAME, own)
                widget.setAccessibleName(f"{which}: {own}")
            of_whom = " ".join(row.first.text().split())
            row.link.call(f"{which}, {of_whom}" if of_whom else which)
            row.remove.setAccessibleName(tr("Take out {what}").format(what=which))

    def _add(self, part: Any, part_id: int | None) -> PartRow:
        row = self._make(part, part_id)
        row.changed.connect(self.changed)
        row.removed.connect(lambda: self._take_out(row))
        stack_rows(row, narrow=self.narrow)
        self.rows.append(row)
        self._box.addWidget(row)
        return row

    def begin(self) -> None:
        """Add a row and focus it."""
        self._add(self._blank(), None).first.setFocus()
        self.changed.emit()

    def _take_out(self, row: PartRow) -> None:
        """Remove a row; the focus goes to the one in its place, or to the button that adds one."""
        at = self.rows.index(row)
        had_keyboard = row.isAncestorOf(self.focusWidget() or self)
        del self.rows[at]
        take_away(row)
        if had_keyboard:
            following = self.rows[min(at, len(self.rows) - 1)].first if self.rows else self.more
            following.setFocus()
        self.changed.emit()

    def filled(self) -> tuple[tuple[Any, ...], tuple[int | None, ...], tuple[str, ...]]:
        """The parts as typed, their ids, and their errors."""
        values = [row.value() for row in self.rows]
        return (
            tuple(part for part, _ in values),
            tuple(row.part_id for row in self.rows),
            tuple(sentence for _, sentence in values if sentence),
        )

    def typed(self) -> list[list[Any]]:
        """The id of each part and the content of its fields, for `type_in`."""
        return [[row.part_id, *row.typed()] for row in self.rows]

    def type_in(self, kept: Sequence[Sequence[Any]], parts: Mapping[int | None, Any]) -> None:
        """Restore what `typed` returned; `parts` are those that the record has now, by id."""
        for row in list(self.rows):
            self._take_out(row)
        for part_id, *values in kept:
            known = part_id in parts
            self._add(parts[part_id] if known else self._blank(), part_id if known else None).type_in(values)
        self._call()

    def check(self) -> None:
        """Show the errors at each row."""
        for row in self.rows:
            row.say(row.value()[1])

    def say(self, sentences: Sequence[str], of: QWidget) -> None:
        """Show errors between rows below all of them; the focus then goes to the field `of`."""
        self.remark.say(" ".join(sentences), wrong=True, of=of)

    def link_of(self, part_id: int) -> EvidenceLink | None:
        return next((row.link for row in self.rows if row.part_id == part_id), None)

    def show_evidence(self, record: DonationRecord) -> None:
        """Update the evidence. A part that is no longer in the record will be saved as a new one."""
        for row in self.rows:
            if row.part_id not in record.part_ids[self.kind.key]:
                row.part_id = None
            row.link.show_items(evidence_of_part(record.evidence, self.kind, row.part_id))


def evidence_of_part(evidence: Sequence[EvidenceItem], kind: PartKind, part_id: int | None) -> tuple[EvidenceItem, ...]:
    """The evidence for one part of a record; none for a new one."""
    if part_id is None:
        return ()
    return tuple(item for item in evidence if item.part_id == part_id and item.field in kind.evidence)
