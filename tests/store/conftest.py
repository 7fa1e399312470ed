"""Workspaces for the tests of the store: an empty one, and one with something in every journaled table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import insert
from tests.helpers.made import create

from app.store.schema import country
from app.store.store import Store


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a new workspace with three countries."""
    path = tmp_path_factory.mktemp("blank") / "w.passagework"
    create(path)
    with Store(path) as store, store.stage() as db:
        rows = [{"code": code, "name": name} for code, name in (("IL", "Israel"), ("IR", "Iran"), ("IT", "Italy"))]
        db.execute(insert(country), rows)
    return path.read_bytes()


@pytest.fixture
def path(blank: bytes, tmp_path: Path) -> Path:
    file = tmp_path / "w.passagework"
    file.write_bytes(blank)
    return file


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store(path, "Ann") as opened:
        yield opened
