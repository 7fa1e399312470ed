"""Everybody in a sentence who may give or get something: a name, a phrase that `marks` weighs, or words in capitals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import dropwhile
from typing import NamedTuple

from app.domain.drafts.amounts.counted_things import befalls, is_illness
from app.domain.drafts.clauses import phrases
from app.domain.drafts.clauses.around import GIVING_NOUNS
from app.domain.drafts.clauses.phrases import Phrase
from app.domain.drafts.clauses.pieces import Piece, Sort, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.verbs import BE
from app.domain.drafts.frames.marks import NO_PARTY, Marks, is_opened
from app.domain.drafts.names.actors import Named, NamedKind
from app.domain.drafts.words.actor_words import CREEDS, MADE, NOT_NAMES


class Somebody(NamedTuple):
    """Who may give or get something: the pieces of the words, that of a name in it or -1, and the points of `marks`."""

    phrase: Phrase
    actor: int
    named: Named | None
    gives: int
    gets: int


def everybody(text: str, shape: Shape, marks: Marks) -> list[Somebody]:
    """Everybody in a sentence who may give or get something, in order."""
    found: dict[tuple[Phrase, Named | None], list[int]] = {}
    actors: dict[tuple[Phrase, Named | None], int] = {}
    for side, parties in enumerate((marks.donors, marks.recipients)):
        for one in parties:
            key = (one.phrase, one.named)
            points = found.setdefault(key, [0, 0])
            points[side] = max(points[side], one.points)
            actors[key] = one.actor
    for at, piece in enumerate(shape.pieces):
        if piece.actor is not None and piece.actor.kind is not NamedKind.PRONOUN:
            key = (Phrase(at, at + 1), None)
            if not any(low <= at < high for (low, high), _ in found):
                found[key], actors[key] = [0, 0], at
    held = {at for (low, high), named in found if named is None for at in range(low, high)}
    for phrase in in_capitals(text, shape):
        if not held & set(range(phrase.low, phrase.high)):
            found[phrase, None], actors[phrase, None] = [0, 0], -1
    out = [Somebody(phrase, actors[phrase, named], named, *points) for (phrase, named), points in found.items()]
    return sorted(out, key=lambda one: one.phrase)


def pointed_out(shape: Shape, known: Sequence[Somebody], pointed_at: Sequence[tuple[int, int]]) -> list[Somebody]:
    """Those that are known, and whom else the words between some code points may name."""
    held = {at for one in known if one.named is None for at in range(*one.phrase)}
    more = dict.fromkeys(one for one in _phrases(shape, pointed_at, held) if held.isdisjoint(range(*one)))
    return sorted([*known, *(Somebody(one, -1, None, 0, 0) for one in more)], key=lambda one: one.phrase)


def _phrases(shape: Shape, spans: Sequence[tuple[int, int]], held: set[int]) -> Iterator[Phrase]:
    """The words between code points that are not all `held` by somebody, without a determiner and without things, days
    and signs at their ends.
    """
    for start, end in spans:
        inside = [at for at, piece in enumerate(shape.pieces) if piece.start < end and piece.end > start]
        if held.issuperset(inside):
            continue
        inside = [*dropwhile(lambda at: _is_helped_to(shape, at) or not _may_name(shape.pieces[at]), inside)]
        if len(inside) > 2 and phrases.is_kindness(shape, inside[0]):
            inside = [*dropwhile(lambda at: not _may_name(shape.pieces[at]), inside[2:])]
        inside = [*dropwhile(lambda at: not _may_name(shape.pieces[at]), reversed(inside))][::-1]
        if inside and all(shape.pieces[at].thing is None for at in inside) and not _is_no_name(shape, inside):
            yield Phrase(inside[0], inside[-1] + 1)


def _is_helped_to(shape: Shape, at: int) -> bool:
    """Whether a verb stands at a piece that goes on *help*: *to help feed refugees*."""
    return (number := shape.verb_at(at)) >= 0 and shape.verbs[number].lemma == "help"


_THERE = words("there here")
_COUNTRIES, _EXAMPLES = words("countries nations states"), words("including such among notably")
"""Those of whom the words behind name some: *20 countries, including Peru*."""


def _is_no_name(shape: Shape, inside: Sequence[int]) -> bool:
    """Whether what is pointed at names nobody: *displaced*, *the relief effort*, *families there*, *fight measles*."""
    to = inside[0] - 1 - (shape.pieces[inside[0] - 1].word in phrases.DETERMINERS)
    opened = to > 0 and shape.pieces[to].word == "to" and is_opened(shape, to)
    if opened or _only_says_which(shape, inside[0], inside[-1] + 1):
        return True
    piece, last = shape.pieces[inside[0]], shape.pieces[inside[-1]]
    if befalls(last.word) and all(shape.pieces[at].actor is None and shape.pieces[at].word != "of" for at in inside):
        return True
    behind = {*shape.words[inside[-1] + 1 : inside[-1] + 3]}
    if last.word in _THERE or (last.word in _COUNTRIES and behind & _EXAMPLES):
        return True
    if _only_describes(shape, inside):
        return True
    if len(inside) > 1 or piece.actor is not None:
        return False
    if inside[0] > 0 and shape.pieces[inside[0] - 1].word == "to" and _has_object(shape.pieces[inside[0] + 1 :]):
        return True  # to refurbish its kitchen
    aid = bool(behind) and shape.pieces[inside[-1] + 1].word in _AID  # humanitarian aid
    return aid or piece.word in GIVING_NOUNS or not phrases.is_noun(shape, inside[0])


def _only_describes(shape: Shape, inside: Sequence[int]) -> bool:
    """Whether words behind *by* only describe the thing behind them: *was followed by the famous snow ploughs*."""
    thing = shape.pieces[inside[-1] + 1].thing if inside[-1] + 1 < len(shape.pieces) else None
    by = inside[0] - 1 - (shape.pieces[inside[0] - 1].word in phrases.DETERMINERS)
    bare = thing is not None and not thing.is_money and thing.low is None and thing.high is None
    return bare and by > 0 and shape.pieces[by].word == "by" and all(shape.pieces[at].actor is None for at in inside)


def _has_object(behind: Sequence[Piece]) -> bool:
    """Whether what an unknown verb has stands right behind it."""
    return bool(behind) and (behind[0].word in _BEFORE_OBJECTS or behind[0].thing is not None)


_BEFORE_OBJECTS = words("all both the a an its their his her our my some two three four every another")
_AID = words("aid assistance relief help support")


def _may_name(piece: Piece) -> bool:
    """Whether a piece may begin or end the words for somebody."""
    if piece.actor is not None:
        return piece.actor.kind is not NamedKind.PRONOUN
    return piece.sort is Sort.WORD and piece.word not in phrases.DETERMINERS | _PRONOUNS


_PRONOUNS = words(
    "it he she they him her them we us who which both each all some one latter former king queen of "
    "at in on from near by to for with"
)
"""What stands for somebody who is named elsewhere."""


def in_capitals(text: str, shape: Shape) -> Iterator[Phrase]:
    """Runs of words in capitals that no list has: *Flixbus*, *Norsk Fiskemel*, *Minister of Health*."""
    at = 0
    pieces = shape.pieces
    while at < len(pieces):
        high = at
        while high < len(pieces) and (is_capital(text, shape, high) or (high > at and _is_within(text, shape, high))):
            high += 1
        if high > at:
            was = at > 0 and high == at + 1 and pieces[at - 1].word in BE
            before = [piece.word for piece in pieces[:at] if piece.word != "the"][-1:]
            was = was or (before == ["in"] and pieces[high - 1].word in _SITTING) or _only_says_which(shape, at, high)
            was = was or before[:1] in _FOUGHT or (high == at + 1 and is_illness(pieces[at].word))
            if was or pieces[high - 1].word in NO_PARTY or (at == 0 and high == 1 and _only_opens(text, pieces)):
                pass  # the ships were Swedish, announced in Parliament, at New Year, Jute bags were given, for Ebola
            elif at > 0 or high > at + 1 or (high < len(pieces) and pieces[high].sort is not Sort.WORD):
                several = high < len(pieces) and pieces[high].word in _COUNTRIES  # Middle Eastern countries
                yield Phrase(at, high + several)
            at = high
        else:
            at += 1


_FOUGHT = (["against"], ["combat"], ["combating"], ["fighting"], ["battling"])
"""Before what gets nothing: *to the fight against Ebola*."""


def _only_says_which(shape: Shape, low: int, high: int) -> bool:
    """Whether words name only a law, a street or the faith of the noun behind: *under the Ash plan*, *on Ash Lane*."""
    before = shape.pieces[low - 1].word if low > 0 else ""
    if high > low + 1 and shape.pieces[high - 1].word in _STREETS and before in ("on", "in", "at", "off", "near"):
        return True
    noun = high < len(shape.pieces) and phrases.is_noun(shape, high)
    creed = high == low + 1 and shape.pieces[low].word in _CREEDS and noun
    under = [word for word in shape.words[max(0, low - 2) : low] if word != "the"][-1:] == ["under"]
    return creed or (under and shape.pieces[low].actor is None)


_STREETS = words("road street lane avenue square boulevard highway")
_CREEDS = frozenset(one.lower() for one in CREEDS)


def _is_within(text: str, shape: Shape, at: int) -> bool:
    """Whether a word stands within a name in capitals: *Minister of Health*."""
    of_office = shape.pieces[at].word == "of" and shape.pieces[at - 1].word in ("minister", "ministry", "department")
    return of_office and at + 1 < len(shape.pieces) and is_capital(text, shape, at + 1)


_SITTING = frozenset(("parliament", "congress", "senate", "knesset", "diet", "assembly"))
"""Where something is said, behind *in*."""


def _only_opens(text: str, pieces: Sequence[Piece]) -> bool:
    """Whether a sentence only begins with its first word, or with what is given: *Indeed, 40 tents came*."""
    return text[pieces[0].start : pieces[0].end] in NOT_NAMES or _says_what(pieces)


def _says_what(pieces: Sequence[Piece]) -> bool:
    """Whether the first word of a sentence only says what sort of thing the next one is: *Jute bags, 400 of them*."""
    thing = pieces[1].thing if len(pieces) > 1 else None
    return thing is not None and thing.low is not None and thing.item_start == pieces[1].start


def is_capital(text: str, shape: Shape, at: int) -> bool:
    """Whether a piece is a noun with a capital."""
    piece = shape.pieces[at]
    return text[piece.start].isupper() and phrases.is_noun(shape, at) and not MADE.search(piece.word)
