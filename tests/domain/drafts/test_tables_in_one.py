"""Several tables in one run of rows: a column for each year, a party for each column, tables side by side."""

from __future__ import annotations

from tests.helpers.drafted import drafts
from tests.helpers.each import each
from tests.helpers.tables import told

from app.domain.drafts.draft import Field


@each(
    "text, said",
    [
        ("Grants (US$ million)\n\nDonor\t2021\t2022\tTotal\nPeru\t2.5\t–\t2.5\nChile\t..\t4\t4\nTotal\t2.5\t4\t6.5\n",
         ["PE > : USD 2500000, 2021-01-01", "CL > : USD 4000000, 2022-01-01"]),
        ("Grants (US$)\n\nRecipient\tQ1 2021\tMarch 2022\nOxfam\t70\t90\n",
         [" > Oxfam: USD 70, 2021-01-01", " > Oxfam: USD 90, 2022-03-01"]),
        ("Donor\tPledge 2018 (€)\tPledge 2019 (€)\nPeru\t70\ttbc\nChile\t8\t9\n",
         ["PE > : EUR 70, 2018-01-01, promised", "CL > : EUR 8, 2018-01-01, promised",
          "CL > : EUR 9, 2019-01-01, promised"]),
        ("Aid in thousand €\n\nDonor\t2016\t\t2017\t\n\tCommitted\tPaid\tCommitted\tPaid\nPeru\t7\t6\t5\t\n",
         ["PE > : EUR 7000, 2016-01-01, promised", "PE > : EUR 6000, 2016-01-01",
          "PE > : EUR 5000, 2017-01-01, promised"]),
        ("USD thousand\n\n\t2021\t\t\t2022\nDonor\tPledged\tPaid\tOpen\tPledged\tPaid\tOpen\nPeru\t9\t6\t3\t5\t\t5\n",
         ["PE > : USD 9000, 2021-01-01, promised", "PE > : USD 6000, 2021-01-01",
          "PE > : USD 5000, 2022-01-01, promised"]),
        ("\tActual\tBudget\n\t2021\t2021\nDonor\tNAD m\tNAD m\nPeru\t–\t6\nFiji\t5\t4\n", []),  # of which
        ("Donor\tAmount (€)\tAmount (€)\nPeru\t–\t6\nFiji\t5\t4\n", []),
        ("Aid, €\n\nDonor\t1H 2010\t2H 2010\nPeru\t4\t5\n", ["PE > : EUR 4, 2010-01-01", "PE > : EUR 5, 2010-07-01"]),
        ("Aid in €\n\nDonor\tCommitted\t\tPaid\t\n\t2016\t2017\t2016\t2017\nPeru\t7\t6\t5\t\n",
         ["PE > : EUR 7, 2016-01-01, promised", "PE > : EUR 5, 2016-01-01", "PE > : EUR 6, 2017-01-01, promised"]),
        ("Donor\tItem\t2021\t2022\nPeru\tTents\t40\t–\nChile\tCots\t\t9\n",
         ["PE > : 40 Tents, 2021-01-01", "CL > : 9 Cots, 2022-01-01"]),
        ("Numbers of doses, thousands\n\nDonor\tRecipient\t2021\t2022\nPeru\tMali\t1.5\t40\n",
         ["PE > ML: 1500 doses, 2021-01-01", "PE > ML: 40000 doses, 2022-01-01"]),
        ("Donor\tAmount (€)\tPaid in 2021 (€)\tPaid in 2022 (€)\nPeru\t9\t4\t5\n",
         ["PE > : EUR 4, 2021-01-01", "PE > : EUR 5, 2022-01-01"]),
        ("Donor\tPledged (€)\tPaid in 2021 (€)\nPeru\t9\t4\n", ["PE > : EUR 9, promised", "PE > : EUR 4, 2021-01-01"]),
        ("Donor\t2021 (€)\t2022 (€)\t2021–2022 (€)\nPeru\t4\t5\t9\n",  # which adds up the others
         ["PE > : EUR 4, 2021-01-01", "PE > : EUR 5, 2022-01-01"]),
        ("Aid, €\n\nDonor\tTo 30 June 2021\tTo 31 December 2021\nPeru\t4\t9\n", []),  # one of which holds the other
        ("Donor\t2021\t2022\nPeru\t4\t5\n", []),  # of what
        ("Exports (€)\n\nCountry\t2021\t2022\nPeru\t4\t5\n", []),
        ("Needs (€)\n\nRecipient\tNeeds 2021\tNeeds 2022\nMali\t4\t5\n", []),
        ("Donor\tUSD million, constant 2019\nPeru\t4\n", ["PE > : USD 4000000?"]),
        ("Donor\tItem\t2021 (€)\t2022 (€)\tDate\nPeru\tTents\t40\t\t3 May 2021\n",
         ["PE > : Tents & EUR 40, 2021-01-01"]),
    ],
)  # fmt: skip
def test_a_year_over_a_column_dates_its_gifts(text: str, said: list[str]) -> None:
    assert told(text) == said


@each(
    "heading, said",
    [
        ("FY22/23", ("2022-01-01", "2023-12-31")),
        ("FY2022/23", ("2022-01-01", "2023-12-31")),
        ("2022/23", ("2022-01-01", "2023-12-31")),
        ("1999/00", ("1999-01-01", "2000-12-31")),
        ("FY99/00", ("1999-01-01", "2000-12-31")),
        ("22/23", ("2022-01-01", "2023-12-31")),
        ("'09", ("2009-01-01", "2009-12-31")),
        ("’98", ("1998-01-01", "1998-12-31")),
        ("FY22", ("", "")),  # by whose beginning, or by its end
        ("2022*", ("2022-01-01", "2022-12-31")),
    ],
)
def test_years_of_two_figures_are_read_and_a_fiscal_year_is_within_its_two(heading: str, said: tuple[str, str]) -> None:
    (one,) = drafts(f"Gifts (€)\n\nDonor\t{heading}\t2031\nPeru\t40\t\n")
    assert one.date is not None
    assert ((one.date.first, one.date.last), one.date.as_stated) == (said, heading.strip("*"))
    assert one.unsure[Field.DATE]


@each("heading", ["22/24", "12", "5/6", "09"])
def test_two_figures_alone_are_no_year(heading: str) -> None:
    assert drafts(f"Gifts (€)\n\nDonor\t{heading}\tRemarks\nPeru\t40\t\n") == []


def test_what_is_under_a_year_to_come_is_promised() -> None:
    one, other = drafts("Gifts (€)\n\nDonor\t2023\t2031\nPeru\t40\t50\n", "2024-05-08")
    assert (one.status.value, other.status.value) == ("given", "promised")
    assert Field.STATUS in other.unsure


@each(
    "text, said",
    [
        ("Grants, EUR million\n\nRecipient\tPeru\tChile\tTotal\nMali\t12.5\t–\t12.5\nTogo\t(a)\t4\t4\n",
         ["PE? > ML: EUR 12500000", "CL? > TG: EUR 4000000"]),
        ("Grants, EUR\n\nDonor\tMali\tTogo\nPeru\t12\t–\nChile\t\t4\n", ["PE > ML?: EUR 12", "CL > TG?: EUR 4"]),
        ("Tonnes of food, by giver\n\nReceiving country\tPeru\tOxfam\nMali\t12\t3\nTotal\t12\t3\n",
         ["PE? > ML: 12 tonnes food", "Oxfam? > ML: 3 tonnes food"]),
        ("Grants, EUR\n\nRecipient \\ Donor\tPeru\tChile\nMali\t12\t–\n", ["PE? > ML: EUR 12"]),
        ("Number of boats\n\nFrom \\ To\tMali\tTogo\nPeru\t2\t1 (used)\n", ["PE > ML?: 2 boats"]),
        ("Grants, EUR\n\nRecipient\tPeru\tChile\tNotes\nMali\t12\t3\tlate\n", ["PE? > ML: EUR 12", "CL? > ML: EUR 3"]),
        ("Grants, EUR\n\nRecipient ↓ / Donor →\tPeru\tChile\nMali\t12\t–\n", ["PE? > ML: EUR 12"]),
        ("Grants, EUR\n\nRecipient / Donor\tPeru\tChile\nMali\t12\t–\n", []),
        ("Grants, EUR\n\nRecipient\tHealth\tSchools\nMali\t12\t3\n", []),
        ("Grants, EUR\n\nRecipient\tPeru\tHealth\nMali\t12\t3\n", []),  # not all of them give
        ("Recipient\tPeru\tChile\nMali\t12\t3\n", []),  # of what
    ],
)  # fmt: skip
def test_parties_over_the_columns_give_what_stands_below(text: str, said: list[str]) -> None:
    assert told(text) == said


@each(
    "text, said",
    [
        ("Donor\tAmount (€)\tDonor\tAmount (€)\nPeru\t4\tMali\t5\nChile\t9\t\t\n",
         ["PE > : EUR 4", "ML > : EUR 5", "CL > : EUR 9"]),
        ("Recipient\tTents\tCots\t\tRecipient\tTents\tCots\nPeru\t4\t–\t\tMali\t5\t6\nChile\t9\t\t\t\t\t\n",
         [" > PE: 4 Tents", " > ML: 5 Tents + 6 Cots", " > CL: 9 Tents"]),
        ("Donor\tTents\t\tRecipient\tAmount (€)\nPeru\t4\t\tMali\t5\n", ["PE > : 4 Tents", " > ML: EUR 5"]),
        ("| Donor | Gift | Donor | Gift |\n|---|---|---|---|\n| Peru | 4 tents | Total | 4 tents |\n",
         ["PE > : 4 tents"]),
        ("Donor    Tents    Cots    Donor    Tents    Cots\nPeru         4       2    Mali         5       6\n",
         ["PE > : 4 Tents + 2 Cots", "ML > : 5 Tents + 6 Cots"]),
        ("Donor\tTents\t\tRemarks\nPeru\t4\t\tlate\n", ["PE > : 4 Tents"]),
    ],
)  # fmt: skip
def test_tables_side_by_side_are_read_each_for_itself(text: str, said: list[str]) -> None:
    assert told(text) == said


@each(
    "text",
    [
        "Gulf aid to Lebanon\n\nValues in thousand dollars unless stated\n\nDonor\t2021\t2022\nPeru\t4\t9\n",
        "Relief supplies\n\nDonor\t2021\t2022\nPeru\t4\t9\n",
        "Value of tents\n\nDonor\t2021\t2022\nPeru\t4\t9\n",
        "Cumulative grants (€)\n\nDonor\t2021\t2022\nPeru\t4\t9\n",
        "Loans in € million\n\nRecipient\t2021\t2022\nMali\t4\t9\n",
        "Debt owed, €\n\nDonor\tMali\tTogo\nPeru\t4\t9\n",
        "Requirements, US$ million\n\nRecipient\t2021\t2022\nMali\t4\t9\n",
        "Exports, US$ million\n\nRecipient\tPeru\tChile\nMali\t4\t9\n",
        "Planned grants, US$ million\n\nDonor\t2021\t2022\nMali\t4\t9\n",
        "Share of aid (%)\n\nDonor\t2021\t2022\nPeru\t4\t9\n",
        "Aid as % of GNI, US$\n\nDonor\t2021\t2022\nPeru\t0.4\t0.9\n",
        "Aid per head (US$)\n\nRecipient\t2021\t2022\nMali\t4\t9\n",
    ],
)
def test_numbers_that_are_no_gifts_of_their_year_are_left_unread(text: str) -> None:
    assert drafts(text) == []


def test_what_is_not_counted_one_by_one_has_no_number_of_a_year() -> None:
    found = drafts("Donor\tType of aid\t2021\t2022\nPeru\tFood\t400\t50\nChile\tMedical supplies\t7\t9\n")
    assert [(item.low, one.amounts, one.date) for one in found for item in one.items] == [(None, (), None)] * 2


@each(
    "text, said",
    [
        ("Grants, USD million, constant 2019 prices\n\nDonor\t2021\t2022\nPeru\t4\t\n",
         ["PE > : USD 4000000?, 2021-01-01"]),
        ("Grants (US$ million)\n\nDonor\t2021\t2022\nPeru (A$ million)\t4\t\nChile\t5\t\n",
         ["CL > : USD 5000000, 2021-01-01"]),
        ("Donor\tItem\tUnit\t2021\t2022\nPeru\tRice\tMT\t4\t\n", ["PE > : 4 MT Rice, 2021-01-01"]),
        ("Donor\tItem\t2021\t2022\nPeru\tRice (MT)\t4\t\nFiji\tTents\t\t7\n",
         ["PE > : 4 MT Rice, 2021-01-01", "FJ > : 7 Tents, 2022-01-01"]),
        ("Grants, US$, millions\n\nDonor\t2021\t2022\nPeru\t4\t\n", ["PE > : USD 4000000, 2021-01-01"]),
        ("Grants, millions, US Dollar\n\nDonor\t2021\t2022\nPeru\t4\t\n", ["PE > : USD 4000000, 2021-01-01"]),
        ("Grants in US$ million (thousands)\n\nDonor\t2021\t2022\nPeru\t4\t\n", []),
        ("Donor\t2021\t2022\nPeru\t4\t\n\nUnit: US Dollar, Millions; Recipient: Nepal\n",
         ["PE > : USD 4000000, 2021-01-01"]),
        ("Japan's Grant Aid (¥ billion)\n\nRecipient\tFY2009\tFY2010\nMali\t4\t\n",
         ["JP? > ML: JPY 4000000000?, 2009-04-01"]),
        ("Japanese aid, ¥\n\nRecipient\tFY09/10\tFY10/11\nMali\t4\t\n", ["JP? > ML: JPY 4?, 2009-04-01"]),
        ("Gifts, €\n\nRecipient\t2021\t2022\nOxfam\t–\t40\nBRAC\t7\t9–10\n\t7\t49\n",
         [" > Oxfam: EUR 40, 2022-01-01", " > BRAC: EUR 7, 2021-01-01", " > BRAC: EUR 9, 2022-01-01"]),
        ("Grants, €\n\nDonor\t2021-12-01\t2022-01-01\t2022-02-01\nPeru\t4\t\t7\n",
         ["PE > : EUR 4, 2021-12-01", "PE > : EUR 7, 2022-02-01"]),
        ("Grants, €\n\nDonor\t2021-12-01\t2022-02-01\t2022-03-01\nPeru\t4\t\t7\n", []),
        ("Grants by donor, €\n\n\t2021\t2022\nPeru\t4\t\n", ["PE > : EUR 4, 2021-01-01"]),
        ("Grants by year, €\n\n\t2021\t2022\nPeru\t4\t\n", []),
        ("Country Name\tCountry Code\tIndicator Name\t2019\t2020\nMali\tMLI\tNet aid received (current US$)\t400\t\n",
         []),
    ],
)  # fmt: skip
def test_what_the_lines_around_years_say_counts(text: str, said: list[str]) -> None:
    assert told(text) == said
