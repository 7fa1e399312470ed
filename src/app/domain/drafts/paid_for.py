"""Words around a gift that say that it is none: what it costs, what it is owed as, and who would never give it.

price  = "at" sum ("a" | "per") measure | "at" sum ("apiece" | "each") | "at the going rate" | "payable over" …
       | "paid for in" … "instalments"
hired  = "was" ("paid" | "hired") "to" deliver …
own    = "from its own savings" | a treasury to nobody of another country
owed   = sum ("of" | "in") … due | "the prize of" sum                      2 million in unpaid tolls
no one = abstract noun as the subject                                      independence gave it twelve roads
"""

from __future__ import annotations

import re

from app.domain.drafts.actors import NamedKind
from app.domain.drafts.context import STATES
from app.domain.drafts.draft import Field
from app.domain.drafts.gift_things import head_of
from app.domain.drafts.gifts import Gift
from app.domain.drafts.pieces import words
from app.domain.drafts.shape import Shape
from app.domain.drafts.verbs import Family

_PRICE = re.compile(
    r"(?<!bought )(?<!purchased )(?<!valued )\bat (?:[^ ,]+ ){1,5}(?:a|an|per|the|each) "
    r"(?:tonne|ton|barrel|litre|liter|kilo|kilogram|bushel|head|dose|unit|piece|bag|sack|gallon|pound|megawatt|share)\b|"
    r"(?<!bought )(?<!purchased )\bat (?:the |an? )?(?:going|market|world|unit|full|usual|commercial|world-market) "
    r"(?:price|prices|rate)\b|"
    r"(?<!valued )(?<!worth )\bat (?:(?:only|just|about|around|some) )?[^ ,]*\d[^ ,]*(?: \w+)? "
    r"(?:apiece|each|a piece|per \w+)\b|"
    r"\bpaid for (?:it |them )?in (?:\w+ )?instal\w+\b|\bpayable (?:over|back|within)\b|\bhire[ -]purchase\b|"
    r"\b(?:was|were|been|is|are|being) (?:paid|hired|contracted|engaged|commissioned) (?:[^ ,]+ ){0,4}?"
    r"to (?:bring|send|deliver|supply|ship|build|carry|fly|take)\b|"
    r"\b(?:out of|from) (?:its|their|his|her) own savings\b|\bremittances\b"
)
_DUES = words("reparations tolls wages damages arrears indemnity ransom rent fines taxes royalties dues salaries")
_NO_ONE = words(
    "independence peace war victory oil gold history tourism inflation drought fashion fate nature luck trade freedom "
    "colonialism rule democracy success defeat reform science progress technology prosperity"
)
_PUBLIC = re.compile(r"\b(treasury|finance ministry|ministry of finance)\b|\bgovernment|\bministry\b")
_FOR_OWN = re.compile(r"(?:(?:to|on|among|for)|for (?:[^ ,;]+ ){1,3}?(?:of|to|on)) (?:its|their|his|her) own\b")
_FOR_ITSELF = re.compile(r"for (?:the )?(?:[^ ,;]+ ){1,3}?of (?:its|their|his|her)\b")
_TO_BRANCH = re.compile(
    r"(?:[^,;]+ )?(?:to|for|at) (?:its|their|his|her) (?:[^ ,;]+ )?"
    r"(?:branch(?:es)?|subsidiar(?:y|ies)|mines?|plants?|factor(?:y|ies)|offices?|headquarters|arm|bases?|embass(?:y|ies)|"
    r"stores?|shops?|warehouses?|depots?|garrisons?|troops|forces|soldiers|staff|crews?|fleet|refiner(?:y|ies)|works|"
    r"shareholders|owners?|parent)\b"
)
_ONWARD = re.compile(r"\b(?:for|which|to (?:be )?(?:giv|distribut|hand)\w*)\b")
_FOR_SHOW = re.compile(
    r"[^,;]*?\bfor (?:(?:an?|the|its|their|this|that) )(?:[^ ,;]+ ){0,2}?"
    r"(?:drills?|exercises?|manoeuvres|parades?|tours?|displays?|exhibitions?|shows?|match(?:es)?|races?|rally|"
    r"contests?|competitions?|fairs?|premiere|regatta)\b"
)
_PAID_FOR = re.compile(
    r"(?:(?:an?|per|each|every) \w+ )?for (?:it\b|them\b|the (?:use|rights?|lease|hire|rent|privilege|loss|damages?|"
    r"land|release|return)\b|(?:its|their|his|her) (?!(?:[^ ,;]+ )?(?:treatment|care|education|schooling|keep|upkeep|passage|"
    r"fares?|journey|operations?|funerals?|food|board|lodging|tuition|training|relief|needs|families|victims)\b)[^ ,;]+)"
)
_FREE = words("free gift gifts donated donation donations gratis present presents thanks donate charity")
_MAKERS = words(
    "factory plant yard shipyard manufacturer manufacturers maker makers builder builders works foundry contractor "
    "contractors dealer dealers supplier suppliers farm farms breeder breeders wholesaler trader traders"
)
_BUILT_TO_ORDER = words(
    "locomotives locomotive trains train trams tram carriages wagons turbines reactors reactor rigs satellites satellite "
    "airliners airliner jets fighters frigates frigate corvettes submarines submarine minehunters stations plants trainers "
    "transports escalators lifts"
)
"""What firms build for who has ordered it."""
_HOUSE = words("cabinet parliament assembly senate treasury exchequer legislature")
"""What decides of the money of its own state, where no other is said."""


def says_price(shape: Shape, at: int) -> bool:
    """Whether words around a piece say what is paid for it, or from what savings of one's own it comes."""
    return _PRICE.search(_said(shape, *shape.part(at))) is not None


def is_for_pay(shape: Shape, gift: Gift) -> bool:
    """*Pay it 30 million euros a year for their base*, *got 20 lions from a farm*, *is to supply three reactors*."""
    if gift.main.noun or gift.strong or not _FREE.isdisjoint(piece.word for piece in shape.pieces):
        return False
    verb = shape.verbs[shape.verb_at(gift.main.at)]
    if verb.lemma == "pay":
        return any(_PAID_FOR.match(_said(shape, at + 1)) for at in gift.things)
    makers = [
        at
        for at in gift.donors
        if _MAKERS & {*shape.pieces[at].word.lower().split()[:3], *shape.pieces[at].word.split()[-1:]}
    ]
    if gift.main.family is Family.RECEIVE:
        return bool(makers) and verb.lemma != "receive"
    firms = [
        at for at in gift.donors if (actor := shape.pieces[at].actor) is not None and actor.kind is NamedKind.COMPANY
    ]
    heads = [head_of(thing.item) for at in gift.things if (thing := shape.pieces[at].thing) is not None]
    return verb.lemma in ("deliver", "supply") and bool(makers or firms) and _BUILT_TO_ORDER.issuperset(heads)


def stays_own(shape: Shape, gift: Gift) -> bool:
    """*To its branch in Vilnius*, *sent three Goyas for the exhibition*, *for the repair of its roof*: it stays theirs."""
    last = max(gift.things, default=len(shape.pieces))
    behind = _said(shape, last + 1)
    if (branch := _TO_BRANCH.match(behind)) and _ONWARD.search(behind, branch.end()) is None:
        return True
    things = [thing for at in gift.things if (thing := shape.pieces[at].thing) is not None]
    moved = gift.main.family in (Family.ARRIVE, Family.CARRY, Family.SHIP) or (
        not gift.main.noun and shape.verbs[shape.verb_at(gift.main.at)].lemma in _MOVES
    )
    if moved and things and not any(one.is_money for one in things) and _FOR_SHOW.match(behind):
        return True
    return not gift.recipients and not gift.strong and _FOR_ITSELF.match(behind) is not None


_MOVES = words("send fly bring take move lend ship dispatch despatch")


def _said(shape: Shape, low: int = 0, high: int | None = None) -> str:
    return " ".join(piece.word for piece in shape.pieces[low:high]).lower()


def is_due(shape: Shape, at: int) -> bool:
    """Whether a sum is what is owed or won by the words beside it."""
    thing = shape.pieces[at].thing
    if thing is None or not thing.is_money:
        return False
    if _said(shape, max(0, at - 3), at).startswith(("the prize of", "a prize of")):
        return True
    behind = _said(shape, at + 1, at + 5).split()
    owed = behind[:1] in (["of"], ["in"]) and not _DUES.isdisjoint(behind)
    return owed or not _DUES.isdisjoint(thing.item.lower().split())


def is_no_ones(shape: Shape) -> bool:
    """Whether what gives is peace, oil or the like."""
    first = next((at for at, piece in enumerate(shape.pieces) if piece.word not in ("the", "colonial")), 0)
    return shape.pieces[first].word.lower() in _NO_ONE and shape.verb_at(first + 1) >= 0


def _is_of_house(shape: Shape, gift: Gift) -> bool:
    """*The cabinet allotted 90 crore rupees to Assam*: a cabinet of no other country than those who get it."""
    number = shape.verb_at(gift.main.at)
    if gift.main.noun or number < 0 or gift.main.family is not Family.DECIDE:
        return False
    before = [piece.word for piece in shape.pieces[shape.clause_start(gift.main.first) : gift.main.first]]
    codes = {one.actor.iso2 or one.actor.home for one in shape.pieces if one.actor is not None} - {""}
    return before[-2:-1] == ["the"] and before[-1] in _HOUSE and len(codes) <= 1


def is_own(shape: Shape, gift: Gift) -> bool:
    """Whether a state gives its own people or firms something; who lives there and gives is no state."""
    last = max(gift.things, default=len(shape.pieces))
    if _is_of_house(shape, gift) or _FOR_OWN.match(_said(shape, last + 1)):
        return True
    public = _PUBLIC.search(_said(shape))
    if public is None or gift.loose.get(Field.DONORS) or gift.loose.get(Field.RECIPIENTS):
        return False
    gives, gets = ([one for at in side if (one := shape.pieces[at].actor)] for side in (gift.donors, gift.recipients))
    everybody = {one.actor.iso2 or one.actor.home for one in shape.pieces if one.actor is not None} - {""}
    got = {one.iso2 or one.home for one in gets} or (everybody if public[1] else set[str]())
    by_state = bool(gives) and all(one.iso2 and one.kind in STATES for one in gives)
    return by_state and bool(got) and got <= {one.iso2 for one in gives}
