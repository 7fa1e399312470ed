"""The form of one record: one column, every field with its evidence and its parsed value."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.actions import donation_rules as rules
from app.actions.merge_edit import PartIds, chosen, clashes
from app.actions.offered_words import Offered
from app.domain import instalments
from app.domain.donations import Amount, Donation, EventDate, Item, Money, Party, may_enter_totals
from app.domain.drafts.record import with_title
from app.domain.duplicates import Difference
from app.domain.fates import disagreement
from app.domain.fields import Field, Kind, Section, made
from app.domain.giving import let_in, outcome
from app.domain.language import later, tr
from app.domain.money import Payers, of_parties
from app.domain.parts import PARTS, PartKind, kind_of_field
from app.domain.records import DonationRecord, DonationRef, EvidenceItem
from app.domain.shortened import shortened
from app.domain.terms import AmountRole, Assertion, DateEvent, Outcome, PartyRole, Scope, Status
from app.domain.vocabularies import Term
from app.store.reads import own_fields, vocabularies
from app.ui.base.session import Session
from app.ui.look import fonts
from app.ui.look.mirror import listed
from app.ui.look.tokens import PAGE_PX, SPACE
from app.ui.panels.evidence_card import EvidenceLink
from app.ui.panels.names import Names
from app.ui.views.donations.part_rows import (
    AmountRow,
    EventDateRow,
    ItemRow,
    PartBeside,
    PartRow,
    PartRows,
    PartyRow,
    evidence_of_part,
)
from app.ui.views.donations.read_fields import (
    Beside,
    DateField,
    Editor,
    MoneyField,
    TextField,
    TickField,
    count_remark,
    editor,
    hint_of,
)
from app.ui.views.donations.record_card import evidence_of, quotes_of
from app.ui.views.donations.relations import Relations
from app.ui.views.donations.value_choice import ClashChoice
from app.ui.widgets.at_keyboard import at_keyboard
from app.ui.widgets.boxes import in_column
from app.ui.widgets.form import FormField, FormSection, in_columns, stack_rows
from app.ui.widgets.typed import plain, type_all, typed

_ONE_LINE = 42
"""So many characters of a title have room in one line."""
WIDE_PX = 500
"""From this width on fields are side by side, below it stacked."""
_NEVER = {
    Outcome.NOT_GIVEN: later("What was not given enters no total."),
    Outcome.CANCELLED: later("What was cancelled enters no total."),
    Outcome.ANNOUNCED: later("What was only announced enters no total until it is said to be given."),
    Outcome.PROMISED: later("What was only promised enters no total until it is said to be given."),
    Outcome.OFFERED: later("What was only offered enters no total until it is said to be given."),
}
_MANY = later("A record of many acts at once enters no total; it would count its parts twice.")
_NO_GIFT = later("What is no gift by its kind or its terms enters no total.")
_RULING = ("scope", "assertion", "status")
_GIFT = ("aid_kind", "terms")
"""The fields on which it rests whether a record may enter totals: by rules, and by what their terms are."""
_ROWS: dict[Section, dict[tuple[str, ...], tuple[int, ...]]] = {
    Section.ACT: {("assertion",): (), ("scope", "status"): (8, 9), _GIFT: (8, 9), ("condition",): ()},
    Section.WHO: {("parties",): (), ("donor_count", "recipient_count"): (8, 9)},
    Section.WHY: {("basis", "motive_by"): (8, 9)},
}
"""The fields of each section that share rows, with their shares of the width."""


@dataclass(frozen=True, slots=True)
class Filled:
    """The contents of a form: the record, the ids of its parts, and errors."""

    content: Donation
    part_ids: dict[str, tuple[int | None, ...]]
    wrong: tuple[str, ...]


class Hand(NamedTuple):
    """Where the keyboard is in a form: the name of its field, its number among those of that name and among all, since
    the next form may have fewer rows, and its caret, in UTF-16 units."""

    name: str
    number: int
    at: int
    caret: int


class RecordForm(QWidget):
    """The fields of a record, or of a new one."""

    changed = Signal()
    words_taken = Signal(object)
    """The `Offered` words that are to be linked."""

    def __init__(self, session: Session, record: DonationRecord | None, published: str) -> None:
        super().__init__()
        self.record = self.base = record
        self._names = Names(session)
        self._terms = vocabularies.of(session.store)
        own = own_fields.fields(session.store)
        self._quiet = True
        self.strict = False
        """Whether saving was tried, so that what is wrong is said while typing."""
        self._content = record.content if record else _EMPTY
        self._fields = {field.key: field for field in own if not field.retired or not field.is_missing(self._content)}
        """The fields of the form by key: those of the program, and of the workspace's own those that are offered."""
        self.setMaximumWidth(PAGE_PX)
        self._narrow, self._needed = False, WIDE_PX
        self._rows = in_column(on=self, gap=SPACE[4], margins=(0, 0, 0, SPACE[5]))
        self.parts: dict[str, PartRows] = {}
        self._links: dict[str, EvidenceLink] = {}
        self.relations = Relations(session, record)
        self.fields: dict[str, Editor] = {}
        self._published = published
        title = self._editor(self._fields["title"], last=True)
        assert isinstance(title, TextField)
        self.title = title
        self.title.widget.setFont(fonts.reading(20, semibold=True))
        self._rows.addWidget(self.title)
        self._make_fields(Section.ACT, tr("What happened"))
        self._make_fields(Section.WHO, tr("Who"), tr("donors, recipients, and who pays, carries, announces or owns"))
        self._make_fields(Section.WHAT, tr("What and when"))
        self._make_fields(Section.WHY, tr("Why"))
        self._add(tr("Relations to other records")).add(self.relations)
        self.relations.changed.connect(self._touched)
        self._make_fields(Section.TOTALS, tr("Totals"))
        if any(field.own for field in self._fields.values()):
            self._make_fields(Section.OWN, tr("Fields of this workspace"))
        self._make_fields(Section.REMARKS, tr("Remarks"))
        self._wants_totals = let_in(self._content)
        for key in (*_RULING, *_GIFT):
            self.fields[key].changed.connect(self._rules_changed)
        self._tick.tick.clicked.connect(self._totals_clicked)
        for line in self.findChildren(QLineEdit):
            line.setCursorPosition(0)  # what is longer than its field shows its beginning
        self._quiet = False
        self._follow_rules()
        self.clean = self.filled()
        self._say_fate(self.clean.content)
        self._say_others(self.clean.content)
        self._clean_typed = self._typed()
        self._overtaken: dict[str, Any] = {}
        """The former values of fields that somebody else has changed since they were typed."""
        self.clash: ClashChoice | None = None
        """What is to be chosen before it can be saved."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._narrow:
            self._needed = max(WIDE_PX, self.minimumSizeHint().width() + 1)
        narrow = event.size().width() < self._needed
        if narrow != self._narrow:
            self._narrow = narrow
            stack_rows(self, narrow=narrow)
            for rows in self.parts.values():
                rows.narrow = narrow

    # --- building ---

    def _evidence(self, field: str, part: int | None = None) -> tuple[EvidenceItem, ...]:
        return evidence_of(self.record, field, part) if self.record else ()

    def _link(self, field: str, what: str) -> EvidenceLink:
        link = EvidenceLink(what, self._evidence(field))
        self._links[field] = link
        return link

    def _add(self, *title: str) -> FormSection:
        section = FormSection(*title)
        self._rows.addWidget(section)
        return section

    def _make_fields(self, section: Section, *title: str) -> None:
        """The fields of a section: those that share a row first, then one per row."""
        part = self._add(*title)
        keys = [field.key for field in self._fields.values() if field.section is section]
        shared = _ROWS.get(section, {})
        together = {key for row in shared for key in row}
        for row, stretch in (*shared.items(), *(((key,), ()) for key in keys if key not in together)):
            part.add(*(self._made(self._fields[key], last=key == row[-1]) for key in row), stretch=stretch)

    def _made(self, field: Field, *, last: bool) -> QWidget:
        return self._make_parts(field) if field.kind is Kind.PARTS else self._editor(field, last=last)

    def _editor(self, field: Field, *, last: bool) -> Editor:
        link = None if field.evidence_key is None else self._link(field.evidence_key, field.display_name)
        behind = in_columns(link, last=last) if last or link is not None else None
        key = field.evidence_key or ""
        beside = Beside(behind, self._payers, self._published, self._lies_ahead, self._terms,
                        lambda: quotes_of(self._evidence(key)))  # fmt: skip
        made = editor(field, field.of(self._content), beside)
        made.changed.connect(self._touched)
        self.fields[field.key] = made
        return made

    def _make_parts(self, field: Field) -> PartRows:
        kind = next(kind for kind in PARTS if kind.key == field.key)
        make, blank, more = self._row_of(kind)
        rows = self.parts[kind.key] = PartRows(kind, make, blank, more)
        known = self.record.part_ids[kind.key] if self.record else None
        parts = kind.of(self._content)
        rows.fill(parts, known or (None,) * len(parts))
        self._explain_alternatives()
        also = {"parties": self._parties_changed, "items": self._items_changed}
        rows.changed.connect(also.get(kind.key, self._touched))
        return rows

    def _row_of(
        self, kind: PartKind
    ) -> tuple[Callable[[Any, int | None], PartRow], Callable[[], Any], tuple[str, str]]:
        """How to make a row for a kind of part, its blank value, and the text of the button that adds one."""

        def beside(part_id: int | None, what: str) -> PartBeside:
            evidence = self.record.evidence if self.record else ()
            return PartBeside(part_id, evidence_of_part(evidence, kind, part_id), what)

        match kind.key:
            case "parties":
                return (
                    lambda part, i: PartyRow(self._names, part, beside(i, tr("this party"))),
                    self._new_party,
                    (tr("Party"), tr("Another party")),
                )
            case "items":
                return (
                    lambda part, i: ItemRow(
                        part, beside(i, tr("this item")), self._said_items, labelled=not self.items
                    ),
                    lambda: Item(""),
                    (tr("Item"), tr("Another item")),
                )
            case "amounts":
                return (
                    lambda part, i: AmountRow(
                        self._names, part, beside(i, tr("this amount")), self._payers, self._whole, self._published
                    ),
                    lambda: Amount(AmountRole.INSTALMENT),
                    (tr("Add amount"), tr("Add amount")),
                )
            case _:
                return (
                    lambda part, i: EventDateRow(part, beside(i, tr("this date")), self._published, self._lies_ahead),
                    lambda: EventDate(event=self._next_event()),
                    (tr("Add date"), tr("Add date")),
                )

    def _new_party(self) -> Party:
        roles = {row.role.value() for row in self.parties}
        return Party(PartyRole.RECIPIENT if PartyRole.DONOR in roles else PartyRole.DONOR, "")

    def _next_event(self) -> DateEvent:
        """The first event that has no date yet."""
        rows = self.parts["dates"].rows
        known = {row.role.value() for row in rows if isinstance(row, EventDateRow)}
        return next((event for event in DateEvent if event not in known), DateEvent.ANNOUNCED)

    @property
    def parties(self) -> list[PartyRow]:
        return [row for row in self.parts["parties"].rows if isinstance(row, PartyRow)]

    @property
    def items(self) -> list[ItemRow]:
        return [row for row in self.parts["items"].rows if isinstance(row, ItemRow)]

    def _payers(self) -> Payers:
        """The parties' countries."""
        return of_parties(row.value()[0] for row in self.parties)

    def _whole(self) -> Money | None:
        """The main amount as it is typed."""
        money = self.fields["money"].value()
        assert money is None or isinstance(money, Money)
        return money

    def _parties_changed(self) -> None:
        if self._quiet:
            return
        for one in (*self.fields.values(), *self.parts["amounts"].rows):
            if isinstance(one, MoneyField | AmountRow):
                one.explain()
        self._touched()

    def _said_items(self) -> list[Item]:
        """The items as they are typed."""
        return [row.value()[0] for row in self.items] if "items" in self.parts else []

    def _items_changed(self) -> None:
        self._explain_alternatives()
        self._touched()

    def _explain_alternatives(self) -> None:
        """Each alternative says what comes instead of it."""
        for row in self.items if "items" in self.parts else ():
            if row.alternative.text().strip():
                row.explain()

    # --- rules between fields ---

    def _totals_clicked(self, on: bool) -> None:
        self._wants_totals = on
        self._touched()

    def _rules_changed(self) -> None:
        self._follow_rules()
        for one in (*self.fields.values(), *self.parts["dates"].rows):
            if isinstance(one, DateField | EventDateRow):
                one.explain()

    def _lies_ahead(self) -> bool:
        return "assertion" in self.fields and self._state()[1] in (Assertion.PROMISED, Assertion.OFFERED)

    def _state(self) -> tuple[Scope, Assertion, Status]:
        scope, assertion, came = (self.fields[key].value() for key in _RULING)
        return scope, assertion, came

    def _is_gift(self) -> bool:
        chosen = (self.fields[key].value() for key in _GIFT)
        return all(one.counts for one in chosen if isinstance(one, Term))

    def _may(self) -> bool:
        """Whether such a record can count in totals, so that the person may decide."""
        scope, assertion, came = self._state()
        return scope is Scope.SPECIFIC and outcome(assertion, came) is Outcome.GIVEN and self._is_gift()

    @property
    def _tick(self) -> TickField:
        found = self.fields["in_totals"]
        assert isinstance(found, TickField)
        return found

    def _follow_rules(self) -> None:
        """Only one act that was given may count in totals; the checkbox says why it is disabled."""
        scope, assertion, came = self._state()
        may = self._may()
        self._tick.tick.setEnabled(may)
        self._tick.tick.setChecked(may and self._wants_totals)
        why = _NEVER.get(outcome(assertion, came), _MANY if scope is Scope.AGGREGATE else _NO_GIFT)
        self._tick.say("" if may else tr(why))

    def _say_fate(self, content: Donation) -> None:
        """Say beside the status where what became of it is not the same in all places that say so."""
        said = disagreement(content)
        if said != self.fields["status"].below.text():
            self.fields["status"].say(said)

    def _say_others(self, content: Donation) -> None:
        """Say below the number of instalments what is left for those of which no amount is stated."""
        found, field = instalments.others(content), self.fields["instalments"]
        rest = "" if found is None else tr("Other instalments: {words}").format(words=found.words())
        said = listed((count_remark(field.value()), rest))
        if said != field.below.text():
            field.say(said)

    def _touched(self) -> None:
        if not self._quiet:
            content = self.filled().content
            self._say_fate(content)
            self._say_others(content)
            made = "" if self.title.value() else content.title
            self.title.text.setPlaceholderText(shortened(made, _ONE_LINE) or hint_of(self._fields["title"]))
            if self.clash is not None:
                self.clash.show_ours(content)
            self.changed.emit()

    # --- what it holds ---

    def filled(self) -> Filled:
        parts = {key: rows.filled() for key, rows in self.parts.items()}
        values: dict[str, Any] = {key: one.value() for key, one in self.fields.items()}
        values |= {key: found for key, (found, _, _) in parts.items()}
        values["in_totals"] = self._wants_totals and may_enter_totals(values["scope"], values["assertion"])
        wrong = tuple(sentence for _, _, sentences in parts.values() for sentence in sentences)
        content = with_title(made(Donation, values, tuple(self._fields.values())))
        return Filled(content, {key: ids for key, (_, ids, _) in parts.items()}, wrong)

    def is_changed(self) -> bool:
        """Whether anything differs from what is saved."""
        return self.filled() != self.clean or (self.record is None and self.relations.parent_ref is not None)

    # --- what waits to be saved ---

    def _typed(self) -> dict[str, Any]:
        """The content of the fields by key; rows of parts with their ids."""
        out: dict[str, Any] = {key: [typed(one) for one in field.inputs] for key, field in self.fields.items()}
        out |= {key: rows.typed() for key, rows in self.parts.items()}
        return out | {"in_totals": [self._wants_totals]}

    def half_typed(self) -> str:
        """What differs from what is saved, for `take_in`, with what was saved there."""
        found = {key: value for key, value in self._typed().items() if value != self._clean_typed[key]}
        was = {key: plain(self._fields[key].of(self._content)) for key in found}
        was |= {key: before for key, before in self._overtaken.items() if key in found}
        parent = None if self.record is not None else self.relations.parent_ref
        name = self.record.ref if self.record is not None else self.title.value()
        kept = {"name": name, "typed": found, "was": was, "parent": None if parent is None else parent.id}
        return json.dumps(kept, ensure_ascii=False)

    def take_in(self, words: str, parent: DonationRef | None = None) -> None:
        """Restore what `half_typed` has written. Changes by somebody else since then are reported before saving."""
        kept = json.loads(words)
        self._quiet = True
        for key, values in kept["typed"].items():
            if key in self.parts:
                known = self.record.part_ids[key] if self.record is not None else ()
                self.parts[key].type_in(values, dict(zip(known, self._fields[key].of(self._content), strict=False)))
            elif key in self.fields:
                type_all(self.fields[key].inputs, values)
        self._wants_totals = bool(kept["typed"].get("in_totals", [self._wants_totals])[0])
        if parent is not None:
            self.relations.begin_under(parent)
        self._overtaken = {
            key: was
            for key, was in kept["was"].items()
            if key in self._fields and was != json.loads(json.dumps(plain(self._fields[key].of(self._content))))
        }
        self._quiet = False
        self._follow_rules()
        self._rules_changed()
        self._parties_changed()

    def must_choose(self, now: DonationRecord) -> bool:
        """Whether it is to be chosen first whose value stays, of fields that `now` has otherwise than they were when
        they were typed in. The choice is shown at the head."""
        found, before = self._clashes(now), self.clash
        if before is not None and before.asks(found):
            return False
        if before is not None and (row := before.parentWidget()) is not None:
            row.hide()
            row.deleteLater()
        self.clash = ClashChoice(found, () if before is None else before.grid.of_theirs()) if found else None
        if self.clash is not None:
            self._rows.insertWidget(0, FormField("", self.clash, in_columns()))  # as wide as the fields
        return bool(found)

    def _clashes(self, now: DonationRecord) -> tuple[Difference, ...]:
        was = now if self.base is None else self.base
        return clashes(now, self.filled().content, was.content, self._overtaken)

    def as_chosen(self, now: DonationRecord) -> tuple[Donation, PartIds, DonationRecord]:
        """What is to be written over a record, and what was seen of it; see `merge_edit.chosen`."""
        filled, of_theirs = self.filled(), () if self.clash is None else self.clash.grid.of_theirs()
        was = now if self.base is None else self.base
        return chosen(now, filled.content, filled.part_ids, was, self._clashes(now), of_theirs)

    def check(self) -> list[str]:
        """Show the errors beside the fields; returns those that belong to no field."""
        for row in self.parties:
            row.settle()  # which is a change, and once `strict` has changes checked, too
        self.strict = True
        content = self.filled().content
        for rows in self.parts.values():
            rows.check()
        self.title.say("" if content.title else tr("A record needs a title."), wrong=True)
        beside = [tr(sentence) for sentence in rules.OF_ONE_FIELD]
        rest = [sentence for sentence in rules.validate(content) if sentence not in beside]
        of_parts = {
            "items": [sentence for sentence in rest if sentence == tr(rules.NOTHING_GIVEN)],
            "amounts": [sentence for sentence in rules.amounts_error(content) if sentence in rest],
            "dates": [sentence for sentence in rules.dates_error(content) if sentence in rest],
        }
        for key, sentences in of_parts.items():
            rows = self.parts[key]
            said = () if rows.filled()[2] else sentences  # what a row lacks is said at the row
            rows.say(said, self._at_fault(key, content) if said else rows.more)
        shown = [sentence for sentence in rest if not any(sentence in of_part for of_part in of_parts.values())]
        return shown

    def _at_fault(self, key: str, content: Donation) -> QWidget:
        """The field to correct where parts of a kind do not fit: in the first row without which they would."""
        rows, parts = self.parts[key].rows, self._fields[key].of(content)
        if not rows:
            return self.fields["money"].inputs[0]  # there is an amount and no item
        fits = {"amounts": rules.amounts_error, "dates": rules.dates_error}.get(key, lambda _content: [])
        others = (replace(content, **{key: (*parts[:n], *parts[n + 1 :])}) for n in range(len(rows)))
        return next((row.first for row, left in zip(rows, others, strict=True) if not fits(left)), rows[0].first)

    def hand(self, *, last: bool = False) -> Hand | None:
        """Which field has the focus, or had it `last`, for a form that replaces this one."""
        entries, focused = self._entries(), self.focusWidget()
        if focused not in entries or not (last or at_keyboard(focused)):
            return None
        at = entries.index(focused)
        name = entries[at].accessibleName()
        number = sum(one.accessibleName() == name for one in entries[:at])
        if isinstance(focused, QLineEdit):
            return Hand(name, number, at, focused.cursorPosition())
        return Hand(name, number, at, focused.textCursor().position() if isinstance(focused, QPlainTextEdit) else 0)

    def take_up(self, hand: Hand | None) -> None:
        """Focus the field that had the focus in the previous form, with the caret where it was."""
        if hand is None:
            return
        entries = self._entries()
        named = [one for one in entries if one.accessibleName() == hand.name][hand.number : hand.number + 1]
        field = (named or entries[hand.at :] or entries)[0]
        field.setFocus()
        if named and isinstance(field, QLineEdit):
            field.setCursorPosition(hand.caret)
        elif named and isinstance(field, QPlainTextEdit):
            caret = field.textCursor()
            caret.setPosition(min(hand.caret, field.document().characterCount() - 1))
            field.setTextCursor(caret)

    def to_section(self, way: int) -> QWidget | None:
        """Focus the first field of the next section, or of the one before. Returns it, if there is one."""
        sections = [self.title, *self.findChildren(FormSection)]
        here = next((n for n, one in enumerate(sections) if one.isAncestorOf(self.focusWidget())), 0)
        if not 0 <= here + way < len(sections):
            return None
        inside = (one for one in self._entries() if sections[here + way].isAncestorOf(one))
        first = min(inside, key=lambda one: one.mapTo(self, QPoint(0, 0)).y(), default=None)
        if first is not None:
            first.setFocus()
        return first

    def focus_cell(self, key: str) -> None:
        """Focus what a column of the table shows: a party, its kind, or an item; without items that is the money."""
        role, _, kind = key.partition(".")
        party = next((row for row in self.parties if row.role.value() == role), None)
        item = self.parts["items"].rows[:1] if key == "what" else []
        if key == "what" and not item:
            self.fields["money"].take_keyboard()
            return
        wanted = item[0].first if item else None if party is None else party.kind if kind else party.name
        if wanted is not None:
            wanted.setFocus()

    def _entries(self) -> list[QWidget]:
        found = (w for w in self.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus)
        return [one for one in found if one.isVisibleTo(self) and one.isEnabled()]

    def wrong_fields(self) -> list[FormField]:
        """The fields with errors, top to bottom."""
        found = [field for field in self.findChildren(FormField) if field.wrong]
        return sorted(found, key=lambda field: field.mapTo(self, QPoint(0, 0)).y())

    def offer(self, found: Sequence[Offered]) -> None:
        """Offer words as evidence beside fields and parts without any."""
        for one in found:
            link = self._links.get(one.field)
            if one.part_id is not None:
                kind = kind_of_field(one.field)
                link = self.parts[kind.key].link_of(one.part_id) if kind is not None else None
            if link is not None:
                link.offer(one.quote, lambda one=one: self.words_taken.emit(one))

    def show_evidence(self, record: DonationRecord) -> None:
        """Update evidence and relations, keeping what was typed."""
        self.record = record
        for rows in self.parts.values():
            rows.show_evidence(record)
        for field, link in self._links.items():
            link.show_items(evidence_of(record, field))
        self.relations.show_record(record)


_EMPTY = Donation("", parties=(Party(PartyRole.DONOR, ""), Party(PartyRole.RECIPIENT, "")))
"""A new record begins with its two parties to be named."""
