"""Who gives or gets a gift of which its sentence does not plainly say so: weighed among all of whom the text speaks.

    options = whom the rules have found in the sentence | others in it | whom the text has spoken of | nobody
    clue    = how plainly the sentence says so | how long ago it was named, how often, as what
            | whether it gave or got something | what word takes it up

Giver and getter are weighed together (`together`). How much each clue says is learnt from whole articles and
lines of several sentences (`benchmarks/draft_context.py`). What is chosen is never sure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.ties import PREPOSITIONS
from app.domain.drafts.draft import DraftParty, Field
from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.frames.somebody import Somebody
from app.domain.drafts.names.named import Named
from app.domain.drafts.names.neighbours import may_be_neighbours
from app.domain.drafts.names.pronouns import may_stand_for
from app.domain.drafts.text.context import Spoken, Talk, key_of
from app.domain.drafts.text.voice import is_quoted

SIDES = (Field.DONORS, Field.RECIPIENTS)
_SEEN = 0.02
"""The share of somebody in a sentence from which on he is an option."""
_LATELY = 0.1
"""How often somebody has to be named lately for that to be something."""
_AGES = (30, 15, 8, 5, 3, 2, 1)
_KEPT = 1024
"""Of how many answers the clues are kept, since most of whom a text has spoken have the same."""


class Option(NamedTuple):
    """Somebody who may be meant, and what speaks for him."""

    parties: tuple[DraftParty, ...]
    clues: tuple[str, ...]
    here: Somebody | None = None
    """Who it is in the sentence."""


class Asked(NamedTuple):
    """Of which gift it is asked who gives or gets it."""

    text: str
    shape: Shape
    talk: Talk
    gift: Gift
    field: Field
    said: tuple[DraftParty, ...]
    """Whom the rules have found in the sentence."""
    how: str
    """In what way they did, in a word."""
    word: str
    """The word that takes somebody up: *it*, *the Gulf state*; or empty."""
    others: Collection[DraftParty]
    """Who gives it, where it is asked who gets it, and the other way round."""
    actors: Sequence[Named]
    """Whom the sentences before name, those of the last one first, and of each whom it is about."""
    speaker: str = ""
    """Who says *we*, by name."""
    beside: Sequence[tuple[Set[str], Set[str]]] = ()
    """Who gives and who gets the gifts before this one in the sentence (`key_of`)."""
    coming: tuple[Set[str], Set[str]] = (frozenset(), frozenset())
    """Who gives and who gets those behind it, by their frames."""
    lately: Mapping[bool, Sequence[tuple[float, Spoken | None]]] = MappingProxyType({})
    """The two places, and the two of other kinds, who do not give it and are named most lately, each with how much."""
    kinds: Mapping[str, int] = MappingProxyType({})
    """How many there are of each kind of whom the text has spoken."""
    homes: Set[str] = frozenset()
    """The countries that those who give it are of."""


def options(asked: Asked) -> list[Option]:
    """Everybody who may be meant; nobody is the last."""
    asked, out = _counted(asked), list[Option]()
    sides = (*asked.said, *asked.others)
    own = asked.said if asked.field is Field.DONORS else ()  # a Danish bank is not Denmark
    held = {(one.start, one.end) for one in (*own, *asked.others) if one.end > one.start}
    actors = (piece.actor for piece in asked.shape.pieces for one in own if one.start <= piece.start < one.end)
    homes = {one.home for one in actors if one is not None}
    taken = ({one.name for one in sides} | {one.iso2 for one in sides} | homes) - {""}
    if asked.said:
        out.append(Option(asked.said, (*_of_said(asked), *_of_sentence(asked, "said", asked.said[0]))))
    for one, share in asked.gift.weighed.get(asked.field, ()):
        party = _party_here(asked, one)
        if any(low < party.end and party.start < end for low, end in held):
            taken |= {party.iso2, party.name} - {""}
        elif share >= _SEEN and not taken & {party.iso2, party.name}:
            of_here = (*_of_here(asked, one, share, party), *_of_sentence(asked, "here", party))
            out.append(Option((party,), of_here, one))
            taken |= {party.iso2, party.name} - {""}
    among = bool(asked.beside) or any(asked.coming)
    unnamed = (asked.talk.topic, asked.talk.written_in)
    for key, spoken in asked.talk.spoken.items():
        who = spoken.who
        known = (spoken.last >= 0 or key in unnamed) and not _is_passing(asked, spoken)
        if known and not taken & {key, who.iso2 or key, who.name}:
            party = DraftParty(who.name, who.iso2, 0, 0)
            beside = tuple(_of_sentence(asked, "then", party)) if among else ()
            out.append(Option((party,), (*_of_then(asked, spoken), *beside)))
    out.append(Option((), tuple(_of_nobody(asked, out))))
    return out


def _counted(asked: Asked) -> Asked:
    """What is the same for every option, counted once."""
    kinds = Counter(_kind(one) for one in asked.talk.spoken.values())
    return asked._replace(lately=_named_lately(asked), kinds=kinds, homes=_homes(asked))


def _named_lately(asked: Asked) -> dict[bool, list[tuple[float, Spoken | None]]]:
    """Of places, and of others, the two that are named most lately and do not give it."""
    givers = {party.iso2 or party.name for party in asked.others}
    found: dict[bool, list[tuple[float, Spoken | None]]] = {True: [], False: []}
    for key, one in asked.talk.spoken.items():
        if key not in givers:
            found[one.is_place].append((one.lately, one))
    none = [(0.0, None), (0.0, None)]
    return {place: [*sorted(all_, key=lambda one: -one[0]), *none][:2] for place, all_ in found.items()}


def _is_passing(asked: Asked, one: Spoken) -> bool:
    """Whether a place was named once and by the way, in a text with a title: *Prices are up in Kenya.*"""
    by_the_way = one.is_place and one.times <= 1 and one.about < 0 and not (one.got or one.gives or one.titled)
    givers = {party.iso2 for party in asked.others}
    return by_the_way and asked.field is Field.RECIPIENTS and one.headed < 0 and bool(asked.talk.titled - givers)


def _party_here(asked: Asked, one: Somebody) -> DraftParty:
    """Who somebody in the sentence is."""
    pieces = asked.shape.pieces
    who = one.named or (pieces[one.actor].actor if one.actor >= 0 else None)
    start, end = pieces[one.phrase.low].start, pieces[one.phrase.high - 1].end
    name, iso2 = (asked.text[start:end], "") if who is None else (who.name, who.iso2)
    return DraftParty(name, iso2, start, end)


def sort_of(party: DraftParty) -> str:
    """What sort of party it is: a state, one that has a name, or one of mere words."""
    return "state" if party.iso2 else "name" if party.name[:1].isupper() else "words"


def _of_said(asked: Asked) -> Iterator[str]:
    """What speaks for whom the rules have found."""
    one = asked.said[0]
    shares = [share for who, share in asked.gift.weighed.get(asked.field, ()) if _is_over(asked.shape, who, asked.said)]
    share = _step(max(shares, default=0.0))
    kind = sort_of(one)
    yield "said"
    yield f"said {asked.how}"
    yield f"said share {share}"
    yield f"said {asked.how} share {share}"
    yield f"said {kind}"
    yield f"said {asked.how} {kind}"
    yield f"said word {asked.word}"
    yield f"said several {len(asked.said) > 1}"
    yield f"said told {asked.gift.outcome.value}"
    same = {other.iso2 for other in asked.others} & {each.iso2 for each in asked.said} - {""}
    yield f"said of both {bool(same)}"
    known = asked.talk.known(one)
    if known is None:
        yield f"said new {kind}"
    else:
        yield from _of_spoken(asked, known, "said")


def _of_here(asked: Asked, one: Somebody, share: float, party: DraftParty) -> Iterator[str]:
    """What speaks for another one in the sentence."""
    kind = sort_of(party) + " within" * (one.actor < 0)
    yield "here"
    yield f"here {kind}"
    yield f"here share {_step(share)}"
    yield f"here share {_step(share)} {kind}"
    yield f"here beside {bool(asked.said)}"
    if one.phrase.low and (before := asked.shape.pieces[one.phrase.low - 1].word) in PREPOSITIONS:
        yield f"here {before}"
    known = asked.talk.known(party)
    if known is None:
        yield f"here new {kind}"
    else:
        yield from _taken_up(asked, known)
        yield from _of_spoken(asked, known, "here")


def _of_sentence(asked: Asked, source: str, one: DraftParty) -> Iterator[str]:
    """What somebody gives or gets of the other gifts of the sentence."""
    gives, gets = asked.coming
    if not (asked.beside or gives or gets):
        return
    key = key_of(one)
    side = "".join(
        letter
        for letter, held in (
            ("D", any(key in each for each, _ in asked.beside)), ("R", any(key in each for _, each in asked.beside)),
            ("d", key in gives), ("r", key in gets),
        )
        if held
    )  # fmt: skip
    yield f"beside {side}"
    yield f"beside {side} {source}"


def _of_then(asked: Asked, one: Spoken) -> tuple[str, ...]:
    """What speaks for somebody of whom the text has spoken before."""
    age, about = _age(asked.talk.number - one.last), _about(asked.talk, one)
    taken_up = tuple(_taken_up(asked, one)) if asked.word else ()
    then = _clues_of_then(bool(asked.said), _kind(one), age, about)
    return (*then, *taken_up, *_of_spoken(asked, one, "then"))


@lru_cache(_KEPT)
def _clues_of_then(beside: bool, kind: str, age: int, about: str) -> tuple[str, ...]:
    return (
        "then",
        f"then beside {beside}",
        f"then kind {kind}",
        f"then age {age}",
        f"then age {age} {kind}",
        f"then {about} {kind}",
    )


def _taken_up(asked: Asked, one: Spoken) -> Iterator[str]:
    """Whether the word that takes somebody up may mean one, and how near he is."""
    if asked.word:
        near = may_be_neighbours(asked.word, one.who.iso2, {other.iso2 for other in asked.others})
        taken = f"takes up {may_stand_for(asked.word, one.who) and near}"
        yield taken
        yield f"{taken} {_about(asked.talk, one)}"
        yield f"{taken} age {_age(asked.talk.number - one.last)}"
        yield f"{taken} as {_order(asked, one)}"


def _of_spoken(asked: Asked, one: Spoken, source: str) -> tuple[str, ...]:
    """What the text has said of somebody, who is an option for being said, here, or named before."""
    kind = _kind(one)
    ranks = asked.talk.most
    rank = "-" if not one.is_place else ranks.index(one.who.iso2) if one.who.iso2 in ranks else 3
    return (
        _about(asked.talk, one),
        f"times {min(one.times, 5)}",
        *_clues_of_rank(rank, one.titled, source, kind),
        f"heading {one.headed == asked.talk.headed >= 0}",
        *((f"speaks {asked.speaker == one.who.name} {source}",) if asked.speaker else ()),
        f"only {kind} {asked.kinds[kind] <= 1}",
        *_of_gifts(asked, one, source),
    )


@lru_cache(_KEPT)
def _clues_of_rank(rank: int | str, titled: bool, source: str, kind: str) -> tuple[str, ...]:
    return (
        f"of places {rank}",
        f"of places {rank} {source}",
        f"titled {titled}",
        f"titled {titled} {source} {kind}",
    )


def _of_gifts(asked: Asked, one: Spoken, source: str) -> tuple[str, ...]:
    """What somebody has given and got, beside how often the text names him."""
    talk = asked.talk
    gave = "last" if one.gave == talk.told >= 0 else "gave" if one.gives else "never gave"
    got = "last" if one.got_last == talk.told >= 0 else "got" if one.got else "never got"
    topic, lately = talk.topic == one.who.iso2 != "", _lately(asked, one)
    gets = asked.field is Field.RECIPIENTS
    return (
        *_clues_of_lately(lately, one.is_place, source, gave, one.titled, one.last > talk.told >= 0),
        f"topic {topic} {bool(talk.topic)}",
        *_clues_of_gifts(gave, got, source, min(one.gives, 3), min(one.got, 4), one.titled, topic),
        *((f"home of who gives {one.who.iso2 in asked.homes}",) if gets else ()),
    )


@lru_cache(_KEPT)
def _clues_of_lately(lately: str, is_place: bool, source: str, gave: str, titled: bool, since: bool) -> tuple[str, ...]:
    return (
        f"lately {lately} {'place' if is_place else 'no place'}",
        f"lately {lately} {source} {gave}",
        f"lately {lately} titled {titled}",
        f"since the last gift {since} {source}",
    )


@lru_cache(_KEPT)
def _clues_of_gifts(
    gave: str, got: str, source: str, gives: int, gets: int, titled: bool, topic: bool
) -> tuple[str, ...]:
    return (
        f"topic {topic} titled {titled} {gave}",
        f"{gave}, {got}",
        f"{gave}, {got} {source}",
        f"gives {gives}",
        f"gives {gives} titled {titled} topic {topic}",
        f"gives {gives} gets {min(gets, 3)}",
        f"gets {gets}",
    )


def _kind(one: Spoken) -> str:
    return "state" if one.is_state else one.who.kind.value


def _about(talk: Talk, one: Spoken) -> str:
    """Whether sentences are about somebody."""
    return "about" if one.about == talk.number - 1 else "was about" if one.about >= 0 else "never about"


def _homes(asked: Asked) -> set[str]:
    """The countries that those who give are of."""
    actors = (asked.shape.pieces[at].actor for at in asked.gift.donors)
    known = (asked.talk.known(one) for one in asked.others)
    return {one.home for one in actors if one is not None} | {one.who.home for one in known if one is not None} - {""}


def _order(asked: Asked, one: Spoken) -> int:
    """Which one it is, from 0, of those before whom the word may take up; at most 3."""
    fits = [who for who in asked.actors if may_stand_for(asked.word, who)]
    same = (at for at, who in enumerate(fits) if (who.iso2 or who.name) in (one.who.iso2, one.who.name))
    return min(3, next(same, 3))


def _lately(asked: Asked, one: Spoken) -> str:
    """How often somebody was named lately, beside the others of his kind who do not give it.

    One who was named only once is never far ahead: *Prices are up in Kenya too.*
    """
    first, second = asked.lately[one.is_place]
    most = second[0] if first[1] is one else first[0]
    steps = (("not", _LATELY), ("less", most / 2), ("half", most), ("most", 1.5 * most))
    return next((name for name, least in steps if one.lately < least), "much most" if one.times > 1 else "most")


def _of_nobody(asked: Asked, found: Sequence[Option]) -> Iterator[str]:
    """What speaks for nobody who is known."""
    yield "nobody"
    yield f"nobody beside {bool(asked.said)}"
    here, then = (sum(one.clues[0] == source for one in found) for source in ("here", "then"))
    yield f"nobody of {here > 0} {min(3, then)}"
    yield f"nobody quoted {is_quoted(asked.shape)}"
    yield f"nobody told {asked.gift.outcome.value}"
    yield f"nobody awaits {asked.talk.awaits}"
    yield f"nobody word {bool(asked.word)}"


def _is_over(shape: Shape, one: Somebody, parties: Collection[DraftParty]) -> bool:
    low, high = shape.pieces[one.phrase.low].start, shape.pieces[one.phrase.high - 1].end
    return any(party.start < high and low < party.end for party in parties)


def _step(share: float) -> int:
    """A share in rough steps."""
    return next((step for step, most in enumerate((0.02, 0.1, 0.25, 0.45, 0.65, 0.85, 0.95)) if share < most), 7)


def _age(sentences: int) -> int:
    """How long ago something was, in rough steps."""
    return next((least for least in _AGES if sentences >= least), 1)
