"""Where who gets a gift is, where the words for him do not say it.

    place = of the embassy or soldiers that give it | "there" | dateline | the one town before | heading | disaster
          | town of the building that is given

The seat of a government is the town where no state gives it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import partial

from app.domain.drafts.clauses import phrases
from app.domain.drafts.clauses.pieces import Sort, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.ties import HARD, HEADING
from app.domain.drafts.clauses.verbs import TRANSPORT, Family
from app.domain.drafts.draft import DraftParty, Field
from app.domain.drafts.filling.case import Case, Parties
from app.domain.drafts.filling.named_beside import says_whence
from app.domain.drafts.filling.reasons import placed_in, taken_to_be
from app.domain.drafts.filling.spoken_of import is_of_state, is_placeless
from app.domain.drafts.filling.what_is_given import quantity
from app.domain.drafts.frames.purposes import is_event
from app.domain.drafts.names.actors import Named, NamedKind
from app.domain.drafts.names.named import STATES
from app.domain.drafts.text.context import STATES_AND_TOWNS
from app.domain.drafts.words.actor_words import BODY_NOUNS, DISASTERS
from app.domain.drafts.words.people_nouns import is_of_people
from app.domain.language import tr

_AT_PLACE = re.compile(r"\b(?:in|at|to|near) (?:the )?\Z")
_IN_PLACE = re.compile(r".* (?:in|at|near) (?:the )?(?=[A-Z])")
"""Before a place where somebody is or goes, and what is named by one."""
_BEHIND_GIVER = 6
"""Code points of *in the* between who gives it and where he is."""
_PLACED_IN = words("in at near of outside")
_STANDS = re.compile(
    r"(?:the |an? |its )?(?P<where>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*?)(?:['’]s)? (?:[a-z-]+ )*?(?P<what>[a-z-]+)"
)
_BUILDINGS = words("ward wards waterworks dam bridge pier hall tower wing theatre stadium mill market reservoir")
"""What stands in the place that gets it, besides bodies."""
_STRUCK = re.compile(rf"\b(?P<where>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*) (?:{'|'.join(sorted(DISASTERS))})\Z")
"""A disaster and where it was, at the end of a day that is counted from it."""
PLACE_KINDS = (*STATES, NamedKind.TOWN, NamedKind.BODY)
_GARRISON = re.compile(
    r"(?:[A-Z][\w-]+ ){1,2}(?:[a-z]+ ){0,2}?(?:forces|troops|soldiers|peacekeepers|marines|sailors|airmen|garrison|"
    r"contingent|battalion) (?:based |stationed |serving )?in (?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?"
)


_ELSEWHERE = re.compile(r" (?:in|at|of|near) (?:the )?[A-Z]")
"""In the name of who has a place of his own: *the hospital at Luganville*."""


def at_host(case: Case, said: Parties, donors: Collection[DraftParty]) -> Parties:
    """Who gets something from an embassy: whoever is nowhere, or nobody, is where that is."""
    placeless = [one for one in said if is_placeless(case.shape, one) and not one.name[:1].isupper()]
    here = len(placeless) == len(said) > 0 and not any(_ELSEWHERE.search(one.name) for one in placeless)
    if here and (place := _garrison(case.text, case.shape, donors)) is not None:
        case.unsure[Field.RECIPIENTS] = placed_in(place.name)
        return tuple(one._replace(iso2=place.iso2) for one in placeless)
    code = _post(case, donors) if len(placeless) == len(said) else ""
    if not code or not (name := case.before.talk.names.get(code)):
        return said
    nobody = case.unsaid(Field.RECIPIENTS, [DraftParty(name, code, 0, 0)])
    case.unsure[Field.RECIPIENTS] = tr("It is where the embassy is; more of who gets it is not said.")
    return tuple(one._replace(iso2=code) for one in placeless) or nobody


def _post(case: Case, donors: Collection[DraftParty]) -> str:
    """The country in which the embassy is that gives something, or brings it on behalf of its state."""
    pieces = case.shape.pieces
    actors = [piece.actor for piece in pieces for one in donors if one.start <= piece.start < one.end]
    actors += [pieces[at].actor for at in case.gift.carriers]
    return next((who.post for who in actors if who is not None and who.post), "")


def _garrison(text: str, shape: Shape, donors: Collection[DraftParty]) -> Named | None:
    """Where soldiers are who give something: *Italian troops in Lebanon gave it to the municipal police*."""
    ends = [said.end() for one in donors if (said := _GARRISON.match(text, one.start)) is not None]
    actors = (piece.actor for piece in shape.pieces if ends and piece.end == ends[0])
    return next((who for who in actors if who is not None and who.iso2 and who.kind in STATES_AND_TOWNS), None)


def where_they_are(case: Case, said: Parties, donors: Parties) -> Parties:
    """Who gets it, each where he is, without a body that is taken to give to itself."""
    said = _at_dateline(case, said, donors)
    if Field.RECIPIENTS in case.unsure:  # Shell has since given the village a school
        gives = {one.name for one in donors if not one.iso2}
        said = tuple(one for one in said if one.name not in gives)
    said = tuple(_where_housed(case, one) for one in said)
    return _where_posted(case, _as_towns(case, said, donors), donors)


def _where_housed(case: Case, one: DraftParty) -> DraftParty:
    """People of a place as the one in which they live now: *Goma evacuees staying in Bukavu*."""
    housed = _HOUSED.match(case.text, one.end)
    where = next((who for who in case.named if housed is not None and who.start == housed.end()), None)
    if where is None or where.kind not in STATES_AND_TOWNS:
        return one
    if where.unsure:
        case.unsure[Field.RECIPIENTS] = where.unsure
    return DraftParty(where.seat or where.name, where.iso2, where.start, where.end)


_HOUSED = re.compile(
    r"(?:(?: [a-z-]+){1,2}(?<=s)|(?: [a-z-]+)? (?:people|children|homeless)|(?<=s)|(?<=people)|(?<=children)),? "
    r"(?:(?:now|still|who are|who were) )*(?:living|staying|sheltering|sheltered|housed|lodged|camped|encamped|"
    r"accommodated|taking refuge|taking shelter) (?:in|at) (?:the )?(?=[A-Z])"
)
"""Behind people, before where they are."""


def _where_posted(case: Case, said: Parties, donors: Collection[DraftParty]) -> Parties:
    """Towns taken for ones at home, as where the embassy is: *the US embassy in Kingston gave Portland*."""
    post, home = _post(case, donors), {one.iso2 for one in donors}
    if not post or post in home:
        return said
    towns = [who for who in case.named if who.kind in (NamedKind.TOWN, NamedKind.BODY) and who.iso2 in home]
    moved = [one for one in said if any(one.start < who.end and who.start < one.end for who in towns)]
    number = case.shape.verb_at(case.gift.main.at)
    sent = number >= 0 and case.shape.verbs[number].lemma in TRANSPORT | {"send"}
    if not moved or sent:
        return said
    case.unsure[Field.RECIPIENTS] = placed_in(case.before.talk.names.get(post, post))
    return tuple(one._replace(iso2=post) if one in moved else one for one in said)


def _as_towns(case: Case, said: Parties, donors: Sequence[DraftParty]) -> Parties:
    """Who gets it, the seat of a government as the town that it is where no state gives it, or behind other towns.

    So with *the Lions sent a fire engine to Lima*, *the poor of Lae and Suva*; of money from a body it is not sure.
    Where the town was struck, it is meant whoever gives: *after the Lima earthquake Chile sent 40 tents*.
    """
    actors = {one.start: one.actor for one in case.shape.pieces if one.actor is not None}
    seats = {one: who.seat for one in said if (who := actors.get(one.start)) and who.seat and who.name == one.name}
    start = said[0].start if said else -1
    first = next((who for who in actors.values() if who.start <= start < who.end), None)
    beside = first is not None and first.kind in (NamedKind.TOWN, NamedKind.BODY)
    if not seats or not (beside or (donors and not any(map(partial(_is_state, case.shape), donors)))):
        struck = {one: seat for one, seat in seats.items() if _has_been_struck(case, seat)}
        return tuple(one._replace(name=struck.get(one, one.name)) for one in said)
    kinds = {who.kind for one in donors if (who := actors.get(one.start)) is not None}
    if (
        not beside
        and NamedKind.ORGANISATION in kinds
        and all(quantity(case.shape, case.gift, at).is_money for at in case.gift.things)
    ):
        one, town = next(iter(seats.items()))
        why = tr("“{name}” may also mean {others}.").format(name=town, others=one.name)
        case.unsure.setdefault(Field.RECIPIENTS, why)
    return tuple(one._replace(name=seats.get(one, one.name)) for one in said)


def _has_been_struck(case: Case, seat: str) -> bool:
    """Whether the words around the seat of a government say what befell the town, or what is to be done for it."""
    low, high = case.shape.pieces[0].start, case.shape.pieces[-1].end
    told = (found.span() for found in re.finditer(rf"\b{re.escape(seat)}\b", case.text[low:high]))
    return any(
        _TO_BE_REBUILT.search(case.text, low, low + start) or _WAS_STRUCK.match(case.text, low + end, high)
        for start, end in told
    )


_TO_BE_REBUILT = re.compile(
    r"\b(?:(?:relief|rebuilding|reconstruction|ruins|homeless|restoration) of|rebuild|reconstruct|(?:struck|hit|shook|"
    r"levell?ed|destroyed|flooded|wrecked|devastated|razed|ravaged|shattered)(?: the city of)?|"
    r"(?:[a-z]+-)?(?:stricken|hit|struck|damaged|ravaged|ruined|shattered|devastated|flooded|wrecked|blasted)) "
    r"(?:the city of )?\Z"
)
_NO_DISASTER = words("war fire fires plague")
"""What may only say whose or what for something is: *Santiago fire crews*."""
_WAS_STRUCK = re.compile(rf"(?:['’]s)?(?: port)? (?:{'|'.join(sorted(DISASTERS - _NO_DISASTER))})\b")
"""Behind the name of a town, what befell it: *the Managua earthquake*."""


def _is_state(shape: Shape, one: DraftParty) -> bool:
    """Whether somebody is a state or one of its bodies, or several of them."""
    actors = [piece.actor for piece in shape.pieces if piece.actor and one.start <= piece.start < one.end]
    if not actors:
        return bool(one.iso2) or is_of_state(one)
    return any(who.state or who.kind in (*STATES, NamedKind.GROUP) for who in actors)


def _at_dateline(case: Case, said: Parties, donors: Sequence[DraftParty]) -> Parties:
    """People or a body of whom no more is said, as the town where the sentence is.

    That is the town of the dateline, *LABASA, 4 May.—… for the homeless*, or the one town that is named before.
    """
    if not said or not all(one.name.islower() and not one.iso2 for one in said):
        return said
    if (there := _there(case, said[0])) is not None:
        return (there,)
    if not all(is_of_people(one.name.split()[-1]) for one in said):
        return said
    at = heading(case, {*case.gift.donors, *case.gift.carriers}) or _towns_before(case, said[0].start, donors)
    town = case.shape.pieces[at[0]].actor if at else None
    if town is None or not (town.seat or town.kind is NamedKind.TOWN):
        return said
    case.unsure[Field.RECIPIENTS] = tr("It is what the report is about; who gets it is not said.")
    return (DraftParty(town.seat or town.name, town.iso2, said[0].start, said[0].end),)


def _there(case: Case, one: DraftParty) -> DraftParty | None:
    """The one place that is named before whom only *there* places: *has a mill in Pune, gave the school there*."""
    first = case.shape.pieces[0].start
    before = [who for who in case.named if first <= who.start < one.start and who.kind in PLACE_KINDS]
    said = [who for who in before if _AT_PLACE.search(case.text, first, who.start) or who.kind is NamedKind.BODY]
    places = {(_IN_PLACE.sub("", who.name), who.iso2) for who in said}
    if not case.text.startswith(" there", one.end) or len(places) != 1:
        return None
    (name, code), words = places.pop(), f"{one.name} there"
    case.unsure[Field.RECIPIENTS] = taken_to_be(words, name)
    return one._replace(name=name, iso2=code)


def _towns_before(case: Case, start: int, donors: Sequence[DraftParty]) -> list[int]:
    """The one town where something is before a code point, and not who gives it, or a meeting."""
    pieces, found = case.shape.pieces, dict[str, int]()
    for at, tie in case.shape.ties.items():
        one, where = pieces[at], pieces[at].actor
        if where is None or not phrases.is_town(one) or one.start >= start or pieces[at - 1].word not in _PLACED_IN:
            continue
        told = tie.verb >= 0 and case.shape.verbs[tie.verb].family is Family.SAY
        of_giver = any(who.start <= one.start < who.end + _BEHIND_GIVER for who in donors)
        whence = says_whence(case.text, DraftParty("", "", one.start, one.end))
        of_bringer = case.shape.before(case.gift.main.first) == at  # the nuncio in Lima passed on
        if not (told or of_giver or of_bringer or whence or is_event(pieces[max(0, at - 2)].word)):
            found[where.name] = at
    return [*found.values()] if len(found) == 1 else []


def where_it_stands(case: Case) -> Parties:
    """The town of a building that is given: *paid for the Zomba maternity ward*."""
    said = (_STANDS.fullmatch(quantity(case.shape, case.gift, at).item) for at in case.gift.things)
    built = (one["where"] for one in said if one is not None and one["what"] in BODY_NOUNS | _BUILDINGS)
    towns = [(place, *town) for place in built for town in case.towns(place)]
    for where, name, codes in towns:
        if where == name:
            code = codes[0] if len(codes) == 1 else ""
            return case.unsaid(Field.RECIPIENTS, (DraftParty(where, code, 0, 0),))
    return ()


def where_it_struck(case: Case) -> Parties:
    """The town of a disaster from which a day is counted: *two days after the Kobe earthquake Chile sent 40 tents*."""
    days = (case.text[piece.start : piece.end] for piece in case.shape.pieces if piece.sort is Sort.DAY)
    struck = [one["where"] for words in days if (one := _STRUCK.search(words)) is not None]
    towns = {(name, codes) for where in struck for name, codes in case.towns(where) if name == where}
    if len(towns) != 1:
        return ()
    name, codes = towns.pop()
    found = case.unsaid(Field.RECIPIENTS, (DraftParty(name, codes[0] if len(codes) == 1 else "", 0, 0),))
    case.unsure[Field.RECIPIENTS] = tr("It is where the disaster was; who gets it is not said.")
    return found


def heading(case: Case, parties: Collection[int]) -> list[int]:
    """The place that a report begins with: *Sindh: 6,240 tents …*."""
    ties = case.shape.ties
    heading = [at for at in sorted(ties) if ties[at].to == HEADING or at < case.shape.headed]
    first = min(case.gift.things, default=case.gift.main.at)
    giver = max((at for at in parties if at in ties and ties[at].to == HEADING), default=-1)
    if giver >= 0:  # Peru: 90 tents; Chile: 40 beds
        heading = [at for at in heading if at < first and not _parts(case.shape, at, giver)]
    actors = [(at, actor) for at in heading if at not in parties and (actor := case.shape.pieces[at].actor)]
    places = [at for at, actor in actors if actor.iso2]
    towns = [at for at, actor in actors if actor.iso2 and actor.kind is NamedKind.TOWN]
    who = case.at_head
    return [at for at in towns[:1] or places[-1:] if case.shape.pieces[at].actor is not who]


def _parts(shape: Shape, one: int, other: int) -> bool:
    """Whether a sign ends a part of the sentence between two pieces."""
    return any(piece.word in HARD for piece in shape.pieces[min(one, other) : max(one, other)])


def stricken(shape: Shape, parties: Collection[int]) -> list[int]:
    """The place of the one disaster that is named: *a week after the Kobe earthquake Chile had given 40 tents*.

    So is that of *to help victims of the drought in Chad, Chile gave 40 tents*.
    """
    pieces = shape.pieces
    places = [at for at, one in enumerate(pieces[:-2]) if one.kind in STATES_AND_TOWNS]
    struck = [at for at in places if pieces[at + 1].word in DISASTERS]
    named = [at for at in struck if not phrases.is_noun(shape, at + 2)]  # and no fire service, no flood appeal
    there = (at for at in places if at > 1 and shape.words[at - 1] in ("in", "of"))
    named = named or [at for at in there if shape.words[at - 2] in DISASTERS]
    codes = {actor.iso2 for at in (*parties, *named) if (actor := pieces[at].actor) is not None}
    return named if len(named) == 1 and len(codes) == len({*parties, *named}) else []
