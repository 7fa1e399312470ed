"""Which language the window speaks, and in which direction it is laid out.

It is chosen before the window is made; `app.ui.shell.speaking_again` changes it under an open window. English, where
most starts end, loads nothing for it.
"""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

from app.domain import language
from app.paths import words_in
from app.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtCore import QTranslator

KEY = "language"
SYSTEM, ENGLISH = "system", "en"
RIGHT_TO_LEFT = frozenset(("ar", "dv", "fa", "he", "ks", "ku", "ps", "sd", "ug", "ur", "yi"))

_spoken = ENGLISH


def spoken() -> str:
    """The code of the language that is spoken now."""
    return _spoken


def wanted(settings: Settings) -> str:
    """The language that was chosen; else the first of the system's that there are words for, or English."""
    chosen = str(settings.get(KEY, SYSTEM))
    for name in system_languages() if chosen == SYSTEM else [chosen]:
        code = re.split("[-_.@]", name)[0]
        if code == ENGLISH or words_in(code).exists():
            return code
    return ENGLISH


def system_languages() -> list[str]:
    """What the system is set to, best first. On Linux the environment says it sooner than Qt does."""
    if not sys.platform.startswith("linux"):
        from PySide6.QtCore import QLocale

        return QLocale.system().uiLanguages()
    spoken = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "C")
    if spoken.partition(".")[0] in ("C", "POSIX"):
        return []
    return [*filter(None, os.environ.get("LANGUAGE", "").split(":")), spoken]


def speak(code: str) -> None:
    """Speak this language from now on. Words that are shown already stay as they are."""
    global _spoken
    _spoken = code
    if code == ENGLISH:
        language.use(None)
        return
    from gettext import GNUTranslations

    with words_in(code).open("rb") as file:
        language.use(GNUTranslations(file), code)


def lay_out() -> None:
    """Turn the window's layout to where the language begins its lines: before it is dressed."""
    from PySide6.QtGui import QGuiApplication

    if (_spoken in RIGHT_TO_LEFT) != QGuiApplication.isRightToLeft():
        from PySide6.QtCore import Qt

        to_left = _spoken in RIGHT_TO_LEFT
        QGuiApplication.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if to_left else Qt.LayoutDirection.LeftToRight
        )


class _Qt:
    translator: QTranslator | None = None


def translate_qt() -> None:
    """Let Qt's own words, of its dialogs and menus, be of the same language, where Qt has it."""
    from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

    app = QCoreApplication.instance()
    if app is None or (_spoken == ENGLISH and _Qt.translator is None):
        return
    if _Qt.translator is not None:
        app.removeTranslator(_Qt.translator)
        _Qt.translator = None
    translator = QTranslator(app)
    path = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if _spoken != ENGLISH and translator.load(f"qtbase_{_spoken}", path):
        app.installTranslator(translator)
        _Qt.translator = translator
