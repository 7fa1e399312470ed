"""`draft`: drafts of donation records from a text on stdin, without a workspace."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator

from app.actions.drafts import drafts_of_text
from app.cli import output
from app.domain.alternatives import in_words
from app.domain.as_json import in_json
from app.domain.drafts.card import item_called
from app.domain.drafts.draft import Draft, Drafted, DraftMoney, DraftParty, Field, as_json
from app.domain.drafts.tables.unread import unread_of_row
from app.domain.errors import BadInput, Cancelled
from app.domain.language import english
from app.domain.money import of_kind
from app.domain.progress import Progress
from app.domain.quantity import interval_words

MOST = 10_000_000
"""Bytes of a text that is read at once."""
_MARK = "\ufeff"
"""The byte order mark that a text may begin with: no part of it, but the first code point of stdin."""
STEP = 20_000
"""Code points after which it is said how far it has come, and what was found is handed on."""


def draft(asked: argparse.Namespace) -> None:
    """Print every sentence in order with its drafts; without --json only those that have any. Ctrl+C ends a long text
    behind the sentence it is at, and what is printed by then is one whole list."""
    text = _text()
    with output.until_stopped() as progress:
        drafted = _stepwise(text, drafts_of_text(text, asked.published), progress("Reading sentences: character"))
        (_put_json if asked.as_json else _put_words)(text, drafted)


def _stepwise(text: str, drafted: Iterable[Drafted], progress: Progress) -> Iterator[Drafted]:
    """Each sentence, with progress after so much of the text. Raises `Cancelled`."""
    after = 0
    for one in drafted:
        yield one
        if one.end >= after:
            after = one.end + STEP
            output.flush()
            if progress(one.end, len(text)):
                raise Cancelled(f"Stopped after character {one.end:,} of {len(text):,}; what stands there was read.")


def _put_words(text: str, drafted: Iterable[Drafted]) -> None:
    count = 0
    with english():
        for one in drafted:
            count += len(one.drafts)
            _put(text, one)
            if unread := _unread(text, one):
                output.say(f"Not read, from character {one.start + 1:,} on: {unread}")
    if not count:
        output.say("No sentence of this text reads as a donation.")


def _text() -> str:
    if sys.stdin is None:  # closed by whoever started the program
        raise BadInput("There is nothing to read on standard input. Give it a text: draft --json < FILE.")
    read = sys.stdin.buffer.read(MOST + 1)
    if len(read) > MOST:
        raise BadInput(f"This is more than {MOST // 1_000_000} MB of text. Give draft a part of it at a time.")
    try:
        text = read.decode("utf-8")
    except UnicodeDecodeError:
        raise BadInput("This text is not in UTF-8. Save it as UTF-8 and give it to draft again.") from None
    return f"\n{text[1:]}" if text.startswith(_MARK) else text


def _put_json(text: str, drafted: Iterable[Drafted]) -> None:
    """One JSON list, written while the text is read, since a long text makes a long list."""
    held = ""
    try:
        for one in drafted:
            output.put(f"{held}," if held else "[")
            unread = _unread(text, one)
            held = f" {in_json(as_json(text, one) | ({'unread': unread} if unread else {}))}"
    finally:
        output.put(f"{held}\n]" if held else "[]")


def _unread(text: str, one: Drafted) -> str:
    """Why a sentence is not read, or what of a row of a table is not."""
    return one.unread or unread_of_row(text, one.start, one.drafts)


def _put(text: str, one: Drafted) -> None:
    if not one.drafts:
        return
    output.put(" ".join(text[one.start : one.end].split()))
    for draft in one.drafts:
        for name, words in _rows(draft):
            output.put(f"  {name:12}{words}")
        for field, why in draft.unsure.items():
            output.put(f"  {'not sure':12}{field.value.replace('_', ' ')}: {why}")
        output.put("")


def _rows(draft: Draft) -> Iterable[tuple[str, str]]:
    yield "outcome", draft.status.value.replace("_", " ")
    rows = (
        ("from", _names(draft.donors)),
        ("through", _names(draft.carriers)),
        ("to", _names(draft.recipients)),
        ("what", in_words(draft.items, lambda one: _stated(item_called(one), interval_words(one)))),
        ("amount", "; ".join(map(_sum, draft.amounts))),
        ("when", "" if draft.date is None else _stated(draft.date.as_stated, _days(draft.date.first, draft.date.last))),
        ("terms", draft.terms.replace("_", " ")),
        ("ground", "" if Field.BASIS not in draft.spans else draft.basis.value.replace("_", " ")),
        ("announcer", draft.asserted_by),
    )
    yield from ((name, words) for name, words in rows if words)


def _sum(one: DraftMoney) -> str:
    meaning = f"{one.currency} {interval_words(one)}".strip()
    return _stated(one.as_stated, of_kind(meaning, one.kind) if meaning else "")


def _names(parties: Iterable[DraftParty]) -> str:
    return ", ".join(f"{one.name} ({one.iso2})" if one.iso2 else one.name for one in parties)


def _stated(words: str, meaning: str) -> str:
    return f"{' '.join(words.split())} ({meaning.strip()})" if meaning.strip() else words


def _days(first: str, last: str) -> str:
    return first if first == last else f"{first or '…'} to {last or '…'}"
