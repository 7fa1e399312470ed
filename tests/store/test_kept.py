"""What is read of a whole workspace is kept until anybody writes."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.helpers.made import make_empty

from app.actions.tags import add_tag
from app.domain.changes import Operation
from app.domain.codebook import TagContent
from app.domain.errors import Cancelled
from app.paths import RESOURCES
from app.store.among import Within, by_spans
from app.store.reader import Reader, kept
from app.store.reads.tags import codebook
from app.store.schema import tag
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


def test_what_is_read_of_an_earlier_moment_is_kept_for_that_alone(path: Path) -> None:
    def names(db: Reader) -> list[str]:
        return [one.content.name for one in codebook(db)]

    with Store(path, "Ann") as store, Store(path, "Ben") as other:
        add_tag(store, TagContent("One"))
        with store.reading():
            assert len(store.rows(select(tag.c.id))) == 1
            add_tag(other, TagContent("Two"))
            assert names(store) == ["One"]
        assert sorted(names(store)) == ["One", "Two"]


def test_it_is_read_by_one_thread_for_all_that_ask(path: Path) -> None:
    reads, found = list[int](), list[object]()
    begun, go_on = threading.Event(), threading.Event()

    def read() -> list[int]:
        reads.append(1)
        begun.set()
        assert go_on.wait(30)
        return reads

    with Store(path) as store:

        def ask() -> None:
            with store.reading_until(lambda: False):
                found.append(store.kept("any", read))

        def ask_in_vain() -> None:
            with pytest.raises(Cancelled), store.reading_until(begun.is_set):
                store.kept("any", read)
            go_on.set()

        threads = [threading.Thread(target=one) for one in (ask, ask, ask_in_vain)]
        threads[0].start()
        assert begun.wait(30)
        for one in threads[1:]:
            one.start()
        for one in threads:
            one.join(30)
        assert store.kept("any", read) is reads
    assert found == [reads, reads]
    assert len(reads) == 1


def test_what_was_read_of_some_spans_is_kept_where_reading_was_stopped(path: Path) -> None:
    asked: list[str] = []

    def read(within: Within) -> dict[int, int]:
        asked.append(str(within(tag.c.id).compile(compile_kwargs={"literal_binds": True})))
        if asked.count(asked[0]) == 1 and len(asked) == 3:
            raise Cancelled("")
        return {len(asked): 1}

    with Store(path) as store:
        for number in range(21):
            add_tag(store, TagContent(f"t{number}"))
        some = partial(by_spans, store, tag.c.id, "tags", read, at_once=2)
        with pytest.raises(Cancelled):
            some()
        assert len(some()) == 11
        assert some() == some()
    assert len(asked) == 12  # eleven spans, of which one was asked for twice
