"""What is read of a whole workspace is kept until anybody writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.helpers.made import make_empty

from app.actions.tags import add_tag
from app.domain.changes import Operation
from app.domain.codebook import TagContent
from app.paths import RESOURCES
from app.store.reader import Reader, kept
from app.store.reads.tags import codebook
from app.store.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "w.passagework"
    make_empty(made, "Ann", RESOURCES)
    return made


def test_it_is_read_again_once_somebody_has_written(path: Path) -> None:
    reads: list[int] = []

    def names(db: Reader) -> list[str]:
        def read() -> list[str]:
            reads.append(1)
            return [tag.content.name for tag in codebook(db)]

        return kept(db, "names", read)

    with Store(path, "Ann") as store, Store(path, "Ben") as other:
        add_tag(store, TagContent("One"))
        assert names(store) == names(store) == ["One"]
        assert len(reads) == 1
        add_tag(store, TagContent("Two"))
        assert names(store) == ["One", "Two"]
        add_tag(other, TagContent("Zero"))
        assert len(names(store)) == 3
        with store.write(Operation.ADD_TAG, "within") as tx:
            assert names(tx) == names(tx)
        assert len(reads) == 5
