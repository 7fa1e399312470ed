"""The child process that reads sources and finds drafts: requests come in on stdin, answers go out on stdout. It is
started by `app.actions.reading`, loads nothing but what reading needs, and ends with its parent."""

from __future__ import annotations

import os
import pickle
import sys
from gettext import GNUTranslations
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from app import mistake_details
from app.domain import language
from app.domain.blocks import Cut
from app.domain.errors import BadInput
from app.domain.sources import SourceDraft, SourceMeta
from app.importers.read import read_source
from app.paths import words_in
from app.store.block_json import dump_blocks

if TYPE_CHECKING:
    from app.domain.drafts.draft import Drafted
    from app.domain.drafts.text.cited import Cited

_PART = 20_000
_OFTEN = 20
"""After so many paragraphs it is said how many are done."""


class Request(NamedTuple):
    """What to read, and the language code for error messages."""

    raw: bytes
    name: str
    media_type: str | None
    language: str


class Answer(NamedTuple):
    """A source draft without its bytes, which the parent has; blocks as JSON, in chunks, as there may be many."""

    text: str
    blocks: tuple[str, ...]
    cuts: tuple[Cut, ...]
    meta: SourceMeta
    media_type: str
    warnings: tuple[str, ...]


class FindDrafts(NamedTuple):
    """Paragraphs of a text to read for drafts, and what its citation says."""

    text: str
    paragraphs: tuple[tuple[int, ...], ...]
    cited: Cited
    language: str


class FoundDrafts(NamedTuple):
    """Sentences with drafts, in chunks and serialised as they are stored, as not all are read at once."""

    parts: tuple[str, ...]


class Share(NamedTuple):
    """The progress, from 0 to 1."""

    done: float


class Refused(NamedTuple):
    """Why a source cannot be read, as a sentence for the user."""

    sentence: str


class Mistake(NamedTuple):
    """A bug of ours, for the log."""

    details: str


def serve() -> None:
    """Answer one request after the other, until the parent is gone."""
    if sys.platform != "win32":
        os.nice(5)  # whoever asks paints a window meanwhile
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing that is printed is an answer
    while True:
        try:
            request = pickle.load(asked)
        except EOFError:
            return
        _say(answers, _answer(request, answers))


Reply = Answer | FoundDrafts | Refused | Mistake


def _answer(request: Request | FindDrafts, answers: IO[bytes]) -> Reply:
    _use_language(request.language)
    try:
        if isinstance(request, FindDrafts):
            return _found(request, answers)
        draft = read_source(request.raw, request.name, request.media_type, lambda share: _say(answers, Share(share)))
        return _sent(draft)
    except BadInput as refused:
        return Refused(str(refused))
    except Exception as error:
        return Mistake(mistake_details.details(error, error.__traceback__))


def _found(request: FindDrafts, answers: IO[bytes]) -> FoundDrafts:
    from app.actions.drafts import drafts_in
    from app.domain.drafts import stored

    found: list[Drafted] = []
    for number, some in enumerate(drafts_in(request.text, request.paragraphs, request.cited), 1):
        found += some
        if number % _OFTEN == 0:
            _say(answers, Share(number / len(request.paragraphs)))
    return FoundDrafts(tuple(stored.written(found).split("\n")))


def _sent(draft: SourceDraft) -> Answer:
    parts = tuple(dump_blocks(draft.blocks[at : at + _PART]) for at in range(0, len(draft.blocks), _PART))
    return Answer(draft.text, parts, draft.cuts, draft.meta, draft.media_type, draft.warnings)


def _say(answers: IO[bytes], message: Any) -> None:
    pickle.dump(message, answers, protocol=pickle.HIGHEST_PROTOCOL)
    answers.flush()


def _use_language(code: str) -> None:
    if code == language.code():
        return

    words: Path = words_in(code)
    if words.exists():
        with words.open("rb") as file:
            language.use(GNUTranslations(file), code)
