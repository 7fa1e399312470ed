"""Reading a source in a child process: it can be stopped at once, and if it hangs, nothing else does.

A catastrophic regular expression, or a parser in C, would block every thread of the process, and the rules that find
drafts in a long text would keep the window from painting. The child stays alive for the next source of a batch, and a
while after, since starting it takes longer than reading a page.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import pickle
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from app import mistake_details
from app.actions.reader import Answer, FindDrafts, Mistake, Refused, Reply, Request, Share
from app.domain import language
from app.domain.errors import BadInput, Cancelled
from app.domain.language import tr
from app.domain.progress import Progress
from app.domain.sources import SourceDraft
from app.importers.read import load_file, name_of, read_source
from app.store.block_json import load_blocks

_START = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from app.actions.reader import serve; serve()"
POLL = 0.1
"""Seconds after which it is asked again whether to go on."""
_KEPT = 30.0
"""Seconds that a process waits for the next source."""
LARGE = 5_000_000
"""Bytes after which a process is not kept: it would keep the memory that reading them took."""


def read_file_apart(path: Path, progress: Progress | None, stopped: str) -> SourceDraft:
    """The draft of the file at `path`, as `read_apart` reads it."""
    return read_apart(load_file(path), name_of(path), None, progress, stopped)


def read_apart(raw: bytes, name: str, media_type: str | None, progress: Progress | None, stopped: str) -> SourceDraft:
    """Read a source draft in a child process; in this process if nobody could stop it anyway.

    Raises `BadInput` for what cannot be read, also through a bug of ours, which is logged; and `Cancelled` with the
    sentence `stopped` as soon as `progress` asks for it.
    """
    if progress is None:
        return _read_here(raw, name, media_type)
    if progress(0, 0):
        raise Cancelled(stopped)
    answer = ask_apart(Request(raw, name, media_type, language.code()), progress, stopped, large=len(raw) > LARGE)
    if isinstance(answer, Refused):
        raise BadInput(answer.sentence)
    if isinstance(answer, Answer):
        return _draft(answer, raw, name)
    if isinstance(answer, Mistake):
        mistake_details.log(answer.details)
    raise BadInput(unreadable(name))


def ask_apart(request: Request | FindDrafts, progress: Progress, stopped: str, *, large: bool = False) -> Reply | None:
    """The child's answers to a request; None if it ended by itself. A child is not reused after a `large` request.
    Raises `Cancelled` with the sentence `stopped` as soon as `progress` asks for it."""
    waiting = _kept.take()
    answer = None if waiting is None else _asked_of(waiting, request, progress, stopped, large)
    return _asked_of(_Reader(), request, progress, stopped, large) if answer is None else answer


def _asked_of(
    reader: _Reader, request: Request | FindDrafts, progress: Progress, stopped: str, large: bool
) -> Reply | None:
    try:
        answer = reader.ask(request, progress)
    except BaseException:
        reader.end()
        raise
    if answer is None or large:
        reader.end()
    else:
        _kept.keep(reader)
    if reader.stopped:
        raise Cancelled(stopped)
    return answer


def unreadable(name: str) -> str:
    """The sentence about a source that a bug of ours keeps from being read; others are read all the same."""
    return tr(
        "“{name}” could not be read because of a bug in Passagework, which is logged in {log}. "
        "Copy its text and add it from the clipboard."
    ).format(name=name, log=mistake_details.log_file())


def _read_here(raw: bytes, name: str, media_type: str | None) -> SourceDraft:
    try:
        return read_source(raw, name, media_type)
    except BadInput:
        raise
    except Exception as error:
        mistake_details.log(mistake_details.details(error, error.__traceback__))
        raise BadInput(unreadable(name)) from error


def _draft(answer: Answer, raw: bytes, name: str) -> SourceDraft:
    blocks = tuple(block for part in answer.blocks for block in load_blocks(part))
    of_file = (raw, answer.media_type, name)
    return SourceDraft(answer.text, blocks, answer.cuts, answer.meta, *of_file, warnings=answer.warnings)


class _Reader:
    """A child process that reads sources."""

    def __init__(self) -> None:
        self.stopped = False
        flags = 0
        if sys.platform == "win32":
            flags = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START, json.dumps(sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            creationflags=flags,
            start_new_session=True,  # Ctrl+C in a terminal is for the one who asks, and that one ends this
        )

    def ask(self, request: Request | FindDrafts, progress: Progress) -> Reply | None:
        """Its answer; None if it was stopped, or ended by itself."""
        answers: queue.SimpleQueue[Any] = queue.SimpleQueue()
        threading.Thread(target=self._talk, args=(request, answers), name="reading", daemon=True).start()
        done = 0
        while True:
            try:
                message = answers.get(timeout=POLL)
            except queue.Empty:
                message = Share(done / 100)
            if not isinstance(message, Share):
                return message
            done = int(message.done * 100)
            if progress(done, 100 if done else 0):
                self.stopped = True
                return None

    def _talk(self, request: Request | FindDrafts, answers: queue.SimpleQueue[Any]) -> None:
        """Send the request and collect the answers on a thread, so that the caller need not block."""
        source, sink = self._process.stdout, self._process.stdin
        assert source is not None
        assert sink is not None
        message: Any = None
        try:
            pickle.dump(request, sink, protocol=pickle.HIGHEST_PROTOCOL)
            sink.flush()
            while isinstance(message := pickle.load(source), Share):
                answers.put(message)
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):  # it was ended, or ended
            message = None
        answers.put(message)

    def end(self) -> None:
        """Kill it at once, whatever it does."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):  # what was not sent any more
                    pipe.close()


class _Kept:
    """Holds the idle child process, if there is one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._reader: _Reader | None = None
        self._timer: threading.Timer | None = None

    def take(self) -> _Reader | None:
        """Hand the idle process to the caller."""
        with self._lock:
            reader, self._reader = self._reader, None
            if self._timer is not None:
                self._timer.cancel()
            return reader

    def keep(self, reader: _Reader) -> None:
        """Keep a process for a while; it ends with this process anyway."""
        with self._lock:
            before, self._reader = self._reader, reader
            if self._timer is not None:
                self._timer.cancel()
            self._timer = threading.Timer(_KEPT, self.let_go)
            self._timer.daemon = True
            self._timer.start()
        if before is not None:
            before.end()

    def let_go(self) -> None:
        reader = self.take()
        if reader is not None:
            reader.end()


_kept = _Kept()


@atexit.register
def end_waiting() -> None:
    """End the idle process, if there is one."""
    _kept.let_go()
