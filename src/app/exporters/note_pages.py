"""A note's page: its Markdown as the user wrote it, below the front matter and above its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.domain.citation import date_in_words, state_words
from app.domain.excerpts import Excerpt
from app.domain.kinds import folder_of
from app.domain.note_figures import NoteFigure, Token, is_stale, tokens
from app.domain.notes import Note
from app.domain.passages import Passage
from app.exporters import tree
from app.exporters.dialects import Profile
from app.exporters.drawing import Drawing
from app.exporters.front_matter import obsidian_tags
from app.exporters.material import Kind, LinkStyle
from app.exporters.page_parts import PageContext
from app.exporters.picture_files import picture_key
from app.exporters.quotes import cited, cited_sources, of_excerpts, quoted


def note_front(note: Note, page: PageContext) -> tree.Front:
    """The front matter of a note's page."""
    passage = page.vault.passages.get(note.target_id or 0) if note.target == "passage" else None
    cite = page.citation_of(passage) if passage is not None else ""
    title = note.heading()
    tags = obsidian_tags({tag.path for tag in passage.tags}) if passage is not None else ()
    made = {"created": note.created_at, "updated": note.updated_at, "author": note.created_by}
    return page.front("note", title, (title,), on=_on(note, page), citation=cite, **made, tags=tags)


def _on(note: Note, page: PageContext) -> tree.Link | str:
    """What the note is about, or its name where that has no page."""
    link = _target(note, page)
    if (link.folder, link.thing_id) in page.vault.pages:
        return link
    return f"{note.target}: {link.label}" if note.target else ""


def _target(note: Note, page: PageContext) -> tree.Link:
    vault, target_id = page.vault, note.target_id or 0
    if note.target == "passage" and target_id in vault.passages:
        passage = vault.passages[target_id]
        return tree.Link(Kind.SOURCES, passage.source_id, passage.source_title, target_id)
    if note.target == "fact":
        return tree.Link(Kind.COUNTRIES, page.fact_countries.get(target_id, 0), note.target_label)
    return tree.Link(folder_of(note.target), target_id, note.target_label)


def note_body(note: Note, page: PageContext) -> list[tree.Block]:
    """The page of a note. Where no file name or property has its title, that is above it."""
    alone, plain = page.vault.style is LinkStyle.NONE, page.vault.profile is Profile.PLAIN
    title, on = tree.Heading(1, tree.words(note.heading())), _on(note, page)
    begun = not note.title and note.body.startswith("#")  # with a heading of its own
    about = tree.fields(("Note on", (on,) if isinstance(on, tree.Link) else tree.words(on)))
    passage = page.vault.passages.get(note.target_id or 0) if note.target == "passage" else None
    about_it = of_excerpts((Excerpt(passage, (passage,)),), page.material) if passage is not None else None
    quote = tree.section("The passage it is about", quoted(about_it, page) if about_it is not None else ())
    return [
        *([title] if alone else tree.part("title", [title] if plain and not begun else ())),
        *tree.part("note", [tree.NoteText(note.body, figures_of(note, page))] if note.body else ()),
        *tree.part("about", about if plain else ()),
        *tree.part("passage", quote),
        *tree.part("sources", cited_sources(_sources(note, passage, page), page)),
    ]


def _sources(note: Note, passage: Passage | None, page: PageContext) -> Iterator[int]:
    """The sources of the note's passage and of its figures."""
    if passage is not None:
        yield passage.source_id
    for token in tokens(note.body):
        figure = page.material.figures.get(note.body[token.start : token.end])
        ids = figure.passages if figure is not None else ()
        yield from (page.vault.passages[i].source_id for i in ids if i in page.vault.passages)


def figures_of(note: Note, page: PageContext) -> tuple[tuple[int, int, tree.Line], ...]:
    """What replaces the tokens of a note; a token that means nothing stays as it is written."""
    out: list[tuple[int, int, tree.Line]] = []
    for token in tokens(note.body):
        figure = page.material.figures.get(note.body[token.start : token.end])
        if figure is not None and figure.words:
            picture = page.material.pictures.get(note.body[token.start : token.end])
            out.append((token.start, token.end, _figure(token, figure, page, picture)))
    return tuple(out)


def _figure(token: Token, figure: NoteFigure, page: PageContext, picture: Drawing | None) -> tree.Line:
    """What a figure says, what it said before where that is another thing, and its entries in the annex at the foot."""
    was: tree.Line = (
        (" (", *tree.words(f"“{token.as_written}”"), " when it was written)") if is_stale(token, figure) else ()
    )
    if picture is not None:
        was = (" (changed since it was written)",) if was else ()
        refs = ((tree.Link(Kind.DONATIONS, record_id, ref),) for record_id, ref in figure.records)
        shown: tree.Line = (
            tree.Image(picture_key(token), picture),
            " ",
            *tree.words(f"{picture.title}, {figure.words}"),
        )
        return (*shown, *was, tree.Footnote(("Made of ", *tree.between(", ", refs))))
    if len(figure.sums) > 1:
        shown = tree.between("; ", ((*tree.words(said), *_footnotes(ids, page)) for said, ids in figure.sums))
        footnotes: list[tree.Footnote] = []
    else:
        shown, footnotes = tree.words(figure.words), _footnotes(figure.passages, page)
    if figure.more:
        records = "1 smaller record" if figure.more == 1 else f"{figure.more:,} smaller records"
        footnotes.append(tree.Footnote((f"It has {records}, whose words are not listed here",)))
    return (*shown, *was, *footnotes)


def _footnotes(passages: Iterable[int], page: PageContext) -> list[tree.Footnote]:
    return [tree.Footnote(annex_entry(page.vault.passages[i], page)) for i in passages if i in page.vault.passages]


def annex_entry(passage: Passage, page: PageContext) -> tree.Line:
    """The evidence for a figure: the words, their source, when that was added, and whether they are still there."""
    row = page.vault.sources[passage.source_id]
    state = state_words(passage.state) or "verified"
    cite = cited(row.id, passage.id, passage.paragraph, None, page)
    added = f", added {date_in_words(row.added_at[:10])}" if row.added_at else ""
    return (*tree.words(f"“{passage.quote}”"), " — ", *cite, *tree.words(f"{added}; {state}"))
