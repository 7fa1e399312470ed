"""Numbers of what is in each of several, which are not what was given in all.

in each = number things "with" number things "each"              40 tents with 12 poles each
        | number things "of" number                              500 boxes of 24 biscuits, three teams of 12 doctors
        | load ("with" | "carrying" …) number thing "each"       three planes with 20 tonnes of food each
        | number thing ("on each" | "per" load)                  20 tonnes on each
lots    = number ("lots" | "batches" …) "of" number thing        two lots of 40 tents: of the tents no number is said
packs   = number packs "containing" number small unit …        600 parcels with 5 kg of rice and 2 litres of oil
teams   = number ("teams" | "groups" …) "of" number people       three teams of 12 doctors: nor of the doctors

So is a sum one of them costs, but not one that is paid several times: *three grants of 2 million euros*.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.domain.drafts.amounts.amount import Amount
from app.domain.drafts.words.rare import Rare
from app.domain.drafts.words.word_lists import CARRIERS
from app.domain.phrase_words import word_set

_ABOUT = r"(?:about |some |nearly |almost |over |up to |at least |around )?"
_LOTS = r"(?:lots|batches|consignments|shipments|deliveries|loads|lorryloads|planeloads|truckloads)"
_SUMS = r"(?:grants|loans|payments|che(?:que|ck)s|instal?lments|donations|contributions|gifts|awards|tranches|rates)"
_CREWS = r"(?:teams|groups|crews|squads|units|brigades|battalions|companies|detachments|parties)"
_SOME = (
    r"(?:\b(?!(?:1[5-9]|20)\d\d )\d[\d,.]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|"
    r"thirty|forty|fifty|hundred|dozen|several))"
)
_OTHERS = r"(?!(?:third|fourth|quarter|fifth|half|halve|tenth|member|million|thousand|hundred)s)[a-z]+[a-rtv-z]s"
_SEVERAL_OF = Rare(
    " of ",
    rf"{_SOME} (?:[a-z-]+ ){{0,2}}(?:(?P<lots>{_LOTS})|(?P<sums>{_SUMS})|(?P<crews>{_CREWS})|{_OTHERS}) of {_ABOUT}$",
)
_LOT = re.compile(rf"\b{_LOTS}$")
_OF_SO_MANY = re.compile(rf" of {_ABOUT}\d")
_WITH = re.compile(rf",? with {_ABOUT}")
_TOGETHER = re.compile(r",? (?:in (?:all|total)|altogether|all told|together)\b")
_BRINGING = re.compile(
    rf"\b([a-z-]+),? (?:with|carrying|holding|containing|bringing|taking|(?:loaded|packed|filled) with) {_ABOUT}$"
)
_IN_EACH = re.compile(
    r" (?:(?P<each>each|apiece)|(?:for|to|on|in|aboard|on board) each(?: of them)?(?=[.,;]|$)|(?:per|to the) "
    r"(?:plane|flight|aircraft|trip|truck|lorry|load|container|ship|wagon|sack|box|bag|parcel|pallet))\b"
)
PACKING = word_set(
    "crates boxes cartons cases parcels packages chests bales trunks hampers sacks bags pallets containers vans trucks "
    "lorries trailers wagons cars planes aircraft flights trips convoys shipments consignments batches loads boats "
    "ships barges trains helicopters vehicles"
)
"""In or on what things come."""
_LOADED = PACKING | CARRIERS | {"sorties", "rotations"}


def is_in_each(text: str, first: int, one: Amount, counted: Sequence[Amount]) -> bool:
    """Whether a number is of what each of several holds, or of lots whose things are counted behind them."""
    end = max(one.end, one.item_end)
    if not one.is_money and _is_in_packs(text, one, counted):
        return True
    if not one.is_money and (each := _IN_EACH.match(text, end)) is not None:
        load = _BRINGING.search(text, first, one.start)
        if not each["each"] or (load is not None and load[1] in _LOADED):
            return True
        behind = (_WITH.match(text, max(other.end, other.item_end)) for other in counted if (other.low or 0) > 1)
        if any(joint is not None and joint.end() == one.start for joint in behind):
            return True
    several = _SEVERAL_OF.search(text, first, one.start)
    if several is not None and _TOGETHER.match(text, end):
        return False
    if several is None:
        return _LOT.search(one.item) is not None and holds_so_many(text, one)
    return not (several["lots"] or several["crews"] or (one.is_money and several["sums"]))


def _is_in_packs(text: str, one: Amount, counted: Sequence[Amount]) -> bool:
    """Whether so much is in each of several packs: *600 parcels with 5 kg of rice and 2 litres of oil*."""
    weight = one.unit.lower() in _SMALL_UNITS and (one.high or one.low or 0) <= _IN_A_PACK
    listed_each = _LISTED_EACH.match(text, max(one.end, one.item_end)) is not None
    if not (weight or listed_each):
        return False
    for other in counted:
        end = max(other.end, other.item_end)
        if (
            other.is_money
            or other.start >= one.start
            or (other.low or 0) <= 1
            or not _HOLDING.match(text, end, one.start)
        ):
            continue
        packs = other.item.split()[-1:] and other.item.split()[-1].lower() in _PACKS
        if listed_each or (packs and (one.low or 0) < (other.low or 0)):
            return True
    return False


_HOLDING = re.compile(
    r",? (?:each )?(?:with|containing|holding|comprising|consisting of|filled with|packed with|made up of|of) "
    r"(?:(?! (?:to|for|in|on|from|at|by) )[^.;:()])*$"
)
_LISTED_EACH = re.compile(
    r"(?:(?:,|,? and)(?: (?!(?:to|for|in|on|from|and|each|apiece) )(?:\d[\d,.]*\d|[\w-]+)(?![\w-])){1,7}){1,5} "
    r"(?:each|apiece)\b"
)
_SMALL_UNITS = word_set("kg kilo kilos kilogram kilograms g gram grams l litre litres liter liters ml lb lbs pounds")
_IN_A_PACK = 100
_PACKS = word_set("packs packets parcels packages kits boxes bags baskets hampers cartons sets bundles rations sachets")


def holds_so_many(text: str, one: Amount) -> bool:
    """Whether it is said right behind what is counted how much each holds: *12 containers of 800 blankets*."""
    return _OF_SO_MANY.match(text, one.end) is not None


def are_in_lots(text: str, first: int, one: Amount) -> bool:
    """Whether a number says how many things or people there are in each of several lots or teams."""
    several = _SEVERAL_OF.search(text, first, one.start)
    if several is None or _TOGETHER.match(text, max(one.end, one.item_end)):
        return False
    return several["lots"] is not None or several["crews"] is not None
