"""What a search finds, and how the query is read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.fold import fold

SNIPPET = 140
"""How many code points of context a snippet shows at most."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One result. `kind` is text, source, tag, note, donation, fact, actor or country."""

    kind: str
    thing_id: int
    title: str
    snippet: str
    marks: tuple[tuple[int, int], ...]
    """Where the words stand in the snippet, in its code points."""
    source_id: int | None = None
    start: int | None = None
    """For text: the code point of the first word found, in the canonical text."""
    paragraph: int | None = None


def words_of(query: str) -> list[list[str]]:
    """The folded words of a query: a group for each quoted phrase, and one for each single word."""
    groups: list[list[str]] = []
    for phrase, word in re.findall(r'[“"]([^"”]*)["”]?|([^\s"“”]+)', query):
        found = re.findall(r"\w+", fold(phrase or word))
        if found:
            groups.append(found)
    return groups


def match_expression(query: str) -> str:
    """The query as FTS5 reads it: every word must be there, the last one may be the beginning of a word.

    Every word is quoted, so that nothing the user types is an operator. Empty where there is no word.
    """
    groups = words_of(query)
    parts = ['"' + " ".join(group) + '"' for group in groups]
    if parts and query and query[-1] not in '"” ':
        parts[-1] += "*"
    return " ".join(parts)


def find_marks(text: str, query: str) -> list[tuple[int, int]]:
    """Where the words of the query stand in `text` (start, end), in code points and in order."""
    return [(start, end) for start, end, _ in _found(text, query)]


def _found(text: str, query: str) -> list[tuple[int, int, str]]:
    """The marks, each with the word of the query that it answers.

    The index knows words by their stems, so a word that begins almost alike counts as found.
    """
    wanted = sorted({word for group in words_of(query) for word in group}, key=len, reverse=True)
    marks: list[tuple[int, int, str]] = []
    for found in re.finditer(r"\w+", text):
        parts = fold(found.group()).split()
        hit = next((word for word in wanted if any(_fits(part, word) for part in parts)), None)
        if hit is not None:
            marks.append((*found.span(), hit))
    return marks


def _fits(part: str, word: str) -> bool:
    return part == word or (len(word) > 3 and part.startswith(word[: max(4, len(word) - 2)]))


def snippet(text: str, query: str) -> tuple[str, tuple[tuple[int, int], ...], int]:
    """The stretch of `text` that holds the most of the query: as shown, its marks, and where in `text` it begins."""
    marks = _found(text, query)
    first = _densest(marks)
    start = max(0, first - SNIPPET // 3)
    if start:
        space = text.find(" ", start, first)
        start = space + 1 if space >= 0 else start
    end = min(len(text), start + SNIPPET)
    lead = "…" if start else ""
    shown = lead + re.sub(r"\s", " ", text[start:end]) + ("…" if end < len(text) else "")
    inside = tuple((a - start + len(lead), b - start + len(lead)) for a, b, _ in marks if a >= start and b <= end)
    return shown, inside, first


def _densest(marks: list[tuple[int, int, str]]) -> int:
    """Where to begin so that most different words of the query follow soon; among equals the closest together."""
    best, first = (0, 0), marks[0][0] if marks else 0
    for number, (start, _, _) in enumerate(marks):
        seen: set[str] = set()
        reach = start
        for other, end, word in marks[number:]:
            if other > start + SNIPPET // 2:
                break
            if word not in seen:
                seen.add(word)
                reach = end
        if (len(seen), start - reach) > best or not number:
            best, first = (len(seen), start - reach), start
    return first
