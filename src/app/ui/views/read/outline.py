"""Jumping to a place in the source: by headings, or by paragraph number."""

from __future__ import annotations

from PySide6.QtCore import QRect

from app.domain.blocks import Block, BlockKind
from app.domain.language import tr
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
    rows = [PopupRow(b.start, "\u2003" * (b.level - top) + _words(place, b), side="") for b in headings]

    def find(typed: str) -> list[PopupRow]:
        wanted = typed.casefold().split()
        return [row for row in rows if all(word in row.text.casefold() for word in wanted)][:MOST]

    return _open(place, PopupList(place, tr("Outline"), find, "list-bullets", tr("Heading…")))


def open_paragraphs(place: Reading) -> PopupList | None:
    """The numbered paragraphs; None if the source has none."""
    if not (blocks := [block for block in shown_blocks(place) if block.paragraph is not None]):
        return None

    def find(typed: str) -> list[PopupRow]:
        wanted = typed.strip()
        exact = [block for block in blocks if str(block.paragraph) == wanted]
        more = [block for block in blocks if str(block.paragraph).startswith(wanted) and block not in exact[:1]]
        return [
            PopupRow(block.start, str(block.paragraph), side=_words(place, block)) for block in (exact + more)[:MOST]
        ]

    return _open(place, PopupList(place, tr("Go to paragraph"), find, "list-bullets", tr("Number of the paragraph…")))


def shown_blocks(place: Reading) -> list[Block]:
    """The visible blocks, in order."""
    page = place.page.text()
    return [page.blocks[index] for index in page.shown]


def _words(place: Reading, block: Block) -> str:
    return " ".join(place.page.text().text[block.start : min(block.end, block.start + 2 * WORDS)].split())[:WORDS]


def _open(place: Reading, popup: PopupList) -> PopupList:
    def go(key: object) -> None:
        popup.close()
        if isinstance(key, int):
            place.page.select(key, key)
            place.page.restore_place(key)
            place.page.setFocus()

    popup.chosen.connect(lambda key, _held: go(key))
    page = place.page
    corner = page.mapToGlobal(page.rect().topLeft())
    popup.open_at(QRect(corner.x() + max(24, page.width() // 2 - 230), corner.y() + 8, 1, 1), 460)
    return popup
