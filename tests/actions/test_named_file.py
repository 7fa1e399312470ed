"""Writing one file that the user named."""

from __future__ import annotations

import os
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


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_is_written_to_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reads = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)
    try:
        put_file(pipe, b"new")
        assert os.read(reads, 9) == b"new"
    finally:
        os.close(reads)
    assert pipe.is_fifo()
