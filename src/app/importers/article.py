"""Which pieces of a page are the article, and why the others are not.

General rules, nothing of any one site: running text is in runs; a heading, a list or a table may be
between two stretches of it; menus are many short lines, often repeated; what comes after an article begins
with a date, a label, a disclaimer or the head of another list. The run with the most words is the article.
A text without any navigation is an article from end to end.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from app.domain.blocks import BlockKind, CutWhy
from app.domain.publications import is_house
from app.importers import vocabulary
from app.importers.bylines import as_names
from app.importers.dates import find_date
from app.importers.journal_lines import read_journal
from app.importers.page import Page, has_navigation, is_of_a_site
from app.importers.pieces import Piece, is_credit

_HEAD = 10
"""So many pieces at the beginning of a text may be its title, authors, series and date."""
_LEAST = 20
"""Fewer words of running text are an article only in several pieces, or under the title of the page."""
_LIST_IN_BODY = 14
"""A longer run of short list items inside an article must be announced by a colon."""


def find_article(page: Page) -> list[int]:
    """The indices of the pieces that are the article, in order; empty when there is none."""
    if not has_navigation(page):
        return _whole(page)
    runs = _runs(page)
    if not runs:
        return [] if is_of_a_site(page) else _whole(page)
    best = _likeliest(page, runs)
    first, last = runs[best]
    first = _without_caption(page, first, last)
    for other in runs[best + 1 :]:
        if not _belongs(page, (last, other[0]), other):
            break
        last = other[1]
    for other in reversed(runs[:best]):
        if not _belongs(page, (other[1], first), other):
            break
        first = other[0]
    few = _weight(page, (first, last)) < _LEAST and sum(page.prose(i) for i in range(first, last + 1)) < 3
    if few and not _is_under_title(page, first):
        return []
    whole = range(opening(page, first), _on(page, last) + 1)
    return [i for i in whole if not vocabulary.is_pointer(page.pieces[i].text)]


def _likeliest(page: Page, runs: list[tuple[int, int]]) -> int:
    """The run with the most words; but one under the title, where the page says its article ends behind it."""
    best = max(range(len(runs)), key=lambda r: _weight(page, runs[r]))
    for r, run in enumerate(runs[:best]):
        gap = range(run[1] + 1, runs[best][0])
        if _is_under_title(page, run[0]) and any(_is_end(page, i) for i in gap):
            return r
    return best


def _is_under_title(page: Page, index: int) -> bool:
    return any(0 < index - title <= _HEAD for title in page.titles)


def _is_end(page: Page, index: int) -> bool:
    """Whether a piece says that the article is over: a disclaimer, the head of another list, another item."""
    text = page.pieces[index].text
    return index in page.teasers or vocabulary.is_disclaimer(text) or vocabulary.ends_article(text)


def _whole(page: Page) -> list[int]:
    """Every piece of a text without navigation, but its title and byline and the disclaimer at its end."""
    pieces = page.pieces
    return [
        i
        for i in range(head_of(page), len(pieces))
        if not vocabulary.is_disclaimer(pieces[i].text) or i < len(pieces) / 2
    ]


def head_of(page: Page) -> int:
    """How many pieces a text without navigation opens with that are its title, authors, series and date."""
    pieces = page.pieces
    end = 0
    while end < len(pieces) and vocabulary.HEAD_LABEL.match(pieces[end].text):
        end += 1
    if not end:
        end = above_title(pieces)
        if len(pieces) < end + 2 or not _like_title(pieces[end]):
            return 0
        end += _head_end(pieces[end:])
    return end if any(page.prose(i) for i in range(end, len(pieces))) else 0


def above_title(pieces: Sequence[Piece]) -> int:
    """How many lines above the title say what sort of paper it is; without a title below them they are that."""
    count = sum(1 for _ in takewhile(lambda piece: vocabulary.says_sort_of_paper(piece.text), pieces[:_HEAD]))
    return count if count < len(pieces) and _like_title(pieces[count]) else 0


def _head_end(pieces: list[Piece]) -> int:
    """The end of title, byline and date; a name counts only where a date or a *By* is near it."""
    head = pieces[1:_HEAD]
    prose = next((n for n, p in enumerate(head) if p.is_prose or p.ordered), len(head))  # what is numbered is text
    short = [n for n, p in enumerate(head[:prose]) if p.words <= 14 or is_credit(p.text)]
    dated = [n for n in short if any(says(head[n].text) for says in (find_date, vocabulary.BYLINE.match, read_journal))]
    if not dated:
        return 1
    last = max(n for n, p in enumerate(head[:prose]) if n in dated or says_of_itself(p))
    while last + 1 < prose and head[last + 1].group == head[last].group:
        last += 1
    return last + 2


def _like_title(piece: Piece) -> bool:
    first_line = piece.kind is BlockKind.PARAGRAPH or piece.kind is BlockKind.HEADING
    return first_line and 1 < piece.words <= 20 and not piece.ends_sentence and not piece.text.endswith(",")


def says_of_itself(piece: Piece) -> bool:
    """Whether a short piece holds only names, of persons or of a publisher, or a date with the words around it."""
    if piece.words > 14 or piece.is_prose or piece.ordered:
        return False
    return bool(as_names(piece.text) or find_date(piece.text) or read_journal(piece.text) or is_house(piece.text))


def _without_caption(page: Page, first: int, last: int) -> int:
    """The article's first piece; a caption that ends like a sentence clings to the byline above it."""
    pieces = page.pieces
    while (
        0 < first < last
        and pieces[first].words <= 30
        and pieces[first - 1].group == pieces[first].group != pieces[first + 1].group
        and not page.prose(first - 1)
    ):
        first += 1
    return first


def _runs(page: Page) -> list[tuple[int, int]]:
    """First and last index of each run of running text, what may be inside a text included."""
    runs: list[tuple[int, int]] = []
    for index in range(len(page.pieces)):
        if not page.prose(index):
            continue
        if runs and _bridges(page, runs[-1][1], index):
            runs[-1] = (runs[-1][0], index)
        else:
            runs.append((index, index))
    return runs


def _bridges(page: Page, before: int, after: int) -> bool:
    """Whether the pieces between two stretches of running text may belong to one article."""
    gap = range(before + 1, after)
    if any(page.stops(i) for i in gap):
        return False
    pieces = [page.pieces[i] for i in gap]
    items = [p for p in pieces if p.kind is BlockKind.LIST_ITEM]
    loose = [p for p in pieces if p.kind is BlockKind.PARAGRAPH and not p.ends_sentence]
    announced = page.pieces[before].text.rstrip().endswith((":", "："))
    if len(loose) > (_LIST_IN_BODY if announced else 2):
        return False
    short = sum(p.words for p in items) <= 4 * len(items)
    return announced or not short or len(items) <= _LIST_IN_BODY


def _weight(page: Page, run: tuple[int, int]) -> int:
    return sum(page.pieces[i].words for i in range(run[0], run[1] + 1) if page.prose(i))


def _belongs(page: Page, gap: tuple[int, int], run: tuple[int, int]) -> bool:
    """Whether another run is the same article, separated from it only by a few odd lines or a pointer."""
    between = [i for i in range(gap[0] + 1, gap[1]) if not vocabulary.is_pointer(page.pieces[i].text)]
    prose = sum(page.prose(i) for i in range(run[0], run[1] + 1))
    near = len(between) <= 4 or (len(between) <= _LIST_IN_BODY and _ends_behind(page, gap, run))
    return near and (prose >= 2 or not between) and not any(page.stops(i) for i in between)


def _ends_behind(page: Page, gap: tuple[int, int], run: tuple[int, int]) -> bool:
    """Whether `run` is behind the title, and the page says right behind it that its article is over."""
    below = gap[1] == run[0] and any(title < gap[0] for title in page.titles)
    behind = range(run[1] + 1, min(run[1] + 4, len(page.pieces)))
    return below and any(_is_end(page, i) and i not in page.teasers for i in behind)


def opening(page: Page, first: int) -> int:
    """Where the article opens: with the heading or the short sentences right above its first long text."""
    while first > 0 and _opens(page, first - 1):
        first -= 1
        if page.pieces[first].kind is BlockKind.HEADING or vocabulary.OPENING_HEADS.fullmatch(page.pieces[first].text):
            break
    return first


def _opens(page: Page, index: int) -> bool:
    """Whether a piece below the title can open the article."""
    piece = page.pieces[index]
    if page.stops(index) or piece.place is not None or is_picture_caption(piece) or is_credit(piece.text):
        return False
    if piece.kind is BlockKind.HEADING:
        return piece.level > 1
    apart = index == 0 or page.pieces[index - 1].group != piece.group
    tight = index + 2 < len(page.pieces) and page.pieces[index + 2].group == piece.group  # no blank lines are used
    return bool(vocabulary.OPENING_HEADS.fullmatch(piece.text)) or (piece.ends_sentence and (apart or tight))


def _on(page: Page, last: int) -> int:
    """Take in the list, table or notes the article ends with."""
    pieces = page.pieces
    listed = pieces[last].text.rstrip().endswith((":", "：")) or pieces[last].kind is BlockKind.LIST_ITEM
    index = last + 1
    while index < len(pieces) and not page.stops(index):
        piece = pieces[index]
        near = piece.group - pieces[index - 1].group <= 1
        if (
            (listed and near and piece.kind is BlockKind.LIST_ITEM)
            or piece.kind is BlockKind.TABLE_ROW
            or piece.is_note
        ):
            last = index
        elif not vocabulary.NOTES_HEADS.fullmatch(piece.text):
            break
        index += 1
    return last + _is_last_line(page, last + 1)


def _is_last_line(page: Page, index: int) -> bool:
    """Whether a line without a full stop is the last of the article: alone before the disclaimer or the end."""
    pieces = page.pieces
    if index >= len(pieces) or not page.prose(index - 1) or page.stops(index):
        return False
    piece = pieces[index]
    ends = index + 1 == len(pieces) or vocabulary.is_disclaimer(pieces[index + 1].text)
    small = sum(word[0].islower() for word in piece.text.split())
    return ends and piece.kind is BlockKind.PARAGRAPH and piece.words >= 5 and small * 2 >= piece.words


def is_picture_caption(piece: Piece) -> bool:
    """Whether the piece belongs to a picture that is not here."""
    return piece.place is CutWhy.CAPTION or (
        piece.kind is BlockKind.PARAGRAPH and piece.words <= 40 and bool(vocabulary.PICTURE_CAPTION.match(piece.text))
    )
