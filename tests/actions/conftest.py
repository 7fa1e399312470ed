"""A workspace with the reference data, and what a test of operations needs to compare."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.actions.export_workspace import fill
from tests.helpers.made import make_empty
from tests.helpers.store_dump import dump

from app.paths import RESOURCES
from app.store.store import Store


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a workspace that holds the reference data and nothing else."""
    path = tmp_path_factory.mktemp("seeded") / "w.passagework"
    make_empty(path, "Ann", RESOURCES)
    return path.read_bytes()


@pytest.fixture(scope="session")
def filled(seeded: bytes, tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, dict[str, int]]:
    """The bytes of a workspace with something of everything in it, and its ids by name."""
    path = tmp_path_factory.mktemp("filled") / "w.passagework"
    path.write_bytes(seeded)
    with Store(path, "Ann") as store:
        ids = fill(store)
    return path.read_bytes(), ids


@pytest.fixture
def ids(filled: tuple[bytes, dict[str, int]]) -> dict[str, int]:
    """For whoever asks for them there is something of everything in the ledger."""
    return filled[1]


@pytest.fixture
def ledger(seeded: bytes, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Store]:
    path = tmp_path / "ledger.passagework"
    path.write_bytes(request.getfixturevalue("filled")[0] if "ids" in request.fixturenames else seeded)
    with Store(path, "Ann") as store:
        yield store


@pytest.fixture
def undoes(ledger: Store) -> Callable[[Callable[[], Any]], Any]:
    """Does an operation, and checks that undo and redo lead to equal dumps; the operation is done afterwards."""

    def check(operation: Callable[[], Any]) -> Any:
        before = dump(ledger)
        result = operation()
        after = dump(ledger)
        assert after != before
        assert ledger.undo() is not None
        assert dump(ledger) == before
        assert ledger.redo() is not None
        assert dump(ledger) == after
        return result

    return check
