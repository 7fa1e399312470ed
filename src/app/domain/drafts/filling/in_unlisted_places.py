"""Who gets something with the code of a place in his words that no rule took for one: no list of towns has it, or its
name is a person's or a word, too.

    placed = words (in | at | of …) place | place ('s body)?         *the hospital at Guiuan*, *Houston*
           | place (district | general …) body                       *Kabwe General Hospital*, *Mamuju district clinic*
           | place (valley | coast …)                                *the Texas Panhandle*

One country alone may well be meant by that name, and the text names that one, or none but whose the gift is. It is
never sure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from app.domain.countries import Country
from app.domain.drafts.draft import Draft, DraftParty, Field, Span
from app.domain.drafts.filling.befallen import is_befallen
from app.domain.drafts.filling.in_words import KIN
from app.domain.drafts.words.actor_words import BODIES, BODY_NOUNS
from app.domain.language import tr

StateOf = Callable[[str], Country | None]
OneOf = Callable[[str, Collection[str]], Country | None]
"""Of several countries that have a place of a name it says the one that is among some."""

NAME = r"[A-Z][\w'’-]+(?: (?:(?:de|del|do|da|la|le|el|al) )?[A-Z][\w'’-]+){0,2}"
_PLACED = re.compile(rf"(?P<who>.*\b(?:in|at|near|of|from) (?:the )?)(?P<where>{NAME})(?:,.*)?")
_BARE = re.compile(rf"(?P<who>)(?P<where>{NAME})")
_NAMED = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?")
_LISTED = re.compile(
    rf"(?:(?:, {_NAMED.pattern})+,?)? and {_NAMED.pattern}(?=[.,;]? *\Z|[.;] |, | (?:in|on|during|after) )"
)
_AT = re.compile(r"\b(?:in|on|at|to|for|of) \Z")
"""Before a place, and behind it others of a list, in which no verb follows."""
_BODY = (
    r"(?:hospital|university|school|college|museum|library|council|clinic|municipality|dispensary|orphanage|maternity)"
)
_OF_KIND = (
    r"(?:(?:general|regional|district|central|state|provincial|municipal|county|city|town|village|teaching|referral|"
    r"rural|community|local) )"
)
"""Behind a place that a body is called by; *Ashdown College* and *Holy Cross Primary School* say nothing of a place."""
_SEATED = re.compile(rf"(?P<who>)(?P<where>{NAME}?) (?i:{_OF_KIND}+{_BODY})")
_BODY_BEHIND = re.compile(rf" {_OF_KIND}+{_BODY}\b")
"""*Mamuju district hospital*, of which the name alone was read."""
_LAND = re.compile(
    rf"(?P<who>)(?P<where>{NAME}?) "
    r"(?:Panhandle|Valley|Delta|Basin|Peninsula|Coast|Highlands|Hills|Plateau|Islands|Bay)"
)
_JOINT = re.compile(r", |,? and ")
_SEAT = re.compile(r"\b(?:mayor|governor|people|town|city|village|port|district|municipality) of (?:the )?\Z")
"""Before what can only be the name of a place."""
_SAID = 20
"""Code points before a place in which these words stand."""
_OWNS = re.compile(rf"['’]s? (?:[a-z-]+ ){{0,2}}(?:people|{'|'.join(sorted(BODIES))})\b")
"""Behind a place whose people or body gets something: *Guiuan's old hospital*."""
_NAMED_FOR = re.compile(rf" (?:[a-z-]+ )?(?:homes?|{'|'.join(sorted(BODY_NOUNS))})\b")
"""Behind a name that may be a body's alone: *Ashgrove nursing home*."""


def in_unlisted_places(text: str, draft: Draft, named: Collection[str], small_place: OneOf, town: StateOf) -> Draft:
    """The draft with codes for who gets it.

    `named` are the codes of the countries that the text names; the others say in which one a small place or a town is.
    """
    if all(one.iso2 for one in draft.recipients):
        return draft
    draft = _without_half_lists(text, _with_list(text, draft))
    others = {*named} - {one.iso2 for one in draft.donors}
    recipients, unsure = list[DraftParty](), dict(draft.unsure)
    for one in draft.recipients:
        one = one if one.iso2 else _with_body(text, one)
        where = "" if one.iso2 else _place_of(text, one, draft)
        bare = where == one.name or _SEATED.fullmatch(one.name) or _LAND.fullmatch(one.name)
        state = (small_place(where, named) or (town(where) if bare else None)) if where else None
        if state is not None and (not others or state.iso2 in others):
            one = one._replace(iso2=state.iso2)
            why = tr("“{name}” is taken to be the place of that name in {country}.")
            unsure[Field.RECIPIENTS] = why.format(name=where, country=state.name)
        recipients.append(one)
    if _has_unlisted(draft):
        known = {one.name for one in recipients if small_place(one.name, named) or town(one.name)}
        recipients = [*_as_beside(text, recipients, known, unsure)]
    return replace(draft, recipients=tuple(recipients), unsure=unsure)


def _with_list(text: str, draft: Draft) -> Draft:
    """The draft with the other names of the list whose first is a place of no list: *tanks on Tiga and Erromango*."""
    (one, *others), spans = draft.recipients, draft.spans
    led = _AT.search(text, max(0, one.start - _SAID), one.start)
    plain = not others and led is not None and _BARE.fullmatch(text, one.start, one.end)
    said = _LISTED.match(text, one.end) if plain and one.name == text[one.start : one.end] else None
    if said is None:
        return draft
    listed = [DraftParty(name[0], "", *name.span()) for name in _NAMED.finditer(text, *said.span())]
    taken = [*draft.donors, *draft.carriers]
    if any(one.start < who.end and who.start < one.end for one in listed for who in taken):
        return draft
    recipients = (one, *listed)
    found = tuple(Span(who.start, who.end) for who in recipients)
    return replace(draft, recipients=recipients, spans=spans | {Field.RECIPIENTS: found})


def _without_half_lists(text: str, draft: Draft) -> Draft:
    """The draft without a place behind *and* in a list of which the place before it gets nothing by itself.

    *Gave Croatia tents for families in Petrinja and Glina* gives Croatia.
    """
    parties = draft.recipients
    kept = tuple(
        one
        for one in parties
        if one.iso2
        or (first := _LISTED_AFTER.search(text, max(0, one.start - _LIST), one.start)) is None
        or any(other.start <= first.start(1) < other.end for other in parties)
    )
    if not kept or len(kept) == len(parties):
        return draft
    return replace(
        draft, recipients=kept, spans=draft.spans | {Field.RECIPIENTS: tuple(Span(*one[2:4]) for one in kept)}
    )


_LISTED_AFTER = re.compile(r"\b[a-z]+s (?:in|at|near|around) ([A-Z][\w'’-]+) and \Z")
"""Before the second of two places in which somebody is: *for families in Petrinja and*."""
_LIST = 80
"""Code points before a place in which these words stand."""


def _has_unlisted(draft: Draft) -> bool:
    """Whether a place that no list has gets it; of several the last one alone is said."""
    said, unlisted = draft.unsure.get(Field.RECIPIENTS), tr("No list of places has “{name}”.")
    return any(unlisted.format(name=one.name) == said for one in draft.recipients)


def _as_beside(
    text: str, recipients: Sequence[DraftParty], known: Collection[str], unsure: dict[Field, str]
) -> Iterator[DraftParty]:
    """Those who get it, a place of no list in the country of all the others of its list: *Lae and Finintugu*."""
    codes = {one.iso2 for one in recipients if one.iso2}
    for at, one in enumerate(recipients):
        beside = [other for other in recipients[max(0, at - 1) : at + 2] if other is not one]
        listed = any(_JOINT.fullmatch(text, min(one.end, other.end), max(one.start, other.start)) for other in beside)
        if one.iso2 or len(codes) != 1 or not listed or one.name in known or not _BARE.fullmatch(one.name):
            yield one
            continue
        unsure[Field.RECIPIENTS] = tr("“{name}” is taken to be where the others of its list are.").format(name=one.name)
        yield one._replace(iso2=next(iter(codes)))


def _with_body(text: str, one: DraftParty) -> DraftParty:
    """Who gets it with the body that is called by a place: *Mamuju district hospital*."""
    body = _BODY_BEHIND.match(text, one.end) if _BARE.fullmatch(one.name) else None
    return one if body is None else one._replace(name=text[one.start : body.end()], end=body.end())


def _place_of(text: str, one: DraftParty, draft: Draft) -> str:
    """The name of a place of no list in somebody's words, or nothing."""
    if is_befallen(one) or _NAMED_FOR.match(text, one.end) is not None:
        return ""
    unknown = _has_unlisted(draft)
    unknown |= _SEAT.search(text, max(0, one.start - _SAID), one.start) is not None
    unknown |= _OWNS.match(text, one.end) is not None
    said = _PLACED.fullmatch(one.name) or _SEATED.fullmatch(one.name) or _LAND.fullmatch(one.name)
    said = said or (_BARE.fullmatch(one.name) if unknown else None)
    return "" if said is None or KIN.search(said["who"]) is not None else said["where"]
