"""Who gives and who gets it are chosen together, among all of a text, and bodies of a state are of their country."""

from __future__ import annotations

from tests.helpers.drafted import drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import DraftParty, Field
from app.domain.drafts.names.neighbours import may_be_neighbours
from app.domain.drafts.text.context import Talk
from app.domain.drafts.weighing.meant import Option
from app.domain.drafts.weighing.together import Pairs


def said(*names: str) -> list[Option]:
    """Options of these names, and nobody."""
    return [*(Option((DraftParty(name, name, 0, 0),), ("then",)) for name in names), Option((), ("nobody",))]


def test_nobody_both_gives_and_gets_it() -> None:
    found = set(Pairs(Talk(), said("OM", "BJ"), said("OM", "BJ")))
    assert found == {(0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1), (2, 2)}


def test_nothing_goes_back_of_itself_to_who_gave() -> None:
    """Oman gave Benin something: what Benin gives is not likely for Oman, unless a word says so."""
    assert sides(drafts("Oman gave 20 tents to Benin. Benin sent 30 nurses.")[-1]) == "BJ > ?"
    assert sides(drafts("Oman gave 20 tents to Benin. Benin sent Oman 30 nurses.")[-1]) == "BJ > OM"


@each(
    "text, who",
    [
        ("Fiji was given 50 tents, Tonga 30 tents and Samoa 20 tents.", ["? > FJ", "? > TO", "? > WS"]),
        ("Kenya received 50 tents, Uganda 30 and Chad 20.", ["? > KE", "? > UG", "? > TD"]),
        ("Japan gave 50 tents, Korea 30 and China 20.", ["JP > ?", "KR > ?", "CN > ?"]),
    ],
)
def test_where_the_verb_is_not_said_again_each_does_as_its_subject_did(text: str, who: list[str]) -> None:
    assert [sides(one) for one in drafts(text)] == who


@each(
    "text, who",
    [
        ("The Danish port authority gave Ghana two cranes.", "DK > GH"),
        ("Algeria's rescue team brought 4 tonnes of tents to Peru.", "DZ > PE"),
        ("The fire brigade of Lyon gave two engines to Benin.", "FR > BJ"),
        ("The Japanese community in Lima gave 40 beds to Bolivia.", "Japanese community in Lima > BO"),
    ],
)
def test_what_a_body_of_the_state_gives_is_from_its_country(text: str, who: str) -> None:
    assert [sides(one) for one in drafts(text)] == [who]


def test_its_cabinet_is_that_of_whom_the_sentence_before_was_about() -> None:
    draft = drafts("Fiji sent two ships to Vanuatu. Its Cabinet approved a grant of 250,000 dollars.")[-1]
    assert sides(draft) == "FJ > VU"
    assert Field.DONORS in draft.unsure


@each(
    "text, who",
    [
        (
            "A local businessman, Reza Bakhtiari, shipped two containers of powdered milk to Peru.",
            "Reza Bakhtiari > PE",
        ),
        ("A neighbour, Chile, gave 40 tents to Peru.", "CL > PE"),
    ],
)
def test_who_is_named_behind_what_he_is_gives_it_by_his_name(text: str, who: str) -> None:
    assert [sides(one) for one in drafts(text)] == [who]


def test_who_only_packed_it_does_not_give_it() -> None:
    (draft,) = drafts("On board were 15,000 masks and 4,000 blankets for Lebanon, packed by volunteers in Incheon.")
    assert sides(draft) == "? > LB"


@each(
    "sentence, who",
    [
        ("The Swiss embassy in Lima gave 75,000 francs.", "CH > PE"),
        ("The Chinese ambassador in Lima presented the gendarmerie with 1,500 helmets.", "CN > PE"),
        ("The Swiss embassy in Lima gave Bolivia 75,000 francs.", "CH > BO"),
    ],
)
def test_what_an_embassy_gives_nobody_stays_where_it_is(sentence: str, who: str) -> None:
    assert [sides(one) for one in drafts(sentence)] == [who]


def test_its_neighbour_has_a_border_with_it() -> None:
    text = "Turkey was dry. Kyrgyzstan was wet. Peru was cold. Kazakhstan sent 40 tents to its southern neighbour."
    assert sides(drafts(text)[-1]) == "KZ > KG"
    assert may_be_neighbours("its neighbour", "PE", {"CL"})
    assert not may_be_neighbours("its neighbour", "PE", {"KZ"})
    assert may_be_neighbours("it", "PE", {"KZ"})


def test_headings_of_a_text_that_says_we_are_where_it_gives() -> None:
    text = (
        "The Hartmann Foundation in Norway\n\nWe at the Hartmann Foundation had a good year in Norway.\n\nPeru\n\n"
        "In May 300 beds were given to the hospital."
    )
    assert [one.iso2 for draft in drafts(text) for one in draft.donors] in ([], [""])
