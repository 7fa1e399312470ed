"""Asking for files or folders, without opening them.

To show each file's type, a file dialog opens those whose name does not show it. When it closes the open workspace again
in our process, SQLite's locks on it vanish (see `app.held`). So our icons only distinguish files from folders; and
where the desktop's own dialog would run in our process, as on Linux, Qt's is used.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QDir, QFileInfo, QStandardPaths
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QFileDialog, QFileIconProvider, QHeaderView, QLineEdit, QStyle, QWidget

from app.domain.language import tr
from app.ui.base.session import session_of

WIDE_PX = 800
KEY = "dialogs.folder"
"""The setting with the folder of what was chosen last."""


def kinds_of_files(kinds: Mapping[str, str]) -> str:
    """The filters for all files that can be read, for each kind by its name and the endings, and for every file."""
    shown = {tr("What can be read"): " ".join(kinds.values()), **kinds}
    patterns = {kind: " ".join(f"*.{end}" for end in ends.split()) for kind, ends in shown.items()}
    return ";;".join((*(f"{kind} ({ends})" for kind, ends in patterns.items()), tr("Every file (*)")))


class FileChooser(QFileDialog):
    """Qt's file dialog, in the given folder, else in the last one used, else in the user's documents. `filters` are in
    Qt's notation."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        folder: str,
        filters: str = "",
        *,
        mode: QFileDialog.FileMode = QFileDialog.FileMode.ExistingFile,
        write_as: str = "",
    ) -> None:
        """Asks for an existing file or folder by `mode`; or for one to write, with the name and suffix `write_as`."""
        super().__init__(parent, title)
        self.finished.connect(self.deleteLater)
        if sys.platform == "linux":
            self.setOption(QFileDialog.Option.DontUseNativeDialog)
        self._kinds = FilesAndFolders()
        self.setIconProvider(self._kinds)
        label = QFileDialog.DialogLabel  # Qt's translations lack two
        self.setLabelText(label.LookIn, tr("&Look in:"))
        self.setLabelText(label.FileType, tr("Files of &type:"))
        if filters:
            self.setNameFilters(filters.split(";;"))
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._session = session_of(parent)
        before = "" if self._session is None else str(self._session.settings.get(KEY, ""))
        known = (one for one in (folder, before, documents) if one and QDir(one).exists())
        self.setDirectory(next(known, QDir.homePath()))
        if write_as:
            name, _, suffix = write_as.rpartition(".")
            self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            self.setDefaultSuffix(suffix)
            self.selectFile(write_as if name else "")
        else:
            self.setFileMode(mode)
        self.filesSelected.connect(self._remember)
        for line in self.findChildren(QLineEdit):  # a list that shows what is behind it is black on some desktops
            if (completer := line.completer()) is not None and (offered := completer.popup()) is not None:
                offered.setProperty("look", "offers")
        for header in self.findChildren(QHeaderView):  # Qt's own widths cut sizes and days
            header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
            self.resize(WIDE_PX, self.sizeHint().height())

    def ask(self, chosen: Callable[[Path], object]) -> None:
        """Open it; `chosen` is called with what was chosen."""
        self.fileSelected.connect(lambda name: chosen(Path(name)))
        self.open()

    def _remember(self, chosen: list[str]) -> None:
        if chosen and self._session is not None:
            self._session.settings.put(KEY, str(Path(chosen[0]).parent))


class FilesAndFolders(QFileIconProvider):
    """Two icons and two type names, whatever a file holds."""

    def __init__(self) -> None:
        super().__init__()
        style = QApplication.style()
        self._file = style.standardIcon(QStyle.StandardPixmap.SP_FileIcon)
        self._folder = style.standardIcon(QStyle.StandardPixmap.SP_DirIcon)

    def icon(self, what: QFileInfo | QFileIconProvider.IconType) -> QIcon:
        if isinstance(what, QFileInfo):
            return self._folder if what.isDir() else self._file
        return super().icon(what)

    def type(self, info: QFileInfo) -> str:
        return tr("Folder") if info.isDir() else tr("File")
