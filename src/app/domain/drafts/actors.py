"""Who is named in a sentence: countries, their governments, towns, organisations, persons, nameless bodies, pronouns.

What is read, in this order, and of what overlaps the longer one stands:

1. names that are known: of countries (with demonyms, capitals and other seats), of organisations, of towns;
2. around a country what makes it its government (`governments`): *the Government of the Kingdom of Norway*,
   *Kathmandu's health ministry*, *Brazilian Army*;
3. capitalised words that end or begin as organisations and companies do, and persons (`capitals`);
4. bodies without a name, and pronouns (`bodies`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from app.domain.countries import Country, CountryGroup, Gazetteer
from app.domain.drafts.bodies import bodies
from app.domain.drafts.capitals import capitalised
from app.domain.drafts.named import Named, NamedKind, words_of
from app.domain.drafts.organisations import Organisation, OrganisationKind
from app.domain.drafts.places import (
    Form,
    How,
    Place,
    Sentence,
    Span,
    Stated,
    forms_of,
    government_around,
    stated,
    town_at,
)
from app.domain.drafts.towns import Towns
from app.domain.names import Names, alike

__all__ = ["ActorReader", "Named", "NamedKind"]


class _Known(NamedTuple):
    """A name that is known, as it stands in the sentence."""

    start: int
    end: int
    form: Form | None
    organisation: Organisation | None


class ActorReader:
    """Finds who is named. Making one takes some tens of milliseconds, so keep it."""

    __slots__ = ("_forms", "_names", "_organisations", "_places", "_towns")

    def __init__(self, gazetteer: Gazetteer, towns: Towns, organisations: Iterable[Organisation]) -> None:
        self._places: dict[str, Country | CountryGroup] = {
            place.code: place for place in (*gazetteer.countries, *gazetteer.groups)
        }
        self._towns = towns
        self._organisations: dict[str, Organisation] = {}
        for one in organisations:
            for name in (one.name, *one.aliases):
                self._organisations[alike(name)] = one
        self._forms = forms_of(gazetteer)
        known = {*self._forms, *self._organisations}
        self._names = Names((name, name) for name in known)

    def find(self, text: str, start: int, end: int) -> list[Named]:
        """Everybody named between two code points, in order, none over another."""
        plain = alike(text[start:end])
        words = words_of(plain, start)
        known = [self._known(low, high, name) for low, high, name in self._names.find(text, start, end)]
        codes = {one.form.codes[0] for one in known if one.form is not None and len(one.form.codes) == 1}
        people = [Span(one.start, one.end) for one in known if one.form is not None and one.form.how is How.PEOPLE]
        forms = [(one.start, one.form) for one in known if one.form is not None]
        named = [Stated(low, code) for low, form in forms for code in form.codes]
        sentence = Sentence(text, plain, start, end, words, frozenset(codes), self._places, people, named)
        found: list[Named] = []
        places: list[Place] = []
        for one in known:
            if one.organisation is not None:
                found.append(_organisation(one.start, one.end, one.organisation))
            elif one.form is not None:
                place = stated(sentence, one.start, one.end, one.form)
                if place is not None:
                    places.append(place)
        found_at = [(one.start, one.end) for one in known if one.organisation is not None]
        places = _outer([*places, *self._in_towns(sentence, places, found_at)])
        found += [place.named for place in places]
        found += [one for place in places if (one := government_around(sentence, place)) is not None]
        found += capitalised(sentence, places, found)
        found = _apart(found)
        return _apart([*found, *bodies(sentence, found, places)])

    def _known(self, start: int, end: int, name: str) -> _Known:
        form = self._forms.get(name)
        return _Known(start, end, form, None if form is not None else self._organisations[name])

    def _in_towns(self, sentence: Sentence, places: Sequence[Place], taken: Sequence[tuple[int, int]]) -> list[Place]:
        """The towns, the longest name at each word; not within an organisation or a longer name of a country."""
        held = sorted([*taken, *((one.start, one.end) for one in places if one.how is not How.SHARED)])
        found: list[Place] = []
        at = 0
        while at < len(sentence.words):
            place = town_at(sentence, at, self._towns) if sentence.words[at].capital else None
            at += 1
            if place is None or _taken(place, held):
                continue
            found.append(place)
            while at < len(sentence.words) and sentence.words[at].start < place.end:
                at += 1
        return found


def _taken(place: Place, held: Sequence[tuple[int, int]]) -> bool:
    """Whether a town shares letters with another name that is not within its own."""
    for low, high in held:
        within = place.start <= low and high <= place.end and (low, high) != (place.start, place.end)
        if low < place.end and place.start < high and not within:
            return True
    return False


def _outer(places: list[Place]) -> list[Place]:
    """The places in order, without those within a longer one."""
    kept: list[Place] = []
    for place in sorted(places, key=lambda one: (one.start, -one.end)):
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return kept


def _organisation(start: int, end: int, one: Organisation) -> Named:
    kind = NamedKind.COMPANY if one.kind is OrganisationKind.COMPANY else NamedKind.ORGANISATION
    return Named(start, end, kind, one.name, "", home=one.iso2)


_RANK = {NamedKind.TOWN: 1, NamedKind.PRONOUN: 2, NamedKind.BODY: 1}


def _apart(found: Iterable[Named]) -> list[Named]:
    """Of what shares letters the longer one; of one length a country before a town, what has a name before the rest."""
    kept: list[Named] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, _RANK.get(one.kind, 0), one.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept)
