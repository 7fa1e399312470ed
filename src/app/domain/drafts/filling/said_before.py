"""Who gets a gift, and whom words of a party take up, by the clauses and sentences before: *it*, *each*, *us*."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from app.domain.drafts.clauses.around import FOR
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.ties import OWNER, SUBJECT
from app.domain.drafts.clauses.verbs import Family
from app.domain.drafts.draft import DraftParty, Field
from app.domain.drafts.filling.case import Case, Parties
from app.domain.drafts.filling.parties import named_getters
from app.domain.drafts.filling.stand_ins import OWNING
from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.names.actors import Named, NamedKind
from app.domain.drafts.text.antecedents import (
    Slot,
    antecedent,
    bare_slot,
    last_named,
    only_one,
    second_slot,
    slot_of,
    subject_slot,
)
from app.domain.drafts.text.context import STATES_AND_TOWNS, key_of
from app.domain.drafts.text.masthead import is_given_to
from app.domain.drafts.text.voice import is_quoted
from app.domain.drafts.words.goods import GOODS, PERSONS

THERE = ("there", "them", "the country", "the island", "the islands", "the kingdom", "the government")
"""What stands for who gets it."""


def getter_taken_up(case: Case, said: Parties, donors: Sequence[DraftParty]) -> Parties:
    """Whom a word of the sentence takes up as who gets it, if only one is meant; or who so gets the gift before."""
    weighed = Field.RECIPIENTS in case.gift.phrases and not any(is_own(case, one) for one in said)
    pronouns = taking_up(case.shape, case.gift, Field.RECIPIENTS, said)
    plain = bool(said) and not weighed and (not pronouns or pronouns[0] in ("he", "she"))
    plain = plain and (not case.gift.recipients or max(case.gift.recipients.values()) > FOR)
    slot = second_slot(case.shape, case.gift, gets=True) or slot_of(case.text, case.shape, case.gift, plain=plain)
    if slot is not None:
        case.taken = _of_slot(case, Field.RECIPIENTS, slot, donors)
    elif bare := _taken_up_otherwise(case, Field.RECIPIENTS, said, donors):
        case.taken = bare
    elif (not said or weighed) and all(is_subject(case.shape, one) for one in said):
        before = next((one.taken for one in case.others if one is not case and one.taken), ())
        gives = {key_of(one) for one in donors}
        case.taken = case.unsaid(Field.RECIPIENTS, [one for one in before if key_of(one) not in gives])
    found = case.taken
    if not found and pronouns and said and said[0].name != case.text[said[0].start : said[0].end]:
        case.taken = said  # for the gifts behind it
    return found


def taken_up(case: Case, field: Field, said: Sequence[DraftParty], donors: Sequence[DraftParty] = ()) -> Parties:
    """Whom the words of a party take up, where they do no more; `donors` give it, where it is asked who gets it."""
    who = case.before.asked_of
    if field is Field.DONORS and who is not None and [*map(key_of, said)] == [key_of(who)]:
        return tuple(said)  # thanked the Lions of Lae: the club had given 40 beds
    slot = second_slot(case.shape, case.gift, gets=field is Field.RECIPIENTS)
    if not said or slot is None:
        return _taken_up_otherwise(case, field, said, donors)
    return _of_slot(case, field, slot, named_getters(case.shape, case.gift) if field is Field.DONORS else donors)


def _taken_up_otherwise(case: Case, field: Field, said: Sequence[DraftParty], donors: Sequence[DraftParty]) -> Parties:
    """The same where the second of two words that take up different ones is none of them."""
    gets = field is Field.RECIPIENTS
    slot = bare_slot(case.text, said[0]) if len(said) == 1 else None
    slot = slot or subject_slot(case.text, case.shape, case.gift, gets=gets)
    if slot is None:
        return ()
    return _of_slot(case, field, slot, donors if gets else named_getters(case.shape, case.gift))


def _of_slot(case: Case, field: Field, slot: Slot, but: Sequence[DraftParty]) -> Parties:
    """Whom the words of a slot take up."""
    every = (case,) if slot.of_body else (case, *case.others)
    givers = {at for one in every for at in one.gift.donors}
    words = next((one for one in case.shape.pieces if one.start >= slot.start), None)
    inside = _in_relative(case, slot) if field is Field.RECIPIENTS and not slot.pair else ()
    found = only_one(slot, inside, but, case.before)
    found = found or antecedent(slot, case.shape, case.before, but, givers, gets=field is Field.RECIPIENTS)
    if slot.every and len(found) > 1 and case.text[slot.start : slot.start + 4].lower() == "each":
        case.each = field
    return case.unsaid(field, found, words)


_RELATIVE = re.compile(r",? (?:which|who|whose|where)\b")


def _in_relative(case: Case, slot: Slot) -> list[Named]:
    """Places that a clause left out before a word names: *Shell, which has oil in Peru, gave the country 12 vans*."""
    pieces = [one for one in case.shape.pieces if one.start < slot.start]
    gaps = [(one.end, other.start) for one, other in pairwise(pieces) if _RELATIVE.match(case.text, one.end)]
    gaps = [(low, high) for low, high in gaps if case.text[low:high].endswith(", ")]
    inside = (one for low, high in gaps for one in case.named if low <= one.start < high)
    return [one for one in inside if one.kind in STATES_AND_TOWNS]


def is_subject(shape: Shape, one: DraftParty) -> bool:
    """Whether somebody, or who has him in his name, is the subject of a verb: *Bhutan's minister arrived*."""
    at = next((at for at, piece in enumerate(shape.pieces) if piece.end > one.start), 0)
    return shape.ties[at].to in (SUBJECT, OWNER)


def is_own(case: Case, one: DraftParty) -> bool:
    """Whether *to* or *for* stands before somebody whom no other gift of the sentence is for."""
    others = (each for each in case.others if each is not case)
    starts = {each.shape.pieces[at].start for each in others for at in each.gift.recipients}
    behind = re.search(r"\b(?:[Tt]o|[Ff]or) (?:the )?$", case.text[max(0, one.start - 9) : one.start]) is not None
    return behind and one.start not in starts and not case.text[one.start : one.end].islower()


def last_getter(case: Case, but: Sequence[DraftParty]) -> Parties:
    """Who likely gets what the words of a sentence leave wholly open."""
    slot = slot_of(case.text, case.shape, case.gift, plain=False)
    if not but or is_quoted_us(case.shape) or (slot is not None and slot.many):
        return ()
    return case.unsaid(Field.RECIPIENTS, last_named(case.before, but))


def us_who_get(case: Case, donors: Collection[DraftParty]) -> Parties:
    """Who speaks in the text, where it tells of what *we* got, or in its own paper of what somebody gave."""
    us = None if is_quoted(case.shape) else next((one for one in case.shape.pieces if one.word == "us"), None)
    before, issuer = case.before, case.before.talk.issuer
    own = issuer is not None and is_given_to(issuer) and before.ours >= 0 and not _is_said(case.shape, case.gift)
    who = before.speaker if us is not None or before.ours > 0 or own else None
    if not donors or who is None or who.name in {one.name for one in donors}:
        return ()
    return case.unsaid(Field.RECIPIENTS, (DraftParty(who.name, who.iso2, 0, 0),), us)


def without_visited(case: Case, recipients: Parties) -> Parties:
    """Who gets what is given to *us* or *me*, without where those went: *I flew to Rome, where he promised me cows*."""
    behind, first = case.shape.words[case.gift.main.last + 1 : case.gift.main.last + 2], case.shape.pieces[0].start
    if behind not in (["us"], ["me"]) or is_quoted(case.shape):
        return recipients
    told = case.text[max(0, first - _TRAVELLED) : case.shape.pieces[-1].end]
    went = {match["where"] for match in _WENT.finditer(told)}
    return tuple(one for one in recipients if one.name not in went)


def without_left(case: Case, recipients: Parties) -> Parties:
    """Who gets it without from where it went: *a ship left Tilbury with 240 beds*."""
    shape, number = case.shape, case.shape.verb_at(case.gift.main.at)
    if number < 0 or shape.verbs[number].lemma != "leave" or case.gift.main.family is not Family.ARRIVE:
        return recipients
    start = shape.pieces[shape.verbs[number].last].end + 1
    return tuple(one for one in recipients if one.start != start or not _LEFT_WITH.match(case.text, one.end))


def without_goods(text: str, recipients: Parties) -> Parties:
    """Who gets it without what it is for: *voted 90 kroner for microfilm cameras*."""
    return tuple(one for one in recipients if not _is_purpose(text, one))


def _is_purpose(text: str, one: DraftParty) -> bool:
    goods = one.name.islower() and one.name.split()[-1] in GOODS - PERSONS
    return goods and _FOR.search(text, max(0, one.start - _FOR_WITHIN), one.start) is not None


_FOR, _FOR_WITHIN = re.compile(r"\bfor (?:[a-z-]+ ){0,2}$"), 40
_LEFT_WITH = re.compile(r" (?:with|on|for|in|at|bound)\b")
_TRAVELLED = 300
"""Letters before a sentence in which it is said where somebody went."""
_WENT = re.compile(
    r"\b(?:I|[Ww]e) (?:[a-z]+ )?(?:flew|went|came|travell?ed|sailed|drove|was|were|arrived|landed)(?: back)? "
    r"(?:to|in|at) (?:the )?(?P<where>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*)"
)


def _is_said(shape: Shape, gift: Gift) -> bool:
    """Whether somebody else tells of it: *Dr Rao wrote that Rome had given 40 beds*."""
    return is_quoted(shape) or any(one.family is Family.SAY and one.last < gift.main.at for one in shape.verbs)


def is_quoted_us(shape: Shape) -> bool:
    """Whether somebody says in quotation marks what *we* got."""
    return is_quoted(shape) and any(piece.word == "us" for piece in shape.pieces)


def taking_up(shape: Shape, gift: Gift, field: Field, said: Collection[DraftParty]) -> list[str]:
    """The words that take somebody up who gives or gets it."""
    pieces = shape.pieces
    at = gift.donors if field is Field.DONORS else [*gift.recipients]
    pronouns = [pieces[one].word for one in at if pieces[one].kind is NamedKind.PRONOUN]
    if not said and field is Field.RECIPIENTS:
        pronouns += [one.word for one in pieces if one.word in THERE]
    elif not said:
        pronouns += [one.word for one in pieces[: gift.main.first] if one.word in OWNING]
    return pronouns
