"""A line that is a record as `list donations --json` has it, in the keys of a line to add. It is known by its
`assertion`, which no draft has; its `status` is the source's word."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, cast

from app.domain.vocabularies import UNSPECIFIED

_WORKED_OUT: frozenset[str] = frozenset((
    "outcome", "counts", "counted", "left_out", "other_instalments", "open", "id", "table", "disagreements", "disputed",
))  # fmt: skip
"""What the list says of a record beside what was entered."""
_BY_ROLE: frozenset[str] = frozenset(("donors", "recipients"))
"""The names of some of the `parties`."""
_OF_EVIDENCE = frozenset(("state", "passage", "uid", "author", "counterpart"))
Given = dict[str, Any]


def is_listed(given: Given) -> bool:
    """Whether a line is in the words of a record, as it is listed."""
    return "assertion" in given


def as_line(given: Given, own: Collection[str]) -> Given:
    """The keys of a listed record that are read, each part of it with those that are read of it. What only another
    workspace has as its `own` fields may be there as long as it says nothing."""
    left_out = _WORKED_OUT | _BY_ROLE if "parties" in given else _WORKED_OUT
    line = {key: value for key, value in given.items() if key not in left_out}
    if isinstance(held := line.get("fields"), dict):
        line["fields"] = {key: value for key, value in cast("Given", held).items() if key in own or _says(value)}
    if isinstance(evidence := line.get("evidence"), list):
        line["evidence"] = [_without(piece, _OF_EVIDENCE) for piece in cast("list[object]", evidence)]
    return line


def _says(value: object) -> bool:
    """Whether the value of an own field is more than that of a record without it."""
    if isinstance(value, dict):
        return any(cast("Given", value).get(key) for key in ("start", "end", "as_stated"))
    return value not in (None, "", False, UNSPECIFIED)


def _without(piece: object, keys: frozenset[str]) -> object:
    if not isinstance(piece, dict):
        return piece
    return {key: value for key, value in cast("Given", piece).items() if key not in keys}
