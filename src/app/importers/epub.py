"""An e-book (EPUB): its texts one after the other, read by the walk over a web page. The place of a paragraph is its
chapter, by the name that the table of contents has for it."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html.entities import html5
from importlib import import_module
from typing import Any
from urllib.parse import unquote

from app.domain.blocks import BlockKind, CutWhy, Place
from app.domain.by_key import by_key
from app.domain.language import later
from app.domain.sources import SourceDraft, SourceMeta
from app.importers.draft import make_draft
from app.importers.encoding import decode
from app.importers.html import parse_page
from app.importers.html_walk import Walk
from app.importers.languages import guess_language
from app.importers.metadata import Found
from app.importers.packed import Packed, attr, local
from app.importers.page import look_at
from app.importers.pieces import Piece, refuse_many
from app.importers.progress import Step, silent

MEDIA_TYPE = "application/epub+zip"
_DAMAGED = later("“{name}” is damaged or no e-book. Copy the text that you need and add it from the clipboard.")
_LOCKED = later(
    "“{name}” is locked against copying (DRM), so that it cannot be read. Copy the passages that you need into a text "
    "file and add that."
)
_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""How faces are made unreadable in books that can be read."""
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]*;)")
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?=T|$)")
_NOTE = re.compile(r"\b(?:footnote|endnote|rearnote)\b")


def read_epub(raw: bytes, name: str, step: Step = silent) -> SourceDraft:
    """The draft of an e-book. Raises `BadInput` where it is damaged, locked, too large or holds no words."""
    book = _Book(raw, name)
    walk, chapters = Walk(), list[str]()
    for share, root, names, opening in book.texts():
        walk.walk(root)
        refuse_many(len(walk.pieces), name)
        chapters += _chapters(walk.pieces[len(chapters) :], names, opening or "".join(chapters[-1:]))
        step(0.8 * share)
    walk.end()
    meta = book.meta(walk.pieces)
    page = look_at(walk.pieces, meta.title)
    around = (CutWhy.NAVIGATION, CutWhy.FOOTER)
    read = [index for index, piece in enumerate(walk.pieces) if piece.place not in around]
    draft = make_draft(walk.text, page, read, Found(meta), raw, MEDIA_TYPE, name)
    placed = zip(draft.blocks, chapters, strict=True)
    return replace(
        draft, blocks=tuple(one._replace(place=Place(chapter=where)) if where else one for one, where in placed)
    )


def _chapters(pieces: Sequence[Piece], names: Sequence[str], before: str) -> list[str]:
    """The chapter of each piece of a text: the first of its names in the table of contents, and from a heading that is
    another of them that one. A text without a name has its heading, or goes on with the chapter before. What comes
    before the first chapter of the book, as its title, is in none."""
    headings = [" ".join(one.text.split()) if one.kind is BlockKind.HEADING else "" for one in pieces]
    first, named = next(filter(None, (*names, *headings)), before), any(one in names for one in headings if one)
    out = [first if before or not any(headings) else ""]
    for heading in headings:
        begins = not out[-1] and not named
        out.append(heading if heading in names and heading else first if heading and begins else out[-1])
    return out[1:]


class _Book(Packed):
    """The parts of an e-book."""

    def __init__(self, raw: bytes, name: str) -> None:
        super().__init__(raw, name, _DAMAGED)
        if self.has("META-INF/encryption.xml"):
            ways = (one for one in self.part("META-INF/encryption.xml").iter() if local(one) == "EncryptionMethod")
            if any(attr(one, "Algorithm") not in _FONTS for one in ways):
                raise self.refused(_LOCKED)
        outer = self.part("META-INF/container.xml")
        self._main = next((attr(one, "full-path") for one in outer.iter() if local(one) == "rootfile"), "")
        self._package = self.part(self._main)
        self._items = {attr(one, "id"): one for one in self._package.iter() if local(one) == "item"}

    def texts(self) -> Iterator[tuple[float, Any, Sequence[str], str]]:
        """How far each text is in the book, its elements, what the contents call its chapters, if anything, and which
        of these begins with the text, and not at a place in it."""
        named = self._contents()
        spine = [one for one in self._package.iter() if local(one) == "itemref" and attr(one, "linear") != "no"]
        for at, one in enumerate(spine, 1):
            item = self._items.get(attr(one, "idref"))
            path = self._path(self._main, attr(item, "href"))
            if "html" in attr(item, "media-type") and self.has(path):
                names = named.get(path, ())
                opening = next((words for words, is_within in names[:1] if not is_within), "")
                yield at / len(spine), self._page(path), [words for words, _ in names], opening

    def meta(self, pieces: Sequence[Piece]) -> SourceMeta:
        """What the book says of itself; of its days the one of publication."""
        stated = [one for one in self._package.iter() if "/dc/elements/" in str(one.tag)]
        days = sorted(
            (one for one in stated if local(one) == "date"), key=lambda one: attr(one, "event") != "publication"
        )
        day = next((found[0] for one in days if (found := _DAY.match((one.text or "").strip()))), "")
        codes = _all(stated, "language")
        return SourceMeta(
            title=next(iter(_all(stated, "title")), ""),
            authors=tuple(_all([one for one in stated if attr(one, "role") in ("", "aut")], "creator")),
            published=day,
            publisher=next(iter(_all(stated, "publisher")), ""),
            topics=tuple(_all(stated, "subject")),
            language=guess_language(one.text for one in pieces) or (codes[0].lower().split("-")[0] if codes else ""),
        )

    def _contents(self) -> dict[str, list[tuple[str, bool]]]:
        """What the table of contents calls the chapters of each text, by its path, and whether they begin within it."""
        entries: list[tuple[str, tuple[str, bool]]] = []
        tables = (one for one in self._items.values() if "nav" in attr(one, "properties").split())
        older = (one for one in self._items.values() if "ncx" in attr(one, "media-type"))
        for item in (*tables, *older):
            path = self._path(self._main, attr(item, "href"))
            for label, target in _entries(self._page(path)) if self.has(path) else ():
                words = " ".join("".join(label.itertext()).split())
                entries.append((self._path(path, target), (words, "#" in target)))
        return by_key(entries)

    def _path(self, of: str, target: str) -> str:
        """Where what a part leads to is in the archive."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(of), unquote(target.partition("#")[0])))

    def _page(self, path: str) -> Any:
        """The elements of a text, by their bare names; one that is no sound XML is read as a web page."""
        etree: Any = import_module("lxml.etree")
        text = decode(self.unpacked(path), self.name, None)[0]
        bare = re.sub(r"^\s*<\?xml[^>]*>", "", _ENTITY.sub(lambda found: html5.get(found[1], found[0]), text))
        parser = etree.XMLParser(
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            remove_comments=True,
            remove_pis=True,
            huge_tree=True,
        )
        try:
            root = etree.fromstring(bare.encode("utf-8", "replace"), parser)
        except (etree.XMLSyntaxError, ValueError):
            root = parse_page(text, self.name)
        for one in root.iter(etree.Element):
            one.tag = local(one)
            if _NOTE.search(attr(one, "type")) and one.tag not in ("section", "a"):
                one.set("role", "doc-footnote")
            elif one.tag == "a" and attr(one, "type") == "noteref":
                one.set("role", "doc-noteref")
        return root


def _entries(root: Any) -> Iterator[tuple[Any, str]]:
    """What a table of contents calls its entries, and where they lead: links of EPUB 3, points of EPUB 2."""
    for nav in root.iter("nav"):
        if attr(nav, "type") in ("toc", ""):
            yield from ((link, link.get("href") or "") for link in nav.iter("a"))
    for point in root.iter("navPoint"):
        label, content = point.find("navLabel"), point.find("content")
        if label is not None and content is not None:
            yield label, content.get("src") or ""


def _all(elements: Sequence[Any], name: str) -> list[str]:
    """What elements of a name say, each on one line."""
    return list(
        filter(None, (" ".join(html.unescape(one.text or "").split()) for one in elements if local(one) == name))
    )
