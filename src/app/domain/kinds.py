"""The registry of the kinds of things in a workspace: here what a person sees of each and what can be done with it.

A kind's key is the name of its table; how the store reads it is in `store/kinds.py`, under the same key. Menus, search,
history, removed things, notes, links and evidence use this registry; a kind added to both appears in all of them. Words
are marked with `later` and translated when shown.
"""

from __future__ import annotations

from typing import NamedTuple

from app.domain.changes import Operation
from app.domain.language import later, later_n, tr, tr_n

ThingKey = tuple[str, int]
"""A thing: its kind, and its id."""


class Section(NamedTuple):
    """The heading under which a search shows its hits, and how many at most."""

    title: str
    most: int


class Kind(NamedTuple):
    """A kind of thing, or of rows that are parts of things."""

    key: str
    name: str
    counted: tuple[str, str]
    """The forms for one and for many of them."""
    part_of: tuple[str, ...] = ()
    """The kinds of things whose history what happens to such a row belongs to."""
    icon: str = ""
    place: str = ""
    """Which place of the window shows it; empty for what is no thing of its own."""
    gone: str = ""
    """What is said where one is no longer there."""
    evidence: bool = False
    reviewed: bool = False
    """Whether readers go through its fields, each against its words; those are in the registry of fields."""
    notes: bool = False
    letter: str = ""
    """The letter before its uid in a link, as in `[[p-0123abcd]]`; empty for what has another lasting name."""
    section: Section | None = None
    """Where a search lists it; None for what is not searched by itself."""
    numbered: bool = False
    """Whether one is called by a number such as *D-22*, and its title says what it is about."""
    form: str = ""
    """What its place is asked for to change one in a form; empty for what is changed where it is shown."""
    folder: str = ""
    """Where its pages lie in an export, by whose names notes link to it; empty for what has none."""
    main_field: str = ""
    """The field that words linked to it alone support; empty for those that support the whole."""
    opening: str = later("Go to its place")
    """The words of the button that leads from its sentences to its place."""
    removed_by: tuple[Operation, ...] = ()
    """The operations whose removed things can be put back."""
    kept_out: str = ""
    """Why one that was removed may not come back, and what to do first."""


COUNTRIES = Section(later("Countries and facts"), 6)
DONATIONS = Section(later("Donations"), 6)
ACTORS = Section(later("Actors"), 5)
TAGS = Section(later("Tags"), 5)
NOTES = Section(later("Notes"), 6)
SOURCES = Section(later("Sources"), 5)
SECTIONS = (COUNTRIES, DONATIONS, ACTORS, TAGS, NOTES, SOURCES)
"""The sections in the order of the page of hits; those of other kinds come after them."""

KINDS: dict[str, Kind] = {}
"""Every kind by its key, in the order in which a summary lists them."""


def register(*kinds: Kind) -> None:
    """Register kinds of things. Raises `ValueError` for one that is registered already."""
    for one in kinds:
        if one.key in KINDS:
            raise ValueError(f"there is a kind {one.key} already")
        KINDS[one.key] = one


register(
    Kind(
        "source", later("source"), later_n("{n} source", "{n} sources"),
        icon="file-text", place="read", notes=True, letter="s", section=SOURCES, folder="Sources",
        removed_by=(Operation.REMOVE_SOURCE,),
        kept_out=later("Its text is no longer in the workspace. Import the file again."),
    ),
    Kind("work", later("work"), later_n("{n} work", "{n} works")),
    Kind(
        "paragraph_pair", later("pair of paragraphs"), later_n("{n} pair of paragraphs", "{n} pairs of paragraphs"),
        ("source",),
    ),
    Kind("source_version", later("text"), later_n("{n} text", "{n} texts"), ("source",)),
    Kind("source_cut", later("cut"), later_n("{n} cut", "{n} cuts")),
    Kind("collection", later("collection"), later_n("{n} collection", "{n} collections")),
    Kind(
        "source_collection", later("source in a collection"),
        later_n("{n} source in a collection", "{n} sources in collections"), ("source",),
    ),
    Kind("source_state", later("read state"), later_n("{n} read state", "{n} read states"), ("source",)),
    Kind(
        "passage", later("passage"), later_n("{n} passage", "{n} passages"),
        icon="quotes", place="passages", notes=True, letter="p",
        removed_by=(Operation.REMOVE_PASSAGE, Operation.UNTAG_PASSAGE),
        kept_out=later("Its source is gone, or the same words are a passage again. Put the source back first."),
    ),
    Kind(
        "passage_tag", later("tag on a passage"), later_n("{n} tag on a passage", "{n} tags on passages"), ("passage",)
    ),
    Kind("claim", later("claim"), later_n("{n} claim", "{n} claims"), ("passage",)),
    Kind(
        "tag", later("tag"), later_n("{n} tag", "{n} tags"),
        icon="tag", place="passages", notes=True, letter="t", section=TAGS, folder="Tags",
        removed_by=(Operation.REMOVE_TAG,),
        kept_out=later(
            "Its parent tag is gone, or another tag has its name there. Put the parent back first, or rename the "
            "other."
        ),
    ),
    Kind(
        "note", later("note"), later_n("{n} note", "{n} notes"),
        icon="note", place="notes", letter="n", section=NOTES, folder="Notes",
        removed_by=(Operation.REMOVE_NOTE,),
        kept_out=later("What it was about is gone. Put that back first."),
    ),
    Kind(
        "evidence", later("piece of evidence"), later_n("{n} piece of evidence", "{n} pieces of evidence"),
        ("passage",),
    ),
    Kind("review", later("review"), later_n("{n} review", "{n} reviews")),
    Kind(
        "donation", later("record"), later_n("{n} record", "{n} records"),
        icon="package", place="donations", gone=later("This donation record is no longer in the workspace."),
        evidence=True, reviewed=True, notes=True, letter="d", section=DONATIONS, numbered=True,
        form="form", folder="Donations", opening=later("Open the record"),
        removed_by=(Operation.REMOVE_DONATION,),
        kept_out=later("Another record has its number. Remove that one first."),
    ),
    Kind(
        "table_file", later("imported table"), later_n("{n} imported table", "{n} imported tables"),
        icon="package", removed_by=(Operation.REMOVE_TABLE,),
        kept_out=later("The same table is imported again. Remove that one first."),
    ),
    Kind("donation_party", later("party"), later_n("{n} party", "{n} parties"), ("donation",)),
    Kind("donation_item", later("item"), later_n("{n} item", "{n} items"), ("donation",)),
    Kind("donation_amount", later("amount"), later_n("{n} amount", "{n} amounts"), ("donation",)),
    Kind("donation_date", later("date by event"), later_n("{n} date by event", "{n} dates by event"), ("donation",)),
    Kind(
        "donation_link", later("link between records"), later_n("{n} link between records", "{n} links between records")
    ),
    Kind(
        "actor", later("actor"), later_n("{n} actor", "{n} actors"),
        icon="users", place="donations", gone=later("This actor is no longer in the workspace."),
        evidence=True, notes=True, letter="a", section=ACTORS, folder="Actors", main_field="name",
        removed_by=(Operation.REMOVE_ACTOR,),
        kept_out=later("Another actor has its name. Rename that one first."),
    ),
    Kind("actor_alias", later("alias"), later_n("{n} alias", "{n} aliases"), ("actor",)),
    Kind(
        "country", later("country"), later_n("{n} country", "{n} countries"),
        icon="globe", place="countries", gone=later("This country is no longer in the workspace."),
        evidence=True, notes=True, section=COUNTRIES, folder="Countries",
    ),
    Kind(
        "fact", later("country fact"), later_n("{n} fact", "{n} facts"), ("country",),
        icon="globe", place="countries", gone=later("This fact is no longer in the workspace."),
        evidence=True, reviewed=True, notes=True, letter="f", section=COUNTRIES, main_field="value",
        opening=later("Open the country"),
        removed_by=(Operation.REMOVE_FACT,),
        kept_out=later("Its country is gone."),
    ),
    Kind(
        "counted_name", later("name of a unit or thing"),
        later_n("{n} name of a unit or thing", "{n} names of units and things"),
    ),
    Kind("vocabulary", later("vocabulary"), later_n("{n} vocabulary", "{n} vocabularies")),
    Kind("term", later("term"), later_n("{n} term", "{n} terms")),
    Kind("own_field", later("field"), later_n("{n} field", "{n} fields")),
    Kind("saved_view", later("saved view"), later_n("{n} saved view", "{n} saved views")),
    Kind(
        "own_value", later("value of a field"), later_n("{n} value of a field", "{n} values of fields"), ("donation",)
    ),
    Kind("locator", later("locator"), later_n("{n} locator", "{n} locators")),
)  # fmt: skip


def things() -> tuple[str, ...]:
    """The keys of the kinds that are things of their own: they have a place and a name."""
    return tuple(one.key for one in KINDS.values() if one.place)


def evident() -> tuple[str, ...]:
    """The keys of the kinds that can have evidence."""
    return tuple(one.key for one in KINDS.values() if one.evidence)


def reviewed() -> tuple[str, ...]:
    """The keys of the kinds whose fields are reviewed."""
    return tuple(one.key for one in KINDS.values() if one.reviewed)


def noted() -> tuple[str, ...]:
    """The keys of the kinds that can have notes."""
    return tuple(one.key for one in KINDS.values() if one.notes)


def named() -> tuple[str, ...]:
    """The keys of the kinds whose things notes link to by their names."""
    return tuple(one.key for one in KINDS.values() if one.folder)


def folder_of(key: str) -> str:
    """The folder of a kind's pages in an export; empty if it has none."""
    return KINDS[key].folder if key in KINDS else ""


def folders() -> frozenset[str]:
    """The folders of all kinds that have pages in an export."""
    return frozenset(one.folder for one in KINDS.values() if one.folder)


def parts_of(key: str) -> tuple[str, ...]:
    """The keys of the kinds of rows that are parts of a thing, with its evidence and reviews."""
    parts = [one.key for one in KINDS.values() if key in one.part_of]
    parts += ["review"] if key in reviewed() else []
    return (*parts, "evidence") if key in evident() else tuple(parts)


def tables_of(*keys: str) -> tuple[str, ...]:
    """The tables of kinds of things, each followed by those of its parts: what a view of such things has to watch."""
    return tuple(dict.fromkeys(table for key in keys for table in (key, *parts_of(key))))


def removed_by() -> dict[Operation, tuple[str, ...]]:
    """The operations that remove things, each with the kinds it removes."""
    out: dict[Operation, tuple[str, ...]] = {}
    for one in KINDS.values():
        for operation in one.removed_by:
            out[operation] = (*out.get(operation, ()), one.key)
    return out


def name_of(key: str) -> str:
    """The name of a row of a table: *record*, *tag on a passage*."""
    known = KINDS.get(key)
    return key.replace("_", " ") if known is None else tr(known.name)


def is_numbered(key: str) -> bool:
    """Whether things of this kind are called by a number; False for what is no kind."""
    return key in KINDS and KINDS[key].numbered


def line_of(key: str, label: str, title: str) -> str:
    """A thing where there is room for a line: *D-22 China to Iran*, but *Iran · cases* alone."""
    return f"{label} {title}".strip() if is_numbered(key) else label


def counted(key: str, number: int) -> str:
    """*1 record*, *54 records*."""
    known = KINDS.get(key)
    if known is None:
        return tr_n("{n} row of {table}", "{n} rows of {table}", number).format(table=key.replace("_", " "))
    return tr_n(*known.counted, number)
