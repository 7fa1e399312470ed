"""An old and a new text compared: where words went, their neighbours, and their sentences.

Offsets are code points; `words` are indices into the streams of words, ends exclusive.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from app.domain.align import Alignment, Run, align
from app.domain.anchor import find_all
from app.domain.neighbours import NEAR, AtPlaces, Neighbours
from app.domain.same_words import Judge
from app.domain.word_stream import WordStream

Place = tuple[int, int]
SUPPORT = 4
"""Words of a sentence that must have stayed for its first and last ones to be no chance."""
_SENTENCE_END = re.compile(r"[.!?…؟۔।॥][\"”’')\]]*\s+|[。！？][\"”’」』）)\]]*\s*|\n[^\S\n]*\n\s*")
_CLOSE = 24
"""Code points of context on either side by which equal stretches differ."""
_REACH = 1_000
"""Code points within which a sentence must begin and end."""


class TwoTexts:
    """Answers questions about a passage of the old text in the new one. The alignment is made when first needed."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        from rapidfuzz.distance import Postfix, Prefix

        self._head: int = Prefix.similarity(old, new)
        self._tail = min(int(Postfix.similarity(old, new)), min(len(old), len(new)) - self._head)
        self._exact: dict[tuple[str, bool, bool], list[int]] = {}
        self._old: dict[str, tuple[list[Place], AtPlaces]] = {}
        self._new: dict[tuple[str, bool, bool], dict[int | None, tuple[list[int], AtPlaces]]] = {}

    def untouched(self, start: int, end: int) -> int | None:
        """The new position of a stretch before or after everything that was changed, else None."""
        if end <= self._head:
            return start
        if start >= len(self.old) - self._tail:
            return start + len(self.new) - len(self.old)
        return None

    @cached_property
    def old_words(self) -> WordStream:
        return WordStream(self.old)

    @cached_property
    def new_words(self) -> WordStream:
        return WordStream(self.new)

    @cached_property
    def judge(self) -> Judge:
        return Judge(self.old_words, self.new_words)

    @cached_property
    def neighbours(self) -> Neighbours:
        return Neighbours(self.old_words.keys, self.new_words.keys)

    @cached_property
    def alignment(self) -> Alignment:
        return align(self.old_words.keys, self.new_words.keys)

    @cached_property
    def to_new(self) -> list[int]:
        """For every old word its index in the new text, or -1."""
        out = [-1] * len(self.old_words)
        for run in (*self.alignment.moved, *self.alignment.stayed):  # what stayed is surer
            out[run.old : run.old + run.length] = range(run.new, run.new + run.length)
        return out

    @cached_property
    def to_old(self) -> list[int]:
        """For every new word the old word that stayed in its place with certainty, or -1."""
        out = [-1] * len(self.new_words)
        for run in self.alignment.stayed:
            if run.gap is None:
                out[run.new : run.new + run.length] = range(run.old, run.old + run.length)
        return out

    def run_of(self, start: int, end: int) -> Run | None:
        """The run of what stayed that holds these old words, or None."""
        stayed = self.alignment.stayed
        index = bisect_right(stayed, start, key=lambda run: run.old) - 1
        return stayed[index] if index >= 0 and stayed[index].holds(start, end) else None

    def place_in(self, run: Run, start: int, words: Place) -> int:
        """The new position of an offset in or before the first of the old words."""
        there = run.new + words[0] - run.old
        return max(0, self.new_words.starts[there] + start - self.old_words.starts[words[0]])

    def exact(self, quote: str, begins: bool = True, stops: bool = True) -> list[int]:
        """Every offset in the new text with these words; by default not within longer words."""
        found = self._exact.get((quote, begins, stops))
        if found is None:
            new = self.new
            found = self._exact[quote, begins, stops] = [
                at
                for at in find_all(new, quote)
                if not (begins and at and quote[0].isalnum() and new[at - 1].isalnum())
                and not (stops and quote[-1].isalnum() and new[at + len(quote) : at + len(quote) + 1].isalnum())
            ]
        return found

    def open_ends(self, start: int, end: int) -> tuple[bool, bool]:
        """Whether the stretch of the old text begins, and stops, between two words and not within one."""
        old = self.old
        begins = not (start and old[start].isalnum() and old[start - 1].isalnum())
        return begins, not (old[end - 1].isalnum() and old[end : end + 1].isalnum())

    def free(self, quote: str, ends: tuple[bool, bool], words: Place) -> dict[int, int]:
        """The offsets of `exact` that may be these old words, each with how many words around it are around them."""
        places = self._new.get((quote, *ends))
        if places is None:
            places = self._new[quote, *ends] = self._by_owner(self.exact(quote, *ends), len(quote))
        beside = self.neighbours.beside_old(words)
        out: dict[int, int] = {}
        for offsets, around in (places[owner] for owner in (None, words[0]) if owner in places):
            out.update(zip(offsets, around.agreeing(beside), strict=True))
        return out

    def _by_owner(self, hits: list[int], length: int) -> dict[int | None, tuple[list[int], AtPlaces]]:
        """Offsets of the new text, by the first of the old words that they are with certainty.

        None where they may be any; those that are parts of several go to -1.
        """
        groups: dict[int | None, dict[int, Place]] = {}
        for at in hits:
            there = self.new_words.covered(at, at + length)
            owners = {was - offset for offset, was in enumerate(self.to_old[slice(*there)]) if was >= 0}
            owner = None if not owners else owners.pop() if len(owners) == 1 else -1
            groups.setdefault(owner, {})[at] = there
        near = self.neighbours
        return {
            owner: (list(group), near.at_places([near.beside_new(there) for there in group.values()]))
            for owner, group in groups.items()
        }

    def most_alike_before(self, quote: str, words: Place, place: Place) -> int:
        """How many words around a place of the new text are around the quote elsewhere in the old one, at most.

        Less than none where the old text holds it nowhere but at these words.
        """
        near, found = self.neighbours, self._old.get(quote)
        if found is None:
            rivals = [self.old_words.covered(at, at + len(quote)) for at in find_all(self.old, quote)]
            found = self._old[quote] = rivals, near.at_places([near.beside_old(one) for one in rivals])
        scores = found[1].agreeing(near.beside_new(self.new_words.covered(*place)))
        return max((score for rival, score in zip(found[0], scores, strict=True) if rival != words), default=-NEAR)

    def is_certain(self, old: int, new: int) -> bool:
        """Whether the old word is with certainty this new word, in its old order."""
        return 0 <= new < len(self.to_old) and old >= 0 and self.to_old[new] == old

    def in_neighbourhood(self, place: Place, words: Place) -> bool:
        """Whether the place lies between the same certain words as the old ones did."""
        first, stop = self.new_words.covered(*place)
        before, after = self._certain_before[first], self._certain_after[stop]
        return before < words[0] and (after is None or after >= words[1])

    @cached_property
    def _certain_before(self) -> list[int]:
        """For every new word the nearest old word before it that stayed, or -1."""
        return list(accumulate(self.to_old, lambda last, was: was if was >= 0 else last, initial=-1))

    @cached_property
    def _certain_after(self) -> list[int | None]:
        """For every new word, and their end, the nearest old word from it on that stayed, or None."""
        out: list[int | None] = [None]
        for was in reversed(self.to_old):
            out.append(was if was >= 0 else out[-1])
        return out[::-1]

    def agreeing(self, words: Place, there: Place) -> tuple[int, int]:
        """How many words are equal just before and just after; a text's edge on both sides counts as some."""
        return self.neighbours.agreeing(words, there)

    def context(self, words: Place, place: Place) -> int:
        """How many words around the place are those around the old words."""
        return sum(self.neighbours.agreeing(words, self.new_words.covered(*place)))

    def is_supported(self, words: Place, place: Place) -> bool:
        """Whether the sentences in which the old words begin and end have stayed with them.

        Where one sentence gave way to another, some of its words may be the same. So where more than a word or
        two was changed next to what stayed, enough of it must have stayed and say the same.
        """
        kept = [self._kept_of_sentence(index) for index in (words[0], words[1] - 1)]
        if all(count is None for count in kept):
            return True
        return all(count is None or count >= SUPPORT for count in kept) and self.same_sentence(words, place)

    def _kept_of_sentence(self, index: int) -> int | None:
        """How many words of the old word's sentence lie in its run; None where all do or next to nothing changed."""
        run = self.run_of(index, index + 1)
        if run is None:
            return None
        old = self.old_words
        first, stop = old.covered(*_sentence(self.old, old.starts[index], old.ends[index]))
        before = run.old <= first or self._gap_is_small(run, before=True)
        after = run.old + run.length >= stop or self._gap_is_small(run, before=False)
        return None if before and after else min(stop, run.old + run.length) - max(first, run.old)

    def _gap_is_small(self, run: Run, *, before: bool) -> bool:
        """Whether so little was changed before or after the run that it must be a word or two."""
        stayed = self.alignment.stayed
        index = bisect_right(stayed, run.old, key=lambda other: other.old) - 1 + (-1 if before else 1)
        if not 0 <= index < len(stayed):
            return False
        one, other = (stayed[index], run) if before else (run, stayed[index])
        return max(other.old - one.old - one.length, other.new - one.new - one.length) < SUPPORT

    def same_sentence(self, words: Place, place: Place) -> bool:
        """Whether the sentences around name the same numbers, signs, names and negations."""
        old, new = self.old_words, self.new_words
        if words[0] >= words[1]:
            return True
        ours = old.covered(*_sentence(self.old, old.starts[words[0]], old.ends[words[1] - 1]))
        theirs = new.covered(*_sentence(self.new, *place))
        return self.judge.critical(old, *ours) == self.judge.critical(new, *theirs)

    def belonging(self, start: int, end: int, place: Place) -> list[int]:
        """Where a stretch of the old text can be, that an alignment of words alone puts at the place.

        That may confuse a sentence with one like it put in beside it. If the sentence, or its close surroundings, is in
        the new text as often as before, the stretch is there; in another old sentence, nowhere with certainty.
        """
        sentence = _sentence(self.old, start, end)
        for first, stop in (sentence, (max(0, start - _CLOSE), end + _CLOSE)):
            ours, there = self.old[first:stop], place[0] - (start - first)
            if there >= 0 and self.new.startswith(ours, there):
                if (first, stop) == sentence:
                    return [place[0]]
                continue
            found = find_all(self.new, ours)
            if len(found) >= self.old.count(ours):
                return [at + start - first for at in found]
        theirs = self.new[slice(*_sentence(self.new, *place))]
        others = [at for at in find_all(self.old, theirs) if at >= sentence[1] or at + len(theirs) <= sentence[0]]
        return [] if others and len(others) >= self.new.count(theirs) else [place[0]]


def _sentence(text: str, start: int, end: int) -> Place:
    """The sentence or sentences that the stretch touches."""
    floor = max(0, start - _REACH)
    first = floor
    for found in _SENTENCE_END.finditer(text, floor, start):
        first = found.end()
    after = _SENTENCE_END.search(text, max(start, end - 1), min(len(text), end + _REACH))
    return first, after.start() if after else min(len(text), end + _REACH)
