"""Facts, dates and counts as a profile shows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.dates import span_words
from app.domain.donations import DateSpan
from app.domain.facts import Fact, also_stated
from app.domain.language import capital, tr, tr_country, tr_n, tr_term
from app.domain.quantity import format_interval, read_quantity
from app.domain.records import CountryInfo, CountryRow, EvidenceItem, FactRecord
from app.domain.terms import Polarity
from app.domain.vocabularies import NO_ACTOR_KIND, Term
from app.ui.look.mirror import listed


def category_text(category: Term) -> str:
    """A category of facts as a heading."""
    return capital(tr_term(category))


def kind_text(kind: Term) -> str:
    """A kind of actor within a line, by its broader kind: a municipal government is a *government*."""
    return tr("kind not stated") if kind == NO_ACTOR_KIND else tr_term(kind.parent or kind)


def and_more(listed: str, more: int) -> str:
    """*D-1, D-2 and 3 more*."""
    return tr("{listed} and {more} more").format(listed=listed, more=f"{more:,}") if more > 0 else listed


def also_more(listed: str, more: int) -> str:
    """*D-1 5 masks; 3 more*."""
    return tr("{listed}; {more} more").format(listed=listed, more=f"{more:,}") if more > 0 else listed


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
    return tr("not: {value}").format(value=shown) if fact.polarity is Polarity.DENIED else shown


def also_stated_text(fact: Fact, every: Iterable[FactRecord]) -> str:
    """What contradicts a fact among others of its country."""
    others = also_stated(fact, (one.content for one in every))
    values = ", ".join(value_text(one) for one in others)
    return tr("also said: {values}").format(values=values) if others else ""


def interval_text(fact: Fact) -> str:
    """The interval as understood, with its unit; empty where no number is known."""
    if fact.low is None and fact.high is None:
        return ""
    return f"{format_interval(fact.low, fact.high, fact.qualifier)} {fact.unit}".strip()


def as_of_text(span: DateSpan) -> tuple[str, str]:
    """When a fact holds, and a second line with its basis: the source's words, or that it is inferred."""
    if not span.start and not span.end:
        return span.as_stated or tr("not dated"), ""
    shown = span_words(span)
    stated = f"“{span.as_stated}”" if span.as_stated and span.as_stated != shown else ""
    inferred = tr("inferred") if span.inferred else "" if stated else tr("stated")
    return shown, listed((stated, inferred))


def asserted_text(fact: Fact) -> str:
    """Who says so."""
    return fact.asserted_by or tr("nobody named")


def paragraphs_text(items: Sequence[EvidenceItem]) -> str:
    """The paragraphs of the evidence in the first source: *¶ 5, 6*."""
    if not items:
        return ""
    first = [item for item in items if item.source_id == items[0].source_id]
    numbers = sorted({item.paragraph for item in first if item.paragraph is not None})
    shown = [str(number) for number in numbers[:2]]
    return f"¶ {', '.join(shown)}{' …' if len(numbers) > 2 else ''}" if shown else tr("caption")


def identity_text(info: CountryInfo, members: int) -> str:
    """The line under the name: *IR · Southern Asia · IRN*, or what a group is."""
    if info.is_group:
        day = span_words(DateSpan(info.as_of, info.as_of)) if info.as_of else ""
        parts = [
            tr("Group"),
            tr_n("{n} member", "{n} members", members),
            tr("as of {day}").format(day=day) if day else "",
        ]
    else:
        parts = [info.code, tr_country(info.subregion or info.region), info.iso3]
    return listed(parts)


def recorded_text(row: CountryRow) -> str:
    """How much data a country has: *5 facts, 9 received, 8 passages*."""
    both = " " + tr_n("({n} of them received as well)", "({n} of them received as well)", row.both) if row.both else ""
    parts = (
        (row.facts, tr_n("{n} fact", "{n} facts", row.facts)),
        (row.received, tr_n("{n} received", "{n} received", row.received)),
        (row.given, tr_n("{n} given", "{n} given", row.given) + both),
        (row.not_given, tr_n("{n} said not to be given", "{n} said not to be given", row.not_given)),
        (row.beside, tr_n("another part in {n}", "another part in {n}", row.beside)),
        (row.passages, tr_n("{n} passage", "{n} passages", row.passages)),
        (row.notes, tr_n("{n} note", "{n} notes", row.notes)),
    )
    return ", ".join(text for number, text in parts if number) or tr("nothing recorded")
