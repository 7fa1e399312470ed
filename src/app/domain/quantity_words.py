"""The phrases in which quantities and amounts are stated, read whole or not at all.

    phrase   = lead* core behind? ("(" the same number again ")")? tail ending?
    core     = figures | order | range | amount
    figures  = "a"? n ("-figure" | "-digit") scale? currency? ("sum" | "number" …)   a six-figure euro amount
    order    = ("several" | "a few")? ("tens" | "hundreds" …) "of"? ("thousands" …)   several hundred thousand
    range    = ("between" | "from")? amount ("to" | "-" | "or" "perhaps"? | "and") amount
    amount   = currency? number currency?                                             see `number_words`
    lead     = "about" | "at least" | "a total of" …     behind = "+" | "or more" …   ending = "in total" …

In a range the scales of the second number hold for the first as far as that keeps it the smaller: *two to three
million*, *one to two hundred thousand*, but *500,000 to 2 million*. Where a range may be shorthand for another one
(*10 to 15,000*, *5-600*, *500 to 2 million*) it is not read. The tail is what is counted, or of money what it is for;
one that holds a number, a share, a rate or a comparison (*five*, *half*, *each*, *a day*, *than*) could change what the
number means, so the phrase is not read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import prod
from typing import NamedTuple

from app.domain.currencies import currencies
from app.domain.fold import fold
from app.domain.number_words import ONES, SPELLED, TENS, Number, number_at, read_literal, settled
from app.domain.numbers import trimmed
from app.domain.phrase import Token, scan, word_at
from app.domain.phrase_words import (
    ALSO_BEFORE,
    BEHIND,
    CHANGING,
    COUPLE,
    ENDINGS,
    FEW,
    FIGURES,
    GREAT,
    HEDGES,
    LEADS,
    LOAD,
    MAGNITUDES,
    MEASURES,
    NO_HEADS,
    NO_PART,
    NOT_ONE,
    NUMBERS,
    PACKED,
    SEVERAL,
    SUMS,
    TIMES,
    UNIT,
    VAGUE,
    WHOLE,
    Table,
)
from app.domain.terms import Qualifier

Codes = frozenset[str]


class Found(NamedTuple):
    """What a phrase says: its interval, the currencies it may be in, and which tokens are left as its tail."""

    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier
    tail: tuple[int, int]
    codes: Codes = frozenset()
    currencies: tuple[str, ...] = ()
    """How the currency is written, in small letters."""


class _Amount(NamedTuple):
    """A number with the currency beside it."""

    number: Number
    end: int
    currencies: tuple[Token, ...] = ()
    signed: bool = False
    """Whether a currency is before the number."""


class _Core(NamedTuple):
    """The tokens between leads and tail."""

    low: Decimal
    high: Decimal | None
    kind: str
    """`number`, `range` or `order`."""
    end: int
    currencies: tuple[Token, ...] = ()


def unit_and_item(rest: str) -> tuple[str, str]:
    """The measure that the left-over words begin with, and what is counted."""
    words = rest.strip(" ,;:.")
    match = UNIT.match(words)
    unit = match[0] if match else ""
    item = words[len(unit) :].strip(" ,;:.")
    return unit, item[3:] if item.casefold().startswith("of ") else item


# --- vague quantities ----------------------------------------------------------------------------------


def read_vague(text: str) -> tuple[Found, str] | None:
    """Words without a number, in small letters: a few, an unspecified number. With what is counted."""
    if (match := FEW.fullmatch(text)) and is_thing(scan(match["item"] or "")):
        return Found(Decimal(2), None, Qualifier.FEW, (0, 0)), match["item"] or ""
    if (match := VAGUE.fullmatch(text)) and is_thing(scan(match["item"] or "")):
        return Found(None, None, Qualifier.NOT_STATED, (0, 0)), match["item"] or ""
    return None


# --- phrases -------------------------------------------------------------------------------------------


def read_phrase(text: str, tokens: Sequence[Token], *, to_end: bool = True) -> Found | None:
    """The interval that the tokens of `text` state, all of them but the tail; `None` where they do not.

    The tail is given back unchecked: see `is_thing`. `to_end` says that the phrase ends with the tokens, so that what
    is said last (*or more*) is said of the number.
    """
    stop, ending = _ending(tokens) if to_end else (len(tokens), None)
    at, lead = _leads(tokens, stop)
    core = _figures(tokens, at, stop) or _order(tokens, at, stop)
    if core is None:
        first = _amount(tokens, at, stop)
        core = _range(text, tokens, first, at, stop) or _one_amount(text, tokens, first, at, stop)
    if core is None:
        return None
    end, behind = _behind(tokens, core.end, stop)
    confirmed = _confirmed(text, tokens, end, stop, core)
    if confirmed is None:
        return None
    end, currencies = confirmed
    qualifiers = [one for one in (lead, behind, ending) if one is not None]
    qualifier = _combined([one for one in qualifiers if one is not Qualifier.EXACT])
    if qualifier is None or (core.kind != "number" and qualifier not in (Qualifier.EXACT, Qualifier.ABOUT)):
        return None
    codes = _common(currencies)
    if codes is None:
        return None
    ends = _ends(core, qualifier)
    return Found(*ends, (end, stop), codes, tuple(token.text for token in currencies))


def _ends(core: _Core, qualifier: Qualifier) -> tuple[Decimal | None, Decimal | None, Qualifier]:
    match core.kind:
        case "range":
            return core.low, core.high, Qualifier.BETWEEN
        case "order":
            return core.low, core.high, Qualifier.ORDER
        case _:
            pass
    match qualifier:
        case Qualifier.OVER | Qualifier.AT_LEAST:
            return core.low, None, qualifier
        case Qualifier.UP_TO:
            return Decimal(0), core.low, qualifier
        case _:
            return core.low, core.low, qualifier


def with_ending(found: Found, ending: Qualifier) -> Found:
    """What a number says with what is said behind its thing; without ends where the two do not go together."""
    both = _combined([one for one in (found.qualifier, ending) if one is not Qualifier.EXACT])
    if found.low is None or found.low != found.high or both is None:
        return found._replace(low=None, high=None, qualifier=Qualifier.NOT_STATED)
    low, high, qualifier = _ends(_Core(found.low, found.high, "number", 0), both)
    return found._replace(low=low, high=high, qualifier=qualifier)


def _combined(qualifiers: Sequence[Qualifier]) -> Qualifier | None:
    """One qualifier of those around a number; *about 300 or more* is *at least*, *at least 300 at most* is nothing."""
    strong = {one for one in qualifiers if one is not Qualifier.ABOUT}
    if len(strong) > 1:
        return None
    return strong.pop() if strong else Qualifier.ABOUT if qualifiers else Qualifier.EXACT


def _listed(table: Table, tokens: Sequence[Token], at: int, stop: int) -> tuple[int, Qualifier] | None:
    """The longest phrase of a table that begins at a token: the index behind it and what it says."""
    if at >= stop:
        return None
    for words, qualifier in table.get(tokens[at].text, ()):
        if at + len(words) <= stop and all(tokens[at + n].text == word for n, word in enumerate(words)):
            return at + len(words), qualifier
    return None


def _leads(tokens: Sequence[Token], stop: int) -> tuple[int, Qualifier | None]:
    """The index behind all leads and the qualifier among them; two that disagree end the leads."""
    at, kept = 0, None
    while found := _listed(LEADS, tokens, at, stop):
        end, qualifier = found
        if qualifier is not Qualifier.EXACT and kept not in (None, qualifier):
            break
        kept = kept if qualifier is Qualifier.EXACT else qualifier
        at = end
    if at < stop - 1 and tokens[at].text in ("a", "an"):
        following = tokens[at + 1]
        at += following.kind in ("num", "cur") or following.text in ONES or following.text in TENS  # a $5m grant
    return at, kept


def ending_at(tokens: Sequence[Token], at: int) -> tuple[int, Qualifier] | None:
    """What is said of a number behind its thing, *300 tents or more*: the index behind it and what it says."""
    found = _listed(ENDINGS, tokens, at, len(tokens))
    adds = found is not None and tokens[at].text == "plus" and tokens[found[0] : found[0] + 1]
    return None if adds and adds[0].kind != "sign" else found  # 40 tents plus 12 stoves


def _ending(tokens: Sequence[Token]) -> tuple[int, Qualifier | None]:
    """Where the phrase ends before what is said at its end, such as *in total*."""
    stop = len(tokens)
    for at in range(max(0, stop - 3), stop):
        found = _listed(ENDINGS, tokens, at, stop)
        if found is not None and found[0] == stop and at:
            return at, found[1]
    return stop, None


def _behind(tokens: Sequence[Token], at: int, stop: int) -> tuple[int, Qualifier | None]:
    """A qualifier right behind the number: *300+*, *300 or more masks*, *300-odd*, *300-plus*."""
    if at < stop and tokens[at].hyphen and tokens[at].text in ("plus", "odd"):
        return at + 1, Qualifier.AT_LEAST if tokens[at].text == "plus" else Qualifier.ABOUT
    found = _listed(BEHIND, tokens, at, stop)
    if found is not None and found[0] - at > 1 and found[0] < stop:
        last, following = tokens[found[0] - 1].text, tokens[found[0]]  # 3 million and up to 200 tents, 30 or over 40
        goes_on = (last, following.text) in (("up", "to"), ("upwards", "of")) or following.text == "than"
        if goes_on or following.kind in ("num", "cur") or following.text in NUMBERS | {"half", "a", "several"}:
            return at, None
    return found or (at, None)


def _amount(tokens: Sequence[Token], at: int, stop: int) -> _Amount | None:
    """A number with the signs or words of its currency before and behind."""
    currencies: list[Token] = []
    start = at
    while at < stop and tokens[at].kind == "cur" and len(currencies) < 2:  # AUD $500
        if tokens[at].spoken and " " not in tokens[at].text and tokens[at].text not in ALSO_BEFORE:
            return None
        currencies.append(tokens[at])
        at += 1
    signed = bool(currencies)
    number = number_at(tokens, at, stop)
    if number is None:
        return None
    end = number.end
    if end < stop and tokens[end].kind == "cur":
        one = "a" in (word_at(tokens, start - 1), word_at(tokens, start))
        if tokens[end].hyphen and number.scales and not tokens[end - 1].hyphen and not one:
            return None  # two million-dollar grants
        currencies.append(tokens[end])
        end += 1
    return _Amount(number, end, tuple(currencies), signed)


def _common(currencies: Sequence[Token]) -> Codes | None:
    """The currencies that all these words and signs may mean; `None` where they contradict each other."""
    codes: Codes = frozenset()
    for token in currencies:
        codes = codes & token.codes if codes else token.codes
        if not codes:
            return None
    return codes


def _one_amount(text: str, tokens: Sequence[Token], found: _Amount | None, at: int, stop: int) -> _Core | None:
    if found is not None:
        value = _certain(text, tokens, found, found.end, stop, found.currencies)
        return None if value is None else _Core(value, value, "number", found.end, found.currencies)
    words = [token.text for token in tokens[at:stop]]
    for single, count in (("a", "single"), 1), (("one", "single"), 1), (("a", "pair", "of"), 2):
        if tuple(words[: len(single)]) == single:
            return _Core(Decimal(count), Decimal(count), "number", at + len(single))
    if len(words) > 1 and words[0] in ("a", "an") and words[1] not in NOT_ONE and tokens[at + 1].kind != "cur":
        return _Core(Decimal(1), Decimal(1), "number", at + 1)
    return None


def _certain(
    text: str,
    tokens: Sequence[Token],
    found: _Amount,
    end: int,
    stop: int,
    currencies: Sequence[Token],
    *,
    scaled: bool = False,
) -> Decimal | None:
    """The value of a number by how all digits of the phrase are written and by what is behind it."""
    if found.number.literal is None:
        return found.number.value
    styles = [literal.style for token in tokens if token.kind == "num" and (literal := read_literal(token.text))]
    if found.number.literal.style in styles:
        styles.remove(found.number.literal.style)
    if found.number.literal.other is None and not found.number.literal.bare_comma:
        return settled(found.number, frozenset(styles))
    rest = text[tokens[end].start : tokens[stop - 1].end] if end < stop else ""
    unit, item = unit_and_item(rest)
    things = not unit and any(word in WHOLE for word in item.lower().split())
    codes = _common(currencies) or frozenset()
    return settled(
        found.number,
        frozenset(styles),
        of_measure=bool(unit or codes or scaled),
        of_things=things,
        minor=_minor(codes) if codes else None,
    )


def _minor(codes: Codes) -> int:
    """How many decimals the currency has, the most of those it may be."""
    return max(currencies().by_code[code].minor for code in codes)


# --- ranges --------------------------------------------------------------------------------------------


_JOINTS = frozenset(("and", "to", "-", "or", "~"))


def _range(text: str, tokens: Sequence[Token], first: _Amount | None, at: int, stop: int) -> _Core | None:
    """*10-20 million*, *between 10 and 20*, *from two to three*, *two or three*."""
    if _JOINTS.isdisjoint([token.text for token in tokens[at:stop]]):
        return None
    found = [core for pair in _pairs(tokens, first, at, stop) if (core := _between(text, tokens, *pair, stop))]
    return found[0] if len(found) == 1 else None


def _between(text: str, tokens: Sequence[Token], low: _Amount, high: _Amount, joined: Token, stop: int) -> _Core | None:
    if not low.currencies and high.signed:  # 2 million-€3 million is no range of euros
        return None
    currencies = (*low.currencies, *high.currencies)
    low_value = _certain(text, tokens, low, high.end, stop, currencies, scaled=bool(high.number.scales))
    high_value = _certain(text, tokens, high, high.end, stop, currencies)
    if low_value is None or high_value is None:
        return None
    both = bool(low.currencies and high.currencies)
    shown = joined.text == "-" and not joined.glued and high.end == stop  # as `format_interval` writes it
    low_number, high_number = low.number._replace(value=low_value), high.number._replace(value=high_value)
    start = _shared(low_number, high_number, sure=both or shown)
    if start is None or start >= high_value or (joined.text == "or" and high_value > 2 * start):
        return None  # of 8 or 750 either is meant, and nothing between
    if high.end == stop and not currencies and _is_year(low_number) and _is_year(high_number):
        return None
    return _Core(start, high_value, "range", high.end, currencies)


def _pairs(
    tokens: Sequence[Token], first: _Amount | None, at: int, stop: int
) -> Iterator[tuple[_Amount, _Amount, Token]]:
    """Every way to read two amounts with a joint between them, of which the `first` may begin at a token."""
    word = tokens[at].text if at < stop else ""
    if word == "between":
        for joint in range(at + 2, stop - 1):
            if tokens[joint].text in ("and", "to", "-"):
                low, high = _amount(tokens, at + 1, joint), _amount(tokens, joint + 1, stop)
                if low is not None and high is not None and low.end == joint:
                    yield low, high, tokens[joint]
        return
    low = _amount(tokens, at + 1, stop) if word == "from" else first
    joints = ("to", "-") if word == "from" else ("to", "-", "or", "~")
    if low is not None and low.end < stop and tokens[low.end].text in joints:
        hedged = tokens[low.end].text == "or" and low.end + 2 < stop and tokens[low.end + 1].text in HEDGES
        high = _amount(tokens, low.end + 1 + hedged, stop)
        if high is not None:
            yield low, high, tokens[low.end]


def _is_year(number: Number) -> bool:
    return (
        number.literal is not None and not number.scales and number.literal.style == "" and 1900 <= number.value <= 2100
    )


def _shared(low: Number, high: Number, *, sure: bool) -> Decimal | None:
    """The first number of a range with the scales of the second that hold for it too; `None` where that is open."""
    largest = max(low.scales, default=1)
    for at, scale in enumerate(high.scales):
        scaled = low.value * prod(high.scales[at:])
        if scale > largest and scaled < high.value:
            return trimmed(scaled)
    if high.scales:
        own = bool(low.scales) or low.value >= 1000 or max(high.scales) <= 1000
        return low.value if own and (low.value >= 1000 or high.value < 1000 * max(low.value, 1)) else None
    if not high.digits:  # of two to three hundred and fifty the hundreds may be meant in both
        largest = max((scale for scale in SPELLED.values() if scale <= high.value), default=1)
        return low.value if low.value >= largest or high.value // largest <= low.value or largest == 1 else None
    return low.value if sure or not _leaves_scale_out(low.value, high.value) else None


def _leaves_scale_out(low: Decimal, high: Decimal) -> bool:
    """Whether the first number of a range may be short for thousands or hundreds: *10 to 20,000*, *5-600*."""
    if low < 10 and high < 1000 and high % 100 == 0:
        return high > 100 * low
    thousands = high
    while thousands and thousands % 1000 == 0:
        thousands /= 1000
    return low < 1000 <= high and high % 1000 == 0 and thousands > low


# --- magnitudes and figures ----------------------------------------------------------------------------


def _order(tokens: Sequence[Token], at: int, stop: int) -> _Core | None:
    """*tens of thousands*, *several million*, *hundreds*, *a few hundred thousand*, with a currency behind."""
    word = word_at(tokens, at)
    several = next((one for one in SEVERAL if one[0] == word and _texts(tokens, at, len(one), stop) == one), ())
    end = at + len(several)
    first = tokens[end].text if end < stop else ""
    if first in MAGNITUDES:
        (base, most), end = MAGNITUDES[first], end + 1
        great = end + 1 if end < stop and tokens[end].text == "of" else end
        times = GREAT.get(tokens[great].text, (0, 0))[0] if great < stop else 0
        end = great + 1 if times else end
        bounds = (2 * base, most, times or 1)
    elif first in GREAT:
        times, most = GREAT[first]
        bounds, end = (2, most, times), end + 1
    elif several and (first in SPELLED or first == "dozen"):
        base, most, times = _one_of(first, several)
        end += 1
        while first in ("hundred", "dozen", "thousand", "lakh") and end < stop and tokens[end].text in SPELLED:
            times *= SPELLED[tokens[end].text]
            end += 1
        bounds = (2 * base, most, times)
    else:
        return None
    low, high = Decimal(bounds[0] * bounds[2]), Decimal((bounds[1] + 1) * bounds[2] - 1)
    return _with_currency(tokens, end, stop, low, high)


def _one_of(word: str, several: tuple[str, ...]) -> tuple[int, int, int]:
    """How many one magnitude is, how many several are at most, and what both are multiplied by."""
    base, most = {"hundred": (100, 999), "dozen": (12, 99)}.get(word, (1, GREAT.get(f"{word}s", (0, 9))[1]))
    most = 3 * base - 1 if several in COUPLE else most
    return base, most, 1 if word in ("hundred", "dozen") else SPELLED[word]


def _texts(tokens: Sequence[Token], at: int, count: int, stop: int) -> tuple[str, ...]:
    return tuple(token.text for token in tokens[at : min(at + count, stop)])


def _with_currency(tokens: Sequence[Token], at: int, stop: int, low: Decimal, high: Decimal) -> _Core:
    """An order of magnitude, with the currency that is behind it or behind *of* or *in*."""
    for before in (at, at + 1):
        if before < stop and tokens[before].kind == "cur" and (before == at or tokens[at].text in ("of", "in")):
            return _Core(low, high, "order", before + 1, (tokens[before],))
    return _Core(low, high, "order", at)


def _figures(tokens: Sequence[Token], at: int, stop: int) -> _Core | None:
    """*a six-figure euro amount*, *six figures in dollars*, *a double-digit million sum*."""
    at += at < stop and tokens[at].text in ("a", "an")
    at += at < stop and tokens[at].text in ("low", "mid", "high", "upper", "lower", "healthy", "substantial")
    if at + 1 >= stop:
        return None
    word, figure = tokens[at].text, tokens[at + 1].text
    if figure not in ("figure", "figures", "digit", "digits"):
        return None
    count = FIGURES.get(word) or ONES.get(word) or (int(word) if word.isdecimal() and len(word) < 3 else 0)
    if not 0 < count < 13:
        return None
    end = at + 2
    times = SPELLED.get(tokens[end].text, 1) if end < stop else 1
    end += times > 1
    low, high = Decimal(10 ** (count - 1) * times), Decimal(10**count * times - 1)
    currencies: tuple[Token, ...] = ()
    if end < stop and tokens[end].kind == "cur":
        currencies, end = (tokens[end],), end + 1
    named = end < stop and tokens[end].text in SUMS
    if not named and figure != "figures":
        return None
    core = _with_currency(tokens, end + named, stop, low, high)
    return core._replace(currencies=(*currencies, *core.currencies))


def _confirmed(
    text: str, tokens: Sequence[Token], at: int, stop: int, core: _Core
) -> tuple[int, tuple[Token, ...]] | None:
    """Behind *300 (three hundred)* and *500 (USD)*, with all currencies named; `None` where the two differ."""
    currencies = core.currencies
    if at < stop and tokens[at].text == "(":
        again = _amount(tokens, at + 1, stop)
        if again is not None:
            value = _certain(text, tokens, again, stop, stop, again.currencies or currencies)
            closed = again.end < stop and tokens[again.end].text == ")"
            if not closed or core.kind != "number" or value != core.low:
                return None
            at, currencies = again.end + 1, (*currencies, *again.currencies)
        elif at + 2 < stop and tokens[at + 1].kind == "cur" and tokens[at + 2].text == ")":
            at, currencies = at + 3, (*currencies, tokens[at + 1])
    of = at + 1 if at + 1 < stop and tokens[at].text == "in" else at
    if at < stop and tokens[of].kind == "cur":
        return of + 1, (*currencies, tokens[of])
    return at, currencies


# --- quantities ----------------------------------------------------------------------------------------


def read_counted(words: str) -> tuple[Found, str, str] | None:
    """A plain text as a quantity, all of it: its interval, its unit and what is counted."""
    if vague := read_vague(words.lower()):
        found, item = vague
        return found, *unit_and_item(words[len(words) - len(item) :] if item else "")
    tokens = scan(words)
    found = read_phrase(words, tokens)
    if found is None:
        return None
    start, stop = found.tail
    if start == stop:
        return found, "", ""
    first = tokens[start]
    unit, item = unit_and_item(words[first.start : tokens[stop - 1].end])
    if first.kind in ("word", "name") and (first.glued or first.hyphen) and not unit:
        return None
    if (first.hyphen and not LOAD.match(item)) or _is_size(words[first.start :], unit, item):
        return None
    counted = scan(item)
    if not unit and (named := _money_word(counted)):
        if not (named in ("pounds", "pound") and item[len(named) :].startswith(" of ")):
            return None
        unit, item = item[: len(named)], item[len(named) + 4 :]
        counted = scan(item)
    return (found, unit, item) if is_thing(counted) else None


def _is_size(rest: str, unit: str, item: str) -> bool:
    """Whether a measure says how big one thing is and not how much is given: *5 kg bags of rice*."""
    first = item.lower().partition(" ")[0]
    return bool(MEASURES.match(unit)) and first in PACKED and not rest[len(unit) :].lstrip().lower().startswith("of ")


def _money_word(counted: Sequence[Token]) -> str:
    """The name of a currency that these words begin with."""
    words = [fold(token.text) for token in counted[: currencies().longest]]
    _, count = currencies().named(words)
    return " ".join(token.text for token in counted[:count])


# --- tails ---------------------------------------------------------------------------------------------


def is_thing(tokens: Sequence[Token]) -> bool:
    """Whether a tail can be what is counted: words that leave the number before them as it is."""
    if not tokens:
        return True
    first = tokens[0]
    if first.text in NO_HEADS or (first.kind == "word" and len(first.text) == 1) or first.text in "-/&)":
        return False
    return leaves_it(tokens) and NO_PART.isdisjoint(token.text for token in tokens)


def leaves_it(tokens: Sequence[Token]) -> bool:
    """Whether these words say nothing of how many: no number, no share, no rate, no comparison."""
    for token, following in zip(tokens, [*tokens[1:], None], strict=False):
        nxt = following.text.removesuffix("s") if following is not None else ""
        if token.kind in ("num", "frac", "cur") or token.text in CHANGING:
            return False
        if token.text in ("a", "an", "/") and nxt in TIMES:
            return False
        if token.kind == "name" and re.split(r"[\d-]", token.text)[0] in CHANGING:
            return False
        if token.kind == "sign" and not _is_point(token.text):
            return False
    return True


def _is_point(char: str) -> bool:
    """Whether a sign is only punctuation or a mark on a letter."""
    return char in "-'\"()&/,;:.!?" or (not char.isascii() and unicodedata.category(char)[0] in "PM")
