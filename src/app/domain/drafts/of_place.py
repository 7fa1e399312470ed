"""Groups and institutions that have no name but the place they are of, as that place: *schools in Lusaka* are Lusaka.

    of_place = (the | a)? (word | adjective of a people)+ (in | at | of | from …) place ("," place)?
             | (the)? place "'s"? word+          of a place of no list: *Upala families*, *Conwy council*

What has a name of its own keeps it (*the Ganta Methodist Hospital*), and so do who gives by a nationality elsewhere
(*the Chinese community in Madrid*), and *Gyumri hospital* beside its country's code. Who gives keeps its words where
the country of the place is known, and is of that (*Quakers of York*, GB; *Puebla taxi drivers*, MX; *a widow in Oulu*,
FI); of a place of no list, *of* and *from* may say a firm as well there.
"""

from __future__ import annotations

import re

from app.domain.drafts import actor_words as grammar
from app.domain.drafts.draft import DraftParty
from app.domain.drafts.phrases import is_of_people
from app.domain.drafts.pieces import words as word_set

_CAPITAL = r"[^\W\d_a-z][\w'’.-]*"
_PLACE = rf"{_CAPITAL}(?: (?:de |del |da |do |dos |dei |di |la |le |el |al |y )*{_CAPITAL})*"
_GROUP = re.compile(
    rf"(?:(?:[Tt]he|[Aa]n?|[Ii]ts) )?(?P<who>[\w'’-]+(?: [\w'’-]+)*?) "
    rf"(?P<link>in|at|of|from|near|on|around|about|outside|across|above) (?:the )?"
    rf"(?:(?:town|city|village|district|province|region|island|state|municipality) of )?(?P<where>{_PLACE})"
    rf"(?:,? (?:in )?{_PLACE})?"
)
_PEOPLE = re.compile(r"[A-Z]\w+(?:an|ese|ish|ch|ss|i|ek)$")
_PLURAL = re.compile(r"(?:[^s]s|men|women|people|children|folk|youth|poor|homeless|staff|community|displaced|wounded)$")
_BEFORE = re.compile(rf"(?:[Tt]he )?(?P<where>{_PLACE}) (?P<who>[a-z][\w-]*(?: [a-z][\w-]*)*)")
"""A group behind the name of its place: *Upala families*, *Merritt's evacuees*."""
_INSTITUTIONS = word_set(
    "hospital hospitals school schools clinic clinics village villages council municipality town city camp orphanage "
    "kindergarten library museum market prison brigade authorities parish county"
)
_OF_THE_PLACE = word_set("council municipality authorities county brigade government commune parish village")
"""Bodies that are their place also where they give, and of a place of no list."""
_NO_PLACES = word_set("City Town Local Regional District State Municipal Village Parish County Poor Rural")
_OF_A_FIRM = word_set(
    "staff workers employees readers customers members volunteers fans supporters players drivers boys girls"
)
_ORDERS = word_set("Lions Elks Friends Sisters Brothers Daughters Knights Doctors Scouts Guides")
"""Groups whose names look like those of people by what they believe or do."""
_BRANCHES = word_set("branch branches chapter chapters lodge section sections")
"""What somebody has in a place: *the Altadena branch of the Elks*."""
_PERSONS = grammar.PEOPLE_NOUNS - grammar.PLURAL_BODIES


def of_place(one: DraftParty, words: str, iso2: str, *, opens: bool, gives: bool) -> DraftParty:
    """A party by its `words` and the country of the place in them; `opens` says that it begins its sentence."""
    said = _GROUP.fullmatch(words)
    if gives and iso2:
        return one if one.iso2 or not words else _giver(one, words, said, iso2)
    if said is None:
        return one if iso2 else _before_group(one, words, opens=opens, gives=gives)
    who = said["who"].split()
    free = who[1:] if opens else who
    if gives and any(word[0].isupper() and word not in grammar.ADJECTIVES for word in free):
        return one
    named = any(word[0].isupper() and word not in grammar.ADJECTIVES and not _PEOPLE.match(word) for word in free)
    if named or (who[-1][0].isupper() and not (opens and len(who) == 1)) or not _is_group(who[-1].lower()):
        return one
    firm = said["link"] in ("of", "from") and not iso2 and not _is_of_its_place(who[-1].lower())
    if firm and (gives or said["where"].split()[-1] in grammar.ORGANISATION_HEADS | grammar.COMPANY_HEADS):
        return one
    return one._replace(name=said["where"], iso2=iso2, start=one.end - len(words) + said.start("where"))


def _giver(one: DraftParty, words: str, said: re.Match[str] | None, iso2: str) -> DraftParty:
    """Who gives, with the country of the place in his words where he has no name of his own."""
    who = (words if said is None else said["who"]).split()
    several = who[-1].endswith("s") and who[-1] not in _ORDERS | grammar.ORGANISATION_HEADS
    elsewhere = said is not None and any(map(_PEOPLE.match, who))
    return one if elsewhere or not (who[-1][0].islower() or several) else one._replace(iso2=iso2)


def _before_group(one: DraftParty, words: str, *, opens: bool, gives: bool) -> DraftParty:
    """A group behind the name of a place of no list, as that place."""
    said = _BEFORE.fullmatch(words)
    if said is None:
        return one
    where, head = said["where"].removesuffix("'s").removesuffix("’s"), said["who"].split()[-1]
    owned = where != said["where"]
    if owned and head == "government":  # Whitlam's government
        return one
    if any(word in grammar.ADJECTIVES or _PEOPLE.match(word) for word in where.split()):
        return one
    if (opens and not owned and where in _NO_PLACES) or not (
        _is_of_its_place(head) or (head in _INSTITUTIONS and not gives)
    ):
        return one
    start = one.end - len(words) + said.start("where")
    return one._replace(name=where, start=start, end=start + len(where))


def _is_of_its_place(head: str) -> bool:
    """Whether a noun before or behind a name is of a place's people or body, and likely of no firm's."""
    people = _PLURAL.search(head) is not None and head not in _OF_A_FIRM
    return (people and is_of_people(head)) or head in _OF_THE_PLACE


def _is_group(head: str) -> bool:
    """Whether a noun is of several people or of an institution."""
    return (head in grammar.BODY_NOUNS - _PERSONS - _BRANCHES or head == "home") or _PLURAL.search(head) is not None
