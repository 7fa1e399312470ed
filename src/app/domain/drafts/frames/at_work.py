"""Teams, crews and planes of one country, or of an organisation, at work in a place of another one.

    at work = team verb of relief … ("in" | "at" | "near" …) place
    team    = (somebody "'s")? count? word* ("team" | "medics" | "helicopters" …) ("of" | "from" | "with" …)?

*A Swiss search team with 18 dogs dug in the rubble of Boumerdes*, *Thai medics treat 150 patients a day at Sanamxay*.
That they were sent is nowhere said, so that nothing of it is sure. Whoever works at home gives nothing, and a verb is
one of relief only with what it is done to: houses are searched by the police as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from app.domain.countries import Country
from app.domain.drafts.clauses.phrases import Phrase
from app.domain.drafts.clauses.pieces import Piece
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.draft import DraftParty, Span
from app.domain.drafts.names.actors import NamedKind

_HEALERS = r"(?:medics|doctors|nurses|surgeons|paramedics|midwives|vets)"
_TEAM = (
    r"(?:teams?|crews?|brigades?|rescuers|firefighters|firemen|divers|engineers|helicopters?|planes?|aircraft|"
    rf"(?:field|mobile) hospitals?|hospital ships?|{_HEALERS})"
    r"(?!\s+(?:leader|chief|member)s?\b)"
)
_SUBJECT = re.compile(
    r"(?:.*(?:['’]s?|\bthe|\bThe|[,;:]) )?"
    rf"(?P<team>(?:[\w-]+ ){{0,6}}?{_TEAM}(?: of (?:\d+|[a-z]+)(?: [a-z]+)?(?= ))?)"
    r"(?: (?:of|from|with|sent by) [^,;:]{2,60}?)?(?:,? [^,;:]{2,60},)? "
    r"(?:(?:is|are|was|were|has|have|had|been|also|still|already|now|since|today) )*"
)
_HURT = r"(?:patients|people|survivors|wounded|injured|victims|children|villagers|refugees|casualties)"
_WORKS = re.compile(
    r"(?:search(?:ed|ing|es)?|comb(?:ed|ing|s)?|dig(?:s|ging)?|dug|work(?:s|ed|ing)?|spent (?:the|a|two|three) "
    r"(?:night|day|days|nights|week)s?)\b(?=[^.;]{0,50}\b(?:rubble|ruins|survivors|debris|wreckage|collapsed)\b)"
    r"|(?:fight(?:s|ing)?|fought|battl(?:es|ed|ing)|dous(?:es|ed|ing)) (?:[a-z]+ ){0,3}"
    r"(?:fires?|blazes?|flames|wildfires|cholera|floods?|ebola)\b"
    rf"|(?:treat(?:s|ed|ing)?|see(?:s|ing)?|saw|vaccinat(?:es|ed|ing)) (?:[\d,]+|[a-z]+) (?:[a-z]+ ){{0,2}}{_HURT}\b"
    r"|spray(?:s|ed|ing) [\d,]+ hectares|pump(?:s|ed|ing) (?:[a-z]+ ){0,3}(?:\d+ )?(?:cellars|streets|wells|water)\b"
    r"|(?:pluck|winch|rescu|lift)(?:s|es|ed|ing) [^.;]{0,30}(?:people|villagers|survivors|families) "
)
"""Verbs with what tells that they are of relief."""
_BEGINS = re.compile(
    r"(?:began work|start(?:ed|s) work|work(?:s|ed|ing)?|at work|opened|operat(?:es|ed|ing))\b(?= (?:in|at|near|on)\b)"
)
_HEALS = re.compile(rf"\b(?:medical|rescue|{_HEALERS}|hospitals?|firefighters|rescuers)\b", re.IGNORECASE)
"""Teams that work for others wherever they do."""
_NEAR_PLACE = re.compile(r"\b(?:in|at|near|around|outside|across|of|over|on|to) (?:the )?(?:[a-z]+ (?:of|near|in) )?$")
_BEFORE_PLACE, _LONGEST = 24, 120
"""Code points before a place in which these words stand, and of a subject at most."""
_CAPITAL = re.compile(r"\b[A-Z][\w-]+")
_RELIEF = re.compile(
    r"\b(?:rubble|ruins|survivors|debris|wreckage|collapsed|fires?|blazes?|flames|wildfires|cholera|ebola|patients|"
    r"hectares|wounded|injured|victims|cellars|rooftops|(?:work(?:ing|s|ed)?|opened|operating) (?:in|at|near|on))\b"
)
"""One of these words stands where somebody is at work."""
_IS_TEAM = re.compile(rf"\b{_TEAM}\b")


class AtWork(NamedTuple):
    """A team at work: the pieces of who sent it, of its words, and of where it is."""

    giver: Phrase
    sender: DraftParty | None
    """Who sent it, where its words only say of which country it is: *a Hungarian team*."""
    said: int
    team: Phrase
    place: Phrase
    words: Span
    """Of the team, without whose it is."""


def may_be_at_work(text: str, start: int, end: int) -> bool:
    """Whether words between two code points may tell of a team at work."""
    return _RELIEF.search(text, start, end) is not None and _IS_TEAM.search(text, start, end) is not None


def at_work(home: Callable[[str], Country | None], text: str, shape: Shape) -> Iterator[AtWork]:
    """Each team of one country at work in another; `home` is the country that a word says."""
    pieces = shape.pieces
    for at in range(1, len(pieces) - 1):
        does = _WORKS.match(text, pieces[at].start) or _BEGINS.match(text, pieces[at].start)
        subject = _subject(text, shape, at) if does is not None else None
        if does is None or subject is None:
            continue
        if does.re is _BEGINS and not _HEALS.search(text, *subject.span("team")):
            continue
        low = next(one for one in range(at) if pieces[one].end > subject.start())
        who = [one for one in range(low, at) if _may_send(pieces[one])]
        where = next((one for one in range(at + 1, len(pieces)) if _is_there(text, pieces[one])), -1)
        if not who or where < 0:
            continue
        sender = _country_in(home, text, subject)
        codes = {code for one in who if (actor := pieces[one].actor) is not None for code in (actor.iso2, actor.home)}
        codes |= {sender.iso2} if sender is not None else set()
        place = pieces[where].actor
        if len(codes - {""}) > 1 or place is None or place.iso2 in codes:
            continue
        first = next(one for one in range(low, at) if pieces[one].end > subject.start("team"))
        last = next(one for one in range(at - 1, low - 1, -1) if pieces[one].start < subject.end("team"))
        yield AtWork(
            Phrase(who[0], who[0] + 1), sender, at, Phrase(first, last + 1), Phrase(where, where + 1),
            Span(*subject.span("team")),
        )  # fmt: skip


def _subject(text: str, shape: Shape, at: int) -> re.Match[str] | None:
    """The team before a verb, from where its clause begins."""
    start, end = shape.pieces[shape.clause_start(at)].start, shape.pieces[at].start
    return _SUBJECT.fullmatch(text, start, end) if end - start <= _LONGEST else None


def _country_in(home: Callable[[str], Country | None], text: str, subject: re.Match[str]) -> DraftParty | None:
    """The country that a word of the team, or before it, says: *a Hungarian team of 50*, *Peru's medical team*."""
    for word in _CAPITAL.finditer(text, subject.start(), subject.end("team")):
        if (country := home(word[0])) is not None:
            return DraftParty(country.name, country.iso2, *word.span())
    return None


def _may_send(piece: Piece) -> bool:
    actor = piece.actor
    return actor is not None and actor.kind is not NamedKind.PRONOUN


def _is_there(text: str, piece: Piece) -> bool:
    """Whether a piece names a place in which somebody is: *at Sanamxay*, *for survivors in Haiti*."""
    if piece.actor is None or not piece.actor.iso2:
        return False
    near = _NEAR_PLACE.search(text, max(0, piece.start - _BEFORE_PLACE), piece.start)
    return near is not None or " in " in text[piece.start : piece.end]
