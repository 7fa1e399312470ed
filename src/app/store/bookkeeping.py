"""Tables that hold no work of the user: settings, reading positions, search, and the journal itself."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from app.domain.history import OperationState
from app.store.columns import flag, make_table, needed, number, word, words

setting = make_table("setting", Column("key", Text, nullable=False, unique=True), words("value"))

place = make_table("place", Column("key", Text, nullable=False, unique=True), number("at", usual=0))

search_row = make_table(
    "search_row",
    needed("kind"),
    number("thing_id"),
    number("block", usual=0),
    number("start", usual=0),
    number("end", usual=0),
    Column("paragraph", Integer),
    Index("ix_search_row_thing", "kind", "thing_id"),
)
"""The documents of the search index: things, and blocks of texts, for which `thing_id` is the body.

For a block, its offsets (code points) and paragraph are kept, so that a hit can be shown without reading all the
blocks of its text.
"""

operation = make_table(
    "operation",
    needed("kind"),
    words("what"),
    needed("at"),
    words("author"),
    word("state", OperationState, "done"),
    *map(words, ("merge_key", "author_id")),
    Index("ix_operation_state", "state", "id"),
    Index("ix_operation_author", "author_id", "id"),
)
"""`author` is the name the person had then; `author_id` identifies them, whatever name they use (see `Author`)."""

operation_change = make_table(
    "operation_change",
    Column("operation_id", Integer, ForeignKey("operation.id", ondelete="CASCADE"), nullable=False, index=True),
    needed("tbl"),
    number("row_id"),
    Column("before", Text),
    Column("after", Text),
)

journal_now = make_table("journal_now", Column("operation_id", Integer), flag("recording", usual=1))


def image_of(table: Table, row: str) -> str:
    """SQL for the image (JSON) of `row`: NEW, OLD, or the name of a table in a query."""
    pairs = ", ".join(f"'{c.name}', {row}.\"{c.name}\"" for c in table.columns)
    return f"json_object({pairs})"
