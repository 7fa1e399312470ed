"""What is lent: drafted, and marked as lent by its terms.

Of sums, what one state, or a bank of states, lends another:

    loan = sum adjective* ("loan" | "credit" | "line of credit")      a $50 million credit, a 30-million-euro soft loan
         | ("loan" | "credit") "of" sum                               a low-interest loan of 60 million dollars
         | sum "loan" "with" who gets it
         | "lent" sum

Whoever else lends money, to whomever else, does business: of that there is no draft. Of things, what somebody lends
somebody:

    lent = (lend | loan) thing | "the loan of" thing                  offered Peru the loan of two aircraft
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.domain.drafts.clauses.gift_things import head_of
from app.domain.drafts.clauses.pieces import words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.verbs import Family
from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.names.actors import Named, NamedKind
from app.domain.drafts.names.named import STATES_AND_GROUPS
from app.domain.drafts.words.goods import PERSONS

LOANS = words("loan loans credit credits deposit deposits")
CALLS = words("phone mobile telephone airtime data calling")
"""Beside *credit*, which is no loan then: *20,000 tala in phone credit*."""


_PEOPLE = PERSONS | words("players footballers midfielders strikers defenders forwards goalkeepers officers officials")


def is_lent(shape: Shape, gift: Gift) -> bool:
    """Whether all that a gift has is a loan between two who are named, a state or a bank of states to a state."""
    lent = gift.main.family is Family.LEND or (bool(gift.things) and all(is_loan(shape, at) for at in gift.things))
    return lent and _of_states(shape, gift)


def lends_things(shape: Shape, gift: Gift) -> bool:
    """Whether somebody lends somebody things, and neither money nor people."""
    things = [thing for at in gift.things if (thing := shape.pieces[at].thing) is not None]
    lent = any(one.family is Family.LEND or shape.pieces[one.at].word in _LOAN for one in gift.told)
    lent = lent and not any(one.is_money or head_of(one.item) in _PEOPLE for one in things)
    return lent and bool(things and gift.donors and gift.recipients)


_LOAN = words("loan loans")


def apart(shape: Shape, gift: Gift) -> list[Gift]:
    """A gift, or two where some sums are lent and others given: *a loan of $9 million and a grant of $2 million*."""
    lent = [at for at in gift.things if is_loan(shape, at)]
    given = [at for at in gift.things if at not in lent]
    if not lent or not given:
        return [gift]
    return [replace(gift, things=things, unsure=dict(gift.unsure)) for things in sorted((lent, given))]


def is_given_beside_loan(shape: Shape, gift: Gift) -> bool:
    """Whether what a gift has stands beside a loan of the same sentence, and is none itself."""
    beside = (at for frame in gift.told for at in frame.things if at not in gift.things)
    return any(is_loan(shape, at) for at in beside) and not any(is_loan(shape, at) for at in gift.things)


def is_loan(shape: Shape, at: int) -> bool:
    """Whether the words of a sum call it a loan, or a deposit."""
    thing, pieces = shape.pieces[at].thing, shape.pieces
    if thing is None or not thing.is_money:
        return False
    if at + 1 < len(pieces) and pieces[at + 1].word in LOANS:
        return True
    before, item = [piece.word for piece in pieces[max(0, at - 2) : at]], thing.item.lower().split()
    return (not LOANS.isdisjoint(item) and CALLS.isdisjoint(item)) or (before[-1:] == ["of"] and before[0] in LOANS)


def _of_states(shape: Shape, gift: Gift) -> bool:
    """Whether it goes from a state, or who is of no country, to another state."""
    lenders, getters = list(_named(shape, gift.donors)), list(_named(shape, gift.recipients))
    public = all(
        one.kind in STATES_AND_GROUPS or (one.kind is NamedKind.ORGANISATION and _lends(one)) for one in lenders
    )
    states = all(one.kind in STATES_AND_GROUPS and one.iso2 for one in getters)
    apart = {one.iso2 for one in lenders}.isdisjoint(one.iso2 for one in getters)
    return bool(lenders and getters) and public and states and apart


def _lends(one: Named) -> bool:
    """Whether an organisation is of no country, or a fund of one: *the Kuwait Fund*."""
    return not one.home or "Fund" in one.name.split()


def _named(shape: Shape, pieces: Iterable[int]) -> Iterator[Named]:
    return (actor for at in pieces if (actor := shape.pieces[at].actor) is not None)
