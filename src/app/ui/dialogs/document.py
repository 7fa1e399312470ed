"""Exporting one thing as a web page, DOCX or PDF: the format, and the citation style."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.actions.citation_styles import SETTING
from app.domain.language import later, tr
from app.settings import Settings
from app.ui.dialogs.sheet import LabelGrid, Sheet
from app.ui.dialogs.style_choice import StyleChoice
from app.ui.widgets.boxes import put
from app.ui.widgets.choice import Choice

FORM = "export.form"
"""The setting with the form that was chosen last."""
FORMS = {
    "html": later("Web page: one file, read in any browser"),
    "docx": later("DOCX: footnotes, tags as comments"),
    "pdf": later("PDF: for printing and keeping"),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The choices."""

    form: str
    """The suffix of the file."""
    style: str
    """As in `citation_styles`."""


class DocumentDialog(Sheet):
    """Format and style. `wanted` is emitted with a `Wanted`."""

    wanted = Signal(object)

    def __init__(self, settings: Settings, title: str, parent: QWidget | None) -> None:
        super().__init__(parent, tr("Export “{title}”").format(title=title), width=520)
        self._settings = settings
        self.form = Choice(items=((form, tr(words)) for form, words in FORMS.items()))
        self.form.choose(str(settings.get(FORM, "html")))
        self.style_menu = StyleChoice(str(settings.get(SETTING, "")))
        self.style_menu.changed.connect(lambda: self.complain(""))
        put(self.body, LabelGrid((tr("&Form"), self.form), (tr("&Citations"), self.style_menu)))
        self.add_foot(tr("Export…"), hint=tr("Enter asks where to"))

    def submit(self) -> None:
        """Remember the format and emit both; the style is remembered once it has worked."""
        form = str(self.form.currentData())
        self._settings.put(FORM, form)
        self.wanted.emit(Wanted(form, self.style_menu.style_name))
        self.accept()
