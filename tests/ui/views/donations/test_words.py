"""The small rules of what is shown: chips, figures of list rows, evidence by sentence."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from app.domain.anchor import AnchorState
from app.domain.blocks import Place
from app.domain.donations import DateSpan, Donation
from app.domain.drafts.card import NUMBERS
from app.domain.drafts.draft import Field
from app.domain.evidence import by_sentence
from app.domain.giving import states_of
from app.domain.records import EvidenceItem
from app.domain.sources import SourceKind
from app.domain.terms import Assertion, EvidenceRole, Outcome, Status
from app.ui.base.record_words import shown_date, shown_money
from app.ui.panels.evidence_card import FIELDS, field_names, markings, place_text
from app.ui.views.read.draft_rows import HUES
from app.ui.widgets.chips import status_look

ITEM = EvidenceItem(
    1, "money", None, "", EvidenceRole.SUPPORTS, "", 7, 3, "A digest", SourceKind.DIGEST, 6, 10, 21, "$20 million",
    AnchorState.VERIFIED,
)  # fmt: skip


def test_what_is_said_to_have_happened_shows_in_word_and_shape_not_in_colour_alone():
    looks = [status_look(assertion, Status.REPORTED) for assertion in Assertion]
    for one, other in combinations(looks, 2):
        assert one.text != other.text
        assert (one.icon, one.dashed, one.square) != (other.icon, other.dashed, other.square)
    assert status_look(Assertion.NOT_GIVEN, Status.NONE_RECORDED).dashed
    assert {status_look(*state).text for state in states_of(Outcome.GIVEN)} == {"given"}, "as the draft says of it"


def test_figures_of_a_row():
    assert shown_money(Donation("Tents")) == ""
    assert shown_date(DateSpan("", "2020-05-31")) == "until 31 May 2020"
    assert shown_date(DateSpan("2020-03-01", "2020-03-31")) == "March 2020"
    assert shown_date(DateSpan("", "2020-05-31", as_stated="a few days after")) == "a few days after"
    assert shown_date(DateSpan()) == ""
    assert shown_date(DateSpan("2020-04-03", "2020-04-03", as_stated="3/4/2020")) == "3 April 2020"
    assert shown_date(DateSpan("2020-01-01", "2020-12-31", as_stated="2020-01-01")) == "2020"
    assert shown_date(DateSpan("2022-06-01", "2022-06-30", as_stated="Juni 2022")) == "Juni 2022"


def test_words_under_several_fields_are_one_sentence_with_one_number():
    other = replace(ITEM, id=2, field="title")
    whole = replace(ITEM, id=3, field="donor", around="It is said that $20 million came.", around_start=0)
    (sentence,) = by_sentence([ITEM, other])
    assert (field_names(sentence), markings(sentence)) == (["money, title"], [])  # all of it is marked
    around = [replace(one, around=whole.around, start=16, end=27) for one in (ITEM, other)]
    (sentence,) = by_sentence([*around, replace(whole, start=0, end=2, quote="It")])
    assert field_names(sentence) == ["1\u00a0donor", "4\u00a0money, title"]
    assert [(one.number, one.hue, one.stretches) for one in markings(sentence)] == [
        ("1", 3, ((0, 2),)),
        ("4", 2, ((16, 27),)),
    ]


def test_a_field_has_the_same_number_and_hue_wherever_its_words_are_marked():
    draft = {"donor": Field.DONORS, "recipient": Field.RECIPIENTS, "item": Field.ITEMS, "money": Field.MONEY,
             "status": Field.STATUS, "basis": Field.BASIS, "date": Field.DATE, "carrier": Field.CARRIERS,
             "asserted_by": Field.ASSERTED_BY, "terms": Field.TERMS}  # fmt: skip
    assert {key: FIELDS[key] for key in draft} == {key: (NUMBERS[one], HUES[one]) for key, one in draft.items()}
    around = {"around": "Bari gave the pumps and the hoses to Tirana.", "around_start": 0}
    said = [("recipient", 37, 43), ("donor", 0, 4), ("item", 10, 19), ("scope", 24, 33)]
    items = [
        replace(ITEM, id=number, field=field, start=start, end=end, **around)
        for number, (field, start, end) in enumerate(said)
    ]
    (sentence,) = by_sentence(items)
    assert field_names(sentence) == [f"{number}\u00a0{name}" for number, name in
                                     ((1, "donor"), (2, "recipient"), (3, "item"), (11, "scope"))]  # fmt: skip
    donors = [replace(one, field="donor", part_label=part) for one, part in zip(items, "ABC", strict=False)]
    assert field_names(by_sentence(donors)[0]) == ["1\u00a0donor: B, C, A"]
    of_things = [replace(one, field="", field_name=f"D-0{one.id + 1}") for one in items]
    assert field_names(by_sentence(of_things)[0]) == [f"{at}\u00a0{ref}" for at, ref in
                                                      enumerate(("D-02", "D-03", "D-04", "D-01"), 1)]  # fmt: skip


def test_where_the_words_are_is_said_in_full():
    (ours,) = by_sentence([replace(ITEM, place=Place(page="3"))])
    assert place_text(ours) == "¶ 6 · p. 3 · A digest · our paraphrase · verified"
    article = replace(ITEM, source_kind=SourceKind.ARTICLE, paragraph=None, role=EvidenceRole.CONTRADICTS)
    (theirs,) = by_sentence([article])
    assert place_text(theirs) == "caption · A digest · contradicts · verified"
    both = by_sentence([article, replace(ITEM, id=2, state=AnchorState.MOVED)])[0]
    assert place_text(both) == "caption · A digest · moved"  # what must be looked at is said
    assert field_names(both) == ["4\u00a0money (contradicts)", "4\u00a0money"]
