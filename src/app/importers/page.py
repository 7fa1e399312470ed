"""A page as the rules see it: its pieces, how often each line stands there, what is only a teaser.

A teaser is the abstract of another item. A page is of a site when it has what no paper or mail has.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from app.domain.blocks import BlockKind
from app.importers.bylines import as_names
from app.importers.pieces import Piece, norm
from app.importers.tab import title_again
from app.importers.vocabulary import (
    DATE_ONLY,
    SITE_FOOT,
    SKIP_LINK,
    is_disclaimer,
    is_foot,
    is_menu,
    is_pointer,
    is_section_end,
)

_MENU = 8
"""So many short lines in a row at the edge of a page are a menu."""
_TOP = 5
"""The line that a browser's tab shows stands among so many of the first."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page's pieces with what is known of the whole: how often each line stands there, and its teasers."""

    pieces: list[Piece]
    often: Counter[str]
    teasers: frozenset[int]
    titles: tuple[int, ...] = ()
    """The lines that are the page's title, where a line with the site's name, or the page's head, says it."""
    title: str = ""
    site: str = ""
    tab: int = -1
    """The line that says title and site as the tab of a browser does, if one does."""

    def prose(self, index: int) -> bool:
        """Whether the piece is running text that may belong to an article."""
        piece = self.pieces[index]
        return index not in self.teasers and not _is_end(piece) and piece.is_prose

    def is_menu_line(self, index: int) -> bool:
        """Whether the piece is a whole menu on one line, and not one row of a table among others."""
        beside = (*self.pieces[max(0, index - 1) : index], *self.pieces[index + 1 : index + 2])
        return is_menu(self.pieces[index].text) and all(piece.kind is not BlockKind.TABLE_ROW for piece in beside)

    def stops(self, index: int) -> bool:
        """Whether an article cannot run on past the piece."""
        piece = self.pieces[index]
        return (
            self.is_menu_line(index)
            or index in self.teasers
            or (piece.is_barrier and not self._is_date_in_text(index))
            or _is_end(piece)
            or is_pointer(piece.text)
            or (self.often[norm(piece.text)] >= 3 and not piece.ends_sentence)
        )

    def _is_date_in_text(self, index: int) -> bool:
        """Whether a date is the head of a stretch of running text, as in a chronology."""
        inside = 0 < index < len(self.pieces) - 1 and self.prose(index - 1) and self.prose(index + 1)
        return inside and bool(DATE_ONLY.fullmatch(self.pieces[index].text))


def look_at(pieces: list[Piece], title: str = "", site: str = "") -> Page:
    """What the rules need to know of the whole page; `title` and `site` where its head has told them."""
    tab = -1
    for index, piece in enumerate([] if title else pieces[:_TOP]):
        title, site = title_again(piece.text, [p.text for p in pieces[index + 1 :]])
        if title:
            tab = index
            break
    titles = tuple(i for i, piece in enumerate(pieces) if title and i > tab and norm(piece.text) == norm(title))
    often = Counter(norm(piece.text) for piece in pieces)
    return Page(pieces, often, _teasers(pieces), titles, title, site, tab)


def _is_end(piece: Piece) -> bool:
    """Whether the piece is what a page says below its article: whose opinions, whose rights."""
    return is_disclaimer(piece.text) or is_foot(piece.text)


def has_navigation(page: Page) -> bool:
    """Whether there is anything on the page beside an article."""
    pieces = page.pieces
    edges = (range(len(pieces)), range(len(pieces) - 1, -1, -1))
    return (
        is_of_a_site(page)
        or (bool(page.titles) and page.titles[0] >= 2)
        or max(_edge(page, edge) for edge in edges) >= _MENU
        or (any(is_section_end(p.text) for p in pieces) and bool(page.teasers))
    )


def is_of_a_site(page: Page) -> bool:
    """Whether the page has what only a site's pages have: its title and the site's name, menus twice, a foot."""
    pieces = page.pieces
    return (
        bool(page.titles and page.site)
        or any(SKIP_LINK.search(p.text) for p in pieces[:5])
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
        dated = following and following.group == piece.group and DATE_ONLY.fullmatch(following.text)
        if dated and piece.is_prose:
            before = pieces[index - 1] if index else None
            if before and before.group == piece.group and _may_be_title(before):
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
    """Running text with a title above and a date below, a name between or not, if the page has several such."""
    found = {
        index
        for index in range(1, len(pieces) - 1)
        if pieces[index].is_prose and _may_be_title(pieces[index - 1]) and _dated(pieces, index + 1)
    }
    return found if len(found) >= 2 else set()


def _may_be_title(piece: Piece) -> bool:
    return not piece.is_prose and not DATE_ONLY.fullmatch(piece.text)


def _dated(pieces: list[Piece], index: int) -> bool:
    """Whether a date stands at `index`, or right after a name there."""
    if index + 1 < len(pieces) and as_names(pieces[index].text):
        index += 1
    return bool(DATE_ONLY.fullmatch(pieces[index].text))
