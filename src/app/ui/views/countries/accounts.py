"""Totals and gaps of a profile: sums, promised against delivered, missing data. Plain data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from app.domain.alternatives import in_list
from app.domain.counted import item_words
from app.domain.donations import Amount
from app.domain.language import later, tr, tr_n
from app.domain.money import format_amount
from app.domain.pledge_sums import PledgeSum
from app.domain.pledges import Open
from app.domain.records import CountryProfile, DonationRef, DonationRow, FactRecord
from app.domain.terms import AmountRole, Outcome
from app.domain.totals import Total, TotalLine, Totals
from app.domain.totals_words import (
    alternatives_words,
    conditional_words,
    marked_words,
    pledge_words,
    pledges_in_words,
    remarks,
    unclear_words,
    unpromised_words,
)
from app.store.reads.donations import Pledge
from app.store.reads.figure_sentences import QUANTITY, Figure, of_sum
from app.ui.base.country_words import also_more, and_more
from app.ui.base.record_words import shown_condition, shown_date, shown_money
from app.ui.look.mirror import listed
from app.ui.views.countries.plans import RowPlan, SectionPlan
from app.ui.views.countries.rows import Cell, Column

SUM_COLUMNS = (
    Column(later("At least – at most"), part=6),
    Column(later("Records"), part=4),
    Column(later("Not added"), part=5),
)
PLEDGE_COLUMNS = (
    Column(later("Record"), 48),
    Column(later("Promised"), part=6),
    Column(later("Delivered"), part=5),
    Column(later("Still open"), part=4),
)
PLEDGE_SUM_COLUMNS = (*PLEDGE_COLUMNS[1:], Column(later("Records"), part=4))
GAP_COLUMNS = (Column("", part=5), Column("", part=7))
NAMED = 6


def sums(received: Totals, given: Totals) -> list[SectionPlan]:
    """What was received and what was given, by item. Never one figure over several units."""
    return [
        SectionPlan("received_sums", tr("Received, added up"), SUM_COLUMNS, _sums(received)),
        SectionPlan("given_sums", tr("Given, added up"), SUM_COLUMNS, _sums(given)),
    ]


def _sums(totals: Totals) -> tuple[RowPlan, ...]:
    counted = tuple(map(_sum, (*totals.numbered, *(one for one in totals.ordered if not one.has_number))))
    return *counted, *_uncounted([line for one in totals.totals if not one.added for line in one.beside])


def _uncounted(lines: Sequence[TotalLine]) -> Iterator[RowPlan]:
    """A row for what is said to be given and of which nothing is in any sum, so that no record is silently missing."""
    if lines:
        key = f"sum|donation:{lines[0].donation_id}"
        cells = Cell(tr("In no sum"), ink="muted"), Cell(_refs(line.ref for line in lines), link=key), _apart(lines)
        yield RowPlan(key, cells, tr("Enter opens the first of its records"))


def _apart(lines: Iterable[TotalLine]) -> Cell:
    """What is in no sum, each with its reason on lines of its own: reasons may run in either direction."""
    apart = dict.fromkeys(listed((line.ref, line.why.rstrip(".")), ": ") for line in lines)
    return Cell(also_more("\n".join(list(apart)[:NAMED]), len(apart) - NAMED), ink="muted")


def _sum(total: Total) -> RowPlan:
    first = total.added[0].donation_id
    is_known = total.low is not None or total.high is not None
    cells = (
        Cell(marked_words(total), listed(remarks(total), "; "), semibold=is_known),
        Cell(_refs(line.ref for line in total.added), link=f"donation:{first}"),
        _apart(total.beside),
    )
    key = f"sum {total.what} {total.unit}|donation:{first}"
    return RowPlan(key, cells, tr("Enter opens the first of its records"), of_sum(total))


def pledged(received: Sequence[PledgeSum], given: Sequence[PledgeSum]) -> list[SectionPlan]:
    """What was promised, has come and is still open, by item: never one figure over several units."""
    to_it, by_it = tr("Promised to it, added up"), tr("Promised by it, added up")
    return [
        SectionPlan("received_pledged", to_it, PLEDGE_SUM_COLUMNS, tuple(_pledged("to", received))),
        SectionPlan("given_pledged", by_it, PLEDGE_SUM_COLUMNS, tuple(_pledged("by", given))),
    ]


def _pledged(way: str, pledges: Iterable[PledgeSum]) -> Iterator[RowPlan]:
    for one in pledges:
        if not one.refs:
            continue
        key = f"{way} {one.what} {one.unit}|donation:{one.ids[0]}"
        promised, came, still = pledge_words(one)
        cells = (
            Cell(promised, listed((*alternatives_words(one.alternatives), unpromised_words(one))), semibold=True),
            Cell(came, unclear_words(one)),
            Cell(still, conditional_words(one), semibold=True),
            Cell(_refs(one.refs), link=key),
        )
        yield RowPlan(key, cells, tr("Enter opens the first of its records"), behind_pledges(one))


def behind_pledges(pledges: PledgeSum) -> Figure:
    """The pledges of a sum, with the fields that say how much."""
    return Figure(pledges_in_words(pledges), pledges.refs, fields=QUANTITY)


def pledge_rows(pledges: Sequence[Pledge]) -> tuple[RowPlan, ...]:
    """Each pledge with its deliveries, and how much is left open."""
    return tuple(_pledge(*pledge) for pledge in pledges)


def _pledge(row: DonationRow, came: Sequence[DonationRef], still: Sequence[Open]) -> RowPlan:
    content = row.content
    what = in_list(content.items, item_words) + ([shown_money(content)] if content.money else [])
    left = listed((one.words() for one in still), "; ")
    without_words = tr("a figure without words") if row.unsupported else ""
    below = listed((content.title, shown_date(content.date), shown_condition(content), without_words))
    key = f"donation:{row.id}"
    cells = (
        Cell(row.ref, link=key),
        Cell(listed(what, "; ") or tr("not stated"), below),
        _came(came, [one for one in content.amounts if one.role is AmountRole.DELIVERED]),
        Cell(left or tr("not stated"), ink="ink" if left else "muted"),
    )  # fmt: skip
    return RowPlan(f"pledge|{key}", cells, tr("Enter opens the record"))


def _came(came: Sequence[DonationRef], own: Sequence[Amount]) -> Cell:
    """What is delivered by the pledge's own record, and the records that deliver it, those apart that are themselves
    only promised, out of it or in its place."""
    is_read = [one.low is not None or one.high is not None for one in own]
    shown = [format_amount(one.low, one.high, one.currency, one.qualifier) for one in own]
    unread = [one.as_stated or one.which or tr("some of it") for one in own]
    words = [words if read else said for words, read, said in zip(shown, is_read, unread, strict=True)]
    if not came:
        return Cell(listed(words, "; ") or tr("nothing recorded"), ink="ink" if words else "muted")
    here, to_come = (_refs(one.ref for one in came if one.is_to_come is later) for later in (False, True))
    words += [here] if here else []
    words += [tr("{refs}, still to come").format(refs=to_come)] if to_come else []
    return Cell(listed(words, "; "), link=f"donation:{came[0].id}")


def gap_rows(profile: CountryProfile) -> tuple[RowPlan, ...]:
    """What is unknown, or has no evidence, each with its records and facts."""
    every = list({row.id: row for row in (*profile.received, *profile.given)}.values())
    given = [row for row in every if row.outcome is Outcome.GIVEN]
    found: list[tuple[str, Sequence[DonationRow | FactRecord]]] = [
        (tr("has no passage"), [row for row in (*every, *profile.not_given) if not row.evidence]),
        (tr("has no passage"), [fact for fact in profile.facts if not fact.evidence]),
        (tr("who gave is not named"), [row for row in every if not row.donors]),
        (tr("how much is not stated"), [row for row in given if not _is_counted(row)]),
        (tr("no date of its own"), [row for row in given if not (row.content.date.start or row.content.date.end)]),
        (tr("not dated"), [f for f in profile.facts if not (f.content.as_of.start or f.content.as_of.end)]),
    ]
    return tuple(_gap(number, words, some) for number, (words, some) in enumerate(found) if some)


def _is_counted(row: DonationRow) -> bool:
    money = row.content.money
    stated = [item.low is not None or item.high is not None for item in row.content.items]
    return any(stated) or (money is not None and (money.low is not None or money.high is not None))


def _gap(number: int, words: str, some: Sequence[DonationRow | FactRecord]) -> RowPlan:
    first = some[0]
    names = [one.ref if isinstance(one, DonationRow) else one.content.field for one in some]
    if isinstance(first, DonationRow):
        count, key = tr_n("{n} record", "{n} records", len(some)), f"donation:{first.id}"
    else:
        count, key = tr_n("{n} fact", "{n} facts", len(some)), f"fact:{first.id}"
    cells = Cell(words, count), Cell(_refs(names), link=key)
    return RowPlan(f"gap {number}|{key}", cells, tr("Enter goes to the first"))


def _refs(refs: Iterable[str]) -> str:
    names = list(dict.fromkeys(refs))
    return and_more(", ".join(names[:NAMED]), len(names) - NAMED)
