"""How far the words of a sentence speak for a gift, and what that changes of what the rules see."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Field
from app.domain.drafts.learnt.weights import ALWAYS
from app.domain.drafts.learnt.wording import odds, said
from app.domain.drafts.words.word_kinds import WordKinds

WORDS = st.sets(st.sampled_from(["gave", "gave 0", "sold", "to name", "name"]))


def test_names_numbers_and_endings_are_as_any_other() -> None:
    of = said("Then Norway granted Peru 300 tents.", WordKinds())
    assert of == said("Then Sri Lanka grants Mali 1,250.5 tent.", WordKinds())
    assert of != said("Then Norway sold Peru 300 tents.", WordKinds())


@given(WORDS, st.floats(-50, 50))
def test_odds_stay_between_ends_and_grow_with_words_that_speak_for_it(words: set[str], always: float) -> None:
    weights = {"gave": 2.0, "gave 0": 1.0, "sold": -40.0, ALWAYS: always}
    words = words | {"gave"}
    found = odds(weights, words)
    assert -3 <= found <= 2
    assert odds(weights, words | {"gave 0"}) >= found >= odds(weights, words | {"sold"})
    assert odds(weights, words | {"to mali"}) == found


def test_words_of_which_few_are_known_speak_for_no_gift() -> None:
    weights = {"gave": 2.0, ALWAYS: 0.5}
    assert odds(weights, {"gave", "name"}) == 2
    assert odds(weights, {"gave", "le", "navire", "au"}) == 0


@each(
    "text, told",
    [
        ("Norway presented Ghana's oyster farmers with a research launch.", "NO > GH: a research launch"),
        ("The Wanderers presented a signed bat to the school in Suva.", "Wanderers > FJ: a signed bat"),
        ("Qatar gave 300 houses to families in Gaza.", "QA > PS: 300 houses"),
        ("Shoppers in Cork filled 46 trolleys for the Ukraine collection.", "IE > UA: 46 trolleys"),
    ],
)
def test_what_only_the_words_speak_for_is_drafted_and_not_plain(text: str, told: str) -> None:
    (draft,) = drafts(text)
    assert f"{sides(draft)}: {amounts(draft)}" == told
    assert draft.unsure.keys() & {Field.ITEMS, Field.DONORS, Field.RECIPIENTS} or "presented" in text


@each(
    "text",
    [
        "The minister gave a speech in Suva on Monday.",
        "The fire destroyed 300 houses in Gaza.",
        "Fishing Institute, Lima 15074 Peru.",
        "The Partners hope to distribute 12,000 kits once the road is open.",
        "Malawi asked its neighbours for 20,000 tents.",
    ],
)
def test_what_the_words_speak_against_is_not_drafted(text: str) -> None:
    assert drafts(text) == []


def test_words_lift_nothing_beside_what_is_plainly_given() -> None:
    (draft,) = drafts("Oman gave 15,000 tonnes of wheat to Peru in five voyages.")
    assert amounts(draft) == "15,000 tonnes of wheat"
