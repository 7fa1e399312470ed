"""A donation record as one object of JSON: under the keys of `draft --json`, with a title, its source and evidence, or
as `list donations --json` has it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeVar

from app.domain.currencies import known
from app.domain.donations import Amount, CountSpan, DateSpan, Donation, EventDate, Item, Money, Party
from app.domain.drafts.draft import Field
from app.domain.drafts.record import ROLES, STATES, as_it_can_be, with_title
from app.domain.errors import BadInput
from app.domain.fields import RECORD, Kind, made
from app.domain.fields import Field as RecordField
from app.domain.money import as_its_words_say
from app.domain.own_fields import OwnField, OwnType, fields_of
from app.domain.own_values import read_value
from app.domain.quantity import of_ends
from app.domain.reviews import ReviewLine
from app.domain.terms import Assertion, DatePrecision, EvidenceRole, LinkKind, Outcome, PartyRole, Qualifier, Status
from app.domain.vocabularies import ACTOR_KIND, GROUP, NO_ACTOR_KIND, UNSPECIFIED, Vocabularies
from app.importers.donation_exact import UID
from app.importers.listed_donation import as_line, is_listed
from app.importers.review_lines import read_reviews
from app.importers.rows import Row, Wrong, value_of

_S = TypeVar("_S", Money, Amount)
_READ_HERE = frozenset(("title", "assertion", "status", "parties", "items", "money", "date", "in_totals"))
"""The fields of a record that a draft has in a form of its own."""
_OTHERS = tuple(field for field in RECORD if field.key not in _READ_HERE and field.kind is not Kind.PARTS)
Link = tuple[LinkKind, str, str]
"""(kind, reference of the other record, note)"""
_UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", re.ASCII)
_EVIDENCE_KEYS = ("spans", "unsure", "sentence", "start", "end")
"""What a draft says of its words; evidence has them as quotes."""


@dataclass(frozen=True, slots=True)
class LineEvidence:
    """Words that are to support a field."""

    field: str
    """As in the line (`donors`, `items`) or as evidence has it (`donor`, `item`, `aid_kind`); empty for the whole."""
    quote: str
    paragraph: int | None
    part: int
    """Which of its kind, from 1, as `list donations --json` counts them: parties of all roles together. 0 where that
    is left to the words."""
    role: EvidenceRole
    source_id: int = 0
    """0 where it is the source of the line."""
    start: int | None = None
    """Where the list has the quote, in code points."""
    note: str = ""
    at: str = ""
    """UTC; now where it is empty. A choice settles what was known before it."""


@dataclass(frozen=True, slots=True)
class DonationLine:
    """A record to add."""

    content: Donation
    source_id: int
    """0 where the line names none."""
    evidence: tuple[LineEvidence, ...]
    reviews: tuple[ReviewLine, ...] = ()
    parent: str = ""
    """The reference of the record that this one is part of."""
    links: tuple[Link, ...] = ()
    """From this record on."""
    is_listed: bool = False
    """Whether it is in the words of a record; the fields of evidence are those of a record too."""
    ref: str = ""
    """Of a listed record, to which the references in other lines of the list lead."""
    uid: str = ""
    children: tuple[str, ...] = ()
    links_to_it: tuple[Link, ...] = ()

    def others(self) -> tuple[str, ...]:
        """The references of all records that it belongs to or is linked with."""
        links = (ref for _, ref, _ in (*self.links, *self.links_to_it))
        return tuple(ref for ref in dict.fromkeys((self.parent, *self.children, *links)) if ref)


def read_donation_line(given: dict[str, Any], terms: Vocabularies, own: Sequence[OwnField] = ()) -> DonationLine:
    """The record that a line says, in the terms of a workspace and with its `own` fields. Raises `BadInput` with the
    key that is wrong."""
    listed, wrong = is_listed(given), Wrong()
    row = Row(as_line(given, {name for one in own for name in (one.key, one.content.name)}) if listed else given, "")
    assertion, status = wrong.read(lambda: _state(row, listed=listed), STATES[Outcome.GIVEN])
    main, beside = _sums(row, wrong)
    is_draft = row.has("spans")  # what a draft read of a sentence
    if is_draft:
        main, beside = [_as_it_is_known(one) for one in main], tuple(map(_as_it_is_known, beside))
    money, *further = main or (None,)
    values: dict[str, Any] = {one.key: wrong.read(partial(_other, row, one, terms), one.blank) for one in _OTHERS}
    values |= {
        "title": wrong.read(lambda: _line(row, "title"), ""),
        "assertion": assertion,
        "status": status,
        "parties": _parties(row, terms, wrong),
        "items": wrong.each(lambda: row.rows("items"), _item),
        "money": money,
        "amounts": beside,
        "date": wrong.read(lambda: _date(row.row("date")), DateSpan()),
        "dates": wrong.each(lambda: row.rows("dates"), _event),
        "in_totals": wrong.read(lambda: row.flag("in_totals", assertion is Assertion.GIVEN), False),
    }
    of_fields = wrong.read(lambda: row.row("fields"), None)
    own_values = {} if of_fields is None else _own(of_fields, terms, own, wrong)
    source_id = wrong.read(lambda: _source(row), 0)
    evidence = wrong.each(lambda: row.rows("evidence"), partial(_evidence, own=own))
    reviews = wrong.read(lambda: read_reviews(row.rows("reviews")), ())
    parent = wrong.read(lambda: row.text("parent", ""), "")
    links = wrong.each(lambda: row.rows("links"), _link)
    ref, uid, children = wrong.read(lambda: _listed_as(row), ("", "", ())) if listed else ("", "", ())
    wrong.read(lambda: row.done(but=_EVIDENCE_KEYS), None)
    wrong.refuse()
    content = with_title(made(Donation, values | own_values, fields_of(own)))
    if not listed and (
        assertion is not Assertion.NOT_GIVEN or is_draft
    ):  # else a figure of what was not given is refused, as in the
        content = as_it_can_be(content, further)  # form
    if not content.title:
        raise BadInput("This line says nothing that was given, to whom or by whom. Give it a title, donors or items.")
    if any(not (one.source_id or source_id) for one in evidence):
        raise BadInput("Evidence needs the number of its “source”, as `list sources` gives it.")
    of_it, to_it = (tuple(link for link, outgoing in links if outgoing is way) for way in (True, False))
    return DonationLine(content, source_id, evidence, reviews, parent, of_it, listed, ref, uid, children, to_it)


def _state(row: Row, *, listed: bool) -> tuple[Assertion, Status]:
    """What is said to have happened, and how far it came; a list says both, in the words of a record."""
    if listed:
        return row.word("assertion", Assertion), row.word("status", Status, Status.REPORTED)
    return STATES[row.word("status", Outcome, Outcome.GIVEN)]


def _listed_as(row: Row) -> tuple[str, str, tuple[str, ...]]:
    """The reference, the id and the parts of a listed record."""
    return row.text("ref", ""), _uid(row), row.texts("children")


def _event(row: Row) -> EventDate:
    return row.made(EventDate, "event", precision=_precision(row))


def _uid(row: Row) -> str:
    uid = row.text("uid", "")
    if uid and not UID.fullmatch(uid):
        raise row.error(f"“{uid}” is no “uid” of a record. Restore it, or leave it out to add the record as a new one.")
    return uid


def _other(row: Row, field: RecordField, terms: Vocabularies) -> Any:
    if field.kind is Kind.COUNT and row.is_table(field.key) and (inside := row.row(field.key)) is not None:
        return inside.made(CountSpan, qualifier=_qualifier(inside))
    return value_of(row, field, terms)


def _source(row: Row) -> int:
    """A number, which may be written as a text; 0 where there is none."""
    number = row.number("source")
    if number is None:
        return 0
    if number < 1 or number != number.to_integral_value():
        raise row.error("“source” must be the number of a source, as `list sources` gives it.")
    return int(number)


def _link(row: Row) -> tuple[Link, bool]:
    """A link, and whether it is from this record on."""
    link = (row.word("kind", LinkKind), row.text("ref"), row.text("note", "")), row.flag("outgoing", True)
    row.done()
    return link


def _parties(row: Row, terms: Vocabularies, wrong: Wrong) -> tuple[Party, ...]:
    """Those under the keys of a draft, and under `parties` those of any role, as `list donations --json` has them."""
    out: list[Party] = []
    for field in (Field.DONORS, Field.CARRIERS, Field.RECIPIENTS):
        reading = partial(_party, role=ROLES[field], terms=terms)
        out += wrong.each(partial(row.rows, field.value), reading)
    out += wrong.each(lambda: row.rows("parties"), lambda one: _party(one, one.word("role", PartyRole), terms))
    by = wrong.read(lambda: row.text(Field.ASSERTED_BY.value, "").strip(), "")
    return (*out, *([Party(ROLES[Field.ASSERTED_BY], by)] if by else []))


_UNION = "EU"
"""What ISO 3166 sets aside for the European Union, which is no country: its bodies have no home."""


def _party(row: Row, role: PartyRole, terms: Vocabularies) -> Party:
    iso2 = row.text("iso2", "").strip().upper()
    if iso2 == _UNION:
        iso2 = ""
    kind = row.term("kind", ACTOR_KIND, terms, NO_ACTOR_KIND)
    if row.text("group", "") and kind != GROUP:
        raise row.error("“group” is the code of a group of countries, which a party of another kind does not have.")
    return row.made(Party, role=role, kind=kind, iso2=iso2)


def _item(row: Row) -> Item:
    """What `draft` proposes for *150 tonnes* has no thing but its measure: its words are no name of one."""
    is_counted = bool(row.number("low") or row.number("high"))
    measure = row.text("unit", "") if is_counted else ""
    item, alternative = _line(row, "item") or measure or row.text("as_stated", ""), _line(row, "alternative").upper()
    return row.made(Item, item=item, qualifier=_qualifier(row), alternative=alternative)


def _line(row: Row, key: str) -> str:
    """A text that is one line wherever it is shown."""
    return " ".join(row.text(key, "").split())


def _sums(row: Row, wrong: Wrong) -> tuple[list[Money], tuple[Amount, ...]]:
    """The main sum, which `amounts` may repeat, with those of no role; and those of one."""
    inside = wrong.read(lambda: row.row("money"), None)
    first = None if inside is None else wrong.read(lambda: _sum(inside), None)
    main, beside = [first] if first is not None else [], list[Amount]()
    for one in wrong.each(lambda: row.rows("amounts"), _amount_or_sum):
        if isinstance(one, Amount):
            beside.append(one)
        elif one not in main:
            main.append(one)
    return main, tuple(beside)


def _amount_or_sum(row: Row) -> Amount | Money:
    """An amount that has a role, or a sum as such."""
    if not row.text("role", ""):
        return _sum(row)
    day = _date(row.row("date"))
    return row.made(Amount, "role", currency=_currency(row), qualifier=_qualifier(row), date=day)


def _as_it_is_known(one: _S) -> _S:
    """A sum in the words that leave its currency open, of which a record keeps no figure."""
    is_open = not one.currency and bool(one.as_stated.strip())
    return replace(one, low=None, high=None, qualifier=Qualifier.NOT_STATED) if is_open else one


def _sum(row: Row) -> Money:
    """A sum as such, of which `draft` prints all the same what it is to the main one, and by whom it goes."""
    for beside in ("role", "through", "which"):
        row.text(beside, "")
    money = row.made(Money, currency=_currency(row), qualifier=_qualifier(row))
    if row.has("period"):
        return money
    return replace(as_its_words_say(money), kind=money.kind) if row.has("kind") else as_its_words_say(money)


def _currency(row: Row) -> str:
    currency = row.text("currency", "").strip().upper()
    if currency and not known(currency):
        raise row.error(f"“{currency}” is no currency; write its code by ISO 4217, such as USD or AZN.")
    return currency


def _qualifier(row: Row) -> Qualifier:
    """The one that is said, else what the ends of the interval come to."""
    low, high = row.number("low"), row.number("high")
    said = row.word("qualifier", Qualifier, of_ends(low, high))
    if said is Qualifier.EXACT and low != high:
        raise row.error("“exact” is one number, so that “low” and “high” are the same. Correct one of the three.")
    return said


def _date(row: Row | None) -> DateSpan:
    return DateSpan() if row is None else row.made(DateSpan, precision=_precision(row))


def _precision(row: Row) -> DatePrecision:
    """The one that is said, else what the ends come to."""
    start, end = row.text("start", ""), row.text("end", "")
    plain = DatePrecision.UNKNOWN if not (start and end) else DatePrecision.DAY if start == end else DatePrecision.RANGE
    said = row.word("precision", DatePrecision, plain)
    if said is DatePrecision.DAY and start != end and start and end:
        raise row.error("“day” is one day, so that “start” and “end” are the same. Correct one of the three.")
    return said


def _own(row: Row, terms: Vocabularies, own: Sequence[OwnField], wrong: Wrong) -> dict[str, Any]:
    """The values of the workspace's own fields, each by its key or its name."""
    out: dict[str, Any] = {}
    for field in own:
        for name in (field.key, field.content.name):
            if row.has(name) and field.key not in out:
                out[field.key] = wrong.read(partial(_own_value, row, name, field, terms), None)
    if unknown := [f"“{key}”" for key in row.unread()]:
        fields, them = ("field", "it") if len(unknown) == 1 else ("fields", "them")
        names = ", ".join(unknown)
        wrong.add(row.error(f"there is no {fields} {names} of the workspace's own; add {them} with `field add`."))
    return {key: value for key, value in out.items() if value is not None}


def _own_value(row: Row, name: str, field: OwnField, terms: Vocabularies) -> Any | None:
    """A value in words, or as `list donations --json` has it; None where nothing is said."""
    content = field.content
    if row.is_table(name):
        inside = row.row(name)
        assert inside is not None
        if content.type is OwnType.DATE:
            return _date(inside)
        if content.type is not OwnType.NUMBER:
            raise row.error(f"“{name}” holds a {content.type.value.replace('_', ' ')}, which is no table.")
        return inside.made(CountSpan, qualifier=_qualifier(inside))
    words = row.words(name).strip()
    if not words or (content.type is OwnType.CHOICE and words == UNSPECIFIED):
        return None
    value = read_value(content.type, words, terms, content.vocabulary)
    if value is not None:
        return value
    if content.type is OwnType.CHOICE:
        known = ", ".join(key for key in terms.of(content.vocabulary) if key != UNSPECIFIED)
        raise row.error(f"“{words}” is no {name}; it is one of {known}.")
    wanted = {
        OwnType.NUMBER: "a number, such as 1,500 or at least 20",
        OwnType.DATE: "a date, such as 2020-05-31 or May 2020",
        OwnType.YES_NO: "true or false",
    }
    raise row.error(f"“{name}” must be {wanted[content.type]}; “{words}” is not.")


def _evidence(row: Row, own: Sequence[OwnField]) -> LineEvidence:
    paragraph = row.number("paragraph")
    if paragraph is not None and paragraph != paragraph.to_integral_value():
        raise row.error("“paragraph” must be a whole number, or be left out.")
    field, start = row.text("field", ""), row.number("start")
    evidence = LineEvidence(
        next((one.key for one in own if one.content.name == field), field),
        row.text("quote"),
        None if paragraph is None else int(paragraph),
        row.whole("part"),
        row.word("role", EvidenceRole, EvidenceRole.SUPPORTS),
        _source(row),
        None if start is None else int(start),
        row.text("note", ""),
        _time(row),
    )
    row.number("end")
    row.done()
    return evidence


def _time(row: Row) -> str:
    at = row.text("at", "")
    if at and not _UTC.fullmatch(at):
        raise row.error("“at” must be a time in UTC, such as 2020-05-31T12:00:00.000Z, or be left out.")
    return at
