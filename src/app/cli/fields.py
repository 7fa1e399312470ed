"""`field DO [NAME]`: the workspace's own fields on donation records."""

from __future__ import annotations

import argparse
from dataclasses import replace

from app.actions import own_fields
from app.actions.listing_ledger import fields as listed
from app.cli import output
from app.cli.listing import FIELD_COLUMNS
from app.cli.workspace import open_to_write, open_workspace
from app.domain.errors import BadInput, NotFound
from app.domain.fold import fold
from app.domain.own_fields import OwnContent, OwnField, OwnType
from app.store.reads import own_fields as reads
from app.store.store import Store

_NEEDED = {"rename": "its new name", "move": "the field it comes before", "type": "its new type"}


def field(asked: argparse.Namespace) -> None:
    """Change a field as asked, and print all of them."""
    _refuse(asked)
    with (open_workspace if asked.do == "list" else open_to_write)(asked) as store:
        _do(store, asked)
        rows = listed(store)
    output.put_rows(rows, FIELD_COLUMNS, "This workspace has no fields of its own.", as_json=asked.as_json)


def _refuse(asked: argparse.Namespace) -> None:
    if (asked.do == "list") == bool(asked.field):
        raise BadInput("list takes no field." if asked.field else f"{asked.do} needs the name of a field.")
    if asked.do in _NEEDED and not asked.other:
        raise BadInput(f"{asked.do} needs {_NEEDED[asked.do]} after the field.")
    if asked.do not in _NEEDED and asked.other:
        raise BadInput(f"{asked.do} takes one field and no more; put a name of several words in quotes.")
    if asked.do not in ("add", "describe") and (asked.description is not None or asked.column is not None):
        raise BadInput(f"{asked.do} takes no description and no column; use describe.")
    if asked.do != "add" and (asked.type or asked.choices):
        raise BadInput("--type and --choice are for a new field; change the type of another with type.")
    if asked.do not in ("add", "type") and asked.vocabulary:
        raise BadInput(f"{asked.do} takes no vocabulary; use type NAME choice --vocabulary V.")


def _do(store: Store, asked: argparse.Namespace) -> None:
    if asked.do == "list":
        return
    if asked.do == "add":
        content = OwnContent(
            asked.field, OwnType(asked.type or OwnType.TEXT), asked.description or "", asked.vocabulary,
            asked.column == "yes",
        )  # fmt: skip
        own_fields.add_field(store, content, asked.choices)
        return
    found = _find(store, asked.field)
    content = found.content
    match asked.do:
        case "rename":
            wanted = replace(content, name=asked.other)
        case "describe":
            description = content.description if asked.description is None else asked.description
            listed_now = content.listed if asked.column is None else asked.column == "yes"
            wanted = replace(content, description=description, listed=listed_now)
        case "type":
            wanted = replace(content, type=_type(asked.other), vocabulary=asked.vocabulary)
        case "retire" | "offer":
            wanted = replace(content, retired=asked.do == "retire")
        case "move":
            own_fields.move_field(store, found.id, _find(store, asked.other).id)
            return
        case _:
            own_fields.remove_field(store, found.id)
            taken = own_fields.takes_along(found)
            output.say(f"Removed the field “{content.name}”{f' with {taken}' if taken else ''}.")
            return
    own_fields.edit_field(store, found.id, wanted, content)


def _type(words: str) -> OwnType:
    try:
        return OwnType(words)
    except ValueError:
        raise BadInput(f"“{words}” is no type; it is one of {', '.join(OwnType)}.") from None


def _find(store: Store, wanted: str) -> OwnField:
    for one in reads.with_uses(store):
        if one.key == wanted or fold(one.content.name) == fold(wanted):
            return one
    raise NotFound(f"There is no field “{wanted}” of this workspace's own. `field list` has them.")
