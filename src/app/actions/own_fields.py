"""Operations on the workspace's own fields on records: add, edit, order, retire, retype, remove."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.actions.donation_rules import date_error, interval_error
from app.actions.links import fields_kept
from app.actions.merge_edit import over
from app.actions.name_length import LONGEST_NAME, refuse_long
from app.domain.changes import Operation
from app.domain.donations import CountSpan, DateSpan, Donation
from app.domain.errors import BadInput, NotFound, refuse_wrong
from app.domain.fields import RECORD
from app.domain.fold import fold
from app.domain.kinds import counted
from app.domain.language import english, tr, tr_n
from app.domain.own_fields import OwnContent, OwnField, OwnType, key_for, names_taken
from app.domain.own_values import read_value, words_of
from app.domain.shortened import one_line, shortened
from app.domain.vocabularies import NO_VOCABULARIES, UNSPECIFIED, Term, TermContent, is_programs, new_key
from app.store.reader import Reader
from app.store.reads import own_fields as reads
from app.store.reads import vocabularies as vocabulary_reads
from app.store.store import Store, Tx
from app.store.writes import contents
from app.store.writes import evidence as evidence_writes
from app.store.writes import own_fields as writes
from app.store.writes import passages as passage_writes
from app.store.writes import vocabularies as term_writes

_REGISTERED = frozenset(field.key for field in RECORD)
_MOST = 60
"""So many fields a workspace may have of its own; more would be a table of its own."""


def add_field(store: Store, content: OwnContent, choices: Sequence[str] = ()) -> int:
    """Add a field as the last, in one operation. Returns its id. A choice without a vocabulary gets one of its own,
    with these `choices` as its terms. Raises `BadInput` for an empty or used name, and for a missing vocabulary."""
    with store.write(Operation.ADD_FIELD, one_line(content.name)) as tx:
        return make_field(tx, content, choices)


def make_field(tx: Tx, content: OwnContent, choices: Sequence[str] = ()) -> int:
    """Add a field within an operation. Returns and raises as `add_field` does."""
    known = reads.own_fields(tx)
    content = _checked(content, known)
    if len(known) >= _MOST:
        raise BadInput(
            tr_n("A workspace can have {n} field of its own.", "A workspace can have {n} fields of its own.", _MOST)
        )
    vocabulary_id = _vocabulary_for(tx, content, choices)
    key = key_for(content.name, [one.key for one in known])
    return contents.add(tx, content, key=key, vocabulary_id=vocabulary_id)


def edit_field(store: Store, field_id: int, content: OwnContent, was: OwnContent | None = None) -> None:
    """Change a field, in one operation; its values are converted to a new type if all of them fit.

    `was` is what the user saw: attributes they did not change are left alone. Raises `BadInput` if a name is used, if
    values do not fit a new type (saying how many), or if somebody else changed the same meanwhile.
    """
    with store.write(_operation(reads.one(store, field_id), content, was), one_line(content.name)) as tx:
        now = reads.one(tx, field_id)
        others = [one for one in reads.own_fields(tx) if one.id != field_id]
        wanted = _checked(over(now.content, content, was, now.content.name), others)
        if wanted == now.content:
            return
        _put(tx, now, wanted)
        if wanted.name != now.content.name:
            fields_kept(tx, now.content.name, now.key)


def _put(tx: Tx, now: OwnField, wanted: OwnContent) -> None:
    """Change a field, and of another type read its values again. Raises `BadInput` where some do not fit."""
    ids = writes.vocabulary_ids(tx)
    if (wanted.type, wanted.vocabulary) == (now.content.type, now.content.vocabulary):
        contents.edit(tx, now.id, wanted, vocabulary_id=ids.get(wanted.vocabulary))
        return
    known = vocabulary_reads.of(tx)
    rows_with_words = [
        (row, words_of(now.content.type, reads.value_of(row, known))) for row in reads.rows_of(tx, now.id)
    ]
    made = wanted.type is OwnType.CHOICE and not wanted.vocabulary
    if made:
        choices = {fold(words): words for _, words in rows_with_words if words and len(words) <= LONGEST_NAME}
        _refuse_new_type(now, wanted, [words for _, words in rows_with_words if len(words) > LONGEST_NAME])
        vocabulary_id = _vocabulary_for(tx, wanted, list(choices.values()))
        wanted = replace(
            wanted, vocabulary=next(key for key, one in writes.vocabulary_ids(tx).items() if one == vocabulary_id)
        )
        known = vocabulary_reads.of(tx)
    else:
        vocabulary_id = _vocabulary_for(tx, wanted, ())
    values = [(row, words, read_value(wanted.type, words, known, wanted.vocabulary)) for row, words in rows_with_words]
    _refuse_new_type(now, wanted, [words for _, words, value in values if value is None])
    contents.edit(tx, now.id, wanted, vocabulary_id=vocabulary_id)
    field = replace(now, content=wanted)
    for row, _, value in values:
        writes.put_value(tx, row.donation_id, field, value, row.id)
    _let_go_of_vocabulary(tx, now.content.vocabulary)


def _refuse_new_type(now: OwnField, wanted: OwnContent, unfit: Sequence[str]) -> None:
    if unfit:
        sentence = tr_n(
            "{n} record says something of “{field}” that is no {type}, such as “{words}”. Correct it, or add a new "
            "field of that type.",
            "{n} records say something of “{field}” that is no {type}, such as “{words}”. Correct them, or add a new "
            "field of that type.",
            len(unfit),
        )
        raise BadInput(sentence.format(field=now.content.name, type=type_words(wanted.type), words=shortened(unfit[0])))


def move_field(store: Store, field_id: int, before: int | None) -> None:
    """Move a field before another one, or to the end."""
    with store.write(Operation.MOVE_FIELD, reads.one(store, field_id).content.name) as tx:
        ids = [one.id for one in reads.own_fields(tx) if one.id != field_id]
        if before is not None and before not in ids:
            raise NotFound(tr("This field is no longer in the workspace."))
        at = len(ids) if before is None else ids.index(before)
        writes.put_in_order(tx, [*ids[:at], field_id, *ids[at:]])


def remove_field(store: Store, field_id: int) -> None:
    """Remove a field with all its values, their evidence, and a vocabulary that was only its own. Passages left with
    nothing attached are removed too."""
    with store.write(Operation.REMOVE_FIELD, reads.one(store, field_id).content.name) as tx:
        now = reads.one(tx, field_id)
        passages = evidence_writes.remove_under(tx, now.key)
        tx.remove("own_field", field_id)
        passage_writes.remove_if_bare(tx, *passages)
        _let_go_of_vocabulary(tx, now.content.vocabulary)


def takes_along(one: OwnField) -> str:
    """What is removed with a field: *what 3 records say of it, 2 pieces of evidence*; or nothing."""
    what = tr_n("its value in {n} record", "its values in {n} records", one.records)
    parts = [what] if one.records else []
    parts += [counted("evidence", one.evidence)] if one.evidence else []
    return ", ".join(parts)


def known_for(db: Reader, content: Donation) -> Mapping[str, OwnField]:
    """The workspace's own fields by key. Raises `BadInput` if a record has a value for an unknown field, or one of
    another type than the field has by now."""
    known = {one.key: one for one in reads.own_fields(db)}
    refuse_unfit(known, content)
    return known


def refuse_unfit(known: Mapping[str, OwnField], content: Donation) -> None:
    """Raise `BadInput` as `known_for` does, for fields that are loaded already."""
    for key, value in content.own:
        if key in _REGISTERED:
            continue
        if key not in known:
            sentence = tr("This workspace no longer has a field “{field}”. Empty it in the form, then save.")
            raise BadInput(sentence.format(field=key.replace("_", " ")))
        if not _is_of(known[key], value):
            sentence = tr("“{field}” holds a {type} now. Open the record again, then fill it in.")
            raise BadInput(sentence.format(field=known[key].content.name, type=type_words(known[key].content.type)))
        refuse_wrong(_value_error(known[key].content.name, value))


def _value_error(name: str, value: Any) -> list[str]:
    if isinstance(value, CountSpan):
        return interval_error(name, value.low, value.high)
    return date_error(name, value) if isinstance(value, DateSpan) else []


def values_of(db: Reader, words: Mapping[str, str], published: str) -> tuple[tuple[str, Any], ...]:
    """Parse words as values of these fields, by key; a missing year is taken from the date of publication, if known.
    Raises `BadInput` for words that cannot be parsed."""
    out: list[tuple[str, Any]] = []
    terms = vocabulary_reads.of(db) if words else NO_VOCABULARIES
    for one in reads.own_fields(db) if words else ():
        if one.key in words:
            value = read_value(one.content.type, words[one.key], terms, one.content.vocabulary, published)
            if value is None:
                sentence = tr(
                    "“{words}” is no {type}, as “{field}” holds. Select other words, or press F2 and type it."
                )
                said = {"words": shortened(words[one.key]), "type": type_words(one.content.type)}
                raise BadInput(sentence.format(field=one.content.name, **said))
            out.append((one.key, value))
    return tuple(out)


def _is_of(field: OwnField, value: Any) -> bool:
    match field.content.type:
        case OwnType.TEXT:
            return isinstance(value, str)
        case OwnType.YES_NO:
            return isinstance(value, bool)
        case OwnType.NUMBER:
            return isinstance(value, CountSpan)
        case OwnType.DATE:
            return isinstance(value, DateSpan)
        case OwnType.CHOICE:
            return isinstance(value, Term) and value.vocabulary == field.content.vocabulary


def type_words(kind: OwnType) -> str:
    """The name of a type within a sentence."""
    return {
        OwnType.TEXT: tr("text"),
        OwnType.NUMBER: tr("number"),
        OwnType.DATE: tr("date"),
        OwnType.YES_NO: tr("yes or no"),
        OwnType.CHOICE: tr("term of its vocabulary"),
    }[kind]


def _operation(now: OwnField, content: OwnContent, was: OwnContent | None) -> Operation:
    before = was or now.content
    if replace(content, retired=before.retired) == before and content.retired != before.retired:
        return Operation.RETIRE_FIELD if content.retired else Operation.OFFER_FIELD
    return Operation.EDIT_FIELD


def _checked(content: OwnContent, others: Iterable[OwnField]) -> OwnContent:
    """The definition of a field, normalised. Raises `BadInput`."""
    name = one_line(content.name)
    if not name or not fold(name).strip():
        raise BadInput(tr("A field needs a name."))
    refuse_long(name)
    folded = fold(name)
    for one in others:
        if fold(one.content.name) == folded:
            sentence = tr("There is a field “{name}” already. Give this one another name.")
            raise BadInput(sentence.format(name=one.content.name))
    ours = dict(names_taken())
    with english():
        ours |= dict(names_taken())
    if folded in ours:
        raise BadInput(tr("Every record has “{name}” already. Give your field another name.").format(name=name))
    if content.type is not OwnType.CHOICE and content.vocabulary:
        raise BadInput(tr("Only a field of the type choice can have a vocabulary."))
    return replace(content, name=name, description=one_line(content.description))


def _vocabulary_for(tx: Tx, content: OwnContent, choices: Sequence[str]) -> int | None:
    """The id of the vocabulary of a field, created if it is to be the field's own."""
    if content.type is not OwnType.CHOICE:
        if choices:
            raise BadInput(tr("Only a field of the type choice can have terms."))
        return None
    if content.vocabulary:
        if choices:
            sentence = tr("The terms of “{vocabulary}” are there already; add others to it with Vocabularies.")
            raise BadInput(sentence.format(vocabulary=vocabulary_reads.one(tx, content.vocabulary).name))
        return vocabulary_reads.one(tx, content.vocabulary).id
    vocabulary_id = writes.make_vocabulary(tx, new_key(content.name, writes.vocabulary_ids(tx)))
    ids: list[int] = []
    taken = [UNSPECIFIED]
    for name in {fold(one_line(one)): one_line(one) for one in choices if one_line(one)}.values():
        refuse_long(name)
        taken.append(new_key(name, taken))
        ids.append(term_writes.add(tx, vocabulary_id, taken[-1], TermContent(name), None, given=True))
    ids.append(term_writes.add(tx, vocabulary_id, UNSPECIFIED, TermContent(UNSPECIFIED), None, given=False))
    term_writes.put_in_order(tx, ids)
    return vocabulary_id


def _let_go_of_vocabulary(tx: Tx, key: str) -> None:
    """Remove the terms of a vocabulary that was made for a field and that no field uses any more."""
    if not key or is_programs(key) or any(one.content.vocabulary == key for one in reads.own_fields(tx)):
        return
    for term_id in vocabulary_reads.term_ids(tx, key):
        tx.remove("term", term_id)
