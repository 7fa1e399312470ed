"""What other words around a gift make of it: givers by what they are, lists, refusals, what comes along."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.actions.drafts import drafts_of_text
from app.domain.drafts.draft import draft_as_json
from app.domain.terms import Outcome


@each(
    "text, who",
    [
        ("Theodore Brandt, an American who sells typewriters, gave 2,000 dollars to Fiji.", "Theodore Brandt > FJ"),
        ("Banaue Telecom, our sister company, gave 300 phones to Fiji.", "Banaue Telecom > FJ"),
        ("Norway, together with Oman, gave 300 phones to Fiji.", "NO+OM > FJ"),
        ("A Khartoum foundation, Zad al-Khair, gave three ambulances to Fiji.", "Zad al-Khair > FJ"),
        ("Tropik Cocoa and the Solomon Ports Authority presented a launch to Fiji.",
         "Tropik Cocoa+Solomon Ports Authority > FJ"),
        ("Quality Feeds (Pvt) Ltd gave 200 tons of fodder to Nepal.", "Quality Feeds (Pvt) Ltd > NP"),
        ("Afghanistan's city of Kandahar donated 300 tents to Fiji.", "AF > FJ"),
        ("IKEA Foundation gave 10,000 shelters to Kilis and Dohuk.", "IKEA Foundation > TR+IQ"),
        ("Uzbekistan got 16 truckloads of flour to Kabul.", "UZ > AF"),
        ("A flight left Amberley with 30 tents for Vanuatu from Australia.", "AU > VU"),
    ],
)  # fmt: skip
def test_who_gives_and_gets_it_said_otherwise(text: str, who: str) -> None:
    assert [sides(one) for one in drafts(text)] == [who]


def test_a_firm_of_no_list_is_what_it_means_in_the_next_sentence() -> None:
    text = "Orlen has handed over 20 tankers to the State Emergency Service of Ukraine. It also gave Moldova 9 pumps."
    assert sides(drafts(text)[-1]) == "Orlen > MD"


@each(
    "text, outcome",
    [
        ("The 300 tents that Oman pledged to Nepal could not be sent.", Outcome.NOT_GIVEN),
        ("Of the 300 tents pledged by Oman to Nepal, none has arrived.", Outcome.NOT_GIVEN),
        ("Nothing has yet come of the 300 tents that Oman pledged for Nepal.", Outcome.PROMISED),
        ("Nothing arrived of the 300 tents that Oman had promised Nepal.", Outcome.NOT_GIVEN),
        ("Nothing has reached Durres of the 300 houses promised by Italy.", Outcome.NOT_GIVEN),
        ("Myanmar turned away 300 tents from Oman.", Outcome.NOT_GIVEN),
        (
            "Malawi refused the 300 tons of grain that Ottawa offered it in 1947, denying that there was any shortage.",
            Outcome.NOT_GIVEN,
        ),
        ("Oman gave Malawi 300 tents (not 3,000).", Outcome.GIVEN),
        ("Oman said no to Malawi's request for 300 tents.", Outcome.NOT_GIVEN),
        ("Rejected by Oman was Malawi's request for 300 tents.", Outcome.NOT_GIVEN),
        ("Malawi received none of the 300 tents Oman had promised.", Outcome.NOT_GIVEN),
        ("Oman withheld 300 tents from Malawi.", Outcome.NOT_GIVEN),
        ("Off: the 300 tents that Oman promised Malawi.", Outcome.CANCELLED),
        ("The cancellation of Oman's gift of 300 tents to Malawi was a shock.", Outcome.CANCELLED),
        ("Oman reneged on 300 tents for Malawi.", Outcome.CANCELLED),
        ("Oman backed out of giving Malawi 300 tents.", Outcome.CANCELLED),
        ("Oman's gift of 300 tents to Malawi lapsed.", Outcome.CANCELLED),
        ("Oman would be glad to supply Malawi with 300 tents.", Outcome.OFFERED),
        ("Oman's offer of 300 tents was accepted by Malawi.", Outcome.OFFERED),
        ("Oman offered to lift the ban and to send Malawi 300 tents.", Outcome.OFFERED),
        ("Oman had 300 tents put up for Malawi.", Outcome.GIVEN),
        ("Pupils in Oman have sewn 300 tents for Malawi, which a nurse will carry out next month.", Outcome.PROMISED),
        ("Oman is giving Malawi 300 tents.", Outcome.ANNOUNCED),
        ("Oman is sending Malawi 300 tents next week.", Outcome.PROMISED),
        ("Oman hands 300 tents over to Malawi next month.", Outcome.PROMISED),
        ("Oman is allocating 300 tents to Malawi.", Outcome.ANNOUNCED),
        ("Oman has at last been able to send Malawi 300 tents.", Outcome.GIVEN),
        ("Two planes from Oman unloaded 300 tents in Malawi, then flew home empty.", Outcome.GIVEN),
        ("We asked for boats and Oman gave Malawi 300 tents.", Outcome.GIVEN),
        ("The firm of Suchard supplied the village at Trogen with 300 tents and half a tonne of rice.", Outcome.GIVEN),
    ],
)
def test_what_became_of_it_said_otherwise(text: str, outcome: Outcome) -> None:
    (draft,) = drafts(text)
    assert (draft.status, draft.items[0].low) == (outcome, 300)


@each(
    "text, what",
    [
        ("Norway gave Ukraine 12,000 rounds of ammunition.", "12,000 rounds of ammunition"),
        ("Norway sent Peru 5,000 artillery rounds.", "5,000 artillery rounds"),
        ("Norway gave Dadaab camp 300 tents.", "300 tents"),
        ("Israel flew in a field hospital for Haiti.", "a field hospital"),
        ("Oman will supply twelve buses to Nepal.", "twelve buses"),
        ("Oman is sending four excavators and eight operators to Nepal.", "four excavators, eight operators"),
        ("Cuba has flown 106,000 blood donations to Peru.", "106,000 blood donations"),
        ("Sweden gave Peru a hospital train of eight coaches.", "a hospital train"),
        ("Mr Tan Cheng Lock has promised a silver cup and £25 to Fiji.", "a silver cup, £25"),
        (
            "Madagascar presented Guinea, and through it fourteen neighbours, with 20 crates of tonic.",
            "20 crates of tonic",
        ),
    ],
)
def test_what_is_counted_said_otherwise(text: str, what: str) -> None:
    (draft,) = drafts(text)
    assert amounts(draft) == what
    assert all(one.low is not None for one in draft.items)


def test_a_mail_that_is_answered_has_no_drafts() -> None:
    mail = "On 3 May 2020 Paul wrote:\n> Norway gave Malawi 200 beds.\n> Oman gave Peru 30 tents.\n"
    answer = "Paul is wrong: Norway gave Malawi 20 beds.\n\n"
    assert [amounts(one) for told in drafts_of_text(answer + mail) for one in told.drafts] == ["20 beds"]
    assert [amounts(one) for told in drafts_of_text(mail) for one in told.drafts] == ["200 beds", "30 tents"]


def test_who_is_not_named_in_the_sentence_has_no_words_in_json() -> None:
    last = draft_as_json(drafts("Norway sent Malawi 200 beds. Oman gave 30 tents.")[-1])
    assert last["recipients"]
    assert "recipients" not in last["spans"]
