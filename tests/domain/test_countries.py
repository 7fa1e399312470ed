from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.domain.countries import FORMER
from app.domain.names import Names, country_names
from app.importers.reference import load_reference

REFERENCE = Path(__file__).parents[2] / "resources" / "reference"


@pytest.fixture(scope="module")
def names() -> Names:
    return country_names(load_reference(REFERENCE))


def test_the_states_that_are_no_more_are_those_of_the_reference() -> None:
    rows = json.loads((REFERENCE / "former.json").read_text("utf-8"))
    assert {row["iso2"] for row in rows} == FORMER


def meant(names: Names, words: str) -> set[str]:
    return {code for _, _, code in names.find(words, 0, len(words))}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Holland", "NL"),
        ("the Netherlands", "NL"),
        ("Britain", "GB"),
        ("UK", "GB"),
        ("U.K.", "GB"),
        ("Turkey", "TR"),
        ("Türkiye", "TR"),
        ("Turkiye", "TR"),
        ("US", "US"),
        ("the US", "US"),
        ("U.S.", "US"),
        ("USA", "US"),
        ("America", "US"),
        ("Russia", "RU"),
        ("Ivory Coast", "CI"),
        ("Côte d’Ivoire", "CI"),
        ("Cote d'Ivoire", "CI"),
        ("Palestine", "PS"),
        ("South Korea", "KR"),
        ("Norway", "NO"),
        ("Namibia", "NA"),
        ("St. Lucia", "LC"),
        ("Saint Lucia", "LC"),
        ("Trinidad and Tobago", "TT"),
        ("Bosnia-Herzegovina", "BA"),
        ("Chinese", "CN"),
        ("Dutch", "NL"),
        ("American", "US"),
        ("French", "FR"),
        ("Indian", "IN"),
        ("Beijing", "CN"),
        ("Washington", "US"),
        ("Jerusalem", "IL"),
        ("China's", "CN"),
        ("China’s", "CN"),
        ("Philippines'", "PH"),
        ("איראן", "IR"),
        ("中国", "CN"),
        ("Niger", "NE"),
        ("Nigeria", "NG"),
        ("Five Eyes", "five-eyes"),
        ("Baltic states", "baltic-states"),
        ("Baltic", "baltic-states"),
        ("EU", "european-union"),
        ("African countries", "africa"),
        ("NATO", "nato"),
        ("17+1", "china-ceec"),
    ],
)
def test_a_name_means_its_place(names: Names, name: str, expected: str) -> None:
    assert meant(names, name) == {expected}


@pytest.mark.parametrize(
    "name",
    ["us", "Us", "uk", "NO", "IT", "polish", "beijing", "Congolese", "Dominican", "Korea", "Congo", "", "the",
     "'", "Island", "5G", "Huawei"],
)  # fmt: skip
def test_nothing_is_meant_where_it_cannot_be_known(names: Names, name: str) -> None:
    assert meant(names, name) == set()
