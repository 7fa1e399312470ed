"""The name with which operations are signed."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from app.domain.language import tr
from app.settings import system_name
from app.ui.base.session import Session
from app.ui.dialogs.name import sign_with
from app.ui.views.settings.page import SettingsPage


class NamePage(SettingsPage):
    """One field, saved when it is left, or by Enter."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, tr("Your name"))
        self.field = QLineEdit()
        self.field.setFixedWidth(240)
        self.field.setPlaceholderText(system_name())
        about = tr(
            "Everything you do from now on is signed with it, in the history and wherever several people work on "
            "one workspace. What you did before keeps the name it had. If it is empty, what you do has no name."
        )
        self.add_row(tr("Your name"), about, self.field, tr("author, sign, signature, who"))
        self.rows.addStretch(1)
        self.field.editingFinished.connect(self._keep)

    def refresh(self) -> None:
        self.field.setText(self.session.settings.person().name)

    def _keep(self) -> None:
        if self.field.text().strip() != self.session.settings.person().name:
            sign_with(self.session, self.field.text())
            name = self.session.settings.author
            self.field.setText(name)
            said = tr("What you do is signed {name} from now on.") if name else tr("What you do is no longer signed.")
            self.session.say(said.format(name=name))
