"""Operations on notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.actions.links import links_kept
from app.actions.passages import ensure_passage
from app.domain.changes import Operation
from app.domain.errors import NotFound, UserError
from app.domain.kinds import KINDS
from app.domain.language import tr
from app.domain.note_quotes import NoteQuote, block_quote, requoted, says_the_same
from app.domain.notes import Note, first_words
from app.domain.passages import Passage
from app.exporters.three_way import Change, chunks, marks
from app.store.reader import Reader
from app.store.reads import notes as reads
from app.store.reads import passages as passage_reads
from app.store.reads import sources as source_reads
from app.store.reads.history import has_just_made
from app.store.reads.links import of_uid
from app.store.store import Store, Tx
from app.store.writes import notes as writes
from app.store.writes import passages as passage_writes

_HEADING = re.compile(r"^#{1,6}\s+(?!of\b)")
"""The mark of a heading, which who writes Markdown types before a title as well; *# of masks* is a number of them."""


def add_note(store: Store, body: str = "", title: str = "", target: str = "", target_id: int | None = None) -> int:
    """Add a note, free or on one thing. Returns its id."""
    if target and not KINDS[target].notes:
        raise ValueError(f"a note cannot be attached to {target}")
    with store.write(Operation.ADD_NOTE, title or first_words(body)) as tx:
        return writes.add(tx, title, body, target, target_id)


def add_again(store: Store, gone: Note, instead: dict[int, int]) -> None:
    """Add a note like one that is gone, on the same thing if that is there. `instead` has its id under that of the gone
    one before anybody is told of the change."""
    try:
        with store.write(Operation.ADD_NOTE, gone.title or first_words(gone.body)) as tx:
            try:
                instead[gone.id] = writes.add(tx, gone.title, gone.body, gone.target, gone.target_id)
            except NotFound:
                instead[gone.id] = writes.add(tx, gone.title, gone.body)
    except UserError:  # the next note that is added may have its number
        instead.pop(gone.id, None)
        raise


def note_on_selection(store: Store, source_id: int, start: int, end: int, body: str = "") -> tuple[int, int]:
    """Make a passage of a stretch and a note on it, in one operation. Returns the ids of passage and note."""
    text = source_reads.current_text(store, source_id)
    with store.write(Operation.ADD_NOTE) as tx:
        passage_id = ensure_passage(tx, text, start, end)
        return passage_id, writes.add(tx, "", body, "passage", passage_id)


def take_back_unwritten(store: Store, note_id: int) -> None:
    """Undo the making of a note in which nothing stands, and of its passage, if that was the last operation."""
    if has_just_made(store, "note", note_id):
        note = reads.one(store, note_id)
        if not note.title and not note.body:
            store.undo()


def edit_note(
    store: Store, note_id: int, title: str | None, body: str, stretch: str = "", was: str | None = None
) -> bool:
    """Replace a note's title and body. Consecutive edits with the same `stretch` are one undo step. Returns whether it
    has lines twice now, as somebody else has changed them too.

    Without a `title` it keeps the one it has, which somebody else may have changed since it was read.
    `was` is the body that was edited: lines that somebody else has written since stay, beside those of this edit.
    """
    known = reads.title_of(store, note_id) if title is None else title
    twice = False
    with store.write(
        Operation.EDIT_NOTE, known or first_words(body), merge=f"note {note_id} {stretch}" if stretch else ""
    ) as tx:
        before = reads.title_of(tx, note_id)
        title = _HEADING.sub("", title) if title is not None else before or ""
        if was is not None and before is not None:
            body, twice = _beside(reads.one(tx, note_id).body, was, body)
        if before == title:
            found = writes.edit(tx, note_id, title, body)
        else:
            with links_kept(tx, before or "", title):
                found = writes.edit(tx, note_id, title, body)
        if not found:
            raise NotFound(tr("This note is no longer in the workspace."))
    return twice


def _beside(now: str, was: str, body: str) -> tuple[str, bool]:
    """A body with what was written since into the one it was made of; where both wrote the same lines, both stay, and
    it is said that they do."""
    if now in (was, body):
        return body, False
    out: list[str] = []
    twice = False
    before = was.split("\n")
    for chunk in chunks(marks(before), body.split("\n"), now.split("\n")):
        out += chunk.settled
        if chunk.change is Change.BOTH:
            added = [line for line in chunk.new if not line.strip() or line not in (*chunk.mine, *before)]
            twice = twice or (any(chunk.mine) and any(added))
            out += added
    return "\n".join(out), twice


def quote_in_note(store: Store, passage_ids: Sequence[int], note_id: int | None) -> int:
    """Append passages to a note, as block quotes that stay linked to them. Returns the note's id. With None, a new note
    begins with the quotes. Raises `NotFound` if none of the passages exists any more."""
    quote = quotes_of(passage_reads.many(store, list(passage_ids)))
    if not quote:
        raise NotFound(tr("This passage is no longer in the workspace."))
    if note_id is None:
        with store.write(Operation.ADD_NOTE) as tx:
            return writes.add(tx, "", f"{quote}\n")
    return _append_to(store, note_id, quote)


def put_into_note(store: Store, words: str, note_id: int | None) -> int:
    """Append a paragraph to a note, or to a new one. Returns the note's id."""
    if note_id is None:
        return add_note(store, f"{words}\n")
    return _append_to(store, note_id, words)


def _append_to(store: Store, note_id: int, words: str) -> int:
    note = reads.one(store, note_id)
    with store.write(Operation.EDIT_NOTE, note.title) as tx:
        _append(tx, note, words)
    return note_id


def quote_stretch(store: Store, source_id: int, start: int, end: int, note_id: int | None) -> tuple[int, int]:
    """Make a passage of a stretch and append it to a note as `quote_in_note` does, in one operation. Returns the ids of
    passage and note."""
    text = source_reads.current_text(store, source_id)
    note = reads.one(store, note_id) if note_id is not None else None
    with store.write(Operation.EDIT_NOTE if note else Operation.ADD_NOTE, note.title if note else "") as tx:
        passage_id = ensure_passage(tx, text, start, end)
        quote = quotes_of(passage_reads.many(tx, [passage_id]))
        if note is None:
            return passage_id, writes.add(tx, "", f"{quote}\n")
        _append(tx, note, quote)
        return passage_id, note.id


def _append(tx: Tx, note: Note, quote: str) -> None:
    before = reads.one(tx, note.id).body.rstrip("\n")
    writes.edit(tx, note.id, note.title, f"{before}\n\n{quote}\n" if before else f"{quote}\n")


def take_new_words(store: Store, note_id: int, uid: str = "") -> int:
    """Update the quotes in a note to the present words of their passages: of one passage, or of all. `uid` is as in the
    quote's link. Returns how many quotes changed; if none, no operation is made."""
    note = reads.one(store, note_id)
    if not _new_words(store, note.body, uid)[1]:
        return 0
    with store.write(Operation.EDIT_NOTE, note.title) as tx:
        body, taken = _new_words(tx, reads.one(tx, note_id).body, uid)
        writes.edit(tx, note_id, note.title, body)
    return taken


def _new_words(db: Reader, body: str, uid: str) -> tuple[str, int]:
    taken = 0

    def block(quote: NoteQuote) -> str | None:
        nonlocal taken
        thing = of_uid(db, "passage", quote.uid) if uid in ("", quote.uid) else None
        passage = passage_reads.one(db, thing[1]) if thing is not None else None
        if passage is None or says_the_same(quote.words, passage.quote):
            return None
        taken += 1
        return quote_of(passage)

    return requoted(body, block), taken


def quotes_of(passages: Sequence[Passage]) -> str:
    """Passages as block quotes, a blank line between them."""
    return "\n".join(quote_of(passage) for passage in passages)


def quote_of(passage: Passage) -> str:
    """A passage as a block quote that links to it."""
    number = f"¶ {passage.paragraph}, " if passage.paragraph is not None else ""
    return block_quote(passage.quote, passage.uid, f"{number}{passage.source_title}")


def remove_note(store: Store, note_id: int) -> None:
    """Remove a note, and its passage if that has nothing else attached."""
    note = reads.one(store, note_id)
    with store.write(Operation.REMOVE_NOTE, note.heading()) as tx:
        tx.remove("note", note_id)
        if note.target == "passage" and note.target_id is not None:
            passage_writes.remove_if_bare(tx, note.target_id)
