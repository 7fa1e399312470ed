"""`tag --json`: lines on stdin, each a quote and its tag; one line of answer for each."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any, cast

from app import mistake_details
from app.actions.tag_lines import TagLine, tag_quote
from app.cli import output
from app.cli.workspace import open_to_write
from app.domain.errors import BadInput, UserError
from app.store.store import Store

LONG = 20
"""Digits of a number that is no source's."""


def tag(asked: argparse.Namespace) -> int:
    """Tag what each line names, an operation for each. Exits 1 when a line failed; the others are done all the same."""
    if sys.stdin is None:  # closed by whoever started the program
        raise BadInput("There is nothing to read on standard input. Give it the lines: tag --json < FILE.")
    failed = False
    with open_to_write(asked) as store:
        for line in sys.stdin.buffer:
            if not line.strip():
                continue
            answer = _answer(store, line)
            failed = failed or "error" in answer
            output.put(json.dumps(answer, ensure_ascii=False))
            output.finish()  # whoever waits for the answer before writing the next line gets it
    return 1 if failed else 0


def _answer(store: Store, line: bytes) -> dict[str, Any]:
    try:
        passage_id, path = tag_quote(store, _read(line))
    except UserError as error:
        return {"error": str(error)}
    except Exception as error:  # rolled back; the lines after it are none the worse for it
        return {"error": mistake_details.note(error)}
    return {"passage": passage_id, "tag": path}


def _read(line: bytes) -> TagLine:
    try:
        read: object = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):  # brackets in brackets, thousands deep
        raise BadInput("This line is no JSON. Write one object in one line, in UTF-8.") from None
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
