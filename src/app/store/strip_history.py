"""A copy without history: it holds nothing that was changed or removed."""

from __future__ import annotations

from pathlib import Path

from app.domain.kinds import things
from app.store import baseline
from app.store.connect import connect
from app.store.faults import faults

_STATEMENTS = (
    "DELETE FROM operation_change",
    "DELETE FROM operation",
    # Texts and bytes outlive their source, so that its removal can be undone; here nothing will be.
    "DELETE FROM search_text WHERE rowid IN (SELECT id FROM search_row WHERE kind = 'text'"
    " AND thing_id NOT IN (SELECT body_id FROM source_version))",
    "DELETE FROM search_row WHERE kind = 'text' AND thing_id NOT IN (SELECT body_id FROM source_version)",
    "DELETE FROM body WHERE id NOT IN (SELECT body_id FROM source_version)",
    "DELETE FROM raw WHERE id NOT IN (SELECT raw_id FROM source_version)",
    "DELETE FROM place WHERE key LIKE 'source %' AND CAST(substr(key, 8) AS INTEGER) NOT IN (SELECT id FROM source)",
    # The index keeps the words of what was taken out of it until it is built again.
    "INSERT INTO search (search) VALUES ('rebuild')",
    "INSERT INTO search_text (search_text) VALUES ('rebuild')",
)


def forget_history(path: Path) -> None:
    """Take the history out of a workspace that nobody has open, and write the file again. Raises `StoreError`."""
    with faults(path):
        db = connect(path, isolation_level=None)
        try:
            db.execute("PRAGMA foreign_keys = ON")
            db.execute("BEGIN IMMEDIATE")
            gone = "DELETE FROM thing WHERE kind = '{0}' AND row_id NOT IN (SELECT id FROM {0})"
            for statement in (*_STATEMENTS, *(gone.format(kind) for kind in things())):
                db.execute(statement)
            baseline.lay(db)
            db.execute("COMMIT")
            db.execute("VACUUM")
        finally:
            db.close()
