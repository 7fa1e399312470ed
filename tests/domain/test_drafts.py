"""Drafts of donation records: who gave what to whom, in sentences of our own, and what holds of any text."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import example, given
from hypothesis import strategies as st
from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each
from tests.trials.sentences import sentences as trial_sentences

from app.actions.drafts import reader
from app.domain.drafts.draft import Draft, Drafted, Field
from app.domain.drafts.grounds import Basis
from app.domain.terms import Outcome

PUBLISHED = "2024-05-08"


def short(draft: Draft) -> str:
    """A draft in one line: outcome, who, to whom, what."""
    what = [f"{one.low or ''} {one.unit} {one.item}" for one in draft.items]
    what += [f"{one.low} {one.currency}" for one in draft.amounts]
    through = "".join(f" by {one.iso2 or one.name}" for one in draft.carriers)
    return f"{draft.status.value}: {sides(draft)}{through}: {', '.join(' '.join(words.split()) for words in what)}"


READ = {
    "Japan gave Peru 2 million doses of vaccine on 3 May 2021.": ["given: JP > PE: 2000000 doses vaccine"],
    "Two million masks were donated to Peru by Japan last week.": ["given: JP > PE: 2000000 masks"],
    "Peru received 2 million doses from Japan and 500,000 from Chile.": [
        "given: JP > PE: 2000000 doses",
        "given: CL > PE: 500000 doses",
    ],
    "The Danish government gave Iran 20,000 and Iraq 30,000 masks.": [
        "given: DK > IR: 20000 masks",
        "given: DK > IQ: 30000 masks",
    ],
    "Ghana handed over 300 tents to Togo, Benin and Mali.": ["given: GH > TG+BJ+ML: 300 tents"],
    "France pledged $5 million, Germany €3 million and Italy €2 million to Yemen.": [
        "promised: FR > YE: 5000000 USD",
        "promised: DE > YE: 3000000 EUR",
        "promised: IT > YE: 2000000 EUR",
    ],
    "Sweden sent 20 tonnes of tents to Nepal and will send 40 generators to Chad.": [
        "given: SE > NP: 20 tonnes tents",
        "promised: SE > TD: 40 generators",
    ],
    "Norway thanked the Syrians who fled and announced 3 million euros for Lebanon.": [
        "announced: NO > LB: 3000000 EUR"
    ],
    "A further 400,000 dollars will go to Fiji, and 100,000 to Tonga.": [
        "promised: ? > FJ: 400000 USD",
        "promised: ? > TO: 100000 USD",
    ],
    "Turkey announced that 3 field hospitals will be sent to Albania.": ["announced: TR > AL: 3 field hospitals"],
    "Hungary refused on Friday to give Ukraine 5 million euros.": ["not_given: HU > UA: 5000000 EUR"],
    "The 10,000 tonnes of wheat were donated by Kazakhstan and shipped by the World Food Programme.": [
        "given: KZ > ? by World Food Programme: 10000 tonnes wheat"
    ],
    "Vietnam presented Laos with 50,000 dollars.": ["given: VN > LA: 50000 USD"],
    "Germany will provide €10 million for Lebanon through UNICEF.": [
        "promised: DE > LB by United Nations Children's Fund: 10000000 EUR"
    ],
    "Poland is ready to send 50 doctors to Italy.": ["offered: PL > IT: 50 doctors"],
    "Australia cancelled its pledge of A$20 million to Papua New Guinea.": ["cancelled: AU > PG: 20000000 AUD"],
    "The 10,000 tents from Qatar never arrived in Mali.": ["not_given: QA > ML: 10000 tents"],
    "Rwanda has yet to receive the 1 million doses promised by France.": ["not_given: FR > RW: 1000000 doses"],
    "Canada's donation of 50 ambulances to Ghana arrived on Friday.": ["given: CA > GH: 50 ambulances"],
    "The EU has allocated €3 million in humanitarian aid to Mozambique.": [
        "announced: European Union > MZ: 3000000 EUR"
    ],
    "Samsung said it would donate $1 million to the Red Cross.": ["promised: Samsung > Red Cross: 1000000 USD"],
    "Italy, France and Norway each sent a crane to Togo.": [
        "given: IT > TG: 1 crane",
        "given: FR > TG: 1 crane",
        "given: NO > TG: 1 crane",
    ],
    "Ireland gave Mali and Niger €1 million each.": ["given: IE > ML: 1000000 EUR", "given: IE > NE: 1000000 EUR"],
    "Japan gave $5 million through UNICEF and $3 million through Oxfam to Mali.": [
        "given: JP > ML by United Nations Children's Fund: 5000000 USD",
        "given: JP > ML by Oxfam: 3000000 USD",
    ],
    "Lebanon got nothing from Egypt.": ["not_given: EG > LB: "],
    "A plane from Jordan with six tents landed in Mali.": ["given: JO > ML: 6 tents"],
    "Sweden's offer of 40 buses was rejected by Chad.": ["not_given: SE > TD: 40 buses"],
    "Mali: Iran 40 t rice; Oman 12 tents.": ["given: IR > ML: 40 t rice", "given: OM > ML: 12 tents"],
    "Norway supported Kenya with 40 million kroner.": ["given: NO > KE: 40000000 NOK"],
    "Pakistan thanked Turkey for 24 excavators.": ["given: TR > PK: 24 excavators"],
}


@each("text", READ)
def test_who_gave_what_to_whom(text: str) -> None:
    assert [short(draft) for draft in drafts(text)] == READ[text]


@each(
    "text",
    [
        "China sold 10 million doses to Brazil.",
        "Thailand bought 2 million masks from China.",
        "Italy cut its aid to Somalia by 30 million euros.",
        "Hungary was asked on Friday to give Ukraine 5 million euros.",
        "Could Brazil donate 5 million doses to Haiti?",
        "If Congress agrees, the United States would give Ukraine $2 billion.",
        "Honduras hopes that Spain will send 200 nurses.",
        "Nepal appealed for 500,000 tents.",
        "The earthquake killed 1,200 people in Morocco and destroyed 3,000 homes.",
        "The Nigerian government denied reports that it had given Niger $10 million.",
        "Exports of Kenyan tea to Pakistan fell by 20 percent.",
        "Zambia's debt to China rose to $6 billion in 2021.",
    ],
)
def test_what_is_no_gift_gives_no_draft(text: str) -> None:
    assert drafts(text) == []


def test_what_is_lent_is_said_to_be_lent() -> None:
    (draft,) = drafts("Russia lent Belarus $1.5 billion.")
    assert Field.TERMS in draft.unsure


def test_a_pronoun_is_whom_it_may_mean_and_said_to_be_taken() -> None:
    (first, second) = drafts("Hanoi sent 106 soldiers to Myanmar. It also gave Laos $300,000 on Sunday.")
    assert [one.iso2 for one in second.donors] == ["VN"]
    assert Field.DONORS in second.unsure
    assert Field.DONORS not in first.unsure


def test_what_is_under_way_is_not_sure_to_be_given() -> None:
    for text in ("Chile shipped 80 tonnes of flour to Haiti.", "80 tonnes of flour from Chile left for Haiti."):
        (draft,) = drafts(text)
        assert draft.status is Outcome.GIVEN
        assert Field.STATUS in draft.unsure


def test_who_says_so_and_on_what_ground() -> None:
    text = "Torun gave its twin city 40 buses, the mayor's office said."
    (draft,) = drafts(text)
    assert draft.asserted_by == "the mayor's office"
    assert draft.basis is Basis.TWIN_CITY
    assert [text[span.start : span.end] for span in draft.spans[Field.BASIS]] == ["twin city"]


def test_the_worth_of_things_is_an_amount_of_their_gift() -> None:
    (draft,) = drafts("Cuba donated 12 ventilators worth $300,000 to Angola.")
    assert [one.low for one in draft.items] == [Decimal(12)]
    assert [(one.low, one.currency) for one in draft.amounts] == [(Decimal(300000), "USD")]


def test_days_belong_to_the_gift_beside_which_they_are() -> None:
    march, april = drafts("Paraguay received 20,000 doses from Chile in March and 3,000 doses from Uruguay in April.")
    assert march.date is not None
    assert april.date is not None
    assert (march.date.first, april.date.first) == ("2024-03-01", "2024-04-01")


def test_a_report_begins_with_the_place_it_is_about() -> None:
    (draft,) = drafts("Mali: Morocco delivered 300 tents on 4 May.")
    assert short(draft) == "given: MA > ML: 300 tents"


def test_every_sentence_comes_in_order_with_offsets_of_the_whole_text() -> None:
    text = "It rained.\n\nJapan gave Peru 2 million masks.  It stopped.\r\nNobody\u00a0came.\n"
    found = list(reader().drafts(text, PUBLISHED))
    assert [text[one.start : one.end] for one in found] == [
        "It rained.", "Japan gave Peru 2 million masks.", "It stopped.", "Nobody\u00a0came."
    ]  # fmt: skip
    assert [len(one.drafts) for one in found] == [0, 1, 0, 0]


def test_a_sentence_may_go_on_over_the_ends_of_lines_of_some_width() -> None:
    text = "On Monday the government of Japan handed over 200\nambulances to the people of Peru.\n"
    (draft,) = drafts(text)
    assert short(draft) == "given: JP > PE: 200 ambulances"


def test_a_sentence_of_thousands_of_words_is_left_unread() -> None:
    text = "Japan gave Peru " + ", ".join(f"{n} tents" for n in range(2, 5002)) + "."
    assert drafts(text) == []


# --- of any text ---------------------------------------------------------------------------------------

_PARTS = (
    "Japan", "the Danish government", "UNICEF", "Kathmandu", "it", "the company", "20,000 masks", "€3 million",
    "two tonnes of rice", "medical supplies", "gave", "donated", "were sent", "will send", "pledged", "received",
    "arrived", "has not delivered", "thanked", "refused to", "to", "for", "from", "by", "with", "worth", "through",
    "and", ",", ";", ":", "(", ")", "which", "that", "on Monday", "in May 2020", "each", "'s", "of", "donation",
    "no", "said",
    ".", "\n", "“", "’", "é", "\U0001f600", "-", "–", "5G",
    "A400M", "but", "if", "there", "1,000", "17", "loan",
)  # fmt: skip


_WRITTEN = [one.text.split() for part in ("first", "last") for one in trial_sentences(part)]


@st.composite
def _in_pieces(draw: st.DrawFn) -> str:
    """Some words of sentences that people wrote: cut off, without a few of them, and one run on into another."""
    words: list[str] = []
    for written in draw(st.lists(st.sampled_from(_WRITTEN), min_size=1, max_size=2)):
        low = draw(st.integers(0, len(written) - 1))
        left_out = draw(st.sets(st.integers(low, len(written) - 1), max_size=4))
        words += [word for at, word in enumerate(written) if at >= low and at not in left_out]
    return " ".join(words[: draw(st.integers(1, 40))])


@example("A renewed grant of £8,000 a year to Riding for the Disabled in Lusaka and schools in Chad, £40 each.")
@example("A grant of 996 million yen to the Republic of Tajikistan and Khatlon; 51 million somoni, at its rate.")
@example("Remembered: €1.9m and rising for Navajo and Hopi families, 173 years after $170")
@example("Kuwait promised 900 tents for Chad, completed the bridge and transferred it")
@example("The minister said neither the 900 troops nor the 300 police promised for Chad had")
@example("five hundred carpets and, in the autumn of 1971, an invitation. to Harare, Blantyre and Beira,")
@given(_in_pieces())
def test_what_is_cut_out_of_a_text_is_read_or_left(text: str) -> None:
    for one in reader().drafts(text, PUBLISHED):
        for draft in one.drafts:
            _check(text, one, draft)


@example("Japan . 20,000 masks the Danish government")
@example("refused to for")
@example("Japan Japan 20,000 masks Japan 20,000 masks")
@given(st.lists(st.sampled_from(_PARTS), max_size=40).map(" ".join) | st.text(max_size=200))
def test_offsets_lie_inside_and_words_are_those_of_the_text(text: str) -> None:
    at = 0
    for one in reader().drafts(text, PUBLISHED):
        assert at <= one.start < one.end <= len(text)
        at = one.end
        for draft in one.drafts:
            _check(text, one, draft)


def _check(text: str, one: Drafted, draft: Draft) -> None:
    for field, spans in draft.spans.items():
        assert spans
        for span in spans:
            assert one.start <= span.start <= span.end <= one.end
            assert span.start < span.end or field in draft.unsure  # whom the sentences before speak of has no words
    for stated in (*draft.items, *draft.amounts):
        assert " ".join(text[stated.start : stated.end].split()) == " ".join(stated.as_stated.split())
        assert stated.low is None or stated.high is None or stated.low <= stated.high
    for field, parties in (
        (Field.DONORS, draft.donors), (Field.CARRIERS, draft.carriers), (Field.RECIPIENTS, draft.recipients)
    ):  # fmt: skip
        assert len(draft.spans.get(field, ())) == len(parties)
        assert all(party.name for party in parties)
    assert draft.donors or draft.recipients or draft.carriers
    assert (draft.date is not None) == (Field.DATE in draft.spans)
    assert all(draft.unsure.values())
