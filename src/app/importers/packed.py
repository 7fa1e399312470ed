"""A document that is a ZIP archive of parts. Nothing in it is trusted: what unpacks to more than a text has is refused,
and entities of its own are not resolved."""

from __future__ import annotations

import io
import zipfile
import zlib
from importlib import import_module
from typing import Any

from app.domain.errors import BadInput
from app.domain.language import later, tr

MOST = 60_000_000
"""Bytes of all parts that are read; of a long book they are a quarter of it."""
LARGE = later("“{name}” unpacks to more than {most} MB, too large for one source. Split it and add the parts.")


def local(el: Any) -> str:
    """The name of an element without its namespace; empty for comments and the like."""
    return el.tag.rpartition("}")[2] if isinstance(el.tag, str) else ""


def attr(el: Any, name: str = "val") -> str:
    """What an attribute of an element says, whatever its namespace; empty where there is neither."""
    found = el.attrib.items() if el is not None else ()
    return next((value for key, value in found if key.rpartition("}")[2] == name), "")


class Packed:
    """The parts of a document; `damaged` is the sentence for one that is none. Raises `BadInput` with it."""

    def __init__(self, raw: bytes, name: str, damaged: str) -> None:
        self.name = name
        self.damaged = damaged
        self._left = MOST
        try:
            self._files = zipfile.ZipFile(io.BytesIO(raw))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as err:
            raise self.refused(damaged) from err

    def refused(self, sentence: str) -> BadInput:
        """A sentence about this document."""
        return BadInput(tr(sentence).format(name=self.name, most=MOST // 1_000_000))

    def has(self, path: str) -> bool:
        return path in self._files.NameToInfo

    def unpacked(self, path: str) -> bytes:
        try:
            with self._files.open(path) as file:
                raw = file.read(self._left + 1)
        except (zipfile.BadZipFile, zlib.error, KeyError, RuntimeError, ValueError, OSError, EOFError) as err:
            raise self.refused(self.damaged) from err
        self._left -= len(raw)
        if self._left < 0:
            raise self.refused(LARGE)
        return raw

    def part(self, path: str) -> Any:
        return self.parsed(self.unpacked(path))

    def parsed(self, raw: bytes) -> Any:
        etree: Any = import_module("lxml.etree")
        parser = etree.XMLParser(
            resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True, remove_pis=True
        )
        try:
            return etree.fromstring(raw, parser)
        except (etree.XMLSyntaxError, ValueError) as err:
            raise self.refused(self.damaged) from err
