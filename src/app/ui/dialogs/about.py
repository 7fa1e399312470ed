"""About: the version, and the licences of all components."""

from __future__ import annotations

import platform

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QHeaderView, QPlainTextEdit, QTreeWidget, QTreeWidgetItem, QWidget

import app
from app.domain.language import tr
from app.licences import Part, parts
from app.ui.dialogs.sheet import Sheet
from app.ui.look.mirror import isolated
from app.ui.look.plain import PlainLabel, as_tip
from app.ui.widgets.boxes import put

WITH_QT = ("PySide6_Essentials", "shiboken6")


class AboutDialog(Sheet):
    """The components in a list; the licence of the selected one below."""

    def __init__(self, parent: QWidget | None) -> None:
        sentence = tr("Research notes in which every figure is backed by a passage.")
        super().__init__(parent, tr("About Passagework"), sentence, width=720)
        versions = {"version": app.VERSION, "qt": qVersion(), "python": platform.python_version()}
        words = tr("Version {version}, with Qt {qt} and Python {python}").format(**versions)
        self.versions = PlainLabel(words, selectable=True)
        words = tr(
            "Qt and its Python binding are used under the LGPL, version 3, as they were published. They are "
            "libraries of their own, which you may exchange for another build that fits."
        )
        put(self.body, self.versions, PlainLabel(words, wrap=True))
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(tr("What is inside, and its licences"))
        self.list.setHeaderLabels([tr("What is inside"), tr("Version"), tr("Licence")])
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._parts = parts()
        for part in self._parts:
            item = QTreeWidgetItem([part.name, isolated(part.version), part.licence])
            item.setToolTip(0, as_tip(part.name))
            self.list.addTopLevelItem(item)
        self.list.setMinimumHeight(200)
        self.body.addWidget(self.list)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("The licence"))
        self.text.setMinimumHeight(180)
        self.body.addWidget(self.text, 1)
        self.list.currentItemChanged.connect(lambda *_: self._show_chosen())
        self.list.setCurrentIndex(self.list.model().index(0, 0))
        self.add_foot(tr("Close"), "")
        self.list.setFocus()

    def _show_chosen(self) -> None:
        self.text.setPlainText(words_of(self._parts[self.list.currentIndex().row()]))


def words_of(part: Part) -> str:
    """The full licence of a component, or where to read it."""
    if part.name in WITH_QT and not part.text():
        addresses = {"address": "https://www.gnu.org/licenses/lgpl-3.0.txt", "sources": "https://code.qt.io"}
        return tr("The text of the licence is at {address}; the sources are at {sources}.").format(**addresses)
    return part.text() or tr("The package names its licence and carries no text of it.")
