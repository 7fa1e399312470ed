"""The header of a file that another program is writing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.store import header
from app.store.header import APPLICATION_ID, VERSION, Damaged, read_version


def test_a_file_that_another_program_lengthens_at_that_moment_is_not_called_cut_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "w.passagework"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        other.execute(f"PRAGMA user_version = {VERSION}")
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("CREATE TABLE words (word TEXT)")
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        other.execute("INSERT INTO words VALUES (zeroblob(100000))")  # which is in the log as yet
        real = header._read_marks  # pyright: ignore[reportPrivateUsage]

        def read(named: Path, sized: bool) -> object:
            """Between the two looks the other program closes the file, and brings its log into it."""
            other.close()
            return real(named, sized)

        monkeypatch.setattr(header, "_read_marks", read)
        assert read_version(path) == VERSION
    path.write_bytes(path.read_bytes()[:-4096])
    with pytest.raises(Damaged, match="cut short"):
        read_version(path)
