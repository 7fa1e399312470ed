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
    as before. A device, as /dev/null, and a pipe are written to and stay.

    Raises `BadInput` if that is a workspace, `StoreError` if it cannot be written.
    """
    place = Path(os.path.realpath(file))
    part = place.with_name(f".{new_uid()}.part")  # a name of its own, that nobody's file or link has
    try:
        if place.is_char_device() or place.is_fifo():
            place.write_bytes(content)
            return
        refuse_over_workspace(file)
        with part.open("xb") as out:
            with suppress(OSError):  # nothing is there yet
                shutil.copymode(place, part)
            out.write(content)
        part.replace(place)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        sentence = tr("{file} cannot be written: {why}. Choose another folder.")
        raise disk_error(error, sentence.format(file=file, why=error.strerror)) from error
