"""A table of records as this program writes it: every field in columns of its own, parts as JSON in one cell. What is
written here is read here, and comes out the same: amounts to the thousandth, words to the last space."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import StrEnum
from typing import Any, cast

from app.domain.dates import is_date
from app.domain.donations import Amount, CountSpan, DateSpan, Donation, EventDate, Item, Money, Party
from app.domain.errors import BadInput
from app.domain.fields import RECORD, Field, Fields, Kind, made
from app.domain.fold import fold
from app.domain.language import later
from app.domain.numbers import exact
from app.domain.own_fields import OwnContent, OwnType, key_for, names_taken
from app.domain.records import DonationRecord
from app.domain.reviews import ReviewLine
from app.domain.terms import AmountRole, DateEvent, DatePrecision, LinkKind, MoneyKind, PartyRole, Qualifier
from app.domain.vocabularies import ACTOR_KIND, Term, Vocabularies
from app.importers.review_lines import lines_of, read_reviews
from app.importers.rows import Row
from app.importers.table_values import Rejected

_HEAD = ("uid", "ref")
_TAIL = ("parent", "links", "reviews", "donors", "recipients", "counts", "counted.low", "counted.high")
_OWN = "own."
"""Before the keys of a workspace's own fields, which could be called as any column."""
_VALUES: dict[Kind, type[Any]] = {Kind.MONEY: Money, Kind.DATE: DateSpan, Kind.COUNT: CountSpan}
_PARTS: dict[str, type[Any]] = {"parties": Party, "items": Item, "amounts": Amount, "dates": EventDate}
_WORDS: dict[str, type[StrEnum]] = {
    "Qualifier": Qualifier, "MoneyKind": MoneyKind, "DatePrecision": DatePrecision, "PartyRole": PartyRole,
    "AmountRole": AmountRole, "DateEvent": DateEvent,
}  # fmt: skip
_NUMBER = "Decimal | None"
_YES_NO = {"yes": True, "no": False, "": False}
UID = re.compile("[0-9a-f]{12}")
_NOT_READ = (ValueError, KeyError, TypeError, AttributeError)
"""What is raised by cells that are not as they were exported."""
_ENDS = ("start", "end")
_AS_DAYS = later("write it as 2022, 2022-05 or 2022-05-31")
_SHOWN = 60
"""Letters of such a cell that a sentence has room for."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What a row says of a record beside its content."""

    uid: str = ""
    ref: str = ""
    parent: str = ""
    links: tuple[tuple[LinkKind, str, str], ...] = ()
    """(kind, reference of the other record, note), from this record on."""
    reviews: tuple[ReviewLine, ...] = ()


NOTHING = Beside()


def headings(known: Fields = RECORD) -> list[str]:
    """The columns, in their order; `known` are the fields of the workspace."""
    return [*_HEAD, *(name for field in known for name in _names(field)), *_TAIL]


def unknown(heads: Sequence[str], known: Fields) -> list[str]:
    """The keys of the fields of another workspace's own that are in a table, and that this one does not have."""
    here = {name for field in known for name in _names(field)}
    keys = (one.removeprefix(_OWN).split(".")[0] for one in heads if one.startswith(_OWN) and one not in here)
    return list(dict.fromkeys(keys))


def headings_of(keys: Iterable[str], heads: Sequence[str]) -> frozenset[str]:
    """The headings of own fields of these keys."""
    stems = {_OWN + key for key in keys}
    return frozenset(one for one in heads if one in stems or one.rpartition(".")[0] in stems)


def new_fields(heads: Sequence[str], rows: Iterable[Sequence[str]], known: Fields) -> dict[str, OwnContent]:
    """Fields that would hold what those keys say, by their first headings: of the types that their columns and cells
    tell, where no other field has such a name. A term is a text here."""
    here = {one.key for one in known}
    taken = {name for name, _ in names_taken()} | {fold(one.label) for one in known}
    found = dict[str, OwnContent]()
    for key in unknown(heads, known):
        name = key.replace("_", " ")
        columns = [at for at, one in enumerate(heads) if one in headings_of([key], heads)]
        words = {row[at] for row in rows for at in columns if at < len(row)} - {""}
        parts = {heads[at].rpartition(".")[2] for at in columns}
        kind = OwnType.YES_NO if words and words <= _YES_NO.keys() else OwnType.TEXT
        kind = OwnType.NUMBER if "low" in parts else OwnType.DATE if "start" in parts else kind
        if key_for(name, here) == key and fold(name) not in taken:
            found[heads[columns[0]]] = OwnContent(name, kind)
    return found


def is_exact(cells: Sequence[str]) -> bool:
    """Whether a row is the headings of such a table; columns may have been moved, added or left out."""
    return {"uid", "ref", "title", "parties", "items", "money.low"} <= set(cells)


def _names(field: Field) -> list[str]:
    stem = f"{_OWN if field.own else ''}{field.key}"
    if field.kind in _VALUES:
        return [f"{stem}.{one.name}" for one in fields(_VALUES[field.kind])]
    return [stem]


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
    counted = (None, None) if record.counted is None else record.counted[:2]
    counts = map(_plain, (record.left_out is None, *counted))
    return [*out, "; ".join(content.names(PartyRole.DONOR)), "; ".join(content.recipients), *counts]


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(getattr(value, "value", value))


def _object(part: Any) -> dict[str, Any]:
    """The attributes of a part that say something, in words; a date of its own as an object within."""
    held = {one.name: getattr(part, one.name) for one in fields(part)}
    said = {name: _object(one) if isinstance(one, DateSpan) else _plain(one) for name, one in held.items()}
    return {name: words for name, words in said.items() if words and held[name] != DateSpan()}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def read(
    heads: Sequence[str], cells: Sequence[str], known: Vocabularies, registry: Fields = RECORD
) -> tuple[Donation, Beside]:
    """The record of a row; `registry` are the fields of the workspace. Raises `Rejected` for a cell that no such table
    has."""
    held = {name: cells[at] if at < len(cells) else "" for at, name in enumerate(heads)}
    values: dict[str, Any] = {}
    for field in registry:
        names = _names(field)
        if not set(names) <= set(held) or (field.own and not any(held[name] for name in names)):
            continue
        values[field.key] = _value(field, names, [held[name] for name in names], known)
    content = made(Donation, {"title": "", **values}, registry)
    try:
        listed = cast("list[Mapping[str, str]]", json.loads(held.get("links") or "[]"))
        said = {(LinkKind(one["kind"]), one["ref"]): one.get("note", "") for one in listed}
        links = tuple((kind, other, note) for (kind, other), note in said.items())
    except (ValueError, KeyError, TypeError) as error:
        raise _unread("links", held["links"]) from error
    uid = held.get("uid", "")
    if uid and not UID.fullmatch(uid):
        raise Rejected(
            later("“{words}” in “uid” is no mark of a record; a spreadsheet may have made a number of it"),
            later("restore it, or empty the cell to add the row as a new record"), uid,
        )  # fmt: skip
    return content, Beside(uid, held.get("ref", ""), held.get("parent", ""), links, _reviews(held))


def _reviews(held: Mapping[str, str]) -> tuple[ReviewLine, ...]:
    words = held.get("reviews") or "[]"
    try:
        return read_reviews(Row({"reviews": json.loads(words)}, "").rows("reviews"))
    except (ValueError, BadInput) as error:
        raise _unread("reviews", words) from error


def _unread(column: str, words: str) -> Rejected:
    return _rejected(
        later("“{words}” in “{column}” cannot be read"), later("restore what was exported there"), column, words
    )


def _rejected(reason: str, remedy: str, column: str, words: str) -> Rejected:
    shown = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
    rejected = Rejected(reason, remedy, words, column=column, words=shown)
    rejected.column = column
    return rejected


def _value(field: Field, names: list[str], cells: list[str], known: Vocabularies) -> Any:
    if field.kind in _VALUES:
        of = _VALUES[field.kind]
        if of is Money and not cells[4]:  # without a kind there is no amount
            return None
        stem = names[0].rpartition(".")[0]
        return _made(of, dict(zip((one.name for one in fields(of)), cells, strict=True)), known, stem)
    (name,), (cell,) = names, cells
    try:
        match field.kind:
            case Kind.PARTS:
                of = _PARTS[field.key]
                return tuple(_made(of, part, known, name) for part in json.loads(cell or "[]"))
            case Kind.TERM:
                term = field.term(cell, known)
                return _known(known, term) if isinstance(term, Term) else term
            case Kind.YES_NO:
                return field.blank if not cell else _YES_NO[cell]
            case Kind.NUMBER:
                return exact(cell) if cell else None
            case _:
                return cell
    except _NOT_READ as error:
        raise _unread(name, cell) from error


def _known(known: Vocabularies, term: Term) -> Term:
    """The term, if the workspace has it. Raises `KeyError`."""
    return known.of(term.vocabulary)[term.key]


def _made(of: type[Any], held: Mapping[str, Any], known: Vocabularies, column: str) -> Any:
    """A value of several cells, or of an object in one; `column` is before the names of its own."""
    given: dict[str, Any] = {}
    for one in fields(of):
        words = held.get(one.name, "")
        if one.type == DateSpan.__name__:
            given[one.name] = _made(DateSpan, words or {}, known, f"{column}.{one.name}")
            continue
        if one.name in _ENDS and issubclass(of, DateSpan) and words and not is_date(words):
            raise _rejected(later("“{words}” in “{column}” is no day"), _AS_DAYS, f"{column}.{one.name}", words)
        try:
            value = _cell(str(one.type), words, known)
        except _NOT_READ as error:
            raise _unread(f"{column}.{one.name}", words) from error
        if value is not None or one.type == _NUMBER:
            given[one.name] = value
    return of(**given)


def _cell(kind: str, words: str, known: Vocabularies) -> Any:
    """The value of a cell; None where nothing is said."""
    if kind == _NUMBER:
        return exact(words) if words else None
    if kind == "bool":
        return _YES_NO[words]
    if kind == "Term":
        return _known(known, Term(ACTOR_KIND, words)) if words else None
    if kind in _WORDS:
        return _WORDS[kind](words) if words else None
    return words
