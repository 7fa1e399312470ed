"""Choosing the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from app.domain.language import tr
from app.paths import languages
from app.ui.base.session import Session
from app.ui.base.speaking import ENGLISH, KEY, SYSTEM
from app.ui.dialogs.sheet import Sheet


class LanguageDialog(Sheet):
    """The languages there are words for, each called as it calls itself, and the system's own choice."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent, tr("Language"), tr("The window speaks it from the next start on."), width=420)
        self._session = session
        self.choices: dict[str, QRadioButton] = {}
        group = QButtonGroup(self)
        chosen = str(session.settings.get(KEY, SYSTEM))
        for code in (SYSTEM, *languages()):
            choice = QRadioButton(name_of(code))
            choice.setChecked(code == chosen)
            group.addButton(choice)
            self.body.addWidget(choice)
            self.choices[code] = choice
        self.add_foot(tr("Save"), hint=tr("Enter saves"))
        self.choices.get(chosen, self.choices[SYSTEM]).setFocus()

    def submit(self) -> None:
        """Remember the choice and say when it will show."""
        code = next((code for code, choice in self.choices.items() if choice.isChecked()), SYSTEM)
        self._session.settings.put(KEY, code)
        self.accept()
        self._session.say(tr("From the next start on, the window speaks: {language}.").format(language=name_of(code)))


def name_of(code: str) -> str:
    """A language as it calls itself."""
    if code == SYSTEM:
        return tr("As the system has it")
    return "English" if code == ENGLISH else QLocale(code).nativeLanguageName()
