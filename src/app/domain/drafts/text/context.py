"""Of whom a text speaks, how often and how lately, and what they were told to give and to get.

Who of them is meant by a sentence that leaves it open is weighed by this (`meant`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from app.domain.countries import Country
from app.domain.drafts.clauses.of_place import is_known_by_name, of_place
from app.domain.drafts.clauses.phrases import is_adjective
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.ties import HEADING
from app.domain.drafts.clauses.verbs import GIVING, Family, Mode
from app.domain.drafts.draft import Draft, DraftParty
from app.domain.drafts.names.named import FIRMS_AND_BODIES, STATES, Named, NamedKind
from app.domain.drafts.text.voice import speaks_for_state, speaks_of_itself, we_get
from app.domain.drafts.words.actor_words import BODIES

STATES_AND_TOWNS = (*STATES, NamedKind.TOWN)
_GIVING = GIVING - {Family.RECEIVE, Family.THANK, Family.ARRIVE, Family.TURN_DOWN}
_FIRST, _OFTEN, _MUCH_OFTENER = 2, 3, 1.3
"""How much the first mention counts, how many there are at least, and how many times those of another."""
_FADES, _LEAST, _AHEAD = 0.75, 0.3, 1.3
"""What is left of a mention after a sentence; how much whoever likely gets it has at least, and how much more."""
_FIRST_OF, _MOST = 3, 40
"""Countries that are named most often, and names and gifts that are kept in mind."""
_FORGOTTEN = 2
"""Sentences after which those of no list are nobody any more of whom the text speaks."""
_SHORT = 3
"""Pieces below which a sentence is only a head: *Peru.*"""
NEVER = -1_000
_HEAD = 3
"""Sentences in which it is said where a text was written."""
_OWNED = re.compile(r"['’]s ")


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
    """Somebody of whom a text speaks. Sentences are told by their numbers."""

    who: Named
    times: int = 0
    """Sentences that name it."""
    last: int = NEVER
    about: int = NEVER
    """The last sentence that was about it."""
    gives: int = 0
    """Sentences in which it gives, or is the subject of a verb of giving."""
    gave: int = NEVER
    got: int = 0
    """Gifts it got."""
    got_last: int = NEVER
    headed: int = NEVER
    """The last heading that names it."""
    titled: bool = False
    """Whether the title names it."""
    lately: float = 0.0
    """How often it was named without giving, the less the longer ago."""
    listed: bool = True
    """Whether it is named by more than its capitals."""

    @property
    def is_state(self) -> bool:
        """Whether it is a country."""
        return self.who.kind in STATES

    @property
    def is_place(self) -> bool:
        """Whether it lies somewhere."""
        return self.is_state or self.who.kind is NamedKind.TOWN


class Talk(NamedTuple):
    """All of whom a text has spoken so far."""

    number: int = 0
    """How many sentences there were."""
    spoken: Mapping[str, Spoken] = MappingProxyType({})
    """By country, or by name; one town alone of a country stands for itself."""
    told: int = NEVER
    """The last sentence that told of a gift."""
    headed: int = NEVER
    """The last heading."""
    often: Mapping[str, int] = MappingProxyType({})
    """How many sentences of the whole text name each country and tell of nothing that it gives."""
    most: tuple[str, ...] = ()
    """The countries that it names most often, the first three."""
    topic: str = ""
    """The country that the whole text names far more often than any other."""
    names: Mapping[str, str] = MappingProxyType({})
    """Of countries that the text names, by their codes."""
    between: tuple[tuple[str, str], ...] = ()
    """From whom to whom the last gifts went."""
    ours: bool = False
    """Whether the text says *we* of who wrote it."""
    by_state: bool = False
    """Whether that is a state."""
    issuer: Named | None = None
    """Whose paper it is by its masthead."""
    short: Mapping[str, Named] = MappingProxyType({})
    """Who has been given a short name by the text."""
    placed: Mapping[str, str] = MappingProxyType({})
    """The countries (iso2) of towns that the text says to be there, by their names."""
    not_us: frozenset[str] = frozenset()
    """Who gave who speaks in the text something, and so is not who says *we*, by country or name."""
    home: str = ""
    """The country (iso2) of its publisher."""
    written_in: str = ""
    """The country (iso2) of its first dateline, or of the town behind its author's name."""

    @property
    def titled(self) -> set[str]:
        """The countries of the title."""
        return {one.who.iso2 for one in self.spoken.values() if one.titled}

    @property
    def state(self) -> Named | None:
        """The state that speaks in the text: where it was written, else the first of its title, or what it is about."""
        titled = (one.who.iso2 for one in self.spoken.values() if one.titled)
        code = self.written_in or next(titled, "") or self.topic
        known = self.by_state and code in self.names
        return Named(0, 0, NamedKind.COUNTRY, self.names[code], code) if known else None

    @property
    def topics(self) -> set[str]:
        """The countries that the text is about."""
        return self.titled | ({self.topic} if self.topic else set())

    def known(self, who: Named | DraftParty) -> Spoken | None:
        """What was said of somebody."""
        return self.spoken.get(who.iso2) or self.spoken.get(who.name)

    @property
    def awaits(self) -> bool:
        """Whether the text speaks of a place that likely gets something."""
        places = [one for one in self.spoken.values() if one.is_place and one.who.iso2]
        first, second = [*sorted((one.lately for one in places), reverse=True), 0.0, 0.0][:2]
        told = any(one.titled or one.got for one in places)
        return told or bool(self.topic) or first > max(_LEAST, _AHEAD * second)

    def about(self) -> Spoken | None:
        """The country that the text is about as far as it is told."""
        states = [one for one in self.spoken.values() if one.is_state and (one.titled or one.got)]
        return max(states, key=lambda one: (one.titled, one.times, one.got), default=None)


def speaks_of(text: str, sentences: Iterable[Sequence[Named]], country_of: Callable[[str], Country | None]) -> Talk:
    """How often the sentences of a text name each country, by its towns and people too, and which one most.

    A sentence in which it gives speaks against it; it has to be named itself, or by its capital, somewhere.
    """
    named_in: dict[str, int] = {}
    gives_in: dict[str, int] = {}
    known: dict[str, Named] = {}
    names: dict[str, str] = {}
    for named in sentences:
        for one in named:
            if (host := country_of(one.post)) is not None:
                names[one.post] = host.name
            country = country_of(one.iso2)
            if country is not None:
                names[one.iso2] = country.name
            if country is not None and (one.kind in STATES or one.name in (*country.capitals, *country.metonyms)):
                known[one.iso2] = one._replace(name=country.name, kind=NamedKind.COUNTRY, unsure="")
        codes = (code for one in named if (code := one.iso2 or one.home))  # in their order: a set has another each time
        times = 1 if named_in else _FIRST
        for code in dict.fromkeys(codes):
            named_in[code] = named_in.get(code, 0) + times
        for code in {one.iso2 for one in named if _gives(text, one)}:
            gives_in[code] = gives_in.get(code, 0) + 1
    weights = {code: often - gives_in.get(code, 0) for code, often in named_in.items()}
    most = tuple(sorted(weights, key=lambda code: -weights[code])[:_FIRST_OF])
    first, second = (*most, "", "")[:2]
    much = weights.get(first, 0) >= _MUCH_OFTENER * weights.get(second, 0)
    if first not in known or named_in[first] < _OFTEN or not much:
        return Talk(often=weights, most=most, names=names)
    return Talk(spoken={first: Spoken(known[first])}, often=weights, most=most, topic=first, names=names)


def _gives(text: str, one: Named) -> bool:
    """Whether a verb of giving, or a word for a gift, stands right behind a name."""
    return _GIVING_AFTER.match(text, one.end) is not None


_GIVING_AFTER = re.compile(
    r"['’]s? (?:contribution|donation|gift|offer|grant|pledge)s?\b|"
    r"(?: (?:has|have|had|also|already|will|would))* "
    r"(?:gave|gives?|given|donat\w+|sen[dt]s?|pledged|committed|contribut\w+|provid\w+|offered|delivered|shipped|flew)\b"
)


def spoken_after(
    talk: Talk,
    shape: Shape,
    about: Collection[Named],
    drafts: Sequence[Draft],
    *,
    alone: bool,
    more: Sequence[Named],
) -> Talk:
    """Of whom a text has spoken behind a sentence, which may stand `alone` as a heading and name `more` of no list."""
    number = talk.number
    found = {
        key: one._replace(lately=one.lately * _FADES)
        for key, one in talk.spoken.items()
        if one.listed or one.got or one.gives or number - one.last <= _FORGOTTEN
    }
    gave = {party.iso2 or party.name for draft in drafts for party in draft.donors}
    gave |= {one.iso2 or one.name for at in _who_give(shape) if (one := shape.pieces[at].actor) is not None}
    if shape.pieces[0].word not in ('"', "“"):  # what somebody says is about another place
        _mention(talk, found, shape, about, gave, alone=alone)
        for one in more:
            _name(talk, found, one, about)
    for key in gave & found.keys():
        found[key] = found[key]._replace(gives=found[key].gives + 1, gave=number)
    for party in {(one.name, one.iso2): one for draft in drafts for one in draft.recipients}.values():
        _get(found, party, number)
    if len(found) > _MOST:
        kept = sorted(found, key=lambda key: (found[key].titled, found[key].last), reverse=True)[:_MOST]
        found = {key: found[key] for key in found if key in kept}
    return _written(talk, shape, found, alone=alone)._replace(
        number=number + 1,
        spoken=found,
        told=number if drafts else talk.told,
        headed=number if alone else talk.headed,
        between=(*talk.between, *_between(drafts))[-_MOST:],
        ours=talk.ours or speaks_of_itself(shape),
        not_us=talk.not_us | _who_gave_us(shape, drafts),
        by_state=talk.by_state or speaks_for_state(shape, alone=alone),
    )


def _who_gave_us(shape: Shape, drafts: Iterable[Draft]) -> frozenset[str]:
    """Who gives something to who speaks in the text, by names that the sentence has."""
    given = [one for draft in drafts for one in draft.donors if one.start < one.end and one.name[:1].isupper()]
    return frozenset(map(key_of, given)) if given and we_get(shape) else frozenset()


def _written(talk: Talk, shape: Shape, found: dict[str, Spoken], *, alone: bool) -> Talk:
    """The same with where the text was written; put into `found`, as the text speaks of it though nothing names it."""
    wrote = talk.written_in or (written_in(shape, alone=alone) if talk.number < _HEAD else "")
    if not wrote:
        return talk
    names = talk.names
    if wrote not in names:
        states = (one for piece in shape.pieces if (one := piece.actor) is not None and one.kind in STATES)
        names = {**names, **{one.iso2: one.name for one in states if one.iso2 == wrote}}
    if wrote in names:
        found.setdefault(wrote, Spoken(Named(0, 0, NamedKind.COUNTRY, names[wrote], wrote)))
    return talk._replace(written_in=wrote, names=names)


def written_in(shape: Shape, *, alone: bool = False) -> str:
    """The country of the town of a dateline, or of that at the end of a line `By Ann Holt, Banjul`; or nothing.

    A line may end as a dateline: *Press release, Tallinn, 9 February 2023*.
    """
    pieces = shape.pieces
    if shape.is_dated:
        towns = (piece.actor.iso2 for piece in pieces[: shape.headed] if piece.actor is not None)
        return next((code for code in towns if code), "")
    if not alone or len(pieces) < _SHORT:
        return ""
    last = pieces[-1].actor
    if pieces[-1].day is not None and pieces[-2].word == ",":
        last = pieces[-3].actor if len(pieces) == _SHORT or pieces[-4].word == "," else None
        return last.iso2 if last is not None and last.kind in STATES_AND_TOWNS else ""
    signed = pieces[0].word == "by" and pieces[-2].word in (",", "in")
    return last.iso2 if signed and last is not None else ""


def _between(drafts: Iterable[Draft]) -> Iterator[tuple[str, str]]:
    """From whom to whom gifts go."""
    for draft in drafts:
        yield from ((key_of(one), key_of(other)) for one in draft.donors for other in draft.recipients)


def key_of(who: Named | DraftParty) -> str:
    """What is the same for all names of a country, and for others their name."""
    return who.iso2 or who.name


def _mention(
    talk: Talk, found: dict[str, Spoken], shape: Shape, about: Collection[Named], gave: Collection[str], *, alone: bool
) -> None:
    """Count whom a sentence names by more than an adjective."""
    head, titled = head_of(talk, shape), bool(talk.titled)
    opens = "" if alone or titled else _opening(talk, shape, gave)
    mentioned: set[str] = set()
    for at, piece in enumerate(shape.pieces):
        one = piece.actor
        if one is None or one.kind is NamedKind.PRONOUN or is_adjective(piece) or at == head:
            continue
        if one.kind is NamedKind.BODY and (one := placed(one, opens=at == 0)).kind is NamedKind.BODY and one.iso2:
            continue
        if shape.is_dated and at < shape.headed and shape.ties[at].to == HEADING:
            continue  # a dateline
        if alone and mentioned and _is_held_at(shape, at):
            continue
        key = _add(talk, found, one)
        known = found[key]
        of_title = not titled and known.is_place and (alone or key == opens) and key not in gave
        found[key] = known._replace(
            times=known.times + (key not in mentioned),
            lately=known.lately + (key not in mentioned and key not in gave),
            last=talk.number,
            about=talk.number if one in about else known.about,
            headed=talk.number if alone else known.headed,
            titled=known.titled or of_title,
        )
        mentioned.add(key)


def placed(one: Named, *, opens: bool) -> Named:
    """A group or institution without a name of its own as the town it is of: *the hospital in Natitingou*."""
    if is_known_by_name(one) or (one.iso2 and _OWNED.search(one.name)):
        return one  # Benin's hospital
    body = DraftParty(one.name, "", one.start, one.end)
    place = of_place(body, one.name, "", opens=opens, gives=False)
    return one if place.name == one.name else one._replace(kind=NamedKind.TOWN, name=place.name)


def _is_held_at(shape: Shape, at: int) -> bool:
    """Whether a place stands before the day at the end of a line, which only says where and when something is held:
    *Fiji: talks of donors, Lisbon, 22 June*."""
    ends = at + 3 == len(shape.pieces) and shape.pieces[-1].day is not None
    return ends and shape.words[at + 1] in (",", "(") and at > 0 and shape.words[at - 1] in (",", "in", "at")


def _name(talk: Talk, found: dict[str, Spoken], one: Named, about: Collection[Named]) -> None:
    """Count whom a sentence names by words that no list has."""
    known = found.get(one.name, Spoken(one, listed=False))
    new = known.last < talk.number
    found[one.name] = known._replace(
        times=known.times + new,
        lately=known.lately + new,
        last=talk.number,
        about=talk.number if one in about else known.about,
    )


def _opening(talk: Talk, shape: Shape, gave: Collection[str]) -> str:
    """The country that the first sentence of a text without a heading names again and again."""
    if any(one.who.kind is not NamedKind.TOWN for one in talk.spoken.values() if one.last > NEVER):
        return ""
    named = [one for piece in shape.pieces if (one := piece.actor) is not None and one.iso2]
    often = Counter(one.iso2 for one in named if one.iso2 not in gave).most_common(2)
    states = {one.iso2 for one in named if one.kind in STATES}
    return often[0][0] if often and often[0][0] in states and often[0][1] > max(1, sum(n for _, n in often[1:])) else ""


def _get(found: dict[str, Spoken], party: DraftParty, number: int) -> None:
    """Count that somebody got something; a place of which nothing else is known lies where the text is about."""
    key = key_of(party)
    if key not in found and party.iso2:
        found[key] = Spoken(Named(0, 0, NamedKind.COUNTRY, party.name, party.iso2))
    elif key not in found and _is_named(party):
        found[key] = Spoken(Named(0, 0, NamedKind.BODY, party.name, ""), last=number)
    if key in found:
        found[key] = found[key]._replace(got=found[key].got + 1, got_last=number)


def _who_give(shape: Shape) -> Iterator[int]:
    """The subjects of verbs of giving, whatever became of it."""
    for number, verb in enumerate(shape.verbs):
        if (verb.family in _GIVING or verb.mode is Mode.OFFERED) and not verb.passive:
            yield from shape.subject(number)[0]


def _is_named(party: DraftParty) -> bool:
    """Whether words of the sentence name who gets it, as *St Pol*, and not *the hospital* or *French schools*."""
    words = party.name.split()
    return party.end > party.start and all(word[0].isupper() and word.lower() not in BODIES for word in words)


def _add(talk: Talk, found: dict[str, Spoken], one: Named) -> str:
    """The key of somebody who is named; several places of one country are that country."""
    if one.kind not in STATES_AND_TOWNS or not one.iso2:
        found.setdefault(one.name, Spoken(one))
        return one.name
    known = found.get(one.iso2)
    if known is None:
        found[one.iso2] = Spoken(one._replace(unsure=""))
    elif not known.is_state and (one.kind in STATES or one.name != known.who.name):
        name = one.name if one.kind in STATES else talk.names.get(one.iso2, known.who.name)
        found[one.iso2] = known._replace(who=one._replace(kind=NamedKind.COUNTRY, name=name, unsure=""))
    return one.iso2


def full_name(talk: Talk, name: str) -> str:
    """The name by which somebody was told to get something, where this is its beginning: *St Pol* of *St Pol-sur-…*. Of
    a name that the text has by its letters alone nothing is the beginning: *the United Nations* is not UNICEF."""
    told = [one.who for one in talk.spoken.values() if one.got or one.titled]
    longer = [who.name for who in told if who.name.startswith((f"{name}-", f"{name} ")) and not _is_in_letters(who)]
    if len(longer) == 1 and " " in name:
        return longer[0]
    noun = name.removeprefix("the ").lower()
    bodies = (one for one in talk.spoken.values() if one.who.kind in FIRMS_AND_BODIES and one.who.name[0].isupper())
    ends = [] if " " in noun else [one for one in bodies if one.who.name.lower().endswith(f" {noun}")]
    return max(ends, key=lambda one: one.last).who.name if ends else name


def _is_in_letters(who: Named) -> bool:
    return 0 < who.end - who.start < len(who.name)


def head_of(talk: Talk, shape: Shape) -> int:
    """The piece that names a country at the head of a report's paragraph, *Peru: 20 tents arrived*, or -1.

    The report is about another place, by its own heading. In a text of who says *we* it is where that one gives.
    """
    if talk.ours:
        return -1
    end = len(shape.pieces) if len(shape.pieces) < _SHORT else shape.headed
    heads = [at for at in shape.ties if at < end and shape.pieces[at].actor is not None]
    who = shape.pieces[heads[0]].actor if len(heads) == 1 else None
    topics, written = talk.topics, who is not None and shape.is_dated and bool(who.seat)  # VIENTIANE - Peru gave Laos
    gives = who is not None and who.kind in STATES and not written and topics and who.iso2 not in topics
    return heads[0] if gives else -1


def giver(talk: Talk, shape: Shape, under: Named | None) -> Named | None:
    """The country that the paragraph of a sentence has at its head; it gives what nobody else does."""
    at = head_of(talk, shape)
    return shape.pieces[at].actor if at >= 0 else None if shape.headed or talk.ours else under
