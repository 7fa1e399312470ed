"""A picture of the window, painted without a display."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QMessageLogContext, QSize, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QCursor, QPixmap

from app.domain.errors import BadInput, UserError
from app.paths import starter_workspace
from app.settings import Settings
from app.store.reads.countries import by_code
from app.store.reads.donations import id_of
from app.store.reads.notes import one as note
from app.store.reads.passages import one
from app.store.reads.sources import source_row
from app.store.reads.tags import codebook
from app.ui.base.session import Target
from app.ui.base.things import target_of_passage, target_of_record
from app.ui.base.window_language import translate_qt
from app.ui.shell.main_window import MainWindow
from app.ui.shell.start import collect, make_app
from app.ui.views.settings.place import PAGES

SIZE = (1280, 800)
SETTLE_MS = 250
"""How long to wait after the first paint."""
TRIES, PAUSE_MS = 20, 100
"""How often, and at which interval, the picture is compared until it stays the same."""
TRIES_FOR_DRAFTS = 200
"""How often it is asked at the same interval whether the likely donations of the shown text are found: 20 s."""
VIEWS = ("read", "passages", "donations", "countries", "notes")


def screenshot(
    workspace: Path | None, file: Path, size: tuple[int, int] | None, theme: str | None, view: str | None
) -> int:
    """Paint the window on a workspace into a PNG file and return the exit code.

    `view` is one of `VIEWS`, followed by a colon and what to show in it: `country:IR`, `donation:D-22`, `source:2`,
    `tag:Motive/Image repair`, `note:1`, `beside:IR:SA`, `settings:keys`, `draft:some words`. Raises `UserError`.
    """
    path = workspace or _last_workspace()
    if file.is_dir() or (file.exists() and path.exists() and file.samefile(path)):
        raise BadInput(f"A picture cannot take the place of {file}. Choose another name.")
    if file.suffix.lower() != ".png":
        raise BadInput(f"The picture is a PNG file. Choose a name for it that ends in .png, and not {file.name}.")
    qInstallMessageHandler(_quiet)
    settings = Unremembered()
    settings.put("theme", theme or "light")
    app = make_app(settings)
    translate_qt()
    collect()
    window = PictureWindow(settings)
    window.resize(QSize(*(size or SIZE)))
    QCursor.setPos(0, 0)  # over no button of the window
    window.show_first(path)
    window.show()
    try:
        window.open_workspace(path)
        _wait(SETTLE_MS)
        go_to(window, view or "read")
        _wait(SETTLE_MS)
        wait_for_drafts(window)
        if not _settled(window).save(str(file), "PNG"):  # type: ignore[call-overload]
            raise BadInput(f"The picture could not be written to {file}. Choose another folder.")
    finally:
        window.close_workspace()
        window.close()
    app.processEvents()
    return 0


def _quiet(kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
    """Pass on Qt's messages, except what its offscreen platform prints for each window."""
    if "propagateSizeHints" not in words and kind is not QtMsgType.QtDebugMsg:
        sys.stderr.write(f"{words}\n")


class PictureWindow(MainWindow):
    """A window that raises errors on opening a workspace."""

    def show_no_workspace(self, why: str, path: Path | None = None) -> None:
        raise UserError(why)


class Unremembered(Settings):
    """The user's settings, which a picture does not change on the disk."""

    def _put(self, key: str, value_of: Callable[[Any], Any]) -> None:
        self._values[key] = value_of(self._values.get(key))


def _last_workspace() -> Path:
    path = next((path for path in (*Settings().recent(), starter_workspace()) if path.exists()), None)
    if path is None:
        raise BadInput("There is no workspace yet. Make one with init, or name one with --workspace.")
    return path


def wait_for_drafts(window: MainWindow) -> None:
    """Wait until the likely donations of the text in the window are found, so that their marks are in the picture; so
    long at most as an article takes on a slow machine."""
    proposals = window.read.aids.proposals
    proposals.hasten()
    for _ in range(TRIES_FOR_DRAFTS):
        if window.place_name() != "read" or window.read.row is None or proposals.found() is not None:
            return
        _wait(PAUSE_MS)


def _settled(window: MainWindow) -> QPixmap:
    """The picture once everything is read and nothing changes any more, or after a timeout."""
    for _ in range(TRIES):
        before = window.grab().toImage()
        _wait(PAUSE_MS)
        counted = window.read.row is None or window.read.aids.coverage.current() is not None
        if counted and not window.session.is_reading() and window.grab().toImage() == before:
            break
    return window.grab()


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def go_to(window: MainWindow, view: str) -> None:
    """Show a view by its name. Raises `BadInput` for an unknown one."""
    name, _, what = view.partition(":")
    if not what and name in VIEWS:
        window.show_place(name)
    elif name == "second-reader":
        window.go(Target("donations", "reader"))
    elif not what and name in ("matrix", "map"):
        window.go(Target("donations", name))
    elif name == "settings" and what in (page.name for page in PAGES):
        window.go(Target("settings", what))
    elif name == "draft" and what:
        _draft(window, what)
    elif name in ("country", "group", "beside"):
        _go_to_country(window, name, what)
    elif name == "donation":
        window.go(target_of_record(id_of(window.session.store, what)))
    elif name == "tag":
        _go_to_tag(window, what)
    elif name in ("source", "note", "passage") and re.fullmatch(r"[0-9]{1,19}", what):
        _go_to_number(window, name, int(what))
    else:
        raise BadInput(
            f"There is no view {view}. Views are {', '.join(VIEWS)}, second-reader, matrix, map, country:IR, "
            "group:five-eyes, beside:IR:SA, donation:D-22, tag:Motive, source:2, note:1, passage:1, "
            "draft:some words, settings:keys."
        )


def _go_to_tag(window: MainWindow, what: str) -> None:
    found = next((tag.id for tag in codebook(window.session.store) if what in (tag.path, tag.content.name)), None)
    if found is None:
        raise BadInput(f"There is no tag {what} in the codebook.")
    window.go(Target("passages", "tag", found))


def _draft(window: MainWindow, words: str) -> None:
    """Draft a record from the sentence of these words, in the source that is opened first."""
    window.show_place("read")
    page = window.read.page
    at = page.text().text.find(words)
    if at < 0:
        raise BadInput(f"The source that is shown first does not say “{words}”.")
    page.select(at, at)
    page.setFocus()
    window.run("page.draft")


def _go_to_country(window: MainWindow, name: str, codes: str) -> None:
    store = window.session.store
    if name == "beside":
        left, _, right = codes.partition(":")
        window.go(Target("countries", "beside", by_code(store, left).id, other=by_code(store, right).id))
    else:
        window.go(Target("countries", "country", by_code(store, codes).id))


def _go_to_number(window: MainWindow, name: str, number: int) -> None:
    if name == "source":
        source_row(window.session.store, number)
        window.go(Target("read", "source", number))
    elif name == "note":
        note(window.session.store, number)
        window.go(Target("notes", "note", number))
    else:
        window.go(target_of_passage(one(window.session.store, number)))
