"""The currency of a drafted sum whose sign several countries use: a person chooses among those that it may mean."""

from __future__ import annotations

from dataclasses import replace

from app.domain.currencies import currencies
from app.domain.drafts.card import Row
from app.domain.drafts.draft import Draft, Field
from app.domain.money import read_money


def choices(draft: Draft, row: Row) -> tuple[str, ...]:
    """The codes that the words of a sum may mean, first that of who gives, then of who gets it; empty where they mean
    one, and for other rows."""
    read = read_money(draft.amounts[row.part].as_stated) if row.field is Field.MONEY and row.value else None
    if read is None or len(read.meant) < 2:
        return ()
    own = [party.iso2 for party in (*draft.donors, *draft.recipients) if party.iso2]
    places = {code: currencies().payers(code) for code in read.meant}
    return tuple(sorted(read.meant, key=lambda code: next((n for n, one in enumerate(own) if one in places[code]), 99)))


def is_open(draft: Draft, row: Row) -> bool:
    """Whether a sum has no currency, though its words leave it to a few."""
    return bool(choices(draft, row)) and not draft.amounts[row.part].currency


def is_missing(draft: Draft, row: Row) -> bool:
    """Whether a sum that is a number has no currency, whatever its words leave it to."""
    one = draft.amounts[row.part] if row.field is Field.MONEY and row.value else None
    return one is not None and not one.currency and (one.low, one.high) != (None, None)


def is_asked(draft: Draft, row: Row) -> bool:
    """Whether the currency of a sum is to be asked for: it is open, or words such as *$5 million* only suggest it."""
    read = read_money(draft.amounts[row.part].as_stated) if choices(draft, row) else None
    return is_open(draft, row) or (read is not None and bool(read.choices))


def stepped(draft: Draft, row: Row, way: int) -> Draft:
    """The draft whose sum is in the next of the currencies, which the person has chosen and so is sure."""
    codes, now = choices(draft, row), draft.amounts[row.part].currency
    at = (codes.index(now) + way) % len(codes) if now in codes else (0 if way > 0 else -1)
    amounts = list(draft.amounts)
    amounts[row.part] = amounts[row.part]._replace(currency=codes[at])
    is_sure = all(one.currency for one in amounts)
    unsure = {key: why for key, why in draft.unsure.items() if key is not Field.MONEY or not is_sure}
    return replace(draft, amounts=tuple(amounts), unsure=unsure)
