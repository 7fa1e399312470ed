from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from app.domain.countries import Country, Gazetteer
from app.domain.errors import BadInput
from app.domain.names import alike, written_forms
from app.importers.reference import load_reference

REFERENCE = Path(__file__).parents[2] / "resources" / "reference"


@pytest.fixture(scope="module")
def reference() -> Gazetteer:
    return load_reference(REFERENCE)


@pytest.fixture(scope="module")
def by_code(reference: Gazetteer) -> dict[str, Country]:
    return {country.iso2: country for country in reference.countries}


def test_249_countries_and_kosovo(reference: Gazetteer) -> None:
    assert len(reference.countries) == 250
    assert [c.iso2 for c in reference.countries if c.user_assigned] == ["XK"]


def test_codes_are_unique_and_well_formed(reference: Gazetteer) -> None:
    countries = reference.countries
    assert len({c.iso2 for c in countries}) == len({c.iso3 for c in countries}) == 250
    assert len({c.numeric for c in countries}) == 250
    for country in countries:
        assert re.fullmatch("[A-Z]{2}", country.iso2)
        assert re.fullmatch("[A-Z]{3}", country.iso3)
        assert country.user_assigned or re.fullmatch("[0-9]{3}", country.numeric)


def test_codes_are_text(by_code: dict[str, Country]) -> None:
    assert by_code["NO"].name == "Norway"
    assert by_code["NA"].name == "Namibia"
    assert by_code["AL"].numeric == "008"


def test_every_country_has_its_names(reference: Gazetteer) -> None:
    for country in reference.countries:
        assert country.name
        assert [language for language, name in country.names if name] == ["he", "zh"]
        assert country.region or country.iso2 == "AQ"
        assert country.name not in country.aliases


def test_regions(by_code: dict[str, Country]) -> None:
    assert by_code["IL"].subregion == "Western Asia"
    assert by_code["ME"].subregion == "Southern Europe"
    assert by_code["NL"].region == "Europe"


def test_group_codes_and_members(reference: Gazetteer, by_code: dict[str, Country]) -> None:
    codes = [group.code for group in reference.groups]
    assert codes == sorted(set(codes))
    for group in reference.groups:
        assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", group.code)
        assert group.members
        assert len(set(group.members)) == len(group.members)
        assert set(group.members) <= by_code.keys()
        assert group.as_of == "2020-05-31"
        assert group.source


@pytest.mark.parametrize(
    ("code", "count", "has", "has_not"),
    [
        ("five-eyes", 5, "NZ", "FR"),
        ("baltic-states", 3, "LV", "PL"),
        ("european-union", 27, "HR", "GB"),
        ("nato", 30, "MK", "SE"),
        ("g20", 19, "TR", "ES"),
        ("g7", 7, "JP", "RU"),
        ("brics", 5, "ZA", "IR"),
        ("african-union", 55, "EH", "RE"),
        ("gulf-cooperation-council", 6, "QA", "IQ"),
        ("asean", 10, "MM", "TL"),
        ("nordic-countries", 5, "IS", "EE"),
        ("oecd", 37, "CO", "CR"),
        ("arab-league", 22, "KM", "IR"),
        ("china-ceec", 17, "GR", "CN"),
        ("africa", 60, "EG", "YE"),
    ],
)
def test_memberships(reference: Gazetteer, code: str, count: int, has: str, has_not: str) -> None:
    members = next(group.members for group in reference.groups if group.code == code)
    assert len(members) == count
    assert has in members
    assert has_not not in members


def test_only_known_demonyms_mean_two_places(reference: Gazetteer) -> None:
    meant: dict[str, set[str]] = {}
    for _, name, code in written_forms(reference):
        meant.setdefault(alike(name), set()).add(code)
    assert {name.removesuffix("s") for name, codes in meant.items() if len(codes) > 1} == {
        "Channel Islander", "Congolese", "Dominican",
    }  # fmt: skip


def test_the_files_are_in_the_form_the_script_writes() -> None:
    for name in ("countries.json", "country_names.json", "groups.json"):
        text = (REFERENCE / name).read_text(encoding="utf-8")
        lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in json.loads(text))
        assert text == f"[\n{lines}\n]\n"


@pytest.mark.parametrize("content", [None, b"", b"{}", b"[1]", b'[{"iso2": "NO"}]', b"\xff\xfe"])
def test_damaged_data_is_said(tmp_path: Path, content: bytes | None) -> None:
    (tmp_path / "groups.json").write_text("[]")
    if content is not None:
        (tmp_path / "countries.json").write_bytes(content)
    with pytest.raises(BadInput, match="reference data"):
        load_reference(tmp_path)
