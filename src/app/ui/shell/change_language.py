"""Changing the language of an open window.

Texts are set as widgets are made, so all widgets are made again, over the reopened workspace; only the window itself
stays. What is typed is saved first, or waits in the workspace for its form.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from app.domain.language import tr
from app.ui.base.window_language import lay_out, speak, spoken, translate_qt, wanted
from app.ui.look import theme
from app.ui.shell.leaving import may_leave
from app.ui.shell.window import Window


def speak_again(window: Window) -> None:
    """Switch to the language in the settings, once nothing long is running and no dialog is open."""
    code = wanted(window.settings)
    if code == spoken():
        return
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog):  # opened meanwhile, it works with widgets that would be made again
        dialog.finished.connect(lambda: QTimer.singleShot(0, window, lambda: speak_again(window)))
        return
    session = window.session
    if session.busy():
        session.say(tr("The language changes as soon as what is running is done."))
        session.operations.idle.connect(lambda: speak_again(window))
        return
    if not may_leave(window, lambda: speak_again(window), comes_back=True):
        return
    path = session.store.path if session.is_open else window.asked_for()
    kept = window.navigation_state()
    window.close_workspace()
    window.build_again(lambda: turn_to(code))
    is_open = window.open_workspace(path) if path is not None else False
    if path is None:
        window.show_no_workspace("")
    if is_open:
        window.take_up(kept)
    elif kept.shown:
        window.show_place(kept.shown)


def turn_to(code: str) -> None:
    """Use another language from now on; existing widgets keep their text."""
    speak(code)
    lay_out()
    translate_qt()
    app = QApplication.instance()
    if isinstance(app, QApplication):
        theme.apply_style_sheet(app)
