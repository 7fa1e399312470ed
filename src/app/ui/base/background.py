"""Work on a background thread: a queue, in order, whose results come back on the window's thread.

A read is abandoned if its asker has asked again since. `Session.operate` and `Session.query` are the only ways to use
this; nothing else in the window starts a thread.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from app.domain.errors import UserError
from app.domain.language import tr
from app.garbage import give_back_freed, share_heap

_GIVES_WAY_S = 0.0005
"""How long a thread runs while another waits. For one key Qt calls into Python some two hundred times, and each call
may wait so long for a working thread; with Python's default of 5 ms that is a noticeable delay."""
_TURN_MS = 50
_LONG_S = 0.5
"""What takes longer has freed much memory."""
_asked_at = [float("-inf")]


def asked_at() -> float:
    """When something was looked up last, by `time.monotonic`: what can wait gives way while somebody types."""
    return _asked_at[0]


class Task(QObject):
    """One piece of work, answered on the window's thread unless it was given up."""

    progressed = Signal(int, int)

    def __init__(
        self,
        title: str,
        work: Callable[[Task], Any],
        done: Callable[[Any], None] | None,
        problem: Callable[[str], None],
        parent: Queue,
    ) -> None:
        super().__init__(parent)
        self.title = title
        self._queue = parent
        self._asked: tuple[Callable[[Task], Any], Callable[[Any], None] | None, Callable[[str], None]] | None
        self._asked = work, done, problem
        self._outcome: tuple[Any, str | None] = None, None  # result and problem
        self._stopping = self._given_up = False

    def cancel(self) -> None:
        """Ask the work to stop at its next step; the outcome is still reported."""
        self._stopping = True

    def give_up(self) -> None:
        """Stop at the next step, and drop the result."""
        self._stopping = self._given_up = True

    def progress(self, done: int, total: int) -> bool:
        """Report the progress. True when the task should stop."""
        self.progressed.emit(done, total)
        return self._stopping

    def is_stopped(self) -> bool:
        return self._stopping

    def is_given_up(self) -> bool:
        return self._given_up

    def run(self) -> None:
        try:
            if not self._given_up and self._asked is not None:
                self._outcome = self._asked[0](self), None
        except UserError as error:
            self._outcome = None, str(error)
        except Exception as error:
            self._outcome = None, tr("Something went wrong in the program itself; what was done before is safe.")
            if not self._given_up:  # whatever is torn off may fail in any way
                sys.excepthook(type(error), error, error.__traceback__)
        self._queue.over.emit(self)

    def answer(self) -> None:
        """Pass on the outcome, and drop all references: the last one to a widget must not go on the other thread."""
        (result, problem), self._outcome = self._outcome, (None, None)
        asked, self._asked = self._asked, None
        if self._given_up or asked is None:
            return
        _work, done, say = asked
        if problem is not None:
            say(problem)
        elif done is not None:
            done(result)


class _Runner(QRunnable):
    def __init__(self, task: Task) -> None:
        super().__init__()
        self._task = task

    def run(self) -> None:
        begun = time.monotonic()
        try:
            self._task.run()
        except RuntimeError:  # the window is gone
            return
        if time.monotonic() - begun > _LONG_S:
            give_back_freed()


class Queue(QObject):
    """Runs one task after the other, on a thread of its own."""

    started = Signal(object)
    """The `Task` that was asked for."""
    idle = Signal()
    over = Signal(object)
    """A task, sent by its thread; not a signal of the task, which may be deleted before that returns."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_GIVES_WAY_S)
        share_heap()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)
        self._tasks: list[Task] = []
        self.over.connect(self._ended)

    def put(
        self,
        title: str,
        work: Callable[[Task], Any],
        done: Callable[[Any], None] | None,
        problem: Callable[[str], None],
    ) -> Task:
        """Run this after everything queued before. `done` gets the result, or `problem` a sentence."""
        task = Task(title, work, done, problem, self)
        self._tasks.append(task)
        self.started.emit(task)
        self._pool.start(_Runner(task))
        return task

    def busy(self) -> bool:
        """Whether any task is running or waiting, or its result is."""
        return bool(self._tasks)

    def give_up(self) -> None:
        """Abandon everything running and waiting, without waiting for it."""
        for task in self._tasks:
            task.give_up()

    def cancel(self) -> None:
        """Ask all tasks to stop."""
        for task in self._tasks:
            task.cancel()

    def settle(self, milliseconds: int = 30_000) -> bool:
        """Ask all tasks to stop and wait for them, as on closing the workspace. Returns whether they ended in time."""
        self.cancel()
        return self._pool.waitForDone(milliseconds)

    def wait(self, meanwhile: Callable[[float], object]) -> None:
        """Wait until all tasks are done, without stopping any; `meanwhile` as with `Store.wait_with`."""
        begun = time.monotonic()
        while not self._pool.waitForDone(_TURN_MS):
            meanwhile(time.monotonic() - begun)

    def abandon(self) -> None:
        """Nobody is left to answer: stop, and go once all has ended. To wait would hold the window up."""
        self.give_up()
        self.idle.connect(self._go)
        if not self._tasks:
            self._go()

    def _go(self) -> None:
        self._pool.waitForDone()  # unlike the destructor, this lets the thread's last Python code run
        self.deleteLater()

    def _ended(self, task: Task) -> None:
        try:
            task.answer()
        finally:
            self._tasks.remove(task)
            task.deleteLater()
            if not self._tasks:
                self.idle.emit()


def asked_now() -> None:
    """Remember that somebody looks something up."""
    _asked_at[0] = time.monotonic()
