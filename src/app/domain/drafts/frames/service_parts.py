"""Who does something for whom, and what, by the words around a verb of a deed (`services`).

    giver  = phrase ("," aside ",")? ("who" clause)? has? verb
    what   = part ("of" | "at" | "in") body | body part? | body        the roof of the clinic, the clinic roof
    people = number? phrase with a word of need                        300 poor people, evacuees from the valley

A body is a house of people, or has a name of its own. Of what is the giver's own nothing is read.
"""

from __future__ import annotations

from itertools import takewhile

from app.domain.drafts.clauses import phrases
from app.domain.drafts.clauses.phrases import Phrase
from app.domain.drafts.clauses.pieces import Piece, Sort, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.names.actors import NamedKind
from app.domain.drafts.words.actor_words import BODY_NOUNS
from app.domain.drafts.words.people_nouns import is_of_people
from app.domain.drafts.words.word_lists import TIMES

PARTS = words(
    "roof roofs boiler wall walls window windows floor floors heating fence bell bells organ clock tower spire steps "
    "gate gates wiring plumbing kitchen ceiling door doors pews chimney pump pumps pipes drains interior façade facade"
)
"""What a house has, which itself gets nothing."""
OWN = words("its their his her our my")
HAVE = words("has have had also recently since")
_HOUSES = words("marae hut church chapel abbey priory minster basilica cathedral synagogue hostel almshouse hall")
_NEEDY = words(
    "poor hungry homeless refugee refugees evacuee evacuees victims survivors orphans children families destitute "
    "needy stranded displaced starving widows unemployed persons people paupers firefighters pensioners"
)
_COUNTING = words("the all some about around over nearly almost more than up to as many every each another")
_NUMBERS = words("million thousand hundred dozen , -")
_LINKS = words("of at in")
_ASIDE = 14
"""Pieces of an aside, or of a clause behind *who*, at most."""


def giver(shape: Shape, at: int) -> Phrase | None:
    """Who stands before a verb: *the Quakers, working from a barn, fed*, *a builder who wants no thanks repaired*."""
    pieces = shape.pieces
    while at > 0 and (pieces[at - 1].word in HAVE or pieces[at - 1].sort is Sort.DAY):
        at -= 1
    near = range(at - 1, max(0, at - _ASIDE), -1)
    at = next((one for one in near if pieces[one].word == "who"), at)
    at -= pieces[at - 1].word == ","
    found = _ending(shape, at)
    opens = next((one for one in near if one < at and pieces[one].word == ","), 0)
    if pieces[at].word == "," and opens and (found is None or found.low > opens + 1):
        found = _ending(shape, opens)
    return None if found is None or _is_pronoun(pieces[found.low]) else found


def _ending(shape: Shape, at: int) -> Phrase | None:
    """The longest phrase before a piece, which may be a verb that no list has: *old pupils | rewired*."""
    found = None
    for low in range(at - 1, max(-1, at - _ASIDE), -1):
        if shape.verb_at(low) >= 0 or (
            shape.pieces[low].sort in (Sort.SIGN, Sort.DAY) and not _joins(shape.pieces[low])
        ):
            break
        one = phrases.behind(shape, low)
        found = Phrase(one.low, at) if one is not None and one.low < at <= one.high else found
    return found


def _joins(piece: Piece) -> bool:
    return piece.word in ("'s", "'", "&")


def _is_pronoun(piece: Piece) -> bool:
    return piece.actor is not None and piece.actor.kind is NamedKind.PRONOUN


def what(shape: Shape, at: int) -> tuple[Phrase, Phrase] | None:
    """What something is done to, from a piece on, and the body that it is of; None where that is none, or one's own."""
    if at >= len(shape.pieces) or shape.pieces[at].word in OWN:
        return None
    found = phrases.behind(shape, at)
    return None if found is None else parted(shape, found)


def parted(shape: Shape, found: Phrase) -> tuple[Phrase, Phrase] | None:
    """A phrase as what is done and who gets it: *the roof | the clinic*, *the clinic | the clinic*."""
    pieces = shape.pieces
    link = _link(shape, found)
    of_house = pieces[link - 1].word in PARTS
    if of_house and link < found.high:
        done, getter = Phrase(found.low, link), Phrase(link + 1, found.high)
    elif of_house:
        done, getter = found, Phrase(found.low, link - 1)
    else:
        done, getter = Phrase(found.low, link), found
    body = getter if getter is not found else done
    return (done, getter) if body.low < body.high and _is_body(shape, body) else None


def _link(shape: Shape, found: Phrase) -> int:
    return next((at for at in range(found.low + 1, found.high) if shape.pieces[at].word in _LINKS), found.high)


def _is_body(shape: Shape, phrase: Phrase) -> bool:
    """Whether a phrase names a house of people, or somebody by name."""
    pieces = shape.pieces[phrase.low : phrase.high]
    named = any(piece.actor is not None and not _is_pronoun(piece) for piece in pieces)
    said = [word for piece in pieces for word in piece.word.lower().split()]
    base = [*takewhile(lambda word: word not in _LINKS, said)]
    return named or base[-1] in BODY_NOUNS | _HOUSES


def stands_in(text: str, shape: Shape, done: Phrase, getter: Phrase) -> Phrase | None:
    """Who gets what is paid for, where that may be a house: *the new ward*, *the new ward in | Bo*, *St Ann's ward*."""
    pieces = shape.pieces
    opens = pieces[getter.low]
    if getter.low != done.low or (text[opens.start].isupper() and not _is_pronoun(opens)):
        return getter
    link = _link(shape, getter)
    if link < getter.high:
        return Phrase(link + 1, getter.high)
    named = any(piece.actor is not None and not _is_pronoun(piece) for piece in pieces[getter.low : getter.high])
    return getter if named else None


def people(shape: Shape, at: int) -> Phrase | None:
    """People in need from a piece on, past how many they are."""
    pieces = shape.pieces
    while at < len(pieces) and (pieces[at].word in _COUNTING | _NUMBERS or pieces[at].word[:1].isdigit()):
        at += 1
    found = phrases.behind(shape, at) if at < len(pieces) else None
    if found is None:
        return None
    end = next((one for one in range(found.low, found.high) if pieces[one].word in _COUNTING), found.high)
    said = [word for piece in pieces[found.low : end] for word in piece.word.lower().split()]
    base = [*takewhile(lambda word: word not in _LINKS and word != "from", said)]
    if base[1:] and base[0] in _NEEDY and base[1].endswith(_PARTICIPLES) and not is_of_people(base[-1]):
        return Phrase(found.low, found.low + 1)  # people burnt out of their homes
    needy = bool(base) and not _NEEDY.isdisjoint(said) and (is_of_people(base[-1]) or base[-1] in _NEEDY)
    return (_place(shape, end) or Phrase(found.low, end)) if needy else None


_PARTICIPLES = ("ed", "nt", "en", "wn")


def _place(shape: Shape, at: int) -> Phrase | None:
    """The place behind how often it is done: *fed 300 people a day in Rafah*."""
    said = shape.words[at : at + 3]
    often = said[:1] != [] and said[0] in ("a", "every", "each") and said[1:2] != [] and said[1] in TIMES
    found = phrases.behind(shape, at + 3) if often and said[2:] in (["in"], ["at"]) else None
    named = found is not None and any(piece.actor is not None for piece in shape.pieces[found.low : found.high])
    return found if named else None
