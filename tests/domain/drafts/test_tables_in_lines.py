"""What stands on the lines of a table beside its rows: parts' names, sums of parts, and rows that go on below."""

from __future__ import annotations

import random

import pytest
from tests.helpers.drafted import drafts
from tests.helpers.each import each
from tests.helpers.long import few
from tests.helpers.tables import told

from app.domain.drafts.draft import Field

HEAD = "Donor\tAmount (€)\n"


@each(
    "rows, said",
    [
        ("Asia\t\nJapan\t4\nEurope\t\nMalta\t3\n", ["JP > : EUR 4", "MT > : EUR 3"]),
        ("Asia\t9\nJapan\t4\nFiji\t5\nEurope\t3\nMalta\t3\n", ["JP > : EUR 4", "FJ > : EUR 5", "MT > : EUR 3"]),
        ("DAC members\t9\nJapan\t4\nFiji\t5\nOxfam\t3\n", ["JP > : EUR 4", "FJ > : EUR 5", "Oxfam > : EUR 3"]),
        ("Zork\t9\nJapan\t4\nFiji\t6\n", ["Zork? > : EUR 9", "JP > : EUR 4", "FJ > : EUR 6"]),
        ("South Africa\t9\nEuropean Union\t4\n", ["ZA > : EUR 9", "European Union > : EUR 4"]),
        ("Sub-Saharan Africa\t9\nPeru\t4\n", ["PE > : EUR 4"]),
        ("Papua New\t\nGuinea\t9\nPeru\t4\n", ["PG? > : EUR 9", "PE > : EUR 4"]),
        ("Trinidad and\t9\nTobago\t\nPeru\t4\n", ["TT? > : EUR 9", "PE > : EUR 4"]),
        ("Others\t\nGuinea\t9\nPeru\t4\n", ["GN > : EUR 9", "PE > : EUR 4"]),
    ],
)
def test_parts_and_names_on_two_lines(rows: str, said: list[str]) -> None:
    assert told(HEAD + rows) == said


@each(
    "text, said",
    [
        ("Grants by donor\n\nRecipient\tAmount (€)\nJapan\t\nMali\t4\nPeru\t\nChad\t3\n",
         ["JP? > ML: EUR 4", "PE? > TD?: EUR 3"]),
        ("Recipient\tAmount (€)\nFrom Japan\t\nMali\t4\n", ["JP? > ML: EUR 4"]),
        ("Recipient\tAmount (€)\nJapan\t\nMali\t4\n", [" > ML: EUR 4"]),  # which may be where it went
        ("Donor\tAmount (€)\nRecipient: Mali\t\nPeru\t4\nFor Togo\t\nChile\t3\n",
         ["PE > ML?: EUR 4", "CL > TG?: EUR 3"]),
    ],
)  # fmt: skip
def test_a_part_may_name_the_other_side(text: str, said: list[str]) -> None:
    assert told(text) == said


@each(
    "text, said",
    [
        ("Donor     Goods                Number\nPeru      Water purification      40\n          tablets (boxes)\n"
         "Chile     Tents                    9\n", ["PE > : 40 boxes Water purification tablets", "CL > : 9 Tents"]),
        ("| Donor | Goods | Qty |\n| Peru | Nets, treated, | 40 |\n| | family size | |\n| Chile | Cots | 9 |\n",
         ["PE > : 40 Nets, treated, family size", "CL > : 9 Cots"]),
        ("| Donor | Goods | Qty |\n| Bank of | Nets | 40 |\n| Nova Scotia | | |\n| Chile | Cots | 9 |\n",
         ["Bank of Nova Scotia? > : 40 Nets", "CL > : 9 Cots"]),
        ("Donor\tGoods\tQty\nPeru\tTents\t9\n\tCots\t\nChile\tNets\t4\n",
         ["PE > : 9 Tents", "CL > : 4 Nets"]),
        ("Donor\tGoods\tQty\nPeru\tTents and\t9\n\tcots\t4\nChile\tNets\t4\n",  # each with its own number
         ["PE > : 9 Tents and", "PE? > : 4 cots", "CL > : 4 Nets"]),
    ],
)  # fmt: skip
def test_a_row_goes_on_in_the_next_line(text: str, said: list[str]) -> None:
    assert told(text) == said


@pytest.mark.parametrize("sign", ["\t", " | ", "    "])
@few("seed", range(12), keep=3, why="more lines made by dice")
def test_any_lines_of_cells_are_gone_through(sign: str, seed: int) -> None:
    some = (
        "Donor",
        "",
        "2021",
        "Recipient",
        "Amount (€)",
        "Peru",
        "4",
        "of",
        "Total",
        "–",
        "Mali \\ To",
        "a",
        "(b)",
        "'09",
    )
    dice = random.Random(seed)
    rows = [sign.join(dice.choice(some) for _ in range(dice.randint(0, 5))) for _ in range(40)]
    text = "\n".join(dice.choice(("", "  ", "      ")) + row for row in rows)
    assert all(one.donors or one.recipients for one in drafts(text))


def test_lines_of_cells_without_headings_are_no_sentences() -> None:
    rows = "21 Sep    Peru    food    2 planes\n22 Sep    Fiji    nets    500 rolls\n23 Sep    Cuba    cots    20\n"
    assert drafts(f"Relief\n\n{rows}") == []


def test_the_date_of_a_row_that_goes_on_is_left_unread() -> None:
    (one, _) = drafts("| Donor | Goods | Date |\n| Peru | 9 nets | 12 May, |\n| | | or later |\n| Chile | 4 cots | |\n")
    assert one.date is None


@each(
    "above, day",
    [
        ("Gifts received in March 2021", "2021-03-01"),
        ("Grants by donor, 2020, EUR", "2020-01-01"),
        ("Grants in 2019–2020", "2019-01-01"),
        ("Gifts received to 30 June 2015", ""),
        ("Gifts as of March 2021", ""),
        ("Gifts of 2019 and 2020", ""),
        ("Minutes of March 2021", ""),
        ("Gifts in March", ""),
        ("Gifts received on 3 May 2021", "2021-05-03"),
        ("Gifts – 3 May 2021", ""),  # which may be the day of the page
    ],
)
def test_the_lines_above_may_say_when_all_of_it_was_given(above: str, day: str) -> None:
    (one,) = drafts(f"{above}\n\nDonor\tAmount (€)\nPeru\t4\n")
    assert (one.date.first if one.date else "") == day
    assert bool(day) == ("date" in {field.value for field in one.unsure})


@each(
    "above, day",
    [
        ("Gifts, July to September 2016", "2016-07-04"),
        ("Gifts of 2016", "2016-07-04"),
        ("Gifts of 2016 and 2017", "2023-07-04"),
        ("Gifts of 2015–2016", "2023-07-04"),
        ("Gifts of May 2016", "2023-07-04"),  # which the day is not in
        ("Gifts", "2023-07-04"),
    ],
)
def test_days_without_a_year_are_of_the_one_above(above: str, day: str) -> None:
    (one,) = drafts(f"{above}\n\nDonor\tAmount (€)\tReceived\nPeru\t4\t4 Jul\n")
    assert one.date is not None
    assert one.date.first == day
    assert Field.DATE in one.unsure


def test_what_is_counted_in_may_be_said_above_and_in_the_heading() -> None:
    assert told("Aid, US dollars in thousands\n\nDonor\tAmount (US$ thousand)\nPeru\t4\n") == ["PE > : USD 4000"]


@each(
    "text, said",
    [
        ("\tPledged\tPaid\nPeru\t€9m\t€8m\nPhase 1\t€5m\t€4m\nOxfam\t€2\tnil\n",
         ["PE? > : EUR 9000000, promised", "PE? > : EUR 8000000", "Oxfam? > : EUR 2, promised"]),
        ("            Pledged      Delivered\nUS          €9m          €8m\nPeru        €5m          n/a\n",
         ["US? > : EUR 9000000, promised", "US? > : EUR 8000000", "PE? > : EUR 5000000, promised"]),
        ("\tReceived\tSpent\nPeru\t€9m\t€8m\n", []),  # who gives, or gets
        ("\tPledged\tCapacity\nPeru\t9\t8\n", []),
    ],
)  # fmt: skip
def test_who_pledged_may_stand_under_no_heading(text: str, said: list[str]) -> None:
    assert told(text) == said


@each(
    "note",
    ["* Includes 100 cots from Peru.", "(a) Including 40 tents given by Peru.", "1. Of which 40 tents came from Peru.",
     "Excludes 40 tents given by Peru to Mali."],
)  # fmt: skip
def test_what_a_number_above_holds_is_no_gift_of_its_own(note: str) -> None:
    assert drafts(f"Relief\n\n{note}\n\nIt rained.") == []


@each(
    "cell, said",
    [("Mali", "PE > ML?: 9 tents"), ("wells", "PE > : 9 tents"), ("Health", "PE > : 9 tents")],
)
def test_for_is_whom_it_names_or_what_it_is_for(cell: str, said: str) -> None:
    assert told(f"Donor\tWhat\tFor\nPeru\t9 tents\t{cell}\n") == [said]
