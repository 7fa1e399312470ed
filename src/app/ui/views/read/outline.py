"""Jumping to a place in the source: by headings, or by paragraph number."""

from __future__ import annotations

from PySide6.QtCore import QRect

from app.domain.blocks import Block, BlockKind
from app.domain.language import tr
from app.ui.reader.page import ReaderPage
from app.ui.views.read.reading import Reading
from app.ui.widgets.popup_list import PopupList, PopupRow

MOST = 200
"""Rows of a list; more is typed for, not scrolled to."""
WORDS = 90


def open_outline(place: Reading) -> PopupList | None:
    """The headings, indented by level; None if the source has none."""
    headings = [block for block in shown_blocks(place) if block.kind is BlockKind.HEADING]
    if not headings:
        return None
    top = min(block.level for block in headings)
    text = place.page.text().text
    rows = [PopupRow(b.start, "\u2003" * (b.level - top) + beginning_of(text, b), side="") for b in headings]

    def find(typed: str) -> list[PopupRow]:
        wanted = typed.casefold().split()
        return [row for row in rows if all(word in row.text.casefold() for word in wanted)][:MOST]

    return _open(place, PopupList(place, tr("Outline"), find, "list-bullets", tr("Heading…")))


def open_paragraphs(place: Reading) -> PopupList | None:
    """The numbered paragraphs; None if the source has none."""
    if not (blocks := [block for block in shown_blocks(place) if block.paragraph is not None]):
        return None
    text = place.page.text().text

    def find(typed: str) -> list[PopupRow]:
        wanted = typed.strip()
        exact = [block for block in blocks if str(block.paragraph) == wanted]
        more = [block for block in blocks if str(block.paragraph).startswith(wanted) and block not in exact[:1]]
        return [PopupRow(b.start, str(b.paragraph), side=beginning_of(text, b)) for b in (exact + more)[:MOST]]

    return _open(place, PopupList(place, tr("Go to paragraph"), find, "list-bullets", tr("Number of the paragraph…")))


def shown_blocks(place: Reading) -> list[Block]:
    """The visible blocks, in order."""
    page = place.page.text()
    return [page.blocks[index] for index in page.shown]


def beginning_of(text: str, block: Block) -> str:
    """The first words of a block of a text."""
    return " ".join(text[block.start : min(block.end, block.start + 2 * WORDS)].split())[:WORDS]


def _open(place: Reading, popup: PopupList) -> PopupList:
    page = place.page
    popup.on_chosen(lambda start: (page.select(start, start), page.restore_place(start), page.setFocus()))
    open_over(page, popup)
    return popup


def open_over(page: ReaderPage, popup: PopupList) -> None:
    """Open a popup in the middle of the page, at its top."""
    corner = page.mapToGlobal(page.rect().topLeft())
    popup.open_at(QRect(corner.x() + max(24, page.width() // 2 - 230), corner.y() + 8, 1, 1), 460)
