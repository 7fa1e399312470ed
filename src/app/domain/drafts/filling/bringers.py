"""Who only brings or hands out what others give: nobody who gives it, but a carrier.

carrier = "flown in by" name | subject of what is "given by" another one | firm that carries it for nothing
        | firm that carries it "for" a body
        | ("through" | "via") somebody, but no embassy of who gives it
"""

from __future__ import annotations

import re
from collections.abc import Collection

from app.domain.drafts.clauses.around import PLAINLY
from app.domain.drafts.clauses.pieces import Piece, Sort, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.ties import SUBJECT
from app.domain.drafts.draft import DraftParty, Field
from app.domain.drafts.filling.carrying import brought_by, carriers_in, is_organ
from app.domain.drafts.filling.case import JUST_BEFORE, Case, Parties
from app.domain.drafts.filling.parties import named_parties
from app.domain.drafts.filling.reasons import others_too
from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.frames.sources import LETS_IN, helpers, sources
from app.domain.drafts.names.actors import NamedKind
from app.domain.drafts.names.named import STATES
from app.domain.drafts.weighing.said import is_free
from app.domain.language import tr

_PAID_BY = re.compile(r" (?:by|acting for|behalf of|name of) (?:the )?\Z")
_THANKS_TO = re.compile(r"(?:Thanks to|Courtesy of|Through the generosity of) (?:the )?")
_OF_OTHERS = re.compile(
    r"\b(?:donated|given|gifted|collected|bought|provided|supplied|raised|(?:on behalf of|from|for) (?:the )?[A-Z])"
)
"""Words beside what is brought that say that somebody else gives it."""
_TAKEN_FREE = words("carry transport haul convey fly airlift ferry")
"""Verbs whose subject may ask nothing only for the way."""
_LENT = re.compile(r"(?: of [^;]{1,25}? each)?,? (?:lent|loaned|on loan|borrowed)\b(?: (?:by|from) (?:the )?)?")
"""Behind what goes back, beside what is given: *two tanks, lent by Oxfam, and four pumps, a gift of Malta*."""
_REPORTED = re.compile(
    r"\b(?:reports?|statement|study|figures|estimates?|data|survey|audit|letter|article) (?:\w+ )?by (?:the )?$"
)
"""Before whoever only says so: *according to a report by Oxfam*."""
_FAR_BY = 60
"""Code points before a name within which such words stand."""


def leave_bringers(case: Case) -> None:
    """Make carriers of those who only bring or hand out what another one gives, as the words of both say.

    So in *Flown in by Caritas, 300 tents from Oman*, *the Scouts handed out 300 tents given by Oman*.
    """
    pieces, gift = case.shape.pieces, case.gift
    _leave_lent(case)
    _leave_carriage(case)
    _leave_to_helpers(case)
    _leave_to_body(case)
    _leave_to_sources(case, sources(case.text, case.shape, gift.things))
    brought = {start for start, _, _ in brought_by(case.text, pieces[0].start, pieces[-1].end, pieces)}
    states = [at for at in gift.donors if pieces[at].kind in STATES and not _flies(case.shape, at)]
    bring = [at for at in gift.donors if pieces[at].start in brought or (states and _flies(case.shape, at))]
    thanked = _THANKS_TO.match(case.text, pieces[0].start)
    first = next((at for at, one in enumerate(pieces) if thanked and one.start == thanked.end() and one.actor), -1)
    if first >= 0 and gift.donors and first not in (*gift.donors, *gift.recipients) and not bring:
        bring, gift.donors = gift.donors[:], [first, *gift.donors]
        case.unsure[Field.DONORS] = others_too()
    if bring and len(bring) < len(gift.donors):
        gift.donors = [at for at in gift.donors if at not in bring]
        gift.carriers += [at for at in bring if at not in gift.carriers]


def _flies(shape: Shape, at: int) -> bool:
    """Whether somebody only carries what others give: *Oman's gift of rice was flown to Yemen by Jordan*."""
    tie = shape.ties[at]
    verb = shape.verbs[tie.verb] if tie.role == "by" and tie.verb >= 0 else None
    return verb is not None and verb.passive and verb.lemma in _TAKEN_FREE


def _leave_to_body(case: Case) -> None:
    """Make a body the giver for which a firm carries it: *FedEx has flown 9 tons of rice to Lae for Oxfam*."""
    gift, shape = case.gift, case.shape
    number = shape.verb_at(gift.main.at)
    if number < 0 or shape.verbs[number].passive or shape.verbs[number].lemma not in _TAKEN_FREE:
        return
    firms = [shape.pieces[at].kind for at in gift.donors]
    high = shape.clause_end(gift.main.at)
    named = [at for at in range(gift.main.at, high) if shape.pieces[at].kind is NamedKind.ORGANISATION]
    held = [at for at in named if [word for word in shape.words[:at] if word != "the"][-1:] == ["for"]]
    if firms == [NamedKind.COMPANY] and len(held) == 1 and not gift.carriers:
        gift.donors, gift.carriers = held, gift.donors
        gift.recipients = {at: level for at, level in gift.recipients.items() if at != held[0]}


def _leave_to_helpers(case: Case) -> None:
    """Make a state that builds with somebody's help the one who gets it: *Chad built a dam with Omani aid*."""
    gift, pieces, shape = case.gift, case.shape.pieces, case.shape
    number = shape.verb_at(gift.main.at)
    number = shape.ties[gift.things[0]].verb if number < 0 and gift.things else number
    if number < 0 or shape.verbs[number].passive or shape.verbs[number].lemma not in _MAKES:
        return
    starts = helpers(case.text, pieces[0].start, pieces[-1].end)
    help_by = [at for at in shape.of(Sort.ACTOR, 0, len(pieces)) if pieces[at].start in starts]
    states = [at for at in shape.of(Sort.ACTOR, 0, shape.verbs[number].first) if shape.ties[at].to == SUBJECT]
    states = [at for at in states if at not in help_by and pieces[at].kind in STATES]
    others = [at for at in gift.recipients if at not in (*help_by, *states)]
    if others or not (help_by and states):
        return  # with Omani help Chad built schools in Mali
    gift.donors, gift.recipients = help_by, dict.fromkeys(states, PLAINLY)
    gift.loose.pop(Field.DONORS, None)
    case.unsure[Field.DONORS] = case.unsure[Field.RECIPIENTS] = others_too()


_MAKES = words(
    "build rebuild construct open buy purchase acquire dig drill equip set repair restore install launch erect"
)
"""Verbs of who makes or buys something for himself."""


def _leave_carriage(case: Case) -> None:
    """Make carriers of firms that ask nothing for the way of what others give.

    So in *DHL carried 300 tents from Oxfam to Fiji free of charge*, *flew donated tents*; where nobody else is said
    to give, the way is their gift with what they bring, which is not sure.
    """
    gift, frame = case.gift, case.gift.main
    shape, pieces, number = case.shape, case.shape.pieces, case.shape.verb_at(frame.at)
    carries = number >= 0 and not shape.verbs[number].passive and shape.verbs[number].lemma in _TAKEN_FREE
    low, high = shape.clause_start(frame.first), shape.clause_end(frame.last)
    if not (carries and is_free(shape, low, high)):
        return
    firms = [at for at in gift.donors if at < frame.at and pieces[at].kind is NamedKind.COMPANY]
    if firms:
        _give_to_employers(case, low, high)
    others = len(firms) < len(gift.donors) or not gift.recipients
    if others or _OF_OTHERS.search(case.text, pieces[low].start, pieces[high - 1].end):
        gift.donors = [at for at in gift.donors if at not in firms]
        gift.carriers += [at for at in firms if at not in gift.carriers]
    elif firms:
        case.unsure[Field.DONORS] = others_too()


def _give_to_employers(case: Case, low: int, high: int) -> None:
    """Make givers of bodies for whom something is carried to a place: *flew it to Lima for Oxfam without charge*."""
    gift, pieces, ties = case.gift, case.shape.pieces, case.shape.ties
    named = case.shape.of(Sort.ACTOR, low, high)
    places = [at for at in named if pieces[at].kind in _PLACES and ties[at].role == "to"]
    bodies = [at for at in named if pieces[at].kind is NamedKind.ORGANISATION and pieces[at - 1].word in ("for", "the")]
    bodies = [at for at in bodies if ties[at].role == "for"] if places else []
    if bodies:
        gift.donors = [*bodies, *(at for at in gift.donors if at not in bodies)]
        left = {at: how for at, how in gift.recipients.items() if at not in bodies}
        gift.recipients = left or dict.fromkeys(places, PLAINLY)
        case.unsure[Field.DONORS] = case.unsure[Field.RECIPIENTS] = others_too()


_PLACES = (NamedKind.TOWN, NamedKind.COUNTRY)


def _leave_lent(case: Case) -> None:
    """Leave out what is only lent beside what is given, and who lends it."""
    pieces, gift = case.shape.pieces, case.gift
    lent = {at: said.end() for at in gift.things if (said := _LENT.match(case.text, pieces[at].end)) is not None}
    if not 0 < len(lent) < len(gift.things):
        return
    gift.things = [at for at in gift.things if at not in lent]
    gift.donors = [at for at in gift.donors if pieces[at].start not in lent.values()]
    starts = sources(case.text, case.shape, gift.things)
    named = (at for at in case.shape.of(Sort.ACTOR, 0, len(pieces)) if pieces[at].start in starts)
    gift.donors = gift.donors or [*named]


def _leave_to_sources(case: Case, starts: Collection[int]) -> None:
    """Make givers of those whose names begin at some code points, and carriers of other subjects."""
    gift, pieces, ties = case.gift, case.shape.pieces, case.shape.ties
    given = _listed_at(case.shape, case.gift, starts)
    codes = {one.iso2 for at in given if (one := pieces[at].actor) is not None} - {""}
    others = [at for at in gift.donors if not {at, at - 1} & {*given}]  # the charity X is one
    first = case.gift.main.first
    bring = [at for at in others if at in ties and (ties[at].to == SUBJECT or at < min([first, *given]))]
    paid_by = bool(given) and not gift.donors and _is_paid_by(case.text, pieces[given[0]].start)
    if paid_by and gift.loose.pop(Field.DONORS, None):
        gift.donors = given
        case.unsure[Field.DONORS] = others_too()
        return
    new = [at for at in given if at not in gift.donors]
    if not (given and bring) or (new and any((one := pieces[at].actor) and one.iso2 in codes for at in bring)):
        return  # bought by the embassy of who gives it
    if new:
        case.unsure[Field.DONORS] = others_too()
    gift.donors = [*(at for at in gift.donors if at not in bring), *new]
    if not LETS_IN.search(case.text, pieces[0].start, pieces[max(case.gift.things, default=0)].start):
        gift.carriers = [at for at in (*gift.carriers, *bring) if at not in given]


def _listed_at(shape: Shape, gift: Gift, starts: Collection[int]) -> list[int]:
    """Those whose names begin at some code points, with who is listed beside them, and do not get it."""
    pieces, ties = shape.pieces, shape.ties
    named = [at for at, one in enumerate(pieces) if one.start in starts and one.actor is not None]
    named = [at for at in named if pieces[at].kind is not NamedKind.PRONOUN]
    given = [one for at in named for one in (shape.list_around(at) if at in ties else [at])]
    return [at for at in dict.fromkeys(given) if at not in gift.recipients]


def _is_paid_by(text: str, start: int) -> bool:
    """Whether *by* or *acting for* stands before somebody."""
    return _PAID_BY.search(text, max(0, start - JUST_BEFORE), start) is not None


def who_brings(case: Case, donors: Collection[DraftParty]) -> Parties:
    """Who brings it or passes it on; unsure where its words do not plainly say so."""
    pieces, gift, own = case.shape.pieces, case.gift, {one.iso2 for one in donors} | {""}
    others = [
        at
        for at in gift.carriers
        if at not in gift.donors
        and not _is_own_organ(case.text, pieces[at], own)
        and not _REPORTED.search(case.text, max(0, pieces[at].start - _FAR_BY), pieces[at].start)
    ]
    carriers = named_parties(case, others, Field.CARRIERS)
    if not all(_passes_on(case.shape, at) for at in gift.carriers):
        case.unsure[Field.CARRIERS] = tr("It may give it itself, or only stand beside it.")
    return carriers or _carriers_by_words(case, donors)


def _is_own_organ(text: str, piece: Piece, givers: Collection[str]) -> bool:
    """Whether a state only acts through somebody of its own: *through its embassy*."""
    own = piece.actor is not None and piece.actor.iso2 in givers
    return own and is_organ(text[piece.start : piece.end])


def _passes_on(shape: Shape, at: int) -> bool:
    """Whether it is plainly through whom something goes: *through the WFP*."""
    return shape.ties[at].role in ("through", "via") and shape.pieces[at].kind is NamedKind.ORGANISATION


def _carriers_by_words(case: Case, donors: Collection[DraftParty]) -> Parties:
    """Who brings what somebody else gives, by words of carrying that no frame has read."""
    if not donors:
        return ()
    pieces = case.shape.pieces
    parties = [pieces[at] for at in case.gift.recipients] + [pieces[at] for at in case.gift.donors]
    taken = [(one.start, one.end) for one in (*parties, *donors)]
    found: list[DraftParty] = []
    for start, end, piece in carriers_in(case.text, pieces[0].start, pieces[-1].end, pieces):
        who = piece.actor if piece is not None else None
        name = (who.name, who.iso2) if who is not None else (" ".join(case.text[start:end].split()), "")
        if not any(start < last and first < end for first, last in taken):
            found.append(DraftParty(*name, start, end))
            taken.append((start, end))
    if found:
        case.unsure[Field.CARRIERS] = tr("It may give it itself, or only stand beside it.")
    return tuple(found)
