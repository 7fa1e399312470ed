"""Whom words name beside what or whose he is.

called = what he is "," name "," | whose "'s" office "," name | name "," ("an" | "the" | office) what he is
       | "head of the" body "delegation" "," name | country ("town" | "state") "of" place
       | somebody "of" place "," name
"""

from __future__ import annotations

import re

from app.domain.drafts.clauses import phrases
from app.domain.drafts.clauses.pieces import Sort, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.draft import DraftParty, Field
from app.domain.drafts.filling.case import JUST_BEFORE, Case
from app.domain.drafts.filling.parties import country_of
from app.domain.drafts.filling.reasons import unlisted
from app.domain.drafts.names.actors import Named, NamedKind
from app.domain.drafts.names.named import OF_THEIR_OWN, STATES
from app.domain.drafts.text.noun_kinds import is_of_people as of_a_people
from app.domain.drafts.words.actor_words import NOT_NAMES
from app.domain.drafts.words.rare import Rare

_FOR = "(?:for|pour|für|para|voor)"
_WHOM_FOR = re.compile(rf" {_FOR} (?:the )?$")
"""Before a place in the name of somebody of another one: *Boots for Peru*."""
_NAME = (
    r"[A-Z][\w'’&.-]*(?: (?:[A-Z&][\w'’&.-]*|(?:al|el|ul)-[A-Z]\w*|de|la|van|von|bin|al|of|the|plc|"
    rf"{_FOR}(?= [A-Z])))*"
)
_NAME_BEHIND = re.compile(rf", (?:the [a-z]+ )?((?:Mrs?\.? )?{_NAME}),")
_NAME_BEFORE = re.compile(
    rf"({_NAME}), (?:(?:an?|our|the|its|their|his|her|one of) |(?=(?:chair|head|founder|owner|president|director|mayor|"
    r"manager|chief|leader|wife|widow|son|daughter|heir|maker)))[^,;:]*\Z"
)
_NAME_RIGHT_BEFORE = re.compile(rf"(?<![\w'’-])({_NAME}), (?:an?|our|the|its|their|his|her) \Z")
_IS_SOMEBODY = re.compile(
    r" (?:[a-z-]+ ){0,2}?(?!minist|spokes|offic|manag|direct|command|ambassad|governor|mayor|commission|\w*chairman)"
    r"(?:[a-z-]+(?:er|or|ist|man|woman|ian|ess|aire)|heir|star|worker|nurse|widow|tycoon|magnate|student|coach|chef|"
    r"veteran|guitarist|employee|trainee|champion|hero|legend|ace|couple|doctor|farmer) (?=[A-Z])"
)
"""What somebody is in his own name, between whose or whence he is and his name."""
_LOCAL_PART = words(
    "office offices branch staff plant factory unit arm workers employees team depot mill hub base warehouse stores "
    "stock stocks stockpile"
)
_SOMEBODY_OF = re.compile(
    r"\b(?:[Aa]n?|another|[Tt]he(?= (?:late |eldest )?(?:widow|wife|son|daughter|heir|owner))) "
    r"(?:[a-z]+-?[a-z]* ){1,4}(?:of|from|in|at) "
    r"(?:an? (?:[a-z]+ ){1,2}|(?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)?)\Z"
)
_NAMED_BEHIND = re.compile(rf", ((?:the )?{_NAME})(?=[,.;]| who\b| in \d)")
"""Somebody by what he is and where, and his name behind that."""
_THEN_GIVES = re.compile(
    r"[^,;:]*, (?:(?:has|have|had|will|would|is|also|already|to|today|yesterday) )*(?:ga?ve|given|giving|donat|hand|"
    r"present|sen[dt]|contribut|pledg|promis|offer|provid|ship|suppl|deliver|bequeath|left|ma[dk]e|match|put|paid|pay)"
)
_OFFICER = re.compile(
    r"['’]s? (?:[a-z-]+ ){0,2}(?:chair(?:wo)?man|founder|owner|chief executive|director|boss|heir|subsidiary|affiliate|"
    r"partner|arm|charity|foundation)\b(?: in [A-Z][\w-]+(?: [A-Z][\w-]+)?)?"
)
"""Behind somebody who or what is his, and is named behind that: *Heineken's subsidiary in Rwanda, Bralirwa*."""
_ARTICLE = re.compile(r"\b[Aa]n? $")
_PLACE_OF = re.compile(
    r" (?:\w+ ){0,2}(?:town|city|province|region|state|island|village|district|prefecture|canton|county|municipality|"
    r"commune|port|territory) of "
)
"""What stands between the people of a country and a place in it."""
_ENDS_ASIDE = words(". , ; ) in on for at from with to last this")
_HEADS_MISSION = Rare(
    "delegation|mission|embassy|office",
    r"\b(?:[Hh]ead|[Ll]eader|[Cc]hief) of (?P<of>(?:the )?)[^,;:]{2,40} (?:delegation|mission|embassy|office), "
    r"(?P<beside>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2},? and (?:the )?)?\Z",
)
_PRIVATE = (NamedKind.COMPANY, NamedKind.COUNTRY, NamedKind.TOWN)
_SITES = words("town towns city port village island district suburb valley region county")
"""What a place is, which has a name of its own: *the Estonian twin town*."""


def giver_by_name(case: Case, one: DraftParty) -> DraftParty:
    """Who gives it by the name beside his post, what he is or whose he is; else as he is said."""
    one = _named_behind(case, _sent_by(case.text, case.shape, one))
    return _called(case.text, case.shape, _described(case, one))


def giver_meant(text: str, shape: Shape, at: int) -> int:
    """The piece of who gives it where another piece says whose or whence he is."""
    return _person_of(text, shape, _firm_of(shape, place_named(text, shape, at)))


def _sent_by(text: str, shape: Shape, one: DraftParty) -> DraftParty:
    """For whom somebody acts who is named behind his post: *the head of the EU delegation, Ann Holt, gave*."""
    at = mission_before(text, shape, one.start, beside=False)
    who = shape.pieces[at].actor if at >= 0 else None
    return one if who is None else DraftParty(who.name, who.iso2, who.start, who.end)


def mission_before(text: str, shape: Shape, end: int, *, beside: bool) -> int:
    """Whose mission somebody heads whose post ends right before a code point, or his name and *and*; or -1."""
    said = _HEADS_MISSION.search(text, shape.pieces[0].start, end)
    if said is None or (said["beside"] is not None) is not beside:
        return -1
    kinds = (*STATES, NamedKind.GROUP, *OF_THEIR_OWN)
    found = (at for at, piece in enumerate(shape.pieces) if piece.start == said.end("of"))
    return next((at for at in found if shape.pieces[at].kind in kinds), -1)


def _named_behind(case: Case, one: DraftParty) -> DraftParty:
    """Who gives it by the name behind what he is and whence: *a merchant of Bristol, Josiah Hemmings*."""
    said = _NAMED_BEHIND.match(case.text, one.end, case.shape.pieces[-1].end + 1)
    if said is None or not says_whence(case.text, one):
        return one
    start, end = said.span(1)
    inside = [actor for piece in case.shape.pieces if (actor := piece.actor) and start <= piece.start < end]
    if any(who.iso2 and not _is_whom_for(case.text, start, who) for who in inside):
        return one
    whole = next(((who.name, who.start) for who in inside if who.end == end), (said[1], start))
    case.unsure[Field.DONORS] = unlisted(whole[0])
    return DraftParty(whole[0], "", whole[1], end)


def _is_whom_for(text: str, start: int, who: Named) -> bool:
    """Whether a place in the name that begins at a code point is only for whom somebody is."""
    return _WHOM_FOR.search(text, start, who.start) is not None


def says_whence(text: str, one: DraftParty) -> bool:
    """Whether a place only says whence somebody is who is named behind it: *a firm in Oslo, Holm & Sons, sent*."""
    return _SOMEBODY_OF.search(text, max(0, one.start - 2 * JUST_BEFORE), one.end) is not None


def _described(case: Case, one: DraftParty) -> DraftParty:
    """Who gives it by the name before what he is: *Theodore Brandt, an American, gave*."""
    first = case.shape.pieces[0].start
    said = _NAME_BEFORE.match(case.text, first, one.start) if one.start > first else None
    if said is None and one.name[0].islower():
        said = _NAME_RIGHT_BEFORE.search(case.text, first, one.start)
    if said is None or said[1].split()[0] in NOT_NAMES or not _THEN_GIVES.match(case.text, one.end):
        return one
    low, high = said.span(1)
    who = next((piece.actor for piece in case.shape.pieces if piece.start == low and piece.end == high), None)
    case.unsure.setdefault(Field.DONORS, unlisted(said[1]))
    named = (said[1], "") if who is None else (who.name, country_of(who, Field.DONORS))
    return DraftParty(*named, low, high)


def _called(text: str, shape: Shape, one: DraftParty) -> DraftParty:
    """Who gives it by the name behind what he is: *a regional bank, NBS Lake, gave*."""
    words = text[one.start : one.end].split()
    owned = _OFFICER.match(text, one.end) if words else None
    nurse = _ARTICLE.search(text, max(0, one.start - 4), one.start) and words and words[0][0].islower()
    friend = re.search(r"[a-z] (?:in|from|of|at) ", " ".join(words)) is not None  # Rizal's friend in Hong Kong
    named = words and words[-1][0].isupper() and not nurse and not friend  # a nurse from Okayama, Fumiko Tange,
    if not words or one.iso2 or (named and owned is None):
        return one
    match = _NAME_BEHIND.match(text, one.end if owned is None else owned.end())
    low, high = match.span(1) if match is not None else (0, 0)
    names = [piece.actor for piece in shape.pieces if low <= piece.start < high and piece.actor is not None]
    if match is None or any(who.iso2 and not _is_whom_for(text, low, who) for who in names):
        return one
    called = next((who.name for who in names if (who.start, who.end) == (low, high)), match[1])
    return DraftParty(called, "", low, high)


def called_behind(case: Case, one: DraftParty) -> DraftParty:
    """Who gets it by the name behind what it is: *to her old school, Bath College*, *its twin town, Linz*."""
    pieces, gift = case.shape.pieces, case.gift
    behind = [at for at, piece in enumerate(pieces) if piece.start >= one.end]
    site = is_described(one) and one.name.split()[-1] in _SITES
    named = bool(one.iso2) or not one.name.islower()
    if (named and not site) or case.text[one.end : one.end + 2] != ", " or len(behind) < 2:
        return one
    at = behind[1] + (pieces[behind[1]].word in phrases.DETERMINERS)
    ends = at + 1 >= len(pieces) or pieces[at + 1].word in _ENDS_ASIDE
    if at >= len(pieces) or not ends or at in (*gift.donors, *gift.carriers, *gift.recipients):
        return one
    piece, who = pieces[at], pieces[at].actor
    if site and who is None and piece.sort is Sort.WORD and case.text[piece.start].isupper():
        called = DraftParty(case.text[piece.start : piece.end], one.iso2, piece.start, piece.end)
    elif who is None or who.kind is not (NamedKind.TOWN if site else NamedKind.ORGANISATION):
        return one
    else:
        called = DraftParty(who.name, who.iso2 if site else "", who.start, who.end)
    return one if one.iso2 and called.iso2 != one.iso2 else called


def is_described(one: DraftParty) -> bool:
    """Whether words say what somebody is and not who: *the fire brigade*, *Iowa farmers*, *an Ecuadorean port*."""
    last = one.name.split()[-1]
    return last[0].islower() and (not one.iso2 or (last in _SITES and of_a_people(one.name.split()[0])))


def _firm_of(shape: Shape, at: int) -> int:
    """The firm whose office or people in a place give it, *Cargill's Lima office*, or is named behind it."""
    pieces = shape.pieces
    called = pieces[at].kind is NamedKind.BODY and at + 1 < len(pieces) and pieces[at + 1].kind in OF_THEIR_OWN
    if called and pieces[at + 1].start == pieces[at].end + 1:
        return at + 1  # the Danish firm Grundfos
    behind = {*shape.words[at + 1 : at + 3]}  # logistics hub
    owned = at > 1 and pieces[at - 1].word in ("'s", "'") and not behind.isdisjoint(_LOCAL_PART)
    return at - 2 if owned and pieces[at - 2].kind in OF_THEIR_OWN else at


def _person_of(text: str, shape: Shape, at: int) -> int:
    """The person named behind whose or whence he is: *Lego founder Ann Holt*, *Dutch lottery winner Ann Holt*."""
    pieces = shape.pieces
    said = _IS_SOMEBODY.match(text, pieces[at].end) if pieces[at].kind in _PRIVATE else None
    behind = at if said is None else next((n for n, one in enumerate(pieces) if one.start == said.end()), at)
    return behind if pieces[behind].kind is NamedKind.PERSON else at


def place_named(text: str, shape: Shape, at: int) -> int:
    """The place that is named behind its country: *the Mexican town of Ciudad Acuña*, *the US state of Vermont*."""
    pieces = shape.pieces
    owns = at + 1 < len(pieces) and pieces[at + 1].word == "'s"
    region = at > 1 and pieces[at].kind is NamedKind.TOWN and "'s" in (pieces[at - 1].word, pieces[at - 2].word)
    adjective = phrases.is_adjective(pieces[at]) or text[pieces[at].start : pieces[at].end].isupper()
    behind = pieces[at + owns].end if owns or region or adjective else 0
    match = _PLACE_OF.match(text, behind) if behind else None
    if match is None or (state := pieces[at].actor) is None:
        return at
    places = (number for number, one in enumerate(pieces) if one.start == match.end() and one.actor is not None)
    place = next(places, at)
    named = pieces[place].actor
    if region and named is not None:
        return place  # Peru's Central Highlands province of Junín
    return place if named is not None and (named.iso2 or named.home or state.iso2) == state.iso2 else at
