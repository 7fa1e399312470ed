"""A sentence as a row of pieces: who is named, what and how much, when, and the words and signs between them.

    sentence = (actor | thing | day | word | sign)*

A piece that is a thing holds the number with its unit and what is counted; no piece lies over another. Where two
readers want the same words, a sum and a quantity come before a day, a day before a name, a name before a thing without
a number, unless the later one is longer and holds the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, Literal

from app.domain.drafts.amounts.amounts import Amount
from app.domain.drafts.dates.days import Day
from app.domain.drafts.names.actors import Named, NamedKind
from app.domain.drafts.words.goods import PERSONS
from app.domain.frozen import frozen


class Sort:
    """What a piece is; plain words, as rules ask 700 times a sentence and what an Enum has takes four times as long."""

    ACTOR: Final = "actor"
    THING: Final = "thing"
    DAY: Final = "day"
    WORD: Final = "word"
    SIGN: Final = "sign"


OfSort = Literal["actor", "thing", "day", "word", "sign"]
"""One of them."""


@frozen
class Piece:
    """One piece; offsets are code points of the whole text."""

    sort: OfSort
    start: int
    end: int
    word: str
    """In small letters, with plain apostrophes; names as they stand, so that the WHO is not *who*."""
    actor: Named | None = None
    thing: Amount | None = None
    day: Day | None = None

    @property
    def kind(self) -> NamedKind | None:
        """What sort of somebody it names."""
        return None if self.actor is None else self.actor.kind


def words(listed: str) -> frozenset[str]:
    """The words of a list with spaces between them."""
    return frozenset(listed.split())


_TOKEN = re.compile(r"['’]s\b|\b[wW]/|(?:[^\W\d_]\.){2,}|[^\W_]+(?:(?:[’'&-](?!s\b)|(?<=\d)–(?=\d))[^\W_]+)*|\S")


def cut(
    text: str, start: int, end: int, actors: Iterable[Named], things: Iterable[Amount], days: Iterable[Day]
) -> list[Piece]:
    """The pieces of a sentence, in order."""
    actors, things = list(actors), list(things)
    things = [
        one
        for one in things
        if not (is_vehicle(one) and any(_owns(one, actor) for actor in actors))
        or _is_beside(text, one, things)
        or _GIVEN.search(text, max(start, one.start - _NEAR), one.start)
    ]
    owned = {one.start for one in things}  # left her house: *her* is whose it is, and not who gets it
    actors = [one for one in actors if one.start not in owned or text[one.start : one.end] != "her"]
    things = [_behind_owner(text, one, actors) for one in things]
    actors = [_past_thing(text, one, things) for one in actors]
    days = [one for one in days if not any(who.start < one.start and one.end <= who.end for who in actors)]
    found = [Piece(Sort.THING, *_stated(text, one.start, one.end), thing=one) for one in things]
    found += [Piece(Sort.DAY, *_stated(text, one.start, one.end), day=one) for one in days]
    found += [Piece(Sort.ACTOR, *_stated(text, one.start, one.end, named=_is_name(one)), actor=one) for one in actors]
    kept = _apart(found)
    out: list[Piece] = []
    at = start
    for piece in [*kept, None]:
        stop = piece.start if piece else end
        out += _words(text, at, stop)
        if piece:
            out.append(piece)
            named = piece.actor is not None and _is_name(piece.actor)
            at = piece.end + (named and _SHORTENED.match(text, piece.end) is not None)
    return out


def _is_name(one: Named) -> bool:
    return one.kind is not NamedKind.PRONOUN


def _stated(text: str, start: int, end: int, *, named: bool = False) -> tuple[int, int, str]:
    """What stands between two code points, as the word of a piece."""
    stated = text[start:end].replace("’", "'")
    return start, end, stated if named else stated.lower()


def _behind_owner(text: str, one: Amount, actors: Iterable[Named]) -> Amount:
    """A thing without a number, from behind who is named across its start: *gave Lima's police cars and radios*."""
    bare = one.low is None and one.high is None and not one.is_money and one.start == one.item_start
    ends = [who.end for who in actors if who.start < one.start < who.end < one.end and text[who.end] == " "]
    if not bare or not ends:
        return one
    item = text[ends[0] + 1 : one.end]
    return one._replace(start=ends[0] + 1, item_start=ends[0] + 1, item=" ".join(item.split()), as_stated=item)


def _past_thing(text: str, one: Named, things: Iterable[Amount]) -> Named:
    """A body whose first words are those of a thing, as the place behind them: *has 20 staff in Guinea*.

    Soldiers and other helpers somewhere stay who they are.
    """
    if one.kind is not NamedKind.BODY or text[one.start].isupper() or one.name.split()[0] in PERSONS:
        return one
    cut_at = next((thing.end for thing in things if thing.start < one.start < thing.end < one.end), -1)
    place = _THERE.fullmatch(text, cut_at, one.end) if cut_at >= 0 else None
    if place is None:
        return one
    return one._replace(start=place.start(1), kind=NamedKind.TOWN, name=place[1])


_THERE = re.compile(r" (?:in|at|of) (?:the )?([A-Z].*)")
_SHORTENED = re.compile(r"\.(?= [a-z])")
"""The full stop of a name that is cut short: *San Miguel Corp. donated*."""


VEHICLES = words(
    "plane planes aircraft airplane airplanes flight flights lorry lorries truck trucks ship ships vessel vessels "
    "convoy convoys helicopter helicopters train trains airlifter freighter freighters jet jets barge barges "
    "transports vsl vsls trk trks a/c flt flts sortie sorties frigate frigates corvette corvettes destroyer "
    "destroyers cruiser cruisers warship warships steamer steamers gunboat gunboats antonov antonovs "
    "ilyushin ilyushins hercules tupolev tupolevs globemaster globemasters"
)


_DIGIT = re.compile(r"\d")
_LOADED = re.compile(" (?:of|for|with|from|in|to|full) ")


def is_in_vehicles(one: Amount) -> bool:
    """Whether a thing is counted by what brings it: *two lorries packed with flour*."""
    return one.unit.rpartition(" ")[2] in VEHICLES


def is_vehicle(one: Amount) -> bool:
    """Whether a thing is what brings things."""
    head, *load = _LOADED.split(one.item, maxsplit=1)
    if f"{head} of " in one.item and load[0][:1].islower() and load[0].split()[-1].lower() not in VEHICLES | {"the"}:
        return load[0].startswith("the ") and head.split()[-1].lower() in VEHICLES  # lorries of condensed milk
    head = head.split()
    if len(head) > 1 and head[0] in VEHICLES and all(word[0].isupper() for word in head[1:]):  # the frigate Amazonas
        return True
    return bool(head) and (head[-1].lower().partition("/")[0] in VEHICLES or _DIGIT.search(head[-1]) is not None)


_GIVEN = re.compile(
    r"\b(?:g[ai]ve[ns]?|giving|donat(?:e[ds]?|ing)|offer(?:s|ed|ing)?|lends?|lent|promis(?:e[ds]?|ing)|"
    r"pledg(?:e[ds]?|ing)|receiv(?:e[ds]?|ing)|gets?|got|presented|suppl(?:y|ies|ied|ying)|provid(?:e[ds]?|ing)|"
    r"handed over|sen[dt]s?|sending|buys?|bought|buying)"
    r"(?: (?:with|the|its|another|a further|over|[A-Z][\w’'-]*)){0,4} $"
)
"""Before vehicles that are the object of a verb of giving, and bring nothing themselves."""
_NEAR = 60


def _is_beside(text: str, one: Amount, things: Iterable[Amount]) -> bool:
    """Whether goods come with vehicles, and not in them: *two Danish helicopters and 40 tents arrived*."""
    beside = ((text[one.end : other.start], text[other.end : one.start], other) for other in things)
    return any((behind in _AND or before in _AND) and not is_vehicle(other) for behind, before, other in beside)


_AND = (" and ", ", and ")


def _owns(one: Amount, actor: Named) -> bool:
    """Whether vehicles are somebody's who is named in their words: *two Qantas jets*, but not *15 Toyota trucks*."""
    make = actor.kind is NamedKind.TOWN  # six Tucano trainers
    make |= actor.kind is NamedKind.COMPANY and one.item.split()[-1].lower() in _OF_ROADS
    behind = one.as_stated[actor.end - one.start :].strip()
    if actor.kind is NamedKind.COMPANY and behind[:1].isupper():  # four Toyota Land Cruisers
        return False
    return one.start <= actor.start and actor.end <= one.end and not (make and (one.low or 0) > 1)


_OF_ROADS = words("truck trucks lorry lorries")
"""Vehicles beside which a company is likelier who makes them."""


def _rank(piece: Piece) -> tuple[int, int]:
    if piece.thing is not None:
        return 3 if piece.thing.low is None and piece.thing.high is None else 0, piece.start
    return 1 if piece.day is not None else 2, piece.start


def _apart(found: list[Piece]) -> list[Piece]:
    """None over another: the better rank stands, of one rank the first."""
    taken: list[Piece] = []
    for piece in sorted(found, key=_rank):
        if not any(other.start < piece.end and piece.start < other.end for other in taken):
            taken.append(piece)
    return sorted(taken, key=lambda piece: piece.start)


def _words(text: str, start: int, end: int) -> Iterable[Piece]:
    for match in _TOKEN.finditer(text, start, end):
        word = match[0].lower()
        if not word.isalpha():
            word = word.replace("’", "'").removesuffix("w/") or "w"
        yield Piece(Sort.WORD if word[0].isalnum() else Sort.SIGN, *match.span(), word)
