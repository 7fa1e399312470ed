"""Totals that are honest intervals.

Only what was given, one act at a time, and may enter totals is added. Records that may speak of the same are
shown beside the sum, not added; so are records of many at once. Promises and offers are listed apart. Money
is never mixed across currencies, nor cash with the worth of goods.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain.donations import may_enter_totals
from app.domain.language import tr
from app.domain.quantity import add
from app.domain.terms import Assertion, MoneyKind, Qualifier, Scope


@dataclass(frozen=True, slots=True)
class TotalLine:
    """What one record says was given of one thing."""

    donation_id: int
    ref: str
    title: str
    what: str
    """The item, or for money its kind."""
    unit: str
    """The item's unit, or the currency."""
    money_kind: MoneyKind | None
    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier
    as_stated: str
    scope: Scope
    assertion: Assertion
    in_totals: bool
    shared: bool = False
    """Whether others, elsewhere, share in it, so that how much falls to this country is not said."""
    totals_reason: str = ""
    overlaps: tuple[int, ...] = ()
    """Ids of records that may speak of the same: linked as overlapping, its parent, its parts."""
    why: str = ""
    """Why it stands beside the sum, in a few words."""
    same: bool = False
    """Whether that is because it may be the same as what is in the sum."""


@dataclass(frozen=True, slots=True)
class Total:
    """The sum over one thing. None at an end means that the end is open; None at both, that no number is known."""

    what: str
    unit: str
    money_kind: MoneyKind | None
    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier
    approximate: bool
    """Whether a part is only *about* its number."""
    added: tuple[TotalLine, ...]
    """What is in the sum, the largest first."""
    beside: tuple[TotalLine, ...]
    """Given too, as far as is said, but not added: it may be the same, or speaks of many at once."""


@dataclass(frozen=True, slots=True)
class Totals:
    """All sums, and apart from them what was promised or offered."""

    totals: tuple[Total, ...] = ()
    promised: tuple[TotalLine, ...] = ()
    """Promised or offered; in no sum."""


def add_up(lines: Iterable[TotalLine]) -> Totals:
    """The totals over what records say, in the order of their first lines."""
    groups: dict[tuple[MoneyKind | None, str, str], list[TotalLine]] = {}
    promised: list[TotalLine] = []
    for line in lines:
        if line.assertion is Assertion.GIVEN:
            key = (line.money_kind, line.what.casefold(), line.unit.casefold())
            groups.setdefault(key, []).append(line)
        elif line.assertion is not Assertion.NOT_GIVEN:
            promised.append(line)
    return Totals(tuple(_total(group) for group in groups.values()), tuple(promised))


def _total(lines: list[TotalLine]) -> Total:
    added: list[TotalLine] = []
    beside: list[TotalLine] = []
    # The largest comes first, so that of two that may be the same the sum holds the larger.
    for line in sorted(lines, key=lambda line: -(line.low or 0)):
        why = _why_not(line, added)
        if why:
            beside.append(replace(line, why=why, same=why == _same_words(_same_as(line, added))))
        else:
            added.append(line)
    first = lines[0]
    summed = add(added) if added else None
    return Total(
        first.what,
        first.unit,
        first.money_kind,
        summed.low if summed else None,
        summed.high if summed else None,
        summed.qualifier if summed else Qualifier.NOT_STATED,
        summed.approximate if summed else False,
        tuple(added),
        tuple(beside),
    )


def _why_not(line: TotalLine, added: list[TotalLine]) -> str:
    if line.scope is not Scope.SPECIFIC:
        return tr("speaks of many at once")
    if not line.in_totals or not may_enter_totals(line.scope, line.assertion):
        return line.totals_reason or tr("kept out of totals")
    if line.shared:
        return tr("shared with others")
    return _same_words(_same_as(line, added))


def _same_as(line: TotalLine, added: list[TotalLine]) -> list[str]:
    return [other.ref for other in added if other.donation_id in line.overlaps or line.donation_id in other.overlaps]


def _same_words(refs: list[str]) -> str:
    return tr("may be the same as {refs}").format(refs=", ".join(refs)) if refs else ""
