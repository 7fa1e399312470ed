"""Passages that are read when they are asked for, and not one by one when all are."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.helpers.made import make_starter

from app.actions.passages import remove_passage
from app.domain.changes import Changes
from app.paths import RESOURCES
from app.store.reads import passages, sources, versions
from app.store.store import Store
from app.ui.views.read.lazy_passages import LazyPassages
from app.ui.views.read.page_passages import PagePassages


def test_all_of_them_take_few_readings_and_one_takes_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "w.passagework"
    make_starter(path, "Ann", RESOURCES)
    with Store(path, "Ann") as store:
        source_id = sources.library(store)[0].id
        text = sources.current_text(store, source_id)
        fresh = {one.id: one for one in versions.passages_on(store, source_id, text.version_id)}
        asked: list[list[int]] = []
        many = passages.many
        monkeypatch.setattr(passages, "many", lambda db, ids: (asked.append(list(ids)), many(db, asked[-1]))[1])
        lazy = LazyPassages(store, fresh, [])
        middle = list(fresh)[len(fresh) // 2]
        assert lazy[middle] == fresh[middle]
        assert asked == [[middle]]
        assert lazy.get(0) is None
        assert dict(lazy) == fresh
        assert len(asked) < 8
        assert sorted(one for run in asked for one in run) == sorted(fresh)


def test_one_that_is_gone_is_not_found(tmp_path: Path):
    path = tmp_path / "w.passagework"
    make_starter(path, "Ann", RESOURCES)
    with Store(path, "Ann") as store:
        source_id = sources.library(store)[0].id
        text = sources.current_text(store, source_id)
        ids = [one.id for one in versions.passages_on(store, source_id, text.version_id)]
        lazy, page, changes = LazyPassages(store, ids), PagePassages(), list[Changes]()
        page.show(lazy)
        store.listeners.append(changes.append)
        remove_passage(store, ids[0])
        assert lazy.get(ids[0]) is None
        assert page.follow(store, text.version_id, changes[-1]) == {ids[0]: None}
        assert [one.id for one in lazy.values()] == ids[1:]
