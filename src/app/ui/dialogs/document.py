"""Exporting one thing as a web page, DOCX or PDF: in which form, and in which citation style."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.actions.citation_styles import OWN, SETTING
from app.domain.language import later, tr
from app.settings import Settings
from app.ui.base.file_chooser import FileChooser
from app.ui.dialogs.sheet import Form, Sheet
from app.ui.widgets.choice import Choice

FORM = "export.form"
"""The setting that keeps the form that was asked for last."""
FORMS = {
    "html": later("Web page: one file, read in any browser"),
    "docx": later("DOCX: footnotes, tags as comments"),
    "pdf": later("PDF: for printing and keeping"),
}
OTHER = "…"
"""Stands among the styles for a file that is still to be chosen."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for."""

    form: str
    """The end of the file's name."""
    style: str
    """As `citation_styles` takes it."""


class DocumentDialog(Sheet):
    """In which form and style. `wanted` gives a `Wanted`."""

    wanted = Signal(object)

    def __init__(self, settings: Settings, title: str, parent: QWidget | None) -> None:
        super().__init__(parent, tr("Export “{title}”").format(title=title), width=520)
        self._settings = settings
        self.form = Choice()
        for form, words in FORMS.items():
            self.form.addItem(tr(words), form)
        self.form.setCurrentIndex(max(0, self.form.findData(str(settings.get(FORM, "html")))))
        self.style_menu = Choice()
        self._kept = str(settings.get(SETTING, ""))
        self._fill(self._kept)
        self.style_menu.activated.connect(self._follow)
        form = Form()
        form.add(tr("&Form"), self.form)
        form.add(tr("&Citations"), self.style_menu)
        self.body.addLayout(form)
        self.add_foot(tr("Export…"), hint=tr("Enter asks where to"))

    def _fill(self, style: str) -> None:
        """The styles, that one chosen; a file goes by its name."""
        menu = self.style_menu
        menu.clear()
        menu.addItem(tr("In our own words"), "")
        for key, words in OWN.items():
            menu.addItem(tr(words), key)
        if style and style not in OWN:
            menu.addItem(Path(style).name, style)
        menu.addItem(tr("A .csl file…"), OTHER)
        menu.setCurrentIndex(max(0, menu.findData(style)))

    def _follow(self) -> None:
        self.complain("")
        chosen = str(self.style_menu.currentData())
        if chosen != OTHER:
            self._kept = chosen
            return
        self._fill(self._kept)
        chooser = FileChooser(self, tr("Citation style"), "", tr("Citation styles (*.csl)"))
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self.take_style)
        chooser.open()

    def take_style(self, file: str) -> None:
        """Offer the style of a file, chosen. Whether it can be used is seen once it is."""
        self._kept = file
        self._fill(file)

    def submit(self) -> None:
        """Remember the form and give both on; a style is kept once it was of use."""
        form = str(self.form.currentData())
        self._settings.put(FORM, form)
        self.wanted.emit(Wanted(form, self._kept))
        self.accept()
