"""Groups and institutions that have no name but the place they are of, as that place: *schools in Lusaka* are Lusaka.

    of_place = (the | a)? (word | adjective of a people)+ (in | at | of | from …) place ("," place)?

What has a name of its own keeps it (*Gyumri hospital*, *the Ganta Methodist Hospital*), and so do one person (*a widow
in Oulu*) and who gives by a nationality (*the Chinese community in Madrid*). Who gives keeps its words, and is of the
country of the place; of a place that no list has, *of* and *from* may say a firm as well there.
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
_PLURAL = re.compile(r"(?:[^s]s|men|women|people|children|folk|youth|poor|homeless|staff|community|displaced|wounded)$")
_PERSONS = grammar.PEOPLE_NOUNS - grammar.PLURAL_BODIES


def of_place(one: DraftParty, words: str, iso2: str, *, opens: bool, gives: bool) -> DraftParty:
    """A party by its `words` and the country of the place in them; `opens` says that it begins its sentence."""
    said = _GROUP.fullmatch(words)
    if said is None:
        return one
    who = said["who"].split()
    free = who[1:] if opens else who
    if gives and any(word[0].isupper() and word not in grammar.ADJECTIVES for word in free):
        return one
    named = any(word[0].isupper() and word not in grammar.ADJECTIVES and not _PEOPLE.match(word) for word in free)
    if named or (who[-1][0].isupper() and not (opens and len(who) == 1)) or not _is_group(who[-1].lower()):
        return one
    firm = said["link"] in ("of", "from") and not iso2
    if firm and (gives or said["where"].split()[-1] in grammar.ORGANISATION_HEADS | grammar.COMPANY_HEADS):
        return one
    if gives and iso2:
        return one._replace(iso2=iso2)
    return one._replace(name=said["where"], iso2=iso2, start=one.end - len(words) + said.start("where"))


def _is_group(head: str) -> bool:
    """Whether a noun is of several people or of an institution."""
    return (head in grammar.BODY_NOUNS - _PERSONS or head == "home") or _PLURAL.search(head) is not None
