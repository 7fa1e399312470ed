from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.countries import Country, CountryGroup, Gazetteer, is_abbreviation, name_key
from app.importers.reference import load_reference

REFERENCE = Path(__file__).parents[2] / "resources" / "reference"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_reference(REFERENCE).gazetteer()


def code(place: Country | CountryGroup | None) -> str | None:
    return place.code if place else None


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
def test_lookup_finds(gazetteer: Gazetteer, name: str, expected: str) -> None:
    assert code(gazetteer.lookup(name)) == expected


@pytest.mark.parametrize(
    "name",
    ["us", "Us", "uk", "NO", "IT", "polish", "beijing", "Congolese", "Dominican", "Korea", "Congo", "", "the",
     "'", "Island", "5G", "Huawei"],
)  # fmt: skip
def test_lookup_is_silent_where_it_cannot_know(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.lookup(name) is None


def test_every_place_is_found_by_its_code(gazetteer: Gazetteer) -> None:
    for place in (*gazetteer.countries, *gazetteer.groups):
        assert gazetteer.by_code(place.code) is place


def test_codes_are_exact(gazetteer: Gazetteer) -> None:
    assert code(gazetteer.by_code("NO")) == "NO"
    assert gazetteer.by_code("no") is None


def test_names_in_other_languages(gazetteer: Gazetteer) -> None:
    iran = gazetteer.by_code("IR")
    assert isinstance(iran, Country)
    assert dict(iran.names)["he"] == "איראן"


def test_abbreviations() -> None:
    assert is_abbreviation("U.S.")
    assert is_abbreviation("G20")
    assert not is_abbreviation("Iran")
    assert not is_abbreviation("17+1")


@given(st.text())
def test_a_key_is_stable_and_lookup_takes_anything(text: str) -> None:
    assert name_key(name_key(text)) == name_key(text) or name_key(text).startswith(("the ", "st "))
    none = Gazetteer((), ())
    assert none.lookup(text) is None
