"""The texts of a work on the card of a source: switching to the others, and making or dissolving the work."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QRadioButton, QWidget

from app.actions import works as operations
from app.domain.changes import Changes
from app.domain.fuzzy import match
from app.domain.language import later, tr, tr_n
from app.domain.sources import SourceRow, next_text
from app.domain.works import TextRole
from app.store.reads import sources, works
from app.ui.base import keys
from app.ui.base.session import Target
from app.ui.look.mirror import listed
from app.ui.look.plain import on_button
from app.ui.look.tokens import SPACE
from app.ui.views.read.levels import ROOMY_PX, key_beside
from app.ui.views.read.reading import Reading
from app.ui.widgets.boxes import STRETCH, in_column, in_row, put, take_away
from app.ui.widgets.chip_button import ChipButton
from app.ui.widgets.labels import head, key_of, muted
from app.ui.widgets.popup_list import PopupList, PopupRow
from app.ui.widgets.radio_row import RadioRow

BESIDE_PX = 26
"""The indent of the details of a text below its button."""
TOP_PX, MOST = 8, 3
"""Where the switch is in the strip above the text, and for how many texts there is one; of more, the card of the
source has them."""
_NAMES = {
    TextRole.ORIGINAL: later("Original"),
    TextRole.DIGEST: later("Digest"),
    TextRole.TRANSLATION: later("Translation"),
}


class TextSwitch(QObject):
    """The texts of the current work, as segments above the text; none for a single text."""

    def __init__(self, place: Reading) -> None:
        super().__init__(place)
        self._place = place
        self._texts: list[tuple[int, str]] = []
        self._row: RadioRow | None = None
        self._key = key_of("go.other_text")
        self._key.setParent(place.page)
        place.page.viewport().installEventFilter(self)
        place.shown.connect(self.follow)
        place.session.changed.connect(self._changed)
        self.follow()

    def follow(self) -> None:
        """Show the texts, and which one is current."""
        row, page = self._place.row, self._place.page
        texts = _texts_of(self._place)
        if texts != self._texts:
            self._texts = texts
            take_away(self._row)
            self._row = self._made() if texts else None
        if self._row is None or row is None:
            self._key.hide()
            return
        self._row.show_value(row.id)
        self._row.adjustSize()
        column, left = page.column(), page.viewport().x()
        at = left + column.right - self._row.width() if column.is_mirrored else left + column.left
        self._row.move(round(at), TOP_PX)
        key_beside(self._row, self._key, -1 if column.is_mirrored else 1, shown=page.width() >= ROOMY_PX)
        self._row.show()
        self._row.raise_()

    def _made(self) -> RadioRow:
        made = RadioRow(tr("Texts of the work"), self._texts)
        made.setParent(self._place.page)
        for button in made.buttons.values():
            keys.tip(button, tr("The other text of the work"), "go.other_text")
        made.chosen.connect(self._go)
        return made

    def _go(self, source_id: object) -> None:
        row, place = self._place.row, self._place
        other = next((one for one in place.side.rows if one.id == source_id), None)
        if row is not None and other is not None and other.id != row.id:
            place.session.go(Target("read", "source", other.id, at=_at_pair(place, row, other)))

    def _changed(self, changes: Changes) -> None:
        if changes.touches("source", "work"):
            self.follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay where the text begins."""
        if isinstance(event, (QResizeEvent, QMoveEvent)):
            self.follow()
        return False


def _texts_of(place: Reading) -> list[tuple[int, str]]:
    """The sources of the current work with their names, the original first; none for a single text."""
    if (row := place.row) is None or row.work_id is None:
        return []
    those = _of_work(place, row)
    return [(one.id, _name(one)) for one in those] if 1 < len(those) <= MOST else []


def _of_work(place: Reading, row: SourceRow) -> list[SourceRow]:
    """The texts of its work, the original first."""
    order = list(_NAMES)
    those = [one for one in place.side.rows if one.work_id == row.work_id and one.text is not None]
    return sorted(those, key=lambda one: (order.index(one.text or TextRole.ORIGINAL), one.id))


def _name(row: SourceRow) -> str:
    return tr(_NAMES[row.text or TextRole.ORIGINAL])


class TextList(QWidget):
    """The texts of a work of several, on the card of the one that is read: the others are a key or a click away."""

    def __init__(self, place: Reading, row: SourceRow) -> None:
        super().__init__()
        self.setAccessibleName(tr("Texts of the work"))
        texts = _of_work(place, row)
        layout = in_column(head(tr_n("One work, {n} text", "One work, {n} texts", len(texts))), on=self, gap=SPACE[0],
                           margins=0)  # fmt: skip
        ahead = next_text(row, place.side.rows)
        for one in texts:
            button = QRadioButton(on_button(_name(one)))
            button.setChecked(one.id == row.id)
            button.clicked.connect(
                lambda _=False, one=one: place.session.go(
                    Target("read", "source", one.id, at=_at_pair(place, row, one) if one.id != row.id else None)
                )
            )
            beside = muted(tr("on the page") if one.id == row.id else "", wrap=False)
            if ahead is not None and one.id == ahead.id:
                beside = key_of("go.other_text")
            put(layout, in_row(button, STRETCH, beside, gap=SPACE[1], margins=0))
            words = tr_n("{n} word", "{n} words", one.words)
            under = muted(listed((tr_n("{n} paragraph", "{n} paragraphs", one.paragraphs), words)))
            under.setIndent(BESIDE_PX)
            put(layout, under)
        put(layout, muted(tr("What several texts of a work say is counted once, in the original.")))


def chips(place: Reading, row: SourceRow) -> list[ChipButton]:
    """A button for leaving its work, or for making it a text of another source's work."""
    if row.work_id is None:
        chip = ChipButton(tr("Digest or translation of…"), glyph="link", dashed=True, command="source.original")
        return [chip] if _originals(place, row) else []
    tip = tr("Make this text a work of its own again. Everything attached to it stays.")
    take_out = partial(place.session.do, lambda store: operations.take_out_of_work(store, row.id))
    return [ChipButton(tr("Not one work"), glyph="scissors", dashed=True, tip=tip, pressed=take_out)]


def go_to_other(place: Reading) -> None:
    """Go to the next text of the current work, at the corresponding paragraph."""
    row = place.row
    other = None if row is None else next_text(row, place.side.rows)
    if row is None or other is None:
        place.session.say(tr("This work has no other text here."))
        return
    place.session.go(Target("read", "source", other.id, at=_at_pair(place, row, other)))


def _at_pair(place: Reading, row: SourceRow, other: SourceRow) -> int | None:
    """Where the paragraph begins in the other text that is paired with the current one, via the original."""
    store, text = place.session.store, place.text
    here = text.paragraph_of_caret(place.page.canonical_cursor()[1]) if text is not None else None
    if here is None:
        return None
    originals = [there for ours, there in works.pairs(store, row.id) if ours == here] or [here]
    wanted = originals[0]
    if other.text is not TextRole.ORIGINAL:
        wanted = next((ours for ours, there in works.pairs(store, other.id) if there == wanted), wanted)
    blocks = sources.current_text(store, other.id).blocks
    return next((block.start for block in blocks if block.paragraph == wanted), None)


def choose_original(place: Reading) -> None:
    """Ask whose digest or translation the source is, and make both one work."""
    row = place.row
    if row is None or not (others := _originals(place, row)):
        place.session.say(tr("There is no other source here that this can be a text of."))
        return

    def find(typed: str) -> list[PopupRow]:
        fitting = [one for one in others if match(typed, one.meta.title) is not None]
        return [PopupRow(one.id, one.meta.title, icon="book-open") for one in fitting]

    from app.ui.views.read.outline import open_over

    name = tr("Which source is the original?")
    popup = PopupList(place, name, find, "link", name)

    def chosen(original: int) -> None:
        place.page.setFocus()
        place.session.do(lambda store: operations.put_in_work(store, row.id, original))

    popup.on_chosen(chosen)
    open_over(place.page, popup)


def _originals(place: Reading, row: SourceRow) -> list[SourceRow]:
    if row.work_id is not None:
        return []
    return [one for one in place.side.rows if one.id != row.id and not one.has_original]
