"""What a sentence denies is never drafted as given, however plainly the rest of it reads."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Field
from app.domain.terms import Outcome


@each(
    "text, who",
    [
        ("Neither Norway nor Spain sent blankets to Benin.", "NO+ES > BJ"),
        ("Neither Lima nor Quito has given Laos the 40 tents.", "PE+EC > LA"),
        ("Neither Peru nor Chile received vaccines from Cuba.", "CU > PE+CL"),
        ("Nor did Oman send blankets to Peru.", "OM > PE"),
        ("Benin received neither tents nor gloves from Oman.", "OM > BJ"),
        ("Oman gave Benin no blankets in 2020.", "OM > BJ"),
        ("Oman sent Benin not a single tent.", "OM > BJ"),
        ("None of the 30 tents that Oman pledged to Benin has been delivered.", "OM > BJ"),
        ("No blankets were sent to Benin by Oman.", "OM > BJ"),
    ],
)
def test_what_is_denied_was_not_given(text: str, who: str) -> None:
    (draft,) = drafts(text)
    assert (draft.status, sides(draft)) == (Outcome.NOT_GIVEN, who)


@each(
    "text, given",
    [
        ("Oman gave Benin 300 tents, but no blankets.", "300 tents"),
        ("Oman gave Benin 300 tents, not 500 as was reported.", "300 tents"),
        ("Oman gave Benin no blankets but 300 tents.", "300 tents"),
        ("Oman sent Benin no fewer than 300 tents.", "no fewer than 300 tents"),
        ("Neither rich nor large, Oman sent 300 tents to Benin.", "300 tents"),
        ("Peru, which denied having any cases, was sent 300 masks by Oman.", "300 masks"),
        ("Oman, which denies that it needs help, gave Peru 300 masks.", "300 masks"),
        ("Oman not only gave Peru 300 masks but also sold it gloves.", "300 masks"),
        ("Oman did not merely send 300 masks to Peru.", "300 masks"),
    ],
)
def test_what_stands_beside_something_denied_was_given(text: str, given: str) -> None:
    (draft,) = drafts(text)
    assert (draft.status, amounts(draft)) == (Outcome.GIVEN, given)


@each(
    "text",
    [
        "It is not true that Oman gave Benin 300 tents.",
        "There is no truth in the story that Oman gave Benin 300 tents.",
        "Oman denied that it had given Benin 300 tents.",
        "Oman almost sent Benin 300 tents.",
    ],
)
def test_what_is_said_to_be_untrue_or_did_not_happen_is_not_drafted(text: str) -> None:
    assert drafts(text) == []


def test_what_was_stopped_is_unsure() -> None:
    (draft,) = drafts("Oman stopped sending blankets to Benin in 2020.")
    assert Field.STATUS in draft.unsure


@each(
    "sentence, outcome",
    [
        ("Bulgaria withdrew its promise to give Togo 10,000 doses.", Outcome.CANCELLED),
        ("Oman took back its pledge to send Peru 300 tents.", Outcome.CANCELLED),
        ("Oman went back on its promise to send Peru 300 tents.", Outcome.CANCELLED),
        ("Oman has scrapped a plan to donate 300 tents to Peru.", Outcome.CANCELLED),
        ("Oman reversed its decision to give Peru 300 tents.", Outcome.CANCELLED),
        ("Oman, which had withdrawn an offer to send Peru 300 tents in May, is silent.", Outcome.CANCELLED),
        ("Oman did not withdraw its promise to give Peru 300 tents.", Outcome.PROMISED),
        ("Oman never broke its promise to give Peru 300 tents.", Outcome.PROMISED),
        ("Oman came back with a promise to give Peru 300 tents.", Outcome.PROMISED),
        ("Oman cancelled its visit, but offered to give Peru 300 tents.", Outcome.OFFERED),
        ("Oman will no longer send Peru the 300 tents.", Outcome.CANCELLED),
        ("Oman will not after all send the 300 tents that it promised Peru.", Outcome.CANCELLED),
        (
            "The Muscat Rotary Club can no longer provide the 300 beds pledged to the hospital in Lima.",
            Outcome.CANCELLED,
        ),
        ("Oman took back its gift of 300 tents to Peru.", Outcome.CANCELLED),
        ("Oman went back on its promise of 300 tents for Peru.", Outcome.CANCELLED),
        ("Oman promised Peru 300 tents in May but has since cancelled the gift.", Outcome.CANCELLED),
        ("Oman promised Peru 300 tents, and said it would not send troops.", Outcome.PROMISED),
        ("Oman gave Peru 300 tents and will not send more.", Outcome.GIVEN),
    ],
)
def test_a_promise_that_is_withdrawn_is_cancelled(sentence: str, outcome: Outcome) -> None:
    (draft,) = drafts(sentence)
    assert draft.status is outcome


@each(
    "sentence, outcome",
    [
        ("Oman pledged Peru 40 buses in May, of which none has come.", Outcome.NOT_GIVEN),
        ("Oman promised Peru six bridges, but none of them was ever built.", Outcome.NOT_GIVEN),
        ("Oman promised Peru 40 buses in May and has since sent them.", Outcome.GIVEN),
        ("Oman pledged 200 tents to Peru, which have since arrived.", Outcome.GIVEN),
        ("Ten pumps pledged by Oman reached Peru on Monday.", Outcome.GIVEN),
        ("Of the ten pumps that Oman had promised Peru, only two ever reached Lima.", Outcome.PROMISED),
        ("Oman is donating ten pumps to Peru.", Outcome.ANNOUNCED),
    ],
)
def test_what_became_of_a_promise_is_told_behind_or_around_it(sentence: str, outcome: Outcome) -> None:
    (draft,) = drafts(sentence)
    assert draft.status is outcome
