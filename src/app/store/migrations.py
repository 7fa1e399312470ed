"""Making a workspace, and bringing an older one up to date in numbered steps.

Each step runs in one transaction together with the new version number, so that a crash leaves the file as it
was or as it should be. A step ends undo (the images no longer fit), never the history. The triggers of the
journal are laid anew after the last step.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy import Connection, insert

from app.store import header, journal
from app.store.backup import back_up_before_migration
from app.store.clock import new_uid, now
from app.store.connections import make_engine
from app.store.faults import faults
from app.store.schema import journal_now, metadata, setting
from app.store.search_index import CREATE_INDEX

Step = Callable[[Connection], None]

STEPS: Sequence[Step] = ()
"""Step n brings version n + 1 to version n + 2. There is none yet: version 1 is the first."""


def create(path: Path) -> None:
    """Make an empty workspace at `path`, in one transaction. Raises `StoreTrouble`."""
    engine = make_engine(path)
    try:
        with faults(path), engine.connect() as db:
            db.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                metadata.create_all(db)
                db.exec_driver_sql(CREATE_INDEX)
                db.execute(insert(journal_now).values(id=1))
                db.execute(insert(setting), [{"key": "uid", "value": new_uid()}, {"key": "made_at", "value": now()}])
                for statement in journal.trigger_statements():
                    db.exec_driver_sql(statement)
                db.exec_driver_sql(f"PRAGMA application_id = {header.APPLICATION_ID}")
                db.exec_driver_sql(f"PRAGMA user_version = {header.VERSION}")
                db.exec_driver_sql("COMMIT")
            except BaseException:
                db.exec_driver_sql("ROLLBACK")
                raise
    finally:
        engine.dispose()


def migrate(db: Connection, path: Path, steps: Sequence[Step] = STEPS, to: int = header.VERSION) -> None:
    """Bring the workspace behind `db` to version `to`, after a verified backup. Does nothing when it is there."""
    version = int(db.exec_driver_sql("PRAGMA user_version").scalar_one())
    if version >= to:
        return
    back_up_before_migration(path)
    while version < to:
        db.exec_driver_sql("PRAGMA foreign_keys = OFF")  # a step may rebuild a table; it can not be set inside
        db.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            steps[version - 1](db)
            journal.seal(db)
            for statement in journal.trigger_statements():
                db.exec_driver_sql(statement)
            version += 1
            db.exec_driver_sql(f"PRAGMA user_version = {version}")
            db.exec_driver_sql("COMMIT")
        except BaseException:
            db.exec_driver_sql("ROLLBACK")
            raise
        finally:
            db.exec_driver_sql("PRAGMA foreign_keys = ON")
