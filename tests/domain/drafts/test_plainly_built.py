"""Plain sentences by how they are built: pronouns behind what is fronted, parts, brackets, neighbours, envoys."""

from __future__ import annotations

import pytest
from tests.helpers.drafted import amounts, drafts, sides

from app.domain.drafts.draft import Draft, Field


def _told(draft: Draft) -> str:
    return f"{sides(draft)}: {amounts(draft)}, {draft.status}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Of the 4,000 tents that Norway promised Chad only 1,200 were delivered.",
            ["NO > TD: 4,000 tents, promised", "NO > TD: only 1,200, given"],
        ),
        (
            "Peru, which last year gave Chad 500 tents, now offers Benin 20 trucks.",
            ["PE > TD: 500 tents, given", "PE > BJ: 20 trucks, offered"],
        ),
        (
            "Peru is increasing its aid for Chad to $5 million, of which $2 million goes to Benin.",
            ["PE > TD: $5 million, announced", "PE > BJ: $2 million, announced"],
        ),
        ("Peru gave $5 million, of which a third goes to Chad.", ["PE > ?: $5 million, given"]),
        ("Peru gave $5 million to Benin, a third of which goes to Chad.", ["PE > BJ: $5 million, given"]),
        (
            "Peru sent 60 houses to Zeeland, Austria 40, and Sweden 30.",
            ["PE > NL: 60 houses, given", "AT > NL: 40, given", "SE > NL: 30, given"],
        ),
        (
            "Among the donors are Peru (400 tents), Chile (300) and Bolivia (200).",
            ["PE > ?: 400 tents, given", "CL > ?: 300, given", "BO > ?: 200, given"],
        ),
        (
            "Peru: 400 tents; Chile: 300; Bolivia: 200 beds.",
            ["PE > ?: 400 tents, given", "CL > ?: 300, given", "BO > ?: 200 beds, given"],
        ),
        ("Chad: Peru 400 tents; Chile 300 beds.", ["PE > TD: 400 tents, given", "CL > TD: 300 beds, given"]),
        ("Oman gave Chad $2 million, half of it in fish from Muscat.", ["OM > TD: $2 million, given"]),
        (
            "The 900 tonnes of rice Brazil promised in 2019 reached Haiti in May.",
            ["BR > HT: 900 tonnes of rice, given"],
        ),
        (
            "The 15 mobile clinics Belgium shipped last week reached Niger.",
            ["BE > NE: 15 mobile clinics, given"],
        ),
        ("Chad got two used Land Rovers donated by Peru.", ["PE > TD: two used Land Rovers, given"]),
        ("Peru promised Chad $2 million, but the money never came.", ["PE > TD: $2 million, not_given"]),
        ("With Oxfam money Chad built ten schools.", ["Oxfam > TD: ten schools, given"]),
        ("With Peru's help Chad built ten schools.", ["PE > TD: ten schools, given"]),
        ("Chad built ten schools with Peruvian aid.", ["PE > TD: ten schools, given"]),
        ("The envoy of Peru gave Chad 20 vans on behalf of his government.", ["PE > TD: 20 vans, given"]),
        ("On behalf of his government, the Peruvian ambassador gave Chad 20 vans.", ["PE > TD: 20 vans, given"]),
        (
            "Peru has set aside $2 million for Burundi's neighbours.",
            ["PE > Burundi's neighbours: $2 million, announced"],
        ),
        ("Fiji's neighbours have acted: Tonga has sent 12 tonnes of rice.", ["TO > FJ: 12 tonnes of rice, given"]),
        (
            "Peru has set aside $2 million for the countries bordering Burundi.",
            ["PE > countries bordering Burundi: $2 million, announced"],
        ),
    ],
)
def test_it_is_read_as_it_says(text: str, said: list[str]) -> None:
    assert [*map(_told, drafts(text))] == said


def test_it_behind_through_somebody_gives() -> None:
    first, then = drafts("The European Union sent Chad 40 tents. Through UNICEF it also sent 300 beds.")
    assert (sides(first), sides(then)) == ("European Union > TD", "European Union > TD")
    assert [one.name for one in then.carriers] == ["United Nations Children's Fund"]


def test_of_whom_the_last_sentence_speaks_gives_though_he_got_the_last_gift() -> None:
    text = (
        "Of 40 tents that Oman promised Zambia 9 came. One was in the newspaper. Zambia gives too. It sent Mali 9 beds."
    )
    assert sides(drafts(text)[-1]) == "ZM > ML"


def test_a_subsidiary_gives_in_its_own_name() -> None:
    draft = drafts("Nestlé's Chadian subsidiary gave Mali 40 beds.")[0]
    assert [one.name for one in draft.donors] == ["Nestlé's Chadian subsidiary"]


def test_a_neighbour_is_unsure_where_it_is_not_said_which() -> None:
    draft = drafts("Peru is increasing its aid for Chad and its neighbours to $5 million.")[0]
    assert [(one.name, one.iso2) for one in draft.recipients] == [("Chad", "TD"), ("neighbours", "")]
    assert Field.RECIPIENTS in draft.unsure
