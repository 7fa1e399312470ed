"""A vertical scroll area."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class Scrolled(QScrollArea):
    """Without a frame, as wide as its pane; the focus goes to its contents."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def setWidget(self, widget: QWidget) -> None:
        """Show a widget; the one before goes a moment later, as something in it may have asked for this. Qt would
        delete it at once."""
        if (old := self.takeWidget()) is not None and old is not widget:
            old.hide()
            old.deleteLater()
        super().setWidget(widget)
