"""Names that no list has, by the list they stand in: *LVMH, Kering and Hermes announced …*.

    givers  = name ("," name)* [","] ("and" | "&") name [each], where a sentence or a part of it begins, before a word
              of giving; one of them is known
    getters = verb of giving own (("and" | ",") own)+   gave Mencap £30,000 and Shelter £20,000
            | name verb of getting much (("and" | ",") own)+   Mencap got £30,000 and Shelter £20,000
    own     = name much

Each further name is one to three words with a capital, and never sure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from app.domain.drafts.names.capitals import GIVES, unknown
from app.domain.drafts.names.named import Named, NamedKind
from app.domain.drafts.names.sentence import Sentence
from app.domain.drafts.words import actor_words as grammar
from app.domain.drafts.words.rare import Rare

_NAME = r"[A-Z][\w'’.-]*\w(?: [A-Z][\w'’-]+){0,2}"
_BRANCH = r" \([A-Z][\w ]*\)(?: (?:Limited|Ltd|Inc|PLC|plc|Corporation|Company)\b\.?)?"
_FIRM = rf"(?:the )?{_NAME}(?: & {_NAME})?(?:{_BRANCH})?"
_LIST = re.compile(rf"{_FIRM}(?:, {_FIRM})*,? and {_FIRM}|{_NAME}(?:, {_NAME})*,? & {_NAME}")
_STOP = re.compile(r"[.:;]\s")
_OPENING = re.compile(r"\s*(?:(?:In|On|During|After|At) (?:[a-z\d]+ ){1,5})?(?=[A-Z])")
"""What may stand before a list, where a part of a sentence begins."""
_EACH = re.compile(r" (?:each|both|all|together|jointly)\b")
_PARTED = re.compile(r",? and |, ")
_KNOWN = (NamedKind.COMPANY, NamedKind.ORGANISATION, NamedKind.GOVERNMENT, NamedKind.COUNTRY, NamedKind.TOWN)


def in_lists(sentence: Sentence, found: Sequence[Named]) -> list[Named]:
    """The further names of the list of givers that a sentence, or a part of it, begins with."""
    starts = (0, *(one.end() for one in _STOP.finditer(sentence.plain)))
    opened = (_OPENING.match(sentence.plain, at) for at in starts)
    begun = (_LIST.match(sentence.plain, one.end()) for one in opened if one is not None)
    if (match := next((one for one in begun if one is not None and _is_of_givers(sentence, one)), None)) is None:
        return []
    words = match[0] if " and " in match[0] else match[0].replace(" & ", ", &")
    parts = _parts(words, sentence.start + match.start())
    bare = [(low + 4 * sentence.text.startswith("The ", low), high) for low, high in parts]
    if not any(one.kind in _KNOWN and (one.start, one.end) in (*parts, *bare) for one in found):
        return []
    free = [span for span in parts if not any(one.start < span[1] and span[0] < one.end for one in found)]
    return [_named(sentence, *span) for span in free if _may_be_name(sentence.text[slice(*span)])]


_MUCH = (
    r"(?:(?:an?|another|about|some|over|only|just) )?"
    r"(?:(?:[A-Z]{0,3}[£$€¥] ?|[A-Z]{3} ?|K?Shs? ?|Rs?\.? ?)?\d[\d.,]{0,15}\b|"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)\b)(?: [a-z][\w-]{0,20}){0,4}?"
)
"""A sum, or a number of things."""
_SHORT = r"[A-Z][\w'’-]{1,30}"
_OWNER = rf"({_SHORT}(?: {_SHORT}){{0,2}}(?: [a-z]{{4,12}})?)"
_OWN = rf"(?:the )?{_OWNER} {_MUCH}"
_FURTHER = re.compile(
    rf"(?:,? and|,)(?: in \d{{4}})? {_OWN}(?=[,.;]|$| and | (?:for|from|to|in|by|last|this|towards) )"
)
_GAVE = re.compile(
    rf"\b(?:ga?ve|giv(?:es|ing|en)|pa(?:ys|id|ying)|sen[dt]s?|sending|grant(?:s|ed|ing)|award(?:s|ed|ing)|offer(?:s|ed)|"
    rf"allocate[sd]?|hand(?:s|ed)|promise[sd]?|le[fn]t) {_OWN}(?=,| and )"
)
_GOT = Rare(
    "got|get|receive|was|were|been",
    rf"(?<![\w'’-]){_OWNER} (?:(?:has|have|had) )?(?:got|gets?|receive[sd]?|(?:was|were|been) (?:given|awarded|"
    rf"granted|paid|sent|allocated|promised)) {_MUCH}(?=,| and )",
)


def each_getting(sentence: Sentence, found: Sequence[Named]) -> list[Named]:
    """The names right before what each of them gets, where at least two stand so."""
    text, end = sentence.text, sentence.start + len(sentence.plain)
    spans = list[tuple[int, int]]()
    for first in (one for pattern in (_GAVE, _GOT) for one in pattern.finditer(text, sentence.start, end)):
        listed, at = [first.span(1)], first.end()
        while (further := _FURTHER.match(text, at, end)) is not None:
            listed.append(further.span(1))
            at = further.end()
        gives = len(listed) == 2 and text.startswith(", and ", first.end())  # …, and the Prince £400
        spans += listed if len(listed) > 1 and not gives else []
    spans = [span for span in spans if not any(span[0] < end <= span[1] for end in sentence.people)]
    free = [span for span in spans if not any(_is_named(text, span, one) for one in found)]
    return [_named(sentence, *span) for span in free if _may_be_name(text[slice(*span)])]


def _is_named(text: str, span: tuple[int, int], one: Named) -> bool:
    """Whether a name is found already, and no body called by it: *Holy Cross school*."""
    longer = span[0] == one.start and one.end < span[1] and text[slice(*span)].split()[-1] in grammar.BODY_NOUNS
    longer &= one.kind in (NamedKind.COMPANY, NamedKind.ORGANISATION, NamedKind.PERSON)
    return one.start < span[1] and span[0] < one.end and not longer


def _is_of_givers(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether a list stands before a word of giving."""
    behind = sentence.after(sentence.start + match.end(), 60)
    return _GIVES.match(_EACH.sub("", behind, count=1)) is not None


_GIVES = re.compile(rf"{GIVES.pattern}|(?: has| have| had)? commit(?:s|ted)\b")


def _parts(words: str, start: int) -> list[tuple[int, int]]:
    """Where each name of a list begins and ends."""
    ends = [(0, 0), *(one.span() for one in _PARTED.finditer(words)), (len(words), len(words))]
    spans = [(low + len("the ") * words.startswith("the ", low), high) for (_, low), (high, _) in pairwise(ends)]
    called = [(low, words.find(" (", low, high)) for low, high in spans]
    return [
        (start + low, start + (high if end < 0 else end)) for (low, high), (_, end) in zip(spans, called, strict=True)
    ]


def _named(sentence: Sentence, start: int, end: int) -> Named:
    name = sentence.text[start:end]
    return Named(start, end, NamedKind.COMPANY, name, "", unknown(name))


def _may_be_name(name: str) -> bool:
    return grammar.NO_PLACES.isdisjoint(name.split()) and name not in grammar.NOT_NAMES | grammar.ADJECTIVES
