"""From rows of the starter files to donation records and facts. What the files need not repeat: a party's kind and
country come from the actors; a record without a date was given, or not, at some time up to the publication of the
article; a fact without one is as of that day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.default_terms import default_terms
from app.domain.donations import Amount, DateSpan, Donation, EventDate, Item, Party
from app.domain.facts import Fact
from app.domain.fields import FACT, RECORD, Kind, made, with_evidence
from app.domain.locators import Locator
from app.domain.parts import kind_of_field
from app.domain.starter import StarterActor, StarterChoice, StarterDonation, StarterEvidence, StarterFact
from app.domain.terms import DatePrecision, EvidenceRole, LinkKind, Qualifier
from app.domain.vocabularies import ACTOR_KIND, COUNTRY, NO_ACTOR_KIND, Vocabularies
from app.importers.rows import Row, value_of

AUTHORS = "the authors"


@dataclass(frozen=True, slots=True)
class Known:
    """What rows may leave out."""

    actors: Mapping[str, StarterActor]
    published: str
    """ISO date of the article."""
    terms: Vocabularies = field(default_factory=lambda: Vocabularies(default_terms()))


def read_donation(row: Row, known: Known) -> StarterDonation:
    """One `[[donation]]`. Raises `BadInput` naming file and reference."""
    row = row.named("ref")
    paragraph = row.whole("paragraph")
    values = {field.key: value_of(row, field, known.terms) for field in RECORD if field.kind is not Kind.PARTS}
    values["parties"] = tuple(_party(party, known) for party in row.rows("parties"))
    values |= {key: tuple(read(part) for part in row.rows(key)) for key, read in _PART.items()}
    if not row.has("date"):
        values["date"] = DateSpan("", known.published, DatePrecision.UNKNOWN, "", inferred=True)
    donation = made(Donation, values, RECORD)
    links = [(kind, ref) for kind in LinkKind for ref in row.texts(kind.value)]
    ref, parent = row.text("ref"), row.text("parent", "")
    evidence = _all_evidence(row, paragraph)
    chosen = tuple(_chosen(choice) for choice in row.rows("chosen"))
    row.done()
    for entry in (*evidence, *chosen):
        _check_donation_field(row, entry, donation)
    return StarterDonation(ref, donation, parent, tuple(links), evidence, chosen)


def read_fact(row: Row, known: Known) -> StarterFact:
    """One `[[fact]]`. Raises `BadInput` naming file and reference."""
    row = row.named("ref")
    paragraph = row.whole("paragraph")
    values = {field.key: value_of(row, field, known.terms) for field in FACT}
    if not row.has("as_of"):
        values["as_of"] = DateSpan(known.published, known.published, DatePrecision.DAY, "", inferred=True)
    if not row.has("asserted_by"):
        values["asserted_by"] = AUTHORS
    fact = made(Fact, {"country": row.text("country"), **values}, FACT)
    ref = row.text("ref")
    evidence = _all_evidence(row, paragraph)
    row.done()
    for entry in evidence:
        if entry.field not in dict(with_evidence("fact")) or entry.part:
            raise row.error(f"evidence for “{entry.field}”, which a fact does not have.")
    return StarterFact(ref, fact, evidence)


def read_locators(row: Row, paragraph: int) -> tuple[Locator, Locator]:
    """The words in the digest and in the original: `words` for both, or `digest` and `original`."""
    paragraph = row.whole("paragraph", paragraph)
    caption = row.flag("caption", False)
    nth = row.whole("nth")
    if row.has("words"):
        digest = original = row.text("words")
    else:
        digest, original = row.text("digest"), row.text("original")
    digest_nth, original_nth = row.whole("digest_nth", nth), row.whole("original_nth", nth)
    at = 0 if caption else paragraph
    return Locator(digest, at, digest_nth, caption), Locator(original, at, original_nth, caption)


def _all_evidence(row: Row, paragraph: int) -> tuple[StarterEvidence, ...]:
    out: list[StarterEvidence] = []
    for entry in row.rows("evidence"):
        digest, original = read_locators(entry, paragraph)
        role = entry.word("role", EvidenceRole, EvidenceRole.SUPPORTS)
        for name in entry.text("for").split(","):
            out.append(StarterEvidence(*_field(entry, name), role, digest, original))
        entry.done()
    return tuple(out)


def _field(entry: Row, name: str) -> tuple[str, int]:
    field, _, part = name.strip().partition(" ")
    if part and not part.isdigit():
        raise entry.error(f"“{name.strip()}” is no field with a number.")
    return field, int(part or 0)


def _chosen(entry: Row) -> StarterChoice:
    choice = StarterChoice(*_field(entry, entry.text("for")), entry.text("reason"))
    entry.done()
    return choice


def _check_donation_field(row: Row, entry: StarterEvidence | StarterChoice, donation: Donation) -> None:
    if entry.field in dict(with_evidence("donation")) and not entry.part:
        return
    kind = kind_of_field(entry.field)
    named = kind.of(donation)[max(0, entry.part - 1) : entry.part] if kind is not None else ()
    if kind is not None and [kind.field_of(part) for part in named] == [entry.field]:
        return
    raise row.error(f"evidence for “{entry.field} {entry.part}”, which the record does not have.")


def _party(row: Row, known: Known) -> Party:
    actor = known.actors.get(row.text("name"))
    country = COUNTRY if row.has("iso2") else NO_ACTOR_KIND
    kind = row.term("kind", ACTOR_KIND, known.terms, actor.kind if actor else country)
    return row.made(Party, kind=kind, iso2=row.text("iso2", actor.iso2 if actor else ""))


def _amount(row: Row) -> Amount:
    day, qualifier = row.row("date"), row.word("qualifier", Qualifier, Qualifier.EXACT)
    date = DateSpan() if day is None else day.made(DateSpan, "precision")
    return row.made(Amount, "currency", "as_stated", qualifier=qualifier, date=date)


_PART: dict[str, Callable[[Row], Any]] = {
    "items": lambda row: row.made(Item),
    "amounts": _amount,
    "dates": lambda row: row.made(EventDate, "precision", "event"),
}
