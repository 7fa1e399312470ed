"""Long work off the ui thread: a plain function with a progress callback that can also tell it to stop."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from app.domain.errors import Cancelled, UserError
from app.domain.language import tr

Progress = Callable[[int, int], bool]
"""(done, total) in whatever the work counts; 0 of 0 where it cannot tell. True means stop."""


class Job(QObject):
    """One piece of long work. Its signals arrive on the ui thread."""

    progressed = Signal(int, int)
    succeeded = Signal(object)
    failed = Signal(str)
    ended = Signal()

    def __init__(self, title: str, work: Callable[[Progress], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._work = work
        self._stopping = False

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stopping = True

    def run(self) -> None:
        """Do the work, on whatever thread this is."""
        try:
            result = self._work(self._progress)
        except Cancelled as cancelled:
            self.failed.emit(str(cancelled))
        except UserError as error:
            self.failed.emit(str(error))
        except Exception as error:
            self.failed.emit(tr("Something went wrong in the program itself; what was done before is safe."))
            sys.excepthook(type(error), error, error.__traceback__)
        else:
            self.succeeded.emit(result)
        finally:
            self.ended.emit()

    def _progress(self, done: int, total: int) -> bool:
        self.progressed.emit(done, total)
        return self._stopping


class _Runner(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.run()


class Jobs(QObject):
    """Runs jobs one after the other, and says which one is on."""

    started = Signal(object)
    """The `Job` that begins."""
    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)  # its thread keeps its connection to the workspace
        self._jobs: set[Job] = set()

    def start(
        self,
        title: str,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None] | None = None,
        problem: Callable[[str], None] | None = None,
    ) -> Job:
        """Begin long work. `done` gets its result and `problem` its sentence, both on the ui thread."""
        job = Job(title, work, self)
        self._jobs.add(job)
        if done is not None:
            job.succeeded.connect(_Relay(done, job).call)
        if problem is not None:
            job.failed.connect(_Relay(problem, job).call)
        job.ended.connect(_Relay(lambda: self._ended(job), job).call_plain)
        self.started.emit(job)
        self._pool.start(_Runner(job))
        return job

    def busy(self) -> bool:
        """Whether any work is under way or waiting."""
        return bool(self._jobs)

    def wait(self, milliseconds: int = 30_000) -> bool:
        """Ask all work to stop and wait for it, as when the window closes."""
        for job in self._jobs:
            job.cancel()
        return self._pool.waitForDone(milliseconds)

    def _ended(self, job: Job) -> None:
        self._jobs.discard(job)
        job.deleteLater()
        if not self._jobs:
            self.idle.emit()


class _Relay(QObject):
    """A callable that lives on the ui thread, so that a signal from a worker is queued to it."""

    def __init__(self, target: Callable[..., None], parent: QObject) -> None:
        super().__init__(parent)
        self._target = target

    def call(self, value: object) -> None:
        self._target(value)

    def call_plain(self) -> None:
        self._target()
