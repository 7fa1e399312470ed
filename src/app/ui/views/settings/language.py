"""The language of the window."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QRadioButton, QWidget

from app.domain.language import tr
from app.paths import languages
from app.ui.base.session import Session
from app.ui.base.window_language import ENGLISH, KEY, SYSTEM
from app.ui.look.tokens import SPACE
from app.ui.views.settings.page import Entry, SettingsPage, take_keyboard
from app.ui.widgets.boxes import STRETCH, in_column, put
from app.ui.widgets.labels import muted
from app.ui.widgets.radio_row import RadioGroup


class LanguagePage(SettingsPage):
    """The available languages, each by its own name, and the system's choice."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, tr("Language"))
        how = tr(
            "The window changes to it at once. Your texts, tags, notes and exports stay as they are, and so do the "
            "commands of the command line."
        )
        self.rows.addWidget(muted(how))
        self.choices: dict[str, QRadioButton] = {}
        group = RadioGroup(self)
        inside = QWidget()
        inside.setAccessibleName(tr("Language"))
        column = in_column(on=inside, gap=SPACE[1], margins=(0, SPACE[2], 0, 0))
        for code in (SYSTEM, *languages()):
            choice = QRadioButton(name_of(code))
            choice.clicked.connect(lambda _on=False, code=code: self._choose(code))
            group.addButton(choice)
            column.addWidget(choice)
            self.choices[code] = choice
        put(self.rows, inside, STRETCH)
        words = "language, english, hebrew, " + ", ".join(name_of(code) for code in languages())
        self.entries.append(Entry(tr("Language"), words, inside))
        self.refresh()

    def refresh(self) -> None:
        chosen = str(self.session.settings.get(KEY, SYSTEM))
        self.choices.get(chosen, self.choices[SYSTEM]).setChecked(True)

    def focus_first(self) -> None:
        take_keyboard(self.entries[0].control)

    def _choose(self, code: str) -> None:
        if self.session.settings.get(KEY, SYSTEM) != code:
            self.session.put(KEY, code)


def name_of(code: str) -> str:
    """The name of a language in that language."""
    if code == SYSTEM:
        return tr("Same as the system")
    return "English" if code == ENGLISH else QLocale(code).nativeLanguageName()
