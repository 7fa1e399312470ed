"""Who gives what to whom without a verb that says so: in reports, and by possession.

D A · D (pledge | gift …) A · A (D) · A ex D        in reports and headlines: *Sindh: Iran 40 t; Oman 12 nurses*
D's A for R · A from D to R                         *Wellington's 3 million for Tonga …*
"""

from __future__ import annotations

from app.domain.drafts.actors import NamedKind
from app.domain.drafts.around import NO_PLACE, Around, Frame
from app.domain.drafts.draft import Field
from app.domain.drafts.pieces import Sort, is_vehicle, words
from app.domain.drafts.shape import BRACKET, FREE, HEADING, OBJECT, PREPOSITIONS, SUBJECT, Shape
from app.domain.drafts.verbs import Family, Mode, Verb
from app.domain.language import tr
from app.domain.terms import Outcome

_LATER = {
    **dict.fromkeys(("pledge", "pledges", "pledged", "promised", "committed"), Outcome.PROMISED),
    **dict.fromkeys(("offer", "offers", "offered"), Outcome.OFFERED),
    **dict.fromkeys(
        ("due", "eta", "expected", "awaited", "route", "customs", "tbc", "pending", "pipeline"), Outcome.ANNOUNCED
    ),
}
"""Words of a report that say that something is not there yet."""
_NEAR = 3
"""Words that may stand between who gives and what: *Taiwan Red Cross gift 2 trucks*."""


def verbless_frames(shape: Shape, found: list[Frame]) -> list[Frame]:
    """The frames of things that no verb and no noun of giving has taken."""
    taken = {at for frame in found for at in (*frame.things, *frame.worth)}
    out: list[Frame] = []
    for at in shape.of(Sort.THING, 0, len(shape.pieces)):
        owned = _owned(shape, at, [frame for frame in found if at in frame.things])
        if owned is not None:
            out.append(owned)
        elif at not in taken and at >= shape.headed and (shape.headed or taken) and not _brings(shape, at):
            donor = _beside(shape, at)
            if donor < 0 and shape.headed:
                donor = _from(shape, at)
            if donor >= 0:
                out.append(_side_by_side(shape, at, donor))
                taken |= set(out[-1].things)
    return out


# --- reports -------------------------------------------------------------------------------------------


def _beside(shape: Shape, at: int) -> int:
    """The actor before a thing, or in brackets behind it, within a part that has no verb of its own; or -1."""
    low, high = shape.clause_start(at), shape.clause_end(at)
    if any(low <= verb.first < high and verb.family not in _QUIET for verb in shape.verbs):
        return -1
    if _NO_GIVING & {piece.word for piece in shape.pieces[low:high]}:
        return -1
    if shape.ties[at].to == "with" and shape.headed:
        return _bringing(shape, low, at)
    if shape.ties[at].to not in (SUBJECT, FREE, OBJECT) or at < 1:
        return -1
    before = at - 1
    while before >= low and at - before <= _NEAR and (shape.pieces[before].sort is Sort.WORD or _brings(shape, before)):
        if shape.pieces[before].word in PREPOSITIONS or shape.verb_at(before) >= 0:
            break
        before -= 1
    if before >= low and _gives(shape, before, (SUBJECT, FREE)):
        return before
    behind = at + 2
    pieces = shape.pieces
    if behind + 1 < len(pieces) and (pieces[at + 1].word, pieces[behind + 1].word) == ("(", ")"):
        return behind if _gives(shape, behind, (BRACKET,)) else -1
    return -1


def _from(shape: Shape, at: int) -> int:
    """Who a thing of a report is from: *Mauritius: 100,000 doses from India*; or -1."""
    high = shape.clause_end(at)
    said = {piece.word for piece in shape.pieces[shape.clause_start(at) : high]}
    if said & _NO_GIVING or any(at < verb.first < high for verb in shape.verbs):
        return -1
    tied = [other for other in shape.of(Sort.ACTOR, at + 1, high) if other in shape.ties]
    return next((other for other in tied if shape.ties[other].role == "from" and shape.ties[other].head == at), -1)


def _brings(shape: Shape, at: int) -> bool:
    thing = shape.pieces[at].thing
    return thing is not None and is_vehicle(thing)


_NO_GIVING = words(
    "need needs needed require requires required seek seeks short gap appeal request requests requested requirements "
    "killed injured dead deaths missing displaced affected damaged destroyed cases collapsed loss losses cost costs"
)
"""Words of a part of a report that is of what is wanted or lost."""
_QUIET = (Family.OTHER, Family.SAY)


def _bringing(shape: Shape, low: int, high: int) -> int:
    """Who brings, or whom it is from: *IL-76 from Baku with 30 t tents*, *HMAS Adelaide due in port with 80 t*."""
    found = [at for at in shape.of(Sort.ACTOR, low, high) if at >= shape.headed]
    sent = [at for at in found if shape.ties[at].role in ("from", "ex")]
    return next(iter(sent or [at for at in found if _gives(shape, at, (SUBJECT, FREE))]), -1)


def _gives(shape: Shape, at: int, ties: tuple[str, ...]) -> bool:
    actor = shape.pieces[at].actor
    return actor is not None and actor.kind not in NO_PLACE and at in shape.ties and shape.ties[at].to in ties


def _side_by_side(shape: Shape, at: int, donor: int) -> Frame:
    high = shape.clause_end(at)
    said = {piece.word for piece in shape.pieces[min(at, donor) : high]}
    outcome = next((_LATER[word] for word in said if word in _LATER), Outcome.GIVEN)
    frame, around = _bare(shape, at, outcome, high)
    around.donor(donor)
    around.thing(at)
    around.objects(dative=False, from_donor=False, by_donor=False)
    frame.unsure[Field.DONORS] = tr("It only stands beside what is given.")
    return frame


def _bare(shape: Shape, at: int, outcome: Outcome, high: int) -> tuple[Frame, Around]:
    verb = Verb(at, at, at, "", Family.GIVE, Mode.FACT, passive=True, finite=False, strong=False)
    frame = Frame(at, at, at, Family.GIVE, outcome, False, at + 1, high, noun=True)
    frame.unsure[Field.STATUS] = tr("No verb says whether it was given.")
    return frame, Around.bare(shape, verb, frame)


# --- possession ----------------------------------------------------------------------------------------


def _owned(shape: Shape, at: int, told: list[Frame]) -> Frame | None:
    """A thing that has both who it is from (*Japan's*, *from Japan*) and who it is for."""
    donors: list[int] = []
    getters: list[int] = []
    for other in range(at + 1, len(shape.pieces)):
        piece = shape.pieces[other]
        number = shape.verb_at(other)
        if number >= 0 and shape.verbs[number].lemma == "be" and shape.verbs[number].finite:
            continue  # their 3 million francs are for X
        if number >= 0 or piece.sort in (Sort.SIGN, Sort.THING):
            break
        if piece.sort is Sort.ACTOR and other in shape.ties:
            role = shape.ties[other].role
            if role in ("from", "ex") and not any(frame.donors for frame in told):
                donors.append(other)
            elif role in ("to", "for"):
                getters.append(other)
    frame, around = _bare(shape, at, Outcome.GIVEN, at + 1)
    owner = around.owner(at)
    if owner < 0 and shape.pieces[at - 1].word in ("its", "their") and not any(frame.donors for frame in told):
        owner = next((one for one in shape.of(Sort.ACTOR, 0, at) if shape.ties[one].to in (SUBJECT, HEADING)), -1)
        frame.unsure[Field.DONORS] = tr("It is whom the sentence is about.")
    donors = [owner] if owner >= 0 and not donors else donors
    if not donors and getters and (heading := _heads(shape, getters)) >= 0:
        donors = [heading]
        frame.unsure[Field.DONORS] = tr("It is whom the sentence is about.")
    if not donors or not getters or shape.pieces[at].thing is None:
        return None
    around.thing(at)
    for one in donors:
        around.donor(one)
    for one in getters:
        around.recipient(one, 3 if shape.ties[one].role == "to" else 2)
    return frame if frame.things else None


def _heads(shape: Shape, getters: list[int]) -> int:
    """A country before a colon that gives to another: *Ireland: 5 million euros for Gaza*; or -1."""
    heading = [at for at in shape.of(Sort.ACTOR, 0, shape.headed) if shape.ties[at].to == HEADING]
    if len(heading) != 1 or (actor := shape.pieces[heading[0]].actor) is None:
        return -1
    got = {other.iso2 for at in getters if (other := shape.pieces[at].actor) is not None}
    country = actor.kind in (NamedKind.COUNTRY, NamedKind.GOVERNMENT)
    return heading[0] if country and not got & {"", actor.iso2} else -1
