"""Operations on the terms of the workspace's vocabularies: add, edit, order, retire, merge, remove."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.actions.links import ask_again
from app.actions.merge_edit import over
from app.actions.name_length import LONGEST_NAME, refuse_long
from app.domain.changes import Operation
from app.domain.errors import BadInput, NotFound
from app.domain.kinds import counted
from app.domain.language import tr
from app.domain.question_fields import Asked
from app.domain.question_values import plain
from app.domain.shortened import one_line
from app.domain.vocabularies import AS_SUCH, STANDARDS, Term, TermContent, TermRow, Vocabulary, is_fixed, new_key
from app.store.reader import Reader
from app.store.reads import vocabularies as reads
from app.store.store import Store, Tx
from app.store.writes import vocabularies as writes

_LAST = 1_000_000
"""The place behind all others."""


def refuse_unknown(db: Reader, *terms: Term) -> None:
    """Raise `BadInput` for a term that does not exist in the workspace, or no longer."""
    known = reads.of(db)
    for one in terms:
        if one.key not in known.of(one.vocabulary):
            sentence = tr("“{name}” is no longer among “{vocabulary}”. Choose another.")
            raise BadInput(sentence.format(name=one.display_name, vocabulary=reads.one(db, one.vocabulary).name))


def add_term(store: Store, vocabulary: str, content: TermContent) -> int:
    """Add a term at the end of a vocabulary. Returns its id. Raises `BadInput` without a unique name."""
    with store.write(Operation.ADD_TERM, one_line(content.name)) as tx:
        return put_term(tx, vocabulary, content, given=True)


def put_term(
    tx: Tx, vocabulary: str, content: TermContent, key: str = "", before: str = "", *, given: bool = False
) -> int:
    """Add a term within a running operation, before the term of a key or at the end. Returns its id."""
    of = reads.one(tx, vocabulary)
    content = _checked(of, content)
    keys = [row.term.key for row in of.rows]
    made = writes.add(tx, of.id, key or new_key(content.name, keys), content, _parent_id(of, content), given=given)
    ids = [row.id for row in of.rows]
    if before in keys:
        at = keys.index(before)
        writes.put_in_order(tx, [*ids[:at], made, *ids[at:]])
    else:
        _put_last(tx, of, made)
    return made


def _put_last(tx: Tx, of: Vocabulary, made: int) -> None:
    """Put a term at the end, moving no other that another person may have moved too: that two people add one each must
    not keep either from undoing it."""
    # Where nothing is chosen comes last in the list, as first in a form.
    fixed = of.rows[-1] if of.rows and is_fixed(of.rows[-1].term) else None
    place = max((row.term.place for row in of.rows if row is not fixed), default=0) + 1
    writes.put_at(tx, made, place)
    if fixed is not None and fixed.term.place <= place:
        writes.put_at(tx, fixed.id, _LAST)


def edit_term(store: Store, term_id: int, content: TermContent, was: TermContent | None = None) -> None:
    """Change a term, in one operation. `was` is what the user saw: attributes they did not change are left alone.

    Raises `BadInput` if a name is used, the term is the program's own, or somebody else changed the same meanwhile;
    `NotFound`.
    """
    with store.write(_operation(store, term_id, content, was), one_line(content.name)) as tx:
        of, row = _find(tx, term_id)
        wanted = _checked(of, over(row.content, content, was, row.content.name), row)
        if wanted == row.content:
            return
        if is_fixed(row.term) and replace(wanted, description="", codes=()) != replace(
            row.content, description="", codes=()
        ):
            raise BadInput(_fixed_sentence(row))
        writes.edit(tx, term_id, row.content, wanted, _parent_id(of, wanted))
        if wanted.counts and not row.content.counts:
            writes.let_in(tx, of.key, row.term.key)
        ask_again(tx, _asking(of), {row.content.name: wanted.name})


def move_term(store: Store, term_id: int, before: int | None) -> None:
    """Move a term before another one of its vocabulary, or to the end."""
    of, row = _find(store, term_id)
    with store.write(Operation.MOVE_TERM, row.content.name) as tx:
        ids = [one.id for one in reads.one(tx, of.key).rows if one.id != term_id]
        if before is not None and before not in ids:
            raise NotFound(tr("This term is no longer in the workspace."))
        at = len(ids) if before is None else ids.index(before)
        writes.put_in_order(tx, [*ids[:at], term_id, *ids[at:]])


def remove_term(store: Store, term_id: int) -> None:
    """Remove an unused term. Raises `BadInput`, saying how often it is used, for any other."""
    _, row = _find(store, term_id)
    with store.write(Operation.REMOVE_TERM, row.content.name) as tx:
        _, row = _find(tx, term_id)
        if is_fixed(row.term):
            raise BadInput(_fixed_sentence(row))
        if row.used_by:
            sentence = tr("“{name}” is used in {uses}. Merge it into another term, or retire it.")
            raise BadInput(sentence.format(name=row.content.name, uses=uses_words(row)))
        tx.remove("term", term_id)


def merge_terms(store: Store, term_id: int, into_id: int) -> None:
    """Replace a term by another of its vocabulary everywhere, and remove it. Raises `BadInput` for a term merged into
    itself, for one of another vocabulary, and for the program's own."""
    (_, merging), (_, kept) = _find(store, term_id), _find(store, into_id)
    with store.write(Operation.MERGE_TERMS, f"{merging.content.name} → {kept.content.name}") as tx:
        (of, merging), (other, kept) = _find(tx, term_id), _find(tx, into_id)
        if term_id == into_id:
            sentence = tr("“{name}” cannot be merged into itself. Choose another term.")
            raise BadInput(sentence.format(name=kept.content.name))
        if of.key != other.key:
            sentence = tr("“{name}” is a term of “{vocabulary}”. Choose one of the same vocabulary.")
            raise BadInput(sentence.format(name=kept.content.name, vocabulary=other.name))
        if is_fixed(merging.term):
            raise BadInput(_fixed_sentence(merging))
        if kept.term in AS_SUCH:
            sentence = tr("An actor cannot be a {kind} as such. Choose another term.")
            raise BadInput(sentence.format(kind=kept.content.name))
        if kept.content.counts and not merging.content.counts:
            writes.let_in(tx, of.key, merging.term.key)
        writes.replace_everywhere(tx, of.key, merging.term.key, kept.term.key)
        above = kept.term.parent
        parts_go = kept.id if above is None else next(row.id for row in of.rows if row.term == above)
        writes.move_parts(tx, term_id, None if parts_go == term_id else parts_go)
        tx.remove("term", term_id)
        others = {plain(row.content.name) for row in of.rows if row.id != term_id}
        lost = [one for one in (merging.content.name, merging.term.key) if plain(one) not in others]
        ask_again(tx, _asking(of), dict.fromkeys(lost, kept.content.name))


def _asking(of: Vocabulary) -> Callable[[Asked], bool]:
    return lambda asked: asked.vocabulary == of.key


def uses_words(row: TermRow) -> str:
    """What uses a term: *3 records, 1 fact*."""
    return ", ".join(counted(table, number) for table, number in row.used_by)


def _operation(db: Reader, term_id: int, content: TermContent, was: TermContent | None) -> Operation:
    before = was or _find(db, term_id)[1].content
    if replace(content, retired=before.retired) == before and content.retired != before.retired:
        return Operation.RETIRE_TERM if content.retired else Operation.OFFER_TERM
    return Operation.EDIT_TERM


def _find(db: Reader, term_id: int) -> tuple[Vocabulary, TermRow]:
    for of in reads.vocabularies(db):
        for row in of.rows:
            if row.id == term_id:
                return of, row
    raise NotFound(tr("This term is no longer in the workspace."))


def _checked(of: Vocabulary, content: TermContent, itself: TermRow | None = None) -> TermContent:
    """The content of a term, normalised. Raises `BadInput`."""
    name = one_line(content.name)
    others = [row for row in of.rows if itself is None or row.id != itself.id]
    if not name:
        raise BadInput(tr("A term needs a name."))
    refuse_long(name)
    same = next((row for row in others if row.content.name.casefold() == name.casefold()), None)
    if same is not None:
        sentence = tr("There is “{name}” among “{vocabulary}” already. Give it another name, or merge the two.")
        raise BadInput(sentence.format(name=same.content.name, vocabulary=of.name))
    codes: list[tuple[str, str]] = []
    for standard in STANDARDS:
        code = one_line(dict(content.codes).get(standard, ""))
        if len(code) > LONGEST_NAME:
            raise BadInput(tr("The code of {standard} is longer than any code.").format(standard=standard))
        codes += [(standard, code)] if code else []
    unknown = [standard for standard, _ in content.codes if standard not in STANDARDS]
    if unknown:
        sentence = tr("“{standard}” is none of the standards; they are {standards}.")
        raise BadInput(sentence.format(standard=unknown[0], standards=", ".join(STANDARDS)))
    _check_parent(others, content, itself)
    return replace(content, name=name, description=content.description.strip(), codes=tuple(codes))


def _check_parent(others: list[TermRow], content: TermContent, itself: TermRow | None) -> None:
    if not content.parent:
        return
    above = next((row for row in others if row.term.key == content.parent), None)
    if above is None:
        raise BadInput(tr("A term can only be a kind of another term of its vocabulary. Choose one from the list."))
    has_kinds = itself is not None and any(row.content.parent == itself.term.key for row in others)
    if above.term.parent is not None or has_kinds or is_fixed(above.term):
        sentence = tr("“{name}” cannot be a kind of “{parent}”: there is one level of kinds, and no more.")
        raise BadInput(sentence.format(name=one_line(content.name), parent=above.content.name))


def _parent_id(of: Vocabulary, content: TermContent) -> int | None:
    return next((row.id for row in of.rows if row.term.key == content.parent), None)


def _fixed_sentence(row: TermRow) -> str:
    sentence = tr("“{name}” is the program's own, since rules depend on it: it can be neither renamed nor removed.")
    return sentence.format(name=row.content.name)
