"""The process that reads sources for another: a request comes in on its standard input, what it says goes out.

It is started by `app.actions.reading`, loads nothing but what reading needs, and ends with the one who asks.
"""

from __future__ import annotations

import pickle
import sys
from pathlib import Path
from typing import IO, Any, NamedTuple

from app.domain import language
from app.domain.blocks import Cut
from app.domain.errors import BadInput
from app.domain.sources import SourceDraft, SourceMeta
from app.importers.read import read_source
from app.store.block_json import dump_blocks

_PART = 20_000


class Request(NamedTuple):
    """What is to be read, and the code of the language in which is said what is wrong with it."""

    raw: bytes
    name: str
    media_type: str | None
    language: str


class Answer(NamedTuple):
    """A draft without its bytes, which the one who asks has; blocks as JSON, some at a time, as there may be many."""

    text: str
    blocks: tuple[str, ...]
    cuts: tuple[Cut, ...]
    meta: SourceMeta
    media_type: str
    warnings: tuple[str, ...]


class Share(NamedTuple):
    """How much is done, of 1."""

    done: float


class Refused(NamedTuple):
    """What the source is, in a sentence for the person."""

    sentence: str


class Mistake(NamedTuple):
    """A mistake of ours, for the log."""

    details: str


def serve() -> None:
    """Answer one request after the other, until there is nobody to ask."""
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing that is printed is an answer
    while True:
        try:
            request = pickle.load(asked)
        except EOFError:
            return
        _say(answers, _answer(request, answers))


def _answer(request: Request, answers: IO[bytes]) -> Answer | Refused | Mistake:
    _speak(request.language)
    try:
        draft = read_source(request.raw, request.name, request.media_type, lambda share: _say(answers, Share(share)))
        return _sent(draft)
    except BadInput as refused:
        return Refused(str(refused))
    except Exception as error:
        from app import mistake_details

        return Mistake(mistake_details.details(error, error.__traceback__))


def _sent(draft: SourceDraft) -> Answer:
    parts = tuple(dump_blocks(draft.blocks[at : at + _PART]) for at in range(0, len(draft.blocks), _PART))
    return Answer(draft.text, parts, draft.cuts, draft.meta, draft.media_type, draft.warnings)


def _say(answers: IO[bytes], message: Any) -> None:
    pickle.dump(message, answers, protocol=pickle.HIGHEST_PROTOCOL)
    answers.flush()


def _speak(code: str) -> None:
    if code == language.code():
        return
    from gettext import GNUTranslations

    from app.paths import words_in

    words: Path = words_in(code)
    if words.exists():
        with words.open("rb") as file:
            language.use(GNUTranslations(file), code)
