"""A web address to add as a source. It is fetched only when asked for, this page alone, now."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.language import later, tr
from app.ui.dialogs.sheet import LabelGrid, Sheet
from app.ui.widgets.boxes import put

PROMISE = later(
    "Passagework fetches this one page, now, and nothing else: no pictures, no scripts, no cookies. "
    "The text is kept in your workspace."
)


class AddressDialog(Sheet):
    """Asks for an address, or for a corrected one after a failure."""

    help_word = "source"
    given = Signal(str)

    def __init__(self, parent: QWidget | None, address: str = "", problem: str = "") -> None:
        super().__init__(parent, tr("Add a web page"), tr(PROMISE), width=520)
        self.field = QLineEdit(address or _copied_address())
        self.field.setPlaceholderText("https://")
        self.field.selectAll()
        self.field.textEdited.connect(lambda: self.complain(""))
        put(self.body, LabelGrid((tr("&Address"), self.field)))
        self.add_foot(tr("Fetch and add"), hint=tr("Enter fetches"))
        self.complain(problem)

    def submit(self) -> None:
        from app.importers.web import clean_address

        cleaned = self.attempt(lambda: clean_address(self.field.text().strip()), self.field)
        if cleaned is not None:
            self.given.emit(cleaned[0])
            self.accept()


def _copied_address() -> str:
    """The address on the clipboard, if there is nothing else on it."""
    copied = QGuiApplication.clipboard().text().strip()
    return copied if copied.startswith(("https://", "http://")) and len(copied.split()) == 1 else ""
