"""Finding and removing leftovers: unfinished files, staged texts that were never published, stale search entries.

The first two are left by killed programs; search entries by earlier versions, which indexed a text twice when two
programs imported it at once, and records under former names of their actors. Leftovers are removed when a workspace is
opened, never while the program that made them runs.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import Cancelled, StoreError
from app.domain.language import tr, tr_n
from app.domain.progress import Progress, go_on
from app.store import search_index, unfinished_files, unused
from app.store.kinds import searched
from app.store.store import Store

AT_ONCE = 500
"""How many rows are refreshed before others can write."""


@dataclass(frozen=True, slots=True)
class Leftovers:
    """What was found. `size` is in bytes."""

    files: tuple[Path, ...] = ()
    texts: int = 0
    size: int = 0
    twice: int = 0
    """How many texts are in the search index twice."""
    is_old: bool = False
    """Whether the search index was made by an earlier version."""

    def __bool__(self) -> bool:
        return bool(self.files or self.texts or self.twice or self.is_old)

    def sentence(self) -> str:
        parts = [path.name for path in self.files]
        if self.texts:
            parts.append(tr_n("{n} text that was never added", "{n} texts that were never added", self.texts))
        if self.twice:
            parts.append(tr_n("{n} text that search finds twice", "{n} texts that search finds twice", self.twice))
        megabytes = f"{self.size / 1_000_000:.1f}"
        sentence = tr(
            "Left by a program that was killed or in another's way: {things}, {size} MB. "
            "It is cleared when the workspace is opened next."
        )
        sentences = [sentence.format(things=", ".join(parts), size=megabytes)] if parts else []
        if self.is_old:
            sentences.append(
                tr("An earlier version made its search, which is brought up to date when the workspace is opened next.")
            )
        return " ".join(sentences)


NONE = Leftovers()


def find(store: Store) -> Leftovers:
    """Find leftovers. Changes nothing."""
    files = tuple(unfinished_files.left_behind(store.path))
    size = sum(_size(path) for path in files)
    if unfinished_files.is_being_imported_into(store.path):
        return Leftovers(files, 0, size)  # texts that nothing reads yet are being imported
    rows = unused.find(store)
    size += unused.size_of(store, rows)
    texts, twice = max(len(rows.raw), len(rows.bodies)), len(store.rows(search_index.TWICE))
    return Leftovers(files, texts, size, twice, is_old=not store.rows(search_index.IS_NEW))


def reclaim(store: Store, progress: Progress | None = None) -> Leftovers:
    """Remove leftovers, and return them. What cannot be removed now, or is cancelled, is left for the next opening."""
    if store.read_only is not None:
        return NONE
    found = find(store)
    for path in found.files:
        with suppress(OSError):
            path.unlink(missing_ok=True)
    if found.texts or found.twice:
        with suppress(StoreError), store.stage() as db:
            unused.remove(db, store.path)
            search_index.index_once(db)
    if found.is_old:
        with suppress(StoreError, Cancelled):
            _refresh_search(store, progress)
    return found


def _refresh_search(store: Store, progress: Progress | None) -> None:
    """Rebuild the search entries of everything, in short steps between which others can write. Of a million records
    this takes a minute or two. Raises `Cancelled`."""
    ids = {kind: [row.id for row in store.rows(search_index.every(kind))] for kind in searched()}
    done, total = 0, sum(map(len, ids.values()))
    for kind, some in ids.items():
        for at in range(0, len(some), AT_ONCE):
            go_on(progress, done + at, total, "")
            with store.stage() as db:
                search_index.refresh(db, kind, some[at : at + AT_ONCE])
        done += len(some)
    with store.stage() as db:
        search_index.say_made(db)


def _size(path: Path) -> int:
    try:
        status = path.stat()
    except OSError:
        return 0
    return status.st_size if status.st_nlink == 1 else 0  # otherwise another hard link keeps the file
