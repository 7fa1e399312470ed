"""Words behind *for*, *to* or *at* that name what something is for, or where it was said, and nobody who gets it.

purpose = ("for" | "to" | "towards") noun without an article, singular, no name     for emergency shelter
        | ("for" | "to" | "towards") goods                                          to vaccines
event   = ("at" | "during" | "on the sidelines of") a meeting                                 at a donor conference
speaker = ("its" | "their") body before a verb of saying                            its foreign ministry said
"""

from __future__ import annotations

from itertools import pairwise

from app.domain.drafts.clauses import phrases
from app.domain.drafts.clauses.around import DEPOTS, is_sent_with, is_where_it_was
from app.domain.drafts.clauses.pieces import Sort, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.ties import OBJECT
from app.domain.drafts.clauses.verbs import Family
from app.domain.drafts.frames.somebody import Somebody
from app.domain.drafts.names.actors import NamedKind
from app.domain.drafts.words.actor_words import BODY_NOUNS, DISASTERS, PLURAL_BODIES, STORMS
from app.domain.drafts.words.goods import GOODS
from app.domain.drafts.words.people_nouns import is_of_people

_EVENTS = words(
    "conference summit meeting ceremony forum session event talks gathering congress round workshop fair "
    "daily newspaper newspapers paper weekly reporters journalists"
)
_NO_NOUNS = words("able unable ready willing unwilling due likely unlikely keen free sure happy glad proud grateful")
_NO_PARTY = _EVENTS | _NO_NOUNS
_ONLY_GOODS = GOODS - PLURAL_BODIES
_SPEAKERS = words("media agency agencies official officials spokesman spokeswoman embassy ambassador diplomats police")
_ORDINALS = words("first second third fourth fifth sixth seventh eighth ninth tenth another other others")
"""What only tells of a further plane or ship: *and a third brought 30 beds*."""
_OWN = words("its their his her our")
_AID = words("help aid assistance relief support")
_PURPOSE = words("for to towards toward")


def is_nobody(shape: Shape, one: Somebody) -> bool:
    """Whether the words of somebody name nobody who gets something."""
    low, high = one.phrase
    before = shape.pieces[low - 1].word if low else ""
    if (head := phrases.head(shape, one.phrase)) in _NO_PARTY or _says_so(shape, low):
        return True
    if _is_of_disaster(shape, low, high) or is_left_out(shape, low) or is_where_it_was(shape, low):
        return True
    actor = shape.pieces[one.actor].actor if one.actor >= 0 else None
    if actor is not None and actor.kind is NamedKind.ORGANISATION and _before(shape, low)[-1:] == ["from"]:
        return True  # landed with tents from the Abdali Trust
    if before in _LEAVES and actor is not None and actor.kind is NamedKind.TOWN:
        return True  # a flight left Amberley with 30 tents
    if is_sent_with(shape, low, high):
        return True
    if before == "whose":
        return True  # to each family whose home was destroyed
    number = shape.verb_at(high)
    if before in _OWN and number >= 0 and shape.verbs[number].family is Family.SAY:
        return True
    single = shape.pieces[high - 1].word in BODY_NOUNS
    goods = {head, shape.pieces[high - 1].word} <= _ONLY_GOODS
    if one.actor < 0 and high - low == 1 and head in _AID:
        return True  # offered help, promising 30 tents
    return one.actor < 0 and before in _PURPOSE and ((high - low > 1 and single) or goods)


_LEAVES = words("left leave leaves leaving departed depart departs departing")


def is_event(word: str) -> bool:
    """Whether a word is of a meeting, where something is said or handed over."""
    return word in _EVENTS


def is_left_out(shape: Shape, at: int) -> bool:
    """Whether the words before a piece say that it gets nothing, or only where somebody goes for whom it is.

    So in *40 tents to Togo but nothing to Benin*, *gave Amundsen 400 kroner for his voyage to Greenland*.
    """
    nothing, to = ["", "", *_before(shape, at)][-2:]
    if nothing in _TRAVELS and to in _THITHER:
        return any(piece.word in ("for", "towards", "toward") for piece in shape.pieces[max(0, at - _FAR) : at])
    return to in ("to", "for") and nothing in ("nothing", "none", "not")


_TRAVELS = words(
    "expedition expeditions voyage voyages journey journeys trip trips tour tours pilgrimage pilgrimages travels "
    "excursion excursions crossing trek"
)
_THITHER = words("to into through across round around in up down of")
_FAR = 6
"""Pieces before a place within which it is said that something is for somebody's way there."""


def is_no_giver(shape: Shape, one: Somebody) -> bool:
    """Whether it is only where something left from, or whom it is for: *12,000 blankets left Karachi for Beirut*."""
    tie = shape.ties.get(one.actor)
    verb = shape.verbs[tie.verb] if tie is not None and tie.to == OBJECT and tie.verb >= 0 else None
    actor = shape.pieces[one.actor].actor if one.actor >= 0 else None
    if _only_made_it(shape, one.phrase.low) or _comes_from_town(shape, one.phrase.low):
        return True
    if _says_it_came(shape, one.phrase.high):
        return True
    town = actor is not None and actor.kind is NamedKind.TOWN  # and no seat of who gives it
    if (actor is None and phrases.head(shape, one.phrase) in _ORDINALS) or _is_of_disaster(shape, *one.phrase):
        return True
    site = actor is not None and actor.name.rpartition(" ")[2].lower() in DEPOTS
    if (town or site) and verb is not None and verb.lemma in ("leave", "depart"):
        return True
    *_, acting, to = ["", "", *_before(shape, one.phrase.low)]
    return to == "for" and acting != "acting"


def _says_it_came(shape: Shape, high: int) -> bool:
    """*Mrs Holt said the 40 beds sent to her clinic were new*: who only says what his own got."""
    number, behind = shape.verb_at(high), shape.pieces[high:]
    if number < 0 or shape.verbs[number].family is not Family.SAY or any(one.word in _HIMSELF for one in behind):
        return False
    got = [one.word for before, one in pairwise(behind) if before.word in ("to", "at", "reached", "for")]
    return any(word.split()[0] in _OWN for word in got)


_HIMSELF = words("he she it they we i")


def _comes_from_town(shape: Shape, low: int) -> bool:
    """*Handed out 500 parcels from Oslo*: from a town come only the things that others hand out there."""
    before = shape.pieces[max(0, low - 2) : low]
    behind_thing = len(before) == 2 and before[0].thing is not None and before[1].word == "from"
    handed = any(verb.lemma in ("hand", "distribute", "unload") for verb in shape.verbs if verb.last < low)
    return behind_thing and handed and phrases.is_town(shape.pieces[low])


def _only_made_it(shape: Shape, low: int) -> bool:
    """*Packed by pupils*, *driven across by soldiers*, *ordered from a maker*: who had it in hand need not give it."""
    words_before = _before(shape, low)
    before, by = {*words_before}, words_before[-1:] == ["by"]
    return not before.isdisjoint(_MADE if by else _BOUGHT) and (by or "from" in before)


_MADE = words(
    "packed driven ferried flown piloted escorted loaded unloaded made built sewn knitted assembled manufactured "
    "produced designed printed crewed manned bought ordered"
)
"""What is done with a thing by somebody who need not give it."""
_BOUGHT = words("bought ordered")


def _is_of_disaster(shape: Shape, low: int, high: int) -> bool:
    """Whether words only say which disaster is meant: *the August earthquake*, *the eruption of Nyiragongo*."""
    behind = shape.pieces[high].word if high < len(shape.pieces) else ""
    within = any(
        piece.word in DISASTERS and (at + 1 == high or not phrases.is_noun(shape, at + 1))
        for at, piece in enumerate(shape.pieces[low:high], low)
    )  # not the fire station
    before = _before(shape, low)[-2:]
    return (
        behind in DISASTERS
        or within
        or (before[-1:] == ["of"] and before[0] in DISASTERS)
        or _is_storm(shape, low, high)
    )


def _is_storm(shape: Shape, low: int, high: int) -> bool:
    """Whether words are the name of a storm, *families displaced by Typhoon Rai*, and not *the cyclone shelters*."""
    last = shape.pieces[high - 1]
    named = shape.pieces[low].word in STORMS and high - low > 1 and last.actor is None
    return named and not (last.word.endswith("s") or last.word in BODY_NOUNS or is_of_people(last.word))


def _says_so(shape: Shape, low: int) -> bool:
    """Whether *according to* stands before a phrase, or *among them*, of who gives; a state that says so may get it."""
    actors = (piece.actor for piece in shape.pieces[low : low + 3] if piece.sort is Sort.ACTOR)
    state = next((one.kind is NamedKind.GOVERNMENT for one in actors if one is not None), False)
    speaks = state and not _SPEAKERS & set(" ".join(shape.words[low : low + 3]).split())
    if _before(shape, low)[-2:] == ["said", "of"]:
        return True  # “They sent us 40 tents,” he said of the Danes
    return _before(shape, low)[-2:] in (["among", "them"], *([] if speaks else [["according", "to"]]))


def _before(shape: Shape, low: int) -> list[str]:
    """The words before a phrase, without articles."""
    return [piece.word for piece in shape.pieces[max(0, low - 3) : low] if piece.word not in phrases.DETERMINERS]
