"""Compacting the history of a workspace by age: what it would do, and doing it after a backup."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.actions.backups import back_up
from app.domain.changes import Author
from app.domain.errors import StoreError
from app.domain.language import tr
from app.domain.progress import Progress
from app.store import compact as history
from app.store.backup_list import Backup
from app.store.clock import utc_text
from app.store.compact import Compacted, Plan
from app.store.store import Store

WHY = "before compacting"


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, and the backup that holds the whole history."""

    backup: Backup
    compacted: Compacted


def plan(store: Store, days: int) -> Plan:
    """What keeping only the history of the last `days` days would do. Changes nothing."""
    return history.plan(store, _before(days))


def compact(path: Path, days: int, author: Author | str = "", progress: Progress | None = None) -> Done:
    """Keep only the history of the last `days` days, after a backup, in a workspace that nobody has open here.

    Raises `StoreError`, also if the check finds damage, for which the history may be needed; and `Cancelled`. Nothing
    is changed then.
    """
    made = back_up(path, progress, WHY)
    if not made.sound:
        sentence = tr(
            "{name} is damaged, and compacting would drop the history that may explain it, so it "
            "was not compacted: {first} Restore a sound backup first."
        )
        raise StoreError(sentence.format(name=path.name, first=made.problems[0]))
    with Store(path, author) as store:
        if store.read_only is not None:
            raise store.read_only
        return Done(made, history.compact(store, _before(days)))


def _before(days: int) -> str:
    """The time so many days ago, as UTC ISO text; for a number out of range, earlier than any history."""
    try:
        return utc_text(datetime.now(UTC) - timedelta(days=days))
    except OverflowError:
        return ""
