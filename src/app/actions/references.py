"""Exporting sources as a bibliography for other programs, and importing entries with their files as sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PureWindowsPath
from typing import NamedTuple

from app.actions.named_file import put_file
from app.actions.reading import read_file_apart
from app.actions.sources import NOT_ADDED, Added, add_draft, edit_meta
from app.domain.errors import BadInput, Cancelled
from app.domain.language import tr
from app.domain.progress import Progress, one_of
from app.domain.references import Entry, cited, entry_of, meta_of, with_reference
from app.domain.sources import SourceRow
from app.exporters.references import WRITERS
from app.importers.draft import with_citation
from app.importers.read import load_file, name_of
from app.importers.references import Found, is_bibliography, read_bibliography
from app.store.citekeys import keys
from app.store.reads import sources as reads
from app.store.store import Store

_LIKED = (".html", ".htm", ".xhtml", ".mhtml", ".md", ".txt")
"""Endings of files that are tried first among those of one entry."""


@dataclass(frozen=True, slots=True)
class Imported:
    """The result of importing a bibliography."""

    added: tuple[Added, ...] = ()
    """Its sources: new ones, and those whose citation was taken over from it."""
    problems: tuple[str, ...] = ()
    """A sentence for each entry that made no source."""


def export_references(store: Store, form: str, file: Path) -> int:
    """Write an entry for each source, by its citation key, and return their number. `form` is one of `WRITERS`. A
    digest has no entry if its original is there. Raises `StoreError` if the file cannot be written."""
    entries = [entry_of(row) for row in cited(reads.library(store))]
    entries.sort(key=lambda entry: str(entry["id"]).casefold())
    put_file(file, WRITERS[form](entries).encode("utf-8"))
    return len(entries)


def bibliography_in(path: Path) -> list[Found]:
    """The entries of a file, or none if it is no bibliography. Raises `BadInput` if it cannot be read."""
    raw = load_file(path)
    return read_bibliography(raw, name_of(path)) if is_bibliography(raw, path.name) else []


def add_entries(
    store: Store, found: list[Found], folder: Path, progress: Progress | None = None, together: str = ""
) -> Imported:
    """Make a source of each entry that has a file, with the entry's citation.

    Those in a row with the same key `together` are one operation. `folder` is that of the bibliography. If the source
    exists already, by address, key, or title and year, it gets the entry's citation. When cancelled, what was added
    stays, and the rest is reported.
    """
    added: list[Added] = []
    problems: list[str] = []
    names = Counter(PureWindowsPath(name).name for one in found for name in one.files)
    for number, one in enumerate(found):
        own_progress = progress and one_of(progress, number, len(found))
        try:
            added.append(_add(store, one, _Beside(folder, names), own_progress, together))
        except Cancelled:
            if not added:
                raise
            problems.append(tr("The rest was not added."))
            break
        except BadInput as error:
            problems.append(tr("“{title}”: {why}").format(title=one.name, why=error))
    return Imported(tuple(added), tuple(problems))


def _add(store: Store, one: Found, beside: _Beside, progress: Progress | None, together: str) -> Added:
    """Add the source of an entry, or give its citation to the one that is there already."""
    if one.broken_at:
        sentence = tr("the entry that begins in line {line} cannot be read. Correct it there; the others are read.")
        raise BadInput(sentence.format(line=one.broken_at))
    places = (path for name in one.files for path in beside.places(name))
    paths = sorted(places, key=lambda path: path.suffix.lower() not in _LIKED)
    problem = BadInput(_nothing_to_read(one))
    for path in filter(_is_there, paths):
        try:
            draft = read_file_apart(path, progress, tr(NOT_ADDED))
        except BadInput as error:
            problem = error
            continue
        meta = replace(with_reference(draft.meta, one.entry), of=draft.meta.of)
        added = add_draft(store, with_citation(draft, meta), progress, together)
        return _take_over(store, reads.source_row(store, added.source_id), one.entry) if added.known else added
    known = _known(store, one.entry)
    if known is None:
        raise problem
    return _take_over(store, known, one.entry)


class _Beside(NamedTuple):
    """Where the files of a bibliography are looked for."""

    folder: Path
    names: Mapping[str, int]
    """How many of its files are called so, whatever their folders."""

    def places(self, name: str) -> Iterator[Path]:
        """Where a file of an entry may lie: where it is said to be, in the folder of an EndNote library, or, of one
        that was on another computer, beside the bibliography, as far as its name is its alone."""
        yield self.folder / name
        yield from (kept / name for kept in sorted(self.folder.glob("*.Data/PDF")))
        path = PureWindowsPath(name)  # which knows both kinds of strokes
        if (path.root or path.parts[:1] in (("Users",), ("home",))) and ".." not in path.parts:
            tails = [path.parts[-n:] for n in (3, 2, 1) if n < len(path.parts)]
            yield from (self.folder.joinpath(*tail) for tail in tails if len(tail) > 1 or self.names[path.name] == 1)


def _is_there(path: Path) -> bool:
    """Whether the file of an entry exists; the given name may be too long for a path."""
    try:
        return path.is_file()
    except OSError:
        return False


def _nothing_to_read(one: Found) -> str:
    if one.files:
        return tr("its file is not beside the bibliography. Export it together with its files.")
    address = meta_of(one.entry).url
    if address:
        return tr("no file comes with it. Add the page by its address: {address}").format(address=address)
    return tr("no file comes with it, and no address. Add its text as a file.")


def _known(store: Store, entry: Entry) -> SourceRow | None:
    read = meta_of(entry)
    key = str(entry.get("citation-key") or entry.get("id") or "").casefold()
    for row in reads.library(store):
        meta = row.meta
        same = meta.title.casefold() == read.title.casefold() and meta.published[:4] == read.published[:4]
        if (read.url and meta.url == read.url) or (key and meta.citekey.casefold() == key) or (read.title and same):
            return row
    return None


def _take_over(store: Store, row: SourceRow, entry: Entry) -> Added:
    meta = with_reference(row.meta, entry)
    if meta.citekey.casefold() in keys(store, but=row.id):
        meta = replace(meta, citekey=row.meta.citekey)
    if meta != row.meta:
        edit_meta(store, row.id, meta)
    return Added(row.id, known=True, cited=meta != row.meta)
