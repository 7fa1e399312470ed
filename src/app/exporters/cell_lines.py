"""Fitting sums into the small cells of a matrix: in full, abbreviated, or as a count. Sums are abbreviated, never
truncated: *USD 4.5–9M* says what *USD 4.5 million – USD 9 million* does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from app.domain.language import later, tr, tr_n

HEAD_LINES = 5
"""The most lines of a column's name, which may be a sentence."""
Measure = Callable[[str], float]
"""Returns the width of a text."""
_BETWEEN = " · "
_WORDS = ((later("government"), later("gov.")), (later("organization"), later("org.")))
"""Abbreviations of long words in names, used where the word is too wide."""
_TAILS = re.compile(r"(?<=\w{4})(?=(?:mental|ments?|ties|[ns]ity|nies|ship|fied|tional|tions?)$)")
"""Where other words that are too wide are hyphenated."""
_GREAT = ((later("{number} trillion"), "tn"), (later("{number} billion"), "bn"), (later("{number} million"), "M"))
_KINDS = ((later("{amount} worth of goods"), later("{amount} in goods")),)
_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d.,])")
_ENDS = re.compile(r"\d(tn|bn|M|k)? – (?:[A-Z]{3} )?\d[\d.,]*(tn|bn|M|k)?(?!\w)")
"""An interval, with the abbreviations at both ends."""
_LEAST, _MILLION = 10_000, 1_000_000
"""The number from which thousands are abbreviated."""
_CLOSE = re.compile(r"(?<=[≈≥≤><≳≲])[ ]|(?<=\d)[ ](?=\w)")
"""The space after a sign or a number, at which no line breaks."""
_TOGETHER = re.compile(rf"{_CLOSE.pattern}|(?<=\b[A-Z]{{3}})[ ](?=\d)|[ ](?=\u2068[A-Z]{{3}}\u2069)")
"""The same, and between an amount and its currency, which Hebrew has behind it: there a line breaks only if there is no
other way."""


def cell_lines(parts: Sequence[str], room: float, measure: Measure, most: int = 2) -> list[str]:
    """The text of a cell in at most `most` lines no wider than `room`; nothing is truncated."""
    whole, *others = _ways(parts) if parts else [""]
    for words in (whole, *others[:1]):
        if measure(words) <= room:
            return [words] if words else []
    lines = range(2, most + 1)
    tries = [(words, count) for count in lines for words in (whole, *others[:1])]
    for words, count in (*tries, *((words, count) for words in others[1:] for count in lines)):
        broken = _broken(words, room, measure, count)
        if broken is not None:
            return broken
    return _broken([whole, *others][-1], room, measure, most, _CLOSE) or [tr_n("{n} sum", "{n} sums", len(parts))]


def _ways(parts: Sequence[str]) -> Iterator[str]:
    """Shorter and shorter versions of the text."""
    short = [shorter(one) for one in parts]
    yield _BETWEEN.join(parts)
    yield _BETWEEN.join(short)
    for n in range(len(parts) - 1, 0, -1):
        yield _BETWEEN.join((*short[:n], tr_n("{n} more", "{n} more", len(parts) - n)))


def shorter(words: str) -> str:
    """A sum abbreviated without loss."""
    for long, short in _KINDS:
        before, _, behind = tr(long).partition("{amount}")
        if words.startswith(before) and words.endswith(behind):
            words = tr(short).format(amount=words[len(before) : len(words) - len(behind)])
    whole = words
    for named, sign in _GREAT:
        words = re.sub(re.escape(tr(named)).replace(re.escape("{number}"), r"([\d.,]+)"), rf"\g<1>{sign}", words)
    words = _NUMBER.sub(lambda found: _in_thousands(found[0]), words)
    if (ends := _ENDS.search(words)) and bool(ends[1]) is not bool(ends[2]):
        return whole  # *500–12k* would say 500 thousand
    words = re.sub(r"\b([A-Z]{3} )(\S+) – \1(?=\d)", r"\1\2 – ", words)
    return re.sub(r"(\d)(tn|bn|M|k)? – (\d[\d.,]*)(tn|bn|M|k)?(?!\w)", _closed, words)


def _in_thousands(figures: str) -> str:
    number = Decimal(figures.replace(",", ""))
    if number < _LEAST or number % 1000:
        return figures
    great = number >= _MILLION
    return f"{(number / (_MILLION if great else 1000)).normalize():f}{'M' if great else 'k'}"


def _closed(found: re.Match[str]) -> str:
    last, one, other, sign = found.groups("")
    return f"{last}{'' if one == sign else one}–{other}{sign}"


def in_lines(words: str, room: float, most: int, measure: Measure, cut: Callable[[str], str]) -> list[str]:
    """A name in at most `most` lines no wider than `room`; the last line is shortened by `cut` if it is too long."""
    lines: list[str] = []
    rest = words.split()
    while rest and len(lines) < most - 1:
        many = next((n for n in range(len(rest), 0, -1) if measure(" ".join(rest[:n])) <= room), 0)
        if not many:
            break
        lines.append(" ".join(rest[:many]))
        rest = rest[many:]
    return [*lines, cut(" ".join(rest))] if rest else lines


def head_in_lines(name: str, room: float, most: int, measure: Measure, cut: Callable[[str], str]) -> list[str]:
    """The name of a column or a row in lines, as `in_lines`; words that are too wide are abbreviated or hyphenated."""
    short = {tr(long): tr(one) for long, one in _WORDS}
    words = (
        short.get(one.casefold()) or _hyphenated(one, room, measure) if measure(one) > room else one
        for one in name.split()
    )
    return in_lines(" ".join(words), room, most, measure, cut)


def _hyphenated(word: str, room: float, measure: Measure) -> str:
    """A word that is too wide, divided by spaces after its own hyphens or an added one."""
    behind = re.sub(r"(?<=\w-)(?=\w)", " ", word)
    return " ".join(one if measure(one) <= room else _TAILS.sub("- ", one, count=1) for one in behind.split())


def _broken(
    words: str, room: float, measure: Measure, count: int, together: re.Pattern[str] = _TOGETHER
) -> list[str] | None:
    """The words broken into `count` lines, preferably between sums; None if there is too little room."""
    words = together.sub("\u00a0", words)
    if count == 1:
        return [words] if measure(words) <= room else None
    ends = [found.start() for found in re.finditer(r" ", words)]
    of_part = [at for at in ends if words[at:].startswith(_BETWEEN)]
    for at in (*reversed(of_part), *reversed(ends)):
        first, rest = words[:at].removesuffix(" ·"), words[at:].strip(" ·")
        if first and rest and measure(first) <= room and (more := _broken(rest, room, measure, count - 1, together)):
            return [first, *more]
    return None
