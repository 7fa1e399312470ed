"""Sums, pledges and gaps of a profile, in words."""

from __future__ import annotations

from pathlib import Path

from tests.actions.test_what_sources_say import NORWAY, PERU, gift, money, pledge
from tests.helpers.evident import reported
from tests.helpers.made import make_empty

from app.actions import donations
from app.domain.terms import LinkKind
from app.paths import RESOURCES
from app.store.reads import donations as reads
from app.store.store import Store
from app.ui.views.countries.accounts import pledge_rows


def test_what_is_only_promised_out_of_a_pledge_is_still_to_come(tmp_path: Path) -> None:
    """A sum that is promised anew under another name delivers nothing yet."""
    make_empty(tmp_path / "w.passagework", "Ann", RESOURCES)
    with Store(tmp_path / "w.passagework", "Ann") as store:
        made = [
            reported(store, one)
            for one in (
                pledge("First", parties=(NORWAY, PERU), money=money("EUR 9 million")),
                pledge("Anew", parties=(NORWAY, PERU), money=money("EUR 4 million")),
                gift("Came", parties=(NORWAY, PERU), money=money("EUR 2 million")),
            )
        ]
        for one in made[1:]:
            donations.link_donations(store, one, made[0], LinkKind.DELIVERS)
        first = next(one for one in reads.pledges(store, reads.rows(store)) if one.row.id == made[0])
        assert [one.words() for one in first.open] == ["EUR 7 million"]
        (row,) = pledge_rows([first])
        here, *to_come = row.cells[2].text.split("; ")
        assert (here, to_come) == ("D-03", ["D-02, still to come"])
