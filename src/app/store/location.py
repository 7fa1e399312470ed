"""What kind of folder a workspace is in: SQLite's write-ahead log needs a disk that only this machine uses."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path

from app.domain.language import tr_n

_SYNCED_FOLDERS = (
    "onedrive", "dropbox", "google drive", "googledrive", "my drive", "mobile documents", "icloud drive",
    "icloud~", "nextcloud", "owncloud", "box sync", "box", "pcloud", "pclouddrive", "syncthing", "sync",
    "seafile", "tresorit", "megasync", "yandex.disk", "cloudstorage",
)  # fmt: skip
_SYNCED_BEGINNINGS = tuple(name + dash for name in _SYNCED_FOLDERS for dash in (" -", "-"))
_MARKS = (".stfolder", ".dropbox")
"""Files that syncing programs leave in their folders. (All parent folders are checked, three times faster than with
`Path`.)"""
_NETWORK_FILE_SYSTEMS = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ncpfs", "davfs", "fuse.sshfs", "fuse.davfs2", "fuse.rclone")
)


class Location(StrEnum):
    """Who else may access the file."""

    LOCAL = "local"
    SYNCED = "synced"
    NETWORK = "network"


def location_of(path: Path) -> Location:
    """The kind of folder that holds `path`, with links resolved, by folder names, the environment and the mounts."""
    full = Path(os.path.expanduser(path)).absolute()  # noqa: PTH111  Path.expanduser raises where there is no such user
    found = _location(full)
    if found is Location.LOCAL:
        real = Path(os.path.realpath(full))
        return found if real == full else _location(real)
    return found


def _location(full: Path) -> Location:
    if str(full).startswith(("\\\\", "//")) or _file_system(full) in _NETWORK_FILE_SYSTEMS:
        return Location.NETWORK
    for variable in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        root = os.environ.get(variable)
        if root and full.is_relative_to(root):
            return Location.SYNCED
    for part in full.parts[1:-1]:
        name = part.casefold()
        if name in _SYNCED_FOLDERS or name.startswith(_SYNCED_BEGINNINGS):
            return Location.SYNCED
    if any(os.path.exists(f"{folder}/{mark}") for folder in full.parents for mark in _MARKS):  # noqa: PTH110 - below
        return Location.SYNCED
    return Location.LOCAL


def _file_system(path: Path) -> str:
    """The type of file system of `path`, if the system reports it (Linux); else an empty text."""
    try:
        lines = Path("/proc/self/mounts").read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    best, kind = "", ""
    inside = f"{path}/"
    for line in lines:
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        mount = fields[1].replace("\\040", " ")
        if len(mount) >= len(best) and inside.startswith(f"{mount.rstrip('/')}/"):
            best, kind = mount, fields[2]
    return kind


def conflicted_copies(path: Path) -> list[str]:
    """The names of conflicted copies that a syncing program has made beside a workspace."""
    try:
        beside = [one.name for one in path.parent.iterdir() if one.suffix == path.suffix and one.name != path.name]
    except OSError:
        return []
    return sorted(one for one in beside if one.startswith(path.stem) and "conflict" in one[len(path.stem) :].casefold())


def copies_warning(path: Path) -> str:
    """A warning about conflicted copies; empty if there are none."""
    names = conflicted_copies(path)
    return tr_n(
        "Beside it lies a copy that a syncing program made when two computers had changed it: {names}. What was done "
        "there is not here. Open it, look at its history, and keep one.",
        "Beside it lie {n} copies that a syncing program made when two computers had changed it: {names}. What was "
        "done there is not here. Open them, look at their histories, and keep one.",
        len(names),
    ).format(names=", ".join(f"“{one}”" for one in names)) if names else ""  # fmt: skip
