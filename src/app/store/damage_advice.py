"""What to suggest after damage: restoring a backup if there is one, and something else otherwise."""

from __future__ import annotations

from pathlib import Path

from app.domain.language import tr


def damage(sentence: str, path: Path) -> str:
    """`sentence`, which describes the damage of the workspace at `path`, followed by what can be done."""
    if has_backups(path):
        return f"{sentence} {tr('Restore it from one of its backups.')}"
    other = tr("There is no backup of it here: put a copy that you kept elsewhere in its place, or make a new one.")
    return f"{sentence} {other}"


def has_backups(path: Path) -> bool:
    """Whether there are backups to restore. False if their folder cannot be read."""
    from app.store.backup_list import backups  # needed only where something is wrong

    try:
        return bool(backups(path))
    except OSError:
        return False
