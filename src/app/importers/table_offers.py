"""What columns under unknown headings may be, by what their cells say. It is offered to the person and never taken:
of a country in a cell nobody knows whether it gave or received."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from app.domain.language import later
from app.importers.table_columns import Column
from app.importers.table_headings import half_known
from app.importers.table_units import without_currency
from app.importers.table_values import cleaned
from app.importers.table_votes import is_day

COUNTRIES = later("countries")
_LOOKED_AT, _FULL, _CODE = 500, 0.8, 3
"""So many rows are looked at, and such a share of a column's different cells says what it is full of."""
_FIGURES = re.compile(r"[-+]?\d[\d.,\s'’\u00a0]*")
_WORD = re.compile(r"[^\W\d_]{2}|[一-鿿가-힣]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATES = ("date", "date.start", "date.end", "year")


class Offer(NamedTuple):
    """A column that nobody has said anything of, and that by its cells may be one of several things."""

    heading: str
    full_of: str
    """What its cells are, to be translated."""
    targets: tuple[str, ...]


def offers(
    columns: Sequence[Column],
    rows: Sequence[tuple[int, tuple[str, ...]]],
    is_place: Callable[[str], bool],
    chosen: Collection[str],
) -> tuple[Offer, ...]:
    """What is to be offered of columns that are not read; of the `chosen` headings, in small letters, the person has
    said what they are."""
    taken = {one.target for one in columns}
    out: list[Offer] = []
    for one in columns:
        if one.target or one.heading.casefold() in chosen:
            continue
        cells = {cleaned(cells[one.at]) for _, cells in rows[:_LOOKED_AT] if one.at < len(cells)} - {""}
        for full_of, is_one, targets in _kinds(is_place, taken, cells, half_known(one.heading)):
            if cells and targets and sum(map(is_one, cells)) >= _FULL * len(cells):
                out.append(Offer(one.heading, full_of, targets))
                break
    return tuple(out)


def _kinds(
    is_place: Callable[[str], bool], taken: Collection[str], cells: Collection[str], half: str
) -> Iterator[tuple[str, Callable[[str], bool], tuple[str, ...]]]:
    """What cells may be, how one is known, and what such a column may be where no other is; first what `half` of its
    heading says."""
    are_named = is_full_of_countries(is_place, cells)
    yield COUNTRIES, lambda _cell: are_named, _free(("recipient.country", "donor.country"), taken)
    yield later("currencies"), _is_currency, _free(("currency",), taken)
    has_date = any(one in taken for one in _DATES)
    yield later("days"), is_day, () if has_date else ("date",)
    yield later("years"), lambda cell: bool(_YEAR.fullmatch(cell)), () if has_date else ("year",)
    has_amount = any(one.split(".")[0] in ("money", "quantity") and one != "money.pledged" for one in taken)
    yield later("amounts of money"), _is_amount, () if has_amount else ("money",)
    is_code = len(cells) > 1 and len({len(cell) for cell in cells}) == 1  # as of numbers that only name a row
    lacks_number = "unit" in taken and not any(one.startswith("quantity") for one in taken)
    of_numbers = ("quantity",) if has_amount and lacks_number else () if has_amount else ("money", "quantity")
    yield later("numbers"), _is_number, () if is_code else of_numbers
    lacks_things = "quantity" in taken and not {"item", "title"} & {*taken}
    in_words = ("item", *_free(("donor",), taken)) if lacks_things else ()
    in_words = (half, *(one for one in in_words if one != half)) if half and half not in taken else in_words
    yield later("words"), lambda cell: bool(_WORD.search(cell)), in_words


def is_full_of_countries(is_place: Callable[[str], bool], cells: Collection[str]) -> bool:
    """Whether cells are countries, most of them by name: *NO* may be Norway, and *no* as well."""
    places = [cell for cell in cells if is_place(cell)]
    named = sum(len(cell) > _CODE for cell in places)
    return len(places) >= _FULL * len(cells) > 0 and (2 * named >= len(places) or len(places) > 2 * _CODE)


def _free(targets: Sequence[str], taken: Collection[str]) -> tuple[str, ...]:
    """Those that no column is; of whom nothing is known yet comes first."""
    free = (one for one in targets if one not in taken)
    return tuple(sorted(free, key=lambda one: one.split(".")[0] in taken))


def _is_currency(cell: str) -> bool:
    bare, code = without_currency(cell)
    return bool(code) and not bare.strip()


def _is_amount(cell: str) -> bool:
    return any(map(str.isdigit, cell)) and bool(without_currency(cell)[1])


def _is_number(cell: str) -> bool:
    return bool(_FIGURES.fullmatch(cell))
