"""Lines of situation reports, which have no articles and few verbs."""

from __future__ import annotations

from tests.helpers.drafted import amounts, drafts, sides
from tests.helpers.each import each

from app.domain.drafts.draft import Draft, Field


def short(draft: Draft) -> str:
    return f"{draft.status.value}: {sides(draft)}: {amounts(draft)}"


LINES = {
    "Vanimo: 40 stretchers fm French Polynesia.": ["given: PF > Vanimo: 40 stretchers"],
    "Goma: 20 tents ex Bahrain; 3 gensets from Oman.": ["given: BH > CD: 20 tents", "given: OM > CD: 3 gensets"],
    "Quelimane – Norway – NOK 12 million (pledged); Iceland – 2 boats (arrived).": [
        "promised: NO > MZ: NOK 12 million",
        "given: IS > MZ: 2 boats",
    ],
    "Apia: 28 medics (Australia) and 18 nurses (NZ) in country; 13 medics (UK) due Friday.": [
        "given: AU > WS: 28 medics",
        "given: NZ > WS: 18 nurses",
        "promised: GB > WS: 13 medics",
    ],
    "Mogadishu: Egypt 100 t rice, Sudan 60 t sorghum.": ["given: EG > SO: 100 t rice", "given: SD > SO: 60 t sorghum"],
    "In kind to date: Georgia, 24 paramedics; Cyprus, 2 helicopters.": [
        "given: GE > ?: 24 paramedics",
        "given: CY > ?: 2 helicopters",
    ],
    "Sindh: 1,400 blankets (donor Malta) offloaded.": ["given: MT > PK: 1,400 blankets"],
    "Beira: 30 pumps fm Chile handed to Oxfam.": ["given: CL > Oxfam: 30 pumps"],
    "Bangui: 6 t maize meal fm Ghana; 40 lamps fm Togo.": [
        "given: GH > CF: 6 t maize meal",
        "given: TG > CF: 40 lamps",
    ],
}


@each("text", LINES)
def test_lines_of_reports(text: str) -> None:
    assert [short(draft) for draft in drafts(text)] == LINES[text]


@each("text", [text for text in LINES if "handed" not in text])
def test_what_only_stands_beside_a_thing_is_never_sure_to_have_given_it(text: str) -> None:
    assert all(Field.DONORS in draft.unsure for draft in drafts(text))


@each(
    "text",
    [
        "Jacmel: 4 tankers req'd from CARICOM, no reply to date.",
        "Mosul: 17,700 IDPs, winter fuel not yet funded.",
        "Petrovac: bridge down, 2 villages cut off, 40 houses flooded.",
        "Tyre: 4 dead, 61 injured; 200 units blood needed.",
        "Dili: damage put at 180 million dollars by ministry; 1,200 roofs gone.",
    ],
)
def test_what_is_lost_or_wanted_is_no_gift(text: str) -> None:
    assert drafts(text) == []


def test_a_heading_of_one_word_is_read() -> None:
    for word in ("Funding", "Donated", "Delivered.", "Giving", "Had", "Handing", "No", "Nor"):
        (draft,) = drafts(f"Dry coast\n\n{word}\n\nNorway gave 300 pumps to Skerry.")
        assert [party.name for party in draft.donors] == ["Norway"], "385 such words ended the whole source's"
