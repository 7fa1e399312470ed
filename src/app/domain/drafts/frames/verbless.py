"""Who gives what to whom without a verb that says so, by possession: *Wellington's 3 million for Tonga …*.

D's A for R · A from D to R · D: A for R · a gift of A from D · A; donor: D; consignee: R · D: A, of which …
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.drafts.clauses.around import FOR, PLAINLY, Around, Frame, owner_of
from app.domain.drafts.clauses.gift_things import is_called_gift
from app.domain.drafts.clauses.pieces import Sort, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.ties import HEADING, SUBJECT
from app.domain.drafts.clauses.verbs import Family, Mode, Verb
from app.domain.drafts.draft import Field
from app.domain.language import tr
from app.domain.terms import Outcome


def verbless_frames(shape: Shape, found: list[Frame]) -> list[Frame]:
    """The frames of things whose owner and getter are said: *Wellington's 3 million for Tonga*."""
    things = shape.of(Sort.THING, 0, len(shape.pieces))
    owned = (_owned(shape, at, [frame for frame in found if at in frame.things]) for at in things)
    return [frame for frame in owned if frame is not None]


def _bare(shape: Shape, at: int, outcome: Outcome, high: int) -> tuple[Frame, Around]:
    verb = Verb(at, at, at, "", Family.GIVE, Mode.FACT, passive=True, finite=False, strong=False)
    frame = Frame(at, at, at, Family.GIVE, outcome, False, at + 1, high, noun=True)
    frame.unsure[Field.STATUS] = tr("No verb says whether it was given.")
    return frame, Around.bare(shape, verb, frame)


def _owned(shape: Shape, at: int, told: list[Frame]) -> Frame | None:
    """A thing that has both who it is from (*Japan's*, *from Japan*) and who it is for."""
    told_by = any(frame.donors for frame in told)
    donors, getters = _sides(shape, at, told_by=told_by)
    if told_by and not (getters or is_called_gift(shape.pieces[at])):
        return None
    owner, why = owner_of(shape, at)
    if owner < 0 and not told_by and (owner := _subject_of_its(shape, at)) >= 0:
        why = tr("It is whom the sentence is about.")
    donors = [owner] if owner >= 0 and not donors else donors
    if not (told or donors) and (whole := _whole_of_head(shape, at)) is not None:
        return whole
    getters = getters or _thankful(shape, -1 if told_by else owner)
    called = is_called_gift(shape.pieces[at]) and owner < 0
    if not (donors and (getters or called) and shape.pieces[at].thing):
        return None
    frame, around = _bare(shape, at, Outcome.GIVEN, at + 1)
    frame.unsure |= {Field.DONORS: why} if why else {}
    frame.strong = called
    around.thing(at)
    _put_sides(around, donors, getters)
    return frame if frame.things else None


def _put_sides(around: Around, donors: Iterable[int], getters: Iterable[int]) -> None:
    for one in donors:
        around.donor(one)
    for one in getters:
        around.recipient(one, FOR if around.shape.ties[one].role == "for" else PLAINLY)


def _subject_of_its(shape: Shape, at: int) -> int:
    """Whose *its 40 tents* are: the subject or the head of the line before; or -1."""
    said = shape.of(Sort.ACTOR, 0, at) if shape.pieces[at - 1].word in ("its", "their") else ()
    return next((one for one in said if shape.ties[one].to in (SUBJECT, HEADING)), -1)


def _whole_of_head(shape: Shape, at: int) -> Frame | None:
    """What who heads a line gives, whose amount a clause divides: *Oman: 5 million, of which 3 million goes to*."""
    head, colon = shape.headed - 1, shape.headed
    opens = head >= 0 and colon + 1 == at and shape.pieces[colon].word == ":" and shape.ties.get(head) is not None
    behind = shape.words[at + 1 : at + 6]
    divided = behind[:3] == [",", "of", "which"] or (behind[:1] == [","] and behind[2:4] == ["of", "which"])
    if not opens or not divided or shape.pieces[head].sort is not Sort.ACTOR:
        return None
    frame, around = _bare(shape, at, Outcome.GIVEN, at + 1)
    around.thing(at)
    around.donor(head)
    return frame if frame.things else None


def _sides(shape: Shape, at: int, *, told_by: bool) -> tuple[list[int], list[int]]:
    """Who gives and who gets a thing by what stands behind it, by the label of each, or in turn."""
    behind = _actors_behind(shape, at)
    donors = [one for one in behind if shape.ties[one].role in ("from", "ex", "by")]
    getters = [one for one in behind if shape.ties[one].role in ("to", "for")] or _in_turn(shape, at)
    return ([], getters) if told_by else (donors or _labelled(shape, _GIVERS), getters or _labelled(shape, _TAKERS))


def _thankful(shape: Shape, owner: int) -> list[int]:
    """*Chad is grateful for Oman's 80 tents*: who is so gets what is another's."""
    to = owner - 1 - (owner > 0 and shape.words[owner - 1] == "the")
    grateful = to > 0 and shape.words[to] == "for" and shape.words[to - 1] in ("grateful", "thankful")
    return [at for at in shape.of(Sort.ACTOR, 0, to) if shape.ties[at].to == SUBJECT] if grateful else []


_GIVERS = words("donor donors giver origin")
_TAKERS = words("consignee recipient receiver beneficiary end-user addressee")


def _labelled(shape: Shape, labels: frozenset[str]) -> list[int]:
    """Whom a report names behind a label: *donor: Norway*, *consignee, Red Cross*, *receiver Hiran council*."""
    out: list[int] = []
    for at, piece in enumerate(() if labels.isdisjoint(shape.said) else shape.pieces[:-1]):
        if piece.word not in labels:
            continue
        opens = at == 0 or shape.pieces[at - 1].sort is Sort.SIGN
        behind = at + 1 + (shape.pieces[at + 1].word in (",", ":", "–", "-"))
        behind += behind < len(shape.pieces) and shape.pieces[behind].word == "the"
        if opens and behind < len(shape.pieces) and behind in shape.ties:
            out += [behind] if shape.pieces[behind].sort is Sort.ACTOR else []
    return out


def _in_turn(shape: Shape, at: int) -> list[int]:
    """*Fiji got 10 tents from Oman; Tonga, 50 beds from Peru*: who gets it, where a part has no verb of its own."""
    low, high = shape.part(at)
    first = next((number for number, verb in enumerate(shape.verbs) if verb.finite), -1)
    gets = first >= 0 and shape.verbs[first].family is Family.RECEIVE and not shape.verbs[first].passive
    opens = low > 0 and at == low + 2 and shape.pieces[low].sort is Sort.ACTOR and shape.pieces[low + 1].word == ","
    return [low] if gets and opens and not any(low <= verb.first < high and verb.finite for verb in shape.verbs) else []


def _actors_behind(shape: Shape, at: int) -> list[int]:
    """The actors behind a thing before another thing, a sign or a verb; *their 3 million francs are for X* goes on."""
    out: list[int] = []
    for other in range(at + 1, len(shape.pieces)):
        number = shape.verb_at(other)
        if number >= 0 and shape.verbs[number].lemma == "be" and shape.verbs[number].finite:
            continue
        if number >= 0 or shape.pieces[other].sort in (Sort.SIGN, Sort.THING):
            break
        if shape.pieces[other].sort is Sort.ACTOR and other in shape.ties:
            out.append(other)
    return out
