"""Words around a gift that say that it is none: what it costs, what it is owed as, and who would never give it.

price  = "at" sum ("a" | "per") measure | "at" sum ("apiece" | "each") | "at the going rate" | "payable over" …
       | "paid for in" … "instalments" | "paid for in gold" | "for which it was paid" | "at cost"
       | "they were bought and not given" | "was no gift" | "had to pay for it" | "under a trade agreement"
barter = "for" number? adjective? ("skins" | "furs" | "ivory" …) | "for the land around" …, where no sum is given
shop   = ("offers" | "gives") ("passengers" | "customers" …)
hired  = "was" ("paid" | "hired") "to" deliver …
own    = "from its own savings" | a treasury to nobody of another country
owed   = sum ("of" | "in") … due | "the prize of" sum                      2 million in unpaid tolls
no one = abstract noun as the subject                                      independence gave it twelve roads
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from app.domain.drafts.clauses.pieces import words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.verbs import Family
from app.domain.drafts.draft import Field
from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.names.named import STATES
from app.domain.drafts.words.rare import Rare

_PRICE = re.compile(
    r"\b(?:at (?<!bought at )(?<!purchased at )(?<!valued at )(?:(?!with |half )[^ ,]+ ){1,5}(?:a|an|per|the|each) "
    r"(?:tonne|ton|barrel|litre|liter|kilo|kilogram|bushel|head|dose|unit|piece|bag|sack|gallon|pound|megawatt|share)\b|"
    r"at (?<!bought at )(?<!purchased at )(?:the |an? )?(?:going|market|world|unit|full|usual|commercial|world-market) "
    r"(?:prices?|rates?)\b|"
    r"at (?<!valued at )(?<!worth at )(?:(?:only|just|about|around|some) )?[^ ,]*\d[^ ,]*"
    r"(?: (?!(?:kg|kilos?|kilograms?|g|grams?|l|litres?|liters?|pounds|lbs?|cubic|square|km|metres?|meters?|people|"
    r"pupils|children)\b)\w+)? "
    r"(?:apiece|each|a piece|per \w+)\b|"
    r"for (?:each|every) (?:\w+ )?(?:skin|pelt|fur|hide|tusk|slave|beaver|otter|seal|whale|bale|ounce|bushel)\b|"
    r"would (?<!that would )(?<!which would )(?:now |today )?be worth\b|"
    r"paid for (?:it |them )?(?:in|with) (?:advance|cash|full|kind|hard currency|dollars|oil|gas|coal|gold|silver|"
    r"diamonds|cocoa|coffee|cotton|sugar|rice|goods)\b(?! (?:by|from))|"
    r"for which \w+ (?:was|were|is|are|has been|had been) (?:to be )?paid\b|"
    r"at cost(?: price)?\b(?! of)|ha(?:d|s|ve) to pay for (?:it|them|all)\b|"
    r"(?:were|was|are|is|been) (?:bought|sold|purchased|paid for)(?: ,)? (?:and |but )?not "
    r"(?:given|donated|an? \w+|gifts)\b|"
    r"(?:were|was|are|is) (?:no|not a) gifts?\b|(?:was|were|is|are)(?:n't| not) (?:one|an? gift|gifts)(?= [,.;:]|$)|"
    r"under (?:an? |the |its |their )?(?:\w+ )?(?:trade|barter|commercial|payments) "
    r"(?:agreement|treaty|deal|pact|accord)\b|"
    r"paid for (?:it |them )?in (?:\w+ )?instal\w+\b|payable (?:over|back|within)\b|hire[ -]purchase\b|"
    r"(?:was|were|been|is|are|being) (?:paid|hired|contracted|engaged|commissioned) (?:[^ ,]+ ){0,4}?"
    r"to (?:bring|send|deliver|supply|ship|build|carry|fly|take)\b|"
    r"against [^;]{2,40} (?:to|of) (?:an )?equal (?:value|worth)\b|"
    r"(?:out of|from) (?:its|their|his|her) own savings\b|(?<!such )remittances\b)"
)
_BARTER = Rare(
    "for ",
    r"\bfor (?:[^ ,;]+ ){0,2}(?:skins|pelts|furs|hides|tusks|copra|ivory|nutmegs?|cloves|slaves)\b|"
    r"\bfor (?:the|their|his|her|some|an?) (?:(?:piece|tract|strip|plot|stretch) of )?"
    r"land (?:around|along|between|beside|on which|they|he)\b",
)
"""What goods are given for, and no help with it: *gave the hunters a blanket for three beaver skins*."""
_SHOP = Rare(
    "giv|offer",
    r"\b(?:offers?|gives?|(?:is|are) (?:giving|offering)) (?:its |their |all |new )?"
    r"(?:passengers|customers|guests|shoppers|subscribers|motorists|holidaymakers|diners|drinkers|savers|buyers|"
    r"ticket holders|policyholders|cardholders)\b",
)
"""Whom a firm has for its customers: *offers passengers two free bags*; not *gave stranded passengers 400 meals*."""
_DUES = words(
    "tribute compensation settlement rents reparations tolls wages damages arrears indemnity ransom rent fines taxes "
    "royalties dues salaries"
)
EASED = words("grant grants aid assistance relief support help subsidy subsidies waiver waivers holiday")
"""Behind what is owed, these are given: *£60,000 in rent grants*."""
_PRIZE = re.compile(r"\b(?:(?:the|a) prize of|prizes?,|jackpot of|bounty of|ransom of|pension of|annuity of) $")
_NO_ONE = words(
    "independence peace war victory oil gold history tourism inflation drought fashion fate nature luck trade freedom "
    "colonialism rule democracy success defeat reform science progress technology prosperity motorists taxpayers "
    "ratepayers commuters consumers"
)
_PUBLIC = re.compile(r"\b(treasury|finance ministry|ministry of finance)\b|\bgovernment|\bministry\b")
_FOR_OWN = re.compile(
    r"(?:(?:to|on|among|for)|for (?:[^ ,;]+ ){1,3}?(?:of|to|on)) (?:its|their|his|her) own\b"
    r"(?! (?:account|initiative|behalf|expense|cost))"
)
CHARITY = re.compile(
    r"\b(?:Aid|Relief|Charity|Charities|Red Cross|Red Crescent|Caritas|Save the Children|Refugee Council|"
    r"Without Borders)\b"
)
"""In the names of those through which a state helps others: *gave 2 million to the Danish Red Cross*."""
_HOUSE = words("cabinet parliament assembly senate treasury exchequer legislature")
"""What decides of the money of its own state, where no other is said."""


def says_price(shape: Shape, at: int) -> bool:
    """Whether words around a piece say what is paid for it, or from what savings of one's own it comes.

    So does what a semicolon ends that is of the same things: *12 boats; they were bought and not given*.
    """
    low, high = shape.part(at)
    following = shape.words[high + 1 : high + 2]
    if following and following[0] in ("they", "these", "it", "all"):
        high = shape.part(high + 1)[1]
    said = _said(shape, low, high)
    goods = all(piece.thing is None or not piece.thing.is_money for piece in shape.pieces[low:high])
    return _has_price(said) or (goods and _BARTER.search(said) is not None)


@lru_cache(maxsize=8)
def _has_price(said: str) -> bool:
    return _PRICE.search(said) is not None or _SHOP.search(said) is not None


def _said(shape: Shape, low: int = 0, high: int | None = None) -> str:
    return " ".join(shape.words[low:high]).lower()


def is_due(shape: Shape, at: int) -> bool:
    """Whether a sum is what is owed or won by the words beside it."""
    thing = shape.pieces[at].thing
    if thing is None or not thing.is_money:
        return False
    if _PRIZE.search(f"{_said(shape, max(0, at - 3), at)} "):
        return True
    behind = _said(shape, at + 1, at + 5).split()
    owed = _are_dues(behind) and behind[:1] in (["of"], ["in"])
    return owed or _are_dues([*thing.item.lower().split(), *behind[:1]])


def _are_dues(said: Sequence[str]) -> bool:
    """Whether words are of what is owed."""
    return any(one in _DUES and two not in EASED for one, two in pairwise((*said, "")))


def is_no_ones(shape: Shape) -> bool:
    """Whether what gives is peace, oil or the like, or those who pay for all: *motorists will foot the bill*."""
    first = next((at for at, piece in enumerate(shape.pieces) if piece.word not in ("the", "colonial")), 0)
    return shape.pieces[first].word.lower() in _NO_ONE and shape.verb_at(first + 1) >= 0


def _is_of_house(shape: Shape, gift: Gift) -> bool:
    """*The cabinet allotted 90 crore rupees to Assam*: a cabinet of no other country than those who get it."""
    number = shape.verb_at(gift.main.at)
    if gift.main.noun or number < 0 or gift.main.family is not Family.DECIDE:
        return False
    before = shape.words[shape.clause_start(gift.main.first) : gift.main.first]
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
    if any(CHARITY.search(one.name) for one in gets):
        return False  # it works abroad
    by_state = bool(gives) and all(one.iso2 and one.kind in STATES for one in gives)
    return by_state and bool(got) and got <= {one.iso2 for one in gives}
