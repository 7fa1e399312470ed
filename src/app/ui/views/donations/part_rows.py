"""The rows of a form that a record has several of: parties and items."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.actions.donations import no_actor_sentence
from app.domain.donations import Item, Party
from app.domain.language import english, tr
from app.domain.quantity import format_interval, names_a_number, read_quantity
from app.domain.records import Actor, CountryInfo, EvidenceItem
from app.domain.terms import PartyRole, Qualifier
from app.domain.vocabularies import AS_SUCH, COUNTRY, GROUP, NO_ACTOR_KIND, PLACE, Term
from app.ui.base.record_words import term
from app.ui.look.mirror import margins
from app.ui.look.tokens import SPACE
from app.ui.panels.evidence_card import EvidenceLink
from app.ui.panels.names import Names
from app.ui.widgets.choice import TermCombo
from app.ui.widgets.form import CROSS_PX, LINK_PX, Field, NameField, Offer, line_edit, remove_button

_AS_SUCH_WORDS = {
    COUNTRY: tr("Country as such"),
    PLACE: tr("Place as such"),
    GROUP: tr("Group as such"),
    NO_ACTOR_KIND: tr("Kind not said"),
}


def kind_text(kind: Term) -> str:
    """A kind of party as the form offers it."""
    return _AS_SUCH_WORDS.get(kind) or term(kind)


class PartyRow(QWidget):
    """Who takes part and how: role and name, and under them kind, country and place."""

    changed = Signal()
    removed = Signal()

    def __init__(self, names: Names, party: Party, part_id: int | None, evidence: tuple[EvidenceItem, ...]) -> None:
        super().__init__()
        self.part_id = part_id
        """The id of its row in the workspace, or None for a new one."""
        self._names = names
        self._base = party
        self.role = TermCombo(tuple(PartyRole), term, tr("Role"))
        self.name = NameField(names.parties, tr("Name of the party"))
        self.name.setPlaceholderText(tr("Actor, country or group"))
        self.kind = TermCombo(names.kinds(), kind_text, tr("Kind of party"))
        self.country = NameField(names.countries, tr("Country of the party"))
        self.country.setPlaceholderText(tr("Country"))
        self.place = line_edit(tr("Place"), tr("Place"))
        self.link = EvidenceLink(tr("this party"), evidence)
        self.first = self.name
        """Where writing in the row begins."""
        self._lay_out()
        self._fill(party)
        self._connect()

    def by_tab(self) -> list[QWidget]:
        """Tab goes through what is filled in, and only then to what is done with the row."""
        return [self.role, self.name, self.kind, self.country, self.place, self.link, self.remove]

    def _lay_out(self) -> None:
        self.role.setFixedWidth(124)
        self.remove = remove = remove_button(tr("this party"))
        remove.clicked.connect(self.removed)
        first = QHBoxLayout()
        first.setSpacing(SPACE[1])
        first.addWidget(self.role)
        first.addWidget(self.name, 1)
        first.addWidget(self.link)
        first.addWidget(remove)
        second = QHBoxLayout()
        second.setSpacing(SPACE[1])
        second.setContentsMargins(margins(124 + SPACE[1], 0, LINK_PX + CROSS_PX + 2 * SPACE[1], 0))
        second.addWidget(self.kind, 8)
        second.addWidget(self.country, 5)
        second.addWidget(self.place, 5)
        self._said = Field("", QWidget())
        self._said.widget.hide()
        self._said.widget.setFocusProxy(self.name)
        self._said.setContentsMargins(margins(124 + SPACE[1], 0, LINK_PX + CROSS_PX + 2 * SPACE[1], 0))
        self._said.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, SPACE[0])
        layout.setSpacing(SPACE[0])
        layout.addLayout(first)
        layout.addLayout(second)
        layout.addWidget(self._said)

    def _fill(self, party: Party) -> None:
        self.role.set_value(party.role)
        self.name.setText(party.name)
        self.kind.set_value(party.kind)
        info = self._names.of_code(party.group or party.iso2)
        self.country.setText(info.name if info else party.group or party.iso2)
        self.place.setText(party.place)
        self._own_kind(fixed=False)

    def _connect(self) -> None:
        self.name.accepted.connect(self._accept)
        self.name.textEdited.connect(lambda _text: self._own_kind(fixed=False))
        self.kind.chosen.connect(self._say_kind)
        self.name.textChanged.connect(lambda _text: self._say_kind())
        for field in (self.name, self.country, self.place):
            field.textChanged.connect(lambda _text: self.changed.emit())
        self.role.chosen.connect(self.changed)
        self.kind.chosen.connect(self.changed)

    def _own_kind(self, *, fixed: bool) -> None:
        """An actor that is chosen from those known brings its kind; where it takes part already it can be changed."""
        self.kind.setEnabled(not fixed)
        self.kind.setToolTip(tr("A known actor's kind is edited on the actor itself.") if fixed else "")

    def _say_kind(self) -> None:
        """What another kind of a party does, before it is saved."""
        was, kind = self._base, self.kind.value()
        known = self.part_id is not None and was.kind not in (*AS_SUCH, NO_ACTOR_KIND)
        same = self.name.text().strip().casefold() == was.name.casefold()
        if not (known and same) or kind == was.kind:
            sentence = ""
        elif kind in AS_SUCH:
            sentence = tr("No longer the actor “{name}” here.").format(name=was.name)
        else:
            sentence = tr("Another kind of the actor “{name}”, in every record it takes part in.").format(name=was.name)
        self._said.say(sentence)
        self._said.setVisible(bool(sentence))

    def _accept(self, offer: Offer) -> None:
        if isinstance(offer.meaning, Actor):
            actor = offer.meaning
            self.kind.set_value(actor.kind)
            info = self._names.of_code(actor.iso2)
            self.country.setText(info.name if info else "")
            self._own_kind(fixed=True)
        elif isinstance(offer.meaning, CountryInfo):
            self.kind.set_value(GROUP if offer.meaning.is_group else COUNTRY)
            self.country.setText(offer.meaning.name)
            self._own_kind(fixed=False)
        self.changed.emit()

    def value(self) -> tuple[Party, str]:
        """The party as typed, and what is wrong with it, or empty."""
        name = " ".join(self.name.text().split())
        typed = self.country.text().strip()
        info = self._names.country(typed)
        wrong = ""
        if typed and info is None:
            wrong = tr(
                "There is no country or group “{typed}”. Choose one from the list, or write the place beside it."
            ).format(typed=typed)
        elif not name:
            wrong = tr("Name the party, or take it out.")
        elif self._is_no_actor(name):
            wrong = no_actor_sentence(name)
        iso2 = info.code if info and not info.is_group else ""
        group = info.code if info and info.is_group else ""
        party = replace(
            self._base,
            role=self.role.value(),
            name=name,
            kind=self.kind.value(),
            iso2=iso2,
            group=group,
            place=self.place.text().strip(),
        )
        return party, wrong

    def _is_no_actor(self, name: str) -> bool:
        """Whether a kind of actor was chosen for what is a country or group, and no actor of that name is known."""
        if self.kind.value() in (*AS_SUCH, NO_ACTOR_KIND) or self._names.country(name) is None:
            return False
        return not any(offer.name.casefold() == name.casefold() for offer in self._names.actors(name))

    def say(self, sentence: str) -> None:
        """Say below the row what is wrong with it."""
        if not sentence:
            self._say_kind()
            return
        self._said.say(sentence, wrong=True)
        self._said.setVisible(True)


class ItemRow(QWidget):
    """What was given: the words of the source, and beside them what is made of them."""

    changed = Signal()
    removed = Signal()

    def __init__(self, item: Item, part_id: int | None, evidence: tuple[EvidenceItem, ...], *, first: bool) -> None:
        super().__init__()
        self.part_id = part_id
        self._base = item
        self._number_base = _number(item)
        self.stated = line_edit(tr("As stated"), tr("some 100,000 masks"))
        self.item = line_edit(tr("What"), "masks")
        self.number = line_edit(tr("How many"), tr("not stated"))
        self.number.setToolTip(tr("≈ 100,000 · > 20 · at least 12 · 20,000 – 99,999 · dozens · few"))
        self.unit = line_edit(tr("Unit"), "pieces")
        self.link = EvidenceLink(tr("this item"), evidence)
        self.first = self.stated
        self.stated.setText(item.as_stated)
        self.item.setText(item.item)
        self.number.setText(self._number_base)
        self.unit.setText(item.unit)
        self._lay_out(first=first)
        self.stated.textEdited.connect(self._read)
        for field in (self.stated, self.item, self.number, self.unit):
            field.textChanged.connect(lambda _text: self.changed.emit())
        self._say_unread()

    def _lay_out(self, *, first: bool) -> None:
        labels = (tr("As stated"), tr("What"), tr("How many"), tr("Unit")) if first else ("", "", "", "")
        row = QHBoxLayout()
        row.setSpacing(SPACE[1])
        down = Qt.AlignmentFlag.AlignBottom
        for label, widget, stretch in zip(
            labels, (self.stated, self.item, self.number, self.unit), (7, 5, 0, 0), strict=True
        ):
            row.addWidget(Field(label, widget), stretch, down)
        self.number.setFixedWidth(124)
        self.unit.setFixedWidth(68)
        remove = remove_button(tr("this item"))
        remove.clicked.connect(self.removed)
        row.addWidget(self.link, 0, down)
        row.addWidget(remove, 0, down)
        self._said = Field("", QWidget())
        self._said.widget.hide()
        self._said.widget.setFocusProxy(self.stated)
        self._said.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE[0])
        layout.addLayout(row)
        layout.addWidget(self._said)

    def _read(self, text: str) -> None:
        """What is typed as stated is read at once into what, how many and unit."""
        read = read_quantity(text)
        if read is None:
            self.item.setText(" ".join(text.split()))
            self.number.clear()
        else:
            self.item.setText(read.item)
            self.number.setText(_interval(read.low, read.high, read.qualifier))
            if read.unit:
                self.unit.setText(read.unit)
            if read.qualifier is Qualifier.ORDER:  # the signs of an interval do not say that it is an order
                self._base = replace(self._base, low=read.low, high=read.high, qualifier=read.qualifier)
                self._number_base = self.number.text()
        self._say_unread()

    def _say_unread(self) -> None:
        """Say it where the words state a number and none was read from them."""
        unread = not self.number.text() and names_a_number(self.stated.text())
        self._said.say(tr("No number is read in this; it is kept as stated.") if unread else "")
        self._said.setVisible(unread)

    def value(self) -> tuple[Item, str]:
        """The item as typed, and what is wrong with it, or empty."""
        typed = self.number.text().strip()
        item = replace(
            self._base,
            item=" ".join(self.item.text().split()),
            unit=self.unit.text().strip(),
            as_stated=" ".join(self.stated.text().split()),
        )
        wrong = ""
        if typed != self._number_base:
            read = read_quantity(typed) if typed else None
            if read is None:
                item = replace(item, low=None, high=None, qualifier=Qualifier.NOT_STATED)
            else:
                item = replace(item, low=read.low, high=read.high, qualifier=read.qualifier)
            if typed and (read is None or read.item):
                wrong = tr(
                    "No number is read in “{typed}”. Write it like 300,000, about 5, over 20 or 10 – 12."
                ).format(typed=typed)
        if not item.item and not wrong:
            wrong = tr("Say what was given, or take the item out.")
        return item, wrong

    def say(self, sentence: str) -> None:
        """Say below the row what is wrong with it; where nothing is, what was not read."""
        self._say_unread()
        if sentence:
            self._said.say(sentence, wrong=True)
            self._said.show()


def _number(item: Item) -> str:
    if item.low is None and item.high is None and item.qualifier is not Qualifier.FEW:
        return ""
    return _interval(item.low, item.high, item.qualifier)


def _interval(low: Decimal | None, high: Decimal | None, qualifier: Qualifier) -> str:
    """An interval as it is read back from the field."""
    with english():
        return format_interval(low, high, qualifier)
