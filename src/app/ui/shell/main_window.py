"""The main window: top bar, rail, places, status line. Everything else is loaded on demand."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QRadioButton, QWidget
from shiboken6 import isValid

from app.domain.language import tr
from app.scale import KEY as SCALE
from app.settings import Settings
from app.ui.base.session import Session, Target
from app.ui.base.window_language import KEY as LANGUAGE
from app.ui.look import theme
from app.ui.shell.frame import Frame, Parts
from app.ui.shell.window import NavigationState, Window
from app.ui.views.read.place import ReadPlace
from app.ui.widgets.boxes import take_away
from app.ui.widgets.panes import FLOATING
from app.ui.widgets.place import Place
from app.ui.widgets.stack import Stack

if TYPE_CHECKING:
    from app.store.store import Store
    from app.ui.base.commands import Command
    from app.ui.shell.command_actions import CommandActions
    from app.ui.shell.evidence_status import EvidenceStatus
    from app.ui.shell.files import Files
    from app.ui.shell.half_typed_notice import HalfTypedNotice
    from app.ui.shell.newer_names import NewerNames
    from app.ui.shell.notices import ReadingOnly
    from app.ui.shell.rail import Rail
    from app.ui.shell.status_line import StatusLine
    from app.ui.shell.toast import Toast
    from app.ui.shell.top_bar import TopBar
    from app.ui.shell.undo_steps import UndoSteps

PLACES = {
    "read": "ReadPlace",
    "passages": "PassagesPlace",
    "donations": "DonationsPlace",
    "importing": "ImportPlace",
    "countries": "CountriesPlace",
    "notes": "NotesPlace",
    "settings": "SettingsPlace",
    "help": "HelpPlace",
}
"""By the name of a place, which is that of its folder, the class in the folder's `place.py`."""
FRAME_PX = 40
"""What the desktop's frame adds to the height of a window, at most."""
POLL_MS = 1_000
"""How often the window checks whether another process wrote to the workspace, which costs microseconds."""


class MainWindow(Window):
    """One window on one workspace."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.setWindowTitle("Passagework")
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._look_outside)
        # Named in the next turn, so that an operation does not wait for it.
        self._naming = QTimer(self, singleShot=True, interval=0)
        self._naming.timeout.connect(self._steps_changed)
        self._build()
        saved = self.settings.get("window", "")
        if not (saved and self.restoreGeometry(b64decode(saved))):
            screen = self.screen().availableSize()
            self.resize(QSize(1280, 800).boundedTo(screen - QSize(0, FRAME_PX)))

    def _build(self) -> None:
        """Make all widgets of the window, with no workspace open."""
        self.session = Session(self.settings)
        self.places: dict[str, Place] = {}
        self.stack = Stack()
        self.read = ReadPlace(self.session)
        self._add_place(self.read)
        self._frame = Frame(self.stack)
        self.setCentralWidget(self._frame)
        self._parts: Parts | None = None
        self._toast: Toast | None = None
        self._undo_steps: UndoSteps | None = None
        self._at_key: QObject | None = None  # the button that got the last key press
        self._before_help: QWidget | None = None
        self._notice: ReadingOnly | HalfTypedNotice | None = None
        self._files: Files | None = None
        self._evidence: EvidenceStatus | None = None
        self._names: NewerNames | None = None
        self._actions: CommandActions | None = None
        self._visited: list[Target] = []
        self._ahead: list[Target] = []
        self._left: dict[str, Target] = {}  # where the user was in places that are not made again yet
        self._narrowed: dict[str, Any] = {}  # and their filters
        self._seen_version = 0
        self._has_side = False
        self._connect()

    def build_again(self, between: Callable[[], object]) -> None:
        for action in self.actions():
            self.removeAction(action)  # else its keys would mean two things until it has gone
        for card in self.findChildren(QWidget):
            if card.property(FLOATING):
                card.close()
        for part in (self._actions, self._files, self._toast, self._evidence):
            if part is not None:
                part.setParent(None)
                part.deleteLater()
        self._frame.hide()
        self.takeCentralWidget()
        self._frame.deleteLater()
        self.session.deleteLater()
        between()
        self._build()
        self.build_rest()

    def asked_for(self) -> Path | None:
        return self.files.wanted()

    def navigation_state(self) -> NavigationState:
        left = {name: place.target() for name, place in self.places.items()}
        narrowed = {name: place.narrowed() for name, place in self.places.items()}
        return NavigationState(self.place_name(), left, list(self._visited), list(self._ahead), narrowed)

    def take_up(self, kept: NavigationState) -> None:
        self._left, self._narrowed = dict(kept.left), dict(kept.narrowed)
        self.read.narrow(self._narrowed.pop("read", None))
        self.read.visit(self._left.pop("read", Target("read")))
        self._show(self._left.pop(kept.shown, Target(kept.shown)))
        self._visited, self._ahead = kept.visited, kept.ahead
        self._show_ways()

    def _connect(self) -> None:
        self.session.going.connect(self.go)
        self.session.said.connect(lambda sentence, tone: self.toast.say(sentence, tone))
        self.session.unsaid.connect(lambda sentence: self._toast is not None and self._toast.unsay(sentence))
        self.session.held_up.connect(lambda sentence: self.toast.say_at_once(sentence))
        self.session.card_moved.connect(lambda: self._toast is not None and self._toast.make_way())
        self.session.undo_offered.connect(lambda sentence: self.toast.say(sentence, "undo", self.undo_steps.undo))
        self.session.undo_offered.connect(lambda _sentence: self._naming.start())
        self.session.command_wanted.connect(self.run)
        self.session.add_wanted.connect(lambda button: self.files.add_menu(button))
        self.session.restore_wanted.connect(lambda backup: self.files.restore_one(backup))
        self.session.setting_changed.connect(self._setting_changed)
        self.session.changed.connect(lambda _changes: self._naming.start())
        self.session.changed.connect(lambda _changes: self._toast is not None and self._toast.expire())

    # --- the workspace ---

    def show_first(self, path: Path) -> None:
        """Paint what was open last, before the store is loaded. Raises `StoreError` for a foreign file."""
        from app.store.connect import has_doubtful_log
        from app.store.first_read import first_read

        first = None if has_doubtful_log(path) else first_read(path)
        if first is not None:
            self.grab(QRect(0, 0, 1, 1))  # lays out all widgets, so that the text is laid out once, in its real width
            self.read.show_first(first, path)
        self.setWindowTitle(_title(path))
        self.read.focus_first()

    def open_workspace(self, path: Path) -> bool:
        from app.ui.shell.opening import open_in

        self.close_workspace()
        return open_in(self, path) is not None

    def take_over(self, store: Store, path: Path) -> None:
        from app.ui.shell.opening import slots_may_fail

        self._show_name(path)
        self._make_actions()
        if not self._has_side:  # the left pane of the reading view, which is not part of the first paint
            self._has_side = True
            add = self.read.side.add_button
            add.clicked.connect(lambda: self.files.add_menu(add))
        with slots_may_fail():
            self.session.open(store)
            self._steps_changed()
        self.settings.opened(path)
        self._seen_version = store.data_version()
        self._show_reading_only(store)
        self._poll.start()
        QTimer.singleShot(0, self, self._settle)

    def _show_name(self, path: Path) -> None:
        from app.ui.look.plain import as_tip, on_button

        self.setWindowTitle(_title(path))
        self.status.workspace.setText(tr("{file} · saved").format(file=on_button(path.name)))
        self.status.workspace.setToolTip(as_tip(str(path)))

    def go_on_in(self, copy: Path) -> None:
        from app.ui.base.unsaved_notes import unsaved_of

        self.session.go_on_in(copy)
        self._show_name(copy)
        self.files.see_whether_replaced()
        self.settings.opened(copy)
        self.session.store.announce_everything()
        for place in self.places.values():
            place.remember()
        unsaved_of(self.session).save_again()

    def _settle(self) -> None:
        """Deferred work: backups when due, the evidence figures, the name."""
        if not self.session.is_open:
            return
        from app.ui.shell.evidence_status import EvidenceStatus
        from app.ui.shell.half_typed_notice import notice_of

        if self._evidence is None:
            self._evidence = EvidenceStatus(self)
        self._evidence.refresh()
        if (notice := notice_of(self.session)) is not None:
            self._notice = notice
            self._frame.put_above(notice)
        self.files.clear_what_was_left()
        self.files.back_up_when_due()
        self.names.look()

    def close_workspace(self) -> None:
        self.session.settle()
        self._poll.stop()
        for place in self.places.values():
            place.remember()
        for name in [name for name in self.places if name != "read"]:
            place = self.places.pop(name)
            self.stack.removeWidget(place)
            place.deleteLater()
        self.read.focus_first()  # the focused widget has gone with its place
        self.session.close()
        take_away(self._notice)
        self._notice = None
        self._visited.clear()
        self._ahead.clear()

    def show_no_workspace(self, why: str, path: Path | None = None) -> None:
        self._make_actions()
        self.files.nothing_open(why, path)

    def first_run(self) -> None:
        self._make_actions()
        self.files.make_starter()

    def _show_reading_only(self, store: Store) -> None:
        """Show a permanent notice that nothing can be changed, why, and what can be done."""
        if store.read_only is not None:
            from app.ui.shell.notices import ReadingOnly

            self.status.workspace.setText(tr("{file} · read only").format(file=store.path.name))
            self._notice = ReadingOnly(str(store.read_only))
            self._notice.copy.clicked.connect(lambda: self.files.save_copy())
            self._notice.again.clicked.connect(lambda: self.files.open_path(store.path))
            self._frame.put_above(self._notice)

    # --- parts that are loaded when they are asked for ---

    def build_rest(self) -> Parts:
        """Add top bar, rail and status line, which are not part of the first paint."""
        if self._parts is None:
            self._parts = _, rail, status = self._frame.build_rest()
            self.session.operations.started.connect(status.show_task)
            self.session.operations.idle.connect(status.show_idle)
            self.session.step_begun.connect(status.show_step)
            self.session.steps_over.connect(status.show_step_over)
            rail.chosen.connect(self.show_place)
            rail.show_chosen("read")
            app = QApplication.instance()
            if isinstance(app, QApplication):
                app.focusChanged.connect(self._focus_moved)
        return self._parts

    def changeEvent(self, event: QEvent) -> None:
        """Back from a dialog, begin in the place where what had the keyboard is gone; Qt would in the top bar."""
        comes_back = event.type() is QEvent.Type.ActivationChange and self.isActiveWindow() and self._parts is not None
        if comes_back and self.focusWidget() is None and isinstance(place := self.stack.currentWidget(), Place):
            place.focus_first()
        super().changeEvent(event)

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        from app.ui.shell.focus_order import bring_into_sight, keep_in_view
        from app.ui.widgets.one_focus import follow_focus

        bring_into_sight(self, now)
        keep_in_view(now)
        follow_focus(now)
        self._at_key = None
        if isinstance(before, QAbstractButton) and isValid(before):
            before.removeEventFilter(self)
        if isinstance(now, QAbstractButton):
            now.installEventFilter(self)

    @property
    def top(self) -> TopBar:
        return self.build_rest().top

    @property
    def rail(self) -> Rail:
        return self.build_rest().rail

    @property
    def status(self) -> StatusLine:
        return self.build_rest().status

    @property
    def names(self) -> NewerNames:
        if self._names is None:
            from app.ui.shell.newer_names import NewerNames

            self._names = NewerNames(self)
        return self._names

    @property
    def files(self) -> Files:
        if self._files is None:
            from app.ui.shell.files import Files

            self.build_rest()  # the status line shows the progress of long work
            self._files = Files(self)
        return self._files

    def _make_actions(self) -> CommandActions:
        if self._actions is None:
            from app.ui.shell.command_actions import CommandActions

            self._actions = CommandActions(self)
        return self._actions

    @property
    def actions_table(self) -> CommandActions:
        return self._make_actions()

    def can(self, command: Command[Any]) -> bool:
        return self.actions_table.can(command)

    def run(self, command_id: str) -> None:
        self.actions_table.run(command_id)

    # --- places ---

    def _add_place(self, place: Place) -> None:
        self.places[place.name] = place
        self.stack.addWidget(place)

    def place(self, name: str) -> Place:
        if name not in self.places:
            self._add_place(getattr(import_module(f"app.ui.views.{name}.place"), PLACES[name])(self.session))
            if (kept := self._narrowed.pop(name, None)) is not None:
                self.places[name].narrow(kept)
            if name in self._left:
                self.places[name].visit(self._left.pop(name))
        return self.places[name]

    def place_name(self) -> str:
        widget = self.stack.currentWidget()
        return widget.name if isinstance(widget, Place) else ""

    def show_place(self, name: str) -> None:
        self.go(Target(name))

    def go(self, target: Target) -> None:
        """Show a target and remember the previous one; or open what it names over the places."""
        if target.place not in PLACES:
            from app.ui.shell.overlays import open_over

            open_over(self, target)
            return
        here = self._here()
        elsewhere = here is not None and (*here[:3], here.other) != (*target[:3], target.other)
        if here is not None and (elsewhere or target.at is not None or target.passage is not None):
            self._visited.append(here)
            del self._visited[:-50]
            self._ahead.clear()
        self._show(target)

    def go_back(self) -> None:
        if not self._visited and not self.session.is_open:
            self.files.show_ways_on()
        self._step(self._visited, self._ahead)

    def go_forward(self) -> None:
        self._step(self._ahead, self._visited)

    def _step(self, take: list[Target], give: list[Target]) -> None:
        here = self._here()
        if take:
            if here is not None:
                give.append(here)
            self._show(take.pop(), returns=here is not None and here.place == "help")

    def _here(self) -> Target | None:
        widget = self.stack.currentWidget()
        return widget.target() if isinstance(widget, Place) else None

    def _show(self, target: Target, *, returns: bool = False) -> None:
        """Show a target, with the focus where work begins there, or where it was before the help was opened."""
        from app.ui.shell.focus_order import gives_back
        from app.ui.widgets.one_focus import say_focus_again_soon

        if target.place == "help" and self.place_name() != "help":
            self._before_help = QApplication.focusWidget()
        place = self.place(target.place)
        self.stack.turn_to(place)
        self.rail.show_chosen(target.place)
        place.visit(target)
        if not (returns and gives_back(place, self._before_help)):
            place.focus_first()
        say_focus_again_soon(self)
        self._show_ways()
        self.session.card_moved.emit()  # another place has other cards

    def _show_ways(self) -> None:
        self.top.back_button.setEnabled(bool(self._visited))
        self.top.forward_button.setEnabled(bool(self._ahead))

    def toggle_pane(self, side: str) -> None:
        place = self.places.get(self.place_name())
        panes = place.panes if place is not None else None
        if panes is not None and panes.toggle(side) and panes.takes_keyboard(side):
            from app.ui.shell.focus_order import enter

            enter(panes.pane(side))

    def next_pane(self, way: int = 1) -> None:
        """Move the focus to the next pane (1) or the previous one (-1)."""
        from app.ui.shell.focus_order import next_pane

        next_pane(self, way)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab moves through the window in visual order."""
        from app.ui.shell.focus_order import next_by_tab

        return next_by_tab(self, 1 if forwards else -1) or super().focusNextPrevChild(forwards)

    # --- undo ---

    @property
    def undo_steps(self) -> UndoSteps:
        if self._undo_steps is None:
            from app.ui.shell.undo_steps import UndoSteps

            self._undo_steps = UndoSteps(self)
        return self._undo_steps

    def undo(self) -> None:
        """Take back one's newest operation, or what was done since and is still said."""
        if self._toast is None or not self._toast.take_back():
            self.undo_steps.undo()
        self._naming.start()

    def redo(self) -> None:
        self.undo_steps.redo()

    def _steps_changed(self) -> None:
        from app.store.reads.history import redo_label, undo_label

        if not self.session.is_open:
            return
        store = self.session.store
        can = not self.session.is_read_only
        undo, redo = (undo_label(store), redo_label(store)) if can else (None, None)
        self.top.show_steps(undo, redo, self.session.has_offer())
        if self._evidence is not None:
            self._evidence.refresh_soon()

    def _look_outside(self) -> None:
        """Follow what another process wrote, such as the command line, and check that the file is still there."""
        self.files.see_whether_replaced()
        version = self.session.store.data_version()
        if version == self._seen_version:
            return
        self._seen_version = version
        if self.session.store.follows:
            self.session.store.announce_everything()
        else:
            self.files.open_path(self.session.store.path)

    # --- what floats ---

    def show_search(self) -> None:
        if self.session.is_open:
            from app.ui.views.search.popup import SearchPopup

            SearchPopup(self.session, self).open_below(self.top.search_box)

    def show_palette(self) -> None:
        from app.ui.shell.command_palette import CommandPalette

        CommandPalette(self).open_in(self)

    def next_draft(self) -> None:
        """Go on with the next draft that waits, from wherever one is."""
        if self._evidence is not None:
            self._evidence.next_draft()

    def show_menu(self) -> None:
        from app.ui.widgets.beside import lets_go_of_hover

        menu = self.actions_table.menu()
        lets_go_of_hover(menu, self)
        button = self.top.menu_button
        corner = button.mapToGlobal(QPoint(0, button.height() + 2))
        menu.popup(corner if button.isVisible() else self.mapToGlobal(QPoint(self.width() // 2, 0)))

    def choose_theme(self, name: str) -> None:
        self.session.put("theme", name)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.choose(app, name)

    def _setting_changed(self, key: str) -> None:
        if key == LANGUAGE:
            from app.ui.shell.change_language import speak_again

            # The button that was pressed has to be done first, since it goes with all the others.
            QTimer.singleShot(0, self, lambda: speak_again(self))
        elif key == SCALE:
            from app.ui.shell.change_scale import rescale

            QTimer.singleShot(0, self, lambda: rescale(self))

    @property
    def toast(self) -> Toast:
        if self._toast is None:
            from app.ui.shell.toast import Toast

            self._toast = Toast(self)
            self._toast.undo_wanted.connect(self.undo)
        return self._toast

    # --- leaving ---

    def leave(self) -> None:
        self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember that the focused button got a key press; one that the window gets may come from another widget."""
        if event.type() is QEvent.Type.KeyPress:
            self._at_key = watched
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses a button, as on the web; Qt does that in dialogs and on some desktops only."""
        from PySide6.QtCore import Qt

        button = self.focusWidget()
        is_alone = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and is_alone and not event.isAutoRepeat()
        is_meant, self._at_key = button is self._at_key and not isinstance(button, QRadioButton | QCheckBox), None
        if enters and is_meant and isinstance(button, QAbstractButton):
            button.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window's state and leave one file; ask first about what could not be saved."""
        from app.ui.shell.leaving import may_leave

        if not may_leave(self, self.close):
            event.ignore()
            return
        self.settings.put("window", bytes(self.saveGeometry().toBase64().data()).decode())
        self.close_workspace()
        super().closeEvent(event)


def _title(path: Path) -> str:
    return f"{path.stem} — Passagework"
