"""Commands about files: workspaces, their copies and backups, and exports. Sources are added in `add_sources`."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from app.domain.errors import Cancelled, StoreError, UserError
from app.domain.language import capital, later, tr, tr_n
from app.paths import RESOURCES, SUFFIX, starter_workspace
from app.settings import ASKED
from app.store.backup import is_due
from app.store.header import is_newer, read_version
from app.ui.base import keys
from app.ui.base.file_chooser import FileChooser
from app.ui.base.session import Target
from app.ui.base.times import day_words, local, size_words
from app.ui.dialogs.name import NameCard
from app.ui.look.icons import icon
from app.ui.look.plain import on_button
from app.ui.shell.add_sources import Adding
from app.ui.shell.leaving import may_leave
from app.ui.shell.no_workspace import NoWorkspace, Way, recent_ways
from app.ui.widgets.keyed_menu import KeyedMenu

if TYPE_CHECKING:
    from app.actions.check import Report
    from app.actions.compact import Done
    from app.actions.exports import ExportReport
    from app.domain.progress import Progress
    from app.store.backup_list import Backup
    from app.ui.dialogs.export import Chosen
    from app.ui.shell.window import Window

T = TypeVar("T")
ADD_COMMANDS = ("source.add", "source.address", "source.paste")


class Files(QObject):
    """The file commands of one window. Everything long runs in the background."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._state: NoWorkspace | None = None
        self._wanted: Path | None = None
        self._replaced = False
        self.adding = Adding(window, self.open_path)
        self._asks_name = False
        self._session.opened.connect(self._opened)
        self._session.changed.connect(lambda changes: changes.operation is not None and self._ask_the_name())
        self._session.begun.connect(self._ask_the_name)
        self._session.typed.connect(self._show_saved)
        self._session.held_up.connect(self._show_waiting)
        window.installEventFilter(self)

    def _warn(self, sentence: str) -> None:
        self._session.say(sentence, "warning")

    # --- workspaces ---

    def new(self) -> None:
        chooser = saver(self._window, tr("New workspace"), tr("Make"))
        chooser.setOption(QFileDialog.Option.DontConfirmOverwrite)  # what is there is never overwritten
        chooser.ask(self._make)

    def _make(self, path: Path) -> None:
        from app.actions.workspaces import create_workspace

        person = self._window.settings.person()

        def work(progress: Progress) -> list[str]:
            kept: list[str] = []
            create_workspace(path, person, kept.append, progress).close()
            return kept

        title = tr("Making {file}").format(file=path.name)
        self._session.operate(title, work, lambda kept: self._open_made(path, kept))

    def _open_made(self, path: Path, kept: Sequence[str]) -> None:
        """Open a new workspace. `kept` says what was in its place."""
        if self.open_path(path) and kept:
            self._warn(" ".join(kept))

    def _ask_the_name(self) -> None:
        """Ask for the user's name with the first operation, or once one is begun, until the question is answered."""
        settings = self._window.settings
        if settings.author or settings.get(ASKED, False) or self._asks_name or self._sign_as_elsewhere():
            return
        self._asks_name = True
        card = NameCard(self._session, self._window)
        card.destroyed.connect(self._name_answered)
        card.ask()

    def _name_answered(self) -> None:
        self._asks_name = False

    def _sign_as_elsewhere(self) -> bool:
        """Sign as another window was told to since, and no longer ask; says whether one was."""
        if not self._window.settings.sign_as_elsewhere():
            return False
        if self._session.is_open:
            self._session.store.author = self._window.settings.person().name
        for card in self._window.findChildren(NameCard):
            card.close()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Back from another window, which may have asked for the name."""
        if event.type() is QEvent.Type.WindowActivate:
            self._sign_as_elsewhere()
        return False

    def open(self) -> None:
        chooser = opener(self._window, tr("Open workspace"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.ask(self.open_path)

    def open_path(self, path: Path) -> bool:
        """Open a workspace. If the file is none, the open one stays open."""
        try:
            read_version(path)
        except UserError as error:
            if self._session.is_open:
                self._warn(str(error))
            else:
                self.nothing_open(str(error), path)
            return False
        if not may_leave(self._window, lambda: self.open_path(path)):
            return False
        self._wanted = path
        if not self._window.open_workspace(path):
            return False
        # A restored file or a copy can hold the same sources with other passages on them.
        self._session.store.announce_everything()
        return True

    def _show_saved(self) -> None:
        """Say whether all is saved; not beside an unsaved form or note, where *saved* would be taken for that."""
        if not self._session.is_open or self._session.is_read_only:
            return
        forms = sum(len(place.half_typed_forms()) for place in self._window.places.values())
        state = tr("{file} · replaced, no longer saved") if self._replaced else tr("{file} · saved")
        if (notes := self._session.unsaved_notes) and not self._replaced:
            state = tr_n("{file} · {n} note not saved", "{file} · {n} notes not saved", notes)
        elif forms and not self._replaced:
            state = tr_n("{file} · {n} form not saved", "{file} · {n} forms not saved", forms)
        self._window.status.workspace.setText(state.format(file=on_button(self._session.store.path.name)))

    def _show_waiting(self) -> None:
        """Paint that something is not saved yet: the window comes to no event, and to no *saved*, until it is."""
        name = on_button(self._session.store.path.name)
        self._window.status.show_at_once(tr("{file} · not saved yet").format(file=name))
        QTimer.singleShot(0, self, self._show_saved)

    def see_whether_replaced(self) -> None:
        """If another file has replaced the open one, say so once, and keep what is open as a backup."""
        store, sentence = self._session.store, ""
        try:
            store.refuse_replaced()
        except StoreError as error:
            sentence = str(error)
        if bool(sentence) == self._replaced:
            return
        self._replaced = bool(sentence)
        self._show_saved()

        def done(made: Backup | None) -> None:
            if made is not None:
                self._warn(" ".join((sentence, tr("What was open here is kept as a backup."))))

        if sentence:
            self._warn(sentence)
            self._session.operate(tr("Backing up"), lambda _progress: store.leave_the_place(), done)

    def save_copy(self) -> None:
        """Ask for a path, then write a verified copy there. If the open workspace can no longer be written, the copy
        takes its place."""
        chooser = saver(self._window, tr("Save a copy"), tr("Save"))
        whole, bare = (tr(name).format(suffix=SUFFIX) for name in (WITH_HISTORY, WITHOUT_HISTORY))
        chooser.setNameFilters([whole, bare])
        chooser.selectFile(tr("{name} copy").format(name=self._session.store.path.stem) + SUFFIX)

        chooser.ask(lambda path: self._save_copy(path, chooser.selectedNameFilter() != bare))

    def _save_copy(self, target: Path, with_history: bool) -> None:
        from app.actions.workspaces import save_copy

        store = self._session.store

        def work(progress: Progress) -> list[str]:
            kept: list[str] = []
            save_copy(store, target, with_history=with_history, progress=progress, notify=kept.append)
            return kept

        def done(kept: list[str]) -> None:
            said = tr("The copy was saved and verified: {file}.")
            if with_history and not self._can_be_written():
                self._window.go_on_in(target)
                self._replaced = False
                said = tr("The copy was saved and verified. You go on in it: {file}.")
            self._session.say(" ".join((said.format(file=target.name), *kept)))

        self._session.operate(tr("Saving {file}").format(file=target.name), work, done)

    def _can_be_written(self) -> bool:
        try:
            self._session.store.refuse_unwritable()
        except StoreError:
            return False
        return True

    # --- backups ---

    def back_up(self) -> None:
        from app.actions.backups import back_up, wrong_words

        store = self._session.store

        def done(made: Backup) -> None:
            if made.sound:
                self._session.say(tr("Backed up and verified, {size}.").format(size=size_words(made.size)))
            else:
                self._warn(wrong_words(made))

        self._session.operate(tr("Backing up"), lambda progress: back_up(store, progress), done)

    def back_up_when_due(self) -> None:
        """Make a backup if the last one is old. Silent unless it fails."""
        from app.actions.backups import back_up, prune, wrong_words

        if not self._session.is_open or self._session.is_read_only:
            return
        store = self._session.store

        def work(progress: Progress) -> Backup | None:
            with contextlib.suppress(Cancelled):  # as the workspace is closed; the next opening makes up for it
                made = back_up(store, progress, "automatic")
                if made.sound:
                    prune(store)
                return made
            return None

        def done(made: Backup | None) -> None:
            if made is not None and not made.sound:
                self._warn(wrong_words(made))

        try:
            due = is_due(store.path)
        except OSError:
            return
        if due:
            self._session.operate(tr("Backing up"), work, done)

    def clear_what_was_left(self) -> None:
        """Remove leftovers of killed programs. Silent."""
        from app.actions.leftovers import find, reclaim

        store = self._session.store
        try:
            left = find(store)
        except StoreError:
            return  # the next read says why
        if left:
            self._session.operate(tr("Clearing up"), lambda progress: reclaim(store, progress))

    def restore(self, workspace: Path) -> None:
        """Show the backups of a workspace that cannot be opened, to restore one."""
        from app.actions.backups import backups

        self._offer(workspace, backups(workspace))

    def restore_one(self, backup: Backup) -> None:
        self._offer(self._session.store.path, [backup])

    def _offer(self, path: Path, made: Sequence[Backup]) -> None:
        from app.ui.dialogs.restore import RestoreDialog

        dialog = RestoreDialog(path, made, self._window)
        dialog.chosen.connect(lambda backup: self._restore(path, backup))
        dialog.open()

    def _restore(self, path: Path, backup: Backup) -> None:
        from app.actions.backups import restore

        if not may_leave(self._window, lambda: self._restore(path, backup)):
            return
        when = local(backup.made_at)
        restored = tr("Restored the backup of {day}, {time}.").format(
            day=day_words(when, within=True), time=f"{when:%H:%M}"
        )
        existed, logs = path.exists(), list[str]()

        def words(aside: Path | None) -> str:
            kept = [tr("What was there is kept as a backup.")] if existed else []
            if aside:
                kept = [tr("The damaged file is kept as {file}.").format(file=aside.name)]
            return " ".join((restored, *kept, *logs))

        def work(progress: Progress) -> Path | None:
            if progress(0, 0):
                raise Cancelled(tr("Nothing was restored."))
            return restore(path, backup.path, logs.append, even_so=not backup.sound)

        self._window.close_workspace()
        self._show_state().show_busy(
            tr("Restoring {workspace}").format(workspace=path.stem), tr("The backup is verified, then put in place.")
        )
        self._reopen_after(path, tr("Restoring"), work, words)

    def _reopen_after(self, path: Path, title: str, work: Callable[[Progress], T], words: Callable[[T], str]) -> None:
        """Run long work on the file of a closed workspace, then open it and report the outcome in `words`."""

        def done(outcome: T) -> None:
            if self.open_path(path):
                self._session.say(words(outcome))

        def problem(sentence: str) -> None:
            self.open_path(path)
            self._warn(sentence)

        self._session.operate(title, work, done, problem)

    # --- the history ---

    def compact(self) -> None:
        from app.ui.dialogs.compact import CompactDialog

        path = self._session.store.path
        dialog = CompactDialog(self._session, self._window)
        dialog.wanted.connect(lambda days: self._compact(path, days))
        dialog.open()

    def _compact(self, path: Path, days: int) -> None:
        from app.actions.compact import compact

        if not may_leave(self._window, lambda: self._compact(path, days)):
            return
        person = self._window.settings.person()
        self._window.close_workspace()
        self._show_state().show_busy(
            tr("Compacting {workspace}").format(workspace=path.stem),
            tr("A backup of the whole history is made and verified first."),
        )
        title = tr("Compacting the history")
        self._reopen_after(path, title, lambda progress: compact(path, days, person, progress), _compacted_words)

    # --- exports and checks ---

    def export(self) -> None:
        from app.ui.dialogs.export import ExportDialog

        dialog = ExportDialog(self._session, self._window)
        dialog.exported.connect(self._export)
        dialog.open()

    def _export(self, chosen: Chosen) -> None:
        from app.actions.exports import export_markdown
        from app.render.files import in_light

        store = self._session.store

        def work(progress: Progress) -> ExportReport:
            return export_markdown(
                store, chosen.folder, chosen.wanted, again=chosen.again, choices=chosen.choices, progress=progress,
                painted=in_light,
            )  # fmt: skip

        def done(made: ExportReport) -> None:
            from app.ui.dialogs.export import ExportReportDialog

            ExportReportDialog(made, chosen.folder, self._window).open()

        self._session.operate(tr("Exporting"), work, done)

    def check(self) -> None:
        from app.actions.check import check

        store = self._session.store
        self._session.operate(tr("Checking"), lambda progress: check(store, progress), self.show_report)

    def show_report(self, report: Report) -> None:
        from app.ui.dialogs.check import CheckDialog

        dialog = CheckDialog(self._session, report, self._window)
        dialog.restore_wanted.connect(lambda: self._session.go(Target("settings", "data")))
        dialog.open()

    # --- sources ---

    def add_menu(self, button: QWidget) -> QMenu:
        """The three ways to add a source, with their keys, as the menu of a button."""
        from app.ui.widgets.beside import lets_go_of_hover

        menu = KeyedMenu(button)
        lets_go_of_hover(menu, self._window)
        for command_id in ADD_COMMANDS:
            command = keys.current().commands()[command_id]
            words = capital(command.text.removeprefix("Add source: "))
            entry = menu.addAction(icon(command.icon), f"{words}\t{keys.current().of(command_id)}")
            entry.setEnabled(self._window.can(command))
            entry.triggered.connect(lambda _checked=False, name=command_id: self._window.run(name))
        menu.setActiveAction(menu.actions()[0])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))
        return menu

    # --- when nothing is open ---

    def make_starter(self) -> None:
        """First run: make the starter workspace, and open it."""
        from app.actions.starter import AlreadyThere, make_starter

        path = starter_workspace()
        person = self._window.settings.person()
        self._show_state().show_busy(
            tr("Welcome to Passagework"),
            tr(
                "Your first workspace is being prepared: a digest of an article on China’s pandemic gifts, with "
                "its records, countries, tags and notes, each figure standing on a passage."
            ),
        )

        def work(progress: Progress) -> list[str]:
            kept: list[str] = []
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                said = tr("The folder {folder} cannot be made ({why}). Make a workspace elsewhere.")
                raise UserError(said.format(folder=path.parent, why=error.strerror)) from error
            with contextlib.suppress(AlreadyThere):  # by another window, which was opened first as well
                make_starter(path, person, RESOURCES, kept.append, progress)
            return kept

        title = tr("Preparing the first workspace")
        self._session.operate(title, work, lambda kept: self._open_made(path, kept), self.nothing_open)

    def nothing_open(self, why: str, path: Path | None = None) -> None:
        """Say why no workspace is open, with what can be done. `path` is the workspace that could not be opened."""
        path = self._wanted = path or self._wanted
        self._window.setWindowTitle("Passagework")
        recent = self._window.settings.recent()
        ways = [
            Way(tr("Open another workspace…"), "folder-open", self.open, keys.current().of("file.open")),
            Way(tr("New workspace…"), "database", self.new, keys.current().of("file.new")),
        ]
        candidates: list[Path] = list(dict.fromkeys([path, *recent] if path else recent))
        for known in candidates:
            if (known == path or known.name in why) and (count := _backup_count(known)):
                text, side = (
                    tr("Restore {workspace}…").format(workspace=known.stem),
                    tr_n("{n} backup", "{n} backups", count),
                )
                way = Way(text, "clock-counter-clockwise", partial(self.restore, known), side=side)
                # Of a newer version nothing is lost, and an older copy in its place would lack what was added since.
                ways.insert(len(ways) if is_newer(known) else 0, way)
        if not starter_workspace().exists():
            ways.append(Way(tr("Starter workspace"), "book-open", self.make_starter))
        others = [other for other in recent if other != path and other.name not in why]
        self._show_state().show_ways(tr("No workspace is open"), why, ways, recent_ways(others, self.open_path))

    def wanted(self) -> Path | None:
        """The workspace that could not be opened, if any."""
        return self._wanted

    def show_ways_on(self) -> None:
        """Show again why no workspace is open, after the settings."""
        if self._state is not None:
            self._window.stack.setCurrentWidget(self._state)
            self._state.take_keyboard()

    def _show_state(self) -> NoWorkspace:
        if self._state is None:
            self._state = NoWorkspace()
            self._window.stack.addWidget(self._state)
        self._window.stack.setCurrentWidget(self._state)
        for part in self._parts_of_workspace():
            part.hide()
        self._window.status.review.hide()
        return self._state

    def _parts_of_workspace(self) -> tuple[QWidget, ...]:
        """The parts of the window that need an open workspace."""
        status = self._window.status
        return self._window.top, self._window.rail, status.workspace, status.evidence

    def _opened(self) -> None:
        self._wanted = None
        self._replaced = False
        if self._state is not None:
            self._window.stack.setCurrentWidget(self._window.read)
            self._window.stack.removeWidget(self._state)
            self._state.deleteLater()
            self._state = None
            for part in self._parts_of_workspace():
                part.show()
            self._window.rail.show_chosen("read")
            QTimer.singleShot(0, self._window, self._window.read.focus_first)


def _compacted_words(made: Done) -> str:
    if made.compacted.still_taken:
        said = tr(
            "The history is compacted, but the file is as large as before, since it could not be rewritten. {why}"
        )
        return said.format(why=made.compacted.still_taken)
    size = size_words(made.compacted.freed)
    return tr("The history is compacted: {size} freed. A backup holds all of it.").format(size=size)


def _backup_count(path: Path) -> int:
    from app.actions.backups import backups

    try:
        return len(backups(path))
    except OSError:
        return 0


WITH_HISTORY = later("Workspace with its history (*{suffix})")
WITHOUT_HISTORY = later("Workspace without history: nothing that was deleted travels (*{suffix})")


def opener(window: Window, title: str, accept: str = "") -> FileChooser:
    """A dialog for opening a workspace, in the folder of the last one; see `saver` for `accept`."""
    recent, own = window.settings.recent(), starter_workspace().parent
    folder = str(recent[0].parent if recent else own)
    if accept and folder == str(own):  # it is hidden: nobody would look for a new workspace there
        folder = ""
    kinds = tr("Passagework workspaces (*{suffix})").format(suffix=SUFFIX)
    return FileChooser(window, title, folder, kinds, mode=QFileDialog.FileMode.AnyFile)


def saver(window: Window, title: str, accept: str) -> FileChooser:
    """The same for saving one, never in the program's own folder; `accept` is the text of its button."""
    chooser = opener(window, title, accept)
    chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    chooser.setDefaultSuffix(SUFFIX.removeprefix("."))
    chooser.setLabelText(QFileDialog.DialogLabel.Accept, accept)
    return chooser
