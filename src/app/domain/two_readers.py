"""Comparing two people who tagged the same texts, sentence by sentence.

A unit is a sentence of a text that both have tagged. A tag is on a sentence if a passage with it shares a word with
that. For each tag, each reader either has it on a sentence or not.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Sentence(NamedTuple):
    """A sentence of a text."""

    start: int
    end: int
    paragraph: int | None
    """The number of its paragraph, where that has one."""


class Tagged(NamedTuple):
    """A tag that somebody has put on a stretch of a text."""

    reader: str
    """The reader's author id."""
    tag_id: int
    start: int
    end: int


class TextTagged(NamedTuple):
    """A text, its sentences in order, and what both readers have put on it."""

    source_id: int
    text: str
    sentences: tuple[Sentence, ...]
    tagged: tuple[Tagged, ...]


class Difference(NamedTuple):
    """A sentence on which only one of the readers has a tag."""

    source_id: int
    start: int
    end: int
    words: str
    tag_id: int
    by: str
    """The id of the one who has put it."""
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class TagAgreement:
    """The agreement of two readers about one tag, or about all."""

    tag_id: int
    """0 for all together."""
    both: int
    """Sentences on which both have it."""
    only: tuple[int, int]
    """Sentences on which only the one, and only the other, has it."""
    neither: int
    alpha: float | None

    @property
    def share(self) -> float:
        every = self.both + sum(self.only) + self.neither
        return (self.both + self.neither) / every if every else 1.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two readers compared."""

    readers: tuple[str, str]
    sentences: int
    every: TagAgreement | None
    """Over all tags that either has used; None where neither has."""
    tags: tuple[TagAgreement, ...]
    """The least agreed first."""
    differences: tuple[Difference, ...]


def compare(readers: tuple[str, str], texts: Iterable[TextTagged]) -> Comparison:
    """Two readers compared over the texts that both have tagged."""
    one, other = readers
    units: dict[int, list[tuple[bool, bool]]] = {}
    differences: list[Difference] = []
    given = [text for text in texts if {one, other} <= {each.reader for each in text.tagged}]
    tags = sorted({each.tag_id for text in given for each in text.tagged})
    for text in given:
        on = _on_sentences(text)
        for number, (start, end, paragraph) in enumerate(text.sentences):
            for tag_id in tags:
                pair = on.get((one, number, tag_id), False), on.get((other, number, tag_id), False)
                units.setdefault(tag_id, []).append(pair)
                if pair[0] != pair[1]:
                    words = " ".join(text.text[start:end].split())
                    by = one if pair[0] else other
                    differences.append(Difference(text.source_id, start, end, words, tag_id, by, paragraph))
    found = [_agreement(tag_id, pair) for tag_id, pair in units.items()]
    found.sort(key=lambda each: (each.share, -each.both, each.tag_id))
    every = [pair for some in units.values() for pair in some]
    whole = _agreement(0, every) if every else None
    return Comparison(readers, sum(len(text.sentences) for text in given), whole, tuple(found), tuple(differences))


def _on_sentences(text: TextTagged) -> Mapping[tuple[str, int, int], bool]:
    """Which sentences, by their numbers, have which tag of which reader."""
    ends = [one.end for one in text.sentences]
    out: dict[tuple[str, int, int], bool] = {}
    for each in text.tagged:
        number = bisect_left(ends, each.start + 1)
        while number < len(ends) and text.sentences[number].start < each.end:
            out[each.reader, number, each.tag_id] = True
            number += 1
    return out


def _agreement(tag_id: int, pairs: Sequence[tuple[bool, bool]]) -> TagAgreement:
    both = sum(one and other for one, other in pairs)
    first = sum(one and not other for one, other in pairs)
    second = sum(other and not one for one, other in pairs)
    neither = len(pairs) - both - first - second
    return TagAgreement(tag_id, both, (first, second), neither, nominal_alpha(pairs))


def nominal_alpha(units: Iterable[Sequence[Hashable | None]]) -> float | None:
    """Alpha over units, each with what every reader says of it, or None where one says nothing.

    1 is full agreement, 0 what chance gives. None where nothing can be said: no unit has two values, or all values
    are one and the same, where chance cannot be distinguished from agreement.
    """
    coincide: dict[tuple[Hashable, Hashable], float] = {}
    for unit in units:
        counts = Counter(value for value in unit if value is not None)
        number = counts.total()
        if number < 2:
            continue
        for one, times in counts.items():
            for other, others in counts.items():
                together = times * (others - (one == other))
                coincide[one, other] = coincide.get((one, other), 0.0) + together / (number - 1)
    totals: dict[Hashable, float] = {}
    for (one, _), times in coincide.items():
        totals[one] = totals.get(one, 0.0) + times
    every = sum(totals.values())
    by_chance = every * every - sum(times * times for times in totals.values())
    if not by_chance:
        return None
    observed = every - sum(times for (one, other), times in coincide.items() if one == other)
    return 1 - (every - 1) * observed / by_chance
