"""Who gets something with the country in which the sentence plainly is, where his words say none.

    place = country ":" … | … ("in" | "at" | "near") place … | … "to" place …
          | who gives it, by a name that ends with a country     *Airtel Uganda gave schools in Karumwe 500 desks*

So are people and bodies without a name (*displaced families*, *the local orphanage*) and places of no list. Where
something is only said, met or promised is no such place, nor whence somebody is who gives it. It is never sure.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from app.domain.drafts.clauses import phrases
from app.domain.drafts.clauses.pieces import Sort, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.ties import HEADING
from app.domain.drafts.clauses.verbs import Family
from app.domain.drafts.draft import Draft, DraftParty, Field
from app.domain.drafts.filling.reasons import placed_in
from app.domain.drafts.frames.purposes import is_event
from app.domain.drafts.names.actors import Meaning, Named, NamedKind
from app.domain.drafts.text.context import STATES_AND_TOWNS
from app.domain.drafts.words.people_nouns import is_of_people
from app.domain.terms import Outcome

Meanings = Callable[[str], Sequence[Meaning]]

_AT = words("in at near")
_FAR = words(
    "agency agencies organisation organisations organization organizations ngo ngos charity charities partner partners "
    "bank banks firm firms company companies countries states nations governments donors committee association "
    "fund funds own our"
)
"""What may well be in another country than what is told."""
_VISITS = words("trip visit visits journey tour flight way")
_OF_BODIES = (" Foundation", " Trust", " Bank", " Limited", " Ltd")
"""What may stand behind the country in the name of a branch."""
_GIVES_ABROAD = {one.upper() for one in words("at au be ca ch de dk es fi fr gb ie it jp kr lu nl no nz pt se us")}
"""States whose branches of charities give abroad."""


def in_told_places(shape: Shape, draft: Draft, named: Collection[str], meanings: Meanings) -> Draft:
    """The draft with codes for who gets it; `named` are the countries of which the text speaks."""
    recipients, unsure = list[DraftParty](), dict(draft.unsure)
    for one in draft.recipients:
        told = not one.iso2 and _may_be_placed(shape, one)
        place = _told_place(shape, draft, one) or _branch(draft, named, meanings) if told else None
        if place is not None:
            unsure[Field.RECIPIENTS] = placed_in(place[0])
        recipients.append(one if place is None else one._replace(iso2=place[1]))
    return replace(draft, recipients=tuple(recipients), unsure=unsure)


def _may_be_placed(shape: Shape, one: DraftParty) -> bool:
    """Whether somebody is people, a body without a name or a place of no list."""
    actors = (piece for piece in shape.pieces if piece.sort is Sort.ACTOR)
    kinds = {piece.kind for piece in actors if piece.start < one.end and one.start < piece.end}
    said = one.name.split()
    plain = one.start < one.end and one.name.islower() and is_of_people(said[-1])
    of_people = said[-1].islower() and said[-1].endswith("s") and said[0][0].isupper()  # Algerian rebels
    placed = kinds <= {NamedKind.TOWN, NamedKind.BODY} and not of_people
    return (placed if kinds else plain) and _FAR.isdisjoint((said[0], said[-1]))


def _told_place(shape: Shape, draft: Draft, one: DraftParty) -> tuple[str, str] | None:
    """The one place where the sentence is, with its code; a name of no list may be elsewhere than whoever gives."""
    if draft.status is not Outcome.GIVEN:
        return None
    nameless = one.name.islower()
    brought = nameless or bool(draft.items)  # who gets a sum may be a body of no list
    places = [(at, who) for at, who in _places(shape) if not _is_of(draft, who)]
    at_hand = [
        (at, who) for at, who in places if _is_there(shape, at) and (nameless or not _is_whence(shape, draft, at))
    ]
    for found in (
        [who for at, who in places if shape.ties[at].to == HEADING],
        [who for at, who in at_hand if shape.words[at - 1] in _AT],
        [who for at, who in at_hand if brought and shape.ties[at].role == "to"],
    ):
        if found:
            return (found[0].name, found[0].iso2) if len({who.iso2 for who in found}) == 1 else None
    return None


def _is_whence(shape: Shape, draft: Draft, at: int) -> bool:
    """Whether a place is behind who gives it, before any verb, *shoppers at Tesco in Lima*, and no body's branch."""
    start, before = shape.pieces[at].start, shape.pieces[max(0, at - 2)]
    if before.kind is NamedKind.ORGANISATION:
        return False  # Oxfam in Chad
    verbs = [shape.pieces[verb.first].start for verb in shape.verbs]
    behind = [one.end for one in draft.donors if one.end <= start]
    return any(not any(end <= verb < start for verb in verbs) for end in behind)


def _places(shape: Shape) -> Iterator[tuple[int, Named]]:
    """The countries and towns of a sentence, and nobody of their people."""
    for at in sorted(shape.ties):
        who = shape.pieces[at].actor
        if who is not None and who.iso2 and who.kind in STATES_AND_TOWNS and not phrases.is_adjective(shape.pieces[at]):
            yield at, who


def _is_of(draft: Draft, who: Named) -> bool:
    """Whether a place is said of a party, or is at home with who gives it; *a Cuban brigade in Lima* is abroad."""
    parties = (*draft.donors, *draft.carriers, *draft.recipients)
    said = [one for one in parties if one.start < who.end and who.start < one.end]
    abroad = all(one in draft.donors and one.iso2 not in ("", who.iso2) for one in said)
    return not abroad or any(one.iso2 == who.iso2 for one in draft.donors)


def _is_there(shape: Shape, at: int) -> bool:
    """Whether something is in a place, and not only said, met or visited there."""
    number = shape.ties[at].verb
    told = number >= 0 and shape.verbs[number].family is Family.SAY
    before = shape.words[max(0, at - 2)]
    return at > 0 and not (told or is_event(before) or before in _VISITS)


def _branch(draft: Draft, named: Collection[str], meanings: Meanings) -> tuple[str, str] | None:
    """The country by which a body of several calls the branch of it that gives something."""
    for one in draft.donors:
        called = next((one.name.removesuffix(last) for last in _OF_BODIES if one.name.endswith(last)), one.name)
        said = [] if one.iso2 or " of " in called else called.split()
        ends = [" ".join(said[at:]) for at in range(1, len(said))]
        states = (each for end in ends for each in meanings(end)[:1] if each.is_state and each.name == end)
        means = next(states, None)
        if means is not None and means.iso2 not in _GIVES_ABROAD and {*named} <= {means.iso2}:
            return means.name, means.iso2
    return None
