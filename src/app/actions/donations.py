"""Operations on donation records: add, edit, remove, link, make part of an aggregate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.actions.actors import find_or_make_actor, is_listed
from app.actions.donation_rules import terms_of, too_early, validate
from app.actions.merge_edit import over_record
from app.actions.own_fields import known_for
from app.actions.terms import refuse_unknown
from app.domain.changes import Operation
from app.domain.countries import FORMER
from app.domain.donations import Amount, Donation, Party, may_enter_totals
from app.domain.errors import BadInput, NotFound, refuse_wrong
from app.domain.fates import settled
from app.domain.fields import made
from app.domain.giving import let_in
from app.domain.language import tr, tr_n
from app.domain.own_title import followed
from app.domain.parts import PARTS, PartKind, kind_of_field, match_parts
from app.domain.quoted import as_quoted
from app.domain.records import DonationRecord
from app.domain.terms import LinkKind
from app.domain.vocabularies import AS_SUCH, COUNTRY, GROUP, NO_ACTOR_KIND, PLACE
from app.store.parts import Meant
from app.store.reader import Reader
from app.store.reads import actors as actor_reads
from app.store.reads import countries as country_reads
from app.store.reads import donations as reads
from app.store.reads import evidence as evidence_reads
from app.store.reads import own_fields as own_field_reads
from app.store.store import Store, Tx
from app.store.writes import actors as actor_writes
from app.store.writes import donations as writes
from app.store.writes import evidence as evidence_writes
from app.store.writes import passages as passage_writes

_AT_ONCE = 500
_BOTH_WAYS = (LinkKind.OVERLAPS, LinkKind.CONFLICTS)


def add_donation(store: Store, content: Donation, parent: int | None = None) -> int:
    """Add a record with the next free reference; new actors are created. Returns its id. Raises `BadInput` for an
    invalid record (see `validate`)."""
    content = _checked(content)
    with store.write(Operation.ADD_DONATION, content.title) as tx:
        if parent is not None:
            reads.record(tx, parent)
        return put_donation(tx, content, parent)


def put_donation(
    tx: Tx, content: Donation, parent: int | None = None, ref: str = "", uid: str = "", *, as_it_was: bool = False
) -> int:
    """Add a record within a running operation; its names `as_it_was` in another workspace (see `who_is_meant`). Returns
    its id."""
    content = settled(content)
    own = known_for(tx, content)
    refuse_unknown(tx, *terms_of(content))
    rows = {
        kind.key: [(None, meant_part(tx, part, as_it_was=as_it_was)) for part in kind.of(content)] for kind in PARTS
    }
    return writes.add(tx, content, rows, own, parent, ref or writes.next_ref(tx), uid)


def edit_donation(
    store: Store,
    donation_id: int,
    content: Donation,
    part_ids: Mapping[str, Sequence[int | None]] | None = None,
    was: DonationRecord | None = None,
) -> None:
    """Replace the content of a record. Evidence stays on the parts it was on.

    `part_ids` gives, by kind of part, the old row of each part, None for a new one; parts of other kinds are matched by
    content. `was` is what the user saw: fields they did not change are left alone. Raises `BadInput`, also if somebody
    else changed the same field meanwhile, and `NotFound`.
    """
    with store.write(Operation.EDIT_DONATION, reads.record(store, donation_id).ref) as tx:
        if was is not None:
            content, part_ids = over_record(reads.record(tx, donation_id), content, part_ids or {}, was)
        edit_within(tx, donation_id, content, part_ids)


def change_field(store: Store, ids: Sequence[int], key: str, value: Any) -> int:
    """Set a single-part field to this value in all of these records, as one operation. Returns how many of them had
    another. Raises `BadInput`, naming the record, if one of them cannot have it, and `NotFound`; then nothing is
    changed."""
    changed = 0
    with store.write(Operation.EDIT_DONATION, _named(store, ids)) as tx:
        known = own_field_reads.fields(tx)
        for at in range(0, len(ids), _AT_ONCE):
            for old in reads.records(tx, ids[at : at + _AT_ONCE]):
                values = {field.key: field.of(old.content) for field in known} | {key: value}
                content = made(Donation, values, known)
                if key == "status" and settled(content) != content:
                    sentence = tr("{ref} has a date on which it was cancelled. Correct its dates first.")
                    raise BadInput(sentence.format(ref=old.ref))
                if key != "in_totals":
                    may = may_enter_totals(content.scope, content.assertion)
                    content = replace(content, in_totals=may and let_in(old.content))
                try:
                    changed += _edit(tx, old, content, {})
                except BadInput as why:
                    if len(ids) == 1:
                        raise
                    raise BadInput(tr("{ref}: {why} Nothing was changed.").format(ref=old.ref, why=why)) from why
    return changed


def edit_within(
    tx: Tx, donation_id: int, content: Donation, part_ids: Mapping[str, Sequence[int | None]] | None
) -> None:
    """Replace the content of a record within a running operation; see `edit_donation`."""
    _edit(tx, reads.record(tx, donation_id), content, part_ids or {})


def _edit(tx: Tx, old: DonationRecord, content: Donation, part_ids: Mapping[str, Sequence[int | None]]) -> bool:
    """Replace the content of a record. Returns whether it was another."""
    content = settled(_checked(content))
    ids = {kind.key: _ids_of(kind, old, content, part_ids) for kind in PARTS}
    content = followed(old.content, as_quoted(old, content, ids))
    own = known_for(tx, content)
    refuse_unknown(tx, *terms_of(content))
    idle = _follow_kinds(tx, old, content, ids["parties"])
    rows = {
        kind.key: list(zip(ids[kind.key], [meant_part(tx, part) for part in kind.of(content)], strict=True))
        for kind in PARTS
    }
    if ids == old.part_ids and content == old.content:
        return False
    _refuse_too_early(tx, old, content)
    gone = _evidence_on_lost_parts(old, ids)
    writes.edit(tx, old.id, content, rows, own)
    was = {(kind.key, part_id): kind.field_of(part) for kind, part_id, part in old.parts()}
    for kind in PARTS:
        for part_id, part in zip(ids[kind.key], kind.of(content), strict=True):
            if part_id is not None and was[kind.key, part_id] != kind.field_of(part):
                evidence_writes.follow(tx, kind, part_id, kind.field_of(part))
    for actor_id in idle:
        tx.remove("actor", actor_id)
    passage_writes.remove_if_bare(tx, *gone)
    return True


def remove_donation(store: Store, donation_id: int) -> None:
    """Remove a record with its evidence and notes, and passages left with nothing attached."""
    remove_donations(store, (donation_id,))


def remove_donations(store: Store, ids: Sequence[int]) -> None:
    """Remove several records so, as one operation. What is gone already is no fault, but raises `NotFound` if it is
    the first one."""
    named = _named(store, ids)
    with store.write(Operation.REMOVE_DONATION, named) as tx:
        passages = evidence_reads.passages_of(tx, "donation", ids)
        for donation_id in ids:
            writes.remove(tx, donation_id)
        passage_writes.remove_if_bare(tx, *passages)


def _named(store: Store, ids: Sequence[int]) -> str:
    """What the history calls these records."""
    ref = reads.record(store, ids[0]).ref
    return ref if len(ids) == 1 else tr_n("{n} record", "{n} records", len(ids))


def link_donations(store: Store, a: int, b: int, kind: LinkKind, note: str = "") -> None:
    """Link two records: `a` overlaps, conflicts with, duplicates, follows or delivers `b`. Raises `BadInput`, also for
    a delivery before its pledge."""
    with store.write(Operation.LINK_DONATIONS, _both(store, a, b)) as tx:
        link_within(tx, a, b, kind, note)


def link_within(tx: Tx, a: int, b: int, kind: LinkKind, note: str) -> None:
    """Link two records within a running operation, as `link_donations` does."""
    if a == b:
        raise BadInput(tr("A record cannot be linked to itself."))
    record, other = reads.record(tx, a), reads.record(tx, b)
    if kind is LinkKind.DELIVERS:
        _refuse_delivery(record, other)
    if is_linked(record, b, kind):
        raise BadInput(tr("{a} and {b} already have this link.").format(a=record.ref, b=other.ref))
    writes.link(tx, a, b, kind, note)


def is_linked(record: DonationRecord, other: int, kind: LinkKind) -> bool:
    """Whether a record is linked to another so already."""
    both = kind in _BOTH_WAYS
    return any(link.other.id == other and link.kind is kind and (link.outgoing or both) for link in record.links)


def unlink_donations(store: Store, a: int, b: int, kind: LinkKind) -> None:
    """Remove the link between two records. Raises `NotFound` when there is none of that kind."""
    with store.write(Operation.LINK_DONATIONS, _both(store, a, b)) as tx:
        if not writes.unlink(tx, a, b, kind):
            raise NotFound(tr("These two records are not linked in this way."))


def set_parent(store: Store, donation_id: int, parent: int | None) -> None:
    """Set or clear the record that this one is part of. Raises `BadInput` if it would be part of itself."""
    with store.write(Operation.EDIT_DONATION, reads.record(store, donation_id).ref) as tx:
        put_in(tx, donation_id, parent)


def put_in(tx: Tx, donation_id: int, parent: int | None) -> None:
    """Set or clear the record that another is part of within a running operation, as `set_parent` does."""
    above, seen = parent, set[int]()
    while above is not None and above not in seen:  # older versions could import a circle
        if above == donation_id:
            raise BadInput(_of_itself(tx, donation_id, parent))
        seen.add(above)
        found = reads.record(tx, above).parent
        above = None if found is None else found.id
    writes.set_parent(tx, donation_id, parent)


def _of_itself(tx: Tx, donation_id: int, parent: int | None) -> str:
    own = reads.record(tx, donation_id).ref
    if parent is None or parent == donation_id:
        return tr("{record} cannot be part of itself. Choose another record.").format(record=own)
    sentence = tr(
        "{part} is part of {record}, which cannot be part of it. Take it out there, or choose another record."
    )
    return sentence.format(part=reads.record(tx, parent).ref, record=own)


# --- pledges and deliveries ---------------------------------------------------------------------------


def _refuse_delivery(delivery: DonationRecord, pledge: DonationRecord) -> None:
    """Raise `BadInput` if a record cannot be a delivery of another."""
    if any(link.kind is LinkKind.DELIVERS and link.other.id == delivery.id for link in pledge.links if link.outgoing):
        sentence = tr("{pledge} is a delivery of {delivery} already; take that link away first.")
        raise BadInput(sentence.format(pledge=pledge.ref, delivery=delivery.ref))
    refuse_wrong(too_early(delivery.content, pledge.content, (delivery.ref, pledge.ref)))


def _refuse_too_early(tx: Tx, old: DonationRecord, content: Donation) -> None:
    """Raise `BadInput` if a record with its new content would precede its pledge, or follow its delivery."""
    for link in old.links:
        if link.kind is LinkKind.DELIVERS:
            other = reads.record(tx, link.other.id)
            pair = (content, other.content) if link.outgoing else (other.content, content)
            refs = (old.ref, other.ref) if link.outgoing else (other.ref, old.ref)
            refuse_wrong(too_early(*pair, refs))


# --- parts of a record --------------------------------------------------------------------------------


def _follow_kinds(tx: Tx, old: DonationRecord, content: Donation, party_ids: Sequence[int | None]) -> list[int]:
    """Apply the changed kind of a party that keeps its name to its actor, and so to every record. Returns the actors
    that are no longer needed, as their parties are countries, places or groups from now on."""
    idle: list[int] = []
    before = {
        part_id: (party, actor_id)
        for part_id, party, actor_id in zip(old.part_ids["parties"], old.content.parties, old.actor_ids, strict=True)
    }
    for party, part_id in zip(content.parties, party_ids, strict=True):
        was, actor_id = before.get(part_id, (party, None)) if part_id is not None else (party, None)
        if actor_id is None or party.kind == was.kind or party.name.casefold() != was.name.casefold():
            continue
        if party.kind not in AS_SUCH:
            known = actor_reads.one(tx, actor_id).content
            actor_writes.edit(tx, actor_id, replace(known, kind=party.kind))
        elif part_id is not None and actor_reads.is_only_in(tx, actor_id, part_id):
            idle.append(actor_id)
    return idle


def meant_part(tx: Tx, part: Any, *, as_it_was: bool = False) -> Any:
    """A part as it is written, with any name in it resolved; of a party as `resolve_party` does it."""
    if isinstance(part, Party):
        return resolve_party(tx, part, as_it_was=as_it_was)
    if isinstance(part, Amount):
        through = " ".join(part.through.split())
        actor_id = actor_reads.named(tx, through) if through else None
        return Meant(part, actor_id, None, "" if actor_id is not None else through)
    return part


def resolve_party(tx: Tx, party: Party, *, as_it_was: bool = False) -> Meant:
    """Resolve a party's name to an actor, created if there is none, or to a country, place or group, as `who_is_meant`
    says. Raises as that does."""
    party, actor_id = who_is_meant(tx, party, as_it_was=as_it_was)
    return _as_such(tx, party) if party.kind in AS_SUCH else _actor_party(tx, party, actor_id)


def who_is_meant(db: Reader, party: Party, *, as_it_was: bool = False) -> tuple[Party, int | None]:
    """The party that a name means, and the id of its actor if there is one. A name without a kind is looked up as an
    actor, then as a country or group, and else is a new actor; `as_it_was` in another workspace it is an actor also if
    called as a country is. Raises `BadInput` and `NotFound` if nobody can be meant."""
    actor_id = as_such = None
    if party.kind not in AS_SUCH:
        actor_id = actor_reads.named(db, " ".join(party.name.split()))
        as_such = country_reads.named(db, party.name) if actor_id is None and not as_it_was else None
        if as_such is not None and party.kind != NO_ACTOR_KIND:
            raise BadInput(no_actor_sentence(party.name))
    if as_such is not None:
        kind = GROUP if as_such.is_group else COUNTRY
        party = replace(party, kind=kind, **{"group" if as_such.is_group else "iso2": as_such.code})
    code = party.group or party.iso2
    info = country_reads.by_code(db, code) if code else None
    if party.kind == COUNTRY and info is None and country_reads.named(db, party.name) is None:
        sentence = tr("There is no country “{name}”. Choose one from the list, or make it a place or a group.")
        raise BadInput(sentence.format(name=" ".join(party.name.split())))
    if party.kind not in AS_SUCH and actor_id is None and info is not None and info.is_group:
        raise BadInput(tr("An actor's home is one country, not a group."))
    return party, actor_id


def in_its_place(db: Reader, party: Party) -> Party:
    """Turn a party without a kind but with a country code, as drafts have for towns, into a place there. Unless its
    name is the country's, or that of an existing actor. A state that is no more has a name alone. Raises `NotFound`
    for an unknown code."""
    if party.iso2 in FORMER:
        return replace(party, iso2="", kind=NO_ACTOR_KIND if party.kind == COUNTRY else party.kind)
    if party.kind != NO_ACTOR_KIND or not party.iso2:
        return party
    code = country_reads.by_code(db, party.iso2).code
    as_such = country_reads.named(db, party.name)
    if as_such is not None and as_such.code == code:
        return replace(party, kind=COUNTRY)
    known = is_listed(party.name) or actor_reads.named(db, " ".join(party.name.split())) is not None
    return party if known else replace(party, kind=PLACE, iso2=code)


def refuse_two_countries(db: Reader, parties: Iterable[Party]) -> None:
    """Raise `BadInput` if a country has the code of another, as it would be counted for one of them here and for the
    other there."""
    for party in parties:
        called = country_reads.named(db, party.name) if party.iso2 and party.kind in (NO_ACTOR_KIND, COUNTRY) else None
        if called is not None and called.code != party.iso2:
            sentence = tr(
                "“{name}” has the code {code}, and not {other}. Correct one of them; a place of that name is of the "
                "kind place."
            )
            raise BadInput(sentence.format(name=party.name.strip(), code=called.code, other=party.iso2))


def _actor_party(tx: Tx, party: Party, actor_id: int | None) -> Meant:
    if actor_id is None:
        actor_id = find_or_make_actor(tx, party.name, party.kind, party.iso2)
    elif party.kind != NO_ACTOR_KIND and (known := actor_reads.one(tx, actor_id).content).kind == NO_ACTOR_KIND:
        actor_writes.edit(tx, actor_id, replace(known, kind=party.kind))  # of whom nobody has said it yet
    home = actor_reads.home(tx, actor_id)
    country_id = None
    if party.iso2 and party.iso2 != home:
        country_id = country_reads.by_code(tx, party.iso2).id
    return Meant(party, actor_id, country_id)


def no_actor_sentence(name: str) -> str:
    """The sentence that says why the name of a country or group becomes no actor."""
    sentence = tr("“{name}” is a country or group, and no actor. Choose it as such, or name the body of it that acts.")
    return sentence.format(name=" ".join(name.split()))


def _as_such(tx: Tx, party: Party) -> Meant:
    """What a party that is no actor means: a country, a group or a place."""
    name = " ".join(party.name.split())
    info = None
    if party.group or party.iso2:
        info = country_reads.by_code(tx, party.group or party.iso2)
    elif party.kind != PLACE:
        info = country_reads.named(tx, name)
    if party.kind == COUNTRY and info is not None and info.is_group:
        party = replace(party, kind=GROUP)
    country_id = None if info is None else info.id
    return Meant(party, None, country_id, "" if info is not None and name == info.name else name)


def _checked(content: Donation) -> Donation:
    refuse_wrong(validate(content))
    return replace(content, title=" ".join(content.title.split()))


def _ids_of(
    kind: PartKind, old: DonationRecord, content: Donation, given: Mapping[str, Sequence[int | None]]
) -> tuple[int | None, ...]:
    """The old row of each part of a kind: as given, else matched by content."""
    known, parts = old.part_ids[kind.key], kind.of(content)
    if kind.key not in given:
        return tuple(match_parts(tuple(zip(known, kind.of(old.content), strict=True)), parts, kind.same))
    ids = tuple(given[kind.key])
    used = [part_id for part_id in ids if part_id is not None]
    if len(ids) != len(parts) or len(set(used)) != len(used) or not set(used) <= set(known):
        raise NotFound(tr("A part of this record has changed meanwhile. Open the record again."))
    return ids


def _evidence_on_lost_parts(old: DonationRecord, ids: Mapping[str, Sequence[int | None]]) -> list[int]:
    """The passages of evidence on parts that this edit removes."""
    lost = {(key, part_id) for key, known in old.part_ids.items() for part_id in known if part_id not in ids[key]}
    return [
        piece.passage_id
        for piece in old.evidence
        if (kind := kind_of_field(piece.field)) is not None and (kind.key, piece.part_id) in lost
    ]


def _both(store: Store, a: int, b: int) -> str:
    return f"{reads.record(store, a).ref}, {reads.record(store, b).ref}"
