"""Names that no list has, in a list of givers one of whom is known: *LVMH, Kering and Hermes announced …*.

    givers = name ("," name)* [","] ("and" | "&") name [each], where a sentence or a part of it begins, before a word
             of giving

Each further name is one to three words with a capital, and never sure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from app.domain.drafts import actor_words as grammar
from app.domain.drafts.capitals import GIVES, unknown
from app.domain.drafts.named import Named, NamedKind
from app.domain.drafts.sentence import Sentence

_NAME = r"[A-Z][\w'’.-]*\w(?: [A-Z][\w'’-]+){0,2}"
_FIRM = rf"{_NAME}(?: & {_NAME})?"
_LIST = re.compile(rf"{_FIRM}(?:, {_FIRM})*,? and {_FIRM}|{_NAME}(?:, {_NAME})*,? & {_NAME}")
_BEGINS = re.compile(r"(?:^|[.:;]\s)\s*(?:(?:In|On|During|After|At) (?:[a-z\d]+ ){1,5})?(?=[A-Z])")
"""Where a list may begin: within one it is looked for no more, as that would take the square of its length."""
_EACH = re.compile(r" (?:each|both|all|together|jointly)\b")
_PARTED = re.compile(r",? and |, ")
_KNOWN = (NamedKind.COMPANY, NamedKind.ORGANISATION, NamedKind.GOVERNMENT, NamedKind.COUNTRY, NamedKind.TOWN)


def in_lists(sentence: Sentence, found: Sequence[Named]) -> list[Named]:
    """The further names of the list of givers that a sentence, or a part of it, begins with."""
    begun = (_LIST.match(sentence.plain, one.end()) for one in _BEGINS.finditer(sentence.plain))
    if (match := next((one for one in begun if one is not None and _is_of_givers(sentence, one)), None)) is None:
        return []
    words = match[0] if " and " in match[0] else match[0].replace(" & ", ", &")
    parts = _parts(words, sentence.start + match.start())
    if not any(one.kind in _KNOWN and (one.start, one.end) in parts for one in found):
        return []
    free = [span for span in parts if not any(one.start < span[1] and span[0] < one.end for one in found)]
    return [_named(sentence, *span) for span in free if _may_be_name(sentence.text[slice(*span)])]


def _is_of_givers(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether a list stands before a word of giving."""
    behind = sentence.after(sentence.start + match.end(), 60)
    return GIVES.match(_EACH.sub("", behind, count=1)) is not None


def _parts(words: str, start: int) -> list[tuple[int, int]]:
    """Where each name of a list begins and ends."""
    ends = [(0, 0), *(one.span() for one in _PARTED.finditer(words)), (len(words), len(words))]
    return [(start + low, start + high) for (_, low), (high, _) in pairwise(ends)]


def _named(sentence: Sentence, start: int, end: int) -> Named:
    name = sentence.text[start:end]
    return Named(start, end, NamedKind.COMPANY, name, "", unknown(name))


def _may_be_name(name: str) -> bool:
    return grammar.NO_PLACES.isdisjoint(name.split()) and name not in grammar.NOT_NAMES | grammar.ADJECTIVES
