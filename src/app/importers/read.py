"""Entry point: bytes to a draft of a source. The format is detected from the bytes."""

from __future__ import annotations

import os
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from app.domain.errors import BadInput
from app.domain.language import tr
from app.domain.sources import SourceDraft, SourceMeta
from app.held import Held, read_some
from app.importers.formats import Brought, read
from app.importers.progress import Step, silent
from app.importers.sniff import MAX_BYTES, refuse_large

_HEAD = 4096
"""Bytes that distinguish a page from a text."""


def read_source(raw: bytes, name: str, media_type: str | None = None, step: Step = silent) -> SourceDraft:
    """The draft of a source from a page, a file or the clipboard.

    `name` is for messages and, in doubt, its ending; `media_type` is what a server or the clipboard said.
    Raises `BadInput` for what cannot be read or holds no article.
    """
    draft = read(Brought(raw, name, media_type), step)
    return replace(draft, meta=_kept(draft.meta))


def _kept(meta: SourceMeta) -> SourceMeta:
    """The citation with nothing in it that cannot be kept: JSON and YAML may hold NUL and half of a character."""
    kept: dict[str, Any] = {
        key: _sound(one) if isinstance(one, str) else tuple(map(_sound, one)) for key, one in asdict(meta).items()
    }
    return SourceMeta(**kept)


def _sound(words: str) -> str:
    return words.replace("\0", "").encode("utf-8", "replace").decode("utf-8") if words else words


def name_of(path: Path) -> str:
    """What a file is called in messages: its name may hold bytes that are no text on some systems."""
    return os.fsencode(path.name).decode("utf-8", "replace")


def load_file(path: Path) -> bytes:
    """The bytes of the file at `path`. One that is larger than a source may be is refused before it is read."""
    try:
        if path.is_dir():
            raise BadInput(tr("“{path}” is a folder. Choose a file in it.").format(path=path.name or path))
        if not path.exists():
            raise BadInput(tr("There is no file “{path}”. Check its name and place.").format(path=path))
        if not path.is_file():
            sentence = tr("“{path}” is not a file that can be read. Choose a text, HTML, Markdown, Word or PDF file.")
            raise BadInput(sentence.format(path=path.name))
        head = read_some(path, _HEAD)
        refuse_large(head, path.stat().st_size, name_of(path))
        return read_some(path, MAX_BYTES + 1)
    except Held as err:
        sentence = tr("“{path}” is the workspace that is open here. Choose a text, HTML, Markdown, Word or PDF file.")
        raise BadInput(sentence.format(path=path.name or path)) from err
    except OSError as err:
        why = err.strerror or "the system refused it"
        sentence = tr("“{path}” cannot be read ({why}). Check that you may open it.")
        raise BadInput(sentence.format(path=path.name, why=why)) from err
