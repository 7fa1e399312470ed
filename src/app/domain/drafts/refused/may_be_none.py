"""Gifts whose verb is as well one of what is no gift, so that nothing of them is sure.

up      = "give" "up" number thing                                     gave up 90 wagons to Poland
freight = "bring" tons of what is traded, from nobody, no word of aid   two ships brought 9,000 tonnes of ore to Riga

Neither is a clue, so that nothing is learnt from them.
"""

from __future__ import annotations

from app.domain.drafts.clauses.pieces import words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.refused.traded import IN_BULK

_GIVE = words("give gives gave given giving")
_BRING = words("bring brings brought bringing carry carries carried carrying ship ships shipped shipping")
_OF_AID = words(
    "aid help assistance relief support emergency donated given gift gifts donation donations free humanitarian "
    "famine hunger hungry starving victims survivors refugees appeal charity"
)
_FREIGHT = words(
    "nitrate nitrates ore ores coal coke iron steel copper tin zinc lead oil petroleum crude cotton wool jute rubber "
    "timber logs phosphate phosphates guano fertiliser fertilizer sulphur potash cement coffee cocoa tea tobacco copra "
    "bauxite hides machinery"
)


def may_be_none(shape: Shape, gift: Gift) -> bool:
    """Whether what a verb tells may as well be a surrender or freight."""
    frame, pieces = gift.main, shape.pieces
    if frame.noun:
        return False
    verb = pieces[frame.at].word
    if verb in _GIVE:
        behind = pieces[frame.last + 1 : frame.last + 3]
        thing = behind[1].thing if len(behind) > 1 and behind[0].word == "up" else None
        return thing is not None and not thing.is_money and (thing.low or 0) > 1
    if verb not in _BRING or gift.donors:
        return False
    said = {word for piece in pieces for word in piece.word.lower().split()}
    things = (thing for at in gift.things if (thing := pieces[at].thing) is not None)
    bulk = (one for one in things if one.unit in IN_BULK)
    return any(_FREIGHT & set(one.item.lower().split()) for one in bulk) and not said & _OF_AID
