"""Where lists end and clauses begin, and whose what stands behind them is: places, givers, stores, days."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Draft


def _told(draft: Draft) -> str:
    return f"{sides(draft)}: {amounts(draft)}"


def _carriers(text: str) -> list[str]:
    return [one.name for draft in drafts(text) for one in draft.carriers]


@each(
    "text, said",
    [
        (
            "UNICEF gave milk to 20,000 children in Ghana, Togo and Benin, and the Red Crescent sent Chad 90 tents.",
            ["United Nations Children's Fund > GH+TG+BJ: milk", "Red Crescent > TD: 90 tents"],
        ),
        (
            "Oxfam was giving bread to 60,000 orphans in Estonia, Latvia and Lithuania, and Chad sent Togo £9,000.",
            ["Oxfam > EE+LV+LT: bread", "TD > TG: £9,000"],
        ),
        (
            "Oxfam fed 900 children in Poland, Hungary and Austria, and the Swedish Red Cross sent 300 beds to Chad.",
            ["Swedish Red Cross > TD: 300 beds"],
        ),
        ("Norway will give each of 4,300 families in Lae five goats.", ["NO > PG: five goats"]),
    ],
)
def test_a_list_of_places_ends_before_who_gives_next(text: str, said: list[str]) -> None:
    assert [*map(_told, drafts(text))] == said


@each(
    "text, said",
    [
        ("Norway had, by 1975, given 40 million dollars to India.", ["NO > IN: 40 million dollars"]),
        ("Oxfam had, by the end of 1994, spent £9 million on maize for Chad.", ["Oxfam > TD: maize, £9 million"]),
        ("UNICEF has, since January, sent Chad 90 tents.", ["United Nations Children's Fund > TD: 90 tents"]),
    ],
)
def test_a_day_in_commas_within_a_verb_leaves_it_whole(text: str, said: list[str]) -> None:
    assert [*map(_told, drafts(text))] == said


@each(
    "text, said",
    [
        (
            "The town band council decided 7–2 to give $4,000 to an orphanage in Lae.",
            ["town band council > PG: $4,000"],
        ),
        ("The village fête committee sent £2,150 to Ghana.", ["village fête committee > GH: £2,150"]),
        ("The town gave £900 to Chad.", ["The town > TD: £900"]),
    ],
)
def test_a_committee_votes_and_its_votes_are_nothing_given(text: str, said: list[str]) -> None:
    assert [*map(_told, drafts(text))] == said


def test_who_runs_what_gets_something_brings_nothing() -> None:
    assert _carriers("Norway sent 40 tents to a camp in Chad run by UNHCR.") == []
    assert _carriers("Oxfam gave $900 to a clinic in Potosí, Bolivia, run by an Ohio-born priest.") == []


@each(
    "text, said",
    [
        ("CARE helped 300 families displaced from Goma with 900 blankets.", ["300 families displaced from Goma"]),
        ("Oxfam gave 40 tents to 300 families who had fled from Gao.", ["300 families who had fled from Gao"]),
        ("Oxfam gave 40 tents to families displaced from Aleppo in Jordan.", ["Jordan"]),
    ],
)
def test_where_people_fled_from_gets_nothing(text: str, said: list[str]) -> None:
    assert [one.name for draft in drafts(text) for one in draft.recipients] == said


@each(
    "text, said",
    [
        ("Nansen obtained from the Danish parliament 400,000 kroner for starving Russia.", ["DK > RU"]),
        ("She secured from Canada 90 tonnes of wheat for Poland.", ["CA > PL"]),
        ("The Red Cross obtained from Canada 90 tonnes of wheat for Poland.", ["CA > Red Cross"]),
    ],
)
def test_for_whom_a_person_obtains_it_gets_it(text: str, said: list[str]) -> None:
    assert [*map(sides, drafts(text))] == said


def test_who_hands_on_what_was_received_only_brings_it() -> None:
    (draft,) = drafts("World Vision distributed 300 tents received from Norway to families in Lae.")
    assert sides(draft) == "NO > PG"
    assert [one.name for one in draft.carriers] == ["World Vision"]


@each(
    "text, dated",
    [
        ("Tents from Oman were flown to Lima, and the Danish team treated 900 people before it left on 4 May.", False),
        ("Oman gave Chad 40 beds, and its team stayed until the ward opened on 2 May.", False),
        ("Peru sent 40 tents to Chile on 3 May, and the airport was closed until it was mended on 4 May.", True),
    ],
)
def test_a_day_within_what_the_next_clause_tells_is_no_day_of_the_gift(text: str, dated: bool) -> None:
    assert [one.date is not None for one in drafts(text)] == [dated]
