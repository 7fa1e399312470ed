"""Writing one file that the user named, whole or not at all."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from app.domain.language import tr
from app.store.clock import new_uid
from app.store.faults import disk_error
from app.store.header import refuse_over_workspace


def put_file(file: Path, content: bytes) -> None:
    """Write the content under that name, replacing what is there: a link leads to the new file, and who may read it is
    as before. Raises `BadInput` if that is a workspace, `StoreError` if it cannot be written."""
    place = Path(os.path.realpath(file))
    part = place.with_name(f".{new_uid()}.part")  # a name of its own, that nobody's file or link has
    try:
        refuse_over_workspace(file)
        with part.open("xb") as out:
            out.write(content)
        with suppress(OSError):  # nothing is there yet
            shutil.copymode(place, part)
        part.replace(place)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        sentence = tr("{file} cannot be written: {why}. Choose another folder.")
        raise disk_error(error, sentence.format(file=file, why=error.strerror)) from error
