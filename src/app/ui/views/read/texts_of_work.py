"""The texts of a work on the card of a source: the way to the other ones, and to make or unmake the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect

from app.actions import works as operations
from app.domain.fuzzy import match
from app.domain.language import later, tr
from app.domain.sources import next_text
from app.domain.works import TextRole
from app.store.reads import sources, works
from app.ui.base.session import Target
from app.ui.look.plain import as_tip
from app.ui.widgets.chip_button import ChipButton
from app.ui.widgets.popup_list import PopupList, PopupRow

if TYPE_CHECKING:
    from app.domain.sources import SourceRow
    from app.ui.views.read.reading import Reading

_NAMES = {
    TextRole.ORIGINAL: later("Original"),
    TextRole.DIGEST: later("Digest"),
    TextRole.TRANSLATION: later("Translation"),
}


def chips(place: Reading, row: SourceRow) -> list[ChipButton]:
    """What leads to the other texts of its work, or makes it one with another source, if there is any."""
    if row.work_id is None:
        others = [one for one in place.side.rows if one.id != row.id and not one.has_original]
        return [_join(place, row, others)] if others else []
    found = [_other(place, row, one) for one in place.side.rows if one.work_id == row.work_id and one.id != row.id]
    apart = ChipButton(tr("Not one work"), glyph="scissors", dashed=True)
    apart.setToolTip(tr("Let this text be a work of its own again. What stands on it stays."))
    apart.clicked.connect(lambda: place.session.do(lambda store: operations.take_out_of_work(store, row.id)))
    return [*found, apart]


def go_to_other(place: Reading) -> None:
    """To the next text of the work that is read, at the paragraph that says the same."""
    row = place.row
    other = None if row is None else next_text(row, place.side.rows)
    if row is None or other is None:
        place.session.say(tr("This work has no other text here."))
        return
    place.session.go(Target("read", "source", other.id, at=_at_pair(place, row, other)))


def _other(place: Reading, row: SourceRow, other: SourceRow) -> ChipButton:
    chip = ChipButton(tr(_NAMES[other.text or TextRole.ORIGINAL]), glyph="book-open")
    chip.setToolTip(as_tip(tr("To the paragraph of “{title}” that says the same").format(title=other.meta.title)))
    chip.clicked.connect(lambda: place.session.go(Target("read", "source", other.id, at=_at_pair(place, row, other))))
    return chip


def _at_pair(place: Reading, row: SourceRow, other: SourceRow) -> int | None:
    """Where in the other text the paragraph begins that is a pair with the one that is read, by way of the original."""
    store, text = place.session.store, place.text
    here = text.paragraph_at(place.page.canonical_cursor()[1]) if text is not None else None
    if here is None:
        return None
    originals = [there for ours, there in works.pairs(store, row.id) if ours == here] or [here]
    wanted = originals[0]
    if other.text is not TextRole.ORIGINAL:
        wanted = next((ours for ours, there in works.pairs(store, other.id) if there == wanted), wanted)
    blocks = sources.current_text(store, other.id).blocks
    return next((block.start for block in blocks if block.paragraph == wanted), None)


def _join(place: Reading, row: SourceRow, others: list[SourceRow]) -> ChipButton:
    chip = ChipButton(tr("Digest or translation of…"), glyph="link", dashed=True)

    def choose() -> None:
        def find(typed: str) -> list[PopupRow]:
            fitting = [one for one in others if match(typed, one.meta.title) is not None]
            return [PopupRow(one.id, one.meta.title, icon="book-open") for one in fitting]

        name = tr("Which source is the original?")
        popup = PopupList(chip, name, find, "link", name)

        def chosen(original: object, _how: object) -> None:
            popup.close()
            if isinstance(original, int):
                place.session.do(lambda store: operations.put_in_work(store, row.id, original))

        popup.chosen.connect(chosen)
        popup.open_at(QRect(chip.mapToGlobal(QPoint(0, 0)), chip.size()), width=420)

    chip.clicked.connect(choose)
    return chip
