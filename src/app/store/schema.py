"""The tables of a workspace.

One SQLite file holds everything. Ids are never reused in any table, so that (table, id) identifies a row for good in
the journal. Exact decimals are whole thousandths, since SQLite's JSON would round a REAL. Lists are JSON text. Times
are ISO text in UTC.
"""

from __future__ import annotations

from functools import cache

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    func,
    text,
)

from app.domain import terms
from app.domain.anchor import AnchorState
from app.domain.blocks import CutWhy
from app.domain.counted import CountedKind
from app.domain.fields import FACT, RECORD
from app.domain.library import ReadState
from app.domain.own_fields import OwnType
from app.domain.parts import PARTS
from app.domain.sources import SourceKind
from app.domain.works import TextRole
from app.store.bookkeeping import journal_now as journal_now
from app.store.bookkeeping import operation as operation
from app.store.bookkeeping import operation_change as operation_change
from app.store.bookkeeping import place as place
from app.store.bookkeeping import search_row as search_row
from app.store.bookkeeping import setting as setting
from app.store.columns import OF, Thousandths, day, flag, listed, make_table, needed, number, ref, uid, word, words
from app.store.columns import metadata as metadata
from app.store.field_columns import columns

# --- what the user brought: insert-only, keyed by hash ------------------------------------------------

raw = make_table("raw", Column("hash", Text, nullable=False, unique=True), Column("bytes", LargeBinary, nullable=False))

body = make_table(
    "body", Column("hash", Text, nullable=False, unique=True), *map(needed, ("text", "blocks")), flag("indexed")
)

# --- sources ------------------------------------------------------------------------------------------

work = make_table("work", uid(), needed("created_at"), words("created_by"), words("author_id"))
"""A work in several texts, each of which is a source: its original, and digests or translations of that."""

source = make_table(
    "source",
    uid(),
    word("kind", SourceKind),
    words("title"),
    listed("authors"),
    *map(words, ("series", "number", "published", "publisher")),
    listed("topics"),
    *map(words, ("language", "url", "caption", "disclaimer", "of_work", "citekey", "reference")),
    needed("added_at"),
    words("added_by"),
    ref("work_id", "work", gone="SET NULL"),
    words("text", TextRole),
)
Index("ix_source_citekey", text("citekey COLLATE NOCASE"), _table=source)
"""`text` says which of the texts of its work it is; `of_work` names what a digest paraphrases, be it there or not."""

paragraph_pair = make_table(
    "paragraph_pair",
    ref("source_id", "source", needed=True),
    *map(number, ("paragraph", "original")),
    UniqueConstraint("source_id", "paragraph", "original"),
)
"""The paragraph of the original for each of a text of its work; 0 is what has no number, such as a caption."""

source_version = make_table(
    "source_version",
    ref("source_id", "source", needed=True),
    number("number"),
    ref("body_id", "body", needed=True, gone="NO ACTION"),
    ref("raw_id", "raw", needed=True, gone="NO ACTION"),
    needed("media_type"),
    words("file_name"),
    number("paragraphs", usual=0),
    number("words", usual=0),
    needed("added_at"),
    UniqueConstraint("source_id", "number"),
)

source_cut = make_table(
    "source_cut",
    ref("version_id", "source_version", needed=True),
    number("block"),
    word("why", CutWhy),
    UniqueConstraint("version_id", "block"),
)

collection = make_table("collection", uid(), needed("name"), number("ordinal", usual=0))
Index("uq_collection_name", text("name COLLATE NOCASE"), unique=True, _table=collection)

source_collection = make_table(
    "source_collection",
    ref("source_id", "source", needed=True),
    ref("collection_id", "collection", needed=True),
    UniqueConstraint("source_id", "collection_id"),
)

source_state = make_table(
    "source_state",
    Column("source_id", Integer, ForeignKey("source.id", ondelete="CASCADE"), nullable=False, unique=True),
    word("state", ReadState),
)
"""What the user said of having read a source; how far it was scrolled is a place."""

# --- passages, tags, claims ---------------------------------------------------------------------------

passage = make_table(
    "passage",
    uid(),
    ref("version_id", "source_version", needed=True),
    *map(number, ("start", "end")),
    *map(needed, ("quote", "prefix", "suffix")),
    Column("paragraph", Integer),
    word("state", AnchorState, "verified"),
    needed("created_at"),
    words("created_by"),
    UniqueConstraint("version_id", "start", "end"),
    CheckConstraint('"start" >= 0 AND "start" < "end"', name="order"),
)
Index("ix_passage_length", text('"end" - "start"'), _table=passage)
"""How long the longest is, is asked before passages that share words are looked for."""

tag = make_table(
    "tag",
    uid(),
    ref("parent_id", "tag"),
    needed("name"),
    number("color", usual=0),
    *map(words, ("definition", "when_to_use", "when_not")),
    *map(listed, ("examples", "aliases")),
    words("key"),
    number("ordinal", usual=0),
)
Index("uq_tag_parent_name", text("coalesce(parent_id, 0)"), text("name COLLATE NOCASE"), unique=True, _table=tag)

passage_tag = make_table(
    "passage_tag",
    uid(),
    ref("passage_id", "passage", needed=True),
    ref("tag_id", "tag", needed=True),
    needed("created_at"),
    *map(words, ("created_by", "author_id")),
    UniqueConstraint("passage_id", "tag_id", "author_id"),
)
"""A tagging: who put which tag on a passage. Two people may put the same one on the same passage."""

claim = make_table(
    "claim",
    Column("passage_id", Integer, ForeignKey("passage.id", ondelete="CASCADE"), nullable=False, unique=True),
    word("kind", terms.ClaimKind),
    words("asserted_by"),
    word("sureness", terms.Sureness),
    ref("answers_id", "passage", gone="SET NULL"),
    *map(words, ("note", "uid", "created_at", "created_by", "author_id")),
)

# --- countries: reference data ------------------------------------------------------------------------

country = make_table(
    "country",
    Column("code", Text, nullable=False, unique=True),
    flag("is_group"),
    words("iso3"),
    needed("name"),
    listed("aliases"),
    *map(words, ("region", "subregion", "as_of")),
)

country_member = make_table(
    "country_member",
    ref("group_id", "country", needed=True),
    ref("country_id", "country", needed=True),
    UniqueConstraint("group_id", "country_id"),
)

# --- vocabularies -------------------------------------------------------------------------------------

vocabulary = make_table(
    "vocabulary",
    Column("key", Text, nullable=False, unique=True),
    needed("name"),
    words("description"),
    number("ordinal", usual=0),
)

term = make_table(
    "term",
    uid(),
    ref("vocabulary_id", "vocabulary", needed=True),
    *map(needed, ("key", "name")),
    flag("given"),
    words("description"),
    Column("codes", Text, nullable=False, server_default="{}", info={OF: dict}),
    ref("parent_id", "term", gone="SET NULL"),
    flag("counts", usual=1),
    flag("retired"),
    number("ordinal", usual=0),
    UniqueConstraint("vocabulary_id", "key"),
)
"""Columns hold the keys of terms, as `domain/vocabularies.py` has them; `given` says that a person gave the name."""

# --- actors, donation records, country facts ----------------------------------------------------------

actor = make_table(
    "actor",
    uid(),
    *map(needed, ("name", "kind")),
    ref("country_id", "country", gone="SET NULL"),
    ref("parent_id", "actor", gone="SET NULL"),
    words("note"),
)
Index("uq_actor_name", text("name COLLATE NOCASE"), unique=True, _table=actor)

actor_alias = make_table(
    "actor_alias", ref("actor_id", "actor", needed=True), needed("alias"), UniqueConstraint("actor_id", "alias")
)

_OF_RECORD = columns(RECORD)

donation = make_table(
    "donation",
    uid(),
    Column("ref", Text, nullable=False, unique=True),
    *_OF_RECORD[:5],
    ref("parent_id", "donation", gone="SET NULL"),
    *_OF_RECORD[5:],
    *map(needed, ("created_at", "updated_at")),
    CheckConstraint("money_low IS NULL OR money_high IS NULL OR money_low <= money_high", name="money"),
    CheckConstraint("(money_low IS NULL AND money_high IS NULL) OR money_currency <> ''", name="currency"),
    CheckConstraint("date_start = '' OR date_end = '' OR date_start <= date_end", name="dates"),
)

Index("ix_donation_ref", text("length(ref)"), text("ref"), _table=donation)
Index("ix_donation_title", text("title COLLATE NOCASE"), _table=donation)
Index("ix_donation_date_start", donation.c.date_start)
Index("ix_donation_money", donation.c.money_currency, donation.c.money_low)
_BY_REF = (text("length(ref)"), text("ref"))
BY_REF = func.length(donation.c.ref), donation.c.ref
"""The order of references: *D-9* before *D-10*."""
Index("ix_donation_when", text("coalesce(nullif(date_start, ''), date_end)"), *_BY_REF, _table=donation)
Index(
    "ix_donation_worth", text("money_currency"), text("coalesce(money_low, money_high, 0)"), *_BY_REF, _table=donation
)
Index("ix_donation_state", donation.c.assertion, donation.c.status)

donation_party = make_table(
    "donation_party",
    ref("donation_id", "donation", needed=True, index=False),
    number("ordinal"),
    word("role", terms.PartyRole),
    ref("actor_id", "actor", gone="NO ACTION", index=False),
    ref("country_id", "country", gone="NO ACTION", index=False),
    *map(words, ("kind", "name", "place", "note")),
    CheckConstraint("actor_id IS NOT NULL OR country_id IS NOT NULL OR name <> ''", name="named"),
)
_OF = donation_party.c
Index("ix_donation_party_all", _OF.donation_id, _OF.role, _OF.ordinal, _OF.actor_id, _OF.country_id, _OF.name, _OF.kind)
"""Who takes part in a record is read in the index alone: of a million records in a third of the time."""
Index("ix_donation_party_actor", _OF.actor_id, _OF.role, _OF.donation_id)
Index("ix_donation_party_country", _OF.country_id, _OF.role, _OF.donation_id)
Index("ix_donation_party_name", _OF.name, _OF.role, _OF.donation_id, sqlite_where=text("name <> ''"))
"""And so are the records of one of them; most are called by an actor or a country, and have no name of their own."""

donation_item = make_table(
    "donation_item",
    ref("donation_id", "donation", needed=True, index=False),
    number("ordinal"),
    needed("item"),
    Column("low", Thousandths),
    Column("high", Thousandths),
    *map(words, ("qualifier", "unit", "as_stated", "alternative")),
    CheckConstraint("low IS NULL OR high IS NULL OR low <= high", name="interval"),
)

Index("ix_donation_item_item", donation_item.c.item, donation_item.c.donation_id)
Index("ix_donation_item_first", donation_item.c.donation_id, donation_item.c.ordinal, donation_item.c.item)

donation_amount = make_table(
    "donation_amount",
    ref("donation_id", "donation", needed=True),
    number("ordinal"),
    word("role", terms.AmountRole),
    Column("low", Thousandths),
    Column("high", Thousandths),
    *map(words, ("currency", "qualifier", "as_stated", "period", "condition")),
    ref("actor_id", "actor", gone="NO ACTION"),
    *map(words, ("through", "which")),
    *map(day, ("date_start", "date_end")),
    words("date_precision", terms.DatePrecision),
    words("date_as_stated"),
    flag("date_inferred"),
    CheckConstraint("low IS NULL OR high IS NULL OR low <= high", name="interval"),
    CheckConstraint("date_start = '' OR date_end = '' OR date_start <= date_end", name="dates"),
)
"""Who is meant by `through` is named by `actor_id` where it is a known actor."""

donation_date = make_table(
    "donation_date",
    ref("donation_id", "donation", needed=True),
    number("ordinal"),
    word("event", terms.DateEvent),
    *map(day, ("start", "end")),
    *map(words, ("precision", "as_stated")),
    flag("inferred"),
    CheckConstraint("start = '' OR \"end\" = '' OR start <= \"end\"", name="dates"),
)

own_field = make_table(
    "own_field",
    uid(),
    Column("key", Text, nullable=False, unique=True),
    needed("name"),
    word("type", OwnType),
    words("description"),
    ref("vocabulary_id", "vocabulary", gone="NO ACTION"),
    flag("listed"),
    flag("retired"),
    number("ordinal", usual=0),
)
Index("uq_own_field_name", text("name COLLATE NOCASE"), unique=True, _table=own_field)
"""The fields that the workspace has of its own on records, as `domain/own_fields.py` has them."""

own_value = make_table(
    "own_value",
    ref("donation_id", "donation", needed=True),
    ref("field_id", "own_field", needed=True),
    words("words"),
    Column("low", Thousandths),
    Column("high", Thousandths),
    words("qualifier"),
    *map(day, ("start", "end")),
    words("precision"),
    flag("inferred"),
    ref("term_id", "term", gone="NO ACTION"),
    UniqueConstraint("donation_id", "field_id"),
    CheckConstraint("low IS NULL OR high IS NULL OR low <= high", name="interval"),
    CheckConstraint("start = '' OR \"end\" = '' OR start <= \"end\"", name="dates"),
)
"""What a record says of such a field. `words` are a text, what was stated of a number or a date, or yes or no."""

donation_link = make_table(
    "donation_link",
    ref("a_id", "donation", needed=True),
    ref("b_id", "donation", needed=True),
    word("kind", terms.LinkKind),
    words("note"),
    UniqueConstraint("a_id", "b_id", "kind"),
)

table_file = make_table(
    "table_file",
    uid(),
    needed("name"),
    words("sheet"),
    needed("hash"),
    listed("headings"),
    flag("is_source"),
    needed("added_at"),
    words("added_by"),
)
"""A table of records that was imported; `is_source` says that a person accepts it as a source of its records."""

table_row = make_table(
    "table_row",
    ref("table_id", "table_file", needed=True),
    ref("donation_id", "donation", needed=True),
    number("number"),
    needed("cells"),
)
"""The row of a table, as its cells were, of which a record was made."""

counted_name = make_table(
    "counted_name", uid(), word("kind", CountedKind), needed("name"), *map(listed, ("words", "taken"))
)
Index("uq_counted_name", counted_name.c.kind, text("name COLLATE NOCASE"), unique=True, _table=counted_name)
"""What the workspace says of the names of units and things; those that it says nothing of are the program's."""

saved_view = make_table(
    "saved_view",
    uid(),
    needed("name"),
    Column("answers", Text, nullable=False, server_default="table"),
    *map(words, ("base", "question", "grouped", "sort")),
    flag("descending"),
    listed("columns"),
    number("ordinal", usual=0),
)
Index("uq_saved_view_name", text("name COLLATE NOCASE"), unique=True, _table=saved_view)
"""A view of the records, or a question, that somebody saved, as `domain/saved_views.py` has it."""

fact = make_table(
    "fact",
    uid(),
    ref("country_id", "country", needed=True),
    *columns(FACT),
    CheckConstraint("low IS NULL OR high IS NULL OR low <= high", name="interval"),
)

# --- the identity of things -------------------------------------------------------------------------

thing = make_table(
    "thing",
    needed("kind"),
    number("row_id"),
    needed("uid"),
    UniqueConstraint("kind", "row_id"),
    UniqueConstraint("kind", "uid"),
)
"""What every thing is known by, whatever its kind: `row_id` is its row in the table of its kind, `uid` travels."""

# --- evidence, locators, notes ------------------------------------------------------------------------

evidence = make_table(
    "evidence",
    ref("passage_id", "passage", needed=True),
    ref("thing_id", "thing", needed=True, index=False),
    words("field"),
    *(ref(part.column, part.table) for part in PARTS),
    word("role", terms.EvidenceRole, "supports"),
    words("note"),
    needed("created_at"),
    *map(words, ("created_by", "uid", "author_id")),
)
Index("ix_evidence_thing", evidence.c.thing_id, evidence.c.passage_id)
Index(
    "uq_evidence",
    text("passage_id"),
    text("thing_id"),
    text("field"),
    *(text(f"coalesce({part.column}, 0)") for part in PARTS),
    text("role"),
    unique=True,
    _table=evidence,
)

locator = make_table(
    "locator",
    ref("digest_id", "source", needed=True),
    ref("thing_id", "thing", needed=True),
    *(ref(part.column, part.table) for part in PARTS),
    needed("field"),
    word("role", terms.EvidenceRole, "supports"),
    Column("paragraph", Integer),
    flag("caption"),
    needed("words"),
    number("nth", usual=1),
)

review = make_table(
    "review",
    uid(),
    ref("thing_id", "thing", needed=True),
    words("field"),
    *(ref(part.column, part.table) for part in PARTS),
    word("verdict", terms.Verdict),
    *map(words, ("value", "remark")),
    needed("created_at"),
    *map(words, ("created_by", "author_id")),
)
Index(
    "uq_review",
    text("thing_id"),
    text("field"),
    *(text(f"coalesce({part.column}, 0)") for part in PARTS),
    text("author_id"),
    unique=True,
    _table=review,
)
"""What a reader says of a field, held against its words: each reader one verdict, on the `value` that it had then."""

note = make_table(
    "note",
    uid(),
    ref("thing_id", "thing"),
    *map(words, ("title", "body")),
    *map(needed, ("created_at", "updated_at")),
    words("created_by"),
)

# --- drafts: what the rules propose ---------------------------------------------------------------------

found_drafts = make_table(
    "found_drafts", Column("hash", Text, nullable=False, unique=True), *map(needed, ("rules", "drafts"))
)
"""What the rules found in a text; `rules` says by which rules and from which day of publication."""

kept_draft = make_table(
    "kept_draft",
    uid(),
    Column("source_id", Integer, nullable=False, index=True),
    needed("hash"),
    number("start"),
    needed("sentence"),
    number("number"),
    needed("draft"),
    flag("is_refused"),
    needed("updated_at"),
    words("created_by"),
    needed("author_id"),
    UniqueConstraint("author_id", "source_id", "hash", "start", "number"),
)
"""A draft that a person has put away to go on with, or refused. It names its source without depending on it, since a
source that is removed may come back; under the source 0 is what is half typed in forms."""
MADE_BY = """CASE WHEN source_id <> 0 AND draft LIKE '{"made":%' THEN CAST(substr(draft, 9, 20) AS INTEGER) END"""
"""The operation that made a record of a kept draft, if there is one."""

UNJOURNALED: dict[str, str] = {
    "found_drafts": "derived from the text by the rules, and found again where it is missing",
    "kept_draft": "waits for its author; what is made of it is an operation",
    "raw": "insert-only bytes keyed by their hash; images would double them",
    "body": "insert-only texts keyed by their hash; images would double them",
    "vocabulary": "made with the workspace or with a field of its own; what a person changes are its terms",
    "country": "reference data, written when a workspace is made",
    "country_member": "reference data, written when a workspace is made",
    "thing": "an identity stays, so that what was removed comes back as itself",
    "setting": "belongs to the file, not to the work in it",
    "place": "where somebody stopped reading is no operation",
    "search_row": "derived from the other tables",
    "operation": "the journal itself",
    "operation_change": "the journal itself",
    "journal_now": "the journal itself",
}
"""Tables without undo, each with its reason. Every other table of the metadata is journaled."""
SEEDED = ("term",)
"""The journaled tables that have rows before the history begins."""


@cache
def every_table() -> list[Table]:
    """Every table, each behind those that it refers to."""
    return metadata.sorted_tables


@cache
def journaled_tables() -> list[Table]:
    """Every table whose rows the journal follows."""
    return [table for table in every_table() if table.name not in UNJOURNALED]
