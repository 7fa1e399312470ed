"""Reviews of fields: whether the words support the value, or which of several values is right.

A verdict is about the value at the time. Once the value changes the verdict is *past*: it is kept and shown, but has no
effect.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from app.domain.alternatives import part_words
from app.domain.by_key import by_key
from app.domain.changes import Author
from app.domain.contradictions import amount_in
from app.domain.donations import Amount, Donation, EventDate, Item, Party
from app.domain.errors import BadInput
from app.domain.fields import FACT, Content, Field, Fields, Kind, of_table, shown
from app.domain.giving import outcome
from app.domain.language import english, tr, tr_term
from app.domain.parts import PART, PartKind, date_called, day_called
from app.domain.quantity import interval_words
from app.domain.records import DonationRecord, EvidenceItem, FactRecord, FieldPlace, Review, field_label
from app.domain.terms import Assertion, EvidenceRole, Verdict
from app.domain.things import Thing

THE_STARTER = Author("the starter content", "starter")
"""The author of the starter's own choices between two values; no reader."""
_NOT_IN_WORDS = frozenset(("title", "in_totals"))
"""Fields that are the person's own, which no source can state."""


class Held(NamedTuple):
    """A value that can be compared with words."""

    field: str
    """As evidence has it."""
    part_id: int | None
    title: str
    """The field in words, such as *Donor*."""
    label: str
    """With what the part is called, such as *donor: Huawei*."""
    value: str
    """In words, as shown."""
    kept: str
    """In English, with all that a verdict is about; by this it is known whether the value has changed since."""

    @property
    def place(self) -> FieldPlace:
        return self.field, self.part_id


class ReviewLine(NamedTuple):
    """A review of a field of an imported record."""

    field: str
    part: int
    """Which of its kind the part is that it is about, from 1; 0 where it is about none."""
    verdict: Verdict
    value: str
    """What the field said then; that of now where nothing is said of it."""
    remark: str
    reader: str
    reader_id: str
    at: str
    """UTC; now where it is empty."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The review status of a field: its value, the evidence and the verdicts."""

    held: Held
    evidence: tuple[EvidenceItem, ...] = ()
    against: tuple[EvidenceItem, ...] = ()
    """Passages that state another value."""
    reviews: tuple[Review, ...] = ()
    """Those of the value that it has, the newest last."""
    past: tuple[Review, ...] = ()
    """Those of a value that it had before."""
    beside: tuple[EvidenceItem, ...] = ()
    """What a field without words of its own is read with: passages that give it context, and those under the whole."""

    @property
    def chosen(self) -> Review | None:
        """The choice that settles it.

        What came up later is not settled: a new dispute, or a value other than those known at the time; the same value
        again is nothing new.
        """
        found = [one for one in self.reviews if one.verdict is Verdict.CHOSEN]
        if not found or any(one.at > found[-1].at for one in self.disputed):
            return None
        known = {_tells(one.quote) for one in self.against if one.at <= found[-1].at}
        later = (one for one in self.against if one.at > found[-1].at)
        return found[-1] if all(_tells(one.quote) in known for one in later) else None

    @property
    def others(self) -> tuple[EvidenceItem, ...]:
        """The passages with another value, the first for each value."""
        first: dict[Hashable, EvidenceItem] = {}
        for one in self.against:
            if not one.is_counterpart:
                first.setdefault(_tells(one.quote), one)
        return tuple(first.values())

    @property
    def disputed(self) -> tuple[Review, ...]:
        """All disputes, even if settled."""
        return tuple(one for one in self.reviews if one.verdict is Verdict.DISPUTED)

    @property
    def disputes(self) -> tuple[Review, ...]:
        """The disputes that are not settled."""
        return () if self.chosen is not None else self.disputed

    @property
    def was_disputed(self) -> bool:
        """Whether a passage or a reader disagrees, settled or not."""
        return bool(self.against or self.disputed)

    @property
    def is_disputed(self) -> bool:
        """Whether that is not settled."""
        return self.was_disputed and self.chosen is None

    def of(self, reader_id: str) -> Review | None:
        return next((one for one in self.reviews if one.reader_id == reader_id), None)


def _tells(quote: str) -> Hashable:
    """The quantity that words state, to recognise the same value in other words; else the words."""
    stated = amount_in(quote) or amount_in(quote, currency="")
    return " ".join(quote.casefold().split()) if stated is None else stated[:3]


Reviewed = DonationRecord | FactRecord | Thing
"""What readers go through."""


def standings_of(thing: Reviewed) -> tuple[Standing, ...]:
    """Every field and part of a thing with a value that a source can state."""
    match thing:
        case DonationRecord():
            return standings_of_record(thing)
        case FactRecord():
            return standings_of_fact(thing)
        case Thing():
            return standings(_held_of(of_table(thing.kind), thing), thing.evidence, thing.reviews)


def standings_of_record(record: DonationRecord) -> tuple[Standing, ...]:
    """Every field and part of a record that says something a source can state, as a card has them."""
    held = held_of_content(record.content, record.part_ids, record.fields)
    return standings(held, record.evidence, record.reviews)


def standings_of_fact(fact: FactRecord) -> tuple[Standing, ...]:
    """The fields of a fact that say something a source can state."""
    return standings(_held_of(FACT, fact.content), fact.evidence, fact.reviews)


def standings(
    held: Iterable[Held], evidence: Sequence[EvidenceItem], reviews: Sequence[Review]
) -> tuple[Standing, ...]:
    """The status of these fields, from all evidence and reviews of their thing."""
    out: list[Standing] = []
    for one in held:
        under = [piece for piece in evidence if (piece.field, piece.part_id) == one.place]
        near = [piece for piece in under if piece.role is EvidenceRole.CONTEXT]
        near += [piece for piece in evidence if piece.field == "" and piece.role is EvidenceRole.SUPPORTS]
        own_reviews = sorted((each for each in reviews if each.place == one.place), key=lambda each: each.at)
        roles = (EvidenceRole.SUPPORTS, EvidenceRole.CONTRADICTS)
        supports, against = (tuple(piece for piece in under if piece.role is role) for role in roles)
        now, past = (tuple(each for each in own_reviews if (each.value == one.kept) is same) for same in (True, False))
        out.append(Standing(one, supports, against, now, past, tuple(near)))
    return tuple(out)


def held_of_content(content: Donation, part_ids: Mapping[str, Sequence[int]], fields: Fields) -> Iterator[Held]:
    """The values of a record that a source can state; `part_ids` as in `DonationRecord`."""
    came = outcome(content.assertion, content.status).value
    for one in fields:
        value = one.of(content)
        if one.kind is Kind.PARTS:
            for part_id, part in zip(part_ids.get(one.key, ()), value, strict=True):
                yield _of_part(PART[one.key], part_id, part)
        elif one.key == "assertion":
            yield _held(one, value)
        elif one.key == "status" and came == content.assertion.value:
            continue
        elif one.evidence_key and one.key not in _NOT_IN_WORDS and one.says(value):
            yield _held(one, value)


def _held_of(fields: Fields, content: Content) -> Iterator[Held]:
    for one in fields:
        value = one.of(content)
        if one.evidence_key and one.says(value):
            yield _held(one, value)


def _held(one: Field, value: Any) -> Held:
    key = one.evidence_key or ""
    with english():
        kept = str(value.value) if one.kind is Kind.TERM else shown(one, value)
    label = one.label if one.own else tr(one.label)  # also of what an outcome is made of
    title = label[:1].upper() + label[1:]
    return Held(key, None, title, label, tr_term(value) if one.kind is Kind.TERM else shown(one, value), kept)


def _of_part(kind: PartKind, part_id: int, part: Any) -> Held:
    field = kind.field_of(part)
    label = field_label(field, kind.called(part))
    title = field_label(field)
    with english():
        kept = f"{field}: {_part_words(part)}"
    return Held(field, part_id, title[:1].upper() + title[1:], label, _part_words(part), kept)


def _part_words(part: Party | Item | Amount | EventDate) -> str:
    """What a part says, with all of it that a source can state."""
    match part:
        case Party():
            beside = ", ".join(word for word in (part.place, part.group or part.iso2) if word and word != part.name)
            return f"{part.name} ({beside})" if beside else part.name
        case Item():
            return part_words(part)
        case Amount():
            words = f"{part.currency} {interval_words(part)}".strip() if part.currency else part.as_stated
            day = day_called(part.date)
            values = (tr_term(part.role), part.which, words, part.through, part.period, day, part.condition)
            return " · ".join(word for word in values if word)
        case EventDate():
            return date_called(part)


def is_absence(record: DonationRecord) -> bool:
    """Whether a record states that nothing was given, and is no gap in the data."""
    return record.content.assertion is Assertion.NOT_GIVEN


def checked_remark(verdict: Verdict, remark: str) -> str:
    """The remark, normalised. Raises `BadInput` for a dispute or a choice without one."""
    remark = " ".join(remark.split())
    if verdict is Verdict.DISPUTED and not remark:
        raise BadInput(tr("Say in a few words what is wrong with it: a dispute needs a remark."))
    if verdict is Verdict.CHOSEN and not remark:
        raise BadInput(tr("Say why this value holds: a choice needs a reason."))
    return remark


class Share(NamedTuple):
    """How many of the values of one kind of field are agreed on."""

    field: str
    title: str
    accepted: int
    """Accepted or chosen, and disputed by nobody."""
    disputed: int
    open: int
    """Gone through by nobody, or to be checked."""

    @property
    def agreed(self) -> float | None:
        """The share of reviewed values that readers accept; None if nothing was reviewed."""
        judged = self.accepted + self.disputed
        return None if not judged else self.accepted / judged


def judged(one: Standing) -> Verdict:
    """The combined verdict of all readers: *to check* if nobody has reviewed it."""
    if one.is_disputed:
        return Verdict.DISPUTED
    if one.chosen is not None:
        return Verdict.CHOSEN
    verdicts = {each.verdict for each in one.reviews}
    return next(
        (verdict for verdict in (Verdict.NOT_STATED, Verdict.ACCEPTED) if verdict in verdicts), Verdict.TO_CHECK
    )


def is_reviewed(one: Standing) -> bool:
    """Whether a reader has judged the value it has; neither what another passage says nor what the starter chose is a
    reader's word."""
    return any(each.verdict is not Verdict.TO_CHECK and each.reader_id != THE_STARTER.id for each in one.reviews)


def shares(standings: Iterable[Standing]) -> tuple[Share, ...]:
    """The agreed share of each kind of field, in the order in which they come."""
    found = by_key((one.held.field, one) for one in standings)
    out: list[Share] = []
    for key, some in found.items():
        judgements = [judged(one) for one in some if is_reviewed(one)]
        accepted = sum(one in (Verdict.ACCEPTED, Verdict.CHOSEN) for one in judgements)
        out.append(Share(key, some[0].held.title, accepted, len(judgements) - accepted, len(some) - len(judgements)))
    return tuple(out)
