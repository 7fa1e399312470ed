"""The tables of a workspace. One SQLite file holds everything.

Every table has an integer primary key that is never given out twice, so that the journal can name a row by
(table, id) for good. Exact decimals are whole thousandths, since SQLite's JSON would round a REAL. Lists are
JSON text. Dates and times are ISO text, times in UTC.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
    }
)


class Thousandths(TypeDecorator[Decimal]):
    """A decimal with at most three places, kept as a whole number of thousandths."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Any) -> int | None:
        return None if value is None else int((value * 1000).to_integral_value())

    def process_result_value(self, value: int | None, dialect: Any) -> Decimal | None:
        if value is None:
            return None
        whole, rest = divmod(value, 1000)
        return Decimal(whole) if rest == 0 else Decimal(value) / 1000


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _uid() -> Column[str]:
    """A name that never changes and stays unique across workspaces: 12 hexadecimal digits."""
    return Column("uid", Text, nullable=False, unique=True)


def _words(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


def _ref(name: str, to: str, *, needed: bool = False, gone: str = "CASCADE") -> Column[int | None]:
    return Column(name, Integer, ForeignKey(f"{to}.id", ondelete=gone), nullable=not needed, index=True)


def _table(name: str, *columns: Any) -> Table:
    return Table(name, metadata, _id(), *columns, sqlite_autoincrement=True)


# --- what the user brought: insert-only, keyed by hash ------------------------------------------------

raw = _table(
    "raw",
    Column("hash", Text, nullable=False, unique=True),
    Column("bytes", LargeBinary, nullable=False),
)

body = _table(
    "body",
    Column("hash", Text, nullable=False, unique=True),
    Column("text", Text, nullable=False),
    Column("blocks", Text, nullable=False),
    Column("indexed", Integer, nullable=False, server_default="0"),
)

# --- sources ------------------------------------------------------------------------------------------

source = _table(
    "source",
    _uid(),
    Column("kind", Text, nullable=False),
    _words("title"),
    Column("authors", Text, nullable=False, server_default="[]"),
    _words("series"),
    _words("number"),
    _words("published"),
    _words("publisher"),
    Column("topics", Text, nullable=False, server_default="[]"),
    _words("language"),
    _words("url"),
    _words("caption"),
    _words("disclaimer"),
    _words("of_work"),
    Column("added_at", Text, nullable=False),
    _words("added_by"),
)

source_version = _table(
    "source_version",
    _ref("source_id", "source", needed=True),
    Column("number", Integer, nullable=False),
    _ref("body_id", "body", needed=True, gone="NO ACTION"),
    _ref("raw_id", "raw", needed=True, gone="NO ACTION"),
    Column("media_type", Text, nullable=False),
    _words("file_name"),
    Column("paragraphs", Integer, nullable=False, server_default="0"),
    Column("words", Integer, nullable=False, server_default="0"),
    Column("added_at", Text, nullable=False),
    UniqueConstraint("source_id", "number"),
)

source_cut = _table(
    "source_cut",
    _ref("version_id", "source_version", needed=True),
    Column("block", Integer, nullable=False),
    Column("why", Text, nullable=False),
    UniqueConstraint("version_id", "block"),
)

# --- passages, tags, claims ---------------------------------------------------------------------------

passage = _table(
    "passage",
    _uid(),
    _ref("version_id", "source_version", needed=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("prefix", Text, nullable=False),
    Column("suffix", Text, nullable=False),
    Column("paragraph", Integer),
    Column("state", Text, nullable=False, server_default="verified"),
    Column("created_at", Text, nullable=False),
    _words("created_by"),
    UniqueConstraint("version_id", "start", "end"),
    CheckConstraint('"start" >= 0 AND "start" < "end"', name="order"),
)

tag = _table(
    "tag",
    _uid(),
    _ref("parent_id", "tag"),
    Column("name", Text, nullable=False),
    Column("color", Integer, nullable=False, server_default="0"),
    _words("definition"),
    _words("when_to_use"),
    _words("when_not"),
    Column("ordinal", Integer, nullable=False, server_default="0"),
)
Index("uq_tag_parent_name", text("coalesce(parent_id, 0)"), text("name COLLATE NOCASE"), unique=True, _table=tag)

passage_tag = _table(
    "passage_tag",
    _ref("passage_id", "passage", needed=True),
    _ref("tag_id", "tag", needed=True),
    Column("created_at", Text, nullable=False),
    _words("created_by"),
    UniqueConstraint("passage_id", "tag_id"),
)

claim = _table(
    "claim",
    Column("passage_id", Integer, ForeignKey("passage.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    _words("asserted_by"),
    Column("sureness", Text, nullable=False),
    _ref("answers_id", "passage", gone="SET NULL"),
    _words("note"),
)

# --- countries: reference data ------------------------------------------------------------------------

country = _table(
    "country",
    Column("code", Text, nullable=False, unique=True),
    Column("is_group", Integer, nullable=False, server_default="0"),
    _words("iso3"),
    Column("name", Text, nullable=False),
    Column("aliases", Text, nullable=False, server_default="[]"),
    _words("region"),
    _words("subregion"),
    _words("as_of"),
)

country_member = _table(
    "country_member",
    _ref("group_id", "country", needed=True),
    _ref("country_id", "country", needed=True),
    UniqueConstraint("group_id", "country_id"),
)

# --- actors, donation records, country facts ----------------------------------------------------------

actor = _table(
    "actor",
    _uid(),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    _ref("country_id", "country", gone="SET NULL"),
    _ref("parent_id", "actor", gone="SET NULL"),
    _words("note"),
)
Index("uq_actor_name", text("name COLLATE NOCASE"), unique=True, _table=actor)

actor_alias = _table(
    "actor_alias",
    _ref("actor_id", "actor", needed=True),
    Column("alias", Text, nullable=False),
    UniqueConstraint("actor_id", "alias"),
)

donation = _table(
    "donation",
    _uid(),
    Column("ref", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("assertion", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("aid_kind", Text, nullable=False),
    _ref("parent_id", "donation", gone="SET NULL"),
    Column("money_low", Thousandths),
    Column("money_high", Thousandths),
    _words("money_currency"),
    _words("money_qualifier"),
    _words("money_kind"),
    _words("money_as_stated"),
    _words("money_period"),
    _words("date_start"),
    _words("date_end"),
    _words("date_precision"),
    _words("date_as_stated"),
    Column("date_inferred", Integer, nullable=False, server_default="0"),
    _words("basis"),
    _words("motive"),
    _words("motive_by"),
    Column("donors_low", Thousandths),
    Column("donors_high", Thousandths),
    _words("donors_qualifier"),
    _words("donors_as_stated"),
    Column("recipients_low", Thousandths),
    Column("recipients_high", Thousandths),
    _words("recipients_qualifier"),
    _words("recipients_as_stated"),
    Column("in_totals", Integer, nullable=False, server_default="0"),
    _words("totals_reason"),
    _words("ambiguity"),
    _words("note"),
    Column("created_at", Text, nullable=False),
    Column("updated_at", Text, nullable=False),
    CheckConstraint("money_low IS NULL OR money_high IS NULL OR money_low <= money_high", name="money"),
    CheckConstraint("(money_low IS NULL AND money_high IS NULL) OR money_currency <> ''", name="currency"),
    CheckConstraint("date_start = '' OR date_end = '' OR date_start <= date_end", name="dates"),
)

Index("ix_donation_ref", text("length(ref)"), text("ref"), _table=donation)
Index("ix_donation_title", text("title COLLATE NOCASE"), _table=donation)
Index("ix_donation_date_start", donation.c.date_start)

donation_party = _table(
    "donation_party",
    _ref("donation_id", "donation", needed=True),
    Column("ordinal", Integer, nullable=False),
    Column("role", Text, nullable=False),
    _ref("actor_id", "actor", gone="NO ACTION"),
    _ref("country_id", "country", gone="NO ACTION"),
    _words("kind"),
    _words("name"),
    _words("place"),
    _words("note"),
    CheckConstraint("actor_id IS NOT NULL OR country_id IS NOT NULL OR name <> ''", name="named"),
)

donation_item = _table(
    "donation_item",
    _ref("donation_id", "donation", needed=True),
    Column("ordinal", Integer, nullable=False),
    Column("item", Text, nullable=False),
    Column("low", Thousandths),
    Column("high", Thousandths),
    _words("qualifier"),
    _words("unit"),
    _words("as_stated"),
    CheckConstraint("low IS NULL OR high IS NULL OR low <= high", name="interval"),
)

donation_link = _table(
    "donation_link",
    _ref("a_id", "donation", needed=True),
    _ref("b_id", "donation", needed=True),
    Column("kind", Text, nullable=False),
    _words("note"),
    UniqueConstraint("a_id", "b_id", "kind"),
)

fact = _table(
    "fact",
    _uid(),
    _ref("country_id", "country", needed=True),
    Column("category", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("low", Thousandths),
    Column("high", Thousandths),
    _words("qualifier"),
    _words("unit"),
    _words("as_of_start"),
    _words("as_of_end"),
    _words("as_of_precision"),
    _words("as_of_as_stated"),
    Column("as_of_inferred", Integer, nullable=False, server_default="0"),
    _words("asserted_by"),
    _words("polarity"),
    _words("note"),
    CheckConstraint("low IS NULL OR high IS NULL OR low <= high", name="interval"),
)

# --- evidence, locators, notes ------------------------------------------------------------------------

evidence = _table(
    "evidence",
    _ref("passage_id", "passage", needed=True),
    _ref("donation_id", "donation"),
    _ref("fact_id", "fact"),
    _ref("country_id", "country"),
    _ref("actor_id", "actor"),
    _words("field"),
    _ref("party_id", "donation_party"),
    _ref("item_id", "donation_item"),
    Column("role", Text, nullable=False, server_default="supports"),
    _words("note"),
    Column("created_at", Text, nullable=False),
    _words("created_by"),
    CheckConstraint(
        "(donation_id IS NOT NULL) + (fact_id IS NOT NULL) + (country_id IS NOT NULL) + (actor_id IS NOT NULL) = 1",
        name="one_target",
    ),
)
Index(
    "uq_evidence",
    text("passage_id"),
    text("coalesce(donation_id, 0)"),
    text("coalesce(fact_id, 0)"),
    text("coalesce(country_id, 0)"),
    text("coalesce(actor_id, 0)"),
    text("field"),
    text("coalesce(party_id, 0)"),
    text("coalesce(item_id, 0)"),
    text("role"),
    unique=True,
    _table=evidence,
)

locator = _table(
    "locator",
    _ref("digest_id", "source", needed=True),
    _ref("donation_id", "donation"),
    _ref("fact_id", "fact"),
    _ref("party_id", "donation_party"),
    _ref("item_id", "donation_item"),
    _ref("passage_id", "passage"),
    Column("field", Text, nullable=False),
    Column("role", Text, nullable=False, server_default="supports"),
    Column("paragraph", Integer),
    Column("caption", Integer, nullable=False, server_default="0"),
    Column("words", Text, nullable=False),
    Column("nth", Integer, nullable=False, server_default="1"),
)

note = _table(
    "note",
    _uid(),
    _ref("source_id", "source"),
    _ref("passage_id", "passage"),
    _ref("tag_id", "tag"),
    _ref("donation_id", "donation"),
    _ref("country_id", "country"),
    _ref("fact_id", "fact"),
    _ref("actor_id", "actor"),
    _words("title"),
    _words("body"),
    Column("created_at", Text, nullable=False),
    Column("updated_at", Text, nullable=False),
    _words("created_by"),
)

# --- not part of the user's work: settings, places, search, the journal itself ------------------------

setting = _table(
    "setting",
    Column("key", Text, nullable=False, unique=True),
    _words("value"),
)

place = _table(
    "place",
    Column("key", Text, nullable=False, unique=True),
    Column("at", Integer, nullable=False, server_default="0"),
)

search_row = _table(
    "search_row",
    Column("kind", Text, nullable=False),
    Column("thing_id", Integer, nullable=False),
    Column("block", Integer, nullable=False, server_default="0"),
    Index("ix_search_row_thing", "kind", "thing_id"),
)

deed = _table(
    "deed",
    Column("kind", Text, nullable=False),
    _words("what"),
    Column("at", Text, nullable=False),
    _words("author"),
    Column("state", Text, nullable=False, server_default="done"),
    _words("merge_key"),
    Index("ix_deed_state", "state", "id"),
)

deed_change = _table(
    "deed_change",
    Column("deed_id", Integer, ForeignKey("deed.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("tbl", Text, nullable=False),
    Column("row_id", Integer, nullable=False),
    Column("before", Text),
    Column("after", Text),
)

journal_now = _table(
    "journal_now",
    Column("deed_id", Integer),
    Column("recording", Integer, nullable=False, server_default="1"),
)

UNJOURNALED: dict[str, str] = {
    "raw": "insert-only bytes keyed by their hash; images would double them",
    "body": "insert-only texts keyed by their hash; images would double them",
    "country": "reference data, written when a workspace is made or migrated",
    "country_member": "reference data, written when a workspace is made or migrated",
    "setting": "belongs to the file, not to the work in it",
    "place": "where somebody stopped reading is no deed",
    "search_row": "derived from the other tables",
    "deed": "the journal itself",
    "deed_change": "the journal itself",
    "journal_now": "the journal itself",
}
"""Tables without undo, each with its reason. Every other table of the metadata is journaled."""


def journaled_tables() -> list[Table]:
    """Every table whose rows the journal follows."""
    return [table for table in metadata.sorted_tables if table.name not in UNJOURNALED]
