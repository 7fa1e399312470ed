"""Whom a cell means that says *the ministry* or *the trust*, by the lines above its table, else by the title.

    whose = organ of a state, without its name    of the one country there: *The ministry* under *Bolivia*
          | "the" noun                            the only one there with this noun: *The trust* under *Carter Trust*

In a phrase a country behind *to* or *for* is not of who gives, nor one behind *from* or *by* of who gets it. Nothing of
it is sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from app.domain.drafts.draft import DraftParty
from app.domain.drafts.names.named import Named, NamedKind
from app.domain.drafts.tables.values import Names
from app.domain.language import tr

_ORGAN = re.compile(
    r"(?:the )?(?:[a-z]+ )?(?:government|ministry|embassy|army|navy|air force|parliament|treasury)(?: of [^,;()]+)?",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?:the )?(?:(?:national|central|federal) )?(\w+)", re.IGNORECASE)
_STATES = (NamedKind.COUNTRY, NamedKind.GOVERNMENT)
_BODIES = (NamedKind.ORGANISATION, NamedKind.COMPANY, NamedKind.BODY)


def whose(party: DraftParty, above: Iterable[str], named: Names, *, gives: bool) -> tuple[DraftParty, str] | None:
    """The party as it is meant, and why that is not sure; None where nothing above says it, or several do."""
    if party.iso2:
        return None
    bare = _BARE.fullmatch(party.name)
    is_organ = _ORGAN.fullmatch(party.name) is not None
    for line in above if is_organ or bare else ():
        said = named(line, 0, len(line))
        if is_organ and (states := [one for one in said if one.kind in _STATES and one.iso2]):
            return _of_state(party, line, states, gives=gives, is_bare=bare is not None)
        bodies = {one.name for one in said if one.kind in _BODIES and bare and _ends_with(one, bare[1])}
        if len(bodies) == 1 and party.name.lower().startswith("the "):
            name = bodies.pop()
            return party._replace(name=name), _taken(party, name)
    return None


def _of_state(
    party: DraftParty, line: str, states: Sequence[Named], *, gives: bool, is_bare: bool
) -> tuple[DraftParty, str] | None:
    of_other = ("to", "for") if gives else ("from", "by")
    found = {one.iso2: one for one in states if _link(line[: one.start]) not in of_other}
    if len(found) != 1:
        return None
    (one,) = found.values()
    if is_bare:
        return party._replace(name=one.name, iso2=one.iso2), _taken(party, one.name)
    why = tr("It is taken to be in {place}, which the text speaks of.").format(place=one.name)
    return party._replace(iso2=one.iso2), why


def _link(before: str) -> str:
    """The last word in a phrase that says which side is behind it: *Gifts for the harbour of*."""
    phrase = re.split(r"[;:()\n]", before)[-1]
    return next(reversed(re.findall(r"\b(?:to|for|from|by)\b", phrase.lower())), "")


def _taken(party: DraftParty, name: str) -> str:
    return tr("“{words}” is taken to be {name}.").format(words=party.name, name=name)


def _ends_with(one: Named, noun: str) -> bool:
    words = one.name.casefold().split()
    return len(words) > 1 and words[-1] == noun.casefold()
