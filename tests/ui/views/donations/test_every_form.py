"""The form of every record of the starter, which the other tests of forms have a few of."""

from __future__ import annotations

import pytest
from tests.helpers.long import few

from app.store.reads import donations as reads
from app.store.store import Store
from app.ui.views.donations.place import DonationsPlace
from app.ui.views.donations.record_form import RecordForm


@pytest.mark.looks
@few("step", [8, 1], keep=1, why="every record, where the suite opens one in eight", ids=["some", "all"])
def test_no_record_of_the_starter_is_changed_by_opening_and_saving_it(
    place: DonationsPlace, store: Store, step: int
) -> None:
    for record in reads.records(store)[::step]:
        form = RecordForm(place.session, record, "2020-05-31")
        assert not form.is_changed(), record.ref
        assert form.filled().content == record.content, record.ref
        assert form.filled().wrong == (), record.ref
        form.deleteLater()
