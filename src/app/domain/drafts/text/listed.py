"""Lines of a list of gifts of which the sentence before says who gives or who gets them (`leads`).

    line = sign? name (":" | "–" | ",") thing …             – Lebanon: 100,000 euros, by way of UNICEF, for schools;
         | sign thing … preposition name              • 45 display cases from Japan
         | place ":" thing …                          Chad: 40 tents, where a firm speaks that gives

Whoever a line names is the other party, also by a name of no list; of a line with a head the rest says through whom,
and what it is for. A line that adds up the others is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.drafts.clauses.around import PLAINLY, Frame
from app.domain.drafts.clauses.pieces import Sort, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.verbs import GIVING, Family, Mode
from app.domain.drafts.draft import DraftParty, Field
from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.names.named import NamedKind
from app.domain.drafts.tables.totals import is_total
from app.domain.drafts.text.before import Before
from app.domain.drafts.text.context import STATES_AND_TOWNS
from app.domain.drafts.text.leads import Lead, is_line
from app.domain.drafts.words.word_kinds import WordKinds
from app.domain.language import tr
from app.domain.terms import Outcome

_FIRST = 3
"""Pieces behind the colon within which the first thing stands."""
_FROM, _TO = ("from", "by", "ex"), ("to", "for", "in", "at", "subject")


def gift_of_line(
    text: str, shape: Shape, before: Before, found: Sequence[Gift], kinds: WordKinds
) -> list[Gift] | None:  # fmt: skip
    """The gift of a line of a list; none of a list of something else. None where the sentence is no such line."""
    lead, colon = before.lead or _lead_of_speaker(shape, before), shape.headed or _comma(text, shape)
    if lead is None or any(verb.first < colon for verb in shape.verbs):
        return None
    if _is_of_else(text, shape, lead):
        return []
    headed = _is_sign(shape, colon)
    if lead.other or len(found) > 1 or _says_who_gives(lead, found, headed=headed):
        return None
    begins_line = is_line(shape)
    things = [at for at in shape.of(Sort.THING, colon, len(shape.pieces)) if shape.can_be_given(at)]
    if not things or not (headed or begins_line) or (headed and things[0] > colon + _FIRST):
        return None
    at = things[0]
    frame = Frame(at, at, at, Family.GIVE, lead.outcome, True, colon, len(shape.pieces), noun=True)
    gift = Gift(lead.outcome, [frame])
    gift.things, gift.worth = _given(shape, things, {one for other in found for one in other.things})
    gift.carriers = _carriers(shape, colon)
    actors = shape.of(Sort.ACTOR, 0, colon if headed else len(shape.pieces))
    if headed and not [*actors] and (named := _named(text, shape, colon, kinds)) is not None:
        _with_name(gift, lead, named)
    elif not _with_parties(
        shape, gift, lead, [one for one in actors if one not in gift.carriers], headed=headed, told=bool(found)
    ):
        return None
    _read_what_came_of_it(shape, gift, found)
    gift.led, gift.of_nobody = lead.day, lead.gets and not lead.donors
    return [gift]


def _carriers(shape: Shape, colon: int) -> list[int]:
    """Those behind the head through whom it is given."""
    return [at for at, tie in shape.ties.items() if tie.role == "through" and shape.pieces[at].actor and at > colon]


def _is_sign(shape: Shape, colon: int) -> bool:
    """Whether a sign ends the head of a line."""
    return 0 < colon < len(shape.pieces) and shape.pieces[colon].word in (":", "–", "—", ",")


def _comma(text: str, shape: Shape) -> int:
    """The comma between the one name with which a line of a list begins and what it got; 0 where there is none."""
    first = next(iter(shape.of(Sort.THING, 1, len(shape.pieces))), 0)
    if not is_line(shape) or shape.verbs or first < 3 or shape.words[first - 1] != ",":
        return 0
    named = shape.pieces[1 : first - 1]
    plain = not any(piece.sort in (Sort.SIGN, Sort.DAY) for piece in named)
    capital = any(text[piece.start].isupper() for piece in named)
    return first - 1 if plain and capital else 0


def _lead_of_speaker(shape: Shape, before: Before) -> Lead | None:
    """Who gives what stands without a verb behind a place, where a firm speaks: *Our year. … Chad: 40 tents*.

    Of others than firms it is so where they were told to give, and of goods; who was rather told to get gives nothing.
    """
    who = before.speaker
    if who is None or before.ours > 0 or shape.verbs:
        return None
    heads = shape.of(Sort.ACTOR, 0, shape.headed)
    if not heads or any(shape.pieces[at].kind not in STATES_AND_TOWNS for at in heads):
        return None
    firm = before.talk.ours and who.kind is NamedKind.COMPANY and not _FIRMS.isdisjoint(who.name.split())
    sums = any(one.is_money for at in shape.ties if (one := shape.pieces[at].thing) is not None)
    gave = not sums and any(party.name == who.name for told in before.gave for party in told.donors)
    return Lead((DraftParty(who.name, who.iso2, 0, 0),), (), Outcome.GIVEN, near=False) if firm or gave else None


_FIRMS = frozenset(("plc", "PLC", "Ltd", "Limited", "Inc", "AG", "SA", "SE", "GmbH", "Foundation", "Stiftung"))


def _says_who_gives(lead: Lead, found: Sequence[Gift], *, headed: bool) -> bool:
    """Whether a line is a sentence that has who gives it, and not the lead: *Japan provided tents*."""
    return bool(lead.donors) and not headed and any(one.donors and not one.main.noun for one in found)


def _is_of_else(text: str, shape: Shape, lead: Lead) -> bool:
    """Whether a line adds up others, or is of a list of something else and tells of no gift by a verb."""
    head = text[shape.pieces[0].start : shape.pieces[shape.headed].start] if shape.headed > 0 else ""
    return is_total(head) or (lead.other and lead.near and not any(verb.family in GIVING for verb in shape.verbs))


def _named(text: str, shape: Shape, colon: int, kinds: WordKinds) -> DraftParty | None:
    """Who is named before a colon by words of no list, all of them with capitals."""
    low = next((at for at, piece in enumerate(shape.pieces[:colon]) if piece.sort is Sort.WORD), colon)
    pieces = shape.pieces[low:colon]
    words = [piece for piece in pieces if piece.word not in _SMALL]
    capital = all(text[piece.start].isupper() for piece in words)
    if not words or not capital or any(piece.sort is not Sort.WORD for piece in pieces) or len(words) > _LONGEST:
        return None
    if len(words) == 1 and (kinds.sorts(words[0].word) or kinds.groups(words[0].word)):
        return None  # Tents: 500
    start, end = pieces[0].start, pieces[-1].end
    return DraftParty(" ".join(text[start:end].split()), "", start, end)


_SMALL = ("of", "the", "and", "for", "in", "&", "'s", "de", "la", "del")
_LONGEST = 7
"""Words of a name before a colon, at most."""


def _with_name(gift: Gift, lead: Lead, named: DraftParty) -> None:
    """Give a gift the party that the lead names and one by its words."""
    why = tr("It is whom the sentences before speak of; this one does not say.")
    gets = bool(lead.donors or lead.gets)
    mine, other = (Field.RECIPIENTS, Field.DONORS) if gets else (Field.DONORS, Field.RECIPIENTS)
    _loosely(
        gift, mine, [named], tr("Not all of them are known by name; they are taken from the list in the sentence.")
    )
    _loosely(gift, other, lead.donors if gets else lead.recipients, why)
    gift.unsure[Field.STATUS] = why


def _with_parties(shape: Shape, gift: Gift, lead: Lead, actors: Iterable[int], *, headed: bool, told: bool) -> bool:
    """Give a gift the party that the lead names and the one of its line; whether both are known."""
    gives = not (lead.donors or lead.gets)
    roles = _FROM if gives else _TO
    mine = [at for at in actors if headed or shape.ties[at].to in roles or shape.ties[at].role in roles]
    why = tr("It is whom the sentences before speak of; this one does not say.")
    if not mine and lead.near and not headed and (told or not lead.half):
        for field, parties in ((Field.DONORS, lead.donors), (Field.RECIPIENTS, lead.recipients)):
            if parties:
                _loosely(gift, field, parties, why)
    elif not mine:
        return False
    elif gives:
        gift.donors = mine
        _loosely(gift, Field.RECIPIENTS, lead.recipients, why)
    else:
        gift.recipients = dict.fromkeys(mine, PLAINLY)
        _loosely(gift, Field.DONORS, lead.donors, why)
    gift.unsure[Field.STATUS] = why
    return True


def _loosely(gift: Gift, field: Field, parties: Sequence[DraftParty], why: str) -> None:
    gift.loose[field] = list(parties)
    gift.unsure[field] = why


def _given(shape: Shape, things: list[int], known: set[int]) -> tuple[list[int], list[int]]:
    """What is given, and the sums that say what it is worth: of goods all that are `known`, of money the first.

    Goods behind a sum are given beside it where they stand in a list with it: *$5 million and 40 tents*.
    """
    money = [at for at in things if (one := shape.pieces[at].thing) is not None and one.is_money]
    first, worth = things[0], [at for at in money if at != things[0]]
    if first in money:
        return [first, *(at for at in things if at in known and at not in money and _is_listed(shape, at))], worth
    return [at for at in things if at == first or (at in known and at not in money)], worth


def _is_listed(shape: Shape, at: int) -> bool:
    """Whether a joint of a list stands before a thing and its article."""
    before = at - 1 - (shape.pieces[at - 1].word in ("a", "an"))
    return shape.pieces[before].word in _JOINTS


_JOINTS = words("and plus also , ; + &")


def _read_what_came_of_it(shape: Shape, gift: Gift, found: Sequence[Gift]) -> None:
    """What the line says of it by itself; a verb may say that it came, and when: *handed over on 3 May*."""
    gift.outcome = next((one.outcome for one in found if one.outcome is not Outcome.GIVEN), gift.outcome)
    for verb in shape.verbs:
        nothing = shape.pieces[verb.first - 1].word in ("nothing", "none")
        if verb.family in _CAME and verb.mode is Mode.FACT and not nothing:
            gift.outcome = Outcome.GIVEN
            gift.day = next(iter(shape.of(Sort.DAY, verb.last, len(shape.pieces))), -1)
    when = shape.of(Sort.DAY, shape.headed, len(shape.pieces))
    if any(piece.word in _AWAITED for piece in shape.pieces):
        gift.outcome = Outcome.ANNOUNCED
    if gift.day < 0 and len(when) == 1:
        gift.day = when[0]


_CAME = (Family.GIVE, Family.SHIP, Family.ARRIVE, Family.RECEIVE)
_AWAITED = words("expected due eta awaited scheduled")
