"""The kinds of things in the workspace, by their tables, in the user's words."""

from __future__ import annotations

from app.domain.language import later, later_n, tr, tr_n

_NAMES = {
    "source": later("source"),
    "source_version": later("text"),
    "source_cut": later("cut"),
    "source_collection": later("source in a collection"),
    "source_state": later("read state"),
    "collection": later("collection"),
    "passage": later("passage"),
    "passage_tag": later("tag on a passage"),
    "claim": later("claim"),
    "tag": later("tag"),
    "note": later("note"),
    "evidence": later("piece of evidence"),
    "donation": later("record"),
    "donation_party": later("party"),
    "donation_item": later("item"),
    "donation_link": later("link between records"),
    "actor": later("actor"),
    "actor_alias": later("alias"),
    "country": later("country"),
    "fact": later("country fact"),
    "counted_name": later("name of a unit or thing"),
    "locator": later("locator"),
}
_COUNTS = {
    "source": later_n("{n} source", "{n} sources"),
    "source_version": later_n("{n} text", "{n} texts"),
    "source_cut": later_n("{n} cut", "{n} cuts"),
    "collection": later_n("{n} collection", "{n} collections"),
    "source_collection": later_n("{n} source in a collection", "{n} sources in collections"),
    "source_state": later_n("{n} read state", "{n} read states"),
    "passage": later_n("{n} passage", "{n} passages"),
    "passage_tag": later_n("{n} tag on a passage", "{n} tags on passages"),
    "claim": later_n("{n} claim", "{n} claims"),
    "tag": later_n("{n} tag", "{n} tags"),
    "note": later_n("{n} note", "{n} notes"),
    "evidence": later_n("{n} piece of evidence", "{n} pieces of evidence"),
    "donation": later_n("{n} record", "{n} records"),
    "donation_party": later_n("{n} party", "{n} parties"),
    "donation_item": later_n("{n} item", "{n} items"),
    "donation_link": later_n("{n} link between records", "{n} links between records"),
    "actor": later_n("{n} actor", "{n} actors"),
    "actor_alias": later_n("{n} alias", "{n} aliases"),
    "fact": later_n("{n} fact", "{n} facts"),
    "counted_name": later_n("{n} name of a unit or thing", "{n} names of units and things"),
    "locator": later_n("{n} locator", "{n} locators"),
}
ORDER = tuple(_COUNTS)
"""The tables as a summary lists them."""


def kind(table: str) -> str:
    """What a row of a table is called: *record*, *tag on a passage*."""
    known = _NAMES.get(table)
    return table.replace("_", " ") if known is None else tr(known)


def counted(table: str, number: int) -> str:
    """*1 record*, *54 records*."""
    forms = _COUNTS.get(table)
    if forms is None:
        return tr_n("{n} row of {table}", "{n} rows of {table}", number).format(table=table.replace("_", " "))
    return tr_n(*forms, number)


def capital(words: str) -> str:
    """With a capital, as at the beginning of a line; the rest as it is."""
    return words[:1].upper() + words[1:]
