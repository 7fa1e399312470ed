"""Writing a new version of a source, and carrying passages over to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import bindparam, func, insert, select, update

from app.domain.anchor import Anchor, AnchorState
from app.domain.blocks import Cut
from app.domain.sources import SourceDraft
from app.domain.words import count_words
from app.store.schema import passage, source_cut, source_version
from app.store.store import Tx


@dataclass(frozen=True, slots=True)
class Carried:
    """A passage with where it stands in the version it goes to."""

    passage_id: int
    anchor: Anchor
    paragraph: int | None
    state: AnchorState


def add_version(tx: Tx, source_id: int, draft: SourceDraft, cuts: tuple[Cut, ...], raw_id: int, body_id: int) -> int:
    """Make a version, the newest of its source, of a draft whose bytes and text are staged. Returns its id."""
    number = tx.rows(select(func.max(source_version.c.number)).where(source_version.c.source_id == source_id))[0][0]
    version_id = tx.insert(
        insert(source_version),
        {
            "source_id": source_id,
            "number": (number or 0) + 1,
            "body_id": body_id,
            "raw_id": raw_id,
            "media_type": draft.media_type,
            "file_name": draft.name,
            "paragraphs": max((block.paragraph or 0 for block in draft.blocks), default=0),
            "words": count_words(draft.text, draft.blocks, frozenset(cut.block for cut in cuts)),
            "added_at": tx.at,
        },
    )
    if cuts:
        rows = [{"version_id": version_id, "block": cut.block, "why": cut.why.value} for cut in cuts]
        tx.run(insert(source_cut), rows)
    return version_id


def carry_over(tx: Tx, version_id: int, passages: Iterable[Carried]) -> None:
    """Put passages on a version, where no other passage may stand on the same words."""
    rows = [
        {
            "which": one.passage_id,
            "start": one.anchor.start,
            "end": one.anchor.end,
            "quote": one.anchor.quote,
            "prefix": one.anchor.prefix,
            "suffix": one.anchor.suffix,
            "paragraph": one.paragraph,
            "state": one.state.value,
        }
        for one in passages
    ]
    if not rows:
        return
    names = ("start", "end", "quote", "prefix", "suffix", "paragraph", "state")
    tx.run(
        update(passage)
        .where(passage.c.id == bindparam("which"))
        .values(version_id=version_id, **{name: bindparam(name) for name in names}),
        rows,
    )


def set_states(tx: Tx, states: Iterable[tuple[int, AnchorState]]) -> None:
    """Say of passages that stay where they are what is known of their words in the newest version."""
    rows = [{"which": passage_id, "state": state.value} for passage_id, state in states]
    if rows:
        tx.run(update(passage).where(passage.c.id == bindparam("which")).values(state=bindparam("state")), rows)


def passage_on(tx: Tx, version_id: int, start: int, end: int) -> int | None:
    """The passage that stands on exactly these words of a version, or None."""
    rows = tx.rows(
        select(passage.c.id).where(passage.c.version_id == version_id, passage.c.start == start, passage.c.end == end)
    )
    return int(rows[0].id) if rows else None
