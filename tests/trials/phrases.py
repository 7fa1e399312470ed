"""Numbers and amounts of known value, written in many ways, and read again: no wrong one, the unread ones counted.

    PYTHONPATH=src:. .venv/bin/python -m tests.trials.phrases --rounds 10000 [--seed 1] [--show unread]

The writers here know nothing of the reader: they have number words, groupings and ranges of their own, and the names
of currencies from the CLDR. A phrase may also be a trap, of which nothing may be read: a share, a rate, a comparison.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from babel import Locale

from app.domain.money import read_money
from app.domain.quantity import read_quantity

D = Decimal
Value = tuple[Decimal | None, Decimal | None]


class Phrase(NamedTuple):
    """A phrase, and what somebody who understands it takes from it."""

    kind: str
    text: str
    value: Value | None
    """Its low and high end; None where it states no single one."""
    currency: str = ""
    money: bool = False


# --- numbers in words ----------------------------------------------------------------------------------

_TO_TWENTY = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_BY_TEN = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WESTERN = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))
_INDIAN = ((10**7, "crore"), (10**5, "lakh"), (1000, "thousand"))


def below_hundred(n: int, hyphen: str) -> str:
    if n < 20:
        return _TO_TWENTY[n]
    tens, ones = divmod(n, 10)
    return _BY_TEN[tens] + (hyphen + _TO_TWENTY[ones] if ones else "")


def below_thousand(n: int, hyphen: str, link: str) -> str:
    hundreds, rest = divmod(n, 100)
    parts = [f"{_TO_TWENTY[hundreds]} hundred"] if hundreds else []
    if rest:
        parts.append((link if hundreds else "") + below_hundred(rest, hyphen))
    return " ".join(parts)


def spelled(n: int, rng: random.Random, *, indian: bool = False) -> str:
    """A whole number in words, with *and* and hyphens or without, in the western or the Indian way."""
    if n == 0:
        return "zero"
    hyphen, link = rng.choice("- "), rng.choice(("and ", ""))
    parts: list[str] = []
    rest = n
    for scale, word in _INDIAN if indian else _WESTERN:
        count, rest = divmod(rest, scale)
        if count:
            head = below_thousand(count, hyphen, link) if count < 1000 else spelled(count, rng, indian=indian)
            parts.append(f"{head} {word}")
    if rest:
        tail = below_thousand(rest, hyphen, link)
        parts.append(f"and {tail}" if parts and rest < 100 and link else tail)
    comma = "," if rng.random() < 0.2 and len(parts) > 1 and not parts[-1].startswith("and") else ""
    return f"{comma} ".join(parts) if not indian else " ".join(parts)


# --- numbers in digits ---------------------------------------------------------------------------------


def grouped(n: int, mark: str, *, indian: bool = False) -> str:
    text = str(n)
    head, tail = text[:-3], text[-3:]
    if not head:
        return tail
    size = 2 if indian else 3
    groups: list[str] = []
    while head:
        groups.insert(0, head[-size:])
        head = head[:-size]
    return mark.join([*groups, tail])


def in_digits(value: Decimal, rng: random.Random) -> tuple[str, str]:
    """A number in digits, and the way it is written."""
    whole, _, decimals = f"{value:f}".partition(".")
    way = rng.choice(("plain", "english", "english", "indian", "european", "spaced", "swiss", "arabic"))
    n = int(whole)
    if way == "plain":
        return (f"{n}.{decimals}" if decimals else str(n)), way
    if way == "english":
        return grouped(n, ",") + (f".{decimals}" if decimals else ""), way
    if way == "indian":
        return grouped(n, ",", indian=True) + (f".{decimals}" if decimals else ""), way
    if way == "european":
        return grouped(n, ".") + (f",{decimals}" if decimals else ""), way
    if way == "spaced":
        text = grouped(n, rng.choice(("\u00a0", " ", "\u202f", "\u2009"))) if n >= 1000 else str(n)
        return text + (rng.choice(",.") + decimals if decimals else ""), way
    if way == "swiss":
        return grouped(n, rng.choice("'’")) + (f".{decimals}" if decimals else ""), way
    digits = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    return (grouped(n, "٬") + (f"٫{decimals}" if decimals else "")).translate(digits), way


def some_number(rng: random.Random) -> int:
    """A whole number, round as numbers in texts are, or not."""
    size = rng.choice((1, 2, 2, 3, 3, 4, 5, 6, 7, 8, 9))
    n = rng.randrange(10 ** (size - 1), 10**size)
    return n if rng.random() < 0.4 else max(1, int(float(f"{n:.{rng.choice((0, 1))}e}")))


_SCALES = {
    "thousand": 1000, " thousand": 1000, "k": 1000, " million": 10**6, "m": 10**6, " mn": 10**6, "mn": 10**6,
    " mln": 10**6, " billion": 10**9, "bn": 10**9, " bn": 10**9, " trillion": 10**12, " crore": 10**7, " lakh": 10**5,
    " lakhs": 10**5, " crores": 10**7, " Mio.": 10**6, " lac": 10**5,
}  # fmt: skip


def scaled(rng: random.Random) -> tuple[str, Decimal]:
    """*2.5 million*, *3bn*, *2,5 million*, *12 lakh*."""
    suffix = rng.choice([s for s in _SCALES if s != "thousand"])
    head = D(rng.randrange(2, 999)) if rng.random() < 0.5 else D(rng.randrange(11, 9999)) / rng.choice((10, 100))
    text = f"{head.normalize():f}"
    if rng.random() < 0.15:
        text = text.replace(".", ",")
    return text + suffix, head * _SCALES[suffix]


def fractional(rng: random.Random) -> tuple[str, Decimal]:
    """*two and a half million*, *a quarter of a million*, *half a dozen*."""
    word, times = rng.choice(
        (("thousand", 1000), ("million", 10**6), ("billion", 10**9), ("crore", 10**7), ("lakh", 10**5), ("dozen", 12))
    )
    n = rng.randrange(1, 20)
    head = rng.choice((str(n), below_hundred(n, "-")))
    return rng.choice(
        (
            (f"half a {word}", D(times) / 2),
            (f"half-a-{word}", D(times) / 2),
            (f"a half {word}", D(times) / 2),
            (f"a quarter of a {word}", D(times) / 4),
            (f"a quarter {word}", D(times) / 4),
            (f"three quarters of a {word}", D(times) * 3 / 4),
            (f"{head} and a half {word}", (n + D("0.5")) * times),
            (f"{head}-and-a-half {word}", (n + D("0.5")) * times),
            (f"{head} and a quarter {word}", (n + D("0.25")) * times),
            (f"{n}½ {word}", (n + D("0.5")) * times),
            (f"{below_hundred(n, '-')} point five {word}", (n + D("0.5")) * times),
            (f"a {word} and a half", D(times) * 3 / 2),
            (f"a {word}", D(times)),
            (f"{head} {word}", D(n) * times),
        )
    )


def one_number(rng: random.Random) -> tuple[str, Decimal, str]:
    """Any number, its value, and how it is written."""
    way = rng.randrange(5)
    if way == 0:
        n = some_number(rng)
        return spelled(n, rng), D(n), "words"
    if way == 1:
        n = some_number(rng)
        return spelled(n, rng, indian=True), D(n), "Indian words"
    if way == 2:
        value = D(some_number(rng))
        if rng.random() < 0.25:
            value += D(rng.randrange(1, 100)) / 100
        text, way_of_digits = in_digits(value, rng)
        return text, value, f"digits, {way_of_digits}"
    if way == 3:
        return *scaled(rng), "scale"
    return *fractional(rng), "fraction"


# --- what stands round them ----------------------------------------------------------------------------

_ITEMS = (
    "masks", "doses", "tonnes of rice", "surgical masks", "N95 respirators", "COVID-19 vaccine doses", "test kits",
    "tents",
    "people", "ventilators", "pieces of equipment", "pairs of gloves", "families", "boxes of medicine",
    "Ukrainian refugees",
    "litres of fuel", "hygiene kits", "5G routers", "medical workers", "solar-powered lamps", "kg of seed",
    "women and girls",
)  # fmt: skip
_LOW = ("over", "more than", "at least", "no fewer than", "in excess of", "upwards of", "well over", "a minimum of")
_HIGH = ("up to", "at most", "less than", "no more than", "fewer than", "as many as", "just under")
_SAME = (
    "about",
    "some",
    "around",
    "nearly",
    "almost",
    "approximately",
    "roughly",
    "an estimated",
    "exactly",
    "only",
    "the",
)


def qualified(text: str, value: Decimal, rng: random.Random) -> tuple[str, Value]:
    way = rng.randrange(10)
    if way == 0:
        return f"{rng.choice(_LOW)} {text}", (value, None)
    if way == 1:
        return f"{rng.choice(_HIGH)} {text}", (D(0), value)
    if way == 2:
        return f"{rng.choice(_SAME)} {text}", (value, value)
    if way == 3:
        return f"{text} or more", (value, None)
    if way == 4:
        return f"a total of {text}", (value, value)
    return text, (value, value)


def plain(rng: random.Random) -> Phrase:
    text, value, way = one_number(rng)
    text, ends = qualified(text, value, rng)
    if rng.random() < 0.8 and not text.endswith("more"):
        text = f"{text} {rng.choice(_ITEMS)}"
    return Phrase(way, text, ends)


def spread(rng: random.Random) -> Phrase:
    """A range: the scale said once or twice, in words or digits."""
    low, high = sorted(rng.sample(range(1, 30), 2))
    shape = rng.choice(("{} to {}", "between {} and {}", "from {} to {}", "{} or {}", "{}-{}", "{}–{}", "{} - {}"))
    joined = shape in ("{}-{}", "{}–{}")
    if " or " in shape:
        high = min(low + rng.randrange(1, 3), 2 * low) if low > 1 else 2
    word, times = rng.choice((*((w, s) for s, w in (*_WESTERN, *_INDIAN)), ("hundred", 100), ("", 1)))
    if rng.random() < 0.5 and not joined:
        ends = [spelled(n, rng) for n in (low, high)]
        if word == "hundred" and (low > 19 or high > 19 or low == 10 or high in (10, 20)):
            word, times = "thousand", 1000
    else:
        ends = [str(n) for n in (low, high)]
        if word == "hundred":
            word, times = "million", 10**6
    if word and rng.random() < 0.3:
        ends[0] = f"{ends[0]} {word}"
    text = shape.format(*ends) + (f" {word}" if word else "")
    if rng.random() < 0.7:
        text = f"{text} {rng.choice(_ITEMS)}"
    return Phrase("range", text, (D(low * times), D(high * times)))


def written_out_range(rng: random.Random) -> Phrase:
    """A range of two numbers that are each written out."""
    low, high = sorted(rng.sample(range(1000, 10**7), 2))
    shape = rng.choice(("{} to {}", "between {} and {}", "from {} to {}", "{}-{}"))
    mark = rng.choice((",", " ", "'"))
    if rng.random() < 0.4 and shape != "{}-{}":
        texts = (spelled(low, rng), spelled(high, rng))
    else:
        texts = (grouped(low, mark), grouped(high, mark))
    return Phrase("range", f"{shape.format(*texts)} {rng.choice(_ITEMS)}", (D(low), D(high)))


def magnitude(rng: random.Random) -> Phrase:
    """*tens of thousands*, *several hundred*: an order, of which the true value lies within the interval."""
    count, base, most = rng.choice((("tens", 10, 100), ("hundreds", 100, 1000), ("dozens", 12, 100), ("", 1, 10)))
    great, times = rng.choice((("thousand", 1000), ("million", 10**6), ("billion", 10**9)))
    if rng.random() < 0.5:
        text = f"{count} of {great}s" if count else f"{great}s"
        return Phrase("magnitude", f"{text} of {rng.choice(_ITEMS)}", (D(2 * base * times), D(most * times - 1)))
    several = rng.choice(("several", "a few"))
    if rng.random() < 0.5:
        return Phrase("magnitude", f"{several} hundred {great} people", (D(200 * times), D(1000 * times - 1)))
    return Phrase("magnitude", f"{several} {great} people", (D(2 * times), D(10 * times - 1)))


# --- money ---------------------------------------------------------------------------------------------

_ENGLISH = Locale("en")
_CODES = re.findall(
    "[A-Z]{3}",
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY "
    "COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR "
    "ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK "
    "MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF "
    "SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS "
    "VES VND VUV WST XAF XCD XDR XOF XPF YER ZAR ZMW BGN HRK ",
)
"""The codes in use of ISO 4217, written down here once more."""
_SIGNS = {
    "USD": ("US$", "$", "U.S.$"), "EUR": ("€",), "GBP": ("£",), "AUD": ("A$", "AU$"), "CAD": ("C$", "CA$"),
    "INR": ("₹", "Rs "),
    "PKR": ("Rs. ", "PKR "), "CNY": ("RMB ", "¥"), "JPY": ("¥",), "TRY": ("TL ", "₺"), "NOK": ("kr ", "NOK "),
    "BRL": ("R$",),
    "KES": ("KSh ", "KSh"), "NGN": ("₦",), "UAH": ("₴",), "ILS": ("NIS ", "₪"), "ZAR": ("ZAR ",), "MYR": ("RM", "RM "),
    "KWD": ("KD ",), "SAR": ("SR ",), "QAR": ("QR ",), "BDT": ("Tk ", "৳"), "PHP": ("₱",), "NZD": ("NZ$",),
    "HKD": ("HK$",),
}  # fmt: skip


def amount(rng: random.Random) -> Phrase:
    """An amount in any currency, its code, sign or name before or behind."""
    code = rng.choice(_CODES)
    text, value, _way = one_number(rng)
    ends: Value = (value, value)
    kind = "money, code"
    if rng.random() < 0.3:
        low, high = sorted(rng.sample(range(1, 30), 2))
        shape = rng.choice(("{} to {} million", "{}-{} million", "between {} and {} million"))
        text, ends = shape.format(low, high), (D(low) * 10**6, D(high) * 10**6)
        kind = "money, range"
    way = rng.randrange(3)
    between = text.startswith("between")
    if way == 0 and not between:
        text = f"{code} {text}"
    elif way == 0 or way == 1:
        text = f"{text} {code}"
    elif code in _SIGNS and rng.random() < 0.5 and text[0].isdigit():
        kind = "money, sign"
        text = rng.choice(_SIGNS[code]) + text
    else:
        kind = "money, name"
        text = f"{text} {name_of(code, rng)}"
    if ends[0] == ends[1] and rng.random() < 0.4:
        text, ends = qualified(text, value, rng)
    return Phrase(kind, text, ends, code, money=True)


def name_of(code: str, rng: random.Random) -> str:
    """The CLDR's plural of a currency, with its adjective or without."""
    forms = _ENGLISH._data["currency_names_plural"].get(code) or {}
    name = str(forms.get("other") or _ENGLISH.currencies[code])
    return name.split()[-1] if rng.random() < 0.25 else name


def sum_of_figures(rng: random.Random) -> Phrase:
    n = rng.randrange(4, 10)
    word = rng.choice((_TO_TWENTY[n], str(n)))
    kind = rng.choice(("sum", "amount", "donation", "grant"))
    code, name = rng.choice(
        (("EUR", "euro"), ("USD", "US dollar"), ("CHF", "Swiss franc"), ("AZN", "Azerbaijani manat"))
    )
    text = rng.choice((f"a {word}-figure {name} {kind}", f"a {word}-figure {kind} in {name}s"))
    return Phrase("figures", text, (D(10 ** (n - 1)), D(10**n - 1)), code, money=True)


def confirmed(rng: random.Random) -> Phrase:
    """*500,000 (five hundred thousand) masks*, as ministries write."""
    n = some_number(rng)
    return Phrase("in brackets", f"{grouped(n, ',')} ({spelled(n, rng)}) {rng.choice(_ITEMS)}", (D(n), D(n)))


# --- traps ---------------------------------------------------------------------------------------------


def trap(rng: random.Random) -> Phrase:
    """A phrase of which no single number may be read."""
    text, _value, _way = one_number(rng)
    other, _value, _way = one_number(rng)
    item = rng.choice(("masks", "doses", "tents"))
    a, b = sorted(rng.sample(range(2, 12), 2))
    low, high = below_hundred(a, "-"), below_hundred(b, "-")
    return Phrase(
        "trap",
        rng.choice(
            (
                f"{low} in {high} households", f"one in {high}", f"{a} out of {b} {item}",
                f"{low} of the {high} {item}",
                f"{text} {item} each", f"{text} {item} per hospital", f"{text} {item} a day", f"{text} {item} daily",
                f"{text} times as many {item}", f"{text} {item} more than {other}", f"{text} {item} and {other} gloves",
                f"{text} plus {other} {item}", f"{text} fewer {item} than promised", f"not {text} {item}",
                f"a third of {text} {item}", f"half of the {text} {item}", f"twice {text} {item}",
                f"double the {text} {item}",
                f"{text} {item} or {other} tents", f"{text} squared", f"Airbus A{a}00M", f"Y-{a}0", f"{a}G",
                f"Covid-{a}",
                f"G{a}0", f"{a} May 2020", f"{a}:{b}5", f"{a}/{b}", f"No. {a}", f"the {a}th", f"{a}0{b}0-{b}",
                f"every {low} {item}", f"{text} {item} minus {other}", f"at least {text} {item} at most",
                f"{low}th of {item}", f"{text} % more {item} than in {other}", f"an average of {text} {item}",
                f"{text} (that is {other}) {item}", f"{text}-bed hospital", f"{text} {item} for each of {other} towns",
            )
        ),
        None,
    )  # fmt: skip


def money_trap(rng: random.Random) -> Phrase:
    text, _value, _way = one_number(rng)
    other, _value, _way = one_number(rng)
    code, second = rng.sample(_CODES, 2)
    return Phrase(
        "trap, money",
        rng.choice(
            (
                f"{code} {text} and {second} {other}", f"{code} {text} ({second} {other})", f"{text} {code} per mask",
                f"{text} {code} each", f"half of {code} {text}", f"{code} {text} less than promised",
                f"twice {text} {code}",
                f"{code} {text} {second}", f"{code} {text} times {other}",
                f"{text} million-{code} {other}", f"not {code} {text}", f"{code} {text} short of the goal",
                f"between {code} {text} and", f"{code} {text} for every {code} {other}",
                f"a third of the {code} {text}",
            )
        ),
        None,
        money=True,
    )  # fmt: skip


def either(rng: random.Random) -> Phrase:
    """Two numbers far apart, of which one is meant; or a range of which the first number may be short for another."""
    if rng.random() < 0.5:
        a, b = sorted(rng.sample(range(1, 10), 2))
        scale = rng.choice((100, 1000, 10**6))
        rest = rng.randrange(1, scale // 10)
        high = rng.choice((spelled(b * scale + rest, rng), grouped(b * scale * 1000, ",")))
        return Phrase("trap", f"{rng.choice((_TO_TWENTY[a], str(a)))} to {high} {rng.choice(_ITEMS)}", None)
    low = some_number(rng)
    high = low * rng.randrange(3, 50)
    return Phrase("trap", f"{spelled(low, rng)} or {spelled(high, rng)} {rng.choice(_ITEMS)}", None)


# --- reading -------------------------------------------------------------------------------------------

_WRITERS: tuple[tuple[Callable[[random.Random], Phrase], int], ...] = (
    (plain, 34), (spread, 14), (written_out_range, 5), (magnitude, 5), (amount, 26), (sum_of_figures, 2), (confirmed,
    3),
    (trap, 8), (money_trap, 5), (either, 3),
)  # fmt: skip


def write(rng: random.Random) -> Phrase:
    """A phrase of any kind."""
    writers, weights = zip(*_WRITERS, strict=True)
    return rng.choices(writers, weights)[0](rng)


def judge(phrase: Phrase) -> str:
    """*right*, *unread*, *assumed* (the number right, another currency taken and said to be assumed) or *wrong*."""
    if phrase.money:
        found = read_money(phrase.text)
        if found is None:
            return "right" if phrase.value is None else "unread"
        read: Value = (found.money.low, found.money.high)
        if phrase.value is None or read != phrase.value:
            return "wrong"
        if found.money.currency == phrase.currency:
            return "right"
        if not found.money.currency:
            return "unread" if not found.choices or phrase.currency in found.choices else "wrong"
        return "assumed" if found.currency_assumed else "wrong"
    counted = read_quantity(phrase.text)
    if counted is None:
        return "right" if phrase.value is None else "unread"
    return "right" if (counted.low, counted.high) == phrase.value else "wrong"


def what_was_read(phrase: Phrase) -> str:
    """The reading, for somebody who looks into it."""
    if phrase.money:
        found = read_money(phrase.text)
        return "" if found is None else f"{found.money.low} to {found.money.high} {found.money.currency}{found.choices}"
    counted = read_quantity(phrase.text)
    return "" if counted is None else f"{counted.low} to {counted.high} {counted.unit} {counted.item}"


def run(rounds: int, seed: int) -> tuple[Counter[tuple[str, str]], list[tuple[str, Phrase]]]:
    """Read so many phrases: how many of each kind are what, and all that are not right."""
    rng = random.Random(seed)
    counts: Counter[tuple[str, str]] = Counter()
    others: list[tuple[str, Phrase]] = []
    for _ in range(rounds):
        phrase = write(rng)
        verdict = judge(phrase)
        counts[phrase.kind, verdict] += 1
        if verdict != "right":
            others.append((verdict, phrase))
    return counts, others


def main() -> int:
    """Print the counts by kind and every wrong reading; 1 where there is one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", choices=("unread", "assumed"), help="print some of these too")
    asked = parser.parse_args()
    counts, others = run(asked.rounds, asked.seed)
    verdicts = ("right", "unread", "assumed", "wrong")
    print(f"{'':20}" + "".join(f"{verdict:>9}" for verdict in verdicts))
    for kind in sorted({kind for kind, _ in counts}):
        print(f"{kind:20}" + "".join(f"{counts[kind, verdict]:>9,}" for verdict in verdicts))
    print(f"{'all':20}" + "".join(f"{sum(n for (_, v), n in counts.items() if v == w):>9,}" for w in verdicts))
    wrong = [phrase for verdict, phrase in others if verdict == "wrong"]
    for phrase in [p for v, p in others if v == asked.show][:60] + wrong:
        print(f"{phrase.kind}: {phrase.text!r} is {phrase.value} {phrase.currency}, read as {what_was_read(phrase)!r}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
