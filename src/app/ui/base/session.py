"""What every view shares: the open workspace, the feed of changes, and navigation between places.

A view never opens a transaction and never catches an error: it runs an action through `do`, and the session shows
errors in the action's own words. Long work goes through `operate` and `query`, which answer later on the window's
thread; short work is done at once, so that successive keys keep their order.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from threading import get_ident
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Signal

from app.domain.errors import UserError
from app.domain.language import tr
from app.domain.progress import Progress
from app.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from app.domain.changes import Changes
    from app.domain.progress import Stopped
    from app.store.store import Store
    from app.ui.base.background import Queue, Task

T = TypeVar("T")
EDITED = "edited"
_TRIES, _AWAITED_MS = 600, 50
"""How often, and how long each time, to wait for the end of an abandoned read."""
MEANWHILE_S = 0.3
"""If an operation is refused after a longer time, another key may have been pressed meanwhile."""


class Target(NamedTuple):
    """A place to go to, and the thing in it; or what opens over the places."""

    place: str
    """read, passages, donations, countries, notes, settings or help; or what opens over them: history, review."""
    kind: str = ""
    """What `id` names, where the place shows several kinds: source, tag, donation, actor, country, note ..."""
    id: int | None = None
    at: int | None = None
    """A code point of the source's canonical text."""
    passage: int | None = None
    caret: tuple[int, int] | None = None
    """Where the selection begins and where the caret is, in code points."""
    other: int | None = None
    """The second of two things that are shown beside each other."""
    words: str = ""
    """What is asked there; of an actor `EDITED`, where its fields are to be open."""


class Session(QObject):
    """Lives as long as the window; the store is available after the first paint."""

    opened = Signal()
    """The store is open; views may read and act from now on."""
    changed = Signal(object)
    """`Changes`, on the ui thread, one for each committed step."""
    said = Signal(str, str)
    """A sentence for the user and its tone: ok, warning or undo (with an Undo beside it)."""
    unsaid = Signal(str)
    """A sentence that was said and is no longer true."""
    held_up = Signal(str)
    """A sentence that is to be painted at once, since the window does nothing until it has waited for somebody else."""
    step_begun = Signal(object)
    """The `Task` of a long step, which cannot be stopped."""
    steps_over = Signal()
    typed = Signal()
    """Unsaved text of a form or note has changed a moment ago."""
    card_moved = Signal()
    """A card over the window has moved, so that a passing message must make way."""
    undo_offered = Signal(str)
    """What was done that is no operation of the workspace, and can be taken back; see `offer_undo`."""
    going = Signal(object)
    """A `Target` to show."""
    setting_changed = Signal(str)
    """The key of a setting of the program."""
    command_wanted = Signal(str)
    """The id of a command of the window."""
    restore_wanted = Signal(object)
    """The `Backup` to replace the workspace with."""
    drafts_changed = Signal()
    """A draft was put away, taken up or refused, which is no operation of the workspace."""
    begun = Signal()
    """Something was begun that becomes an operation once it is saved, such as the draft of a record."""
    add_wanted = Signal(object)
    """The button under which to offer the ways to add a source."""
    _committed = Signal(object, object)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self._store: Store | None = None
        self._operations: Queue | None = None
        self._steps: Queue | None = None
        self._has_waited = False
        """Whether it was said that what is being done waits."""
        self._waited = 0.0
        """How long it has waited, when that was heard last."""
        self._refused_at = float("-inf")  # by `time.monotonic`, of an operation refused after a while
        self._askers: WeakKeyDictionary[QObject, Queue] = WeakKeyDictionary()
        self._committed.connect(self._pass_on)
        self._offers: list[tuple[int, Callable[[], object]]] = []
        """What takes back what is no operation, the newest last, each with the operation that *Undo* led to then."""
        self.unsaved_notes = 0
        """The number of notes whose text could not be saved so far."""

    @property
    def store(self) -> Store:
        """The open workspace. Only valid after `opened`."""
        if self._store is None:
            raise RuntimeError("the workspace is not open yet")
        return self._store

    @property
    def is_open(self) -> bool:
        return self._store is not None

    @property
    def is_read_only(self) -> bool:
        return self._store is not None and self._store.read_only is not None

    def may_write(self) -> bool:
        """Whether the workspace can be changed; if not, shows why, and what helps."""
        if self._store is not None and self._store.read_only is not None:
            self.said.emit(str(self._store.read_only), "warning")
            return False
        return True

    def is_free(self) -> bool:
        """Whether nothing else is being saved, here or by another program."""
        return self._store is None or (not self.steps() and self._store.is_free())

    def open(self, store: Store) -> None:
        self._store = store
        self._offers = []
        store.wait_with(self._meanwhile)
        store.listeners.append(lambda changes: self._committed.emit(store, changes))
        self.opened.emit()

    def close(self) -> None:
        """Close the store, leaving one file."""
        self.settle()
        if self._store is not None:
            self._store.close()
            self._store = None

    def go_on_in(self, copy: Path) -> None:
        """Go on in a copy of the open workspace, with all that is being typed. Raises `StoreError`."""
        self.settle()
        self.store.go_on_in(copy)

    def settle(self) -> None:
        """Ask running work to stop, and wait for it, also for reads whose asker has gone: first for these, which would
        take the processor from the rest."""
        from app.ui.base.background import Queue

        work = [queue for queue in (self._operations, self._steps) if queue is not None]
        reads = [queue for queue in self.findChildren(Queue) if queue not in work]
        for queue in work:
            queue.cancel()
        for queue in reads:
            queue.give_up()
        for _ in range(_TRIES):  # one statement may read a million rows
            if all(queue.settle(_AWAITED_MS) for queue in reads) or self._store is None:
                break
            self._store.interrupt_reads()
        for queue in work:
            queue.settle()

    def do(self, action: Callable[[Store], T], undo_hint: str = "") -> T | None:
        """Run an action. A `UserError` is shown, and None returned; other exceptions pass through.

        `undo_hint` is shown with an *Undo* button after success, as after a deletion.
        """
        if self._store is None:
            return None
        has_waited, self._has_waited, self._waited = self._has_waited, False, 0.0
        if self._steps is not None and self._steps.busy():
            self._steps.wait(self._meanwhile)
        begun = time.monotonic()
        try:
            result = action(self._store)
        except UserError as error:
            if time.monotonic() - begun > MEANWHILE_S:
                self._refused_at = time.monotonic()
            self.said.emit(str(error), "warning")
            return None
        finally:
            self._has_waited, said_so = has_waited, self._has_waited
        if undo_hint or said_so:
            self.said.emit(undo_hint or tr("Now it is saved."), "undo" if undo_hint else "ok")
        return result

    def _meanwhile(self, waited: float) -> None:
        """Say after a moment that what is to be saved waits. Nothing else is done meanwhile: an event would come in the
        middle of whatever asked for this, and may close what that still needs."""
        is_told, self._waited = MEANWHILE_S / 2 < self._waited <= waited, waited
        if waited > MEANWHILE_S / 2 and not is_told:
            self._has_waited = True
            self.held_up.emit(tr("Something else is using the workspace. This will be saved right after it."))

    def did(self, action: Callable[[Store], object]) -> bool:
        """Run an action as `do` does. Returns whether it succeeded."""
        return self.do(lambda store: (action(store),)) is not None

    # --- off the window's thread ---

    @property
    def operations(self) -> Queue:
        """The queue for work that changes the workspace, or reads all of it."""
        if self._operations is None:
            from app.ui.base.background import Queue

            self._operations = Queue(self)
        return self._operations

    def operate(
        self,
        title: str,
        work: Callable[[Progress], T],
        done: Callable[[T], None] | None = None,
        problem: Callable[[str], None] | None = None,
    ) -> Task:
        """Queue long work. Errors are shown, unless `problem` is given."""
        return self.operations.put(title, lambda task: work(task.progress), done, problem or self._warn)

    def step(
        self,
        step: Callable[[Store], T],
        done: Callable[[T], None],
        problem: Callable[[str], None] | None = None,
        title: str = "",
    ) -> None:
        """Run a step that may be long, such as undo or a merge of tags. Whatever is done next waits for it."""
        if self._steps is None:
            from app.ui.base.background import Queue

            self._steps = Queue(self)
            self._steps.started.connect(self.step_begun)
            self._steps.idle.connect(self.steps_over)
        store = self.store

        def work(_task: Task) -> T:
            try:
                return step(store)
            except UserError:
                self._refused_at = time.monotonic()
                raise

        self._steps.put(title or tr("Saving…"), work, done, problem or self._warn)

    def refused_since(self, pressed: float) -> bool:
        """Whether an operation was refused since a key was pressed at this time, or just before: the keys pressed while
        the window is blocked arrive afterwards."""
        return self._refused_at > pressed - MEANWHILE_S

    def steps(self) -> bool:
        """Whether a long step is running."""
        return self._steps is not None and self._steps.busy()

    def busy(self) -> bool:
        return self.steps() or (self._operations is not None and self._operations.busy())

    def query(
        self,
        asker: QObject,
        read: Callable[[Store, Stopped], T],
        done: Callable[[T], None],
        problem: Callable[[str], None] | None = None,
        *,
        instead: bool = True,
    ) -> Task:
        """Read something in the background for `asker`, by default replacing its earlier query (`instead`).

        The result is dropped once the asker or the workspace is gone. Errors are shown, unless `problem` is given.
        """
        from app.ui.base.background import Queue, asked_now

        queue = self._askers.get(asker)
        if queue is None:
            queue = self._askers[asker] = Queue(self)
            asker.destroyed.connect(queue.abandon)
        if instead:
            queue.give_up()
            asked_now()
        store = self.store

        def work(task: Task) -> T:
            with store.reading_until(task.is_given_up):  # every asker has a thread of its own
                return read(store, task.is_stopped)

        return queue.put("", work, done, problem or self._warn)

    def asks(self, asker: QObject) -> bool:
        queue = self._askers.get(asker)
        return queue is not None and queue.busy()

    def is_reading(self) -> bool:
        return any(queue.busy() for queue in self._askers.values())

    def give_up(self, asker: QObject, *, wait: bool = False) -> None:
        """Drop this asker's queries; with `wait`, until none is running any more."""
        queue = self._askers.get(asker)
        if queue is not None:
            queue.give_up()
            if wait:
                queue.settle()

    def remove(self, action: Callable[[Store], object], sentence: str, *own: str) -> bool:
        """Run an action that removes something, and report with *Undo* what else was removed. False if it failed.

        `sentence` says what was removed, without its full stop; it already covers rows of the tables `own`.
        """
        gone = self.do(_counting(action))
        if gone is not None:
            self._say_removed(gone, sentence, own)
        return gone is not None

    def remove_much(self, action: Callable[[Store], object], sentence: str, *own: str) -> None:
        """The same in the background, for things that may have a lot attached; whatever is done next waits for it."""
        self.step(_counting(action), lambda gone: self._say_removed(gone, sentence, own))

    def _say_removed(self, gone: Mapping[str, int], sentence: str, own: tuple[str, ...]) -> None:
        from app.ui.base.operation_words import removed_words

        self.say(removed_words(sentence, {table: n for table, n in gone.items() if table not in own}), "undo")

    def offer_undo(self, sentence: str, take_back: Callable[[], object]) -> None:
        """Say what was done that is no operation of the workspace; *Undo* takes it back, as long as it is the last that
        was done."""
        from app.store.reads.history import step_of

        self._offers.append((step_of(self.store, back=True), take_back))
        self.undo_offered.emit(sentence)

    def has_offer(self) -> bool:
        """Whether *Undo* would take back what is no operation."""
        from app.store.reads.history import step_of

        return bool(self._offers) and self._offers[-1][0] >= step_of(self.store, back=True)

    def take_offer(self) -> Callable[[], object] | None:
        """What takes back what was done last, if that is no operation; it is offered no more."""
        return self._offers.pop()[1] if self.has_offer() else None

    def say(self, sentence: str, tone: str = "ok") -> None:
        self.said.emit(sentence, tone)

    def _warn(self, sentence: str) -> None:
        self.say(sentence, "warning")

    def put(self, key: str, value: object) -> None:
        """Store a setting of the program, and notify whatever shows it."""
        self.settings.put(key, value)
        self.setting_changed.emit(key)

    def run(self, command_id: str) -> None:
        """Run a command of the window, if it is available."""
        self.command_wanted.emit(command_id)

    def go(self, target: Target) -> None:
        self.going.emit(target)

    def _pass_on(self, store: Store, changes: Changes) -> None:
        if store is self._store:  # it may be closed by now
            self.changed.emit(changes)


def around(widget: QWidget | None) -> Iterator[QWidget]:
    """A widget and what it lies in, from the inside out."""
    while widget is not None:
        yield widget
        widget = widget.parentWidget()


def session_of(widget: QWidget | None) -> Session | None:
    """The session of the place or window that a widget is in."""
    found = (getattr(one, "session", None) for one in around(widget))
    return next((one for one in found if isinstance(one, Session)), None)


def go_from(widget: QWidget, target: Target) -> None:
    """Show a target, as a link or button in this widget does."""
    session = session_of(widget)
    if session is not None:
        session.go(target)


def _counting(action: Callable[[Store], object]) -> Callable[[Store], Mapping[str, int]]:
    """Wraps an action so that it counts the rows of each table removed with it."""

    def run(store: Store) -> Mapping[str, int]:
        from app.store.reads.history import gone_with

        done, here = list[int](), get_ident()

        def forward(changes: Changes) -> None:
            if get_ident() == here:  # another thread may do something meanwhile
                done.append(changes.operation_id)

        store.listeners.append(forward)
        try:
            action(store)
        finally:
            store.listeners.remove(forward)
        return gone_with(store, done[-1]) if done else {}

    return run
