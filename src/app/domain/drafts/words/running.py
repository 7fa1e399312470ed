"""Running text as tokens, with the offsets it has in the whole text.

The tokens are those of a phrase (`app.domain.phrase`), currencies among them. A sentence may be as long as a text: it
is read in windows that overlap, so that the time grows with the length and no phrase is read without its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from app.domain.currencies import COMMON_CODES, COMMON_NAMES, currencies, is_plain, scan_money
from app.domain.drafts.words.rare import Rare
from app.domain.drafts.words.word_lists import ENDS_PHRASE
from app.domain.frozen import frozen
from app.domain.number_words import ONES, SHORT, SPELLED, TENS
from app.domain.numbers import plain_in_place
from app.domain.phrase import BREAK, Token
from app.domain.phrase_words import PURPOSES

_WINDOW, _OVERLAP, _NUMBER_LONG = 4000, 400, 8
"""Code points."""
_BESIDE = 4
"""Tokens beyond the end that are asked of the last ones."""
_MADE_BY_HP = frozenset(("laptop", "printer", "computer", "desktop", "notebook", "scanner", "server", "monitor"))


@frozen
class Running:
    """A stretch of text. Offsets of its tokens are those of `words`, which begins at `offset` of the whole text."""

    words: str
    """In plain spaces, hyphens, apostrophes and digits, code point by code point."""
    tokens: list[Token]
    offset: int
    first: int
    """Only what begins here or later, by the offsets of `words`, is to be told: the rest was told before."""
    last: int
    """Only what begins before it is to be told."""
    text_at: Callable[[int], str]
    """A token in small letters, or nothing beyond the ends; asked so often that it is no method."""

    def is_capital(self, at: int) -> bool:
        """Whether a token begins with a capital letter; nothing beyond the ends does."""
        return 0 <= at < len(self.tokens) and self.words[self.tokens[at].start].isupper()

    def is_measure(self, at: int, measures: Container[str]) -> bool:
        """Whether a token is one of some measures; *HP* may also be the firm, *ten HP printers*."""
        token = self.tokens[at] if 0 <= at < len(self.tokens) else None
        if token is None or token.text not in measures:
            return False
        firm = token.text == "hp" and self.words[token.start : token.end] == "HP"
        return not (firm and (self.is_capital(at + 1) or self.text_at(at + 1).rstrip("s") in _MADE_BY_HP))

    def is_code(self, at: int) -> bool:
        """Whether a token that was taken for a word is written as the code of a currency."""
        token = self.tokens[at]
        return token.kind == "word" and self.words[token.start : token.end] in currencies().by_code

    def stated(self, start: int, end: int) -> str:
        """The words of the tokens from one to before another, with single spaces."""
        if start >= end:
            return ""
        return " ".join(self.words[self.tokens[start].start : self.tokens[end - 1].end].split())


class _Said(dict[int, str]):
    """Tokens in small letters by their numbers."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        super().__init__(enumerate([token.text for token in tokens]))
        near = (-2, -1, *range(len(tokens), len(tokens) + _BESIDE))
        self.update(dict.fromkeys(near, ""))  # asked so often that they are there

    def __missing__(self, at: int, /) -> str:
        return ""


def windows(text: str, start: int, end: int) -> Iterator[Running]:
    """The stretches of a text between two of its code points."""
    at = start
    while at < end:
        stop = end if end - at <= _WINDOW + _OVERLAP else at + _WINDOW
        low, high = max(start, at - _OVERLAP), min(end, stop + _OVERLAP)
        words, tokens, said = _scanned(text[low:high])
        yield Running(words, tokens, low, at - low, stop - low, said.__getitem__)
        at = stop


_APART = re.compile(r"[^\S \u00a0\u2007\u2009\u202f](?<=\d\s)(?=\d)")
"""Between two figures, a line end, tab or wide space, which is none of those that stand between thousands."""


_SIZED = re.compile(
    r"(?<![\d,.] )(?<![\d,.$€£¥])\b(?:[1-9]\d{1,2}|[2-9](?= \d{3}(?:-|mm\b)))(?P<gap> )[1-9]\d\d(?:-| ?(?=[a-z]))"
    r"(?:mm|ml|cl|cc|mg|mcg|µg|kW|kVA|MW|MVA|W|watt|volt|V|hp|bhp|amp|Ah|lumen)\b(?: [\w-]+)?(?: [\w-]+)? ?\b[\w-]+s\b",
    re.IGNORECASE,
)
"""A count and the size of what is counted, which are no one number: *20 100-kW generators*, *300 155mm shells*."""
_ONE_SIZE = re.compile(
    r"\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty) $", re.IGNORECASE
)
"""Before a size alone that has a space between its thousands: *two 12 500 kVA generators*."""


_OWNED_BY_MONEY = Rare("'s ", r"\b([^\W\d_]+)'s (?=worth of\b)")


@lru_cache(maxsize=4)
def _scanned(text: str) -> tuple[str, list[Token], _Said]:
    """The plain words of a text and their tokens; amounts, things and days of a sentence are read from the same."""
    words = plain_in_place(text)
    for match in _APART.finditer(text):  # 25 at the end of a line and 300 in the next are not 25 300
        words = f"{words[: match.start()]}{BREAK}{words[match.end() :]}"
    for match in _SIZED.finditer(words):
        if not _ONE_SIZE.search(words, max(0, match.start() - _NUMBER_LONG), match.start()):
            words = f"{words[: match.start('gap')]}{BREAK}{words[match.end('gap') :]}"
    for match in _OWNED_BY_MONEY.finditer(words):
        if (match[1].lower(),) in currencies().words:  # 900 kwacha's worth of, as 900 dollars' worth of
            words = f"{words[: match.end(1)]} ' {words[match.end(1) + 3 :]}"
    tokens = tokens_of(words)
    return words, tokens, _Said(tokens)


@lru_cache(maxsize=4)
def tokens_of(words: str) -> list[Token]:
    """The tokens of plain words."""
    tokens = _without_stops(scan_money(words))
    tokens = _with_fractions(tokens) if "/" in words else tokens
    return [
        _in_text(words, tokens, at) if token.kind == "cur" or token.text in _SCALES else token
        for at, token in enumerate(tokens)
    ]


_SHORTENED = frozenset(
    ("cwt", "cwts", "qr", "qrs", "doz", "lb", "lbs", "oz", "ozs", "gal", "gals", "mill", "s", "d",
     "pcs", "nos")
)  # fmt: skip
"""Short forms of measures, sums and scales whose full stop is no sign between them and what they are of."""


def _is_of_one_mill(out: list[Token], *, ends: bool) -> bool:
    """Whether a number before *mill* is what one costs: *a $9,000 mill*, and *a $900 mill.* where a sentence `ends`."""
    number = out[-2].text.partition(".")[0]
    return len(number) > len("999") or (ends and any(token.text in ("a", "an") for token in out[-4:-2]))


_PIECES = ("pcs", "nos")
"""Units that say no more than the number before them, where what is counted is right behind."""


def _without_stops(tokens: list[Token]) -> list[Token]:
    """The tokens without the full stops of what is shortened behind a number, *14 cwt. of flannel*; *mill.* is a
    scale, as it is before a currency."""
    if _SHORTENED.isdisjoint([token.text for token in tokens]):
        return tokens
    out: list[Token] = []
    for at, token in enumerate(tokens):
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        short = len(out) > 1 and out[-1].text in _SHORTENED and out[-2].kind in ("num", "frac")
        scaled = token.kind == "cur" or (token.text == "." and token.glued)
        if short and out[-1].text == "mill" and scaled and not _is_of_one_mill(out, ends=following is None):
            out[-1] = replace(out[-1], text="mln")
        if short and out[-1].text in _PIECES and token.kind == "word" and token.text not in ENDS_PHRASE:
            out.pop()  # 300 nos. tents
        if not (short and token.text == "." and token.glued and following is not None and following.kind != "sign"):
            out.append(token)
    return out


_SCALES = ("k", "m", "b")
_FRACTIONS = {("1", "2"): "½", ("1", "4"): "¼", ("3", "4"): "¾"}


def _with_fractions(tokens: list[Token]) -> list[Token]:
    """The tokens with a fraction behind a whole number as its sign: *3 1/2 tons*; not *on 3 1/2/1990*."""
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        sign = _FRACTIONS.get((tokens[at].text, tokens[at + 2].text), "") if at + 2 < len(tokens) else ""
        whole = at > 0 and out[-1].kind == "num" and out[-1].text.isdigit() and not tokens[at].glued
        tied = sign and tokens[at + 1].text == "/" and tokens[at + 1].glued and tokens[at + 2].glued
        ends = at + 3 >= len(tokens) or tokens[at + 3].kind != "sign"
        if whole and tied and ends:
            out.append(replace(tokens[at], kind="frac", text=sign, end=tokens[at + 2].end))
            at += 3
        else:
            out.append(tokens[at])
            at += 1
    return out


def _in_text(words: str, tokens: list[Token], at: int) -> Token:
    """A token of a phrase as it is meant in a text: not every code, name or *m* stands for money or a scale there."""
    token = tokens[at]
    if token.kind == "cur":
        return token if _is_money(words, tokens, at) else replace(token, kind="word", codes=frozenset(), spoken=False)
    if token.glued and at and token.start != tokens[at - 1].end:
        beside = tokens[max(0, at - 2)].kind == "cur" or (at + 1 < len(tokens) and tokens[at + 1].kind == "cur")
        return token if beside else replace(token, glued=False)
    return token


def _is_money(words: str, tokens: list[Token], at: int) -> bool:
    """Whether the sign or the name of a currency stands for money: *ALL* and *won* do so only beside great numbers."""
    token = tokens[at]
    great = _is_great(tokens, at - 1) or _is_great(tokens, at + 1)
    if token.spoken:
        if token.text.split()[-1] in _ONE_ALONE and _is_great(tokens, at + 1) and not _is_great(tokens, at - 1):
            return False
        return great or " " in token.text or token.text in ("pound", "pounds") or token.text not in COMMON_NAMES
    sign = words[token.start : token.end]
    if sign in COMMON_CODES or not (is_plain(sign) or sign in currencies().by_code):
        return great
    if sign not in currencies().by_code or great or at == 0 or tokens[at - 1].kind != "num":
        return True
    following = tokens[at + 1] if at + 1 < len(tokens) else None  # 3 CAD designers
    return (
        following is None
        or following.kind != "word"
        or following.text in ENDS_PHRASE
        or following.text in PURPOSES
        or words[following.start].isupper()
    )


_ONE_ALONE = frozenset(("crown", "mark", "pound", "real"))
"""What stands behind its number where it is money: *the Danish crown 300 cows* is what the crown gave."""


def _is_great(tokens: list[Token], at: int) -> bool:
    """Whether a number of hundreds or more, or a scale, stands at a token."""
    if not 0 <= at < len(tokens):
        return False
    token = tokens[at]
    if token.kind == "word" and (token.text in ONES or token.text in TENS or token.text in ("a", "an", "half")):
        return any(_is_scale(following) for following in tokens[at + 1 : at + 4])
    scaled = at + 1 < len(tokens) and _is_scale(tokens[at + 1])
    return (token.kind == "num" and (len(token.text) > 2 or scaled)) or _is_scale(token)


def _is_scale(token: Token) -> bool:
    short = token.text in SHORT and (token.glued or len(token.text) > 1)
    return short or token.text.removesuffix("s") in SPELLED
