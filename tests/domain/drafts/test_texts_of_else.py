"""Texts in other languages, and texts about something else than gifts."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

FOREIGN = [
    "El Gobierno de Chile donó a los damnificados de Lima 40 carpas.",
    "Deutschland und Frankreich haben 40 Zelte gespendet.",
    "La France a fait don de 40 tentes aux sinistrés.",
    "Starosta Brna poslal hasičům v Lublani třicet nových čerpadel a dvanáct stanů.",
    "Pemerintah Jepang menyerahkan seribu selimut kepada warga yang kehilangan rumah, kata gubernur.",
    "Japonsko věnovalo Peru 40 stanů. Prohlédnout si 19 fotografií od Nissan a Peru zde v galerii.",
    "ペルーに毛布を送った。 日本の会社 Nissan は 1 月に ペルー の 町 に 車 を 19 台 贈った。",
]


@each("text", FOREIGN)
def test_a_sentence_of_another_language_is_left_unread(text: str) -> None:
    assert drafts(text) == []


@each(
    "text",
    [
        "Gziria: 220 winterised tents fm Govt of Kazakhstan offloaded at the hub; jerrycans, tarps gensets ex Oman.",
        "Mitsero: 40 tents, jerrycans, tarpaulins (Japan).",
    ],
)
def test_an_english_one_of_rare_words_is_read(text: str) -> None:
    assert drafts(text)


def test_an_english_sentence_between_others_is_read() -> None:
    (draft,) = drafts(f"{FOREIGN[3]}\n\nJapan gave Peru 40 tents.\n\n{FOREIGN[3]}")
    assert (sides(draft), amounts(draft)) == ("JP > PE", "40 tents")


_ELSE = (
    "The new season opens on Friday. Two goals in the first half were enough, and the keeper was hardly tested. "
    "Ticket prices rise again. The club says the stand will be ready by spring. Rain is expected. "
)
_LIKE_GIFTS = "Clay flower pots (Ann Weaver)\n\nThere also is a restyled compact Micra from Nissan."


def test_of_a_text_about_something_else_only_what_is_plainly_a_gift_is_drafted() -> None:
    (draft,) = drafts("\n\n".join([_LIKE_GIFTS, *[_ELSE] * 6, "Japan gave Peru 40 tents.", *[_ELSE] * 3]))
    assert (sides(draft), amounts(draft)) == ("JP > PE", "40 tents")
