"""Making a record or a fact from selected words, which become its first evidence, in one operation."""

from __future__ import annotations

import re
from dataclasses import replace

from app.actions.donations import put_donation
from app.actions.evidence import put_evidence
from app.actions.facts import validate_fact
from app.actions.passages import ensure_passage
from app.domain.changes import Operation
from app.domain.dates import read_date
from app.domain.donations import DateSpan, Donation
from app.domain.drafts.dates.days import days
from app.domain.errors import BadInput, refuse_wrong
from app.domain.facts import Fact
from app.domain.kinds import KINDS
from app.domain.language import tr
from app.domain.quantity import read_quantity
from app.domain.shortened import shortened
from app.domain.terms import DatePrecision
from app.domain.vocabularies import NO_CATEGORY
from app.store.reads import countries as country_reads
from app.store.reads import sources as source_reads
from app.store.store import Store
from app.store.writes import contents


def record_of_words(
    store: Store, source_id: int, start: int, end: int, title: str = "", quote: str | None = None
) -> int:
    """Add a donation record whose first evidence is this stretch (code points). Returns its id.

    Without a title it gets the words themselves, shortened; the rest is for the user to fill in, and until then it is
    in no total (`app.domain.giving`). `quote` is what the user saw there; raises `AnchorLost` if the text differs.
    """
    text = source_reads.current_text(store, source_id)
    title = " ".join(title.split()) or shortened(text.text[start:end], 80)
    if not title:
        raise BadInput(tr("Nothing is selected. Select the words first."))
    with store.write(Operation.ADD_DONATION, title) as tx:
        passage_id = ensure_passage(tx, text, start, end, quote)
        donation_id = put_donation(tx, Donation(title))
        put_evidence(tx, passage_id, ("donation", donation_id), (("", None),))
    return donation_id


def read_fact(typed: str, country: str, published: str) -> Fact:
    """Parse a line such as *cases: over 130,000*. Its as-of date is the one in the value, else that of publication,
    inferred. Raises `BadInput` if a field or a value is missing."""
    field, colon, value = typed.partition(":")
    if not colon or not field.strip() or not value.strip():
        raise BadInput(tr("Type a fact as what is stated, a colon and its value, such as population: 17 million."))
    quantity = read_quantity(value)
    of_source = DateSpan(published, published, DatePrecision.DAY, "", inferred=True)
    as_of = date_in(value, published) or (of_source if len(published) == 10 else DateSpan())
    fact = Fact(country, NO_CATEGORY, " ".join(field.split()), value.strip(), as_of=as_of)
    if quantity is None:
        return fact
    unit = quantity.unit or quantity.item
    return replace(fact, low=quantity.low, high=quantity.high, qualifier=quantity.qualifier, unit=unit)


_AS_OF = re.compile(r"(?:as (?:of|at|on)|by|until) ", re.IGNORECASE)


def date_in(words: str, published: str) -> DateSpan | None:
    """The date stated by words, if its beginning and end are known; None if they state none or several."""
    found = days(words, 0, len(words), published)
    if len(found) != 1 or found[0].unsure:
        return None
    span = read_date(_AS_OF.sub("", found[0].as_stated, count=1), published or None)
    return span if span is not None and span.start and span.end else None


def fact_of_words(
    store: Store, source_id: int, start: int, end: int, country: str, typed: str, quote: str | None = None
) -> int:
    """Add a country fact, typed as *cases: over 130,000*, with this stretch (code points) as evidence. Returns its id.

    A value without a date gets the date stated in the stretch.
    `quote` is what the user saw there; raises `AnchorLost` if the text differs.
    """
    published = source_reads.source_row(store, source_id).meta.published
    fact = read_fact(typed, country, published)
    refuse_wrong(validate_fact(fact).values())
    info = country_reads.by_code(store, country)
    text = source_reads.current_text(store, source_id)
    if fact.as_of.as_stated == "" and (stated_date := date_in(text.text[start:end], published)) is not None:
        fact = replace(fact, as_of=replace(stated_date, inferred=True))
    with store.write(Operation.ADD_FACT, f"{info.name} · {fact.field}") as tx:
        passage_id = ensure_passage(tx, text, start, end, quote)
        fact_id = contents.add(tx, fact, country_id=info.id)
        put_evidence(tx, passage_id, ("fact", fact_id), ((KINDS["fact"].main_field, None),))
    return fact_id
