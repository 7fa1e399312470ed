"""A donation record from an object of JSON, under the keys that `draft --json` prints, with its title and evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, TypeVar, cast

from app.domain.donations import DateSpan, Donation, Item, Money, Party, may_enter_totals
from app.domain.errors import BadInput
from app.domain.money import format_money
from app.domain.quantity import interval_words
from app.domain.terms import Assertion, Basis, DatePrecision, Outcome, PartyRole, Qualifier, Scope, Status

Json = Mapping[str, Any]
T = TypeVar("T", bound=StrEnum)

PARTIES = {"donors": PartyRole.DONOR, "carriers": PartyRole.CARRIER, "recipients": PartyRole.RECIPIENT}
_STATES = {
    Outcome.GIVEN: (Assertion.GIVEN, Status.REPORTED),
    Outcome.ANNOUNCED: (Assertion.PROMISED, Status.ANNOUNCED),
    Outcome.PROMISED: (Assertion.PROMISED, Status.COMMITTED),
    Outcome.OFFERED: (Assertion.OFFERED, Status.OFFERED),
    Outcome.NOT_GIVEN: (Assertion.NOT_GIVEN, Status.NONE_RECORDED),
    Outcome.CANCELLED: (Assertion.PROMISED, Status.CANCELLED),
}
"""How an outcome is kept; `app.domain.giving.outcome` makes the same outcome of each."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a source for one field: a key of the object, or nothing for the record as a whole."""

    field: str
    quote: str
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A record to add, and the words on which it stands."""

    content: Donation
    source_id: int | None
    evidence: tuple[Quoted, ...]


def record_of(given: object) -> RecordLine:
    """The record of one object. Raises `BadInput` for what it does not hold as it should."""
    if not isinstance(given, dict):
        raise BadInput("This line is no JSON object with a title and the keys that draft --json prints.")
    read = cast("Json", given)
    outcome = _term(Outcome, read.get("status", "given"), "status")
    assertion, status = _STATES[outcome]
    items = tuple(_item(one) for one in _objects(read, "items"))
    sums = _sums(read)
    money, rest = (sums[0], sums[1:]) if sums else (None, ())
    note = [f"Also stated: {one.as_stated} ({format_money(one)})" for one in rest]
    if assertion is Assertion.NOT_GIVEN:  # which holds no items and no amount
        stated = [*(_said(one) for one in items), *([] if money is None else [money.as_stated or format_money(money)])]
        note += [f"What was not given: {', '.join(stated)}"] if stated else []
        items, money = (), None
    content = Donation(
        _text(read, "title"),
        assertion=assertion,
        status=status,
        parties=_parties(read),
        items=items,
        money=money,
        date=_date(read.get("date")),
        basis=_term(Basis, read.get("basis") or Basis.UNSPECIFIED.value, "basis"),
        in_totals=may_enter_totals(Scope.SPECIFIC, assertion),
        note="\n".join(note),
    )
    return RecordLine(content, _source(read.get("source")), tuple(_quoted(one) for one in _objects(read, "evidence")))


def _said(item: Item) -> str:
    return item.as_stated or " ".join(part for part in (interval_words(item), item.unit, item.item) if part)


def _parties(read: Json) -> tuple[Party, ...]:
    found = [
        Party(role, _text(one, "name"), iso2=_text(one, "iso2"))
        for key, role in PARTIES.items()
        for one in _objects(read, key)
    ]
    announcer = _text(read, "asserted_by")
    return (*found, Party(PartyRole.ANNOUNCER, announcer)) if announcer else tuple(found)


def _item(one: Json) -> Item:
    low, high = _number(one, "low"), _number(one, "high")
    qualifier = one.get("qualifier") or (Qualifier.NOT_STATED if low is None and high is None else Qualifier.EXACT)
    stated = _text(one, "as_stated")
    name = _text(one, "item") or _text(one, "unit") or stated
    return Item(name, low, high, _term(Qualifier, qualifier, "qualifier"), _text(one, "unit"), stated)


def _sums(read: Json) -> tuple[Money, ...]:
    """The main sum first, then the further ones."""
    main = read.get("money")
    sums = [_money(one) for one in _objects(read, "amounts")]
    if main is None:
        return tuple(sums)
    first = _money(_object(main, "money"))
    return (first, *(one for one in sums if one != first))


def _money(one: Json) -> Money:
    qualifier = _term(Qualifier, one.get("qualifier") or Qualifier.EXACT, "qualifier")
    return Money(
        _number(one, "low"), _number(one, "high"), _text(one, "currency"), qualifier, as_stated=_text(one, "as_stated")
    )


def _date(value: Any) -> DateSpan:
    if value is None:
        return DateSpan()
    one = _object(value, "date")
    precision = _term(DatePrecision, one.get("precision") or DatePrecision.UNKNOWN, "precision")
    return DateSpan(_text(one, "start"), _text(one, "end"), precision, _text(one, "as_stated"))


def _quoted(one: Json) -> Quoted:
    paragraph = one.get("paragraph")
    if paragraph is not None and not _is_whole(paragraph):
        raise BadInput("“paragraph” must be a number, or be left out.")
    return Quoted(_text(one, "field"), _text(one, "quote"), paragraph)


# --- values --------------------------------------------------------------------------------------------


def _source(value: Any) -> int | None:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < _LONG:
        value = int(value)
    if value is not None and not _is_whole(value):
        raise BadInput("“source” must be the number of a source, as `list sources` gives it.")
    return cast("int | None", value)


_LONG = 20
"""Digits of a number that is no source's."""


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _object(value: Any, key: str) -> Json:
    if not isinstance(value, dict):
        raise BadInput(f"“{key}” must be an object, or be left out.")
    return cast("Json", value)


def _objects(read: Json, key: str) -> list[Json]:
    value = read.get(key)
    if value is None:
        return []
    if not isinstance(value, list):
        raise BadInput(f"“{key}” must be a list of objects, or be left out.")
    return [_object(one, key) for one in cast("list[Any]", value)]


def _text(read: Json, key: str) -> str:
    value = read.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadInput(f"“{key}” must be text, or be left out.")
    return value.strip()


def _number(read: Json, key: str) -> Decimal | None:
    value = read.get(key)
    if value is None:
        return None
    try:
        if isinstance(value, bool) or not isinstance(value, (int, float, str)):
            raise InvalidOperation
        number = Decimal(str(value))
    except (InvalidOperation, ValueError):  # an int of more digits than Python writes
        raise BadInput(f"“{key}” must be a number, or be left out.") from None
    return number


def _term(terms: type[T], value: Any, key: str) -> T:
    try:
        return terms(value)
    except ValueError:
        known = ", ".join(term.value for term in terms)
        raise BadInput(f"“{key}” must be one of {known}.") from None
