"""Who gives a further thing, where his verb is left out: *supplied Lae with 30 tents, and Oxfam with 20 tanks*.

gapped = verb … thing "," "and" name "with"? thing
       | verb … thing "and" ("a" | "an") firm thing         sent him 40 tents and a Lima bank 9,000 soles

So much may as well be what the first one gave to whoever is named. A body or a firm behind somebody who is none rather
gives it to him, which is never sure; of two bodies or two countries nothing is said here.
"""

from __future__ import annotations

from app.domain.drafts.draft import Field
from app.domain.drafts.filling.case import Case
from app.domain.drafts.filling.reasons import others_too
from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.names.actors import NamedKind
from app.domain.drafts.words.actor_words import FIRMS
from app.domain.phrase_words import word_set

_BODIES = (NamedKind.ORGANISATION, NamedKind.COMPANY)
_FIRMS = FIRMS | word_set("newspaper hotel daily")


def give_gapped(case: Case) -> None:
    """Make who stands right before the things of a gift the giver, where the gift before has the same verb."""
    told = next((one for one in reversed(case.others) if one.found is not None), None)
    gift, pieces = case.gift, case.shape.pieces
    if told is None or not (gift.things and told.gift.things):
        return
    before = told.gift
    if told.found is not None and told.found[0]:
        _give_firm(case, before)
    if not (before.donors and before.recipients):
        return
    name = gift.things[0] - 1 - (pieces[gift.things[0] - 1].word == "with")
    joint = name - 1 - (pieces[name - 1].word == "the")
    joined = [piece.word for piece in pieces[joint - 1 : joint + 1]] == [",", "and"]
    same = before.main.first == gift.main.first or case.shape.verb_at(gift.main.at) < 0
    if not (joined and same and pieces[name].kind in _BODIES) or max(before.things) > name:
        return
    if name in before.donors or any(pieces[at].kind in _BODIES for at in before.recipients):
        return
    own = {at: how for at, how in gift.recipients.items() if at > name}
    gift.donors, gift.recipients = [name], own or dict(before.recipients)
    case.unsure[Field.DONORS] = case.unsure[Field.RECIPIENTS] = others_too()


def _give_firm(case: Case, before: Gift) -> None:
    """Make a firm without a name the giver that stands right before the things of a gift: *and a Lima bank 9 beds*."""
    gift, pieces = case.gift, case.shape.pieces
    name = min(gift.things) - 1
    said = [piece.word for piece in pieces[max(0, name - 2) : name]]
    firm = name in gift.recipients and pieces[name].word.rpartition(" ")[2] in _FIRMS
    if not firm or said not in (["and", "a"], ["and", "an"]) or max(before.things) > name:
        return
    firms = [at for at in before.recipients if pieces[at].word.rpartition(" ")[2] in _FIRMS]
    if firms or before.main.first != gift.main.first:
        return
    own = {at: how for at, how in gift.recipients.items() if at > name}
    gift.donors, gift.recipients = [name], own or {at: how for at, how in before.recipients.items() if at != name}
    gift.loose.pop(Field.DONORS, None)
    case.unsure[Field.DONORS] = case.unsure[Field.RECIPIENTS] = others_too()
