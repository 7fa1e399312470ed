"""The cells of a table as values. How its numbers and dates are written is known by the whole table, never by one cell:
what may mean two things stays unread until the person says which."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache

from app.domain.dates import read_date
from app.domain.donations import DateSpan
from app.domain.language import later, tr
from app.domain.reference_data import read_json
from app.domain.terms import DatePrecision
from app.importers.dates import DATE, named_date
from app.paths import REFERENCE

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
_HIDDEN = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e]")
_UNPLAIN = re.compile(r"[<&]|  |\d[.,] ?-")
_ROUND = re.compile(
    r"\A(?P<sum>\s*[^\d\s.,]{0,4}\s?\d[\d.,'’ ]*)(?P<point>[.,]) ?[-–—]{1,2}"
    r"(?P<rest>(?:\s?[^\W\d]{1,4}|\s?[€$£])?\s*)\Z"
)
"""A sum without cents, as *15.000,-*: behind its decimal sign there are strokes."""
_SPACES = re.compile(r"[ \t\u00a0\u202f\u2007]+")
_MISSING = frozenset(("", "-", "--", "–", "—", "n/a", "na", "none", "null", "nan", "unknown", "not available", ".", "?",
                      "#n/a", "not applicable", "unspecified", "vague", "vague tbd"))  # fmt: skip
_FIGURES = re.compile(r"(?:[-+−(]\s*)?\d[\d.,'’ ]*\)?")
_GROUP, _SHORT_YEAR = 3, 2
_THOUSANDTH = Decimal("0.001")
_MOST_DIGITS = 18
"""Before the decimals; a number that has more is none that a record may have, and refused by that."""
_NUMBERS = re.compile(r"\d[\d.,]*\d")
_NO_DAY, _CORRECT = later("there is no such day as “{cell}”"), later("correct the cell")
_AS_ISO = later("write it as 2020-03-05, 2020-03 or 2020")
_YEAR_FIRST = re.compile(
    r"(?:(?P<era>令和|平成|昭和) ?)?(?P<year>\d{4}|\d{1,2}(?=年)|元(?=年)) ?[./年년-] ?(?P<month>\d{1,2})"
    r"(?: ?[./月월-] ?(?P<day>\d{1,2}))? ?[.日일月월]?"
)
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
"""The year before the first of each."""
_OUR_ERA, _HIJRI = re.compile(r"(?<=\d)\s*م\.?$"), re.compile(r"\d\s*(?:هـ?|A\.?H\.?)\.?$")
_YEARS = range(1900, 2101)
"""Years of others are those of another calendar, or slips."""
_FOREIGN = re.compile(r"[٠-٩۰-۹０-９٬٫．，／]")
_SIGNS = str.maketrans("٬٫．，／", ",..,/")
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[ T]\d{1,2}:\d{2}.*)?")


class Ask(StrEnum):
    """What the person could say, once for all rows, by which a row can be taken."""

    NOTHING = ""
    COUNTRY = "country"
    """Which country or group a name means."""
    CURRENCY = "currency"
    """Which currency a cell means."""
    NO_CURRENCY = "no currency"
    """In which currency amounts are beside which none is."""
    STATUS = "status"
    OUTCOME = "outcome"
    """Whether a column that is not read says how far a gift came."""
    ABOVE = "above"
    """Whether an empty cell repeats the one above it."""
    POINT = "point"
    """Which sign is before decimals."""
    DAY_ORDER = "day order"
    """Whether the day or the month comes first."""
    VALUE = "value"
    """What a cell is to say instead."""


class Rejected(Exception):
    """A row that cannot be taken: why, and how to correct it."""

    def __init__(
        self, reason: str, remedy: str, value: str = "", ask: Ask = Ask.NOTHING, proposal: str = "", **named: str
    ) -> None:
        """Both are said in the language that is spoken, with what is `named` in them put in, and the `value` as the
        words, cell or name it is; `proposal` is what the cell may be meant to say."""
        named = {"words": value, "cell": value, "name": value, **named}
        self.reason, self.remedy = tr(reason).format(**named), tr(remedy).format(**named)
        self.kind = reason
        """By which it is known again, whatever is named in it and in whatever language."""
        super().__init__(self.reason)
        self.value, self.ask, self.proposal = value, ask, proposal
        self.column = self.target = ""


@lru_cache(maxsize=1 << 14)
def cleaned(cell: str) -> str:
    """The words of a cell: without HTML, hidden signs and doubled spaces; empty where it says that there is none."""
    if cell.isascii() and cell.isprintable() and not _UNPLAIN.search(cell):  # as most are
        words = cell.strip(" ;")
        return "" if words.casefold() in _MISSING else words
    words = _ROUND.sub(_with_cents, _HIDDEN.sub("", cell))
    if not words.isascii() and _FOREIGN.search(words):
        words = _plain_figures(words)
    if "<" in words and _TAG.search(words):
        words = _TAG.sub(" ", re.sub(r"(?i)<br\s*/?>|</p>|</li>", "; ", words))
    if "&" in words:
        words = html.unescape(words)
    words = "\n".join(line for part in words.splitlines() if (line := _SPACES.sub(" ", part).strip(" ;")))
    return "" if words.casefold() in _MISSING else words


def _with_cents(found: re.Match[str]) -> str:
    return f"{found['sum']}{found['point']}00{found['rest']}"


def _plain_figures(words: str) -> str:
    """Figures of other scripts as ours, with their own sign before decimals: of *١٬٢٠٠* there are 1200."""
    plain = "".join(str(int(one)) if one.isdecimal() else one for one in words)
    plain = re.sub(r"(?<=\d)٬(?=\d{3})", "", plain)
    plain = re.sub(r"(?<=\d)٫(\d{3})(?!\d)", r".\g<1>0", plain)  # a fourth digit leaves no doubt that it is a decimal
    return re.sub(r"(?<=\d)[٬٫．，／](?=\d)", lambda found: found[0].translate(_SIGNS), plain)


@dataclass(frozen=True, slots=True)
class Written:
    """How a table writes numbers and days."""

    point: str = ""
    """The sign before decimals; empty where the table does not show it."""
    day_first: bool | None = None
    """Of 03/04/2020, whether the day comes first; None where the table does not show it."""
    languages: Languages = frozenset()
    """Those of the names of its months."""


UNKNOWN = Written()


def written(
    numbers: Iterable[Sequence[str]],
    days: Iterable[str],
    known: Written = Written(),
    headed: Collection[bool] = (),
) -> Written:
    """How these cells are written, as far as one leaves no doubt and none contradicts it; what is `known` holds. The
    headings of days may show by `headed` whether the day comes first.

    Where no cell shows it, the column does in which there are numbers without a sign too: *1,200* beside *20*.
    """
    columns = [[*dict.fromkeys(cells)] for cells in numbers]
    points = {point for cells in columns for cell in cells if (point := _point(cell))}
    points = points or {point for cells in columns if (point := _point_of_column(cells))}
    cells = [*dict.fromkeys(days)]
    orders = {order for cell in cells if (order := _order(cell)) is not None} | {*headed}
    orders = orders or ({True} if are_foreign(cells) else set[bool]())
    return Written(
        known.point or (points.pop() if len(points) == 1 else ""),
        known.day_first if known.day_first is not None else orders.pop() if len(orders) == 1 else None,
        known.languages or languages(cells),
    )


def _point(cell: str) -> str:
    """The decimal sign that a cell's figures can only have."""
    found = _FIGURES.search(cell)
    if found is None:
        return ""
    figures = re.sub(r"[^\d.,]", "", found[0]).strip(".,")
    commas, points = figures.count(","), figures.count(".")
    if commas and points:
        return "," if figures.rfind(",") > figures.rfind(".") else "."
    sign = "," if commas else "."
    if commas > 1 or points > 1:
        return "." if commas else ","
    behind = figures.rpartition(sign)[2]
    clear = (commas or points) and (len(behind) != 3 or figures.startswith("0"))
    return sign if clear else ""


def _point_of_column(cells: Sequence[str]) -> str:
    """The decimal sign that is not the one in a column's numbers: all have three digits behind it, some end in a
    nought, and others have no sign, as no number would where three decimals were written."""
    figures = [found[0].strip() for cell in cells if (found := _FIGURES.fullmatch(cleaned(cell)))]
    bare = [one for one in figures if one.isdecimal() and int(one)]
    signed = [one for one in figures if not one.isdecimal()]
    signs = {sign for one in signed for sign in ",." if sign in one}
    is_clear = len(signs) == 1 and all(re.fullmatch(r"\d{1,3}[.,]\d{3}", one) for one in signed)
    if not is_clear or not bare or max(map(len, bare)) > _GROUP or not any(one.endswith("0") for one in signed):
        return ""
    return "." if signs == {","} else ","


def _order(cell: str) -> bool | None:
    found = _SLASHED.fullmatch(cell.strip())
    if found is None or int(found[1]) > 12 == int(found[2]) > 12:
        return None
    return True if int(found[1]) > 12 else False if int(found[2]) > 12 else None


def no_number(cell: str) -> Rejected:
    """The refusal of a cell for that."""
    remedy = later("correct the cell, or map the column as something else")
    return Rejected(later("“{cell}” is no number"), remedy, cell, Ask.VALUE)


def number(cell: str, how: Written, times: int = 1, *, is_money: bool = False) -> Decimal:
    """The number a cell states, and no word, so many `times`. Raises `Rejected`. Three decimals are kept. What goes on
    behind them is nothing in money, and may be something in tonnes."""
    found = _figures_of(cell, how) * times
    if found == found.to_integral_value() or found.adjusted() >= _MOST_DIGITS:
        return Decimal(int(found))
    kept = found.quantize(_THOUSANDTH)
    if found != kept and not is_money:
        raise Rejected(later("“{cell}” has more than three decimals"), later("round it"), cell, Ask.VALUE)
    return kept.normalize() if kept % 1 else Decimal(int(kept))


def _figures_of(cell: str, how: Written) -> Decimal:
    """The number of a cell with all its decimals. Raises `Rejected`."""
    bare = re.sub(r"[\s'’\u00a0]", "", cell)
    is_parted = re.search(r"\d[\s'’](?!\d{3}(?!\d))\d", cell)
    if is_parted or not re.fullmatch(r"[-+−(]?\d[\d.,]*\)?", bare):
        raise no_number(cell)
    if bare[0] in "-−(":
        raise Rejected(later("“{cell}” is less than nothing"), later("correct the cell, or leave the row out"), cell)
    figures = bare.strip("+")
    if re.fullmatch(r"\d+", figures):
        return Decimal(figures)
    point = _point(figures) or how.point
    if not point:
        raise Rejected(
            later("“{cell}” may be a number of thousands or one with decimals, and the table does not show which"),
            later("say how numbers are written: --decimal point, or --decimal comma"), cell, Ask.POINT,
        )  # fmt: skip
    return _in_groups(figures, point, cell)


def _in_groups(figures: str, point: str, cell: str) -> Decimal:
    """The number of figures with this decimal sign, and with the other between thousands. Raises `Rejected`."""
    other = "," if point == "." else "."
    whole, _, part = figures.rpartition(point) if point in figures else (figures, "", "")
    if (part and other in part) or not re.fullmatch(rf"\d{{1,3}}(?:{re.escape(other)}\d{{2,3}})*|\d+", whole or "0"):
        raise _otherwise_written(cell)
    return Decimal(f"{whole.replace(other, '') or '0'}.{part or '0'}")


def refuse_otherwise_written(cell: str, how: Written) -> None:
    """Raise `Rejected` for words with a number that would be read with the table's decimal sign before thousands. In a
    table of *1.234,50* such is *some 3,500*."""
    if how.point and any(re.search(rf"{re.escape(how.point)}\d{{3}}$", one) for one in _NUMBERS.findall(cell)):
        raise _otherwise_written(cell)


def _otherwise_written(cell: str) -> Rejected:
    return Rejected(later("“{cell}” is written as no other number of the table is"), _CORRECT, cell, Ask.VALUE)


@lru_cache(maxsize=1 << 12)
def day(cell: str, how: Written) -> DateSpan:
    """The day, month or year that a cell states. Raises `Rejected`."""
    cell = re.sub(r"[T ]0?0:00(?::00(?:\.0+)?)?Z?$", "", cell.strip())
    words = _OUR_ERA.sub("", re.sub(r"[T ]\d{1,2}:\d{2}.*$", "", cell))
    if _HIJRI.search(words):
        raise _of_another_calendar(cell)
    found = _SLASHED.fullmatch(words)
    if found is not None:
        return _slashed(cell, found, how)
    compact = re.fullmatch(r"(19|20)\d{6}", words)
    if compact is not None:
        words = f"{words[:4]}-{words[4:6]}-{words[6:]}"
    short = re.fullmatch(r"(?:(\d{1,2})-)?([A-Za-z]{3,9})-(\d{2}|\d{4})", words)
    if short is not None:
        year = short[3] if len(short[3]) == 4 else f"20{short[3]}"
        words = f"{short[1] or ''} {short[2]} {year}".strip()
    if re.fullmatch(r"\d{5}", words):
        remedy = later("show the column as dates, and save it again")
        raise Rejected(later("“{cell}” is a spreadsheet's number of a day"), remedy, cell)
    named = named_day(words, how.languages)
    if named == "":
        raise Rejected(later("the month of “{cell}” is another one in another language"), _AS_ISO, cell, Ask.VALUE)
    span = read_date(named or _iso(words))
    if span is not None and int(span.start[:4]) not in _YEARS:
        raise _of_another_calendar(cell)
    if span is None:
        month = _month(words)
        if month:
            raise Rejected(_NO_DAY, _CORRECT, cell, Ask.VALUE, month)
        raise Rejected(later("“{cell}” is no date"), _AS_ISO, cell, Ask.VALUE)
    return DateSpan(span.start, span.end, span.precision, cell, span.inferred)


def _of_another_calendar(cell: str) -> Rejected:
    return Rejected(later("“{cell}” is a year of another calendar, or none"), _AS_ISO, cell, Ask.VALUE)


def _iso(words: str) -> str:
    """A day with its year first, or with the name of its month in another language, as read everywhere."""
    found = _YEAR_FIRST.fullmatch(words)
    years = re.fullmatch(r"\d\d(\d\d)/(0\d|1[0-2])", words)
    if years is not None and int(years[2]) == (int(years[1]) + 1) % 100:
        return ""  # 2010/11 may be two years, or November
    if found is not None and (found["era"] or len(found["year"]) > _SHORT_YEAR):
        year = 1 if found["year"] == "元" else int(found["year"])
        parts = (year + _ERAS.get(found["era"] or "", 0), int(found["month"]), int(found["day"] or 0))
        return "-".join(f"{part:02}" for part in parts if part)
    month = re.fullmatch(r"(0?[1-9]|1[0-2])[/.-](\d{4})", words)
    if month is not None:
        return f"{month[2]}-{int(month[1]):02}"
    named = DATE.fullmatch(words)
    return (named and named_date(named)) or words


def _month(words: str) -> str:
    """The month that a day names which is none, as 30 Feb 2020 does; empty where it names none."""
    iso = re.fullmatch(r"(\d{4}-\d{2})-\d{1,2}", words)
    rest = iso[1] if iso else re.sub(r"^\d{1,2}(?:st|nd|rd|th)?[ .-]+(?=[^\W\d])", "", words)
    return rest if rest != words and read_date(rest) is not None else ""


def _slashed(cell: str, found: re.Match[str], how: Written) -> DateSpan:
    one, two, year = int(found[1]), int(found[2]), int(found[3])
    if len(found[3]) == 2:
        remedy = later("write the year with four figures")
        raise Rejected(later("“{cell}” has a year of two figures"), remedy, cell, Ask.VALUE)
    first = how.day_first if max(one, two) <= 12 and one != two else one > 12 or one == two
    if first is None:
        raise Rejected(
            later("“{cell}” may begin with the day or the month, and the table does not show which"),
            later("say how days are written: --dates day-first, or --dates month-first"), cell, Ask.DAY_ORDER,
        )  # fmt: skip
    try:
        iso = date(year, two if first else one, one if first else two).isoformat()
    except ValueError:
        month = f"{year}-{two if first else one:02d}" if (two if first else one) <= 12 else ""
        raise Rejected(_NO_DAY, _CORRECT, cell, Ask.VALUE, month) from None
    return DateSpan(iso, iso, DatePrecision.DAY, cell)


def several(cell: str) -> list[str]:
    """The names in a cell: apart by |, ; or line ends; of codes also by commas."""
    parts = re.split(r"[|;\n]", cell)
    if len(parts) == 1 and re.fullmatch(r"[A-Z]{2,3}(?:\s*,\s*[A-Z]{2,3})+", cell.strip()):
        parts = cell.split(",")
    return list(dict.fromkeys(name for part in parts if (name := " ".join(part.split()))))


Languages = frozenset[str]
_WORD = r"[^\W\d_]{3,}(?:['’ʼ][^\W\d_]+)?"
_BETWEEN = r"(?:\.?[\s/-]|\.)\s*"
_OF = r"(?:(?:de|del|di|do|da|of|d')\s+)?"
_SHAPES = tuple(
    re.compile(shape.replace("MONTH", rf"(?P<month>{_WORD})").replace("~", _BETWEEN).replace("OF ", _OF))
    for shape in (
        r"(?P<day>\d{1,2})(?:\.|er|st|nd|rd|th|[ºª°])?~OF MONTH~,?\s*OF (?P<year>\d{4}|\d\d)(?:\s*[гр])?\.?",
        r"MONTH~(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})",
        r"(?P<year>\d{4})\.?\s+MONTH\s+(?P<day>\d{1,2})\.?",
        r"MONTH~,?\s*OF (?P<year>\d{4})",
        r"(?P<year>\d{4})\.?\s+MONTH",
        r"(?:ngày )?(?P<day>\d{1,2}) tháng (?P<number>\d{1,2})(?:,| năm)? (?P<year>\d{4})",
    )
)


@cache
def _months() -> Mapping[str, Mapping[int, Languages]]:
    found: dict[str, dict[int, set[str]]] = {}
    for row in read_json(REFERENCE / "month_names.json"):
        for month, names in enumerate(row["months"], 1):
            for name in names:
                found.setdefault(name, {}).setdefault(month, set()).add(row["language"])
    return {name: {month: frozenset(some) for month, some in of.items()} for name, of in found.items()}


def languages(cells: Iterable[str]) -> Languages:
    """The languages in which all names of months in these cells are such; none where there is none."""
    words = {word for cell in {*cells} for word in re.findall(_WORD, cell.casefold())}
    each = [{one for some in _months()[word].values() for one in some} for word in words if word in _months()]
    return frozenset(each[0].intersection(*each[1:])) if each else frozenset()


def are_foreign(cells: Iterable[str]) -> bool:
    """Whether a month in these cells is written otherwise than in English, where alone months come before days."""
    words = {word for cell in {*cells} for word in re.findall(_WORD, cell.casefold())}
    return any(word in _months() and read_date(f"1 {word} 2020") is None for word in words)


def named_day(words: str, spoken: Languages) -> str | None:
    """The ISO date of such a day or month, without asking whether there was such a day; empty where its month may be
    two, and None where the words are none."""
    matched = next(filter(None, (shape.fullmatch(words.casefold()) for shape in _SHAPES)), None)
    if matched is None:
        return None
    found = matched.groupdict()
    months = {int(found["number"]): spoken} if found.get("number") else _months().get(found["month"], {})
    some = [month for month, of in months.items() if len(months) == 1 or of & spoken]
    year = found["year"] if len(found["year"]) > 2 else f"20{found['year']}"
    day = found.get("day")
    return (
        "-".join(f"{int(one):02}" for one in (year, some[0], day) if one) if len(some) == 1 else "" if months else None
    )
