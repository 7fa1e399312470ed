"""What lies beside a workspace in a folder that is synced."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.store.location import conflicted_copies, copies_warning


@pytest.mark.parametrize(
    "name",
    [
        "w (Ann's conflicted copy 2026-11-27).passagework",
        "w (conflicted copy 2026-11-27 101010).passagework",
        "w_conflict-20261127-101010.passagework",
        "w.sync-conflict-20261127-101010-ABCDEFG.passagework",
        "w (SFConflict ann@example.org 2026-11-27-10-10-10).passagework",
        "w (Case Conflict).passagework",
    ],
)
def test_a_copy_of_a_syncing_program_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert conflicted_copies(tmp_path / "w.passagework") == [name]
    assert f"“{name}”" in copies_warning(tmp_path / "w.passagework")


@pytest.mark.parametrize("name", ["w.passagework", "conflict.passagework", "w copy.passagework", "w (conflict).txt"])
def test_other_files_beside_it_are_none(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert copies_warning(tmp_path / "w.passagework") == ""


def test_a_folder_that_is_gone_has_none(tmp_path: Path) -> None:
    assert conflicted_copies(tmp_path / "gone" / "w.passagework") == []
