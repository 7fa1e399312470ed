"""Who was taken for getting something and does not: a storm, whom it left, who gave it, who had it before.

storm  = "Hurricane" | "Typhoon" … name, without those whom it hit       *responded to Typhoon Idai with $40,000*
left   = "left" … name … "for" place                                     *left the hall in Linz for Aleppo*
gift   = ("gift" | "donation" | …) ("of" | "from") name                  *a gift of Korea*
other  = ("rather than" | "instead of" | "and not") "to" name            *to Lae rather than to Wewak*
seat   = where many meet, behind "promised" … "in"               *pledged 600 million euros in Geneva*
called = plural "," names                                      *its neighbours, Chad and Mali, got 40 tents*
before = ("first" | "once" | …) ("lent" | "given" | …) "to" name         *first lent to Togo, it was given to Benin*
body   = ("to" | "for" | …) body's ("work" | "operations" | …) "in" place: who gets it is the body
stuck  = ("left" | "stuck" | "held up" …) "at" ("the border at")? town   *left at the border at Kakavia*
with   = "with which" … verb … name                            *3 million, with which it built a school in Lae*
goes   = "who" ("come" | "travel" …) "to" name                  *for children from Lae who come to Suva in July*
spot   = "in" ("the car park" | "the street" …)                 where something is done
port   = ("unloaded" | "landed" | …) … ("in" | "at") town "for" … place: who gets it is in the other one
"""

from __future__ import annotations

import re

from app.domain.drafts.clauses.verbs import Family
from app.domain.drafts.draft import DraftParty
from app.domain.drafts.filling.case import Case, Parties
from app.domain.drafts.names.actors import NamedKind
from app.domain.drafts.text.context import STATES_AND_TOWNS
from app.domain.drafts.words.actor_words import STORMS

_STORM = re.compile(
    rf"(?:the )?(?:{'|'.join(sorted(one.title() for one in STORMS))}|Superstorm)(?: Storm)? [A-Z][\w'’-]*"
)
_HIT = re.compile(r"['’]?s? (?:[a-z]+ )?(?:victims|survivors|relief|appeal|fund|recovery|efforts?|response)\b")
_LEFT = re.compile(r"\b(?:leaves?|left|leaving|departed|set off from) (?!(?:for|with|on|in|at)\b)[^,;.]{0,80}\Z")
_FOR = re.compile(r"[^,;.\d$£€]{0,40}? for (?:the )?(?:[A-Za-z-]+ (?:town|city|village|port) of )?(?=[A-Z])")
_LANDED = re.compile(
    r"\b(?:unload|off-?load|discharge?|land|disembark|berth|dock)(?:s|ed|ing)?\b[^.;]{0,80}? (?:in|at) "
    r"(?:the )?(?:port of )?\Z"
)
_FOR_OTHERS = re.compile(
    r"(?: (?:on|last|this) [^,;.]{1,20}?)?,? (?:(?:destined|bound|intended|meant) )?for (?:the )?"
    r"(?:[a-z-]+ ){0,4}(?=[A-Z])"
)
_GIFT_OF = re.compile(r"(?:\A|\W)(?:gift|donation|contribution|present) (?:of|from) (?:the )?\Z")
_RATHER = re.compile(r"\b(?:rather than|instead of|(?:and|but|,) not) (?:(?:to|for|in) )?(?:the )?\Z")
_HAD_BEFORE = re.compile(
    r"(?:\A|, )(?:first|formerly|originally|once|previously|earlier|initially) (?:lent|given|sent|promised|leased|sold|"
    r"offered|allocated|donated) to (?:the )?\Z",
    re.IGNORECASE,
)
_ITS_WORK = re.compile(
    r"['’]s? (?:[\w-]+ ){0,3}?(?:operations?|work|programmes?|programs?|appeal|response|activities|efforts|budget) "
    r"(?:in|for) (?:the )?\Z"
)
_GOES = re.compile(r"\b(?:to|for|towards?|support|supports|supported) (?:the )?\Z")
_BORDER = r"(?:border|port|customs|quay|docks?|airport|frontier)(?: (?:at|of|in|near|with) (?:the )?)?"
_STUCK = re.compile(
    rf"\b(?:left (?:at|on) the {_BORDER}|(?:stuck|held|held up|stopped|stalled|blocked|impounded|turned back) "
    rf"(?:at|in|on|near) (?:the )?(?:{_BORDER})?)\Z"
)
_WITH_WHICH = re.compile(r"\bwith which (?:it|they|he|she|the [a-z]+) [a-z]+ [^;,.]{0,60}\Z")
_WHO_GO = re.compile(
    r"\b(?:who|that|which) (?:[a-z]+ly )?(?:come|comes|came|travel|travels|fly|move|moves|return|returns) "
    r"(?:back |home )?to (?:the )?\Z"
)
_SPOT = re.compile(
    r"(?:the )?(?:[a-z]+ )?(?:car park|parking lot|street|courtyard|car-park|lay-by|pavement|backyard)\Z"
)
_BEFORE_SPOT = ("in ", "in the ", "on the ", "church ")
_WITHIN = 120
"""Code points before somebody in which the verb stands."""


def without_no_getters(case: Case, recipients: Parties) -> Parties:
    """Who gets it without those; whoever else is said to in their place."""
    found = (_for_others(case, one) or _of_body(case, one) or _who_go(case, one) or one for one in recipients)
    kept = dict.fromkeys(one for one in found if not (_is_storm(case, one) or _is_left(case, one)))
    kept = [one for one in kept if len(kept) == 1 or not _is_called_by_name(case, one)]
    got = tuple(one for one in kept if not _is_no_getter(case, one))
    had = [one for one in got if one.end > one.start and _HAD_BEFORE.search(case.text, _before(case, one), one.start)]
    return tuple(one for one in got if one not in had) if len(had) < len(got) else got


def _before(case: Case, one: DraftParty) -> int:
    return max(case.shape.pieces[0].start, one.start - _WITHIN)


def _is_storm(case: Case, one: DraftParty) -> bool:
    """Whether a name is that of a storm, and of nobody whom it hit."""
    storm = bool(case.givers) and not one.iso2 and _STORM.fullmatch(one.name) is not None
    return storm and _HIT.match(case.text, one.end) is None


def _is_called_by_name(case: Case, one: DraftParty) -> bool:
    """Whether those whom a plural calls are named right behind it: *its neighbours, Chad and Mali, got 40 tents*."""
    behind = one.end + len(", ") if case.text.startswith(", ", one.end) else -1
    plural = one.end > one.start and one.name.islower() and one.name.endswith("s")
    return plural and any(piece.actor is not None and piece.start == behind for piece in case.shape.pieces)


_SAID = (Family.PROMISE, Family.OFFER, Family.DECIDE, Family.SAY)
_SEATS = ("Geneva", "Davos", "Strasbourg", "New York", "Marrakesh", "Marrakech")
"""Where many meet, and which gets nothing that is promised there: *pledged 600 million euros in Geneva*."""


def _is_where_it_was_said(case: Case, one: DraftParty) -> bool:
    """Whether a place stands behind *in* and what is promised there, or opens the sentence."""
    shape, gift = case.shape, case.gift
    ends = {shape.pieces[at].end + len(" in ") for at in gift.things}
    opens = one.start == shape.pieces[0].start + len("In ")
    return gift.main.family in _SAID and (one.start in ends or opens) and case.text[one.start - 3] in "Ii"


def _is_no_getter(case: Case, one: DraftParty) -> bool:
    """Whether the words right before somebody say that he gave it, or is not who gets it."""
    if one.end == one.start:
        return False
    low = _before(case, one)
    if one.name in _SEATS and _is_where_it_was_said(case, one):
        return True
    if not one.iso2 and _SPOT.match(one.name) and case.text.endswith(_BEFORE_SPOT, 0, one.start):
        return True
    return any(words.search(case.text, low, one.start) for words in (_GIFT_OF, _RATHER, _STUCK, _WITH_WHICH))


def _of_body(case: Case, one: DraftParty) -> DraftParty | None:
    """The body for whose work in a place it is given: *for the WFP's operations in Niger*."""
    owned = _ITS_WORK.search(case.text, _before(case, one), one.start) if one.end > one.start else None
    bodies = (who for who in case.named if owned and who.end == owned.start() and who.kind is NamedKind.ORGANISATION)
    body = next(
        (who for who in bodies if not who.iso2 and _GOES.search(case.text, _before(case, one), who.start)), None
    )
    return None if body is None else DraftParty(body.name, body.iso2, body.start, body.end)


def _who_go(case: Case, one: DraftParty) -> DraftParty | None:
    """The place of those who come to somebody's: *for children from Lae who come to Suva in July*."""
    low = _before(case, one)
    go = _WHO_GO.search(case.text, low, one.start) if one.end > one.start else None
    whence = _WHENCE.search(case.text, low, go.start()) if go is not None else None
    if whence is None:
        return None
    who = _place_at(case, whence.start("name"))
    return who or DraftParty(whence["name"], "", whence.start("name"), whence.end("name"))


_WHENCE = re.compile(r"\b(?:from|of|in) (?:the )?(?P<name>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}) \Z")


def _is_left(case: Case, one: DraftParty) -> re.Match[str] | None:
    """The words behind somebody whom it left for somewhere else."""
    before = case.text[_before(case, one) : one.start]
    went = one.end > one.start and case.gift.main.family is Family.ARRIVE
    left = went and _LEFT.search(before) is not None and " for " not in before
    return _FOR.match(case.text, one.end) if left else None


def _place_at(case: Case, start: int) -> DraftParty | None:
    """The place that is named from a code point on."""
    who = next((who for who in case.named if who.start == start and who.kind in STATES_AND_TOWNS), None)
    return None if who is None else DraftParty(who.name, who.iso2, who.start, who.end)


def _for_others(case: Case, one: DraftParty) -> DraftParty | None:
    """For whom it landed in a town or left one, if the words behind that name a place."""
    if (left := _is_left(case, one)) is not None:
        return _place_at(case, left.end())
    where = next((who for who in case.named if who.start <= one.start < who.end), None)
    behind = _FOR_OTHERS.match(case.text, one.end) if where is not None and where.kind in STATES_AND_TOWNS else None
    if behind is None or _LANDED.search(case.text, _before(case, one), one.start) is None:
        return None
    return _place_at(case, behind.end())
