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


def test_one_that_was_replaced_or_removed_says_that_what_is_open_can_be_copied(path: Path) -> None:
    with pytest.raises(StoreError, match="Save a copy of what is open here, or open what is there now"):
        refuse_replaced(path, (0, 0))
    path.unlink()
    with pytest.raises(StoreError, match="Save a copy of what is open here, or put the file back"):
        refuse_replaced(path, (0, 0))
