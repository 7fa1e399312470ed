"""The bibliography of a workspace for other programs, as CSL-JSON, BibTeX or RIS."""

from __future__ import annotations

from pathlib import Path

from app.actions.one_file import put_file
from app.domain.references import cited, entry_of
from app.exporters.references import WRITERS
from app.store.reads import sources as reads
from app.store.store import Store


def export_references(store: Store, form: str, file: Path) -> int:
    """Write an entry for each source, by its citation key, and return how many there are.

    `form` is one of `WRITERS`. A digest whose work is there in its own words has no entry. Raises `StoreError` where
    the file cannot be written.
    """
    entries = [entry_of(row) for row in cited(reads.library(store))]
    entries.sort(key=lambda entry: str(entry["id"]).casefold())
    put_file(store, file, WRITERS[form](entries).encode("utf-8"))
    return len(entries)
