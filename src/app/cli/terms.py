"""`term DO VOCABULARY TERM`: the terms of the workspace's vocabularies, such as kinds of aid."""

from __future__ import annotations

import argparse
from dataclasses import replace

from app.actions import terms
from app.actions.listing_ledger import vocabulary as listed
from app.cli import output
from app.cli.listing import TERM_COLUMNS
from app.cli.workspace import open_to_write
from app.domain.errors import BadInput, NotFound
from app.domain.vocabularies import TermContent, TermRow, Vocabulary
from app.store.reads import vocabularies as reads
from app.store.store import Store

_NEEDED = {
    "rename": "its new name", "merge": "the term it is merged into", "move": "the term it comes before",
}  # fmt: skip


def term(asked: argparse.Namespace) -> None:
    """Change a term as asked, and print its vocabulary."""
    if asked.do in _NEEDED and not asked.other:
        raise BadInput(f"{asked.do} needs {_NEEDED[asked.do]} after the term.")
    if asked.do not in _NEEDED and asked.other:
        raise BadInput(f"{asked.do} takes one term and no more; put a name of several words in quotes.")
    if asked.do not in ("add", "describe") and (
        asked.codes or asked.kind_of is not None or asked.description is not None
    ):
        raise BadInput(f"{asked.do} takes no description, code or kind; use describe.")
    with open_to_write(asked) as store:
        _do(store, asked)
        shown = listed(reads.one(store, asked.vocabulary))
    if asked.as_json:
        output.put_json(shown)
    else:
        output.put_table([{"vocabulary": shown["key"], **row} for row in shown["terms"]], TERM_COLUMNS)


def _do(store: Store, asked: argparse.Namespace) -> None:
    if asked.do == "add":
        terms.add_term(store, asked.vocabulary, _described(TermContent(asked.term), asked, store))
        return
    of = reads.one(store, asked.vocabulary)
    row = _find(of, asked.term)
    match asked.do:
        case "rename":
            terms.edit_term(store, row.id, replace(row.content, name=asked.other), row.content)
        case "describe":
            terms.edit_term(store, row.id, _described(row.content, asked, store), row.content)
        case "retire" | "offer":
            terms.edit_term(store, row.id, replace(row.content, retired=asked.do == "retire"), row.content)
        case "move":
            terms.move_term(store, row.id, _find(of, asked.other).id)
        case "merge":
            terms.merge_terms(store, row.id, _find(of, asked.other).id)
        case _:
            terms.remove_term(store, row.id)


def _described(content: TermContent, asked: argparse.Namespace, store: Store) -> TermContent:
    codes = dict(content.codes)
    for given in asked.codes:
        standard, equals, code = given.partition("=")
        if not equals:
            raise BadInput(f"Write a code as STANDARD=CODE, such as IATI=10; “{given}” has no =.")
        codes[standard.strip()] = code
    parent = content.parent
    if asked.kind_of is not None:
        parent = _find(reads.one(store, asked.vocabulary), asked.kind_of).term.key if asked.kind_of else ""
    description = content.description if asked.description is None else asked.description
    return replace(content, description=description, codes=tuple(codes.items()), parent=parent)


def _find(of: Vocabulary, wanted: str) -> TermRow:
    for row in of.rows:
        if row.term.key == wanted or row.content.name.casefold() == wanted.casefold():
            return row
    raise NotFound(f"There is no term “{wanted}” in {of.key}. Write its key as `list vocabularies` gives it.")
