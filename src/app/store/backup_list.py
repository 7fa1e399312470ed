"""Which backups of a workspace exist, and where."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.paths import SUFFIX, data_folder
from app.store.location import Location, location_of

STAMP = "%Y%m%dT%H%M%S%fZ"
"""The beginning of a backup's file name: the time, in UTC."""
UNSOUND = " with problems"
"""Appended to the reason of a backup in which problems were found."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup. `made_at` is UTC; `size` is in bytes; `why` is automatic, by hand, before a migration or before a
    restore.
    """

    path: Path
    made_at: datetime
    size: int
    why: str
    problems: tuple[str, ...] = ()
    """The problems found when it was made, in sentences; empty for a backup that is only listed."""

    @property
    def sound(self) -> bool:
        """Whether no problem was found in it when it was made."""
        return not self.why.endswith(UNSOUND)


def backup_folder(workspace: Path) -> Path:
    """The folder for the backups of this workspace."""
    workspace = workspace.absolute()
    if location_of(workspace) is Location.LOCAL:
        return workspace.with_name(workspace.name + ".backups")
    key = hashlib.sha256(os.fsencode(workspace)).hexdigest()[:10]
    return data_folder().absolute() / "backups" / f"{workspace.stem}-{key}"


def backups(workspace: Path) -> list[Backup]:
    """The existing backups, newest first."""
    found: list[Backup] = []
    for path in backup_folder(workspace).glob(f"*{SUFFIX}"):
        stamp, _, why = path.stem.partition("_")
        try:
            made_at = datetime.strptime(stamp, STAMP).replace(tzinfo=UTC)
            size = path.stat().st_size
        except (ValueError, FileNotFoundError):  # not one of ours, or dropped by another program since
            continue
        found.append(Backup(path, made_at, size, why.replace("-", " ")))
    return sorted(found, key=lambda backup: backup.made_at, reverse=True)
