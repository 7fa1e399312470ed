"""What the gifts of one sentence are called beside each other, and what those of a list have in common."""

from __future__ import annotations

from dataclasses import replace
from gettext import GNUTranslations

import pytest

from app.actions.drafts import reader
from app.domain import further, language
from app.domain.drafts.card import rows
from app.domain.drafts.draft import Field
from app.domain.terms import Outcome
from app.ui.base.window_language import words_in
from app.ui.views.read.gifts import Gifts, gifts_of, names_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Chile gave Nepal 40 tents and Bhutan 25 blankets.", ["Nepal", "Bhutan"]),
        ("Norway gave Nepal 40 tents, and Chile gave Nepal 25 blankets.", ["Norway", "Chile"]),
        ("Norway gave Nepal 40 tents in May and sent Nepal 2 million euros in June.", ["40 tents", "2 million euros"]),
        ("Norway gave Nepal 40 tents. It rained.", ["Nepal"]),
        (
            "Bhutan and Chile each gave Nepal a medical team; Chile also gave Nepal 20 tents.",
            ["Bhutan", "Chile", "Chile"],
        ),
        (
            "Chile was the first to send help: its ministry of mines flew 145 rescuers and 10 doctors to Quito.",
            ["Quito"],
        ),
        ("Of the 500 beds promised by Norway, 200 have arrived in Nepal.", ["500 beds", "200 beds"]),
        ("Norway pledged seeds to Nepal; Norway has since sent Nepal 40 tents.", ["seeds", "40 tents"]),
    ],
)
def test_a_gift_is_called_by_what_distinguishes_it_from_the_others(text: str, names: list[str]) -> None:
    sentence = next(iter(reader().drafts(text, "2022-03-14")))
    assert [name for name, _code in names_of(gifts_of(sentence, {}))] == names


def test_a_giver_has_its_code_as_a_recipient_has() -> None:
    for text in ("Norway and Chile each gave Kyiv 40 tents.", "Chile gave Nepal 40 tents and Bhutan 25 blankets."):
        sentence = next(iter(reader().drafts(text, "2022-03-14")))
        assert all(len(code) == 2 for _name, code in names_of(gifts_of(sentence, {})))


def test_a_gift_of_a_list_is_linked_to_a_pledge_alone_and_still_says_what_the_others_say() -> None:
    """Zambia's tents were a delivery of what Malawi was promised."""
    sentence = next(iter(reader().drafts("In June 2012 Kenya sent tents to Malawi and Zambia.", "2022-03-14")))
    gifts = Gifts(gifts_of(sentence, {}))

    def say(key: str, words: str) -> None:
        draft = further.linked(gifts.now.draft, key, words)
        row = next(row for row in rows(draft, [(key, key)]) if row.own[0] == key)
        gifts.change(draft, row)

    for said in (("+delivers", "D-01 · tents"), ("+condition", "a road"), ("+follows", "D-02 · tents"), ("place", "x")):
        say(*said)
    malawi, zambia = ({one.key for one in gift.draft.own} for gift in gifts.all)
    assert malawi == {"+delivers", "+follows", "+condition", "place"}
    assert zambia == {"+condition", "place"}
    gifts.at = 1
    say("+delivers", "D-03 · tents")
    say("place", "y")
    words = {one.key: one.words for one in gifts.all[0].draft.own}
    assert (words["+delivers"], words["place"]) == ("D-01 · tents", "y")


def test_a_list_that_becomes_one_keeps_every_link_and_names_what_the_drafts_differ_in() -> None:
    """The link of the second went without a word."""
    sentence = next(iter(reader().drafts("In June 2012 Kenya sent tents to Malawi and Zambia.", "2022-03-14")))
    own = [("+delivers", "Delivers"), ("+follows", "Follows")]
    for links, kept, differ in (
        ([("+delivers", "D-01"), ("+delivers", "D-01")], {"+delivers": "D-01"}, []),
        ([("+delivers", "D-01"), ("+follows", "D-02")], {"+delivers": "D-01", "+follows": "D-02"}, []),
        ([("+delivers", "D-01"), ("+delivers", "D-02")], {"+delivers": "D-01"}, ["Delivers"]),
    ):
        gifts = Gifts(gifts_of(sentence, {}))
        for gift, (key, record) in zip(gifts.all, links, strict=True):
            gift.draft = further.linked(gift.draft, key, record)
        assert gifts.differing(own) == differ
        assert gifts.turn("")
        assert {one.key: one.words for one in gifts.now.draft.own} == kept
    gifts = Gifts(gifts_of(sentence, {}))
    gifts.all[1].draft = replace(gifts.all[1].draft, status=Outcome.PROMISED, date=None)
    assert gifts.differing(own) == ["Outcome", "Date"]


def test_the_doubts_of_a_draft_that_waited_are_told_in_the_language_that_is_spoken_now() -> None:
    """Those of words that the person has chosen instead are kept."""
    sentence = next(iter(reader().drafts("Chile gave Nepal 40 tents and Bhutan 25 blankets.", "2022-03-14")))
    read = sentence.drafts[0]
    assert {Field.DONORS, Field.ITEMS} <= read.unsure.keys()
    said_then = replace(read, unsure=dict.fromkeys((Field.DONORS, Field.ITEMS), "לא ברור"))
    (item,) = read.items
    chosen = replace(said_then, items=(item._replace(end=item.end - 1),))
    assert gifts_of(sentence, {0: said_then})[0].draft.unsure == {
        field: read.unsure[field] for field in (Field.DONORS, Field.ITEMS)
    }
    assert gifts_of(sentence, {0: chosen})[0].draft.unsure[Field.ITEMS] == "לא ברור"


def test_the_doubt_of_a_name_that_was_found_before_is_told_in_the_language_that_is_spoken_now() -> None:
    text = "The company will supply 40,000 litres of diesel to the hospitals of Kasama."

    def told() -> str:
        (draft,) = next(iter(reader().drafts(text))).drafts
        return draft.unsure[Field.RECIPIENTS]

    assert "Kasama is also a place in" in told()
    with words_in("he").open("rb") as file:
        language.use(GNUTranslations(file), "he")
    try:
        assert "is also a place in" not in told()
    finally:
        language.use(None)
    assert "Kasama is also a place in" in told()
