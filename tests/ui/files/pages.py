"""A page to add, and what is chosen in dialogs of files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from app.ui.dialogs.restore import RestoreDialog
from app.ui.shell.main_window import MainWindow

PROSE = (
    "The first paragraph says that gifts were given to cities in the spring of that year, and by whom they came.",
    "The second paragraph says that others were promised and never came, which people there remember to this day.",
    "The third paragraph is about what was said of it all in the newspapers, where opinions differed a good deal.",
)
PAGE = "\n\n".join(("A page about gifts", "Ann Author", "May 31, 2020", *PROSE))


def page(folder: Path, name: str = "gifts.txt", text: str = PAGE) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def name_file(window: MainWindow, path: Path) -> None:
    """Choose a name in the file dialog that is open."""
    chooser = window.findChildren(QFileDialog)[-1]
    chooser.close()
    chooser.fileSelected.emit(str(path))


def restore(window: MainWindow) -> None:
    """Restore the newest backup of the open workspace."""
    window.files.restore(window.session.store.path)
    window.findChildren(RestoreDialog)[-1].submit()
