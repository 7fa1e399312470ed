"""Lines of situation reports, which have no articles and no auxiliaries.

    line    = [heading (":" | "–")] part (";" part)*
    part    = ([D | D –] A | A (from | fm | ex | courtesy of | don.) D | A (D))+ [word of the outcome] [to R | handed R]
    heading = a place, with what happened there: *Pemba – Cyclone Kenneth:*, *Measles, Apia:*

Whom a thing is from stands before it or behind it; what stands behind it closes what it is from. Who gets it is named
in the part, or is the place of the heading. A part of what is lost or wanted says nothing of gifts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from app.domain.drafts import phrases
from app.domain.drafts.actors import NamedKind
from app.domain.drafts.around import NO_PLACE, Frame
from app.domain.drafts.draft import DraftParty, Field
from app.domain.drafts.gift_things import is_given
from app.domain.drafts.gifts import Gift
from app.domain.drafts.marks import FROM, PLAIN, Marks
from app.domain.drafts.phrases import Phrase
from app.domain.drafts.pieces import Sort, is_vehicle, words
from app.domain.drafts.shape import BRACKET, PREPOSITIONS, Shape
from app.domain.drafts.verbs import Family
from app.domain.language import tr
from app.domain.terms import Outcome

_ARTICLES = words(
    "the an was were has have had is are that which who its their his her our will would said been did he she they we"
)
"""Words that no line of a report has."""
_OUTCOMES = {
    **dict.fromkeys(("pledge", "pledges", "pledged", "promised", "committed", "follow"), Outcome.PROMISED),
    **dict.fromkeys(("offer", "offers", "offered"), Outcome.OFFERED),
    **dict.fromkeys(
        (
            "bound",
            "way",
            "due",
            "eta",
            "expected",
            "exp",
            "awaited",
            "route",
            "customs",
            "tbc",
            "pending",
            "pipeline",
            "shipped",
        ),
        Outcome.ANNOUNCED,
    ),
    **dict.fromkeys(("cancelled", "canceled", "withdrawn"), Outcome.CANCELLED),
    **dict.fromkeys(("declined", "refused"), Outcome.NOT_GIVEN),
}
"""Words of a report that say that something is not there yet, or will never be."""
NO_GIVING = words(
    "need needs needed require requires required req'd seek seeks short gap appeal request requests requested "
    "lacking requirements killed damage injured dead deaths missing displaced affected damaged destroyed cases "
    "collapsed loss losses cost costs idps funded regd homeless houses casualties evacuated price prices sold "
    "bought procured purchased"
)
"""Words of a part of a report that is of what is wanted or lost."""
_GOT = words("handed passed delivered dlvd consigned recd received transferred")
_GIVEN_BY = words("pledged offered donated sent gift")
_HEADING_MOST = 12
_NEAR = 4


class _Giver(NamedTuple):
    """Who a part says gives something."""

    phrase: Phrase
    behind: bool
    """Whether it stands behind what it gives."""


def is_report(shape: Shape) -> bool:
    """Whether a sentence is a line of a report, with things in it."""
    pieces = shape.pieces
    said = {piece.word for piece in pieces if piece.sort is Sort.WORD}
    has_thing = any(piece.sort is Sort.THING for piece in pieces)
    article = any(
        piece.word == "a" and piece.sort is Sort.WORD and pieces[at + 1 : at + 2] and pieces[at + 1].word != "/"
        for at, piece in enumerate(pieces)
    )
    return has_thing and ((not article and not said & _ARTICLES) or _lists_givers(shape))


def _lists_givers(shape: Shape) -> bool:
    """Whether parts between semicolons begin each with who gives: *Mexico, 9 helicopters; France, a frigate*."""
    parts = [low for low, high in _parts(shape, _heading_end(shape)) if high - low > 1]
    named = [low for low in parts if shape.pieces[low].actor is not None and shape.verb_at(low + 1) < 0]
    return len(named) > 1


def report_gifts(text: str, shape: Shape, marks: Marks) -> list[Gift]:
    """The gifts of a line; empty where it is none, or tells of none."""
    head = _heading_end(shape)
    out: list[Gift] = []
    for low, high in _parts(shape, head):
        out += _of_part(text, shape, marks, head, low, high)
    return out


def _heading_end(shape: Shape) -> int:
    """Behind the sign that ends the heading, or 0."""
    for at, piece in enumerate(shape.pieces[:_HEADING_MOST]):
        if piece.sort is Sort.THING:
            return 0
        if piece.word == ":":
            return at + 1
        if piece.word in ("–", "—", "-") and not any(one.word == ":" for one in shape.pieces[at:_HEADING_MOST]):
            return at + 1
    return 0


def _parts(shape: Shape, head: int) -> Iterator[tuple[int, int]]:
    low = head
    for at in range(head, len(shape.pieces) + 1):
        if at == len(shape.pieces) or shape.pieces[at].word == ";":
            if at > low:
                yield low, at
            low = at + 1


def _of_part(text: str, shape: Shape, marks: Marks, head: int, low: int, high: int) -> list[Gift]:
    said = {piece.word for piece in shape.pieces[low:high]}
    things = [at for at in range(low, high) if _is_thing(shape, at)]
    things = things or [at for at in range(low, high) if is_brought(shape, at)]
    if said & NO_GIVING or not things:
        return []
    givers = list(_givers(shape, head, low, high))
    out: list[Gift] = []
    for giver, listed in _shared(things, givers):
        gift = _gift(text, shape, listed, low, high)
        if giver is not None:
            _give(text, shape, gift, giver)
        _get(text, shape, marks, gift, low, high)
        if not gift.recipients and not gift.loose.get(Field.RECIPIENTS):
            _get_by_heading(text, shape, head, gift)
        if giver is not None or gift.outcome is not Outcome.GIVEN or said & _GOT:
            out.append(gift)
    return out


def _is_thing(shape: Shape, at: int) -> bool:
    thing = shape.pieces[at].thing
    return thing is not None and is_given(shape.pieces, at) and not is_vehicle(thing)


def _shared(things: list[int], givers: list[_Giver]) -> Iterator[tuple[_Giver | None, list[int]]]:
    """The things of each giver: of the next behind them, else of the last before them."""
    whose: dict[_Giver | None, list[int]] = {}
    for at in things:
        ahead = [one for one in givers if not one.behind and one.phrase.low < at]
        after = [one for one in givers if one.behind and one.phrase.low > at]
        opens = [one.phrase.low for one in givers if not one.behind and one.phrase.low > at]
        if after and not any(low < after[0].phrase.low for low in opens):
            giver = after[0]
        else:
            giver = ahead[-1] if ahead else None
        whose.setdefault(giver, []).append(at)
    yield from whose.items()


# --- who gives -----------------------------------------------------------------------------------------


def _givers(shape: Shape, head: int, low: int, high: int) -> Iterator[_Giver]:
    """Everybody whom a part says to give, in order."""
    pieces = shape.pieces
    if (one := _second_heading(shape, head)) is not None and low == head:
        yield _Giver(one, behind=False)
    for at in range(low, high):
        word = PLAIN.get(pieces[at].word, pieces[at].word)
        after = at + 1 + (pieces[at + 1].word in (":", ".") if at + 1 < high else 0)
        marked = word in FROM or (word == "of" and pieces[at - 1].word == "courtesy")
        if marked and after < high and (phrase := phrases.behind(shape, after)) is not None:
            if pieces[phrase.high - 1].word not in _BY:
                yield _Giver(phrase, behind=True)
        elif (
            word == "("
            and at + 1 < high
            and pieces[at + 1].word not in (*PLAIN, *FROM)
            and (phrase := phrases.behind(shape, at + 1)) is not None
        ):
            if _is_named(shape, phrase) and phrase.high < high and pieces[phrase.high].word in (")", "/"):
                yield _Giver(phrase, behind=True)
        elif word in _GIVEN_BY and at + 1 < high and pieces[at + 1].actor is not None and _ends(shape, at + 2, high):
            yield _Giver(Phrase(at + 1, at + 2), behind=True)
        elif (one := _beside(shape, at, low, high)) is not None:
            yield _Giver(one, behind=False)


_BY = words("road air sea truck rail ship plane convoy boat barge helicopter train lorry c")


def _is_named(shape: Shape, phrase: Phrase) -> bool:
    return any(shape.pieces[at].actor is not None for at in range(*phrase))


def _ends(shape: Shape, at: int, high: int) -> bool:
    return at >= high or shape.pieces[at].sort in (Sort.SIGN, Sort.DAY)


def _second_heading(shape: Shape, head: int) -> Phrase | None:
    """Who gives in *Cox's Bazar – Morocco: 50 t*: the country of a second heading behind the place."""
    actors = [at for at in range(head) if shape.pieces[at].actor is not None]
    if len(actors) < 2 or actors[-1] != head - 2 or shape.pieces[actors[-1] - 1].word not in ("–", "—", "-", "/"):
        return None
    last = shape.pieces[actors[-1]].actor
    giver = last is not None and last.kind in (NamedKind.COUNTRY, NamedKind.GOVERNMENT, NamedKind.ORGANISATION)
    return Phrase(actors[-1], actors[-1] + 1) if giver else None


def _beside(shape: Shape, at: int, low: int, high: int) -> Phrase | None:
    """A name, or before a sum any phrase, that begins a part or a member of its list and stands before a thing."""
    pieces = shape.pieces
    opens = at == low or pieces[at - 1].word in (",", "+", "and", "&", "–", "—", "(", ":")
    if not opens or at + 1 >= high:
        return None
    actor = pieces[at].actor
    after = at + 1
    if actor is None:
        phrase = phrases.behind(shape, at)
        if phrase is None or phrase.high >= high or (thing := pieces[phrase.high].thing) is None or not thing.is_money:
            return None
        return phrase
    if actor.kind in NO_PLACE or shape.ties[at].to == BRACKET:
        return None
    while after < high and after - at <= _NEAR and (_is_between(shape, after) or is_brought(shape, after)):
        after += 1
    return Phrase(at, at + 1) if _is_thing(shape, min(after, high - 1)) or is_brought(shape, after - 1) else None


def _is_between(shape: Shape, at: int) -> bool:
    """Whether a word or sign may stand between who gives and what: *Taiwan Red Cross gift 2 trucks*."""
    piece = shape.pieces[at]
    if piece.sort is Sort.SIGN:
        return piece.word in ("–", "—", "-", ":", ",")
    return piece.sort is Sort.WORD and (piece.word in ("with", "w") or piece.word not in PREPOSITIONS)


def is_brought(shape: Shape, at: int) -> bool:
    """Whether a piece is a plane or a lorry that brings the things behind it."""
    thing = shape.pieces[at].thing
    return thing is not None and is_vehicle(thing)


def _give(text: str, shape: Shape, gift: Gift, giver: _Giver) -> None:
    low, high = giver.phrase
    gift.unsure[Field.DONORS] = tr("It only stands beside what is given.")
    listed = [low]
    while listed[-1] + 2 < len(shape.pieces) and shape.pieces[listed[-1] + 1].word in ("/", ",", "&", "+"):
        if shape.pieces[listed[-1] + 2].actor is None or not giver.behind:
            break
        listed.append(listed[-1] + 2)
    if high - low == 1 and shape.pieces[low].actor is not None:
        gift.donors += listed
        return
    start, end = shape.pieces[low].start, shape.pieces[high - 1].end
    gift.loose[Field.DONORS] = [DraftParty(" ".join(text[start:end].split()), "", start, end)]


# --- who gets ------------------------------------------------------------------------------------------


def _get(text: str, shape: Shape, marks: Marks, gift: Gift, low: int, high: int) -> None:
    """Who is said to get it; who is not said is whom the heading names (`filling`)."""
    pieces = shape.pieces
    for at in range(low, high):
        after = at + 1
        if pieces[at].word in _GOT:
            while after < high and pieces[after].word in ("over", "to", "by", "on"):
                after += 1
            phrase = phrases.behind(shape, after) if after < high else None
        elif pieces[at].word in ("to", "for"):
            phrase = phrases.behind(shape, after) if after < high else None
        else:
            continue
        if phrase is None or phrase.high > high or any(phrase.low in Phrase(one, one + 1) for one in gift.donors):
            continue
        actor = next((one for one in range(*phrase) if pieces[one].actor is not None), -1)
        start, end = pieces[phrase.low].start, pieces[phrase.high - 1].end
        if actor >= 0:
            gift.recipients[actor] = 3
        elif pieces[at].word in _GOT and text[start].isupper():
            gift.loose[Field.RECIPIENTS] = [DraftParty(text[start:end], "", start, end)]
        if actor >= 0 or Field.RECIPIENTS in gift.loose:
            gift.unsure[Field.RECIPIENTS] = tr("No rule says who gets it; this is taken from where the words stand.")


def _get_by_heading(text: str, shape: Shape, head: int, gift: Gift) -> None:
    """Whom a heading names that no list of places has."""
    first = next((at for at in range(head) if shape.pieces[at].sort is not Sort.WORD), 0)
    pieces = shape.pieces[:first]
    if not pieces or len(pieces) > _NEAR or any(piece.actor is not None for piece in shape.pieces[:head]):
        return
    start, end = pieces[0].start, pieces[-1].end
    if all(text[piece.start].isupper() for piece in pieces) and not {piece.word for piece in pieces} & _NO_PLACE:
        gift.loose[Field.RECIPIENTS] = [DraftParty(text[start:end], "", start, end)]
        gift.unsure[Field.RECIPIENTS] = tr("It is what the report is about; who gets it is not said.")


_NO_PLACE = words(
    "funding health water wash shelter food logistics logs nutrition education protection contributions pledges "
    "update table sitrep response in-kind cash donors donor received recd total items summary needs gaps cholera "
    "measles ebola photo note nb minutes question answer"
)


def _gift(text: str, shape: Shape, things: list[int], low: int, high: int) -> Gift:
    said = [piece.word for piece in shape.pieces[low:high]]
    outcome = next((_OUTCOMES[word] for word in said if word in _OUTCOMES), Outcome.GIVEN)
    if "not" in said and outcome is Outcome.GIVEN:
        outcome = Outcome.ANNOUNCED
    at = things[0]
    frame = Frame(at, at, at, Family.GIVE, outcome, False, low, high, noun=True)
    unsure = {Field.STATUS: tr("No verb says whether it was given.")}
    return Gift(outcome, [frame], things=things, unsure=unsure)
