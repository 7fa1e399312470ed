"""The vocabularies of a workspace: the words from which a person chooses, such as the kinds of aid.

They are the workspace's, and edited in it; those that a new one begins with are in `default_terms`. A term is known
by its vocabulary and its key, which never changes and is what columns, JSON and front matter hold. Its name is what
people read. A few terms are the program's own, since rules rest on them: they can be neither renamed nor removed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

from app.domain.language import tr_in

AID_KIND = "aid_kind"
BASIS = "basis"
GIVING = "terms_of_giving"
ACTOR_KIND = "actor_kind"
CATEGORY = "fact_category"
_PROGRAMS = frozenset((AID_KIND, BASIS, GIVING, ACTOR_KIND, CATEGORY))
STANDARDS = ("IATI", "OECD CRS", "AidData")
"""The standards of the field whose codes a term may bear."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a vocabulary. Two are the same by vocabulary and key, whatever they are called."""

    vocabulary: str
    key: str
    name: str = field(default="", compare=False)
    """In small letters, as within a sentence, but for names; empty where only the key is known."""
    given: bool = field(default=False, compare=False)
    """Whether a person gave the name, so that it is shown as it is in every language."""
    place: int = field(default=0, compare=False)
    parent: Term | None = field(default=None, compare=False)
    """The term of which it is a kind."""
    counts: bool = field(default=True, compare=False)
    """Whether what is given so may enter totals; a loan does not."""
    retired: bool = field(default=False, compare=False)
    """Whether it is kept where it is used and no longer offered."""

    @property
    def value(self) -> str:
        """Its key, as an enumeration's member has its value."""
        return self.key

    @property
    def display_name(self) -> str:
        """Its name, in the language that is spoken where it is one of the program's."""
        name = self.name or self.key.replace("_", " ")
        return name if self.given else tr_in(self.vocabulary if self.vocabulary in _PROGRAMS else AID_KIND, name)


aid_kind = partial(Term, AID_KIND)
basis = partial(Term, BASIS)
giving = partial(Term, GIVING)
actor_kind = partial(Term, ACTOR_KIND)
category = partial(Term, CATEGORY)

UNSPECIFIED = "unspecified"
"""The key of the term that every vocabulary has for *nothing chosen*."""
NO_AID_KIND, NO_BASIS, NO_TERMS, NO_CATEGORY, NO_ACTOR_KIND = (
    one(UNSPECIFIED) for one in (aid_kind, basis, giving, category, actor_kind)
)
COUNTRY = actor_kind("country")
"""A country as such, where the text names no body of it."""
PLACE = actor_kind("place")
"""A town or a region as such."""
GROUP = actor_kind("group")
"""A group of countries or organisations, such as *countries in Africa*."""
AS_SUCH = frozenset((COUNTRY, PLACE, GROUP))
"""Kinds of a party that is no actor: the country, place or group itself."""
COMPANIES = frozenset(("private_company", "state_company", "ownership_uncertain"))
"""The keys of the kinds of company, which a question asks for together as *company*."""


def is_programs(vocabulary: str) -> bool:
    """Whether a vocabulary is one that every workspace has, and not that of a field of its own."""
    return vocabulary in _PROGRAMS


def is_fixed(term: Term) -> bool:
    """Whether a term is the program's own."""
    return term.key == UNSPECIFIED or term in AS_SUCH


@dataclass(frozen=True, slots=True)
class TermContent:
    """What a person says of a term."""

    name: str
    description: str = ""
    codes: tuple[tuple[str, str], ...] = ()
    """(standard, code), in the order of `STANDARDS`."""
    parent: str = ""
    """The key of the term of which it is a kind, or empty."""
    counts: bool = True
    retired: bool = False


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term as it is listed and edited."""

    id: int
    term: Term
    content: TermContent
    used_by: tuple[tuple[str, int], ...] = ()
    """(table, number of rows) of every table that uses it."""

    @property
    def uses(self) -> int:
        return sum(number for _, number in self.used_by)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A vocabulary with its terms, in their order."""

    id: int
    key: str
    name: str
    description: str
    rows: tuple[TermRow, ...] = ()


class Vocabularies:
    """The terms of a workspace, by which what its columns hold is read."""

    __slots__ = ("_terms",)

    def __init__(self, terms: Iterable[Term] = ()) -> None:
        self._terms: dict[str, dict[str, Term]] = {}
        for one in sorted(terms, key=lambda one: one.place):
            self._terms.setdefault(one.vocabulary, {})[one.key] = one

    def term(self, vocabulary: str, key: str) -> Term:
        """The term of a key; one that nobody knows is called by it."""
        return self.of(vocabulary).get(key) or Term(vocabulary, key)

    def of(self, vocabulary: str) -> Mapping[str, Term]:
        """The terms of a vocabulary by their keys, in their order."""
        return self._terms.get(vocabulary, {})

    def offered(self, vocabulary: str, but: Collection[Term] = ()) -> tuple[Term, ...]:
        """The terms to choose from: first that nothing is chosen, and none that is retired."""
        none = self.term(vocabulary, UNSPECIFIED)
        others = (one for one in self.of(vocabulary).values() if one != none and not one.retired and one not in but)
        return (none, *others)


NO_VOCABULARIES = Vocabularies()
"""Where no term is known."""


def new_key(name: str, taken: Collection[str]) -> str:
    """The key of a term of this name: its letters and digits, with a number where there is such a key already."""
    stem = re.sub(r"\W+", "_", name.casefold()).strip("_")[:60] or "term"
    number = 1
    while (key := stem if number == 1 else f"{stem}_{number}") in taken:
        number += 1
    return key
