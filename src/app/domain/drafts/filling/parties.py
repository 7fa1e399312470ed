"""Who gives, brings or gets a gift, as names and countries: from pieces of the sentence, and words that are none.

A body of a state is of its country; people and associations that give are of none. What is not sure of a name is said:
several in different places, other verbs between, words beside that may belong to it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from app.domain.drafts.clauses import phrases
from app.domain.drafts.clauses.pieces import Piece, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.ties import OWNER, PARTNERS
from app.domain.drafts.draft import DraftParty, Field
from app.domain.drafts.filling.case import JUST_BEFORE, Case, Parties
from app.domain.drafts.filling.groups import group_of, is_noun, is_of_the_state, lives_elsewhere
from app.domain.drafts.filling.reasons import several, unlisted
from app.domain.drafts.filling.stand_ins import resolved
from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.names.actors import Named, NamedKind
from app.domain.drafts.names.named import STATES
from app.domain.drafts.text.before import Before
from app.domain.drafts.text.context import full_name
from app.domain.drafts.text.noun_kinds import is_house, its_place
from app.domain.drafts.weighing.meant import SIDES
from app.domain.drafts.words.actor_words import PLURAL_BODIES
from app.domain.language import tr

_LEFT = re.compile(
    r"\b(?:(?:flight|plane|aircraft|helicopter|ship|vessel|boat|ferry|convoy|truck|lorry|lorries|train|freighter|jet|"
    r"airliner|tanker|steamer|barge|frigate|bus|buse|van|wagon)s?|(?:ship|vessel|freighter|steamer|tanker) [A-Z]\w+|"
    r"Antonov|Ilyushin|Hercules|Globemaster|Boeing|Airbus|[A-Z][\w-]*\d\w*|(?:Boeing|Airbus) \d+s?) from $"
)
_AND_THEY = re.compile(r"(?:(?<=\b[Tt]he )|(?:^|(?<=, )))([A-Za-z-]+),? and (?:the )?\Z")
_NEAR_BY = 1
"""Other verbs that may stand between a party and the word that tells of its gift."""
_OFFICES = words(
    "Institute Directorate Ministry Department Authority Agency Bureau Commission Secretariat Police Treasury Office "
    "Administration"
)
"""What a body of a state is called that is its country: *Mozambique's Institute of Fisheries*."""


def named_parties(case: Case, at: Iterable[int], field: Field, but: Collection[str] = ()) -> Parties:
    """Whom pieces name, each once, with what is unsure of it; whom a pronoun takes up has none of the names `but`."""
    at = sorted(set(at))
    out: list[DraftParty] = []
    for one in at:
        if (party := _party(case, one, field, but, out)) is not None:
            out.append(party)
    if out and any(_is_far(case.shape, case.gift, one) for one in at):
        case.unsure.setdefault(field, tr("Other verbs stand between it and what is said of the gift."))
    if len(out) > 1 and not _are_listed(case.shape, at):
        case.unsure.setdefault(field, several())
    if len(out) > 1 and any(_is_other_than(case.shape, *two) for two in pairwise(at)):
        case.unsure.setdefault(field, tr("“or” stands between them; it may be only one of them."))
    return tuple(out)


def _party(case: Case, at: int, field: Field, but: Collection[str], named: Sequence[DraftParty]) -> DraftParty | None:
    """Who is meant by an actor's words, with what is unsure of it; `None` where nobody or somebody named before."""
    piece = case.shape.pieces[at]
    if piece.actor is None:
        return None
    who, why = resolved(case, piece.actor, piece, but, gives=field is Field.DONORS)
    if who is not None and (who.name, who.iso2) in {(other.name, other.iso2) for other in named}:
        return None
    if why:
        case.unsure[field] = why
    if who is None:
        return None
    house = who.kind is NamedKind.BODY and is_house(who.name) and piece.word == "it"
    if who is not piece.actor and not house and (place := its_place(who)) is not None:
        return place._replace(start=piece.start, end=piece.end)
    group = group_of(case, at) if field is Field.DONORS and who is piece.actor else None
    if group is not None:
        case.unsure[field] = unlisted(group.name)
        return group
    if field is Field.DONORS and _is_whence(case, at):
        case.unsure[field] = tr("It is where it left from; who gave it is not said.")
    if _is_part(case.text, case.shape, at):
        case.unsure[field] = tr("“{name}” stands beside words that may belong to the name.").format(
            name=case.text[piece.start : piece.end]
        )
    return _with_whose(case, at, field, who)


def _with_whose(case: Case, at: int, field: Field, who: Named) -> DraftParty:
    """Somebody with the country or the town whose he is by the words before: *Pakistan's NDMA*, *Kenya's Ruto*."""
    piece = case.shape.pieces[at]
    if who is piece.actor and (state := _state_before(case.shape, at)) is not None:
        case.unsure |= {field: state.unsure} if state.unsure else {}
        body = who if who.state else state  # Pakistan's NDMA, Mozambique's Institute of Fisheries
        return DraftParty(body.name, state.iso2, state.start, piece.end)
    if field is Field.DONORS and who.by_people and (town := _town_before(case.shape, at)) is not None:
        return DraftParty(case.text[town.start : piece.end], "", town.start, piece.end)
    code = country_of(who, field)
    if field is Field.RECIPIENTS and who is piece.actor and who.kind is NamedKind.PERSON and not code:
        code = _owner_of(case.shape, at)
    return DraftParty(who.name, code, piece.start, piece.end)


def _town_before(shape: Shape, at: int) -> Piece | None:
    """The town in which people from elsewhere live: *Edmonton's Somalis*."""
    owner = shape.pieces[at - 2] if at > 1 and shape.words[at - 1] == "'s" and shape.words[at].endswith("s") else None
    return owner if owner is not None and owner.kind is NamedKind.TOWN else None


def _owner_of(shape: Shape, at: int) -> str:
    """The country whose somebody is by the words before: *Kenya's Ruto*; empty where there is none."""
    owner = shape.pieces[at - 2].actor if at > 1 and shape.pieces[at - 1].word == "'s" else None
    return owner.iso2 if owner is not None and owner.kind is NamedKind.COUNTRY else ""


def _is_whence(case: Case, at: int) -> bool:
    """Whether a place only says whence it comes: *a flight from Oslo*, and, for no state, *a piano from Paris*."""
    piece, kinds = case.shape.pieces[at], {case.shape.pieces[one].kind for one in case.gift.recipients}
    if _LEFT.search(case.text, max(0, piece.start - JUST_BEFORE), piece.start):
        return True
    seat = piece.actor is not None and piece.actor.seat == piece.word
    return seat and case.shape.pieces[at - 1].word == "from" and kinds.isdisjoint(STATES)


def _state_before(shape: Shape, at: int) -> Named | None:
    """The country before a body of its state: *Pakistan's NDMA*, *Haiti's Directorate of Civil Protection*."""
    who, owner = shape.pieces[at].actor, shape.pieces[at - 2].actor if at > 1 else None
    owns = shape.pieces[at - 1].word == "'s" and owner is not None and owner.kind is NamedKind.COUNTRY
    if who is None or owner is None or not owns or who.kind is not NamedKind.ORGANISATION:
        return None
    of_state = who.state == owner.iso2 or not _OFFICES.isdisjoint(who.name.split())
    return owner if of_state and who.home in ("", owner.iso2) else None


def _is_far(shape: Shape, gift: Gift, at: int) -> bool:
    """Whether verbs that do not tell of this gift stand between a party and the word that does."""
    low, high = sorted((at, gift.main.at))
    told = {frame.at for frame in gift.told}
    between = [verb for verb in shape.verbs if low < verb.at < high and verb.at not in told]
    return len(between) > _NEAR_BY


def _are_listed(shape: Shape, at: list[int]) -> bool:
    """Whether parties stand in one list."""
    return all(before in shape.list_of(one) for before, one in pairwise(at) if one in shape.ties)


def _is_other_than(shape: Shape, one: int, other: int) -> bool:
    """Whether *or* alone stands between two parties."""
    return [piece.word for piece in shape.pieces[one + 1 : other] if piece.word not in (",", "the")] == ["or"]


def _is_part(text: str, shape: Shape, at: int) -> bool:
    """Whether a name is only the beginning or the end of what the sentence calls somebody."""
    pieces, kind = shape.pieces, shape.pieces[at].kind
    if kind in (NamedKind.TOWN, NamedKind.COUNTRY, NamedKind.PERSON) and at + 1 < len(pieces):
        owns = pieces[at + 1].word == "'s" and kind is not NamedKind.COUNTRY and shape.ties[at].to != OWNER
        if owns or is_noun(shape, at + 1):
            return True
    if kind is NamedKind.COUNTRY and lives_elsewhere(text, shape, at):
        return True
    if any(one.word in PARTNERS for one in pieces[at + 2 : at + 4]) and pieces[at + 1].word in ("'s", "'"):
        return is_noun(shape, at + 2)  # Oxfam's partner in Chad
    if at > 0 and is_noun(shape, at - 1) and kind is not NamedKind.PRONOUN:
        before = pieces[at - 1]
        if kind is NamedKind.COUNTRY and phrases.describes(before):
            return False
        return text[before.start].isupper() and before.end == pieces[at].start - 1
    return False


def with_words(case: Case, named: Parties, field: Field) -> Parties:
    """Who gives or gets it by name, and whose words are no name, in the order of the text."""
    loose = [_at_body(case.text, case.named, one) for one in case.gift.loose.get(field, ())]
    loose += _people_before(case, loose) if field is Field.DONORS else []
    return tuple(sorted((*named, *loose), key=lambda one: one.start))


def _people_before(case: Case, loose: Sequence[DraftParty]) -> list[DraftParty]:
    """People right before *and* the only ones who give it by their words: *teachers | and parents gave*."""
    first, out = case.shape.pieces[0].start, list[DraftParty]()
    said = _AND_THEY.search(case.text[first : loose[0].start]) if len(loose) == 1 else None
    if said is not None and said[1].lower() in PLURAL_BODIES and not case.gift.donors:
        out.append(DraftParty(said[1], "", first + said.start(1), first + said.end(1)))
    return out


_AND_ITS_STATE = re.compile(r"(?:,? (?:in )?(?:the )?[A-Z][\w'’-]*(?: (?:of |and |the )*[A-Z][\w'’-]*)*)?")
"""Behind a place, nothing or the country in which it is."""


def _at_body(text: str, named: Sequence[Named], one: DraftParty) -> DraftParty:
    """A place with the country of the body that is given there: *funded a clinic in Ghana*, *in Tema, Ghana*."""
    bodies = (who for who in named if who.kind is NamedKind.BODY and who.iso2 != who.home and not one.iso2)
    ends = (who for who in bodies if who.start < one.start and one.end <= who.end)
    code = next((who.iso2 for who in ends if _AND_ITS_STATE.fullmatch(text, one.end, who.end)), "")
    return one._replace(iso2=code) if code else one


def in_full(before: Before, parties: Parties) -> Parties:
    """Parties of no list by the longer names that the text has for them."""
    talk = before.talk
    return tuple(one if one.iso2 else one._replace(name=full_name(talk, one.name)) for one in parties)


def of_state(text: str, shape: Shape, parties: Parties) -> Parties:
    """Parties; an agency of a state under the words by which it is named, and of its country: *DFID*, GB."""
    pieces = shape.pieces if parties else ()
    state = {actor.start: actor for piece in pieces if (actor := piece.actor) and actor.state}
    if not state:
        return parties
    state |= {
        owner.start: state[piece.start]
        for owner, sign, piece in zip(pieces, pieces[1:], pieces[2:], strict=False)
        if sign.word == "'s" and piece.start in state and owner.actor is not None
    }
    return tuple(
        one._replace(name=" ".join(text[one.start : one.end].split()), iso2=who.state)
        if (who := state.get(one.start)) is not None and who.name == one.name
        else one
        for one in parties
    )


def named_getters(shape: Shape, gift: Gift, but: Collection[int] = ()) -> Parties:
    """Who gets it by name."""
    actors = [shape.pieces[at].actor for at in gift.recipients if at not in but]
    named = [one for one in actors if one is not None and one.kind is not NamedKind.PRONOUN]
    loose = gift.loose.get(Field.RECIPIENTS, ())
    return (*(DraftParty(one.name, one.iso2, one.start, one.end) for one in named), *loose)


def likely_getters(shape: Shape, gift: Gift) -> Parties:
    """Who gets it by name, and does not likelier give it."""
    shares = [{one.actor: share for one, share in gift.weighed.get(field, ())} for field in SIDES]
    return named_getters(shape, gift, {at for at, share in shares[0].items() if share > shares[1].get(at, 0.0)})


def country_of(who: Named, field: Field) -> str:
    """The country of a party; people and associations who give something are of none."""
    free = who.kind is NamedKind.BODY and field is Field.DONORS and not (is_of_the_state(who.name) or who.home)
    return "" if free else who.iso2
