"""What the first hundred bytes of a file say, read without SQLite, so that a wrong file is refused at once."""

from __future__ import annotations

from pathlib import Path

from app.domain.errors import StoreTrouble

MAGIC = b"SQLite format 3\x00"
APPLICATION_ID = 0x50534757
"""`PSGW`: the mark of a workspace in the header of the file."""
VERSION = 1
"""The newest schema this program writes (`PRAGMA user_version`)."""


def read_version(path: Path) -> int:
    """The schema version of the workspace at `path`. Raises `StoreTrouble` when it is not one we can open."""
    if path.is_dir():
        raise StoreTrouble(f"{path.name} is a folder, not a workspace. Choose a .passagework file.")
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError as error:
        raise StoreTrouble(f"There is no workspace at {path}. Check the path, or make one there with init.") from error
    except OSError as error:
        raise StoreTrouble(f"{path.name} can not be read. Check that you may open it.") from error
    if len(head) < 100 or not head.startswith(MAGIC):
        raise StoreTrouble(f"{path.name} is not a Passagework workspace.")
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise StoreTrouble(f"{path.name} is a database of another program, not a Passagework workspace.")
    version = int.from_bytes(head[60:64], "big")
    if version > VERSION:
        raise StoreTrouble(
            f"{path.name} was made by a newer version of Passagework (format {version}; this one knows {VERSION}). "
            "Update Passagework, then open it again."
        )
    return version
