"""The location of the workspace, its backups, and their operations."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QLayout, QWidget

from app.actions.backups import backups
from app.domain.language import tr, tr_n
from app.store.backup_list import Backup, backup_folder
from app.ui.base.session import Session
from app.ui.base.times import ago, size_words
from app.ui.dialogs.restore import NO_BACKUP, UNSOUND_SENTENCE, line_of
from app.ui.look.mirror import listed
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import SPACE
from app.ui.views.settings.page import SettingsPage
from app.ui.widgets.at_keyboard import at_keyboard
from app.ui.widgets.boxes import STRETCH, holding, in_column, in_row, put, styled
from app.ui.widgets.labels import head, muted
from app.ui.widgets.place import HELP
from app.ui.widgets.two_lines import LineList, LineModel

SHOWN = 6
"""How many backups are seen at least without scrolling, where there are as many."""
FIRST = 1_000
"""The share of the list, which takes all room that its rows need."""


class DataPage(SettingsPage):
    """The workspace and its backups, newest first, to make and to restore one."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, tr("Data and backups"))
        self.setProperty(HELP, "backup")
        self.check = self.button(tr("Check"), lambda: session.run("file.check"), tr("Check the workspace"))
        self.copy = self.button(tr("Save a copy…"), lambda: session.run("file.copy"))
        self.folder = self.button(
            tr("Folder"), lambda: self._show_folder(session.store.path.parent), tr("Open the folder of the workspace")
        )
        self._where = self.add_row(
            tr("Workspace"), " ", _row(self.folder, self.copy, self.check), tr("file, folder, where, disk, data, path")
        )
        self.compact = self.button(tr("Compact…"), lambda: session.run("file.compact"), tr("Compact the history"))
        self.add_row(
            tr("History"), tr("every operation is kept, so that it can be undone; old ones can be dropped"),
            self.compact, tr("compact, size, undo"),
        )  # fmt: skip
        self.back_up = self.button(tr("Back up now"), lambda: session.run("file.backup"))
        self.restore = self.button(tr("Restore…"), self._restore, tr("Restore the chosen backup"))
        self.backups_folder = self.button(
            tr("Folder"), lambda: self._show_folder(backup_folder(session.store.path)),
            tr("Open the folder of the backups"),
        )  # fmt: skip
        self._backups = self.add_row(
            tr("Backups"), " ", _row(self.backups_folder, self.restore, self.back_up),
            tr("backup, restore, safe copy, recover"),
        )  # fmt: skip
        put(self.rows, SPACE[2], head(tr("Backups, newest first"), "backup"), SPACE[0])
        self.list = LineList(LineModel(), tr("Backups, newest first"), shown=SHOWN)
        self._frame = styled(QFrame(), "card")
        around = in_column(self.list, on=self._frame, margins=SPACE[0])
        around.setSizeConstraint(QLayout.SizeConstraint.SetMinAndMaxSize)  # as high as its rows
        self.rows.addWidget(self._frame, FIRST)
        self.none = muted(tr(NO_BACKUP))
        self.rows.addWidget(self.none)
        self.warning = PlainLabel(look="warning", wrap=True)
        put(self.rows, self.warning, STRETCH)
        self.list.activated.connect(lambda _index: self._restore())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._follow())
        session.operations.idle.connect(self.refresh_if_seen)
        self.refresh()

    def refresh(self) -> None:
        """Reload; another program may have changed it."""
        if not self.session.is_open:
            self._where.setText(tr("No workspace is open"))
            self._show((), "")
            return
        path = self.session.store.path
        try:
            size = size_words(path.stat().st_size)
            made = backups(path)
        except OSError as error:
            self._where.setText(tr("{path} cannot be read ({why}).").format(path=path, why=error.strerror))
            self._show((), "")
            return
        self._where.setText(listed((str(path), size)))
        self._show(made, str(backup_folder(path)))

    def _show(self, made: Sequence[Backup], folder: str) -> None:
        last = next((one for one in made if one.sound), None)
        words = [tr_n("{n} backup", "{n} backups", len(made))]
        if last is not None:
            words.append(tr("the last sound one {ago}").format(ago=ago(last.made_at)))
        self._backups.setText(listed((*words, folder)) if folder else "")
        chosen = self.list.current_key() if at_keyboard(self.list) else None
        self.list.lines.show([line_of(one) for one in made])
        row = self.list.sizeHintForRow(0)
        self.list.setMinimumHeight(row * min(len(made), SHOWN))
        self.list.setMaximumHeight(row * len(made))
        if (at := next((at for at, one in enumerate(made) if one == chosen), None)) is None:
            at = next((at for at, one in enumerate(made) if one.sound), 0)
        if made:
            self.list.setCurrentIndex(self.list.lines.index(at))
        self._frame.setVisible(bool(made))
        self.none.setVisible(not made)
        is_open, can = self.session.is_open, self.session.is_open and not self.session.is_read_only
        for button, able in (
            (self.check, is_open), (self.copy, is_open), (self.folder, is_open), (self.compact, can),
            (self.back_up, is_open), (self.restore, can and bool(made)), (self.backups_folder, bool(made)),
        ):  # fmt: skip
            button.setEnabled(able)
        self._follow()

    def chosen(self) -> Backup | None:
        found = self.list.current_key()
        return found if isinstance(found, Backup) else None

    def _follow(self) -> None:
        backup = self.chosen()
        unsound = backup is not None and not backup.sound
        self.warning.say(tr(UNSOUND_SENTENCE) if unsound else "")
        self.restore.setText(tr("Restore anyway…") if unsound else tr("Restore…"))

    def _restore(self) -> None:
        if (backup := self.chosen()) is not None and self.restore.isEnabled():
            self.session.restore_wanted.emit(backup)

    def _show_folder(self, folder: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            none = tr("No program on this computer can show folders. The folder is {folder}.")
            self.session.say(none.format(folder=folder))

    def focus_first(self) -> None:
        (self.list if self.list.isVisible() else self.back_up).setFocus()


def _row(*widgets: QWidget) -> QWidget:
    return holding(in_row(*widgets, gap=SPACE[1], margins=0))
