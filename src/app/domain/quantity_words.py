"""The words in which quantities are stated: qualifiers, magnitudes, ranges, and what is left over."""

from __future__ import annotations

import re
from decimal import Decimal

from app.domain.numbers import DIGITS, read_number
from app.domain.terms import Qualifier

Ends = tuple[Decimal | None, Decimal | None, Qualifier]

_LEADS: dict[str, Qualifier] = {
    **dict.fromkeys(("only", "just", "exactly", "precisely", "a total of", "all"), Qualifier.EXACT),
    **dict.fromkeys(
        ("some", "about", "around", "approximately", "approx.", "approx", "roughly", "circa", "c.", "ca.", "nearly",
         "almost", "close to", "an estimated", "estimated", "~", "≈", "≃"),
        Qualifier.ABOUT,
    ),
    **dict.fromkeys(("over", "more than", "above", "in excess of", "upwards of", ">"), Qualifier.OVER),
    **dict.fromkeys(
        ("at least", "no fewer than", "no less than", "not less than", "a minimum of", "minimum", "≥", ">=", "≳"),
        Qualifier.AT_LEAST,
    ),
    **dict.fromkeys(
        ("up to", "at most", "no more than", "not more than", "a maximum of", "maximum", "less than", "fewer than",
         "under", "below", "≤", "<=", "<", "≲"),
        Qualifier.UP_TO,
    ),
}  # fmt: skip
"""Words before a number. *less than 5* is kept as *up to*: the vocabulary has no strict upper end."""

_COUNTS = {"tens": (10, 99), "dozens": (12, 99), "scores": (20, 99), "hundreds": (100, 999)}
_GREAT = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_UNITS = (
    "tonnes|tonne|tons|ton|metric tons|kilograms|kilogram|kilos|kg|grams|litres|liters|litre|liter|percent|per cent|%|"
    "square metres|square meters|km|kilometres|kilometers|miles|cubic metres|cubic meters|pallets|boxes|cartons|pairs|"
    "sets|units|pieces|containers|truckloads|planeloads|doses"
)
_VAGUE = re.compile(
    r"(?:an? |the )?(?:(?:very )?(?:small|large|limited|unspecified|unknown|undisclosed|certain|considerable|huge|"
    r"significant|vast) (?:quantity|quantities|number|numbers|amount|amounts)|number|quantities|numbers|many|numerous|"
    r"some|various|unspecified|unknown|not stated|an? unspecified)(?: of)?(?: (?P<item>[^\d].*))?"
)
_FEW = re.compile(r"(?:only |just )?(?:an? )?(?:few|several|handful|couple|number of)(?: of)?(?: (?P<item>\D.*))?")
_ORDER = re.compile(
    r"(?:(?:many|several|a few|few) )?(?P<count>tens|dozens|scores|hundreds|(?:several|a few) (?:dozen|hundred))?"
    r"(?: ?of )?(?P<great>thousands|millions|billions)?(?: of)?(?: (?P<item>\D.*))?"
)
_ORDER_WORD = re.compile(r"\b(?:tens|dozens|scores|hundreds|thousands|millions|billions)\b")
_FEW_GREAT = re.compile(r"(?:several|a few|few) (?P<great>thousand|million|billion|hundred|dozen)(?: (?P<item>\D.*))?")
_SCALE = r"(?: ?(?:hundred|thousand|million|billion|trillion|mn|mln|bn|bln|[kmb])\b)?"
_RANGE = re.compile(
    rf"(?:(?:between|from) )?(?P<low>{DIGITS})(?P<scale1>{_SCALE}) ?(?:-|to|and|or) ?"
    rf"(?P<high>{DIGITS})(?P<scale2>{_SCALE})(?P<rest>(?:[ %].*)?)"
)
_NUMBER = re.compile(rf"(?P<number>{DIGITS}{_SCALE})(?P<plus>\+)?(?P<rest>(?:[ %].*|kg)?)")
_NOT_ITEMS = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|"
    r"jun|jul|aug|sept?|oct|nov|dec|am|pm|bc|ad|o'clock)\b|.*[\d$€£¥₪]|[^\w%(]"
)


def read_ends(text: str) -> tuple[Ends, str] | None:
    """The interval that a plain lower-case text states, and the words left behind it."""
    return _read_vague(text) or _read_qualified(text)


def unit_and_item(rest: str) -> tuple[str, str]:
    """The measure that the left-over words begin with, and what is counted."""
    words = rest.strip(" ,;:.")
    match = re.match(rf"(?:{_UNITS})(?=\s|$)", words, re.IGNORECASE)
    unit = match[0] if match else ""
    item = words[len(unit) :].strip()
    return unit, item[3:] if item.casefold().startswith("of ") else item


def _read_vague(text: str) -> tuple[Ends, str] | None:
    """Words without a number: magnitudes, a few, an unspecified number."""
    _, text = read_lead(text, (Qualifier.EXACT, Qualifier.ABOUT)) if _ORDER_WORD.search(text) else (None, text)
    if (match := _FEW_GREAT.fullmatch(text)) and _is_item(match["item"]):
        return _order(match["great"], ""), match["item"] or ""
    if (match := _ORDER.fullmatch(text)) and (match["count"] or match["great"]) and _is_item(match["item"]):
        return _order(match["count"] or "", (match["great"] or "")[:-1]), match["item"] or ""
    if (match := _FEW.fullmatch(text)) and _is_item(match["item"]):
        return (Decimal(2), None, Qualifier.FEW), match["item"] or ""
    if (match := _VAGUE.fullmatch(text)) and _is_item(match["item"]) and not _counts(match["item"]):
        return (None, None, Qualifier.NOT_STATED), match["item"] or ""
    return None


def _order(count: str, great: str) -> Ends:
    """The interval of a plural of magnitude; `great` is the singular of what is counted in them."""
    if count in _GREAT:
        count, great = "", count
    base, most = _COUNTS.get(f"{count.split()[-1].removesuffix('s')}s" if count else "", (1, 9))
    times = _GREAT.get(great, 1)
    return Decimal(2 * base * times), Decimal((most + 1) * times - 1), Qualifier.ORDER


def read_lead(text: str, among: tuple[Qualifier, ...] = tuple(Qualifier)) -> tuple[Qualifier | None, str]:
    """The qualifier that a text begins with, and the text behind it."""
    for words in sorted(_LEADS, key=len, reverse=True):
        rest = text.removeprefix(words)
        if rest != text and _LEADS[words] in among and (not words[-1].isalpha() or rest.startswith(" ")):
            return _LEADS[words], rest.strip()
    return None, text


def _read_qualified(text: str) -> tuple[Ends, str] | None:
    """A qualifier, or none, and then a number or a range of numbers."""
    lead, text = read_lead(text)
    if lead is Qualifier.EXACT and (inner := read_lead(text))[0]:
        lead, text = inner
    if found := _read_range(text):
        (low, high), rest = found
        return ((low, high, Qualifier.BETWEEN), rest) if lead in (None, Qualifier.EXACT, Qualifier.ABOUT) else None
    number, plus, rest = _take_number(text)
    if number is None or not _is_item(rest):
        return None
    match Qualifier.AT_LEAST if plus and lead in (None, Qualifier.AT_LEAST) else lead:
        case Qualifier.OVER | Qualifier.AT_LEAST as open_end:
            return (number, None, open_end), rest
        case Qualifier.UP_TO:
            return (Decimal(0), number, Qualifier.UP_TO), rest
        case qualifier:
            return (number, number, qualifier or Qualifier.EXACT), rest


def _read_range(text: str) -> tuple[tuple[Decimal, Decimal], str] | None:
    """*10-20 million*, *between 10 and 20*, *two or three*; the last scale holds for both."""
    if match := _RANGE.fullmatch(text):
        low = read_number(match["low"] + (match["scale1"] or match["scale2"]))
        high = read_number(match["high"] + match["scale2"])
        rest = match["rest"].strip()
        return ((low, high), rest) if low is not None and high is not None and _is_item(rest) else None
    head, word, tail = re.sub(r"^(?:between|from) ", "", text).partition(" or ")
    if not word:
        head, word, tail = re.sub(r"^(?:between|from) ", "", text).partition(" to ")
    if not word and text.startswith("between "):
        head, word, tail = text.removeprefix("between ").partition(" and ")
    low = read_number(head) if word and not head[:1].isdigit() else None
    high, plus, rest = _take_number(tail)
    return ((low, high), rest) if low is not None and high is not None and not plus and _is_item(rest) else None


def _take_number(text: str) -> tuple[Decimal | None, bool, str]:
    """The number a text begins with, whether a plus sign follows, and what is left."""
    if match := _NUMBER.fullmatch(text):
        return read_number(match["number"]), bool(match["plus"]), match["rest"].strip()
    for single in ("a single", "a pair of", "one single", "an"):
        if text == single or text.startswith(single + " "):
            return Decimal(2 if "pair" in single else 1), False, text.removeprefix(single).strip()
    words = text.split(" ")
    for count in range(min(len(words), 12), 0, -1):
        if (number := read_number(" ".join(words[:count]))) is not None:
            return number, False, " ".join(words[count:])
    if words[0] == "a" and len(words) > 1:
        return Decimal(1), False, " ".join(words[1:])
    return None, False, text


def _is_item(rest: str | None) -> bool:
    """Whether what is left can be the thing counted: words without digits, no month and no money."""
    return not rest or _NOT_ITEMS.match(rest) is None


def _counts(rest: str | None) -> bool:
    """Whether what is left holds a number after all, as in *some two hundred*."""
    return bool(rest) and _take_number(rest)[0] is not None
