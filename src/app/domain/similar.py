"""Finding places in the new text that resemble a passage: to check for small changes, or to show to a person."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from functools import cached_property

from app.domain.by_key import by_key
from app.domain.two_texts import Place, TwoTexts

ALIKE = 0.55
"""Share of a passage's words from which a place is worth showing; it is never carried over by that."""
COMMON = 30
"""A word that occurs more often than this in the new text is ignored."""


def candidate_from(texts: TwoTexts, start: int, quote: str, words: Place) -> Place | None:
    """The place between and around what the alignment knows of a passage's words and their neighbours."""
    span = _mapped(texts, words) if words[0] < words[1] else None
    if span is None:
        return None
    first, stop = span
    old, new = texts.old_words, texts.new_words
    if not 0 <= first < stop <= len(new) or stop - first > 2 * (words[1] - words[0]) + 3:
        return None
    begin, end = new.starts[first], new.ends[stop - 1]
    lead = quote[: max(0, old.starts[words[0]] - start)]
    trail = quote[max(0, old.ends[words[1] - 1] - start) :]
    if lead and texts.new.endswith(lead, 0, begin):
        begin, lead = begin - len(lead), ""
    if trail and texts.new.startswith(trail, end):
        end, trail = end + len(trail), ""
    while lead and begin and not texts.new[begin - 1].isalnum() and not texts.new[begin - 1].isspace():
        begin, lead = begin - 1, lead[:-1]
    limit = len(trail)
    while end < len(texts.new) and limit and not texts.new[end].isalnum() and not texts.new[end].isspace():
        limit -= texts.new[end : end + 2] != ".."
        end += 1
    return begin, end


def _mapped(texts: TwoTexts, words: Place) -> Place | None:
    """The words of the new text between what the neighbours of these words became."""
    to_new = texts.to_new
    known = [i for i in range(*words) if to_new[i] >= 0]
    left = to_new[words[0] - 1] if words[0] else -1
    right = to_new[words[1]] if words[1] < len(to_new) else len(texts.new_words)
    if not known:
        at_edge = words[0] == 0
        return (left + 1, right) if (left >= 0 or at_edge) and right > left else None
    low, high = to_new[known[0]], to_new[known[-1]]
    missing, after = known[0] - words[0], words[1] - 1 - known[-1]
    first = low
    if missing:
        first = (
            left + 1 if (left >= 0 or not words[0]) and 0 <= low - left - 1 <= missing + 3 else max(0, low - missing)
        )
    stop = high + 1
    if after:
        stop = right if right > high and right - high - 1 <= after + 3 else min(len(texts.new_words), stop + after)
    return first, stop


class Similar:
    """Looks for stretches with many of a passage's words."""

    def __init__(self, texts: TwoTexts) -> None:
        self._texts = texts

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        return by_key((key, index) for index, key in enumerate(self._texts.new_words.keys))

    def alike(self, quote: str, place: Place) -> bool:
        from rapidfuzz import fuzz

        return fuzz.ratio(quote, self._texts.new[slice(*place)], score_cutoff=ALIKE * 100) > 0

    def likeliest(self, words: Place) -> Place | None:
        """The stretch that shares most words with the passage, or None where nothing is like it."""
        votes: Counter[int] = Counter()
        keys = self._texts.old_words.keys[slice(*words)]
        for offset, key in enumerate(keys):
            places = self._places.get(key, ())
            if len(places) <= COMMON:
                votes.update((place - offset) // 4 for place in places)
        best, found = ALIKE, None
        for bucket, _ in votes.most_common(3):
            first = max(0, bucket * 4)
            if self._texts.neighbours.in_common(words, (first, first + len(keys) + 4)) / max(1, len(keys)) <= best:
                continue  # to match them block by block takes far longer
            there = self._texts.new_words.keys[first : first + len(keys) + 4]
            blocks = [b for b in SequenceMatcher(None, keys, there, autojunk=False).get_matching_blocks() if b.size]
            share = sum(b.size for b in blocks) / max(1, len(keys))
            if blocks and share > best:
                best = share
                found = (first + blocks[0].b, first + blocks[-1].b + blocks[-1].size)
        if found is None:
            return None
        new = self._texts.new_words
        return new.starts[found[0]], new.ends[found[1] - 1]
