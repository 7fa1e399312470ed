"""Words around a gift that say that it is none: what it costs, what it is owed as, and who would never give it.

price  = "at" sum ("a" | "per") measure | "at the going rate" | "payable over" … | "paid for in" …
hired  = "was" ("paid" | "hired") "to" deliver …
own    = "got" … "from its own savings" | a treasury to nobody of another country
market = who makes it "sent" a large number, with no word of help          the growers sent 220 million kilograms
owed   = sum ("of" | "in") … due | "the prize of" sum                      2 million in unpaid tolls
no one = abstract noun as the subject                                      independence gave it twelve roads
"""

from __future__ import annotations

import re

from app.domain.drafts.draft import Field
from app.domain.drafts.gifts import Gift
from app.domain.drafts.pieces import words
from app.domain.drafts.shape import Shape
from app.domain.drafts.talk import TALKS_OF

_PRICE = re.compile(
    r"(?<!bought )(?<!purchased )(?<!valued )\bat (?:[^ ,]+ ){1,5}(?:a|an|per|the|each) "
    r"(?:tonne|ton|barrel|litre|liter|kilo|kilogram|bushel|head|dose|unit|piece|bag|sack|gallon|pound|megawatt|share)\b|"
    r"\bat (?:the |an? )?(?:going|market|world|unit|full|usual|commercial|world-market) (?:price|prices|rate)\b|"
    r"\bpaid for (?:it |them )?(?:in|over|beforehand|with)\b|\bpayable (?:over|back|within)\b|\bhire[ -]purchase\b|"
    r"\b(?:bill|price|cost) (?:for|of) which\b|\bwhich had paid (?:half|for|part|all)\b|\bfetch(?:es|ed)?\b|"
    r"\b(?:best|main|largest|biggest|second) (?:customer|market|buyer)s?\b|\bremittances?\b|"
    r"\b(?:was|were|been|is|are|being) (?:paid|hired|contracted|engaged|commissioned) (?:[^ ,]+ ){0,4}?"
    r"to (?:bring|send|deliver|supply|ship|build|carry|fly|take)\b|\bwent (?:mostly|mainly|chiefly|largely) to\b|"
    r"\b(?:firm|company|contractor|shipyard|yard)\b.* (?:got|gets|received|earned)\b.* for [a-z]+ing\b|"
    r"\b(?:abroad|overseas|workers|migrants|emigrants|nurses)\b.* remit(?:s|ted)?\b|"
    r"\b(?:got|gets|get|has|received)\b.* (?:out of|from) (?:\w+ own (?:savings|funds|budget)|the rates)\b"
)
_DUES = words("reparations tolls wages damages arrears indemnity ransom rent fines taxes royalties dues salaries")
_MAKERS = re.compile(
    r"\b(?:farmers|growers|dairies|vineyards|winemakers|mill(?:er)?s|fishermen|producers|breeders|planters|ranchers) "
    r"(?:[^ ,]+ )?(?:sen[dt]s?|ship(?:s|ped)?|suppl(?:y|ies|ied)|deliver(?:s|ed)?)\b"
)
_MANY = 10_000
_NO_ONE = words(
    "independence peace war victory oil gold history tourism inflation drought fashion fate nature luck trade freedom "
    "colonialism rule democracy success defeat reform science progress technology coffee cotton rubber prosperity"
)
_PUBLIC = re.compile(r"\b(treasury|finance ministry|ministry of finance)\b|\bgovernment|\bministry\b")


def says_price(shape: Shape, at: int) -> bool:
    """Whether words around a piece say what is paid, or those who make it send very much, with no word of help."""
    if _PRICE.search(_said(shape, *shape.part(at))):
        return True
    things = (one.thing for one in shape.pieces if one.thing is not None and not one.thing.is_money)
    said, many = _said(shape), any((thing.low or 0) >= _MANY for thing in things)
    helps = {"disaster", "thanks"} & {TALKS_OF.get(word) for word in said.split()}
    return many and not helps and "for nothing" not in said and _MAKERS.search(said) is not None


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


def is_own(shape: Shape, gift: Gift) -> bool:
    """Whether a state gives its own people or firms something."""
    public = _PUBLIC.search(_said(shape))
    if public is None or gift.loose.get(Field.DONORS) or gift.loose.get(Field.RECIPIENTS):
        return False
    givers, getters, everybody = (
        {actor.iso2 or actor.home for at in side if (actor := shape.pieces[at].actor) is not None}
        for side in (gift.donors, gift.recipients, range(len(shape.pieces)))
    )
    got = getters or (everybody - {""} if public[1] else set[str]())
    return bool(givers - {""} and got) and got <= givers
