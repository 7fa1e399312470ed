"""Signs that nobody sees, and accents that stand behind their letters, change nothing of what is drafted of a text."""

from __future__ import annotations

from unicodedata import normalize

from tests.helpers.each import each

from app.actions.drafts import drafts_of_text

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
