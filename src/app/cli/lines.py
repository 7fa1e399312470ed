"""`tag` and `add`: commands that read one JSON object per line on stdin, and answer each with a line."""

from __future__ import annotations

import argparse
import json
import sys
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, BinaryIO, cast

from app import mistake_details
from app.actions.donation_lines import Brought, add_donation_line
from app.actions.quotes import TagLine, tag_quote
from app.cli import output
from app.cli.workspace import open_to_write
from app.domain.as_json import picked
from app.domain.errors import BadInput, UserError
from app.domain.numbers import exact
from app.domain.shortened import shortened
from app.importers.donation_line import read_donation_line
from app.store.reads import vocabularies
from app.store.reads.own_fields import own_fields
from app.store.store import Store

LONG = 20
"""Digits of a number that is no source's."""
_TAG_KEYS = ("source", "quote", "tag", "paragraph")
Given = dict[str, Any]


def answer_each(asked: argparse.Namespace, do: Callable[[Store, Given], Given], keys: str) -> int:
    """Run `do` for each line, as one operation each, and print its result or an `error`. `keys` describes the keys a
    line may have. Returns 1 if a line failed; the others are done all the same."""
    if sys.stdin is None:  # closed by whoever started the program
        raise BadInput(f"There is nothing to read on standard input. Give it the lines: {asked.command} --json < FILE.")
    failed = False
    with open_to_write(asked) as store:
        for line in _each(sys.stdin.buffer):
            answer = _answer(store, line, do, keys)
            failed = failed or "error" in answer
            output.put(json.dumps(answer, ensure_ascii=False))
            output.finish()  # whoever waits for the answer before writing the next line gets it
    return 1 if failed else 0


def _each(stdin: BinaryIO) -> Iterator[bytes | Given]:
    """What each line holds; of a list, as `list … --json` prints it over many lines, each object in it."""
    for line in stdin:
        if not line.strip():
            continue
        written = line + stdin.read() if line.removeprefix(BOM_UTF8).strip() == b"[" else line
        try:
            read = _parsed(written)
        except BadInput:
            read = None  # which is said as it is answered
        if isinstance(read, list) and all(isinstance(one, dict) for one in cast("list[object]", read)):
            yield from cast("list[Given]", read)
        else:
            yield written


def _answer(store: Store, line: bytes | Given, do: Callable[[Store, Given], Given], keys: str) -> Given:
    try:
        return do(store, line if isinstance(line, dict) else _read(line, keys))
    except UserError as error:
        return {"error": str(error)}
    except Exception as error:  # rolled back; the lines after it are none the worse for it
        return {"error": mistake_details.note(error)}


def _read(line: bytes, keys: str) -> Given:
    read = _parsed(line)
    if not isinstance(read, dict):
        raise BadInput(f"This line is no JSON object with {keys}.")
    return cast("Given", read)


def _parsed(line: bytes) -> object:
    try:
        text = line.decode("utf-8-sig")
        return json.loads(text, parse_float=_exact, parse_int=_whole, parse_constant=_refuse, object_pairs_hook=_object)
    except (ValueError, RecursionError):  # brackets in brackets, thousands deep
        raise BadInput("This line is no JSON. Write one object in one line, in UTF-8.") from None


def _object(pairs: list[tuple[str, Any]]) -> Given:
    """An object whose keys are each there once: of two alike, one would be lost."""
    read: Given = {}
    for key, value in pairs:
        if key in read:
            raise BadInput(f"“{key}” is there twice. Write it once.")
        read[key] = value
    return read


def _exact(written: str) -> Decimal:
    try:
        return exact(written)
    except ValueError:
        sentence = "“{written}” is not a number that can be kept. Write one up to 999,999,999,999,999."
        raise BadInput(sentence.format(written=shortened(written))) from None


def _whole(written: str) -> int:
    return int(_exact(written))


def _refuse(constant: str) -> Any:
    """Reject NaN and the infinities, which JSON does not have."""
    raise ValueError(constant)


def source_id(given: Given) -> int:
    """The number of a source under the key `source`. Raises `BadInput`."""
    source: object = given.get("source")
    if isinstance(source, str) and source.isascii() and source.isdigit() and len(source) < LONG:
        source = int(source)
    if not is_number(source):
        raise BadInput("“source” must be the number of a source, as `list sources` gives it.")
    return cast("int", source)


def is_number(value: object) -> bool:
    """Whether JSON gave a whole number."""
    return isinstance(value, int) and not isinstance(value, bool)


def tag(asked: argparse.Namespace) -> int:
    """Tag the quote of each line."""
    return answer_each(asked, _tag, "source, quote and tag")


def _tag(store: Store, given: Given) -> Given:
    unknown = sorted(set(given) - set(_TAG_KEYS))
    if unknown:  # what nobody would read must not be taken for saved
        raise BadInput(f"unknown “{unknown[0]}”. The keys here are {', '.join(_TAG_KEYS)}.")
    source, quote, path, paragraph = source_id(given), given.get("quote"), given.get("tag"), given.get("paragraph")
    if not isinstance(quote, str) or not isinstance(path, str):
        raise BadInput("“quote” and “tag” must both be there, as text.")
    if paragraph is not None and not is_number(paragraph):
        raise BadInput("“paragraph” must be a number, or be left out.")
    passage_id, tagged = tag_quote(store, TagLine(source, quote, path, paragraph))
    return {"passage": passage_id, "tag": tagged}


def add(asked: argparse.Namespace) -> int:
    """Add the record of each line."""
    brought = Brought()
    return answer_each(asked, lambda store, given: _add_donation(store, given, brought), "the keys of `draft --json`")


def _add_donation(store: Store, given: Given, brought: Brought) -> Given:
    line = read_donation_line(given, vocabularies.of(store), own_fields(store))
    record = add_donation_line(store, line, brought)
    absent = brought.absent(line)
    return {
        **picked(record, "ref", "id", "uid", "title=content.title"),
        "evidence": len(record.evidence),
        **({"waits_for": absent} if absent else {}),
    }
