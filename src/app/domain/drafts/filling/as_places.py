"""Groups and institutions without a name as the places that they are of (`clauses/of_place.py`).

fund = ("to" | "into") "the" ("fund" | "appeal") "for" people "of" place | people "of" place
     | "countries hosting" people | "the rebuilding of" place: only the place
     | people ("displaced" | "who fled" | …) "from" place
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from app.domain.drafts.clauses.around import GIVING_NOUNS
from app.domain.drafts.clauses.of_place import (
    farther_place,
    is_known_by_name,
    of_place,
    of_rebels,
    where_they_fled,
    with_its_body,
)
from app.domain.drafts.clauses.pieces import Piece
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.draft import DraftParty, Field
from app.domain.drafts.filling.case import Parties
from app.domain.drafts.filling.groups import is_group_by_name
from app.domain.drafts.names.named import OF_THEIR_OWN
from app.domain.drafts.text.noun_kinds import is_house
from app.domain.drafts.words.actor_words import PLURAL_BODIES
from app.domain.drafts.words.rare import Rare

_FUND_FOR = Rare(
    "fund|appeal|collection|campaign",
    r"\b(?:to|into) (?:the |an? |its )?((?:[a-z-]+ )?(?:fund|appeal|collection|campaign)) for (?:the )?"
    r"(?:[a-z-]+ ){0,3}?(?:(?:of|in|at|from) (?:the )?)?\Z",
)
_WORK_ON = re.compile(
    r"(?:the )?(?:re)?(?:building|construction|repair|restoration|rehabilitation|renovation|clearing|relief) of "
    r"(?:the )?([A-Z].*)"
)
"""What is done to a place that gets something: *the rebuilding of Hiroshima*."""
_HOSTS_OF = Rare(
    "countries|states|nations|communities|neighbours",
    r"\b(?:to|for|among) ((?:the )?(?:[a-z]+ ){0,2}(?:countries|states|nations|communities|neighbours) "
    r"(?:of|hosting|sheltering|with) (?:[a-z]+ )?)\Z",
)
"""Who has taken in people from elsewhere: *six host countries of Syrian refugees*."""
_FLED_FROM = Rare(
    " from ",
    r"\b((?:\d[\d,.]* )?(?:[a-z]+s|people|children|women|men) (?:who (?:(?:had|have|were|are|been) )*)?"
    r"(?:displaced|evacuated|uprooted|driven|forced|fled|fleeing|escaping|escaped)(?: out)? from (?:the )?)\Z",
)
"""People before the place from which they fled: *300 families displaced from Goma*."""
_PEOPLE_OF = re.compile(r"\b(?:to|for|among) (?:the )?((?:[a-z-]+ ){0,2}?([a-z-]+) of )\Z")
_FLED_WITHIN = 60
_ARE_POOR = re.compile(r"(?:poor|sick|needy|aged|elderly|blind|destitute|unemployed|orphans|widows)$")


def as_places(text: str, shape: Shape, parties: Parties, field: Field) -> Parties:
    """Parties; groups and institutions without a name as the places they are of."""
    out = tuple(place for one in parties for place in _places_of(text, shape, one, field))
    return tuple(map(partial(_of_fund_or_people, text, shape), out)) if field is Field.RECIPIENTS else out


def _of_fund_or_people(text: str, shape: Shape, one: DraftParty) -> DraftParty:
    """A place with the fund for its people, *the appeal for the widows of Lae*, or the people of one not named.

    What hosts people from a place is not that; what is only done to a place is left out.
    """
    if (work := _WORK_ON.fullmatch(one.name)) is not None and one.end > one.start:
        return one._replace(name=work[1], start=one.end - len(work[1]))
    if (hosts := _HOSTS_OF.search(text, shape.pieces[0].start, one.start)) is not None:
        name = " ".join(text[hosts.start(1) : one.end].split())
        return one._replace(name=name, iso2="", start=hosts.start(1))
    fund = _FUND_FOR.search(text, shape.pieces[0].start, one.start) or _FLED_FROM.search(
        text, max(shape.pieces[0].start, one.start - _FLED_WITHIN), one.start
    )
    unsaid = one.name.startswith("the ") and one.name.islower() and not one.iso2
    people = _PEOPLE_OF.search(text, shape.pieces[0].start, one.start) if unsaid else None
    if people is not None and not (people[2] in PLURAL_BODIES or _ARE_POOR.match(people[2])):
        people = None
    said = fund or people
    if said is None or one.start == one.end:
        return one
    return one._replace(name=" ".join(text[said.start(1) : one.end].split()), start=said.start(1))


def _places_of(text: str, shape: Shape, one: DraftParty, field: Field) -> list[DraftParty]:
    """The place of a party without a name, or several where people from elsewhere are; else the party."""
    inside = [piece for piece in shape.pieces if one.start <= piece.start < one.end]
    whole = _of_gift(with_its_body(text, shape.pieces, one), inside)
    if whole is not one or (len(inside) == 1 and is_known_by_name(inside[0].actor)):
        return [whole]
    if field is Field.DONORS and inside and is_group_by_name(text, shape, inside):
        return [one]
    words = " ".join(text[one.start : one.end].split())
    code = one.iso2 or _code_in(inside, field)
    taken_up = " " in one.name and " " not in words
    opens = taken_up or one.start == shape.pieces[0].start
    if (rebels := of_rebels(text, one)) is not one:
        return [rebels]
    place = of_place(one, one.name if taken_up else words, code, opens=opens, gives=field is Field.DONORS)
    if taken_up:
        return [one if words.lower() == "it" and is_house(one.name) else place._replace(start=one.start)]
    if field is Field.DONORS:
        return [place]
    farther = farther_place(text, shape.pieces, one) if place is one else None
    return where_they_fled(text, shape.pieces, one) or [farther or place]


def _code_in(inside: Sequence[Piece], field: Field) -> str:
    """The country that the words for a party say, but of who gives only where it is one: the Chinese in Madrid."""
    actors = (who for piece in inside if (who := piece.actor) is not None and who.kind not in OF_THEIR_OWN)
    found = [code for who in actors if (code := who.iso2 or who.home)]
    plain = len({*found}) == 1 or field is Field.RECIPIENTS or any(piece.word == "'s" for piece in inside)
    return found[0] if plain and found else ""


def _of_gift(one: DraftParty, inside: Sequence[Piece]) -> DraftParty:
    """Who gives by the adjective of the gift: *a Norwegian grant*."""
    who = inside[0].actor if len(inside) == 2 and inside[1].word in GIVING_NOUNS else None
    return one if who is None else DraftParty(who.name, who.iso2, inside[0].start, inside[0].end)
