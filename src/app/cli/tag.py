"""`tag --json`: lines on stdin, each a quote and its tag; one line of answer for each."""

from __future__ import annotations

import argparse

from app.actions.tag_lines import TagLine, tag_quote
from app.cli.lines import Given, answer_each, is_number, source_id
from app.domain.errors import BadInput
from app.store.store import Store

_KEYS = ("source", "quote", "tag", "paragraph")


def tag(asked: argparse.Namespace) -> int:
    """Tag the quote of each line."""
    return answer_each(asked, _tag, "source, quote and tag")


def _tag(store: Store, given: Given) -> Given:
    unknown = sorted(set(given) - set(_KEYS))
    if unknown:  # what nobody would read must not be taken for saved
        raise BadInput(f"unknown “{unknown[0]}”. The keys here are {', '.join(_KEYS)}.")
    source, quote, path, paragraph = source_id(given), given.get("quote"), given.get("tag"), given.get("paragraph")
    if not isinstance(quote, str) or not isinstance(path, str):
        raise BadInput("“quote” and “tag” must both be there, as text.")
    if paragraph is not None and not is_number(paragraph):
        raise BadInput("“paragraph” must be a number, or be left out.")
    passage_id, tagged = tag_quote(store, TagLine(source, quote, path, paragraph))
    return {"passage": passage_id, "tag": tagged}
