"""The present values of the figures in notes, and the sentences of notes that nothing supports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial

from app.actions import note_pictures
from app.actions.questions import question
from app.domain import kinds
from app.domain.alternatives import in_words
from app.domain.counted import counted_words, item_words
from app.domain.donations import Donation
from app.domain.errors import BadInput
from app.domain.evidence import in_text_order
from app.domain.fields import shown
from app.domain.giving import LeftOut, left_out_words, outcome
from app.domain.language import english, tr
from app.domain.links import by_uid
from app.domain.mentions import Finder
from app.domain.note_figures import Asks, Finding, NoteFigure, Token, findings, tokens
from app.domain.notes import Note
from app.domain.quantity import format_interval, without_sign
from app.domain.records import DonationFilter, DonationRecord, EvidenceItem
from app.domain.terms import EvidenceRole, PartyRole
from app.domain.totals import Total, TotalLine
from app.domain.totals_words import doubts, named
from app.exporters.amounts import item_shown, total_words
from app.importers.reference import load_reference
from app.paths import REFERENCE
from app.store.reader import Reader
from app.store.reads import countries as country_reads
from app.store.reads import donations as donation_reads
from app.store.reads import notes as note_reads
from app.store.reads import passages as passage_reads
from app.store.reads import profiles as profile_reads
from app.store.reads import totals as total_reads
from app.store.reads.links import linked, of_uid

_PARTIES = {f"{role.value}{end}": role for role in (PartyRole.DONOR, PartyRole.RECIPIENT) for end in ("", "s")}


class Figures:
    """The values of tokens, each looked up once. Use it for one reading of a workspace."""

    def __init__(self, db: Reader) -> None:
        self.db = db
        self._known: dict[Token, NoteFigure] = {}

    def of(self, token: Token) -> NoteFigure:
        key = replace(token, start=0, end=0, as_written=None)
        if key not in self._known:
            with english():  # as in exports, and as tokens keep it
                found = self._read(token)
            self._known[key] = found if found.words else replace(found, problem=self._read(token).problem)
        return self._known[key]

    def _read(self, token: Token) -> NoteFigure:
        match token.asks:
            case Asks.TOTAL:
                return _total(self.db, token.thing)
            case Asks.QUOTE:
                return _quote(self.db, token.thing)
            case Asks.FIELD:
                return _field(self.db, token.thing, token.field)
            case Asks.PICTURE:
                return note_pictures.figure_of(self.db, token)


def figures_in(db: Reader, bodies: Iterable[str]) -> dict[str, NoteFigure]:
    """The present value of each token in these notes, by the token as written."""
    known = Figures(db)
    return {body[one.start : one.end]: known.of(one) for body in bodies if "{{" in body for one in tokens(body)}


def _none(words: str) -> NoteFigure:
    return NoteFigure("", words)


def _total(db: Reader, typed: str) -> NoteFigure:
    """A total by its question, with the passages of what it adds up."""
    try:
        found = total_reads.of(db, DonationFilter(query=question(db, typed)))
    except BadInput as error:
        return _none(str(error))
    added = [total for total in found.totals if total.added]
    if not added:
        return _none(tr("No record that fits this question counts in a total."))
    refs = {line.donation_id: line.ref for total in added for line in total.added}
    records = {record.id: record for record in donation_reads.records(db, tuple(refs))}
    passages = {
        item.passage_id: None
        for record in records.values()
        for item in in_text_order(record.evidence)
        if _supports(item) and item.field in ("item", "money")
    }
    said = [_with_doubts(one, total_words(one)) for one in added]
    former: tuple[str, ...] = ("; ".join(_with_doubts(one, _as_before(one)) for one in added),)
    more = len({one for total in added for one in total.more}.difference(refs))
    of_each = (
        dict.fromkeys(one for line in total.added for one in _passages_of(line, records[line.donation_id]))
        for total in added
    )
    sums = tuple(zip(said, map(tuple, of_each), strict=True))
    words = "; ".join(said)
    if nowhere := found.left_out.get(LeftOut.NOWHERE):
        beside = tr("not in it: {refs}, {why}").format(refs=named(nowhere), why=left_out_words(LeftOut.NOWHERE))
        former, words = (*former, words), f"{words} ({beside})"
        sums = (*sums[:-1], (f"{sums[-1][0]} ({beside})", sums[-1][1]))
    return NoteFigure(words, "", tuple(passages), tuple(refs.items()), former=former, more=more, sums=sums)


def _passages_of(line: TotalLine, record: DonationRecord) -> Iterator[int]:
    """The passages that support what a record states of one thing."""
    items = zip(record.part_ids.get("items", ()), record.content.items, strict=True)
    field, ids = "money", {None}
    if line.money_kind is None:
        field, ids = "item", {one for one, item in items if (item.item, item.unit) == (line.what, line.unit)}
    for piece in in_text_order(record.evidence):
        if _supports(piece) and piece.field == field and piece.part_id in ids:
            yield piece.passage_id


def _with_doubts(total: Total, said: str) -> str:
    """A sum in words, with what is to be said against records in it."""
    against = "; ".join(doubts(total))
    return f"{said} ({against})" if against else said


def _as_before(total: Total) -> str:
    """A sum as it was kept in tokens before it was said without signs: *≈ 508,000,000 USD (valuation)*."""
    amount = format_interval(total.low, total.high, total.qualifier, approximate=total.approximate)
    amount = amount if total.has_number else ""
    if total.money_kind is not None:
        said = f"{amount or 'amount not stated in'} {total.unit}" if total.unit else "amount not read"
        return f"{said} ({total.money_kind.value})"
    return counted_words(amount, total.what, total.unit) if amount else total_words(total)


def _quote(db: Reader, name: str) -> NoteFigure:
    named = by_uid(name)
    thing = of_uid(db, "passage", named[1]) if named is not None and named[0] == "passage" else None
    if thing is None:
        return _none(tr("There is no passage “{name}”.").format(name=name))
    passage = passage_reads.one(db, thing[1])
    return NoteFigure(f"“{' '.join(passage.quote.split())}”", "", (passage.id,))


def _field(db: Reader, thing: str, field: str) -> NoteFigure:
    found = linked(db, thing)
    if found is None:
        return _none(tr("There is no record or country “{name}”.").format(name=thing))
    kind, thing_id = found
    if kind == "donation":
        return _of_record(donation_reads.record(db, thing_id), field.strip().casefold())
    if kind == "country":
        return _of_country(db, thing_id, field)
    return _none(tr("“{name}” has no figures; name a record or a country.").format(name=thing))


def _of_record(record: DonationRecord, key: str) -> NoteFigure:
    words, field = _value_of(record, key)
    if not words:
        return _none(tr("{ref} has no value for “{field}”.").format(ref=record.ref, field=key))
    ids = {item.passage_id: None for item in in_text_order(record.evidence) if _supports(item) and item.field == field}
    said = in_words(record.content.items, item_shown) if field == "item" else without_sign(words)
    is_bare = field is not None and not ids and (record.table is None or not record.table.is_source)
    return NoteFigure(said, "", tuple(ids), ((record.id, record.ref),), former=(words,), is_bare=is_bare)


def _value_of(record: DonationRecord, key: str) -> tuple[str, str | None]:
    """The value of a field of a record, and the name under which passages are linked to it."""
    content: Donation = record.content
    if key in _PARTIES:
        role = _PARTIES[key]
        return ", ".join(content.names(role)), role.value
    if key in ("item", "items"):
        return in_words(content.items, item_words), "item"
    if key == "outcome":
        return outcome(content.assertion, content.status).value.replace("_", " "), "assertion"
    for one in record.fields:
        if key in (one.key, one.label.casefold()):
            return shown(one, one.of(content)), one.evidence_key
    return "", None


def _of_country(db: Reader, country_id: int, field: str) -> NoteFigure:
    info = next(row.info for row in country_reads.rows(db) if row.info.id == country_id)
    wanted = field.strip().casefold()
    facts = [one for one in profile_reads.profile(db, info.code).facts if one.content.field.casefold() == wanted]
    if not facts:
        return _none(tr("No fact “{field}” is recorded for {country}.").format(country=info.name, field=field.strip()))
    ids = {item.passage_id: None for one in facts for item in one.evidence if _supports(item)}
    return NoteFigure("; ".join(one.content.value for one in facts), "", tuple(ids), is_bare=not ids)


def _supports(item: EvidenceItem) -> bool:
    return item.role is EvidenceRole.SUPPORTS and not item.is_counterpart


@dataclass(frozen=True, slots=True)
class Checked:
    """A note with the findings in it."""

    note: Note
    found: tuple[Finding, ...]


def finder() -> Finder:
    """Finds numbers and countries. Making one takes some milliseconds, so keep it."""
    return Finder(load_reference(REFERENCE))


def look_through(db: Reader, body: str, search: Finder, figures: Figures | None = None) -> tuple[Finding, ...]:
    """The findings in one note."""
    known = figures or Figures(db)
    evident = cache(partial(_is_evidence, db))
    return findings(body, search, known.of, evident)


def _is_evidence(db: Reader, name: str) -> bool:
    """Whether a link leads to a passage, or to a thing whose fields have evidence."""
    found = by_uid(name) or linked(db, name.partition("#")[0].strip())
    return found is not None and found[0] in ("source", "passage", *kinds.reviewed())


def check_figures(db: Reader) -> tuple[Checked, ...]:
    """The notes with unsupported or stale figures, with unknown tokens or unfinished ones."""
    search, figures = finder(), Figures(db)
    found = (Checked(note, look_through(db, note.body, search, figures)) for note in note_reads.every(db))
    return tuple(one for one in found if one.found)
