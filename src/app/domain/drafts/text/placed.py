"""Places whose names several countries have, as those of the country that the text has said, or that it is about.

*Bolivia: Floods in Beni* says where Beni is from there on; *Trinidad* in a text of Bolivia is there, and so is a
capital's namesake to which something goes, and what stands in it: *to Tripoli*, *the hospital in Tripoli* in a text of
Lebanon. Not where the sentence or the title names the other country, nor where the other town is far larger: *left
Hamburg* in a text of the United States.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from app.domain.countries import Country
from app.domain.drafts.names.actors import Meaning
from app.domain.drafts.names.named import STATES, Named, NamedKind
from app.domain.drafts.text.context import Talk
from app.domain.language import tr

Meanings = Callable[[str], Sequence[Meaning]]
"""All that a name may mean."""
TownOf = Callable[[str, Collection[str]], Country | None]
"""The country of a town, where one alone of some may well be meant: none has a town of that name far larger."""
_THERE = re.compile(r"\b(?:to|in|at|for|near|and|into) \Z")
_NEAR = 6
"""Code points in which such a word and its space stand, and one before them."""
_IN = re.compile(r" (?:in|at|of) ([A-Z][\w'’-]*(?: [A-Z][\w'’-]*)?)\Z")
_BEHIND = re.compile(r"(?:, | in | \()(?:the )?([A-Z][\w.'’-]*(?: [A-Z][\w'’-]*){0,3})")


def placed(text: str, named: Iterable[Named]) -> dict[str, str]:
    """The towns of a sentence that names their country as well, by their words, with its code."""
    found = [*named]
    states = {one.iso2 for one in found if one.kind in STATES}
    return {text[one.start : one.end]: one.iso2 for one in found if one.kind is NamedKind.TOWN and one.iso2 in states}


def as_placed(text: str, found: Sequence[Named], talk: Talk, meanings: Meanings, town_of: TownOf) -> Iterator[Named]:
    """Who is named in a sentence, such places as those of the text, which is not sure."""
    topics = talk.topics
    states = (one for one in found if one.kind in STATES and not (_is_short(text, one) or (one.seat and one.unsure)))
    said = {one.iso2 for one in states} | {""}
    for one in found:
        words, home = text[one.start : one.end], ""
        if one.iso2 not in said and not _is_placed(text, one, meanings):
            if within := _where_capital_may_be(text, one):
                words, home = within, _namesake(within, one.iso2, talk, town_of)
            elif one.iso2 in topics:
                pass
            elif one.kind is NamedKind.TOWN:
                home = talk.placed.get(words) or _of_topics(town_of(words, topics), topics)
            elif _is_short(text, one):
                codes = {each.iso2 for each in meanings(words) if not each.is_state and each.iso2 in topics}
                home = next(iter(codes)) if len(codes) == 1 else ""
        if home in talk.names:
            why = tr("“{name}” is taken to be the place of that name in {country}.")
            reason = why.format(name=words, country=talk.names[home])
            is_body = one.kind is NamedKind.BODY
            kind, name = (one.kind, one.name) if is_body else (NamedKind.TOWN, words)
            one = one._replace(kind=kind, name=name, iso2=home, unsure=reason, seat="")
        yield one


def _where_capital_may_be(text: str, one: Named) -> str:
    """The name of a capital that shares it, to which something goes; or of the place in which a body stands."""
    if one.seat and one.unsure and _THERE.search(text, max(0, one.start - _NEAR), one.start):
        return one.seat
    within = _IN.search(one.name) if one.kind is NamedKind.BODY else None
    return within[1] if within is not None else ""


def _namesake(name: str, of: str, talk: Talk, town_of: TownOf) -> str:
    """The country of which the text speaks, and that has a town of a capital's name, where it never names the other."""
    known = {code for code, one in talk.spoken.items() if one.is_state and one.listed}
    return "" if of in known else _of_topics(town_of(name, known), known)


def _of_topics(country: Country | None, topics: Collection[str]) -> str:
    return country.iso2 if country is not None and country.iso2 in topics else ""


def _is_placed(text: str, one: Named, meanings: Meanings) -> bool:
    """Whether the words right behind a place say its country: *Beni in DR Congo*."""
    behind = _BEHIND.match(text, one.end)
    said = behind[1].split() if behind is not None else []
    names = (" ".join(said[: at + 1]) for at in range(len(said)))
    return any(each.is_state and each.iso2 == one.iso2 for name in names for each in meanings(name))


def _is_short(text: str, one: Named) -> bool:
    """Whether a country is named by the first half of its name, and the text never by the other: *Trinidad*."""
    first, _, second = one.name.partition(" & ")
    return one.kind is NamedKind.COUNTRY and second != "" and text[one.start : one.end] == first and second not in text
