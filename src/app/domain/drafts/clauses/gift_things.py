"""Which quantities are of something given: not people who are helped, who died, or how far and how long."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from app.domain.drafts.amounts.amounts import Amount
from app.domain.drafts.clauses.pieces import Piece, Sort, words
from app.domain.drafts.clauses.talk import TALKS_OF
from app.domain.drafts.words.goods import GIVING, GOODS, MOVABLE, OWN, PLACES, SCHOOLS
from app.domain.drafts.words.word_lists import BUILDINGS

_NO_GIFT = words(
    "people persons families family households household children child victims victim patients refugees survivors "
    "residents villagers students pupils citizens women men inhabitants deaths dead injured casualties cases "
    "infections homes houses countries nations states provinces districts villages towns cities regions years year "
    "months month weeks days hours minutes km kilometres kilometers miles metres times percent lives "
    "population members schools hospitals clinics communities employees jobs beneficiaries farmers orphans others "
    "places bills laws resolutions seats sites flight flights flts sortie sorties rotations voyage voyages trip trips "
    "crossings reporters journalists seekers workers staff crew crews evacuees idps returnees migrants girls boys "
    "babies mothers magnitude homeless visitors shareholders customers passengers delegation delegations entourage "
    "luggage baggage athletes milligrams mg millilitres milliliters ml"
)
"""What stands for whom or what a gift is, or for what happened."""


_SO_LONG = ("km of ", "kilometres of ", "kilometers of ", "miles of ", "metres of ")
"""Before goods that are measured by their length: *25 km of pipe*."""
_HELPING = words("rescue medical health relief aid")
"""Of workers and staff who are sent to help."""
_OF_PEOPLE = re.compile(r"\bof (?:\w+ ){0,2}(?:children|people|patients|refugees|passengers|tourists|evacuees)\b")


def is_given(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the thing of a piece can be what was given."""
    thing = pieces[at].thing
    if thing is None or is_of_each(pieces, at):
        return False
    return not _is_harm(pieces, at) if thing.is_money else _is_good(pieces, at, thing)


def _is_good(pieces: Sequence[Piece], at: int, thing: Amount) -> bool:
    """Whether what is no sum can be given: no people who get it, no deaths, shares, bombs or letters of somebody."""
    if not _CONTRABAND.isdisjoint(thing.item.lower().split()):
        return False
    if thing.low is None and thing.item.isupper() and thing.item.lower() not in GOODS:
        return False  # letters of somebody, *handed BDRCS*
    if is_never_given(thing):
        return False
    head = head_of(thing.item)
    if head in ("key", "keys") and [piece.thing is None for piece in pieces[at + 1 : at + 3]] == [True, False]:
        return False  # the keys of two ambulances
    if _OF_PEOPLE.search(thing.item) or _is_fought_with(pieces, at, head):
        return False
    if _is_no_good(thing, head) and not _is_given_all_the_same(pieces, at, head):
        return False
    if _is_served(pieces, at, head) or (head in ("flag", "flags") and any(one.word == "flown" for one in pieces)):
        return False
    if thing.low is None and thing.high is None:
        return not _gets_it(pieces, at)
    following = pieces[at + 1].word if at + 1 < len(pieces) else ""
    return bool(thing.item or thing.unit) or following not in _NO_GIFT


_WITH_KEYS = [[key, of] for key in ("key", "keys") for of in ("of", "to", "for")]
_BUILT = words("homes houses schools hospitals clinics")
_FUNDING = words("fund funds funded funding finance finances financed financing sponsor sponsored")
"""Right before what is built they say that it is what somebody gets: *an agreement to fund 90 homes in Chad*."""
_CONTRABAND = words(
    "cocaine heroin opium cannabis hashish marijuana methamphetamine fentanyl contraband passports visas"
)
"""What is smuggled, and what is handed out at an office."""


def _is_paid_for(before: Piece, head: str) -> bool:
    """Whether houses and the like are what somebody pays for."""
    return head in _BUILT and before.word in _FUNDING


def _is_given_all_the_same(pieces: Sequence[Piece], at: int, head: str) -> bool:
    """Whether words beside houses, places and the like say that they are given."""
    with_keys = [piece.word for piece in pieces[max(0, at - 2) : at]] in _WITH_KEYS
    return with_keys or _is_paid_for(pieces[at - 1], head) or _is_to_learn(pieces, at, head)


def _is_to_learn(pieces: Sequence[Piece], at: int, head: str) -> bool:
    """*Places at its staff college*, *seats on their courses*: they are given to those who learn there."""
    said = [piece.word for piece in pieces[at + 1 : at + 6]]
    own = said[:1] in (["at"], ["on"]) and said[1:2] != [] and said[1].partition(" ")[0] in OWN
    return own and head in ("places", "seats") and not SCHOOLS.isdisjoint(" ".join(said[1:]).split())


def is_never_given(thing: Amount) -> bool:
    """Whether a thing is somebody in custody, vermin, asked for on paper, or given as less: *half rations*.

    So is whom a number is for each: *70 litres a head*.
    """
    less = thing.item == "head" or _LESS.search(thing.item) is not None
    return not thing.is_money and (less or head_of(thing.item) in _NEVER)


_LESS = re.compile(r"\b(?:half|halved|reduced|quarter)[- ]rations?$")
_NEVER = words(
    "prisoners prisoner convicts deserters detainees captives fugitives hijackers criminals smugglers swindlers spies "
    "slaves culprits traffickers terrorists suspects rebels locusts mosquitoes applications requests permits visas"
)


def _is_no_good(thing: Amount, head: str) -> bool:
    """Whether a thing is a share, or its noun stands for whom a gift is or what happened, and nothing that is built."""
    if head not in _NO_GIFT:
        return thing.unit == "%"
    item = thing.item.lower()
    goods = item.startswith(_SO_LONG) or any(word in MOVABLE or word in _HELPING for word in item.split())
    return thing.unit == "%" or not goods


def is_denied(pieces: Sequence[Piece], at: int) -> bool:
    """*No tents*, *neither tents*, *not a single tent*, *not 500*; but not *thousands, if not millions*."""
    before = [piece.word for piece in pieces[max(0, at - 4) : at]]
    while before and before[-1] in ("a", "one", "single", "even"):
        before.pop()
    return before[-1:] in (["no"], ["neither"], ["nor"], ["not"]) and before[-2:-1] != ["if"]


def stands_beside_given(pieces: Sequence[Piece], at: int) -> bool:
    """Whether what is denied is so of one thing beside others: *300 tents, but no blankets*, *no tea but 20 beds*."""
    for other in range(max(0, at - _BESIDE), min(len(pieces), at + _BESIDE)):
        between = {piece.word for piece in pieces[min(at, other) + 1 : max(at, other)]}
        given = other != at and pieces[other].thing is not None and not is_denied(pieces, other)
        if given and between <= _BETWEEN:
            return True
    return False


_BESIDE = 6
_BETWEEN = words(", ( ) but and yet no not a only just")


def is_of_each(pieces: Sequence[Piece], at: int) -> bool:
    """*Six ambulances, each carrying two stretchers*, *200 baskets, each basket weighing 9 kg*: what each one has."""
    first = next((one for one in range(at - 1, max(0, at - _OF_EACH), -1) if pieces[one].word in _EACH), 0)
    if first == 0 or pieces[first - 1].word not in (",", "("):
        return False
    between = pieces[first + 1 : at]
    plain = all(piece.sort is Sort.WORD and piece.word not in GIVING for piece in between)
    return plain and not _HOLDS.isdisjoint(map(_word, between))


def _word(piece: Piece) -> str:
    return "ing" if piece.word.endswith("ing") else piece.word


_EACH = words("each every")
_OF_EACH = 8
_HOLDS = words("with by for of ing staffed equipped loaded filled worth is was holds held has had weighs weighed")
_FORGAVE = words("forgave forgive forgiven cancel cancels cancelled canceled waive waived wrote wiped annulled struck")
_HARM = words("damage damages losses loss harm debt debts debris")


def _is_harm(pieces: Sequence[Piece], at: int) -> bool:
    """*1.3 billion dollars of damage*, *in losses*: it is what something cost."""
    thing, behind = pieces[at].thing, [piece.word for piece in pieces[at + 1 : at + 4]]
    if any(piece.word in _FORGAVE for piece in pieces[:at]):
        return False
    said = {*behind[1:]} if behind[:1] in (["of"], ["in"]) else set[str]()
    return bool(_HARM & said) or (thing is not None and bool(_HARM & set(thing.item.lower().split())))


_FIRED = words("bombs bomb missiles missile rockets rocket shells grenades drones")
_SOLDIERS = words("troops soldiers paratroopers marines infantry")
_FORCES = _SOLDIERS | {"tanks", "fighters"}
_TO_HELP = words("help helps helping helped rebuild assist assisting search rescue engineers offer offered")
_FEW = 200
"""So many soldiers may have come to help where nothing says so."""


def _is_fought_with(pieces: Sequence[Piece], at: int, head: str) -> bool:
    """*Dropped 200 bombs on Gaza*, *sent 2,000 troops to Vietnam*: it is war, where nothing tells of help."""
    following = pieces[at + 1].word if at + 1 < len(pieces) else ""
    if head in _FIRED:
        return following in ("on", "at", "into", "against", "over")
    front = {"border", "front", "frontier"} & {piece.word for piece in pieces[at + 1 : at + 4]}
    if following in ("into", "against") or front:
        return head in _FORCES
    thing = pieces[at].thing
    many = head in _SOLDIERS and thing is not None and (thing.high or thing.low or 0) > _FEW
    return many and not _tells_of_help(pieces)


def _tells_of_help(pieces: Sequence[Piece]) -> bool:
    """Whether a sentence speaks of help or of a disaster, or counts anything but soldiers."""
    helps = (one.word in _TO_HELP or TALKS_OF.get(one.word) == "disaster" for one in pieces if one.word != "war")
    others = (one.thing is not None and head_of(one.thing.item) not in _SOLDIERS for one in pieces)
    return any(helps) or any(others)


_BEFORE_A_THING = words("the a an its their his her no")


def _gets_it(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a phrase without a number stands right before what is given: *handed the hosts their third defeat*."""
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    return following is not None and following.sort is Sort.WORD and following.word in _BEFORE_A_THING


def _is_served(pieces: Sequence[Piece], at: int, head: str) -> bool:
    """Whether a house stands right before what it gets: *sent an orphanage in Cluj forty parcels*."""
    if at == 0 or pieces[at - 1].sort is not Sort.WORD or (head not in PLACES and head not in BUILDINGS):
        return False
    for piece in pieces[at + 1 : at + 5]:
        if piece.thing is not None:
            return piece.thing.low is not None
        if piece.sort is Sort.SIGN or piece.word in ("and", "or", "with", "of", "to", "for", "from"):
            return False
    return False


_CALLED = re.compile(
    r"(?:\w+ ){1,3}?(?:gifts?|donations?|contributions?|grants?|presents?|bequests?) (?:totall?ing|worth|of)\b"
)


def is_called_gift(piece: Piece) -> bool:
    """Whether a thing is called a gift by its own words: *a gift of 5,000 saplings*, *another donation of rice*."""
    return piece.thing is not None and _CALLED.match(piece.word) is not None


_AID = words("aid assistance help relief support donation donations gift gifts contribution package funding")


def names_aid(thing: Amount) -> bool:
    """Whether a thing is only called aid, without saying what it is."""
    return head_of(thing.item) in _AID


@lru_cache(maxsize=1 << 10)
def head_of(item: str) -> str:
    """The noun of what is counted: the last word before *of*, *for*, *with*."""
    first = re.split(r" (?:of|for|with|from|in|to) ", item, maxsplit=1)[0].split()
    return first[-1].lower() if first else ""


_NO_ONE = re.compile(
    r"(?:an?|the|its|their|his|her|our) (?:[\w-]+ )??"
    r"(?:(?:year|month|week|day|season|winter|summer|night)['’]s (?!worth)|[a-z]+['’]s worth\b|"
    r"(?:great|good) many\b|(?:quantity|number|amount|handful|string|promise|share|allowance|range|"
    r"variety|lot|portion|proportion)(?= of\b|$))"
    r"|(?:the|its|their|his|her|our) (?:[\w’'-]+ ){0,3}?(?:staff|heating|stone|seed|bamboo|timber|furniture|clothing|"
    r"arms|land|porcelain|machinery|equipment|luggage|harvest|crockery|cutlery|bedding|glass|wiring|plumbing)$"
    r"|(?:the|its|their|his|her|our) [^,;]+ and [^,;]+$",
    re.IGNORECASE,
)
"""The words of what there is not one of: *a year's washing powder*, *a similar quantity*, *the seed*, *the swings and
climbing frame*."""


def is_no_one(one: Amount) -> bool:
    """Whether what is taken for one thing, by its article, is a mass or several."""
    return one.low == one.high == 1 and not one.is_money and not one.unit and _NO_ONE.match(one.as_stated) is not None
