"""From rows of the starter files to donation records and facts.

What the files need not repeat: a party's kind and country come from the actors; a record without a date
was given, or not, at some time up to the publication of the article; a fact without one is as of that day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.donations import CountSpan, DateSpan, Donation, Item, Money, Party
from app.domain.facts import Fact
from app.domain.locators import Locator
from app.domain.starter import StarterActor, StarterDonation, StarterEvidence, StarterFact, StarterLink
from app.domain.terms import (
    ActorKind,
    AidKind,
    Assertion,
    Basis,
    DatePrecision,
    EvidenceRole,
    FactCategory,
    LinkKind,
    MoneyKind,
    PartyRole,
    Polarity,
    Qualifier,
    Scope,
    Status,
)
from app.importers.starter_rows import Row

AUTHORS = "the authors"

DONATION_FIELDS = frozenset(
    {"title", "scope", "assertion", "status", "aid_kind", "money", "date"}
    | {"basis", "motive", "donor_count", "recipient_count", "totals"}
)
PARTY_FIELDS = frozenset(role.value for role in PartyRole)
FACT_FIELDS = frozenset({"value", "as_of", "asserted_by"})


@dataclass(frozen=True, slots=True)
class Known:
    """What rows may leave out."""

    actors: Mapping[str, StarterActor]
    published: str
    """ISO date of the article."""


def read_donation(row: Row, known: Known) -> StarterDonation:
    """One `[[donation]]`. Raises `BadInput` naming file and reference."""
    row = row.named("ref")
    paragraph = row.whole("paragraph")
    parties = tuple(_party(party, known) for party in row.rows("parties"))
    items = tuple(_item(item) for item in row.rows("items"))
    money, date = row.row("money"), row.row("date")
    donation = Donation(
        title=row.text("title"),
        scope=row.word("scope", Scope, Scope.SPECIFIC),
        assertion=row.word("assertion", Assertion, Assertion.GIVEN),
        status=row.word("status", Status, Status.REPORTED),
        aid_kind=row.word("aid_kind", AidKind, AidKind.UNSPECIFIED),
        parties=parties,
        items=items,
        money=_money(money) if money else None,
        date=_date(date) if date else DateSpan("", known.published, DatePrecision.UNKNOWN, "", inferred=True),
        basis=row.word("basis", Basis, Basis.UNSPECIFIED),
        motive=row.text("motive", ""),
        motive_by=row.text("motive_by", ""),
        donor_count=_count(row.row("donor_count")),
        recipient_count=_count(row.row("recipient_count")),
        in_totals=row.flag("in_totals", False),
        totals_reason=row.text("totals_reason", ""),
        ambiguity=row.text("ambiguity", ""),
        note=row.text("note", ""),
    )
    links = [StarterLink(kind, ref) for kind in LinkKind for ref in row.texts(kind.value)]
    ref, parent = row.text("ref"), row.text("parent", "")
    evidence = _all_evidence(row, paragraph)
    row.done()
    for entry in evidence:
        _check_donation_field(row, entry, donation)
    return StarterDonation(ref, donation, parent, tuple(links), evidence)


def read_fact(row: Row, known: Known) -> StarterFact:
    """One `[[fact]]`. Raises `BadInput` naming file and reference."""
    row = row.named("ref")
    paragraph = row.whole("paragraph")
    as_of = row.row("as_of")
    fact = Fact(
        country=row.text("country"),
        category=row.word("category", FactCategory),
        field=row.text("field"),
        value=row.text("value"),
        low=row.number("low"),
        high=row.number("high"),
        qualifier=row.word("qualifier", Qualifier, Qualifier.NOT_STATED),
        unit=row.text("unit", ""),
        as_of=_date(as_of) if as_of else _as_published(known),
        asserted_by=row.text("asserted_by", AUTHORS),
        polarity=row.word("polarity", Polarity, Polarity.AFFIRMED),
        note=row.text("note", ""),
    )
    ref = row.text("ref")
    evidence = _all_evidence(row, paragraph)
    row.done()
    for entry in evidence:
        if entry.field not in FACT_FIELDS or entry.part:
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
            field, _, part = name.strip().partition(" ")
            if part and not part.isdigit():
                raise entry.error(f"“{name.strip()}” is no field with a number.")
            out.append(StarterEvidence(field, int(part or 0), role, digest, original))
        entry.done()
    return tuple(out)


def _check_donation_field(row: Row, entry: StarterEvidence, donation: Donation) -> None:
    if entry.field in DONATION_FIELDS and not entry.part:
        return
    if entry.field == "item" and 1 <= entry.part <= len(donation.items):
        return
    roles = [party.role.value for party in donation.parties]
    if entry.field in PARTY_FIELDS and roles[max(0, entry.part - 1) : entry.part] == [entry.field]:
        return
    raise row.error(f"evidence for “{entry.field} {entry.part}”, which the record does not have.")


def _party(row: Row, known: Known) -> Party:
    name = row.text("name")
    actor = known.actors.get(name)
    country = ActorKind.COUNTRY if row.has("iso2") else ActorKind.UNSPECIFIED
    party = Party(
        role=row.word("role", PartyRole),
        name=name,
        kind=row.word("kind", ActorKind, actor.kind if actor else country),
        iso2=row.text("iso2", actor.iso2 if actor else ""),
        place=row.text("place", ""),
        group=row.text("group", ""),
        note=row.text("note", ""),
    )
    row.done()
    return party


def _item(row: Row) -> Item:
    item = Item(
        item=row.text("item"),
        low=row.number("low"),
        high=row.number("high"),
        qualifier=row.word("qualifier", Qualifier, Qualifier.NOT_STATED),
        unit=row.text("unit", ""),
        as_stated=row.text("as_stated", ""),
    )
    row.done()
    return item


def _money(row: Row) -> Money:
    money = Money(
        low=row.number("low"),
        high=row.number("high"),
        currency=row.text("currency"),
        qualifier=row.word("qualifier", Qualifier, Qualifier.EXACT),
        kind=row.word("kind", MoneyKind, MoneyKind.CASH),
        as_stated=row.text("as_stated"),
        period=row.text("period", ""),
    )
    row.done()
    return money


def _date(row: Row) -> DateSpan:
    span = DateSpan(
        start=row.text("start", ""),
        end=row.text("end", ""),
        precision=row.word("precision", DatePrecision),
        as_stated=row.text("as_stated", ""),
        inferred=row.flag("inferred", False),
    )
    row.done()
    return span


def _as_published(known: Known) -> DateSpan:
    return DateSpan(known.published, known.published, DatePrecision.DAY, "", inferred=True)


def _count(row: Row | None) -> CountSpan:
    if row is None:
        return CountSpan()
    span = CountSpan(
        low=row.number("low"),
        high=row.number("high"),
        qualifier=row.word("qualifier", Qualifier),
        as_stated=row.text("as_stated"),
    )
    row.done()
    return span
