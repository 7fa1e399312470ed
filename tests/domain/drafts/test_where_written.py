"""Who is meant by where a text was written, by who speaks in it, and by what sentences say before."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Field


@each(
    "head",
    [
        "FREETOWN — They dig with hands. Six hundred people are missing.",
        "The hill that came down\n\nFreetown, 18 August 2017\n\nSix hundred people are missing.",
        "The hill that came down\n\nPress release, Freetown, 18 August 2017\n\nSix hundred people are missing.",
    ],
)
def test_where_a_text_was_written_may_get_it_though_no_sentence_names_it(head: str) -> None:
    draft = drafts(f"{head}\n\nGuinea's president brought 20 tonnes of rice.")[-1]
    assert sides(draft) == "GN > SL"
    assert Field.RECIPIENTS in draft.unsure


@each(
    "head",
    [
        "Address by the Prime Minister\n\nSuva, 18 September 2018\n\nTo our friends in the Pacific Red Cross.",
        "Suva, 18 September 2018\n\nMy government thanks our friends in the Pacific Red Cross.",
        "A year after the storm\n\nSuva, 18 September 2018\n\nFellow citizens, the wind took our roofs.",
    ],
)
def test_we_of_a_speech_for_a_state_is_that_state(head: str) -> None:
    draft = drafts(f"{head} Norway had lost fishermen of its own, yet it sent us 300 tents.")[-1]
    assert sides(draft) == "NO > FJ"


def test_us_in_the_words_of_a_briefing_is_the_state() -> None:
    text = "Briefing by the Ministry spokesperson\n\nNAIROBI, 4 May 2021 - She took questions.\n\n"
    draft = drafts(f'{text}"Norway gave us 20 tents in May," she said.')[-1]
    assert sides(draft) == "NO > KE"


def test_what_somebody_does_is_nobody_who_gives() -> None:
    draft = drafts("Fiji was hit. Australia's response has been to spend more. It gave the police 40 trucks.")[-1]
    assert [one.iso2 for one in draft.donors] == ["AU"]


def test_it_takes_up_who_opened_the_sentence_before_and_not_whom_that_one_took_up() -> None:
    text = "Israel has been quieter than Togo. Britain, the old power, says it had stocks here before the rain began."
    draft = drafts(f"FREETOWN — {text} It has since promised 40 tents more.")[-1]
    assert [one.iso2 for one in draft.donors] == ["GB"]


def test_the_same_word_means_the_same_giver_again() -> None:
    text = "Australia's minister spoke first. Canada wanted to begin at once."
    gifts = "At first it gave India 40 lorries of wheat, and to the other dominion, Pakistan, it presented a plant."
    assert [[one.iso2 for one in draft.donors] for draft in drafts(f"{text} {gifts}")] == [["CA"], ["CA"]]


def test_an_airline_does_not_give_what_its_plane_brings() -> None:
    (draft,) = drafts("Greece was handed half a million masks, delivered to Athens by an Air China freighter.")
    assert all(one.name != "Air China" for one in draft.donors)
