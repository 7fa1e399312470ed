"""Previewing a table that this program wrote, with nothing to guess."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from app.actions.donation_rules import too_early, validate
from app.actions.own_fields import refuse_unfit, type_words
from app.actions.table_names import Meant
from app.actions.table_preview import (
    EXACT,
    HERE,
    NEW_FIELD,
    Choices,
    Counting,
    Read,
    Refusal,
    Taken,
    against_rules,
    refusal,
    report_rows,
)
from app.domain.donations import Donation
from app.domain.errors import BadInput
from app.domain.fields import Fields
from app.domain.language import later, tr, tr_n, tr_term
from app.domain.own_fields import OwnField
from app.domain.terms import LinkKind
from app.importers import donation_exact
from app.importers.table_columns import Column
from app.importers.table_file import TableFile
from app.importers.table_offers import Offer
from app.importers.table_values import Rejected
from app.store.reader import Reader
from app.store.reads import donations as donation_reads
from app.store.reads import own_fields, vocabularies

_NAMED = 6
_AT_ONCE = 2_000


def exact_columns(file: TableFile, choices: Choices, fields: Fields) -> tuple[Column, ...]:
    """The columns of a table that this program wrote; those of fields that the workspace does not have lead nowhere,
    unless these are to be made."""
    headings = file.rows[0][1]
    made = [name for name, target in choices.columns.items() if target == NEW_FIELD]
    gone = donation_exact.headings_of(donation_exact.unknown(headings, fields), headings)
    lost = gone - donation_exact.headings_of([name.split(".")[1] for name in made if "." in name], headings)
    return tuple(Column(at, name, "" if name in lost else name) for at, name in enumerate(headings))


def read_exact(
    db: Reader, file: TableFile, hashed: str, choices: Choices, report: Counting | None, most: int | None
) -> Read:
    """Read a table that this program wrote, without guessing; fields that the workspace does not have are offered."""
    headings = file.rows[0][1]
    known, fields = vocabularies.of(db), own_fields.fields(db)
    missing = donation_exact.new_fields(headings, [cells for _, cells in file.rows[1:]], fields)
    made = {name: one for name, one in missing.items() if choices.columns.get(name) == NEW_FIELD}
    offered = tuple(
        Offer(name, type_words(one.type), (NEW_FIELD,)) for name, one in missing.items() if name not in choices.columns
    )
    columns = exact_columns(file, choices, fields)
    fields = (*fields, *(OwnField(0, "", one.name.replace(" ", "_"), one).field for one in made.values()))
    if left := donation_exact.unknown(headings, fields):
        sentence = tr("Left out, since this workspace has no such fields of its own: {names}.")
        file = replace(file, warnings=(*file.warnings, sentence.format(names=", ".join(left))))
    have, met, meant = donation_reads.uids(db), dict[str, int](), Meant(db)
    own = {one.key: one for one in own_fields.own_fields(db)}
    records: list[Taken] = []
    refused: list[Refusal] = []
    here: list[Taken] = []
    for place, (number, cells) in enumerate(file.rows[1:][:most]):
        report_rows(report, place, len(file.rows), len(records), len(refused))
        try:
            content, beside = donation_exact.read(headings, cells, known, fields)
            if beside.uid in have:
                here.append((number, cells, content, beside))
                continue
            if beside.uid and met.setdefault(beside.uid, number) != number:
                remedy = later("empty the cell to add it as a record of its own")
                raise Rejected(later("its “uid” is that of row {row}"), remedy, beside.uid, row=str(met[beside.uid]))
            if wrong := validate(content) or _unfit(own, content):
                raise against_rules(wrong)
            meant.refuse_nobody(content, as_it_was=bool(beside.uid))
            records.append((number, cells, content, beside))
        except Rejected as why:
            refused.append(refusal(number, cells, why))
    records = [*_without_wrong_relations(records, refused)]
    refused = sorted([*refused, *_here_already(db, here, have)], key=lambda one: one.number)
    absent = _absent(records)
    if absent:
        sentence = tr_n(
            "Left out, as what it leads to is not among the records of the table that can be added: {listed}.",
            "{n} relations are left out, as what they lead to is not among the records of the table that can be added: "
            "{listed}.", len(absent),
        )  # fmt: skip
        shown = "; ".join(absent[:_NAMED]) + ("; …" if len(absent) > _NAMED else "")
        file = replace(file, warnings=(*file.warnings, sentence.format(listed=shown)))
    found = tuple(records), tuple(refused), ()
    return Read(file, hashed, EXACT, columns, *found, offered, tuple(made.values()))


def _unfit(own: Mapping[str, OwnField], content: Donation) -> list[str]:
    """Why the values of own fields that the workspace has cannot be held."""
    held = tuple((key, value) for key, value in content.own if key in own)
    try:
        refuse_unfit(own, replace(content, own=held))
    except BadInput as error:
        return [str(error)]
    return []


def _without_wrong_relations(rows: Sequence[Taken], refused: list[Refusal]) -> Iterator[Taken]:
    """The rows with valid parents and links; the others are added to `refused`."""
    known = {beside.ref: (content, beside) for *_, content, beside in rows if beside.ref}
    for row in rows:
        number, cells, content, beside = row
        try:
            if beside.ref and _goes_round(beside, known):
                raise Rejected(later("by its “parent” it is part of itself"), later("empty that cell, or correct it"))
            for kind, other, _ in beside.links:
                if other == beside.ref:
                    raise Rejected(later("its “links” lead to itself"), later("take that link out"))
                wrong = kind is LinkKind.DELIVERS and other in known and _no_delivery(content, beside, *known[other])
                if wrong:
                    raise against_rules(wrong)
        except Rejected as why:
            refused.append(refusal(number, cells, why))
        else:
            yield row


def _goes_round(beside: donation_exact.Beside, known: Mapping[str, tuple[Donation, donation_exact.Beside]]) -> bool:
    """Whether a row is its own ancestor."""
    above, seen = beside.parent, set[str]()
    while above in known and above != beside.ref and above not in seen:
        seen.add(above)
        above = known[above][1].parent
    return above == beside.ref


def _no_delivery(
    content: Donation, beside: donation_exact.Beside, pledge: Donation, other: donation_exact.Beside
) -> list[str]:
    """Why a row cannot be a delivery of another; empty if it can."""
    if any(kind is LinkKind.DELIVERS and ref == beside.ref for kind, ref, _ in other.links):
        return [tr("{a} and {b} are each said to be a delivery of the other.").format(a=beside.ref, b=other.ref)]
    return too_early(content, pledge, (beside.ref, other.ref))


def _absent(rows: Sequence[Taken]) -> list[str]:
    """The relations to records that are not in the table, which cannot be restored."""
    refs = {beside.ref for *_, beside in rows}
    out: list[str] = []
    for number, *_, beside in rows:
        own = beside.ref or tr("row {number}").format(number=number)
        if beside.parent and beside.parent not in refs:
            out.append(tr("{ref} is part of {other}").format(ref=own, other=beside.parent))
        out += [f"{own} {tr_term(kind)} {other}" for kind, other, _ in beside.links if other not in refs]
    return out


def _here_already(db: Reader, rows: Sequence[Taken], have: Mapping[str, tuple[int, str]]) -> Iterator[Refusal]:
    """Refusals of rows whose records exist already, with the fields that differ."""
    for at in range(0, len(rows), _AT_ONCE):
        some = rows[at : at + _AT_ONCE]
        known = {one.uid: one for one in donation_reads.records(db, [have[beside.uid][0] for *_, beside in some])}
        for number, cells, content, beside in some:
            now = known[beside.uid]
            changed = ", ".join(one.title for one in now.fields if one.of(content) != one.of(now.content))
            reason, remedy = HERE, later("nothing needs to be done")
            if changed:
                reason = later("it is here already, as {ref}, which says something else: {fields}")
                remedy = later("change the record itself; a table only adds records")
            yield refusal(number, cells, Rejected(reason, remedy, ref=now.ref, fields=changed))
