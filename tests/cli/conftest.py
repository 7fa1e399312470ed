"""What the tests of the command line share."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.cli.pages import PAGE
from tests.helpers.made import make_empty

from app.bootstrap import main
from app.paths import RESOURCES


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own settings and workspaces stay out of the tests."""
    folder = tmp_path / "data"
    monkeypatch.setenv("PASSAGEWORK_DATA", str(folder))
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the program within this process."""

    def ran(*argv: str | Path) -> Ran:
        capsys.readouterr()
        code = main([str(arg) for arg in argv])
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return ran


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "ferry.txt"
    file.write_text(PAGE, "utf-8")
    return file


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """An empty workspace."""
    path = tmp_path / "notes.passagework"
    make_empty(path, "", RESOURCES)
    return path
