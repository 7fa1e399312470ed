"""A note's page: its Markdown as the user wrote it, below the front matter and above what it stands on."""

from __future__ import annotations

from app.domain.citation import passage_cite
from app.domain.kinds import folder_of
from app.domain.notes import Note
from app.exporters.front_matter import obsidian_tags
from app.exporters.material import Kind, LinkStyle
from app.exporters.page_parts import PageContext
from app.exporters.quotes import of_passage, quoted
from app.exporters.tree import Block, Front, Heading, Link, NoteText, section, words


def note_front(note: Note, page: PageContext) -> Front:
    """The front matter of a note's page."""
    passage = page.vault.passages.get(note.target_id or 0) if note.target == "passage" else None
    cite = ""
    if passage is not None:
        row = page.vault.sources[passage.source_id]
        cite = passage_cite(row.meta, row.kind, passage.paragraph, page.vault.cite_letters.get(row.id, ""))
    return {
        "title": note.heading(),
        "aliases": page.aliases(note.heading()),
        "type": "note",
        "on": _on(note, page),
        "citation": cite,
        "created": note.created_at,
        "updated": note.updated_at,
        "author": note.created_by,
        "tags": obsidian_tags({tag.path for tag in passage.tags}) if passage is not None else (),
    }


def _on(note: Note, page: PageContext) -> Link | str:
    """What the note stands on, or its name where that has no page."""
    link = _target(note, page)
    if (link.folder, link.thing_id) in page.vault.pages:
        return link
    return f"{note.target}: {link.label}" if note.target else ""


def _target(note: Note, page: PageContext) -> Link:
    vault, target_id = page.vault, note.target_id or 0
    if note.target == "passage" and target_id in vault.passages:
        passage = vault.passages[target_id]
        return Link(Kind.SOURCES, passage.source_id, passage.source_title, target_id)
    if note.target == "fact":
        return Link(Kind.COUNTRIES, page.fact_countries.get(target_id, 0), note.target_label)
    return Link(folder_of(note.target), target_id, note.target_label)


def note_body(note: Note, page: PageContext) -> list[Block]:
    """The page of a note. Where it has no file of its own, its title stands above."""
    alone = page.vault.style is LinkStyle.NONE
    passage = page.vault.passages.get(note.target_id or 0) if note.target == "passage" else None
    return [
        *([Heading(1, words(note.heading()))] if alone else []),
        *([NoteText(note.body)] if note.body else []),
        *section("Passage", quoted(of_passage(passage), page) if passage is not None else ()),
    ]
