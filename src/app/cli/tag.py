"""`tag --json`: lines on stdin, each a quote and its tag; one line of answer for each."""

from __future__ import annotations

import argparse
from typing import cast

from app.actions.tag_lines import TagLine, tag_quote
from app.cli.lines import answer_lines
from app.cli.workspace import open_to_write
from app.domain.errors import BadInput

LONG = 20
"""Digits of a number that is no source's."""


def tag(asked: argparse.Namespace) -> int:
    """Tag what each line names, an operation for each. Exits 1 when a line failed; the others are done all the same."""
    with open_to_write(asked) as store:

        def done(line: object) -> dict[str, object]:
            passage_id, path = tag_quote(store, _read(line))
            return {"passage": passage_id, "tag": path}

        return answer_lines("tag --json", done)


def _read(read: object) -> TagLine:
    if not isinstance(read, dict):
        raise BadInput("This line is no JSON object with source, quote and tag.")
    given = cast("dict[str, object]", read)
    source, quote, path, paragraph = (given.get(key) for key in ("source", "quote", "tag", "paragraph"))
    if isinstance(source, str) and source.isascii() and source.isdigit() and len(source) < LONG:
        source = int(source)
    if not _is_number(source):
        raise BadInput("“source” must be the number of a source, as `list sources` gives it.")
    if not isinstance(quote, str) or not isinstance(path, str):
        raise BadInput("“quote” and “tag” must both be there, as text.")
    if paragraph is not None and not _is_number(paragraph):
        raise BadInput("“paragraph” must be a number, or be left out.")
    return TagLine(cast("int", source), quote, path, cast("int | None", paragraph))


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
