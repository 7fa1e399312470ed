"""Bringing edits that a person made in the exported page of a note back into the note. Only the part of the page with
the note's own text counts. Links and figures that the person did not touch stay as the workspace has them. A note that
was edited in the workspace too is left alone and reported."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

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
_LINK = re.compile(r"\[\[[^\n]+?\]\]|\[[^\n]*?\]\([^\n]+?\)")
_PIECE = re.compile(r"\w+|\W")


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
    """The lines of the edited file; what was not changed as the workspace has it."""
    found = [(line[start:end], words) for line, was in zip(ours, stored, strict=False)
             for start, end, words in _places(line, was)]  # fmt: skip
    links = {written: words for written, words in found if _LINK.fullmatch(words)}
    out: list[str] = []
    for tag, low, high, start, end in SequenceMatcher(None, marks(ours), marks(theirs), autojunk=False).get_opcodes():
        old, was, new = ("\n".join(lines) for lines in (ours[low:high], stored[low:high], theirs[start:end]))
        out += stored[low:high] if tag == "equal" else [_with(links, _untouched(old, was, new))] * (start < end)
    return "\n".join(out)


def _untouched(old: str, was: str, new: str) -> str:
    """Edited words, in which links and figures that stand there as they were exported are those of the workspace."""
    pieces = [_PIECE.findall(words) for words in (old, new)]
    starts = [list(accumulate(map(len, some), initial=0)) for some in pieces]
    same = [
        (starts[0][at], starts[1][to], starts[0][at + many])
        for at, to, many in SequenceMatcher(None, *pieces, autojunk=False).get_matching_blocks()
    ]
    for start, end, words in reversed(_places(old, was)):
        for low, there, high in same:
            if low <= start and end <= high:
                new = new[: there + start - low] + words + new[there + end - low :]
    return new


def _places(line: str, stored: str) -> list[tuple[int, int, str]]:
    """Where each link and figure of the workspace stands in a line as exported, and how the workspace has it.

    Where a figure may hold the words behind it, the next one is taken together with it. Empty if the line is another.
    """
    links = [(one.start(), one.end()) for one in links_in(stored)]
    named = sorted([*links, *((token.start, token.end) for token in tokens(stored))])
    ends = [0, *(end for _, end in named)]
    between = [stored[end:start] for end, (start, _) in zip(ends, [*named, (len(stored), 0)], strict=True)]
    if not line.startswith(between[0]):
        return []
    starts_of_links = {start for start, _ in links}
    out: list[tuple[int, int, int, int]] = []
    """The start and the end in the line, and those in the stored one."""
    at, may_hold_more = len(between[0]), False
    for number, (first, last) in enumerate(named, 1):
        after = between[number]
        link, is_before_link = _LINK.match(line, at), last + len(after) in starts_of_links
        least = at + 1 if link is None else link.end()
        if number < len(named):
            stop = _before(line, after, least, is_before_link)
        else:
            stop = len(line) - len(after) if line.endswith(after) else -1
        if stop < least:
            return []
        if may_hold_more:
            at, _, first, _ = out.pop()
        out.append((at, stop, first, last))
        may_hold_more = False
        if link is None and not is_before_link and number < len(named):
            expected = sum(words.count(after) for words in between[number:])
            may_hold_more = not after or line.count(after, least) > expected
        at = stop + len(after)
    return [(start, stop, stored[first:last]) for start, stop, first, last in out]


def _before(line: str, after: str, least: int, is_before_link: bool) -> int:
    """Where a link or figure ends: before the words after it, which a link may have to follow; -1 if nowhere."""
    stop = line.find(after or "\n", least)
    while is_before_link and stop >= 0 and not _LINK.match(line, stop + len(after)):
        stop = line.find(after or "\n", stop + 1)
    return stop


def _with(links: Mapping[str, str], line: str) -> str:
    for written, link in sorted(links.items(), key=lambda pair: -len(pair[0])):
        line = line.replace(written, link)
    return line
