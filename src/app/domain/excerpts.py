"""What a person would call passages: each she has tagged, noted on or claimed, and else the sentences with evidence.

Words that are nothing but evidence, such as a name, are no passage to anybody: they are read in their sentence. Where
a passage of her own holds the whole sentence, they are read in that. Offsets are code points, ends exclusive.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from app.domain.evidence import Stretch, joined, merged
from app.domain.passages import Passage


class Gathered(NamedTuple):
    """Passages that are read together, by their ids: the one they are read by first."""

    ids: tuple[int, ...]
    start: int
    end: int
    is_own: bool
    """Whether it is a passage of a person's own, and not a sentence with evidence."""


def gathered(own: Iterable[tuple[int, int, int]], evident: Iterable[tuple[int, int, int]]) -> list[Gathered]:
    """The passages of one text as they are read, in its order.

    `own` are (id, start, end); `evident`, which are nothing but evidence, (id, start, end) of their sentences.
    """
    kept = sorted(own, key=lambda one: (one[1], -one[2]))
    furthest = list(accumulate((end for _, _, end in kept), max))
    inside: dict[int, list[int]] = {}
    out: list[Gathered] = []
    for ids, low, high in _sentences(evident):
        number = _around(kept, furthest, low, high)
        if number is None:
            out.append(Gathered(tuple(ids), low, high, is_own=False))
        else:
            inside.setdefault(number, []).extend(ids)
    for number, (passage_id, start, end) in enumerate(kept):
        out.append(Gathered((passage_id, *inside.get(number, ())), start, end, is_own=True))
    return sorted(out, key=lambda one: (one.start, -one.end))


def _sentences(evident: Iterable[tuple[int, int, int]]) -> list[tuple[list[int], int, int]]:
    """Those that share a sentence together, with where it begins and ends."""
    out: list[tuple[list[int], int, int]] = []
    for passage_id, low, high in sorted(evident, key=lambda one: (one[1], one[2], one[0])):
        if out and low < out[-1][2]:
            ids, first, last = out[-1]
            ids.append(passage_id)
            out[-1] = ids, first, max(last, high)
        else:
            out.append(([passage_id], low, high))
    return out


def _around(kept: Sequence[tuple[int, int, int]], furthest: Sequence[int], low: int, high: int) -> int | None:
    """Which passage holds a stretch, the closest of several; they are in order, with how far those before go."""
    number = bisect_right(kept, low, key=lambda one: one[1]) - 1
    while number >= 0 and furthest[number] >= high:
        if kept[number][2] >= high:
            return number
        number -= 1
    return None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What is read as one passage."""

    lead: Passage
    """The one it is read by."""
    passages: tuple[Passage, ...]
    """All that stand in it, in the order of the text."""
    text: str
    """Its words: those of the lead where that is a person's own, else the sentence."""
    start: int

    @property
    def marks(self) -> tuple[Stretch, ...]:
        """Where in its words evidence stands that is not all of them."""
        whole = self.start, self.start + len(self.text)
        parts = [(one.start, one.end) for one in self.passages if one.evidence]
        return merged((low - self.start, high - self.start) for low, high in parts if (low, high) != whole)


def is_own(passage: Passage) -> bool:
    """Whether a person has done more with it than to make it evidence."""
    return bool(passage.tags or passage.notes or passage.claim or not passage.evidence)


def excerpts(passages: Iterable[Passage], around: Mapping[int, tuple[int, str]]) -> tuple[Excerpt, ...]:
    """Passages as they are read, version by version, in the order of the text.

    `around` has for those that are nothing but evidence where their sentence begins, and its words; without, they
    are read as they are.
    """
    known = {passage.id: passage for passage in passages}
    versions: dict[int, list[Passage]] = {}
    for passage in known.values():
        versions.setdefault(passage.version_id, []).append(passage)
    out: list[Excerpt] = []
    for found in versions.values():
        own = [(one.id, one.start, one.end) for one in found if is_own(one) or one.id not in around]
        rest = [one for one in found if not is_own(one) and one.id in around]
        sentences = {one.id: around[one.id] for one in rest}
        evident = [(one.id, sentences[one.id][0], sentences[one.id][0] + len(sentences[one.id][1])) for one in rest]
        for group in gathered(own, evident):
            together = sorted((known[i] for i in group.ids), key=lambda one: (one.start, -one.end))
            lead = known[group.ids[0]] if group.is_own else together[0]
            text = lead.quote if group.is_own else joined(sentences[i] for i in group.ids)
            out.append(Excerpt(lead, tuple(together), text, group.start))
    return tuple(out)
