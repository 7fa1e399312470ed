"""No reference of a record is given out twice, whatever became of the record."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import delete, select

from app.actions import donations
from app.actions.workspaces import save_copy
from app.domain.donations import Donation
from app.store.schema import donation, setting
from app.store.store import Store
from app.store.writes.refs import HIGHEST


def add(store: Store) -> int:
    return donations.add_donation(store, Donation("A gift"))


def refs(store: Store) -> list[str]:
    return [row.ref for row in store.rows(select(donation.c.ref).order_by(donation.c.id))]


def test_the_newest_reference_is_not_given_out_again(ledger: Store) -> None:
    add(ledger)
    donations.remove_donation(ledger, add(ledger))
    add(ledger)
    assert refs(ledger) == ["D-01", "D-03"]


def test_undo_and_redo_bring_a_record_back_under_its_own(ledger: Store) -> None:
    add(ledger)
    donations.remove_donation(ledger, add(ledger))
    add(ledger)
    ledger.undo()
    ledger.undo()
    assert refs(ledger) == ["D-01", "D-02"]
    ledger.redo()
    ledger.redo()
    assert refs(ledger) == ["D-01", "D-03"]


def test_one_whose_adding_was_undone_is_not_given_out_again(ledger: Store) -> None:
    add(ledger)
    add(ledger)
    ledger.undo()
    add(ledger)
    assert refs(ledger) == ["D-01", "D-03"]


def test_neither_a_pruned_journal_nor_a_copy_without_one_forgets(ledger: Store, tmp_path: Path) -> None:
    add(ledger)
    donations.remove_donation(ledger, add(ledger))
    ledger.prune(older_than="9999", keep_bytes=0)
    copy = tmp_path / "copy.passagework"
    save_copy(ledger, copy, with_history=False)
    for store in (ledger, Store(copy)):
        add(store)
        assert refs(store) == ["D-01", "D-03"]
        store.close()


def test_a_workspace_from_before_finds_them_in_its_journal(ledger: Store) -> None:
    add(ledger)
    donations.remove_donation(ledger, add(ledger))
    with ledger.stage() as db:
        db.execute(delete(setting).where(setting.c.key == HIGHEST))
    add(ledger)
    assert refs(ledger) == ["D-01", "D-03"]
    with ledger.stage() as db:
        db.execute(delete(setting).where(setting.c.key == HIGHEST))
    donations.remove_donation(ledger, 3)
    ledger.prune(older_than="9999", keep_bytes=0)
    add(ledger)
    assert refs(ledger) == ["D-01", "D-04"]
