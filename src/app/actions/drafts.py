"""Drafts of donation records: the reader with all reference data, and a whole text read."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.dates import read_date
from app.domain.drafts.draft import Drafted
from app.domain.drafts.read import Reader
from app.domain.errors import BadInput
from app.importers.actors import load_actor_reader
from app.paths import REFERENCE


def make_reader() -> Reader:
    """A reader with all reference data. It takes some time to make, so keep it. Raises `BadInput`."""
    return Reader(load_actor_reader(REFERENCE))


def drafts_of_text(text: str, published: str | None = None) -> Iterator[Drafted]:
    """Every sentence of a text with its drafts. Raises `BadInput` where `published` is no day."""
    return make_reader().drafts(text, _day(published))


def _day(published: str | None) -> str:
    if published is None:
        return ""
    span = read_date(published)
    if span is None or not span.start or span.start != span.end:
        raise BadInput(f"“{published}” is no day. Write the day of publication as 2020-05-31.")
    return span.start
