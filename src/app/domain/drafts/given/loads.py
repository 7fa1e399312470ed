"""Vehicles and containers that are counted with what is in them: so many of that are given.

load = number vehicle ("loaded with" | "full of" | …) goods                  three ships loaded with grain
     | number (lorries | containers) ("with" | "carrying") goods …           40 lorries with tents, food and medicine
     | ("filled" | "packed" …) number (boxes | bags …) "with" goods         filled 340 boxes with jackets and shoes

What they hold may have its own number (*two planes with 40 tents*); of several things in a ship nobody says how much.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.domain.drafts.amounts.amount import Amount
from app.domain.drafts.clauses.gift_things import head_of
from app.domain.drafts.clauses.pieces import words
from app.domain.drafts.words.goods import PERSONS
from app.domain.drafts.words.rare import Rare

_BY_LOAD = words(
    "lorry lorries truck trucks van vans wagon wagons waggon waggons container containers trailer trailers cart carts "
    "car cars pickup pickups semi semis"
)
"""What is as good as a measure of anything in it."""
_HOLDERS = _BY_LOAD | words(
    "ship ships vessel vessels plane planes aircraft boat boats barge barges train trains steamer steamers freighter "
    "freighters helicopter helicopters jet jets sledge sledges camel camels mule mules"
)
_PACKING = words(
    "box boxes bag bags sack sacks crate crates carton cartons parcel parcels pallet pallets hamper hampers basket "
    "baskets shoebox shoeboxes suitcase suitcases trolley trolleys chest chests"
)
"""What is a measure of what somebody fills it with."""
_PACKS = Rare(
    "fill|pack|stuff|load", r"\b(?:fill|pack|stuff|load)(?:s|ed|ing)? (?:(?:about|some|over|another|nearly) )?$"
)
_NEAR = 24
_FULL = re.compile(r" (?:loaded|laden|filled|packed|crammed|piled) with | full of | loads of ")
_WITH = re.compile(r" (?:with|carrying|bringing|containing|holding|of) ")
_JOINT = re.compile(r",? and |, ")


def with_loads(text: str, things: Sequence[Amount]) -> list[Amount]:
    """The things of a sentence, in order, with those that fill what is counted before them as so many loads."""
    out: list[Amount] = []
    at = 0
    while at < len(things):
        behind = _behind_load(text, things, at)
        one = things[at]
        if behind > at + 1:
            last = things[behind - 1]
            item, unit = text[things[at + 1].start : last.end], text[one.item_start : one.item_end]
            one = one._replace(end=last.end, as_stated=text[one.start : last.end], unit=unit)
            one = one._replace(item=item, item_start=things[at + 1].start, item_end=last.end)
        out.append(one)
        at = max(behind, at + 1)
    return out


def _behind_load(text: str, things: Sequence[Amount], at: int) -> int:
    """Behind the last of the things that fill what is counted at a place; the place itself where none do."""
    holder = things[at]
    head = head_of(holder.item)
    packed = head in _PACKING and _PACKS.search(text, max(0, holder.start - _NEAR), holder.start) is not None
    if holder.is_money or holder.unit or not holder.low or not (head in _HOLDERS or packed):
        return at
    full = _FULL.match(text, holder.end)
    link = full or (_WITH.match(text, holder.end) if (head in _BY_LOAD and holder.low > 1) or packed else None)
    start, behind = link.end() if link else -1, at + 1
    while behind < len(things) and things[behind].start == start and _is_load(things[behind]):
        joint = _JOINT.match(text, things[behind].end)
        start, behind = joint.end() if joint else -1, behind + 1
    counted = behind < len(things) and things[behind].start == start
    return at if counted or (behind > at + 2 and head not in _BY_LOAD and full is None and not packed) else behind


def _is_load(one: Amount) -> bool:
    """Whether a thing is goods of which no number is said."""
    return not one.is_money and one.low is None and one.high is None and head_of(one.item) not in PERSONS
