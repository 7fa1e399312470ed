"""What a sentence leaves out is taken from the ones before it, and never sure."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Field
from app.domain.drafts.names.named import Named, NamedKind
from app.domain.drafts.text.context import speaks_of
from app.domain.terms import Outcome


@each(
    "text, who",
    [
        ("Mauritius was no donor for long. In 1970 it began to give. It sent Benin 20 tents.", "MU > BJ"),
        ("Oman had few friends but Peru. It sent Benin 20 tents.", "OM > BJ"),
        ("For years Peru was fed. Its ships came from Chile. It sent Benin 20 tents.", "PE > BJ"),
    ],
)
def test_it_means_whom_the_sentence_before_was_about(text: str, who: str) -> None:
    (draft,) = drafts(text)
    assert sides(draft) == who
    assert Field.DONORS in draft.unsure


def test_countries_named_as_often_stand_in_the_order_of_the_text() -> None:
    """A set has another order in every process, and who is meant would be chosen by it."""
    codes = ["KE", "IL", "OM", "TD", "PE", "BJ", "MU", "CL"]
    named = [Named(at, at + 1, NamedKind.TOWN, code, code) for at, code in enumerate(codes)]
    assert list(speaks_of("", [named], {}.get).often) == codes


def test_who_got_the_last_gift_likely_gets_the_next() -> None:
    first, second = drafts("Oman gave 20 tents to Benin. Peru pledged 2 million dollars.")
    assert (sides(first), sides(second)) == ("OM > BJ", "PE > BJ")
    assert Field.RECIPIENTS not in first.unsure
    assert Field.RECIPIENTS in second.unsure
    (party,) = second.recipients
    assert party.start == party.end  # no word of its sentence says so


def test_of_a_name_in_letters_no_other_name_is_the_beginning() -> None:
    first, second = drafts("Oman gave UNICEF 20 tents. Peru gave the United Nations 30 tents.")
    assert sides(first) == "OM > United Nations Children's Fund"
    assert sides(second) == "PE > United Nations"


def test_whoever_gave_gets_nothing_from_itself() -> None:
    _, second = drafts("Oman gave 20 tents to Benin. Benin sent 30 nurses.")
    assert sides(second) == "BJ > ?"


def test_of_a_town_its_country_is_spoken_of() -> None:
    *_, last = drafts("Turkey had a bad year. Oman sent 20 tents to Gaziantep. Peru sent 30 beds.")
    assert sides(last) == "PE > TR"


FAR = "The sun shone. The sea was calm. It was hot."


def test_the_only_one_who_was_told_to_get_something_likely_gets_the_next() -> None:
    assert sides(drafts(f"Oman gave 20 tents to Benin. {FAR} Peru pledged 2 million dollars.")[-1]) == "PE > BJ"
    both = "Oman gave 20 tents to Benin and 30 beds to Togo."
    assert sides(drafts(f"{both} {FAR} Chile pledged 2 million dollars.")[-1]) == "CL > ?"


@each(
    "before",
    [
        "Benin after the flood\n\nNothing is dry. ",
        "Benin is under water for the third year. The rice is lost. ",
    ],
)
def test_the_place_that_is_spoken_of_gets_it(before: str) -> None:
    *_, draft = drafts(f"{before}Peru sent 30 beds.")
    assert sides(draft) == "PE > BJ"
    assert Field.RECIPIENTS in draft.unsure


def test_of_two_that_are_spoken_of_alike_nobody_gets_it() -> None:
    *_, draft = drafts("Rain fell in Benin and in Togo. Peru sent 30 beds.")
    assert sides(draft) == "PE > ?"


REPORT = """Benin: floods, situation report No. 3

SUPPORT FROM ABROAD

Peru: 30 beds arrived in Cotonou on 3 May. A further 20 tents were flown in on Monday.

Chile: An offer of two boats is being reviewed by the relief office.

Oman. The army brought 12 tonnes of rice.
"""


def test_the_country_at_the_head_of_a_paragraph_of_a_report_gives() -> None:
    assert [sides(draft) for draft in drafts(REPORT)] == ["PE > BJ", "PE > BJ", "CL > BJ", "OM > BJ"]


def test_a_country_that_is_a_heading_gives_what_its_paragraph_tells_of() -> None:
    first, other = "30 beds arrived in Cotonou on 3 May.", "20 tents were brought to Ouidah."
    text = f"Benin: floods, report No. 3\n\nPeru\n\n{first}\n\nChile\n\n{other}"
    assert [sides(draft) for draft in drafts(text)] == ["PE > BJ", "CL > BJ"]


def test_a_body_of_no_place_is_of_the_place_that_a_report_is_about() -> None:
    *_, draft = drafts("Benin: floods\n\nThe Ministry of Health received 300 kits from Peru.")
    (party,) = draft.recipients
    assert (party.name, party.iso2) == ("Ministry of Health", "BJ")


@each("verb", ["sent 300", "had promised 300"])
def test_a_bare_number_counts_what_was_given_before(verb: str) -> None:
    first, second = drafts(f"Peru gave Benin 2,000 tents. Chile {verb}.")
    assert amounts(first) == "2,000 tents"
    assert (sides(second), [item.item for item in second.items]) == ("CL > BJ", ["tents"])
    assert [item.low for item in second.items] == [300]
    assert Field.ITEMS in second.unsure


@each(
    "sentence, said",
    [
        ("Chile got 300.", [("PE", "CL", "300")]),
        ("Chile is to be given 300 next month.", [("PE", "CL", "300")]),
        ("Oslo has sent 3,000, Athens 1,600.", [("NO", "BJ", "3,000"), ("GR", "BJ", "1,600")]),
    ],
)
def test_bare_numbers_of_the_next_paragraph_and_of_several_count_it_too(
    sentence: str, said: list[tuple[str, str, str]]
) -> None:
    _, *found = drafts(f"Peru gave Benin 2,000 tents.\n\n{sentence}")
    sides = [(one.donors[0].iso2, one.recipients[0].iso2, one.items[0].as_stated) for one in found]
    assert sides == said
    assert all(one.items[0].item == "tents" and Field.ITEMS in one.unsure for one in found)


@each("sentence", ["Chile sent 1944.", "Chile came to 300.", "Chile, 300, said no."])
def test_other_bare_numbers_count_nothing(sentence: str) -> None:
    assert len(drafts(f"Peru gave Benin 2,000 tents. {sentence}")) == 1


def test_its_embassy_is_that_of_whoever_gave_and_not_of_whoever_got_it() -> None:
    *_, draft = drafts("Peru gave Benin 20 tents. Its embassy in Lagos handed over 30 beds to Togo.")
    assert sides(draft) == "PE > TG"
    assert Field.DONORS in draft.unsure


def test_lines_of_a_list_are_of_who_gives_before_it() -> None:
    text = """Estonia gave 50,000 euros to Peru.

It also grants the following:

– Benin: 300,000 euros for firewood, through UNICEF;

– Chile: 11 generators, worth 5,000 euros and dispatched on 9 December.
"""
    _, one, other = drafts(text)
    assert [sides(draft) for draft in (one, other)] == ["EE > BJ", "EE > CL"]
    assert [amounts(draft) for draft in (one, other)] == ["300,000 euros", "11 generators, 5,000 euros"]
    assert [party.name for party in one.carriers] == ["United Nations Children's Fund"]
    assert other.status is Outcome.GIVEN
    assert all(Field.DONORS in draft.unsure for draft in (one, other))


@each(
    "text, who",
    [
        (
            "Gifts received by the Government of Benin:\n\n• 45 beds from Peru\n• Chile: two computers",
            ["PE > BJ", "CL > BJ"],
        ),
        ("Benin has received the following:\n\n1. Peru: 45 beds;\n2. Chile: USD 2,000.", ["PE > BJ", "CL > BJ"]),
        ("Peru has so far donated:\n(a) to Benin 45 beds,\n(b) to Togo 20 tents.", ["PE > BJ", "PE > TG"]),
    ],
)
def test_the_sentence_that_leads_a_list_says_who_gives_or_who_gets_it(text: str, who: list[str]) -> None:
    assert [sides(draft) for draft in drafts(text)] == who


def test_without_a_giver_before_it_no_list_is_read_so() -> None:
    (draft,) = drafts("So far:\n\n– Benin: 300,000 euros.\n")
    assert {Field.DONORS, Field.MONEY} <= draft.unsure.keys()


def test_a_month_of_a_history_is_of_the_year_that_was_stated_last() -> None:
    text = "In 1953 the sea broke in. On 2 February Oman sent 20 boats to Benin. In May Peru sent 30 beds to Benin."
    days = [draft.date.first if draft.date else "" for draft in drafts(text, "2011-02-01")]
    assert days == ["1953-02-02", "1953-05-01"]


@each(
    "when, days",
    [
        ("In May of that year", ("1953-05-01", "1953-05-31")),
        ("In the autumn of the following year", ("1954-09-01", "1954-11-30")),
        ("Between May and July of the same year", ("1953-05-01", "1953-07-31")),
    ],
)
def test_that_year_is_the_one_that_was_stated_last(when: str, days: tuple[str, str]) -> None:
    *_, draft = drafts(f"In 1953 the sea broke in. {when} Oman sent 20 boats to Benin.", "2011-02-01")
    assert draft.date is not None
    assert (draft.date.first, draft.date.last) == days


def test_without_a_year_before_it_that_year_is_none() -> None:
    (draft,) = drafts("In May of that year Oman sent 20 boats to Benin.", "2011-02-01")
    assert draft.date is None or not draft.date.first


def test_a_text_without_a_heading_is_about_the_country_of_its_first_sentence() -> None:
    text = (
        "ANTANANARIVO, Feb 12 – Aid began to arrive on Wednesday on the coast of Madagascar, where the harbour of "
        "Toamasina was hit. Port officials said that the wind had been strong. Prices are up in Kenya. "
        "France said that it would give 4 million euros. "
        "Its soldiers on Réunion have already shipped 600 cots and a water purification plant."
    )
    assert [one.iso2 for draft in drafts(text) for one in draft.recipients] == ["MG", "MG"]


def test_a_local_government_is_not_of_the_country_spoken_of_last() -> None:
    *_, last = drafts("Togo had a bad year. The local government in the hills of Ancash gave 40 tents to Benin.")
    assert [one.iso2 for one in last.donors] == [""]


def test_who_answers_a_disaster_does_not_become_the_place_that_gets_it() -> None:
    text = (
        "Neighbours answer\n\nLima, 5 May – Peru shut its schools on Friday as its dams broke. Chile was quick. "
        "Two transports of its air force came down at Puesto Nuevo on 3 May with 36 tonnes of water. The crews slept "
        "there. Brazil was not far behind. It brought 5,000 baskets on Monday. From Montevideo came 60 tonnes of rice."
    )
    _, *found = drafts(text)
    assert [draft.donors[0].iso2 for draft in found] == ["BR", "UY"]
    assert {party.iso2 for draft in found for party in draft.recipients} <= {"PE"}  # left open, rather than Chile


def test_a_further_plane_is_nobody_who_gives() -> None:
    text = (
        "Floods in Peru\n\nTwo planes came down at Oruro on 3 May with 36 tonnes of water, and a third brought 90 beds."
    )
    assert {sides(draft).partition(" >")[0] for draft in drafts(text)} == {"?"}


def test_who_gives_in_a_text_is_not_what_it_is_about() -> None:
    """What a text is about is the country that it names without telling of its gifts."""
    text = (
        "Two weeks after the storm\n\nPort Vila, 12 April. The storm tore through the south of Vanuatu.\n\n"
        "Chile came first: its Hercules brought 900 tarpaulins. Chile has sent 12 engineers as well. Chile offered "
        "more.\n\nThe embassy in Port Vila is closed.\n\nOman committed 10 million dollars.\n"
    )
    last = drafts(text)[-1]
    assert (sides(last), last.amounts[0].as_stated) == ("OM > VU", "10 million dollars")
    assert sides(drafts(text)[0]).startswith("CL")


@each(
    "text, who",
    [
        ("Chile followed. Its planes brought 900 tents to Chad.", "CL > TD"),
        ("Chile followed. Its two ships delivered 900 tents to Chad.", "CL > TD"),
    ],
)
def test_what_somebody_owns_brings_for_him(text: str, who: str) -> None:
    assert sides(drafts(text)[-1]) == who


def test_a_pronoun_for_nobody_is_nobody() -> None:
    assert drafts("They unloaded tents, blankets and twelve tonnes of pills.") == []


def test_what_was_cancelled_behind_a_clause_in_commas_is_cancelled() -> None:
    text = "The World Bank's grant of 20 million dollars to Chad, of which Togo had hoped to get a part, was cancelled."
    (draft,) = drafts(text)
    assert (draft.status, sides(draft).split()[-1]) == (Outcome.CANCELLED, "TD")


def test_nobody_gives_to_his_own_country_only_by_where_words_stand() -> None:
    found = drafts("Canberra committed 10 million dollars on 2 April and has sent HMAS Canberra with 60 engineers.")
    assert found
    assert all(draft.recipients == () for draft in found)


@each(
    "text, who",
    [
        ("Kuwait has no floods. Benin had one in May.\n\nThe Gulf state sent 40 tents to Cotonou.", "KW > BJ"),
        ("Bhutan is small. Togo is flat.\n\nThe Himalayan kingdom gave Togo 40 tents.", "BT > TG"),
        ("Fiji is far from Peru. Peru gave the archipelago 40 tents.", "PE > FJ"),
    ],
)
def test_a_country_is_taken_up_by_what_it_is(text: str, who: str) -> None:
    *_, draft = drafts(text)
    assert sides(draft) == who


def test_a_described_country_that_nobody_was_named_for_is_left_as_it_stands() -> None:
    (draft,) = drafts("The oil-rich emirate gave Paraguay 40 tents.")
    assert sides(draft) == "The oil-rich emirate > PY"
    assert Field.DONORS in draft.unsure


def test_lines_under_what_was_received_name_who_gives() -> None:
    text = (
        "Benin: floods, report No. 4\n\nNorway gave 30 boats.\n\nOther support received so far:\n\n"
        "- Peru: 40 tents\n\n- Chile: 12 tonnes of rice"
    )
    assert [sides(draft) for draft in drafts(text)] == ["NO > BJ", "PE > BJ", "CL > BJ"]


@each(
    "text, who",
    [
        ("Flood in Peru\n\nJapan has provided:\n- 500 blankets\n- 40 pumps, since Monday", ["JP > PE", "JP > PE"]),
        ("Flood in Peru\n\nOman has promised:\n- 500 blankets\n\nWhat is needed:\n- 40 pumps", ["OM > PE"]),
        (
            "Flood in Peru\n\nThe Selby Foundation will:\n- donate 30 pumps\n- visit 20 schools",
            ["Selby Foundation > PE"],
        ),
        ("Flood in Peru\n\nOman gave Peru $9 million. Of this, $4 million is for Lima.", ["OM > PE", "OM > PE"]),
        (
            "Flood in Peru\n\nOman flew in 9 boats. A second shipment of 300 tents came on Monday.",
            ["OM > PE", "OM > PE"],
        ),
        ("Flood in Peru\n\nOman sent 20 boats. Eleven went to Lima.", ["OM > PE", "OM > PE"]),
        ("Oman gave Peru 90 boats. The other 40 have since been handed to Chile.", ["OM > PE", "OM > CL"]),
        ("Oman gave Peru 9 boats. It sent Chad 20 tents. Niger got 40.", ["OM > PE", "OM > TD", "OM > NE"]),
    ],
)
def test_what_a_sentence_goes_on_with_is_from_whoever_gave_that(text: str, who: list[str]) -> None:
    read = drafts(text)
    assert [sides(draft) for draft in read] == who
    assert all(Field.DONORS in draft.unsure for draft in read[1:])


@each(
    "text, who",
    [
        ("Ericsson gave Peru 20 tents. Its staff added 3 boats.", "Ericsson > PE"),
        ("Sweden has come. Its doctors gave Peru 20 tents, and its young farmers sent 300 goats.", "SE > PE"),
        ("The Lowther Road Fund (LRF) works in Chad. Oman gave the LRF 20 tents.", "OM > Lowther Road Fund"),
        ("The Lowther Road Fund (LRF) works in Chad. LRF gave Peru 20 tents.", "Lowther Road Fund > PE"),
        ("Life in Peru\n\nMuch came. The Lowther Fund gave us nets. Its men left. Oman gave us tents.", "OM > PE"),
        ("Drought in Kenya\n\nBritain gave 9 tents. Few, said a man in Nairobi. The ministry gave 4 tents.",
         "KE > ?"),
        ("The Lowther Institute works in Chad. Peru is far. The Institute gave Chad tents.", "Lowther Institute > TD"),
        ("Flood in Peru\n\nPeru is wet. Mud lies in Peru. UNICEF is busy. Oman gave it 40 tents.",
         "OM > United Nations Children's Fund"),
        ("The State Department of Kenya gave Chad 40 tents.", "KE > TD"),
        ("Mud. Nokia, Ericsson and Hermelin have each sent Peru 40 tents.", "Hermelin > PE"),
    ],
)  # fmt: skip
def test_whose_people_short_names_and_ministries_are_is_said_before(text: str, who: str) -> None:
    assert sides(drafts(text)[-1]) == who


@each(
    "text, who, field",
    [
        ("Thornwick lost a third of its windows. Oman gave the city 90 panes.", "OM > Thornwick", Field.RECIPIENTS),
        ("Thornwick lost its hall. The Quakers of Lancaster gave the city 40 cows.",
         "Quakers of Lancaster > Thornwick", Field.RECIPIENTS),
        ("The islanders of Birsay lost their boats. Oman gave the island 3 boats.", "OM > Birsay", Field.RECIPIENTS),
        ("The school at Gulu burned down. Oman gave 40 beds.", "OM > Gulu", Field.RECIPIENTS),
        ("Nurses in Sofala had no water. Oman gave them 40 beds.", "OM > MZ", Field.RECIPIENTS),
        ("The Quakers of York kept no ledger. They gave Peru 20 tents.", "Quakers of York > PE", Field.DONORS),
        ("Sasol Basin employs 430 men. It gave Peru 20 tents.", "Sasol Basin > PE", Field.DONORS),
    ],
)  # fmt: skip
def test_whom_a_sentence_before_names_is_taken_up_though_no_list_has_the_name(
    text: str, who: str, field: Field
) -> None:
    (draft,) = drafts(text)
    assert (sides(draft), field in draft.unsure) == (who, True)


@each(
    "head",
    [
        "Oman helps Kenya\nNairobi, 14 March 2023\n\n",
        "Oman helps Kenya\nPublished: 14 March 2023, 10:30\n\n",
        "14 March 2023\nPress release\n\n",
        "Oman helps Kenya after floods that destroyed its roads\nNAIROBI, March 14, 2023 (KNA) - It has rained. ",
        "NAIROBI, 14 March 2023. It has rained.\n\n",
    ],
)
def test_days_count_from_the_day_at_the_head_of_a_text(head: str) -> None:
    *_, draft = drafts(f"{head}Oman gave 40 tents to Kenya on Sunday.", "2024-05-08")
    assert draft.date is not None
    assert draft.date.first == "2023-03-12"


def test_days_of_a_text_do_not_count_from_other_days_at_its_beginning() -> None:
    for head in ("Floods of 14 March 2023\n\n", "On 14 March 2023 it rained.\n\n", "Nairobi, 14 March 2026\n\n"):
        *_, draft = drafts(f"{head}Oman gave 40 tents to Kenya on Sunday.", "2024-05-08")
        assert draft.date is not None
        assert draft.date.first == "2024-05-05"


@each(
    "before, text, told",
    [
        ("Moscow gave Guinea a credit of 140 million roubles.", "Qatar gave the country 10 tons of rice.", "QA > GN"),
        ("Taiwan gave Nauru solar panels.", "Oman offered the island $3 million.", "OM > NR"),
        ("Cuba sent 40 tents to Dominica.", "The Bahamas gave it 200 beds.", "BS > DM"),
        ("Oman gave Chad 40 tents.", "The country also sent 20 beds.", "OM > TD"),
        ("Oman gave Chad 40 tents.", "It also sent 20 beds.", "OM > TD"),
    ],
)
def test_who_got_the_gift_before_gets_the_next_one(before: str, text: str, told: str) -> None:
    *_, draft = drafts(f"{before} {text}")
    assert sides(draft) == told


@each(
    "text, told, many",
    [
        ("Croatia gave one.", "HR > TD", 1),
        ("The following year it handed over three more.", "SE > TD", 3),
        ("Peru sent it four others.", "PE > TD", 4),
    ],
)
def test_what_another_one_gave_of_the_same_is_counted(text: str, told: str, many: int) -> None:
    *_, draft = drafts(f"Sweden gave Chad two boats. {text}")
    assert (sides(draft), [(one.item, one.low) for one in draft.items]) == (told, [("boats", many)])


@each("text", ["The minister gave one reason.", "Nobody gave one a thought.", "Oman gave two concerts."])
def test_numbers_of_something_else_count_nothing_told_before(text: str) -> None:
    assert len(drafts(f"Sweden gave Chad two boats. {text}")) == 1


def test_nobody_is_taken_to_give_to_itself() -> None:
    text = "The village of Asuboni wanted a bridge. In 2014 the firm Brightwater paid for it. "
    for draft in drafts(f"{text}The company has since given the village a school."):
        assert not {one.name for one in draft.donors} & {one.name for one in draft.recipients}


def test_each_who_stands_before_his_sum_gets_it_also_in_a_text_about_others() -> None:
    text = "Lagos clinic gets beds\n\nOman gave the clinic in Lagos 40 beds. Peru gave Oxfam £2 million and "
    *_, first, second = drafts(f"{text}Save the Children £1 million for Chad.")
    assert [sides(first), sides(second)] == ["PE > Oxfam", "PE > Save the Children"]
