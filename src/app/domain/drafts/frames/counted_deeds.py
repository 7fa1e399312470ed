"""Whom somebody trains and what he cooks, by the words right behind the verb, with their number (`services`).

    learners = much (adjective? country noun | noun ("from" | "of") country)    1,200 Tanzanian railwaymen
    meals    = much noun+ often? "for" whom                                     800 hot meals a day for survivors
    much     = ("about" | "over" | …)? digits ("thousand" | "hundred")?
    often    = ("a" | "each" | …) ("day" | "night" | …)

A noun of learners is one of people who neither fight against a state nor play games.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from app.domain.drafts.words.people_nouns import is_of_people
from app.domain.phrase_words import word_set

_MUCH = (
    r"(?:(?:about|around|some|nearly|almost|over|more than|at least|up to|another|a further) )?"
    r"\d[\d,]*\d?(?: (?:thousand|hundred))?"
)
_NOUN = r"(?P<noun>[a-z-]+(?: [a-z-]+)?)"
_COUNTRY = r"(?P<home>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)"
_ENDS = (
    r"(?=[.,;)]|$| (?:in|at|on|for|since|during|with|to|under|as|by|who|through|last|this|between|over|"
    r"and(?! [A-Z]))\b)"
)
_LEARNERS = (
    re.compile(rf" (?P<said>{_MUCH} (?:[a-z-]+ )?{_COUNTRY} {_NOUN}){_ENDS}"),
    re.compile(rf" (?P<said>{_MUCH} {_NOUN} (?:from|of) (?:the )?{_COUNTRY}){_ENDS}"),
)
_NONE = word_set(
    "rebels fighters militants insurgents guerrillas terrorists spies players athletes mercenaries militiamen"
)
_OFTEN = r"(?: (?:a|each|every|per) (?:day|night|week|evening|morning))?"
_MEALS = re.compile(rf" (?P<said>{_MUCH} [a-z-]+(?: [a-z-]+)?(?<! a)){_OFTEN} for (?=[a-z])")


class Learners(NamedTuple):
    """People who learn something, as they stand in a text."""

    start: int
    end: int
    noun: str
    home: str
    """The word for their country."""
    homes: tuple[int, int]
    """Where that stands."""


def learners(text: str, at: int, end: int) -> Learners | None:
    """Those whom a verb that ends at a code point is said to train."""
    found = next((one for pattern in _LEARNERS if (one := pattern.match(text, at, end)) is not None), None)
    if found is None:
        return None
    last = found["noun"].split()[-1]
    if last in _NONE or not (is_of_people(last) or is_of_people(last.removesuffix("s"))):
        return None
    return Learners(*found.span("said"), found["noun"], found["home"], found.span("home"))


def meals(text: str, at: int, end: int) -> tuple[int, int, int] | None:
    """Where the food begins and ends that a verb cooks, and where those begin for whom it is."""
    found = _MEALS.match(text, at, end)
    return None if found is None else (*found.span("said"), found.end())
