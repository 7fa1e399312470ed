"""A page for the rules: its pieces, how often each line occurs, which pieces are teasers. A teaser is the abstract of
another item. A page is of a site when it has what no paper or mail has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from app.domain.blocks import BlockKind
from app.importers import vocabulary
from app.importers.bylines import as_names
from app.importers.pieces import Piece, norm
from app.importers.tab_title import title_again

_MENU = 8
"""So many short lines in a row at the edge of a page are a menu."""
_REPEATED = 4
_OFTEN = 100
_TITLES = 20
"""A page says its title a few times, and no more are looked at."""
_TOP = 5
"""The line that a browser's tab shows is among so many of the first."""


_HEAD = re.compile(r"(II?|A|B)\.\s+\S[^\n]{0,78}$")


@dataclass(frozen=True, slots=True)
class Page:
    """A page's pieces with what is known of the whole: how often each line occurs there, and its teasers."""

    pieces: list[Piece]
    _times: bytes
    """For each piece how often its line occurs on the page, at most `_OFTEN`."""
    teasers: frozenset[int]
    titles: tuple[int, ...] = ()
    """The lines that are the page's title, where a line with the site's name, or the page's head, says it."""
    title: str = ""
    site: str = ""
    tab: int = -1
    """The line that says title and site as the tab of a browser does, if one does."""

    def times(self, index: int) -> int:
        """How often the line of a piece occurs on the page, at most a hundred."""
        return self._times[index]

    def prose(self, index: int) -> bool:
        """Whether the piece is running text that may belong to an article."""
        piece = self.pieces[index]
        return index not in self.teasers and not _is_end(piece) and piece.is_prose

    def is_menu_line(self, index: int) -> bool:
        """Whether the piece is a whole menu on one line, and not one row of a table among others."""
        beside = (*self.pieces[max(0, index - 1) : index], *self.pieces[index + 1 : index + 2])
        return vocabulary.is_menu(self.pieces[index].text) and all(
            piece.kind is not BlockKind.TABLE_ROW for piece in beside
        )

    def stops(self, index: int) -> bool:
        """Whether an article cannot run on past the piece."""
        piece = self.pieces[index]
        return (
            self.is_menu_line(index)
            or index in self.teasers
            or (piece.is_barrier and not self._is_date_in_text(index))
            or _is_end(piece)
            or vocabulary.is_pointer(piece.text)
            or (self.times(index) >= 3 and not piece.ends_sentence)
        )

    def _is_date_in_text(self, index: int) -> bool:
        """Whether a date is the head of a stretch of running text, as in a chronology."""
        inside = 0 < index < len(self.pieces) - 1 and self.prose(index - 1) and self.prose(index + 1)
        return inside and bool(vocabulary.DATE_ONLY.fullmatch(self.pieces[index].text))


def look_at(pieces: list[Piece], title: str = "", site: str = "") -> Page:
    """The properties of the whole page; `title` and `site` if its head states them."""
    number(pieces)
    tab = -1
    for index, piece in enumerate([] if title else pieces[:_TOP]):
        title, site = title_again(piece.text, (p.text for p in islice(pieces, index + 1, None)))
        if title:
            tab = index
            break
    titled = (i for i, piece in enumerate(pieces) if title and i > tab and norm(piece.text) == norm(title))
    titles = tuple(islice(titled, _TITLES))
    return Page(pieces, _counted(pieces), _teasers(pieces), titles, title, site, tab)


def number(pieces: list[Piece]) -> None:
    """Distinguish numbered heads from names: *I. Greece* is one where *II. Holland* is further on."""
    heads = {found[1]: piece for piece in reversed(pieces) if (found := _HEAD.match(piece.text))}
    for first, second in (("I", "II"), ("A", "B")):
        if first in heads and second in heads and heads[first].start < heads[second].start:
            heads[first].ordered = heads[second].ordered = True


def _counted(pieces: list[Piece]) -> bytes:
    """How often each line occurs there; counted by the lines' hashes, as the lines again would take their memory."""
    often = Counter(hash(norm(piece.text)) for piece in pieces)
    return bytes(min(often[hash(norm(piece.text))], _OFTEN) for piece in pieces)


def _has_repeated_lines(page: Page) -> bool:
    """Whether some short lines occur twice or more, as in menus."""
    found: set[str] = set()
    for index, piece in enumerate(page.pieces):
        if page.times(index) >= 2 and len(line := norm(piece.text)) <= 60:
            found.add(line)
            if len(found) >= _REPEATED:
                return True
    return False


def _is_end(piece: Piece) -> bool:
    """Whether the piece is what a page says below its article: whose opinions, whose rights."""
    return vocabulary.is_disclaimer(piece.text) or vocabulary.is_foot(piece.text)


def has_navigation(page: Page) -> bool:
    """Whether there is anything on the page beside an article."""
    pieces = page.pieces
    edges = (range(len(pieces)), range(len(pieces) - 1, -1, -1))
    return (
        is_of_a_site(page)
        or (bool(page.titles) and page.titles[0] >= 2)
        or max(_edge(page, edge) for edge in edges) >= _MENU
        or (any(vocabulary.is_section_end(p.text) for p in pieces) and bool(page.teasers))
    )


def is_of_a_site(page: Page) -> bool:
    """Whether the page has what only a site's pages have: its title and the site's name, menus twice, a foot."""
    pieces = page.pieces
    return (
        bool(page.titles and page.site)
        or any(vocabulary.SKIP_LINK.search(p.text) for p in pieces[:5])
        or _has_repeated_lines(page)
        or any(vocabulary.SITE_FOOT.search(p.text) and p.words <= 20 for p in pieces[-6:])
        or any(page.is_menu_line(i) for i in range(len(pieces)) if i < 6 or i >= len(pieces) - 6)
    )


def _edge(page: Page, order: range) -> int:
    """How many short lines are before the first running text, seen from one end."""
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
    for index, piece in enumerate(pieces):
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        dated = following and following.group == piece.group and vocabulary.DATE_ONLY.fullmatch(following.text)
        if dated and piece.is_prose:
            before = pieces[index - 1] if index else None
            if before and before.group == piece.group and _may_be_title(before):
                found.add(index)
    return frozenset(found | _grouped_teasers(pieces))


def _grouped_teasers(pieces: list[Piece]) -> set[int]:
    """Abstracts with their titles, several in one group, where most groups are no more than a piece."""
    found: set[int] = set()
    sizes = Counter(len(group) == 1 for group in _groups(pieces) if any(pieces[i].is_prose for i in group))
    for group in _groups(pieces) if sizes[True] > sizes[False] else ():
        prose = [i for i in group if pieces[i].is_prose]
        titles = [i for i in group if not pieces[i].is_prose and pieces[i].kind is BlockKind.PARAGRAPH]
        if len(prose) >= 2 and len(titles) >= 2 and group[0] in titles:
            found.update(prose)
    return found


def _groups(pieces: list[Piece]) -> Iterator[range]:
    """The indices of each group of pieces."""
    first = 0
    for index in range(1, len(pieces) + 1):
        if index == len(pieces) or pieces[index].group != pieces[first].group:
            yield range(first, index)
            first = index


def _dated_teasers(pieces: list[Piece]) -> set[int]:
    """Running text with a title above and a date below, a name between or not, if the page has several such."""
    found = {
        index
        for index in range(1, len(pieces) - 1)
        if pieces[index].is_prose and _may_be_title(pieces[index - 1]) and _dated(pieces, index + 1)
    }
    return found if len(found) >= 2 else set()


def _may_be_title(piece: Piece) -> bool:
    return not piece.is_prose and not vocabulary.DATE_ONLY.fullmatch(piece.text)


def _dated(pieces: list[Piece], index: int) -> bool:
    """Whether a date is at `index`, or right after a name there."""
    if index + 1 < len(pieces) and as_names(pieces[index].text):
        index += 1
    return bool(vocabulary.DATE_ONLY.fullmatch(pieces[index].text))
