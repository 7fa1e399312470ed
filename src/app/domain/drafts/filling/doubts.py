"""What is not sure of a gift as a whole, once all of it is found."""

from __future__ import annotations

import re
from collections.abc import Collection

from app.domain.drafts.clauses import phrases
from app.domain.drafts.clauses.pieces import Sort, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.verbs import TRANSPORT, Family, Mode, Verb
from app.domain.drafts.draft import DraftParty, Field
from app.domain.drafts.filling.case import Case
from app.domain.drafts.filling.named_beside import is_described
from app.domain.drafts.filling.reasons import of_something_else, others_too
from app.domain.drafts.frames.gifts import Gift, of_several
from app.domain.drafts.names.actors import NamedKind
from app.domain.drafts.words.rare import Rare
from app.domain.language import tr

_WHO_THEY_ARE = re.compile(r", (?:the )?[A-Z][^,;.]{1,40}(?:,| and) [^;.]{2,60}?, ")
"""Behind a noun of several, the names that they have: *two Danish charities, Hjelp and Lys, gave*."""
_GETS_PART = re.compile(
    r"\b(?:half|most|part|some|much|many|(?:a|one|two|three) (?:third|quarter|fifth|tenth)s?|(?:the )?bulk|\d[\d.]*%) "
    r"of (?:it|them|which|that|these|this) "
    r"(?:(?:has|have|had|was|were|is|are|will|go|be|been|went|gone|going|sent|given|bound|meant|earmarked) )*"
    r"(?:to|for) (?:the )?$"
)
"""Before who gets only so much of what is told: *gave 40 tents, half of them to Chad*."""
_PAID_ELSEWHERE = Rare(
    "for which ", r"\bfor which (?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)* (?:had |has |also )?paid\b"
)
_MISSION = re.compile(r"\b(?:[Ee]mbassy|[Cc]onsulate|[Aa]mbassador|[Cc]onsul|[Ll]egation|High Commission)\b")
_FOR_PEOPLE = re.compile(
    r"\bfor (?:the )?(?:(?:relief|benefit|use|help) of )?(?:the )?(?:[\w-]+ ){0,3}?(?:people|poor|hungry|homeless|"
    r"needy|victims|sufferers|survivors|refugees|families|orphans|widows|wounded|sick|displaced|starving)\b"
)
_NAMED_AND = re.compile(r", [A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,2}, and (?:the )?\Z")
_AND_ITS = re.compile(r" and (?:its|his|her|their) [a-z]")
_BUDGETING = words("approve allocate earmark release budget set")
"""Verbs by which a state gives money to others or to its own: *set aside 5 billion reais*."""


def doubt_whole(case: Case, donors: Collection[DraftParty], recipients: Collection[DraftParty]) -> None:
    """Say what is not sure of the whole."""
    number = case.shape.verb_at(case.gift.main.at)
    verb = case.shape.verbs[number] if number >= 0 and not case.gift.main.noun else None
    if verb is not None and (verb.lemma in TRANSPORT or _are_from_elsewhere(case.shape, case.gift, donors)):
        kinds = {case.shape.pieces[at].kind for at in case.gift.donors}
        if kinds & {NamedKind.COMPANY, NamedKind.ORGANISATION}:
            case.unsure.setdefault(Field.DONORS, tr("It may only have brought what others gave."))
    if verb is not None and verb.family is Family.RECEIVE and verb.mode is Mode.NOW:
        case.unsure.setdefault(Field.STATUS, tr("The present tense may be of what is still to come."))
    codes = {one.iso2 for one in (*donors, *recipients)}
    if donors and recipients and len(codes) == 1 and "" not in codes:
        case.unsure.setdefault(Field.TERMS, tr("Who gives and who gets it are of one country."))
    plain = {one.iso2 for one in donors} | {one.iso2 for one in recipients if one.iso2 or not one.name.islower()}
    if verb is not None and verb.lemma in _BUDGETING and donors and len(plain) == 1 and "" not in plain:
        at_home = tr("It may be from a budget for its own people.")
        case.unsure = {Field.DONORS: at_home, Field.STATUS: at_home} | case.unsure
    _doubt_places(case, recipients)
    _doubt_match(case, verb)
    for field, side in ((Field.DONORS, donors), (Field.RECIPIENTS, recipients)):
        if (one := next((one for one in side if is_described(one)), None)) is not None:
            why = tr("“{name}” says what it is; which one is meant may be said elsewhere.")
            case.unsure.setdefault(field, why.format(name=one.name))
    if any(_is_behind_others(case.shape, at) for at in case.gift.things[1:]):
        case.unsure = {Field.DONORS: of_several(), Field.ITEMS: of_several()} | case.unsure
    if any(_is_half_of_list(case.text, case.shape, one, donors) for one in donors):
        case.unsure.setdefault(Field.DONORS, others_too())


def _is_behind_others(shape: Shape, at: int) -> bool:
    """Whether words for somebody stand right before a thing, as if they gave it: *9 packs and the fire station 14*."""
    said = next((back for back in range(at - 1, max(0, at - 6), -1) if shape.words[back] == "and"), at)
    between = shape.pieces[said + 1 : at]
    plain = len(between) > 1 and all(piece.sort is Sort.WORD for piece in between)
    return plain and between[0].word == "the" and between[-1].word not in _OF_SAME


_OF_SAME = words("remaining other last next final latest usual same")


def _are_from_elsewhere(shape: Shape, gift: Gift, donors: Collection[DraftParty]) -> bool:
    """Whether a country that gives nothing is said of the things: *the Red Cross handed out Japanese tents*."""
    before = [shape.pieces[at - 1] for at in gift.things if at > 0]
    codes = {one.actor.iso2 for one in before if one.actor is not None and one.actor.by_people}
    return not codes <= {one.iso2 for one in donors}


def _doubt_match(case: Case, verb: Verb | None) -> None:
    """Say that a sum is that of others, whom somebody matched: *Rabobank matched donations of 2 million euros*."""
    if verb is not None and verb.lemma == "match":
        case.unsure.setdefault(Field.MONEY, of_something_else())


def _doubt_places(case: Case, recipients: Collection[DraftParty]) -> None:
    """Say that a place where givers only meet may not give it, nor one get it that is not the one it is for.

    So in *donors meeting in Paris pledged it*, *40 tons of rice for Gaza left for Al-Arish*. Nor may who sends what
    another one pays for: *tanks from the US, for which Oman paid*.
    """
    pieces, ties = case.shape.pieces, case.shape.ties
    met = any(at in ties and ties[at].to in ("in", "at") and phrases.is_town(pieces[at]) for at in case.gift.donors)
    if met or _PAID_ELSEWHERE.search(case.text, pieces[0].start, pieces[-1].end):
        case.unsure.setdefault(Field.DONORS, others_too())
    only = next(iter(recipients)) if len(recipients) == 1 else None
    if only is not None and only.end > only.start and _passes_to_people(case.text, case.shape, only):
        case.unsure.setdefault(Field.RECIPIENTS, tr("It may only pass it on to whom it is for."))
    if only is not None and _GETS_PART.search(case.text, pieces[0].start, only.start):
        part = tr("Only a part of it may be meant; see what the sentence says of which.")
        case.unsure.setdefault(Field.RECIPIENTS, part)
    said = {one.iso2 for one in recipients}
    behind = (pieces[at + 1 : at + 3] for at in case.gift.things)
    meant = (two[1].actor for two in behind if len(two) > 1 and two[0].word == "for")
    if said and any(who is not None and who.iso2 and who.iso2 not in said for who in meant):
        case.unsure.setdefault(Field.RECIPIENTS, others_too())


def _passes_to_people(text: str, shape: Shape, one: DraftParty) -> bool:
    """Whether a person, a fund or an embassy gets what is *for* people: *to Cardinal Gracias for the hungry*."""
    who = next((piece.actor for piece in shape.pieces if piece.start == one.start), None)
    person, words = who is not None and who.kind is NamedKind.PERSON, text[one.start : one.end]
    through = person or _MISSION.search(words) is not None or words.endswith(("Fund", "Appeal"))
    return through and _FOR_PEOPLE.search(text, one.end, shape.pieces[-1].end) is not None


def _is_half_of_list(text: str, shape: Shape, one: DraftParty, donors: Collection[DraftParty]) -> bool:
    """Whether others who are not read stand with a subject: *the envoy, Ann Holt, and Chile*, *and its staff*."""
    read = max((other.end for other in donors if other.end < one.start), default=shape.pieces[0].start)
    acted = any(shape.pieces[verb.first].start < one.start for verb in shape.verbs)
    before = None if acted else _NAMED_AND.search(text, read, one.start)
    behind = _AND_ITS.match(text, one.end)
    named = one.name.endswith("s") and one.name.split()[-1].islower() and _WHO_THEY_ARE.match(text, one.end)
    if named:
        return True  # two charities, Hjelp and Lys, gave
    return before is not None or (behind is not None and all(other.start < one.end for other in donors))
