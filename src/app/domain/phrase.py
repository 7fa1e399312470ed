"""A phrase cut into numbers, words and signs, for the readers of quantities and of money.

One pass from left to right; what is no token of ours is a sign of one character, so nothing is ever dropped but
spaces, and the hyphens within compounds (*two-thirds*, *20-tonne*), which the word behind them remembers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.domain.frozen import frozen


@frozen
class Token:
    """One piece of a phrase. Offsets are code points of the phrase, end exclusive."""

    kind: str
    """`num` digits with their separators, `frac` a fraction's sign, `word`, `name` letters with digits in them,
    `cur` a currency, `sign` anything else."""
    text: str
    """In small letters."""
    start: int
    end: int
    glued: bool = False
    """Whether no space is before it."""
    hyphen: bool = False
    """Whether a hyphen ties it to the token before it."""
    codes: frozenset[str] = frozenset()
    """Of a currency: the codes it may mean."""
    spoken: bool = False
    """Of a currency: whether it is a word of a name and no sign."""


_WORD = r"[^\W\d_]+(?:'[^\W\d_]+)*"
MISREAD = r"(?=[\d.,]{0,40}[OIl])(?<!\w)(?:[\dIl][\dOIl]{0,2}(?:[.,][\dOIl]{3})+|\d+O+)(?!\w)"
"""A number in which a scan has letters, *3OO,OOO*; it is a number, and not read."""
_TOKEN = re.compile(
    r"(?P<name>(?:[2-6]G|[248]K)\b)"  # 5G and 4K, which are no grams and no thousands
    rf"|(?P<num>{MISREAD}|\d{{1,3}}(?: \d{{3}})+(?![\d'])(?:[.,]\d+)?(?!\d)|\d(?:[\d.,'·]*\d)?)"
    r"|(?P<frac>[½¼¾])"
    rf"|(?P<word>(?:[^\W\d_]\.){{2,}}|{_WORD})(?P<digits>-?\d[\w-]*)?"
    r"|(?P<sign>[^ \n])"
)
BREAK = "\n"
"""Separates two numbers that are not one, though only white space is between them."""
_SPACES = f" {BREAK}"


def scan(text: str) -> list[Token]:
    """The tokens of a text whose spaces, hyphens and digits are plain ones (`plain`), currencies as words."""
    return tied(pieces(text, 0, len(text)))


def pieces(text: str, start: int, end: int) -> list[Token]:
    """The tokens between two places, hyphens still among them."""
    out: list[Token] = []
    last = start
    while (match := _TOKEN.search(text, last, end)) is not None:
        at, last = match.span()
        glued = at > 0 and text[at - 1] not in _SPACES
        kind = match.lastgroup or "sign"
        if kind == "digits":
            kind = "name"
            if match["digits"].startswith("-") and _is_scale(match["word"], out, glued=glued):
                kind, last = "word", match.end("word")
        out.append(Token(kind, text[at:last].lower(), at, last, glued))
    return out


def _is_scale(word: str, before: list[Token], *, glued: bool) -> bool:
    """Whether a word before a hyphen and digits ends a number, as in *2 million-3 million*, and begins no name."""
    short = glued and bool(before) and before[-1].kind == "num" and len(word) < 4
    return short or word.lower().removesuffix("s") in _SCALES


_SCALES = frozenset(
    ("hundred", "thousand", "lakh", "lac", "million", "crore", "milliard", "billion", "trillion", "dozen")
)


def tied(tokens: list[Token]) -> list[Token]:
    """Hyphens that tie a word to what is before it become its mark; others stay signs."""
    if "-" not in [token.text for token in tokens]:
        return tokens
    out: list[Token] = []
    ties = False
    for at, token in enumerate(tokens):
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if token.text == "-" and token.glued and out and following is not None and following.glued:
            before_number = at + 2 < len(tokens) and tokens[at + 2].kind == "num"
            if following.kind == "word" or (following.kind == "cur" and not before_number):
                ties = True
                continue
        out.append(replace(token, hyphen=True) if ties else token)
        ties = False
    return out


def word_at(tokens: Sequence[Token], at: int) -> str:
    """The text of a token, or nothing where there is none."""
    return tokens[at].text if 0 <= at < len(tokens) else ""
