"""The contracts of pyproject.toml: they hold, and each breaks when somebody breaks its rule."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

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


UNSEEN = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import {}"
BREACHES = (
    ("Arrows only point down", "domain/fold.py", "import app.store.clock"),
    ("Arrows only point down", "store/clock.py", "import app.importers.read"),
    ("Arrows only point down", "actions/notes.py", "import app.ui.look.tokens"),
    ("Arrows only point down", "ui/look/tokens.py", "import app.cli.output"),
    ("Qt lives in ui and render and nowhere else", "actions/notes.py", "import PySide6"),
    ("Arrows only point down", "render/painter.py", "import app.ui.look.tokens"),
    ("SQL lives in store and nowhere else", "ui/look/tokens.py", "import sqlalchemy"),
    ("SQL lives in store and nowhere else", "actions/notes.py", "import sqlite3"),
    ("Only actions write", "ui/look/tokens.py", "import app.store.writes.notes"),
    ("The floors of the window", "ui/look/tokens.py", "import app.ui.base.times"),
    ("The floors of the window", "ui/panels/names.py", UNSEEN.format("app.ui.views.notes.place")),
    ("The floors of the window", "ui/reader/marks.py", "import app.ui.panels.names"),
    ("The floors of the window", "ui/views/notes/place.py", "import app.ui.shell.files"),
    ("The steps of a draft", "domain/drafts/names/actors.py", "import app.domain.drafts.clauses.verbs"),
    ("No view knows another", "ui/views/notes/place.py", "import app.ui.views.passages.filter"),
    ("No circles", "ui/reader/marks.py", UNSEEN.format("app.ui.reader.page")),
)


def test_every_contract_has_a_breach() -> None:
    assert {name for name, _, _ in BREACHES} == contracts()


def test_each_breach_is_seen(tmp_path: Path) -> None:
    """All of them at once, since looking takes its time; each is named under the contract that it breaks."""
    shutil.copytree(SRC, tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for _, module, line in BREACHES:
        file = tmp_path / "src" / "app" / module
        file.write_text(f"{file.read_text('utf-8')}\n{line}\n", "utf-8")
    said = lint(tmp_path)
    heads = "|".join(re.escape(name) for name in contracts())
    parts = re.split(rf"^({heads})$", said, flags=re.MULTILINE)
    of_contract = dict(zip(parts[1::2], parts[2::2], strict=True))
    for name, module, line in BREACHES:
        importer, imported = f"app.{module.removesuffix('.py').replace('/', '.')}", line.split()[-1]
        if name == "No circles":  # which says the ends of the names
            importer, imported = (f".{one.rpartition('.')[2]}" for one in (importer, imported))
        assert f"{importer} -> {imported}" in of_contract[name], (name, line)
