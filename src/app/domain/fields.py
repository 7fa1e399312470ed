"""The registry of the fields of donation records and facts: name, kind of value, and where each is shown.

A field is one entry here. Form, card, list, JSON, exported pages, the starter, search, history and evidence use these
entries, and the store makes its columns from them. How a kind of value is stored, written or parsed is implemented once
per layer. Only what follows rules between fields (parties, items, outcome, totals) is written out.

Labels are marked `later` and translated when shown.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any, Protocol, TypeVar

from app.domain.dates import span_words
from app.domain.donations import CountSpan, DateSpan, Donation
from app.domain.facts import Fact
from app.domain.language import later, tr, tr_term
from app.domain.money import format_money
from app.domain.numbers import format_number
from app.domain.quantity import interval_words
from app.domain.terms import Assertion, Polarity, Qualifier, Scope, Status
from app.domain.vocabularies import NO_AID_KIND, NO_BASIS, NO_CATEGORY, NO_TERMS, Term, Vocabularies

C = TypeVar("C", Donation, Fact)


class Content(Protocol):
    """Anything with values of fields, as attributes or in `own`."""

    @property
    def own(self) -> tuple[tuple[str, Any], ...]:
        """(key, value) of fields without an attribute."""
        ...


class Kind(StrEnum):
    """The kinds of values."""

    TEXT = "text"
    TERM = "term"
    NUMBER = "number"
    YES_NO = "yes_no"
    MONEY = "money"
    DATE = "date"
    COUNT = "count"
    """How many, as an honest interval."""
    PARTS = "parts"
    """Rows of their own, whose ids evidence refers to; see `app.domain.parts`."""


class Section(StrEnum):
    """The section of the form with a field."""

    TITLE = "title"
    ACT = "act"
    WHO = "who"
    WHAT = "what"
    WHY = "why"
    TOTALS = "totals"
    REMARKS = "remarks"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Field:
    """One field. If its key is no attribute of the content, its value is in `own`."""

    key: str
    """In JSON, in the starter's files, and as the name of the attribute."""
    label: str
    """In small letters, as in a sentence: *number of donors*."""
    kind: Kind = Kind.TEXT
    terms: type[StrEnum] | None = None
    """The closed vocabulary of a term; None where it is of one of the workspace's, which `blank` then names."""
    blank: Any = ""
    """What it holds where nothing is said; of kind `TERM` a term."""
    needed: bool = False
    """Whether its column has no default."""
    evidence: str | None = "="
    """The name under which passages are linked to it; `=` means the key, None no evidence."""
    section: Section = Section.WHAT
    form: str = ""
    """How the form calls it, where that is not the label with a capital."""
    hint: str = ""
    lines: int = 0
    """How many lines of text the form shows at least; 0 for one that does not wrap."""
    wraps: bool = False
    """Whether it is one line that only wraps."""
    card: str | None = ""
    """How the card calls it, where that is not as the form does; None where it has no row of its own."""
    page: str | None = ""
    """How its section of an exported page is called, where not by the label; None where it has none."""
    front: bool = True
    """Whether it is in the front matter of an exported page."""
    history: str = ""
    """How the history calls it, where that is not the label; English, as machine output has it."""
    width: int = 0
    """The pixels of its column in the list of records; 0 where it has none."""
    sorts: bool = True
    searched: bool = True
    own: bool = False
    """Whether it is one of the workspace's own, which is called as a person called it in every language."""
    retired: bool = False
    """Whether it is shown only where it says something."""

    @property
    def evidence_key(self) -> str | None:
        return self.key if self.evidence == "=" else self.evidence

    @property
    def vocabulary(self) -> str:
        """The key of the workspace's vocabulary whose terms it holds; empty for any other field."""
        return self.blank.vocabulary if isinstance(self.blank, Term) else ""

    def term(self, key: str, known: Vocabularies) -> StrEnum | Term:
        """The term with a key, blank if the key is empty. Raises `ValueError` for an unknown key of a closed
        vocabulary.
        """
        if not key:
            return known.term(self.vocabulary, self.blank.key) if self.terms is None else self.blank
        return known.term(self.vocabulary, key) if self.terms is None else self.terms(key)

    @property
    def title(self) -> str:
        """Its name at the beginning of a line, translated."""
        words = self.label if self.own else tr(self.form or self.label)
        return words[:1].upper() + words[1:]

    @property
    def display_name(self) -> str:
        """Its name within a sentence, translated."""
        return self.label if self.own else tr(self.label)

    @property
    def in_history(self) -> str:
        return self.history or self.label

    def is_missing(self, content: Content) -> bool:
        """Whether it is the workspace's own and empty, so that it is not shown."""
        return self.own and not self.says(self.of(content))

    def of(self, content: Content) -> Any:
        if hasattr(content, self.key):
            return getattr(content, self.key)
        return dict(content.own).get(self.key, self.blank)

    def says(self, value: Any) -> bool:
        """Whether a value is set; for dates and counts, whether an end is."""
        if isinstance(value, CountSpan):
            return value.low is not None or value.high is not None or bool(value.as_stated)
        return value != self.blank


Fields = tuple[Field, ...]

RECORD: Fields = (
    Field("title", later("title"), needed=True, section=Section.TITLE, hint=later("Who gave what to whom, in a line"),
          lines=1, wraps=True, card=None, page=None, front=False),
    Field("scope", later("scope"), Kind.TERM, Scope, Scope.SPECIFIC, needed=True, section=Section.ACT, card=None,
          page=None, sorts=False),
    Field("assertion", later("assertion"), Kind.TERM, Assertion, Assertion.GIVEN, needed=True,
          section=Section.ACT, form=later("By the source's words it was"), card=None, page=None, history="outcome"),
    Field("status", later("status"), Kind.TERM, Status, Status.REPORTED, needed=True, section=Section.ACT, card=None,
          page=None),
    Field("aid_kind", later("kind of aid"), Kind.TERM, blank=NO_AID_KIND, needed=True, section=Section.ACT,
          card=later("Kind"), page=None, sorts=False),
    Field("terms", later("terms of giving"), Kind.TERM, blank=NO_TERMS, section=Section.ACT, card=later("Terms"),
          sorts=False),
    Field("condition", later("condition"), section=Section.ACT, lines=1, sorts=False,
          hint=later("On what condition it is given")),
    Field("parties", later("parties"), Kind.PARTS, blank=(), evidence=None, section=Section.WHO, page=None,
          front=False, sorts=False),
    Field("items", later("items"), Kind.PARTS, blank=(), evidence=None, page=None, front=False, sorts=False),
    Field("money", later("money"), Kind.MONEY, blank=None, front=False, width=150,
          hint=later("about $508 million, or EUR 2 million for two years")),
    Field("instalments", later("number of instalments"), Kind.COUNT, blank=CountSpan(), card=later("Instalments"),
          front=False, sorts=False, hint=later("three, at least two, or as the source has it")),
    Field("amounts", later("amounts beside it"), Kind.PARTS, blank=(), evidence=None, page=None, front=False,
          sorts=False),
    Field("date", later("date"), Kind.DATE, blank=DateSpan(), front=False, width=118,
          hint=later("early March 2020, 3 May 2020, spring to June 2020, or as the source has it")),
    Field("dates", later("dates by event"), Kind.PARTS, blank=(), evidence=None, page=None, front=False, sorts=False),
    Field("basis", later("basis"), Kind.TERM, blank=NO_BASIS, section=Section.WHY, front=False, sorts=False),
    Field("motive", later("motive"), section=Section.WHY, hint=later("Why it was given, as somebody has it"), lines=1,
          front=False, sorts=False),
    Field("motive_by", later("motive asserted by"), evidence=None, section=Section.WHY,
          hint=later("the authors, critics, an actor"), card=None, page=None, front=False,
          history="motive stated by", sorts=False, searched=False),
    Field("donor_count", later("number of donors"), Kind.COUNT, blank=CountSpan(), section=Section.WHO,
          card=later("Donors"), front=False, sorts=False, searched=False, hint=later("dozens, some 150, at least 20")),
    Field("recipient_count", later("number of recipients"), Kind.COUNT, blank=CountSpan(), section=Section.WHO,
          card=later("Recipients"), front=False, sorts=False, searched=False,
          hint=later("dozens, some 150, at least 20")),
    Field("in_totals", later("place in totals"), Kind.YES_NO, blank=True, evidence="totals", section=Section.TOTALS,
          form=later("Counts in totals"), card=None, page=None, front=False, sorts=False),
    Field("totals_reason", later("reason"), evidence=None, section=Section.TOTALS, lines=1, wraps=True,
          hint=later("Why it counts, or why it does not"), card=None, page=None, front=False,
          history="why not in totals", sorts=False, searched=False),
    Field("ambiguity", later("left open"), evidence=None, section=Section.REMARKS, lines=2,
          form=later("What the source leaves open"), hint=later("What the source leaves open"), card=None, page=None,
          front=False, history="ambiguity", sorts=False),
    Field("note", later("note"), evidence=None, section=Section.REMARKS, lines=2, hint=later("A remark of your own"),
          card=None, page=None, front=False, sorts=False),
)  # fmt: skip
"""The fields of a donation record, in the order of form, card and page."""

FACT: Fields = (
    Field("category", later("category"), Kind.TERM, blank=NO_CATEGORY, needed=True, evidence=None),
    Field("field", later("field"), needed=True, evidence=None, searched=False),
    Field("value", later("value"), needed=True),
    Field("low", later("low"), Kind.NUMBER, blank=None, evidence=None),
    Field("high", later("high"), Kind.NUMBER, blank=None, evidence=None),
    Field("qualifier", later("qualifier"), Kind.TERM, Qualifier, Qualifier.NOT_STATED, evidence=None),
    Field("unit", later("unit"), evidence=None, searched=False),
    Field("as_of", later("as-of date"), Kind.DATE, blank=DateSpan(), history="as of", searched=False),
    Field("asserted_by", later("who asserts it"), history="asserted by"),
    Field("polarity", later("stance"), Kind.TERM, Polarity, Polarity.AFFIRMED, evidence=None),
    Field("note", later("note"), evidence=None),
)
"""The fields of a fact, but for the country it is about."""


FIELDS: dict[str, Fields] = {"donation": RECORD, "fact": FACT}
"""The fields of every kind of thing that has a registry of them, by the name of its table."""


def register(table: str, fields: Fields) -> None:
    """Register the fields of a kind of thing. Raises `ValueError` if that has fields already."""
    if table in FIELDS:
        raise ValueError(f"there are fields of {table} already")
    FIELDS[table] = fields


def of_table(table: str) -> Fields:
    """The fields of a kind of thing by its table; none if it has no registry."""
    return FIELDS.get(table, ())


def record_field(key: str) -> Field:
    """A field of a donation record by its key. Raises `KeyError`."""
    return {field.key: field for field in RECORD}[key]


def with_evidence(table: str) -> Iterator[tuple[str, Field]]:
    """The fields of a kind of thing that can have evidence, each with its evidence key."""
    return ((field.evidence_key, field) for field in of_table(table) if field.evidence_key is not None)


def made(kind: type[C], values: Mapping[str, Any], fields: Fields) -> C:
    """A record or fact with these values, by key; values without an attribute go to `own`."""
    known = _attributes(kind)
    if values.keys() <= known:
        return kind(**values)
    own = tuple((field.key, values[field.key]) for field in fields if field.key not in known and field.key in values
                and values[field.key] != field.blank)  # fmt: skip
    return kind(**{key: value for key, value in values.items() if key in known}, own=own)


@cache
def _attributes(kind: type[Any]) -> frozenset[str]:
    return frozenset(one.name for one in dataclasses.fields(kind))


def with_value(now: C, key: str, value: Any) -> C:
    """The content with another value for one field."""
    if hasattr(now, key):
        return replace(now, **{key: value})
    others = tuple((name, old) for name, old in now.own if name != key)
    return replace(now, own=(*others, (key, value)))


def with_values_of(now: C, other: C, keys: tuple[str, ...]) -> C:
    """The content with another's values for these keys."""
    own = {**dict(now.own)}
    changed: dict[str, Any] = {}
    for key in keys:
        if hasattr(now, key):
            changed[key] = getattr(other, key)
        else:
            own.pop(key, None)
            own |= {name: value for name, value in other.own if name == key}
    return replace(now, **changed, own=tuple(own.items()))


def shown(field: Field, value: Any) -> str:
    """A value as text; empty if it is not set."""
    return _SHOWN[field.kind](value) if field.says(value) else ""


_SHOWN: dict[Kind, Callable[[Any], str]] = {
    Kind.MONEY: format_money,
    Kind.DATE: span_words,
    Kind.COUNT: interval_words,
    Kind.TERM: tr_term,
    Kind.YES_NO: lambda value: tr("yes") if value else tr("no"),
    Kind.NUMBER: format_number,
    Kind.PARTS: lambda value: str(len(value)),
    Kind.TEXT: str,
}


def stated(field: Field, value: Any) -> str:
    """The words of the source for a value, if stored; a text is its own words."""
    if field.kind in (Kind.MONEY, Kind.DATE, Kind.COUNT):
        return "" if value is None else str(value.as_stated)
    return value if field.kind is Kind.TEXT else ""
