"""Finding the record that another one is linked to: in the form, and from the table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from app.actions import donations as operations
from app.actions.likely_records import earlier_records, still_open
from app.domain.donations import Donation
from app.domain.giving import outcome
from app.domain.language import tr
from app.domain.pledges import is_pledge
from app.domain.records import DonationRecord, DonationRef
from app.domain.relations import LINK_WORDS
from app.domain.terms import LinkKind, Outcome
from app.store.reads import donations
from app.store.store import Store
from app.ui.base.session import Session
from app.ui.widgets.popup_list import PopupList, PopupRow

_MOST = 12


def find_record(
    session: Session, parent: QWidget, question: str, then: Callable[[DonationRef], object], at: QRect,
    own: int | None, likely: Sequence[PopupRow] = (),
) -> None:  # fmt: skip
    """Ask for a record other than the `own`; those that are `likely` are there before anything is typed."""

    def found(typed: str) -> Sequence[PopupRow]:
        if likely and not typed.strip():
            return likely
        rows = session.do(lambda store: donations.find(store, typed, _MOST)) or ()
        return [_row(DonationRef(row.id, row.ref, row.title)) for row in rows if row.id != own]

    popup = PopupList(parent, question, found, "package", question)
    popup.offers_first = bool(likely)
    popup.on_chosen(then)
    popup.say(tr("By its number or any of its words · Enter chooses · Esc back"))
    popup.open_at(at, width=460)


def _row(ref: DonationRef, below: str = "") -> PopupRow:
    return PopupRow(ref, f"{ref.ref} {ref.title}", icon="package", below=below)


def likely_rows(session: Session, record: DonationRecord, kind: LinkKind, *, other_way: bool = False) -> list[PopupRow]:
    """The records of the same parties that one is not linked to in this way yet, likeliest first, with the reason."""
    known = {one.other.id for one in record.links if one.kind is kind}
    found = earlier_records(session.store, record.content, kind, record.id, other_way=other_way)
    return [
        _row(DonationRef(one.record.id, one.record.ref, one.record.content.title), " · ".join(one.likeness.reasons))
        for one in [one for one in found if one.record.id not in known][:_MOST]
    ]


def find_for(
    session: Session, parent: QWidget, own: int, kind: LinkKind, at: QRect, *, other_way: bool = False
) -> None:
    """Ask which record another one is linked to, those of the same parties first, and link them."""
    question = tr("{relation} which record?").format(relation=tr(LINK_WORDS[kind][int(other_way)]))
    record = session.do(lambda store: donations.record(store, own))
    if record is None:
        return
    likely = likely_rows(session, record, kind, other_way=other_way)

    def link(other: DonationRef) -> None:
        pair = (other.id, own) if other_way else (own, other.id)
        if said := session.do(lambda store: _linked(store, *pair, kind)):
            session.say(said)

    find_record(session, parent, question, link, at, own, likely)


def _linked(store: Store, one: int, other: int, kind: LinkKind) -> str:
    """Link two records. Returns how they are linked, and what is left open of a pledge."""
    operations.link_donations(store, one, other, kind)
    record = donations.record(store, one)
    ref = next(link.other.ref for link in record.links if link.other.id == other)
    said = f"{record.ref}: {tr(LINK_WORDS[kind][0])} {ref}"
    return " · ".join((said, *(still_open(store, record) if kind is LinkKind.DELIVERS else ())))


def ways_of(content: Donation) -> list[tuple[LinkKind, bool]]:
    """How a record may be linked to another one, and whether the other is linked to it: a pledge is delivered by
    others, and what never came delivers none."""
    ways = [(kind, False) for kind in LINK_WORDS]
    if is_pledge(content, delivered=False):
        return [(LinkKind.DELIVERS, True), *ways]
    if outcome(content.assertion, content.status) in (Outcome.CANCELLED, Outcome.NOT_GIVEN):
        ways.remove((LinkKind.DELIVERS, False))
    return ways


def way_words(kind: LinkKind, other_way: bool) -> str:
    """*Delivered by…*."""
    return f"{tr(LINK_WORDS[kind][int(other_way)])}…"


def choose_link(session: Session, parent: QWidget, own: int, at: QRect) -> None:
    """Ask how a record is linked to another one, then to which."""
    record: DonationRecord | None = session.do(lambda store: donations.record(store, own))
    if record is None:
        return
    rows = [PopupRow(way, way_words(*way), icon="link") for way in ways_of(record.content)]
    title = tr("Link {ref} to another record").format(ref=record.ref)
    popup = PopupList(parent, title, partial(_beginning, rows), "link", title)
    popup.on_chosen(lambda way: find_for(session, parent, own, way[0], at, other_way=way[1]))
    popup.say(tr("First how they are linked, then which record"))
    popup.open_at(at)


def _beginning(rows: Sequence[PopupRow], typed: str) -> list[PopupRow]:
    return [row for row in rows if typed.strip().casefold() in row.text.casefold()]
