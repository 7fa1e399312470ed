"""A server that loads the program once and forks a process for each window or command that is asked for.

A window is the program's own, on Qt's offscreen platform; it is told what to do by lines of JSON on a socket, and
answers each with what it said to the user once it was done. A command is `main` with its arguments.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from tests.helpers import second_opening
from tests.ui.files.pages import name_file

import app.cli.run
import app.ui.shell.files
import app.ui.shell.opening
from app import bootstrap
from app.actions import backups, check, codebook_files, exports, sources, tags, workspaces
from app.domain.codebook import TagContent
from app.settings import Settings
from app.ui.shell.main_window import MainWindow

# What a window or a command loads as it goes, so that no child has to.
LOADED = (
    app.cli.run,
    app.ui.shell.files,
    app.ui.shell.opening,
    backups,
    check,
    codebook_files,
    exports,
    sources,
    workspaces,
)
DIALOG_MS = 300


class Driven(QObject):
    """Does in a window what the socket asks for, one thing after the other."""

    def __init__(self, window: MainWindow, link: socket.socket) -> None:
        super().__init__(window)
        self._window = window
        self._link = link
        self._heard = b""
        self._said: list[str] = []
        window.session.said.connect(lambda sentence, _tone: self._said.append(sentence))
        self._notifier = QSocketNotifier(link.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)

    def answer(self, **told: Any) -> None:
        """Tell what was done and said, and what was opened a second time."""
        told |= {"said": self._said, "twice": second_opening.take()}
        self._said = []
        self._link.sendall(f"{json.dumps(told)}\n".encode())

    def _hear(self) -> None:
        """Read what the socket holds, and begin with the first line; the others wait."""
        self._notifier.setEnabled(False)
        if b"\n" not in self._heard:
            more = self._link.recv(65_536)
            if not more:
                os._exit(0)
            self._heard += more
        line, found, self._heard = self._heard.partition(b"\n")
        if not found:
            self._heard = line
            self._notifier.setEnabled(True)
            return
        asked = json.loads(line)
        getattr(self, f"_{asked['do']}")(*asked.get("with", ()))

    def _done(self, **told: Any) -> None:
        self.answer(**told)
        if b"\n" in self._heard:
            QTimer.singleShot(0, self, self._hear)
        else:
            self._notifier.setEnabled(True)

    def _when_idle(self) -> None:
        if self._window.session.busy():
            QTimer.singleShot(5, self._when_idle)
        else:
            self._done()

    def _tags(self, names: list[str]) -> None:
        """Add tags as the codebook's dialog does. Those that were saved are told."""
        add: Callable[[str], Any] = lambda name: self._window.session.do(  # noqa: E731
            lambda store: tags.add_tag(store, TagContent(name))
        )
        self._done(saved=[name for name in names if add(name) is not None])

    def _backup(self) -> None:
        self._window.files.back_up()
        self._when_idle()

    def _copy(self, target: str) -> None:
        self._window.files.save_copy()
        name_file(self._window, Path(target))
        self._when_idle()

    def _check(self) -> None:
        self._window.files.check()
        self._when_idle()

    def _add(self, files: list[str]) -> None:
        """As when files are dropped on the window; the open workspace may be one of them."""
        self._window.files.adding.add_files([Path(file) for file in files])
        self._when_idle()

    def _choose(self) -> None:
        """Show the dialog that asks for a workspace, in the folder of the open one."""
        self._window.files.open()
        QTimer.singleShot(DIALOG_MS, self._chosen)

    def _chosen(self) -> None:
        for chooser in self._window.findChildren(QFileDialog):
            chooser.close()
        self._done()


def _window(workspace: Path, at: str) -> int:
    link = socket.socket(socket.AF_UNIX)
    link.connect(at)
    from app.ui.shell.start import make_app, open_window

    settings = Settings()
    make_app(settings)

    def ready(window: MainWindow) -> None:
        driven = Driven(window, link)
        if not window.session.is_open:
            driven.answer(ready=False)
            return
        QTimer.singleShot(0, window, lambda: driven._when_idle())

    window = open_window(settings, workspace, None, ready)
    code = QApplication.exec()
    window.close()
    return code


def _command(argv: list[str], out: str) -> int:
    into = os.open(out, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    os.dup2(into, 1)
    os.dup2(into, 2)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
    code = bootstrap.main(argv)
    sys.stdout.flush()
    sys.stderr.flush()
    return code


def _child(asked: dict[str, Any]) -> None:
    for name in ("SIGTERM", "SIGINT"):
        signal.signal(getattr(signal, name), signal.SIG_DFL)
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 1)
    code = 70
    try:
        second_opening.listen()
        if "window" in asked:
            code = _window(Path(asked["window"]), asked["at"])
        else:
            code = _command(asked["command"], asked["out"])
            if second_opening.take():
                code = 71
    finally:
        os._exit(code)


def main() -> None:
    """Fork for every line; a line with `reap` waits for a child and tells its code, negative for a signal."""
    for line in sys.stdin:
        asked = json.loads(line)
        if "reap" in asked:
            _, status = os.waitpid(asked["reap"], 0)
            answer = os.waitstatus_to_exitcode(status)
        else:
            answer = os.fork()
            if answer == 0:
                _child(asked)
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
