"""What the numbers of a table are counted in, by a heading or a line above the table: *Wert (T€)*, *単位：百万円*."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from app.domain.currencies import currencies
from app.domain.fold import fold
from app.importers.table_words import currency_words, says_only_units

_MONEY = r"[€$£₺₹¥₩]|(?-i:EUR|USD|CHF|GBP|TRY|BRL|JPY|KRW|TL)"
_EAST = "円|元|원|달러|美元|ドル|ウォン|人民币|유로|ユーロ|欧元|人民元"
_SCALES = tuple(
    (
        scale,
        re.compile(rf"(?<![^\W\d_])(?:{words})(?![^\W\d_])" + (glued and f"|{glued}"), re.IGNORECASE),
    )
    for scale, words, glued in (
        (10**9, "billions?|bn|bln|milliards?|milliarden?|mrd|milyar|млрд|מיליארדי?|مليار|بالمليار",
         rf"(?<=[$€£])bn?(?=\)|$)|(?:十億|십억)(?={_EAST})"),
        (10**7, "crores?", rf"(?:千万|천만)(?={_EAST})"),
        (10**5, "lakhs?|lacs?", ""),
        (10**6, "millions?|mn|mln|mio|millionen|millones|milioni|milhões|milyon|млн|מיליוני?|מיליונים|مليون|ملايين"
         "|بالمليون|بالملايين",
         rf"(?<=[$€£( ])m(?=\)|$)|(?-i:(?<=[A-Z]{{3}})m(?=\)|$))|(?<![^\W\d_])(?-i:M)(?={_MONEY})"
         rf"|(?:百万|百萬|백만) ?(?={_EAST})"),
        (10**8, "", rf"[億亿억] ?(?={_EAST})"),
        (10**4, "", rf"[万萬만] ?(?={_EAST})"),
        (10**3, "thousands?|tausend|tsd|milliers?|miles|milhares|em mil|en mil|migliaia|тыс|אלפים?|אלף|ألف|آلاف|بالألف"
         r"|بالآلاف|mil(?= (?:reais|pesos|soles))|(?<=R\$ )mil|bin(?= ?(?:tl|₺|try|usd|eur|\$|€|dolar|avro|lira))",
         rf"['’]?\b000s?\b|(?<=[$€£(])k(?=\)|$)|(?<![^\W\d_])(?:k ?(?={_MONEY})|(?-i:T) ?(?=€|EUR|CHF))"
         rf"|[千천] ?(?={_EAST})"),
    )
)  # fmt: skip


@lru_cache(maxsize=1 << 12)
def without_scale(name: str) -> tuple[str, int, str]:
    """Words without the one for what numbers are counted in, how many that are, and the word."""
    name = unicodedata.normalize("NFKC", name) if not name.isascii() else name
    for scale, pattern in _SCALES:
        if (found := pattern.search(name)) and found[0]:
            bare = re.sub(r"(?i)\b(?:in|en|em)\s*$|[\s(,]+$", "", name[: found.start()])
            return f"{bare} {name[found.end() :]}".strip("() "), scale, found[0].strip()
    return name, 1, ""


@lru_cache(maxsize=1 << 12)
def without_currency(name: str) -> tuple[str, str]:
    """Words without the currency that they name, and the code of that; empty where they name none."""
    table = currencies()
    for found in re.finditer(r"[^\W\d_]+\$?|[^\w\s()\[\]/.,:#+-]+", name):
        word = found[0]
        codes = {word} if word in table.by_code else table.signs.get(word) or table.named([fold(word)])[0]
        code = table.likeliest.get(word) or (next(iter(codes)) if len(codes) == 1 else "")
        if code:
            return _cut(name, found), code
    for code, pattern in currency_words().items():
        if other := pattern.search(name):
            return _cut(name, other), code
    return name, ""


def _cut(name: str, found: re.Match[str]) -> str:
    return re.sub(r"(?i)\b(?:in|en|em)\s*$", "", f"{name[: found.start()]} {name[found.end() :]}".strip("() "))


def _counts_in(words: str) -> tuple[int, str, bool]:
    """How many, of which currency, and whether the words say nothing else."""
    bare, scale, _ = without_scale(words)
    bare, code = without_currency(bare)
    return scale, code, says_only_units(bare)


def unit_above(lines: Iterable[str]) -> str:
    """What the lines above a table say, or may say, that its amounts are counted in."""
    doubtful = ""
    for line in lines:
        for words in (*re.findall(r"[(（\[]([^()（）\[\]]+)", line), line, *re.split(r"[:：–—]|, ", line)[1:]):
            scale, code, is_all = _counts_in(words)
            if (scale > 1 or code) and is_all:
                return words.strip()
            if scale > 1 and code and not re.search(r"\d", words):
                doubtful = words.strip()
    return doubtful


def is_clear(name: str, above: str) -> bool:
    """Whether nothing beside the currency of a heading, in its brackets, may be a number of them, nor a line above."""
    groups = [one for one in re.findall(r"[(（\[]([^()（）\[\]]+)", name) if without_currency(without_scale(one)[0])[1]]
    return all(_counts_in(one)[2] for one in (*groups, above))
