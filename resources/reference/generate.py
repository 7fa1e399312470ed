"""Make countries with their other names, former states, groups and currencies from packages and our curated.toml.

Run it from the repository root in an environment with the dependency group `reference`:

    uv run --group reference python resources/reference/generate.py

The output is sorted and the same for the same versions of the packages; it is committed, so that the program
needs none of them.
"""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pycountry  # pyright: ignore[reportMissingImports]
from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_precision
from countryinfo import CountryInfo  # pyright: ignore[reportMissingImports]

HERE = Path(__file__).parent
Row = dict[str, Any]


def tidy(words: Iterable[str], *unwanted: str) -> list[str]:
    """The words once each in code point order, NFC, without `unwanted` and without empty ones."""
    clean = {unicodedata.normalize("NFC", word.strip().replace("’", "'")) for word in words}
    return sorted(clean - {""} - {word.replace("’", "'") for word in unwanted})


def country(iso2: str, info: Row, curated: Row, locales: dict[str, Locale]) -> tuple[Row, str]:
    """One country's row, and its intermediate region, which only the groups need."""
    cldr = locales["en"].territories[iso2]
    name = curated["name"].get(iso2, cldr)
    iso3 = info["ISO"]["alpha3"]
    packaged = [s for s in info.get("altSpellings", []) if s not in (iso2, iso3) and len(s) > 2]
    unwanted = curated["not_aliases"].get(iso2, [])
    aliases = [a for a in [cldr, *packaged] if a.strip() not in unwanted] + curated["aliases"].get(iso2, [])
    unwanted = curated["not_demonyms"].get(iso2, [])
    demonyms = [d for d in (info.get("demonym") or "").split(",") if d.strip() not in unwanted]
    metonyms, shared = seats(info, curated, name)
    row = {
        "iso2": iso2,
        "iso3": iso3,
        "numeric": info["ISO"]["numeric"],
        "name": name,
        "names": {lang: locales[lang].territories[iso2] for lang in ("he", "zh")},
        "aliases": tidy(aliases, name),
        "demonyms": tidy(demonyms + curated["demonyms"].get(iso2, [])),
        "region_adjectives": tidy(curated["region_adjectives"].get(iso2, "").split("|")),
        "metonyms": metonyms,
        "capitals": shared,
        "leaders": leaders(iso2, curated),
        "region": info.get("region") or "",
        "subregion": info.get("subregion") or "",
        "user_assigned": "user_assigned" in info,
    }
    return row, info.get("intermediateregion") or ""


def seats(info: Row, curated: Row, name: str) -> tuple[list[str], list[str]]:
    """What stands for a country's government wherever it is said, and the capitals whose name others share."""
    iso2 = info["ISO"]["alpha2"]
    listed = [info.get("capital") or "", *curated["capitals"].get(iso2, [])]
    capitals = set(listed) - {name, *curated["not_capitals"].get(iso2, [])}
    shared = capitals & {capital.strip() for capital in curated["shared"]["capitals"].split("|")}
    return tidy([*(capitals - shared), *curated["metonyms"].get(iso2, [])]), tidy(shared)


def leaders(code: str, curated: Row) -> list[str]:
    """The names of heads of state and of government."""
    return tidy(curated["leaders"].get(code, "").split("|"))


def former(curated: Row) -> list[Row]:
    """States that are gone, in the form of countries."""
    listed = ("name", "aliases", "demonyms", "metonyms")
    rows: list[Row] = []
    for code, row in sorted(curated["former"].items()):
        stated = {key: row.get(key, []) for key in listed}
        rows.append({"iso2": code, **stated, "leaders": leaders(code, curated), "years": row["years"]})
    return rows


def countries(curated: Row) -> tuple[list[Row], dict[str, set[str]]]:
    """All countries by code, and the members of every region by its name."""
    locales = {"en": Locale("en"), "he": Locale("he"), "zh": Locale("zh", script="Hans")}
    infos: dict[str, Row] = {}
    for entry in pycountry.countries:
        info = CountryInfo(entry.alpha_2).info()
        if (info["ISO"]["alpha3"], info["ISO"]["numeric"]) != (entry.alpha_3, entry.numeric):
            raise SystemExit(f"countryinfo and pycountry differ on the codes of {entry.alpha_2}")
        infos[entry.alpha_2] = {**info, **curated["m49"].get(entry.alpha_2, {})}
    for iso2, own in curated["user_assigned"].items():
        codes = {"alpha2": iso2, "alpha3": own["iso3"], "numeric": ""}
        infos[iso2] = {"ISO": codes, "user_assigned": True, **own}
    rows: list[Row] = []
    regions: dict[str, set[str]] = {}
    for iso2 in sorted(infos):
        row, intermediate = country(iso2, infos[iso2], curated, locales)
        rows.append(row)
        for region in {row["region"], row["subregion"], intermediate} - {""}:
            regions.setdefault(region, set()).add(iso2)
    return rows, regions


def groups(curated: Row, regions: dict[str, set[str]]) -> list[Row]:
    """All groups by code: those with a list of members and those that are a region."""
    found: dict[str, Row] = {}
    for code, group in curated["groups"].items():
        found[code] = {**group, "members": sorted(group["members"].split())}
    for code, group in curated["regions"].items():
        source = f"United Nations M49: {group['of']}, as countryinfo has it; territories are counted."
        found[code] = {**group, "members": sorted(regions[group["of"]]), "source": source}
    return [
        {
            "code": code,
            "name": group["name"],
            "aliases": tidy(group["aliases"], group["name"]),
            "members": group["members"],
            "as_of": curated["as_of"],
            "source": group["source"],
        }
        for code, group in sorted(found.items())
    ]


def currencies(curated: Row, rows: list[Row]) -> list[Row]:
    """All currencies by code: those of ISO 4217 today, and those withdrawn not too long ago."""
    about = curated["currency"]
    names = Locale("en")
    home = {row["iso2"]: row for row in rows}
    places, once, until, began = used_in(about["withdrawn_since"])
    until |= about["of_no_country"]
    found = {entry.alpha_3: "" for entry in pycountry.currencies if entry.alpha_3 not in about["not_money"]}
    found = {code: day for code, day in until.items() if code not in found} | found
    out: list[Row] = []
    for code, day in sorted(found.items()):
        # The CLDR's plurals are in its data, of which babel's public functions give the form of a number only.
        listed = curated["currency_signs"].get(code, ())
        forms = names._data["currency_names_plural"].get(code) or {}
        one = forms.get("one") or names.currencies.get(code) or code
        plain = re.sub(r" \(.*\)$", "", one)
        many = re.sub(r" \(.*\)$", "", forms.get("other") or one)
        named = code not in about["only_code"] and (plain == one or day >= about["shares_its_name_since"])
        out.append(
            {
                "code": code,
                "name": one,
                "minor": curated["currency_minor"].get(code, get_currency_precision(code)),
                "since": began.get(code, 0),
                "until": day,
                "countries": sorted(places.get(code, ())),
                "once": sorted(once.get(code, ())) if day or not places.get(code) else [],
                "signs": sorted({code, *listed, *(sign.rstrip(".") for sign in listed)}),
                "words": spoken(code, plain, many, None if day and plain == one else home.get(code[:2]), curated)
                if named
                else [],
                "likeliest": sorted(token for token, meant in curated["currency_likeliest"].items() if meant == code),
            }
        )
    today = {word for row in out if not row["until"] for word in row["words"]}
    for row in out:
        if row["until"] and row["until"] < about["shares_its_name_since"]:
            row["words"] = [word for word in row["words"] if word not in today]
    return out


def used_in(since: str) -> tuple[dict[str, set[str]], dict[str, set[str]], dict[str, str], dict[str, int]]:
    """Where each currency is legal tender; where it once was; its last day where it is so nowhere; its first year."""
    places: dict[str, set[str]] = {}
    once: dict[str, set[str]] = {}
    until: dict[str, str] = {}
    began: dict[str, int] = {}
    for territory, periods in get_global("territory_currencies").items():
        for code, start, end, tender in periods:
            if tender:
                began[code] = min(began.get(code, 9999), start[0] if start else 0)
            day = "" if end is None else "{:04}-{:02}-{:02}".format(*end)
            if tender and not day and territory != "EU":
                places.setdefault(code, set()).add(territory)
            if tender and day:
                once.setdefault(code, set()).add(territory)
            if tender and (day >= since or not day):
                until[code] = max(until.get(code, ""), day)
    return places, once, until, began


def spoken(code: str, one: str, many: str, country: Row | None, curated: Row) -> list[str]:
    """The words for a currency in small letters: with each adjective, and alone where that is no common word."""
    noun, plural = one.split()[-1], many.split()[-1]
    nouns = [noun, plural, *curated["currency_nouns"].get(noun.lower(), [f"{noun}s"])]
    adjectives = {one.removesuffix(noun).strip(), *curated["currency_adjectives"].get(code, ())}
    if country is not None and country["iso2"] not in ("EU", "XK"):
        adjectives |= {country["name"], *country["demonyms"]}
    words = {f"{adjective} {noun}" for adjective in adjectives - {""} for noun in nouns}
    words |= {word for word in nouns if word.lower() not in curated["currency"]["not_bare"]}
    words |= set(curated["currency_words"].get(code, ()))
    return tidy(folded(word.lower().replace("&", "and").replace("-", " ").replace("st. ", "saint ")) for word in words)


def folded(text: str) -> str:
    """The text without accents."""
    return "".join(char for char in unicodedata.normalize("NFKD", text) if unicodedata.category(char) != "Mn")


def write(name: str, rows: list[Row]) -> None:
    """One row a line: readable, and a change shows as the line it changes."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (HERE / name).write_text(f"[\n{lines}\n]\n", encoding="utf-8", newline="\n")
    print(f"{name}: {len(rows)}")


def main() -> None:
    """Write the files beside this script."""
    curated = tomllib.loads((HERE / "curated.toml").read_text(encoding="utf-8"))
    rows, regions = countries(curated)
    write("countries.json", rows)
    write("former.json", former(curated))
    write("groups.json", groups(curated, regions))
    write("currencies.json", currencies(curated, rows))


if __name__ == "__main__":
    main()
