"""A text as it is read: without what its setting has put into its sentences, and where each word of it stands.

    left out = the drafts of a mail that the text answers, behind *… wrote:*
             | the marks of quoted lines of a mail, as *> 300* would be more than 300
             | what breaks a word at a line end: *Bel-* and *gium*
             | the second of two blanks between words
             | the numbers of paragraphs, as *3.4*
             | the raised marks of notes: *$5 million³* would be five dollars
             | what no one sees: soft hyphens, joiners, marks of direction, signs that steer printers
             | accents that stand behind their letter, which is read with them

A line end behind a hyphen of the word's own (*twenty-* and *four*) leaves the hyphen. Two blanks between figures stay,
as do more than two, which are those of a table.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple, TypeVar
from unicodedata import normalize

from app.domain.drafts.clauses.pieces import words
from app.domain.drafts.draft import Draft, DraftDate, Drafted, DraftItem, DraftMoney, DraftOwn, DraftParty, Span
from app.domain.drafts.text.paragraph_numbers import paragraph_numbers
from app.domain.drafts.words.word_lists import ENDS_PHRASE
from app.domain.note_marks import note_marks
from app.domain.number_words import ONES, TENS
from app.domain.numbers import UNSEEN

_QUOTED = re.compile(r"(?m)^>.*(?:\n>.*)+")
"""Lines of a mail that is answered: one alone may say *> 300 tents*."""
_ANSWERED = re.compile(r"(?m)^(?!>)[^\n]*\bwrote:[ \t]*\n(?:[ \t]*\n)*(?P<mail>(?:>[^\n]*(?:\n|\Z))+)")
"""The mail that is answered, behind who wrote it."""
_SAYS_MORE = re.compile(r"\s*[^>\s][^\n]*\n[\s\S]*[^>\s][^\n]*\n")
"""Lines before who wrote it."""
_MARKS = re.compile(r"(?m)^>[> \t]*")
_LETTER = r"[^\W\d_]"
_BROKEN = re.compile(rf"(?<![\w-])(\w+)-(?:(?P<end>[ \t]*\n(?:>[> \t]*|[ \t]*))|(?P<blank> ))({_LETTER}+)")
_WORDS = re.compile(rf"{_LETTER}+(?:-{_LETTER}+)*")
_UNSEEN = re.compile(f"[{UNSEEN}\\x00-\\x08\\x0e-\\x1b\\x7f]+")
_ACCENTED = re.compile(rf"{_LETTER}[\u0300-\u036f]+")
_TWO_BLANKS = re.compile(r"(?<=[^\s\d])  (?=\S)|(?<=\d)  (?=[^\s\d])")
_SEVERAL = 2
"""So many words with a hyphen and a blank in them show that lines were joined; one may be a dash."""
_HYPHENED = words(
    "self non anti semi well ex pre post mid half cross vice re all ever long short high low old new north south east "
    "west first second third hundred thousand brother sister mother father air sea"
)
"""Parts before a hyphen that is the word's own."""
_Placed = TypeVar("_Placed", DraftParty, DraftItem, DraftMoney, DraftOwn, DraftDate, Span, Drafted)


class Legible(NamedTuple):
    """What is read of a text. Offsets are code points, here or in the text itself, end exclusive."""

    text: str
    places: Sequence[int]
    """Of each code point, and of the end, its place in the text itself; nothing where all of it is read."""
    composed: Mapping[int, int] = MappingProxyType({})
    """Where letters with accents of their own end in the text itself, by where they begin."""
    answered: Sequence[tuple[int, int]] = ()
    """Where the text itself quotes a mail that it answers: what that said is no draft."""

    def here(self, at: int) -> int:
        """Where what stands at a place of the text itself is read."""
        return bisect_left(self.places, at) if self.places else at

    def there(self, one: _Placed) -> _Placed:
        """The same in the text itself."""
        if not self.places:
            return one
        if one.end <= one.start:
            return one._replace(start=self.places[one.start], end=self.places[one.end])
        last = self.places[one.end - 1]
        return one._replace(start=self.places[one.start], end=self.composed.get(last, last + 1))

    def put_back(self, one: Drafted) -> Drafted:
        """A sentence with all that it says, in the text itself."""
        if not self.places:
            return one
        placed = self.there(one)
        answered = any(low <= placed.start < high for low, high in self.answered)
        return placed._replace(drafts=() if answered else tuple(map(self._draft, one.drafts)))

    def _draft(self, draft: Draft) -> Draft:
        return replace(
            draft,
            donors=tuple(map(self.there, draft.donors)),
            carriers=tuple(map(self.there, draft.carriers)),
            recipients=tuple(map(self.there, draft.recipients)),
            items=tuple(map(self.there, draft.items)),
            amounts=tuple(map(self.there, draft.amounts)),
            own=tuple(map(self.there, draft.own)),
            date=draft.date and self.there(draft.date),
            spans={field: tuple(map(self.there, spans)) for field, spans in draft.spans.items()},
        )


@lru_cache(maxsize=4)
def legible(text: str) -> Legible:
    """What is read of a text."""
    parts, places, composed, at = list[str](), array("L"), dict[int, int](), 0
    unread = (
        *_marks(text),
        *_breaks(text),
        *_blanks(text),
        *_unseen(text),
        *note_marks(text),
        *paragraph_numbers(text),
    )
    left_out = ((low, high, "") for low, high in unread)
    for low, high, letter in sorted((*left_out, *_accented(text))):
        if low >= at:
            parts += text[at:low], letter
            places.extend(range(at, low + len(letter)))
            composed |= {low: high} if letter else {}
            at = high
    if not parts:
        return Legible(text, ())
    places.extend(range(at, len(text) + 1))
    quoted = (one.span("mail") for one in _ANSWERED.finditer(text)) if "wrote:" in text else ()
    answered = tuple(span for span in quoted if text[span[1] :].strip() or _SAYS_MORE.match(text, 0, span[0]))
    return Legible("".join((*parts, text[at:])), places, composed, answered)


def _marks(text: str) -> Iterator[tuple[int, int]]:
    for lines in _QUOTED.finditer(text) if "\n>" in text else ():
        yield from (one.span() for one in _MARKS.finditer(text, *lines.span()))


def _unseen(text: str) -> Iterator[tuple[int, int]]:
    return (one.span() for one in _UNSEEN.finditer(text))


def _accented(text: str) -> Iterator[tuple[int, int, str]]:
    """Letters with accents behind them, and the one letter that each of them is."""
    for one in _ACCENTED.finditer(text) if not text.isascii() else ():
        if len(letter := normalize("NFC", one[0])) == 1:
            yield *one.span(), letter


def _blanks(text: str) -> Iterator[tuple[int, int]]:
    return ((one.start() + 1, one.end()) for one in _TWO_BLANKS.finditer(text))


def _breaks(text: str) -> Iterator[tuple[int, int]]:
    """What stands between the two parts of each broken word."""
    found = [one for one in _BROKEN.finditer(text) if _is_broken(one)]
    several = sum(one["blank"] is not None for one in found) >= _SEVERAL
    known = {word.lower() for word in _WORDS.findall(text)} if found else set[str]()
    for one in found:
        if several or one["blank"] is None:
            yield one.end(1) + _keeps_hyphen(one[1].lower(), one[4], known), one.start(4)


def _is_broken(one: re.Match[str]) -> bool:
    """Whether a hyphen may break a word, and is no dash and none of *two- and three-man tents*."""
    dash = one["blank"] is not None and one[4] in ENDS_PHRASE
    return one[4].islower() and not dash and one[4] not in ("and", "or", "to", "nor")


def _keeps_hyphen(first: str, rest: str, known: set[str]) -> bool:
    own = len(first) == 1 or first[-1].isdigit() or first in _HYPHENED or first in TENS or first in ONES
    return own or (f"{first}-{rest}" in known and f"{first}{rest}" not in known)
