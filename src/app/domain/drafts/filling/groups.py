"""People and bodies that only have a place or somebody in their name.

group = people ("of" | "in" | "from" | "at") (place | body) | place people | age "from" place
people abroad = people of a country ("of" | "in") another place
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.domain.drafts.clauses import phrases
from app.domain.drafts.clauses.pieces import Piece, Sort, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.ties import PREPOSITIONS
from app.domain.drafts.clauses.verbs import is_adverb
from app.domain.drafts.draft import DraftParty
from app.domain.drafts.filling.case import Case
from app.domain.drafts.names.actors import NamedKind
from app.domain.drafts.names.named import OF_THEIR_OWN
from app.domain.drafts.words.actor_words import BODY_NOUNS, OF_THE_STATE, PLURAL_BODIES
from app.domain.drafts.words.people_nouns import is_of_people

_SIDES = words(
    "northern southern eastern western central upper lower rural northeastern northwestern southeastern southwestern"
)
"""What part of a place is meant: *the Mennonites of southern Manitoba*."""
_OF_AGE = re.compile(r"(?<![\w-])([\w-]+-year-old (?:[a-z]+ )?(?:from|in|of) )$")
"""*A 78-year-old from* before a place."""
OWN_PEOPLE = words(
    "staff employees workers workforce crew crews members people citizens supporters customers readers listeners "
    "volunteers army navy soldiers troops doctors nurses engineers men women farmers pupils students fund foundation "
    "trust committee board management force forces police coastguard estate heirs executors family"
)
"""Who or what gives for those whose they are."""
_ACT_FOR_IT = words("fund management force forces police army navy coastguard estate executors councillors officers")
"""Those of them, and others, by whom a body acts itself."""
_SMALL = words(
    "and or but nor the a an this that these those which who whom whose while when where if as than then so also not "
    "no its their his her our my your he she it they we you i each both all other another more most some any one two "
    "such what how why because since although though until unless whether has have had is are was were be been will "
    "would"
)
"""Words that are no nouns."""
_OF_STATE = words(
    "councillors officials government governments ministry embassy president king people authorities province city "
    "ambassador ambassadors envoys ministers embassies "
    "town capital state republic kingdom government port village region district county island parliament army navy"
)
"""Nouns before *of* and a place that is meant itself."""


def group_of(case: Case, at: int) -> DraftParty | None:
    """People or a body that only have a place in their name: *the Samaritans of Graz*, *glaziers from Larnaca*.

    So are people of somebody, *the staff of Tata*, and people abroad.
    """
    pieces, kind = case.shape.pieces, case.shape.pieces[at].kind
    if kind in (*OF_THEIR_OWN, NamedKind.PERSON):
        return _people_of(case.text, case.shape, at)
    if (abroad := _abroad(case.text, case.shape, at)) is not None:
        return abroad
    if kind not in (NamedKind.TOWN, NamedKind.COUNTRY, NamedKind.BODY):
        return None
    if (old := _OF_AGE.search(case.text, pieces[0].start, pieces[at].start)) is not None:
        start, end = old.start(1), pieces[at].end
        return DraftParty(case.text[start:end], "", start, end)
    owner = at + 1 < len(pieces) and (pieces[at + 1].word in ("'s", "'") or is_noun(case.shape, at + 1))
    where = at - 1 - (pieces[at - 1].word in _SIDES)
    if pieces[where].word not in ("of", "in", "from", "at") and kind is not NamedKind.BODY and not owner:
        return None
    phrase = phrases.around(case.shape, at)
    if phrase is None or (phrase.low == at and (phrase.high < at + 2 or pieces[at + 1].word == "of")):
        return None  # Yerevan's, or the offer from Yerevan of tents
    if any(one in case.gift.things for one in range(*phrase)):
        return None  # 57 doctors from Cuba
    start, end = pieces[phrase.low].start, pieces[phrase.high - 1].end
    head = phrases.head(case.shape, phrase)
    if head in _OF_STATE or not (is_of_people(head) or (case.text[start].isupper() and not owner)):
        return None
    name = " ".join(case.text[start:end].split())
    return DraftParty(name, home_of(name, pieces[slice(*phrase)]), start, end)


def _people_of(text: str, shape: Shape, at: int) -> DraftParty | None:
    """People of a body or a person, by their words and its name: *the staff of Tata*, *pupils at Bath School*."""
    phrase, pieces = phrases.around(shape, at), shape.pieces
    if phrase is None or phrase.high - 1 != at or phrase.low == at:
        return None
    links = [number for number in range(phrase.low, at) if pieces[number].word in ("of", "at", "from")]
    people = pieces[links[0] - 1].word if len(links) == 1 else ""
    if people in _ACT_FOR_IT or not (people in OWN_PEOPLE - BODY_NOUNS or people in PLURAL_BODIES):
        return None
    start, end = pieces[phrase.low].start, pieces[at].end
    return DraftParty(" ".join(text[start:end].split()), "", start, end)


def _abroad(text: str, shape: Shape, at: int) -> DraftParty | None:
    """People or a body of one country in another one, by their words: *Turkish workers in Germany*."""
    piece = shape.pieces[at]
    who = piece.actor
    body = who is not None and who.kind is NamedKind.BODY and who.home not in ("", who.iso2)
    if not body and not (shape.pieces[at].kind is NamedKind.COUNTRY and lives_elsewhere(text, shape, at)):
        return None
    end = piece.end if body else shape.pieces[at + 2 + (shape.words[at + 1] in _LIVING)].end
    return DraftParty(" ".join(text[piece.start : end].split()), "", piece.start, end)


def lives_elsewhere(text: str, shape: Shape, at: int) -> bool:
    """*The Italians of Mar del Plata*, *Syrians in Lebanon*: a people by its country, and where they are."""
    pieces, actor = shape.pieces, shape.pieces[at].actor
    if actor is None or at + 2 >= len(pieces) or not pieces[at].word.endswith(("s", "ese", "ish")):
        return False
    link = at + 1 + (shape.words[at + 1] in _LIVING and at + 3 < len(pieces))
    if pieces[at].word == actor.name.lower() or pieces[link].word not in ("of", "in"):
        return False
    where = pieces[link + 1].actor
    named = where is not None and where.iso2 != actor.iso2
    return named or (pieces[link].word == "of" and text[pieces[link + 1].start].isupper())


_LIVING = words("living working residing resident settled based")
"""What may stand between a people and where they are: *Poles living in Chicago*."""


def is_group_by_name(text: str, shape: Shape, inside: Sequence[Piece]) -> bool:
    """Whether the pieces for who gives are of people abroad, or of a body: *the staff of Tata*, *Poles in Cork*."""
    last = inside[-1].actor
    of_body = last is not None and last.kind in (*OF_THEIR_OWN, NamedKind.PERSON)
    of_body = of_body and (len(inside) > 1 or " of " in inside[0].word)
    return of_body or _abroad(text, shape, shape.pieces.index(inside[0])) is not None


def is_noun(shape: Shape, at: int) -> bool:
    """Whether a word is a noun, as far as lists of other words tell."""
    piece = shape.pieces[at]
    if piece.sort is not Sort.WORD or shape.verb_at(at) >= 0 or is_adverb(piece):
        return False
    return piece.word not in PREPOSITIONS and piece.word not in _SMALL and piece.word.isalpha()


def home_of(name: str, pieces: Sequence[Piece]) -> str:
    """The country of a body that no list has, by the place in its name, where it is one of the state."""
    codes = [one.iso2 for piece in pieces if (one := piece.actor) is not None and one.iso2]
    return codes[0] if codes and is_of_the_state(name) else ""


def is_of_the_state(name: str) -> bool:
    """Whether what such a body gives is from its country."""
    said = name.lower()
    return bool(OF_THE_STATE & set(said.split())) or "rescue team" in said
