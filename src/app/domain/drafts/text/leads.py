"""The sentence that a list goes on with, and who gives or gets what its lines name.

lead = words of giving ":"       The Government grants the following:       who gives is said
                                 Gifts received by the museum:              who gets it is said
     | head of gifts … ":"       Pledges so far:  Donors in 2023:           its lines name who gives
                                 Grants awarded in May:  Our donations:     its lines name who gets it
     | head of others … ":"      Exports in March:  Requests for aid:       its lines name no gift

A head is the noun before the first preposition, comma or verb of the sentence, or behind the colon of a heading
(*Flood appeal: pledges as of 3 May*). A heading that stands alone right above lines of a list needs no colon.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from typing import NamedTuple

from app.domain.drafts.clauses.around import GIVING_NOUNS
from app.domain.drafts.clauses.outcomes import of_verb
from app.domain.drafts.clauses.pieces import Piece, Sort, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.verbs import GIVING, Family
from app.domain.drafts.dates.days import Day
from app.domain.drafts.draft import DraftParty
from app.domain.drafts.names.named import Named
from app.domain.terms import Outcome

_GETS = (Family.RECEIVE, Family.THANK)


class Lead(NamedTuple):
    """Who gives what a list names, or who gets it, and what became of it."""

    donors: tuple[DraftParty, ...]
    recipients: tuple[DraftParty, ...]
    outcome: Outcome
    near: bool = True
    """Whether only lines that begin as those of lists do stand between."""
    half: bool = False
    """Whether its lines have to say what is done: *The Foundation will:*."""
    gets: bool = False
    """Whether its lines name who gets it, and nothing says who gives."""
    other: bool = False
    """Whether its lines are of something else than gifts."""
    day: Day | None = None
    """The one day that it says, *on* or *in* which all of it was given."""


def lead_of(shape: Shape, meant: Callable[[Piece], Named | None]) -> Lead | None:
    """What a sentence that ends with a colon says of the lines behind it; `meant` says whom a piece stands for."""
    if shape.pieces[-2:-1] and shape.pieces[-2].word in ("will", "shall"):  # the Foundation will:
        subjects = _parties([meant(shape.pieces[at]) for at in shape.of(Sort.ACTOR, 0, len(shape.pieces))[-1:]])
        return Lead(subjects, (), Outcome.PROMISED, half=True) if subjects else None
    giving = any(verb.family in GIVING for verb in shape.verbs)
    if _head(shape) in _OTHERS or (not giving and any(piece.word in _STRUCK for piece in shape.pieces)):
        return Lead((), (), Outcome.NOT_GIVEN, other=True)
    said = _with_sides(shape, meant) or _of_head(shape, meant, giving=giving)
    return said and said._replace(day=_day(shape))


def _day(shape: Shape) -> Day | None:
    found = shape.of(Sort.DAY, 0, len(shape.pieces))
    at = found[0] if len(found) == 1 else 0
    return shape.pieces[at].day if at and shape.pieces[at - 1].word in ("on", "in", "during") else None


def _with_sides(shape: Shape, meant: Callable[[Piece], Named | None]) -> Lead | None:
    """What a lead says that names who gives or who gets it."""
    number = next((number for number, verb in enumerate(shape.verbs) if verb.family in GIVING), -1)
    noun = next((at for at, piece in enumerate(shape.pieces) if _last(piece) in GIVING_NOUNS), -1)
    led = number >= 0 and shape.verbs[number].last < noun and not shape.verbs[number].passive
    if noun >= 0 and not led:
        by = ("from",) if receives(shape) else ("from", "by")
        said = _said(shape, meant, ("to",), by, noun, _outcome(shape, _last(shape.pieces[noun])))
        if said is not None:
            return said
    if number < 0:
        return None
    verb = shape.verbs[number]
    gets = verb.family in _GETS
    if verb.passive:
        return _said(
            shape, meant, *((("by",), ("from",)) if gets else (("to",), ("by",))), verb.first, of_verb(verb)[0]
        )
    parties = _parties([meant(shape.pieces[at]) or _called(shape.pieces[at]) for at in shape.subject(number)[0]])
    if not parties:
        return Lead((), (), Outcome.GIVEN) if gets else None
    return Lead(() if gets else parties, parties if gets else (), of_verb(verb)[0])


def _of_head(shape: Shape, meant: Callable[[Piece], Named | None], *, giving: bool) -> Lead | None:
    """What a head says of the gifts in the lines below it, and of whose they are: *Our donations*, *Peru's gifts*."""
    head = _head(shape)
    outcome = _outcome(shape, head)
    before = shape.pieces[: _head_at(shape)]
    at = next((at for at, piece in enumerate(before) if piece.word == "'s"), 0)
    owner = _parties([meant(shape.pieces[at - 1])]) if at else ()
    if head in _GIVERS or (giving and head in _STATES):
        return Lead((), owner, outcome)
    if head not in GIVING_NOUNS or head in _LENT:
        return None
    own = at > 0 or any(piece.word in ("our", "my") for piece in shape.pieces[:2])
    return Lead(owner, (), outcome, gets=own or head in _AWARDS)


def _outcome(shape: Shape, head: str) -> Outcome:
    """What became of gifts by the noun for them, or by the verb beside it: *Aid pledged*."""
    outcome = GIVING_NOUNS.get(head, Outcome.GIVEN)
    verb = next((verb for verb in shape.verbs if verb.family in GIVING), None)
    return of_verb(verb)[0] if verb is not None and outcome is Outcome.GIVEN else outcome


def _last(piece: Piece) -> str:
    """The last word of a piece, which is the noun of a thing: *international aid*."""
    return piece.word.rpartition(" ")[2]


def _head(shape: Shape) -> str:
    """The noun before the first preposition, sign, day or verb of a sentence, behind whoever owns it."""
    return _last(shape.pieces[_head_at(shape)])


def _head_at(shape: Shape) -> int:
    verbs = {verb.first for verb in shape.verbs}
    low = shape.headed + 1 if 0 < shape.headed < len(shape.pieces) - 2 else 0
    ends = (
        at
        for at, piece in enumerate(shape.pieces)
        if at > low and (at in verbs or piece.sort is Sort.DAY or piece.word in _ENDS)
    )
    return next(ends, len(shape.pieces)) - 1


_ENDS = words("in by for of to from as at on during since after before until so this last over , : ( – —")
_GIVERS = words("donors donor contributors givers benefactors")
_STATES = words("countries governments states partners companies organisations organizations members")
_AWARDS = words("grant grants bequest bequests")
_LENT = words("loan loans credit deposit")
_STRUCK = words("hit struck affected damaged destroyed flooded killed injured displaced")
_OTHERS = words(
    "exports imports trade sales purchases orders losses damage casualties deaths cases prices costs requests request "
    "needs requirements budget budgets spending debts arrears taxes fines revenue revenues production output harvest "
    "harvests results population stocks injuries arrests visitors tourists shares votes medals offices salaries wages "
    "loans loan awards contracts contract"
)
"""Heads of lists of something else."""


def receives(shape: Shape) -> bool:
    """Whether a sentence without a giver leads a list of those who give: *Support received so far:*."""
    return any(verb.family in _GETS for verb in shape.verbs)


def leads_lines(text: str, end: int) -> bool:
    """Whether a sentence ends with a colon and lines of a list stand below it, which say what *the following* is."""
    return text[end - 1 : end] == ":" and _LINE.match(text, end) is not None


_LINE = re.compile(r"[^\S\n]*\n\s*(?:[•*·–—-]|\(?(?:\d{1,2}|[a-z])[.)])\s")


def heads_lines(text: str, shape: Shape) -> bool:
    """Whether a heading without a colon, which counts nothing itself, stands right above the lines of a list."""
    counts = any(piece.thing is not None and piece.thing.low is not None for piece in shape.pieces)
    lined = is_line(shape) and not shape.words[0].isdigit()  # the lines below have no numbers: it is a chapter's
    return not counts and not lined and _LINE_BELOW.match(text, shape.pieces[-1].end) is not None


_LINE_BELOW = re.compile(
    r"[^\S\n]*\n\s*(?:[A-Z][^\n.:;]{2,30}\n\s*)?(?:[•*·–—-]\s|[A-Z][\w'’-]+(?: [\w'’-]+){0,4}: \S)"
)
"""Below one more heading too: *Contributions*, *Governments*."""


def is_line(shape: Shape) -> bool:
    """Whether a sentence begins as a line of a list does: with a dash, a dot, a number or a letter in brackets."""
    words = shape.words[:3]
    numbered = words[0].isdigit() and words[1:2] in (["."], [")"])
    return shape.pieces[0].sort is Sort.SIGN or words[0] in ("•", "*", "·") or numbered


def _said(
    shape: Shape,
    meant: Callable[[Piece], Named | None],
    to: Container[str],
    by: Container[str],
    low: int,
    outcome: Outcome,
) -> Lead | None:
    """The parties behind two prepositions."""
    behind = shape.of(Sort.ACTOR, low, len(shape.pieces))
    donors, recipients = (
        _parties([meant(shape.pieces[at]) for at in behind if shape.ties[at].role in roles]) for roles in (by, to)
    )
    return Lead(donors, recipients, outcome) if donors or recipients else None


def _called(piece: Piece) -> Named | None:
    """Whoever is only called *the foundation*, by these words."""
    return piece.actor if piece.actor is not None and piece.actor.name.lower().startswith("the ") else None


def party_of(one: Named) -> DraftParty:
    """Somebody as a party whom no word of the line names."""
    return DraftParty(one.name, one.iso2, 0, 0)


def _parties(named: list[Named | None]) -> tuple[DraftParty, ...]:
    return tuple(party_of(one) for one in named if one is not None)
