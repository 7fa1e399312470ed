"""Places whose names several countries have, as those of the country that the text has said, or that it is about.

*Bolivia: Floods in Beni* says where Beni is from there on; *Trinidad* in a text of Bolivia is there. Not where the
sentence or the title names the other country, nor where the other town is far larger:
*left Hamburg* in a text of the United States.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from app.domain.countries import Country
from app.domain.drafts.names.named import STATES, Named, NamedKind
from app.domain.language import tr

TownOf = Callable[[str, Collection[str]], Country | None]
"""The country of a town, where one alone of some may well be meant: none has a town of that name far larger."""
Meanings = Callable[[str], Sequence[tuple[str, str, bool]]]
"""All that a name may mean: of each its name, the code of its country and whether it is a state."""


def placed(text: str, named: Iterable[Named]) -> dict[str, str]:
    """The towns of a sentence that names their country as well, by their words, with its code."""
    found = [*named]
    states = {one.iso2 for one in found if one.kind in STATES}
    return {text[one.start : one.end]: one.iso2 for one in found if one.kind is NamedKind.TOWN and one.iso2 in states}


def of_topic(
    text: str,
    found: Sequence[Named],
    topics: Collection[str],
    known: Mapping[str, str],
    names: Mapping[str, str],
    meanings: Meanings,
    town_of: TownOf,
) -> Iterator[Named]:
    """Who is named in a sentence, such places as those of the text, which is not sure.

    `topics` are the codes of the countries that the text and its title are about, `known` those of places whose country
    the text has said, and `names` are the names of countries by their codes.
    """

    def home_of(one: Named, words: str) -> str:
        """The country in which the text has a place; empty where it says of none, or of several."""
        if words in known:
            return known[words]
        if one.kind is NamedKind.TOWN:
            country = town_of(words, topics)
            return country.iso2 if country is not None and country.iso2 in topics else ""
        codes = {code for _, code, is_state in meanings(words) if code in topics and not is_state}
        return next(iter(codes)) if len(codes) == 1 else ""

    said = {one.iso2 for one in found if one.kind in STATES and not _is_short(text, one)} | {*topics, ""}
    for one in found:
        words = text[one.start : one.end]
        place = one.kind is NamedKind.TOWN or (one.kind is NamedKind.COUNTRY and _is_short(text, one))
        taken = place and one.iso2 not in said and not _is_placed(text, one, meanings)
        home = home_of(one, words) if taken else ""
        if home in names:
            why = tr("“{name}” is taken to be the place of that name in {country}.")
            reason = why.format(name=words, country=names[home])
            one = one._replace(kind=NamedKind.TOWN, name=words, iso2=home, unsure=reason)
        yield one


def _is_placed(text: str, one: Named, meanings: Meanings) -> bool:
    """Whether the words right behind a place say its country: *Beni in DR Congo*."""
    behind = _BEHIND.match(text, one.end)
    said = behind[1].split() if behind is not None else []
    names = (" ".join(said[: at + 1]) for at in range(len(said)))
    return any(is_state and code == one.iso2 for name in names for _, code, is_state in meanings(name))


_BEHIND = re.compile(r"(?:, | in | \()(?:the )?([A-Z][\w.'’-]*(?: [A-Z][\w'’-]*){0,3})")


def _is_short(text: str, one: Named) -> bool:
    """Whether a country is named by a part of its name only, of which the text has no more: *Trinidad*."""
    words = text[one.start : one.end]
    rest = one.name.removeprefix(words).strip(" &")
    return bool(rest) and one.name.startswith(words) and rest not in text
