"""A note's page: its Markdown as the user wrote it, below the front matter and above what it stands on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from app.domain.citation import passage_cite
from app.domain.kinds import folder_of
from app.domain.links import by_uid
from app.domain.notes import Note
from app.exporters.front_matter import front_matter, obsidian_tags
from app.exporters.markdown_text import inline
from app.exporters.material import Kind, LinkStyle
from app.exporters.page_parts import PageContext, joined
from app.exporters.quotes import of_passage
from app.exporters.vault import Page, Vault, wiki_link

_PIECE = re.compile(
    r"(?P<fence>^ {0,3}(?:`{3,}(?=[^`\n]*$)|~{3,}))|(?P<ticks>`+)"
    r"|\[\[(?P<name>[^\[\]|\n]+)(?:\|(?P<label>[^\[\]\n]*))?\]\]",
    re.MULTILINE,
)
"""Where code begins, or a link."""
_TICKS = re.compile("`+")
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
_FENCES = re.compile("`{3,}|~{3,}")
_HTML_ENDS = (">", "-->", "?>", "]]>", "</pre>")
"""What ends the pieces of HTML that reach over empty lines, such as remarks and scripts."""


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
    return vault.pages.get((folder_of(note.target), target_id)), "", note.target_label


def note_text(note: Note, page: PageContext) -> str:
    """The page of a note below its front matter, with its `[[links]]` as they are wanted."""
    body = with_links(note.body.replace("\0", "\N{REPLACEMENT CHARACTER}"), page.vault, page.path)
    if body and not body.endswith("\n"):
        body += "\n"
    if page.vault.style is LinkStyle.NONE:
        body = f"{page.heading(1, note.heading())}\n\n{body}"
    passage = page.vault.passages.get(note.target_id or 0) if note.target == "passage" else None
    if passage is None:
        return body + open_end(body) if page.vault.style is LinkStyle.NONE else body
    quote = [page.heading(2, "Passage"), *page.quoter.write(of_passage(passage))]
    return f"{body}{open_end(body)}\n{joined(quote)}" if body else joined(quote)


def with_links(body: str, vault: Vault, path: str) -> str:
    """The body of a note at `path` with each `[[link]]` in the style of the vault. Code stays as it is.

    A wiki link by name is one already; of relative links the unknown stay; and in one document, which has no pages to
    go to, each is what it is called.
    """

    def linked(found: re.Match[str]) -> str:
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

    out: list[str] = []
    at = 0
    for found in _links(body):
        out += [body[at : found.start()], linked(found)]
        at = found.end()
    return "".join((*out, body[at:]))


def _links(body: str) -> Iterator[re.Match[str]]:
    """The `[[links]]` of a text that do not stand in code. Takes as long as the text is, whatever stands in it."""
    runs: dict[int, list[int]] = {}
    for ticks in _TICKS.finditer(body):
        runs.setdefault(len(ticks[0]), []).append(ticks.start())
    breaks = [found.start() for found in _EMPTY_LINE.finditer(body)]
    at = 0
    while (found := _PIECE.search(body, at)) is not None:
        at = found.end()
        if found["fence"]:
            closed = re.compile(rf"^{re.escape(found['fence'])}[^\n]*", re.MULTILINE).search(body, at)
            at = closed.end() if closed is not None else len(body)
        elif found["ticks"]:
            alike = runs[len(found["ticks"])]
            closing = bisect_left(alike, at)
            paragraph = bisect_left(breaks, at)
            ends = breaks[paragraph] if paragraph < len(breaks) else len(body)
            if closing < len(alike) and alike[closing] < ends:
                at = alike[closing] + len(found["ticks"])
        else:
            yield found


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
    page = next((one for one in vault.pages.values() if one.kind == folder_of(kind) and _has_uid(one, digits)), None)
    return None if page is None else vault.to_page(path, page, found["label"] or page.title)


def _has_uid(page: Page, digits: str) -> bool:
    return page.key.partition(":")[2].startswith(digits)


def open_end(body: str) -> str:
    """The line that ends what a text leaves open, which else would swallow what follows: a fenced code block, or a
    piece of HTML such as a remark; or nothing."""
    fences = _FENCES.findall(body)
    if not fences and "<" not in body:
        return ""
    longest = max(map(len, fences), default=3)
    ends = ("", "`" * longest, "~" * longest, *_HTML_ENDS)
    closing = next((end for end in ends if _ends(f"{body}\n{end}")), "")
    return f"{closing}\n" if closing else ""


def _ends(body: str) -> bool:
    """Whether a heading that follows a text is one."""
    from markdown_it import MarkdownIt

    blocks = MarkdownIt("commonmark").disable("inline").parse(f"{body}\n\n# After\n")
    return blocks[-1].type == "heading_close" and not blocks[-1].level and blocks[-2].content == "After"
