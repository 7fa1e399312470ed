"""Asking for the name under which a mapping is saved."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.language import tr
from app.ui.dialogs.sheet import LabelGrid, Sheet
from app.ui.widgets.form import line_edit


class SaveMappingDialog(Sheet):
    """One field; an existing name is overwritten."""

    given = Signal(str)

    def __init__(self, parent: QWidget, name: str) -> None:
        what = tr("A file that has most of these columns is read in this way from then on.")
        super().__init__(parent, tr("Save the mapping"), what)
        self.name = line_edit(tr("Name"), text=name)
        form = LabelGrid()
        form.add(tr("&Name"), self.name)
        self.body.addLayout(form)
        self.add_foot(tr("Save"))
        self.name.setFocus()

    def submit(self) -> None:
        """Emit the name, if there is one."""
        if not (name := " ".join(self.name.text().split())):
            self.complain(tr("A mapping needs a name."), self.name)
            return
        self.accept()
        self.given.emit(name)
