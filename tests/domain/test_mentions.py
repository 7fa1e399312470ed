"""Which figures, countries and organisations are found in a text, where, and what is left alone."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.each import each

from app.domain.blocks import Block, BlockKind, Span, SpanKind
from app.domain.coverage import Held, coverage, mentions_of
from app.domain.figures import figures
from app.domain.mentions import Finder, Mention, MentionKind
from app.importers.reference import load_reference
from app.paths import REFERENCE


@pytest.fixture(scope="module")
def finder() -> Finder:
    return Finder(
        load_reference(REFERENCE),
        [("Huawei", "a1"), ("Huawei Foundation", "a2"), ("China Radio International", "a3"), ("CRI", "a3")],
    )


FINDER = Finder(load_reference(REFERENCE), [("Huawei", "a1")])


def stated(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in figures(text, 0, len(text))]


@each(
    "text, found",
    [
        ("They sent 300,000 masks and 20 tons of food.", ["300,000", "20"]),
        ("It gave $893 million, US$ 2bn and €1.5 million.", ["$893 million", "US$ 2bn", "€1.5 million"]),
        (
            "some 5 million yuan, USD 30 million, two million dollars",
            ["5 million yuan", "USD 30 million", "two million dollars"],
        ),
        ("between 10 and 20, 10-20 million", ["10", "20", "10-20 million"]),
        ("tens of thousands, hundreds of tests, two dozen nurses, a hundred and fifty", None),
        ("over 2,000 tests, over 2000 tests, 45% and 12 percent", ["2,000", "2000", "45%", "12 percent"]),
        ("twenty-five doctors, twelve kits", ["twenty-five", "twelve"]),
        ("1\u00a0234\u00a0567 people", ["1\u00a0234\u00a0567"]),
        ("two crore doses, a quarter of a million doses", ["two crore", "a quarter of a million"]),
        ("two and a half million masks, 2.500.000 or 2'500'000", ["two and a half million", "2.500.000", "2'500'000"]),
        (
            "AZN 5 million; 3 million manat; Rs. 5,00,000; ₹2.5 crore",
            ["AZN 5 million", "3 million manat", "Rs. 5,00,000", "₹2.5 crore"],
        ),
        (
            "USD300 million; KSh5m; 500€; 30 kroner; half a million euros",
            ["USD300 million", "KSh5m", "500€", "30 kroner", "half a million euros"],
        ),
        (
            "5 million Kuwaiti dinars, tens of thousands of Swiss francs, a six-figure euro sum",
            [
                "5 million Kuwaiti dinars",
                "tens of thousands of Swiss francs",
                "six-figure euro",
            ],
        ),
        ("2,5 million masks, 1,75 tonnes, sections 1,2 and 3, 3,50 €", ["2,5 million", "1,75", "1", "3", "3,50 €"]),
        ("20 pounds of food, he won 3 awards, the TOP 10, 20 won it", ["20", "3", "10", "20"]),
    ],
)
def test_figures_are_found_whole(text: str, found: list[str] | None) -> None:
    expected = found or ["tens of thousands", "hundreds", "two dozen", "a hundred and fifty"]
    assert stated(text) == expected


@each(
    "text",
    [
        "In 2020 and in the 1990s, in 2019-20 and 2020/21.",
        "On May 5, on 5 May 2020, on May 5, 2020, in March 2020, on 2020-05-31 and on 31.5.2020.",
        "5G, 4G, Y-20, COVID-19, G20, KN95, N95, 17+1 and H1N1",
        "Insight No. 1324, p. 12, pp. 3-4, section 3.1, Table 2, Resolution 1701",
        "the 5th of them, the 21st century, at 10:30, open 24/7",
        "see https://example.org/2020/12/45 for it [12]",
        "the two countries, between the two, one of them, three years ago",
    ],
)
def test_what_only_looks_like_a_figure_is_left_alone(text: str) -> None:
    assert stated(text) == []


def test_money_is_distinguished_from_counts() -> None:
    text = "It gave $30 million and 30 million masks."
    assert [money for _, _, money in figures(text, 0, len(text))] == [True, False]


def keys(finder: Finder, text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.key) for m in finder.find(text) if not m.kind.is_figure]


def test_countries_by_name_demonym_and_capital(finder: Finder) -> None:
    assert keys(finder, "China’s aid to the U.S., to Dutch and Israeli doctors and to Washington") == [
        ("China", "CN"), ("U.S.", "US"), ("Dutch", "NL"), ("Israeli", "IL"), ("Washington", "US"),
    ]  # fmt: skip
    assert keys(finder, "they told us to polish the turkey, Chinatown and Indochina") == []
    assert keys(finder, "from South\u00a0Korea and New Zealand") == [("South\u00a0Korea", "KR"), ("New Zealand", "NZ")]
    assert [key for _, key in keys(finder, "קטר, ארה״ב וסעודיה")] == ["QA", "US", "SA"]
    assert keys(finder, "התרומה בישראל ולסין, 中国向意大利") == [
        ("ישראל", "IL"), ("סין", "CN"), ("中国", "CN"), ("意大利", "IT"),
    ]  # fmt: skip


def test_what_is_named_after_a_country_is_not_the_country(finder: Finder) -> None:
    assert keys(finder, "the South China Sea, China Harbour, the Bank of China, the Indian Ocean") == []


def test_the_longer_name_is_kept(finder: Finder) -> None:
    text = "Huawei and the Huawei Foundation spoke to China Radio International (CRI)."
    assert keys(finder, text) == [
        ("Huawei", "a1"), ("Huawei Foundation", "a2"), ("China Radio International", "a3"), ("CRI", "a3"),
    ]  # fmt: skip


def test_a_name_of_two_means_neither() -> None:
    reference = load_reference(REFERENCE)
    assert keys(Finder(reference, [("The Fund", "a1"), ("The Fund", "a2")]), "The Fund and the Congolese") == []


@given(
    st.lists(
        st.sampled_from(
            [
                "300,000",
                "$2 billion",
                "China",
                "Huawei",
                "5G",
                "two",
                "of",
                "May 2020",
                "😀",
                "İ",
                "ישראל",
                "a\u0301",
                ".",
                ",",
            ]
        )
        | st.text(max_size=8),
        max_size=40,
    )
)
def test_mentions_are_in_order_apart_and_within_the_text(words: list[str]) -> None:
    text = " ".join(words)
    found = FINDER.find(text)
    for one, other in pairwise(found):
        assert one.end <= other.start
    for mention in found:
        assert 0 <= mention.start < mention.end <= len(text)
        words_there = text[mention.start : mention.end]
        assert words_there.strip() == words_there
        if mention.kind.is_figure:
            assert mention.key == " ".join(words_there.lower().split())


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_stretch_finds_what_the_whole_finds_there(before: str, after: str) -> None:
    middle = "They gave 300,000 masks to China and $2 billion to Huawei."
    text = f"{before}\n{middle}\n{after}"
    start = len(before) + 1
    found = FINDER.find(text, start, start + len(middle))
    assert [text[m.start : m.end] for m in found] == ["300,000", "China", "$2 billion", "Huawei"]


def test_footnote_marks_are_no_figures(finder: Finder) -> None:
    text = "It sent 40 beds 12 to Italy."
    at = text.index("12")
    block = Block(0, len(text), spans=(Span(at, at + 2, SpanKind.FOOTNOTE_REF, "12"),))
    assert [text[m.start : m.end] for m in finder.in_block(text, block)] == ["40", "Italy"]


def test_headings_and_the_numbers_of_notes_and_items_are_no_figures(finder: Finder) -> None:
    text = "12. It sent 40 beds."
    assert [m.key for m in finder.in_block(text, Block(0, len(text), BlockKind.FOOTNOTE))] == ["40"]
    assert finder.in_block(text, Block(0, len(text), BlockKind.HEADING, 2)) == []
    decimal = "12.5 tons came."
    assert [m.key for m in finder.in_block(decimal, Block(0, len(decimal)))] == ["12.5"]


@each(
    "text, keys",
    [
        ("3.4 Mr Lind sent 40 beds.", ["40"]),
        ("2.1.3 The chair spoke of 40 beds.", ["40"]),
        ("2.5 Million Tents", ["2.5"]),
        ("Decision 14/2. Under item 3, 40 beds are sent.", ["40"]),
        ("The group met at 10 o'clock and sent 40 beds.", ["40"]),
        ("It sent 1/3 of 40 beds.", ["1", "3", "40"]),
    ],
)
def test_numbers_of_paragraphs_decisions_and_hours_are_no_figures(text: str, keys: list[str], finder: Finder) -> None:
    found = finder.in_block(text, Block(0, len(text)))
    assert [m.key for m in found if m.kind.is_figure] == keys


def test_the_article_has_the_mentions_a_reader_counts(finder: Finder, shared: Path) -> None:
    text = (shared / "article" / "inss-insight-1324.txt").read_text("utf-8")
    lines = [line for line in text.split("\n") if len(line) >= 140 and line.rstrip()[-1] in '.”"'][:13]
    found = [mention for line in lines for mention in finder.find(line)]
    figures_found = [mention for mention in found if mention.kind.is_figure]
    places = [mention for mention in found if mention.kind is MentionKind.COUNTRY]
    assert 18 <= len(figures_found) <= 28  # 23 firm ones and 5 vague were counted by hand
    assert 100 <= len(places) <= 118  # 106 were counted by hand, groups of countries aside


# --- coverage ---------------------------------------------------------------------------------------


def held(text: str, *evidence: str) -> tuple[int, int, list[str]]:
    blocks = [Block(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    stretches = [Held(text.index(words), text.index(words) + len(words)) for words in evidence]
    found = coverage(mentions_of(FINDER, text, blocks), stretches)
    return found.figures, found.covered, [text[m.start : m.end] for m in found.missing]


TEXT = "China gave 300,000 masks and 20 beds.\nChina and Italy: 5 doctors for Italy."


def test_nothing_is_evidence_at_first_and_a_name_is_marked_once_in_a_block() -> None:
    assert held(TEXT) == (3, 0, ["China", "300,000", "20", "China", "Italy", "5"])


def test_what_a_passage_covers_is_evidence_and_a_name_is_for_the_whole_source() -> None:
    assert held(TEXT, "China gave 300,000 masks") == (3, 1, ["20", "Italy", "5"])


def test_a_passage_over_half_a_figure_covers_nothing() -> None:
    assert held(TEXT, "gave 300")[1] == 0


def test_passages_within_passages_cover_what_either_covers() -> None:
    assert held(TEXT, TEXT.split("\n")[0], "20 beds") == (3, 2, ["Italy", "5"])


def test_the_share_of_a_text_without_figures_is_whole() -> None:
    assert coverage([], []).share == 1.0
    assert coverage([[Mention(0, 1, MentionKind.QUANTITY, "5")]], []).share == 0.0
