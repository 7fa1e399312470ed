"""Things of any name that stand where verbs of giving have what they give, where nothing else is read there.

    object   = verb whom? phrase                        gave the kitchen his whole harvest, will fund a second cable
             | verb whom "with" phrase                  presented us with a barometer
    subject  = phrase "was"? participle                 a wind tunnel was donated, her pearls, left to the nurse
    relative = phrase ("that" | "which")? who verb      the overcoat that you sent, the tree Tromsø gives Grimsby

    phrase   = (determiner noun+ | plural)              with a head that is for no deed, time or body of somebody

Nothing is counted but *a*; whether it is a gift at all, its clues decide (`likely`).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from app.domain.drafts.amount import Amount
from app.domain.drafts.any_things import DEEDS, NEVER_OWN
from app.domain.drafts.goods import GOODS, ONE
from app.domain.drafts.phrases import is_noun, is_of_people
from app.domain.drafts.pieces import Sort, words
from app.domain.drafts.shape import PREPOSITIONS, SUBJECT, Shape
from app.domain.drafts.verbs import Family, Mode, Verb
from app.domain.terms import Qualifier

_VERBS = words(
    "give donate present bequeath gift offer promise pledge send ship deliver hand supply provide grant award "
    "contribute fund finance sponsor receive get obtain accept inherit bring fly dispatch despatch truck airlift ferry "
    "release transfer distribute install"
)
_TWO = words("give hand offer promise grant award send")
"""Verbs that have both who gets something and what it is for an object."""
_WITH = words("present provide supply")
_ONE = words("a an another")
_KNOWN = words("the its their his her our my")
_UNTOLD = (Mode.ASKED, Mode.MAYBE, Mode.NOT)
_LONGEST = 6
"""Words of a phrase, at most."""
_REACH = 12
"""Pieces behind a verb in which its object ends."""
NO_HEADS = words(
    "way ways time times help aid support assistance relief work works talks call calls right rights rise chance hope "
    "news place day end start sign signs light reason reasons thing things nothing something anything everything money "
    "funds approval advice data hint tips tip ground birth permission rule rules office award prize medal medals "
    "information evidence answer answers army troops soldiers wounded dead stage ball game match race point points "
    "president minister government parliament court press public world country state city town region people public "
    "crowd crowds police audience reporters journalists mps members nothing much more less others many few some lot "
    "offices condolences congratulations greetings regards compliments apologies sympathies invitation invitations "
    "key keys cup cups trophy trophies title titles crown torch flag presidency chairmanship "
    "surprise programme program project "
    "lots bit bits kind sort type number numbers amount sum total rest half most part parts hospital school "
)


def objects(text: str, shape: Shape) -> list[Amount]:
    """The things of the verbs of giving of a sentence that have none."""
    return [made(text, shape, *place) for place in _places(shape)]


def _places(shape: Shape) -> Iterator[tuple[int, int]]:
    """Where they stand, each from its first piece to behind its last."""
    behind = 0
    for number, verb in enumerate(shape.verbs):
        over = verb.family is Family.GIVE and verb.last > verb.at  # made over, left behind
        if not (verb.lemma in _VERBS or over) or verb.mode in _UNTOLD or _has_thing(shape, number):
            continue
        kept = not verb.passive or verb.lemma in _TWO  # has been handed a slipway
        place = (_object(shape, verb) if kept else None) or (_before if verb.passive else _relative)(shape, verb)
        if place is not None and place[0] >= behind:
            yield place
            behind = place[1]


def _has_thing(shape: Shape, number: int) -> bool:
    """Whether something is read already that a verb says to be given."""
    verb = shape.verbs[number]
    low, high = shape.clause_start(verb.first), min(len(shape.pieces), verb.last + 1 + _REACH)
    ties = ((at, shape.ties[at]) for at in shape.of(Sort.THING, low, high))
    return any(tie.verb == number or (at < verb.first and tie.to in (SUBJECT, "of")) for at, tie in ties)


def _object(shape: Shape, verb: Verb) -> tuple[int, int] | None:
    """The last phrase right behind a verb, past whom it gives to."""
    at, stop, first = verb.last + 1, min(len(shape.pieces), verb.last + 1 + _REACH), -1
    while at < stop:
        piece = shape.pieces[at]
        if piece.word == "with" and verb.lemma in _WITH:
            first = -1
        elif piece.word in _ONE | _KNOWN:
            first = at
        elif piece.sort is Sort.ACTOR or piece.word == "'s":
            first = at + 1
        elif not is_noun(shape, at) and not (at == first + 1 and piece.word.endswith("ly")):  # a newly built ward
            break
        elif first < 0:
            first = at
        at += 1
    return _phrase(shape, first, at) if first >= 0 else None


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
    if head in NEVER_OWN | NO_HEADS or (head.endswith(DEEDS) and head not in GOODS) or is_of_people(head):
        return None
    return (first, end) if opened or several else None


def made(text: str, shape: Shape, first: int, end: int) -> Amount:
    """The thing of a phrase: one, behind *a*, else without a number."""
    pieces = shape.pieces
    start, stop = pieces[first].start, pieces[end - 1].end
    opened = pieces[first].word in _ONE | _KNOWN
    item = pieces[first + opened].start
    single = pieces[first].word in _ONE or (opened and pieces[end - 1].word in ONE)  # its old floating crane
    one = Decimal(1) if single else None
    return Amount(
        start, stop, one, one, Qualifier.NOT_STATED if one is None else Qualifier.EXACT, "",
        " ".join(text[item:stop].split()), item, stop, "", "", " ".join(text[start:stop].split()),
    )  # fmt: skip
