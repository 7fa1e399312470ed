"""A widget that leads the keyboard to another one in it.

Qt's focus proxy would do the same, but of a widget with one Qt tells screen readers that it has the focus too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

Base = QWidget if TYPE_CHECKING else object


class Leads(Base):
    """Mixed into a widget, before the class of Qt: who focuses it focuses `leads_to`."""

    leads_to: QWidget | None = None

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        if self.leads_to is None:
            super().setFocus(reason)
        else:
            self.leads_to.setFocus(reason)


class LeadsOn(Leads, QWidget):
    """A plain widget that leads to another one."""
