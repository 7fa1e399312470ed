"""Web pages: a saved page, an address, the clipboard.

The canonical text is the whole page's visible text, built here with blocks and spans
(`app.importers.html_walk`). *Which* blocks are the article, trafilatura decides; what it drops in the
middle of what it keeps, such as a heading, is read too, and what is after a disclaimer or the head of
another list is not. Where trafilatura finds nothing the general rules for text decide.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import Any

from app.domain.blocks import BlockKind, CutWhy, SpanKind
from app.domain.errors import BadInput
from app.domain.language import tr
from app.domain.sources import SourceDraft, SourceMeta
from app.importers.addresses import joined, split
from app.importers.article import find_article, is_picture_caption, opening
from app.importers.draft import NO_ARTICLE, make_draft
from app.importers.html_meta import head_meta, time_of
from app.importers.html_packages import authors_of, date_in_head
from app.importers.html_stream import stream
from app.importers.html_walk import Walk
from app.importers.metadata import read_meta
from app.importers.page import Page, look_at
from app.importers.pieces import Piece, is_credit, norm
from app.importers.progress import Step, part, silent
from app.importers.tab_title import title_again
from app.importers.vocabulary import NOTES_HEADS, ends_article, is_disclaimer, is_foot, is_of_consent, is_pointer

_NEAR = 8
"""Running text so near below the title is the article's."""
_FOOT = 4
"""A line of rights among so many of the last pieces makes them the foot of the page."""
_ITEM = 3
"""A title, an abstract and a date or a name are another item at most."""
_ASCII_MARKS = {code: None for code in range(128) if not chr(code).isalnum()}
_ELEMENT = re.compile("<[a-zA-Z]")
_MANY = 30_000
"""A page with more elements than any article has is not held as a tree, and no extractor is asked."""
_NEVER = (CutWhy.NAVIGATION, CutWhy.FOOTER, CutWhy.RELATED)


def read_html(text: str, raw: bytes, name: str, step: Step = silent) -> SourceDraft:
    """The draft of a web page. `text` is its decoded source with LF line ends. Raises `BadInput` when there is no
    article in it."""
    large = sum(1 for _ in _ELEMENT.finditer(text)) > _MANY
    root, walk = streamed(text, name, part(step, 0, 0.6)) if large else walked(text, name)
    known, site = head_meta(root, name)
    title, named = title_again(
        " ".join((root.findtext(".//title") or "").split()),
        [piece.text for piece in walk.pieces if not _is_logo(piece)],
        [piece.text for piece in walk.pieces if piece.kind is BlockKind.HEADING],
    )
    if title and (norm(title) in norm(known.title) or norm(known.title) == norm(named)):
        known, site = replace(known, title=title), named or site
    if not large:
        known = _asked(known, root, text, site)
    step(0.6)
    page = look_at(walk.pieces, known.title, site)
    article = (_by_rules(page) or _unplaced(page)) if large else _article(page, text)
    step(0.8)
    found = read_meta(page, article, known, site)
    step(0.9)
    draft = make_draft(walk.text, page, article, found, raw, "text/html", name)
    if root.get("dir") == "rtl" and not found.meta.language:
        return replace(draft, meta=replace(draft.meta, language="he"))
    return draft


def _asked(known: SourceMeta, root: Any, text: str, site: str) -> SourceMeta:
    """What is known of a page, with what others than we find in its head; its visible text is asked last."""
    return replace(
        known,
        published=known.published or date_in_head(root, known.url) or time_of(root),
        authors=known.authors or authors_of(text, known.publisher or site),
    )


def walked(text: str, name: str) -> tuple[Any, Walk]:
    """A page as a tree, and the walk over it."""
    root = parse_page(text, name)
    walk = Walk(base=_base(root, head_meta(root, name)[0].url))
    walk.page(root)
    return root, walk


def streamed(text: str, name: str, step: Step = silent) -> tuple[Any, Walk]:
    """What a page says of itself, and the walk over it, without the tree of a page."""
    walk = Walk()
    bare = _without_declaration(text)
    about = stream(bare, name, walk, lambda about: _base(about, head_meta(about, name)[0].url), step)
    if about is None:
        raise _too_deep(name)
    return about, walk


def _without_declaration(text: str) -> str:
    """What begins as XML is read as HTML all the same."""
    return re.sub(r"^(?:\s*+<\?xml[^<>]*+>)++", "", text)


def _too_deep(name: str) -> BadInput:
    sentence = tr(
        "“{name}” is nested too deep to be read whole. Copy the article's text and add it from the clipboard."
    )
    return BadInput(sentence.format(name=name))


def parse_page(text: str, name: str) -> Any:
    """The elements of a page, its comments left out. Raises `BadInput` when there are none."""
    html: Any
    etree: Any
    html, etree = import_module("lxml.html"), import_module("lxml.etree")

    bare = _without_declaration(text)
    try:
        parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
        root = html.document_fromstring(bare, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as err:
        raise BadInput(tr(NO_ARTICLE).format(name=name)) from err
    if parser.error_log.filter_from_fatals():  # it stopped there, and what follows is missing
        raise _too_deep(name)
    while (stray := root.getnext()) is not None:  # what is behind an end too many has a root of its own
        root.append(stray)
    return root


def _is_logo(piece: Piece) -> bool:
    """Whether a piece is nothing but a link to the site's first page."""
    linked = _linked_to(piece)
    target = split(linked) if linked else None
    return target is not None and target.path.strip("./") in ("", "index.html") and not target.fragment


def _linked_to(piece: Piece) -> str:
    """Where a piece that is a link as a whole leads; empty for others."""
    whole = (s.target for s in piece.spans if s.kind is SpanKind.LINK and (s.start, s.end) == (piece.start, piece.end))
    return next(whole, "")


def _base(root: Any, url: str) -> str:
    """What the links on the page are relative to."""
    stated = root.find(".//base[@href]")
    return url if stated is None else joined(url, stated.get("href"))


def _article(page: Page, source: str) -> list[int]:
    """The pieces that are the article, by the extractor; by the rules for text where that finds too little."""
    kept = _kept(page.pieces, _extract(source))
    kept = _under_title(page, kept)
    kept = _without_title(page, kept)
    free = [i for i in kept if page.pieces[i].place not in _NEVER]
    if _words(page, free) * 2 >= _words(page, kept):
        kept = free
    if _words(page, kept) < 20:
        return _by_rules(page)
    return _trimmed(page, _end(page, _fill(page, _core(page, kept))))


def _by_rules(page: Page) -> list[int]:
    """The article by the rules for text, which need no extractor; it takes the square of a page with many elements."""
    return _without_title(page, [i for i in find_article(page) if page.pieces[i].place not in _NEVER])


def _without_title(page: Page, kept: list[int]) -> list[int]:
    """Without the opening title; the pieces between that and the text are the byline."""
    while kept and page.pieces[kept[0]].kind is BlockKind.HEADING and page.pieces[kept[0]].level == 1:
        kept = kept[1:]
    return kept


def _unplaced(page: Page) -> list[int]:
    """All that no element says to be a menu, a foot or the like: what a large page of tables alone is read as."""
    return [i for i, piece in enumerate(page.pieces) if piece.place is None]


def _under_title(page: Page, kept: list[int]) -> list[int]:
    """Without the pieces above the title, if most of the text is below: menus, a cookie notice."""
    for title in page.titles:
        if kept and kept[-1] < title and any(page.prose(i) for i in range(title, min(title + _NEAR, len(page.pieces)))):
            return []  # the extractor took something else for the article
        below = [i for i in kept if i > title]
        above = [i for i in kept if i <= title and not is_of_consent(page.pieces[i].text)]
        if _words(page, below) > _words(page, above):
            return below
    return kept


def _trimmed(page: Page, kept: list[int]) -> list[int]:
    """Without the page's foot at the end, and without the title of another item whose abstract follows."""
    foot = next((i for i in kept[-_FOOT:] if is_foot(page.pieces[i].text)), kept[-1] + 1)
    if not any(page.prose(i) for i in kept if i > foot):
        kept = [i for i in kept if i < foot]
    kept = _without_item(page, kept)
    while len(kept) > 1 and _heads_nothing(page, kept[-1]):
        kept = kept[:-1]
    return kept


def _without_item(page: Page, kept: list[int]) -> list[int]:
    """Without another item at the end that nothing announces: the only heading that leads to another page."""
    leads = [i for i in kept if page.pieces[i].kind is BlockKind.HEADING and _leads_away(page.pieces[i])]
    if len(leads) != 1 or leads[0] not in kept[-_ITEM:] or leads[0] == kept[0]:
        return kept
    return [i for i in kept if i < leads[0]]


def _leads_away(piece: Piece) -> bool:
    target = _linked_to(piece)
    return bool(target) and not target.startswith("#")


def _heads_nothing(page: Page, last: int) -> bool:
    """Whether the last piece is a heading without a text, or the title of another item."""
    return page.pieces[last].kind is BlockKind.HEADING or (last + 1 in page.teasers and not page.prose(last))


def _extract(source: str) -> list[str]:
    """The texts trafilatura keeps, one a block, or none."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.bare_extraction(
        source, include_comments=False, include_tables=True, include_formatting=False, with_metadata=False
    )
    body = getattr(found, "body", None)
    if body is None:
        return []
    return ["".join(el.itertext()) for el in body.iter("p", "head", "item", "quote", "cell", "row", "list", "code")]


def _squeeze(text: str) -> str:
    """The letters and figures of `text` alone, for comparison between two programs' white space."""
    return text.lower().translate(_ASCII_MARKS) if text.isascii() else "".join(re.findall(r"[^\W_]+", text.casefold()))


def _kept(pieces: list[Piece], texts: list[str]) -> list[int]:
    """The pieces whose words the extractor kept."""
    squeezed = [_squeeze(text) for text in texts]
    exact, holds = set(squeezed), holder("\n".join(squeezed))
    mine = [_squeeze(piece.text) for piece in pieces]
    sure = [i for i, own in enumerate(mine) if len(own) >= SURE and (own in exact or holds(own))]
    if not sure:
        sure = [i for i, own in enumerate(mine) if own and own in exact and pieces[i].is_prose]
    if not sure:
        return []
    known = frozenset(sure)
    inside = range(sure[0], sure[-1] + 4)
    opening = next((i for i in (sure[0] - 1,) if i >= 0 and pieces[i].kind is BlockKind.HEADING), None)
    return [i for i, own in enumerate(mine) if i in known or (own and own in exact and (i in inside or i == opening))]


def _core(page: Page, kept: list[int]) -> list[int]:
    """Of what the extractor kept, the part around its longest stretch that no lone date or label parts. An extractor
    that finds no clear article keeps the menus and the other items too."""
    parts: list[list[int]] = [[]]
    have = set(kept)
    for index in range(kept[0], kept[-1] + 1):
        if page.stops(index):
            parts.append([])
        elif index in have:
            parts[-1].append(index)
    parts = [part for part in parts if part]
    if not parts:
        return kept
    best = max(range(len(parts)), key=lambda n: _words(page, [i for i in parts[n] if page.prose(i)]))
    first = last = best
    while last + 1 < len(parts) and _is_joined(page, parts, last, last + 1) and not _ended(page, parts, last):
        last += 1
    while first > 0 and _is_joined(page, parts, first - 1, first - 1):
        first -= 1
    return _opened([i for part in parts[first : last + 1] for i in part], page)


def _is_joined(page: Page, parts: list[list[int]], before: int, joined: int) -> bool:
    """Whether the part `joined` is the article's as well, with what is behind the part `before` between them."""
    between = range(parts[before][-1] + 1, parts[before + 1][0])
    apart = any(page.stops(i) and not _interrupts(page.pieces[i]) for i in between)
    return _prose(page, parts[joined]) >= (2 if apart else 1)


def _interrupts(piece: Piece) -> bool:
    """Whether an article continues after an interruption: an advert, a box of links, a call to subscribe."""
    return piece.place is not None or (is_pointer(piece.text) and piece.kind is not BlockKind.HEADING)


def _ended(page: Page, parts: list[list[int]], at: int) -> bool:
    """Whether the head of another list is behind the part `at`, when most of the text is before it. In a box it is the
    head of that alone."""
    between = range(parts[at][-1] + 1, parts[at + 1][0])
    ends = [i for i in between if page.pieces[i].place is None and ends_article(page.pieces[i].text)]
    before, after = (sum(_words(page, part) for part in half) for half in (parts[: at + 1], parts[at + 1 :]))
    return bool(ends) and before > after


def _prose(page: Page, indices: list[int]) -> int:
    return sum(page.prose(i) for i in indices)


def _opened(kept: list[int], page: Page) -> list[int]:
    """From the first running text on, with what opens it, a lead that the extractor dropped included."""
    at = next((n for n, i in enumerate(kept) if page.prose(i)), 0)
    return [*range(_above(page, opening(page, kept[at])), kept[at]), *kept[at:]] if kept else kept


def _above(page: Page, first: int) -> int:
    """Where the sections begin that the extractor dropped below the title: headings with sentences, lists and tables. A
    report opens so, with its highlights; what a heading does not head is the byline's, or a menu's."""
    pieces, begin = page.pieces, first
    heads = (i for i in range(first - 1, -1, -1) if pieces[i].kind is BlockKind.HEADING and pieces[i].level == 1)
    title = max((i for i in page.titles if i < first), default=next(heads, first))
    for index in range(first - 1, title, -1):
        piece = pieces[index]
        if page.stops(index) or piece.place is not None or is_picture_caption(piece) or is_credit(piece.text):
            break
        if piece.kind is BlockKind.HEADING:
            begin = index
        elif not page.prose(index) and piece.kind is not BlockKind.TABLE_ROW:
            break
    return begin


def _fill(page: Page, kept: list[int]) -> list[int]:
    """What the extractor dropped in the middle of the article, unless the page says it is something else."""
    have = set(kept)
    for index in range(kept[0], kept[-1] + 1):
        piece = page.pieces[index]
        if index not in have and piece.place is None and not page.stops(index):
            have.add(index)
    last = kept[-1]
    while last + 1 < len(page.pieces) and _goes_on(page, last + 1):
        last += 1
        have.add(last)
    return sorted(have)


def _goes_on(page: Page, index: int) -> bool:
    """Whether a piece right after what the extractor kept is still the article: its notes, its list's end."""
    piece, before = page.pieces[index], page.pieces[index - 1]
    if piece.place is not None or page.stops(index):
        return False
    if _is_note(piece):
        return True
    if NOTES_HEADS.fullmatch(piece.text.rstrip(":")):
        return index + 1 < len(page.pieces) and _is_note(page.pieces[index + 1])
    if page.prose(index) and page.times(index) >= 2:
        return True  # an extractor drops what was said before
    same = piece.kind is before.kind and piece.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)
    return same and piece.group == before.group


def _is_note(piece: Piece) -> bool:
    return piece.kind is BlockKind.FOOTNOTE or piece.is_note


def _end(page: Page, kept: list[int]) -> list[int]:
    """Without the pieces after a disclaimer or the heading of another list, if most of the text is before."""
    total = _words(page, kept)
    for place, index in enumerate(kept):
        piece = page.pieces[index]
        if (ends_article(piece.text) or is_disclaimer(piece.text)) and _words(page, kept[:place]) * 2 > total:
            return kept[:place]
    return kept


def _words(page: Page, indices: list[int]) -> int:
    return sum(page.pieces[i].words for i in indices)


SURE = 40
"""A piece of so many letters that the extractor kept is the article's; a shorter one must also lie inside."""


def holder(whole: str) -> Callable[[str], bool]:
    """Whether a stretch of at least `SURE` letters is in `whole`, without looking through all of it each time. Such
    a stretch holds one of the steps that `whole` is divided into, and most are right behind the one before."""
    step = SURE // 2
    steps = {whole[at : at + step] for at in range(0, len(whole), step)}
    last = 0

    def holds(own: str) -> bool:
        nonlocal last
        if not any(own[at : at + step] in steps for at in range(step)):
            return False
        at = whole.find(own, last)
        at = at if at >= 0 else whole.find(own)
        last = max(0, at)
        return at >= 0

    return holds
