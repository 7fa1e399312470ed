"""A note's page: its Markdown as the user wrote it, below the front matter and above what it stands on."""

from __future__ import annotations

import re

from app.domain.citation import passage_cite
from app.domain.links import by_uid
from app.domain.notes import Note
from app.exporters.front_matter import front_matter, obsidian_tags
from app.exporters.markdown_text import inline
from app.exporters.material import Kind, LinkStyle
from app.exporters.page_parts import PageContext, joined
from app.exporters.quotes import of_passage
from app.exporters.vault import Page, Vault, wiki_link

_LINK = re.compile(
    r"(?P<code>^(?P<fence> {0,3}(?:`{3,}(?=[^`\n]*$)|~{3,}))[^\n]*(?:\n(?:.*?\n)??(?P=fence)[^\n]*$|.*\Z)"
    r"|(?<!`)(?P<ticks>`++).+?(?<!`)(?P=ticks)(?!`))"
    r"|\[\[(?P<name>[^\[\]|\n]+)(?:\|(?P<label>[^\[\]\n]*))?\]\]",
    re.DOTALL | re.MULTILINE,
)
_FENCE = re.compile(r" {0,3}(`{3,}+|~{3,}+)(.*)")
_TARGETS = {
    "source": Kind.SOURCES,
    "tag": Kind.TAGS,
    "donation": Kind.DONATIONS,
    "country": Kind.COUNTRIES,
}

_PAGES = {**_TARGETS, "note": Kind.NOTES}


def note_front(note: Note, page: PageContext) -> str:
    """The front matter of a note's page."""
    passage = page.vault.passages.get(note.target_id or 0) if note.target == "passage" else None
    cite = ""
    if passage is not None:
        row = page.vault.sources[passage.source_id]
        cite = passage_cite(row.meta, row.kind, passage.paragraph, page.vault.cite_letters.get(row.id, ""))
    return front_matter(
        {
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
    )


def _on(note: Note, page: PageContext) -> str:
    """What the note stands on: a link as a property holds it, or its name."""
    found, block, label = _target(note, page)
    if found is None:
        return f"{note.target}: {label}" if note.target else ""
    if page.vault.style is LinkStyle.WIKI:
        return wiki_link(found, label, block)
    return page.vault.to_page(page.path, found, label, block)


def _target(note: Note, page: PageContext) -> tuple[Page | None, str, str]:
    vault, target_id = page.vault, note.target_id
    if target_id is None:
        return None, "", ""
    if note.target == "passage" and target_id in vault.passages:
        passage = vault.passages[target_id]
        found = vault.pages.get((Kind.SOURCES, passage.source_id))
        return found, vault.blocks[target_id], passage.source_title
    if note.target == "fact" and target_id in page.fact_countries:
        return vault.pages.get((Kind.COUNTRIES, page.fact_countries[target_id])), "", note.target_label
    kind = _TARGETS.get(note.target)
    return (vault.pages.get((kind, target_id)) if kind else None), "", note.target_label


def note_text(note: Note, page: PageContext) -> str:
    """The page of a note below its front matter, with its `[[links]]` as they are wanted."""
    body = with_links(note.body, page.vault, page.path)
    if body and not body.endswith("\n"):
        body += "\n"
    if page.vault.style is LinkStyle.NONE:
        body = f"{page.heading(1, note.heading())}\n\n{body}"
    passage = page.vault.passages.get(note.target_id or 0) if note.target == "passage" else None
    if passage is None:
        return body
    quote = [page.heading(2, "Passage"), *page.quoter.write(of_passage(passage))]
    return f"{body}{open_fence(body)}\n{joined(quote)}" if body else joined(quote)


def with_links(body: str, vault: Vault, path: str) -> str:
    """The body of a note at `path` with each `[[link]]` in the style of the vault. Code stays as it is.

    A wiki link by name is one already; of relative links the unknown stay; and in one document, which has no pages to
    go to, each is what it is called.
    """

    def linked(found: re.Match[str]) -> str:
        if found["code"]:
            return found.group()
        by_digits = _by_uid(found, vault, path)
        if by_digits is not None:
            return by_digits
        label = found["label"] or found["name"]
        if vault.style is LinkStyle.NONE:
            return inline(label)
        page = vault.names.get(found["name"].partition("#")[0].strip().casefold())
        if vault.style is LinkStyle.WIKI or page is None:
            return found.group()
        return vault.to_page(path, page, label)

    return _LINK.sub(linked, body)


def _by_uid(found: re.Match[str], vault: Vault, path: str) -> str | None:
    """A link such as `[[p-0123abcd|shown]]` to the page, and of a passage to its block; None for another link."""
    named = by_uid(found["name"])
    if named is None:
        return None
    kind, digits = named
    if kind == "passage":
        passage = next((one for one in vault.passages.values() if one.uid.startswith(digits)), None)
        page = vault.pages.get((Kind.SOURCES, passage.source_id)) if passage is not None else None
        if passage is None or page is None:
            return None
        return vault.to_page(path, page, found["label"] or passage.source_title, vault.blocks[passage.id])
    page = next((one for one in vault.pages.values() if one.kind is _PAGES.get(kind) and _has_uid(one, digits)), None)
    return None if page is None else vault.to_page(path, page, found["label"] or page.title)


def _has_uid(page: Page, digits: str) -> bool:
    return page.key.partition(":")[2].startswith(digits)


def open_fence(body: str) -> str:
    """The line that closes a fenced code block left open at the end of a text, or nothing."""
    fence = ""
    for line in body.split("\n"):
        found = _FENCE.fullmatch(line)
        if found is None:
            continue
        if not fence:
            fence = found[1] if found[1][0] == "~" or "`" not in found[2] else ""
        elif found[1].startswith(fence) and not found[2].strip():
            fence = ""
    return f"{fence}\n" if fence else ""
