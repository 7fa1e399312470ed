"""What a passage can be linked to, for the link palette: records, countries, and their fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.actions.from_words import read_fact
from app.domain.donations import Amount, EventDate, Item, Party
from app.domain.errors import BadInput
from app.domain.fields import Kind, stated
from app.domain.fuzzy import match
from app.domain.language import capital, tr, tr_term
from app.domain.parts import amount_called, date_called, label_of_field
from app.domain.quantity import format_interval
from app.domain.records import CountryInfo, DonationRecord, FactRecord
from app.store.reads import countries
from app.store.reads.donations import find, in_order, record
from app.store.store import Store
from app.ui.base.record_words import shown_money
from app.ui.views.read.link_palette import Field, Thing
from app.ui.views.read.meant import Words
from app.ui.widgets.popup_list import PopupRow

NEW = "new"
"""The key of the row that makes a new thing."""
MOST = 12
"""How many records are offered."""
_QUOTED = (Kind.MONEY, Kind.DATE, Kind.COUNT)
"""What is stated in words that a quote may hold; these come first."""


def record_rows(store: Store, typed: str, likely: Sequence[int] = (), near: Sequence[int] = ()) -> list[PopupRow]:
    """Donation records that match what is typed, before anything is those that are `likely` and then those that are
    `near`; and an entry for a new one."""
    first = () if typed.strip() else in_order(store, list(dict.fromkeys((*likely, *near)))[:MOST])
    found = {row.id: row for row in (*first, *find(store, typed, limit=MOST))}
    rows: list[PopupRow] = []
    for row in list(found.values())[:MOST]:
        side, end = row.items or shown_money(row.content), tr("likely") if first and row.id in likely else ""
        glyph = "prohibit" if row.outcome.value in ("not_given", "cancelled") else "package"
        rows.append(PopupRow(row.id, f"{row.ref} {row.title}", side=side, icon=glyph, end=end))
    new = tr("New record “{typed}”").format(typed=typed) if typed.strip() else tr("New record of these words")
    return [*rows, PopupRow(NEW, new, icon="plus")]


def record_thing(store: Store, donation_id: int, words: Words) -> Thing:
    """A record with its fields; those whose words are in the quote first, and those that have it as evidence marked."""
    found = record(store, donation_id)
    fields = sorted(_record_fields(found, words.quote), key=lambda field: not field.suggested)
    here = words[:3]
    linked = {(one.field, one.part_id) for one in found.evidence if (one.source_id, one.start, one.end) == here}
    fields = [replace(field, linked=field.key in linked) for field in fields]
    return Thing(donation_id, f"{found.ref} {found.content.title}", tuple(fields))


def _record_fields(found: DonationRecord, quote: str) -> list[Field]:
    content = found.content
    fields = [Field(("", None), tr("The whole record"), content.title)]
    for kind, part_id, part in found.parts():
        key = kind.field_of(part)
        words, quoted = _of_part(part)
        fields.append(Field((key, part_id), capital(label_of_field(key)), words, _is_quoted(quoted, quote)))
    known = [
        (field.evidence_key, field)
        for field in found.fields
        if field.evidence_key is not None
        and field.key != "title"
        and not (field.retired and field.is_missing(content))
        and (field.kind not in _QUOTED or field.says(field.of(content)))
    ]
    for key, field in sorted(known, key=lambda one: one[1].kind not in _QUOTED):
        value = field.of(content)
        words = stated(field, value) or (tr_term(value) if field.kind is Kind.TERM else "")
        words = content.totals_reason if field.key == "in_totals" else words
        quoted = field.kind in _QUOTED and _is_quoted(words, quote)
        fields.append(Field((key, None), capital(field.display_name), words, quoted))
    return fields


def _of_part(part: Party | Item | Amount | EventDate) -> tuple[str, str]:
    """The text of a part, and the words of it that a quote may contain."""
    match part:
        case Party():
            return part.name, part.name
        case Item():
            shown = part.as_stated or f"{format_interval(part.low, part.high, part.qualifier)} {part.item}"
            return shown, part.as_stated or part.item
        case Amount():
            return amount_called(part), part.as_stated
        case EventDate():
            return date_called(part), part.as_stated


def countries_named(infos: Iterable[CountryInfo], quote: str) -> list[str]:
    """The codes of the countries that are named in words, in their order there."""
    found: dict[tuple[int, int], str] = {}
    for info in infos:
        for name in () if info.is_group else (info.name, *info.aliases):
            if name in quote:
                met = re.finditer(rf"(?<!\w){re.escape(name)}(?![\w$])", quote)  # US$5 is money
                found |= {one.span(): info.code for one in met}
    whole = [at for at in sorted(found) if not any(one != at and one[0] <= at[0] and at[1] <= one[1] for one in found)]
    return list(dict.fromkeys(found[at] for at in whole))


def country_rows(store: Store, typed: str, named: Sequence[str]) -> list[PopupRow]:
    """Countries and groups that match what is typed, those `named` by the words and those with data first."""
    found: list[tuple[tuple[int, int, str], PopupRow]] = []
    for row in countries.rows(store):
        hits = [match(typed, name) for name in (row.info.display_name, row.info.name, *row.info.aliases, row.info.code)]
        ranks = [hit[0] for hit in hits if hit is not None]
        if not ranks or min(ranks) > 3:
            continue
        marks = hits[0][1] if hits[0] is not None else ()
        amount = row.facts + row.records
        side = row.info.code if not row.info.is_group else tr("group")
        shown = PopupRow(row.info.id, row.info.display_name, side=side, icon="globe", marks=marks,
                         end=f"{amount}" if amount else "")  # fmt: skip
        rank = named.index(row.info.code) - len(named) if row.info.code in named and not typed else min(ranks)
        found.append(((rank, -min(amount, 1), row.info.display_name), shown))
    return [row for _, row in sorted(found, key=lambda entry: entry[0])[:40]]


def country_thing(country_id: int, facts: Sequence[FactRecord], name: str, quote: str) -> Thing:
    """A country with its facts, and an entry for a new fact."""
    fields = [Field(("country", country_id), tr("{name} as a whole").format(name=name))]
    fields += [
        Field(("fact", fact.id), capital(fact.content.field), fact.content.value, _is_quoted(fact.content.value, quote))
        for fact in facts
    ]
    fields.append(Field(NEW, tr("New fact… (type it as population: 17 million)"), ends=True, refuses=_not_a_fact))
    return Thing(country_id, name, tuple(fields))


def _not_a_fact(typed: str) -> str:
    try:
        read_fact(typed, "", "")
    except BadInput as error:
        return str(error)
    return ""


def _is_quoted(words: str, quote: str) -> bool:
    return bool(words) and words.lower() in quote.lower()
