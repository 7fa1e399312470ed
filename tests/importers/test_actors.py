"""The reference data of the reader of names: well formed, compact, and said to be damaged where they are."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from pathlib import Path

import pytest
from tests.helpers.each import each

from app.domain.drafts.names.organisations import OrganisationKind
from app.domain.drafts.names.towns import Towns
from app.domain.errors import BadInput
from app.domain.names import alike
from app.importers.actors import load_actor_reader, load_word_kinds
from app.importers.reference import load_reference
from app.paths import REFERENCE

CODES = {country.iso2 for country in load_reference(REFERENCE).countries}
LINES = gzip.decompress((REFERENCE / "towns.tsv.gz").read_bytes()).decode().splitlines()


def test_towns_are_compact_sorted_and_of_known_countries() -> None:
    assert (REFERENCE / "towns.tsv.gz").stat().st_size < 700_000
    assert sorted(LINES) == LINES
    for line in LINES:
        assert re.fullmatch(r" ?[^\t;]+\t[A-Z]{2}\d+(?:=[^\t;=]+)?(?:;[A-Z]{2}\d+(?:=[^\t;=]+)?)*", line), line
    assert {code for line in LINES for code in re.findall(r"(?:\t|;)([A-Z]{2})\d", line)} <= CODES


@each(
    "name, iso2, own",
    [
        ("Kyiv", "UA", "Kyiv"),
        ("Bombay", "IN", "Mumbai"),
        ("Kahramanmaras", "TR", "Kahramanmaraş"),
        ("Kahramanmaraş", "TR", "Kahramanmaraş"),
        ("Deir al-Balah", "PS", "Dayr al Balaḩ"),
        ("Hodeidah", "YE", "Al Ḩudaydah"),
        ("Gorgan", "IR", "Gorgān"),
        ("Tigray", "ET", "Tigray"),
    ],
)
def test_a_town_is_found_by_any_spelling(name: str, iso2: str, own: str) -> None:
    towns, _ = Towns("\n".join(LINES)).find(name)
    assert (towns[0].iso2, towns[0].name) == (iso2, own)


def test_a_name_that_is_a_word_says_so_and_what_is_no_town_is_none() -> None:
    towns = Towns("\n".join(LINES))
    assert towns.find("Of")[1]
    assert not towns.find("Aleppo")[1]
    assert towns.find("") == towns.find("Zzz") == towns.find("aleppo") == ([], False)


def test_organisations_are_well_formed_and_no_name_means_two() -> None:
    rows = json.loads((REFERENCE / "organisations.json").read_text("utf-8"))
    assert [row["name"] for row in rows] == sorted({row["name"] for row in rows})
    names = [alike(name) for row in rows for name in {alike(name) for name in (row["name"], *row["aliases"])}]
    assert len(names) == len(set(names)) > 900
    assert {row["kind"] for row in rows} == {kind.value for kind in OrganisationKind}
    assert {row["iso2"] for row in rows} <= {"", *CODES}
    assert all(name.strip() == name and len(name) > 1 for name in names)


def test_every_state_has_an_adjective_and_a_seat() -> None:
    """City states have the seat in their name; territories without a government abroad have none."""
    countries = load_reference(REFERENCE).countries
    seatless = {country.iso2 for country in countries if not country.metonyms and not country.capitals}
    assert " ".join(sorted(seatless)) == "AI AQ BQ BV CC CX DJ GI GS HK HM IO LU MC MO NF RE SG SJ SM TF UM VA"
    nameless = {country.iso2 for country in countries if not country.demonyms}
    assert " ".join(sorted(nameless)) == "AQ BL BQ BV CX IO MF MP PM SJ TF UM VA"


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("towns.tsv.gz", None),
        ("towns.tsv.gz", b"not packed"),
        ("towns.tsv.gz", gzip.compress(b"\xff\xfe", mtime=0)),
        ("towns.tsv.gz", gzip.compress(b"cut", mtime=0)[:-9]),
        ("word_kinds.tsv.gz", None),
        ("word_kinds.tsv.gz", b"not packed"),
        ("organisations.json", b"[{}]"),
        ("organisations.json", b'[{"name": "A", "kind": "club", "iso2": "", "aliases": []}]'),
        ("former.json", None),
        ("former.json", b'[{"iso2": "SU"}]'),
    ],
)
def test_damaged_data_is_said(tmp_path: Path, file: str, content: bytes | None) -> None:
    folder = tmp_path / "reference"
    shutil.copytree(REFERENCE, folder)
    (folder / file).unlink()
    if content is not None:
        (folder / file).write_bytes(content)
    with pytest.raises(BadInput, match="reference data"):
        load_word_kinds(folder) if file == "word_kinds.tsv.gz" else load_actor_reader(folder)
