"""A page as the rules see it: its pieces, how often each line stands there, what is only a teaser.

A teaser is the abstract of another item. A page is of a site when it has what no paper or mail has.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from app.domain.blocks import BlockKind
from app.importers.pieces import Piece, norm
from app.importers.vocabulary import (
    DATE_ONLY,
    MENU_LINE,
    SITE_FOOT,
    SKIP_LINK,
    is_disclaimer,
    is_pointer,
    is_section_end,
)

_MENU = 8
"""So many short lines in a row at the edge of a page are a menu."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page's pieces with what is known of the whole: how often each line stands there, and its teasers."""

    pieces: list[Piece]
    often: Counter[str]
    teasers: frozenset[int]

    def prose(self, index: int) -> bool:
        """Whether the piece is running text that may belong to an article."""
        piece = self.pieces[index]
        return index not in self.teasers and not is_disclaimer(piece.text) and piece.is_prose

    def is_menu_line(self, index: int) -> bool:
        """Whether the piece is a whole menu on one line, and not one row of a table among others."""
        beside = (*self.pieces[max(0, index - 1) : index], *self.pieces[index + 1 : index + 2])
        return bool(MENU_LINE.fullmatch(self.pieces[index].text)) and all(
            piece.kind is not BlockKind.TABLE_ROW for piece in beside
        )

    def stops(self, index: int) -> bool:
        """Whether an article cannot run on past the piece."""
        piece = self.pieces[index]
        return (
            self.is_menu_line(index)
            or index in self.teasers
            or piece.is_barrier
            or is_disclaimer(piece.text)
            or is_pointer(piece.text)
            or self.often[norm(piece.text)] >= 3
        )


def look_at(pieces: list[Piece]) -> Page:
    """What the rules need to know of the whole page."""
    often = Counter(norm(piece.text) for piece in pieces)
    return Page(pieces, often, _teasers(pieces))


def has_navigation(page: Page) -> bool:
    """Whether there is anything on the page beside an article."""
    pieces = page.pieces
    edges = (range(len(pieces)), range(len(pieces) - 1, -1, -1))
    return (
        is_of_a_site(page)
        or max(_edge(page, edge) for edge in edges) >= _MENU
        or (any(is_section_end(p.text) for p in pieces) and bool(page.teasers))
    )


def is_of_a_site(page: Page) -> bool:
    """Whether the page has what only a site's pages have: skip links, menus twice, a copyright line."""
    pieces = page.pieces
    return (
        any(SKIP_LINK.search(p.text) for p in pieces[:5])
        or sum(1 for text, n in page.often.items() if n >= 2 and len(text) <= 60) >= 4
        or any(SITE_FOOT.search(p.text) and p.words <= 20 for p in pieces[-6:])
        or any(page.is_menu_line(i) for i in range(len(pieces)) if i < 6 or i >= len(pieces) - 6)
    )


def _edge(page: Page, order: range) -> int:
    """How many short lines stand before the first running text, seen from one end."""
    n = 0
    for index in order:
        piece = page.pieces[index]
        if page.prose(index) or piece.is_note or piece.kind is BlockKind.TABLE_ROW:
            break
        n += piece.words <= 6
    return n


def _teasers(pieces: list[Piece]) -> frozenset[int]:
    """Abstracts of other items: one with its date under it, or several with their titles in one group."""
    found = _dated_teasers(pieces)
    groups: dict[int, list[int]] = {}
    for index, piece in enumerate(pieces):
        groups.setdefault(piece.group, []).append(index)
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        if following and following.group == piece.group and piece.is_prose and following.is_barrier:
            before = pieces[index - 1] if index else None
            if before and before.group == piece.group and not before.is_prose:
                found.add(index)
    with_prose = [g for g in groups.values() if any(pieces[i].is_prose for i in g)]
    loose = sum(len(g) == 1 for g in with_prose) * 2 > len(with_prose)
    for group in with_prose if loose else []:
        prose = [i for i in group if pieces[i].is_prose]
        titles = [i for i in group if not pieces[i].is_prose and pieces[i].kind is BlockKind.PARAGRAPH]
        if len(prose) >= 2 and len(titles) >= 2 and group[0] in titles:
            found.update(prose)
    return frozenset(found)


def _dated_teasers(pieces: list[Piece]) -> set[int]:
    """Running text with a title above and a date below, when the page has several such."""
    found = {
        index
        for index in range(1, len(pieces) - 1)
        if pieces[index].is_prose and not pieces[index - 1].is_prose and DATE_ONLY.fullmatch(pieces[index + 1].text)
    }
    return found if len(found) >= 2 else set()
