"""The first page of all records by the titles of their sources, or by who gave or received first, found before the
order of all of them is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import groupby
from string import ascii_lowercase, ascii_uppercase
from typing import Any

from sqlalchemy import Select, exists, func, literal_column, select, text, union, union_all

from app.domain.terms import PartyRole
from app.store.among import among_ids
from app.store.parts import first_party
from app.store.reader import Reader, first_column, first_value
from app.store.schema import (
    BY_REF,
    actor,
    country,
    donation,
    donation_party,
    evidence,
    passage,
    source,
    source_version,
    thing,
)
from app.store.things import of_kind

FEW, WALKED = 2_000, 20_000
"""Records of one title up to this are sorted; of more, the first are looked for among so many by reference."""
CALLED = 50_000
"""So many parties of one name, or with names of their own, are looked through; of more, the same."""
_SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)
"""What SQLite takes for the same letters."""


def first_ids(db: Reader, limit: int, *, descending: bool) -> list[int] | None:
    """The ids of the first records by the first title among their sources; those without any come last.

    None if that would read all of them, or if somebody wrote meanwhile: a record could be listed twice.
    """
    before = _state(db)
    by_title = select(func.min(source.c.title).label("title")).group_by(source.c.title.collate("NOCASE"))
    titles: list[str | None] = list(first_column(db, by_title.order_by(source.c.title.collate("NOCASE"))))
    in_order = [*(reversed(titles) if descending else titles), None]
    found = _in_turn((partial(_of_title, db, title, descending=descending) for title in in_order), limit)
    return found if _state(db) == before else None


def first_by_party(db: Reader, role: PartyRole, limit: int, *, descending: bool) -> list[int] | None:
    """The same by the first party in a role; those without one come last."""
    before = _state(db)
    names = _names(db, role)
    if names is None:
        return None
    in_order = [*(reversed(names) if descending else names), list[str]()]
    found = _in_turn((partial(_of_party, db, role, called, descending=descending) for called in in_order), limit)
    return found if _state(db) == before else None


def _in_turn(groups: Iterable[Callable[..., list[int] | None]], limit: int) -> list[int] | None:
    """The first ids, group by group, each asked for as many as are still needed; None if one group returns None."""
    found: list[int] = []
    for first_of in groups:
        some = first_of(limit=limit - len(found))
        if some is None:
            return None
        found += some
        if len(found) >= limit:
            break
    return found


_OWN_NAME = donation_party.c.name != literal_column("''")
"""As the index of such names has it."""


def _names(db: Reader, role: PartyRole) -> list[list[str]] | None:
    """What parties in a role are called, in order, with all that is the same but for capitals; None of too many."""
    is_party = exists().where(donation_party.c.role == role.value)
    own = select(donation_party.c.name).where(_OWN_NAME)
    if first_value(db, select(func.count()).select_from(own.limit(CALLED + 1).subquery())) > CALLED:
        return None
    every = union(
        select(actor.c.name).where(is_party.where(donation_party.c.actor_id == actor.c.id)),
        select(country.c.name).where(is_party.where(donation_party.c.country_id == country.c.id)),
        own.where(donation_party.c.role == role.value),
    ).subquery()
    names = list(first_column(db, select(every.c.name).order_by(every.c.name.collate("NOCASE"))))
    return [[*same] for _, same in groupby(names, lambda name: name.translate(_SMALL))]


def _of_party(db: Reader, role: PartyRole, called: list[str], limit: int, *, descending: bool) -> list[int] | None:
    """The first records by reference whose first party in a role is called so; without names, those that have none."""
    of = donation_party.c
    parties = select(of.donation_id).where(of.role == role.value)
    order = [one.desc() if descending else one.asc() for one in BY_REF]
    every = select(donation.c.id).order_by(*order)
    if not called:
        with_one = select(func.count(of.donation_id.distinct())).where(of.role == role.value)
        if first_value(db, with_one) == first_value(db, select(func.count(donation.c.id))):
            return []
        without = every.where(~parties.where(of.donation_id == donation.c.id).correlate(donation).exists())
        return list(first_column(db, without.limit(limit)))
    members = union_all(
        parties.where(of.actor_id.in_(select(actor.c.id).where(actor.c.name.in_(called)))),
        parties.where(of.country_id.in_(select(country.c.id).where(country.c.name.in_(called)))),
        parties.where(of.name.in_(called), _OWN_NAME),
    )
    some = list(first_column(db, members.limit(CALLED + 1)))
    listed = every.where(first_party(role).collate("NOCASE") == called[0]).limit(limit)
    if len(some) > FEW:
        walked = select(every.limit(WALKED).subquery().c.id)
        found = list(first_column(db, listed.where(donation.c.id.in_(walked))))
        if len(found) == limit or len(some) > CALLED:
            return found if len(found) == limit else None
    return list(first_column(db, listed.where(among_ids(donation.c.id, some))))


def _state(db: Reader) -> int:
    """What changes whenever another connection has written."""
    return int(first_value(db, text("PRAGMA data_version")))


def _of_title(db: Reader, title: str | None, limit: int, *, descending: bool) -> list[int] | None:
    """The first records by reference whose first source has this title."""
    key = source.c.title.collate("NOCASE")
    if title is None:
        bare = ~exists().where(evidence.c.thing_id == thing.c.id)
        members = select(thing.c.row_id).where(thing.c.kind == donation.name, bare)
        is_of = ~_has_donor(True)
    else:
        members = _pieces(select(thing.c.row_id).distinct()).where(key == title)
        is_of = _has_donor(key == title) & ~_has_donor(key < title)
    some = list(first_column(db, members.limit(FEW + 1)))
    order = [one.desc() if descending else one.asc() for one in BY_REF]
    if len(some) <= FEW:
        listed = select(donation.c.id).where(among_ids(donation.c.id, some), is_of)
    else:
        first = select(donation.c.id).order_by(*order).limit(WALKED).subquery()
        listed = select(donation.c.id).where(donation.c.id.in_(select(first.c.id)), is_of)
    found = list(first_column(db, listed.order_by(*order).limit(limit)))
    return found if len(some) <= FEW or len(found) == limit else None


def _pieces(asked: Select[Any]) -> Select[Any]:
    joined = of_kind(evidence, donation.name).join(passage, passage.c.id == evidence.c.passage_id)
    joined = joined.join(source_version)
    return asked.select_from(joined.join(source, source.c.id == source_version.c.source_id))


def _has_donor(which: Any) -> Any:
    """Whether a record has evidence in a source of which this is so."""
    return _pieces(select(thing.c.id)).where(thing.c.row_id == donation.c.id, which).correlate(donation).exists()
