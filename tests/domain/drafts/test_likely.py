"""Who gives and gets where no frame says it: by the place of words, and never sure."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.actions.drafts import reader
from app.domain.drafts.draft import Field
from app.domain.terms import Outcome


@each(
    "text, who",
    [
        # verbs that tell of giving only by who does it for whom
        ("Bakers in Turin have baked 900 loaves for the people of Split.", "IT > HR"),
        ("Tailors from Sousse sewed 4,000 gowns for the hospitals of Malta.", "TN > MT"),
        # people and bodies that only have a place in their name
        ("The Samaritans of Vaduz drove six hospital beds to Pristina.", "LI > XK"),
        ("Ghana's cocoa growers gave Haiti 30 tonnes of chocolate.", "GH > HT"),
        # by the words right behind what is given
        ("Chad has 40 new buses thanks to the drivers' union of Lagos.", "NG > TD"),
        ("Nepal has had pumps sent over by Oman.", "OM > NP"),
        # letting somebody have something
        ("Cairo let the Somalis have 12 locomotives.", "EG > SO"),
        # what a clause between commas says of somebody else
        ("Algeria, whose rescuers were turned away by Morocco, has sent 150 tents to Libya.", "DZ > LY"),
        # what it is to rebuild
        ("Lithuania transferred 600,000 euros to Georgia.", "LT > GE"),
        ("Malaysian glove makers have offered Bhutan 18 million gloves.", "MY > BT"),
        ("Vehicles left Mutare with 80 tonnes of maize for Malawi, a gift of Kenya.", "KE > MW"),
        ("Chile has delivered 20 boats to the province of Gaza in Mozambique.", "CL > MZ"),
        ("Spain will contribute 15 million euros towards rebuilding schools in Lebanon.", "ES > LB"),
    ],
)
def test_who_gives_and_gets(text: str, who: str) -> None:
    (draft,) = drafts(text)
    assert sides(draft) == who


def test_what_only_its_place_says_is_marked_with_the_reason() -> None:
    (draft,) = drafts("Bakers in Turin have baked 900 loaves for the people of Split.")
    assert {Field.DONORS, Field.RECIPIENTS, Field.STATUS, Field.ITEMS} <= draft.unsure.keys()


def test_things_from_several_are_a_gift_each() -> None:
    found = drafts("For Libya there were 300 body bags from Malta, 12 generators from Jordan and 37 tents from Ghana.")
    assert [sides(draft) for draft in found] == ["MT > LY", "JO > LY", "GH > LY"]


def test_who_opens_a_clause_gives_what_it_tells_of() -> None:
    found = drafts("Sasol donated 5 million rand to Chad and Voltara handed over 2,000 phones to Mali.")
    assert [sides(draft) for draft in found] == ["Sasol > TD", "Voltara > ML"]


def test_a_dateline_belongs_to_the_sentence_behind_it() -> None:
    text = "HARARE, 9 May. Two cargo planes from Chile brought 40 tonnes of blankets."
    (one, *others) = reader().drafts(text, "2024-05-08")
    assert not others
    assert (one.start, one.end) == (0, len(text))
    assert [sides(draft) for draft in one.drafts] == ["CL > ZW"]


def test_a_short_sentence_before_stays_apart() -> None:
    text = "It rained. Chile gave Peru 40 tents."
    assert [len(one.drafts) for one in reader().drafts(text)] == [0, 1]


def test_there_is_the_place_of_the_sentence_before() -> None:
    text = "The flood in Mozambique goes on. Portugal flew 30 doctors there on Monday."
    (draft,) = drafts(text)
    assert sides(draft) == "PT > MZ"
    assert [text[span.start : span.end] for span in draft.spans[Field.RECIPIENTS]] == ["there"]
    assert Field.RECIPIENTS in draft.unsure


def test_an_organisation_that_gets_it_for_others_is_not_sure_to_keep_it() -> None:
    (draft,) = drafts("Andorra has given UNHCR 50,000 euros for refugees in Chad.")
    assert [one.name for one in draft.recipients] == ["United Nations High Commissioner for Refugees"]
    assert Field.RECIPIENTS in draft.unsure


def test_parties_named_in_different_places_are_not_sure() -> None:
    (draft,) = drafts("Ambassador Kaur delivered a cheque for 50,000 dollars from India to the Fiji Cancer Society.")
    assert Field.DONORS in draft.unsure


def test_words_of_trade_beside_a_plain_gift_mark_it() -> None:
    (draft,) = drafts("Gabon gave the Chadian police 2 million dollars for two months of wages.")
    assert Field.TERMS in draft.unsure


def test_parties_far_from_the_word_of_giving_are_not_sure() -> None:
    text = "Japan, the minister said, had seen and known what it meant when it sent Peru 40 tents."
    (draft,) = drafts(text)
    assert Field.DONORS in draft.unsure


def test_what_is_sent_back_or_home_is_not_given() -> None:
    assert drafts("Hungary has sent back two lorries of coats to Austria.") == []


def test_agreeing_to_give_is_announced() -> None:
    (draft,) = drafts("Thailand has agreed to give Laos 40 buses.")
    assert draft.status is Outcome.ANNOUNCED


@each(
    "text",
    [
        "Nobody in Bamako believes that Paris will send the money.",
        "No one in Chad gave money.",
        "Ministers called on rich countries to share more vaccine with Malawi.",
        "Prague has denied seizing 80,000 Chinese masks meant for Italy.",
        "Albania paid for its Soviet tractors with chrome.",
        "Copper from Zambia was paid for in rails.",
        "Petrol in Tonga went to 3 dollars a litre.",
        "Kenya's exporters shipped 400 tonnes of tea to Egypt.",
        "Workers from Nepal were sent home from Qatar with two months' pay.",
        "Four ships with 38,000 tonnes of wheat, sold to India for rupees, docked in Mumbai.",
        "The Danish prince gave an interview in Nuuk.",
    ],
)
def test_what_is_no_gift_is_none_by_its_place_either(text: str) -> None:
    assert drafts(text) == []


@each(
    "text, who",
    [
        ("Chile has sent tents to some 20 countries, including Peru, Ghana, and Nepal.", {"PE", "GH", "NP"}),
        ("Norway sent 300 nurses to several countries, among them Malawi, Togo and Chad.", {"MW", "TG", "TD"}),
    ],
)
def test_a_list_of_getters_is_read_to_both_ends(text: str, who: set[str]) -> None:
    (draft,) = drafts(text)
    assert {one.iso2 for one in draft.recipients} == who


def test_what_several_have_each_given_is_a_gift_each() -> None:
    found = drafts("Chile and Peru have each given Nepal 2 million dollars for its schools.")
    assert [sides(draft) for draft in found] == ["CL > NP", "PE > NP"]


@each(
    "text, who",
    [
        ("Following a request from the Government of Fiji, Chile provided 50,000 dollars.", "CL > FJ"),
        ("Responding to an appeal by Fiji, Chile sent 40 tonnes of water.", "CL > FJ"),
        ("Chile sent 40 tonnes of water after an appeal by the Fijian government.", "CL > FJ"),
        ("After Fiji asked for help, Chile donated 300 tents.", "CL > FJ"),
    ],
)
def test_who_asked_for_help_gets_it_where_nobody_else_is_named(text: str, who: str) -> None:
    (draft,) = drafts(text)
    assert (sides(draft), draft.carriers) == (who, ())
    assert Field.RECIPIENTS in draft.unsure


@each("text", ["Fiji has asked Chile for 300 tents.", "Fiji asked for help and hoped that Chile would give 300 tents."])
def test_what_is_only_asked_for_is_no_gift(text: str) -> None:
    assert drafts(text) == []


@each(
    "text",
    [
        "Fiji got word on Thursday that Chile would give it 250 buses.",
        "It emerged on Friday that Chile would give 250 buses to Fiji.",
        "Fiji learned that Chile would give Fiji 250 buses.",
    ],
)
def test_what_somebody_heard_would_come_is_promised(text: str) -> None:
    (draft,) = drafts(text)
    assert (draft.status, sides(draft)) == (Outcome.PROMISED, "CL > FJ")


def test_a_town_does_not_join_where_a_convoy_came_from() -> None:
    (draft,) = drafts("Two aircraft carrying 38 tons of flour arrived in Lima from Madrid on Friday.")
    assert [one.name for one in draft.donors] == ["Madrid"]


def test_own_money_is_no_thing_by_itself() -> None:
    (draft,) = drafts("The king of Bhutan donated 20 million baht of his own money to hospitals in Lima.")
    assert (draft.items, [one.as_stated for one in draft.amounts]) == ((), ["20 million baht"])
    (draft,) = drafts("Tailors from Sousse donated 3 tonnes of their own rice to Malta.")
    assert [one.item for one in draft.items] == ["rice"]


def test_a_state_that_plainly_gives_to_another_gives() -> None:
    (draft,) = drafts("Chile will provide Fiji with 3 billion dollars a year until 2034.")
    assert sides(draft) == "CL > FJ"
    assert drafts("Chile sends about 20 million cubic metres of gas a day to Fiji.") == []


@each(
    "text, status, said",
    [
        ("Oman gave 25 million dollars to Chad, bringing its total since 2017 to 300 million dollars.",
         Outcome.GIVEN, "25 million dollars"),
        ("Chad's parliament thanked Benin for its offer of 2,000 policemen.", Outcome.OFFERED, "2,000 policemen"),
        ("Chad thanked Benin for the 2,000 tents.", Outcome.GIVEN, "2,000 tents"),
        ("Chad has accepted 25,000 tonnes of free Algerian grain.",
         Outcome.GIVEN, "25,000 tonnes of free Algerian grain"),
        ("Bangladesh sent an Air Force C-130J to the Maldives with 85 tonnes of food.",
         Outcome.GIVEN, "85 tonnes of food"),
    ],
)  # fmt: skip
def test_totals_are_told_from_gifts_and_offers_from_what_was_given(text: str, status: Outcome, said: str) -> None:
    (draft,) = drafts(text)
    assert (draft.status, amounts(draft)) == (status, said)
    assert sides(draft).count("?") == 0


def test_a_trade_office_is_no_trade() -> None:
    (draft,) = drafts("Kazakhstan sent 10,000 tonnes of flour to Chad and opened a trade office in Lima.")
    assert Field.TERMS not in draft.unsure
