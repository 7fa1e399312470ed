"""Passages as they are read: those that are tagged, noted or claimed, and else the sentences with evidence.

Words that are nothing but evidence, such as a name, are read in their sentence, or in such a passage that contains
the whole sentence. Offsets are code points, ends exclusive.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from app.domain.anchor import AnchorState
from app.domain.blocks import Stretch
from app.domain.by_key import by_key
from app.domain.evidence import joined, merged
from app.domain.frozen import frozen
from app.domain.passages import Passage


class Gathered(NamedTuple):
    """The ids of passages that are read together; the first is the one they are read by."""

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


@frozen
class Excerpt:
    """What is read as one passage."""

    passage: Passage
    """As it is read: with the evidence of all that is in it, and of a sentence its words. A sentence is known by
    the first passage in it."""
    passages: tuple[Passage, ...]
    """All passages in it, in the order of the text."""
    is_sentence: bool = False
    """Whether it is a sentence with evidence, and no passage of a person's own."""

    @property
    def marks(self) -> tuple[Stretch, ...]:
        """Where in its words evidence is, unless that is all of them."""
        start, end, length = self.passage.start, self.passage.end, len(self.passage.quote)
        parts = [(one.start, one.end) for one in self.passages if one.evidence]
        marks = ((low - start, min(high - start, length)) for low, high in parts if (low, high) != (start, end))
        return merged((low, high) for low, high in marks if low < high)


def excerpt(together: Iterable[Passage], own: int | None, sentence: tuple[int, str] = (0, "")) -> Excerpt:
    """Passages as one: by the one with the id `own`, or else by their sentence, said by its beginning and words."""
    passages = tuple(together)
    if own is not None and len(passages) == 1:
        return Excerpt(passages[0], passages)
    passages = tuple(sorted(passages, key=lambda one: (one.start, -one.end)))
    lead = next((one for one in passages if one.id == own), passages[0])
    evidence = tuple(ref for one in passages for ref in one.evidence)
    if own is not None:
        return Excerpt(replace(lead, evidence=evidence), passages)
    state = next((one.state for one in passages if one.state is not AnchorState.VERIFIED), lead.state)
    start, words = sentence
    read = replace(lead, start=start, end=start + len(words), quote=words, evidence=evidence, state=state)
    return Excerpt(read, passages, is_sentence=True)


def is_own(passage: Passage) -> bool:
    """Whether a person has done more with it than making it evidence."""
    return bool(passage.tags or passage.notes or passage.claim or not passage.evidence)


def excerpts(passages: Iterable[Passage], around: Mapping[int, tuple[int, str]]) -> tuple[Excerpt, ...]:
    """Passages as they are read, version by version, in the order of the text.

    `around` has for those that are nothing but evidence where their sentence begins, and its words; without, they
    are read as they are.
    """
    known = {passage.id: passage for passage in passages}
    versions = by_key((passage.version_id, passage) for passage in known.values())
    out: list[Excerpt] = []
    for found in versions.values():
        own = [(one.id, one.start, one.end) for one in found if is_own(one) or one.id not in around]
        rest = [one for one in found if not is_own(one) and one.id in around]
        sentences = {one.id: around[one.id] for one in rest}
        evident = [(one.id, sentences[one.id][0], sentences[one.id][0] + len(sentences[one.id][1])) for one in rest]
        for group in gathered(own, evident):
            together = [known[i] for i in group.ids]
            if group.is_own:
                out.append(excerpt(together, group.ids[0]))
            else:
                words = joined(sentences[i] for i in group.ids)
                out.append(excerpt(together, None, (group.start, words)))
    return tuple(out)
