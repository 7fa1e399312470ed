"""`units set|reset NAME`: which words mean one unit or thing, so that they are added up."""

from __future__ import annotations

import argparse

from app.actions import counted
from app.actions.listing_ledger import units as listed
from app.cli import output
from app.cli.workspace import open_to_write
from app.domain.counted import CountedKind, CountedName, plain_name
from app.domain.errors import BadInput


def units(asked: argparse.Namespace) -> None:
    """Set or reset the words of a name, and print them."""
    kind = CountedKind.ITEM if asked.thing else CountedKind.UNIT
    if asked.do == "reset" and (asked.words or asked.taken):
        raise BadInput("reset takes no words; use set to say which there are.")
    with open_to_write(asked) as store:
        if asked.do == "set":
            counted.set_name(store, CountedName(kind, asked.name, tuple(asked.words), tuple(asked.taken)))
        else:
            counted.reset_name(store, kind, asked.name)
        key = plain_name(kind, asked.name)
        rows = [row for row in listed(store) if plain_name(CountedKind(row["kind"]), row["name"]) == key]
    if asked.as_json:
        output.put_json(rows)
    elif rows:
        output.put_table(rows, ("kind", "name", "words", "taken", "own"))
    else:
        output.put(f"{asked.name}: no longer named")
