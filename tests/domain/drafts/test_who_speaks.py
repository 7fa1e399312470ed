"""What a text as a whole says: who is *we*, what it is about, whom *she* means, and in which money it counts."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Field
from app.domain.terms import Outcome


def test_we_is_the_organisation_that_the_text_speaks_of() -> None:
    ours = "The Hartmann Foundation works in nine countries. Last year we gave Benin 40 tents."
    draft = drafts(ours)[-1]
    assert sides(draft) == "Hartmann Foundation > BJ"
    assert Field.DONORS in draft.unsure
    (donor,) = draft.donors
    assert ours[donor.start : donor.end] == "we"


def test_what_is_given_to_us_is_given_to_who_speaks() -> None:
    text = "The Hartmann Foundation works in nine countries. In Togo we fed 300 pupils. Oman sent us 40 tents."
    assert sides(drafts(text)[-1]) == "OM > Hartmann Foundation"


def test_the_next_gift_of_an_appeal_is_for_who_speaks_too() -> None:
    text = "The Hartmann Foundation is ten years old. Oman sent us 40 tents. Peru gave a cheque for 300 dollars."
    assert sides(drafts(text)[-1]) == "PE > Hartmann Foundation"


def test_the_report_of_an_organisation_lists_what_it_was_given() -> None:
    text = (
        "Floods in Benin\n\nHartmann Foundation, 3 July 2024\n\nThree rivers rose.\n\nContributions received\n\n"
        "• Oman: 40 water pumps\n\n• Peru: 300 blankets"
    )
    assert [sides(one) for one in drafts(text)] == ["OM > Hartmann Foundation", "PE > Hartmann Foundation"]


@each(
    "said",
    [
        "“Oman gave us 40 tents,” said the headmaster.",  # of whoever says it
        "The Lions Club sent a card. The Hartmann Foundation sent another. Oman gave us 40 tents.",  # of two alike
    ],
)
def test_who_says_us_in_quotation_marks_or_beside_others_is_not_known(said: str) -> None:
    draft = drafts(f"The Hartmann Foundation is ten years old. {said}" if "“" in said else said)[-1]
    assert "Hartmann" not in sides(draft)


def test_a_text_is_about_the_country_that_it_names_most() -> None:
    text = (
        "Oman sent 40 tents. The river had risen in Benin for a week. Two dams in Benin broke. A paper in Lima told "
        "of it. The harvest of Benin is lost. Iceland sent 300 beds."
    )
    assert [sides(one) for one in drafts(text)] == ["OM > BJ", "IS > BJ"]


def test_a_country_that_gives_is_not_what_gets_things_by_being_named_most() -> None:
    text = "Oman is rich. Oman has friends. What Oman gives is known: Oman sent Benin 40 tents. Peru sent 300 beds."
    assert sides(drafts(text)[-1]) == "PE > BJ"


def test_she_is_the_person_of_whom_was_told() -> None:
    draft = drafts("Liv Sandmo takes the bus. In May she gave 30 beds to the hospital in Parakou.")[-1]
    assert draft.donors[0].name == "Liv Sandmo"
    assert Field.DONORS in draft.unsure


@each(
    "sentence, stated",
    [
        ("A further 2 million was given to Benin.", "2 million"),
        ("Then 5 million was offered to the municipality of Parakou.", "5 million"),
        ("It sent another 120,000 to Benin.", "120,000"),
    ],
)
def test_millions_are_in_the_money_that_the_text_counts_in(sentence: str, stated: str) -> None:
    draft = drafts(f"The Hartmann Foundation gave 14 million kroner to Norway. {sentence}")[-1]
    (sum_,) = draft.amounts
    assert (sum_.currency, sum_.as_stated) == ("NOK", stated)
    assert Field.MONEY in draft.unsure


@each("sentence", ["Some 5 million were left homeless.", "Benin has 5 million people.", "It sold 300 to Benin."])
def test_other_bare_numbers_are_no_money(sentence: str) -> None:
    first, *rest = drafts(f"The Hartmann Foundation gave 14 million kroner to Norway. {sentence}")
    assert first.amounts
    assert not [one for draft in rest for one in draft.amounts if one.low is not None]


def test_francs_nobody_here_pays_in_are_of_whom_the_text_speaks() -> None:
    draft = drafts("Denmark gave Benin 20 million kroner. A promise of 40 million kroner to Togo was made later.")[-1]
    (sum_,) = draft.amounts
    assert sum_.currency == "DKK"


@each(
    "sentence, became",
    [
        ("Forty trucks were offered to Benin.", Outcome.OFFERED),
        ("Benin was given 400 tents.", Outcome.GIVEN),
        ("After the August flood 5 million euros was promised to Benin.", Outcome.PROMISED),
    ],
)
def test_what_a_state_is_given_by_nobody_told_is_a_gift(sentence: str, became: Outcome) -> None:
    (draft,) = drafts(sentence)
    assert (draft.status, sides(draft)) == (became, "? > BJ")


def test_a_disaster_gives_nothing() -> None:
    for words in ("the August flood", "the eruption of Kilauea"):
        for draft in drafts(f"After {words} 5 million euros was offered to the town of Parakou."):
            assert not draft.donors


@each(
    "sentence, more",
    [
        ("Oman raised its pledge to Benin by 3 million to 8 million dollars.", []),
        ("Oman raised its pledge to Benin by USD 300,000 to USD 800,000.", [(300_000, 300_000)]),
    ],
)
def test_what_something_grows_by_and_to_is_no_range(sentence: str, more: list[tuple[int, int]]) -> None:
    read = [(one.low, one.high) for draft in drafts(sentence) for one in draft.amounts if one.low is not None]
    assert read == more


@each(
    "sentence, stated",
    [
        ("Oman gave Benin five tanks of 10,000 litres each.", "five tanks"),
        ("Oman sent tents for 22 classrooms to Benin.", "tents"),
    ],
)
def test_how_much_each_holds_and_what_it_is_for_is_not_given(sentence: str, stated: str) -> None:
    (draft,) = drafts(sentence)
    assert amounts(draft) == stated


def test_what_nobody_would_name_is_given_all_the_same() -> None:
    (draft,) = drafts("Some 40 tents reached Benin in May from a bakery in Lima that nobody would name.")
    assert draft.status is Outcome.GIVEN


@each(
    "text, who",
    [
        ("Norway has handed over 21 tonnes of rice to Lesotho, a diplomat said.", "a diplomat"),
        ("Norway has supplied Lesotho with 30 pumps, the water board reports.", "the water board"),
        ("Norway has given Lesotho 30 pumps, or so the village papers claimed.", "the village papers"),
        ("The Ministry of Health announces that Norway has given Lesotho 30 pumps.", "The Ministry of Health"),
        ("Norway announces that it has given Lesotho 30 pumps.", ""),
        ("Norway has given Lesotho 30 pumps, added the minister.", "the minister"),
        ("The minister added that Norway had given Lesotho 30 pumps.", "The minister"),
        ("The minister added on Monday Norway would give Lesotho 30 pumps.", "The minister"),
        ("Norway gave Lesotho 30 pumps, which was all it had, said.", ""),
        ("MASERU - Norway said on Friday that it would give Lesotho 30 pumps.", "Norway"),
        ("MASERU, 4 May (AFP) — The minister said on Friday that Norway would give Lesotho 30 pumps.", "The minister"),
    ],
)
def test_who_says_so_is_named_at_either_end_of_a_sentence(text: str, who: str) -> None:
    assert [draft.asserted_by for draft in drafts(text)] == [who]


@each(
    "text, who",
    [
        ("Norway gave Lesotho 400 crates of fish, carried free by Fjord Freight.", "Fjord Freight"),
        ("Norway, through Havets Venner Relief, sent 350 beds to Lesotho.", "Havets Venner Relief"),
        ("Norway gave 350,000 euros to Lesotho, with the IFRC as channel.",
         "International Federation of Red Cross and Red Crescent Societies"),
        ("Norway, through its Embassy in Pretoria, gave 350 beds to Lesotho.", ""),
        ("Norway sent 350 beds to Lesotho via Durban.", ""),
    ],
)  # fmt: skip
def test_who_brings_it_is_named_by_words_of_carrying(text: str, who: str) -> None:
    (draft,) = drafts(text)
    assert ", ".join(one.name for one in draft.carriers) == who


@each(
    "text, who",
    [
        ("This country has given 40 beds to Chad, the Danish Minister said.", "DK > TD"),
        ("Our country has sent 40 beds to Chad, the Polish ambassador told parliament.", "PL > TD"),
        ("This country has given 40 beds to Chad, the Swedish minister replied.", "SE > TD"),
        ("This country has received 40 beds from Oman, the Fijian minister said.", "OM > FJ"),
    ],
)
def test_this_country_is_that_of_the_minister_who_speaks(text: str, who: str) -> None:
    assert [sides(draft) for draft in drafts(text)] == [who]


def test_who_adds_something_to_what_others_gave_says_nothing() -> None:
    text = "Norway sent 30 pumps to Lesotho; Oman added building materials, including 400 sheets of slate."
    assert [(sides(draft), draft.asserted_by) for draft in drafts(text)] == [("NO > LS", ""), ("OM > LS", "")]
