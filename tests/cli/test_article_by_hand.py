"""The article read by hand: each figure by its paragraph, and the totals and cells of the matrix that follow from it.

Paragraphs are those of the article. Skipped where ../shared, where it lies, is missing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tests.cli.conftest import Run
from tests.helpers.made import make_starter

from app.bootstrap import main
from app.paths import RESOURCES
from app.store.reads import facts
from app.store.store import Store

M = 10**6
Interval = tuple[int | None, int | None]


class Act(NamedTuple):
    """What the article says was given, or not: a record of the starter."""

    paragraph: int | None
    """None for what the photograph shows."""
    to: str
    """Codes of countries or names, between bars."""
    by: str
    """Kinds of donors."""
    how: str = "given"
    counted: dict[str, Interval] = {}  # noqa: RUF012 - never changed


UNSTATED = (None, None)
SUITS = {"masks, protective suits or testing equipment": UNSTATED}
EQUIPMENT = {"medical equipment": UNSTATED}
SOMETHING = {"not said what": UNSTATED}
ALL_KINDS = (
    "central_government provincial_government municipal_government diplomatic_mission military private_company ngo "
    "individual"
)
UNCERTAIN, NONE, PROMISED = "ownership_uncertain", "none", "promised"
WHO = "World Health Organization"
ACTS = {
    "D-01": Act(2, "Some 150 countries|Four international organizations", ALL_KINDS),
    "D-02": Act(2, "Medical teams in over 170 countries", "country"),
    "D-03": Act(2, "Some 30 countries", "country"),
    "D-04": Act(2, "IT", "country", "given", {"medical teams": (1, None)}),
    "D-05": Act(2, "IR", "country"),
    "D-06": Act(2, "SA", "country"),
    "D-07": Act(3, WHO, "country", PROMISED),
    "D-08": Act(3, WHO, "country", "given", {"cash USD": (20 * M, 20 * M)}),
    "D-09": Act(3, WHO, "country", PROMISED),
    "D-10": Act(3, "Everyone in the world", "country", PROMISED),
    "D-11": Act(5, "IR", "group"),
    "D-12": Act(5, "IR", "military", "given", SUITS),
    "D-13": Act(5, "IR", "unspecified"),
    "D-14": Act(5, "IR", "foundation", "given", SUITS),
    "D-15": Act(5, "IR", "ngo", "given", {"delegation of doctors": (1, 1)}),
    "D-16": Act(5, "SA", "country", "given",
                {"delegation of medical experts": (1, 1), "protective equipment": UNSTATED}),
    "D-17": Act(5, "IT", "group"),
    "D-18": Act(5, "ES", "group"),
    "D-19": Act(5, "TR", "group"),
    "D-20": Act(5, "FR", "group"),
    "D-21": Act(6, "ES", "community", "given", {"masks": (100_000, 100_000)}),
    "D-22": Act(6, "IR", "municipal_government", "given", {"masks": (300_000, 300_000)}),
    "D-23": Act(6, "IR", "provincial_government", "given", SOMETHING),
    "D-24": Act(6, "IQ", "provincial_government", "given", SOMETHING),
    "D-25": Act(6, "LB", "provincial_government", "given", SOMETHING),
    "D-26": Act(6, "EG", "provincial_government", "given", SOMETHING),
    "D-27": Act(7, "Dozens of countries", UNCERTAIN, PROMISED),
    "D-28": Act(7, "IQ", UNCERTAIN, "given", {"communications equipment": UNSTATED}),
    "D-29": Act(7, "IT", UNCERTAIN, PROMISED),
    "D-30": Act(8, "ES", UNCERTAIN, "given", EQUIPMENT),
    "D-31": Act(8, "NL", UNCERTAIN, "given", EQUIPMENT),
    "D-32": Act(8, "baltic-states", UNCERTAIN),
    "D-33": Act(8, "CA", UNCERTAIN, "given", SOMETHING),
    "D-34": Act(8, "US", UNCERTAIN, NONE),
    "D-35": Act(8, "GB", UNCERTAIN, NONE),
    "D-36": Act(8, "AU", UNCERTAIN, NONE),
    "D-37": Act(8, "NZ", UNCERTAIN, NONE),
    "D-38": Act(9, "africa", UNCERTAIN),
    "D-39": Act(9, "About 150 countries", "foundation"),
    "D-40": Act(9, "US", "foundation", "given", {"valuation USD": (508 * M, 508 * M)}),
    "D-41": Act(10, "IL", "foundation", "given", EQUIPMENT),
    "D-42": Act(10, "IL", "state_media", "given", EQUIPMENT),
    "D-43": Act(10, "IL", UNCERTAIN, "given", EQUIPMENT),
    "D-44": Act(10, "IL", "group"),
    "D-45": Act(10, "IL", "alumni", "given", EQUIPMENT),
    "D-46": Act(10, "IL", "state_company", NONE),
    "D-47": Act(10, "IL", "private_company", NONE),
    "D-48": Act(10, "IL", "state_company", NONE),
    "D-49": Act(12, "At least 20 countries", ""),
    "D-50": Act(12, "IR", ""),
    "D-51": Act(12, "Destinations beyond the Chinese border", ""),
    "D-52": Act(None, "KR", "country"),
    "D-53": Act(5, "TR", "state_bank", "given", SOMETHING),
    "D-54": Act(10, "IL", "group"),
}  # fmt: skip
STANCES = {
    "four of five had decided to ban or limit": "AU CA GB NZ US",
    "decided to ban or to limit": "AU GB NZ US",
    "deliberating over agreements": "ES NL baltic-states",
    "reason to hesitate": "ES NL baltic-states",
    "hesitant, not yet decided": "CA",
    "cannot be paid by countries in Africa": "africa EG",
}  # fmt: skip
"""Whom the article names by their stance, paragraphs 8 and 9; the first is of all Five Eyes, Egypt is in Africa."""


class Figure(NamedTuple):
    """A number of the article, and where the starter has it."""

    paragraph: int
    written: str
    at: str
    """The record and its field, or the code of the country that a fact is of; empty where it is of no gift."""
    low: int = 0
    high: int | None = 0
    """The same as `low` where it is 0."""


FIGURES = (
    Figure(2, "150", "D-01 recipient_count", 150),
    Figure(2, "170", "D-02 recipient_count", 170, None),
    Figure(2, "30", "D-03 recipient_count", 30),
    Figure(3, "$893 million", ""),
    Figure(3, "$30 million", "D-07 money", 30 * M),
    Figure(3, "$20 million", "D-08 money", 20 * M),
    Figure(3, "$2 billion", "D-09 money", 2000 * M),
    Figure(5, "130,000", "IR", 130_000, None),
    Figure(5, "7,000", "IR", 7000),
    Figure(5, "tens of thousands", "D-11 items", 20_000, 99_999),
    Figure(5, "70,000", "SA", 70_000, None),
    Figure(5, "400", "SA", 400),
    Figure(5, "20", "D-17 donor_count", 20, None),
    Figure(5, "12", "D-18 donor_count", 12, None),
    Figure(6, "100,000", "D-21 items", 100_000),
    Figure(6, "300,000", "D-22 items", 300_000),
    Figure(7, "dozens", "D-27 recipient_count", 24, 99),
    Figure(9, "150", "D-39 recipient_count", 150),
    Figure(9, "$508 million", "D-40 money", 508 * M),
    Figure(12, "20", "D-49 recipient_count", 20, None),
)
_NUMBER = re.compile(r"(?<![\w-])\$?\d[\d,]*(?:\smillion|\sbillion)?\b(?!th)")
_YEARS = {"2018", "2019", "2020"}


@pytest.fixture(scope="module")
def hand(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The starter with the article, on which its evidence stands."""
    path = tmp_path_factory.mktemp("hand") / "w.passagework"
    make_starter(path, "Ann", RESOURCES)
    assert main(["import", str(shared / "article" / "inss-insight-1324.txt"), "--workspace", str(path)]) == 0
    return path


def test_every_number_of_the_article_is_named_with_its_paragraph_and_is_in_the_starter(run: Run, hand: Path) -> None:
    read = run("show", "source", "2", "--json", "--workspace", hand).json()["paragraphs"]
    text = {one["no"]: one["text"] for one in read}
    written = [(no, number) for no, words in text.items() for number in _NUMBER.findall(words) if number not in _YEARS]
    named = [(one.paragraph, one.written) for one in FIGURES if one.written[-1].isdigit() or one.written[0] == "$"]
    assert sorted(written) == sorted(named)
    assert all(one.written in text[one.paragraph] for one in FIGURES)
    records = {one["ref"]: one for one in run("list", "donations", "--json", "--workspace", hand).json()}
    with Store(hand, "Dana", to_read=True) as store:
        stated = {(one.content.country, one.content.low, one.content.high) for one in facts.every(store)}
    for one in FIGURES:
        high = one.low if one.high == 0 else one.high
        ref, _, field = one.at.partition(" ")
        if field:
            value = records[ref][field][0] if field == "items" else records[ref][field]
            assert (value["low"], value["high"]) == (one.low, high), one
            assert one.paragraph in _paragraphs(records[ref], field.removesuffix("s")), one
        elif ref:
            assert (ref, one.low, high) in stated, one


def _paragraphs(record: dict[str, Any], field: str) -> set[int | None]:
    return {one["paragraph"] for one in record["evidence"] if one["source"] == 2 and one["field"].startswith(field)}


def test_every_record_is_supported_by_its_paragraph(run: Run, hand: Path) -> None:
    records = run("list", "donations", "--json", "--workspace", hand).json()
    assert {one["ref"] for one in records} == set(ACTS)
    for one in records:
        act = ACTS[one["ref"]]
        assert act.paragraph in _paragraphs(one, ""), one["ref"]
        assert one["counts"] is bool(act.counted), one["ref"]


def test_the_totals_are_those_of_the_paragraphs(run: Run, hand: Path) -> None:
    """Masks 100,000 and 300,000 of paragraph 6; cash 20 million of 3; goods worth 508 million of 9; and so on."""
    assert _sums(run("totals", "--json", "--workspace", hand).json()) == _added(ACTS)


@pytest.mark.parametrize("by", ["recipient", "recipient.fact.5g"])
def test_each_cell_of_the_matrix_is_that_of_the_paragraphs(run: Run, hand: Path, by: str) -> None:
    cells = run("matrix", "--rows", by, "--columns", "donor.kind", "--json", "--workspace", hand).json()["cells"]
    of_rows: dict[str, set[str]] = {}
    for row in {cell["row"] for cell in cells}:
        of_rows[row] = {row} if by == "recipient" else _with_stance(row)
    expected: dict[tuple[str, str], list[str]] = defaultdict(list)
    for ref, act in ACTS.items():
        for row, whom in of_rows.items():
            if whom & set(act.to.split("|")):
                for kind in act.by.split() or [""]:
                    expected[row, kind].append(ref)
    assert {(cell["row"], cell["column"]) for cell in cells} == set(expected)
    for cell in cells:
        refs = expected[cell["row"], cell["column"]]
        for key, how in (("records", "given"), ("promised", PROMISED), ("none", NONE)):
            assert sorted(cell[key]) == [ref for ref in refs if ACTS[ref].how == how], cell["row"]
        assert _sums(cell["total"]) == _added({ref: ACTS[ref] for ref in refs})


def _with_stance(row: str) -> set[str]:
    """The recipients of a row of stances; of the last, without one, all others."""
    if row:
        return set(next(codes for says, codes in STANCES.items() if says in row).split())
    named = {code for codes in STANCES.values() for code in codes.split()}
    return {whom for act in ACTS.values() for whom in act.to.split("|")} - named


def _sums(totals: list[dict[str, Any]]) -> dict[str, tuple[int | None, int | None, tuple[str, ...]]]:
    return {
        f"{one['money']} {one['unit']}" if one["money"] else one["what"]: (
            one["low"], one["high"], tuple(sorted(one["records"])),
        )
        for one in totals
        if one["records"]
    }  # fmt: skip


def _added(acts: dict[str, Act]) -> dict[str, tuple[int | None, int | None, tuple[str, ...]]]:
    out: dict[str, tuple[int | None, int | None, tuple[str, ...]]] = {}
    for ref, act in acts.items():
        for what, (low, high) in act.counted.items():
            before = out.get(what, (None, None, ()))
            out[what] = (_plus(before[0], low), _plus(before[1], high), (*before[2], ref))
    return out


def _plus(one: int | None, other: int | None) -> int | None:
    return other if one is None else one if other is None else one + other
