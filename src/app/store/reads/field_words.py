"""The images of the journal in words: which fields of a row are shown to users, and their values."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any, Protocol, cast

from app.domain import terms
from app.domain.fields import Field, of_table
from app.domain.kinds import things
from app.domain.language import tr, tr_term
from app.domain.shortened import shortened
from app.domain.vocabularies import ACTOR_KIND, Term
from app.store.columns import OF, keys_of
from app.store.field_columns import column_names, spans
from app.store.kinds import heads_of
from app.store.schema import journaled_tables, metadata, thing
from app.store.things import references

Image = Mapping[str, Any]


class Names(Protocol):
    """What images say by id or key, by name."""

    def __call__(self, table: str, row_id: int) -> str: ...

    def term(self, vocabulary: str, key: str) -> Term: ...


_SKIPPED = frozenset(
    ("id", "uid", "created_at", "updated_at", "created_by", "author_id", "added_at", "added_by", "ordinal", "merge_key",
     "prefix", "suffix", "start", "end", "body_id", "raw_id", "in_totals", "money_kind", "given")
)  # fmt: skip
"""Columns that are internal, or that another field shows."""
_LABELS = {
    "of_work": "of", "parent_id": "under", "when_not": "when not to use", "item": "what", "body": "words",
    "media_type": "kind of file", "version_id": "text", "digest_id": "digest", "is_group": "is a group",
    "a_id": "one record", "b_id": "other record", "answers_id": "answers", "color": "colour", "url": "address",
    "as_of_as_stated": "as of, as stated", "taken": "taken as it", "listed": "column in the list",
    "donation_id": "record", "date_id": "event", "counts": "counts in totals",
}  # fmt: skip
"""What columns are called that no registry names, where it is not their own name."""
_FIGURES = {
    "donation_item": {"quantity": ("low", "high", "qualifier", "unit")},
    "donation_amount": {"amount": ("low", "high", "qualifier", "currency")},
    "fact": {"figure": ("low", "high", "qualifier", "unit")},
}
_DAYS = {"donation_date": (("day", "start", "end"),), "donation_amount": (("day", "date_start", "date_end"),)}
_WORDS = re.compile("[a-z]+(_[a-z]+)+")
_KINDS_OF_ACTOR = (("actor", "kind"), ("donation_party", "kind"))


def fields_of(table: str, image: Image, names: Names) -> dict[str, str]:
    """The fields of a row that have a value, each under its label."""
    if table == "own_value":
        return own_value_of(image, names)
    out: dict[str, str] = {}
    done = set(_SKIPPED) | _KEPT.get(table, set())
    intervals, dates = spans(of_table(table))
    for label, (low, high, qualifier, unit) in {**intervals, **_FIGURES.get(table, {})}.items():
        done |= {low, high, qualifier, unit}
        out[label] = interval(image.get(low), image.get(high), image.get(qualifier, ""), image.get(unit, ""))
    for label, start, end in (*dates, *_DAYS.get(table, ())):
        done |= {start, end, f"{start.removesuffix('start')}precision"}
        out[label] = _ends(image.get(start), image.get(end))
    for column, value in image.items():
        if column not in done:
            out[label_of(table, column)] = _in_words(table, column, value, names)
    return {label: words for label, words in out.items() if words}


def own_value_of(image: Image, names: Names) -> dict[str, str]:
    """The value that a record has for a custom field, under the name of that field."""
    values = [
        names("term", int(image["term_id"])) if image["term_id"] is not None else "",
        interval(image["low"], image["high"], image["qualifier"], ""),
        _ends(image["start"], image["end"]),
        image["words"],
    ]
    return {names("own_field", int(image["field_id"])): next((words for words in values if words), "")}


_KEPT = {"term": {"key"}, "own_field": {"key"}}
"""Columns that are internal in one table, though they are shown for another."""


def label_of(table: str, column: str) -> str:
    """A column in the user's words."""
    field = _field(table, column)
    return field.in_history if field else _LABELS.get(column, column.removesuffix("_id").replace("_", " "))


def _field(table: str, column: str) -> Field | None:
    """The field of the registry that a column holds alone."""
    return next((field for field in of_table(table) if column_names(field) == (column,)), None)


def _held(table: str, column: str) -> Any:
    """What a column holds beside its type; None for one that today's tables do not have."""
    found = metadata.tables.get(table)
    return None if found is None or column not in found.c else found.c[column].info.get(OF)


def labels() -> list[str]:
    """Every label that a field of a row can have."""
    found = {label for table in _FIGURES.values() for label in table}
    found |= {label for days in _DAYS.values() for label, _, _ in days}
    for table in journaled_tables():
        intervals, dates = spans(of_table(table.name))
        found |= {*intervals, *(label for label, _, _ in dates)}
        columns = [column.name for column in table.columns if column.name not in _SKIPPED]
        found |= {
            label_of(table.name, name)
            for column in columns
            for name in (_refers(table.name) if column == "thing_id" else (column,))
        }
    return sorted(found)


def interval(low: int | None, high: int | None, qualifier: str, unit: str) -> str:
    """*300,000 masks*, *2 to 3*, *over 100*; the numbers are thousandths."""
    number = _ends(*(None if end is None else _number(end) for end in (low, high)))
    known = next((term for term in terms.Qualifier if term.value == qualifier), terms.Qualifier.EXACT)
    said = "" if not number or known in (terms.Qualifier.EXACT, terms.Qualifier.NOT_STATED) else tr_term(known)
    return " ".join(part for part in (said, number, unit) if part)


def _ends(*ends: str | None) -> str:
    """Both ends, or the one that is known, or that both are."""
    known = list(dict.fromkeys(end for end in ends if end))
    return tr("{start} to {end}").format(start=known[0], end=known[1]) if len(known) > 1 else "".join(known)


def _number(thousandths: int) -> str:
    whole, rest = divmod(thousandths, 1000)
    return f"{whole:,}" if rest == 0 else f"{(Decimal(thousandths) / 1000).normalize():,f}"


def _in_words(table: str, column: str, value: Any, names: Names) -> str:
    """A value of a column as a person reads it."""
    if value is None or value == "":
        return ""
    if column in (refers := _refers(table)):
        return names(refers[column], int(value))
    if _held(table, column) is bool and isinstance(value, int):
        return tr("yes") if value else ""
    if isinstance(value, str) and value.startswith(("[", "{")):
        try:
            listed = json.loads(value)
        except ValueError:
            return value
        if isinstance(listed, dict):
            return "; ".join(f"{standard} {code}" for standard, code in cast("dict[str, str]", listed).items())
        return "; ".join(map(str, listed)) if isinstance(listed, list) else value  # pyright: ignore[reportUnknownArgumentType,reportUnknownVariableType]
    return _term(table, column, str(value), names)


@cache
def _refers(table: str) -> dict[str, str]:
    """The columns of an image that refer to a row, each with the table of that row: a passage first, then what is
    attached to it, then its parts."""
    of_table = {} if table not in metadata.tables else dict(references(metadata.tables[table]))
    on_a_thing = {f"{kind}_id": kind for kind in things()} if "thing_id" in of_table else {}
    all_of_them = {**on_a_thing, **{column: to for column, to in of_table.items() if to != thing.name}}
    first = {column: all_of_them[column] for column in ("passage_id",) if column in all_of_them}
    return first | all_of_them


def _term(table: str, column: str, value: str, names: Names) -> str:
    """A vocabulary term as the window shows it; any other word unchanged."""
    field = _field(table, column)
    of_workspace = ACTOR_KIND if (table, column) in _KINDS_OF_ACTOR else field.vocabulary if field else ""
    if of_workspace:
        return tr_term(names.term(of_workspace, value))
    of = _held(table, column)
    if value in keys_of(of):
        return tr_term(of(value))
    return value.replace("_", " ") if _WORDS.fullmatch(value) else value


def name_of(table: str, image: Image, names: Names) -> str:
    """A short name of a row."""
    heads = heads_of(table)
    words = [_term(table, column, str(image[column]), names) for column in heads if image.get(column)]
    if table == "note":
        words = words[:1]
    if table == "own_value":
        return f"{names('donation', int(image['donation_id']))} · {names('own_field', int(image['field_id']))}"
    if table in ("donation_party", "donation_amount"):
        words += [names(c.removesuffix("_id"), int(image[c])) for c in ("actor_id", "country_id") if image.get(c)]
    if not heads:
        refers = _refers(table)
        words = [names(refers[c], int(image[c])) for c in refers if image.get(c)]
    return shortened(" · ".join(word for word in words if word), 80)
