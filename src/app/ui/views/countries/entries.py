"""The lines of the list of countries and groups, and their order. Plain data."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from app.domain.fuzzy import match
from app.domain.language import tr, tr_n
from app.domain.records import ActorRow, CountryInfo, CountryRow
from app.ui.base.country_words import recorded_text
from app.ui.views.countries.actor_sections import PREFIX
from app.ui.widgets.side_list import SideLine

CLOSE = 3
"""The worst fit that still counts: a stretch within a name."""


class ListOrder(StrEnum):
    """The order of the list."""

    NAME = "name"
    AMOUNT = "amount recorded"


def entries(
    rows: Sequence[CountryRow], typed: str, order: ListOrder, shown: str = "", actors: Sequence[ActorRow] = ()
) -> tuple[SideLine, ...]:
    """The lines for what is typed: those with data first, all others only if searched for.

    Their keys are the codes of countries and groups, and the keys of actors. `shown` is that of the current page, which
    is always listed.
    """
    if typed.strip():
        ranked = sorted((rank, n) for n, row in enumerate(rows) if (rank := _rank(typed, row.info)) is not None)
        found = [rows[n] for _, n in ranked]
    else:
        found = [row for row in rows if row.recorded or row.info.code == shown]
        found.sort(key=_by_name if order is ListOrder.NAME else _by_amount)
    with_something = [row for row in found if row.recorded or (not typed.strip())]
    return (
        *_under(tr("Countries"), [row for row in with_something if not row.info.is_group]),
        *_under(tr("Groups"), [row for row in with_something if row.info.is_group]),
        *_acting(actors, typed, order, shown),
        *_under(tr("Nothing recorded yet"), [row for row in found if row not in with_something]),
    )


def _under(head: str, rows: Sequence[CountryRow]) -> tuple[SideLine, ...]:
    return (SideLine("", head, head=True), *map(_of_country, rows)) if rows else ()


def _of_country(row: CountryRow) -> SideLine:
    info, recorded = row.info, recorded_text(row)
    said, tip = f"{info.display_name}, {recorded}", f"{info.display_name}: {recorded}"
    return SideLine(info.code, info.display_name, row.recorded or None, said, tip, info.code, info.is_group)


def _of_actor(row: ActorRow) -> SideLine:
    name, count = row.content.name, tr_n("{n} record", "{n} records", row.with_own)
    return SideLine(f"{PREFIX}{row.id}", name, row.with_own, f"{name}, {count}", f"{name}: {count}")


def _acting(actors: Sequence[ActorRow], typed: str, order: ListOrder, shown: str) -> tuple[SideLine, ...]:
    """Actors with records or child actors, and the current one; all, if searched for."""
    above = {row.content.parent_id for row in actors}
    found = [row for row in actors if typed.strip() or row.with_own or row.id in above or f"{PREFIX}{row.id}" == shown]
    if typed.strip():
        ranked = [(_rank_of(typed, (row.content.name, *row.content.aliases)), row) for row in found]
        found = [row for rank, row in sorted(ranked, key=lambda pair: pair[0] or 0) if rank is not None]
    elif order is ListOrder.AMOUNT:
        found.sort(key=lambda row: (-row.with_own, row.content.name.casefold()))
    return (SideLine("", tr("Actors"), head=True), *map(_of_actor, found)) if found else ()


def _by_name(row: CountryRow) -> tuple[int, str]:
    return 0, row.info.display_name.casefold()


def _by_amount(row: CountryRow) -> tuple[int, str]:
    return -row.recorded, row.info.display_name.casefold()


def _rank(typed: str, info: CountryInfo) -> int | None:
    """How well a country matches: by its code, its name, then its aliases."""
    if typed.strip().casefold() in (info.code.casefold(), info.iso3.casefold()):
        return 0
    return _rank_of(typed, (info.display_name, info.name, *info.aliases))


def _rank_of(typed: str, names: Sequence[str]) -> int | None:
    """How well the first of these names matches, then the others."""
    ranks: list[int] = []
    for number, name in enumerate(names):
        if (hit := match(typed, name)) is not None and hit[0] <= CLOSE:
            ranks.append(2 * hit[0] + 1 + (number > 0))
    return min(ranks, default=None)
