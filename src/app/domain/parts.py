"""The kinds of parts of a record: rows with ids of their own, to which evidence is attached.

A kind of part is one line here, and one in `store/parts.py`. Writing and reading, undo, evidence, locators, JSON, the
check of an edit, search and the starter go by these lines. How a kind is typed, shown on the card and exported is
once in the layer concerned, under the same key.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from app.domain.dates import span_words
from app.domain.donations import Amount, DateSpan, Donation, EventDate
from app.domain.language import later, tr, tr_term
from app.domain.money import format_amount
from app.domain.terms import PartyRole

_P = TypeVar("_P")


@dataclass(frozen=True, slots=True)
class PartKind:
    """One kind of part."""

    key: str
    """In JSON and the starter's files, and as the name of the attribute of `Donation`."""
    table: str
    label: str
    """What one is called, in small letters; of parties its role says it."""
    evidence: frozenset[str]
    """The names under which passages are linked to one."""
    field_of: Callable[[Any], str]
    """Under which of them passages are linked to this one."""
    same: Callable[[Any], Hashable]
    """By what one is recognised that was changed."""
    called: Callable[[Any], str]
    """What one is called beside the label, such as *masks* or *instalment USD 2 million*."""

    @property
    def column(self) -> str:
        """The column in which evidence and locators name a row of it."""
        return f"{self.table.removeprefix('donation_')}_id"

    def of(self, content: Donation) -> tuple[Any, ...]:
        return getattr(content, self.key)


def amount_called(amount: Amount) -> str:
    """*instalment first USD 2 million*; of one without an amount its day, *instalment March 2021*."""
    words = format_amount(amount.low, amount.high, amount.currency, amount.qualifier) if amount.currency else ""
    day = "" if amount.is_stated else day_called(amount.date)
    return " ".join(filter(None, (tr_term(amount.role), amount.which, words or amount.as_stated, day)))


def date_called(date: EventDate) -> str:
    """*delivered March 2021*."""
    return f"{tr_term(date.event)} {day_called(date)}"


def day_called(date: DateSpan) -> str:
    """*March 2021*, or as stated where no day is known; empty where nothing is said."""
    return span_words(date) if date.start or date.end else date.as_stated


PARTS: tuple[PartKind, ...] = (
    PartKind(
        "parties", "donation_party", later("party"), frozenset(role.value for role in PartyRole),
        lambda party: party.role.value, lambda party: (party.role, party.name.casefold()), lambda party: party.name,
    ),
    PartKind(
        "items", "donation_item", later("item"), frozenset(("item",)), lambda _item: "item",
        lambda item: item.item.casefold(), lambda item: item.item,
    ),
    PartKind(
        "amounts", "donation_amount", later("amount"), frozenset(("amount",)), lambda _amount: "amount",
        lambda amount: (amount.role, amount.currency, amount.through.casefold(), amount.which.casefold()),
        amount_called,
    ),
    PartKind(
        "dates", "donation_date", later("event"), frozenset(("event",)), lambda _date: "event",
        lambda date: date.event, date_called,
    ),
)  # fmt: skip
"""Every kind of part, in the order in which a page has them."""
PART = {kind.key: kind for kind in PARTS}
_OF_FIELD = {field: kind for kind in PARTS for field in kind.evidence}


def kind_of_field(field: str) -> PartKind | None:
    """The kind of part that evidence of this name is about; None where it is about a field, or the whole."""
    return _OF_FIELD.get(field)


def label_of_field(field: str) -> str:
    """What a part is called by the name of its evidence: *donor*, *item*; empty for what is no part's."""
    kind = kind_of_field(field)
    if kind is None:
        return ""
    return tr_term(PartyRole(field)) if kind.key == "parties" else tr(kind.label)


def match_parts(old: Sequence[tuple[int, _P]], new: Sequence[_P], same: Callable[[_P], Hashable]) -> list[int | None]:
    """For each new part the old row it corresponds to, or None for a new one. An equal part comes first, then one with
    equal `same` attributes, then, if the number of parts is unchanged, the one in the same position."""
    out: list[int | None] = [None] * len(new)
    left = dict(old)

    def take(matches: Callable[[int, int], bool]) -> None:
        for n in range(len(new)):
            if out[n] is None:
                out[n] = next((part_id for part_id in left if matches(n, part_id)), None)
                if out[n] is not None:
                    left.pop(out[n] or 0)

    take(lambda n, part_id: left[part_id] == new[n])
    take(lambda n, part_id: same(left[part_id]) == same(new[n]))
    if len(old) == len(new):
        take(lambda n, part_id: old[n][0] == part_id)
    return out
