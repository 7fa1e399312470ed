"""Operations on facts about countries and groups."""

from __future__ import annotations

from dataclasses import replace

from app.actions.donation_rules import date_error, interval_error
from app.actions.merge_edit import over
from app.actions.terms import refuse_unknown
from app.domain.changes import Operation
from app.domain.errors import NotFound, refuse_wrong
from app.domain.facts import Fact
from app.domain.language import tr
from app.domain.quoted import kept, quotes
from app.domain.records import CountryInfo
from app.store.reader import Reader
from app.store.reads import countries as country_reads
from app.store.reads import evidence as evidence_reads
from app.store.reads import facts as reads
from app.store.store import Store, Tx
from app.store.writes import contents
from app.store.writes import passages as passage_writes


def validate_fact(content: Fact) -> dict[str, str]:
    """What is wrong with a fact, in sentences, by the field that has to be changed; empty if it is valid."""
    unnamed = "" if content.field.strip() else tr("Say in a word or two what is stated, such as cases.")
    empty = [] if content.value.strip() else [tr("A fact needs a value.")]
    wrong = {
        "field": unnamed,
        "value": " ".join((*empty, *interval_error(tr("The value"), content.low, content.high))),
        "as_of": " ".join(date_error(tr("as-of date"), content.as_of)),
    }
    return {field: sentences for field, sentences in wrong.items() if sentences}


def add_fact(store: Store, content: Fact) -> int:
    """Add a fact. Its country is a code, or a name that means one country or group. Returns its id."""
    info, content = _checked(store, content)
    with store.write(Operation.ADD_FACT, f"{info.name} · {content.field}") as tx:
        refuse_unknown(tx, content.category)
        return contents.add(tx, content, country_id=info.id)


_STATED = ("country", "field", "value", "low", "high", "qualifier", "unit", "as_of")
"""Attributes that are merged as one: a value belongs to its country, unit and date."""


def edit_fact(store: Store, fact_id: int, content: Fact, was: Fact | None = None) -> None:
    """Replace a fact; its evidence stays. `was` is what the user saw: what they did not change is left alone. Raises
    `BadInput`, also if somebody else changed the same meanwhile, and `NotFound`."""
    info, content = _checked(store, content)
    with store.write(Operation.EDIT_FACT, f"{info.name} · {content.field}") as tx:
        content = over(reads.one(tx, fact_id).content, content, was, content.field, _STATED)
        edit_fact_within(tx, fact_id, content)


def edit_fact_within(tx: Tx, fact_id: int, content: Fact) -> None:
    """Replace a fact within a running operation."""
    info, content = _checked(tx, content)
    refuse_unknown(tx, content.category)
    old = reads.one(tx, fact_id)
    as_of = kept(content.as_of, old.content.as_of, quotes(old.evidence, ("as_of", None)))
    content = replace(content, as_of=as_of)
    if old.content != content:
        contents.edit(tx, fact_id, content, country_id=info.id)


def remove_fact(store: Store, fact_id: int) -> None:
    """Remove a fact with its evidence, and passages left with nothing attached."""
    with store.write(Operation.REMOVE_FACT, evidence_reads.label_of(store, "fact", fact_id)) as tx:
        passages = evidence_reads.passages_of(tx, "fact", (fact_id,))
        tx.remove("fact", fact_id)
        passage_writes.remove_if_bare(tx, *passages)


def _checked(db: Reader, content: Fact) -> tuple[CountryInfo, Fact]:
    refuse_wrong(validate_fact(content).values())
    try:
        info = country_reads.by_code(db, content.country)
    except NotFound:
        named = country_reads.named(db, content.country)
        if named is None:
            raise
        info = named
    return info, replace(content, country=info.code, field=" ".join(content.field.split()))
