"""Lines that say where a paper appeared, in the manner of many journals, and lines that only look so."""

from __future__ import annotations

import json

from tests.helpers.each import each

from app.importers.journal_lines import read_journal
from app.importers.read import read_source

PROSE = "The harbour council sent forty crates of gloves to its twin town before the ferry left the quay today."
LINES = [
    ("Annals of the Quayside Club, vol. XLVII (1998), pp. 61-74", "Annals of the Quayside Club", "1998 XLVII  61-74"),
    ("Coast Papers 12(3), 2004, 45–67", "Coast Papers", "2004 12 3 45–67"),
    ("Coast Papers, Vol. 12, No. 3 (Spring 2004), pp. 45-67.", "Coast Papers", "2004 12 3 45-67"),
    ("Coast Papers, Volume 12, Issue 3, March 2004, Pages 45–67", "Coast Papers", "2004-03 12 3 45–67"),
    ("Coast Papers. 2004;12(3):45-67.", "Coast Papers", "2004 12 3 45-67"),
    ("Coast Papers 12 (2004): 45-67", "Coast Papers", "2004 12  45-67"),
    ("Küstenhefte, Bd. 12, Heft 3 (2004), S. 45-67", "Küstenhefte", "2004 12 3 45-67"),
    ("Küstenhefte, 12. Jg. 2004, H. 3, S. 45-67", "Küstenhefte", "2004 12 3 45-67"),
    ("Cahiers du port, tome XII, n° 3, 2004, p. 45-67", "Cahiers du port", "2004 XII 3 45-67"),
    ("Cuadernos del puerto, vol. 12, núm. 3 (2004), pp. 45-67", "Cuadernos del puerto", "2004 12 3 45-67"),
    ("מחברות החוף, כרך י״ב, גיליון 3 (2004), עמ׳ 45–67", "מחברות החוף", "2004 י״ב 3 45–67"),
    ("Published in Coast Papers, vol. 12, 2004", "Coast Papers", "2004 12  "),
]
"""Those that the rules were written by: the line, the name, and date, volume, issue and pages."""
UNSEEN = [
    (
        "The Ferryman's Quarterly, Vol. IX, No. 2, Autumn 1931, pp. 101-119",
        "The Ferryman's Quarterly",
        "1931 IX 2 101-119",
    ),
    (
        "Proceedings of the Inland Water Society, Third Series, vol. 8 (1902), 14-29",
        "Proceedings of the Inland Water Society, Third Series",
        "1902 8  14-29",
    ),
    ("Delta Studies 7, no. 1 (2015): 3–22. https://doi.org/10.9999/ds.7.1", "Delta Studies", "2015 7 1 3–22"),
    ("Relief & Aid Review, 21:4 (October 2011), pp. 300–318", "Relief & Aid Review", "2011-10 21 4 300–318"),
    (
        "International Journal of Gifts, March–April 2019, vol. 33, issue 2, p. 9",
        "International Journal of Gifts",
        "2019 33 2 9",
    ),
    ("Source: Harbour History, Vol. 5, No. 1/2 (1977), pp. 1-40", "Harbour History", "1977 5 1/2 1-40"),
    ("Zeitschrift für Hafenkunde 45 (2009), Nr. 2, S. 112–130", "Zeitschrift für Hafenkunde", "2009 45 2 112–130"),
    ("Revue des quais, vol. 3, no 4, hiver 1988, pp. 55-60", "Revue des quais", "1988 3 4 55-60"),
    ("Quaderni del molo, anno IV, n. 2 (1999), pp. 7-31", "Quaderni del molo", "1999 IV 2 7-31"),
    ("Портовый сборник. 2012. Т. 4. № 2. С. 18–33", "Портовый сборник", "2012 4 2 18–33"),
    ("Bulletin of the Quay, vol. 3 (1951)", "Bulletin of the Quay", "1951 3  "),
    ("Hafenblätter, 4. Jahrgang (1911), Heft 2, Seite 9", "Hafenblätter", "1911 4 2 9"),
    ("Coastal Economy, 14 June 2003, Vol 2 No 11 pp 4-6", "Coastal Economy", "2003-06-14 2 11 4-6"),
]  # fmt: skip
"""Those that were written before the rules were tried on them."""
OTHERS = [
    "In 1998 the council sent 61-74 crates.",
    "Flood relief, 12 (3) of 2004",
    "Figure 12: boats on the quay, 2004",
    "Coast Insight No. 1324, May 31, 2020",
    "By Dana Levi, Coast Review, 4 August 2021",
    "Released in volume 12 of 2004",
    "Psalm 12:3-7",
    "The ferry left at 12:30 on 4 August 2021",
    "Table 3. Gifts by country, 2019 (in tons) 12-30",
    "Norvale, 12 March 2004",
    "UN Doc. A/12/3 (2004)",
    "As of 2 April 2019, 18:00",
    "Flood on the coast, 2 April 2019, 18:00",
    "Harbour bulletin, 9.30, 4 May 2021",
    "As of 2 April 2019, vol. 4",
]


@each("line, name, said", [*LINES, *UNSEEN])
def test_a_line_says_where_a_paper_appeared(line: str, name: str, said: str) -> None:
    found = read_journal(line)
    assert (found.name if found else "") == name
    assert (f"{found.published} {found.volume} {found.issue} {found.page}" if found else "") == said


@each("line", OTHERS)
def test_other_lines_with_numbers_are_left_alone(line: str) -> None:
    assert read_journal(line) is None


@each(
    "head",
    [
        "Bread over the water\n\nRelief on the coast, 1921-1923\n\nby Ruth Amsel\nLINE",
        "Bread over the water\n\nRuth Amsel\n\nLINE.",
        "Bread over the water\n\nLINE\n\nBy Ruth Amsel",
        "LINE\n\nBread over the water\n\nBy Ruth Amsel",
    ],
)
def test_a_paper_is_cited_with_its_journal(head: str) -> None:
    line = "Annals of the Quayside Club, vol. XLVII, no. 2 (1998), pp. 61-74"
    text = "\n\n".join((head.replace("LINE", line), *[f"{PROSE} {PROSE}"] * 3))
    draft = read_source(text.encode(), "a.txt")
    meta = draft.meta
    assert (meta.title, meta.authors, meta.caption) == ("Bread over the water", ("Ruth Amsel",), "")
    assert (meta.series, meta.number, meta.published) == ("Annals of the Quayside Club", "2", "1998")
    assert json.loads(meta.reference) == {
        "type": "article-journal",
        "container-title": "Annals of the Quayside Club",
        "volume": "XLVII",
        "issue": "2",
        "page": "61-74",
    }
    assert not any(line in draft.text[b.start : b.end] for b in draft.blocks if b.paragraph is not None)


RELIEF = f"""HARBOURS IN WINTER
Boats and bread, 1941-1946

By Harriet Osgood, Bulletin of the Quay, vol. 3 (1951)

I. Thasos

{PROSE}

II. Texel

{PROSE}
"""


def test_names_are_before_the_journal_and_a_numbered_head_is_no_name() -> None:
    draft = read_source(RELIEF.encode(), "relief.txt")
    assert draft.meta.authors == ("Harriet Osgood",)
    assert (draft.meta.series, draft.meta.published) == ("Bulletin of the Quay", "1951")
    shown = [
        draft.text[b.start : b.end] for n, b in enumerate(draft.blocks) if n not in {cut.block for cut in draft.cuts}
    ]
    assert shown == ["I. Thasos", PROSE, "II. Texel", PROSE]


def test_an_author_with_one_initial_is_a_name_where_no_numbers_follow() -> None:
    draft = read_source(f"Harbours in winter\n\nI. Thasos\n3 May 2020\n\n{PROSE}\n".encode(), "relief.txt")
    assert draft.meta.authors == ("I. Thasos",)
