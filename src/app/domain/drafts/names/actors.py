"""Who is named in a sentence: countries, their governments, towns, organisations, persons, nameless bodies, pronouns.

What is read, in this order, and of what overlaps the longer one stands:

1. names that are known: of countries (`forms`, `places`), of organisations, of towns (`town_places`);
2. around a country what makes it its government (`governments`): *the Government of the Kingdom of Norway*,
   *Kathmandu's health ministry*, *Brazilian Army*;
3. capitalised words that end or begin as organisations and companies do, and persons (`capitals`);
4. bodies without a name, and pronouns (`bodies`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise, zip_longest
from typing import NamedTuple

from app.domain.countries import Country, CountryGroup, Gazetteer
from app.domain.drafts.names.bodies import bodies
from app.domain.drafts.names.capitals import GIVES, capitalised, of_kin
from app.domain.drafts.names.federal_states import in_state, is_state_behind
from app.domain.drafts.names.forms import Form, forms_of
from app.domain.drafts.names.governments import government_around, of_korea, of_majesty
from app.domain.drafts.names.in_lists import each_getting, in_lists
from app.domain.drafts.names.named import Named, NamedKind, words_of
from app.domain.drafts.names.organisations import Organisation, OrganisationKind
from app.domain.drafts.names.places import as_colony, as_province, stated
from app.domain.drafts.names.sentence import How, Place, Sentence
from app.domain.drafts.names.small_places import SmallPlaces
from app.domain.drafts.names.town_places import town_at
from app.domain.drafts.names.towns import Town, Towns
from app.domain.drafts.words import actor_words as grammar
from app.domain.names import Names, alike

__all__ = ["ActorReader", "Named", "NamedKind"]


class _Known(NamedTuple):
    """A name that is known, as it stands in the sentence."""

    start: int
    end: int
    form: Form | None
    organisation: Organisation | None


_CAPITALS = re.compile(r"[A-Z\u00c0-\u00de][\w'’-]{2,}(?: [A-Z\u00c0-\u00de][\w'’-]{2,})?")
_SMALLER = 10
"""How many times smaller than the largest of its name a town may be and still be meant."""
_TOWNS = 4096
"""Names of which it is kept what town they are of."""
_GREAT_CITY = 1000
"""Thousands of people, from which on a city is meant also where its name is a word."""


class Meaning(NamedTuple):
    """One thing that a name may mean."""

    name: str
    iso2: str
    is_state: bool
    """Whether it is a country or a group of them, and no town."""


class ActorReader:
    """Finds who is named. Making one takes some tens of milliseconds, so keep it."""

    __slots__ = ("_forms", "_names", "_of_regions", "_organisations", "_places", "_small", "_town_called", "_towns")

    def __init__(
        self, gazetteer: Gazetteer, towns: Towns, organisations: Iterable[Organisation], small: SmallPlaces
    ) -> None:
        self._places: dict[str, Country | CountryGroup] = {
            place.code: place for place in (*gazetteer.countries, *gazetteer.groups)
        }
        self._towns = towns
        self._small = small
        self._town_called = lru_cache(_TOWNS)(self._called)  # asked of all names of a text, and again behind each
        self._organisations: dict[str, Organisation] = {}
        for one in organisations:
            for name in (one.name, *one.aliases):
                self._organisations[alike(name)] = one
        self._forms = forms_of(gazetteer)
        self._of_regions = {said: one.iso2 for one in gazetteer.countries for said in one.region_adjectives}
        known = {*self._forms, *self._organisations}
        self._names = Names((name, name) for name in known)

    def find(self, text: str, start: int, end: int) -> list[Named]:
        """Everybody named between two code points, in order, none over another."""
        known = [self._known(low, high, name) for low, high, name in self._names.find(text, start, end)]
        sentence = self._sentence(text, start, end, known)
        listed = [one for one in known if one.organisation is not None and not _is_river(sentence, one)]
        taken = [(one.start, one.end) for one in listed]
        places = self._places_in(sentence, known, taken)
        found = [_organisation(sentence, one.start, one.end, one.organisation) for one in listed if one.organisation]
        found += _with_where(sentence, places)
        governments = (government_around(sentence, place) for place in places)
        # not the Czech Republic's People in Need
        found += [one for one in governments if one is not None and not _taken(one, taken)]
        found += [*of_majesty(sentence), *of_korea(sentence), *of_kin(sentence, places)]
        found += capitalised(sentence, places, found)
        found += in_lists(sentence, found)
        found += each_getting(sentence, found)
        found = _described(sentence, _located(sentence, _apart(found)), places)
        found = _apart([*found, *bodies(sentence, found, places)])
        said = [one for one, after in zip_longest(found, found[1:]) if not _only_calls(sentence, one, after)]
        return [one for one in said if not _is_in_head(sentence, one)]

    def meanings(self, name: str) -> list[Meaning]:
        """All that a name may mean: countries first, then towns, the largest first, one of each country."""
        name = alike(name)
        form = self._forms.get(name)
        places = [self._places[code] for code in form.codes] if form is not None else []
        countries = [Meaning(one.name, one.iso2 if isinstance(one, Country) else "", True) for one in places]
        return [*countries, *(Meaning(town.name, town.iso2, False) for town in self._towns.find(name)[0])]

    def country(self, iso2: str) -> Country | None:
        """The country of a code."""
        place = self._places.get(iso2)
        return place if isinstance(place, Country) else None

    def country_coded(self, code: str) -> Country | None:
        """The country of a code of two or three letters."""
        countries = (place for place in self._places.values() if isinstance(place, Country))
        return next((one for one in countries if code in (one.iso2, one.iso3)), None)

    def _sentence(self, text: str, start: int, end: int, known: Sequence[_Known]) -> Sentence:
        """The sentence with its words, and the countries that its words may name."""
        plain = alike(text[start:end])
        forms = [(one, one.form) for one in known if one.form is not None]
        return Sentence(
            text,
            plain,
            start,
            end,
            words_of(plain, start),
            frozenset(form.codes[0] for _, form in forms if len(form.codes) == 1),
            self._places,
            frozenset(one.end for one, form in forms if form.how is How.PEOPLE),
            {one.start: form.codes for one, form in forms},
            {one.start: one.end - one.start for one, form in forms if form.how in (How.NAME, How.SEAT, How.SHARED)},
        )

    def towns_in(self, text: str) -> list[tuple[str, tuple[str, ...]]]:
        """Every town whose name stands in a text, also within other names, with the countries it may well be in.

        *The Lae Chamber of Commerce* says nothing of a town, but likely pays as Lae does.
        """
        found: list[tuple[str, tuple[str, ...]]] = []
        for run in _CAPITALS.finditer(text):
            for name in (run[0], *run[0].split()):
                if (town := self._town_called(name.removesuffix("'s").removesuffix("’s"))) is not None:
                    found.append(town)
        return found

    def _called(self, name: str) -> tuple[str, tuple[str, ...]] | None:
        """The town of a name, with the countries it may well be in; None where there is none or the name is a word."""
        towns, is_word = self._towns.find(name)
        large = _may_be_in(towns)
        return (towns[0].name, large) if large and (not is_word or towns[0].thousands >= _GREAT_CITY) else None

    def small_places(self, name: str) -> list[Meaning]:
        """All small places of a name that means nothing else, one of each country."""
        countries = () if self.meanings(name) else map(self.country, self._small.countries(name))
        return [Meaning(name, one.iso2, False) for one in countries if one is not None]

    def small_place(self, name: str, among: Collection[str] = ()) -> Country | None:
        """The country of a place too small for the list of towns, where its name means nothing else.

        Of several that have one of that name it is the only one of the countries it is to be among.
        """
        codes = [one.iso2 for one in self.small_places(name)]
        if len(codes) > 1:
            codes = [code for code in codes if code in among]
        return self.country(codes[0]) if len(codes) == 1 else None

    def town_alone(self, name: str, among: Collection[str] = ()) -> Country | None:
        """The country of a town, where one country alone may well be meant, or one alone of those it is to be among.

        Of a capital that shares its name it may be a namesake only in one of the latter: *Tripoli* in Lebanon.
        """
        form = self._forms.get(alike(name))
        if form is not None and form.how is not How.SHARED:
            return None
        codes = _may_be_in(self._towns.find(name)[0])
        if form is not None:
            codes = tuple(code for code in codes if code in among)
        if len(codes) > 1:
            codes = [code for code in codes if code in among]
        return self.country(codes[0]) if len(codes) == 1 else None

    def home_of(self, name: str) -> str:
        """The country that a name says, or of the town or region in it: *Kazakh MFA*, *Hamburg Senate*, *Bavarian*."""
        forms = (self._forms.get(form) for _, _, form in self._names.find(name, 0, len(name)))
        said = (form.codes[0] for form in forms if form is not None and form.how in _OF_NAMES)
        if code := next(said, "") or next((codes[0] for _, codes in self.towns_in(name) if len(codes) == 1), ""):
            return code
        words = name.split()
        said = (*map(" ".join, pairwise(words)), *words)  # South Tyrolean is not Tyrolean
        return next((self._of_regions[one] for one in said if one in self._of_regions), "")

    def _places_in(self, sentence: Sentence, known: Sequence[_Known], taken: Sequence[tuple[int, int]]) -> list[Place]:
        """The countries and towns, none within a longer one."""
        read = (stated(sentence, one.start, one.end, one.form) for one in known if one.form is not None)
        places = [place for place in read if place is not None]
        found = [*places, *self._in_towns(sentence, places, taken)]
        places = [as_colony(sentence, as_province(sentence, one)) for one in found]
        places = [in_state(sentence, one) for one in places]
        return _outer(places, sentence)

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


def _may_be_in(towns: Sequence[Town]) -> tuple[str, ...]:
    """The countries in which the town of a name may well be, the largest one's first."""
    return tuple(one.iso2 for one in towns if one.thousands * _SMALLER >= towns[0].thousands)


def _taken(place: Place | Named, held: Sequence[tuple[int, int]]) -> bool:
    """Whether a town shares letters with another name that is not within its own; *'s* makes no name longer."""
    at = max(0, bisect_left(held, (place.start, 0)) - 1)
    while at < len(held) and held[at][0] < place.end:
        low, high = held[at]
        same = low == place.start and high in (place.end, place.end - len("'s"))
        within = place.start <= low and high <= place.end and not same
        if place.start < high and not within:
            return True
        at += 1
    return False


def _outer(places: list[Place], sentence: Sentence) -> list[Place]:
    """The places in order, without those within a longer one; those that only say where another is are marked."""
    kept: list[Place] = []
    plain, start = sentence.plain, sentence.start
    ordered = sorted(places, key=lambda one: (one.start, -one.end))
    for at, place in enumerate(ordered):
        before = kept[-1] if kept else None
        if before is not None and place.start < before.end:
            continue
        says_where = (
            before is not None
            and before.named.kind is NamedKind.TOWN
            and (place.how in (How.NAME, How.REGION) or is_state_behind(sentence, before.end, place))
            and before.named.iso2 == place.named.iso2
            and plain[before.end - start : place.start - start] in (", ", ", in ", " in ")
            and _DOES.match(sentence.after(place.end, 60)) is None  # in Geneva, Switzerland gave
            and not (_RECEIVES.match(sentence.after(place.end, 30)) and _IN.match(plain[: before.start - start]))
            and _OWNS_TOWN.match(sentence.after(place.end, 40)) is None
            and not _is_listed(sentence, before, place, ordered[at + 1 :])
        )
        based = _BASED.match(plain, place.end - start) is not None
        kept.append(place._replace(how=How.WHERE) if says_where or based else place)
    return kept


def _is_listed(sentence: Sentence, before: Place, place: Place, behind: Sequence[Place]) -> bool:
    """Whether a region stands in a list with the place before it: *in Borno, Adamawa and Yobe*."""
    if place.how is not How.REGION:
        return False
    end, joint = place.end, ""
    for after in behind:
        joint = sentence.text[end : after.start]
        if after.named.iso2 != place.named.iso2 or not _JOINT.fullmatch(joint):
            return False
        end = after.end
        if joint != ", " or after.how is not How.REGION or before.how is How.REGION:
            break
    paired = re.match(r", [A-Z]", sentence.after(end, 3)) is not None  # Covington, Louisiana and Houston, Texas
    return joint != "" and (before.how is How.REGION or (joint != ", " and not paired))


_JOINT = re.compile(r",? (?:and|or) (?:the )?|, ")


def _with_where(sentence: Sentence, places: Sequence[Place]) -> list[Named]:
    """Those named by places; a town with the state or country behind its comma: *Covington, Louisiana*."""
    found: list[Named] = []
    for place in places:
        if place.how is not How.WHERE:
            found.append(place.named)
        elif found and sentence.text[found[-1].end : place.start] == ", ":
            found[-1] = found[-1]._replace(end=place.end)
    return found


_OF_NAMES = (How.NAME, How.PEOPLE)
"""Forms of a country that also stand in the names of its bodies."""
_DOES = re.compile(rf" (?:has|have|had|will|would|is|was|also|itself|commit(?:s|ted))\b| [$€£]?\d|{GIVES.pattern}")
_RECEIVES = re.compile(r" (?:recently |formally |officially |also )?(?:receive[sd]?|gets|got|accepted|took delivery)\b")
_IN = re.compile(r"(?:[Ii]n|[Aa]t|[Oo]n|[Dd]uring)\b[^,;.]*\Z")
"""Before a town in which a country got something: *at a ceremony in Dodoma, Tanzania received*."""
_TOWN = r"(?:city|town|capital|port|village|municipality)\b"
_OWNS_TOWN = re.compile(rf"['’]s? (?:[a-z-]+ ){{0,3}}?{_TOWN}|['’]s (?:[a-z]+ )?[a-z]+ (?:said|says)\b")
"""Behind a country whose town is named before it: *Bergen, Norway's second city*."""
_BASED = re.compile(r"-(?:based|born)\b")
"""What says where somebody else sits: *a Washington-based charity*."""
_WIRES = re.compile(r"(?:[A-Z0-9][\w.'’/-]*,? ){1,8}\($")
_AFTER_WIRE = re.compile(r"(?:/[\w ]+)?\)(?:,| ?[-–—]+) ")


def _is_river(sentence: Sentence, one: _Known) -> bool:
    """Whether a firm's name is that of a river, by its article: *villages on the Amazon*."""
    return sentence.text[one.start : one.end] == "Amazon" and sentence.before(one.start, 4).lower() == "the "


def _is_in_head(sentence: Sentence, one: Named) -> bool:
    """Whether it is only whose report this is: *LIMA, 4 May (AFP) -*."""
    if not sentence.text.endswith("(", sentence.start, one.start):
        return False
    before = sentence.before(one.start, one.start - sentence.start)
    return bool(_WIRES.fullmatch(before) and _AFTER_WIRE.match(sentence.after(one.end, 40)))


_FOR_WHOM = re.compile(r" for (?:the )?(?P<whom>[A-Z]\w+(?: [A-Z]\w+)*)")
_BRANCH = re.compile(r" (?:do |de |of )?(?=[A-Z])")


def _organisation(sentence: Sentence, start: int, end: int, one: Organisation) -> Named:
    """An organisation that is known, with the country whose branch it is: *Oxfam Australia*."""
    kind = NamedKind.COMPANY if one.kind is OrganisationKind.COMPANY else NamedKind.ORGANISATION
    branch = _BRANCH.match(sentence.after(end, 5))
    length = sentence.lengths.get(end + branch.end()) if branch is not None else None
    longer = _FOR_WHOM.match(sentence.after(end, 60)) if sentence.text[start:end].endswith("Fund") else None
    if longer is not None and end + longer.start("whom") not in sentence.stated:  # the Kuwait Fund for the Needy
        end += longer.end()
        return Named(start, end, kind, sentence.text[start:end], "", home=one.iso2)
    ends = 0 if branch is None or length is None else end + branch.end() + length
    if branch is None or not ends or ends in sentence.people or sentence.text[ends : ends + 1] == "$":
        state = one.iso2 if one.is_of_state(sentence.codes) else ""
        return Named(start, end, kind, one.name, "", home=one.iso2, state=state)
    codes = sentence.stated[end + branch.end()]
    return Named(start, ends, kind, sentence.text[start:ends], "", home=codes[0])


_MINISTRY = re.compile(r"Ministry|Department|Directorate|Secretariat|Police|Prefecture|Municipality|Embassy")
_GOES_ON = re.compile(
    r"[.;:)]|,? (?:in|on|for|with|after|by|to|from|last|this|is|was|has|will|got|under|during|of)\b|$"
)


def _located(sentence: Sentence, found: Sequence[Named]) -> list[Named]:
    """Those named, bodies with the places that say which: *the Ministry of Health, Lusaka*, *Mali's Scouts*."""
    out: list[Named] = []
    for one in found:
        before = out[-1] if out else None
        if before is not None and _is_placed(sentence, before, one):
            name = sentence.text[before.start : one.end]
            out[-1] = before._replace(end=one.end, name=name, iso2=one.iso2)
        elif before is not None and _is_at(sentence, before, one):
            out[-1] = before._replace(end=one.end, home=one.iso2)
        elif before is not None and _is_relief_in(sentence, before, one):
            out[-1] = before._replace(end=one.end, name=sentence.text[before.start : one.end])
        elif before is not None and _is_of_any(sentence, before, one):
            name = sentence.text[before.start : one.end]
            out[-1] = Named(before.start, one.end, NamedKind.ORGANISATION, name, "", home=before.iso2)
        else:
            out.append(one)
    return out


def _is_placed(sentence: Sentence, body: Named, place: Named) -> bool:
    """Whether a place right behind a body and a comma says where that is."""
    if body.kind is not NamedKind.ORGANISATION or body.iso2 or body.home or _MINISTRY.match(body.name) is None:
        return False
    beside = sentence.text[body.end : place.start] == ", " and place.kind in (NamedKind.TOWN, NamedKind.COUNTRY)
    return beside and bool(place.iso2) and _GOES_ON.match(sentence.after(place.end, 10)) is not None


def _is_at(sentence: Sentence, body: Named, town: Named) -> bool:
    """Whether a place behind a body and a comma says where that is: *Trinity College, Glasgow, gave*."""
    if body.iso2 or sentence.text[body.end : town.start] != ", ":
        return False
    before, after = sentence.before(body.start, 40), sentence.after(town.end, 40)
    if town.kind is NamedKind.COUNTRY and not town.seat and not town.by_people:  # Karoo Foods, Namibia, gave
        return body.kind in _NAMES and _OPENS.fullmatch(before) is not None and _FIRM_DOES.match(after) is not None
    if body.kind is not NamedKind.ORGANISATION or not (town.kind is NamedKind.TOWN or town.seat):
        return False
    if _OPENS.fullmatch(before):
        return (
            GIVES.match(after) is not None
            or re.match(r",? (?:has|have|had|was|were|received|got)\b", after) is not None
        )
    return re.search(r"\b(?:by|from|to) (?:the )?$", before) is not None and _AT_END.match(after) is not None


def _is_relief_in(sentence: Sentence, body: Named, place: Named) -> bool:
    """Whether the name of a body says where it helps: *the Committee for Relief in Belgium*."""
    helps = body.kind is NamedKind.ORGANISATION and _HELPS.search(sentence.text[body.start : body.end]) is not None
    beside = sentence.text[body.end : place.start] == " in " and place.kind in (NamedKind.TOWN, NamedKind.COUNTRY)
    return helps and beside


_HELPS = re.compile(
    r"\b(?:Committee|Commission|Fund|Society|Association|Board|Campaign|Council)\b.* for (?:the )?(?:[A-Z]\w+ )?"
    r"(?:Relief|Aid|Help|Assistance|Refugees|Distress)$"
)
_OF_ANY = re.compile(
    r"(?:National )?(?:Red (?:Cross|Crescent)(?: Society)?|White Helmets|(?:Boy |Girl )?(?:Scouts|Guides)|YMCA|YWCA|"
    r"Olympic Committee|Academy of Sciences?|Chamber of Commerce|(?:Football|Medical|Bar|Press) (?:Association|Club))"
)
"""What many countries have under one name."""


def _is_of_any(sentence: Sentence, state: Named, body: Named) -> bool:
    """Whether it is by its country that a body is told from those of its name: *Turkey's Red Crescent*."""
    owns = state.kind is NamedKind.COUNTRY and sentence.plain[state.end - sentence.start :].startswith("'s ")
    return owns and body.start == state.end + 3 and _OF_ANY.fullmatch(sentence.text, body.start, body.end) is not None


_FIRM_DOES = re.compile(rf",(?: (?:has|have|had|will|is to)\b|{GIVES.pattern})")
_OPENS = re.compile(r"(?:(?:On|In|By|At|Last|During) (?:\w+[ ,]+){1,4})?(?:[Tt]he )?")
_AT_END = re.compile(r"[.;:)]|$|,? (?:in|on|for|with|after|last|this|during|reached|arrived)\b")
_NAMES = (NamedKind.ORGANISATION, NamedKind.COMPANY, NamedKind.PERSON)
_CALLED = re.compile(r" (?:[a-z-]+ )?([a-z-]+) $")


def _described(sentence: Sentence, found: Sequence[Named], places: Sequence[Place]) -> list[Named]:
    """Those named, without the country of which one is only said to be: *the South African grocer Karoo Fresh*."""
    peoples = {place.start: place for place in places if place.how is How.PEOPLE}
    out: list[Named] = []
    for one in found:
        before = out[-1] if out else None
        owned = before is not None and one.kind in _NAMES and _TRADE_OF.fullmatch(sentence.text, before.end, one.start)
        if before is not None and before.kind in (NamedKind.COUNTRY, NamedKind.TOWN) and owned:
            out[-1] = one._replace(home=one.home or before.iso2)
            continue
        if before is not None and _is_office_of(sentence, before, one):
            out[-1] = one._replace(start=before.start)
            continue
        if before is not None and one.kind in _NAMES and (before.start in peoples or before.kind is NamedKind.TOWN):
            called = _CALLED.fullmatch(sentence.text[before.end : one.start])
            trade = called is not None and (_TRADE.search(called[1]) or grammar.ORGANISATION_TITLE.search(called[0]))
            if trade and called is not None and called[1] not in grammar.NO_TRADES:
                out[-1] = one._replace(home=one.home or before.iso2)
                continue
        out.append(one)
    return out


def _is_own_name(sentence: Sentence, body: Named, town: Named) -> bool:
    """Whether a town is named by whose it is before its name: *Oslo's twin town Mbombela*, *its capital, Zomba,*."""
    called = body.kind is NamedKind.BODY and _CALLED_TOWN.search(body.name) is not None
    aside = sentence.after(town.end, 1) == "," if called else False
    between = sentence.text[body.end : town.start]
    return called and town.kind is NamedKind.TOWN and (between == " " or (between == ", " and aside))


_CALLED_TOWN = re.compile(rf"['’]s? (?:[a-z-]+ ){{0,3}}?{_TOWN}$")


def _is_office_of(sentence: Sentence, place: Named, body: Named) -> bool:
    """Whether a place only says which part of a body is meant: *the Kenyan office of UNICEF*."""
    between = sentence.text[place.end : body.start]
    of_body = body.kind in (NamedKind.ORGANISATION, NamedKind.COMPANY) and _OFFICE_OF.fullmatch(between) is not None
    return of_body and place.kind in (NamedKind.COUNTRY, NamedKind.TOWN)


_OFFICE_OF = re.compile(
    r" (?:(?:country|field|regional|liaison|national|local) )?"
    r"(?:office|bureau|desk|delegation|arm|depot|warehouse|hub|base) of (?:the )?"
)
_TRADE = re.compile(
    rf"\w{{3}}(?:er|or|ist|smith|wright)s?$|^(?:merchant|pastor|nurse|{'|'.join(sorted(grammar.BODY_NOUNS))})s?$"
)
"""What somebody is by a noun of trades or of bodies."""


def _only_calls(sentence: Sentence, one: Named, after: Named | None) -> bool:
    """Whether a body without a name is the trade of the one right behind it: *the Boston shipowner Elias Crane*."""
    if after is not None and _is_own_name(sentence, one, after):
        return True
    behind = one.kind is NamedKind.BODY and after is not None and after.kind in _NAMES and after.start == one.end + 1
    people = any(one.start < end <= one.end for end in sentence.people)
    return behind and not people and sentence.text[one.end] == " " and _TRADE.search(one.name.split()[-1]) is not None


_TRADE_OF = re.compile(
    rf"['’]s (?:[a-z-]+ ){{0,2}}?(?:[a-z]+(?:er|ist|smith|wright)|operator|investor|magnate|tycoon|"
    rf"{'|'.join(sorted(grammar.BODY_NOUNS))}) "
)
"""Between a place and the name of somebody there: *Nigeria's telecoms magnate Ibe Oko*."""
_RANK = {NamedKind.TOWN: 1, NamedKind.PRONOUN: 2, NamedKind.BODY: 1}


def _apart(found: Iterable[Named]) -> list[Named]:
    """Of what shares letters the longer one; of one length a country before a town, what has a name before the rest."""
    kept: list[tuple[int, int]] = []
    out: list[Named] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, _RANK.get(one.kind, 0), one.start)):
        at = bisect_left(kept, (one.start, one.end))
        after = at < len(kept) and kept[at][0] < one.end
        if not after and not (at > 0 and kept[at - 1][1] > one.start):
            kept.insert(at, (one.start, one.end))
            out.append(one)
    return sorted(out)
