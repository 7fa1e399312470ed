"""The notes on a country, group or actor, beside its profile."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.actions import notes
from app.domain.language import tr
from app.domain.notes import Note
from app.ui.base import keys
from app.ui.base.session import Session
from app.ui.look.plain import as_tip
from app.ui.look.tokens import SPACE
from app.ui.panels.notes.backlinks import Backlinks
from app.ui.panels.notes.editor import NoteEditor
from app.ui.widgets.boxes import in_column
from app.ui.widgets.chip_button import ChipButton
from app.ui.widgets.labels import head

NOTE_PX = 110


class NotesPanel(QWidget):
    """An editor for each note; those being written stay while the page is updated."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._on: tuple[str, int] | None = None
        self.editors: dict[int, NoteEditor] = {}
        self._notes = in_column(gap=SPACE[1])
        self.add_button = ChipButton(tr("Note"), glyph="note-pencil", command="countries.note", dashed=True)
        self.add_button.setAccessibleName(tr("Write a note"))
        self.add_button.clicked.connect(self.add_note)
        self.backlinks = Backlinks(session)
        in_column(
            head(tr("Notes"), "note"),
            self._notes,
            (self.add_button, 0, Qt.AlignmentFlag.AlignLeft),
            self.backlinks,
            on=self,
            gap=SPACE[1],
            margins=0,
        )

    def show_notes(self, on: tuple[str, int], name: str, found: Sequence[Note]) -> None:
        """Update the notes on a country or an actor, by its kind and id."""
        self._on = on
        self.backlinks.show_thing(*on)
        self.add_button.setToolTip(as_tip(keys.hint(tr("Write a note on {info}").format(info=name), "countries.note")))
        known = {note.id: note for note in found}
        for note_id in [note_id for note_id in self.editors if note_id not in known]:
            editor = self.editors.pop(note_id)
            editor.save()
            editor.hide()
            editor.deleteLater()
        for note_id, note in known.items():
            if note_id not in self.editors:
                editor = NoteEditor(self._session)
                editor.setFixedHeight(NOTE_PX)
                editor.setAccessibleName(tr("Note on {info}").format(info=name))
                self.editors[note_id] = editor
                self._notes.addWidget(editor)
            self.editors[note_id].show_note(note)

    def add_note(self) -> None:
        if self._on is None:
            return
        kind, thing_id = self._on
        made = self._session.do(lambda store: notes.add_note(store, target=kind, target_id=thing_id))
        if made is not None and made in self.editors:
            self.editors[made].show()  # what is not shown yet does not take the keyboard
            self.editors[made].setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        for editor in self.editors.values():
            editor.save()
