"""The form of one record: one measured column on paper, every field with its evidence and what was read from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.donations import Donation, Party
from app.domain.donations import Item as DonationItem
from app.domain.fields import RECORD, Kind, Section, made, record_field
from app.domain.fields import Field as RegistryField
from app.domain.giving import outcome
from app.domain.language import tr
from app.domain.records import DonationRecord, EvidenceItem
from app.domain.terms import Assertion, Outcome, PartyRole, Scope, Status
from app.domain.vocabularies import Term
from app.store.reads import vocabularies
from app.ui.base.session import Session
from app.ui.look import fonts
from app.ui.look.tokens import SPACE
from app.ui.panels.evidence_card import EvidenceLink
from app.ui.panels.names import Names
from app.ui.views.donations.part_rows import ItemRow, PartyRow
from app.ui.views.donations.read_fields import Beside, DateField, Editor, MoneyField, TickField, editor
from app.ui.views.donations.record_card import evidence_of
from app.ui.views.donations.relations import Relations
from app.ui.widgets.form import Field, add_button, in_columns
from app.ui.widgets.form import Section as FormSection

MEASURE_PX = 760
_NEVER = {
    Outcome.NOT_GIVEN: tr("What was not given enters no total."),
    Outcome.CANCELLED: tr("What was cancelled enters no total."),
    Outcome.ANNOUNCED: tr("What was only announced enters no total until it is said to be given."),
    Outcome.PROMISED: tr("What was only promised enters no total until it is said to be given."),
    Outcome.OFFERED: tr("What was only offered enters no total until it is said to be given."),
}

_MANY = tr("A record of many acts at once enters no total; it would count its parts twice.")
_NO_GIFT = tr("What is no gift by its kind or its terms enters no total.")


_RULING = ("scope", "assertion", "status")
_GIFT = ("aid_kind", "terms")
"""The fields on which it rests whether a record may enter totals: by rules, and by what their terms are."""
_ROWS: dict[Section, dict[tuple[str, ...], tuple[int, ...]]] = {
    Section.ACT: {("assertion",): (), ("scope", "status"): (8, 9), _GIFT: (8, 9)},
    Section.WHO: {("donor_count", "recipient_count"): (8, 9)},
    Section.WHY: {("basis", "motive_by"): (8, 9)},
}
"""The fields of each section that stand in rows together, with how they share the width."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What a form holds: the content, which part is which row, and whether a field could not be read."""

    content: Donation
    party_ids: tuple[int | None, ...]
    item_ids: tuple[int | None, ...]
    wrong: tuple[str, ...]


class RecordForm(QWidget):
    """The fields of a record, or of a new one."""

    changed = Signal()
    evidence_wanted = Signal(object)

    def __init__(self, session: Session, record: DonationRecord | None, published: str) -> None:
        super().__init__()
        self.record = record
        self._names = Names(session)
        self._terms = vocabularies.of(session.store)
        self._quiet = True
        self.strict = False
        """Whether saving was tried, so that what is wrong is said while typing."""
        self._content = record.content if record else _EMPTY
        self.setMaximumWidth(MEASURE_PX)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, SPACE[5])
        self._rows.setSpacing(SPACE[4])
        self.parties: list[PartyRow] = []
        self.items: list[ItemRow] = []
        self._links: dict[str, EvidenceLink] = {}
        self.relations = Relations(session, record)
        self.fields: dict[str, Editor] = {}
        self._published = published
        self._make_title()
        self._make_fields(self._add(FormSection(tr("What happened"))), Section.ACT)
        self._make_parties()
        self._make_items()
        self._make_fields(self._add(FormSection(tr("Why"))), Section.WHY)
        self._add(FormSection(tr("Relations to other records"))).add(self.relations)
        self.relations.changed.connect(self._touched)
        self._make_fields(self._add(FormSection(tr("Totals"))), Section.TOTALS)
        self._make_fields(self._add(FormSection(tr("Remarks"))), Section.REMARKS)
        self._wants_totals = self._content.in_totals or not self._may()
        for key in (*_RULING, *_GIFT):
            self.fields[key].changed.connect(self._rules_changed)
        self._tick.tick.clicked.connect(self._totals_clicked)
        for line in self.findChildren(QLineEdit):
            line.setCursorPosition(0)  # what is longer than its field shows its beginning
        self._quiet = False
        self._follow_rules()
        self.clean = self.filled()

    # --- building ---

    def _evidence(self, field: str, part: int | None = None) -> tuple[EvidenceItem, ...]:
        return evidence_of(self.record, field, part) if self.record else ()

    def _link(self, field: str, what: str) -> EvidenceLink:
        return self._known(EvidenceLink(what, self._evidence(field)), field)

    def _known(self, link: EvidenceLink, field: str) -> EvidenceLink:
        link.opened.connect(self.evidence_wanted)
        self._links[field] = link
        return link

    def _add(self, section: FormSection) -> FormSection:
        self._rows.addWidget(section)
        return section

    def _make_title(self) -> None:
        self.title = self._editor(record_field("title"), last=True)
        self.title.widget.setFont(fonts.reading(20, semibold=True))
        self._rows.addWidget(self.title)

    def _make_fields(self, part: FormSection, section: Section) -> None:
        """The fields of a section: those that share a row, then each of the others in a row of its own."""
        keys = [field.key for field in RECORD if field.section is section and field.kind is not Kind.PARTS]
        shared = _ROWS.get(section, {})
        together = {key for row in shared for key in row}
        for row, stretch in (*shared.items(), *(((key,), ()) for key in keys if key not in together)):
            editors = [self._editor(record_field(key), last=key == row[-1]) for key in row]
            part.add(*editors, stretch=stretch)

    def _editor(self, field: RegistryField, *, last: bool) -> Editor:
        link = None if field.evidence_key is None else self._link(field.evidence_key, tr(field.label))
        beside = Beside(
            in_columns(link) if last else link, self._countries, self._published, self._lies_ahead, self._terms
        )
        made = editor(field, field.of(self._content), beside)
        made.changed.connect(self._touched)
        self.fields[field.key] = made
        return made

    def _make_parties(self) -> None:
        self._party_section = self._add(FormSection(tr("Who"), tr("donors, carriers, announcers, recipients")))
        content, record = self._content, self.record
        ids: tuple[int | None, ...] = record.party_ids if record else (None,) * len(content.parties)
        self._party_box = QVBoxLayout()
        self._party_box.setSpacing(SPACE[1])
        self._party_section.rows.addLayout(self._party_box)
        for party, part_id in zip(content.parties, ids, strict=True):
            self._add_party(party, part_id)
        self._more_parties = more = add_button(tr("Another party") if content.parties else tr("Party"))
        more.clicked.connect(lambda: self._new_party())
        self._party_section.add(more)
        self._make_fields(self._party_section, Section.WHO)

    def _add_party(self, party: Party, part_id: int | None) -> PartyRow:
        row = PartyRow(self._names, party, part_id, self._evidence(party.role.value, part_id) if part_id else ())
        row.link.opened.connect(self.evidence_wanted)
        row.changed.connect(self._parties_changed)
        row.removed.connect(lambda: self._take_out(self.parties, row, self._more_parties))
        self.parties.append(row)
        self._party_box.addWidget(row)
        return row

    def _new_party(self) -> None:
        roles = {row.role.value() for row in self.parties}
        role = PartyRole.RECIPIENT if PartyRole.DONOR in roles else PartyRole.DONOR
        row = self._add_party(Party(role, ""), None)
        row.name.setFocus()
        self._touched()

    def _make_items(self) -> None:
        content, record = self._content, self.record
        section = self._add(FormSection(tr("What and when")))
        self._item_section = section
        ids: tuple[int | None, ...] = record.item_ids if record else (None,) * len(content.items)
        self._item_box = QVBoxLayout()
        self._item_box.setSpacing(SPACE[1])
        section.rows.addLayout(self._item_box)
        for item, part_id in zip(content.items, ids, strict=True):
            self._add_item(item, part_id)
        self._more_items = more = add_button(tr("Another item") if content.items else tr("Item"))
        more.clicked.connect(lambda: self._new_item())
        section.add(more)
        self._item_error = Field("", QWidget())
        self._item_error.widget.hide()
        self._item_error.hide()
        section.add(self._item_error)
        self._make_fields(section, Section.WHAT)

    def _add_item(self, item: DonationItem, part_id: int | None) -> ItemRow:
        row = ItemRow(item, part_id, self._evidence("item", part_id) if part_id else (), first=not self.items)
        row.link.opened.connect(self.evidence_wanted)
        row.changed.connect(self._touched)
        row.removed.connect(lambda: self._take_out(self.items, row, self._more_items))
        self.items.append(row)
        self._item_box.addWidget(row)
        return row

    def _new_item(self) -> None:
        row = self._add_item(DonationItem(""), None)
        row.stated.setFocus()
        self._touched()

    def _countries(self) -> set[str]:
        """The codes of the parties' countries."""
        return {row.value()[0].iso2 for row in self.parties} - {""}

    def _parties_changed(self) -> None:
        if not self._quiet:
            self._explain_money()

    def _explain_money(self) -> None:
        for one in self.fields.values():
            if isinstance(one, MoneyField):
                one.explain()

    def _take_out(self, rows: list[Any], row: PartyRow | ItemRow, more: QWidget) -> None:
        """Take a row out; the keyboard goes to the one that stands there now, or to where another is made."""
        at = rows.index(row)
        had_keyboard = row.isAncestorOf(self.focusWidget() or self)
        del rows[at]
        row.hide()
        row.deleteLater()
        if had_keyboard:
            following = rows[min(at, len(rows) - 1)].first if rows else more
            following.setFocus(Qt.FocusReason.OtherFocusReason)
        self._parties_changed()

    # --- rules between fields ---

    def _totals_clicked(self, on: bool) -> None:
        self._wants_totals = on
        self._touched()

    def _rules_changed(self) -> None:
        self._follow_rules()
        for one in self.fields.values():
            if isinstance(one, DateField):
                one.explain()

    def _lies_ahead(self) -> bool:
        return "assertion" in self.fields and self._state()[1] in (Assertion.PROMISED, Assertion.OFFERED)

    def _state(self) -> tuple[Scope, Assertion, Status]:
        """Scope, assertion and status as they are chosen."""
        scope, said, came = (self.fields[key].value() for key in _RULING)
        assert isinstance(scope, Scope)
        assert isinstance(said, Assertion)
        assert isinstance(came, Status)
        return scope, said, came

    def _is_gift(self) -> bool:
        chosen = (self.fields[key].value() for key in _GIFT)
        return all(one.counts for one in chosen if isinstance(one, Term))

    def _may(self) -> bool:
        """Whether a record of this kind can be in a sum, so that it is the person's to say."""
        scope, said, came = self._state()
        return scope is Scope.SPECIFIC and outcome(said, came) is Outcome.GIVEN and self._is_gift()

    @property
    def _tick(self) -> TickField:
        found = self.fields["in_totals"]
        assert isinstance(found, TickField)
        return found

    def _follow_rules(self) -> None:
        """Only one act that was given may enter totals; the box says why it cannot be ticked."""
        scope, said, came = self._state()
        may = self._may()
        self._tick.tick.setEnabled(may)
        self._tick.tick.setChecked(may and self._wants_totals)
        why = _NEVER.get(outcome(said, came), _MANY if scope is Scope.AGGREGATE else _NO_GIFT)
        self._tick.say("" if may else why)

    def _touched(self) -> None:
        if not self._quiet:
            self.changed.emit()

    # --- what it holds ---

    def filled(self) -> Filled:
        """What the fields hold now."""
        parties = [row.value() for row in self.parties]
        items = [row.value() for row in self.items]
        wrong = [sentence for _, sentence in (*parties, *items)]
        values: dict[str, Any] = {key: one.value() for key, one in self.fields.items()}
        values["parties"] = tuple(party for party, _ in parties)
        values["items"] = tuple(item for item, _ in items)
        content = made(Donation, values, RECORD)
        return Filled(
            content,
            tuple(row.part_id for row in self.parties),
            tuple(row.part_id for row in self.items),
            tuple(sentence for sentence in wrong if sentence),
        )

    def is_changed(self) -> bool:
        """Whether anything differs from what is kept."""
        return self.filled() != self.clean or (self.record is None and self.relations.parent_ref is not None)

    def check(self) -> list[str]:
        """What stands in the way of saving. It is said beside the fields; returned is what has no field of its own."""
        from app.actions import donation_rules as rules

        self.strict = True
        content = self.filled().content
        for row in (*self.parties, *self.items):
            row.say(row.value()[1])
        self.title.say("" if content.title else tr("A record needs a title."), wrong=True)
        beside = [tr(sentence) for sentence in rules.OF_ONE_FIELD]
        rest = [sentence for sentence in rules.validate(content) if sentence not in beside]
        none_given = [sentence for sentence in rest if sentence == tr(rules.NOTHING_GIVEN)]
        self._item_error.say(" ".join(none_given), wrong=True)
        self._item_error.setVisible(bool(none_given))
        return [sentence for sentence in rest if sentence not in none_given]

    def hand(self) -> int | None:
        """Which of the fields has the keyboard, for a form that takes the place of this one."""
        return next((n for n, field in enumerate(self._entries()) if field.hasFocus()), None)

    def take_up(self, hand: int | None) -> None:
        """Give the keyboard to the field that had it in the form before."""
        entries = self._entries()
        if hand is not None:
            entries[min(hand, len(entries) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _entries(self) -> list[QWidget]:
        return [w for w in self.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]

    def wrong_fields(self) -> list[Field]:
        """The fields beside which something is said to be wrong, from top to bottom."""
        found = [field for field in self.findChildren(Field) if field.wrong]
        return sorted(found, key=lambda field: field.mapTo(self, QPoint(0, 0)).y())

    def show_evidence(self, record: DonationRecord) -> None:
        """Show evidence and relations as they are now, and leave what was typed alone.

        A party or item that is no longer in the record, as after an undo, is a new one when it is saved.
        """
        self.record = record
        for rows, known in ((self.parties, record.party_ids), (self.items, record.item_ids)):
            for row in rows:
                if row.part_id not in known:
                    row.part_id = None
                    row.link.show_items(())
        for field, link in self._links.items():
            link.show_items(evidence_of(record, field))
        for row in self.parties:
            if row.part_id is not None:
                row.link.show_items(tuple(i for i in record.evidence if i.part_id == row.part_id and i.field != "item"))
        for row in self.items:
            if row.part_id is not None:
                row.link.show_items(evidence_of(record, "item", row.part_id))
        self.relations.show_record(record)


_EMPTY = Donation("", parties=(Party(PartyRole.DONOR, ""), Party(PartyRole.RECIPIENT, "")))
"""A new record begins with its two parties to be named."""
