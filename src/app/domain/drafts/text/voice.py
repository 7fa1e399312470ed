"""Who is *we* in a text that speaks of itself, as appeals, annual reports and letters to friends do.

    speaks   = the organisation or company that the text has named with most weight, where none is nearly as weighty
    a weight = how often it is named: first, as subject and in a heading more, little once it gives to who speaks

Words in quotation marks are somebody else's: what they say of *us* is not counted.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from app.domain.drafts.clauses.pieces import Sort
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.verbs import Family
from app.domain.drafts.draft import Draft
from app.domain.drafts.names.named import FIRMS_AND_BODIES, Named

OWN = frozenset(("we", "us", "our", "ours"))
"""Words by which a text speaks of who wrote it."""
_NAMED, _SUBJECT, _ALONE, _FIRST = 1.0, 1.0, 2.0, 1.0
"""What a mention weighs: any, as subject, as a line of its own, and the first of the text."""
_WE, _NEAR = 3.0, 7
"""What it weighs where *we* stands beside the name, and pieces behind *our* within which somebody is ours."""
_AHEAD = 1.3
"""How much weightier than any other it is."""
_LEAST = 2.0
"""How weighty it is at least."""
_GIVES = 0.3
"""What is left of the weight of who gives to who speaks."""
_MOST = 20
"""Organisations that are kept in mind."""


class Heard(NamedTuple):
    """An organisation that a text names, as one that may speak in it."""

    who: Named
    weight: float
    says: bool = False
    """Whether it may, by where it was named."""


def is_quoted(shape: Shape) -> bool:
    """Whether a sentence has words of somebody else in it."""
    return any(piece.word in ('"', "“", "”", "«", "»", "„") for piece in shape.pieces)


def speaks_of_itself(shape: Shape) -> bool:
    """Whether a sentence says *we* of who wrote it."""
    return not is_quoted(shape) and any(piece.word in ("we", "our") for piece in shape.pieces)


_STATE_SPEAKS = re.compile(
    r"\b(?:(?:my|our) (?:government|administration|ministry|embassy)|fellow (?:citizens|countrymen|[a-z]+ans))\b"
)
_BY_STATE = re.compile(
    r"(?>.*?\b(?:address|speech|remarks|statement|message|broadcast|toast|briefing|press conference)\b)"
    r"(?>.*? (?:by|of|from) )"
    r".*\b(?:minister|ambassador|president of the republic|head of state|king|queen|ministry|spokes(?:wo)?man)\b"
)
"""From the beginning of a heading; what was found of it is not tried again, so that a long one is read in one go."""


def speaks_for_state(shape: Shape, *, alone: bool) -> bool:
    """Whether a sentence says that a state speaks: *my government*, the heading *Address by the Prime Minister*."""
    says = _BY_STATE.match if alone else _STATE_SPEAKS.search
    return not is_quoted(shape) and says(" ".join(shape.words).lower()) is not None


def names_official(shape: Shape) -> bool:
    """Whether a sentence has a word for who may speak for a state: *the minister*, *she*."""
    return not _OFFICIALS.isdisjoint(shape.words)


_OFFICIALS = frozenset(("he", "she", "minister", "ambassador", "spokesman", "spokeswoman", "spokesperson"))


def heard_after(
    heard: Collection[Heard], shape: Shape, about: Collection[Named], drafts: Collection[Draft], *, alone: bool,
    opens: bool, early: bool,
) -> tuple[Heard, ...]:  # fmt: skip
    """Who may speak in a text behind a sentence, which may stand `alone` as a heading; the weightiest first.

    Who does is named in a heading, as the text `opens`, first of all while a report is `early`, or beside *we*; others
    are only spoken of, as is who gets something from us.
    """
    found = {one.who.name: one for one in heard}
    ours = speaker(heard)
    get = bool(drafts) and we_get(shape)
    to_us = [one for one in drafts if get or (ours is not None and ours.name in {who.name for who in one.recipients})]
    give = {party.name for draft in to_us for party in draft.donors}
    own = {piece.start for piece in shape.pieces if piece.word in OWN}
    from_us = [one for one in drafts if any(party.start in own for party in one.donors)]
    by_us = {party.start for draft in from_us for party in draft.recipients}
    for at in shape.of(Sort.ACTOR, 0, len(shape.pieces)):
        who = shape.pieces[at].actor
        if who is None or who.kind not in FIRMS_AND_BODIES or not who.name[0].isupper() or who.name.startswith("Dear "):
            continue
        if _is_ours(shape, at) or shape.pieces[at].start in by_us:
            continue
        weight = _NAMED + _SUBJECT * (who in about) + _ALONE * (alone and not drafts) + _FIRST * (not found)
        weight += _WE * _says_we(shape, at)
        known, first = found.get(who.name, Heard(who, 0.0)), opens or (early and not found)
        weight = (known.weight + weight) * (_GIVES if who.name in give else 1.0)
        found[who.name] = Heard(who, weight, known.says or alone or first or speaks_of_itself(shape))
    return tuple(sorted(found.values(), key=lambda one: -one.weight)[:_MOST])


def we_get(shape: Shape) -> bool:
    """Whether a sentence says that who wrote it gets something, and so is nobody it names: *Oxfam gave us 40 beds*."""
    if is_quoted(shape):
        return False
    gets = (
        number
        for number, verb in enumerate(shape.verbs)
        if not verb.passive and (verb.family is Family.RECEIVE or verb.lemma in _GETS)
    )
    return "us" in shape.words or any(shape.words[at] == "we" for number in gets for at in shape.subject(number)[0])


_GETS = frozenset(("win", "get", "have", "secure", "obtain"))


def speaker(heard: Collection[Heard]) -> Named | None:
    """Whom *we* means."""
    first, second = ([one.weight for one in heard] + [0.0, 0.0])[:2]
    return next((one.who for one in heard if one.says), None) if first >= max(_LEAST, _AHEAD * second) else None


def _is_ours(shape: Shape, at: int) -> bool:
    """*Our customer, the Longkou Works*: who is ours is not who says so."""
    before = shape.words[max(0, at - _NEAR) : at]
    last = max((number for number, word in enumerate(before) if word == "our"), default=len(before))
    return "," in before[last + 1 :] or before[last + 1 : last + 2] != [] == before[last + 2 :]


def _says_we(shape: Shape, at: int) -> bool:
    """*At Norvik we*, *we at Norvik*."""
    words = shape.words[max(0, at - 2) : at + 3]
    return words[:2] == ["we", "at"] or (at == 1 and words[0] == "at" and "we" in words[2:])


_RECEIPTS = frozenset(("received", "contributions", "funding", "donors", "supporters", "thanks", "acknowledgements"))
"""Words of a heading over what was given to who speaks."""


def ours_after(ours: int, who: Named | None, shape: Shape, drafts: Collection[Draft], *, alone: bool) -> int:
    """How many more gifts went to who speaks than from there; the heading of a list of gifts is as good as one."""
    if who is None:
        return ours
    if alone and not drafts:
        return ours + any(piece.word in _RECEIPTS for piece in shape.pieces)
    own = {piece.start for piece in shape.pieces if piece.word in OWN}
    gets = sum(any(party.start in own for party in draft.recipients) for draft in drafts)
    return ours + gets - sum(any(party.start in own for party in draft.donors) for draft in drafts)
