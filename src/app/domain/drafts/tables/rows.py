"""The drafts of the row of a table: one, or one for what was promised and one for what came of it.

    no draft = a heading | a total | the name of a part of the table | a row without party, or without thing and sum

Each field stands on the words of its cell. A cell of the first column that is empty goes on with the one above, as
those of merged cells do, and is not sure; nor is the outcome unless the heading of a column, or a cell, says it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.domain.drafts.dates.fiscal import fiscal_year
from app.domain.drafts.draft import Draft, DraftDate, DraftItem, DraftMoney, DraftParty, Field, Span
from app.domain.drafts.names.named import Named, NamedKind
from app.domain.drafts.tables import values
from app.domain.drafts.tables.columns import IN_ROW
from app.domain.drafts.tables.headings import Column, Counted, Role, counted_in, names_gifts
from app.domain.drafts.tables.parts import begun_above, of_part
from app.domain.drafts.tables.periods import doubt_of, said_of_all
from app.domain.drafts.tables.sums import adds_up, names_total
from app.domain.drafts.tables.tables import Place, Table
from app.domain.drafts.tables.values import Cell, Names, Who, cell_at
from app.domain.drafts.tables.whose import whose
from app.domain.language import tr
from app.domain.money import Payers
from app.domain.quantity import read_quantity
from app.domain.terms import AmountRole, Outcome, Qualifier

_DITTO = re.compile(r"[\"”“〃'′]+|do\.?|ditto|idem|id\.|same(?: as above)?|as above", re.IGNORECASE)
_STATUSES = (
    (
        Outcome.PROMISED,
        r"not yet|pledged?\b|commit(?:ted|ments?)|promised|planned|expected|pending|awaiting|scheduled|to be ",
    ),
    (Outcome.NOT_GIVEN, r"\bnot |\bnever |declined|rejected|refused|undelivered|unpaid|withheld"),
    (Outcome.CANCELLED, r"cancel|withdrawn"),
    (Outcome.OFFERED, r"offer"),
    (Outcome.ANNOUNCED, r"announced|allocated|approved"),
    (
        Outcome.GIVEN,
        r"delivered|received|arrived|completed?\b|handed over|given|paid|distributed|disburse(?:d|ments?)|donated",
    ),
)
_PARTLY = re.compile(r"part|half|some|transit|shipped|route|%", re.IGNORECASE)
"""What leaves open whether all of it came."""
_DOUBTING = re.compile(
    r"\b(?:cancel|withdr[ae]w|declin|reject|refus|return(?:ed|s)\b|refund|repa(?:y|id)|loans?\b|lent\b|sold\b|"
    r"sales?\b|(?:purchased|bought) from\b|never\b|undelivered|"
    r"not (?:yet )?(?:arrived|been|delivered|paid|received|sent|disbursed))",
    re.IGNORECASE,
)
"""What in a note speaks against a gift."""
_NOT_YET = r"not yet (?:arrived|been \w+|delivered|paid|received|sent|disbursed|transferred|handed over)"
_TO_COME = re.compile(
    rf"\s*(?:only |still )?(?:promised|pledged|to come|awaited|expected|{_NOT_YET})(?:,? (?:but )?{_NOT_YET})?\.?\s*",
    re.IGNORECASE,
)
"""A note that says no more than that something is still to come: *promised, not yet paid*."""
_SEEN = 200
"""Rows in which a day's order or a cell above is looked for."""
_TO, _FROM = re.compile(r"\b(?:to|for) (?:the )?$"), re.compile(r"\b(?:from|by) (?:the )?$")
_NAMED = (
    NamedKind.COUNTRY, NamedKind.GROUP, NamedKind.GOVERNMENT, NamedKind.ORGANISATION, NamedKind.COMPANY, NamedKind.TOWN
)  # fmt: skip
_SIDES = ((Role.DONOR, Field.DONORS), (Role.RECIPIENT, Field.RECIPIENTS), (Role.THROUGH, Field.CARRIERS))
_ROLES = dict(_SIDES)


def drafts_of_row(text: str, place: Place, who: Who, published: str, title: str = "") -> list[Draft]:
    """The drafts of a row, in a text of this title."""
    found = list[Draft]()
    heads = dict[tuple[int, int], DraftParty | None]()
    for table in place.tables if place.number >= 0 else ():
        for span in table.across:
            if span not in heads:
                heads[span] = _over(text, Span(*span), who.named, gives=table.side is Role.DONOR)
        is_plain = all(heads[span] for span in table.across)
        if is_plain and not adds_up(text, table, place.number, who.named):
            over = heads[table.across[0]] if table.across else None
            found += _Reading(text, table, place.number, who, published, title, over=over).drafts()
    return found


def _over(text: str, span: Span, named: Names, *, gives: bool) -> DraftParty | None:
    """The party that the heading of a column names and nothing else."""
    cell = cell_at(text, *span)
    found, _ = values.parties(text, cell, named, gives=gives)
    known = any(one.name for one in named(text, *cell.span))
    return found[0]._replace(start=0, end=0) if known and len(found) == 1 else None


@dataclass(slots=True)
class _Reading:
    """A row that is read."""

    text: str
    table: Table
    number: int
    who: Who
    published: str
    title: str
    giver: str = ""
    """The code of the state that gives all of it, by the lines above."""
    over: DraftParty | None = None
    """Whom the heading of its numbers names."""
    unsure: dict[Field, str] = field(default_factory=dict[Field, str])
    spans: dict[Field, tuple[Span, ...]] = field(default_factory=dict[Field, tuple[Span, ...]])

    def drafts(self) -> Iterator[Draft]:
        sides = {field: self._of_heading(field) or self._parties(role, field) for role, field in _SIDES}
        for column, side in ((Role.WHO, Field.DONORS), (Role.PLACE, Field.RECIPIENTS), (Role.FOR, Field.RECIPIENTS)):
            sides[side] = sides[side] or self._somebody(column, side)
        if not (sides[Field.DONORS] or sides[Field.RECIPIENTS]) or self._counts_otherwise():
            return
        for columns, side in (
            ((Role.DONOR, Role.WHO), Field.DONORS), ((Role.RECIPIENT, Role.PLACE, Role.FOR), Field.RECIPIENTS),
        ):  # fmt: skip
            if not (sides[side] or self.table.of(*columns)):
                sides[side] = self._of_part(side) or self._above_all(side)
        giving = frozenset(one.iso2 for one in sides[Field.DONORS] if one.iso2)
        payers = Payers(giving | {one.iso2 for one in sides[Field.RECIPIENTS] if one.iso2}, giving)
        parties, spans, unsure = sides, self.spans, self.unsure
        is_part = bool(self.table.when or self.over)  # of a row, whose thing alone is none
        for outcome in self._outcomes():
            self.spans, self.unsure = dict(spans), dict(unsure)
            things, sums = self._given(outcome, payers)
            if sums or any(one.low is not None or not is_part for one in things):
                yield self._draft(outcome, parties, things, sums)

    def _counts_otherwise(self) -> bool:
        """Whether the cell of a party says in what the numbers of its row are counted: *Australia (A$ million)*."""
        cells = (self._cell(one).words for one in self.table.of(Role.DONOR, Role.RECIPIENT, Role.WHO, Role.PLACE))
        told = (counted_in(words) for cell in cells for words in re.findall(r"\(([^()]+)\)", cell))
        return any(one is not None and (one.currency or one.scale > 1) for one in told)

    def _draft(
        self, outcome: Outcome | None, parties: dict[Field, tuple[DraftParty, ...]], things: Sequence[DraftItem],
        sums: Sequence[DraftMoney],
    ) -> Draft:  # fmt: skip
        when = self._day(outcome)
        stands = things[0] if things else sums[0]
        self.spans |= {Field.ITEMS: tuple(Span(one.start, one.end) for one in things)} if things else {}
        self.spans |= {Field.MONEY: tuple(Span(one.start, one.end) for one in sums)} if sums else {}
        status = self._status(outcome, Span(stands.start, stands.end))
        if Field.STATUS not in self.unsure and self._is_doubted():
            self.unsure[Field.STATUS] = tr("Another cell may say that it is no gift.")
        return Draft(
            status,
            donors=parties[Field.DONORS],
            carriers=parties[Field.CARRIERS],
            recipients=parties[Field.RECIPIENTS],
            items=tuple(things),
            amounts=tuple(sums),
            date=when,
            spans=self.spans,
            unsure=self.unsure,
        )

    # --- who ------------------------------------------------------------------------------------------

    def _of_heading(self, field: Field) -> tuple[DraftParty, ...]:
        """Whom the heading of the numbers names, on this side."""
        if self.over is None or _ROLES[self.table.side] is not field:
            return ()
        self.unsure[field] = tr("It is what the heading of the column says.")
        return (self.over,)

    def _parties(self, role: Role, field: Field) -> tuple[DraftParty, ...]:
        """Those of the first column of a role that names somebody, names before codes."""
        some = self.table.of(role)
        names_first = sorted(some, key=lambda one: one.heading.is_code)
        told = [one for column in names_first if (one := self._told(column, field))[0]]
        if not told:
            return self._above(some[0], field) if some and some[0].at == self.table.columns[0].at else ()
        (found, doubt), *others = told
        self.spans[field] = tuple(Span(one.start, one.end) for one in found)
        above = (self.text[slice(*self.table.caption)], self.title)
        if len(found) == 1 and (meant := whose(found[0], above, self.who.named, gives=field is Field.DONORS)):
            found, doubt = (meant[0],), meant[1]
        if not all(_is_same(found, other) for other, _ in others):
            doubt = doubt or tr("Another column says it too.")
        if doubt:
            self.unsure[field] = doubt
        return found

    def _told(self, column: Column, field: Field) -> tuple[tuple[DraftParty, ...], str]:
        """Whom a cell names, and why that is not sure, or nothing."""
        cell, is_code = self._cell(column), column.heading.is_code
        cell = begun_above(self.text, self.table, self.number, column.at, cell, self.who.named)
        found, doubt = values.coded(self.text, cell, self.who, is_code=is_code)
        if found or is_code:
            return found, doubt
        return values.parties(self.text, cell, self.who.named, gives=field is Field.DONORS)

    def _above(self, column: Column, field: Field) -> tuple[DraftParty, ...]:
        """Whom the first column names above an empty cell, or one that says the same."""
        here = self._cell(column)
        if here and not _DITTO.fullmatch(here.words):
            return ()
        for number in range(self.number - 1, max(-1, self.number - _SEEN), -1):
            if self.table.rows[number].goes_on:
                continue
            cell = self._cell(column, number)
            if cell and not _DITTO.fullmatch(cell.words):
                if names_total(self.text, self.table, number) or self.table.rows[number].is_part:
                    return ()
                found, _ = values.parties(self.text, cell, self.who.named, gives=field is Field.DONORS)
                self.unsure[field] = tr("The cell is empty; it is taken from a row above.")
                return tuple(one._replace(start=0, end=0) for one in found)
        return ()

    def _somebody(self, role: Role, field: Field) -> tuple[DraftParty, ...]:
        found = self._parties(role, field)
        is_open = role is Role.FOR or not self.table.of(role)[0].heading.words if found else False
        if is_open and not all(self.who.named(self.text, one.start, one.end) for one in found):
            self.spans.pop(field, None)
            self.unsure.pop(field, None)
            return ()
        if found:
            self.unsure[field] = tr("The heading does not say whether it gives or gets.")
        return found

    def _of_part(self, field: Field) -> tuple[DraftParty, ...]:
        """Whom the name of the part of the table says that the row is in."""
        found = of_part(self.text, self.table, self.number, field, self.who.named)
        if found:
            self.unsure[field] = tr("It is the name of this part of the table.")
        return found

    def _above_all(self, field: Field) -> tuple[DraftParty, ...]:
        """The one behind *to* or *from* in the lines above a table that has no column for him: *Gifts to Chad*."""
        start, end = self.table.caption
        link = _TO if field is Field.RECIPIENTS else _FROM
        said = self.who.named(self.text, start, end) if names_gifts(self.text[start:end]) else ()
        found = [one for one in said if one.kind in _NAMED and link.search(self.text, start, one.start)]
        if not found and field is Field.DONORS:
            found = [one for one in said if one.kind in _NAMED and _is_givers(self.text, one, end)]
        if len(found) != 1:
            return ()
        self.giver = found[0].iso2 if field is Field.DONORS else ""
        self.unsure[field] = tr("It is what the lines above the table say.")
        return (DraftParty(found[0].name, found[0].iso2, 0, 0),)

    # --- what -----------------------------------------------------------------------------------------

    def _outcomes(self) -> list[Outcome | None]:
        """What the headings of numbers and things say became of them: each has a draft of its own."""
        some = self.table.of(Role.FIGURE, Role.QUANTITY, Role.THING, Role.ITEM)
        found = dict.fromkeys(one.heading.outcome for one in some)
        return [one for one in found if one is not None] or [None]

    def _given(self, outcome: Outcome | None, payers: Payers) -> tuple[list[DraftItem], list[DraftMoney]]:
        """The things and sums of one outcome; of none that the heading says, of any."""
        several = len(self._outcomes()) > 1
        things, sums = list[DraftItem](), self._sums(outcome, payers, several=several)
        items = self._of(outcome, Role.ITEM)
        counts = self._of(outcome, Role.QUANTITY)
        if items and not (several and not counts and sums):
            things, more = self._items(items[0], counts)
            sums += more
        for column in self._of(outcome, Role.THING) if not items else ():
            cell, counted = self._cell(column), column.heading.counted
            found = values.thing(column.heading.words, cell, counted, self.table.sign(column)) if cell else None
            things += [found] if found is not None else []
        return things, sums

    def _items(self, column: Column, counts: Sequence[Column]) -> tuple[list[DraftItem], list[DraftMoney]]:
        cell = self._cell(column)
        count = self._cell(counts[0]) if len(counts) == 1 else None
        if values.LENT.fullmatch(cell.words):
            return [], []
        if count is not None and _is_none(count, several=len(self._outcomes()) > 1):
            return [], []
        if not (counts or cell.goes_on):
            things, sums = values.listed(self.text, cell)
            if things or sums:
                self._doubt_choice(cell, sums)
                return things, sums
        counted = counts[0].heading.counted if len(counts) == 1 else Counted()
        units = self.table.of(Role.UNIT)
        if not counted.unit and len(units) == 1 and self._cell(units[0]):
            counted = counted._replace(unit=self._cell(units[0]).words)
        made = values.item(cell, count, counted, self.table.sign(counts[0]) if counts else "")
        if made is None:
            return [], []
        if made[1] or len(counts) > 1 or (not counts and any(map(str.isdigit, cell.words))):
            self.unsure[Field.ITEMS] = made[1] or tr("How many there were is not read.")
        return [made[0]], []

    def _doubt_choice(self, cell: Cell, sums: Sequence[DraftMoney]) -> None:
        if re.search(r"\bor\b", cell.words):
            why = tr("What “or” leaves to choose from is not plain.")
            self.unsure |= {Field.ITEMS: why} | ({Field.MONEY: why} if sums else {})

    def _sums(self, outcome: Outcome | None, payers: Payers, *, several: bool) -> list[DraftMoney]:
        """The sums of an outcome: one, or the same in several currencies."""
        some = self._of(outcome, Role.FIGURE)
        if several and (outcome is None or self._may_be_of_another(outcome, some)):
            return []
        parts = [one for one in some if not one.heading.is_sum]
        found = self._apart(parts or some, payers)
        if 0 < len(parts) < len(some):
            found = self._whole(found, [one for one in some if one.heading.is_sum], payers)
        return [one._replace(role=AmountRole.COUNTER_VALUE.value if at else "") for at, one in enumerate(found)]

    def _may_be_of_another(self, outcome: Outcome, sums: Sequence[Column]) -> bool:
        """Whether sums whose heading names no outcome stand beside numbers of things of several."""
        counts = [one for one in self.table.of(Role.QUANTITY, Role.THING) if one.heading.outcome is not None]
        if not counts or any(one.heading.outcome is not None for one in sums):
            return False
        told = [
            (one.heading.outcome, cell.words) for one in counts if not _is_none(cell := self._cell(one), several=True)
        ]
        return outcome not in dict(told) or len({words for _, words in told}) > 1

    def _whole(self, parts: list[DraftMoney], sums: Sequence[Column], payers: Payers) -> list[DraftMoney]:
        """What a column adds up, if that is more than the part that is read, or several are in one currency."""
        found = self._apart(sums, payers)
        if parts and not found:
            self.unsure[Field.MONEY] = tr("What adds up the columns beside it is not read.")
        return found if len(parts) != 1 or _is_more(found, parts[0]) else parts

    def _apart(self, columns: Sequence[Column], payers: Payers) -> list[DraftMoney]:
        """The sums of some columns, of each currency one; those in the prices of one year where there are no others."""
        read = list[tuple[Column, DraftMoney, str]]()
        for column in columns:
            cell, counted = self._cell(column), self._counted(column)
            sign, worth = self.table.sign(column), column.heading.is_worth
            one = values.money(cell, counted, payers, worth=worth, sign=sign) if cell else None
            read += [] if one is None else [(column, *one)]
        own = {money.currency for column, money, _ in read if not column.heading.counted.is_constant}
        read = [one for one in read if not (one[0].heading.counted.is_constant and one[1].currency in own)]
        told = [(money.currency, money.low, money.high) for _, money, _ in read]
        read = [one for at, one in enumerate(read) if told[at] not in told[:at]]
        if len({money.currency for _, money, _ in read}) < len(read):
            return []  # two sums, of which none says what it is
        for column, _, doubt in read:
            if column.heading.counted.is_constant:
                doubt = tr("It is in the prices of one year.")
            elif column.heading.role is Role.WORTH:
                doubt = doubt or tr("It may be what one of them costs.")
            self.unsure |= {Field.MONEY: doubt} if doubt else {}
        return [_as_it_is_known(column, money) for column, money, _ in read]

    def _counted(self, column: Column) -> Counted:
        """What the numbers of a column are counted in, where need be by the cell that says the currency."""
        counted, told = column.heading.counted, self.table.of(Role.CURRENCY)
        if counted.currency != IN_ROW:
            return counted
        words = self._cell(told[0]).words
        return counted._replace(currency=words) if (one := counted_in(words)) and one.currency else Counted()

    def _of(self, outcome: Outcome | None, role: Role) -> list[Column]:
        """The columns of a role that are of an outcome, or of all of them."""
        some = self.table.of(role)
        mine = [one for one in some if one.heading.outcome is outcome]
        return mine or [one for one in some if one.heading.outcome is None]

    # --- when, and what became of it ----------------------------------------------------------------------

    def _day(self, outcome: Outcome | None) -> DraftDate | None:
        if (when := self.table.when) is not None:
            self.unsure[Field.DATE] = doubt_of(when)
            year = fiscal_year(when.fiscal, self.giver, self.published) if when.fiscal and self.giver else None
            if year is not None:
                return DraftDate(year.start, year.end, year.precision, when.words, 0, 0, doubt_of(when))
            return DraftDate(when.first, when.last, when.precision, when.words, 0, 0, doubt_of(when))
        some = self.table.of(Role.DATE)
        mine = [one for one in some if outcome is not None and one.heading.outcome is outcome]
        bare = [one for one in some if one.heading.outcome is None]
        some = mine or bare or ([] if outcome else some)
        if len(some) != 1:
            return None if some or self.table.of(Role.DATE) else self._day_above()
        cell = self._cell(some[0])
        column = (one.words(self.text, some[0].at) for one in self.table.rows[:_SEEN])
        within = said_of_all(self.text[slice(*self.table.caption)])
        read = values.day_within(cell, within) if within is not None else None
        read = read or (values.day(self.text, cell, column, self.published) if cell else None)
        if read is None:
            return None
        self.spans[Field.DATE] = (Span(read[0].start, read[0].end),)
        if read[1]:
            self.unsure[Field.DATE] = read[1]
        return read[0]

    def _day_above(self) -> DraftDate | None:
        """When all of it was given, by the lines above a table of gifts."""
        said = self.text[slice(*self.table.caption)]
        when = said_of_all(said) if names_gifts(said) else None
        if when is None:
            return None
        doubt = tr("It is what the lines above the table say.")
        self.unsure[Field.DATE] = doubt
        return DraftDate(when.first, when.last, when.precision, when.words, 0, 0, doubt)

    def _status(self, outcome: Outcome | None, stands: Span) -> Outcome:
        """What became of it: as its cell says, else the heading of its number, of its day, or the lines above."""
        self.spans[Field.STATUS] = (stands,)
        for column in self.table.of(Role.STATUS):
            cell = self._cell(column)
            found = next((one for one, words in _STATUSES if re.search(words, cell.words, re.IGNORECASE)), None)
            if found is not None:
                self.spans[Field.STATUS] = (cell.span,)
                if _PARTLY.search(cell.words):
                    self.unsure[Field.STATUS] = tr("Not all of it may have come.")
                return found
            if cell:
                self.unsure[Field.STATUS] = tr("What its cell says of it is not read.")
        days = {one.heading.outcome for one in self.table.of(Role.DATE) if self._cell(one)} - {None}
        said = outcome or (next(iter(days)) if len(days) == 1 else None)
        if said is not None:
            if not any(self._cell(one) for one in self.table.columns if one.heading.outcome is said):
                self.unsure[Field.STATUS] = tr("The heading that says it stands over an empty cell.")
            return said
        cells = self.table.rows[self.number].cells
        if (note := next((span for span in cells if _TO_COME.fullmatch(self.text, *span)), None)) is not None:
            self.spans[Field.STATUS] = (Span(*note),)
            return Outcome.PROMISED
        if self.table.outcome is not None:
            self.unsure[Field.STATUS] = tr("It is what the lines above the table say.")
            return self.table.outcome
        self.unsure[Field.STATUS] = tr("No heading says what became of it.")
        is_to_come = self.table.when is not None and "" < self.published < self.table.when.first
        return Outcome.PROMISED if is_to_come else Outcome.GIVEN

    def _is_doubted(self) -> bool:
        """Whether a cell of which nothing is read may say that nothing was given."""
        read, cells = {one.at for one in self.table.columns}, self.table.rows[self.number].cells
        return any(_DOUBTING.search(self.text, *span) for at, span in enumerate(cells) if at not in read)

    def _cell(self, column: Column, number: int | None = None) -> Cell:
        row = self.table.rows[self.number if number is None else number]
        if column.at >= len(row.cells):
            return Cell("", Span(0, 0))
        cell = cell_at(self.text, *row.cells[column.at], self.table.marks)
        goes_on = bool(row.rest(column.at))
        return cell._replace(words=row.words(self.text, column.at), goes_on=True) if goes_on else cell


_OWN = re.compile(r"(?P<own>['’]s?)? (?:[A-Za-z-]+ )?(?P<gift>[A-Za-z]+)")


def _is_givers(text: str, one: Named, end: int) -> bool:
    """Whether the gifts behind a name are its own: *Japan's grant aid*, *Japanese aid*."""
    behind = _OWN.match(text, one.end, end)
    if behind is None or not names_gifts(behind[0]):
        return False
    return bool(behind["own"]) or text[one.start : one.end].casefold() != one.name.casefold()


def _is_none(count: Cell, *, several: bool) -> bool:
    """Whether a number says that nothing was given: none of it, or of several outcomes not this one."""
    read = read_quantity(count.words)
    return (several and not count) or (read is not None and read.low == read.high == 0)


def _as_it_is_known(column: Column, money: DraftMoney) -> DraftMoney:
    """A sum, which is about so much where its heading is of estimates."""
    is_about = column.heading.is_about and money.qualifier is Qualifier.EXACT
    return money._replace(qualifier=Qualifier.ABOUT) if is_about else money


def _is_more(some: Sequence[DraftMoney], part: DraftMoney) -> bool:
    """Whether one sum in the currency of another is higher."""
    return any(one.currency == part.currency and (one.low or 0) > (part.low or 0) for one in some)


def _is_same(some: Sequence[DraftParty], others: Sequence[DraftParty]) -> bool:
    """Whether two cells name one country."""
    return len(some) == len(others) == 1 and some[0].iso2 == others[0].iso2 != ""
