"""How far the figures of sources are covered by evidence: computed, and cached until text or evidence change."""

from __future__ import annotations

from functools import lru_cache
from threading import Lock

from app.domain.blocks import Block
from app.domain.coverage import Coverage, coverage, mentions_of
from app.domain.mentions import Finder, Mention
from app.domain.progress import Stopped
from app.domain.sources import SourceText
from app.importers.reference import load_reference
from app.paths import REFERENCE
from app.store.reads import actors, evidenced_figures
from app.store.reads import sources as source_reads
from app.store.store import Store

Found = list[list[Mention]]
Names = tuple[tuple[str, str], ...]
"""(name of an organisation, its key)."""


class Coverages:
    """Computes coverage; each text is searched once, as long as it does not change."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._finder: Finder | None = None
        self._found: dict[int, tuple[int, tuple[int, ...], Found]] = {}

    def of_source(self, store: Store, source_id: int, stopped: Stopped = lambda: False) -> Coverage:
        """The coverage of a source. Raises `NotFound`. `stopped` is polled between blocks and records; once it returns
        True, the result is empty."""
        with self._lock:
            finder = self._make(store)
            text = source_reads.current_text(store, source_id)
            cut = tuple(sorted(text.cut_blocks()))
            known = self._found.get(source_id)
            if known is None or known[:2] != (text.version_id, cut):
                known = (text.version_id, cut, _mentions(finder, text, cut, stopped))
                if not stopped():
                    self._found[source_id] = known
        return coverage(known[2], evidenced_figures.of_version(store, text.version_id, stopped))

    def _make(self, store: Store) -> Finder:
        finder = _finder(tuple((name, str(of)) for of, name in actors.spellings(store)))
        if finder is not self._finder:
            self._finder = finder
            self._found.clear()
        return finder


def _mentions(finder: Finder, text: SourceText, cut: tuple[int, ...], stopped: Stopped) -> Found:
    """The mentions of a text, cached across ledgers for a few texts, since a workspace is reopened when it is restored
    or the language changes."""
    key = finder, text.text, text.blocks, cut
    found = _searched.get(key)
    if found is None or stopped():
        hidden = set(cut)
        blocks = (block for at, block in enumerate(text.blocks) if at not in hidden and not stopped())
        found = mentions_of(finder, text.text, blocks)
        if not stopped():
            for oldest in list(_searched)[: 1 - KEPT]:
                _searched.pop(oldest, None)
            _searched[key] = found
    return found


_searched: dict[tuple[Finder, str, tuple[Block, ...], tuple[int, ...]], Found] = {}
KEPT = 4


@lru_cache(maxsize=2)
def _finder(names: Names) -> Finder:
    """The finder of these names, cached across ledgers, since it is the same for most texts of a workspace."""
    return Finder(load_reference(REFERENCE), names)
