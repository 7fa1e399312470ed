"""What needs attention in the evidence of records and facts, field by field.

The words under a field are read again by the rules for drafts: figures and amounts (`support`), dates, names of
actors and countries. What those rules cannot read, or read in more than one way, is *not read again*, which does not
count against it: only words that plainly say something else are a finding.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple

from app.domain import support
from app.domain.anchor import AnchorState
from app.domain.counted import MEASURES, plain_words
from app.domain.denied_words import denied
from app.domain.donations import Item, Party
from app.domain.drafts.names.named import Named, NamedKind
from app.domain.fold import fold
from app.domain.giving import outcome
from app.domain.language import later, tr
from app.domain.records import DonationRecord, EvidenceItem, FactRecord, FieldPlace, Review
from app.domain.reviews import Reviewed, Standing, is_absence, standings_of, standings_of_record
from app.domain.support import WHOLE, Otherwise
from app.domain.terms import Assertion, EvidenceRole, Outcome, Verdict
from app.domain.things import Thing

Reader = Callable[[str], Sequence[Named]]
"""Who is named in some words."""
_OF_PLACES = (NamedKind.COUNTRY, NamedKind.GOVERNMENT)
_WITHOUT_WORDS = frozenset(("aid_kind", "terms", "basis", "scope", "status", "as_of", "asserted_by"))
"""How a person classes what a source says; the words of the other fields are what it rests on."""
_OF_GIVING = frozenset(("", "item", "money", "amount", "assertion", "status"))
"""Words for these say that something was given, as far as nothing before them says that it was not."""
_SHORTEST = 3
"""A name of fewer letters is looked for as a word that is written so, since *US* is no *us*."""


_WORD = re.compile(r"[\w'’-]+")
_SMALL_WORDS = frozenset((
    "the", "a", "an", "of", "to", "in", "on", "at", "by", "for", "from", "with", "and", "or", "but", "as", "than",
    "then", "also", "not", "only", "together", "along", "about", "is", "was", "were", "are", "be", "been", "being",
    "has", "had", "have", "will", "would",
))  # fmt: skip
"""What names nobody by itself; *it*, *there*, *both* and other pronouns do."""


class Gap(StrEnum):
    """The kinds of findings."""

    OTHERWISE = "says_otherwise"
    DISPUTED = "disputed"
    STALE = "stale"
    NO_WORDS = "no_words"
    TO_CHECK = "to_check"
    NOT_STATED = "not_stated"
    ONE_SOURCE = "one_source"


GAPS = {
    Gap.OTHERWISE: later("Words that say something else"),
    Gap.DISPUTED: later("Disputed"),
    Gap.STALE: later("Out of date"),
    Gap.NO_WORDS: later("Without words"),
    Gap.TO_CHECK: later("To check"),
    Gap.NOT_STATED: later("Not stated by the words"),
    Gap.ONE_SOURCE: later("From one source alone"),
}
"""Each as a head over its findings, the gravest first."""


GRAVE = frozenset((Gap.OTHERWISE, Gap.DISPUTED))
"""What no figure should be cited with."""


class Reread(StrEnum):
    """The result of reading the words under a field again."""

    SAID = "said"
    OTHERWISE = "otherwise"
    NOT_REREAD = "not_reread"
    NO_WORDS = "no_words"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding."""

    gap: Gap
    kind: str
    thing_id: int
    thing: str
    """What the record or fact is called."""
    field: str
    part_id: int | None
    label: str
    """The field in words; empty for the thing as a whole."""
    value: str
    says: str = ""
    """What the words, another passage or a reader say instead."""
    reader: str = ""
    passage_id: int | None = None
    """The words that lead to it, where there are any."""
    source_id: int | None = None

    def sentence(self) -> str:
        """*D-4, item: masks: its words say “6,000”, the record has 4,000 masks.*"""
        where = f"{self.thing}, {self.label}" if self.label else self.thing
        return f"{where}: {self.words()}"

    def words(self) -> str:
        return self._sentence().format(says=self.says, value=self.value, reader=self.reader or tr("somebody"))

    def _sentence(self) -> str:
        match self.gap:
            case Gap.OTHERWISE:
                return tr("its words say “{says}”, and it has {value}")
            case Gap.DISPUTED if self.reader:
                return tr("{value} is disputed by {reader}: {says}")
            case Gap.DISPUTED if self.passage_id is None:
                return tr("it has {value}, and another fact has “{says}”")
            case Gap.DISPUTED:
                return tr("it has {value}, and another passage says “{says}”")
            case Gap.STALE if self.passage_id is None:
                return tr("it was reviewed as “{says}”, and has {value} now")
            case Gap.STALE:
                return tr("its words may no longer be in the source: “{says}”")
            case Gap.NO_WORDS:
                return tr("no words support {value}") if self.value else tr("no evidence")
            case Gap.TO_CHECK:
                return tr("{value} is to be checked")
            case Gap.NOT_STATED:
                return tr("{value} is not stated by its words, says {reader}")
            case Gap.ONE_SOURCE:
                return tr("all that supports it is in one source")


class FieldReading(NamedTuple):
    """A field, and the result of reading its words again."""

    standing: Standing
    reread: Reread
    otherwise: Otherwise | None = None


@dataclass(frozen=True, slots=True)
class Looked:
    """The check of one record or fact."""

    kind: str
    thing_id: int
    name: str
    title: str
    is_absence: bool
    """Whether it states that nothing was given, which is a record and no gap."""
    fields: tuple[FieldReading, ...]
    findings: tuple[Finding, ...]
    where: str
    """What the check of a workspace calls it, in English."""


class Around(NamedTuple):
    """The reference data for checking evidence."""

    named: Reader
    names: Mapping[int, Sequence[str]]
    """Every name of an actor, by its id."""
    works: Mapping[int, int]
    """The work of a source that is one of several texts of it; those of one work are one source."""
    now: Mapping[int, str] = MappingProxyType({})
    """The likely present words of passages that wait in the review, by their ids."""
    against: Callable[[FactRecord], Sequence[FactRecord]] = lambda _fact: ()
    """The facts that contradict a fact."""

    def as_now(self, evidence: Iterable[EvidenceItem]) -> tuple[EvidenceItem, ...]:
        """Evidence with the present words of its source, if they differ."""
        return tuple(
            replace(one, quote=self.now[one.passage_id]) if one.passage_id in self.now else one for one in evidence
        )


def of(thing: Reviewed, around: Around) -> Looked:
    """The check of a record, a fact or any other thing with reviewed fields."""
    return of_record(thing, around) if isinstance(thing, DonationRecord) else _of_plain(thing, around)


def of_record(record: DonationRecord, around: Around) -> Looked:
    """The check of a record. The table row it came from, if a person accepts the table as a source, supports every
    field.
    """
    from_table = record.table is not None and record.table.is_source
    evidence = around.as_now(record.evidence)
    otherwise = support.stated_otherwise(record.content, record.part_ids, evidence)
    confirmed = support.confirmed(record.content, record.part_ids, evidence)
    parts: dict[FieldPlace, Any] = {(kind.field_of(part), part_id): part for kind, part_id, part in record.parts()}
    actors = dict(zip(record.part_ids.get("parties", ()), record.actor_ids, strict=True))

    def read(one: Standing) -> FieldReading:
        part = parts.get(one.held.place)
        under = _words_of(one.held.place, evidence)
        if isinstance(part, Party):
            names = (part.name, *around.names.get(actors.get(one.held.part_id or 0) or 0, ()))
            return _reading(one, under, _named(part, names, under, around.named), has_words=from_table)
        found = next((each for each in otherwise if (each.field, each.part_id) == one.held.place), None)
        if one.held.field == "assertion":
            found = found or _denied(record, one.held.label, one.held.value)
        is_held = one.held.place in confirmed or (found is None and _is_in_words(one, part, under))
        ours = one.held.field == "date" and record.content.date.inferred
        has_words, unsupported = from_table or ours or _needs_none(one, record), one.held.place in record.unsupported
        return _reading(
            one, under, found or (is_held and not unsupported), has_words=has_words, unsupported=unsupported
        )

    fields = tuple(read(one) for one in standings_of_record(record))
    absent = is_absence(record)
    findings = tuple(_findings(("donation", record.id, record.ref), fields, record.evidence, from_table, around))
    where = f"record {record.ref}"
    return Looked("donation", record.id, record.ref, record.content.title, absent, fields, findings, where)


def _denied(record: DonationRecord, label: str, value: str) -> Otherwise | None:
    """The first words for something given, or for all of it, that are denied right before them."""
    content = record.content
    if outcome(content.assertion, content.status) is not Outcome.GIVEN:
        return None
    for one in record.evidence:
        if one.role is EvidenceRole.SUPPORTS and one.field in _OF_GIVING:
            at = one.start - one.around_start
            is_quoted_there = one.around[at : at + one.end - one.start] == one.quote
            no = denied(one.around, at, at + len(one.quote)) if is_quoted_there else ""
            if no:
                return Otherwise("assertion", None, label, value, f"{no} {one.quote}", one.passage_id, one.source_id)
    return None


def _of_plain(thing: FactRecord | Thing, around: Around) -> Looked:
    evidence = around.as_now(thing.evidence)
    kind, title, otherwise, confirmed = "fact", "", (), frozenset[FieldPlace]()
    if isinstance(thing, FactRecord):
        title = thing.content.value
        otherwise = support.fact_stated_otherwise(thing.content, evidence)
        confirmed = support.confirmed(thing.content, {}, evidence)
    else:
        kind = thing.kind

    def read(one: Standing) -> FieldReading:
        under = _words_of(one.held.place, evidence)
        found = next((each for each in otherwise if each.field == one.held.field), None)
        is_held = one.held.place in confirmed or (found is None and _is_in_words(one, None, under))
        return _reading(one, under, found or is_held, has_words=one.held.field in _WITHOUT_WORDS)

    fields = tuple(read(one) for one in standings_of(thing))
    found = [*_findings((kind, thing.id, thing.called), fields, thing.evidence, False, around)]
    found += _against(thing, fields, around.against(thing)) if isinstance(thing, FactRecord) else ()
    findings = tuple(found)
    return Looked(kind, thing.id, thing.called, title, False, fields, findings, f"{kind} {thing.id}")


# --- reading again ------------------------------------------------------------------------------------


def _words_of(place: FieldPlace, evidence: Iterable[EvidenceItem]) -> tuple[EvidenceItem, ...]:
    """The words that support a field: its own, else those of the whole."""
    supports = [one for one in evidence if one.role is EvidenceRole.SUPPORTS]
    own = tuple(one for one in supports if (one.field, one.part_id) == place)
    return own or tuple(one for one in supports if (one.field, one.part_id) == WHOLE)


def _reading(
    one: Standing, under: Sequence[EvidenceItem], came: Otherwise | bool, *, has_words: bool, unsupported: bool = False
) -> FieldReading:
    if isinstance(came, Otherwise):
        return FieldReading(one, Reread.OTHERWISE, came)
    if came:
        return FieldReading(one, Reread.SAID)
    return FieldReading(one, Reread.NOT_REREAD if (under and not unsupported) or has_words else Reread.NO_WORDS)


def _needs_none(one: Standing, record: DonationRecord) -> bool:
    """Whether a field is the person's classification of the others' words, as long as there are any."""
    plain = one.held.field == "assertion" and record.content.assertion is Assertion.GIVEN
    return bool(record.evidence) and (plain or one.held.field in _WITHOUT_WORDS)


def _is_in_words(one: Standing, part: object, under: Sequence[EvidenceItem]) -> bool:
    """Whether words name an item without a number, or contain a text as it is."""
    if isinstance(part, Item):
        wanted = plain_words(part.item).rpartition(" ")[2]
        has_no_number = part.low is None and part.high is None
        return has_no_number and any(wanted in map(plain_words, piece.quote.split()) for piece in under)
    value = fold(" ".join(one.held.value.split()))
    return bool(value) and any(_occurs_in(value, fold(" ".join(piece.quote.split()))) for piece in under)


def _occurs_in(words: str, text: str) -> bool:
    """Whether words are contained in a text as whole words."""
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            return True
        at = text.find(words, at + 1)
    return False


def _named(party: Party, names: Iterable[str], under: Sequence[EvidenceItem], named: Reader) -> Otherwise | bool:
    """Whether the words name a party, or plainly another country than its own."""
    for piece in under:
        for name in names:
            is_short = len(name) < _SHORTEST
            if name and _occurs_in(name if is_short else fold(name), piece.quote if is_short else fold(piece.quote)):
                return True
    code = party.group or party.iso2
    for piece in under:
        found = named(piece.quote)
        if code and any(one.iso2 == code or one.home == code for one in found):
            return True
        other = _only_country(found, piece.quote)
        if code and other and not party.group and (piece.field, piece.part_id) != WHOLE:
            return _names_otherwise(party, piece, other)
    return _on_words_for_nobody(party, under, named)


def _on_words_for_nobody(party: Party, under: Sequence[EvidenceItem], named: Reader) -> Otherwise | bool:
    """Its first own words, where none of them can stand for anybody."""
    own = [piece for piece in under if (piece.field, piece.part_id) != WHOLE]
    if own and all(_name_nobody(piece.quote, named) for piece in own):
        return _names_otherwise(party, own[0], " ".join(own[0].quote.split()))
    return False


def _names_otherwise(party: Party, piece: EvidenceItem, says: str) -> Otherwise:
    return Otherwise(piece.field, piece.part_id, piece.label, party.name, says, piece.passage_id, piece.source_id)


def _name_nobody(quote: str, named: Reader) -> bool:
    """Whether words can stand for nobody at all: small ones such as *the*, or beside these only what is measured or
    paid and where it went, *4,000 tons of flour to Beirut, together with*. Pronouns and nouns may be anybody."""
    from app.domain.drafts.amounts.amounts import amounts

    things = [one for one in amounts(quote, 0, len(quote)) if one.is_money or plain_words(one.unit) in MEASURES]
    places = [one for one in named(quote) if one.kind in (NamedKind.COUNTRY, NamedKind.TOWN)] if things else []
    gone = [(one.start, one.end) for one in (*things, *places)]
    left = [word[0] for word in _WORD.finditer(quote) if not any(a <= word.start() < b for a, b in gone)]
    return bool(left or things) and _SMALL_WORDS.issuperset(map(fold, left))


def _only_country(found: Sequence[Named], quote: str) -> str:
    """The country whose name is all the words say; empty otherwise."""
    if len(found) != 1 or found[0].kind not in _OF_PLACES or found[0].unsure or not found[0].iso2:
        return ""
    one = found[0]
    return quote[one.start : one.end] if (one.end - one.start) * 2 > len(quote.strip()) else ""


# --- findings -----------------------------------------------------------------------------------------


def _findings(
    thing: tuple[str, int, str],
    fields: Sequence[FieldReading],
    evidence: Sequence[EvidenceItem],
    from_table: bool,
    around: Around,
) -> Iterator[Finding]:
    supports = [one for one in evidence if one.role is EvidenceRole.SUPPORTS]
    if not supports and not from_table:
        yield Finding(Gap.NO_WORDS, *thing, "", None, "", "")
    for one in fields:
        yield from _of_field(thing, one, bool(supports))
    sources = {around.works.get(one.source_id, -one.source_id) for one in supports}
    if len(sources) + from_table == 1:
        yield Finding(Gap.ONE_SOURCE, *thing, "", None, "", "", "", "", *_first_words(supports))


def _of_field(thing: tuple[str, int, str], one: FieldReading, any_words: bool) -> Iterator[Finding]:
    standing, held = one.standing, one.standing.held
    at = (*thing, held.field, held.part_id, held.label, held.value)
    near = _first_words((*standing.evidence, *standing.against))
    if one.otherwise is not None:
        found = one.otherwise
        yield Finding(Gap.OTHERWISE, *at, found.says, "", found.passage_id, found.source_id)
    if standing.is_disputed:
        for piece in standing.others:
            yield Finding(Gap.DISPUTED, *at, piece.quote, "", piece.passage_id, piece.source_id)
        for review in standing.disputes:
            yield Finding(Gap.DISPUTED, *at, review.remark, review.reader or tr("somebody"), *near)
    for piece in (*standing.evidence, *standing.against):
        if piece.state in (AnchorState.CHANGED, AnchorState.REVIEW, AnchorState.LOST):
            yield Finding(Gap.STALE, *at, piece.quote, "", piece.passage_id, piece.source_id)
    past = _last_judgement(standing)
    if past is not None:
        yield Finding(Gap.STALE, *at, past.value, past.reader)
    if one.reread is Reread.NO_WORDS and any_words:
        yield Finding(Gap.NO_WORDS, *at)
    by = {review.verdict: review for review in standing.reviews}
    if Verdict.NOT_STATED in by:
        yield Finding(Gap.NOT_STATED, *at, by[Verdict.NOT_STATED].remark, by[Verdict.NOT_STATED].reader, *near)
    if Verdict.TO_CHECK in by and not by.keys() & {Verdict.ACCEPTED, Verdict.CHOSEN, Verdict.DISPUTED}:
        yield Finding(Gap.TO_CHECK, *at, by[Verdict.TO_CHECK].remark, by[Verdict.TO_CHECK].reader, *near)


def _against(thing: FactRecord, fields: Sequence[FieldReading], others: Iterable[FactRecord]) -> Iterator[Finding]:
    """What other facts state instead, each with the first of its passages."""
    held = next(one.standing.held for one in fields if one.standing.held.field == "value")
    for other in others:
        near = _first_words([one for one in other.evidence if one.role is EvidenceRole.SUPPORTS])
        at = ("fact", thing.id, thing.called, held.field, held.part_id, held.label, held.value)
        yield Finding(Gap.DISPUTED, *at, other.content.value, "", *near)


def _first_words(evidence: Sequence[EvidenceItem]) -> tuple[int | None, int | None]:
    return (evidence[0].passage_id, evidence[0].source_id) if evidence else (None, None)


def _last_judgement(one: Standing) -> Review | None:
    """A reader's verdict on an earlier value of the field, until somebody reviews the new one."""
    judged = [each for each in one.past if each.verdict is not Verdict.TO_CHECK]
    return judged[-1] if judged and not one.reviews else None
