"""Facts, dates and counts in the words that a profile shows."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.dates import format_span
from app.domain.donations import DateSpan
from app.domain.facts import Fact
from app.domain.quantity import format_interval, read_quantity
from app.domain.records import CountryInfo, CountryRow, EvidenceItem
from app.domain.terms import ActorKind, FactCategory, Polarity

_CATEGORIES = {
    FactCategory.RELATION_CHINA: "Relation with China",
    FactCategory.FIVE_G: "5G",
    FactCategory.TWINNING: "Twin towns",
    FactCategory.DOMESTIC: "At home",
}
_KINDS = {
    **dict.fromkeys(
        (ActorKind.CENTRAL_GOVERNMENT, ActorKind.PROVINCIAL_GOVERNMENT, ActorKind.MUNICIPAL_GOVERNMENT), "government"
    ),
    ActorKind.NGO: "NGO",
    ActorKind.UNSPECIFIED: "kind not stated",
}


def category_text(category: FactCategory) -> str:
    """A category of facts as its head is written."""
    return _CATEGORIES.get(category, category.value.replace("_", " ").capitalize())


def kind_text(kind: ActorKind) -> str:
    """A kind of actor within a line: *municipal government*."""
    return _KINDS.get(kind, kind.value.replace("_", " "))


def capital(text: str) -> str:
    """With its first letter as a capital, the others as they are."""
    return text[:1].upper() + text[1:]


def counted(number: int, one: str, many: str = "") -> str:
    """*1 fact*, *5 facts*."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def value_text(fact: Fact) -> str:
    """A fact's value with its interval's sign where its words begin with it: *> 130,000*, *≥ 12, mostly private*.

    Values whose words say more than that interval, such as *four of five*, stay as they are worded.
    """
    first, comma, rest = fact.value.partition(", ")
    stated = read_quantity(first) if fact.low is not None or fact.high is not None else None
    counts = "" if stated is None else " ".join(part for part in (stated.unit, stated.item) if part)
    same = stated is not None and (stated.low, stated.high, stated.qualifier) == (fact.low, fact.high, fact.qualifier)
    if not same or counts.casefold() not in ("", fact.unit.casefold(), fact.field.casefold()):
        shown = fact.value
    else:
        shown = f"{format_interval(fact.low, fact.high, fact.qualifier)} {counts}".strip() + comma + rest
    return f"not: {shown}" if fact.polarity is Polarity.DENIED else shown


def interval_text(fact: Fact) -> str:
    """The interval as understood, with its unit; empty where no number is known."""
    if fact.low is None and fact.high is None:
        return ""
    return f"{format_interval(fact.low, fact.high, fact.qualifier)} {fact.unit}".strip()


def as_of_text(span: DateSpan) -> tuple[str, str]:
    """When a fact holds, and below it how that is known: the source's words, or that it is inferred."""
    if not span.start and not span.end:
        return span.as_stated or "not dated", ""
    shown = format_span(span)
    stated = f"“{span.as_stated}”" if span.as_stated and span.as_stated != shown else ""
    inferred = "inferred" if span.inferred else "" if stated else "stated"
    return shown, " · ".join(part for part in (stated, inferred) if part)


def asserted_text(fact: Fact) -> str:
    """Who says so."""
    return fact.asserted_by or "nobody named"


def paragraphs_text(items: Sequence[EvidenceItem]) -> str:
    """Where the evidence stands, in the source that comes first: *¶ 5, 6*."""
    if not items:
        return ""
    first = [item for item in items if item.source_id == items[0].source_id]
    numbers = sorted({item.paragraph for item in first if item.paragraph is not None})
    shown = [str(number) for number in numbers[:2]]
    return f"¶ {', '.join(shown)}{' …' if len(numbers) > 2 else ''}" if shown else "caption"


def identity_text(info: CountryInfo, members: int) -> str:
    """The line under the name: *IR · Southern Asia · IRN*, or what a group is."""
    if info.is_group:
        day = format_span(DateSpan(info.as_of, info.as_of)) if info.as_of else ""
        parts = ["Group", counted(members, "member"), f"as of {day}" if day else ""]
    else:
        parts = [info.code, info.subregion or info.region, info.iso3]
    return " · ".join(part for part in parts if part)


def recorded(row: CountryRow) -> int:
    """How much is recorded of a country: facts, records, passages and notes."""
    return row.facts + row.received + row.given + row.not_given + row.passages + row.notes


def recorded_text(row: CountryRow) -> str:
    """The same in words: *5 facts, 9 received, 8 passages*."""
    parts = (
        (row.facts, counted(row.facts, "fact")),
        (row.received, f"{row.received} received"),
        (row.given, f"{row.given} given"),
        (row.not_given, f"{row.not_given} said not to be given"),
        (row.passages, counted(row.passages, "passage")),
        (row.notes, counted(row.notes, "note")),
    )
    return ", ".join(text for number, text in parts if number) or "nothing recorded"
