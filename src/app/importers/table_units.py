"""What the numbers of a table are counted in, by a heading or a line above the table: *Wert (T€)*, *単位：百万円*."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from app.domain.currencies import currencies
from app.domain.fold import fold
from app.importers.table_words import currency_words, may_be_money, says_only_units

_MONEY = r"[€$£₺₹¥₩]|(?-i:EUR|USD|CHF|GBP|TRY|BRL|JPY|KRW|TL)"
_EAST = "円|元|원|달러|美元|ドル|ウォン|人民币|유로|ユーロ|欧元|人民元"
_SCALES = tuple(
    (
        scale,
        re.compile(
            "|".join(filter(None, (words and rf"(?<![^\W\d_])(?:{words})(?![^\W\d_])", glued))), re.IGNORECASE
        ),
    )
    for scale, words, glued in (
        (10**9, "billions?|bn|bln|mld|miliard(?:ów|y)?|milliards?|milliarden?|mrd|milyar|млрд|מיליארדי?|مليار|بالمليار",
         rf"(?<=[$€£])bn?(?=\)|$)|(?:十億|십억)(?={_EAST})"),
        (10**7, "crores?", rf"(?:千万|천만)(?={_EAST})"),
        (10**5, "lakhs?|lacs?", ""),
        (10**6, "millions?|mn|mln|mio|millionen|millones|milioni|milhões|milyon|млн|מיליוני?|מיליונים|مليون|ملايين"
         "|بالمليون|بالملايين|milion(?:ów|y)?",
         rf"(?<=[$€£( ])m(?=\)|$)|(?-i:(?<=[A-Z]{{3}})m(?=\)|$))|(?<![^\W\d_])(?-i:M)(?={_MONEY})"
         rf"|(?:百万|百萬|백만) ?(?={_EAST})"),
        (10**8, "", rf"[億亿억] ?(?={_EAST})"),
        (10**4, "", rf"[万萬만] ?(?={_EAST})"),
        (10**3, "thousands?|tausend|tsd|milliers?|miles|milhares|em mil|en mil|migliaia|тыс|אלפים?|אלף|ألف|آلاف|بالألف"
         r"|بالآلاف|tys|tysi[ąę]c[ye]?"
         r"|mil(?= (?:reais|pesos|soles))|(?<=R\$ )mil|bin(?= ?(?:tl|₺|try|usd|eur|\$|€|dolar|avro|lira))",
         rf"(?<!\d)(?<!\d[., '’])['’]?(?<!\d)000s?\b|(?<=[$€£(])k(?=\)|$)"
         rf"|(?<![^\W\d_])(?:k ?(?={_MONEY})|(?-i:T) ?(?=€|EUR|CHF))"
         rf"|[千천] ?(?={_EAST})"),
    )
)  # fmt: skip


_TIMES = re.compile(r"(?<![\d.,])10{0,2}(?:[., '’]?000)*[ -]?$")
_THOUSANDS = re.compile(r"(?<![\d.,])10{0,2}(?:[., '’]?000)+(?![.,]?\d)")
_WORDS_TOO = ("ALL", "TOP")
_WORDS = 4
"""Of so many words at most is a bracket that may say what is counted in."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MAYBE = re.compile(
    r"(?<![^\W\d_])(?:mm|mill?|mds?|mi|bil?|cr|tn|[bkmt]|trillions?|billones|hundreds?)(?![^\W\d_])", re.IGNORECASE
)
"""What headings may say of what is counted in, besides the words that are known."""


@lru_cache(maxsize=1 << 12)
def without_scale(name: str) -> tuple[str, int, str]:
    """Words without those for what numbers are counted in, how many that is, and those words: *million*, *1000*."""
    name = unicodedata.normalize("NFKC", name) if not name.isascii() else name
    found = next(((scale, one) for scale, pattern in _SCALES if (one := pattern.search(name))), None)
    times = _TIMES.search(name[: found[1].start()]) if found else _THOUSANDS.search(name)
    if not (found or times):
        return name, 1, ""
    scale, end = (found[0], found[1].end()) if found else (1, times.end() if times else 0)
    start = times.start() if times else found[1].start() if found else 0
    bare = re.sub(r"(?i)\b(?:in|en|em)\s*$|[\s(,]+$", "", name[:start])
    many = int(re.sub(r"\D", "", times[0])) if times else 1
    return f"{bare} {name[end:]}".strip("() "), scale * many, ("× " if times else "") + name[start:end].strip()


_LEADS = re.compile(
    r"(?:mil|mille|bin(?!\s(?:bags?|liners?))|mil[lj]on\w*|миллион\w*|миллиард\w*|тысяч\w*)(?![^\W\d_])|[百千万萬億亿백천만억]",
    re.IGNORECASE,
)


def begins_with_scale(words: str) -> bool:
    """Whether words behind a number begin with one for thousands and more, as *bin maske* and *آلاف قطعة* do."""
    return any(pattern.match(words) for pattern in (_LEADS, *(pattern for _, pattern in _SCALES)))


_PAIRS = re.compile(r"(?<![^\W\d_])(?=([^\W\d_]+ [^\W\d_]+))")
"""Every two words that follow one another."""


@lru_cache(maxsize=1 << 12)
def without_currency(name: str) -> tuple[str, str]:
    """Words without the currency that they name, and the code of that; empty where they name none."""
    table = currencies()
    for found in _PAIRS.finditer(name):  # *Mexican pesos*
        codes, words = table.named(fold(found[1]).split())
        if words > 1 and len(codes) == 1:
            return _cut(name, *found.span(1)), next(iter(codes))
    for found in re.finditer(r"[^\W\d_]+\$?|[^\w\s()\[\]/.,:#+-]+", name):
        word = found[0]
        codes = {word} if word in table.by_code else table.signs.get(word) or table.named([fold(word)])[0]
        code = table.likeliest.get(word) or (next(iter(codes)) if len(codes) == 1 else "")
        if code:
            return _cut(name, *found.span()), code
    for code, pattern in currency_words().items():
        if other := pattern.search(name):
            return _cut(name, *other.span()), code
    return name, ""


def is_currency(name: str) -> bool:
    """Whether a heading is the code or the sign of a currency and nothing else; *ALL* is of a sum of all."""
    bare, code = without_currency(name.strip())
    return bool(code) and not bare.strip(" ().") and name == name.upper() and code not in _WORDS_TOO


def _cut(name: str, start: int, end: int) -> str:
    return re.sub(r"(?i)\b(?:in|en|em)\s*$", "", f"{name[:start]} {name[end:]}".strip("() "))


def _counts_in(words: str) -> tuple[int, str, str]:
    """How many, of which currency, and what else the words say; years aside."""
    bare, scale, _ = without_scale(words)
    bare, code = without_currency(bare)
    return scale, code, _YEAR.sub("", bare if code else _without_signs(bare))


def _without_signs(words: str) -> str:
    """Words without what several currencies are called, as *Rs*, *kr* and *dinars*."""
    return re.sub(r"[^\W\d_]+\$?\.?|[^\w\s()]", lambda found: "" if _is_money(found[0]) else found[0], words)


def _is_money(word: str) -> bool:
    table, bare = currencies(), word.strip(".")
    return bare in table.signs or bool(table.named([fold(bare)])[0]) or may_be_money(bare)


def without_some_currency(name: str) -> str:
    """A heading without a bracket that names one of several currencies: *Value (dinars)*; empty where there is none."""
    found = re.search(r"\s*[(（\[]([^()（）\[\]]+)[)）\]]\s*$", name)
    is_money = found is not None and bool(found[1].strip()) and not _without_signs(found[1]).strip()
    return name[: found.start()] if found is not None and is_money else ""


def _is_all(rest: str) -> bool:
    return says_only_units(rest) and not re.search(r"\d", rest)


def _is_unit(words: str) -> bool:
    """Whether a line above says no more than what is counted in. Without a word of that, *USD 10 million* is a sum."""
    scale, code, rest = _counts_in(words)
    says_so = bool(re.match(r"(?i)\W*(?:in|en|em)\b", words)) or not re.fullmatch(r"(?i)\W*(?:total)?\W*", rest)
    is_sum = without_scale(words)[2].startswith("×") and not says_so
    return (scale > 1 or bool(code)) and _is_all(rest) and not is_sum


def unit_above(lines: Iterable[str]) -> str:
    """What the lines above a table say, or may say, that its amounts are counted in."""
    doubtful = ""
    for line in lines:
        for words in (*re.findall(r"[(（\[]([^()（）\[\]]+)", line), line, *re.split(r"[:：–—]|, ", line)[1:]):
            scale, code, rest = _counts_in(words)
            if _is_unit(words):
                return words.strip()
            is_short = words != line and len(rest.split()) <= _WORDS
            if scale > 1 and (code or is_short) and not re.search(r"\d", rest):
                doubtful = words.strip()
    return doubtful


def is_clear(name: str, above: str) -> bool:
    """Whether nothing beside the currency of a heading, or in a line above, may be a number of them that is unknown."""
    groups = [
        rest for one in re.findall(r"[(（\[]([^()（）\[\]]+)", name) for _, code, rest in [_counts_in(one)] if code
    ]
    rest = _counts_in(name)[2]
    return (
        all(map(_is_all, groups))
        and not (above and not _is_unit(above))
        and without_scale(rest)[1] == 1
        and not _MAYBE.search(rest)
    )
