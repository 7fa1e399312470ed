"""Making somebody a party of a gift whom no rule found for it, only the place of the words."""

from __future__ import annotations

import re

from app.domain.drafts.clauses import phrases
from app.domain.drafts.clauses.around import PLAINLY
from app.domain.drafts.clauses.phrases import Phrase
from app.domain.drafts.clauses.pieces import words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.draft import DraftParty, Field
from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.frames.somebody import Somebody
from app.domain.drafts.names.actors import NamedKind
from app.domain.drafts.words.actor_words import BODY_NOUNS, OF_THE_STATE, PLURAL_BODIES
from app.domain.language import tr
from app.domain.phrase_words import NUMBERS

_BEFALLEN = re.compile(
    r"(?:(?:[A-Za-z]+-)?(?:hit|struck|torn|stricken|ridden|swept|shaken|bound|off|[a-z]+ed) )+"
    r"(?=[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*$)"
)
"""What has befallen a place, before its name: *quake-hit Canoa*, *cut-off Canoa*."""
_OF_ITS_NAME = re.compile(r"['’]s [A-Z][\w-]+\b")
_WHERE = re.compile(r"\b(?:in|near|outside|around) $")
"""Behind a word in capitals, and before it, where both are a place: *in Cox's Bazar*."""
_SO_MANY = words("some several many other half a dozen") | NUMBERS
_BODIES = PLURAL_BODIES | words("countries nations states governments")
"""Of those who give it, *countries* names nobody, and *some 40 countries* at least says how many they were."""
_OF_A_NAME = (NamedKind.ORGANISATION, NamedKind.COMPANY)


def take(text: str, shape: Shape, gift: Gift, field: Field, party: Somebody) -> None:
    """Make a party one of a gift's; unsure."""
    gift.unsure[field] = (
        tr("No rule says who gives it; this is taken from where the words stand.")
        if field is Field.DONORS
        else tr("No rule says who gets it; this is taken from where the words stand.")
    )
    gift.phrases.setdefault(field, []).append(party.phrase)
    at, head = party.actor, phrases.head_at(shape, party.phrase)
    named = shape.pieces[head].actor
    if party.named is None and named is not None and named.kind in _OF_A_NAME:
        at, party = head, party._replace(phrase=Phrase(head, head + 1))  # the Museum of Lamps in Gorlice
    if _gives_what_is_before(shape, party):
        party = party._replace(phrase=Phrase(at, at + 1))
    single = at >= 0 and party.phrase == Phrase(at, at + 1)
    if party.named is not None:
        one = party.named
        gift.loose.setdefault(field, []).append(DraftParty(one.name, one.iso2, one.start, one.end))
    elif single or (field is Field.RECIPIENTS and at >= 0 and not _is_facility(shape, party.phrase)):
        listed = shape.list_around(at) if single and at in shape.ties else [at]
        if field is Field.RECIPIENTS:
            gift.recipients |= dict.fromkeys(listed, PLAINLY)
        else:
            gift.donors += [one for one in listed if one not in gift.recipients]
    else:
        gift.loose.setdefault(field, []).append(_worded(text, shape, party, field))


def _gives_what_is_before(shape: Shape, party: Somebody) -> bool:
    """*The doses Bucharest gave away*: whether the words before a name are what it gave."""
    at = party.actor
    if at != party.phrase.high - 1 or at <= party.phrase.low or party.named is not None:
        return False
    goods = shape.pieces[at - 1].word
    return goods.endswith("s") and not goods.endswith("'s") and any(at < verb.first <= at + 1 for verb in shape.verbs)


def _is_facility(shape: Shape, phrase: Phrase) -> bool:
    """Whether a phrase is of a house or body, which itself gets it, and not of people or a place in trouble."""
    said = [shape.pieces[at].word for at in range(phrase.low, phrase.high)]
    return any(word.removesuffix("s") in BODY_NOUNS for word in said)


def _worded(text: str, shape: Shape, party: Somebody, field: Field) -> DraftParty:
    """A party by its words, without how many people they are; who gets it is of the country of its place."""
    last = shape.pieces[party.phrase.high - 1]
    bodies = field is Field.DONORS and last.word.split()[-1] in _BODIES
    first = shape.pieces[_counted_from(shape, party.phrase.low) if bodies else party.phrase.low]
    end = last.end
    counted = not bodies and first.thing is not None and first.start < first.thing.item_start < first.end
    start = first.thing.item_start if first.thing is not None and counted else first.start
    actor = shape.pieces[party.actor].actor if party.actor >= 0 else None
    start += 0 if (said := _BEFALLEN.match(text[start:end])) is None else said.end()
    name = " ".join(text[start:end].split())
    whole = _OF_ITS_NAME.match(text, end) if field is Field.RECIPIENTS and not last.actor else None
    if whole is not None and _WHERE.search(text, max(0, start - 10), start):
        end = whole.end()
        name = " ".join(text[start:end].split())
    of_it = field is Field.RECIPIENTS or phrases.head(shape, party.phrase) in OF_THE_STATE
    return DraftParty(name, actor.iso2 or actor.home if actor is not None and of_it else "", start, end)


def _counted_from(shape: Shape, low: int) -> int:
    """Where words begin that say how many there are of those behind them; there where the number is not one piece."""
    at = low
    while at > 0 and (shape.pieces[at - 1].word in _SO_MANY or shape.pieces[at - 1].word.isdigit()):
        at -= 1
    cut = at > 0 and shape.pieces[at - 1].word == "," and shape.pieces[at].word.isdigit()
    return low if cut else at
