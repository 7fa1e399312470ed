"""A menu whose entries are also given by the keys they show."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu


class KeyedMenu(QMenu):
    """The key of an entry stands after a tab. Qt only paints it: no shortcut reaches a window behind a menu."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = QKeySequence(event.keyCombination())
        entries = (one for one in self.actions() if pressed == QKeySequence(one.text().partition("\t")[2]))
        if event.modifiers() and (entry := next(entries, None)) is not None and entry.isEnabled():
            self.close()
            entry.trigger()
        else:
            super().keyPressEvent(event)
