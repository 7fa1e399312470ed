"""Search results, and parsing the query."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from app.domain.fold import CJK, fold

SNIPPET = 140
"""How many code points of context a snippet shows at most."""
LONGEST = 1_000
"""So much of a query is looked for; SQLite reads no endless ones."""
_POINTS = "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
_WORD = re.compile(f"[{CJK}]|(?:(?![{CJK}])[\\w{_POINTS}])+")
"""A word with its accents and points, or a character that is folded to a word of its own."""
_ASCII_WORD = re.compile(r"\w+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Hit:
    """One result. `kind` is *text*, or a kind of thing that is searched."""

    kind: str
    thing_id: int
    title: str
    snippet: str
    marks: tuple[tuple[int, int], ...]
    """The found words in the snippet, in its code points."""
    source_id: int | None = None
    start: int | None = None
    """For text: the code point of the first word found, in the canonical text."""
    paragraph: int | None = None
    first: int = 0
    """For text: the number of the mark at `start`."""
    is_titled: bool = True
    """Whether its title is one that somebody gave it, and not the first of its words."""


@lru_cache(maxsize=32)
def words_of(query: str) -> list[list[str]]:
    """The folded words of a query: a group for each quoted phrase, and one for each single word."""
    groups: list[list[str]] = []
    for phrase, word in re.findall(r'[“"„«]([^"”“»]*)["”“»]?|([^\s"“”„«»]+)', query[:LONGEST]):
        found = re.findall(r"\w+", fold(phrase or word))
        if found:
            groups.append(found)
    return groups


def is_open(query: str) -> bool:
    """Whether the last word may be incomplete: it is neither quoted nor followed by a space."""
    return bool(query) and query[-1] not in '"”“» '


def match_expression(query: str) -> str:
    """The query for FTS5: every word quoted, all required, the last one a beginning. Empty where there is no word."""
    parts = ['"' + " ".join(group) + '"' for group in words_of(query)]
    if parts and is_open(query):
        parts[-1] += "*"
    return " ".join(parts)


def find_marks(text: str, query: str) -> list[tuple[int, int]]:
    """(start, end) of the query's words and whole phrases in `text`, in code points and in order."""
    return [(start, end) for start, end, _ in _found(text, query)]


def _found(text: str, query: str) -> list[tuple[int, int, int]]:
    """The marks, each with the number of the group of the query that it answers."""
    groups = words_of(query)
    pattern = _ASCII_WORD if text.isascii() else _WORD
    words = [(match.start(), match.end(), _fits(match[0], query)) for match in pattern.finditer(text)]
    marks: list[tuple[int, int, int]] = []
    loose: dict[int, list[tuple[int, int, int]]] = {}
    """The single words of each phrase, in case it occurs nowhere as a whole."""
    for number, (start, end, fits) in enumerate(words):
        for group in {group for group, _ in fits} if fits else ():
            more = len(groups[group])
            phrase = words[number : number + more]
            if len(phrase) == more and all((group, n) in word[2] for n, word in enumerate(phrase)):
                marks.append((start, phrase[-1][1], group))
            elif more > 1:
                loose.setdefault(group, []).append((start, end, group))
    for group in loose.keys() - {group for *_, group in marks}:
        marks += loose[group]
    return _apart(sorted(marks, key=lambda mark: (mark[0], -mark[1])))


def _apart(marks: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The marks without those that begin inside another one."""
    out: list[tuple[int, int, int]] = []
    for mark in marks:
        if not out or mark[0] >= out[-1][1]:
            out.append(mark)
    return out


@lru_cache(maxsize=8192)
def _fits(word: str, query: str) -> frozenset[tuple[int, int]]:
    """Which words of the query (group, place) a word of a text answers, by a like beginning, as the index has stems."""
    groups, own = words_of(query), fold(word).strip()
    last = (len(groups) - 1, len(groups[-1]) - 1) if groups and is_open(query) else None
    return frozenset(
        (group, place)
        for group, wanted in enumerate(groups)
        for place, one in enumerate(wanted)
        if own == one
        or ((group, place) == last and own.startswith(one))
        or (len(one) > 3 and own.startswith(one[: max(4, len(one) - 2)]))
    )


def snippet(text: str, query: str) -> tuple[str, tuple[tuple[int, int], ...], int, int]:
    """The stretch of `text` that holds the most of the query: as shown, its marks, where in `text` the words
    begin of which it holds the most, and the number of their first mark."""
    marks = _found(text, query)
    first = _densest(marks)
    start = max(0, first - SNIPPET // 3)
    if start:
        space = text.find(" ", start, first)
        start = space + 1 if space >= 0 else start
    end = min(len(text), start + SNIPPET)
    lead = "…" if start else ""
    shown = lead + re.sub(r"\s", " ", text[start:end]) + ("…" if end < len(text) else "")
    inside = [(a, b) for a, b, _ in marks if a >= start and b <= end]
    nth = next((n for n, (a, _) in enumerate(inside) if a == first), 0)
    return shown, tuple((a - start + len(lead), b - start + len(lead)) for a, b in inside), first, nth


def _densest(marks: list[tuple[int, int, int]]) -> int:
    """Where to begin so that most different groups of the query follow soon; among equals the closest together."""
    best, first = (0, 0), marks[0][0] if marks else 0
    for number, (start, _, _) in enumerate(marks):
        seen: set[int] = set()
        reach = start
        for other, end, group in marks[number:]:
            if other > start + SNIPPET // 2:
                break
            if group not in seen:
                seen.add(group)
                reach = end
        if (len(seen), start - reach) > best or not number:
            best, first = (len(seen), start - reach), start
    return first
