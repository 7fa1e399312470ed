"""The check of the evidence of all records and facts, some at a time."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.helpers.made import make_empty

from app.actions import evidence_check
from app.actions.donations import add_donation
from app.domain.donations import Donation
from app.domain.errors import Cancelled
from app.paths import RESOURCES
from app.store.store import Store


def test_everything_is_checked_and_counted_whatever_is_read_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence_check, "AT_ONCE", 2)
    make_empty(tmp_path / "w.passagework", "Ann", RESOURCES)
    with Store(tmp_path / "w.passagework", "Ann") as store:
        ids = [add_donation(store, Donation(title)) for title in ("Masks", "Gloves", "Tents")]
        seen: list[tuple[int, int]] = []

        def progress(done: int, total: int) -> bool:
            seen.append((done, total))
            return False

        assert [one.title for one in evidence_check.every(store, progress)] == ["Masks", "Gloves", "Tents"]
        assert seen == [(0, 3), (1, 3), (2, 3)]
        with pytest.raises(Cancelled):
            list(evidence_check.every(store, lambda done, _total: done == 2))
        targets = [("donation", one) for one in ids]
        assert [one.thing_id for one in evidence_check.of_things(store, targets)] == ids
        assert evidence_check.of_ref(store, "D-02") == evidence_check.of_thing(store, targets[1])
