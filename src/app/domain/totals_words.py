"""Sums in words: how much of what, from which records, and what was left out of them and why."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.counted import counted_words, is_measure
from app.domain.giving import LeftOut, left_out_words
from app.domain.language import tr
from app.domain.money import format_amount, of_kind
from app.domain.pledge_sums import PledgeSum
from app.domain.pledges import unknown_words
from app.domain.quantity import Interval, format_interval
from app.domain.records import DonationRecord
from app.domain.support import unsupported_figures
from app.domain.terms import Qualifier
from app.domain.totals import NOT_SAID, Joined, Total, TotalLine, Totals

DOUBTFUL = "⚠"
"""Before a record, or a sum, against which something is to be said."""
NAMED = 6
"""So many records are named one by one."""


def no_sum_words(totals: Totals, refs: Iterable[str]) -> str:
    """Why these records come to no number: for what they are left out, or that they state none."""
    records = set(refs)
    why = [left_out_words(out) for out, left in totals.left_out.items() if not records.isdisjoint(left)]
    return ", ".join(why) or tr("no quantity stated")


def sum_words(total: Total) -> str:
    """A sum: *≈ 400,000 masks*, *490 tonnes of oxygen*, *≈ USD 508 million worth of goods*."""
    return _amount(total, total.approximate)


def marked_words(total: Total) -> str:
    """A sum, with the sign of a doubtful record where something is to be said against one of those in it."""
    return f"{DOUBTFUL} {sum_words(total)}" if total.is_doubtful else sum_words(total)


def line_words(line: TotalLine) -> str:
    """What one record states."""
    words = _amount(line, False)
    return words if line.alternative is None else tr("{thing}, or an alternative").format(thing=words)


def added_words(total: Total) -> list[tuple[str, str]]:
    """What each record in a sum states of it, by its reference, the largest first: *D-03, ≈ 40*. Those that are not
    simply added, as of one act, come to what `joined_words` says."""
    return [(ref, _alone(total, much)) for ref, much in total.of_each.items()]


def _alone(total: Total, much: Interval) -> str:
    """How much, where what it is of is said beside it."""
    if much.low is None and much.high is None:
        return tr("how much is not said")
    if total.money_kind is not None:
        return format_amount(*much[:2], total.unit, much.qualifier)
    return format_interval(*much)


def pledge_words(pledges: PledgeSum) -> tuple[str, str, str]:
    """How much was promised, how much of it has come, and how much is still open."""
    came = pledges.came
    return (
        _of_pledges(pledges, pledges.promised),
        tr("nothing recorded") if (came.low, came.high) == (0, 0) else _of_pledges(pledges, came),
        _of_pledges(pledges, pledges.open),
    )


def pledges_in_words(pledges: PledgeSum) -> str:
    """*promised: 10 doses · delivered: 2 doses · still open: 8 doses*."""
    promised, came, still = pledge_words(pledges)
    words = tr("promised: {promised} · delivered: {delivered} · still open: {open}")
    return words.format(promised=promised, delivered=came, open=still)


def what_came_in_words(pledges: PledgeSum) -> str:
    """*promised: 10 doses · delivered: 2 doses*, beside what is open of them."""
    promised, came, _still = pledge_words(pledges)
    return tr("promised: {promised} · delivered: {delivered}").format(promised=promised, delivered=came)


def unclear_words(pledges: PledgeSum) -> str:
    """Of which pledges nobody knows how much has come; empty where that is known of all."""
    return tr("how much has come is not known: {refs}").format(refs=named(pledges.unclear)) if pledges.unclear else ""


def conditional_words(pledges: PledgeSum) -> str:
    """Which of the pledges that are open come on a condition only; empty where none does."""
    return tr("on a condition: {refs}").format(refs=named(pledges.conditional)) if pledges.conditional else ""


def unpromised_words(pledges: PledgeSum) -> str:
    """Which pledges are left out of what was promised, and why; empty where none is."""
    left = ", ".join(f"{named(refs)} ({left_out_words(why)})" for why, refs in pledges.left_out.items())
    return tr("left out of what was promised: {listed}").format(listed=left) if left else ""


def pledge_remarks(pledges: PledgeSum) -> list[str]:
    """What else must be known of what was promised."""
    said = (
        unclear_words(pledges), conditional_words(pledges), *alternatives_words(pledges.alternatives),
        unpromised_words(pledges),
    )  # fmt: skip
    return [words for words in said if words]


def _of_pledges(pledges: PledgeSum, much: Interval) -> str:
    low, high, qualifier = much
    if (low, high) == (0, 0):
        return tr("nothing")
    if not low and high is None:
        return unknown_words(pledges.called)
    approximate = pledges.approximate
    if pledges.money_kind is not None:
        return format_amount(low, high, pledges.unit, qualifier, approximate=approximate)
    return counted_words(format_interval(low, high, qualifier, approximate=approximate), pledges.what, pledges.unit)


def _amount(stated: Total | TotalLine, approximate: bool) -> str:
    low, high, qualifier = stated.low, stated.high, stated.qualifier
    if stated.money_kind is not None:
        if low is None and high is None and qualifier is not Qualifier.FEW:
            if not stated.unit:
                return tr("an amount that is not read")
            return tr("{currency}, how much is not said").format(currency=of_kind(stated.unit, stated.money_kind))
        return of_kind(format_amount(low, high, stated.unit, qualifier, approximate=approximate), stated.money_kind)
    if low is None and high is None:
        if stated.what in (NOT_SAID, tr(NOT_SAID)):
            return tr("neither what nor how many is said")
        return tr("{what}, how many is not said").format(what=stated.what)
    amount = format_interval(low, high, qualifier, approximate=approximate)
    return counted_words(amount, stated.what, stated.unit)


def joined_words(total: Total, joined: Joined) -> str:
    """*D-01, D-02 conflict: together 200 – 290 tonnes of fuel*."""
    if total.money_kind is not None:
        amount = format_amount(joined.low, joined.high, total.unit, Qualifier.BETWEEN)
    else:
        amount = format_interval(joined.low, joined.high, Qualifier.BETWEEN)
        amount = counted_words(amount, total.what, total.unit)
    refs = named(joined.refs)
    if joined.conflict:
        return tr("{refs} conflict: together {amount}").format(refs=refs, amount=amount)
    return tr("{refs} may overlap: together {amount}").format(refs=refs, amount=amount)


def remarks(*totals: Total) -> list[str]:
    """What else must be known of sums: which records are not simply added, and which words were taken as which.

    Records that are disputed, to be checked or not supported by their words are named once for all of them.
    """
    found = [joined_words(total, joined) for total in totals for joined in total.joined]
    found += doubts(*totals)
    found += alternatives_words(ref for total in totals for ref in total.alternatives)
    several = (total for total in totals if len({line.donation_id for line in total.added}) > 1)
    of_what = dict.fromkeys(one.what for one in several if one.money_kind is None and is_measure(one.what))
    found += [tr("of what the {measure} are is not said: they may be unlike things").format(measure=m) for m in of_what]
    found += [years_words(*years) for years in dict.fromkeys(total.years for total in totals) if years is not None]
    taken = dict.fromkeys(one for total in totals for one in total.taken)
    found += [tr("“{word}” is taken as {name}").format(word=word, name=name) for word, name in taken]
    return found


def alternatives_words(refs: Iterable[str]) -> list[str]:
    """Why records with alternatives add less than what they name."""
    listed = named(refs)
    return [tr("of alternatives only one counts: {refs}").format(refs=listed)] if listed else []


def years_words(first: int, last: int) -> str:
    """That money of years far apart is added."""
    return tr("adds sums of {first} to {last} as they were").format(first=first, last=last)


def doubts(*totals: Total) -> list[str]:
    """What is to be said against records in sums."""
    return doubts_of(line for total in totals for line in total.added)


def doubts_of(lines: Iterable[TotalLine]) -> list[str]:
    """What is to be said against records by what they state, whether it is in a sum or not."""
    found = list(lines)
    counts = (
        (tr("disputed: {refs}"), [one.ref for one in found if one.disputed]),
        (tr("its words say otherwise: {refs}"), [one.ref for one in found if one.otherwise and not one.waits]),
        (tr("to be checked against the corrected source: {refs}"), [one.ref for one in found if one.waits]),
    )
    return [words.format(refs=named(refs)) for words, refs in counts if refs]


def reasons_of(record: DonationRecord) -> list[str]:
    """Why a record counts or does not: what the rules say, its figures that no words support, and the person's own
    reason."""
    why, content = record.left_out, record.content
    own = [content.totals_reason] if content.totals_reason else []
    if why in (None, LeftOut.NO_WORDS):
        figures = unsupported_figures(record) if record.unsummed else ()
        contradicted = [left_out_words(LeftOut.CONTRADICTED)] if record.unreadable else []
        return [*(tr("no words support {value}").format(value=one) for one in figures), *contradicted, *own]
    # The user's own reason for leaving a record out says more than that it was left out.
    return own if own and not content.in_totals else [left_out_words(why), *own]


def named(refs: Iterable[str], most: int = NAMED, *, of: int = 0) -> str:
    """*D-01, D-02 and 3 more*; `of` is how many there are where not all of their references are given."""
    found = list(dict.fromkeys(refs))
    listed = ", ".join(found[:most])
    more = max(of, len(found)) - most
    return tr("{listed} and {more} more").format(listed=listed, more=more) if more > 0 else listed
