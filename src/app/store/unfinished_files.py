"""Unfinished files, and giving them their final name: whole, beside no log of an older file, never overwriting unasked.

An unfinished file is made in the target's folder under a temporary name and stays locked while its maker lives, so that
an unlocked one is known to be left over.
"""

from __future__ import annotations

import os
import re
import secrets
import stat
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from app import held
from app.domain.errors import StoreError
from app.domain.language import tr
from app.paths import SUFFIX
from app.store.backup_list import STAMP, backup_folder
from app.store.locks import IN_USE, is_locked

LOGS = ("-wal", "-journal", "-shm")
IMPORTING = "importing"
"""The kind of the empty file that is beside a workspace while somebody imports a source."""
_UNFINISHED = re.compile(r"\.passagework-[a-z]+-[0-9a-f]{12}(?:-wal|-shm|-journal)?")
_OLDER_SECONDS = 24 * 3600
"""An unfinished file of an earlier version, or where files cannot be locked, is litter after so long a time."""


@contextmanager
def unfinished(target: Path, kind: str, mode: int = 0o600) -> Generator[Path]:
    """A new, empty temporary file beside `target`, deleted on exit unless it was put in place. Raises `OSError`."""
    path, number = _claimed(target.absolute().parent, kind, mode)
    try:
        yield path
    finally:
        remove(path)
        if number is not None:
            held.close(number)


def _claimed(folder: Path, kind: str, mode: int) -> tuple[Path, int | None]:
    """A new file and the descriptor that locks it; None on Windows, which could not rename a locked file."""
    while True:
        path = folder / f".passagework-{kind}-{secrets.token_hex(6)}"
        number = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, mode)
        if sys.platform == "win32":
            os.close(number)
            return path, None
        if lock(number) is not False and path.exists():
            return path, number
        os.close(number)  # somebody looked for litter between two lines


def lock(number: int) -> bool | None:
    """Lock an open file, apart from SQLite's locks. False if it is locked by another; None if that is not possible."""
    if sys.platform == "win32":
        return None
    import fcntl

    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


def remove(path: Path) -> None:
    """Remove a file that nobody has open, and its logs."""
    for tail in ("", *LOGS):
        path.with_name(path.name + tail).unlink(missing_ok=True)


def open_to_whom(ready: Path, *like: Path) -> None:
    """Let everybody use a finished file who may use the first of these that is there, and oneself write it."""
    for one in like:
        with suppress(OSError):  # it is not there, or the file system has no permissions
            ready.chmod(stat.S_IMODE(one.stat().st_mode) | stat.S_IRUSR | stat.S_IWUSR)
            return


def put_in_place(ready: Path, target: Path, *, over: bool) -> tuple[Path, ...]:
    """Give a finished file its final name, and flush the name to the disk.

    Returns the old log files that were set aside. With `over` an existing file is replaced; without, `FileExistsError`
    is raised if there is one, even one just created. Raises `StoreError` if a program still uses the logs there.
    """
    kept = set_logs_aside(target)
    if over:
        ready.replace(target)
    else:
        _link(ready, target)
    sync_folder(target)
    return kept


def _link(ready: Path, target: Path) -> None:
    if sys.platform == "win32":
        ready.rename(target)  # never over a file there
        return
    try:
        os.link(ready, target, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        ready.replace(target)
    else:
        ready.unlink(missing_ok=True)


def sync_folder(path: Path) -> None:
    """Flush the file's directory entry to the disk."""
    with suppress(OSError):  # Windows opens no folders, and needs none of this
        folder = os.open(path.absolute().parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def set_logs_aside(target: Path) -> tuple[Path, ...]:
    """Rename the logs of an older file of this name, so that they are not taken for those of the next one.

    Returns their new names; empty ones are deleted. Raises `StoreError` if a program uses them.
    """
    refuse_in_use(target)
    return rename_logs(target)


def refuse_in_use(target: Path) -> None:
    """Raise `StoreError` where a program uses the logs beside `target`."""
    with held.OPENING:
        index = _log(target, "-shm")
        if held.descriptors(index) or (index.exists() and is_locked(index, IN_USE)):
            sentence = tr("Another program still has the {name} open that was here. Close it there, then try again.")
            raise StoreError(sentence.format(name=target.name))


def rename_logs(target: Path) -> tuple[Path, ...]:
    """Rename the logs beside `target` unconditionally. Returns the new names of those that are not empty."""
    stamp = datetime.now(UTC).strftime(STAMP)
    drop_empty_logs(target)
    _log(target, "-shm").unlink(missing_ok=True)  # the index of a log is made again from it
    kept: list[Path] = []
    for tail in ("-wal", "-journal"):
        log = _log(target, tail)
        with suppress(FileNotFoundError):
            kept.append(log.replace(log.with_name(f"{target.name}.left-{stamp}{tail}")))
    return tuple(kept)


def drop_empty_logs(target: Path) -> None:
    """Delete the logs beside `target` that are empty and unused."""
    for tail in ("-wal", "-journal"):
        log = _log(target, tail)
        with suppress(OSError):
            if log.stat().st_size == 0:
                log.unlink()


def _log(target: Path, tail: str) -> Path:
    return target.with_name(target.name + tail)


def logs_kept(kept: tuple[Path, ...]) -> str:
    """The sentence about logs that were set aside; empty without any."""
    if not kept:
        return ""
    names = ", ".join(log.name for log in kept)
    sentence = tr("A log of the file that was there before was left; it is kept as {name}.")
    return sentence.format(name=names)


def left_behind(workspace: Path) -> list[Path]:
    """Unfinished files that killed programs left in the folders of a workspace and of its backups."""
    real = Path(os.path.realpath(workspace))
    backups = backup_folder(workspace)
    earlier = {f".{real.name}{end}" for end in (".making", ".restoring")}
    found = [path for path in (*_unfinished_in(real.parent), *_unfinished_in(backups)) if _is_left(path)]
    for name in _names_in(real.parent):
        if _without_tail(name) in earlier and _is_old(real.with_name(name)):
            found.append(real.with_name(name))
    for name in _names_in(backups):
        if _without_tail(name).endswith(f"{SUFFIX}.part") and _is_old(backups / name):
            found.append(backups / name)
    return sorted(found)


def is_being_imported_into(workspace: Path) -> bool:
    """Whether somebody is importing a source into this workspace, or into another in its folder."""
    folder = Path(os.path.realpath(workspace)).parent
    return any(f"-{IMPORTING}-" in path.name and not _is_left(path) for path in _unfinished_in(folder))


def _unfinished_in(folder: Path) -> list[Path]:
    return [folder / name for name in _names_in(folder) if _UNFINISHED.fullmatch(name)]


def _names_in(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 - a folder may hold many files that are none of ours
    except OSError:
        return []


def _without_tail(name: str) -> str:
    return name.removesuffix(next((tail for tail in LOGS if name.endswith(tail)), ""))


def _is_left(path: Path) -> bool:
    """Whether nobody is working on an unfinished file any more."""
    file = path.with_name(_without_tail(path.name))
    with held.OPENING:
        if held.descriptors(file):
            # In work here; or its name was given, and this one left, by a program that was killed in between.
            return file.stat().st_nlink > 1
        try:
            number = os.open(file, os.O_RDWR)
        except FileNotFoundError:
            return True  # a log that outlived its file
        except OSError:
            return False
        try:
            free = lock(number)
            return _is_old(file) if free is None else free
        finally:
            held.close(number)


def _is_old(path: Path) -> bool:
    try:
        return time.time() - path.stat().st_mtime > _OLDER_SECONDS
    except OSError:
        return False
