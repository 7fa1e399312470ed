"""Things that stay with who moves them: what is sent to one's own people, brought along, or only shown.

own  = "for" noun "of" possessive, where nobody gets it            voted 12 million for the repair of its roof
     | "to" possessive (branch | mine | garrison …)                 transferred 12 million to its branch in Vilnius
     | (brought | took …) … possessive "own"                        brought its own beef
home = (council | board …) (set aside | allocated …) sum "to" (repair | replace …) …, and no country
kept = "prepositioned" thing, with nobody and for nobody            prepositioned 900 kits in Lae before the storm
show = (sent | flew …) thing "for" (exhibition | drill | parade …)   sent the Louvre three Goyas for the exhibition
"""

from __future__ import annotations

import re

from app.domain.drafts.clauses.pieces import words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.verbs import Family
from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.words.goods import SCHOOLS
from app.domain.drafts.words.rare import Rare

_OWN = r"(?:its|their|his|her)"
_FOR_ITSELF = re.compile(rf"for (?:the )?(?:[^ ,;]+ ){{1,3}}?of {_OWN}\b")
_TO_BRANCH = re.compile(
    rf"(?:[^,;]+ )?(?:to|at) {_OWN} (?:[^ ,;]+ )?"
    r"(?:branch(?:es)?|subsidiar(?:y|ies)|mines?|plants?|factor(?:y|ies)|offices?|headquarters|arm|bases?|"
    r"embass(?:y|ies)|stores?|shops?|warehouses?|depots?|garrisons?|troops|forces|soldiers|staff|crews?|fleet|"
    r"refiner(?:y|ies)|works|shareholders|owners?|parent)\b"
    rf"(?! (?:{'|'.join(sorted(SCHOOLS))})\b)"
)
_ONWARD = re.compile(r"\b(?:for|which|to (?:be )?(?:giv|distribut|hand)\w*)\b")
"""Behind who is one's own and only passes it on."""
_BRINGS_OWN = Rare(
    " own",
    rf"\b(?:brings?|brought|bringing|takes?|took|taking|carried|came with|moved) (?:[^;]{{0,60}} )?{_OWN} own\b"
    r"(?! (?:donations?|gifts?|contributions?|expense|costs?|charge|account|hands|way|accord|"
    r"behalf|name|lorr|plane|truck|vehicle|pocket|purse|funds|money|means|resources|budget|stocks|stores|reserves))",
)
_FOR_SHOW = re.compile(
    r"[^,;]*?\bfor (?:an?|the|its|their|this|that) (?:[^ ,;]+ ){0,2}?"
    r"(?:drills?|exercises?|manoeuvres|parades?|tours?|displays?|exhibitions?|shows?|match(?:es)?|races?|rally|"
    r"contests?|competitions?|fairs?|premiere|regatta)\b"
)
_BUDGETS = words("approve allocate earmark budget set vote release")
_LOCAL = words("council councillors councilors commissioners board county borough parish authority township aldermen")
_AT_HOME = re.compile(
    r"(?:on [a-z]+ )?to (?:help )?(?:replace|reseal|resurface|repave|pave|widen|upgrade|repair|fix|maintain|demolish|"
    r"renovate|refurbish|extend|redo|patch|repaint|clean)\b"
)
"""Behind a sum, what a council does with it at home."""
_PREPOSITIONS = words("preposition prepositions prepositioned pre-position pre-positions pre-positioned")
_PREPOSITIONED = re.compile(r"(?:(?:is|are|was|were|has|have|had|been|being) ){1,3}pre-?positioned\b")
_KEPT_FOR = re.compile(r"[^;]{0,60}?\b(?:with|for) ")
"""Behind what is stored somewhere: whom it is stored for or with."""
_MOVES = words("send fly bring take move lend ship dispatch despatch")


def stays_own(shape: Shape, gift: Gift) -> bool:
    """Whether what is moved or spent stays with who does so."""
    last = max(gift.things, default=len(shape.pieces))
    behind = " ".join(shape.words[last + 1 :])
    theirs = bool(gift.recipients) and behind.startswith("for ")  # gave the WFP 40 tents for use at its depots
    if not theirs and (branch := _TO_BRANCH.match(behind)) and _ONWARD.search(behind, branch.end()) is None:
        return True
    if any(is_kept(shape, at) for at in gift.things[:1]):
        return True
    low, high = shape.part(gift.main.at)
    if _BRINGS_OWN.search(" ".join(shape.words[low:high])):
        return True
    if (_is_moved(shape, gift) and _FOR_SHOW.match(behind)) or (_AT_HOME.match(behind) and _is_budget(shape, gift)):
        return True
    return not gift.recipients and not gift.strong and _FOR_ITSELF.match(behind) is not None


def _is_budget(shape: Shape, gift: Gift) -> bool:
    """Whether a council votes a sum, and no place with a country is named: *the board set aside 9,000 to repair it*."""
    number = -1 if gift.main.noun else shape.verb_at(gift.main.at)
    if number < 0 or shape.verbs[number].lemma not in _BUDGETS:
        return False
    first = shape.verbs[number].first
    abroad = any(piece.actor is not None and piece.actor.iso2 for piece in shape.pieces[first:])
    return not abroad and not _LOCAL.isdisjoint(shape.words[shape.clause_start(first) : first])


def _is_moved(shape: Shape, gift: Gift) -> bool:
    """Whether goods are only said to go somewhere."""
    number = -1 if gift.main.noun else shape.verb_at(gift.main.at)
    things = [thing for at in gift.things if (thing := shape.pieces[at].thing) is not None]
    goes = gift.main.family in (Family.ARRIVE, Family.CARRY, Family.SHIP)
    moved = goes or (number >= 0 and shape.verbs[number].lemma in _MOVES)
    return moved and bool(things) and not any(one.is_money for one in things)


def is_kept(shape: Shape, at: int) -> bool:
    """Whether something is only stored where it may be needed, *prepositioned 900 kits in Lae*, and nobody has it."""
    behind = " ".join(shape.words[at + 1 : at + _STORED])
    stored = at > 0 and shape.pieces[at - 1].word in _PREPOSITIONS
    return (stored or _PREPOSITIONED.match(behind) is not None) and _KEPT_FOR.match(behind) is None


_STORED = 9
