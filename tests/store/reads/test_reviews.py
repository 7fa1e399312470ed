"""What the starter chose, where it was written under the name of the person who made the workspace."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.helpers.made import make_starter

from app.actions.reviews import review_field
from app.domain.reviews import THE_STARTER
from app.domain.terms import Verdict
from app.paths import RESOURCES
from app.store.reads import donations
from app.store.store import Store


def test_what_an_older_starter_chose_is_no_review_of_hers_until_she_says_it_herself(tmp_path: Path) -> None:
    path = tmp_path / "older.passagework"
    make_starter(path, "Ann", RESOURCES)
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE journal_now SET recording = 0")
        assert db.execute("UPDATE review SET created_by = 'Dana', author_id = 'Dana'").rowcount == 1
        db.execute("UPDATE journal_now SET recording = 1")
        db.commit()
    with Store(path, "Dana") as store:
        record = donations.id_of(store, "D-22")
        (chosen,) = donations.record(store, record).reviews
        assert (chosen.reader, chosen.reader_id) == (THE_STARTER.name, THE_STARTER.id)
        review_field(store, ("donation", record), (chosen.field, chosen.part_id), Verdict.CHOSEN, "The exact one.")
        (hers,) = donations.record(store, record).reviews
        assert (hers.reader, hers.reader_id) == ("Dana", "Dana")
