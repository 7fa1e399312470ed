"""Staging: what a source brings is first written where nothing reads it, so that publishing is one short commit."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from app.domain.errors import StoreError, UserError
from app.domain.language import tr
from app.domain.progress import Progress, go_on
from app.domain.sources import SourceDraft
from app.store import unused
from app.store.faults import ask_for_room, disk_error
from app.store.store import Store
from app.store.unfinished_files import IMPORTING, unfinished
from app.store.writes import sources as writes

CHUNK = 150
"""How many blocks are staged before the lock is released, so that tagging stays quick meanwhile."""
ROOM = 1_000_000
"""The room on the disk, in bytes, that an import takes at most, beside three times what is imported."""


@contextmanager
def stage(store: Store, draft: SourceDraft, progress: Progress | None = None) -> Generator[tuple[int, int]]:
    """Write a draft's bytes, text and index where nothing reads them yet; publish them within the block.

    Yields their ids (bytes, text). A marker file beside the workspace says that the import is running, so that nobody
    removes them as leftovers. Raises `Cancelled` if `progress` asks for it; then nothing is left that nobody else is
    bringing too.
    """
    ask_for_room(store.path, ROOM + 3 * (len(draft.raw) + len(draft.text)))
    with ExitStack() as at_work:
        try:
            at_work.enter_context(unfinished(Path(os.path.realpath(store.path)), IMPORTING))
        except OSError as error:
            sentence = tr("Nothing can be added to {name}, since nothing can be written in its folder.")
            raise disk_error(error, sentence.format(name=store.path.name)) from error
        try:
            yield _stage(store, draft, progress)
        except UserError:
            at_work.close()
            with suppress(StoreError), store.stage() as db:  # on a full disk: once the log is in the workspace
                unused.remove(db, store.path)
            raise


def _stage(store: Store, draft: SourceDraft, progress: Progress | None) -> tuple[int, int]:
    with store.stage() as db:
        raw_id = writes.stage_raw(db, draft.raw)
        body_id = writes.stage_body(db, draft.text, draft.blocks)
        first = writes.next_unindexed_block(db, body_id)
    while first is not None:
        go_on(progress, first, len(draft.blocks), tr("The source was not added."))
        with store.stage() as db:
            first = writes.stage_index(db, body_id, draft.text, draft.blocks, CHUNK)
    return raw_id, body_id
