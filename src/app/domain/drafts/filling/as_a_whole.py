"""Who gives or gets it as the network reads the sentence, where it has no doubt and the rules say nobody or another.

Rules read one word after the other, and leave out whom they take for no giver or no getter; where the sentence as a
whole leaves the network no doubt at all, it is right far more often than they are. It is never sure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.domain.drafts.clauses import phrases
from app.domain.drafts.draft import DraftParty, Field
from app.domain.drafts.filling.case import Case, Parties
from app.domain.drafts.filling.onward import onward
from app.domain.drafts.filling.parties import named_parties, with_words
from app.domain.drafts.frames.by_place import take
from app.domain.drafts.frames.somebody import Somebody
from app.domain.drafts.names.actors import NamedKind
from app.domain.drafts.weighing.said import asserted_by
from app.domain.language import tr

FILLING = 0.8
"""The share of somebody by the network from which on he is taken where the rules have nobody."""
OVERRULING = {Field.DONORS: 0.985, Field.RECIPIENTS: 0.97}
"""The same where they have others, of whom the network thinks no more than the rest of it."""


def as_a_whole(case: Case, field: Field, found: Parties, others: Parties) -> Parties:
    """Those who give or get it, or whom the network has no doubt of in their place; `others` are on other sides."""
    heard = case.gift.heard.get(field, [])
    best, share = max(heard, key=lambda one: one[1], default=(None, 0.0))
    if best is None or share < (OVERRULING[field] if found else FILLING) or not _may_be(case, field, best):
        return found
    if not found and _is_only_there(case, field, best):
        return found
    if found and (_stays(case, field, found, best) or not _means_nothing(case, found, heard, 1 - OVERRULING[field])):
        return found
    taken = _named(case, field, best)
    names = {one.name for one in others}
    if not taken or any(one.name in names for one in taken) or any(_are_over(case, best, one) for one in others):
        return found
    case.unsure[field] = tr("It is read from the sentence as a whole; its single words say otherwise.")
    return taken


def _may_be(case: Case, field: Field, one: Somebody) -> bool:
    """Whether somebody is named or told of by words of his own, and is on no other side of the gift."""
    gift, held = case.gift, range(*one.phrase)
    if not case.shape.verbs or any(case.shape.pieces[at].kind is NamedKind.PRONOUN for at in held):
        return False
    if field is Field.RECIPIENTS and not {*gift.donors, *gift.carriers}.isdisjoint(held):
        return False
    said = asserted_by(case.shape, gift.main.at) if field is Field.DONORS else None
    return said is None or not (said[0] < _span(case, one)[1] and _span(case, one)[0] < said[1])


def _is_only_there(case: Case, field: Field, one: Somebody) -> bool:
    """Whether he who is to give it plainly gets it, or is where it is told: *left the depot in Lyon for Chad*."""
    if field is Field.RECIPIENTS:
        return False
    tie = case.shape.ties.get(one.actor)
    return not {*case.gift.recipients}.isdisjoint(range(*one.phrase)) or (tie is not None and tie.role in ("in", "at"))


def _stays(case: Case, field: Field, found: Parties, one: Somebody) -> bool:
    """Whether the rules know better: of a body and its place or its name, and where each of several gives or gets his.

    *Gave Fiji 20 pumps and Chad 40 cots*; *sent Oxfam 40 tents for Chad*; *to its old school, Ashdown College*.
    """
    if case.each is not None or case.gift.each is not None or onward(case.text, case.shape, case.gift.main.at):
        return True
    if any(_are_over(case, one, party) for each in case.others for party in _held(each, field) if each is not case):
        return True
    start, end = _span(case, one)
    beside = (case.text[min(end, party.end) : max(start, party.start)] for party in found)
    bodies = {who.start for who in case.named if who.kind is NamedKind.ORGANISATION}
    body = field is Field.RECIPIENTS and any(party.start in bodies for party in found)
    return body or _is_said_of_it(case, found) or ", " in beside or any(_are_over(case, one, party) for party in found)


def _is_said_of_it(case: Case, found: Parties) -> bool:
    """Whether whose it is stands before it: *300 German-donated tents*, *with Peruvian aid*."""
    for piece in case.shape.pieces:
        said = [one for one in found if piece.start <= one.start < piece.end]
        if said and (piece.thing is not None or (piece.actor is not None and phrases.is_adjective(piece))):
            return True
    return False


def _held(case: Case, field: Field) -> list[DraftParty]:
    """Who is on one side of a gift, as far as the frames say."""
    pieces, gift = case.shape.pieces, case.gift
    at = gift.donors if field is Field.DONORS else [*gift.recipients]
    return [DraftParty("", "", pieces[one].start, pieces[one].end) for one in at] + gift.loose.get(field, [])


def _span(case: Case, one: Somebody) -> tuple[int, int]:
    pieces = case.shape.pieces
    return pieces[one.phrase.low].start, pieces[one.phrase.high - 1].end


def _are_over(case: Case, one: Somebody, party: DraftParty) -> bool:
    start, end = _span(case, one)
    return party.start < end and start < party.end


def _means_nothing(case: Case, found: Parties, heard: Sequence[tuple[Somebody, float]], least: float) -> bool:
    """Whether the network thinks of each of those whom the rules have, but next to nothing of all of them."""
    shares = [[share for one, share in heard if _are_over(case, one, party)] for party in found]
    return all(shares) and sum(map(sum, shares)) <= least


def _named(case: Case, field: Field, one: Somebody) -> tuple[DraftParty, ...]:
    """Somebody as a party."""
    gift = replace(case.gift, donors=[], recipients={}, loose={}, phrases={}, unsure={})
    take(case.text, case.shape, gift, field, one)
    alone = replace(case, gift=gift)
    at = gift.donors if field is Field.DONORS else [*gift.recipients]
    return with_words(alone, named_parties(alone, at, field), field)
