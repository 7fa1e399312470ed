"""Who works here is the same person in every process, however many ask first at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.store.test_faults import environment

from app.paths import author_id_file
from app.settings import author_id

ASK = "from app.settings import author_id; print(author_id())"


def test_all_that_ask_first_get_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PASSAGEWORK_DATA", str(tmp_path / "data"))
    run = [sys.executable, "-c", ASK]
    asking = [subprocess.Popen(run, stdout=subprocess.PIPE, text=True, env=environment()) for _ in range(4)]
    told = {one.communicate()[0].strip() for one in asking}
    assert told == {author_id()}
    assert len(author_id()) == 32
    assert [found.name for found in (tmp_path / "data").iterdir()] == [author_id_file().name]


def test_a_file_that_is_empty_is_made_again_and_a_folder_that_is_none_is_no_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PASSAGEWORK_DATA", str(tmp_path))
    author_id_file().write_text("")
    made = author_id()
    assert len(made) == 32
    assert author_id() == made
    (tmp_path / "no folder").write_text("")
    monkeypatch.setenv("PASSAGEWORK_DATA", str(tmp_path / "no folder"))
    assert author_id() == author_id() != ""
