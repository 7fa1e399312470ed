"""What the columns of a table of donations are: by the headings of a known kind of table, or by common names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import pairwise

from app.domain.fields import RECORD, Field, Fields, Kind
from app.domain.language import later
from app.importers.table_headings import column as common
from app.importers.table_units import is_clear, is_currency, without_currency, without_scale, without_some_currency
from app.importers.table_values import cleaned
from app.importers.table_words import (
    by_heading,
    data,
    heading,
    is_bare_place,
    may_number,
    names_a_gift,
    of_outcome,
    says_where,
)

ROLES = ("donor", "recipient", "intermediary", "carrier", "announcer", "payer", "beneficiary")
TARGETS: dict[str, str] = {
    "ref": later("reference, if it is free"),
    "title": later("title"),
    "donor": later("donor, or several"),
    "recipient": later("recipient, or several"),
    "intermediary": later("intermediary, or several"),
    "carrier": later("carrier, or several"),
    "announcer": later("announcer, or several"),
    "payer": later("payer, or several"),
    "beneficiary": later("beneficiary, or several"),
    "donor.kind": later("kind of donor"),
    "donor.country": later("country of the donor"),
    "recipient.kind": later("kind of recipient"),
    "recipient.country": later("country of the recipient"),
    "recipient.place": later("town or region of the recipient"),
    "receiver": later("who received it or handed it on"),
    "item": later("what was given"),
    "quantity": later("how many of it"),
    "quantity.low": later("at least so many"),
    "quantity.high": later("at most so many"),
    "quantity.pledged": later("how many were pledged"),
    "unit": later("unit of the number"),
    "money": later("amount"),
    "money.low": later("at least this amount"),
    "money.high": later("at most this amount"),
    "money.pledged": later("amount that was pledged"),
    "currency": later("currency of the amount"),
    "money.kind": later("cash, or goods that are valued"),
    "money.estimated": later("whether it is an estimate"),
    "money.usd": later("the same amount in US dollars"),
    "date": later("date"),
    "date.start": later("first day"),
    "date.end": later("last day"),
    "date.estimated": later("whether the day is a guess"),
    "year": later("year or day, if no date is given"),
    "status": later("how far it came"),
    "flow": later("on what terms: grant, loan …"),
    "scope": later("whether it is many acts at once"),
    "count": later("whether it may be added up"),
    "boundary": later("whether it was only handed on"),
    "remark": later("a remark of the table's makers"),
    "": later("left out"),
}
"""What a column may be, beside the fields of a record that hold a text or a term; in words that a narrow field shows
whole."""


def targets(fields: Fields = RECORD) -> dict[str, str]:
    """Every target with what it is, also the fields of the registry, the workspace's own among them."""
    return {**{target_of(one): one.label for one in fields if is_of_one_cell(one)}, **TARGETS}


def target_of(one: Field) -> str:
    """What a column of this field is mapped to: its key, if that of an own field is no other target's, as *year* is."""
    return f"own.{one.key}" if one.own and one.key in TARGETS else one.key


def is_of_one_cell(one: Field) -> bool:
    """Whether one cell says what a field says, by the registry alone; how far it came is the column of the status."""
    return one.own or (one.kind not in (Kind.NUMBER, Kind.MONEY, Kind.PARTS) and one.key != "assertion")


@dataclass(frozen=True, slots=True)
class Preset:
    """A known kind of table."""

    key: str
    name: str
    columns: Mapping[str, str]
    """The targets of headings, by these folded; `#` ones are HXL tags."""
    day_first: bool | None = None
    """Whether its days begin with the day, where its makers say so."""

    @property
    def enough(self) -> int:
        """Of how many columns on it is taken for such a table. One thing may go by many names, which count once."""
        return max(6, len(set(self.columns.values())) * 6 // 10 - 2)


@cache
def _kinds() -> tuple[Preset, ...]:
    """Every known kind of table. Those of IATI are of transactions, and of sums of activities."""
    rows = data()["presets"]
    return tuple(Preset(one["key"], one["name"], by_heading(one["columns"]), one.get("day_first")) for one in rows)


def presets() -> dict[str, Preset]:
    """The known kinds of tables by their keys."""
    return {one.key: one for one in _kinds()}


NO_PRESET = "none"
"""Said of a table that is to be read by common names of columns, although it looks like a known kind."""
_ELSE = by_heading({"donor": "source|from", "recipient": "to"})
"""What a column is sometimes called: it is that only where no other column is. A *source* may be where it was read."""
_BESIDE_A_NUMBER = by_heading({"item": "description|particulars|details|donation in kind description|in kind"})
"""What is an item beside a column of numbers of it; without one it may be prose, in which numbers are of anything."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table, and what it is taken to be."""

    at: int
    heading: str
    target: str
    """A key of `targets`, or empty where it is left out."""
    above: str = ""
    """What a line above the table says, or may say, that amounts are counted in."""
    order: bool | None = None
    """Whether its days begin with the day, by the kind of table that it is of."""

    def words(self, cells: Sequence[str]) -> str:
        """What a row says in it; empty where the row is shorter."""
        return cleaned(cells[self.at]) if self.at < len(cells) else ""

    @property
    def currency(self) -> str:
        """The code of the currency that its heading names, as *Amount (EUR)* does, or a line above."""
        some = () if self.target == "money.usd" or self.target.startswith("quantity") else self._words_about_scale
        return next(filter(None, (without_currency(without_scale(one)[0])[1] for one in some)), "")

    @property
    def scale(self) -> tuple[int, str]:
        """What its numbers are counted in, and the word for that in its heading, or above: *Amount (million)*."""
        found = next((found[1:] for one in self._words_about_scale if (found := without_scale(one))[1] > 1), (1, ""))
        return (1, "") if self.target.startswith("quantity") and found[1].casefold() == "m" else found  # metres

    @property
    def day_first(self) -> bool | None:
        """Whether days begin with the day, by its heading, as of *Date (DD/MM/YYYY)*, or by its kind of table."""
        found = _WRITTEN.search(self.heading)
        return self.order if found is None else found[1][0].casefold() == "d"

    @property
    def unclear(self) -> str:
        """What may say that amounts are counted in something, but in words that are not known: *Wert (X€)*."""
        is_doubted = self.target.split(".")[0] == "money" and not is_clear(self.heading, self.above)
        return (self.above or self.heading) if is_doubted else ""

    @property
    def _words_about_scale(self) -> tuple[str, ...]:
        stem = self.target.split(".")[0]
        return (self.heading, self.above) if stem == "money" else (self.heading,) if stem == "quantity" else ()


@dataclass(frozen=True, slots=True)
class Head:
    """Where the rows begin, and what is in their columns."""

    columns: tuple[Column, ...]
    first: int
    """The index of the first row of data among those of the file."""
    preset: str = ""
    key: Mapping[str, str] = field(default_factory=dict[str, str])
    """What letters in the column of the status mean."""


_WRITTEN = re.compile(r"(?i)(?<!\s)\s*[(\[]\s*(d{1,2}|m{1,2})[/.-](?:d{1,2}|m{1,2})[/.-]y{2,4}\s*[)\]]")
"""How the days of a column are written, in its heading."""
_PLACES = ("recipient.country", "recipient.place")
_Best = tuple[tuple[int, bool, int], Head]


def find_head(rows: Sequence[tuple[int, tuple[str, ...]]], preset: str = "") -> Head:
    """The headings among the first rows: the one, or the two, by which the most columns are known.

    `preset` is a key of `presets`, or `NO_PRESET` for common names alone; else that is taken of whose columns most, and
    three at least, are there.
    """
    tags = next((n for n, (_, cells) in enumerate(rows[:15]) if _is_hxl(cells)), None)
    titles = tags is not None and all(sum(map(bool, cells)) < 2 for _, cells in rows[:tags])
    if tags is not None and titles:
        return Head(_columns_of(rows[tags][1], presets()["hxl"].columns), tags + 1, "hxl")
    best: _Best | None = None
    for n, (_, cells) in enumerate(rows[: 15 if tags is None else tags]):
        above = rows[n - 1][1] if n else ()
        names = _names(above, cells)
        for one in () if preset == NO_PRESET else (one for one in _kinds() if preset in ("", one.key)):
            known = sum(bool(one.columns.get(heading(name))) for name in names)
            if preset or known >= one.enough:
                columns = _columns_of(names, one.columns, one.day_first)
                best = _better(best, known * 2, n, Head(columns, n + 1, one.key), names)
        columns = _common(names)
        known = 0 if _goes_on(rows[n : n + 2]) else sum(bool(one.target) for one in columns)
        best = _better(best, known, n, Head(columns, n + 1), names)
    assert best is not None
    return (
        _below_numbers(best[1], rows)
        if tags is None
        else _with_tags(best[1], _columns_of(rows[tags][1], presets()["hxl"].columns), tags + 1)
    )


def _with_tags(head: Head, tags: Sequence[Column], first: int) -> Head:
    """Headings above a row of HXL tags: those of a known kind of table say more than the tags, others less."""
    taken = {column.target for column in (head.columns if head.preset else tags)}
    by_tag = {column.at: column.target for column in tags}
    out: list[Column] = []
    for column in head.columns:
        tag = by_tag.get(column.at, "")
        lead, rest = (column.target, tag) if head.preset else (tag, column.target)
        out.append(replace(column, target=lead or (rest if rest not in taken else "")))
    return Head(tuple(out), first, head.preset or "hxl")


def _better(best: _Best | None, known: int, at: int, head: Head, names: Sequence[str]) -> _Best:
    """The headings of which more are known; of equals the first, but no line of a single cell, as titles are."""
    rank = known, sum(map(bool, names)) > 1, -at
    return best if best is not None and best[0] >= rank else (rank, head)


def _goes_on(rows: Sequence[tuple[int, tuple[str, ...]]]) -> bool:
    """Whether the second of two rows of headings repeats some of the first, as cells that are merged with them do."""
    return len(rows) > 1 and sum(one == two != "" for one, two in zip(rows[0][1], rows[1][1], strict=False)) > 1


def _below_numbers(head: Head, rows: Sequence[tuple[int, tuple[str, ...]]]) -> Head:
    """The headings, with the first row below one that does no more than number the columns."""
    cells = rows[head.first][1] if head.first < len(rows) else ()
    numbers = [cell.strip() for cell in cells if cell.strip()]
    is_numbered = len(numbers) > 2 and numbers == [str(n) for n in range(1, len(numbers) + 1)]
    return replace(head, first=head.first + 1) if is_numbered else head


def _is_hxl(cells: Sequence[str]) -> bool:
    filled = [cell.strip() for cell in cells if cell.strip()]
    return len(filled) > 1 and all(re.fullmatch(r"#[A-Za-z][\w+ ]*", cell) for cell in filled)


def _names(above: Sequence[str], cells: Sequence[str]) -> list[str]:
    """The names of columns, of two rows of headings as *Donor name*, where the upper one spans several. A country below
    one is that of the recipient only where that does not say whose it is: *Partner*, *Country*."""
    out: list[str] = []
    span = ""
    grouped = sum(bool(cell.strip()) for cell in above) > 1 and not all(cell.strip() for cell in above)
    for at, cell in enumerate(cells):
        over = above[at].strip() if at < len(above) else ""
        span = over or span
        name = " ".join(cell.split())
        if grouped and span:
            doubled = may_number(name) and _common_target(f"{span} {name}") in ("donor", "recipient")  # *Nombre*
            doubled = doubled or sum(one.strip().casefold() == name.casefold() for one in cells) > 1
            target = "" if doubled else _common_target(name)
            is_of_a_side = target in _PLACES and not says_where(span)
            if span != name and (not name or is_of_a_side or not (target or (may_number(name) and not doubled))):
                name = f"{span} {name}".strip()
        out.append(name)
    return out


def _common(names: Sequence[str]) -> tuple[Column, ...]:
    """The columns by common names, and by those that are less clear for what no column is by these. Currencies alone
    are of sums where there are several."""
    moneys = {heading(name) for name in names if is_currency(name)}
    targets = {heading(name): _common_target(name) for name in names}
    columns = _columns_of(names, targets | dict.fromkeys(moneys if len(moneys) > 1 else (), "money"))
    taken = {one.target for one in columns}
    known = _ELSE | (_BESIDE_A_NUMBER if "quantity" in taken else {})
    further = (known.get(heading(one.heading), "") if not one.target else "" for one in columns)
    return _places_of_donors(
        [
            replace(one, target=target) if target and target not in taken else one
            for one, target in zip(columns, further, strict=True)
        ]
    )


def _places_of_donors(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns, of which a bare place right behind the donors is not where their gifts went, and a bare country may
    be that of either side where nothing says who gave.

    A town is theirs, and so is a country where another column, not the next one, says who received; right before such a
    column it may be of either, and is left unread.
    """
    receives = [one.at for one in columns if one.target.split(".")[0] in ("recipient", "receiver", "beneficiary")]
    out = list(columns)
    gives = any(one.target.split(".")[0] == "donor" for one in columns)
    alone = columns[receives[0]] if len(receives) == 1 and not gives else None
    if alone is not None and alone.target == "recipient.country" and is_bare_place(alone.heading):
        out[alone.at] = replace(alone, target="")
    for donor, place in pairwise(columns):
        if donor.target == "donor" and place.target in _PLACES and is_bare_place(place.heading):
            others = {*receives} - {place.at}
            if place.target == "recipient.place" or place.at + 1 in others:
                out[place.at] = replace(place, target="")
            elif others:
                out[place.at] = replace(place, target="donor.country")
    return tuple(out)


@lru_cache(maxsize=1 << 12)
def _common_target(name: str) -> str:
    """What a column of this name commonly is; a currency in the name of an amount aside."""
    target = common(name) or common(_WRITTEN.sub("", name))
    if not target:
        counted, scale, _ = without_scale(name)
        bare, currency = without_currency(counted)
        amount = common(bare) if currency or scale > 1 else common(without_some_currency(name))
        if currency and not amount and names_a_gift(bare):
            amount = of_outcome(bare, "money")
        is_amount = amount in ("money", "money.low", "money.high", "money.pledged")
        target = amount if is_amount or (scale > 1 and amount.startswith("quantity")) else ""
    return target if target in TARGETS else ""


def _columns_of(names: Sequence[str], known: Mapping[str, str], order: bool | None = None) -> tuple[Column, ...]:
    taken: set[str] = set()
    out: list[Column] = []
    for at, name in enumerate(names):
        target = known.get(heading(name), "")
        column = Column(at, name.strip() or f"column {at + 1}", target, order=order)
        if target in taken and target not in ("remark", *ROLES) and not _is_further_sum(column, out):
            column = replace(column, target="")
        taken.add(column.target)
        out.append(column)
    return tuple(out)


def _is_further_sum(column: Column, before: Sequence[Column]) -> bool:
    """Whether a column is of sums in a currency in which those of no column before are, counted as they are."""
    some = [(one.currency, one.scale) for one in before if one.target == "money"]
    is_other = all(code not in ("", column.currency) and scale == column.scale for code, scale in some)
    return column.target == "money" and bool(column.currency) and is_other
