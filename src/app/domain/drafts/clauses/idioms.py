"""Several words that do the work of one verb: *took delivery of*, *came forward with*, *backed out of*, *held back*.

They are told by the lemma of their verb and the words behind it, where *its* stands for whosever; what follows is tied
to them as to a plain verb.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.drafts.clauses.pieces import Piece, words

_IDIOMS = {
    "RECEIVE": "take delivery of|take receipt of|take possession of|be the recipient of|be in receipt of|come into|"
    "come by|be the beneficiary of|find itself with|end up with",
    "RECEIVE COMING": "be in line for|be set for|look forward to|be assured of",
    "SHIP": "be on its way|be on the way|be en route|be in transit|be at sea|be on the high seas|be on the water|"
    "be in the air|be on the road",
    "ASK": "wait for|wait on",
    "GIVE": "come up with|come forward with|come through with|step in with|step up with|step forward with|oblige with|"
    "weigh in with|help out with|respond with|reply with|answer with|rally with|react with|follow up with|follow with|"
    "turn up with|part with|be the donor of|be good for|be ready with|be first with",
    "THANK": "pay tribute to|pay homage to|give thanks to|say thank you to|send its thanks to|be grateful to|"
    "be thankful to|be obliged to|be indebted to",
    "DECIDE": "agree on|decide on|settle on",
    "CANCEL": "pull the plug on|back out of|pull out of|opt out of|bow out of|go back on|think better of|tear up|"
    "change its mind about|change its mind on|change its mind over|have second thoughts about|call a halt to|"
    "put a stop to|put an end to|walk away from|get cold feet about|get cold feet over",
    "REFUSE": "hold back|keep back|hold on to|hang on to|sit on|decide against|rule out|stop short of|shy away from|"
    "balk at|baulk at|refrain from|put off|say no to|turn its back on",
    "TURN_DOWN": "turn up its nose at|turn its nose up at|pass up|have no use for|wave away|wave aside|have none of",
}
"""Families of verbs with their idioms; behind COMING what is still to come."""
_ITS = words("its their his her our my your themselves itself himself herself")
_HOW = words("very most much so now still also")
_MORE = words("more others now already")
_BY_LEMMA: dict[str, list[tuple[list[str], str]]] = {}
for _family, _told in _IDIOMS.items():
    for _idiom in _told.split("|"):
        _lemma, *_behind = ("its" if word in _ITS else word for word in _idiom.split())
        _BY_LEMMA.setdefault(_lemma, []).append((_behind, _family))


def idiom(pieces: Sequence[Piece], at: int, lemma: str) -> tuple[int, str]:
    """The last piece of the idiom that a verb opens, and its family; or -1 and nothing."""
    for behind, family in _BY_LEMMA.get(lemma, ()):
        last = at
        for word in behind:
            last += 1
            while last < len(pieces) and (pieces[last].word in _HOW or pieces[last].word.endswith("ly")):
                last += 1
            if last == len(pieces) or word != ("its" if pieces[last].word in _ITS else pieces[last].word):
                break
        else:
            if family != "SHIP" or _are_goods(pieces, at, last):
                return last, family
    return -1, ""


def _are_goods(pieces: Sequence[Piece], at: int, last: int) -> bool:
    """*300 more are on their way*: whether only goods are, no ship and nobody; but not *on their way to Chad*."""
    before = next((piece for piece in reversed(pieces[max(0, at - 3) : at]) if piece.word not in _MORE), None)
    goes = last + 1 < len(pieces) and pieces[last + 1].word == "to"
    return before is not None and before.thing is not None and not goes
