"""Make country_names.json and month_names.json: what countries and months are called in the languages of tables.

Run it from the repository root; it asks npm for two packages of the Unicode CLDR and keeps nothing else:

    .venv/bin/python resources/reference/generate_names.py

Of a country there are the name, the short one (США) and the variant of each language. A name that means two countries
in two languages is left out, so that it is asked about.
"""

from __future__ import annotations

import json
import re
import subprocess
import tarfile
import tempfile
import unicodedata
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PACKAGES = {"territories": "cldr-localenames-full@47.0.0", "ca-gregorian": "cldr-dates-full@47.0.0"}
_LISTED = """
am ar az be bg bn bs ca cs da de el es et fa fi fil fr gl he hi hr hu hy id is it ja ka kk km ko ky lo lt lv mk mn ms my
nb ne nl pl ps pt pt-PT ro ru si sk sl so sq sr sr-Latn sv sw ta tg th tr uk ur uz vi zh zh-Hant
"""
LANGUAGES = _LISTED.split()
OURS = {
    "AE": "EAU|BAE|VAE|ZEA", "CD": "RDC|RD Congo|RD Kongo|ДРК", "CF": "RCA|ЦАР", "CN": "RPC|КНР", "DE": "BRD|ФРГ",
    "GB": "England und Wales|Großbritannien|Grande-Bretagne|Gran Bretaña|Grã-Bretanha|Gran Bretagna|Великобритания"
          "|Wielka Brytania|Storbritannia|İngiltere|R-U", "KP": "RPDC|КНДР|北韓", "KR": "南韓|韓国|한국|남한",
    "MD": "Moldau", "NL": "Holland|Holanda|Hollande|Olanda", "TW": "台湾|臺灣|台灣",
    "US": "ABD|EEUU|EUA|E-U|США|AEÁ|米国|アメリカ",
}  # fmt: skip
"""Abbreviations and common names that the CLDR does not list."""
Json = dict[str, Any]


def read_package(file: str) -> dict[str, Json]:
    """By language, what stands in such a file of its package."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", PACKAGES[file], "--silent"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as packed:
            found: dict[str, Json] = {}
            for language in LANGUAGES:
                member = packed.extractfile(f"package/main/{language}/{file}.json")
                assert member is not None
                found[language] = json.load(member)["main"][language]
            return found


def key(name: str) -> str:
    """A name as it is compared: its letters and digits, without accents and case."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(char for char in plain if char.isalnum())


def countries(languages: dict[str, Json]) -> list[Json]:
    """Each country with its names, but those that mean another one, too, or that the program knows already."""
    known: dict[str, set[str]] = {}
    codes: dict[str, list[str]] = {}
    for row in json.loads((HERE / "countries.json").read_text(encoding="utf-8")):
        codes[row["iso2"]] = [name for name in OURS.get(row["iso2"], "").split("|") if name]
        for name in (row["name"], *row["aliases"], *row["names"].values(), row["iso2"], row["iso3"]):
            known.setdefault(key(name), set()).add(row["iso2"])
    for row in json.loads((HERE / "groups.json").read_text(encoding="utf-8")):
        for name in (row["name"], *row["aliases"], row["code"]):
            known.setdefault(key(name), set()).add(row["code"])
    for said in languages.values():
        names = said["localeDisplayNames"]["territories"]
        for code, some in codes.items():
            further = [names.get(code + form, "") for form in ("", "-alt-short", "-alt-variant")]
            some += filter(None, further)
    for code, other in (("CG", "CD"), ("CD", "CG")):
        full = tuple(map(key, codes[other]))
        codes[code] = [one for one in codes[code] if not any(name.startswith(key(one)) for name in full)]
    owners: dict[str, set[str]] = {name: {*some} for name, some in known.items()}
    for code, some in codes.items():
        for name in some:
            owners.setdefault(key(name), set()).add(code)
    return [
        {"iso2": code, "names": sorted({unicodedata.normalize("NFC", name.replace("’", "'")) for name in some
                                        if owners[key(name)] == {code} and key(name) not in known})}
        for code, some in sorted(codes.items())
    ]  # fmt: skip


def months(languages: dict[str, Json]) -> list[Json]:
    """By language, the names of each month, and their short forms of three letters or more."""
    rows: list[Json] = []
    for language, said in languages.items():
        forms = said["dates"]["calendars"]["gregorian"]["months"]
        wanted = [forms[use][width] for use in ("format", "stand-alone") for width in ("wide", "abbreviated")]
        each = [sorted({form[str(month)].casefold().rstrip(".") for form in wanted}) for month in range(1, 13)]
        plain = [[name for name in names if re.fullmatch(r"[^\d]{3,}", name)] for names in each]
        if all(plain):
            rows.append({"language": language, "months": plain})
    return rows


def write(name: str, rows: list[Json]) -> None:
    """One row a line: readable, and a change shows as the line it changes."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (HERE / name).write_text(f"[\n{lines}\n]\n", encoding="utf-8", newline="\n")
    print(f"{name}: {len(rows)}")


if __name__ == "__main__":
    write("country_names.json", countries(read_package("territories")))
    write("month_names.json", months(read_package("ca-gregorian")))
