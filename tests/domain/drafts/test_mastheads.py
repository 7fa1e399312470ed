"""Who speaks in a newsletter or in minutes, whose name no list has and only the masthead tells."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Field

_BODY = "Three of our roofs leaked. Denmark was dry. Peru gave us 300 beds."


@each(
    "head, who",
    [
        ("Wells for Oruro: minutes of the meeting of 4 May", "Wells for Oruro"),
        ("Under the Roof: the newsletter of Homes for Iasi, spring 2003", "Homes for Iasi"),
        ("A wet spring\n\nDear friends of Teach Solais,", "Teach Solais"),
        ("The Kirkby Relief Society's annual report", "Kirkby Relief Society"),
        ("Kirkby Relief Society newsletter, June", "Kirkby Relief Society"),
        ("UNICEF Togo - floods: donor update, June 2019", "UNICEF Togo"),
    ],
)
def test_us_is_whose_paper_it_is(head: str, who: str) -> None:
    draft = drafts(f"{head}\n\n{_BODY}")[-1]
    assert sides(draft) == f"PE > {who}"
    assert Field.RECIPIENTS in draft.unsure


@each(
    "head",
    [
        "From Kirkby: our autumn newsletter",
        "Christmas appeal",
        "Minutes",
        "MINUTES OF THE 14th MEETING OF THE ROOFERS",
        "MINUTES OF THE MEETING OF 4 MAY",
        "MINUTES OF A MEETING HELD IN LIMA",
    ],
)
def test_a_heading_that_names_nobody_whose_paper_it_is_says_nothing(head: str) -> None:
    draft = drafts(f"{head}\n\n{_BODY}")[-1]
    assert not [one for one in draft.recipients if one.name in head]


def test_what_a_newsletter_tells_of_as_given_is_given_to_whose_it_is() -> None:
    text = (
        "Wells for Oruro: minutes of 3 June\n\nIn Chad it was dry. There was a dance. Ferris Bank had given 400 euros."
    )
    assert sides(drafts(text)[-1]) == "Ferris Bank > Wells for Oruro"


def test_what_somebody_writes_of_in_a_newsletter_is_not_given_to_whose_it_is() -> None:
    text = "Wells for Oruro: minutes of 3 June\n\nDr Lind wrote that Oman had given 40 beds."
    assert sides(drafts(text)[-1]) != "OM > Wells for Oruro"


def test_the_charity_is_whose_newsletter_it_is() -> None:
    text = "Wells for Oruro: newsletter\n\nDenmark was wet. Ferris Bank is old. The charity gave Benin 40 tents."
    assert sides(drafts(text)[-1]) == "Wells for Oruro > BJ"
