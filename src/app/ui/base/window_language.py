"""The language and the layout direction of the window.

It is chosen before the window is made; `app.ui.shell.change_language` changes it under an open window. English loads
nothing.
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
    """The code of the current language."""
    return _spoken


def wanted(settings: Settings) -> str:
    """The language chosen in the settings; else the first of the system's that has a catalogue, or English."""
    chosen = str(settings.get(KEY, SYSTEM))
    for name in system_languages() if chosen == SYSTEM else [chosen]:
        code = re.split("[-_.@]", name)[0]
        if code == ENGLISH or words_in(code).exists():
            return code
    return ENGLISH


def system_languages() -> list[str]:
    """The system's languages, best first. On Linux the environment knows them before Qt does."""
    if not sys.platform.startswith("linux"):
        from PySide6.QtCore import QLocale

        return QLocale.system().uiLanguages()
    spoken = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "C")
    if spoken.partition(".")[0] in ("C", "POSIX"):
        return []
    return [*filter(None, os.environ.get("LANGUAGE", "").split(":")), spoken]


def speak(code: str) -> None:
    """Use this language from now on. Texts that are shown already do not change."""
    global _spoken
    _spoken = code
    if code == ENGLISH:
        language.use(None)
        return
    from gettext import GNUTranslations

    with words_in(code).open("rb") as file:
        language.use(GNUTranslations(file), code)


def lay_out() -> None:
    """Set the window's layout direction for the language; call it before styling."""
    from PySide6.QtGui import QGuiApplication

    to_left = _spoken in RIGHT_TO_LEFT
    if to_left != QGuiApplication.isRightToLeft():
        from PySide6.QtCore import Qt

        way = Qt.LayoutDirection
        QGuiApplication.setLayoutDirection(way.RightToLeft if to_left else way.LeftToRight)


class _Qt:
    translator: QTranslator | None = None


def translate_qt() -> None:
    """Load Qt's translation of its own dialogs and menus, if there is one."""
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
