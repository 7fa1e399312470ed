"""Moving passages to a new version of their source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select, update

from app.domain.anchor import Anchor, AnchorState
from app.store.schema import passage
from app.store.store import Tx
from app.store.writes.passages import anchored


@dataclass(frozen=True, slots=True)
class Carried:
    """A passage with its anchor in the version it moves to."""

    passage_id: int
    anchor: Anchor
    paragraph: int | None
    state: AnchorState


def carry_over(tx: Tx, version_id: int, passages: Iterable[Carried]) -> None:
    """Move passages to a version; no other passage may be on the same words there."""
    rows = [{"which": one.passage_id, **anchored(one.anchor, one.paragraph, one.state)} for one in passages]
    if rows:
        columns: dict[str, Any] = {name: bindparam(name) for name in rows[0] if name != "which"}
        here = update(passage).where(passage.c.id == bindparam("which"))
        tx.run(here.values(version_id=version_id, **columns), rows)


def set_states(tx: Tx, states: Iterable[tuple[int, AnchorState]]) -> None:
    """Set the anchor states of passages that stay on an older version."""
    rows = [{"which": passage_id, "state": state.value} for passage_id, state in states]
    if rows:
        tx.run(update(passage).where(passage.c.id == bindparam("which")).values(state=bindparam("state")), rows)


def passage_on(tx: Tx, version_id: int, start: int, end: int) -> int | None:
    """The passage on exactly these words of a version, or None."""
    rows = tx.rows(
        select(passage.c.id).where(passage.c.version_id == version_id, passage.c.start == start, passage.c.end == end)
    )
    return int(rows[0].id) if rows else None
