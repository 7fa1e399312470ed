"""What the first hundred bytes of a file say, read without SQLite, so that a wrong file is refused at once."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from app.domain.errors import StoreTrouble
from app.domain.language import tr
from app.store.ways import damage, has_backups

MAGIC = b"SQLite format 3\x00"
APPLICATION_ID = 0x50534757
"""`PSGW`: the mark of a workspace in the header of the file."""
VERSION = 2
"""The newest schema this program writes (`PRAGMA user_version`)."""


class Damaged(StoreTrouble):
    """The file is not a sound workspace; only another copy of it helps."""


class ReadOnly(StoreTrouble):
    """The workspace can be read and nothing in it changed; a copy elsewhere can be worked in."""


def read_version(path: Path) -> int:
    """The schema version of the workspace at `path`.

    Raises `Damaged` for what is no whole workspace of ours, and `StoreTrouble` for one that is newer, is not
    there or can not be read.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise StoreTrouble(
                tr("{name} is a folder, not a workspace. Choose a .passagework file.").format(name=path.name or path)
            )
        if not stat.S_ISREG(mode):  # a pipe would be waited for
            raise _foreign(path)
        with path.open("rb") as file:
            head = file.read(100)
            size = file.seek(0, os.SEEK_END)
    except (FileNotFoundError, NotADirectoryError) as error:
        sentence = tr(
            "There is no workspace at {path}. Check the path, or make a new one: New workspace in the menu, init on "
            "the command line."
        )
        raise StoreTrouble(sentence.format(path=path)) from error
    except OSError as error:
        sentence = tr("{name} can not be read ({why}). Check that you may open it.")
        raise StoreTrouble(sentence.format(name=path.name, why=error.strerror or error)) from error
    if size == 0:
        raise Damaged(damage(tr("{name} is empty, so it is no workspace.").format(name=path.name), path))
    if len(head) < 100 or not head.startswith(MAGIC):
        raise _foreign(path)
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        sentence = tr(
            "{name} is a database of another program, not a Passagework workspace. "
            "Choose another file, or make a new one."
        )
        raise Damaged(sentence.format(name=path.name))
    version = int.from_bytes(head[60:64], "big")
    refuse_newer(path, version)
    if size < _stated_size(head) and not has_log(path):
        raise Damaged(damage(tr("{name} is cut short, so it is damaged.").format(name=path.name), path))
    return version


def _foreign(path: Path) -> Damaged:
    sentence = tr("{name} is not a Passagework workspace. Choose another file, or make a new one.")
    return Damaged(sentence.format(name=path.name))


def refuse_newer(path: Path, version: int) -> None:
    """Raise `StoreTrouble` for a schema version that this program does not know."""
    if version > VERSION:
        sentence = tr(
            "{name} was made by a newer version of Passagework (format {version}; this one knows {known}). "
            "Update Passagework, then open it again."
        )
        raise StoreTrouble(sentence.format(name=path.name, version=version, known=VERSION))


def has_log(path: Path) -> bool:
    """Whether a log lies beside the file, with which SQLite will first make it whole."""
    path = Path(os.path.realpath(path))  # that of a link lies beside what it leads to
    return any(path.with_name(path.name + tail).exists() for tail in ("-wal", "-journal"))


def _stated_size(head: bytes) -> int:
    """The size the header states, in bytes; 0 where an old writer left it stale."""
    if head[24:28] != head[92:96]:
        return 0
    page = int.from_bytes(head[16:18], "big")
    return (65_536 if page == 1 else page) * int.from_bytes(head[28:32], "big")


def can_write(path: Path) -> bool:
    """Whether the file and its folder can be written, as far as the system says."""
    return os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)


def refuse_read_only(path: Path) -> None:
    """Raise `ReadOnly` where the file or its folder can not be written, so that it is said at once."""
    if not can_write(path):
        raise read_only_trouble(path)


def read_only_trouble(path: Path) -> ReadOnly:
    """What is said where nothing can be written."""
    sentence = tr(
        "{name} is read-only, or its folder is. Save a copy in a folder you may write in, and work in the copy."
    )
    return ReadOnly(sentence.format(name=path.name))


def identity(path: Path) -> tuple[int, int] | None:
    """Which file it is, whatever its name; None where nothing is there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def refuse_replaced(path: Path, opened: tuple[int, int] | None) -> None:
    """Raise `StoreTrouble` where another file stands at `path` than the one that was `opened`, or none.

    What is written then goes into a file that nobody will ever see again. Without `opened` it is only asked
    whether a file is there.
    """
    stands = identity(path)
    if stands is not None and (opened is None or stands == opened):
        return
    sentence = tr("{name} was replaced or removed by another program while it was open, so nothing was saved.").format(
        name=path.name
    )
    way = (
        tr("Open it again, or restore one of its backups.")
        if has_backups(path)
        else tr("Open it again, or put a copy that you kept elsewhere in its place.")
    )
    raise StoreTrouble(f"{sentence} {way}")
