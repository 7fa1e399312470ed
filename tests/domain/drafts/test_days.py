"""The days of running text: those counted from the publication, from another day, and by feasts and seasons."""

from __future__ import annotations

from tests.helpers.drafted import drafts
from tests.helpers.each import each

from app.domain.drafts.dates.days import days
from app.domain.drafts.draft import Field
from app.domain.drafts.record import record_of
from app.domain.feasts import FEASTS


def read(text: str, published: str) -> list[tuple[str, str]]:
    return [(one.first, one.last) for one in days(text, 0, len(text), published)]


@each(
    "text, published, first, last",
    [
        ("It came this Tuesday.", "2021-06-10", "2021-06-08", "2021-06-08"),
        ("This morning ten came.", "2021-06-10", "2021-06-10", "2021-06-10"),
        ("The coming Monday ten will come.", "2021-06-10", "2021-06-14", "2021-06-14"),
        ("It came over the last 72 hours.", "2021-06-10", "2021-06-07", "2021-06-10"),
        ("It came last December.", "2021-06-10", "2020-12-01", "2020-12-31"),
        ("It will come next March.", "2021-06-10", "2022-03-01", "2022-03-31"),
        ("It came last February.", "2021-06-10", "", ""),
        ("Not until the third quarter of 2012 did it come.", "2021-06-10", "2012-07-01", "2012-09-30"),
        ("The well dates from 1991.", "2021-06-10", "1991-01-01", "1991-12-31"),
        ("It noted a decision to give ten by the end of May.", "2020-12-10", "", "2021-05-31"),
        ("It came on Friday last.", "2021-06-10", "2021-06-04", "2021-06-04"),
        ("It came on 4/5 May.", "2021-06-10", "2021-05-04", "2021-05-05"),
        ("It came on the 3rd instant.", "2021-06-10", "2021-06-03", "2021-06-03"),
        ("It came on the 28th ultimo.", "2021-06-10", "2021-05-28", "2021-05-28"),
        ("It came last evening.", "2021-06-10", "2021-06-09", "2021-06-09"),
        ("It came throughout 1981.", "2021-06-10", "1981-01-01", "1981-12-31"),
        ("On Ash Wednesday Oman sent ten.", "2021-06-10", "2021-02-17", "2021-02-17"),
        ("It came on St Patrick's Day.", "2021-06-10", "2021-03-17", "2021-03-17"),
        ("It came a fortnight ago.", "2021-06-10", "2021-05-27", "2021-05-27"),
        ("It came over the past two weeks.", "2021-06-10", "2021-05-27", "2021-06-10"),
        ("It came, so far this year, in boxes.", "2021-06-10", "2021-01-01", "2021-06-10"),
        ("It came over the past winter.", "2021-06-10", "2020-12-01", "2021-02-28"),
        ("It came in the lean winter of 1950.", "2021-06-10", "1950-12-01", "1951-02-28"),
        ("It came at the end of 1970.", "2021-06-10", "1970-12-01", "1970-12-31"),
        ("It will come over the next three years.", "2021-06-10", "2021-06-10", "2024-06-09"),
        ("It came in the fifties.", "1999-06-10", "1950-01-01", "1959-12-31"),
        ("It came in the early sixties.", "1999-06-10", "1960-01-01", "1963-12-31"),
        ("It came on the thirtieth of April 1956.", "", "1956-04-30", "1956-04-30"),
        ("It leaves for Riga on Friday.", "2021-06-10", "2021-06-11", "2021-06-11"),
        ("Ten tents, which sail for Riga on Monday, are new.", "2021-06-10", "2021-06-14", "2021-06-14"),
        ("It will come during the coming winter.", "2021-06-10", "2021-12-01", "2022-02-28"),
        ("It came before the airport closed on 4 May.", "2021-06-10", "", "2021-05-04"),
        ("They plan to give ten by Thanksgiving.", "2024-10-17", "", "2024-11-28"),
        ("It came in the week of 8 January.", "2024-02-01", "2024-01-08", "2024-01-14"),
        ("It came in the week ending 14 January.", "2024-02-01", "2024-01-08", "2024-01-14"),
        ("It came in the half-year to 30 June 2013.", "2013-12-01", "2013-01-01", "2013-06-30"),
        ("It came in the six months to June 2013.", "2013-12-01", "2013-01-01", "2013-06-30"),
        ("It came in the year to March 2013.", "2013-12-01", "2012-04-01", "2013-03-31"),
        ("It came in the quarter ending 30 September 2013.", "2013-12-01", "2013-07-01", "2013-09-30"),
        ("It came in the three weeks to 21 June 2013.", "2013-12-01", "2013-06-01", "2013-06-21"),
        ("It had come by the close of 1974.", "1975-12-01", "", "1974-12-31"),
        ("It came during Ramadan.", "2026-06-10", "2026-02-18", "2026-03-19"),
        ("It came at Eid al-Fitr 2013.", "2026-06-10", "2013-08-08", "2013-08-08"),
        ("It came at Eid Al-Adha 2023.", "2026-06-10", "2023-06-29", "2023-06-29"),
        ("They promised to send ten in the autumn.", "2021-06-10", "2021-09-01", "2021-11-30"),
        ("They promised to send ten on 3 August.", "2021-06-10", "2021-08-03", "2021-08-03"),
        ("They promised to send ten on 3 June.", "2021-06-10", "2021-06-03", "2021-06-03"),
        ("They promised ten to the Danes on 3 August.", "2021-06-10", "2020-08-03", "2020-08-03"),
        ("They have promised to send ten by Friday.", "2021-06-10", "", "2021-06-11"),
        ("Come June, ten will follow.", "2024-05-08", "2024-06-01", "2024-06-30"),
        ("It came during the 2016 calendar year.", "2018-05-08", "2016-01-01", "2016-12-31"),
        ("It came in the last days of May.", "2024-06-20", "2024-05-21", "2024-05-31"),
        ("It came on the 2nd inst.", "1921-11-07", "1921-11-02", "1921-11-02"),
        ("It came on the 27th ult.", "1921-11-07", "1921-10-27", "1921-10-27"),
        ("It came last Monday.", "2024-05-09", "2024-05-06", "2024-05-06"),
        ("It came last Tuesday.", "2024-05-07", "2024-04-30", "2024-04-30"),
        ("It came on Easter Monday 1947.", "", "1947-04-07", "1947-04-07"),
        ("It came on Christmas Day 1972 by ship.", "", "1972-12-25", "1972-12-25"),
        ("It had come by Whitsun.", "1955-07-08", "", "1955-05-29"),
        ("It came in the first half of the year.", "2022-11-08", "2022-01-01", "2022-06-30"),
        ("It will come between now and 31 December.", "2020-11-19", "2020-11-19", "2020-12-31"),
        ("Ten will leave before the week is out.", "2021-06-10", "", "2021-06-13"),
        ("It pledged ten lorries within the quarter.", "2021-06-10", "", "2021-06-30"),
        ("It promised ten lorries this autumn.", "2021-06-10", "2021-09-01", "2021-11-30"),
        ("It plans to send more by July.", "2021-02-10", "", "2021-07-31"),
        ("On Thursday it called off a planned gift.", "2021-06-11", "2021-06-10", "2021-06-10"),
        ("It came in the autumn.", "2021-06-10", "2020-09-01", "2020-11-30"),
        ("Ten came a day earlier.", "2021-06-10", "2021-06-09", "2021-06-09"),
        ("It came in the last ten days of April.", "2021-06-10", "2021-04-21", "2021-04-30"),
        ("It came in the first two weeks of May 2019.", "2021-06-10", "2019-05-01", "2019-05-14"),
        ("It came over the winter.", "2021-06-10", "2020-12-01", "2021-02-28"),
        ("It came on St Nicholas' Day.", "2021-06-10", "2020-12-06", "2020-12-06"),
        ("Since New Year Oman has sent ten.", "2021-06-10", "2021-01-01", ""),
        ("It had come by mid-May.", "2021-06-10", "", "2021-05-15"),
        ("It had by February sent ten, and a promised second load is due.", "2021-06-10", "", "2021-02-28"),
        ("It promised ten by mid-August.", "2021-06-10", "", "2021-08-15"),
        ("It promised ten a year from October.", "2021-06-10", "2021-10-01", ""),
        ("From August it will send ten.", "2021-06-10", "2021-08-01", ""),
        ("It has promised ten for July.", "2021-06-10", "2021-07-01", "2021-07-31"),
        ("It announced ten, expected by 30 June, for Riga.", "2021-06-10", "", "2021-06-30"),
        ("It is deploying ten to Riga between 12 and 14 June.", "2021-06-10", "2021-06-12", "2021-06-14"),
        ("It promised ten by year's end.", "2021-06-10", "", "2021-12-31"),
        ("It has sent ten since the beginning of the year.", "2021-06-10", "2021-01-01", ""),
        ("It came on St. Patrick's Day.", "2021-06-10", "2021-03-17", "2021-03-17"),
        ("It gave ten loaves a day from 3 May.", "2021-06-10", "2021-05-03", ""),
        ("It has sent ten since the flood of 3 May.", "2021-06-10", "2021-05-03", ""),
        ("Twenty-two years ago it gave Riga ten.", "2021-06-10", "1999-01-01", "1999-12-31"),
        ("In the course of the year it gave Riga ten.", "2021-09-10", "2021-01-01", "2021-12-31"),
        ("In the three months to June, it gave Riga ten.", "2021-09-10", "2021-04-01", "2021-06-30"),
        ("Ten lorries set off on Wednesday from Riga.", "2021-06-10", "2021-06-09", "2021-06-09"),
        ("Riga will get ten, by pledges read out in Oslo on Monday.", "2021-06-10", "2021-06-07", "2021-06-07"),
        ("Riga will get the ten donated on Monday.", "2021-06-10", "2021-06-07", "2021-06-07"),
        ("The ten to be donated on Monday are new.", "2021-06-10", "2021-06-14", "2021-06-14"),
        ("All ten, pledged before the end of May, are for Riga.", "2021-06-10", "", "2021-05-31"),
        ("By Wednesday it had given ten, said its head, who is due back.", "2021-06-10", "", "2021-06-09"),
        ("On 3 July the Dutch sent Riga ten.", "2021-06-10", "2020-07-03", "2020-07-03"),
        ("Riga found in May 14 carts.", "2021-06-10", "2021-05-01", "2021-05-31"),
        ("Oslo pays ten a month since spring.", "2021-05-27", "2021-03-01", ""),
        ("Oslo has given ten since the summer.", "2021-12-09", "2021-06-01", ""),
        ("Oslo will give 32.3 million crowns this winter.", "2021-11-17", "2021-12-01", "2022-02-28"),
        ("From 1975 onwards Oslo gave ten a year.", "1993-03-31", "1975-01-01", ""),
        ("Grants to Riga, 2007: Oslo ten, Fiji five.", "2009-03-31", "2007-01-01", "2007-12-31"),
        ("Ten lorries rolled into Riga on Valentine's Day.", "2021-06-10", "2021-02-14", "2021-02-14"),
        ("On World AIDS Day Oslo gave Riga ten.", "2021-06-10", "2020-12-01", "2020-12-01"),
    ],
)
def test_a_day_is_counted_from_the_publication(text: str, published: str, first: str, last: str) -> None:
    assert read(text, published) == [(first, last)]


@each(
    "text, ends",
    [
        ("Two days after the flood of 3 May 1961 ten came.", [("1961-05-05", "1961-05-05")]),
        ("Within a week of the quake of 23 November 1980 ten came.", [("1980-11-23", "1980-11-30")]),
        ("It burnt on 8 March 1961. Two days after the fire ten came.", [("1961-03-08",) * 2, ("1961-03-10",) * 2]),
        ("It burnt in 1961. That January ten came.", [("1961-01-01", "1961-12-31"), ("1961-01-01", "1961-01-31")]),
        ("It burnt in May 1961; the following March ten came.",
         [("1961-05-01", "1961-05-31"), ("1962-03-01", "1962-03-31")]),
        ("It burnt on 8 March 1961. That same evening ten came.", [("1961-03-08",) * 2, ("1961-03-08",) * 2]),
        ("It burnt on 8 March 1961. Next morning ten came.", [("1961-03-08",) * 2, ("1961-03-09",) * 2]),
        ("It opened in 1961. Since then ten have come.", [("1961-01-01", "1961-12-31"), ("1961-01-01", "")]),
        ("It burnt in May 1961, and, the year following, ten came.",
         [("1961-05-01", "1961-05-31"), ("1962-01-01", "1962-12-31")]),
        ("It burnt in October 1961; by Christmas it had ten.", [("1961-10-01", "1961-10-31"), ("", "1961-12-25")]),
        ("It began in May 1919; before the year was out ten came.", [("1919-05-01", "1919-05-31"), ("", "1919-12-31")]),
    ],
)  # fmt: skip
def test_a_day_is_counted_from_another(text: str, ends: list[tuple[str, str]]) -> None:
    assert read(text, "2007-03-01") == ends


@each(
    "text",
    [
        "A woman in her fifties came.",
        "It came the day after the blast.",
        "It was the week of the flood.",
        "The Persian New Year was kept.",
        "Since then ten have come.",
    ],
)
def test_what_is_counted_from_nothing_has_no_days(text: str) -> None:
    assert all(ends == ("", "") for ends in read(text, "2021-06-10"))


def test_what_is_counted_in_round_numbers_is_unsure() -> None:
    for text in ("a fortnight ago", "three weeks ago", "over the past two weeks", "in the autumn", "last Tuesday"):
        (one,) = days(text, 0, len(text), "2021-06-10")
        assert one.first, text
        assert one.unsure, text


@each(
    "text, first, last",
    [
        ("India gave Malawi 40 tents in fiscal year 2020-21.", "2020-04-01", "2021-03-31"),
        ("The United States gave Malawi 40 tents in the current fiscal year.", "2023-10-01", "2024-09-30"),
        ("In fiscal 2010 the United States gave Malawi 40 tents.", "2009-10-01", "2010-09-30"),
        ("In FY2010 Brazil gave Malawi 40 tents.", "2010-01-01", "2010-12-31"),
        ("In FY2010 Ethiopia gave Malawi 40 tents.", "", ""),
        ("In fiscal year 2012/13 New Zealand gave Fiji 40 tents.", "", ""),
        ("In fiscal 1960 Germany gave Malawi 40 tents.", "", ""),
        ("In fiscal year 1960-61 India gave Malawi 40 tents.", "1960-04-01", "1961-03-31"),
        ("Under its 2009/10 budget India gave Malawi 40 tents.", "2009-04-01", "2010-03-31"),
        ("In FY2018-19 Indus Cement gave Pakistan 12 pumps.", "2018-07-01", "2019-06-30"),
    ],
)
def test_a_fiscal_year_is_that_of_the_state_that_gives_and_unsure(text: str, first: str, last: str) -> None:
    (draft,) = drafts(text, "2024-08-19")
    assert draft.date is not None
    assert (draft.date.first, draft.date.last) == (first, last)
    assert Field.DATE in draft.unsure


@each(
    "text, first",
    [
        ("A second load of 300 tonnes of flour, given by Norway, crossed into Lesotho on 3 May.", "2024-05-03"),
        ("Trucks carrying 500 bags of rice that Norway gave to Lesotho arrived on 3 May.", "2024-05-03"),
        ("Founded in 1911, Fjord Nets gave Lesotho 220 nets.", None),
        ("Norway sent 500 sacks of rice, harvested in April, to Maseru on 3 May.", "2024-05-03"),
        ("OSLO, 2 May - Norway gave Lesotho 60 tents last month.", "2024-04-01"),
        ("OSLO, 2 May (NB) - Norway has given Lesotho 60 tents.", None),
        ("Norway gave 200 tents to victims of the quake of 27 April in Lesotho.", None),
        ("Norway gave Lesotho 200 tents for families displaced by the eruption of Thaba in May 2012.", None),
        ("Norway gave 200 tents to refugees who fled Lesotho in May 2012.", None),
        ("Norway sent Lesotho in the course of 1959 sixty tons of milk.", "1959-01-01"),
        ("Norway has sent 200 tents to Lesotho, a minister said on Monday.", None),
        ("Norway has approved two million kroner for Lesotho, a spokesman said on Monday.", "2024-05-06"),
        ("Norway has withdrawn its gift of 200 tents to Lesotho, officials confirmed on Monday.", "2024-05-06"),
        ("Having raised 40,000 kroner for Maseru, the city of Bergen wired the sum on Monday.", "2024-05-06"),
        ("The ten pumps that Norway promised Lesotho in March arrived on Monday.", "2024-05-06"),
        ("The ten pumps that Norway promised Lesotho in March have arrived.", None),
        ("Norway gave Lesotho 300 tents, more than in 2019.", None),
        ("Norway gave Lesotho three times as much as last year, 3 million kroner.", None),
        ("Norway gave Lesotho 300 tents, up from 200 in 2019.", None),
        ("Norway gave Lesotho 150 tents, half as many as in May.", None),
        ("Norway gave 30 tents to Lesotho, whose king died in 2019.", None),
        ("Norway gave Lesotho more than 300 tents in 2019.", "2019-01-01"),
        ("At the Riga conference on 19 April Norway undertook to give Lesotho $3 million.", "2024-04-19"),
    ],
)
def test_the_day_of_a_gift_is_chosen_by_its_clause(text: str, first: str | None) -> None:
    (draft,) = drafts(text)
    assert (draft.date.first if draft.date is not None else None) == first


def test_a_day_behind_two_gifts_to_one_is_that_of_both_and_unsure() -> None:
    found = drafts("Norway sent 60 tents and Chile gave 5 tonnes of rice to Lesotho last month, it said.")
    assert [draft.date.first for draft in found if draft.date is not None] == ["2024-04-01", "2024-04-01"]
    assert Field.DATE in found[0].unsure
    (first, _) = drafts("Norway sent 60 tents to Peru and Chile gave 5 tonnes of rice to Lesotho last month.")
    assert first.date is None or Field.DATE in first.unsure


def test_the_day_of_a_meeting_is_that_of_all_that_was_promised_at_it() -> None:
    found = drafts("Pledging conference for Lesotho, Riga, 1 March: Norway, $430 million; Chile, $241 million.")
    assert [draft.date.first for draft in found if draft.date is not None] == ["2024-03-01", "2024-03-01"]


def test_a_day_of_one_of_two_gifts_is_not_that_of_the_other() -> None:
    for text, first, last in (
        ("On Monday Norway gave Lesotho 60 tents and promised 40 lorries.", "2024-05-06", None),
        ("Norway gave Lesotho 60 tents on Monday, and Chile has sent it 40 lorries.", "2024-05-06", None),
        ("Norway has sent Lesotho 60 tents and promised it 40 lorries on Monday.", None, "2024-05-06"),
        ("Norway sent Lesotho 60 tents and 9 boats on Monday; Chile has promised it a mill.", "2024-05-06", None),
    ):
        assert [draft.date and draft.date.first for draft in drafts(text)] == [first, last], text


@each(
    "text, dates",
    [
        ("Canada will give Haiti $3 million, on top of the $5 million it announced last month.", ["", "2014-07-01"]),
        ("Norway sent Niger 40 tents, on top of the 60 it delivered in May.", ["", "2014-05-01"]),
        ("On top of the 60 tents it delivered in May, Norway sent Niger 40 tents.", ["2014-05-01", ""]),
        ("Niger thanked Norway for the 60 tents it sent in May.", ["2014-05-01"]),
        ("On the evening of 6 May, Norway sent Niger 40 tents.", ["2014-05-06"]),
    ],
)
def test_the_day_of_a_thing_beside_that_somebody_gave_before_is_not_that_of_the_gift(
    text: str, dates: list[str]
) -> None:
    found = [one.date for one in drafts(text, "2014-08-20")]
    assert ["" if one is None else one.first for one in found] in (dates, dates[:1])


@each(
    "text, inferred",
    [
        ("Norway gave Niger 40 tents on 3 May 2016.", False),
        ("Norway gave Niger 40 tents on 3 May.", True),
        ("Norway gave Niger 40 tents on 3 May 2014.", False),
    ],
)
def test_a_day_that_is_stated_is_not_inferred_though_it_is_doubtful(text: str, inferred: bool) -> None:
    (draft,) = drafts(text, "2014-08-20")
    assert record_of(draft).date.inferred is inferred


@each(
    "text",
    [
        "Oman has sent Kenya 41 trucks of the 60 promised in March 2022.",
        "Oman has given Kenya 41 million dollars of the 60 million promised in March 2022.",
    ],
)
def test_a_day_of_the_promise_of_more_is_not_that_of_what_came(text: str) -> None:
    (draft,) = drafts(text, "2024-08-19")
    assert draft.date is None


@each("feast", sorted({*FEASTS.split("|")} - {"may day"}))  # whose *May* is read as the month
def test_every_feast_is_found_where_nothing_else_shows_that_there_is_a_date(feast: str) -> None:
    written = feast.title().replace("'S", "'s").replace("Aids", "AIDS")
    assert read(f"It was here by {written}.", "2021-06-10") != []


def test_a_day_counted_from_an_event_is_found_by_the_words_between_them() -> None:
    before = days("The flood came on 3 May 2020.", 0, 29, "2021-06-10")[0]
    for text, day in (("Ten came a week afterwards.", "2020-05-10"), ("Ten came TWO DAYS LATER.", "2020-05-05")):
        assert [one.last for one in days(text, 0, len(text), "2021-06-10", before)] == [day]
