"""Parsing and formatting the values of a workspace's own fields, for changing a type and for JSON input."""

from __future__ import annotations

from typing import Any

from app.domain.dates import format_span, read_date
from app.domain.donations import CountSpan, DateSpan
from app.domain.fold import fold
from app.domain.language import english
from app.domain.own_fields import OwnType
from app.domain.quantity import format_interval, read_quantity
from app.domain.vocabularies import UNSPECIFIED, Term, Vocabularies

_YES, _NO = frozenset(("yes", "true", "1", "כן")), frozenset(("no", "false", "0", "לא"))


def words_of(kind: OwnType, value: Any) -> str:
    """A value as text that parses to it again; the source's words if known."""
    with english():
        match kind:
            case OwnType.NUMBER:
                assert isinstance(value, CountSpan)
                return value.as_stated or format_interval(value.low, value.high, value.qualifier)
            case OwnType.DATE:
                assert isinstance(value, DateSpan)
                return value.as_stated or format_span(value)
            case OwnType.YES_NO:
                return "yes" if value else "no"
            case OwnType.CHOICE:
                assert isinstance(value, Term)
                return value.display_name
            case OwnType.TEXT:
                return str(value)


def read_value(kind: OwnType, words: str, known: Vocabularies, vocabulary: str, published: str = "") -> Any | None:
    """What words say in a field of a type; None where they say nothing of it.

    `vocabulary` is that of a choice; from the day of publication, where one is known, a missing year is taken.
    """
    words = " ".join(words.split()) if kind is not OwnType.TEXT else words.strip()
    match kind:
        case OwnType.TEXT:
            return words
        case OwnType.NUMBER:
            read = read_quantity(words)
            return None if read is None else CountSpan(read.low, read.high, read.qualifier, words)
        case OwnType.DATE:
            return read_date(words, published or None)
        case OwnType.YES_NO:
            folded = fold(words)
            return True if folded in _YES else False if folded in _NO else None
        case OwnType.CHOICE:
            return term_named(known, vocabulary, words)


def term_named(known: Vocabularies, vocabulary: str, words: str) -> Term | None:
    """The term of a key or a name; that nothing is chosen is none."""
    terms, wanted = known.of(vocabulary).values(), fold(words)
    named = (one for one in terms if one.key == words or wanted in (fold(one.display_name), fold(one.name)))
    return next((one for one in named if one.key != UNSPECIFIED), None)
