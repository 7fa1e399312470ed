"""Importing the codebook from a file and exporting it to one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from app.actions.named_file import put_file
from app.actions.tags import checked, ensure_path
from app.domain.changes import Operation
from app.domain.codebook import TagContent
from app.domain.codebook_file import CodebookFile, CodebookRow
from app.domain.errors import BadInput
from app.domain.language import tr, tr_n
from app.domain.progress import Progress, go_on
from app.exporters import codebook
from app.store.reads import tags as reads
from app.store.store import Store, Tx
from app.store.writes import contents


@dataclass(frozen=True, slots=True)
class CodebookImport:
    """What an import did: numbers of tags, and one sentence for each row that was left out."""

    added: int
    changed: int
    unchanged: int
    problems: tuple[str, ...]
    notes: tuple[str, ...] = ()
    """Information in the file that was not imported."""

    def sentence(self) -> str:
        parts = [
            tr_n("{n} tag added", "{n} tags added", self.added),
            tr_n("{n} changed", "{n} changed", self.changed),
            tr_n("{n} as they were", "{n} as they were", self.unchanged),
        ]
        if self.problems:
            parts.append(tr_n("{n} left out", "{n} left out", len(self.problems)))
        return ", ".join(parts) + "."


def import_codebook(store: Store, file: Path, progress: Progress | None = None) -> CodebookImport:
    """Merge a codebook into the workspace's by the paths of its tags, in one operation. Attributes that the file leaves
    out are kept. Raises `BadInput` if the file is no codebook, and `Cancelled`."""
    return merge_codebook(store, read_file(file), file.name, progress)


def read_file(file: Path) -> CodebookFile:
    """The tags in a file. Raises `BadInput` if it is no codebook."""
    from app.importers.codebook import read_codebook
    from app.importers.formats import Brought, refuse_unreadable
    from app.importers.read import load_file

    raw = load_file(file)
    refuse_unreadable(Brought(raw, file.name))
    return read_codebook(raw, file.name)


def merge_codebook(store: Store, read: CodebookFile, name: str, progress: Progress | None = None) -> CodebookImport:
    """Merge the tags read from the file `name` into the codebook, in one operation. Raises `Cancelled`."""
    added = changed = unchanged = 0
    with store.write(Operation.IMPORT_CODEBOOK, name) as tx:
        for number, row in enumerate(read.rows):
            go_on(progress, number, len(read.rows), tr("Nothing of {file} was imported.").format(file=name))
            tag_id, made = ensure_path(tx, row.names)
            is_changed = _update(tx, tag_id, row)
            added += made
            changed += is_changed and not made
            unchanged += not is_changed and not made
    return CodebookImport(added, changed, unchanged, read.problems, read.notes)


def _update(tx: Tx, tag_id: int, row: CodebookRow) -> bool:
    """Update a tag from a row. False if nothing changed."""
    known = reads.content_of(tx, tag_id)
    merged = checked(_merged(known, row))
    return merged != known and contents.edit(tx, tag_id, merged)


def _merged(known: TagContent, row: CodebookRow) -> TagContent:
    return replace(
        known,
        color=known.color if row.color is None else row.color,
        definition=row.definition or known.definition,
        when_to_use=row.when_to_use or known.when_to_use,
        when_not=row.when_not or known.when_not,
        examples=row.examples if any(row.examples) else known.examples,
        aliases=row.aliases if any(name.strip() for name in row.aliases) else known.aliases,
    )


def export_codebook(store: Store, file: Path) -> int:
    """Write the codebook to a .csv or .md file, whole or not at all. Returns the number of tags."""
    tags = reads.codebook(store)
    kind = file.suffix.lower()
    if kind == ".csv":
        text = codebook.as_csv(tags)
    elif kind in (".md", ".markdown"):
        text = codebook.as_markdown(tags)
    else:
        raise BadInput(tr("{file} has no known extension. Use .csv or .md.").format(file=file.name))
    put_file(file, text.encode("utf-8"))
    return len(tags)
