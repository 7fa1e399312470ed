"""Groups and institutions that have no name but the place they are of, as that place: *schools in Lusaka* are Lusaka.

    of_place = (the | a)? (word | adjective of a people)+ (in | at | of | from …) place ("," place)?

What has a name of its own keeps it (*Gyumri Clinic*, *the Ganta Methodist Hospital*), and so does one person (*a widow in
Oulu*). Of a place that no list has, *of* and *from* may say a firm as well, where it is said who gives.
"""

from __future__ import annotations

import re

from app.domain.drafts import actor_words as grammar
from app.domain.drafts.draft import DraftParty

_CAPITAL = r"[^\W\d_a-z][\w'’.-]*"
_PLACE = rf"{_CAPITAL}(?: (?:de |del |da |do |dos |dei |di |la |le |el |al |y )*{_CAPITAL})*"
_GROUP = re.compile(
    rf"(?:(?:[Tt]he|[Aa]n?|[Ii]ts) )?(?P<who>[\w'’-]+(?: [\w'’-]+)*?) "
    rf"(?P<link>in|at|of|from|near|on|around|about|outside|across|above) (?:the )?"
    rf"(?:(?:town|city|village|district|province|region|island|state|municipality) of )?(?P<where>{_PLACE})"
    rf"(?:,? (?:in )?{_PLACE})?"
)
_PEOPLE = re.compile(r"[A-Z]\w+(?:an|ese|ish|ch|ss|i|ek)$")
_NO_GROUP = frozenset(("fund", "appeal", "campaign", "trust", "man", "woman"))
_PLURAL = re.compile(r"(?:[^s]s|men|women|people|children|folk|youth|poor|homeless|staff|community|displaced|wounded)$")


def of_place(one: DraftParty, words: str, iso2: str, *, opens: bool, gives: bool) -> DraftParty:
    """A party by its `words` and the country of the place in them; `opens` says that it begins its sentence."""
    said = _GROUP.fullmatch(words)
    if said is None:
        return one
    who = said["who"].split()
    free = who[1:] if opens else who
    named = any(word[0].isupper() and word not in grammar.ADJECTIVES and not _PEOPLE.match(word) for word in free)
    head = who[-1].lower()
    if gives and any(word[0].isupper() for word in free):  # the Chinese community in Madrid
        return one
    if named or (who[-1][0].isupper() and not (opens and len(who) == 1)):
        return one
    body = head in grammar.BODY_NOUNS - _PERSONS or head == "home"
    if not (body or _PLURAL.search(head)):
        return one
    firm = said["link"] in ("of", "from") and not iso2
    if firm and (gives or said["where"].split()[-1] in grammar.ORGANISATION_HEADS | grammar.COMPANY_HEADS):
        return one
    if gives and iso2:
        return one._replace(iso2=iso2)
    at = said.start("where")
    return one._replace(name=said["where"], iso2=iso2, start=one.end - len(words) + at)


_PERSONS = grammar.PEOPLE_NOUNS - grammar.PLURAL_BODIES
