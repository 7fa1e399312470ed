"""The tree of an export as Markdown that a person can live in: CommonMark, with what Obsidian and Pandoc add to it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable

from app.exporters.front_matter import Value, front_matter
from app.exporters.markdown_text import block_quote, inline
from app.exporters.material import Kind, LinkStyle
from app.exporters.note_links import open_end, with_links
from app.exporters.tree import (
    Address,
    Block,
    Bullets,
    Cite,
    Fields,
    Front,
    Heading,
    Inline,
    Line,
    Link,
    NoteText,
    Paragraph,
    Quote,
    Strong,
    Words,
)
from app.exporters.vault import Page, Vault

_IN_LINK = str.maketrans({"|": "/", "[": "(", "]": ")", "<": "(", ">": ")", "`": "'", "^": ""})
"""Obsidian shows a link's label as it stands, so that nothing in it can be escaped."""
_COMMENT = re.compile("%%+")
_ESCAPED = re.compile(r"[\x00-\x20\"%&()<>\[\]\\^`{|}#?]")


class MarkdownWriter:
    """Writes one file. Each block id is written once, since an id must not stand twice in a file."""

    def __init__(self, vault: Vault, path: str, deeper: int = 0) -> None:
        """`path` is the file's, from which links lead; its headings are so many levels `deeper` than the tree says."""
        self._vault = vault
        self._path = path
        self._deeper = deeper
        self._named: set[int] = set()

    def page(self, front: Front, blocks: Iterable[Block]) -> str:
        """A whole file."""
        values: dict[str, Value] = {
            name: self._in_property(value) if isinstance(value, Link) else value for name, value in front.items()
        }
        return f"{front_matter(values)}\n{self.body(blocks)}"

    def body(self, blocks: Iterable[Block]) -> str:
        """Blocks with an empty line between them and a line end after the last. A note ends as it was written."""
        out, note = "", None
        for block in blocks:
            if note is not None:
                out += f"{open_end(note)}\n"
            elif out:
                out += "\n\n"
            written = self._block(block)
            note = written if isinstance(block, NoteText) else None
            out += written
        if note is None:
            return f"{out}\n" if out else ""
        return out + open_end(note) if self._vault.style is LinkStyle.NONE else out

    def _note(self, markdown: str) -> str:
        body = with_links(markdown.replace("\0", "\N{REPLACEMENT CHARACTER}"), self._vault, self._linked)
        return body if not body or body.endswith("\n") else f"{body}\n"

    def _block(self, block: Block) -> str:
        match block:
            case Heading(level, line):
                return f"{'#' * min(6, level + self._deeper)} {self.line(line)}"
            case Paragraph(line):
                return self.line(line)
            case Fields(rows):
                return "\n".join(f"- **{name}:** {self.line(line)}" for name, line in rows)
            case Bullets(lines):
                return "\n".join(f"- {self.line(line)}" for line in lines)
            case Quote(text, passage_id, source, marks):
                parts = [block_quote(text, marks), self._block_id(passage_id), f"— {self.line(source)}"]
                return "\n\n".join(part for part in parts if part)
            case NoteText(markdown):
                return self._note(markdown)

    def _block_id(self, passage_id: int) -> str:
        block = self._vault.blocks.get(passage_id, "")
        if not block or passage_id in self._named:
            return ""
        self._named.add(passage_id)
        return f"^{block}"

    # --- in a line ---

    def line(self, line: Line) -> str:
        """Words and links as one line of Markdown."""
        return "".join(map(self._inline, line))

    def _inline(self, part: Inline) -> str:
        match part:
            case str():
                return part
            case Words(text):
                return inline(text)
            case Strong(line):
                return f"**{self.line(line)}**"
            case Address(url):
                return address(url)
            case Link(folder, thing_id, label, passage_id):
                return self._link(folder, thing_id, label, passage_id)
            case Cite(source_id, passage_id, label):
                page = self._vault.pages.get((Kind.SOURCES, source_id))
                if page is not None and page.path == self._path:
                    return inline(label)
                return self._link(Kind.SOURCES, source_id, label, passage_id)

    def _link(self, folder: str, thing_id: int, label: str, passage_id: int | None) -> str:
        page = self._vault.pages.get((folder, thing_id))
        return inline(label) if page is None else self._linked(page, label, passage_id)

    def _linked(self, page: Page, label: str, passage_id: int | None = None) -> str:
        """What leads to a page, or to a passage on it; its label where pages do not refer to each other."""
        block = self._vault.blocks.get(passage_id, "") if passage_id is not None else ""
        if self._vault.style is LinkStyle.NONE:
            return inline(label)
        if self._vault.style is LinkStyle.WIKI:
            return _wiki(page, label, block)
        to = posixpath.relpath(page.path, posixpath.dirname(self._path) or ".")
        return f"[{inline(label)}]({_encoded(to)}{f'#%5E{block}' if block else ''})"

    def _in_property(self, link: Link) -> str:
        page = self._vault.pages[link.folder, link.thing_id]
        return self._linked(page, link.label, link.passage_id)


def address(url: str) -> str:
    """An address as a link, or as plain words where it is none."""
    plain = url.startswith(("http://", "https://")) and not any(c.isspace() or c in "<>\\" for c in url)
    return f"<{url}>" if plain else inline(url)


def _wiki(page: Page, label: str, block: str) -> str:
    """A link as Obsidian writes it."""
    name = " ".join(_COMMENT.sub("%", label.translate(_IN_LINK)).split())
    return f"[[{page.path.removesuffix('.md')}{f'#^{block}' if block else ''}|{name}]]"


def _encoded(path: str) -> str:
    """A path for a Markdown link: what would end the link or mean something else is percent-encoded."""
    return _ESCAPED.sub(lambda found: "".join(f"%{byte:02X}" for byte in found.group().encode()), path)
