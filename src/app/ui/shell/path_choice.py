"""File dialogs for opening or saving a workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from app.domain.language import later, tr
from app.paths import SUFFIX, starter_workspace
from app.ui.base.file_chooser import FileChooser

if TYPE_CHECKING:
    from app.ui.shell.window import Window

WITH_HISTORY = later("Workspace with its history (*{suffix})")
WITHOUT_HISTORY = later("Workspace without history: nothing that was deleted travels (*{suffix})")


def opener(window: Window, title: str) -> QFileDialog:
    """A dialog for opening a workspace, in the folder of the last one."""
    recent = window.settings.recent()
    folder = str(recent[0].parent if recent else starter_workspace().parent)
    chooser = FileChooser(window, title, folder, tr("Passagework workspaces (*{suffix})").format(suffix=SUFFIX))
    chooser.finished.connect(chooser.deleteLater)
    return chooser


def saver(window: Window, title: str, accept: str) -> QFileDialog:
    """The same for saving one; `accept` is the text of its button."""
    chooser = opener(window, title)
    chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    chooser.setFileMode(QFileDialog.FileMode.AnyFile)
    chooser.setDefaultSuffix(SUFFIX.removeprefix("."))
    chooser.setLabelText(QFileDialog.DialogLabel.Accept, accept)
    return chooser
