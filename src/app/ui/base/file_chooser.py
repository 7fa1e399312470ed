"""Asking for files or folders, without a look into them.

To show the kind of each file, a file dialog opens those whose name does not tell it. It does so in our process, and
as it closes the open workspace again, SQLite's locks on it are gone (see `app.held`). So ours tells files from folders
and nothing else; and where the desktop's own dialog would run in our process, as on Linux, Qt's is shown.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QFileInfo
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QFileDialog, QFileIconProvider, QStyle, QWidget

from app.domain.language import tr


class FileChooser(QFileDialog):
    """A dialog as Qt makes it. `filters` are kinds of files in Qt's words."""

    def __init__(self, parent: QWidget, title: str, folder: str, filters: str = "") -> None:
        super().__init__(parent, title)
        if sys.platform == "linux":
            self.setOption(QFileDialog.Option.DontUseNativeDialog)
        self._kinds = FilesAndFolders()
        self.setIconProvider(self._kinds)
        if filters:
            self.setNameFilters(filters.split(";;"))
        self.setDirectory(folder)


class FilesAndFolders(QFileIconProvider):
    """Two icons and two words, whatever a file holds."""

    def __init__(self) -> None:
        super().__init__()
        style = QApplication.style()
        self._file = style.standardIcon(QStyle.StandardPixmap.SP_FileIcon)
        self._folder = style.standardIcon(QStyle.StandardPixmap.SP_DirIcon)

    def icon(self, what: QFileInfo | QFileIconProvider.IconType) -> QIcon:
        """The icon of a file, or of a kind of place."""
        if isinstance(what, QFileInfo):
            return self._folder if what.isDir() else self._file
        return super().icon(what)

    def type(self, info: QFileInfo) -> str:
        """What stands in the column of kinds."""
        return tr("Folder") if info.isDir() else tr("File")
