"""The currencies of ISO 4217, today's and those withdrawn since 1990: their codes, signs and words.

They are read from the reference data on first need. A sign or a word that several currencies share (*kroner*,
*Rs*) may mean any of them; where it nearly always means one of them (*$*), that one is its likeliest.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from typing import Any, TypeVar, cast

from app.domain.by_key import by_key
from app.domain.fold import fold
from app.domain.phrase import Token, pieces, tied
from app.domain.reference_data import read_json, reading
from app.paths import REFERENCE

Codes = frozenset[str]
_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Currency:
    """One currency."""

    name: str
    """In English, in the singular: *Danish krone*."""
    minor: int
    """How many digits its decimals have by ISO 4217: 2 of a dollar, none of a yen, 3 of a Kuwaiti dinar."""
    since: int
    """The year in which it became legal tender; 0 where that is not known."""
    until: str
    """ISO date from which on it is legal tender nowhere any more, or empty."""
    countries: Codes
    """ISO 3166 alpha-2 codes of the countries in which it is legal tender today."""
    once: Codes
    """Of a currency withdrawn, the codes of those in which it was."""


@dataclass(frozen=True, slots=True)
class Currencies:
    """All currencies, by what is written for them."""

    by_code: dict[str, Currency]
    signs: dict[str, Codes]
    """By code, sign or abbreviation, exactly as written."""
    touching: dict[str, Codes]
    """By a letter that means a currency only where it touches a great number: *D4 million*."""
    words: dict[tuple[str, ...], Codes]
    """By the words of a name, folded: small letters without accents."""
    likeliest: dict[str, str]
    """By sign or folded words, the code that is nearly always meant."""
    former: dict[str, Codes]
    """By the bare word of a name, the currencies that were called so and are withdrawn: *francs* were once French."""
    sign: re.Pattern[str]
    """Any sign, or three capitals that may be a code, apart from other letters; of signs the longest first."""
    longest: int
    """How many words the longest name has."""
    firsts: frozenset[str]
    """The words that a name begins with."""

    def payers(self, code: str) -> Codes:
        """The countries that pay in a currency, or did when it was theirs."""
        return self.by_code[code].countries or self.by_code[code].once

    def named(self, words: Sequence[str]) -> tuple[Codes, int]:
        """The currencies that the longest name at the start of `words` (folded) means, and its number of words."""
        for count in range(min(len(words), self.longest), 0, -1):
            if codes := self.words.get(tuple(words[:count])):
                return codes, count
        return frozenset(), 0


@cache
def currencies() -> Currencies:
    """The table. Raises `BadInput` where the reference data cannot be read."""
    file = REFERENCE / "currencies.json"
    with reading(file):
        return _table(cast("list[dict[str, Any]]", read_json(file)))


def _table(rows: list[dict[str, Any]]) -> Currencies:
    by_code = {
        row["code"]: Currency(
            row["name"], row["minor"], row["since"], row["until"], frozenset(row["countries"]), frozenset(row["once"])
        )
        for row in rows
    }
    signs = _codes_by((sign, row["code"]) for row in rows for sign in row["signs"])
    withdrawn = [row for row in rows if row["until"]]
    former = _codes_by((name.split()[-1], row["code"]) for row in withdrawn for name in row["words"])
    now = _codes_by((name.split()[-1], row["code"]) for row in rows for name in row["words"] if not row["until"])
    # *marks*, which no currency of today is called alone
    words = {(noun,): codes | now.get(noun, frozenset()) for noun, codes in former.items()}
    words |= _codes_by((tuple(name.split()), row["code"]) for row in rows for name in _with_plurals(row["words"]))
    words |= {(noun,): words[noun,] | former.get(noun, frozenset()) for noun in _ALSO_FORMER if (noun,) in words}
    found = sorted(signs.keys() - by_code.keys(), key=lambda sign: (-len(sign), _around(sign)))
    of_signs = "|".join(
        f"{before}(?:{'|'.join(map(re.escape, some))}){behind}" for (before, behind), some in groupby(found, _around)
    )
    firsts = re.escape("".join(sorted({sign[0] for sign in found})))
    return Currencies(
        by_code,
        {sign: codes for sign, codes in signs.items() if sign not in _TOUCHING},
        {sign: codes for sign, codes in signs.items() if sign in _TOUCHING},
        words,
        {word: row["code"] for row in rows for word in row["likeliest"]},
        former | {"£": former["pound"]},
        re.compile(rf"(?=[A-Z{firsts}]){_NOT_WITHIN}(?:{of_signs}|(?<![^\W\d_])[A-Z]{{3}}(?![^\W\d_]))"),
        max(map(len, words)),
        frozenset(name[0] for name in words),
    )


def _codes_by(pairs: Iterable[tuple[_Key, str]]) -> dict[_Key, Codes]:
    return {key: frozenset(codes) for key, codes in by_key(pairs).items()}


def _with_plurals(names: Sequence[str]) -> Iterator[str]:
    """Names of a currency, and of each a plural in *s* that is not in the data: *togrogs*."""
    for name in names:
        yield name
        if len(name) > _SHORT and name.isalpha() and name[-1] not in "sz":
            yield f"{name}s"


_ALSO_FORMER = ("lire",)
"""Bare words of a currency of today by which those withdrawn are as likely meant: *lire* were Italian."""
_SHORT = 4
"""Letters of a name of which a plural in *s* may be another word: *sums*, *sols*."""


_NOT_WITHIN = r"(?:(?<![^\W\d_])|(?![^\W\d_]))"
"""Where no letter stands, or none before it; asked first, so that no sign is tried within words."""


def _around(sign: str) -> tuple[str, str]:
    """The patterns of what may stand before and behind a sign, which does not begin or end within a word."""
    before = r"(?<![^\W\d_])" if sign[0].isalpha() else ""
    great = _GREAT.replace(" ?", "", 1) if sign in _TOUCHING else _GREAT if sign in _LETTERS else ""
    return before, (r"(?![^\W\d_])" if sign[-1].isalpha() else "") + great


_LETTERS = frozenset("DEKLMNPQ")
"""Signs that are letters of names too (*N95*, *K-12*), and mean a currency only right before a great number."""
_TOUCHING = frozenset("DELMQ")
"""Those that touch it: *D4 million*, and not *Hall D 4,000 tents*."""
_GREAT = r"(?= ?\d[\d.]*(?:(?:,\d{3})+| ?(?:k|m|mn|bn|thousand|million|billion|trillion))(?![\w-]))"


def is_plain(sign: str) -> bool:
    """Whether a sign cannot be taken for a word of the text: *$*, *Rs*, *KSh*, but not *Le* or *ID*."""
    return sign not in currencies().by_code and (not sign.isalpha() or len(sign) > 2 or sign in _SHORT_SIGNS)


_SHORT_SIGNS = frozenset(
    ("Rs", "RM", "Tk", "TL", "KD", "QR", "SR", "BD", "JD", "DM", "kr", "Kr", "zł", "Kč", "Rp", "Ft")
)
COMMON_CODES = frozenset(
    ("ALL", "ANG", "BAM", "BOB", "COP", "CUP", "DOP", "GEL", "LAK", "MAD", "MOP", "PEN", "RON", "SOS", "TOP", "TRY",
     "Drs", "Drs.", "drs", "drs.")
)  # fmt: skip
"""Codes that are words or names, and mean a currency only before a great number."""
COMMON_NAMES = frozenset(
    ("colon", "crown", "crowns", "dong", "dram", "escudo", "kip", "lari", "lek", "leone", "lev", "mark", "marks",
     "pound", "pounds", "rand", "real", "sol", "som", "sum", "won")
)  # fmt: skip
"""Names of currencies that mean something else too, and count as one only behind a great number."""
_COINED = frozenset(("gold", "silver"))
"""What the coins of an amount may be of: *40,000 gold pesos* are pesos, and no gold."""
_LETTERS_OF_SCALES = frozenset("kmb")
_BESIDE_NUMBER = _COINED | _LETTERS_OF_SCALES


SINCE = 1990
"""Since then the reference data have all currencies that there were."""
_REPLACED = {
    "AFN": ("AFA", 2003), "AZN": ("AZM", 2006), "BGN": ("BGL", 1999), "BYN": ("BYR", 2016), "BYR": ("BYB", 2000),
    "GHS": ("GHC", 2007), "MRU": ("MRO", 2018), "MXN": ("MXP", 1993), "MZN": ("MZM", 2006), "NIO": ("NIC", 1991),
    "PLN": ("PLZ", 1995), "RON": ("ROL", 2005), "RUB": ("RUR", 1998), "SLE": ("SLL", 2022), "STN": ("STD", 2018),
    "TMT": ("TMM", 2009), "TRY": ("TRL", 2005), "UYU": ("UYP", 1993), "VEF": ("VEB", 2008), "VES": ("VEF", 2018),
    "XCG": ("ANG", 2025), "ZMW": ("ZMK", 2013), "ZWL": ("ZWD", 2009),
}  # fmt: skip
"""What a currency was before another took its name, mostly with fewer noughts, and the year of the change."""
_ALL_THE_TIME = ("XCG",)
"""Those that no year before the change had, also before all currencies are known."""

BEFORE = {code: old for code, (old, _) in _REPLACED.items()}


def of_their_time(codes: Codes, written: Sequence[str], year: int) -> Codes:
    """Those of some currencies that a word meant in a year; in the year of a change the old and the new.

    What is written as a code stays what it is, and so does all where the year is 0. Before 1990, where not all are
    known, a word means today's.
    """
    if not year:
        return codes
    out: set[str] = set()
    for code in codes:
        while code in _REPLACED and code not in written and _was_before(code, year):
            if year == _REPLACED[code][1]:
                out.add(code)
            code = _REPLACED[code][0]
            if code not in currencies().by_code:
                return codes
        out.add(code)
    gone = {old for new, (old, _) in _REPLACED.items() if new in out and not _was_before(new, year)}
    return frozenset(out - {code for code in gone if code not in written})


_PAID_WITH = {
    "PK": ("IN", 1948), "BD": ("IN", 1948), "MM": ("IN", 1937), "KE": ("IN", 1920), "UG": ("IN", 1920),
    "AE": ("IN", 1966), "QA": ("IN", 1966), "BH": ("IN", 1965), "OM": ("IN", 1970), "KW": ("IN", 1961),
    "IE": ("GB", 1928),
}  # fmt: skip
"""Whose money was in use in a country before it had its own, and the year in which that came."""


_OWN_POUNDS = {"AU": 1966, "FJ": 1969, "NZ": 1967, "ZA": 1961}
"""Countries that had pounds of their own, which have no code, and until when; worth as much as the British to 1931."""


def had_pounds(countries: Iterable[str], year: int) -> bool:
    """Whether *£* was the pound of one of some countries, and not the British one."""
    return any(1931 <= year < _OWN_POUNDS.get(one, 0) for one in countries)


def payers_then(countries: Iterable[str], year: int) -> set[str]:
    """Countries, by those whose money they used in a year: of Quetta in 1935 India."""
    then = ((code, _PAID_WITH.get(code, ("", 0))) for code in countries)
    return {of if 0 < year < began else code for code, (of, began) in then}


def _was_before(code: str, year: int) -> bool:
    """Whether a currency may not have been yet in a year, as far as is known."""
    return (code in _ALL_THE_TIME or year >= SINCE) and year <= _REPLACED[code][1]


def known(code: str) -> bool:
    """Whether this is the code of a currency."""
    return code in currencies().by_code


def scan_money(text: str) -> list[Token]:
    """The tokens of a plain text with every sign and every name of a currency as one token."""
    table = currencies()
    out: list[Token] = []
    at = 0
    for match in table.sign.finditer(text):
        codes = table.signs.get(match[0]) or table.touching.get(match[0])
        if codes is None or (match[0].isalpha() and not _is_separate(text, *match.span())):
            continue
        out += pieces(text, at, match.start())
        glued = match.start() > 0 and text[match.start() - 1] != " "
        out.append(Token("cur", match[0], match.start(), match.end(), glued, codes=codes))
        at = match.end()
    return _named(tied([*out, *pieces(text, at, len(text))]))


def _words_from(tokens: list[Token], at: int, most: int) -> list[str]:
    """The words, folded, that follow each other from a token on; a sign of letters may be one of them."""
    words: list[str] = []
    for token in tokens[at : at + most]:
        if token.kind != "word" and token.text != "&" and not (token.kind == "cur" and token.text.isalpha()):
            break
        words.append("and" if token.text == "&" else fold(token.text))
    return words


def _is_separate(text: str, start: int, end: int) -> bool:
    """Whether letters are beside digits or alone, and no part of a word with signs in it (*L.L.*, *A-OK*)."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    return not (before in ("'", "_") or behind in ("'", "_"))


def _named(tokens: list[Token]) -> list[Token]:
    """The tokens with the names of currencies made one; letters behind digits are a scale even with a space."""
    table = currencies()
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        plain = token.kind != "cur" and token.text.isascii()
        if plain and token.text not in table.firsts and token.text not in _BESIDE_NUMBER:
            out.append(token)
            at += 1
            continue
        first = at + (token.text in _COINED and bool(out) and out[-1].kind == "num" and at + 1 < len(tokens))
        words = _words_from(tokens, first, table.longest) if fold(tokens[first].text) in table.firsts else []
        codes, count = (
            table.named(words) if words and (token.kind == "word" or len(words) > 1) else (frozenset[str](), 0)
        )
        if count > (token.kind != "word"):  # CFA alone is a sign
            last = tokens[first + count - 1]
            name = " ".join(words[:count])
            out.append(Token("cur", name, token.start, last.end, token.glued, token.hyphen, codes, spoken=True))
            at = first + count
            continue
        scale = token.text in _LETTERS_OF_SCALES and out and out[-1].kind in ("num", "frac")
        out.append(replace(token, glued=True) if scale else token)
        at += 1
    return out
