"""What is further said of a gift, beyond what rules draft: offered where a sentence plainly says it, and saved with its
words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.helpers.each import each

from app.actions import source_drafts
from app.actions.donations import link_donations
from app.actions.drafts import reader
from app.actions.likely_records import earlier_records, put_words, refuse_link, still_open, typed_record
from app.actions.sources import add_draft
from app.domain import further
from app.domain.donations import CountSpan, DateSpan
from app.domain.drafts.card import Row, rows, with_words, without
from app.domain.drafts.draft import Draft, DraftOwn, Field, Span
from app.domain.drafts.record import record_of, words_of
from app.domain.drafts.stored import draft_read, draft_written
from app.domain.errors import BadInput, NotFound, UserError
from app.domain.records import DonationRecord
from app.domain.source_sentence import SourceSentence
from app.domain.terms import AmountRole, DateEvent, LinkKind, Outcome, PartyRole, Qualifier
from app.importers.read import read_source
from app.store.reads import donations, history
from app.store.reads.sources import current_text
from app.store.store import Store


def drafted(text: str) -> Draft:
    (sentence,) = reader().drafts(text)
    return sentence.drafts[0] if sentence.drafts else Draft(Outcome.GIVEN)


@each(
    "text, offered",
    [
        (
            "In August 2013 Ghana promised Togo 25 million cedis on condition that the clinic at Aflao opens at night.",
            {"+condition": "the clinic at Aflao opens at night"},
        ),
        (
            "Latvia lent Estonia 14 ploughs, as if nobody else had any.",  # which is no condition
            {},
        ),
        (
            "The 8 ambulances that Fiji gave Tuvalu in 2021 were paid for by the city of Suva and stay the property of "
            "the Fiji Red Cross.",
            {"+payer": "city of Suva", "+owner": "Fiji Red Cross"},
        ),
        (
            "India offered Ghana 15 million dollars for tractors, or 17 million with their spare parts.",
            {"+alternative": "17 million"},
        ),
        (
            "Peru promised Bolivia 2 million soles on 12 March 2003 and cancelled the grant on 30 November 2003.",
            {"+on_promised": "12 March 2003", "+on_cancelled": "30 November 2003"},
        ),
        (
            "On 4 April 2023 Poland promised Moldova 3 million dollars; on 20 September 2023 it cancelled the promise.",
            {"+on_cancelled": "20 September 2023"},
        ),
        (
            "In May 2011 France gave Benin 12 million euros, of which 4 million euros had been paid by June.",
            {"+part": "4 million euros"},
        ),
        (
            "In March 2014 Oman promised Yemen 30 million rials, to be paid in at least three yearly instalments.",
            {"+instalments": "at least three yearly instalments"},
        ),
        ("Japan gave 5 million dollars to Unicef for Yemen.", {"+beneficiary": "Yemen"}),
        ("Japan gave Unicef 5 million dollars for its work in Yemen.", {"+beneficiary": "Yemen"}),
        ("Japan gave 5 million dollars to UNICEF to help children in Yemen.", {"+beneficiary": "children in Yemen"}),
        (
            "Ireland sent WFP 40 trucks on 3 May for Chad, Niger and the Gambia.",
            {"+beneficiary": "Chad, Niger and the Gambia"},
        ),
        ("Japan gave 5 million dollars to WFP's operation in Chad.", {"+beneficiary": "Chad"}),
        ("UNHCR received 200 tents from Turkey for the camps in northern Kenya.", {"+beneficiary": "Kenya"}),
        ("Japan gave 5 million dollars to Yemen for schools in Aden.", {}),  # a country got it
        ("Kuwait promised UNHCR 30 million dollars after the quake in Syria.", {}),
        ("Kuwait gave 30 million dollars to UNHCR, and 4 million to Caritas for Syria.", {}),
    ],
)
def test_what_a_sentence_plainly_says_further_is_offered(text: str, offered: dict[str, str]) -> None:
    found = source_drafts.offered(SourceSentence(text, Span(0, len(text))), drafted(text))
    assert {key: text[slice(*span)] for key, span in found.items()} == offered


@each(
    "text, terms",
    [
        ("In June 1931 Chile lent Bolivia 9 million pesos.", ("loan", "lent")),
        ("Nigeria placed a deposit of 40 billion naira with the Central Bank of Benin.", ("deposit", "deposit")),
        ("In 1926 Latvia sold Lithuania 14 threshing machines.", ("sale", "sold")),
        ("Chile gave Peru a line of credit of 3 million pesos.", ("credit_line", "line of credit")),
        ("It advanced the port 12 million euros, repayable by 2024.", ("loan", "repayable")),
        ("Chile and Peru exchanged forty tents for the use of a pier.", ("swap", "exchanged")),
        ("Chile and Peru exchanged notes.", None),
        ("It let Peru have nine tugs at 40 per cent below their list price.", ("sale", "below their list price")),
        ("Chile and Peru bear the cost of a school together.", ("shared_cost", "bear the cost")),
        ("Chile will bear the cost of a school.", None),
        ("Chile gave Peru 40 tents.", None),
    ],
)
def test_terms_are_offered_with_the_word_that_names_them(text: str, terms: tuple[str, str] | None) -> None:
    found = further.terms_in(text, Span(0, len(text)))
    assert (None if found is None else (found[0], text[slice(*found[1])])) == terms


def test_terms_are_those_that_a_word_names_where_the_rules_only_know_that_it_is_no_gift() -> None:
    text = "In 2018 the United Arab Emirates deposited 12 billion dirhams with the Central Bank of Egypt."
    sentence = SourceSentence(text, Span(0, len(text)))
    draft = replace(drafted(text), terms="loan")
    for as_read, terms in ((True, "deposit"), (False, "loan")):
        assert further.with_word_of_terms(draft, sentence, as_read=as_read).terms == terms


def test_the_words_of_a_sum_stay_its_own_when_another_is_chosen_or_emptied() -> None:
    text = "In December 2009 Australia gave Samoa 12 million tala (5 million Australian dollars) for new wells."
    draft = drafted(text)
    second = next(row for row in rows(draft) if row.field is Field.MONEY and row.part)
    assert second.span is not None
    for changed in (with_words(draft, second, reader(), text, second.span), without(draft, second)):
        said = {one.field: text[slice(*one.span)] for one in words_of(changed)}
        assert said["money"] == "12 million tala"


def test_sums_are_called_what_they_are_to_the_main_one_and_keep_that_when_they_are_retyped() -> None:
    """Two rows were called *Amount*, and the second, accepted, was in the remark alone."""
    text = "In May 2011 Canada gave Liberia 22 million Canadian dollars, 9 million of it through UNICEF."
    draft = drafted(text)
    sums = [row for row in rows(draft) if row.field is Field.MONEY]
    assert [row.label for row in sums] == ["Amount", "Part through"]
    typed = with_words(draft, sums[1], reader(), "CAD 8 million", Span(0, 13), is_typed=True)
    assert [(one.role, one.low) for one in record_of(typed).amounts] == [(AmountRole.THROUGH, 8_000_000)]
    (rate,) = [row for row in rows(drafted("Brazil gave Togo 250,000 euros a month.")) if row.field is Field.MONEY]
    assert rate.value == "EUR 250,000 (a month)"
    draft = drafted("India offered Ghana 15 million dollars for tractors, or 17 million with their spare parts.")
    assert [row.label for row in rows(draft) if row.field is Field.MONEY] == ["Amount", "Also stated"]


def test_another_outcome_stands_on_the_word_that_says_it() -> None:
    """*Promised* stood on *came* where the sentence has *pledged*."""
    text = "The 25 buses that Oman handed to Chad on 2 May 2014 came out of the 90 buses that it had pledged in March."
    draft, sentence = drafted(text), SourceSentence(text, Span(0, len(text)))
    words = {
        one: [text[slice(*span)] for span in further.with_outcome(draft, one, sentence).spans[Field.STATUS]]
        for one in (Outcome.PROMISED, Outcome.OFFERED)
    }
    assert words[Outcome.PROMISED] == ["pledged"]
    assert words[Outcome.OFFERED] == [text[slice(*span)] for span in draft.spans[Field.STATUS]], "none says it"


def test_why_one_of_two_things_is_not_sure_is_said_so_that_it_is_true_of_both() -> None:
    """*It may be given instead of “900 heaters”* stood below the 900 heaters."""
    draft = drafted("Japan offered Fiji 900 heaters, or 250 generators, in late December 1998.")
    things = [row for row in rows(draft) if row.field is Field.ITEMS]
    assert [row.value for row in things] == ["900 heaters", "250 generators"]
    reason = "Only one may be given: “900 heaters” or what follows it."
    assert {row.unsure for row in things} == {reason}


@each(
    "key, words, role, currency",
    [
        ("+alternative", "17 million", AmountRole.ALTERNATIVE, "USD"),
        ("+counter_value", "about 14 million euros", AmountRole.COUNTER_VALUE, "EUR"),
        ("+shared_cost", "4 million", AmountRole.SHARED_COST, "USD"),
    ],
)
def test_a_sum_can_be_said_to_be_instead_of_the_main_one_or_its_worth_or_a_share(
    key: str, words: str, role: AmountRole, currency: str
) -> None:
    draft = drafted("India offered Ghana 15 million US dollars.")
    draft = replace(draft, own=(DraftOwn(key, words, 0, 0),))
    content, places = further.added(record_of(draft), draft, reader(), "")
    assert [(one.role, one.currency, one.as_stated) for one in content.amounts] == [(role, currency, words)]
    assert places == {key: [("amount", 0)]}


def test_a_sum_is_offered_with_the_time_it_is_for() -> None:
    text = "Since January 2016 Colombia has given Ecuador 300 million Colombian pesos a month for two years."
    found = source_drafts.words_for(SourceSentence(text, Span(0, len(text))), Field.MONEY)
    words = [text[slice(*span)] for span in found]
    assert words == ["300 million Colombian pesos", "300 million Colombian pesos a month for two years"]


def test_what_parts_come_to_is_among_the_words_of_a_sentence_too() -> None:
    """A loan of which the instalments are told had only these to choose from."""
    for text, field, wanted in (
        ("The bank lends Peru 30 million dollars: 18 million dollars in May and 12 million dollars in June.",
         Field.MONEY, ["30 million dollars", "18 million dollars", "12 million dollars"]),
        ("Oman sent 70 tents: 40 tents to Mali and 30 tents to Chad.",
         Field.ITEMS, ["70 tents", "40 tents", "30 tents"]),
    ):  # fmt: skip
        found = source_drafts.words_for(SourceSentence(text, Span(0, len(text))), field)
        assert [text[slice(*span)] for span in found] == wanted


def test_it_is_saved_in_its_place_with_its_words_and_linked_to_a_record_that_says_it(ledger: Store) -> None:
    text = (
        "In 2008 Norway promised Mali 60 million Norwegian kroner in four tranches if the road is mended, 22 million "
        "through Norwegian "
        "Church Aid of which 4 million was paid on 3 May 2009 by the town of Bergen."
    )
    source_id = add_draft(ledger, read_source(f"{text}\n".encode(), "roads.txt")).source_id
    shown = current_text(ledger, source_id).text
    said = {
        "+condition": "if the road is mended",
        "+instalments": "four tranches",
        "+payer": "town of Bergen",
        "+intermediary": "Norwegian Church Aid",
        "+through": "22 million",
        "+part": "4 million",
        "+on_delivered": "3 May 2009",
    }
    places = {key: (shown.index(words), shown.index(words) + len(words)) for key, words in said.items()}
    draft = replace(drafted(text), own=tuple(DraftOwn(key, said[key], *places[key]) for key in said))
    start = shown.index(text)
    sentence = Span(start, start + len(text))
    checked = (("+condition", None),)
    (record,) = source_drafts.save_all(ledger, source_id, [source_drafts.ToSave(draft, sentence, checked)])
    content = record.content
    assert content.condition == said["+condition"]
    assert content.instalments == CountSpan(Decimal(4), Decimal(4), Qualifier.EXACT, "four tranches")
    assert content.names(PartyRole.PAYER) == ("town of Bergen",)
    through, part = [one for one in content.amounts if one.as_stated in said.values()]
    assert (through.role, through.currency, through.through) == (AmountRole.THROUGH, "NOK", "Norwegian Church Aid")
    assert (part.role, part.low) == (AmountRole.DELIVERED, 4_000_000)
    assert [(one.event, one.start) for one in content.dates] == [(DateEvent.DELIVERED, "2009-05-03")]
    quotes = {(one.field, one.quote) for one in record.evidence}
    names = ("condition", "instalments", "payer", "intermediary", "amount", "amount", "event")
    assert {*zip(names, said.values(), strict=True)} <= quotes
    assert [one.field for one in record.reviews] == ["condition"]
    assert put_words(ledger, source_id, draft, record.id).supporting == 0, "all of it is there already"


def test_who_pays_and_who_owns_are_read_where_they_stand(ledger: Store) -> None:
    """The payer became an actor *Emirates*, as the airline is called: the words were read without their article."""
    text = "The 6 cranes in Berbera are paid for by the Emirates and owned by the Somali government."
    source_id = add_draft(ledger, read_source(f"{text}\n".encode(), "cranes.txt")).source_id
    shown = current_text(ledger, source_id).text
    said = {"+payer": "Emirates", "+owner": "Somali government"}
    own = tuple(DraftOwn(key, one, shown.index(one), shown.index(one) + len(one)) for key, one in said.items())
    draft = replace(Draft(Outcome.GIVEN, title="cranes"), own=own)
    (record,) = source_drafts.save_all(ledger, source_id, [source_drafts.ToSave(draft)])
    assert [(one.role, one.name, one.iso2) for one in record.content.parties] == [
        (PartyRole.PAYER, "United Arab Emirates", "AE"),
        (PartyRole.OWNER, "Somalia", "SO"),
    ]


def test_each_for_whom_an_organisation_gets_it_is_a_party_with_the_words_as_evidence(ledger: Store) -> None:
    text = "On 3 May 2021 Ireland sent the World Food Programme 40 trucks for Chad, Niger and the Gambia."
    source_id = add_draft(ledger, read_source(f"{text}\n".encode(), "trucks.txt")).source_id
    shown = current_text(ledger, source_id).text
    draft, start = drafted(text), shown.index(text)
    sentence = SourceSentence(shown, Span(start, start + len(text)))
    words = source_drafts.offered(SourceSentence(text, Span(0, len(text))), draft)["+beneficiary"]
    own = DraftOwn("+beneficiary", text[slice(*words)], start + words.start, start + words.end)
    checked = (("+beneficiary", None),)
    saved = source_drafts.ToSave(replace(draft, own=(own,)), sentence.span, checked)
    (record,) = source_drafts.save_all(ledger, source_id, [saved])
    got = [one for one in record.content.parties if one.role is PartyRole.BENEFICIARY]
    assert [(one.name, one.iso2) for one in got] == [("Chad", "TD"), ("Niger", "NE"), ("Gambia", "GM")]
    quotes = [(one.quote, one.part_id) for one in record.evidence if one.field == "beneficiary"]
    assert {quote for quote, _ in quotes} == {"Chad, Niger and the Gambia"}
    assert len({part for _, part in quotes}) == len(got) == len(record.reviews)


PLEDGED = "In May 2016 Botswana promised Lesotho 45 million pula."
CAME = "In August 2017 Botswana gave Lesotho 10 to 12 million pula of the 45 million it had promised."


def test_a_delivery_is_saved_with_its_pledge_and_the_words_that_say_so_in_one_operation(ledger: Store) -> None:
    text = f"{PLEDGED}\n\n{CAME}\n"
    source_id = add_draft(ledger, read_source(text.encode(), "pula.txt")).source_id
    shown = current_text(ledger, source_id).text
    before = history.undo_label(ledger)

    def saved(words: str, *links: tuple[str, str]) -> DonationRecord:
        start, draft = shown.index(words), drafted(words)
        said = further.says_earlier(SourceSentence(words, Span(0, len(words))))
        for key, ref in links:
            draft = further.linked(draft, key, further.called(ref, "the pledge"), said.get(key))
        moved = draft_read(draft_written(draft, 0), start)
        sentence = Span(start, start + len(words))
        return source_drafts.save_all(ledger, source_id, [source_drafts.ToSave(moved, sentence)])[0]

    pledge = saved(PLEDGED)
    content = record_of(drafted(CAME))
    (likely,) = earlier_records(ledger, content, LinkKind.DELIVERS)
    assert likely.record.id == pledge.id
    assert not earlier_records(ledger, replace(content, date=DateSpan("2015", "2015")), LinkKind.DELIVERS)
    for typed in (pledge.ref, pledge.ref.lower(), pledge.ref.removeprefix("D-"), "Botswana"):
        assert typed_record(ledger, typed).id == pledge.id
    for typed in ("D-99", "Zambia", ""):
        with pytest.raises(UserError, match="record"):
            typed_record(ledger, typed)
    early = replace(drafted(CAME), date=drafted("In 2015 Botswana gave Lesotho 9 million pula.").date)
    with pytest.raises(BadInput, match=rf"^This gift came by .*2015.*, before {pledge.ref} was promised on 2016"):
        refuse_link(record_of(early), LinkKind.DELIVERS, pledge)

    record = saved(CAME, ("+delivers", pledge.ref))
    ((link),) = record.links
    assert (link.kind, link.other.ref, link.note) == (LinkKind.DELIVERS, pledge.ref, "the 45 million it had promised")
    assert ("", "the 45 million it had promised") in {(one.field, one.quote) for one in record.evidence}
    assert still_open(ledger, record) == [f"{pledge.ref} still open: BWP 33 million – BWP 35 million"]
    ledger.undo()
    assert not donations.record(ledger, pledge.id).links, "the record and its link are one operation"
    ledger.undo()
    assert history.undo_label(ledger) == before
    with pytest.raises(NotFound, match="There is no donation record"):
        saved(CAME, ("+delivers", pledge.ref))


def test_words_are_put_on_a_record_that_the_other_one_is_linked_to_already(ledger: Store) -> None:
    """They were refused: an overlap, which goes both ways, was to be made again."""
    source_id = add_draft(ledger, read_source(f"{PLEDGED}\n\n{CAME}\n".encode(), "pula.txt")).source_id
    draft = drafted(PLEDGED)
    one, other = source_drafts.save_all(ledger, source_id, [source_drafts.ToSave(draft)] * 2)
    link_donations(ledger, other.id, one.id, LinkKind.OVERLAPS)
    again = further.linked(draft, "+overlaps", further.called(other.ref, "the pledge"))
    assert put_words(ledger, source_id, again, one.id).supporting == 0
    assert [link.outgoing for link in donations.record(ledger, one.id).links] == [False]


@each(
    "text, said",
    [
        (CAME, {"+delivers": "the 45 million it had promised"}),
        ("Fiji sent 3 of the 20 boats pledged in March 2014.", {"+delivers": "the 20 boats pledged in March 2014"}),
        ("In 2010 Hungary gave the 70 million again, re-labelled as climate aid.", {"+duplicate_of": "re-labelled"}),
        ("Latvia promised Estonia the ploughs.", {}),
        ("Iceland gave Malawi 500 million kronur of its own.", {}),
    ],
)  # fmt: skip
def test_words_that_speak_of_an_earlier_promise_or_name(text: str, said: dict[str, str]) -> None:
    found = further.says_earlier(SourceSentence(text, Span(0, len(text))))
    assert {key: text[slice(*span)] for key, span in found.items()} == said


def test_words_that_say_no_sum_or_day_are_refused_in_a_sentence() -> None:
    for key, words in (("+part", "some of it"), ("+on_due", "one day")):
        with pytest.raises(BadInput, match=words):
            further.refuse_unread(Row(Field.OWN, 0, "", "", None, "", (key, "")), words, reader(), "")


def test_a_name_that_is_typed_is_a_country_only_as_a_whole() -> None:
    row = Row(Field.DONORS, 0, "", "", None, "")
    for words, name, code in (
        ("the Kingdom of Bhutan", "Bhutan", "BT"),
        ("Kingdom of Bhutan X", "Kingdom of Bhutan X", ""),
        ("Norway's government", "Norway", "NO"),
        ("Chile 2", "Chile 2", ""),
    ):
        made = with_words(Draft(Outcome.GIVEN), row, reader(), words, Span(0, len(words)), is_typed=True)
        assert made.donors[0][:2] == (name, code)


def test_a_recipient_that_is_typed_has_the_country_of_its_small_place_and_a_donor_none() -> None:
    for field, code in ((Field.RECIPIENTS, "NG"), (Field.DONORS, "")):
        made = with_words(
            Draft(Outcome.GIVEN), Row(field, 0, "", "", None, ""), reader(), "Kebbi", Span(0, 5), is_typed=True
        )
        assert [one.iso2 for one in (*made.recipients, *made.donors)] == [code]
    row = Row(Field.RECIPIENTS, 0, "", "", None, "")
    made = with_words(Draft(Outcome.GIVEN), row, reader(), "Jablanica", Span(0, 9), is_typed=True)
    assert made.recipients[0].iso2 == ""


def test_a_recipient_that_is_chosen_has_the_country_that_its_name_says() -> None:
    row = Row(Field.RECIPIENTS, 0, "", "", None, "")
    for name, code in (
        ("Central Bank of Fiji", "FJ"),
        ("Reserve Bank of Fiji", "FJ"),
        ("Ministry of Health of Peru", "PE"),
        ("hospitals in Galle", "LK"),
        ("Friends of Fiji", ""),
        ("Fiji Relief X", ""),
    ):
        for is_typed in (False, True):
            made = with_words(
                Draft(Outcome.GIVEN), row, reader(), name, Span(0, len(name)), is_typed=is_typed
            ).recipients[0]
            assert made.iso2 == code, name
