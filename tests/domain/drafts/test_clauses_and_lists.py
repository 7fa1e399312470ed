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


@each(
    "text, said",
    [
        (
            "Hospitals in Herat were supplied by Oxfam with five tonnes of medicines and by Qatar with a field clinic.",
            ["Oxfam > AF: five tonnes of medicines", "QA > AF: a field clinic"],
        ),
        (
            "Farms in Herat were provided by Oxfam with five tonnes of medicines and by Peru with a clinic of 20 beds.",
            ["Oxfam > AF: five tonnes of medicines", "PE > AF: a clinic"],
        ),
    ],
)
def test_behind_by_each_giver_has_his_own_things(text: str, said: list[str]) -> None:
    assert [*map(_told, drafts(text))] == said


@each(
    "text, said",
    [
        (
            "Shell (Fiji) Limited, Sagicor and the Massy Group have each committed $90,000 to Suva.",
            ["Shell > FJ: $90,000", "Sagicor > FJ: $90,000", "Massy Group > FJ: $90,000"],
        ),
        (
            "Oxfam, Sagicor and the Massy Group have each given 40 beds to Chad.",
            ["Oxfam > TD: 40 beds", "Sagicor > TD: 40 beds", "Massy Group > TD: 40 beds"],
        ),
    ],
)
def test_each_of_several_gives_though_one_stands_in_no_list(text: str, said: list[str]) -> None:
    assert [*map(_told, drafts(text))] == said


@each(
    "text, said",
    [
        ("Norway gave Somalia 40 tents and a Nairobi bank two lorries.", ["NO > SO: 40 tents", "KE > SO: two lorries"]),
        ("The Swiss bishops sent him 4,000 francs and a Lima bank 9,000 soles.", ["CH > ?: 4,000", "PE > ?: 9,000"]),
    ],
)
def test_a_firm_right_before_its_gift_gives_it(text: str, said: list[str]) -> None:
    assert [_told(one)[: len(words)] for one, words in zip(drafts(text), said, strict=True)] == said


@each(
    "text, said",
    [
        (
            "IKEA gave Oxfam 2 million kronor for Turkey, and its stores in Izmir and Bursa handed out 5,000 duvets.",
            ["IKEA", "IKEA"],
        ),
        ("Nestlé gave Chad 9 tonnes of milk, and its branch in Kathmandu gave Nepal 900 beds.", ["Nestlé", "Nestlé"]),
        ("Nokia gave Chad 200 phones; its office in Lima donated 40 tents to Togo.", ["Nokia", "Nokia"]),
    ],
)
def test_what_its_stores_give_is_given_by_whose_they_are(text: str, said: list[str]) -> None:
    assert [one.name for draft in drafts(text) for one in draft.donors] == said


@each(
    "text, said",
    [
        (
            "Cuba's first medical brigade, 55 men and women, landed in Algiers in May 1963.",
            ["CU > DZ: first medical brigade, 55 men and women"],
        ),
        ("Japan's relief team, 18 doctors, arrived in Manila on 2 May.", ["JP > PH: relief team, 18 doctors"]),
    ],
)
def test_a_team_whose_people_are_counted_behind_it_is_given(text: str, said: list[str]) -> None:
    found = drafts(text)
    assert [*map(_told, found)] == said
    assert [item.low for draft in found for item in draft.items] in ([55], [18])


def test_who_takes_it_there_is_carrier() -> None:
    text = "Oxfam loaded a lorry with blankets and baby food for Haiti, and Smith Haulage took it to Miami for nothing."
    assert _carriers(text) == ["Smith Haulage"]
    assert _carriers("The Scouts packed 40 boxes of toys for Lviv; Maersk shipped them there for nothing.") == [
        "Maersk"
    ]


def test_houses_that_are_being_built_are_read_and_the_day_of_a_share_is_not_theirs() -> None:
    (draft,) = drafts(
        "Oxfam and CARE are building 300 houses for families in Lae, of which 90 were handed over in March."
    )
    assert (_told(draft), draft.date) == ("Oxfam+CARE > PG: 300 houses", None)
