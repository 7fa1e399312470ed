"""Templates for a new note, in a popup at the caret."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.fuzzy import match
from app.domain.language import tr
from app.domain.note_templates import MARK, templates
from app.domain.notes import Note
from app.ui.widgets.popup_list import PopupList, PopupRow


class TemplateList(PopupList):
    """The user's own templates before ours."""

    picked = Signal(object)
    """The `NoteTemplate`."""

    def __init__(self, parent: QWidget, notes: Iterable[Note]) -> None:
        self._templates = templates(notes)
        super().__init__(parent, tr("New note from a template"), self._rows, "file-text", tr("Which template?"))
        self.say(tr("A note whose title begins with “{mark}” is a template.").format(mark=MARK))
        self.chosen.connect(self._chosen)

    def _rows(self, typed: str) -> Sequence[PopupRow]:
        found = [(match(typed, one.name), number, one) for number, one in enumerate(self._templates)]
        hits = sorted((hit[0], number, hit[1], one) for hit, number, one in found if hit is not None)
        return [
            PopupRow(number, one.name, side="" if one.note_id is None else "yours", icon="note", marks=marks)
            for _, number, marks, one in hits
        ]

    def _chosen(self, key: object, _modifiers: Qt.KeyboardModifier) -> None:
        if isinstance(key, int):
            self.picked.emit(self._templates[key])
            self.close()
