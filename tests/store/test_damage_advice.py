"""The way out of damage."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from app.domain.errors import StoreError
from app.store import backup
from app.store.faults import faults
from app.store.header import Damaged, read_version, refuse_replaced

NONE = "There is no backup of it here"


def complain() -> None:
    error = sqlite3.DatabaseError("malformed")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    raise error


def test_damage_names_backups_only_where_there_are_some(path: Path) -> None:
    whole = path.read_bytes()
    for with_backup in (False, True):
        path.write_bytes(whole)
        if with_backup:
            backup.back_up(path)
        path.write_bytes(whole[:5000])
        with pytest.raises(Damaged) as cut_short:
            read_version(path)
        with pytest.raises(Damaged) as corrupt, faults(path):
            complain()
        path.write_bytes(b"")
        with pytest.raises(Damaged) as empty:
            read_version(path)
        for caught in (cut_short, corrupt, empty):
            assert str(caught.value).endswith("Restore it from one of its backups.") == with_backup
            assert (NONE in str(caught.value)) != with_backup


def test_one_that_was_replaced_names_backups_only_where_there_are_some(path: Path) -> None:
    with pytest.raises(StoreError, match="put a copy that you kept elsewhere"):
        refuse_replaced(path, (0, 0))
    backup.back_up(path)
    with pytest.raises(StoreError, match="restore one of its backups"):
        refuse_replaced(path, (0, 0))
