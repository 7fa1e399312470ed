"""The ends of a passage are moved later; what stands on it stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from app.actions import notes, passages, sources
from app.domain.anchor import holds
from app.domain.blocks import Block
from app.domain.changes import Operation
from app.domain.codebook import TagContent
from app.domain.errors import BadInput
from app.domain.sources import SourceDraft, SourceMeta
from app.store.reads import history, versions
from app.store.reads import passages as reads
from app.store.store import Store

TEXT = "They sent 😀 300,000 masks to Italy.\nThe second paragraph thanks them."
SECOND = TEXT.index("The second")


@pytest.fixture
def passage(ledger: Store) -> int:
    """A tagged and noted passage on *300,000 masks*."""
    blocks = (Block(0, SECOND - 1, paragraph=1), Block(SECOND, len(TEXT), paragraph=2))
    draft = SourceDraft(TEXT, blocks, (), SourceMeta(title="Talk"), TEXT.encode(), "text/plain", "talk.txt")
    source_id = sources.add_draft(ledger, draft).source_id
    start = TEXT.index("300,000")
    made, _ = passages.tag_with_new(ledger, source_id, start, start + len("300,000 masks"), TagContent("Masks", 1))
    notes.note_on_selection(ledger, source_id, start, start + len("300,000 masks"))
    return made


def test_it_keeps_its_id_its_tags_and_its_notes(ledger: Store, passage: int, undoes: Callable[..., Any]) -> None:
    before = reads.one(ledger, passage)
    undoes(lambda: passages.move_ends(ledger, passage, 0, TEXT.index(" Italy")))
    after = reads.one(ledger, passage)
    assert (after.uid, after.tags, after.notes) == (before.uid, before.tags, before.notes)
    assert after.quote == "They sent 😀 300,000 masks to"
    assert all(holds(TEXT, one.anchor) for one in versions.anchored_passages(ledger, after.source_id))


def test_its_paragraph_follows_and_white_space_is_left_out(ledger: Store, passage: int) -> None:
    passages.move_ends(ledger, passage, SECOND - 1, TEXT.index(" paragraph") + 1)
    after = reads.one(ledger, passage)
    assert (after.quote, after.paragraph) == ("The second", 2)


def test_moves_in_a_row_are_one_step(ledger: Store, passage: int) -> None:
    start, end = (lambda one: (one.start, one.end))(reads.one(ledger, passage))
    for more in (3, 6, 12):
        passages.move_ends(ledger, passage, start, end + more, "ends")
    label = history.undo_label(ledger)
    assert label is not None
    assert label[0] is Operation.MOVE_PASSAGE
    ledger.undo()
    assert (reads.one(ledger, passage).start, reads.one(ledger, passage).end) == (start, end)


def test_nothing_is_done_where_nothing_moves(ledger: Store, passage: int) -> None:
    found = reads.one(ledger, passage)
    label = history.undo_label(ledger)
    passages.move_ends(ledger, passage, found.start, found.end + 1)
    assert history.undo_label(ledger) == label


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 3), (-1, 5), (0, 10_000), (SECOND - 1, SECOND)])
def test_a_stretch_without_words_is_refused(ledger: Store, passage: int, start: int, end: int) -> None:
    before = reads.one(ledger, passage)
    with pytest.raises(BadInput):
        passages.move_ends(ledger, passage, start, end)
    assert reads.one(ledger, passage) == before


def test_two_passages_never_have_the_same_words(ledger: Store, passage: int) -> None:
    found = reads.one(ledger, passage)
    tag = found.tags[0].id
    other = passages.tag_passage(ledger, found.source_id, 0, 9, [tag])
    with pytest.raises(BadInput, match="exactly these words"):
        passages.move_ends(ledger, other, found.start, found.end)
    assert reads.one(ledger, other).quote == "They sent"
