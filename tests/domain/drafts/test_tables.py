"""Rows of tables: a draft each where the headings plainly say who gives what to whom."""

from __future__ import annotations

from tests.helpers.drafted import drafts
from tests.helpers.each import each
from tests.helpers.tables import told

from app.domain.drafts.draft import Field
from app.domain.terms import MoneyKind, Outcome, Qualifier

HEAD = "Donor\tItem\tQuantity\tRecipient\tDate\n"


@each(
    "rows, said",
    [
        ("Peru\tTents\t1,200\tOxfam\t3 May 2021\n", ["PE > Oxfam: 1200 Tents, 2021-05-03"]),
        ("Peru\tRice (bags)\t40\tOxfam\t3 May 2021\n", ["PE > Oxfam: 40 bags Rice, 2021-05-03"]),
        ("Peru\tRice\t40 tonnes\tOxfam\t\n", ["PE > Oxfam: 40 tonnes Rice"]),
        ("Peru\tRice\t1.200\tOxfam\t\n", ["PE > Oxfam: Rice?"]),  # or 1.2
        ("Peru*\tTents²\t9¹\tOxfam\t\n", ["PE > Oxfam: 9 Tents"]),
        ("Peru, Chile\tTents\t9\tOxfam\t\n", ["PE + CL > Oxfam: 9 Tents"]),
        ("Various donors\tTents\t9\tOxfam\t\n", [" > Oxfam: 9 Tents"]),
        ("Peru\tTents\t9\tZork\t\n", ["PE > Zork?: 9 Tents"]),
        ("Peru\tTents\t9\tOxfam\t1/4/2021\nChile\tCots\t4\tOxfam\t17/4/2021\n",
         ["PE > Oxfam: 9 Tents, 2021-04-01", "CL > Oxfam: 4 Cots, 2021-04-17"]),
        ("Peru\tTents\t9\tOxfam\t1/4/2021\n", ["PE > Oxfam: 9 Tents"]),  # or 4 January
        ("Peru\tTents\t9\tOxfam\t\n\tCots\t4\tOxfam\t\n", ["PE > Oxfam: 9 Tents", "PE? > Oxfam: 4 Cots"]),
        ("Peru\tTents\t9\tOxfam\t\nGrand total\t\t9\t\t\n", ["PE > Oxfam: 9 Tents"]),
        ("Peru\tTents\t9\tOxfam\t\nChile\tCots\t4\tOxfam\t\nIn all\t\t13\t\t\n",
         ["PE > Oxfam: 9 Tents", "CL > Oxfam: 4 Cots"]),
        ("By air\t\t\t\t\nPeru\tTents\t9\tOxfam\t\n", ["PE > Oxfam: 9 Tents"]),
        ("Peru\tTents\t–\tOxfam\t\nChile\tCots\t4\tBRAC\t\n", ["PE > Oxfam: Tents?", "CL > BRAC: 4 Cots"]),
        ("Peru\tTents\t0\tOxfam\t\n", []),
        ("Peru\t\t9\tOxfam\t\n", []),
    ],
)  # fmt: skip
def test_a_row_says_who_gives_what_to_whom(rows: str, said: list[str]) -> None:
    assert told(HEAD + rows) == said


@each(
    "text, said",
    [
        ("Donor\tPledged (US$ million)\tPaid (US$ million)\nPeru\t2.5\t1\nChile\t4\t0\n",
         ["PE > : USD 2500000, promised", "PE > : USD 1000000", "CL > : USD 4000000, promised"]),
        ("Gifts (EUR thousand)\n\nDonor\tCommitted\tChannel\nPeru\t12,500\tOxfam\n",
         ["PE > : EUR 12500000 by Oxfam, promised"]),
        ("Gifts (EUR thousand)\n\nDonor\tAmount (EUR)\nPeru\t12,500\nChile\t400\n", []),
        ("donor_name\trecipient_country\tamount_usd\tdate_received\nPeru\tMali\t90\t2021-05-03\n",
         ["PE > ML: USD 90, 2021-05-03"]),
        ("Donor\tRecipient\tAmountEUR\n#org+funder\t#country+to\t#value\nPeru\tMali\t90\n", ["PE > ML: EUR 90"]),
        ("Financier\tRecipient\tPledge (original currency)\tCurrency\nPeru\tMali\t90\tPEN\n",
         ["PE > ML: PEN 90, promised"]),
        ("Donations to Chad\n\nDonor\tAmount (€)\nPeru\t90\n", ["PE > TD?: EUR 90"]),
        ("Grants by Peru in May\n\nRecipient\tAmount (€)\nOxfam\t90\n", ["PE? > Oxfam: EUR 90"]),
        ("Prices in Chad\n\nDonor\tAmount (€)\nPeru\t90\n", ["PE > : EUR 90"]),
        ("Donor\tAmount\nPeru\t12,500\nChile\t400\n", []),
        ("(in thousands)\n\nDonor\tAmount (US$)\nPeru\t1,200\nChile\t30\n", []),
        ("Donor\tAmount (US$)\nPeru\t1,200\nChile\t30\n\nNote: figures in US$ thousand.\n", []),
        ("Donor\tDoses ('000)\nPeru\t1,200\nChile\t30\n", []),
        ("Donor\tAmount\tCurrency\nPeru\t1,200\tNOK\nChile\t30\tn/a\n", ["PE > : NOK 1200"]),
        ("Donor\tPledged (MT)\tDelivered (MT)\tCommodity\nPeru\t50\t20\tWheat\nChile\t–\t5\tFuel\n",
         ["PE > : 50 MT Wheat, promised", "PE > : 20 MT Wheat", "CL > : 5 MT Fuel"]),
        ("Donor\tType\tAmount (US$)\nPeru\tLoan\t250\nPeru\tGrant\t12\n", ["PE > : USD 12"]),
        ("Donor\tDescription\tAmount (€)\nPeru\tRepair of the roof\t90\n", ["PE > : EUR 90"]),
        ("Donor\tNumber of tents\tTents needed\nPeru\t9\t40\nof which new\t4\t\n", ["PE > : 9 tents"]),
        ("Donor\tItem\tQuantity\tItem\tQuantity\nPeru\tTents\t9\tCots\t4\n", ["PE > : Tents?"]),
        ("Donor\tGift\tStatus\nPeru\t9 tents\tNot yet delivered\nChile\t4 cots\tNot delivered\n",
         ["PE > : 9 tents, promised", "CL > : 4 cots, not_given"]),
        ("Donor\tAmount (US$)\tAmount (EUR)\nPeru\t1,100\t1,000\n", ["PE > : USD 1100 + EUR 1000"]),
        ("Donor\tCash (US$)\tFood (US$)\nPeru\t1,100\t1,000\n", ["PE > : USD 1100"]),
        ("Donor\tGift\nPeru\tUSD 9,000\nChile\t9 tents, 4 cots\nOxfam\ta boat\n",
         ["PE > : USD 9000", "CL > : 9 tents + 4 cots", "Oxfam > : 1 boat"]),
        ("Donor\tRice (MT)\tTents\tDistrict\nPeru\t40\t9\tZork\nChile\t\t4\tZork\n",
         ["PE > Zork?: 40 MT Rice + 9 Tents", "CL > Zork?: 4 Tents"]),
        ("Donor\tPledged\t\tDelivered\t\n\tTents\tCash (€)\tTents\tCash (€)\nPeru\t9\t40\t4\t30\n",
         ["PE > : 9 Tents & EUR 40, promised", "PE > : 4 Tents & EUR 30"]),
        ("Country\tPledged (US$)\nPeru\t9,000\nChile\t8,000\n",
         ["PE? > : USD 9000, promised", "CL? > : USD 8000, promised"]),
        ("Country / organisation\tPledged (US$)\nPeru\t9,000\nOxfam\t8,000\n",
         ["PE? > : USD 9000, promised", "Oxfam? > : USD 8000, promised"]),
        ("Country or agency\tPledged (US$)\nPeru\t9,000\n", ["PE? > : USD 9000, promised"]),
        ("Country\tAid received (US$)\nPeru\t9,000\nChile\t8,000\n", [" > PE?: USD 9000", " > CL?: USD 8000"]),
        ("Recipient\tPurpose\tAmount (£)\nOxfam\tWells\t15,000\nBRAC\tSeed\t9\n",
         [" > Oxfam: GBP 15000", " > BRAC: GBP 9"]),
        ("Contributor\tTo\tAmount, CHF\tStatus\nPeru\tOxfam\t90\tcancelled\n", ["PE > Oxfam: CHF 90, cancelled"]),
        ("| Donor | Goods | No. of units |\n|---|---|---:|\n| Peru | Tents | 9 |\n", ["PE > : 9 Tents"]),
        ("Donor | Goods | No. of units\nPeru | Tents | 9\n", ["PE > : 9 Tents"]),
        ("Donor    Goods     Quantity   Recipient\nPeru     Tents            9   Oxfam\n"
         "         Cots             4   BRAC\nChile              400   Oxfam\nTotal                 413\n",
         ["PE > Oxfam: 9 Tents", "PE? > BRAC: 4 Cots"]),
        ("Donor\tGoods\nBy air\nPeru\t9 tents\nBy sea\nChile\t4 cots\n", ["PE > : 9 tents", "CL > : 4 cots"]),
        ("Donor\tGoods\nPeru\t9 tents\nRecipient\tAmount (€)\nOxfam\t400\n", ["PE > : 9 tents", " > Oxfam: EUR 400"]),
        ("srcOrganization\tsrcLocations\tdestLocations\tamountUSD\tflowStatus\tdecisionDate\n"
         "Peru, Government of\tPER\tMLI\t90\tcommitment\t2021-05-03\nOxfam\tGBR\tMLI\t8\tpaid\t\n",
         ["PE > ML?: USD 90, 2021-05-03, promised", "Oxfam? > ML?: USD 8"]),
        ("provider_org_name\treceiver_org_name\ttransaction_type\ttransaction_value\ttransaction_currency\n"
         "Peru\tOxfam\tDisbursement\t90\tPEN\nPeru\tOxfam\tLoan repayment\t7\tPEN\nPeru\tOxfam\tExpenditure\t4\tPEN\n",
         ["PE > Oxfam: PEN 90"]),
        ("donor\tdonor_iso\trecipient_iso3\tamount_usd\nPeru\tPE\tMLI\t90\nPeru\tCL\tTZA\t8\nPeru\t\tXYZ\t7\n",
         ["PE > ML: USD 90", "PE? > TZ: USD 8", "PE > : USD 7"]),
        ("Relief received\n\nDate\tFrom\tGoods\n3 May 2021\tPeru\t9 tents\n", ["PE? > : 9 tents, 2021-05-03"]),
        ("Donations\n\nFrom\tTo\tGoods\nPeru\tMali\t9 tents\n", ["PE? > ML?: 9 tents"]),
        ("From\tTo\tGoods\tHandover\nPeru\tMali\t9 tents\t3 May 2021\n", ["PE? > ML?: 9 tents, 2021-05-03"]),
        ("From\tTo\tGoods\tDelivered\nPeru\tMali\t9 tents\t3 May 2021\n", []),
        ("Aid and trade\n\nFrom\tTo\tGoods\nPeru\tMali\t9 tents\n", []),
        ("From\tTo\tGoods\nPeru\tMali\t9 tents\n", []),
        ("Country\tItem\tQuantity offered\tDestination\nPeru\tTents\t9\tMali\n",
         ["PE? > ML?: 9 Tents, offered"]),
        ("source\tdestination\tamount_usd\nPeru\tMali\t5\n", []),
        ("Donor\tCommitment (USD million, constant 2019)\nPeru\t4.25\nChile\t6.505\n",
         ["PE > : USD 4250000?, promised", "CL > : USD 6505000?, promised"]),
        ("Donor\tamount_usd_constant\tamount_usd_nominal\nPeru\t90\t70\nChile\t9\t\n",
         ["PE > : USD 70", "CL > : USD 9?"]),
        ("Donor\tFunding (US$ million)\t\n\tPledged\tReceived\nPeru\t2.5\tsee note\nChile\t4\t1\nMali\t3\t2\n",
         ["PE > : USD 2500000, promised", "CL > : USD 4000000, promised", "CL > : USD 1000000",
          "ML > : USD 3000000, promised", "ML > : USD 2000000"]),
        ("\tFunding (US$ million)\t\tRemarks\nDonor\tPledged\tReceived\t\nPeru\t2\t1\tlate\n",
         ["PE > : USD 2000000, promised", "PE > : USD 1000000"]),
        ("Donor\tAmount\nPeru\tUSD 9,000\nChile\t70\nMali\tin kind\nFiji\t€8\n", ["PE > : USD 9000", "FJ > : EUR 8"]),
        ("Donor\tCash (CHF)\tIn kind (CHF)\tTotal (CHF)\nPeru\t5\t6\t11\nChile\t\t3\t3\nFunding gap\t\t\t90\n",
         ["PE > : CHF 11", "CL > : CHF 3"]),
        ("All in CHF\n\nDonor\tCash contributions\tIn-kind goods\tTransport\tTOTAL\nPeru\t5\t\t4\t9\nChile\t3\t2\t\t\n"
         "Mali\t7\t\t\t7\n", ["PE > : CHF 9", "CL > : CHF 3?", "ML > : CHF 7"]),
        ("Donor\tItem\tQuantity\tUnit price (CHF)\tTotal (CHF)\nPeru\tTents\t9\t2\t18\n", ["PE > : 9 Tents"]),
        ("Donor\tItem\tQuantity\tUnit cost (CHF)\tTotal cost (CHF)\nPeru\tTents\t9\t2\t18\n",
         ["PE > : 9 Tents & CHF 18?"]),
        ("Donor\tTents\tFair market value (CHF)\nPeru\t9\t18\n", ["PE > : 9 Tents & CHF 18?"]),
        ("Donor\tItem\tQuantity\tAverage value (CHF)\nPeru\tTents\t9\t2\n", ["PE > : 9 Tents"]),
        ("Donor\tItem\tQuantity\tFreight cost (CHF)\nPeru\tTents\t9\t2\n", ["PE > : 9 Tents"]),
        ("Donor\tProject\tCost (CHF)\nPeru\tA well\t18\n", []),
        ("Donor\tItem\tPledged (number)\tDelivered (number)\tValue (€)\nPeru\tTents\t9\t4\t80\n"
         "Chile\tCots\t5\t5\t70\nMali\tRugs\t6\t–\t60\n",
         ["PE > : 9 Tents, promised", "PE > : 4 Tents", "CL > : 5 Cots & EUR 70, promised", "CL > : 5 Cots & EUR 70",
          "ML > : 6 Rugs & EUR 60, promised"]),
        ("Donor\tItem\tQuantity\tReceived on\nPeru\tTents\t9\t3 May 2021\nChile\tCots\tsome of them\tunder way\n",
         ["PE > : 9 Tents, 2021-05-03", "CL > : Cots?"]),
        ("Donor\tItem\tDelivered in %\nPeru\tTents\t25\n", ["PE > : Tents"]),
        ("Donor\tPledged\t\tPaid\t\n\t2021\t2022\t2021\t2022\n\t(€ million)\t€ million\t€ million\t€ million\n"
         "Peru\t4\t3\t2\t1\n",
         ["PE > : EUR 4000000, 2021-01-01, promised", "PE > : EUR 2000000, 2021-01-01",
          "PE > : EUR 3000000, 2022-01-01, promised", "PE > : EUR 1000000, 2022-01-01"]),
        ("\tPledged\t\tPaid\t\n\t2021\t2022\t2021\t2022\nDonor\tEUR\tEUR\tEUR\tEUR\nPeru\t4\t3\t2\t1\n",
         ["PE > : EUR 4, 2021-01-01, promised", "PE > : EUR 2, 2021-01-01", "PE > : EUR 3, 2022-01-01, promised",
          "PE > : EUR 1, 2022-01-01"]),
        ("Donor\tCommodity\tTonnes\tRecipient\nPeru\tRice\t1,200\tOxfam\n", ["PE > Oxfam: 1200 Tonnes Rice"]),
        ("Donor\tCommodity\tTonnes\tBags\nPeru\tRice\t9\t180\n", ["PE > : 9 Tonnes Rice"]),
        ("Donor\tTonnes\nPeru\t9\n", []),
        ("Company\tBeneficiary\tAmount (€)\nPeru Steel Ltd\tOxfam\t90\n", ["Peru Steel Ltd? > Oxfam: EUR 90"]),
        ("Donor\tTents ('000)\nPeru\t1.2\nChile\t30 boxes\nMali\t4\n", ["PE > : 1200 Tents", "ML > : 4000 Tents"]),
        ("Donor\tCommitted (€)\tPaid (€)\nPeru\t90\t40\nChile\t8\tall\n",
         ["PE > : EUR 90, promised", "PE > : EUR 40", "CL > : EUR 8, promised"]),
        ("Donor\tGift\nPeru\t9 tents\nChile\t500\nMali\ta boat\nFiji\tEUR 8\n",
         ["PE > : 9 tents", "ML > : 1 boat", "FJ > : EUR 8"]),
        ("National Society / Donor\tCash (CHF)\tIn-kind goods (CHF)\tTotal (CHF)\nPeru\t5\t6\t11\nChile\t\t3\t3\n",
         ["PE > : CHF 11", "CL > : CHF 3"]),
        ("Donor / Recipient\tAmount (€)\nPeru\t5\n", []),
        ("Pledging partner\tPledge (€)\nPeru\t5\n", ["PE > : EUR 5, promised"]),
        ("Arrival date\tFrom\tConsigned to\tCommodity\tWeight (kg)\n3 May 2021\tPeru\tOxfam\tRice\t500\n",
         ["PE > Oxfam: 500 kg Rice, 2021-05-03"]),
        ("Donor\tItem\tQuantity\tWeight (kg)\nPeru\tTents\t9\t500\n", ["PE > : 9 Tents"]),
        ("Donor\tWeight (kg)\nPeru\t500\n", []),
        ("Donor\tGift\nPeru\tTraining of 40 nurses\nChile\tLoan of 2 pumps\nMali\tMeals for 9 camps\nFiji\t30 cots\n",
         ["PE > : Training of 40 nurses?", "ML > : Meals for 9 camps?", "FJ > : 30 cots"]),
        ("Recipient\tNeeds (tents)\tGap (boxes)\tStock (MT)\tTents\nMali\t500\t100\t7\t5\n", [" > ML: 5 Tents"]),
        ("Donor\tRice (MT)\tWheat (MT)\tTotal (MT)\nPeru\t5\t6\t11\n", ["PE > : 5 MT Rice + 6 MT Wheat"]),
        ("Donor\tAmount USD (thousands)\nPeru\t5\n", ["PE > : USD 5000"]),
        ("Donor\tAmount (US$)\nPeru\t5\nChile\t6\n\nSource: the port\n\nNote: in millions of dollars\n", []),
        ("Donor\tAmount (US$)\nPeru\t5\nChile\t6\n\nIt rained.\n\nDonor\tTents\tNotes\nMali\t7\tlate\n\nIn thousands\n",
         ["PE > : USD 5", "CL > : USD 6"]),
        ("Donor\tamount_usd\toriginal_value\tcurrency\nPeru\t90\t90\tUSD\nChile\t9\t8\tEUR\nMali\t7\t6\tUSD\n",
         ["PE > : USD 90", "CL > : USD 9 + EUR 8"]),
        ("Gifts, thousands of euros\n\nDonor\tAmount\nPeru\t90\nChile\t8\n", ["PE > : EUR 90000", "CL > : EUR 8000"]),
        ("Gifts, thousands of euros\n\nDonor\tAmount (€)\nPeru\t90\nChile\t8\n", []),
    ],
)  # fmt: skip
def test_headings_say_what_numbers_are_of(text: str, said: list[str]) -> None:
    assert told(text) == said


@each(
    "above, said",
    [
        ("", "The ministry? > Ministry of Health: 9 tents"),
        ("Bolivia", "BO? > BO?: 9 tents"),
        ("Gifts of Bolivia\n\nIt rained. It was cold.\n\nThese came:", "BO? > BO?: 9 tents"),
        ("Relief goods for Bolivia", "The ministry? > BO?: 9 tents"),
        ("Gifts for the north of Chile", "The ministry? > CL?: 9 tents"),
        ("Relief for Bolivia from Chile", "CL? > BO?: 9 tents"),
        ("Gifts in Peru and Chile", "The ministry? > Ministry of Health: 9 tents"),
    ],
)
def test_whose_a_ministry_is_the_lines_above_a_table_or_the_title_may_say(above: str, said: str) -> None:
    assert told(f"{above}\n\nDonor\tGift\tRecipient\nThe ministry\t9 tents\tMinistry of Health\n") == [said]


@each(
    "note, is_sure",
    [
        ("by sea", True), ("purchase of boats", True), ("cancelled in May", False), ("a loan of three years", False),
        ("not yet arrived", False),
        ("purchased from UNICEF", False), ("to be repaid", False),
    ],
)  # fmt: skip
def test_a_note_that_speaks_of_no_gift_leaves_open_whether_there_was_one(note: str, is_sure: bool) -> None:
    (one,) = drafts(f"Donor\tPaid (€)\tNotes\nPeru\t7\t{note}\n")
    assert (Field.STATUS not in one.unsure) == is_sure


@each(
    "note, outcome",
    [
        ("promised, not yet paid", Outcome.PROMISED), ("Pledged", Outcome.PROMISED), ("to come", Outcome.PROMISED),
        ("not yet received", Outcome.PROMISED), ("for roofs", Outcome.GIVEN), ("promised in May, paid", Outcome.GIVEN),
    ],
)  # fmt: skip
def test_a_note_that_says_only_that_it_is_to_come_says_what_became_of_it(note: str, outcome: Outcome) -> None:
    peru, mali = drafts(f"Donor\tUSD\tRemarks\nPeru\t7\t{note}\nMali\t9\t\n")
    assert (peru.status, mali.status) == (outcome, Outcome.GIVEN)


@each(
    "cells, said",
    [
        (("12.500,00", "9.950", "9,950", "800"), (12500, 9950, None, 800)),
        (("12,500.00", "9.950", "9,950", "800"), (12500, "9.95", 9950, 800)),
        (("1.250.000", "9.950"), (1250000, 9950)),
        (("0,5", "12.5", "9.950"), ("0.5", "12.5", None)),  # both signs
        (("800", "9.950"), (800, None)),
        (("-99999", "(400)", "1e6", "7"), (None, None, None, 7)),
    ],
)
def test_a_column_shows_which_sign_is_before_decimals(
    cells: tuple[str, ...], said: tuple[int | str | None, ...]
) -> None:
    text = "Donor\tAmount (€)\n" + "".join(f"Peru\t{cell}\n" for cell in cells)
    assert told(text) == [f"PE > : EUR {one}" for one in said if one is not None]


@each(
    "cell, said",
    [
        ("12-Jun-2022", ", 2022-06-12"),
        ("2022-06-12T10:00:00Z", ", 2022-06-12"),
        ("12/Jun/22", ""),  # and not June of the year of publication
        ("31-Feb-2022", ""),
        ("FY21/22", ", 2021-01-01"),
        ("24-25", ""),
        ("11/12", ""),
        ("'09", ", 2009-01-01"),
    ],
)
def test_days_are_read_as_programs_write_them(cell: str, said: str) -> None:
    assert told(f"Donor\tGift\tDate\nPeru\t9 tents\t{cell}\n") == [f"PE > : 9 tents{said}"]


@each(
    "cell, said",
    [
        ("Norway, Government of", "NO"),
        ("Congo, Republic of", "CG"),
        ("Congo, Democratic Republic of the", "CD"),
        ("Korea, Democratic People's Republic of", "KP"),
        ("Korea (Republic of)", "KR"),
        ("Iran (Islamic Republic of)", "IR"),
        ("not known", ""),
        ("see note", ""),
        ("to be confirmed", ""),
        ("District Hospital, Bhind", "IN"),
    ],
)
def test_a_cell_names_one_party_in_its_own_way(cell: str, said: str) -> None:
    (one,) = drafts(f"Recipient\tDonor\tGift\n{cell}\tPeru\t9 tents\n")
    assert [party.iso2 for party in one.recipients] == ([said] if said else [])


def test_a_heading_over_an_empty_cell_does_not_plainly_say_what_became_of_a_gift() -> None:
    one, other = drafts("Donor\tItem\tNumber\tCommitted (EUR)\nPeru\ttents\t9\t\nChile\tcots\t4\t400\n")
    assert one.unsure[Field.STATUS] == "The heading that says it stands over an empty cell."
    assert (one.status, other.status, Field.STATUS in other.unsure) == (Outcome.PROMISED, Outcome.PROMISED, False)


def test_the_trust_is_who_is_named_so_above_its_table() -> None:
    (draft,) = drafts("Gifts in May\n\nCarter Trust\n\nDonor\tGift\nThe trust\t9 tents\n")
    assert (draft.donors[0].name, draft.unsure[Field.DONORS]) == (
        "Carter Trust", "“The trust” is taken to be Carter Trust.",
    )  # fmt: skip


@each(
    "text",
    [
        "Province\tPopulation\tHouseholds\nLima\t9,000\t400\nTacna\t700\t90\n",
        "District\tNew cases\tDeaths\tVaccine doses received\nLima\t9\t1\t4,000\nTacna\t7\t0\t300\n",
        "Supplier\tItem\tQuantity\tUnit price (US$)\nAcme Ltd\tTents\t40\t220\nBolt\tCots\t9\t80\n",
        "Lender\tBorrower\tAmount (US$ million)\nPeru\tChad\t9\nChile\tMali\t8\n",
        "Department\tApproved (N$)\tSpent (N$)\nWater\t9,000\t400\nRoads\t700\t90\n",
        "Peru\tTents\t40\tOxfam\nChile\tCots\t9\tBRAC\n",  # nothing says what they are
    ],
)
def test_tables_of_something_else_are_left_unread(text: str) -> None:
    assert told(text) == []


def test_a_sum_below_a_heading_of_estimates_is_about_so_much() -> None:
    (one,) = drafts("Donor\tItem\tQty\tEst. value (USD)\nPeru\tTents\t9\t450\n")
    (money,) = one.amounts
    assert (money.low, money.qualifier, money.kind) == (450, Qualifier.ABOUT, MoneyKind.VALUATION)
    assert one.items[0].qualifier is Qualifier.EXACT


@each(
    "line",
    ["(in thousands of US dollars)", "Note: in millions of dollars", "All amounts are expressed in EUR million."],
)
def test_a_line_that_says_what_sums_are_counted_in_is_none(line: str) -> None:
    assert drafts(f"Aid to Peru\n\n{line}\n\nIt rained.") == []


def test_fields_stand_on_the_words_of_their_cells() -> None:
    text = f"Goods delivered in May\n\n{HEAD}Peru\tTents\t1,200\tOxfam\t3 May 2021\n\nIt rained."
    (draft,) = drafts(text)
    words = {field: [text[slice(*span)] for span in spans] for field, spans in draft.spans.items()}
    assert words == {
        Field.DONORS: ["Peru"],
        Field.ITEMS: ["Tents\t1,200"],
        Field.RECIPIENTS: ["Oxfam"],
        Field.DATE: ["3 May 2021"],
        Field.STATUS: ["Tents\t1,200"],
    }
    assert draft.unsure == {Field.STATUS: "It is what the lines above the table say."}


@each(
    "cell, said",
    [
        ("1.2m", ("1200000", "1200000")), ("3bn", ("3000000000", "3000000000")), ("10K", ("10000", "10000")),
        ("1.2 million", ("1200000", "1200000")), ("$1.2m", ("1200000", "1200000")), ("1,250–1,300", ("1250", "1300")),
        ("10–12m", ("10000000", "12000000")), ("35 to 40", ("35", "40")), ("approx. 40", ("40", "40")),
        ("~40", ("40", "40")), ("250 1)", ("250", "250")), ("250 (1)", ("250", "250")), ("250¹", ("250", "250")),
        ("250ᵃ", ("250", "250")), ("250ᵃ, ᵇ", ("250", "250")),
        ("250 [b]", ("250", "250")), ("250 (see note 3)", ("250", "250")), ("250 *", ("250", "250")),
        ("250 b", ("250", "250")), ("40+", ("40", None)),
        ("250 k", ("250000", "250000")), ("1.250–1.300", ()), ("5 MM", ()), ("250 c", ()), ("100%", ()), ("(250)", ()),
        ("€250", ()), ("n/a", ()), ("..", ()), ("…", ()), ("–", ()), ("n/k", ()), ("not reported", ()), ("?", ()),
        ("12 or so people", ()), ("2 x 40", ()), ("5 + 3", ()), ("40/50", ()),
    ],
)  # fmt: skip
def test_a_cell_says_a_sum_in_its_own_way_or_is_left_unread(cell: str, said: tuple[str | None, ...]) -> None:
    found = drafts(f"Donor\tAmount (US$)\nPeru\t{cell}\nChile\t7\nMali\t8\n\nb. Paid in May.\n")
    (told, *_) = [(str(one.amounts[0].low), one.amounts[0].high) for one in found if one.donors[0].iso2 == "PE"] or [()]
    assert told[:1] == said[:1]
    assert [None if one is None else str(one) for one in told[1:]] == [*said[1:]]


@each("cell", ["1.2m", "10K", "$1.2m"])
def test_a_sum_with_a_scale_of_its_own_is_not_read_under_a_heading_with_one(cell: str) -> None:
    assert told(f"Donor\tAmount (US$ million)\nPeru\t{cell}\nChile\t7\nMali\t8\n")[0].startswith("CL")


@each(
    "cell, said",
    [
        ("12K", "12000 Nets"), ("6 or 7", "6-7 Nets"), ("25–30", "25-30 Nets"), ("1.5 million", "1500000 Nets"),
        ("16*", "16 Nets"), ("200m", "Nets?"), ("1.2M", "Nets?"), ("approx. 40", "40 Nets"), ("2 500", "2500 Nets"),
        ("n/a", "Nets?"), ("various", "Nets?"),
    ],
)  # fmt: skip
def test_a_cell_says_how_many_in_its_own_way(cell: str, said: str) -> None:
    (one, *_) = drafts(f"Donor\tItem\tQty\nPeru\tNets\t{cell}\nChile\tCots\t7\nMali\tCots\t8\n")
    (item,) = one.items
    ends = "-".join(dict.fromkeys(str(end) for end in (item.low, item.high) if end is not None))
    assert f"{ends} {item.item}".strip() + ("?" if Field.ITEMS in one.unsure else "") == said
