"""The pictures of notes as files beside their pages: one for each that is shown, whatever note shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from app.domain.hashes import content_hash
from app.domain.note_figures import Token, tokens
from app.exporters.drawing import LIGHT, Drawing
from app.exporters.file_names import Names
from app.exporters.material import PICTURES
from app.exporters.svg_writer import svg

Painted = Callable[[Drawing], bytes]
"""Makes a PNG of a drawing."""


def picture_key(token: Token) -> str:
    """What a picture is known by for good: what is asked for, not what it shows by now."""
    asked = replace(token, start=0, end=0, as_written=None)
    return content_hash(repr((asked.field, asked.axes, asked.thing)).encode())[:12]


def lay_out_pictures(pictures: Mapping[str, Drawing], names: Names, ending: str) -> dict[str, str]:
    """The paths of pictures, with / between folder and name, by their keys. They are given by their tokens."""
    out: dict[str, str] = {}
    for written in sorted(pictures):
        (token,) = tokens(written)
        key = picture_key(token)
        title = f"{token.field} - {pictures[written].title}"
        out[key] = names.give(file_key(key, ending), PICTURES, title, key, ending)
    return out


def file_key(key: str, ending: str) -> str:
    """The key of a picture's file: one for each kind of file."""
    return f"{PICTURES.casefold()}:{key}{ending}"


def picture_files(pictures: Mapping[str, Drawing], painted: Painted | None) -> Iterator[tuple[str, bytes]]:
    """(key, content) of each picture once: PNG where somebody paints it, else SVG."""
    done: set[str] = set()
    for written, drawing in sorted(pictures.items()):
        (token,) = tokens(written)
        key = picture_key(token)
        if key not in done:
            done.add(key)
            yield key, painted(drawing) if painted is not None else svg(drawing, LIGHT).encode("utf-8")
