"""The backups of a workspace, to choose one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.language import later, tr
from app.store.backup_list import UNSOUND, Backup, backup_folder
from app.ui.base.times import ago, day_words, local, size_words
from app.ui.dialogs.sheet import Sheet, card, small, strong
from app.ui.look.tokens import SPACE
from app.ui.widgets.boxes import in_column, put
from app.ui.widgets.labels import muted
from app.ui.widgets.two_lines import Line, LineList, LineModel

WHY = {
    "automatic": later("automatic"),
    "by hand": later("made by hand"),
    "before migration": later("before the format changed"),
    "before restore": later("before another was restored"),
    "before replacement": later("before another file took its place"),
    "before compacting": later("before the history was compacted"),
}
SOUND, PROBLEMS = later("sound"), later("not sound")


def line_of(backup: Backup) -> Line:
    """A backup as a line: when, how long ago and why, how large, and whether it is sound."""
    when = local(backup.made_at)
    why = backup.why.removesuffix(UNSOUND)
    below = " · ".join((ago(backup.made_at), tr(WHY.get(why, why)), tr(SOUND) if backup.sound else tr(PROBLEMS)))
    glyph = "" if backup.sound else "warning"
    return Line(backup, f"{day_words(when)}, {when:%H:%M}", below, glyph=glyph, side=size_words(backup.size))


class RestoreDialog(Sheet):
    """Choose a backup. `chosen` is emitted with it; the receiver verifies and restores it."""

    help_word = "backup"
    chosen = Signal(object)

    def __init__(self, workspace: Path, made: Sequence[Backup], parent: QWidget | None) -> None:
        sentence = tr(
            "The copy you choose takes the place of the workspace. What is there now is kept as a backup "
            "first, so restoring can be taken back."
        )
        title = tr("Restore {workspace}").format(workspace=workspace.stem)
        super().__init__(parent, title, sentence if made else "", width=520)
        self.list = LineList(LineModel([line_of(backup) for backup in made]), tr("Backups, newest first"))
        if made:
            frame = card(self.list, margin=SPACE[0])
            self.list.chosen.connect(lambda _backup: self.submit())
        else:
            frame = card(strong(tr("No backup yet")), muted(tr(NO_BACKUP)))
            self.list.setParent(self)
            self.list.hide()
        self.body.addWidget(frame, 1)
        put(self.body, in_column(muted(tr("Backups are in")), small(str(backup_folder(workspace))), gap=0))
        if made:
            self._restore = self.add_foot(tr("Restore"), hint=tr("Enter restores the chosen one"))
            self.list.selectionModel().currentChanged.connect(lambda *_: self._follow())
            sound = next((number for number, backup in enumerate(made) if backup.sound), 0)
            self.list.setCurrentIndex(self.list.lines.index(sound))
            self._follow()
            self.list.setFocus()
        else:
            self.add_foot(tr("Close"), leave="")

    def _follow(self) -> None:
        """Show the problem of the selected one, and that it can be restored anyway."""
        chosen = self.list.current_key()
        sound = not isinstance(chosen, Backup) or chosen.sound
        self.complain("" if sound else tr(UNSOUND_SENTENCE))
        self._restore.setText(tr("Restore") if sound else tr("Restore anyway"))

    def submit(self) -> None:
        chosen = self.list.current_key()
        self.accept()
        if chosen is not None:
            self.chosen.emit(chosen)


UNSOUND_SENTENCE = later(
    "When this backup was made, the check found a problem in it. Choose a sound one, unless "
    "only this one has what you need."
)
NO_BACKUP = later(
    "One is made automatically when a workspace is opened and the last one is eight hours old, and "
    "whenever you choose “Back up now”."
)
