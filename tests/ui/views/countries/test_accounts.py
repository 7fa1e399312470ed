"""Sums, pledges and gaps of a profile, in words."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.actions.test_what_sources_say import NORWAY, PERU, gift, money, pledge
from tests.helpers.as_seen import as_seen
from tests.helpers.evident import reported
from tests.helpers.made import make_empty

from app.actions import donations
from app.actions.likely_records import still_open
from app.domain.donations import Amount
from app.domain.records import DonationFilter
from app.domain.terms import AmountRole, LinkKind, Qualifier
from app.domain.totals import Total, TotalLine, Totals
from app.domain.totals_words import pledge_remarks
from app.domain.vocabularies import giving
from app.paths import RESOURCES
from app.store.reads import donations as reads
from app.store.reads import pledge_sums
from app.store.reads.profiles import profile
from app.store.store import Store
from app.ui.panels.ledger import beside_status
from app.ui.views.countries.accounts import pledge_rows, pledged, sums
from app.ui.views.countries.sections import record_rows


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


def test_what_a_pledge_itself_says_was_delivered_is_recorded_beside_what_is_open(tmp_path: Path) -> None:
    make_empty(tmp_path / "w.passagework", "Ann", RESOURCES)
    with Store(tmp_path / "w.passagework", "Ann") as store:
        paid = Amount(AmountRole.DELIVERED, Decimal(4_200_000), Decimal(4_200_000), "EUR", Qualifier.EXACT)
        part = pledge("Part", parties=(NORWAY, PERU), money=money("EUR 15 million"), amounts=(paid,))
        reported(store, part)
        (found,) = reads.pledges(store, reads.rows(store))
        (row,) = pledge_rows([found])
        assert [cell.text for cell in row.cells[2:]] == ["EUR 4.2 million", "EUR 10.8 million"]


def test_a_pledge_says_on_what_condition_wherever_the_page_of_a_country_has_it(tmp_path: Path) -> None:
    """What is still open of a pledge stood there as if nothing had to happen first."""
    make_empty(tmp_path / "w.passagework", "Ann", RESOURCES)
    with Store(tmp_path / "w.passagework", "Ann") as store:
        said = "the road is mended"
        reported(store, pledge("Road", parties=(NORWAY, PERU), money=money("EUR 15 million"), condition=said))
        (found,) = reads.pledges(store, reads.rows(store))
        (row,) = pledge_rows([found])
        (other,) = record_rows([found.row], "Peru")
        assert said in row.cells[1].below
        assert said in other.cells[2].below


def test_what_is_promised_is_added_up_with_what_came_and_what_is_open(tmp_path: Path) -> None:
    make_empty(tmp_path / "w.passagework", "Ann", RESOURCES)
    with Store(tmp_path / "w.passagework", "Ann") as store:
        made = [
            reported(store, one)
            for one in (
                pledge("First", parties=(NORWAY, PERU), money=money("EUR 9 million")),
                pledge("Second", parties=(NORWAY, PERU), money=money("EUR 4 million")),
                gift("Came", parties=(NORWAY, PERU), money=money("EUR 2 million")),
            )
        ]
        donations.link_donations(store, made[2], made[0], LinkKind.DELIVERS)
        found = profile(store, "PE")
        to_it, by_it = pledged(found.received_pledged, found.given_pledged)
        (row,) = to_it.rows
        assert [cell.text for cell in row.cells] == ["EUR 13 million", "EUR 2 million", "EUR 11 million", "D-01, D-02"]
        assert (row.behind.refs, by_it.rows) == (("D-01", "D-02"), ())


def test_a_record_that_is_no_gift_says_what_it_is(tmp_path: Path) -> None:
    make_empty(tmp_path / "w.passagework", "Ann", RESOURCES)
    with Store(tmp_path / "w.passagework", "Ann") as store:
        for terms in ("swap", "loan", "sale"):
            reported(store, gift(terms, parties=(NORWAY, PERU), money=money("EUR 2 million"), terms=giving(terms)))
        said = [beside_status(row) for row in reads.rows(store)]
        assert said == [("swap, no gift",), ("loan, no gift",), ("sale at a reduced price, no gift",)]


def test_what_is_in_no_sum_has_its_reason_behind_it_in_both_directions(qapp: QApplication) -> None:
    line = TotalLine(4, "D-04", "", "tents", "", None, Decimal(9), Decimal(9), Qualifier.EXACT, "", why="בלי קטע")
    totals = Totals((Total("tents", "", None, None, None, Qualifier.NOT_STATED, False, (), (line,)),))
    seen = list[str]()
    try:
        for way in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
            qapp.setLayoutDirection(way)
            (row,) = sums(totals, Totals())[0].rows
            seen.append(as_seen(row.cells[2].text, from_the_right=way is Qt.LayoutDirection.RightToLeft))
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    words = "בלי קטע"[::-1]
    assert seen == [f"D-04: {words}", f"{words} :D-04"]


def test_pledges_that_are_added_up_say_which_of_them_come_on_a_condition(tmp_path: Path) -> None:
    """What was open of two pledges stood there as one sum that was sure to come."""
    make_empty(tmp_path / "w.passagework", "Ann", RESOURCES)
    with Store(tmp_path / "w.passagework", "Ann") as store:
        parties = NORWAY, PERU
        said = "the road is mended"
        road = reported(store, pledge("Road", parties=parties, money=money("EUR 15 million"), condition=said))
        reported(store, pledge("Port", parties=parties, money=money("EUR 4 million")))
        first = reported(store, pledge("Dam", parties=parties, money=money("EUR 2 million"), condition="it rains"))
        second = reported(store, gift("Came", parties=parties, money=money("EUR 2 million")))
        donations.link_donations(store, second, first, LinkKind.DELIVERS)
        (found,) = pledge_sums.of(store, DonationFilter())
        assert pledge_remarks(found) == ["on a condition: D-01"], "of the third nothing is open"
        received, _given = pledged([found], [])
        assert (received.rows[0].cells[2].text, received.rows[0].cells[2].below) == (
            "EUR 19 million", "on a condition: D-01",
        )  # fmt: skip
        part = reported(store, gift("Part", parties=parties, money=money("EUR 1 million")))
        donations.link_donations(store, part, road, LinkKind.DELIVERS)
        assert still_open(store, reads.record(store, part)) == ["D-01 still open: EUR 14 million (conditional)"]
