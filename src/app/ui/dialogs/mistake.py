"""The dialog for a bug in Passagework, with details to report."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.domain.language import tr
from app.mistake_details import log_file
from app.ui.dialogs.sheet import Sheet, small
from app.ui.widgets.boxes import put


class MistakeDialog(Sheet):
    """One sentence, the traceback, and a button that copies it. Nothing is sent anywhere."""

    def __init__(self, details: str, parent: QWidget | None) -> None:
        said = tr("Something went wrong in Passagework, and it is our mistake. Your work up to the last step is saved.")
        super().__init__(parent, tr("A mistake of ours"), said, width=560)
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.details.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # code, in every language
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.details.setFixedHeight(180)
        self.details.setAccessibleName(tr("Details"))
        kept = tr("The details hold nothing of your workspace. They are kept in {file}.").format(
            file=f"\N{LEFT-TO-RIGHT ISOLATE}{log_file()}\N{POP DIRECTIONAL ISOLATE}"
        )
        put(self.body, self.details, small(kept))
        self.copy = self.button(tr("&Copy the details"), self._copy)
        self.add_foot(tr("Go on"), "").setFocus(Qt.FocusReason.OtherFocusReason)
        self.foot.insertWidget(self.foot.count() - 1, self.copy)

    def add(self, details: str) -> None:
        self.details.appendPlainText(details)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
        self.copy.setText(tr("Copied"))
