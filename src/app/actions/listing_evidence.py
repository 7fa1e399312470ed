"""The result of an evidence check as plain data. Keys are a stable interface: they may be added, never renamed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from app.domain.as_json import picked
from app.domain.evidence_check import FieldReading, Finding, Looked, Reread
from app.domain.kinds import counted, reviewed
from app.domain.reviews import Share, shares

Json = dict[str, Any]
_READ = {
    Reread.SAID: "said by their words",
    Reread.OTHERWISE: "said otherwise by their words",
    Reread.NOT_REREAD: "not re-read",
    Reread.NO_WORDS: "without words",
}


def evidence(looked: Sequence[Looked], *, is_ok: bool) -> Json:
    """Every record and fact with its fields and findings, and the agreed share of each kind of field of records."""
    records = [one for one in looked if one.kind == "donation"]
    return {
        "ok": is_ok,
        "findings": [_finding(finding) for one in looked for finding in one.findings],
        "things": [
            picked(one, "kind", "thing=name", "id=thing_id", "stated_none=is_absence")
            | {"fields": [_field(each) for each in one.fields]}
            for one in looked
        ],
        "reread": {came.value: number for came, number in _counted(looked).items()},
        "agreed": list(map(_share, shares(each.standing for one in records for each in one.fields))),
    }


def summary(looked: Sequence[Looked]) -> str:
    """The number of things checked and the outcome, in one line."""
    found = ", ".join(f"{number} {_READ[came]}" for came, number in _counted(looked).items())
    return f"Looked at {' and '.join(_number(looked, kind) for kind in reviewed())}. Fields: {found}."


def _number(looked: Sequence[Looked], kind: str) -> str:
    """*54 records (2 that state none)*."""
    of_kind = [one.is_absence for one in looked if one.kind == kind]
    return counted(kind, len(of_kind)) + (f" ({sum(of_kind)} that state none)" if any(of_kind) else "")


def _counted(looked: Sequence[Looked]) -> dict[Reread, int]:
    counts = Counter(each.reread for one in looked for each in one.fields)
    return {came: counts[came] for came in Reread}


def _finding(one: Finding) -> Json:
    of_field = ("why=gap", "kind", "thing", "id=thing_id", "field", "label", "has=value", "says")
    return picked(one, *of_field, "reader?", "passage=passage_id", "source=source_id") | {"sentence": one.sentence()}


def _field(one: FieldReading) -> Json:
    held = one.standing.held
    return {
        **picked(held, "field", "label", "value"),
        "reread": one.reread.value,
        "words": [piece.quote for piece in one.standing.evidence],
        "readers": [picked(each, "verdict", "reader", "remark", "at") for each in one.standing.reviews],
    }


def _share(one: Share) -> Json:
    return {
        **picked(one, "field", "accepted", "disputed", "open"),
        "share": None if one.agreed is None else round(one.agreed, 4),
    }
