"""Goes everywhere in a window on the starter workspace, for tests that look at all that is shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QDialog
from sqlalchemy import text
from tests.helpers.settled import settled

from app.ui.base.session import Target
from app.ui.shell.main_window import MainWindow
from app.ui.shell.screenshot import go_to

LEFT_OUT = {
    "file.new", "file.open", "file.copy", "file.quit", "source.add", "source.update", "codebook.import",
    "codebook.export", "source.remove", "edit.undo", "edit.redo", "page.remove", "file.backup", "source.paste",
    "view.dark", "view.sepia", "view.light", "view.system",
}  # fmt: skip
"""What opens a dialog of the system, leaves, or takes away what is looked at."""
_ONE_TAGGED = text(
    "SELECT p.id, v.source_id, p.start FROM passage p JOIN source_version v ON v.id = p.version_id "
    "JOIN passage_tag t ON t.passage_id = p.id JOIN claim c ON c.passage_id = p.id ORDER BY p.id LIMIT 1"
)


def go_to_places(window: MainWindow, look: Callable[[str], None]) -> None:
    """Every place and some of the things in it."""
    for view in ("passages", "donations", "donation:D-22", "country:IR", "country:FJ", "notes", "note:1"):
        go_to(window, view)
        look(view)
    passage = next(iter(window.session.store.rows(_ONE_TAGGED)))
    window.go(Target("read", "source", passage.source_id, passage.start, passage.id))
    look("passage")


def go_everywhere(window: MainWindow, look: Callable[[str], None]) -> None:
    """Every place, the things in it, and every command that opens something without the system's dialogs."""
    go_to_places(window, look)
    passage = next(iter(window.session.store.rows(_ONE_TAGGED)))
    for command in window.actions_table.commands.values():
        if command.id in LEFT_OUT or not window.can(command):
            continue
        if command.id.startswith(("page.", "source.", "select.", "find.", "view.", "codebook.")):
            window.go(Target("read", "source", passage.source_id, passage.start, passage.id))
            settled(window, also_put_off=False)
        window.run(command.id)
        look(command.id)
        for dialog in [w for w in QApplication.topLevelWidgets() if w is not window and w.isVisible()]:
            if isinstance(dialog, QDialog):
                dialog.reject()
            else:
                dialog.close()
        settled(window, also_put_off=False)
    menu = window.actions_table.menu()
    for action in menu.actions():
        look(f"menu {action.text()}")
        break
    menu.close()
