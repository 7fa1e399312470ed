"""A draft that the user has put away: its present content, and which of its rows are accepted."""

from __future__ import annotations

import json
from typing import NamedTuple

from app.domain.drafts.draft import Draft, Field
from app.domain.drafts.stored import draft_read, draft_written

RowKey = tuple[Field, int | str]
"""A row by its field and which of several of that it is; of the workspace's own fields by the key of its own."""


class PutAway(NamedTuple):
    """What waits for its author."""

    draft: Draft
    accepted: frozenset[RowKey] = frozenset()


class KeptAt(NamedTuple):
    """A draft of which a record is made, and where it is kept, so that it waits again where that is undone."""

    place: tuple[int, str, int, int]
    """Its source, the hash of the text, where its sentence begins, and which draft of the sentence it is."""
    words: str
    """Those of its sentence."""
    left: PutAway | None
    """None where it is as the rules read it."""


def written(kept: PutAway, start: int) -> str:
    """It as text, in the sentence that begins at `start`."""
    words = draft_written(kept.draft, start)
    if not kept.accepted:
        return words
    accepted = sorted(([field.value, which] for field, which in kept.accepted), key=str)
    return json.dumps({**json.loads(words), "accepted": accepted}, ensure_ascii=False, separators=(",", ":"))


def read(text: str, start: int) -> PutAway:
    """What `written` wrote, in a sentence that begins at `start` now. Raises `ValueError`."""
    draft = draft_read(text, start)
    try:
        return PutAway(draft, frozenset((Field(field), which) for field, which in json.loads(text).get("accepted", ())))
    except TypeError as error:
        raise ValueError(str(error)) from error


def with_operation(draft: str, operation_id: int) -> str:
    """A kept draft of which this operation made a record: it waits no longer, unless that is undone. The number comes
    first, where the database finds it (`store.schema.MADE_BY`)."""
    said = {key: value for key, value in json.loads(draft).items() if key != "made"}
    return json.dumps({"made": operation_id, **said}, ensure_ascii=False, separators=(",", ":"))
