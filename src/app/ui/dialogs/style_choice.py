"""Choosing the citation style: our own format, a style we ship, or a `.csl` file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from app.actions.citation_styles import OWN
from app.domain.language import tr
from app.ui.base.file_chooser import FileChooser
from app.ui.widgets.choice import Choice

OTHER = "…"
"""The item for a file that is still to be chosen."""


class StyleChoice(Choice):
    """The available styles. Whether a file is valid is found out on use."""

    changed = Signal()

    def __init__(self, style: str) -> None:
        super().__init__(tr("Citations"))
        self.style_name = ""
        self.take_style(style)
        self.activated.connect(self._follow)

    def take_style(self, style: str) -> None:
        """Select a style, as `citation_styles` takes it; a file is shown by its name."""
        self.style_name = style
        known = {"": tr("The program's own style"), **{key: tr(words) for key, words in OWN.items()}}
        self.show_items({**known, style: known.get(style, Path(style).name), OTHER: tr("A .csl file…")}.items())
        self.choose(style)
        self.changed.emit()

    def _follow(self) -> None:
        chosen = str(self.currentData())
        if chosen != OTHER:
            self.style_name = chosen
            self.changed.emit()
            return
        self.take_style(self.style_name)
        chooser = FileChooser(self, tr("Citation style"), "", tr("Citation styles (*.csl)"))
        chooser.ask(lambda file: self.take_style(str(file)))
