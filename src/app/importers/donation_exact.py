"""A table of records as this program writes it: every field in columns of its own, parts as JSON in one cell.

What is written here is read here, and comes out the same: amounts to the thousandth, words to the last space.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, cast

from app.domain.donations import Amount, CountSpan, DateSpan, Donation, EventDate, Item, Money, Party
from app.domain.errors import BadInput
from app.domain.fields import RECORD, Field, Fields, Kind, made
from app.domain.language import later
from app.domain.records import DonationRecord
from app.domain.reviews import ReviewLine
from app.domain.terms import AmountRole, DateEvent, DatePrecision, LinkKind, MoneyKind, PartyRole, Qualifier
from app.domain.vocabularies import ACTOR_KIND, Vocabularies
from app.importers.review_lines import lines_of, read_reviews
from app.importers.rows import Row
from app.importers.table_values import Rejected

_HEAD = ("uid", "ref")
_TAIL = ("parent", "links", "reviews", "donors", "recipients")
_OWN = "own."
"""Before the keys of a workspace's own fields, which could be called as any column."""
_VALUES: dict[Kind, type[Any]] = {Kind.MONEY: Money, Kind.DATE: DateSpan, Kind.COUNT: CountSpan}
_PARTS: dict[str, type[Any]] = {"parties": Party, "items": Item, "amounts": Amount, "dates": EventDate}
_WORDS: dict[str, type[StrEnum]] = {
    "Qualifier": Qualifier, "MoneyKind": MoneyKind, "DatePrecision": DatePrecision, "PartyRole": PartyRole,
    "AmountRole": AmountRole, "DateEvent": DateEvent,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Beside:
    """What a row says of a record beside its content."""

    uid: str = ""
    ref: str = ""
    parent: str = ""
    links: tuple[tuple[LinkKind, str, str], ...] = ()
    """(kind, reference of the other record, note), from this record on."""
    reviews: tuple[ReviewLine, ...] = ()
    """What readers say of its fields."""


NOTHING = Beside()


def headings(known: Fields = RECORD) -> list[str]:
    """The columns, in their order; `known` are the fields of the workspace."""
    return [*_HEAD, *(name for field in known for name in _names(field)), *_TAIL]


def unknown(heads: Sequence[str], known: Fields) -> list[str]:
    """The keys of the fields of another workspace's own that stand in a table, and that this one does not have."""
    here = {name for field in known for name in _names(field)}
    keys = (one.removeprefix(_OWN).split(".")[0] for one in heads if one.startswith(_OWN) and one not in here)
    return list(dict.fromkeys(keys))


def is_exact(cells: Sequence[str]) -> bool:
    """Whether a row is the headings of such a table; columns may have been moved, added or left out."""
    return {"uid", "ref", "title", "parties", "items", "money.low"} <= set(cells)


def _names(field: Field) -> list[str]:
    stem = f"{_OWN if field.own else ''}{field.key}"
    if field.kind in _VALUES:
        return [f"{stem}.{one.name}" for one in fields(_VALUES[field.kind])]
    return [stem]


# --- out ----------------------------------------------------------------------------------------------


def row(record: DonationRecord) -> list[str]:
    """The cells of a record."""
    content = record.content
    out = [record.uid, record.ref]
    for field in record.fields:
        value = field.of(content)
        if field.is_missing(content):
            out += [""] * len(_names(field))
        elif field.kind in _VALUES:
            out += ["" if value is None else _plain(getattr(value, one.name)) for one in fields(_VALUES[field.kind])]
        elif field.kind is Kind.PARTS:
            out.append(_json([_object(part) for part in value]) if value else "")
        else:
            out.append(_plain(value))
    links = [
        {"kind": link.kind.value, "ref": link.other.ref, "note": link.note} for link in record.links if link.outgoing
    ]
    reviews = lines_of(record)
    out += [
        record.parent.ref if record.parent else "",
        _json(links) if links else "",
        _json(reviews) if reviews else "",
    ]
    return [*out, "; ".join(content.names(PartyRole.DONOR)), "; ".join(content.recipients)]


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(getattr(value, "value", value))


def _object(part: Any) -> dict[str, str]:
    held = {one.name: _plain(getattr(part, one.name)) for one in fields(part)}
    return {name: words for name, words in held.items() if words}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


# --- in -----------------------------------------------------------------------------------------------


def read(
    heads: Sequence[str], cells: Sequence[str], known: Vocabularies, registry: Fields = RECORD
) -> tuple[Donation, Beside]:
    """The record of a row; `registry` are the fields of the workspace.

    Raises `Rejected` for a cell that no such table has.
    """
    held = {name: cells[at] if at < len(cells) else "" for at, name in enumerate(heads)}
    values: dict[str, Any] = {}
    for field in registry:
        names = _names(field)
        if not set(names) <= set(held) or (field.own and not any(held[name] for name in names)):
            continue
        try:
            values[field.key] = _value(field, [held[name] for name in names], known)
        except (ValueError, KeyError, TypeError, InvalidOperation) as error:
            words = next((held[name] for name in names if held[name]), "")
            rejected = _unread(field.key, error, words)
            rejected.column = names[0]
            raise rejected from error
    content = made(Donation, {"title": "", **values}, registry)
    try:
        listed = cast("list[Mapping[str, str]]", json.loads(held.get("links") or "[]"))
        links = tuple((LinkKind(one["kind"]), one["ref"], one.get("note", "")) for one in listed)
    except (ValueError, KeyError, TypeError) as error:
        raise _unread("links", error, held["links"]) from error
    return content, Beside(held.get("uid", ""), held.get("ref", ""), held.get("parent", ""), links, _reviews(held))


def _reviews(held: Mapping[str, str]) -> tuple[ReviewLine, ...]:
    words = held.get("reviews") or "[]"
    try:
        return read_reviews(Row({"reviews": json.loads(words)}, "").rows("reviews"))
    except (ValueError, BadInput) as error:
        raise _unread("reviews", error, words) from error


def _unread(column: str, error: Exception, words: str) -> Rejected:
    return Rejected(
        later("“{column}” cannot be read: {error}"), later("restore what was exported there"), words, column=column,
        error=str(error),
    )  # fmt: skip


def _value(field: Field, cells: list[str], known: Vocabularies) -> Any:
    if field.kind in _VALUES:
        of = _VALUES[field.kind]
        if of is Money and not cells[4]:  # without a kind there is no amount
            return None
        return _made(of, dict(zip((one.name for one in fields(of)), cells, strict=True)), known)
    (cell,) = cells
    match field.kind:
        case Kind.PARTS:
            of = _PARTS[field.key]
            return tuple(_made(of, part, known) for part in json.loads(cell or "[]"))
        case Kind.TERM:
            return field.term(cell, known)
        case Kind.YES_NO:
            return {"yes": True, "no": False, "": field.blank}[cell]
        case Kind.NUMBER:
            return Decimal(cell) if cell else None
        case _:
            return cell


def _made(of: type[Any], held: Mapping[str, str], known: Vocabularies) -> Any:
    given: dict[str, Any] = {}
    for one in fields(of):
        words, kind = held.get(one.name, ""), str(one.type)
        if kind == "Decimal | None":
            given[one.name] = Decimal(words) if words else None
        elif kind == "bool":
            given[one.name] = words == "yes"
        elif kind == "Term":
            given[one.name] = known.term(ACTOR_KIND, words)
        elif kind in _WORDS:
            if words:
                given[one.name] = _WORDS[kind](words)
        else:
            given[one.name] = words
    return of(**given)
