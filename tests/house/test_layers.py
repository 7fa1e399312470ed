"""The contracts of pyproject.toml: they hold, and each breaks when somebody breaks its rule."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from tests.house.tree import ROOT, SRC

LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def lint(folder: Path) -> str:
    """What import-linter says of the program in `folder`/src."""
    ran = subprocess.run(
        [sys.executable, "-c", LINT, "--config", str(ROOT / "pyproject.toml"), "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "src")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == ("BROKEN" in ran.stdout), ran.stdout + ran.stderr
    return ran.stdout


def contracts() -> set[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return {contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]}


def test_every_contract_is_kept() -> None:
    said = lint(ROOT)
    assert "BROKEN" not in said, said
    assert all(f"{name} KEPT" in said for name in contracts())


BREACHES = (
    ("Arrows only point down", "domain/fold.py", "import app.store.clock"),
    ("Arrows only point down", "store/clock.py", "import app.importers.read"),
    ("Arrows only point down", "actions/notes.py", "import app.ui.look.tokens"),
    ("Arrows only point down", "ui/look/tokens.py", "import app.cli.output"),
    ("Qt lives in ui and nowhere else", "actions/notes.py", "import PySide6.QtCore"),
    ("SQL lives in store and nowhere else", "ui/look/tokens.py", "import sqlalchemy"),
    ("SQL lives in store and nowhere else", "actions/notes.py", "import sqlite3"),
    ("Only actions write", "ui/look/tokens.py", "import app.store.writes.notes"),
)


def test_every_contract_has_a_breach() -> None:
    assert {name for name, _, _ in BREACHES} == contracts()


@pytest.mark.parametrize(("name", "module", "line"), BREACHES)
def test_a_breach_is_seen(tmp_path: Path, name: str, module: str, line: str) -> None:
    shutil.copytree(SRC, tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    file = tmp_path / "src" / "app" / module
    file.write_text(f"{file.read_text('utf-8')}\n{line}\n", "utf-8")
    assert f"{name} BROKEN" in lint(tmp_path)
