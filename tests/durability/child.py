"""What is killed: a server that loads the program once, and forks a child for every piece of work asked for."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select

from app.actions import sources
from app.domain.blocks import Block
from app.domain.changes import Operation
from app.domain.sources import SourceDraft, SourceMeta
from app.store import migrations
from app.store.connections import make_engine
from app.store.header import VERSION
from app.store.schema import note, source, tag
from app.store.store import Store
from app.store.things import find_identity

Tell = Callable[[str], None]


def _pair(store: Store, name: str) -> None:
    with store.write(Operation.ADD_TAG, name) as tx:
        tag_id = tx.insert(insert(tag), {"uid": name, "name": name})
        on = find_identity(tx, "tag", tag_id)
        values = {"uid": name, "body": name, "thing_id": on, "created_at": tx.at, "updated_at": tx.at}
        tx.insert(insert(note), values)


def operations(path: Path, tell: Tell) -> None:
    with Store(path) as store:
        tell("begun")
        for number in range(10_000):
            name = f"{os.getpid()}.{number}"
            _pair(store, name)
            tell(name)


def undo(path: Path, tell: Tell) -> None:
    """Up and down; after each step, how many operations stand is told."""
    with Store(path) as store:
        while store.redo() is not None:
            pass
        count = len(store.rows(select(tag.c.id)))
        while count < 10:
            _pair(store, str(count))
            count += 1
        tell("begun")
        while True:
            while store.undo() is not None:
                count -= 1
                tell(str(count))
            while store.redo() is not None:
                count += 1
                tell(str(count))


def imports(path: Path, tell: Tell) -> None:
    with Store(path) as store:
        tell("begun")
        for number in range(len(store.rows(select(source.c.id))), 10_000):
            sources.add_draft(store, draft(number))
            tell(f"Text {number}")


def draft(number: int) -> SourceDraft:
    """A text of 300 blocks: six chunks to be staged."""
    words = [f"Paragraph {n} of text {number}." for n in range(300)]
    blocks: list[Block] = []
    at = 0
    for no, line in enumerate(words, 1):
        blocks.append(Block(at, at + len(line), paragraph=no))
        at += len(line) + 1
    text = "\n".join(words)
    meta = SourceMeta(title=f"Text {number}")
    return SourceDraft(text, tuple(blocks), (), meta, text.encode(), "text/plain", f"{number}.txt")


def _one(db: Connection) -> None:
    db.exec_driver_sql("ALTER TABLE tag ADD COLUMN new_one TEXT NOT NULL DEFAULT ''")
    db.exec_driver_sql("UPDATE tag SET new_one = name")


def _two(db: Connection) -> None:
    db.exec_driver_sql("ALTER TABLE tag ADD COLUMN new_two TEXT NOT NULL DEFAULT ''")


def migration(path: Path, tell: Tell) -> None:
    engine = make_engine(path)
    with engine.connect() as db:
        tell("begun")
        migrations.migrate(db, path, by=(*migrations.STEPS, _one, _two), to=VERSION + 2)
        tell("migrated")
        signal.pause()


def making(path: Path, tell: Tell) -> None:
    tell("begun")
    for number in range(1000):
        made = path.with_name(f"{path.name}{number}")
        made.touch()
        migrations.fill(made)
        tell("made")


WORK: dict[str, Callable[[Path, Tell], None]] = {
    "operations": operations,
    "undo": undo,
    "imports": imports,
    "migration": migration,
    "making": making,
}


def _child(asked: dict[str, Any]) -> None:
    told = os.open(asked["told"], os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    try:
        WORK[asked["work"]](Path(asked["path"]), lambda line: _tell(told, line))
    except BaseException as error:
        _tell(told, f"failed: {error!r}")
        os._exit(3)


def _tell(told: int, line: str) -> None:
    os.write(told, f"{line}\n".encode())


def main() -> None:
    for line in sys.stdin:
        asked = json.loads(line)
        if "reap" in asked:
            _, status = os.waitpid(asked["reap"], 0)
            answer = "killed" if os.WIFSIGNALED(status) else "ended"
        else:
            pid = os.fork()
            if pid == 0:
                _child(asked)
                os._exit(0)
            answer = str(pid)
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
