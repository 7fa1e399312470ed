"""For whom somebody asks: what goes to a body's appeal, or what he obtains, goes to them.

appeal   = body "'s"? word? word? "appeal" "for" (who "in" | who "of")? places     the UN flood appeal for Chad
obtained = who is no body ("obtained" | "begged" | …) … "for" country              obtained 400,000 kroner for Russia
"""

from __future__ import annotations

from app.domain.drafts.clauses.around import PLAINLY
from app.domain.drafts.clauses.pieces import Sort, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.draft import Field
from app.domain.drafts.filling.case import Case
from app.domain.drafts.filling.reasons import several
from app.domain.drafts.names.actors import NamedKind

_PLACES = (NamedKind.COUNTRY, NamedKind.TOWN, NamedKind.GROUP, NamedKind.BODY)
_BETWEEN, _BEHIND = 4, 5
"""Words between a body and its appeal, and behind *for* up to the place, at most."""


def give_to_whom_it_asks_for(case: Case) -> None:
    """Make getters of the places for which a body appeals, and a carrier of the body."""
    gift = case.gift
    for body in [at for at in gift.recipients if case.shape.pieces[at].kind is NamedKind.ORGANISATION]:
        places = _asked_for(case.shape, body)
        if places and not {*places} & {*gift.donors}:
            level = gift.recipients.pop(body)
            gift.recipients |= dict.fromkeys(places, level)
            gift.carriers = [*(at for at in gift.carriers if at not in (body, *places)), body]
            case.unsure[Field.RECIPIENTS] = several()
    _give_to_whom_it_is_obtained_for(case)


_OBTAINS = words("obtain secure beg solicit procure")
_PASSES_ON = (NamedKind.PERSON, NamedKind.PRONOUN, NamedKind.BODY)


def _give_to_whom_it_is_obtained_for(case: Case) -> None:
    """Make getters of the countries for which a person, or whoever no list has, obtained it."""
    gift, shape, number = case.gift, case.shape, case.shape.verb_at(case.gift.main.at)
    verb = shape.verbs[number] if number >= 0 and not gift.main.noun else None
    if verb is None or verb.passive or verb.lemma not in _OBTAINS:
        return
    behind = shape.of(Sort.ACTOR, verb.last + 1, gift.main.high)
    meant = [at for at in behind if shape.ties[at].role == "for" and shape.pieces[at].kind is NamedKind.COUNTRY]
    before = [at for at in gift.recipients if at < verb.first]
    if meant and all(shape.pieces[at].kind in _PASSES_ON for at in before):
        gift.recipients = dict.fromkeys(meant, PLAINLY)
        gift.loose.pop(Field.RECIPIENTS, None)
        case.unsure[Field.RECIPIENTS] = several()


def _asked_for(shape: Shape, body: int) -> list[int]:
    """The places for which the appeal of a body is; none where none is said."""
    behind = shape.words[body + 1 : body + 2 + _BETWEEN]
    if "appeal" not in behind:
        return []
    at = body + 1 + behind.index("appeal")
    plain = all(piece.sort is Sort.WORD or piece.word == "'s" for piece in shape.pieces[body + 1 : at + 1])
    if not plain or shape.words[at + 1 : at + 2] != ["for"]:
        return []
    for one in range(at + 2, min(at + 2 + _BEHIND, len(shape.pieces))):
        piece = shape.pieces[one]
        if piece.kind in _PLACES:
            return shape.list_around(one)
        if piece.sort is not Sort.WORD or shape.verb_at(one) >= 0:
            break
    return []
