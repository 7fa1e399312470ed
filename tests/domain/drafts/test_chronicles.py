"""Histories and chronicles: states by the names they had, rulers, old money, and what was paid for after all."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Field


@each(
    "who, giver",
    [
        ("In 1938 the Irish Free State", "IE"),
        ("The Roumanian government", "RO"),
        ("The Czecho-Slovak government", "CS"),
        ("The Jugoslav government", "YU"),
        ("The Ceylonese government", "LK"),
        ("Portuguese Guinea", "GW"),
        ("French Sudan", "ML"),
        ("The Federated Malay States", "MY"),
        ("South-West Africa", "NA"),
        ("In 1938 the Gold Coast", "GH"),
        ("In 2013 the Gold Coast", "AU"),
        ("Austria-Hungary", "Austria-Hungary"),
        ("Hungary", "HU"),
        ("The Bibliothèque nationale de France", "Bibliothèque nationale de France"),
        ("Alfonso XII of Spain", "Alfonso XII of Spain"),
        ("Leopold I of Belgium", "Leopold I of Belgium"),
    ],
)
def test_states_and_rulers_are_known_by_the_names_they_had(who: str, giver: str) -> None:
    (draft,) = drafts(f"{who} gave Greece 40 mules.")
    assert sides(draft) == f"{giver} > GR"


def test_the_part_of_a_treaty_is_no_ruler() -> None:
    (draft,) = drafts("Under Part II of the Malta agreement, Britain gave Malta 40 mules.")
    assert sides(draft) == "GB > MT"


@each(
    "whom, name",
    [
        ("the poor of Lisbon", "Lisbon"),
        ("the homeless of Manila", "Manila"),
        ("Lisbon", "Portugal"),
    ],
)
def test_those_in_need_in_a_capital_are_the_town(whom: str, name: str) -> None:
    (draft,) = drafts(f"Norway gave 40 mules to {whom}.")
    assert [one.name for one in draft.recipients] == [name]


@each(
    "text, giver",
    [
        (
            "The chapel owes its west window to the munificence of the Earl of Bute, who gave £400 for it.",
            "Earl of Bute",
        ),
        ("Through the liberality of the Nawab of Bhopal, who gave £400, the school was built.", "Nawab of Bhopal"),
    ],
)
def test_who_was_generous_is_named_without_that(text: str, giver: str) -> None:
    (draft,) = drafts(text)
    assert [one.name for one in draft.donors] == [giver]


@each(
    "text, unsure",
    [
        ("Count Esterházy gave the hospital 700 florins.", True),
        ("The abbot gave the school 700 guilders.", True),
        ("Aruba gave Bonaire 700 florins.", False),
        ("Spain gave the school 700 pesetas.", False),
        ("The abbot gave the school 700 euros.", False),
    ],
)
def test_old_money_without_a_year_may_be_of_another_state(text: str, unsure: bool) -> None:
    (draft,) = drafts(text)
    assert (Field.MONEY in draft.unsure) is unsure


@each(
    "text",
    [
        "Peru received 14 gunboats from Spain in 1921; they were bought, not given.",
        "Peru received 14 gunboats from Spain in 1921; it had to pay for them.",
        "Spain gave Peru 14 gunboats, which were paid for and not given.",
        "Spain delivered 140 lorries to Peru under a barter agreement.",
        "The general forced the town of Lima to hand over 70,000 pesos.",
        "In memory of his deeds the Crown gave Captain Ruiz a pension of £700.",
        "The Shah gave General Malcolm the command of 9,000 men.",
    ],
)
def test_what_is_bought_forced_or_owed_is_no_gift(text: str) -> None:
    assert drafts(text) == []


def test_what_another_state_pays_for_may_be_its_gift() -> None:
    (draft,) = drafts("Peru received 14 gunboats from Spain, for which Chile paid.")
    assert Field.DONORS in draft.unsure
    (draft,) = drafts("Peru received 14 gunboats from Spain.")
    assert (amounts(draft), Field.DONORS in draft.unsure) == ("14 gunboats", False)


@each(
    "how, terms",
    [("as a grant, not a loan", "grant"), ("not as a loan but as a gift", "grant"), ("as a loan", "loan")],
)
def test_terms_that_are_denied_are_not_those(how: str, terms: str) -> None:
    (draft,) = drafts(f"Spain gave Peru $4 million {how}.")
    assert draft.terms == terms


def test_what_gathers_counted_things_is_no_thing_beside_them() -> None:
    (draft,) = drafts("The widow presented his library of 7,000 volumes to the University of Graz.")
    assert [(one.item, one.low) for one in draft.items] == [("volumes", 7000)]


def test_a_measure_of_nothing_is_of_what_was_measured_before() -> None:
    told = drafts("Spain gave 700 tons of rye to Peru, 40 tons to Chile and 30 beds to Fiji.")
    assert [(one.item, Field.ITEMS in draft.unsure) for draft in told for one in draft.items] == [
        ("rye", False),
        ("rye", True),
        ("beds", False),
    ]


@each(
    "who, giver",
    [
        ("The king of Bhutan", ("king of Bhutan", "BT")),
        ("The people of Bhutan", ("Bhutan", "BT")),
        ("The executors of Mr Reading", ("executors of Mr Reading", "")),
        ("The widows of Leeds", ("widows of Leeds", "GB")),
        ("The Danish queen", ("Danish queen", "DK")),
        ("Chile's explorer Jorge Prado", ("Jorge Prado", "")),
    ],
)
def test_rulers_and_kin_keep_their_words(who: str, giver: tuple[str, str]) -> None:
    (draft,) = drafts(f"{who} gave the shrine at Lahore 90 lamps.")
    assert [(one.name, one.iso2) for one in draft.donors] == [giver]
    assert [(one.name, one.iso2) for one in draft.recipients] == [("shrine at Lahore", "PK")]
