"""A record in the inspector: every field with a value, each with a link to its evidence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from html import escape
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain import alternatives, instalments, support
from app.domain.counted import item_words
from app.domain.dates import span_words
from app.domain.donations import Amount, DateSpan, Party
from app.domain.evidence import apart, by_sentence
from app.domain.fields import Field, Kind, Section, shown, stated
from app.domain.giving import outcome
from app.domain.language import capital, later, later_n, tr, tr_n, tr_term
from app.domain.money import format_money
from app.domain.quantity import interval_words, names_a_number
from app.domain.records import DonationRecord, EvidenceItem
from app.domain.relations import LINK_WORDS
from app.domain.reviews import standings_of_record
from app.domain.terms import AmountRole, Assertion, EvidenceRole, PartyRole, Scope, Status
from app.domain.totals_words import reasons_of
from app.domain.vocabularies import AS_SUCH, GROUP, NO_ACTOR_KIND, PLACE
from app.ui.base import keys
from app.ui.base.record_words import choices, disputes, reading_words, term
from app.ui.base.session import go_from
from app.ui.base.things import target_of_record
from app.ui.look import fonts, theme
from app.ui.look.icons import icon
from app.ui.look.mirror import at_start, isolated, listed, margins
from app.ui.look.plain import HtmlLabel, PlainLabel, as_tip
from app.ui.look.tokens import SPACE
from app.ui.panels.evidence_card import LINK_PX, EvidenceCards, EvidenceLink, ValueRow
from app.ui.panels.table_row import TableRowCard
from app.ui.widgets.boxes import STRETCH, holding, in_column, in_row, put, styled
from app.ui.widgets.chips import Chip, ChipLook, status_look
from app.ui.widgets.labels import head, key_hint, muted, push_button

LINK_EDGE_PX = 5
"""What a link has around its words, so that these begin where other lines do."""
HEADS = {
    EvidenceRole.SUPPORTS: later_n("Evidence · {n} sentence", "Evidence · {n} sentences"),
    EvidenceRole.CONTRADICTS: later_n("Says otherwise · {n} sentence", "Says otherwise · {n} sentences"),
    EvidenceRole.CONTEXT: later_n("In its context · {n} sentence", "In its context · {n} sentences"),
}
"""The heads over the sentences of a record, in the order in which a sentence of several roles comes under one."""
AT_FIRST = 2
"""Of more sentences over the fields the others are folded, so that these are not far."""


def _by_role(evidence: Sequence[EvidenceItem]) -> dict[EvidenceRole, list[EvidenceItem]]:
    """The evidence by what its sentences do, with counterparts among what supports; all of it, if none supports."""
    own, counterparts = apart(evidence)
    found: dict[EvidenceRole, list[EvidenceItem]] = {role: [] for role in HEADS}
    for sentence in by_sentence(own):
        roles = {field.role for field in sentence.fields}
        found[next(role for role in HEADS if role in roles)] += sentence.items
    if not found[EvidenceRole.SUPPORTS]:
        return {EvidenceRole.SUPPORTS: list(evidence)}
    found[EvidenceRole.SUPPORTS] += counterparts
    return found


def evidence_of(record: DonationRecord, field: str, part_id: int | None = None) -> tuple[EvidenceItem, ...]:
    """The evidence for one field of a record."""
    return tuple(item for item in record.evidence if item.field == field and item.part_id == part_id)


def quotes_of(evidence: Iterable[EvidenceItem]) -> tuple[str, ...]:
    """The sentences of evidence, as in their sources."""
    return tuple(item.around or item.quote for item in evidence)


def _unread(stated: str) -> str:
    """Words of the source in which no number was recognised."""
    return tr("“{stated}” · not read as a number").format(stated=isolated(stated))


def _value_text(field: Field, value: Any) -> str:
    """A value as understood, or the words if nothing was."""
    words = stated(field, value)
    if field.kind is Kind.TERM:
        return term(value)
    if field.kind is Kind.YES_NO:
        return capital(shown(field, value))
    if field.kind is Kind.DATE:
        return span_text(value)
    if field.kind is Kind.MONEY and not value.currency:
        return _unread(words)
    if field.kind is Kind.COUNT and not interval_words(value):
        return _unread(words) if names_a_number(words) else words
    return shown(field, value)


def span_text(span: DateSpan) -> str:
    """A date as understood, or in the words of the source."""
    if not (span.start or span.end):
        return span.as_stated
    return tr("{date} · inferred").format(date=span_words(span)) if span.inferred else span_words(span)


def party_note(party: Party) -> str:
    """Where a party is: its place and its country's code."""
    code = party.iso2 if party.kind in (PLACE, GROUP) or party.place else ""
    return ", ".join(part for part in (party.place if party.place != party.name else "", code) if part)


def party_kind(party: Party) -> str:
    """The kind of actor of a party; empty for a country, place or group."""
    return "" if party.kind in AS_SUCH or party.kind == NO_ACTOR_KIND else term(party.kind)


class RecordCard(QWidget):
    """One record, read-only. It is rebuilt whenever another one is selected."""

    open_wanted = Signal(int)
    remove_wanted = Signal(int)
    actor_wanted = Signal(int)
    reading_wanted = Signal(int)
    """Go through its fields as a second reader."""

    def __init__(self, record: DonationRecord, *, beside_form: bool = False) -> None:
        """`beside_form` omits what the record's form shows already, and shows its sentences first."""
        super().__init__()
        self.record = record
        self.setAccessibleName(tr("Record {ref}: {title}").format(ref=record.ref, title=record.content.title))
        layout = in_column(on=self, gap=SPACE[2], margins=margins(SPACE[3], SPACE[3], SPACE[2], SPACE[3]))
        if beside_form:
            put(layout, *self._evidence(record.evidence))
        else:
            by_role = _by_role(record.evidence)
            supports = by_role.pop(EvidenceRole.SUPPORTS)
            put(layout, self._head(), *self._evidence(supports, AT_FIRST), self._card(), self._buttons())
            for role, items in by_role.items():
                if items:
                    put(layout, *self._sentences(EvidenceCards(items, among=record.evidence), role))
            for field in record.fields:
                text = field.of(record.content)
                if field.section is Section.REMARKS and text:
                    put(layout, _passage_of_text(capital(tr(field.label)), text))
        if record.table is not None:
            layout.addWidget(TableRowCard(record.table))
        layout.addStretch(1)

    def _evidence(self, items: Sequence[EvidenceItem], at_first: int | None = None) -> Iterable[QWidget]:
        """The sentences under their head, or how to add some."""
        cards = EvidenceCards(items, at_first, self.record.evidence)
        if cards.count:
            yield from self._sentences(cards, EvidenceRole.SUPPORTS)
            return
        if self.record.table is None or not self.record.table.is_source:
            yield head(tr("Evidence"), "evidence")
            said = tr("No passage supports this record yet. Select its words in a source, press {record}.")
            yield keys.explain(muted(""), said, record="page.record")

    def _sentences(self, cards: EvidenceCards, role: EvidenceRole) -> tuple[QWidget, QWidget]:
        return head(tr_n(*HEADS[role], cards.count), "evidence"), cards

    def _head(self) -> QVBoxLayout:
        sign = PlainLabel()
        sign.setPixmap(icon("package", "accent").pixmap(16, 16))
        ref = PlainLabel(self.record.ref, font=fonts.interface(semibold=True))
        top = in_row(sign, ref, STRETCH)
        if self.record.content.scope is Scope.AGGREGATE:
            top.addWidget(Chip(ChipLook(tr("many at once"))))
        top.addWidget(Chip(status_look(self.record.content.assertion, self.record.content.status)))
        title = _words(self.record.content.title)
        title.setFont(fonts.interface(14, semibold=True))
        return in_column(top, at_start(title), gap=SPACE[0])

    def _card(self) -> QFrame:
        card = styled(QFrame(), "card")
        outside = in_column(on=card, gap=6, margins=margins(0, SPACE[2], SPACE[0], SPACE[2]))
        inside = in_column(gap=6, margins=margins(SPACE[2], 0, 0, 0))
        record, standings = self.record, standings_of_record(self.record)
        otherwise = support.stated_otherwise(record.content, record.part_ids, record.evidence)
        warnings = [*(one.sentence() for one in otherwise), *disputes(standings)]
        put(inside, *self._rows(), *(in_row(_warning(one), SPACE[1], gap=0) for one in warnings))
        put(inside, *map(muted, choices(standings)))
        read = push_button(reading_words(standings), lambda: self.reading_wanted.emit(self.record.id), look="link")
        keys.tip(read, tr("Review its fields as a second reader"), "donations.second_reader")
        put(outside, inside, in_row(read, STRETCH, margins=margins(SPACE[2] - LINK_EDGE_PX, 0, 0, 0)))
        return card

    def _buttons(self) -> QHBoxLayout:
        tip = tr("Remove the record with its evidence (Del)")
        edit = push_button(tr("Open"), look="chip", glyph="pencil", tip=tr("Open the whole form (E or Enter)"))
        edit.clicked.connect(lambda: self.open_wanted.emit(self.record.id))
        remove = push_button(tr("Remove"), look="chip", glyph="trash", tip=tip)
        remove.clicked.connect(lambda: self.remove_wanted.emit(self.record.id))
        return in_row(edit, key_hint("E"), STRETCH, remove, key_hint("Del"), gap=SPACE[1])

    # --- rows ---

    def _rows(self) -> Iterable[QWidget]:
        content = self.record.content
        yield from self._parties()
        if not content.items and content.assertion is not Assertion.NOT_GIVEN:
            yield self._row(tr("Item"), "", "item")
        yield from self._parts("items")
        for field in self.record.fields:
            if field.kind is Kind.PARTS and field.key not in ("parties", "items"):
                yield from self._parts(field.key)
                if field.key == "amounts" and (others := instalments.others(content)) is not None:
                    yield self._line(tr("Other instalments"), _words(others.words()), ())
            elif field.card is not None and field.kind is not Kind.PARTS:
                yield from self._field(field)
        for number, one in enumerate(self.record.open or ()):
            yield self._line(tr("Still open") if number == 0 else "", _words(one.words()), ())
        yield from self._outcome()
        yield from self._relations()

    def _parts(self, key: str) -> Iterable[QWidget]:
        """A row for each part of a kind, each with its evidence; alternatives begin with *either* and *or*."""
        before = ""
        heads = iter(alternatives.heads(self.record.content.items) if key == "items" else ())
        for kind, part_id, part in self.record.parts():
            if kind.key == key:
                label, words = _PART[key](part)
                if head := next(heads, ""):
                    label, before = capital(head), ""
                yield self._row(label if label != before else "", words, kind.field_of(part), part_id,
                                stated="" if part.as_stated == words else part.as_stated)  # fmt: skip
                before = label

    def _field(self, field: Field) -> Iterable[QWidget]:
        value = field.of(self.record.content)
        if not field.says(value) and (field.own or field.kind is not Kind.DATE):
            return
        words, by = _value_text(field, value), self.record.content.motive_by
        if field.key == "motive" and by:
            words = tr("{motive} (says {who})").format(motive=words, who=by)
        label = capital(tr(field.card)) if field.card else field.title
        tip = stated(field, value) if field.kind in (Kind.MONEY, Kind.DATE, Kind.COUNT) else ""
        yield self._row(label, words, field.evidence_key or "", stated="" if tip == words else tip)

    def _outcome(self) -> Iterable[QWidget]:
        content = self.record.content
        came = term(outcome(content.assertion, content.status))
        stated = "" if content.status in (Status.REPORTED, Status.NONE_RECORDED) else tr_term(content.status)
        shown = f"{came} ({stated})" if stated and capital(stated) != came else came
        evidence = (*evidence_of(self.record, "assertion"), *evidence_of(self.record, "status"))
        yield self._line(tr("Outcome"), _words(shown), evidence)
        yield self._row(tr("Totals"), self._totals(), "totals")
        if self.record.unsummed:
            tip = tr("Open the form, which offers words of its sentences beside the figure")
            open_form = partial(self.open_wanted.emit, self.record.id)
            fix_button = push_button(tr("Give the figure its words"), open_form, look="link", tip=tip)
            yield ValueRow(muted(""), holding(in_row(fix_button, STRETCH, margins=0)))

    def _totals(self) -> str:
        words = {"yes": tr("In totals"), "in part": tr("In totals in part"), "no": tr("Not in totals")}
        said = words[self.record.counts]
        reasons = "; ".join(isolated(words) for words in reasons_of(self.record))
        return f"{said}: {reasons}" if reasons else said

    def _parties(self) -> Iterable[QWidget]:
        record = self.record
        present = {party.role for party in record.content.parties}
        before: PartyRole | None = None
        if PartyRole.DONOR not in present:
            yield self._row(tr("Donor"), "", "donor")
        parties = zip(record.content.parties, record.part_ids["parties"], record.actor_ids, strict=True)
        order = list(PartyRole)
        for party, party_id, actor_id in sorted(parties, key=lambda entry: order.index(entry[0].role)):
            label = term(party.role) if party.role is not before else ""
            before = party.role
            value = _linked(party.display_name, f"actor:{actor_id}" if actor_id else "", party_note(party))
            value.setToolTip(as_tip("\n".join(part for part in (party_kind(party), party.note) if part)))
            value.linkActivated.connect(self._link)
            yield self._line(label, value, evidence_of(record, party.role.value, party_id))
        if present.isdisjoint((PartyRole.RECIPIENT, PartyRole.BENEFICIARY)):
            yield self._row(tr("Recipient"), "", "recipient")

    def _relations(self) -> Iterable[QWidget]:
        record = self.record
        if record.parent is not None:
            yield self._refs(tr("Part of"), [(record.parent.id, record.parent.ref)])
        if record.children:
            yield self._refs(tr("Parts"), [(child.id, child.ref) for child in record.children])
        groups: dict[str, list[tuple[int, str]]] = {}
        for link in record.links:
            words = tr(LINK_WORDS[link.kind][0 if link.outgoing else 1])
            groups.setdefault(words, []).append((link.other.id, link.other.ref))
        for words, others in groups.items():
            yield self._refs(words, others)

    def _refs(self, label: str, others: Sequence[tuple[int, str]]) -> QWidget:
        links = ", ".join(f'<a href="record:{i}">{escape(ref)}</a>' for i, ref in others)
        value = HtmlLabel(links)
        value.linkActivated.connect(self._link)
        return self._line(label, value, ())

    def _row(self, label: str, value: str, field: str, part: int | None = None, *, stated: str = "") -> QWidget:
        words = _words(value) if value else muted(tr("none"))
        if stated:
            words.setToolTip(as_tip(tr("As stated: “{stated}”").format(stated=stated)))
        return self._line(label, words, evidence_of(self.record, field, part))

    def _line(self, label: str, value: QLabel, evidence: Sequence[EvidenceItem]) -> QWidget:
        name = at_start(muted(label, wrap=" " in label))
        if not evidence:
            return ValueRow(name, value)
        words = value.words() if isinstance(value, HtmlLabel) else value.text()
        link = EvidenceLink(label or words, evidence)  # of several of a kind only the first has a label
        link.setFixedSize(38, LINK_PX)
        return ValueRow(name, value, link)

    def _link(self, href: str) -> None:
        kind, _, number = href.partition(":")
        if kind == "actor":
            self.actor_wanted.emit(int(number))
        else:
            go_from(self, target_of_record(int(number)))


def _warning(sentence: str) -> QLabel:
    return styled(_words(capital(sentence)), "warning")


def amount_words(amount: Amount) -> str:
    """A further amount: *first · USD 2 million · through UNICEF · May 2021 · if the fund is audited*."""
    words = format_money(amount.money) if amount.currency else _unread(amount.as_stated) if amount.is_stated else ""
    who = {AmountRole.SHARED_COST: tr("by {name}"), AmountRole.THROUGH: "{name}"}.get(amount.role, tr("through {name}"))
    through = who.format(name=isolated(amount.through)) if amount.through else ""
    condition = tr("condition: {words}").format(words=isolated(amount.condition)) if amount.condition else ""
    return listed(part for part in (amount.which, words, through, span_text(amount.date), condition) if part)


_SHORT = {AmountRole.COUNTER_VALUE: later("Equal to")}
"""What is too long for the labels of the card."""
_PART: dict[str, Callable[[Any], tuple[str, str]]] = {
    "items": lambda item: (tr("Item"), item_words(item)),
    "amounts": lambda amount: (
        tr(_SHORT[amount.role]) if amount.role in _SHORT else term(amount.role),
        amount_words(amount),
    ),
    "dates": lambda date: (term(date.event), span_text(date)),
}
"""What a part is called on the card, and what it says, by its kind."""


def _passage_of_text(title: str, text: str) -> QVBoxLayout:
    words = _set(HtmlLabel(re.sub(r"\*([^*\n]+)\*", r"<i>\1</i>", escape(text)).replace("\n", "<br>")))
    return in_column(head(title), words, gap=2)


def _words(text: str) -> QLabel:
    return _set(PlainLabel(text))


def _set(label: QLabel) -> QLabel:
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _linked(text: str, href: str, beside: str) -> QLabel:
    name = f'<a href="{href}">{escape(text)}</a>' if href else escape(text)
    side = f' <span style="color:{theme.current().muted}">{escape(beside)}</span>' if beside else ""
    return HtmlLabel(name + side)
