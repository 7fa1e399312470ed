"""How far the figures of sources are covered by evidence: computed, and cached until text or evidence change."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from threading import Lock

from app.domain.coverage import Coverage, coverage, mentions_of
from app.domain.mentions import Finder, Mention
from app.importers.reference import load_reference
from app.paths import REFERENCE
from app.store.reads import actors, evidenced_figures
from app.store.reads import sources as source_reads
from app.store.store import Store

Found = list[list[Mention]]
Names = tuple[tuple[str, str], ...]
"""What organisations are called, with the key of each."""


class Ledger:
    """Computes coverage repeatedly; each text is searched once, as long as it does not change."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._finder: Finder | None = None
        self._found: dict[int, tuple[int, tuple[int, ...], Found]] = {}

    def of_source(self, store: Store, source_id: int, stop: Callable[[], bool] = lambda: False) -> Coverage:
        """The coverage of a source. Raises `NotFound`; `stop` is asked between blocks, and when True the result is
        empty.
        """
        with self._lock:
            finder = self._make(store)
            text = source_reads.current_text(store, source_id)
            cut = tuple(sorted(text.cut_blocks()))
            known = self._found.get(source_id)
            if known is None or known[:2] != (text.version_id, cut):
                hidden = set(cut)
                blocks = (block for at, block in enumerate(text.blocks) if at not in hidden and not stop())
                known = (text.version_id, cut, mentions_of(finder, text.text, blocks))
                if not stop():
                    self._found[source_id] = known
        return coverage(known[2], evidenced_figures.of_version(store, text.version_id))

    def _make(self, store: Store) -> Finder:
        names = tuple(
            (name, str(row.id)) for row in actors.rows(store) for name in (row.content.name, *row.content.aliases)
        )
        finder = _finder(names)
        if finder is not self._finder:
            self._finder = finder
            self._found.clear()
        return finder


@lru_cache(maxsize=2)
def _finder(names: Names) -> Finder:
    """Kept for all ledgers: the same names stand in most texts of a workspace, and in it when it is opened again."""
    return Finder(load_reference(REFERENCE), names)
