"""What readers say of the fields of a record, as JSON has it: written by an export, read with a record."""

from __future__ import annotations

from typing import Any

from app.domain.parts import kind_of_field
from app.domain.records import DonationRecord
from app.domain.reviews import ReviewLine
from app.domain.terms import Verdict
from app.importers.rows import Row


def lines_of(record: DonationRecord) -> list[dict[str, Any]]:
    """The reviews of a record, each with which of its kind the part is that it is about, from 1."""
    numbers = record.part_numbers()
    out: list[dict[str, Any]] = []
    for one in record.reviews:
        kind = kind_of_field(one.field)
        part = None if kind is None else numbers.get((kind.key, one.part_id or 0))
        held = {"field": one.field, "part": part, "verdict": one.verdict.value, "value": one.value,
                "remark": one.remark, "reader": one.reader, "reader_id": one.reader_id, "at": one.at}  # fmt: skip
        out.append({key: value for key, value in held.items() if value})
    return out


def read_reviews(rows: list[Row]) -> tuple[ReviewLine, ...]:
    """Raises `BadInput` with the key that is wrong. `uid` and `is_current` are of the workspace that wrote them."""
    return tuple(map(_review, rows))


def _review(row: Row) -> ReviewLine:
    values = (row.text(key, "") for key in ("value", "remark", "reader", "reader_id", "at"))
    review = ReviewLine(row.text("field"), row.whole("part"), row.word("verdict", Verdict), *values)
    row.done(but=("uid", "is_current"))
    return review
