"""Drafts as text, to be kept: JSON whose offsets are counted from the beginning of the sentence, so that a sentence
that has moved in its text keeps its drafts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from app.domain.drafts.draft import Draft, DraftDate, Drafted, DraftItem, DraftMoney, DraftOwn, DraftParty, Field, Span
from app.domain.drafts.grounds import Basis
from app.domain.terms import DatePrecision, MoneyKind, Outcome, Qualifier

TOGETHER = 25
"""So many sentences stand in a line: what is read at once holds up every other thread meanwhile."""


def written(drafted: Iterable[Drafted]) -> str:
    """Sentences with their drafts as text, some in each line."""
    plain = [[one.start, one.end, [_plain(draft, one.start) for draft in one.drafts]] for one in drafted]
    lines = (plain[at : at + TOGETHER] for at in range(0, len(plain), TOGETHER))
    return "\n".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) for line in lines)


def read(text: str) -> tuple[Drafted, ...]:
    """What `written` wrote. Raises `ValueError` for anything else."""
    try:
        return tuple(
            Drafted(start, end, tuple(_draft(plain, start) for plain in drafts))
            for line in text.split("\n")
            if line
            for start, end, drafts in json.loads(line)
        )
    except (TypeError, KeyError, AttributeError, ArithmeticError) as error:
        raise ValueError(str(error)) from error


def draft_written(draft: Draft, start: int) -> str:
    """One draft of the sentence that begins at `start`."""
    return json.dumps(_plain(draft, start), ensure_ascii=False, separators=(",", ":"))


def draft_read(text: str, start: int) -> Draft:
    """What `draft_written` wrote, in a sentence that begins at `start` now. Raises `ValueError`."""
    try:
        return _draft(json.loads(text), start)
    except (TypeError, KeyError, AttributeError, ArithmeticError) as error:
        raise ValueError(str(error)) from error


def _plain(draft: Draft, start: int) -> dict[str, Any]:
    parts = {
        "donors": draft.donors,
        "carriers": draft.carriers,
        "recipients": draft.recipients,
        "items": draft.items,
        "amounts": draft.amounts,
        "date": () if draft.date is None else (draft.date,),
    }
    return {
        "status": draft.status.value,
        **{key: [_row(part, start) for part in values] for key, values in parts.items()},
        "basis": draft.basis.value,
        "terms": draft.terms,
        "asserted_by": draft.asserted_by,
        **({"own": [_row(one, start) for one in draft.own]} if draft.own else {}),
        **({"title": draft.title} if draft.title else {}),
        **({} if draft.in_totals else {"in_totals": False}),
        "spans": {
            key.value: [[low - start, high - start] for low, high in spans] for key, spans in draft.spans.items()
        },
        "unsure": {key.value: reason for key, reason in draft.unsure.items()},
    }


def _row(part: Any, start: int) -> list[Any]:
    """The values of a part in their order, with its place counted from `start`."""
    moved = part._replace(start=part.start - start, end=part.end - start)
    return [str(one) if isinstance(one, Decimal) else one for one in moved]


def _draft(plain: dict[str, Any], start: int) -> Draft:
    date = [DraftDate(first, last, DatePrecision(precision), said, low + start, high + start, *inferred)
            for first, last, precision, said, low, high, *inferred in plain["date"]]  # fmt: skip
    return Draft(
        Outcome(plain["status"]),
        _parties(plain["donors"], start),
        _parties(plain["carriers"], start),
        _parties(plain["recipients"], start),
        tuple(
            DraftItem(
                item,
                _number(least),
                _number(most),
                Qualifier(qualifier),
                unit,
                said,
                low + start,
                high + start,
                *letter,
            )
            for item, least, most, qualifier, unit, said, low, high, *letter in plain["items"]
        ),
        tuple(_money(row, start) for row in plain["amounts"]),
        date[0] if date else None,
        Basis(plain["basis"]),
        plain.get("terms", ""),
        plain["asserted_by"],
        {
            Field(key): tuple(Span(low + start, high + start) for low, high in spans)
            for key, spans in plain["spans"].items()
        },
        {Field(key): reason for key, reason in plain["unsure"].items()},
        tuple(DraftOwn(key, words, low + start, high + start) for key, words, low, high in plain.get("own", ())),
        str(plain.get("title", "")),
        plain.get("in_totals", True) is not False,
    )


def _money(row: Sequence[Any], start: int) -> DraftMoney:
    """A sum; one that was kept before sums had a kind is money."""
    least, most, currency, qualifier, said, low, high, *more = row
    made = DraftMoney(
        _number(least), _number(most), currency, Qualifier(qualifier), said, low + start, high + start, *more
    )
    return made._replace(kind=MoneyKind(made.kind))


def _parties(rows: Iterable[Sequence[Any]], start: int) -> tuple[DraftParty, ...]:
    return tuple(DraftParty(name, iso2, low + start, high + start) for name, iso2, low, high in rows)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
