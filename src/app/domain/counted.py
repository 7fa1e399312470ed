"""What is counted: units and items under one name each, so that *ton*, *tonnes* and *metric tons* are one sum.

A small table says which words mean the same; the workspace extends it (`merged`). Plurals are recognised without being
listed. Nothing is converted: kilograms stay apart from tonnes, and a short ton from both. A word that only probably
means a name, such as a bare *ton*, is *taken* as it, and every sum that depends on it says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from app.domain.donations import Item
from app.domain.language import tr
from app.domain.quantity import interval_words

PIECES = "pieces"
"""The name of the unit of what is counted one by one, which needs not be said: *300,000 masks*."""


class CountedKind(StrEnum):
    """Whether a name is of a unit or of an item."""

    UNIT = "unit"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class CountedName:
    """A name with the words that mean it; plurals need not be among them."""

    kind: CountedKind
    name: str
    words: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    """Words that are taken to mean it, which every sum says."""
    own: bool = False
    """Whether the workspace has said so; else it is the program's."""


def _unit(name: str, *words: str, taken: tuple[str, ...] = ()) -> CountedName:
    return CountedName(CountedKind.UNIT, name, words, taken)


def _item(name: str, *words: str) -> CountedName:
    return CountedName(CountedKind.ITEM, name, words)


_OF_MEASURES = (
    _unit("tonnes", "t", "mt", "metric ton", "metric tonne", taken=("ton",)),
    _unit("short tons", "us ton", "american ton"),
    _unit("long tons", "imperial ton"),
    _unit("kilograms", "kg", "kilo", "kilogramme"),
    _unit("grams", "g", "gramme"),
    _unit("litres", "l", "liter"),
    _unit("cubic metres", "cubic meter", "m3", "m³"),
    _unit("square metres", "square meter", "m2", "m²"),
    _unit("hectares", "ha"),
)
DEFAULTS = (
    *_OF_MEASURES,
    _unit(PIECES, "pcs", "pc", "nos", "each", taken=("unit", "item")),
    _unit("doses", "shot", "jab", "vaccine dose"),
    _unit("boxes", "box"),
    _unit("cartons"),
    _unit("pallets"),
    _unit("pairs"),
    _unit("sets"),
    _unit("truckloads", "lorryload", "truck load", "lorry load"),
    _unit("planeloads", "plane load", "aeroplane load"),
    _item("masks", "face mask", "facemask"),
    _item("surgical masks", "surgical face mask"),
    _item("planes", "aeroplane", "airplane"),
    _item("protective suits", "protective suit"),
    _item("personal protective equipment", "ppe"),
    _item("test kits", "testing kit"),
)
"""The program's own names. A thing of which one is only a kind (surgical masks of masks) has a name of its own."""

_UNCOUNTED = frozenset(
    (
        "food", "foodstuff", "aid", "assistance", "relief", "equipment", "gear", "ppe", "medicine", "medication",
        "medical", "material", "fuel", "diesel", "petrol", "gas", "water", "milk", "rice", "wheat", "flour", "grain",
        "maize", "corn", "oil", "sugar", "salt", "oxygen", "blood", "plasma", "insulin", "clothing", "cargo", "freight",
        "goods", "supplies", "supply", "cash", "money", "support", "shelter", "bedding", "linen", "gauze", "cotton",
        "cement", "timber", "steel", "coal", "tea",
    )
)  # fmt: skip
"""Things of which a bare number does not say how much it is; by the last word of the thing."""
_PLURALS = {
    "men": "man", "women": "woman", "children": "child", "people": "person", "persons": "person", "feet": "foot",
    "buses": "bus", "gases": "gas", "gas": "gas", "lenses": "lens", "lens": "lens", "knives": "knife",
    "loaves": "loaf", "aircrafts": "aircraft", "goods": "goods", "supplies": "supplies",
}  # fmt: skip
_SINGLE = frozenset(
    (
        "ambulance", "bag", "bed", "bicycle", "blanket", "boat", "book", "bottle", "box", "bucket", "bus",
        "carton", "chair", "clinic", "concentrator", "convoy", "crate", "cylinder", "desk", "dose",
        "drone", "engineer", "expert", "flight", "glove", "gown", "helicopter", "helmet", "hospital", "house", "jacket",
        "jet", "kit", "laptop", "mask", "mattress", "net", "nurse", "package", "pair", "pallet",
        "parcel", "pump", "sack", "school", "set", "sheet", "ship", "shipment", "suit",
        "surgeon", "tablet", "tanker", "tarp", "tarpaulin", "team", "tent", "tonne", "toolkit", "truck",
        "truckload", "van", "vehicle", "ventilator", "vial", "volunteer",
    )
)  # fmt: skip
"""English words for one of what is counted, which no other language has for several of it."""
_ONE = re.compile(r"\D*1")
_BEHIND = re.compile(r"[ ,;(]+(?:at|by|for|from|in|into|on|of|per|to|under|with)\b| *[,;(]")
"""Where what is said of things begins, of which each may have one: *computers for a school*."""
_AROUND = " \t\n.,;:()\"'“”‘’"
_LATIN = re.compile("[A-Za-z]")
_HYPHENS = re.compile(r"[-‐‑–\s]+")


@lru_cache(maxsize=1 << 14)
def plain_words(words: str) -> str:
    """Words normalised for comparison: lower case, single spaces, no article, the last one in the singular."""
    plain = _HYPHENS.sub(" ", words.casefold()).strip(_AROUND)
    for article in ("the ", "a ", "an ", "of "):
        plain = plain.removeprefix(article)
    head, space, last = plain.rpartition(" ")
    return f"{head}{space}{_singular(last)}"


def _singular(word: str) -> str:
    """The singular of an English noun, or the word; what matters is that both come out alike."""
    if word in _PLURALS:
        return _PLURALS[word]
    if len(word) < 4 or not word.isascii():
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith("ie"):
        return f"{word[:-2]}y"
    if word.endswith(("sses", "xes", "zzes", "ches", "shes", "oes")):
        return word[:-2]
    if word.endswith("oe"):
        return word[:-1]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


MEASURES = {plain_words(word): row.name for row in _OF_MEASURES for word in (row.name, *row.words, *row.taken)}
"""The measures of weight, volume and area by their words."""


def plain_name(kind: CountedKind, name: str) -> tuple[CountedKind, str]:
    """A normalised name: plurals and case make no difference."""
    return kind, plain_words(name)


def merged(own: Iterable[CountedName]) -> tuple[CountedName, ...]:
    """The program's names, overridden by those of the workspace."""
    out = {plain_name(row.kind, row.name): row for row in DEFAULTS}
    out |= {plain_name(row.kind, row.name): replace(row, own=True) for row in own}
    return tuple(sorted(out.values(), key=lambda row: (row.kind is CountedKind.ITEM, plain_words(row.name))))


class Thing(NamedTuple):
    """What a number counts. Two are added if their `key` is equal."""

    key: tuple[str, str]
    """The thing and the unit as they are compared."""
    what: str
    unit: str
    """As they are shown; the unit is empty where it needs not be said."""
    taken: tuple[str, ...]
    """Words taken to mean a name, as (word, name) in turn."""


class Names:
    """The current table. Making one is cheap; lookups are cached."""

    __slots__ = ("_known", "_seen", "rows")

    def __init__(self, rows: Sequence[CountedName] = ()) -> None:
        """`rows` are all names, as `merged` gives them; without any they are the program's."""
        self.rows = tuple(rows) or merged(())
        self._seen: dict[tuple[str, str], Thing] = {}
        self._known: dict[tuple[CountedKind, str], tuple[CountedName, bool]] = {}
        # Words of the workspace before those of the program, and a name before words that mean another.
        for row in sorted(self.rows, key=lambda row: row.own):
            for word in (*row.words, *row.taken):
                self._known[plain_name(row.kind, word)] = row, word in row.taken
        for row in self.rows:
            self._known[plain_name(row.kind, row.name)] = row, False

    def thing(self, item: str, unit: str) -> Thing:
        found = self._seen.get((item, unit))
        if found is None:
            found = self._seen[item, unit] = self._look_up(item, unit)
        return found

    def _look_up(self, item: str, unit: str) -> Thing:
        """The thing that an item and its unit are counted as. Pieces are no unit, nor is what the item says already."""
        item, unit = self._with_unit(item, unit)
        what, shown, taken = self._named(CountedKind.ITEM, item)
        measure, shown_unit, taken_unit = self._named(CountedKind.UNIT, unit)
        if measure == plain_words(PIECES) and not is_uncounted(what):
            measure, shown_unit = "", ""
        elif measure == plain_words(PIECES) and taken_unit:  # units of insulin are no pieces
            measure, shown_unit, taken_unit = plain_words(unit), " ".join(unit.split()), ()
        elif measure and _says(item, unit):
            measure, shown_unit = "", ""  # two teams of medical teams are two medical teams
        return Thing((what, measure), shown, shown_unit, (*taken, *taken_unit))

    def _with_unit(self, item: str, unit: str) -> tuple[str, str]:
        """*boxes of masks* and *vaccine doses* say their unit themselves."""
        first, of, rest = item.partition(" of ")
        says_it = of and rest.strip() and plain_name(CountedKind.UNIT, first) in self._known
        if says_it and plain_words(unit) in ("", plain_words(first)):
            return rest, first
        if unit.strip():
            return item, unit
        head, space, last = item.strip().rpartition(" ")
        return (head, last) if space and plain_words(last) == "dose" else (item, unit)

    def _named(self, kind: CountedKind, written: str) -> tuple[str, str, tuple[str, ...]]:
        found = self._known.get(plain_name(kind, written))
        if found is None:
            return plain_words(written), " ".join(written.split()), ()
        row, taken = found
        return plain_words(row.name), row.name, (" ".join(written.split()), row.name) if taken else ()


_PERSONS = frozenset(("person", "member", "pax", "staff"))
_OF_PERSONS = frozenset(
    (
        "adviser", "advisor", "doctor", "engineer", "epidemiologist", "expert", "firefighter", "fireman", "firemen",
        "instructor", "medic", "midwife", "nurse", "officer", "paramedic", "personnel", "physician", "policeman",
        "policemen", "rescuer", "sailor", "soldier", "specialist", "staff", "student", "surgeon", "teacher",
        "technician", "trainee", "trainer", "troop", "volunteer", "worker",
    )
)  # fmt: skip
"""What persons who are counted are called; *training* and *medical team* are no such words."""


def _says(item: str, unit: str) -> bool:
    """Whether an item names its unit itself: *medical teams*, *delegation of doctors*, *barges (on loan)*, of people
    *nurses*."""
    plain, measure = plain_words(item.partition(" (")[0]), plain_words(unit)
    if measure in _PERSONS and plain.rpartition(" ")[2] in _OF_PERSONS:
        return True
    return measure == plain or plain.endswith(f" {measure}") or measure == plain_words(item.partition(" of ")[0])


def is_measure(item: str) -> bool:
    """Whether an item is no more than a measure, which does not say of what: *tonnes*."""
    return plain_words(item) in MEASURES


def is_uncounted(item: str) -> bool:
    """Whether a bare number says nothing about the quantity: 10 food."""
    return plain_words(item).rpartition(" ")[2] in _UNCOUNTED


def is_plural(item: str) -> bool:
    """Whether an item is in the plural, judging by English endings."""
    return bool(item) and plain_words(item)[-3:] != item.casefold().strip(_AROUND)[-3:]


def item_words(item: Item) -> str:
    """An item as understood: *≈ 100,000 masks*."""
    return counted_words(interval_words(item), item.item, item.unit)


def _several(words: str) -> str:
    """What is written of one thing, as it is said of several, where it is one of some English words: *field hospital*;
    of *box of masks* the boxes."""
    found = _BEHIND.search(words)
    at = found.start() if found else len(words)
    last = words[:at].rpartition(" ")[2].casefold()
    if last not in _SINGLE:
        return words
    return f"{words[:at]}{'es' if last.endswith(('s', 'x')) else 's'}{words[at:]}"


def counted_words(amount: str, item: str, unit: str) -> str:
    """An amount of a thing as shown: *300,000 masks*, *10 parcels of food*, *10 food (unit not stated)*.

    `amount` is empty where no number is stated; then the thing is alone. What is written in the singular is counted
    in the plural.
    """
    if not amount:
        return item
    several = str if _ONE.fullmatch(amount) else _several
    plain = plain_words(unit)
    is_unit_known = not plain or _says(item, unit)
    if is_unit_known and is_uncounted(item):
        return tr("{number} {item} (unit not stated)").format(number=amount, item=item)
    if is_unit_known or (plain == plain_words(PIECES) and not is_uncounted(item)):
        return f"{amount} {several(item)}"
    unit = several(unit)
    if not _LATIN.search(f"{unit}{item}"):  # as Hebrew, Arabic and Chinese have it, with no word between
        return f"{amount} {unit} {item}"
    return tr("{number} {unit} of {item}").format(number=amount, unit=unit, item=item)
