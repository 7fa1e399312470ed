"""Items of which a source says that one comes instead of another: *20 tents or 30 blankets*.

Each item names by a letter the alternative it belongs to: what has the same letter comes together, what has another
comes instead, and what has none comes in any case. Who looks only at one item so knows that it may not come, and no
order of the items matters. One letter alone is no alternative.

How much was given of a thing is an interval from the alternative with the least of it to that with the most: of the
example 0 to 20 tents and 0 to 30 blankets, and of *10 tonnes of rice or 12* those between the two.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from functools import reduce
from string import ascii_uppercase
from typing import NamedTuple, Protocol, TypeVar

from app.domain.by_key import by_key
from app.domain.counted import item_words
from app.domain.donations import Item
from app.domain.language import later, tr
from app.domain.quantity import Interval, Stated, add, either
from app.domain.terms import Qualifier

LETTERS = ascii_uppercase


class Lettered(Protocol):
    """An item of a record, or of a draft."""

    @property
    def alternative(self) -> str: ...


_L = TypeVar("_L", bound=Lettered)
_NONE = Interval(Decimal(0), Decimal(0), Qualifier.EXACT)


class Alternative(NamedTuple):
    """Which alternative of its record something belongs to, and how many there are."""

    letter: str
    many: int


def letters_of(letters: Iterable[str]) -> tuple[str, ...]:
    """The letters of the alternatives there are, in the order of the items; none where there are not two."""
    found = tuple(dict.fromkeys(filter(None, letters)))
    return found if len(found) > 1 else ()


def of_items(items: Sequence[Lettered]) -> list[Alternative | None]:
    """The alternative of each item; None for what comes in any case."""
    found = letters_of(item.alternative for item in items)
    return [Alternative(item.alternative, len(found)) if item.alternative in found else None for item in items]


def added(stated: Iterable[tuple[Alternative | None, Stated]]) -> Interval:
    """How much comes of one thing by what one record states of it."""
    held = by_key(stated)
    certain, every = held.pop(None, []), list(held.items())
    if not every:
        return add(certain)
    sums = [add(some) for _, some in every]
    if len(sums) < max(alternative.many for alternative, _ in every if alternative is not None):
        sums.append(_NONE)  # there is none of it in another
    return add([*certain, either(sums)])


def settled(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items, without the letter of an alternative that is the only one."""
    every = tuple(items)
    if letters_of(item.alternative for item in every):
        return every
    return tuple(replace(item, alternative="") if item.alternative else item for item in every)


def problems(items: Sequence[Item]) -> list[str]:
    """What is wrong with the alternatives of a record, a sentence each."""
    letters = dict.fromkeys(item.alternative for item in items if item.alternative)
    for letter in letters:
        if letter not in LETTERS or len(letter) != 1:
            sentence = tr("“{typed}” is no alternative. Write a letter, A or B, or nothing for what comes in any case.")
            return [sentence.format(typed=letter[:20])]
    if len(letters) == 1:
        (only,) = letters
        sentence = tr(
            "There is no other alternative than {letter}. Write another letter at what comes instead, or none here."
        )
        return [sentence.format(letter=only)]
    return []


def in_words(items: Sequence[_L], words: Callable[[_L], str]) -> str:
    """The items of a record in a line: *5 trucks; 20 tents, or 30 blankets and 10 stoves*."""
    return "; ".join(in_list(items, words))


def in_list(items: Sequence[_L], words: Callable[[_L], str]) -> list[str]:
    """What comes in any case, each item by itself, and all alternatives together where the first of them is."""
    letters = letters_of(item.alternative for item in items)
    together = by_key((item.alternative, words(item)) for item in items)
    out: list[str] = []
    for item in items:
        if item.alternative not in letters:
            out.append(words(item))
        elif item.alternative == letters[0] and together:
            out.append(_either([together[letter] for letter in letters]))
            together = {}
    return out


def instead_of(letter: str, items: Sequence[Item], words: Callable[[Item], str]) -> str:
    """What comes instead of an alternative; empty where nothing does."""
    held = by_key((item.alternative, words(item)) for item in items if item.alternative not in ("", letter))
    return _either(list(held.values())) if held else ""


def _either(options: Collection[Sequence[str]]) -> str:
    """*20 tents or 30 blankets*; with a comma where several things come together."""
    beside, instead = tr("{one} and {other}"), tr("{one} or {other}")
    if any(len(option) > 1 for option in options):
        instead = tr("{one}, or {other}")
    sides = (reduce(lambda one, other: beside.format(one=one, other=other), option) for option in options)
    return reduce(lambda one, other: instead.format(one=one, other=other), sides)


def part_words(item: Item) -> str:
    """An item alone, with the alternative that it is of: *20 tents (alternative A)*."""
    words, letter = item_words(item), item.alternative
    return tr("{item} (alternative {letter})").format(item=words, letter=letter) if letter else words


def heads(items: Sequence[Lettered]) -> list[str]:
    """What is written before each item in a list: *either*, then *or* before each other alternative and *and* before
    what comes with the one above; nothing before what comes in any case."""
    out: list[str] = []
    before: Alternative | None = None
    for alternative in of_items(items):
        if alternative is None:
            out.append("")
        elif before is None:
            out.append(tr("either"))
        else:
            out.append(tr("and") if alternative == before else tr("or"))
        before = alternative or before
    return out


class ToAbove(StrEnum):
    """What an item is to the one above it."""

    INSTEAD = later("Instead of the item above")
    TOGETHER = later("Together with the item above")
    ANYHOW = later("In any case")


def set_to_above(letters: Sequence[str], at: int, way: ToAbove) -> list[str]:
    """The letters of the items once that at a place is this to the one above it."""
    found = list(letters)
    free = iter(free_letters(set(found)))
    if way is ToAbove.INSTEAD:
        found[at - 1] = found[at - 1] or next(free)
        found[at] = next(free)
    else:
        found[at] = found[at - 1] if way is ToAbove.TOGETHER else ""
    left = letters_of(found)
    return [letter if letter in left else "" for letter in found]


def ways_to_above(letters: Sequence[str], at: int) -> list[ToAbove]:
    """What the item at a place may be to the one above it, and is not."""
    above, own = ("", *letters)[at], letters[at]
    fits = {
        ToAbove.INSTEAD: at > 0 and own in ("", above),
        ToAbove.TOGETHER: at > 0 and bool(above) and own != above,
        ToAbove.ANYHOW: bool(own),
    }
    return [way for way, is_so in fits.items() if is_so]


def free_letters(taken: Collection[str]) -> Iterable[str]:
    """Letters that are not taken, in their order."""
    return (letter for letter in LETTERS if letter not in taken)


def joined(ours: Sequence[Item], theirs: Sequence[Item], places: Sequence[int]) -> dict[int, str]:
    """The letters of the items of two records of one gift that become one, by their places: `places` are those of
    theirs. Of an alternative is what either record has in one, so that nothing is surer than both say."""
    known = {at: item.alternative for at, item in enumerate(ours) if item.alternative}
    of_theirs = dict.fromkeys(item.alternative for item in theirs if item.alternative)
    free = iter(free_letters(set(known.values())))
    now: dict[str, str] = {}
    for item, at in zip(theirs, places, strict=True):
        if item.alternative and at in known:
            now.setdefault(item.alternative, known[at])
    for letter in of_theirs:
        if letter not in now:
            now[letter] = next(free, letter)
    for item, at in zip(theirs, places, strict=True):
        if item.alternative:
            known.setdefault(at, now[item.alternative])
    return known
