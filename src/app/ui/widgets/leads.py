"""A widget that gives the focus to another one in it. With Qt's focus proxy, screen readers find both focused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

Base = QWidget if TYPE_CHECKING else object


class Leads(Base):
    """Mixed into a widget, before the class of Qt: focusing it focuses `leads_to`."""

    leads_to: QWidget | None = None

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        if self.leads_to is None:
            super().setFocus(reason)
        else:
            self.leads_to.setFocus(reason)


class LeadsOn(Leads, QWidget):
    """A plain widget that leads to another one."""
