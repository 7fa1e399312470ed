"""Things of any name that stand where verbs of giving have what they give, where nothing else is read there.

    object   = verb whom? phrase                        gave the kitchen his whole harvest, will fund a second cable
             | verb whom "with" phrase                  presented us with a barometer
             | verb whom? … phrase ("," | "and") …      gave a lathe, two kilns and £40: beside things that are read
    another  = ("," | "and") who "a" phrase             Chad built a school, and Mali a cistern
    subject  = phrase "was"? participle                 a wind tunnel was donated, her pearls, left to the nurse
    relative = phrase ("that" | "which")? who verb      the overcoat that you sent, the tree Tromsø gives Grimsby

    phrase   = (determiner noun+ | plural)              with a head that is for no deed, time or body of somebody

Counted are *a* and what is one by its noun, *his house*; whether it is a gift at all, its clues decide (`likely`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from app.domain.drafts.amount import Amount
from app.domain.drafts.any_things import DEEDS, NEVER_OWN
from app.domain.drafts.gift_things import head_of
from app.domain.drafts.goods import GOODS, ONE, PLACES
from app.domain.drafts.phrases import is_noun, is_of_people
from app.domain.drafts.pieces import Sort, words
from app.domain.drafts.shape import PREPOSITIONS, SUBJECT, Shape
from app.domain.drafts.verbs import GIVING, Family, Mode, Verb
from app.domain.drafts.word_lists import BUILDINGS
from app.domain.drafts.word_kinds import WordKinds
from app.domain.phrase_words import NUMBERS
from app.domain.terms import Qualifier

_VERBS = words(
    "give donate present bequeath gift offer promise pledge send ship deliver hand supply provide grant award "
    "contribute fund finance sponsor receive get obtain accept inherit bring fly dispatch despatch truck airlift ferry "
    "release transfer distribute install equip furnish forward mail consign bestow cede commit second deploy erect "
    "parachute"
)
_TWO = words("give hand offer promise grant award send")
"""Verbs that have both who gets something and what it is for an object."""
_WITH = words("present provide supply equip furnish")
_ONE = words("a an another")
_OWN = words("its their his her our my")
_KNOWN = _OWN | {"the"}
_JOINTS = words(", and plus &")
_UNTOLD = (Mode.ASKED, Mode.MAYBE, Mode.NOT)
_LONGEST = 6
"""Words of a phrase, at most."""
_REACH = 16
"""Pieces behind a verb in which its object ends."""
NO_HEADS = words(
    "way ways time times help aid support assistance relief work works talks call calls right rights rise chance hope "
    "news place day end start sign signs light reason reasons thing things nothing something anything everything money "
    "funds approval advice data hint tips tip ground birth permission rule rules office award prize medal medals "
    "information evidence answer answers army troops soldiers wounded dead stage ball game match race point points "
    "president minister government parliament court press public world country state city town region people public "
    "crowd crowds police audience reporters journalists mps members nothing much more less others many few some lot "
    "key keys cup cups trophy trophies title titles crown torch flag presidency chairmanship "
    "surprise programme program project "
    "whole site sites lots bit bits kind sort type number numbers amount sum total rest half most part parts hospital school "
)


def objects(text: str, shape: Shape, kinds: WordKinds) -> list[Amount]:
    """The things of the verbs of giving of a sentence that are not read yet."""
    out: list[Amount] = []
    for first, end in sorted({*_places(shape, kinds), *_of_others(shape, kinds)}):
        if not out or text_start(shape, first) >= out[-1].end:
            out.append(made(text, shape, first, end, kinds))
    return out


def text_start(shape: Shape, at: int) -> int:
    return shape.pieces[at].start


def _places(shape: Shape, kinds: WordKinds) -> Iterator[tuple[int, int]]:
    """Where they stand, each from its first piece to behind its last."""
    for number, verb in enumerate(shape.verbs):
        over = verb.family is Family.GIVE and verb.last > verb.at  # made over, left behind
        if not (verb.lemma in _VERBS or over) or verb.mode in _UNTOLD:
            continue
        kept = not verb.passive or verb.lemma in _TWO  # has been handed a slipway
        listed, beside = _listed(shape, verb) if kept else ([], False)
        if beside:
            yield from (place for place in listed if _is_plain(shape, place, kinds))
        elif not _has_thing(shape, number):
            if listed:
                yield from listed
            elif (place := (_before if verb.passive else _relative)(shape, verb)) is not None:
                yield place


def _has_thing(shape: Shape, number: int) -> bool:
    """Whether something is read already that a verb says to be given."""
    verb = shape.verbs[number]
    low, high = shape.clause_start(verb.first), min(len(shape.pieces), verb.last + 1 + _REACH)
    ties = ((at, shape.ties[at]) for at in shape.of(Sort.THING, low, high))
    return any(tie.verb == number or (at < verb.first and tie.to in (SUBJECT, "of")) for at, tie in ties)


def _listed(shape: Shape, verb: Verb) -> tuple[list[tuple[int, int]], bool]:
    """The phrases right behind a verb, past whom it gives to, and whether something that is read is among them."""
    at, stop, first = verb.last + 1, min(len(shape.pieces), verb.last + 1 + _REACH), -1
    ends: list[tuple[int, int]] = []
    beside = False
    while at < stop:
        piece, begins = shape.pieces[at], shape.pieces[at - 1].word in _JOINTS
        if piece.word == "with" and verb.lemma in _WITH and not ends:
            first = -1
        elif piece.word in _ONE | _KNOWN:
            first = at
        elif piece.sort is Sort.THING:
            first, beside = -1, True
        elif piece.word in _JOINTS:
            ends += [(first, at)] if first >= 0 else []
            first = -1
        elif begins and at > verb.last + 1 and ends + [beside] != [False]:
            break  # and the rest is of somebody else
        elif piece.sort is Sort.ACTOR or piece.word == "'s":
            first = at + 1
        elif not is_noun(shape, at) and not (at == first + 1 and piece.word.endswith("ly")):  # a newly built ward
            break
        elif first < 0:
            first = at
        at += 1
    ends += [(first, at)] if first >= 0 else []
    return [place for one in ends if (place := _phrase(shape, *one)) is not None], beside


def _is_plain(shape: Shape, place: tuple[int, int], kinds: WordKinds) -> bool:
    """Whether a phrase of a list of what is given is one thing, and not whom it is given to."""
    first, end = place
    word, head = shape.pieces[first].word, shape.pieces[end - 1].word
    return (word in _ONE or word in _OWN) and is_thing(head, kinds)


def _of_others(shape: Shape, kinds: WordKinds) -> Iterator[tuple[int, int]]:
    """*Chad built a school, and Mali a cistern*: what another one gives, whose verb is left out."""
    pieces = shape.pieces
    given = next((verb.last for verb in shape.verbs if verb.family in GIVING or verb.lemma == "build"), len(pieces))
    for at in shape.of(Sort.ACTOR, given + 1, len(pieces) - 2):
        if pieces[at - 1].word not in _JOINTS or pieces[at + 1].word not in _ONE:
            continue
        end = at + 2
        while end < len(pieces) and is_noun(shape, end):
            end += 1
        closed = end == len(pieces) or pieces[end].sort is Sort.SIGN or pieces[end].word in ("and", "to", "for", "in")
        place = _phrase(shape, at + 1, end) if closed else None
        if place is not None and is_thing(pieces[end - 1].word, kinds):
            yield place


def is_thing(head: str, kinds: WordKinds) -> bool:
    """Whether a noun names a thing that is one, as far as is known of it."""
    sorts = {*kinds.sorts(head)}
    return head in ONE or not sorts or bool(sorts & _SORTS)


def is_single(head: str, kinds: WordKinds) -> bool:
    """Whether a noun behind *the* or *his* is of one thing: *his house*, but not *his furniture*, *the tents*."""
    sorts = kinds.sorts(head) if kinds.is_one(head) else ()
    one = bool(sorts) and sorts[0] != "person" and not _SORTS.isdisjoint(sorts)
    return head in ONE or (one and head not in _MASSES and {"food", "substance", "quantity"}.isdisjoint(sorts))


_SORTS = words("artifact animal plant object body")
_MASSES = words(
    "equipment machinery furniture clothing clothes underwear footwear bedding linen apparatus gear hardware software "
    "ammunition weaponry artillery stock library collection jewellery jewelry cutlery crockery stationery timber "
    "lumber piping roofing scaffolding sheeting paper cloth fabric glass wire rope cable cement plumbing tackle ware "
    "kitchenware glassware luggage baggage produce catch harvest crop herd flock fleet merchandise cargo freight load "
    "stuff supply plant hay straw grass grain wheat rice maize corn cotton wool fruit penicillin insulin serum vaccine "
    "medicine medication morphine aspirin chloroform quinine chlorine"
)
"""Nouns of which one does not say how many."""


def _before(shape: Shape, verb: Verb) -> tuple[int, int] | None:
    """The phrase that ends right before a verb in the passive, or before the sign at which its clause begins."""
    end = verb.first
    while end > 0 and shape.pieces[end - 1].word == ",":
        end -= 1
    return _ending(shape, end)


def _relative(shape: Shape, verb: Verb) -> tuple[int, int] | None:
    """The phrase before a relative clause with a subject of its own, or right before such a subject."""
    subject = shape.before(verb.first)
    if subject > 0 and (shape.pieces[subject].actor is not None) and is_noun(shape, subject - 1):
        place = _ending(shape, subject)  # the playground it had planned
        return place if place is not None and shape.pieces[place[0]].word in _KNOWN else None
    low = shape.clause_start(verb.first)
    that = low - 1
    if that < 1 or shape.pieces[that].word not in ("that", "which") or low == verb.first:
        return None
    return _ending(shape, that)


def _ending(shape: Shape, end: int) -> tuple[int, int] | None:
    """The phrase that ends before a piece."""
    first = end
    while first > 0 and end - first < _LONGEST and is_noun(shape, first - 1):
        first -= 1
    first -= first > 0 and shape.pieces[first - 1].word in _ONE | _KNOWN
    alone = first == 0 or shape.pieces[first - 1].word not in (*PREPOSITIONS, "'s")
    return _phrase(shape, first, end) if first < end and alone else None


def _phrase(shape: Shape, first: int, end: int) -> tuple[int, int] | None:
    """A phrase, where it may name a thing."""
    pieces = shape.pieces
    if not 0 < end - first <= _LONGEST or any(pieces[at].sort is not Sort.WORD for at in range(first, end)):
        return None
    head, opened = pieces[end - 1].word, pieces[first].word in _ONE | _KNOWN
    if opened and end - first < 2:
        return None
    several = head.endswith("s") and not head.endswith(("ss", "us", "is", "ics"))
    if head in NEVER_OWN | NO_HEADS | NUMBERS or (head.endswith(DEEDS) and head not in GOODS) or is_of_people(head):
        return None
    return (first, end) if opened or several else None


def made(text: str, shape: Shape, first: int, end: int, kinds: WordKinds) -> Amount:
    """The thing of a phrase: one, behind *a* or by its noun, else without a number."""
    pieces = shape.pieces
    start, stop = pieces[first].start, pieces[end - 1].end
    opened = pieces[first].word in _ONE | _KNOWN
    item = pieces[first + opened].start
    single = pieces[first].word in _ONE or (opened and is_single(pieces[end - 1].word, kinds))
    one = Decimal(1) if single else None
    return Amount(
        start, stop, one, one, Qualifier.NOT_STATED if one is None else Qualifier.EXACT, "",
        " ".join(text[item:stop].split()), item, stop, "", "", " ".join(text[start:stop].split()),
    )  # fmt: skip


def with_ones(text: str, things: Iterable[Amount], kinds: WordKinds) -> list[Amount]:
    """Things; of those without a number one, where a determiner and the noun say so: *the church got its organ*."""
    return [_as_one(text, one, kinds) if one.low is None and one.high is None else one for one in things]


def _as_one(text: str, one: Amount, kinds: WordKinds) -> Amount:
    stated = not (one.is_money or one.unit or one.unsure) and one.qualifier is Qualifier.NOT_STATED
    behind = _DETERMINED.search(text, max(0, one.item_start - _LONG), one.item_start) if stated else None
    head = head_of(one.item)
    if behind is None or head in _WHERE or not is_single(head, kinds):
        return one
    return one._replace(low=Decimal(1), high=Decimal(1), qualifier=Qualifier.EXACT)


_WHERE = PLACES | BUILDINGS | words("warehouse depot")
"""Where things come from or go to: *have not left our warehouse*."""
_DETERMINED = re.compile(r"(?<!\w)(?:the|its|their|his|her|our|my) $", re.IGNORECASE)
_LONG = 7
"""Code points of the longest determiner and what stands before it."""
