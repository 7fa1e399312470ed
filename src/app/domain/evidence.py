"""Evidence as a person reads it: each sentence once, with the words of every field marked.

Offsets are code points, ends exclusive; those of marks count from the beginning of the sentence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from app.domain.blocks import Block, Stretch
from app.domain.by_key import by_key
from app.domain.records import EvidenceItem
from app.domain.sentences import sentences
from app.domain.sources import SourceKind
from app.domain.terms import EvidenceRole

LONGEST = 1_000
"""A longer stretch without an end of a sentence is a list or a table; of it only what is near is shown."""
NEAR = 240


class SentencesOf:
    """The sentences of one text, found block by block on demand."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self._text, self._blocks = text, blocks
        self._known: dict[int, list[Stretch]] = {}

    def around(self, start: int, end: int) -> Stretch:
        """The sentence that contains a stretch; all of them if it spans several."""
        first = self._sentence(start)
        if end <= first[1] and first[1] - first[0] <= LONGEST:
            return first
        last = first if end <= first[1] else self._sentence(max(start, end - 1))
        return self._near(first, start, end)[0], self._near(last, start, end)[1]

    def _sentence(self, at: int) -> Stretch:
        index = bisect_right(self._blocks, at, key=attrgetter("start")) - 1
        if index < 0 or at >= self._blocks[index].end:
            return at, at + 1
        found = self._known.get(index)
        if found is None:
            low, high = self._blocks[index].start, self._blocks[index].end
            found = self._known[index] = [(low + s, low + e) for s, e in sentences(self._text[low:high])]
        number = bisect_right(found, (at, len(self._text))) - 1
        return (at, at + 1) if number < 0 or at >= found[number][1] else found[number]

    def _near(self, sentence: Stretch, start: int, end: int) -> Stretch:
        """The part of a very long sentence to show: whole words around the stretch."""
        low, high = min(sentence[0], start), max(sentence[1], end)
        if sentence[1] - sentence[0] <= LONGEST:
            return low, high
        if start - low > NEAR:
            cut = self._text.find(" ", start - NEAR, start)
            low = start if cut < 0 else cut + 1
        if high - end > NEAR:
            cut = self._text.rfind(" ", end, end + NEAR)
            high = end if cut < 0 else cut
        return low, high


@dataclass(frozen=True, slots=True)
class MarkedFields:
    """The fields that the same words of a sentence are evidence for, in the same role."""

    names: tuple[str, ...]
    """In words, with their parts: *donor: Huawei*."""
    keys: tuple[str, ...]
    """The fields' own, such as *donor*."""
    role: EvidenceRole
    notes: tuple[str, ...]
    marks: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class EvidenceSentence:
    """One or more connected sentences, with all evidence of one thing in them."""

    text: str
    items: tuple[EvidenceItem, ...]
    fields: tuple[MarkedFields, ...]

    @property
    def first(self) -> EvidenceItem:
        return self.items[0]

    @property
    def marks(self) -> tuple[Stretch, ...]:
        """All marked words, in order and without overlaps."""
        return merged(mark for field in self.fields for mark in field.marks)


def apart(items: Iterable[EvidenceItem]) -> tuple[tuple[EvidenceItem, ...], tuple[EvidenceItem, ...]]:
    """Pieces of evidence, and their counterparts in other texts of the works."""
    given = tuple(items)
    own = tuple(item for item in given if not item.is_counterpart)
    return own, tuple(item for item in given if item.is_counterpart)


def in_text_order(items: Iterable[EvidenceItem]) -> list[EvidenceItem]:
    """Evidence of several things in text order, original texts before digests."""
    return sorted(items, key=lambda item: (item.source_kind is SourceKind.DIGEST, item.source_id, item.start, item.id))


Called = Callable[[EvidenceItem], str]
LABEL: Called = attrgetter("label")
"""By which a piece of evidence is named, where one thing alone is spoken of: by its field."""


def by_sentence(items: Iterable[EvidenceItem], called: Called = LABEL) -> tuple[EvidenceSentence, ...]:
    """The sentences that contain these pieces of evidence, each once; `called` names what one is evidence for.

    Ordered by the first piece in each; sentences connected by one piece are one.
    """
    given = list(items)
    order = {id(item): number for number, item in enumerate(given)}
    groups: list[list[EvidenceItem]] = []
    end = -1
    for item in sorted(given, key=lambda item: (item.version_id, item.source_id, *item.sentence_stretch)):
        before = groups[-1][0] if groups else None
        low, high = item.sentence_stretch
        same_text = before is not None and (before.version_id, before.source_id) == (item.version_id, item.source_id)
        if same_text and low < end:
            groups[-1].append(item)
            end = max(end, high)
        else:
            groups.append([item])
            end = high
    for group in groups:
        group.sort(key=lambda item: order[id(item)])
    groups.sort(key=lambda group: order[id(group[0])])
    return tuple(_sentence(group, called) for group in groups)


def _sentence(group: list[EvidenceItem], called: Called) -> EvidenceSentence:
    start = min(item.sentence_start for item in group)
    text = joined((item.sentence_start, item.sentence) for item in group)
    fields = by_key(((called(item), item.field, item.role), item) for item in group)
    words: dict[tuple[tuple[Stretch, ...], EvidenceRole], list[tuple[str, str, EvidenceRole]]] = {}
    for field, found in fields.items():
        marks = merged((item.start - start, item.end - start) for item in found)
        words.setdefault((marks, field[2]), []).append(field)
    marked: list[MarkedFields] = []
    for (marks, role), same in words.items():
        names, keys, _ = (tuple(dict.fromkeys(each)) for each in zip(*same, strict=True))
        notes = tuple(dict.fromkeys(item.note for field in same for item in fields[field] if item.note))
        marked.append(MarkedFields(names, keys, role, notes, marks))
    marked.sort(key=lambda one: one.marks)
    return EvidenceSentence(text, tuple(group), tuple(marked))


BEFORE = 40
"""So many code points before the first marked words are shown where there is one line for a sentence."""


def from_marks(sentence: EvidenceSentence) -> tuple[str, tuple[Stretch, ...]]:
    """The sentence from a few words before its first mark on, and the marks within that."""
    marks = sentence.marks
    cut = sentence.text.find(" ", marks[0][0] - BEFORE) + 1 if marks and marks[0][0] > BEFORE else 0
    if not 0 < cut <= marks[0][0]:
        return sentence.text, marks
    return "…" + sentence.text[cut:], tuple((start - cut + 1, end - cut + 1) for start, end in marks)


def merged(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The stretches in order, with overlapping or adjacent ones joined."""
    out: list[Stretch] = []
    for start, end in sorted(stretches):
        if out and start <= out[-1][1]:
            out[-1] = out[-1][0], max(end, out[-1][1])
        else:
            out.append((start, end))
    return tuple(out)


def joined(stretches: Iterable[tuple[int, str]]) -> str:
    """Overlapping stretches of one text, each with its offset, joined into one."""
    text, start = "", -1
    for begins, words in sorted(stretches):
        start = begins if start < 0 else start
        text += words[max(0, start + len(text) - begins) :]
    return text
