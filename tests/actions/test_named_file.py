"""Writing one file that the user named."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app.actions.named_file import put_file


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_a_private_file_stays_private_and_a_link_leads_to_the_new_file(tmp_path: Path) -> None:
    private, link = tmp_path / "private.csv", tmp_path / "link.csv"
    private.write_bytes(b"old")
    private.chmod(0o600)
    link.symlink_to(private)
    put_file(link, b"new")
    assert (private.read_bytes(), private.stat().st_mode & 0o777, link.is_symlink()) == (b"new", 0o600, True)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["link.csv", "private.csv"]
