"""A row of a table as a donation record. One that says what no record can be is rejected, with a way to correct it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from functools import partial
from typing import Any, Generic, TypeVar

from app.domain.counted import MEASURES, plain_words
from app.domain.currencies import currencies, known
from app.domain.dates import read_date
from app.domain.donations import Amount, CountSpan, DateSpan, Donation, Item, Money, Party
from app.domain.drafts.record import title_from
from app.domain.fields import RECORD, Field, Fields, Kind
from app.domain.fold import fold
from app.domain.language import later, tr_term
from app.domain.money import bare_dollars, own_dollars, read_money
from app.domain.numbers import format_number
from app.domain.quantity import Quantity, format_interval, of_ends, read_quantity
from app.domain.terms import (
    AmountRole,
    Assertion,
    DatePrecision,
    MoneyKind,
    Outcome,
    PartyRole,
    Qualifier,
    Scope,
    Status,
)
from app.domain.totals import NOT_SAID
from app.domain.vocabularies import (
    ACTOR_KIND,
    COUNTRY,
    GIVING,
    GROUP,
    NO_ACTOR_KIND,
    NO_TERMS,
    PLACE,
    Term,
    Vocabularies,
)
from app.importers.table_columns import ROLES, Column, is_of_one_cell, target_of
from app.importers.table_lines import TotalRows
from app.importers.table_units import begins_with_scale, without_scale
from app.importers.table_values import (
    UNKNOWN,
    Ask,
    Rejected,
    Written,
    cleaned,
    day,
    no_number,
    number,
    refuse_otherwise_written,
    several,
    written,
)
from app.importers.table_words import (
    State,
    asks_what_worth,
    counters,
    heading,
    is_bare_unit,
    names_goods,
    names_money,
    promised_by,
    promised_by_title,
    state,
    without_about,
)

_T = TypeVar("_T")
Place = tuple[str, str, bool]
"""Code, name, and whether it is a group of countries."""

_FLOWS = {
    **dict.fromkeys(("grant", "grants", "free standing technical assistance", "standard grant", "110"), "grant"),
    **dict.fromkeys(("loan", "loans", "standard loan", "421"), "loan"),
    "export buyer s credit": "credit_line", "supplier s credit export seller s credit": "credit_line",
}  # fmt: skip
_YES, _NO = frozenset(("yes", "true", "1", "y")), frozenset(("no", "false", "0", "n"))
_AMOUNTS = {"money": "its amount", "money.usd": "its amount in dollars", "quantity": "its number of things"}
_COMING_IN = frozenset(("1", "incoming funds"))
"""What funds are called in tables of transactions that an organisation got, beside what it paid of them."""
_UNNAMED = re.compile(
    r"(?:(?:multiple|various|several)(?: (?:recipients|donors))?|not (?:specified|stated|known|defined)|unspecified"
    r"|unknown|undefined|no especificado|non (?:sp[ée]cifi[ée]|specificato)|nicht angegeben|не указан[оаы]?)",
    re.IGNORECASE,
)
"""What stands for somebody in a cell that names nobody."""
_GOVERNMENT = re.compile(
    r"(?:the )?government of (?:the )?(?P<of>.+)|(?P<by>.+?)(?: \([^()]+\))?, (?:the )?government of(?: the)?",
    re.IGNORECASE,
)
_OF_STATES = (NO_ACTOR_KIND.key, "government", "central_government")
"""The kinds by which a name may be that of a state."""
_OF_ROLE = {role: (role, *(f"{role}.{further}" for further in ("kind", "country", "place"))) for role in ROLES}
"""The targets that say who takes part in a role."""
_OF_ITEMS = {"item", "quantity", "unit", "quantity.low", "quantity.high"}
_HEADED, _BESIDE = "currency.headed", "money.beside"
"""The currency that the heading of an amount names; and that heading, with those and the words of further amounts."""
_OF_MONEY = {
    "money",
    "money.low",
    "money.high",
    "money.usd",
    "money.estimated",
    "money.kind",
    "currency",
    _HEADED,
    _BESIDE,
}
_SUMS = ("money.low", "money.high", "money", "money.usd")
"""What the amount of a row is read from, the first that it has."""
_OF_DATE = {"date", "date.start", "date.end", "date.estimated", "year"}
_OF_TOTALS = {"count", "boundary", "scope", "flow"}
_ATTRIBUTES = frozenset(one.name for one in fields(Donation))
_KEPT = 1 << 14
"""So many readings of a part of rows are kept at most."""
_ONE_OF_BOTH = later("correct one of both")
_A_NUMBER = later("write a number, or map the column as something else")
_FIGURES = re.compile(r"[-+−(]?[\d.,'’\s]+\)?")
_NUMBER = re.compile(r"\d(?:[\d.,'’]*\d)?")
_UNPARTED, _OF_COMMAS = re.compile(r"\d{4}|\d[ '’]\d{3}"), re.compile(r"\d{4}|\d[ '’]\d{3}|\d[.,]\d")
"""Figures that a title has otherwise; and those of a table with decimal commas."""
_PLAIN_SUM = re.compile(r"[^\W\d]{0,3}[^\w\s]?\s*\d[\d.,'’]*\s*(?:[^\W\d]{1,3}|[^\w\s])?")
"""A number with a code or a sign of money at one of its sides."""
_OPEN = re.compile(r"\d[.,]\d{3}\s*$")
"""Whether a number has thousands or three decimals."""
_ZERO = re.compile(r"\A\D*0+(?:[.,]0+)?\D*")
"""A number of nothing, as tables write it where nobody has said how much."""


@dataclass(frozen=True, slots=True)
class Names:
    """What names mean in the workspace."""

    place: Callable[[str], Place | None]
    """The country or group of a name or a code; None for none, or for several."""
    is_actor: Callable[[str], bool]
    is_shared: Callable[[str], bool]
    """Whether a name that is no country's may be that of several."""
    is_code: Callable[[str], bool]
    """Whether letters are the code of a country, and no name of one."""
    terms: Vocabularies
    own: Mapping[str, str] = field(default_factory=dict[str, str])
    """What the person said of names, once for all rows: another name, or the code of a country."""
    fields: Fields = RECORD
    """Those of a record in the workspace."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the person says of the whole table."""

    currency: str = ""
    """Of amounts beside which none is."""
    how: Written = UNKNOWN
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])
    """By target: what a cell's words mean, in other words."""


def _meant_words(cell: str, target: str, swapped: Mapping[str, str]) -> str:
    """The words of a cell, or what the person says that they mean. A bare *?* for a status is asked about, once."""
    words = cleaned(cell)
    if not words and target == "status" and cell.strip() == "?":
        words = "?"
    return cleaned(swapped[words]) if words in swapped else words


def _says_something(rows: Iterable[Sequence[str]], columns: Sequence[int], target: str) -> bool:
    return any(_meant_words(row[at], target, {}) for row in rows for at in columns if at < len(row))


def _counting(assertion: Assertion, kept_out: str, *, is_of_many: bool) -> dict[str, Any]:
    """The fields of a record that keep it out of totals, if any; what is no gift or of many acts needs no reason."""
    if assertion is not Assertion.GIVEN or is_of_many:
        return {"in_totals": False}
    return {"in_totals": False, "totals_reason": kept_out} if kept_out else {}


def _as_told(money: Money, row: _Row) -> Money:
    """An amount with what other cells of its row say of it: that it is estimated, or the worth of goods."""
    if row.one("money.estimated").casefold() in _YES and money.qualifier is Qualifier.EXACT:
        money = replace(money, qualifier=Qualifier.ABOUT)
    is_worth = re.search(r"kind|goods|valu", row.one("money.kind"), re.IGNORECASE)
    return replace(money, kind=MoneyKind.VALUATION) if is_worth else money


class RowReader:
    """Reads rows by their columns."""

    def __init__(
        self, columns: Sequence[Column], rows: Iterable[Sequence[str]], names: Names, options: Options = Options()
    ) -> None:
        self._names, self._options = names, options
        mapped = [column for column in columns if column.target]
        amounts = [one for one in mapped if one.target.split(".")[0] in ("money", "quantity")]
        promised = {one.at: outcome for one in amounts if (outcome := promised_by(one.heading))}
        self._columns = [
            (one, one.at, one.target, self._headed(one), options.values.get(one.target, {}), promised.get(one.at))
            for one in mapped
        ]
        self._bare_dollars = any(bare_dollars(words) for one in amounts for words in (one.heading, one.above))
        self._scales = {one.target: one.scale for one in mapped}
        self._worths = _of_worths(mapped)
        self._unclear = next((one.unclear for one in mapped if one.unclear), "")
        measures = [one.at for one in mapped if one.target in ("unit", "item")]
        dates = {"date", "year", *(one.key for one in names.fields if one.kind is Kind.DATE)}
        days = [one.at for one in mapped if one.target.split(".")[0] in dates]
        some = [tuple(row) for row in rows]
        self.is_total = TotalRows(some).has
        self._has_codes = _has_codes(mapped)
        """Whether figures in the column of the status are the codes of IATI; elsewhere they may be any."""
        self._tells = _says_something(some, [one.at for one in mapped if one.target == "status"], "status")
        """Whether the table says of some rows how far they came."""
        self.how = written(
            [
                column
                for one in amounts
                for column in _settling(one, some, measures if one.target.startswith("quantity") else ())
            ],
            (row[at] for row in some for at in days if at < len(row)),
            options.how,
            _headed(mapped, days),
        )
        sums = _under(mapped, "money")
        self._sums = {one.heading: one for one in sums}
        self._is_all_in_dollars = not _under(mapped, "money", "money.low", "money.high")
        self._is_said_twice = _are_filled_together(sums, some)
        """Whether the table has every sum in all of its currencies, not each in one of them."""
        there = {"currency", _HEADED, _BESIDE, *(one.target for one in mapped)}
        by_registry = there - {"title", "status", "scope", "date", _HEADED, _BESIDE}
        fields = ((target_of(one), one) for one in names.fields if is_of_one_cell(one))
        self._fields = {target: one for target, one in fields if target in by_registry}
        self._zeros = {target: what for target, what in _AMOUNTS.items() if target in there}
        self._roles = {
            role: _Once(partial(self._of_role, role=role), some)
            for role in ROLES
            if (some := there & {*_OF_ROLE[role]})
        }
        of_parties = {"receiver", *(target for role in ROLES for target in _OF_ROLE[role])}
        self._parties_of = _Once(self._parties, there & of_parties)
        self._items_of = _Once(self._items, there & _OF_ITEMS)
        self._money_of = _Once(self._money, there & _OF_MONEY)
        self._date_of = _Once(self._date, there & _OF_DATE)
        self._kept_out_of = _Once(self._kept_out, there & _OF_TOTALS)

    def read(
        self, cells: Sequence[str], above: str = "", by_columns: State | None = None, *, holds: bool = False
    ) -> Donation:
        """The record that a row says, of which words `above` may say how far it came. Raises `Rejected`. It came as far
        as its columns have `by_columns`, unless it has a status; also against that where they hold."""
        held: dict[str, tuple[str, ...]] = {}
        stated, promised, main = "", None, ""
        for one, at, target, currency, swapped, outcome in self._columns:
            words = _meant_words(cells[at], target, swapped) if at < len(cells) else ""
            if words and target == "money" and target in held:
                held[_BESIDE] = (*held.get(_BESIDE, (main,)), one.heading, words)
            elif words:
                main = one.heading if target == "money" else main
                held[target] = (*held[target], words) if target in held else (words,)
                stated, promised = currency or stated, outcome or promised
        if stated:
            held[_HEADED] = (stated,)
        row = _Row(held, [])
        try:
            return self._record(row, by_columns or promised, above, holds)
        except Rejected as why:
            self._locate(why, row, cells)
            raise

    def _locate(self, why: Rejected, row: _Row, cells: Sequence[str]) -> None:
        """Say of a refusal which column of the row it is about, and what the cell says: of those that were asked, the
        one that says nothing else, or else has its words in it."""
        heads = self._heads(cells)
        asked = [(one, words) for one in dict.fromkeys(row.asked) if one in heads for words in row.all(one)]
        whole = (pair for pair in asked if pair[1] == why.value)
        part = (pair for pair in asked if why.value and why.value in pair[1])
        why.target, cell = next(whole, None) or next(part, None) or ("", "")
        why.value = why.value if why.ask is Ask.COUNTRY else cell or why.value
        why.column = heads.get(why.target, "")

    def _heads(self, cells: Sequence[str]) -> dict[str, str]:
        """The headings of what a row says something of."""
        out: dict[str, str] = {}
        for one, at, target, _, swapped, _ in self._columns:
            if at < len(cells) and _meant_words(cells[at], target, swapped):
                out.setdefault(target, one.heading)
        return out

    def _record(self, row: _Row, by_columns: State | None, above: str, holds: bool) -> Donation:
        """A row as a record. Raises `Rejected` with the reason and a way to correct it."""
        if not row:
            raise Rejected(
                later("no mapped column says anything in this row"), later("map a column, or leave the row out")
            )
        assertion, status = self._state(row, by_columns, above, holds)
        notes = row.all("remark")
        notes += [
            f"The table has “{words}” for {what}, which is left unread."
            for target, what in self._zeros.items()
            if (words := row.let_go(target, _ZERO))
        ]
        items, (money, amounts), title = self._items_of(row), self._money_of(row), row.one("title")
        if money and self._is_worth(row, items):
            money = replace(money, kind=MoneyKind.VALUATION)
        parties, remarks = self._parties_of(row)
        self._refuse_bare_dollars(row, money, parties)
        date, further = self._date_of(row), self._values(row)
        of_totals, kept_out = self._kept_out_of(row)
        values: dict[str, Any] = {"terms": NO_TERMS, **further, **of_totals}
        kept_out = "; ".join(filter(None, (kept_out, *self._doubts(row, by_columns, above))))
        if assertion is Assertion.NOT_GIVEN and (items or money):
            raise Rejected(
                later("it says that nothing was given, and how much"), later("correct the status, or the amount"),
                row.one("status"),
            )  # fmt: skip
        if not (parties or items or money or title):
            raise Rejected(later("it names nobody and nothing"), later("map who gives, who receives or what is given"))
        values |= _counting(assertion, kept_out, is_of_many="scope" in of_totals)
        if notes or remarks:
            values["note"] = "\n".join(filter(None, (values.get("note"), *notes, *remarks)))
        if not title.strip():
            title = title_from(parties, *_in_our_figures(items, money, self.how), date)
        return Donation(
            title, assertion=assertion, status=status, parties=parties, items=items, money=money, amounts=amounts,
            date=date, **values,
        )  # fmt: skip

    # --- how far it came ---

    def _says_how_far(self, row: _Row) -> bool:
        """Whether its status says it, or the person has said what an empty one means."""
        return bool(row.one("status") or self._options.values.get("status", {}).get(""))

    def _state(self, row: _Row, by_columns: State | None, above: str, holds: bool) -> State:
        """How far it came: by its status, or else by the heading of its amount or by the words above."""
        words = row.one("status")
        if not words and by_columns:
            return by_columns
        words = words or self._options.values.get("status", {}).get(above, above)
        if not words:
            return Assertion.GIVEN, Status.REPORTED
        found = state(words) or (None if row.one("status") else promised_by_title(words))
        if found is None or (words.isdecimal() and not self._has_codes):
            known = ", ".join(dict.fromkeys(one.value for one in Outcome))
            remedy = later("say in the mapping, under values, which it means: {known}")
            raise Rejected(later("the status “{words}” is not known"), remedy, words, Ask.STATUS, known=known)
        is_against = by_columns and holds and (by_columns[0] is Assertion.GIVEN) is not (found[0] is Assertion.GIVEN)
        return by_columns if by_columns and is_against else found

    def _doubts(self, row: _Row, by_columns: State | None, above: str) -> Iterator[str]:
        """Why a row of this status, or of none, must not be added up."""
        words = row.one("status")
        if self._tells and not (by_columns or above or self._says_how_far(row)):
            yield "the table does not say how far it came"
        if self._has_codes and " ".join(re.findall(r"\w+", fold(words))) in _COMING_IN:
            yield "it came in, and the table may have it again as paid out"

    def _kept_out(self, row: _Row) -> tuple[dict[str, Any], str]:
        """What the table says of the terms and of many acts at once; and why, by itself, a row must not be added up."""
        reasons: list[str] = []
        values: dict[str, Any] = {}
        if row.one("count").casefold() in _NO:
            reasons.append("the table does not recommend it for totals")
        if row.one("boundary").casefold() in ("internal", "outgoing"):
            reasons.append("it hands on what the table has elsewhere")
        if row.one("scope").casefold() in (*_YES, "aggregate", "umbrella"):
            values["scope"] = Scope.AGGREGATE
        flow = row.one("flow")
        if flow:
            key = _FLOWS.get(" ".join(re.findall(r"\w+", fold(flow))), flow.casefold().replace(" ", "_"))
            known_terms = self._names.terms.of(GIVING)
            if key in known_terms:
                values["terms"] = known_terms[key]
            elif key != "grant":
                reasons.append(f"the terms “{flow}” are not known")
        return values, "; ".join(reasons)

    # --- how much ---

    def _money(self, row: _Row) -> tuple[Money | None, tuple[Amount, ...]]:
        low, high = row.one("money.low"), row.one("money.high")
        words, dollars = row.one("money"), row.one("money.usd")
        self._refuse_unclear(words or low or high or dollars)
        currency = self._currency_of(row, is_in_dollars=not (words or low or high))
        main: Money | None = None
        if low or high:
            main = self._money_between(low, high, currency)
        elif words:
            main = self._stated_money(words, currency)
        usd = self._number("money.usd", dollars.lstrip("$").strip()) if dollars else None
        dollars = self._stated("money.usd", dollars)
        if main is None and usd is not None:
            main, usd = Money(usd, usd, "USD", as_stated=dollars), None
        if main is None:
            return None, ()
        main = _as_told(main, row)
        beside = [Money(usd, usd, "USD", as_stated=dollars)] if usd is not None and main.currency != "USD" else []
        return main, tuple(
            Amount(AmountRole.COUNTER_VALUE, one.low, one.high, one.currency, one.qualifier, one.as_stated)
            for one in (*beside, *self._beside(row))
        )

    def _currency_of(self, row: _Row, *, is_in_dollars: bool) -> str:
        """The currency of the amount of a row, by a cell or by the heading of the amount. Raises `Rejected` where these
        are two. Beside another amount that may be there, one in dollars says nothing of that of the cell."""
        said, headed = row.one("currency"), row.one(_HEADED)
        if is_in_dollars:
            headed = "USD" if row.says("money.usd") and self._is_all_in_dollars else ""
        if not said or (is_in_dollars and not headed):
            return headed
        code = self._currency(said)
        if headed and code != headed:
            remedy = later("correct one of both, or leave out the column of currencies")
            raise Rejected(
                later("“{words}” is another currency than {headed}, which the heading of the amount names"),
                remedy, said, headed=headed,
            )  # fmt: skip
        return code

    def _beside(self, row: _Row) -> Iterator[Money]:
        """The sum of a row in further currencies. Raises `Rejected` where they may be further sums."""
        main, *told = row.all(_BESIDE) or [""]
        if told and not self._is_said_twice:
            raise Rejected(
                later("it has amounts under “{first}” and “{second}”, which may be one sum said twice, or two"),
                later("leave one of both columns out, or write a row for each"), first=main, second=told[0],
            )  # fmt: skip
        for name, words in zip(told[::2], told[1::2], strict=True):
            yield self._stated_money(words, self._sums[name].currency)

    def _is_worth(self, row: _Row, items: Iterable[Item]) -> bool:
        """Whether the amount is the worth of what the row counts or of goods that it names, by the heading of its
        column, and no other says it."""
        if next(filter(row.says, _SUMS)) not in self._worths or row.says("money.kind"):
            return False
        return any(not names_money(one.item) if one.low or one.high else names_goods(one.item) for one in items)

    def _refuse_unclear(self, cell: str) -> None:
        """Raise `Rejected` for an amount, where the table does not say clearly in what it is counted."""
        if self._unclear and cell:
            remedy = later("write it as in “Amount (thousand EUR)”, and import again")
            raise Rejected(
                later("“{words}” may say what the amounts are counted in"), remedy, cell, words=self._unclear
            )

    def _headed(self, column: Column) -> str:
        """The currency that a heading names; bare dollars are those that the person says."""
        return self._said_dollars(column.heading) or column.currency

    def _said_dollars(self, words: str) -> str:
        """The currency of amounts beside which none is, if that is a dollar, as bare ones in the words may be."""
        code = self._options.currency
        return code if code and bare_dollars(words) and code in _codes_of("$") else ""

    def _refuse_bare_dollars(self, row: _Row, money: Money | None, parties: Iterable[Party]) -> None:
        """Raise `Rejected` for bare dollars of a state with one of its own, which may be either."""
        if money is None or money.currency != "USD" or self._options.currency:
            return
        words, said = row.one("money") or row.one("money.low") or row.one("money.usd"), row.one("currency")
        own = own_dollars([one.iso2 for one in parties if one.role is PartyRole.DONOR])
        if own and (bare_dollars(said) if said else bare_dollars(words) or self._bare_dollars):
            remedy = later("map a column of currencies, or say --currency USD")
            reason = later("the amount {words} may be in {codes} or in US dollars")
            raise Rejected(reason, remedy, words, Ask.NO_CURRENCY, codes=", ".join(own))

    def _money_between(self, low: str, high: str, currency: str) -> Money:
        """The sum whose least and most are in columns of their own, of which one may be empty."""
        least, most = self._two("money", low, high, later("its least amount, {low}, is above its most, {high}"))
        code, stated = currency or self._default(low or high), self._stated("money.low", f"{low} – {high}")
        return Money(least, most, code, of_ends(least, most), as_stated=stated)

    def _stated_money(self, words: str, currency: str) -> Money:
        """The amount in a cell, as digits alone or in words. Raises `Rejected`, also for one of two currencies."""
        if plain := without_about(words):
            refuse_otherwise_written(plain, self.how)
            found = self._stated_money(plain, currency)
            is_one = found.qualifier is Qualifier.EXACT  # else it is a range, or at least so much
            return replace(found, qualifier=Qualifier.ABOUT if is_one else found.qualifier, as_stated=words)
        bare = re.sub(r"^[^\d(+−-]{1,4}(?=\d)|(?<=\d)\s*[^\d).,]{1,4}$", "", words, count=1).strip()
        sign = words.replace(bare, "").strip()
        if _FIGURES.fullmatch(bare) and (not sign or _codes_of(sign)):
            if sign and currency and currency not in _codes_of(sign):
                raise _of_two_currencies(words, currency)
            currency = currency or (self._currency(sign) if sign else "")
            amount, code = self._number("money", bare), currency or self._default(words)
            stated = self._stated("money", words)
            stated = stated if stated == words or sign else f"{code} {stated}"  # the words say of which money
            return Money(amount, amount, code, as_stated=stated)
        return self._worded_money(words, currency)

    def _worded_money(self, words: str, currency: str) -> Money:
        """The amount in a cell that says it with words. Raises `Rejected`."""
        refuse_otherwise_written(words, self.how)
        read = read_money(words)
        if read is None and (scaled := self._scaled_money(words, currency)):
            return scaled
        if read is None:
            remedy = later("write a number, or leave the cell empty")
            raise Rejected(later("“{words}” is no amount"), remedy, words, Ask.VALUE)
        if currency and currency not in (read.money.currency or currency, *read.choices):
            raise _of_two_currencies(words, currency)
        code = self._said_dollars(words) or read.money.currency or currency or self._default(words)
        low, high, stated = self._of_so_many("money", read.money.low, read.money.high, words)
        return replace(read.money, low=low, high=high, currency=code, as_stated=stated)

    def _scaled_money(self, words: str, currency: str) -> Money | None:
        """The amount of a cell that says of how many in another language: *85 Tsd. EUR*, *2 milyon €*."""
        bare, times, _ = without_scale(words)
        bare = re.sub(r"(?<!\d)\.|\.(?!\d)", " ", bare)
        if times == 1 or self._scales.get("money", (1, ""))[0] > 1 or not _PLAIN_SUM.fullmatch(bare.strip()):
            return None
        found = self._stated_money(" ".join(bare.split()), currency)
        return replace(found, low=found.low and found.low * times, high=found.high and found.high * times,
                       as_stated=words)  # fmt: skip

    def _of_so_many(
        self, target: str, low: Decimal | None, high: Decimal | None, words: str
    ) -> tuple[Decimal | None, Decimal | None, str]:
        """The ends of a number in words, of so many as its heading says, unless the words say it themselves; and the
        words. Of *2 bn* there are no million."""
        scale = self._scales.get(target, (1, ""))[0]
        figures = {number(one, self.how) for one in _NUMBER.findall(words)}
        if scale != 1 and not figures:
            raise no_number(words)
        if scale == 1 or not figures & {low, high}:
            return low, high, words
        return low and low * scale, high and high * scale, self._stated(target, words)

    def _number(self, target: str, words: str) -> Decimal:
        """The number of a cell, of so many as its heading says: *Amount (million)*."""
        return number(words, self.how, self._scales.get(target, (1, ""))[0], is_money=target.startswith("money"))

    def _two(self, target: str, low: str, high: str, crossed: str) -> tuple[Decimal | None, Decimal | None]:
        """The ends of an interval in two cells, of which one may be empty. Raises `Rejected`, with `crossed` where the
        least is above the most."""
        least = self._number(f"{target}.low", low) if low else None
        most = self._number(f"{target}.high", high) if high else None
        if least is not None and most is not None and least > most:
            raise Rejected(crossed, _ONE_OF_BOTH, low, low=low, high=high)
        return least, most

    def _stated(self, target: str, words: str) -> str:
        """The words of a cell with what its heading says that they are counted in."""
        return f"{words} {self._scales.get(target, (1, ''))[1]}".strip()

    def _default(self, words: str) -> str:
        if not self._options.currency:
            remedy = later("map a column of currencies, or say --currency USD")
            raise Rejected(later("the amount {words} has no currency"), remedy, words, Ask.NO_CURRENCY)
        return self._options.currency

    def _currency(self, words: str) -> str:
        code = words.strip().upper()
        if known(code):
            return code
        table = currencies()
        if mine := self._said_dollars(words):
            return mine
        meant = table.signs.get(words.strip()) or table.named(fold(words).split())[0]
        likely = table.likeliest.get(words.strip()) or table.likeliest.get(fold(words).strip())
        if len(meant) == 1 or (likely and likely in meant):
            return likely or next(iter(meant))
        remedy = later("write its code, such as EUR; or say in the mapping, under values, which it means")
        raise Rejected(later("“{words}” is no currency, or may be several"), remedy, words, Ask.CURRENCY)

    def _items(self, row: _Row) -> tuple[Item, ...]:
        words, amount, unit = row.one("item"), row.one("quantity"), row.one("unit")
        low, high = row.one("quantity.low"), row.one("quantity.high")
        if low or high:
            least, most = self._two("quantity", low, high, later("its least number, {low}, is above its most, {high}"))
            stated = _with_its_unit(f"{low} – {high} {words}".strip(), words, unit)
            return (Item(words or named_by_unit(unit), least, most, of_ends(least, most), unit, stated),)
        if amount:
            measured = None if unit or not _FIGURES.fullmatch(without_about(amount) or amount) else _measured(words)
            if measured is not None:
                found = self._counted(measured[1], amount, measured[2])
                return (replace(found, as_stated=f"{amount} {words}"),)
            found = self._counted(words, amount, unit)
            return (replace(found, as_stated=_with_its_unit(found.as_stated, words, unit)),)
        return tuple(self._item(one, unit) for one in re.split(r"[|;\n]", words) if one.strip())

    def _counted(self, words: str, amount: str, unit: str) -> Item:
        amount = _without_thing(amount, words)
        plain = without_about(amount)
        if counters().fullmatch(plain) or _FIGURES.fullmatch(plain):
            refuse_otherwise_written(plain, self.how)
            stated = f"{amount} {words}".strip()
            return replace(self._counted(words, plain, unit), qualifier=Qualifier.ABOUT, as_stated=stated)
        stated = f"{amount} {words}".strip()
        if found := counters().fullmatch(amount):
            many = self._number("quantity", found[1])
            return Item(words or named_by_unit(found[2]), many, many, Qualifier.EXACT, unit or found[2], stated)
        if _FIGURES.fullmatch(amount):
            many = self._number("quantity", amount)
            stated = f"{self._stated('quantity', amount)} {words}".strip()
            return Item(words or named_by_unit(unit), many, many, Qualifier.EXACT, unit, stated)
        refuse_otherwise_written(amount, self.how)
        found = read_quantity(stated) or _with_unit(amount)
        if found is None or (found.low is None and found.high is None) or _says_more(found):
            raise _no_number(amount)
        low, high, amount = self._of_so_many("quantity", found.low, found.high, amount)
        stated = f"{amount} {words}".strip()
        return Item(found.item or words or named_by_unit(unit), low, high, found.qualifier, unit or found.unit, stated)

    def _item(self, words: str, unit: str) -> Item:
        words = " ".join(words.split())
        found = read_quantity(words)
        if found is None or not found.item or (found.low is None and found.high is None):
            return Item(words, unit=unit, as_stated=words)
        if _says_more(found):
            raise _no_number(words)
        return Item(found.item, found.low, found.high, found.qualifier, unit or found.unit, words)

    def _date(self, row: _Row) -> DateSpan:
        first, last = row.one("date.start"), row.one("date.end")
        if first and last:
            one, two = day(first, self.how), day(last, self.how)
            if one.start > two.end:
                crossed = later("its first day, {first}, is after its last, {last}")
                raise Rejected(crossed, _ONE_OF_BOTH, first, first=first, last=last)
            return DateSpan(
                one.start,
                two.end,
                one.precision if one.start == two.start else DatePrecision.RANGE,
                f"{first} – {last}",
            )
        words = row.one("date") or first or last or row.one("year")
        found = day(words, self.how) if words else DateSpan()
        return _guessed(found) if row.one("date.estimated").casefold() in _YES else found

    # --- who ---

    def _parties(self, row: _Row) -> tuple[tuple[Party, ...], list[str]]:
        """Who takes part, and remarks on whom the table does not name."""
        out: list[Party] = []
        notes: list[str] = []
        for role, of_role in self._roles.items():
            if row.has(role):
                parties, remarks = of_role(row)
                out += parties
                notes += remarks
        if row.says("receiver"):
            names, unnamed = _named_and_not("receiver", row.all("receiver"))
            out += self._received(names, {one.name for one in out if one.role is PartyRole.RECIPIENT})
            notes += unnamed
        return tuple(dict.fromkeys(out)), notes

    def _received(self, names: Sequence[str], recipients: set[str]) -> list[Party]:
        """Who received it; only handed it on, where others are the recipients."""
        role = PartyRole.INTERMEDIARY if recipients else PartyRole.RECIPIENT
        parties = (self._party(role, name, NO_ACTOR_KIND, (), "") for name in names)
        return [one for one in parties if one.name not in recipients]

    def _of_role(self, row: _Row, role: str) -> tuple[list[Party], list[str]]:
        """Who gives or receives, and remarks on whom the table does not name. A country alone means itself."""
        out: list[Party] = []
        kind = self._kind(row.one(f"{role}.kind"))
        homes = [self._place(one) for words in row.all(f"{role}.country") for one in several(words)]
        names, notes = _named_and_not(role, row.all(role))
        where = PartyRole(role)
        place = row.one(f"{role}.place")
        out += [self._party(where, name, kind, homes, place) for name in names]
        if not names:
            out += [_as_such(where, home, place) for home in homes]
            if place and not homes:
                out.append(Party(where, place, PLACE))
        elif where is PartyRole.RECIPIENT and len(homes) > 1:
            out += [_as_such(PartyRole.BENEFICIARY, home, "") for home in homes]
        return out, notes

    def _party(self, role: PartyRole, name: str, kind: Term, homes: Sequence[Place], place: str) -> Party:
        own = self._names.own.get(name)
        if own is None and not self._names.is_actor(name) and self._names.is_shared(name):
            raise _no_country(name)
        name = own or name
        is_body = self._names.is_actor(name) or (not own and self._is_of_a_body(role, name, kind))
        found = None if is_body else self._named_place(name)
        if found is not None:
            return _as_such(role, found, place)
        regional = re.fullmatch(r"(.+), regional", name)
        if regional:
            found = self._names.place(regional[1])
            return _as_such(role, found, place) if found else Party(role, name, GROUP)
        home = homes[0] if len(homes) == 1 and not homes[0][2] else None if homes else self._named_behind(role, name)
        return Party(role, name, kind, home[0] if home else "", place)

    def _is_of_a_body(self, role: PartyRole, name: str, kind: Term) -> bool:
        """Whether a few letters are the short name of an organisation rather than of a state, as *DRC* of an NGO is."""
        if role in (PartyRole.RECIPIENT, PartyRole.BENEFICIARY) or not re.fullmatch(r"[A-Za-z]{2,3}", name):
            return False
        return self._names.is_code(name) or kind.key not in _OF_STATES

    def _named_behind(self, role: PartyRole, name: str) -> Place | None:
        """The country of a recipient that is named behind it: *Sindh, Pakistan*; none where it may be one of several,
        or a state of the same name."""
        parts = name.split(", ")
        behind = self._names.place(parts[-1])
        one_of_several = any(map(self._names.place, parts[:-1])) or re.search(r"\band\b|&", name)
        if role is PartyRole.DONOR or len(parts) < 2 or behind is None or behind[2] or one_of_several:
            return None
        return None if behind[0] == "GE" else behind

    def _named_place(self, name: str) -> Place | None:
        """The country of a name, or of its government: *Norway, Government of*."""
        governed = _GOVERNMENT.fullmatch(name)
        return self._names.place(name) or (self._names.place(governed["of"] or governed["by"]) if governed else None)

    def _place(self, name: str) -> Place:
        name = self._names.own.get(name, name)
        found = self._names.place(re.sub(r", regional$", "", name))
        if found is None:
            raise _no_country(name)
        return found

    def _kind(self, words: str) -> Term:
        if not words:
            return NO_ACTOR_KIND
        wanted = " ".join(re.findall(r"\w+", fold(words)))
        terms = self._names.terms.of(ACTOR_KIND).values()
        return next(
            (one for one in terms if wanted in (one.key.replace("_", " "), fold(one.display_name))), NO_ACTOR_KIND
        )

    # --- other fields ---

    def _values(self, row: _Row) -> dict[str, Any]:
        row.asked.clear()
        read = [(one, self._value(one, row.one(key))) for key, one in self._fields.items() if row.says(key)]
        values = {one.key: value for one, value in read if one.key in _ATTRIBUTES}
        own = tuple((one.key, value) for one, value in read if one.key not in _ATTRIBUTES and value != one.blank)
        return {**values, "own": own} if own else values

    def _count(self, words: str) -> CountSpan:
        if _FIGURES.fullmatch(words):
            many = number(words, self.how)
            return CountSpan(many, many, Qualifier.EXACT, words)
        found = read_quantity(words)
        if found is None or (found.low is None and found.high is None):
            raise Rejected(later("“{cell}” is no number"), _A_NUMBER, words)
        return CountSpan(found.low, found.high, found.qualifier, words)

    def _value(self, one: Field, words: str) -> Any:
        """A cell as the value of a field. Raises `Rejected`."""
        if one.kind is Kind.YES_NO:
            if words.casefold() not in _YES | _NO:
                raise Rejected(later("“{words}” is neither yes nor no"), later("write yes or no"), words, Ask.VALUE)
            return words.casefold() in _YES
        if one.kind is Kind.TERM:
            wanted = fold(words)
            terms = tuple(one.terms or self._names.terms.of(one.vocabulary).values())
            found = next((each for each in terms if wanted in (each.value, fold(tr_term(each)))), None)
            if found is None:
                add = later("add it: term add {vocabulary} “{words}”; or correct the cell")
                named = {
                    "field": one.display_name,
                    "vocabulary": one.vocabulary,
                    "names": ", ".join(map(tr_term, terms)),
                }
                remedy = later("write one of {names}") if one.terms else add
                raise Rejected(later("“{words}” is no term of “{field}”"), remedy, words, Ask.VALUE, **named)
            return found
        if one.kind is Kind.DATE:
            return day(words, self.how)
        if one.kind is Kind.COUNT:
            return self._count(words)
        return words


def _headed(mapped: Iterable[Column], days: Collection[int]) -> set[bool]:
    """What the headings of days say of whether the day comes first."""
    return {one.day_first for one in mapped if one.at in days and one.day_first is not None}


def _has_codes(mapped: Iterable[Column]) -> bool:
    return any("transaction" in heading(one.heading) for one in mapped if one.target == "status")


def _settling(one: Column, rows: Sequence[Sequence[str]], named: Collection[int]) -> list[list[str]]:
    """The cells of a column of numbers as one, which may show how they are written; each alone where three
    decimals are as likely as thousands, as of millions, and of tonnes, which cells of units and items have `named`."""
    cells = [row[one.at] for row in rows if one.at < len(row)]
    open_rows = [row for row in rows if one.at < len(row) and _OPEN.search(row[one.at])] if named else ()
    beside = {row[at] for row in open_rows for at in named if at < len(row)}
    words = re.findall(r"[^\W_]+", " ".join((one.heading, *beside)))
    is_measured = any(plain_words(word) in MEASURES for word in {*words})
    return [[cell] for cell in cells] if one.scale[0] > 1 or is_measured else [cells]


def _guessed(span: DateSpan) -> DateSpan:
    """A day of which the table says that it is an estimate: the first of a month or a year means all of it."""
    if span.precision is DatePrecision.DAY and span.start.endswith("-01"):
        whole = read_date(span.start[: 4 if span.start.endswith("-01-01") else 7])
        span = replace(whole, as_stated=span.as_stated) if whole else span
    return replace(span, inferred=True) if span.start else span


def _under(columns: Iterable[Column], *targets: str) -> list[Column]:
    return [one for one in columns if one.target in targets]


def _are_filled_together(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> bool:
    """Whether each row has all of some columns or none, and not all have none."""
    filled = {tuple(bool(one.words(row)) for one in columns) for row in rows}
    return (True,) * len(columns) in filled and all(len({*one}) == 1 for one in filled)


def _of_worths(mapped: Iterable[Column]) -> set[str]:
    return {one.target for one in mapped if one.target in _SUMS and asks_what_worth(one.heading)}


def _codes_of(sign: str) -> frozenset[str]:
    """The currencies that a sign or a code may mean."""
    table, code = currencies(), sign.strip(" .").upper()
    return frozenset((code,)) if known(code) else table.signs.get(sign) or table.named(fold(sign).split())[0]


def _in_our_figures(
    items: tuple[Item, ...], money: Money | None, how: Written
) -> tuple[tuple[Item, ...], Money | None]:
    """What was given, without its words in the table where a title would say 1.200, 15000 or 15 000 as of 15,000, or
    450 of what is 450 tons."""
    others = _OF_COMMAS if how.point == "," else _UNPARTED

    def is_alike(one: Item) -> bool:
        return one.low is None or not (others.search(one.as_stated) or one.unit)

    bare = tuple(one if is_alike(one) else replace(one, as_stated="") for one in items)
    if money is None or not others.search(money.as_stated):
        return bare, money
    code = money.currency

    def show(end: Decimal) -> str:
        return f"{code} {format_number(end)}"

    return bare, replace(money, as_stated=format_interval(money.low, money.high, money.qualifier, show=show))


def _named_and_not(role: str, cells: Sequence[str]) -> tuple[list[str], list[str]]:
    """Whom cells name, and remarks on those that name nobody."""
    every = [one for words in cells for one in several(words)]
    unnamed = [one for one in every if _UNNAMED.fullmatch(one)]
    notes = [f"Of the {role} the table only says “{name}”." for name in unnamed]
    return [one for one in every if one not in unnamed], notes


def _no_country(name: str) -> Rejected:
    remedy = later("correct the name, or say in the mapping, under names, the code it means")
    return Rejected(later("“{name}” is no country or group, or may be several"), remedy, name, Ask.COUNTRY)


def _without_thing(amount: str, words: str) -> str:
    """A number without the words behind it that say again what it is of: *1,200 kits* of *Dignity kits*."""
    parts, named = amount.split(), set(words.casefold().split())
    while len(parts) > 1 and parts[-1].isalpha() and parts[-1].casefold() in named:
        parts.pop()
    return " ".join(parts)


def _measured(words: str) -> re.Match[str] | None:
    """What is measured, and in what by the bracket behind it: *Rice (kg)*; None where that is no measure."""
    found = re.fullmatch(r"(.+?) ?\(([^()]+)\)", words)
    return found if found and plain_words(found[2]) in MEASURES else None


def _with_its_unit(stated: str, words: str, unit: str) -> str:
    """A number of things as a row states it, with what it is counted in before what that is of: *34 t food*."""
    many = stated.removesuffix(words).rstrip()
    if not unit or is_bare_unit(unit) or many.casefold().endswith(unit.casefold()):
        return stated
    return f"{many} {unit} {words}".strip()


def _with_unit(amount: str) -> Quantity | None:
    """A number and the one word behind it that says in what it is counted: *5,000 bags*, of *maize flour 2kg*."""
    found = read_quantity(amount)
    if found is None or not (found.unit or found.item.isalpha()):
        return None
    return replace(found, item="", unit=found.unit or found.item)


def _says_more(found: Quantity) -> bool:
    """Whether words behind a number say more than what it is of: thousands, a share, or a mark as *(p)* and *?*."""
    is_marked = not (re.sub(r"^[“„«‘\"'](?=[^\W\d])", "", found.item)[:1] or "x").isalnum()  # “Mamba” is a name
    return begins_with_scale(found.item) or found.unit == "%" or is_marked


def named_by_unit(unit: str) -> str:
    """What an item is called by its unit alone, as *kits*; pieces may be of anything, and are never added up."""
    return NOT_SAID if not unit or is_bare_unit(unit) else unit


def _no_number(words: str) -> Rejected:
    return Rejected(later("“{words}” is no number of things"), _A_NUMBER, words, Ask.VALUE)


def _of_two_currencies(words: str, currency: str) -> Rejected:
    sentence = later("“{words}” is in another currency than {currency}, which its column says")
    return Rejected(sentence, later("correct one of both"), words, Ask.VALUE, currency=currency)


class _Row:
    """The words of a row by what their columns are. Which were asked for is remembered part by part, to name the column
    at fault."""

    def __init__(self, held: dict[str, tuple[str, ...]], asked: list[str]) -> None:
        self._held, self.asked = held, asked

    def __bool__(self) -> bool:
        return bool(self._held)

    def has(self, stem: str) -> bool:
        """Whether anything is said of a target, or of what is more exactly said of it."""
        return any(target.split(".")[0] == stem for target in self._held)

    def says(self, target: str) -> bool:
        """Whether anything is said of a target itself."""
        return target in self._held

    def one(self, target: str) -> str:
        """What is said of it, first of all; empty where nothing is."""
        some = self._held.get(target)
        if some is None:
            return ""
        self.asked.append(target)
        return some[0]

    def all(self, target: str) -> list[str]:
        """All that is said of it."""
        some = self._held.get(target)
        if some is None:
            return []
        self.asked.append(target)
        return list(some)

    def let_go(self, target: str, words: re.Pattern[str]) -> str:
        """Drop the value of a target if it is only such words, and return it."""
        held = self._held.get(target, ("",))[0]
        return self._held.pop(target)[0] if words.fullmatch(held) else ""

    def under(self, targets: Sequence[str]) -> tuple[tuple[str, ...] | None, ...]:
        """All that is said of some targets."""
        return tuple(map(self._held.get, targets))

    def part(self, targets: Sequence[str]) -> _Row:
        """The row as if it said nothing but of these."""
        return _Row({one: self._held[one] for one in targets if one in self._held}, self.asked)


class _Once(Generic[_T]):
    """Reads the part of rows that is under some targets, once for the same words."""

    def __init__(self, read: Callable[[_Row], _T], targets: Iterable[str]) -> None:
        self._read, self._targets = read, tuple(targets)
        self._known: dict[tuple[tuple[str, ...] | None, ...], _T] = {}

    def __call__(self, row: _Row) -> _T:
        values = row.under(self._targets)
        row.asked.clear()
        if values not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[values] = self._read(row.part(self._targets))
        return self._known[values]


def _as_such(role: PartyRole, place: Place, town: str) -> Party:
    code, name, is_group = place
    if town:
        return Party(role, town, PLACE, "" if is_group else code, group=code if is_group else "")
    return Party(role, name, GROUP if is_group else COUNTRY, "" if is_group else code, group=code if is_group else "")
