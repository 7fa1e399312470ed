"""Finding figures, countries and organisations mentioned in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from app.domain.blocks import Block, BlockKind, SpanKind
from app.domain.countries import Gazetteer
from app.domain.figures import figures
from app.domain.names import Names, country_names, stands_for_country

_LABEL = re.compile(
    r"\s*(?:\d{1,3}[.)]\s|\d{1,3}(?:\.\d{1,3})+\.?\s+(?=[^\W\d_a-z])(?!(?:M|B|Tr)illion|Thousand|Tons|Tonnes))"
)


class MentionKind(StrEnum):
    """What a mention is of."""

    QUANTITY = "quantity"
    MONEY = "money"
    COUNTRY = "country"
    ORGANISATION = "organisation"

    @property
    def is_figure(self) -> bool:
        return self in (MentionKind.QUANTITY, MentionKind.MONEY)


class Mention(NamedTuple):
    """One mention. `start` and `end` are code points of the canonical text, end exclusive."""

    start: int
    end: int
    kind: MentionKind
    key: str
    """What it means: the figure in lower case, a country's code, or the caller's key of an organisation."""


class Finder:
    """Finds mentions. Making one takes some milliseconds, so keep it."""

    __slots__ = ("_countries", "_organisations")

    def __init__(self, gazetteer: Gazetteer, organisations: Iterable[tuple[str, str]] = ()) -> None:
        """`organisations` are (name or alias, key)."""
        self._countries = country_names(gazetteer)
        self._organisations = Names(organisations)

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Mention]:
        """The mentions between two code points, in order and without overlaps: the longer one wins."""
        last = len(text) if end is None else end
        found = [
            Mention(low, high, MentionKind.ORGANISATION, key)
            for low, high, key in self._organisations.find(text, start, last)
        ]
        found += [
            Mention(low, high, MentionKind.COUNTRY, key)
            for low, high, key in self._countries.find(text, start, last)
            if stands_for_country(text, low, high)
        ]
        for low, high, money in figures(text, start, last):
            kind = MentionKind.MONEY if money else MentionKind.QUANTITY
            found.append(Mention(low, high, kind, " ".join(text[low:high].lower().split())))
        return _apart(found)

    def in_block(self, text: str, block: Block) -> list[Mention]:
        """The mentions of one block; none in a heading, in footnote marks and in the block's leading number."""
        if block.kind is BlockKind.HEADING:
            return []
        label = _LABEL.match(text, block.start, block.end)
        start = label.end() if label is not None else block.start
        refs = [span for span in block.spans if span.kind is SpanKind.FOOTNOTE_REF]
        return [
            mention
            for mention in self.find(text, start, block.end)
            if not any(ref.start < mention.end and mention.start < ref.end for ref in refs)
        ]


def _apart(found: list[Mention]) -> list[Mention]:
    """Of overlapping mentions the longer one, and of equal ones an organisation before a country."""
    if len(found) < 2:
        return found
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda one: one.start):
        while kept and kept[-1].end > mention.start:
            if kept[-1].end - kept[-1].start >= mention.end - mention.start:
                break
            kept.pop()
        else:
            kept.append(mention)
    return kept
