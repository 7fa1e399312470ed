"""Which figures of a line of a PDF are raised, as the marks of notes and exponents are, and which are its numbers'.

A figure counts as raised only where everything agrees: it is smaller and higher than what it is at, no other figure
follows, and there are few like it. Where some of this says so and some does not, it is set apart from the number beside
it, and the words are named, so that somebody looks at the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from itertools import groupby, takewhile
from statistics import median
from unicodedata import normalize

from app.importers.html_walk import RAISED
from app.importers.pdf_signs import Sign, is_rtl

SMALL = 0.86
"""Letters so much smaller than the others of a line are not of its size."""
APART = " \xa0"
"""The separator between figures that may or may not be one number: no amount is read across it."""
_RAISED = str.maketrans("+-−()", "⁺⁻⁻⁽⁾") | RAISED
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_MOST = 3
"""No mark has more figures."""
_NEAR, _WIDE = 0.3, 1.6
"""A gap before a mark, of the size of the letters; and one that is wide, held against the others of its line."""
_ORDINAL = re.compile(r"(?<=\d)[ᵉᵒ]|[ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ]{2,}|(?<=[A-Za-z])[₀-₉]+|\[[⁰¹²³⁴-⁹ ,–-]+\]")
"""Raised letters of an ordinal, lowered figures of a formula, and figures in brackets."""


class _Is(Enum):
    LEVEL = auto()
    RAISED = auto()
    LOWERED = auto()
    MIXED = auto()
    """A figure that is smaller and not higher, or higher and not smaller."""


class Marks:
    """The letters of a line as they are written, `parts`, and `doubts`: words whose figures may be read wrongly."""

    def __init__(self, signs: Sequence[Sign], base: float, size: float) -> None:
        self.parts: list[str] = []
        self.doubts: list[str] = []
        self._signs, self._size = signs, size
        self._is = list(_held_against_line(signs, base, size))
        kinds = [kind for sign, kind in zip(signs, self._is, strict=True) if sign.text.isdigit()]
        self._are_many = kinds.count(_Is.RAISED) > 2 * kinds.count(_Is.LEVEL)
        gaps = [b.left - a.right for a, s, b in zip(signs, signs[1:], signs[2:], strict=False) if s.text.isspace()]
        self._usual = median(gaps) if len(gaps) > 3 else _NEAR * size
        for is_space, run in groupby(range(len(signs)), key=lambda at: signs[at].text.isspace()):
            word = list(run)
            if is_space:
                self.parts.append(self._gap(word))
            else:
                self._word(word)

    def _gap(self, spaces: list[int]) -> str:
        """A space; a wide one where figures are far apart and would be one number."""
        before, behind = self._figures(spaces[0] - 1, -1), self._figures(spaces[-1] + 1)
        if not 0 < len(before) <= _MOST or len(behind) != _MOST or spaces[0] == 0:
            return " "
        wide = self._signs[spaces[-1] + 1].left - self._signs[spaces[0] - 1].right
        if wide <= _WIDE * max(self._usual, _NEAR * self._size):
            return " "
        self.doubts.append(f"{before[::-1]} {behind}")
        return APART

    def _figures(self, at: int, step: int = 1) -> str:
        """The figures of the line from a place on."""
        places = range(at, len(self._signs) if step > 0 else -1, step)
        return "".join(takewhile(str.isdigit, (self._signs[place].text for place in places)))

    def _word(self, word: list[int]) -> None:
        begun, is_doubtful = len(self.parts), False
        for kind, places in groupby(word, key=lambda at: self._is[at]):
            run = list(places)
            text = [self._signs[at].text for at in run]
            has_figures = any(map(str.isdigit, text))
            if kind is _Is.LOWERED and any(self._is[at] is _Is.LEVEL for at in word):
                self.parts += [one.translate(_LOWERED) for one in text]
            elif kind is _Is.RAISED and (not has_figures or self._is_mark(run, word)):
                self.parts += [one.translate(_RAISED) for one in text]
            elif kind in (_Is.RAISED, _Is.MIXED) and has_figures and not self._is_of_word(run, word):
                is_doubtful = is_doubtful or kind is _Is.RAISED or len(run) < len(word)
                self._set_apart(text, run, word)
            else:
                self.parts += text
        if is_doubtful:
            said = "".join(self.parts[begun:])
            before = "".join(self.parts[:begun]).split()[-1:] if len("".join(said.split())) == len(said) else []
            self.doubts.append(" ".join((*before, *said.split())))

    def _is_mark(self, run: list[int], word: list[int]) -> bool:
        """Whether figures that are smaller and higher than the line are so at something, and nothing goes on there."""
        text = "".join(self._signs[at].text for at in run)
        if max(map(len, re.findall(r"\d+", text))) > _MOST or self._goes_on(run[-1], word):
            return False
        anchor = self._anchor(run, word)
        if anchor is None:
            return self._begins(run) or self._is_near(run, word)
        if self._are_many and self._signs[anchor].text.isdigit():
            return False
        one, other = self._signs[run[0]], self._signs[anchor]
        return one.is_hung or (one.size < SMALL * other.size and one.y > other.y + 0.1 * other.size)

    def _anchor(self, run: list[int], word: list[int]) -> int | None:
        """What a mark is at: the letter of the line before it, or behind it of a word from right to left."""
        before = next((at for at in reversed(word) if at < run[0] and self._is[at] is _Is.LEVEL), None)
        behind = run[-1] + 1
        if before is None and behind in word and is_rtl(self._signs[behind].text):
            return behind
        return before

    def _begins(self, run: list[int]) -> bool:
        """Whether it is first in its line, as the mark of a note does before its words."""
        others = [sign for sign, kind in zip(self._signs, self._is, strict=True) if kind is _Is.LEVEL]
        is_last = run[-1] == len(self._signs) - 1
        return any(is_rtl(sign.text) for sign in others) if is_last else run[0] == 0 and bool(others)

    def _is_near(self, run: list[int], word: list[int]) -> bool:
        """Whether no more than a narrow space parts it from the word before it, as in French."""
        at = next((at for at in range(run[0] - 1, -1, -1) if not self._signs[at].text.isspace()), None)
        narrow = at is not None and self._signs[run[0]].left - self._signs[at].right < _NEAR * self._size
        return narrow and at is not None and self._is[at] is _Is.LEVEL and len(run) == len(word) < _MOST

    def _goes_on(self, last: int, word: list[int]) -> bool:
        """Whether a number goes on behind a place."""
        rest = "".join(self._signs[at].text for at in word if at > last)
        return re.match(r"[.,]?\d", rest) is not None

    def _is_of_word(self, run: list[int], word: list[int]) -> bool:
        """Whether it is written like the text before it, as figures among small capitals are."""
        if run[0] == word[0]:
            return self._is[run[0]] is _Is.MIXED and not self._goes_on(run[-1], word)
        one, last = self._signs[run[0]], self._signs[run[0] - 1]
        return abs(one.size - last.size) < 0.08 * last.size and abs(one.y - last.y) < 0.1 * last.size

    def _set_apart(self, text: list[str], run: list[int], word: list[int]) -> None:
        before = "" if run[0] == word[0] else self._signs[run[0] - 1].text
        if before and not before.isalpha():
            self.parts.append(APART)
        self.parts += text
        if self._goes_on(run[-1], word):
            self.parts.append(APART)


def _held_against_line(signs: Sequence[Sign], base: float, size: float) -> Iterator[_Is]:
    """How high each letter is beside the full ones, as a line of a scanned page may climb."""
    fulls = [sign.y for sign in signs if sign.size >= SMALL * size and not sign.text.isspace()]
    near = base if not fulls or abs(fulls[0] - base) < 0.1 * size else fulls[0]
    for sign in signs:
        is_small, high = sign.size < SMALL * size, (sign.y - near) / size
        is_figure = sign.text.isdigit()
        if (is_small and high > 0.15) or sign.is_hung:
            yield _Is.RAISED
        elif is_small and high < -0.08:
            yield _Is.LOWERED
        else:
            yield _Is.MIXED if is_figure and (is_small or high > 0.2) else _Is.LEVEL
        if not is_small and abs(high) < 0.12:
            near = sign.y


def plain(text: str) -> str:
    """An ordinal and a formula in plain letters, *1st*, *CO2*, with one space between words."""
    return " ".join(filter(None, _ORDINAL.sub(lambda found: normalize("NFKC", found[0]), text).split(" ")))
