"""Reading the file header, so that a wrong file is refused at once. Only SQLite opens the file (see `app.held`)."""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
import stat
import time
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from app.domain.errors import BadInput, StoreError
from app.domain.language import tr
from app.store.connect import beside, connect
from app.store.damage_advice import damage

APPLICATION_ID = 0x50534757
"""`PSGW`: the mark of a workspace in the header of the file."""
_LOOKS, _BETWEEN = 3, 0.02
"""How often, and at which interval in seconds, a seemingly truncated file is checked before it is reported."""
VERSION = 16
"""The newest schema this program writes (`PRAGMA user_version`)."""


class Damaged(StoreError):
    """The file is not a sound workspace; only another copy of it helps."""


class ReadOnly(StoreError):
    """The workspace can be read and nothing in it changed; a copy elsewhere can be worked in."""


def read_version(path: Path) -> int:
    """The schema version of the workspace at `path`.

    Raises `Damaged` for a file that is no workspace of ours, or was cut short. Raises `StoreError` if it is newer,
    missing or unreadable.
    """
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        sentence = tr(
            "There is no workspace at {path}. Check the path, or make a new one: New workspace in the menu, init on "
            "the command line."
        )
        raise StoreError(sentence.format(path=path)) from error
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error)) from error
    if stat.S_ISDIR(found.st_mode):
        raise StoreError(
            tr("{name} is a folder, not a workspace. Choose a .passagework file.").format(name=path.name or path)
        )
    if not stat.S_ISREG(found.st_mode):  # a pipe would be waited for
        raise _foreign(path)
    if found.st_size == 0:
        raise Damaged(damage(tr("{name} is empty, so it is no workspace.").format(name=path.name), path))
    marks = _settled_marks(path)
    if marks.application_id != APPLICATION_ID:
        sentence = tr(
            "{name} is a database of another program, not a Passagework workspace. "
            "Choose another file, or make a new one."
        )
        raise Damaged(sentence.format(name=path.name))
    refuse_newer(path, marks.version)
    if _is_short(path, marks):
        raise Damaged(damage(tr("{name} is cut short, so it is damaged.").format(name=path.name), path))
    return marks.version


class _Marks(NamedTuple):
    """The header of the file itself, without its log; `size` is the number of bytes it claims."""

    application_id: int
    version: int
    size: float


def _settled_marks(path: Path) -> _Marks:
    """The header; read repeatedly while the file seems truncated, as another program may be checkpointing its log."""
    for _ in range(_LOOKS):
        marks = _read_marks(path)
        if not _is_short(path, marks):
            return marks
        time.sleep(_BETWEEN)
    return _read_marks(path)


def is_cut_short(path: Path) -> bool:
    """Whether the open file has lost pages, such as when another program overwrites it with an incomplete copy."""
    for _ in range(_LOOKS):
        with contextlib.suppress(Damaged):
            marks, size = _read_marks(path), path.stat().st_size
            if size >= marks.size and marks.application_id == APPLICATION_ID:
                return False
        time.sleep(_BETWEEN)
    return True


def _is_short(path: Path, marks: _Marks) -> bool:
    """Whether pages are missing that no log has. The size is read last, as a checkpoint lengthens the file first."""
    try:
        return (
            not any(beside(path, tail).exists() for tail in ("-wal", "-journal")) and path.stat().st_size < marks.size
        )
    except OSError:
        return False  # it is gone, which opening it will report


def _read_marks(path: Path) -> _Marks:
    """Raises `StoreError`, as `Damaged` for what is no database."""
    try:
        there = path.stat().st_size
        # Immutable: does not wait for locks, and neither reads nor creates a log.
        with closing(connect(path, "mode=ro&immutable=1")) as db:
            size: float = there
            try:
                _asked(db, "user_version")  # fails if whole pages are missing
                if there % _asked(db, "page_size"):
                    size = _asked(db, "page_count") * _asked(db, "page_size")  # reads the whole schema
            except sqlite3.DatabaseError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
                    raise
                # Truncated by whole pages. With this pragma the rest can be read all the same.
                db.execute("PRAGMA writable_schema = ON")
                size = float("inf")
            return _Marks(_asked(db, "application_id"), _asked(db, "user_version"), size)
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            raise _foreign(path) from error
        may = os.access(path, os.R_OK)
        raise _unreadable(path, str(error) if may else os.strerror(errno.EACCES)) from error
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error)) from error


def _asked(db: sqlite3.Connection, name: str) -> int:
    return int(db.execute(f"PRAGMA {name}").fetchone()[0])


def is_workspace(path: Path) -> bool:
    """Whether the header marks the file as a workspace, including one too new to be read."""
    try:
        return path.is_file() and _read_marks(path).application_id == APPLICATION_ID
    except (OSError, StoreError):
        return False


def refuse_over_workspace(path: Path) -> None:
    """Raise `BadInput` if writing to this path would overwrite a workspace or a backup."""
    if is_workspace(path):
        sentence = tr("{name} is a workspace, and nothing else is written in its place. Choose another name.")
        raise BadInput(sentence.format(name=path.name))


def _unreadable(path: Path, why: str) -> StoreError:
    sentence = tr("{name} cannot be read ({why}). Check that you may open it.")
    return StoreError(sentence.format(name=path.name, why=why))


def _foreign(path: Path) -> Damaged:
    sentence = tr("{name} is not a Passagework workspace. Choose another file, or make a new one.")
    return Damaged(sentence.format(name=path.name))


def refuse_newer(path: Path, version: int) -> None:
    """Raise `StoreError` for a schema version that this program does not know."""
    if version > VERSION:
        sentence = tr(
            "{name} was made by a newer version of Passagework (format {version}; this one knows {known}). "
            "Update Passagework, then open it again."
        )
        raise StoreError(sentence.format(name=path.name, version=version, known=VERSION))


def is_newer(path: Path) -> bool:
    """Whether it is a workspace of a newer version, with which nothing else need be wrong."""
    try:
        marks = _read_marks(path)
    except StoreError:
        return False
    return marks.application_id == APPLICATION_ID and marks.version > VERSION


def can_write(path: Path) -> bool:
    """Whether the system allows writing the file and its folder."""
    return os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)


def refuse_read_only(path: Path) -> None:
    """Raise `ReadOnly` if the file or its folder cannot be written."""
    if not can_write(path):
        raise read_only_error(path)


def read_only_error(path: Path) -> ReadOnly:
    """The error for a workspace that cannot be written."""
    sentence = tr(
        "{name} is read-only, or its folder is. Save a copy in a folder you may write in, and work in the copy."
    )
    return ReadOnly(sentence.format(name=path.name))


def identity(path: Path) -> tuple[int, int] | None:
    """Which file it is, independent of its name; None if there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - asked at each operation, and pathlib takes longer than the system
    except OSError:
        return None
    return found.st_dev, found.st_ino


def refuse_replaced(path: Path, opened: tuple[int, int] | None) -> None:
    """Raise `StoreError` if the file at `path` is missing or is not the one that was `opened`.

    Whatever is written then goes into a file that has lost its name. Without `opened`, only existence is checked.
    """
    found = identity(path)
    if found is None or (opened is not None and found != opened):
        raise replaced(path)


def replaced(path: Path) -> StoreError:
    """The error for an open file that no longer has its name."""
    sentence = tr("{name} was replaced or removed by another program while it was open, so nothing was saved.").format(
        name=path.name
    )
    way = tr("Save a copy of what is open here, or open what is there now.")
    if identity(path) is None:
        way = tr("Save a copy of what is open here, or put the file back.")
    return StoreError(f"{sentence} {way}")
