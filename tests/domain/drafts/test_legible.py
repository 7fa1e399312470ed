"""Signs that nobody sees, accents behind their letters and numbers of paragraphs change nothing of what is drafted."""

from __future__ import annotations

from unicodedata import normalize

from tests.helpers.drafted import amounts, sides
from tests.helpers.each import each

from app.actions.drafts import drafts_of_text
from app.domain.drafts.text.legible import legible

PLAIN = "Côte d’Ivoire gave Türkiye 1,200 tents on 4 May 2021."


@each(
    "text",
    [
        normalize("NFD", PLAIN),
        PLAIN.replace("rkiye", "r\u00adkiye").replace("1,2", "1,\u200b2"),
        f"\ufeff{PLAIN}".replace("tents", "te\u00adnts"),
        normalize("NFD", PLAIN).replace("Ivoire", "\u2067Ivo\u200cire\u2069"),
        PLAIN.replace(" gave", "\x02 gave"),
    ],
)
def test_names_and_numbers_are_read_whole_and_stand_where_they_are_in_the_text(text: str) -> None:
    (sentence,) = drafts_of_text(text)
    (draft,) = sentence.drafts
    (giver,), (getter,), (tents,) = draft.donors, draft.recipients, draft.items
    assert (giver.iso2, getter.iso2, tents.low, draft.date and draft.date.first) == ("CI", "TR", 1200, "2021-05-04")
    assert draft.unsure.keys() == next(iter(drafts_of_text(PLAIN))).drafts[0].unsure.keys()
    seen = [_without_unseen(text[one.start : one.end]) for one in (giver, getter, tents)]
    assert seen == ["Côte d’Ivoire", "Türkiye", "1,200 tents"]


def _without_unseen(words: str) -> str:
    """What a person sees."""
    return normalize("NFC", "".join(sign for sign in words if sign.isprintable()))


def test_a_sign_that_steers_a_printer_joins_no_sentences() -> None:
    found = [*drafts_of_text("Chile gave Fiji 9 tents.\x07 Peru gave Fiji 8 tents.")]
    assert [one.drafts[0].donors[0].iso2 for one in found] == ["CL", "PE"]


_NUMBERED = (
    "{} The chair opened the meeting.\n\n{} UNICEF sent 40 tents to Albania.\n\n{} Ms Aydin said that Chad gave 9 beds."
)


@each(
    "numbers",
    [
        "3.1 3.2 3.3",
        "3.1. 3.2. 3.3.",
        "2.1.8 2.1.9 2.1.10",
        "§\u00a012 §\u00a013 §\u00a014",
        "A.3 A.4 A.5",
        "VIII. IX. X.",
    ],
)
def test_numbers_of_paragraphs_are_of_no_name_and_no_thing(numbers: str) -> None:
    text = _NUMBERED.format(*numbers.split(" "))
    one, other = (draft for found in drafts_of_text(text) for draft in found.drafts)
    assert (sides(one), amounts(one)) == ("United Nations Children's Fund > AL", "40 tents")
    assert (sides(other), amounts(other)) == ("TD > AL", "9 beds")
    assert text[one.donors[0].start : one.donors[0].end] == "UNICEF"


@each("text", ["3.4 UNICEF\n7.2 Chad", "2.5 million\n2.6 million", "3.4\tUNICEF\n3.5\tChad", "3.5 3.6 UNICEF"])
def test_numbers_that_follow_no_other_before_words_are_read(text: str) -> None:
    assert legible(text).text == text


_MARKED = [
    "Chile gave Fiji $5 million{} on 4 May 2021.",
    "Chile gave Fiji 5 million dollars{} on 4 May 2021.",
    "Chile gave Fiji 5 million{} dollars on 4 May 2021.",
    "Chile gave Fiji 5,000,000{} dollars on 4 May 2021.",
    "Chile{} gave Fiji 5 million dollars on 4 May 2021.",
    "Chile gave Fiji{} 5 million dollars on 4 May 2021.",
    "Chile gave Fiji 5 million dollars on 4 May 2021{}.",
    "Chile,{} which is dry, gave Fiji 5 million dollars on 4 May 2021.",
]


@each("mark", ["\u00b3", "\u00b9\u00b2", "\u00b2,\u2074", "\u1d43"])
def test_raised_marks_of_notes_are_of_no_word_and_no_number(mark: str) -> None:
    for text in (one.format(mark) for one in _MARKED):
        (draft,) = (draft for found in drafts_of_text(text, "2022-01-01") for draft in found.drafts)
        sums = [(one.low, one.currency) for one in draft.amounts]
        assert (sides(draft), sums, draft.items) == ("CL > FJ", [(5_000_000, "USD")], ()), text
        assert draft.date is not None, text
        assert draft.date.first == "2021-05-04", text


@each("text", ["40 m³ of wood", "30 km² of plastic", "10⁶ tents", "5² tents", "CO² masks"])
def test_raised_figures_of_measures_and_powers_stay(text: str) -> None:
    assert legible(f"Chile gave Fiji {text}.").text == f"Chile gave Fiji {text}."
