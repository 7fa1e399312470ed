"""What the rows of a table are drafted as, in a line each."""

from __future__ import annotations

from decimal import Decimal

from tests.helpers.drafted import drafts

from app.domain.drafts.draft import Draft, Field
from app.domain.terms import Outcome


def told(text: str) -> list[str]:
    """Every draft: who gives what to whom, when, and its outcome where that is not *given*; doubted parts bear a ?."""
    return [_told(draft) for draft in drafts(text)]


def _told(draft: Draft) -> str:
    def words(field: Field, some: list[str]) -> str:
        return " + ".join(some) + ("?" if field in draft.unsure else "")

    items = [" ".join(filter(None, (_number(one.low), one.unit, one.item))) for one in draft.items]
    sums = [f"{one.currency} {_number(one.low)}" for one in draft.amounts]
    given = " & ".join(filter(None, (words(Field.ITEMS, items), words(Field.MONEY, sums))))
    donors = words(Field.DONORS, [one.iso2 or one.name for one in draft.donors])
    recipients = words(Field.RECIPIENTS, [one.iso2 or one.name for one in draft.recipients])
    carried = "".join(f" by {one.name}" for one in draft.carriers)
    day = f", {draft.date.first}" if draft.date else ""
    outcome = "" if draft.status is Outcome.GIVEN else f", {draft.status.value}"
    return f"{donors} > {recipients}: {given}{carried}{day}{outcome}"


def _number(number: Decimal | None) -> str:
    return "" if number is None else f"{number:f}"
