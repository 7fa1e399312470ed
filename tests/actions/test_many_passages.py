"""A tag put on several passages, or taken off them, in one operation."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.helpers.made import make_empty

from app.actions.passages import tag_passage, tag_passages, tag_passages_with_new, untag_passages
from app.actions.sources import add_bytes
from app.actions.tags import add_tag
from app.domain.codebook import TagContent
from app.domain.errors import BadInput, NotFound
from app.paths import RESOURCES
from app.store.reads import passages
from app.store.reads.history import history
from app.store.reads.sources import current_text
from app.store.reads.tags import codebook
from app.store.store import Store

TEXT = "Alpha went out. Beta came back."


@pytest.fixture
def work(tmp_path: Path) -> tuple[Store, int, int, list[int]]:
    make_empty(tmp_path / "work.pwk", "Dana", RESOURCES)
    store = Store(tmp_path / "work.pwk", "Dana")
    source = add_bytes(store, TEXT.encode(), "text.txt", "text/plain").source_id
    a, b = (add_tag(store, TagContent(name)) for name in "ab")
    return store, a, b, [tag_passage(store, source, 0, 15, [a]), tag_passage(store, source, 16, 31, [a, b])]


def _names(store: Store, ids: list[int]) -> list[str]:
    return ["".join(tag.name for tag in passage.tags) for passage in passages.many(store, ids)]


def test_several_are_tagged_and_untagged_by_one_operation_each(work: tuple[Store, int, int, list[int]]) -> None:
    store, a, b, ids = work
    assert tag_passages(store, ids, b) == 1
    assert _names(store, ids) == ["ab", "ab"]
    assert tag_passages(store, ids, b) == 0
    assert untag_passages(store, ids, a) == 2
    assert _names(store, ids) == ["b", "b"]
    assert untag_passages(store, ids, b) == 2
    assert _names(store, ids) == []
    store.undo()
    assert _names(store, ids) == ["b", "b"]
    store.undo()
    assert _names(store, ids) == ["ba", "ba"] or _names(store, ids) == ["ab", "ab"]


def test_several_get_a_new_tag_by_one_operation(work: tuple[Store, int, int, list[int]]) -> None:
    store, _a, _b, ids = work
    assert tag_passages_with_new(store, ids, TagContent("Kin/Widows")) == 2
    assert tag_passages_with_new(store, ids, TagContent("b")) == 2
    assert [sorted(_names(store, [one])[0]) for one in ids] == [sorted("abWidows")] * 2
    with pytest.raises(BadInput, match="needs a name"):
        tag_passages_with_new(store, ids, TagContent(" "))
    with pytest.raises(NotFound):
        tag_passages_with_new(store, [9_999], TagContent("c"))
    store.undo()
    store.undo()
    assert [tag.path for tag in codebook(store)] == ["a", "b"]
    assert _names(store, ids) == ["a", "ab"]


def test_what_is_gone_is_said(work: tuple[Store, int, int, list[int]]) -> None:
    store, a, _b, _ids = work
    with pytest.raises(NotFound):
        tag_passages(store, [9_999], a)
    with pytest.raises(NotFound):
        untag_passages(store, [9_999], a)


def test_a_large_number_of_passages_is_grouped_in_what_the_history_says(
    work: tuple[Store, int, int, list[int]],
) -> None:
    store, a, _b, _ids = work
    source = add_bytes(store, "\n\n".join(f"Lot {n}." for n in range(1_100)).encode(), "lots.txt", "text/plain")
    text = current_text(store, source.source_id)
    lots = [(text.version_id, block.start, block.end) for block in text.blocks]
    assert tag_passages(store, [], a, lots) == 1_100
    assert history(store, 1)[0].what == "a, 1,100 passages"
