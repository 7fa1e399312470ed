"""What its author has put away of a source whose words have changed since, so that nothing in the text leads to it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from app.actions.source_drafts import forget, lost, place_of, put_away, record_lost
from app.domain.language import tr
from app.domain.put_away import read
from app.domain.shortened import shortened
from app.store.reads.drafts import KeptDraft
from app.ui.base.session import Session
from app.ui.base.things import target_of_record
from app.ui.look.mirror import at_start
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import SPACE
from app.ui.widgets.boxes import in_column, put, take_away
from app.ui.widgets.chip_button import ChipButton
from app.ui.widgets.flow import Flow
from app.ui.widgets.labels import head, muted

_MOST = 300
"""So many characters of a sentence are shown."""


class LostDrafts(QWidget):
    """Each with the words of its sentence, to be made a record or dropped; hidden where there are none."""

    def __init__(self, session: Session, source_id: int) -> None:
        super().__init__()
        self._session, self._source_id = session, source_id
        self._shown: tuple[KeptDraft, ...] = ()
        self._list: QWidget | None = None
        self._rows = in_column(on=self, gap=0, margins=0)
        session.changed.connect(self._show)
        session.drafts_changed.connect(self._show)
        self.hide()
        self._show()

    def _show(self, _changes: object = None) -> None:
        found = lost(self._session.store, self._source_id) if self._session.is_open else ()
        if found == self._shown:
            return
        self._shown = found
        take_away(self._list)
        self._list = QWidget()
        column = in_column(on=self._list, gap=SPACE[1], margins=(0, SPACE[1], 0, SPACE[1]))
        why = muted(tr("They wait, but their sentence has changed, or is there more than once."))
        put(column, head(tr("Drafts without their words")), why)
        for one in found:
            words = PlainLabel(f"“{shortened(' '.join(one.sentence.split()), _MOST)}”", wrap=True)
            chips = Flow()
            for text, glyph, does in (
                (tr("Make a record of it"), "plus", self._make_record),
                (tr("Drop the draft"), "x", self._drop),
            ):
                chip = ChipButton(text, glyph=glyph, pressed=partial(does, one))
                chip.setAccessibleDescription(words.text())
                chips.addWidget(chip)
            put(column, at_start(words), chips)
        self._rows.addWidget(self._list)
        self.setVisible(bool(found))

    def _make_record(self, one: KeptDraft) -> None:
        made = self._session.do(lambda store: record_lost(store, one))
        if made is not None:
            self._session.drafts_changed.emit()
            self._session.go(target_of_record(made))

    def _drop(self, one: KeptDraft) -> None:
        if self._session.did(lambda store: forget(store, place_of(one), one.sentence)):
            self._session.drafts_changed.emit()
            self._session.offer_undo(tr("The draft was discarded."), partial(_put_back, self._session, one))


def _put_back(session: Session, one: KeptDraft) -> None:
    session.did(lambda store: put_away(store, place_of(one), one.sentence, read(one.draft, one.start)))
    session.drafts_changed.emit()
