"""The notes that link to a thing, wherever the thing is shown."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.changes import Changes
from app.domain.kinds import named
from app.domain.language import tr, tr_n
from app.ui.base.session import Session, Target
from app.ui.look.tokens import SPACE
from app.ui.widgets.boxes import in_column, parts_of, take_away
from app.ui.widgets.chip_button import ChipButton
from app.ui.widgets.labels import head

_NAMED = (*named(), "actor_alias")
"""The tables whose rows can make or break a link."""


class Backlinks(QWidget):
    """*Linked from 2 notes*, each as a link; hidden if there is none. Updates itself."""

    def __init__(self, session: Session, kind: str = "", thing_id: int | None = None) -> None:
        super().__init__()
        self._session = session
        self._thing = (kind, thing_id)
        self._shown: list[tuple[int, str]] = []
        self._head = head("")
        self._chips = in_column(gap=SPACE[0])
        in_column(self._head, self._chips, on=self, gap=SPACE[1], margins=0)
        self.hide()
        session.changed.connect(self._changed)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self._soon.start()  # it has a parent by then, without which it would be shown as a window

    def show_thing(self, kind: str, thing_id: int | None) -> None:
        """Show the notes that link to this thing; `kind` is a kind of thing, such as `country`."""
        self._thing = (kind, thing_id)
        self.refresh()

    def chips(self) -> list[ChipButton]:
        return [chip for chip in parts_of(self._chips) if isinstance(chip, ChipButton)]

    def _changed(self, changes: Changes) -> None:
        place = self.parentWidget()
        if changes.touches(*_NAMED) and place is not None and place.isVisible():
            self.refresh()
        elif changes.touches(*_NAMED):
            self._soon.start()  # an operation need not wait for what is not visible

    def refresh(self) -> None:
        kind, thing_id = self._thing
        if thing_id is None or not self._session.is_open:
            self._show([])
            return
        from app.store.reads.links import backlinks

        self._show([(note.id, note.heading()) for note in backlinks(self._session.store, kind, thing_id)])

    def _show(self, found: list[tuple[int, str]]) -> None:
        if found == self._shown:
            return
        self._shown = found
        take_away(*self.chips())
        for note_id, heading in found:
            name = tr("Note that links here: {heading}").format(heading=heading)
            go = partial(self._session.go, Target("notes", "note", note_id))
            chip = ChipButton(heading, glyph="note", name=name, pressed=go)
            chip.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # cut short in a narrow pane
            self._chips.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        self._head.setText(tr_n("Linked from {n} note", "Linked from {n} notes", len(found)))
        self.setVisible(bool(found))
