"""Writing one file that the user named, whole or not at all."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from app.domain.errors import BadInput
from app.domain.language import tr
from app.store.clock import new_uid
from app.store.faults import disk_error
from app.store.store import Store


def put_file(store: Store, file: Path, content: bytes) -> None:
    """Write the content under that name, replacing what is there.

    Raises `BadInput` if it is the workspace itself, `StoreError` if it cannot be written.
    """
    part = file.with_name(f".{new_uid()}.part")  # a name of its own, that nobody's file or link has
    try:
        if file.exists() and file.samefile(store.path):
            raise BadInput(tr("An export cannot take the place of the workspace. Choose another name."))
        with part.open("xb") as out:
            out.write(content)
        part.replace(file)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        sentence = tr("{file} cannot be written: {why}. Choose another folder.")
        raise disk_error(error, sentence.format(file=file, why=error.strerror)) from error
