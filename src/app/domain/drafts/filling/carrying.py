"""Who brings a gift or passes it on by words that say so, wherever they stand in the sentence.

carrier = ("carried" | "flown in" | "trucked" | vehicle "lent" | …) "by" name | "channelled through" name
        | ("through" | "via") body | "in partnership with" name
        | "aboard" name ("plane" | "ship" | …) | "with" name "as carrier"
        | "which" name ("trucked" | …) | "entrusted" name "with"
        | ("and" | ";") name ("took" | "drove" | …) ("it" | "them") ("to" | "there" | …)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.domain.drafts.clauses.pieces import Piece
from app.domain.drafts.names.actors import NamedKind
from app.domain.drafts.words.rare import Rare

_NAME = (
    r"(?:the |an? |two |three |vessels of (?:the )?)?(?:\w+ line )?"
    r"(?P<name>[A-Z][\w'’&.-]*(?: (?:(?:of|and|for|the|de|du) )*[A-Z&][\w'’&-]*)*)"
)
_BROUGHT = (
    r"(?:carried|flown(?: in| out)?|shipped|trucked|hauled|transported|ferried|airlifted|conveyed|driven|carted|"
    r"forwarded|distributed|handed out|passed on|administered|delivered|brought(?: in)?|handled|spent|unloaded|"
    r"given out)"
)
_BRINGS = (
    r"(?:carr(?:y|ied)|fl(?:y|ew|own)|truck(?:ed)?|ship(?:ped)?|haul(?:ed)?|transport(?:ed)?|drove|driven|distribut\w+|"
    r"hand(?:ed|ing)? out|pass(?:ed|ing)? on|deliver(?:ed|ing)?|bring(?:ing)?|brought)"
)
_WHERE = r" (?:in|to|at|on|among|across) (?:the )?[\w'’-]+(?: [A-Z][\w'’-]+)*"
_BROUGHT_BY = Rare(
    " by ",
    rf"\b(?:(?i:{_BROUGHT})|(?:plane|aircraft|lorry|lorries|truck|ship|vessel|jet|boat|van|helicopter|freighter)s? "
    rf"(?:lent|loaned))(?: (?:gratis|free|for nothing|free of charge|without charge|there|home)|{_WHERE})? by {_NAME}",
)
_PATTERNS = (
    Rare(
        "through|via",
        rf"\b(?:channell?ed|routed|paid(?: out)?|passed|working|distributed|administered) (?:through|via) {_NAME}",
    ),
    Rare(
        "carrier|channel|intermediary", rf"\bwith {_NAME} as (?:carrier|channel|intermediary|its channel|its carrier)\b"
    ),
    Rare("under the auspices of ", rf"\bunder the auspices of {_NAME}"),
    Rare(" with ", rf"\b[Ii]n (?:partnership|co-?operation|collaboration|conjunction|association) with {_NAME}"),
    Rare(
        "which|that",
        rf"\b(?:which|that) {_NAME} (?:(?:has|had|have|will|is to|is|are|then|later|duly) )*(?i:{_BRINGS})\b",
    ),
    Rare("ntrust", rf"\b[Ee]ntrust(?:s|ed|ing) {_NAME} with\b"),
    Rare(
        "and|while|;",
        rf"(?:, and|, while|;| and) {_NAME} (?:(?:then|later|has|have|had|will) )*(?:took|taken?|drove|driven|"
        r"carry|carried|fl[ye]w?|flown|haul(?:ed)?|truck(?:ed)?|ship(?:ped)?|ferr(?:y|ied)|transport(?:ed)?) "
        r"(?:it|them)(?: all)? (?:to|on|over|across|there|home|free|for nothing|without)\b",
    ),
)
_LOOSE = Rare("hrough|via|Via|way of|board", rf"\b(?:[Tt]hrough|via|Via|[Bb]y way of|[Aa]board|on board) {_NAME}")
"""What places and times stand behind as well, so that only a body is meant."""
_BODIES = re.compile(
    r"\b(?:Relief|Union|Society|Red C\w+|Fund|Trust|Foundation|Council|Airlines?|Airways|Lines?|Freight|Cargo|Cluster|"
    r"Logistics|Caritas|Church\w*|Agency|Committee|Service|Services|Solidaires|Transportes?|Club|Mission|Aid|Scouts|Force|"
    r"Rotary|Lions|Oxfam|Navy|UN\w*|Shipping|Charity|Association|Federation|Network)\b"
)
_ORGANS = re.compile(r"\b(?:embassy|ministry|ambassador|consulate|high commission|minister)\b", re.IGNORECASE)
"""Through whom a state acts itself."""


def is_organ(words: str) -> bool:
    """Whether words name somebody through whom a state itself acts."""
    return _ORGANS.search(words) is not None


def carriers_in(text: str, start: int, end: int, pieces: Sequence[Piece]) -> Iterator[tuple[int, int, Piece | None]]:
    """The words that name who carries, and the piece that is them where they are somebody's name."""
    yield from brought_by(text, start, end, pieces)
    for pattern in _PATTERNS:
        for match in pattern.finditer(text, start, end):
            yield from _named(match, pieces, sure=True)
    for match in _LOOSE.finditer(text, start, end):
        yield from _named(match, pieces, sure=False)


def brought_by(text: str, start: int, end: int, pieces: Sequence[Piece]) -> Iterator[tuple[int, int, Piece | None]]:
    """Those by whom something is said to be flown, carried or handed out."""
    for match in _BROUGHT_BY.finditer(text, start, end):
        yield from _named(match, pieces, sure=True)


_JOINT = re.compile(r"(?:,| and| &)? *$")


def _named(match: re.Match[str], pieces: Sequence[Piece], *, sure: bool) -> Iterator[tuple[int, int, Piece | None]]:
    first, last = match.span("name")
    last -= match["name"].endswith(".") and last == match.endpos
    goods = min((one.start for one in pieces if one.thing is not None and first < one.start), default=last)
    if goods < last:  # through Oxfam and EUR 2 million through Caritas
        last = first + len(_JOINT.sub("", match.string[first:goods]))
    piece = next((one for one in pieces if one.actor and one.start < last and first < one.end), None)
    body = _BODIES.search(match["name"]) is not None
    day = any(one.day is not None and one.start < last and first < one.end for one in pieces)  # delivered by August
    if day or is_organ(match["name"]):
        return
    if piece is not None and piece.actor is not None:
        body = body or piece.actor.kind in (NamedKind.ORGANISATION, NamedKind.COMPANY)
        if piece.actor.kind in (NamedKind.COUNTRY, NamedKind.TOWN) and _BODIES.search(match["name"]) is None:
            return
    if sure or body:
        whole = piece is not None and piece.start <= first and last <= piece.end
        yield first, last, piece if whole else None
