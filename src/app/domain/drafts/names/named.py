"""What the reader of names finds: who or what is named, and where."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple

from app.domain.frozen import frozen
from app.domain.phrase import MISREAD


class NamedKind(StrEnum):
    """What is named."""

    COUNTRY = "country"
    GROUP = "group"
    """Of countries: the EU, ASEAN."""
    TOWN = "town"
    """A town, or another place within a country."""
    GOVERNMENT = "government"
    """A country's government, ministry, army, embassy or people, under the country's name."""
    ORGANISATION = "organisation"
    COMPANY = "company"
    PERSON = "person"
    BODY = "body"
    """One without a name of its own: *a hospital in Aleppo*."""
    PRONOUN = "pronoun"
    """*It*, *the company*: stands for somebody named before."""


STATES = (NamedKind.COUNTRY, NamedKind.GOVERNMENT)
STATES_AND_GROUPS = (*STATES, NamedKind.GROUP)
OF_THEIR_OWN = (NamedKind.COMPANY, NamedKind.ORGANISATION)
"""Who has a name of his own: his people are of no place, *two Qantas aircraft*."""
FIRMS_AND_BODIES = (*OF_THEIR_OWN, NamedKind.BODY)


class Named(NamedTuple):
    """Who is named. `start` and `end` are code points of the text handed in, end exclusive."""

    start: int
    end: int
    kind: NamedKind
    name: str
    """A country's English name, the full name of a known organisation, else the words themselves."""
    iso2: str
    """The country it is, or lies in; empty for organisations, companies and persons."""
    unsure: str = ""
    """Why it may be something else, in the user's words; empty when sure."""
    home: str = ""
    """The country (iso2) that an organisation, company or person is of, where the words or our list say so.

    Of people or a body in one country it is the other one that they are of: *Turkish workers in Germany*.
    """
    state: str = ""
    """The country (iso2) whose agency an organisation is, where it is known which country's."""
    post: str = ""
    """The country (iso2) where an embassy or an ambassador is, where the words say so."""
    seat: str = ""
    """The town by whose name a country is named: *Kathmandu*."""
    by_people: bool = False
    """Whether a country is named by its adjective or its people: *Danish*, *the Danes*."""


Find = Callable[[str, int, int], Sequence[Named]]
"""What finds who is named in a text between two code points."""


@frozen
class Word:
    """A word of the sentence that is read, with offsets in the text handed in."""

    start: int
    end: int
    text: str
    """Without accents, as `names.alike` writes it."""
    capital: bool
    gap: str
    """What stands between the word before and this one."""


_WORD = re.compile(rf"{MISREAD}|\w+")
_JOINED = re.compile(r"(?<=[a-z] )(?:al|el|ad|an|ar|as|at|az|ed|ez|es|ul|ol)(?=-[A-Z])")
"""An article that begins or goes on with a name: *Hamam al-Alil*."""


def words_of(plain: str, start: int) -> list[Word]:
    """The words of a sentence that begins at `start` of its text."""
    found: list[Word] = []
    last = 0
    for match in _WORD.finditer(plain):
        low, high = match.span()
        capital = match[0][0].isupper() or (high - low == 2 and _JOINED.match(plain, low) is not None)
        found.append(Word(start + low, start + high, match[0], capital, plain[last:low]))
        last = high
    return found
