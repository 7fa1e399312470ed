"""Numbers in digits or English words, read from the tokens of a phrase.

    number   = term ((", " | " and ")? term)*            each term smaller than the scale before it
    term     = head scale*                               2.5 million, two hundred thousand, 5 lakh crore
    head     = digits | hundreds | fraction | decimal    and a half behind the first two: two and a half
    hundreds = small? "hundred" ("and"? small)? | small
    fraction = "half" "a"? | "a"? "quarter" "of"? "a"? | "three quarters" "of"? "a"?     before a scale or measure
    decimal  = small "point" digit+                      two point five million
    scale    = dozen | score | thousand | lakh | million | crore | milliard | billion | trillion | k m mn bn cr lk …

Digits are read by how they are grouped. A literal that could be both, *2.500*, keeps both readings, and one with a
decimal comma, *2,5*, says that it has one: whoever knows what is around it decides (`Literal`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from math import prod
from typing import NamedTuple

from app.domain.numbers import trimmed
from app.domain.phrase import Token, scan, word_at

ONES: dict[str, int] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS: dict[str, int] = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCORES: dict[str, int] = {"twoscore": 40, "threescore": 60, "fourscore": 80, "sixscore": 120}
GROUPS = {"dozen": 12, "score": 20}
"""Scales of few, to which nothing is added; *half a dozen million* has another one behind."""
SPELLED: dict[str, int] = {
    "hundred": 100, "thousand": 10**3, "lakh": 10**5, "lac": 10**5, "million": 10**6, "crore": 10**7,
    "milliard": 10**9, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
"""Scales that are words; their plurals are read behind a number that is more than one."""
SHORT: dict[str, int] = {
    "k": 10**3, "mn": 10**6, "mln": 10**6, "mio": 10**6, "m": 10**6, "cr": 10**7, "bn": 10**9, "bln": 10**9,
    "mrd": 10**9, "b": 10**9, "tn": 10**12, "trn": 10**12, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8,
}  # fmt: skip
"""Scales that are behind digits only."""
_PARTITIVE = frozenset(("the", "these", "those", "its", "their", "them", "it", "which", "our", "his", "her"))
_ONLY_GLUED = frozenset("kbm")
_AFTER: dict[int, tuple[int, ...]] = {
    100: (10**3, 10**5, 10**6, 10**7, 10**9, 10**12),
    10**3: (10**6, 10**7, 10**9),
    10**5: (10**7,),
    12: (10**3, 10**6, 10**9),
}
"""Which scales may follow a scale at once: *lakh crore*, but no *million lakh*."""
_HALVES = {
    "half": Decimal("0.5"),
    "quarter": Decimal("0.25"),
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
}
HALVED = frozenset(
    ("tonne", "ton", "kilo", "kilogram", "litre", "liter", "kilometre", "kilometer", "mile", "gram", "acre", "hectare",
     "gallon", "pint", "barrel", "bushel", "quintal", "hundredweight", "metre", "meter", "yard")
)  # fmt: skip
"""Measures of which half a one or a quarter of one is given."""
_BY_LENGTH = frozenset(
    ("rope", "ropes", "cord", "string", "twine", "cable", "cables", "cabling", "wire", "wiring", "chain", "hose",
     "hoses", "pipe", "pipes", "piping", "tube", "tubing", "cloth", "fabric", "calico", "linen", "canvas", "silk",
     "webbing", "netting", "mesh", "fence", "fencing", "tape", "ribbon", "sheeting", "tarpaulin", "timber", "track",
     "guttering")
)  # fmt: skip
"""Goods of which so many metres are given: *200m of rope* are no millions."""
_MOST_DIGITS = 16
"""So that no product with a scale is rounded."""


class Literal(NamedTuple):
    """What digits with separators say."""

    value: Decimal
    other: Decimal | None = None
    """The second reading of *2.500*, whose mark may divide thousands."""
    style: str = ""
    """`en` where the full stop is the decimal sign or the comma divides thousands for certain, `eu` the other way
    round, `comma` for *2,500* and `stop` for *2.500*, empty where nothing shows."""
    bare_comma: bool = False
    """Whether it is like *2,5*, which alone may be two numbers."""


class Number(NamedTuple):
    """A number as read. `end` is the index of the token behind it."""

    value: Decimal
    end: int
    scales: tuple[int, ...] = ()
    """The scales that a head was multiplied by, in order; none where the number is a sum of terms."""
    literal: Literal | None = None
    digits: bool = False

    @property
    def times(self) -> int:
        return prod(self.scales)


@lru_cache(maxsize=256)  # many rules ask it of one number
def read_literal(text: str) -> Literal | None:
    """Digits with stops, commas, spaces or apostrophes; `None` where their grouping is nobody's."""
    if len(re.sub(r"\D", "", text)) > _MOST_DIGITS or re.search("[a-z]", text):  # 3oo, as a scan has it
        return None
    for space in (" ", "'"):
        if space in text:
            return _spaced(text, space)
    if "·" in text:
        return _raised(text)
    commas, stops = text.count(","), text.count(".")
    if commas and stops:
        return _two_signs(text)
    if commas:
        return _commas(text)
    if stops:
        return _stops(text)
    return Literal(Decimal(text)) if text == "0" or not text.startswith("0") else None


def _spaced(text: str, space: str) -> Literal | None:
    """*2 500 000,50* and *2'500'000.50*."""
    match = re.fullmatch(rf"([1-9]\d{{0,2}}(?:{space}\d{{3}})+)(?:([.,])(\d+))?", text)
    if match is None or (match[2] == "," and len(match[3]) == 3):
        return None
    style = {",": "eu", ".": "en"}.get(match[2] or "", "")
    return Literal(Decimal(f"{match[1].replace(space, '')}.{match[3] or 0}"), style=style)


def _raised(text: str) -> Literal | None:
    """*2·5*, whose point is as British papers set it; *2·500*, which is thousands elsewhere, is nobody's."""
    fits = re.fullmatch(rf"(?:0|[1-9]\d*|{_WESTERN.format(',')})·(?:\d\d?|\d{{4,}})", text)
    return Literal(Decimal(text.replace(",", "").replace("·", ".")), style="en") if fits else None


_WESTERN = r"[1-9]\d{{0,2}}(?:{0}\d{{3}})+"
_INDIAN = r"[1-9]\d?(?:,\d\d)+,\d{3}"


def _two_signs(text: str) -> Literal | None:
    """*2,500,000.50*, *2,50,000.50* and *2.500.000,50*: the last sign divides off the decimals."""
    mark = "," if text.rindex(",") > text.rindex(".") else "."
    whole, _, decimals = text.rpartition(mark)
    if mark == ".":
        fits = re.fullmatch(f"{_WESTERN.format(',')}|{_INDIAN}", whole)
    else:
        fits = re.fullmatch(_WESTERN.format(r"\."), whole) and len(decimals) != 3
    if not fits:
        return None
    return Literal(Decimal(f"{re.sub('[.,]', '', whole)}.{decimals}"), style="en" if mark == "." else "eu")


def _commas(text: str) -> Literal | None:
    """*2,500* · *2,500,000* · *2,50,000* · *2,5*."""
    plain = text.replace(",", "")
    if text.count(",") > 1:
        fits = re.fullmatch(f"{_WESTERN.format(',')}|{_INDIAN}", text)
        return Literal(Decimal(plain), style="en") if fits else None
    whole, _, rest = text.partition(",")
    if len(rest) == 3:
        return Literal(Decimal(plain), style="comma") if re.fullmatch(r"[1-9]\d{0,2}", whole) else None
    decimal = len(rest) < 3 and re.fullmatch(r"0|[1-9]\d*", whole)
    return Literal(Decimal(f"{whole}.{rest}"), style="eu", bare_comma=True) if decimal else None


def _stops(text: str) -> Literal | None:
    """*2.5* · *2.500* · *2.500.000*."""
    if text.count(".") > 1:
        fits = re.fullmatch(_WESTERN.format(r"\."), text)
        return Literal(Decimal(text.replace(".", "")), style="eu") if fits else None
    whole, _, rest = text.partition(".")
    if not re.fullmatch(r"0|[1-9]\d*", whole):
        return None
    if len(rest) == 3 and whole != "0" and len(whole) <= 3:
        return Literal(Decimal(text), Decimal(whole + rest), "stop")
    return Literal(Decimal(text), style="en")


_RANKS = ("hundredth", "thousandth", "millionth", "billionth")


def number_at(tokens: Sequence[Token], at: int, stop: int | None = None) -> Number | None:
    """The longest number that begins at a token, of those before `stop`."""
    tokens = tokens[:stop]
    first = _term(tokens, at)
    if first is None or word_at(tokens, first.end) in _RANKS:  # its 60 millionth pair
        return None
    total, end, smallest = first.value, first.end, first.times
    single = True
    while smallest > 100 or (smallest == 100 and not single):
        nxt = _next_term(tokens, end, digits=first.digits)
        if nxt is None or nxt.value <= 0 or nxt.value >= smallest or nxt.digits != first.digits:
            break
        total, end, smallest, single = total + nxt.value, nxt.end, nxt.times, False
    if single:
        return first._replace(value=trimmed(total))
    doubtful = first.literal is not None and (first.literal.other is not None or first.literal.bare_comma)
    return None if doubtful else Number(trimmed(total), end, digits=first.digits)


def _next_term(tokens: Sequence[Token], at: int, *, digits: bool) -> Number | None:
    """A further term of a sum; of digits only *2 crore 50 lakh*, without *and* or a comma."""
    if word_at(tokens, at) in ("and", ",") and not digits:
        at += 1
    found = _term(tokens, at)
    if found is None or (digits and not found.scales) or (found.literal and found.literal.other is not None):
        return None
    return found


def _term(tokens: Sequence[Token], at: int) -> Number | None:
    if at >= len(tokens):
        return None
    head = _digits(tokens, at) or _fraction(tokens, at) or _decimal(tokens, at) or _hundreds(tokens, at)
    if head is None:
        return None
    return _scaled(tokens, _with_half(tokens, head))


def _digits(tokens: Sequence[Token], at: int) -> Number | None:
    """Digits, or the sign of a fraction, or both: *2½*."""
    token = tokens[at]
    if token.kind == "frac":
        return Number(_HALVES[token.text], at + 1, digits=True)
    if token.kind != "num":
        return None
    literal = read_literal(token.text)
    if literal is None:
        return None
    value = literal.value
    if at + 1 < len(tokens) and tokens[at + 1].kind == "frac" and value == value.to_integral_value():
        return Number(value + _HALVES[tokens[at + 1].text], at + 2, digits=True)
    return Number(value, at + 1, literal=literal, digits=True)


def _small(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """*zero* to *ninety-nine*, and the index behind."""
    word = word_at(tokens, at)
    if word in SCORES:
        rest = ONES.get(word_at(tokens, at + 2), 20) if word_at(tokens, at + 1) == "and" else 20
        return (SCORES[word] + rest, at + 3) if rest < 20 else (SCORES[word], at + 1)
    if word in TENS:
        unit = ONES.get(word_at(tokens, at + 1), 0)
        return (TENS[word] + unit, at + 2) if 0 < unit < 10 else (TENS[word], at + 1)
    return (ONES[word], at + 1) if word in ONES else None


def _hundreds(tokens: Sequence[Token], at: int) -> Number | None:
    """*five*, *a hundred and five*, *fifteen hundred*, *two dozen*, *a million* (whose scale is left to read)."""
    word = word_at(tokens, at)
    if word in ("a", "an"):
        following = word_at(tokens, at + 1)
        if following not in SPELLED and following not in GROUPS:
            return None
        count, end = 1, at + 1
    elif small := _small(tokens, at):
        count, end = small
    else:
        return None
    scale = word_at(tokens, end)
    if scale not in ("hundred", "hundreds") or not count or count % 10 == 0:
        return Number(Decimal(count), end)
    behind = end + 2 if word_at(tokens, end + 1) == "and" else end + 1
    rest = _small(tokens, behind) if scale == "hundred" else None
    if rest is None or not rest[0] or word_at(tokens, rest[1]) in ("hundred", "dozen", "score"):
        return Number(Decimal(count), end)  # the hundred is its scale
    return Number(Decimal(100 * count + rest[0]), rest[1])


def _decimal(tokens: Sequence[Token], at: int) -> Number | None:
    """*two point five*."""
    small = _small(tokens, at)
    if small is None or word_at(tokens, small[1]) != "point":
        return None
    end = small[1] + 1
    decimals = ""
    while (digit := ONES.get(word_at(tokens, end), 10)) < 10:
        decimals += str(digit)
        end += 1
    return Number(Decimal(f"{small[0]}.{decimals}"), end) if decimals else None


def _fraction(tokens: Sequence[Token], at: int) -> Number | None:
    """*half a*, *a quarter of a*, *three quarters of a*, where a scale or a measure follows at once."""
    article = at + 1 if word_at(tokens, at) in ("a", "one") else at
    word = word_at(tokens, article)
    if word in ("half", "quarter"):
        value, end = _HALVES[word], article + 1
    elif word == "three" and word_at(tokens, at + 1) in ("quarters", "quarter"):
        if word_at(tokens, at + 1) == "quarter" and not tokens[at + 1].hyphen:
            return None  # three quarter-million grants
        value, end = Decimal("0.75"), at + 2
    else:
        return None
    if word_at(tokens, end) == "of" and word_at(tokens, end + 1) in ("a", "an"):
        end += 2
    elif word == "half" and word_at(tokens, end) in ("a", "an"):
        end += 1
    scale = word_at(tokens, end)
    return Number(value, end) if scale in SPELLED or scale in HALVED or scale in GROUPS else None


def _with_half(tokens: Sequence[Token], head: Number) -> Number:
    """*two and a half*, *2 and three quarters*: added where the head is whole and no scale came yet."""
    added = _and_part(tokens, head.end)
    if added is None or head.value != head.value.to_integral_value() or (head.literal and head.literal.other):
        return head
    return Number(head.value + added[0], added[1], digits=head.digits)


def _and_part(tokens: Sequence[Token], at: int) -> tuple[Decimal, int] | None:
    if word_at(tokens, at) != "and":
        return None
    if word_at(tokens, at + 1) == "a" and word_at(tokens, at + 2) in ("half", "quarter"):
        return _HALVES[word_at(tokens, at + 2)], at + 3
    if word_at(tokens, at + 1) == "three" and word_at(tokens, at + 2) in ("quarters", "quarter"):
        return Decimal("0.75"), at + 3
    return None


def _scaled(tokens: Sequence[Token], head: Number) -> Number:
    """The head with all scales behind it, and *a million and a half*."""
    value, end = head.value, head.end
    scales: list[int] = []
    while (scale := _scale(tokens, end, head)) and (not scales or scale in _AFTER.get(scales[-1], ())):
        scales.append(scale)
        value *= scale
        end += 2 if word_at(tokens, end + 1) == "." and tokens[end].text in SHORT and end + 2 < len(tokens) else 1
    found = Number(value, end, tuple(scales), head.literal, head.digits)
    whole = found.times == 12 or found.times >= 10**6
    half = _and_part(tokens, end) if whole and head.value == 1 else None
    if half is None or _scale(tokens, half[1], head):
        return found
    return Number(value + half[0] * found.times, half[1], digits=head.digits)


def _scale(tokens: Sequence[Token], at: int, head: Number) -> int:
    """The scale that is at a token, or 0."""
    if at >= len(tokens):
        return 0
    token = tokens[at]
    word = token.text.removesuffix("'s").removesuffix("’s")  # 5 million's worth
    if word in ("hundred", "hundreds") and head.value >= 100:
        return 0
    if word in SPELLED:
        return SPELLED[word] if head.value else 0
    if word.endswith("s") and word[:-1] in SPELLED:
        return SPELLED[word[:-1]] if head.value > 1 and tokens[at - 1].text not in ("a", "an") else 0
    if word in GROUPS:
        return GROUPS[word] if head.value else 0
    return _short_scale(tokens, at, word) if head.digits and word in SHORT and not token.hyphen else 0


def _short_scale(tokens: Sequence[Token], at: int, word: str) -> int:
    """The scale that a few letters behind digits are."""
    if word == "m" and _are_metres(tokens, at):
        return 0
    return SHORT[word] if tokens[at].glued or word not in _ONLY_GLUED else 0


def _are_metres(tokens: Sequence[Token], at: int) -> bool:
    """Whether an *m* behind digits is no million: *200m of rope*, *200m nylon rope*, but *£2m of aid*, *2m of the
    doses*."""
    if any(token.kind == "cur" for token in tokens[max(0, at - 5) : at]):
        return False
    of = word_at(tokens, at + 1) == "of"
    what = [word_at(tokens, one) for one in range(at + 1 + of, at + 4 + of)]
    return (of and what[0] not in _PARTITIVE) or not _BY_LENGTH.isdisjoint(what)


def read_number(text: str) -> Decimal | None:
    """One number, whole text, in a phrase that is plain (see `app.domain.numbers`) and in small letters."""
    tokens = scan(text)
    found = number_at(tokens, 0)
    return settled(found, frozenset()) if found is not None and found.end == len(tokens) else None


def settled(
    number: Number,
    styles: frozenset[str],
    *,
    of_measure: bool = False,
    of_things: bool = False,
    minor: int | None = None,
) -> Decimal | None:
    """What a number says for certain by what is around it, or `None` where that stays open.

    `styles` are those of the other digits in the phrase. `of_measure` says that a unit or a currency is beside it,
    `of_things` that whole things are counted, `minor` how many decimals its currency has.
    """
    literal = number.literal
    if literal is None:
        return number.value
    if {"en", "eu"} <= styles | {literal.style} or (literal.style == "comma" and "eu" in styles):
        return None
    if literal.bare_comma:
        return number.value if number.scales or of_measure or "eu" in styles else None
    if literal.other is None:
        return number.value
    grouped = trimmed(literal.other * number.times)
    if styles & {"eu", "en"}:
        return grouped if "eu" in styles else number.value
    if number.scales:
        return number.value if literal.other % 10 else None
    whole = of_things or (minor is not None and minor < 3 and literal.other % 1000 == 0)
    return grouped if whole else None
