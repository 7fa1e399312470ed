"""Bringing edits that a person made in the exported page of a note back into the note. Only the part of the page with
the note's own text counts. Unchanged lines keep their links and figures as the workspace has them, and links in changed
lines are converted back. A note that was edited in the workspace too is left alone and reported."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from app.actions.export_files import File
from app.actions.exports import ExportReport
from app.domain.changes import Operation
from app.domain.language import tr_n
from app.domain.note_figures import tokens
from app.domain.notes import Note
from app.exporters.note_links import links_in
from app.exporters.three_way import Change, marks
from app.store.reader import Reader
from app.store.reads import notes as note_reads
from app.store.store import Store
from app.store.writes import notes as writes

PART = "note"


@dataclass(frozen=True, slots=True)
class NoteEdit:
    """A note that was edited in its page."""

    note: Note
    body: str
    """The body of the note with the edits made in the exported file."""
    both: bool
    """Whether the same words were edited in the workspace too, so that it is not taken back."""


def note_edits(db: Reader, report: ExportReport) -> tuple[NoteEdit, ...]:
    """The notes edited in their pages, by what an export would do."""
    known = {f"notes:{note.uid}": note for note in note_reads.every(db)}
    return tuple(edit for file in report.files if file.key in known for edit in _edit(known[file.key], file))


def take_back(store: Store, edits: Sequence[NoteEdit]) -> int:
    """Apply the edits of exported pages to their notes, in one operation. Returns the number of notes."""
    taken = [one for one in edits if not one.both]
    if not taken:
        return 0
    several = tr_n("{n} note", "{n} notes", len(taken))
    with store.write(Operation.EDIT_NOTE, several if len(taken) > 1 else taken[0].note.title) as tx:
        for one in taken:
            writes.edit(tx, one.note.id, one.note.title, one.body)
    return len(taken)


def _edit(note: Note, file: File) -> Iterator[NoteEdit]:
    merged = file.merged
    if merged is None or merged.damaged:
        return
    chunks = [one.chunk for one in merged.differences if one.part == PART]
    if not any(one.change in (Change.MINE, Change.BOTH) for one in chunks):
        return
    theirs = _inside([line for one in chunks for line in one.mine])
    ours = _inside([line for one in chunks for line in one.new])
    body = _written(note.body.split("\n"), ours, theirs)
    if body != note.body:
        changed = (one.change for one in chunks if one.change is not Change.NONE)
        yield NoteEdit(note, body, any(one is not Change.MINE for one in changed))


def _inside(lines: Sequence[str]) -> list[str]:
    """The lines between the two comments that mark a part, without the empty one next to each."""
    inside = [line.rstrip("\r\n") for line in lines[1:-1]]
    if inside and not inside[0].strip():
        inside = inside[1:]
    if inside and not inside[-1].strip():
        inside = inside[:-1]
    return inside


def _written(stored: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> str:
    """The lines of the edited file; unchanged ones as the workspace has them."""
    links = {written: link for line, was in zip(ours, stored, strict=False) for written, link in _links(line, was)}
    out: list[str] = []
    for tag, low, high, start, end in SequenceMatcher(None, marks(ours), marks(theirs), autojunk=False).get_opcodes():
        out += stored[low:high] if tag == "equal" else (_with(links, line) for line in theirs[start:end])
    return "\n".join(out)


def _links(line: str, stored: str) -> Iterator[tuple[str, str]]:
    """Maps each link of a line, as exported, to the link in the workspace."""
    pattern, links, at = "", list[str](), 0
    for found in links_in(stored):
        pattern += f"{_around(stored[at : found.start()])}(.+?)"
        links.append(found[0])
        at = found.end()
    whole = re.fullmatch(pattern + _around(stored[at:]), line) if links else None
    yield from zip(whole.groups(), links, strict=True) if whole is not None else ()


def _around(words: str) -> str:
    """A pattern for the text between links, in which a figure may have any value."""
    pieces, at = list[str](), 0
    for token in tokens(words):
        pieces.append(words[at : token.start])
        at = token.end
    return ".+?".join(map(re.escape, (*pieces, words[at:])))


def _with(links: Mapping[str, str], line: str) -> str:
    for written, link in sorted(links.items(), key=lambda pair: -len(pair[0])):
        line = line.replace(written, link)
    return line
