"""Suggesting tags for words: by the names and definitions of tags, and by recent use.

No statistics are learnt: a tag is likely if its name occurs in the words, if its definition shares words with them, or
if the same person has just used it in the same source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from app.domain.codebook import Tag
from app.domain.fold import fold

_WORD = re.compile(r"[^\W_]+")
_NAMED, _PARTLY, _MEANT, _USED = 4.0, 2.0, 1.0, 2.0
"""What it counts for when the whole name is in the words, a part of it, and words of the definition; and the use
before this one."""
_FADES = 0.7
"""How much less each use counts than the one after it."""
_ELSEWHERE = 0.4
"""What a use counts for in another source, or by another person."""
_BEGINNING = 4
"""So many letters are the same in any two forms of a word."""
_MOST = 4_000
"""Code points of the words that are looked at: the first of a selected chapter."""


class TagUse(NamedTuple):
    """A recent tagging, and how it relates to the person and the source."""

    tag_id: int
    is_here: bool
    """In the source that the words are of."""
    is_own: bool
    """By the person who asks."""


class LikelyTags:
    """A codebook with names and definitions tokenised once."""

    def __init__(self, tags: Sequence[Tag]) -> None:
        self._names: list[tuple[int, tuple[str, ...]]] = []
        """Each name, and each other name, in its words, with its tag."""
        self._meant: dict[int, frozenset[str]] = {}
        """The words by which a tag is explained, but for those it is called by."""
        for tag in tags:
            content = tag.content
            names = [_words(name) for name in (content.name, *content.aliases)]
            self._names += [(tag.id, name) for name in names if name]
            meant = {word for text in (content.definition, content.when_to_use) for word in _words(text)}
            if meant:
                self._meant[tag.id] = frozenset(meant.difference(*names))
        self._ids = frozenset(tag.id for tag in tags)

    def ranked(self, quote: str, uses: Iterable[TagUse] = ()) -> list[int]:
        """The ids of the tags with a score, the likeliest first. `uses` begin with the newest."""
        scores: dict[int, float] = {}
        passage = _Passage(_words(quote[:_MOST]))
        for tag_id, name in self._names:
            found = passage.named(name)
            if found:
                scores[tag_id] = max(scores.get(tag_id, 0.0), found)
        for tag_id, words in self._meant.items():
            found = passage.meant(words)
            if found:
                scores[tag_id] = scores.get(tag_id, 0.0) + found
        known: dict[int, float] = {}
        share = 1.0
        for use in uses:
            if use.tag_id in self._ids and use.tag_id not in known:
                near = 1.0 if use.is_here and use.is_own else _ELSEWHERE
                known[use.tag_id] = _USED * near * share
                share *= _FADES
        for tag_id, score in known.items():
            scores[tag_id] = scores.get(tag_id, 0.0) + score
        order = {tag_id: number for number, tag_id in enumerate(known)}
        return sorted(scores, key=lambda tag_id: (-scores[tag_id], order.get(tag_id, len(order)), tag_id))


class _Passage:
    """The words of the passage to suggest tags for."""

    def __init__(self, words: Sequence[str]) -> None:
        self._at: dict[str, list[int]] = {}
        """The positions of words by their first letters."""
        self._words = words
        for number, word in enumerate(words):
            for start in _starts(word):
                self._at.setdefault(start, []).append(number)

    def _places(self, word: str) -> list[int]:
        return [at for at in self._at.get(word[:_BEGINNING], ()) if _is_same(word, self._words[at])]

    def named(self, name: tuple[str, ...]) -> float:
        """The score for a name of which all or part occurs here."""
        places = [self._places(word) for word in name]
        if not any(places):
            return 0.0
        if any(all(first + step in at for step, at in enumerate(places)) for first in places[0]):
            return _NAMED
        letters = [(len(word), bool(at)) for word, at in zip(name, places, strict=True) if len(word) >= _BEGINNING]
        of_all = sum(number for number, _ in letters)
        return _PARTLY * sum(number for number, found in letters if found) / of_all if of_all else 0.0

    def meant(self, words: Iterable[str]) -> float:
        """The score for the words of a definition that occur here: one long word, or several shorter ones."""
        found = sum(_weight(word) for word in words if _weight(word) and self._places(word))
        return _MEANT * found / (found + 1) if found >= 1 else 0.0


def _weight(word: str) -> float:
    """How much a word says of what is meant. Short ones, which hold sentences together, say nothing."""
    if word.isascii():
        return 1.0 if len(word) >= 7 else 0.5 if len(word) >= 5 else 0.0
    return 1.0 if len(word) >= 5 else 0.5 if len(word) >= 4 else 0.0


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(text)))


def _starts(word: str) -> set[str]:
    """The beginnings by which a word is looked up; in Hebrew and Arabic also without what is written onto its front."""
    starts = {word[:_BEGINNING]}
    if "\u0590" <= word[0] <= "\u06ff":
        starts |= {word[cut : cut + _BEGINNING] for cut in (1, 2) if len(word) - cut >= 3}
    return starts


def _is_same(word: str, other: str) -> bool:
    """Whether two words are forms of one: the same to their last quarter, whatever ending they have there."""
    if word == other:
        return True
    if "\u0590" <= other[0] <= "\u06ff":
        return any(_is_form(word, other[cut:]) for cut in (0, 1, 2))
    return _is_form(word, other)


def _is_form(word: str, heard_word: str) -> bool:
    one, other = (text[:-1] + "i" if text.endswith("y") else text for text in (word, heard_word))
    longest, same = max(len(one), len(other)), 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    return one == other or (same >= _BEGINNING and 4 * same >= 3 * longest)
