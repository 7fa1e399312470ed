"""Work off the window's thread: a queue of it, in the order it was asked for, whose answers come back to the window.

What is read for an asker that has asked again since is given up. `Session.operate` and `Session.query` are the two
ways here; nothing else in the window makes a thread.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from app.domain.errors import UserError
from app.domain.language import tr

"""(done, total) in whatever the work counts; 0 of 0 where it cannot tell. True means stop."""
Stopped = Callable[[], bool]
"""Whether nobody waits for the answer any more."""

_asked_at = [float("-inf")]


def asked_at() -> float:
    """When something was looked up last, by `time.monotonic`: what can wait gives way while somebody types."""
    return _asked_at[0]


class Task(QObject):
    """One piece of work. Whoever asked hears of it on the window's thread, unless it was given up."""

    progressed = Signal(int, int)
    _over = Signal(object, object)

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
        self._queue, self._work, self._done, self._problem = parent, work, done, problem
        self._stopping = self._given_up = False
        self._over.connect(self._finish)

    def cancel(self) -> None:
        """Ask the work to stop at its next step; it is told how that ended."""
        self._stopping = True

    def give_up(self) -> None:
        """Ask it to stop; nobody wants to hear of it any more."""
        self._stopping = self._given_up = True

    def progress(self, done: int, total: int) -> bool:
        """Say how far it is. True when it is to stop."""
        self.progressed.emit(done, total)
        return self._stopping

    def is_stopped(self) -> bool:
        """Whether it is to stop."""
        return self._stopping

    def run(self) -> None:
        """Do the work, on the thread of its queue."""
        result: Any = None
        problem: str | None = None
        try:
            if not self._given_up:
                result = self._work(self)
        except UserError as error:
            problem = str(error)
        except Exception as error:
            problem = tr("Something went wrong in the program itself; what was done before is safe.")
            if not self._given_up:  # whatever is torn off may fail in any way
                sys.excepthook(type(error), error, error.__traceback__)
        self._over.emit(result, problem)

    def _finish(self, result: object, problem: str | None) -> None:
        try:
            if self._given_up:
                return
            if problem is not None:
                self._problem(problem)
            elif self._done is not None:
                self._done(result)
        finally:
            self._queue.ended(self)


class _Runner(QRunnable):
    def __init__(self, task: Task) -> None:
        super().__init__()
        self._task = task

    def run(self) -> None:
        try:
            self._task.run()
        except RuntimeError:  # the window is gone
            return


class Queue(QObject):
    """Does one thing after the other, on a thread of its own, which keeps its connection to the workspace."""

    started = Signal(object)
    """The `Task` that was asked for."""
    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)
        self._tasks: list[Task] = []

    def put(
        self,
        title: str,
        work: Callable[[Task], Any],
        done: Callable[[Any], None] | None,
        problem: Callable[[str], None],
    ) -> Task:
        """Do this after all that was asked for before. `done` gets its result, or `problem` a sentence."""
        task = Task(title, work, done, problem, self)
        self._tasks.append(task)
        self.started.emit(task)
        self._pool.start(_Runner(task))
        return task

    def busy(self) -> bool:
        """Whether any work is under way or waiting, or its answer is."""
        return bool(self._tasks)

    def give_up(self) -> None:
        """Let go of all that is under way and waiting, without waiting for it."""
        for task in self._tasks:
            task.give_up()

    def settle(self, milliseconds: int = 30_000) -> bool:
        """Ask all work to stop and wait for it, as when the workspace is closed. Whether it ended in time."""
        for task in self._tasks:
            task.cancel()
        return self._pool.waitForDone(milliseconds)

    def wait(self) -> None:
        """Wait until all is done, and stop nothing. The answers come after."""
        self._pool.waitForDone()

    def ended(self, task: Task) -> None:
        """A task is over, and its answer was heard."""
        self._tasks.remove(task)
        task.deleteLater()
        if not self._tasks:
            self.idle.emit()


def asked_now() -> None:
    """Remember that somebody looks something up."""
    _asked_at[0] = time.monotonic()
