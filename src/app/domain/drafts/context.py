"""Of which places a text speaks, and which of them gets what is given to nobody that a sentence names.

spoken  = the places named so far, each weighed by how often and how lately, as heading, subject and getter more
gets it = the weightiest that does not give it itself, where none of the others is nearly as weighty
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from app.domain.countries import Country
from app.domain.drafts.actor_words import BODIES
from app.domain.drafts.draft import Draft, DraftParty, Field
from app.domain.drafts.named import Named, NamedKind
from app.domain.drafts.phrases import is_adjective
from app.domain.drafts.shape import HEADING, SUBJECT, Shape
from app.domain.drafts.verbs import GIVING, Family, Mode

STATES = (NamedKind.COUNTRY, NamedKind.GOVERNMENT)
_GIVING = GIVING - {Family.RECEIVE, Family.THANK, Family.ARRIVE, Family.TURN_DOWN}
_FADES, _LEAST, _AHEAD = 0.75, 0.3, 1.3
"""What is left of a weight after a sentence; how much whoever gets it has at least, and how much more than others."""
_GIVES = 0.3
"""What is left of the weight of who is found to give."""
_ABOUT = 1.2
"""The weight of the country that the whole text names most, to its end or until that gives something."""
_FIRST, _OFTEN, _MUCH_OFTENER = 2, 3, 1.3
"""How much the first mention counts, how many there are at least, and how many times those of another."""
_SEVERAL = 3
"""Places that got something, above which the next gift may as well be for any other."""
_MOST = 20
"""Places that are kept in mind."""
_SHORT = 3
"""Pieces below which a sentence is only a head: *Peru.*"""
_NAMED, _SUBJECT, _HEADING, _GETTER, _LIKELY_GETTER, _TOLD = 1.0, 2.0, 3.0, 2.0, 1.5, 0.6


class Place(NamedTuple):
    """Where a sentence stands."""

    alone: bool
    """As a line without a stop at its end, as headings are."""
    starts: bool
    """At the beginning of its line."""
    ends: bool
    """At the end of its line."""


def place_of(text: str, start: int, end: int) -> Place:
    """Where the sentence between two code points stands."""
    starts, ends = text[start - 1 : start] in ("", "\n"), text[end : end + 1] in ("", "\n", "\r")
    return Place(starts and ends and text[end - 1] not in ".!?:;”", starts, ends)


class Spoken(NamedTuple):
    """A place that is spoken of, or who got something."""

    name: str
    iso2: str
    is_town: bool
    weight: float
    floor: float = 0.0
    """The weight that it keeps: what the title names is spoken of to the end, and who was told to get something."""
    is_topic: bool = False
    """Whether the whole text names it most."""
    gives: bool = False
    """Whether it was told to give something."""


def speaks_most_of(
    text: str, sentences: Iterable[Sequence[Named]], country_of: Callable[[str], Country | None]
) -> tuple[Spoken, ...]:
    """The country that the sentences of a text name far more often than any other, by its towns and people too.

    A sentence in which it gives speaks against it; it has to be named itself, or by its capital, somewhere.
    """
    named_in: Counter[str] = Counter()
    gives_in: Counter[str] = Counter()
    known: dict[str, Country] = {}
    for named in sentences:
        for one in named:
            country = country_of(one.iso2)
            if country is not None and (one.kind in STATES or one.name in (*country.capitals, *country.metonyms)):
                known[one.iso2] = country
        named_in.update(dict.fromkeys({one.iso2 or one.home for one in named} - {""}, 1 if named_in else _FIRST))
        gives_in.update({one.iso2 for one in named if _gives(text, one)})
    weights = Counter({code: often - gives_in[code] for code, often in named_in.items()})
    (first, weight), (_, less) = [*weights.most_common(2), ("", 0), ("", 0)][:2]
    if first not in known or named_in[first] < _OFTEN or weight < _MUCH_OFTENER * less:
        return ()
    return (Spoken(known[first].name, first, is_town=False, weight=_ABOUT, floor=_ABOUT, is_topic=True),)


def _gives(text: str, one: Named) -> bool:
    """Whether a verb of giving, or a word for a gift, stands right behind a name."""
    return _GIVING_AFTER.match(text, one.end) is not None


_GIVING_AFTER = re.compile(
    r"['’]s? (?:contribution|donation|gift|offer|grant|pledge)s?\b|"
    r"(?: (?:has|have|had|also|already|will|would))* "
    r"(?:gave|gives?|given|donat\w+|sen[dt]s?|pledged|committed|contribut\w+|provid\w+|offered|delivered|shipped|flew)\b"
)


def spoken_after(
    spoken: Sequence[Spoken], shape: Shape, about: Collection[Named], drafts: Sequence[Draft], *, alone: bool
) -> tuple[Spoken, ...]:
    """The places that a text has spoken of behind a sentence, which may stand `alone` as a heading."""
    found = {one.name: one._replace(weight=max(one.floor, one.weight * _FADES)) for one in spoken}
    if shape.pieces[0].word not in ('"', "“"):  # what somebody says is about another place
        _mention(found, spoken, shape, about, drafts, alone=alone)
    for one in [one for one in found.values() if one.iso2 in _codes(drafts)]:
        found[one.name] = _as_giver(one)
    _get(found, shape, drafts)
    return tuple(sorted(found.values(), key=lambda one: -one.weight)[:_MOST])


def _as_giver(one: Spoken) -> Spoken:
    """A place that gives something, which gets the next gift less likely; but what the title names still may."""
    if one.floor >= _NAMED and not one.is_topic:
        return one
    return one._replace(weight=one.weight * _GIVES, floor=0.0 if one.is_topic else one.floor, gives=True)


def _codes(drafts: Sequence[Draft]) -> set[str]:
    """The countries of who gives."""
    return {party.iso2 for draft in drafts for party in draft.donors} - {""}


def _mention(
    found: dict[str, Spoken], spoken: Sequence[Spoken], shape: Shape, about: Collection[Named],
    drafts: Sequence[Draft], *, alone: bool,
) -> None:  # fmt: skip
    """Weigh the places that a sentence names and that give nothing in it."""
    gave = _codes(drafts)
    gave |= {actor.iso2 for at in _who_give(shape) if (actor := shape.pieces[at].actor) is not None}
    head, titled = head_of(spoken, shape), any(one.floor >= _NAMED for one in spoken)
    if not alone and all(one.is_town and one.floor >= _NAMED for one in found.values()):  # by its title, if at all
        _weigh_opening(found, shape, gave)
    for at, piece in enumerate(shape.pieces):
        one = piece.actor
        if one is None or not _is_place(one) or is_adjective(piece) or one.iso2 in gave:
            continue
        if alone and at != head:
            _weigh(found, one, _HEADING, 0.0 if titled else _NAMED)
        elif not alone and at in shape.ties and (weight := _weight(shape, at, head, subject=one in about)):
            _weigh(found, one, weight)


def _get(found: dict[str, Spoken], shape: Shape, drafts: Sequence[Draft]) -> None:
    """Weigh the places that get something by a sentence, and those that did before and are named again."""
    said = " ".join(piece.word for piece in shape.pieces)
    for one in (one for one in found.values() if one.floor == _TOLD and one.name.partition("-")[0].lower() in said):
        found[one.name] = one._replace(weight=one.weight + _NAMED)
    topic = _topic(found)
    named = {(p.name, p.iso2): d for d in reversed(drafts) for p in d.recipients if _is_named(p)}
    for (name, iso2), draft in named.items():
        known = _country(found, iso2) or found.get(name, Spoken(name, iso2, True, 0.0))
        if not iso2 and known.floor == 0.0 and topic is not None:
            known = topic  # a place of which nothing else is known lies where the text is about
        weight = _GETTER if Field.RECIPIENTS not in draft.unsure else _LIKELY_GETTER
        found[known.name] = known._replace(weight=known.weight + weight, floor=max(known.floor, _TOLD))


def _topic(found: Mapping[str, Spoken]) -> Spoken | None:
    """The country that the text is about, by its title, or else since it is told to get most."""
    told = [one for one in found.values() if one.floor > 0 and not one.is_town and one.iso2]
    return max(told, key=lambda one: (one.floor >= _NAMED, one.weight), default=None)


def _weigh_opening(found: dict[str, Spoken], shape: Shape, gave: Collection[str]) -> None:
    """A text without a heading whose first sentence names one country again and again is about it."""
    named = [one for piece in shape.pieces if (one := piece.actor) is not None and _is_place(one)]
    often = Counter(one.iso2 for one in named if one.iso2 not in gave).most_common(2)
    states = [one for one in named if often and one.iso2 == often[0][0] and one.kind in STATES]
    if states and often[0][1] > max(1, sum(count for _, count in often[1:])):
        _weigh(found, states[0], _HEADING, _NAMED)


def _weight(shape: Shape, at: int, head: int, *, subject: bool) -> float:
    """What a mention weighs: at the head of a paragraph most, but a dateline and a head that gives nothing."""
    if shape.ties[at].to == HEADING:
        return _HEADING if at != head and shape.pieces[shape.headed].word == ":" else 0.0
    return _SUBJECT if subject and shape.ties[at].to == SUBJECT else _NAMED


def _who_give(shape: Shape) -> list[int]:
    """The subjects of verbs of giving, whatever became of it."""
    giving = (
        number
        for number, verb in enumerate(shape.verbs)
        if (verb.family in _GIVING or verb.mode is Mode.OFFERED) and not verb.passive
    )
    return [at for number in giving for at in shape.subject(number)[0]]


def _is_named(party: DraftParty) -> bool:
    """Whether words of the sentence name who gets it, as *St Pol*, and not *the hospital* or *French schools*."""
    words = party.name.split()
    return party.end > party.start and all(word[0].isupper() and word.lower() not in BODIES for word in words)


def _is_place(one: Named) -> bool:
    return bool(one.iso2) and one.kind in (*STATES, NamedKind.TOWN)


def _country(found: dict[str, Spoken], iso2: str) -> Spoken | None:
    """The country of a code, where it is spoken of itself."""
    return next((one for one in found.values() if iso2 and one.iso2 == iso2 and not one.is_town), None)


def _weigh(found: dict[str, Spoken], one: Named, weight: float, floor: float = 0.0) -> None:
    """Add a mention; a town counts for its country where that is spoken of itself."""
    is_town = one.kind is NamedKind.TOWN
    country = _country(found, one.iso2)
    if is_town and country is not None:
        one, is_town = one._replace(name=country.name), False
    if not is_town and country is None:  # its towns are its own from now on
        towns = [known.name for known in found.values() if known.iso2 == one.iso2]
        weight += sum(found.pop(name).weight for name in towns)
    known = found.get(one.name, Spoken(one.name, one.iso2, is_town, 0.0))
    found[one.name] = known._replace(weight=known.weight + weight, floor=max(floor, known.floor))


def full_name(spoken: Sequence[Spoken], name: str) -> str:
    """The name by which somebody was told to get something, where this is its beginning: *St Pol* of *St Pol-sur-…*."""
    longer = [one.name for one in spoken if one.floor > 0 and one.name.startswith((f"{name}-", f"{name} "))]
    return longer[0] if len(longer) == 1 and " " in name else name


def getter(spoken: Sequence[Spoken], donors: Collection[DraftParty]) -> DraftParty | None:
    """The place that likely gets what somebody gives who is no part of it."""
    codes, names = {one.iso2 for one in donors} - {""}, {one.name for one in donors}
    may = [one for one in spoken if one.iso2 not in codes and one.name not in names]
    may.sort(key=lambda one: -one.weight)
    told = [one for one in may if one.floor > 0]
    if any(one.is_topic and one.gives for one in spoken):
        may = told  # the text is about who gives, and the others are only mentioned
    if len(told) > _SEVERAL and all(one.floor < _NAMED for one in told):
        return None  # the text tells of gifts to many, and is about none of them
    if not may or may[0].weight < max(_LEAST, _AHEAD * sum(one.weight for one in may[1:2])):
        return None
    return DraftParty(may[0].name, may[0].iso2, 0, 0)


def head_of(spoken: Sequence[Spoken], shape: Shape) -> int:
    """The piece that names a country at the head of a report's paragraph, *Peru: 20 tents arrived*, or -1.

    The report is about another place, by its own heading.
    """
    end = len(shape.pieces) if len(shape.pieces) < _SHORT else shape.headed
    heads = [at for at in shape.ties if at < end and shape.pieces[at].actor is not None]
    who = shape.pieces[heads[0]].actor if len(heads) == 1 else None
    title = {one.iso2 for one in spoken if one.floor >= _NAMED}
    return heads[0] if who is not None and who.kind in STATES and title and who.iso2 not in title else -1


def giver(spoken: Sequence[Spoken], shape: Shape, under: Named | None) -> Named | None:
    """The country that the paragraph of a sentence has at its head; it gives what nobody else does."""
    at = head_of(spoken, shape)
    return shape.pieces[at].actor if at >= 0 else None if shape.headed else under
