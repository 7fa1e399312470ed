"""Drafts of donation records: the reader with all reference data, applied to a whole text or to paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from app.domain import language
from app.domain.dates import is_date, read_date
from app.domain.drafts.draft import Drafted
from app.domain.drafts.text.before import Before
from app.domain.drafts.text.cited import Cited
from app.domain.drafts.text.legible import legible
from app.domain.drafts.text.line_ends import in_lines
from app.domain.errors import BadInput
from app.garbage import loading
from app.paths import REFERENCE

if TYPE_CHECKING:
    from app.domain.drafts.learnt.network import Network
    from app.domain.drafts.learnt.weights import Weights
    from app.domain.drafts.names.actors import ActorReader
    from app.domain.drafts.read import Reader
    from app.domain.drafts.words.word_kinds import WordKinds


def make_reader() -> Reader:
    """A reader with all reference data. It takes some time to make, so keep it. Raises `BadInput`."""
    from app.domain.drafts.read import Reader

    return Reader(*_loaded())


def _loaded() -> tuple[ActorReader, Weights, WordKinds, Network | None]:
    # Half of what most commands load, and only what reads sentences needs it.
    from app.importers.actors import load_actor_reader, load_network, load_weights, load_word_kinds

    with loading(), ThreadPoolExecutor() as beside:  # for the most part these two do not hold up Python
        network, kinds = beside.submit(load_network, REFERENCE), beside.submit(load_word_kinds, REFERENCE)
        return load_actor_reader(REFERENCE), load_weights(REFERENCE), kinds.result(), network.result()


_parts = cache(_loaded)


@cache
def _reader(_language: str) -> Reader:
    from app.domain.drafts.read import Reader

    return Reader(*_parts())


def reader() -> Reader:
    """The shared reader, made on first use, which takes a tenth of a second. It keeps what it finds, with the reasons
    of doubts in the language that is spoken: another language has another one of the same data."""
    return _reader(language.code())


def opening(text: str, cited: Cited) -> Before:
    """The context of the first sentence of a text, derived from the text as a whole and from its title."""
    return _opening(text, cited, language.code())


@lru_cache(maxsize=4)
def _opening(text: str, cited: Cited, _language: str) -> Before:
    return reader().opening(text, cited)


def drafts_in(text: str, paragraphs: Sequence[tuple[int, ...]], cited: Cited) -> Iterator[list[Drafted]]:
    """For each of these paragraphs the sentences that have drafts; *it* may refer back to an earlier sentence. A
    paragraph with a third member is a heading: it has no drafts, but gives context to the paragraphs after it."""
    read = legible(text)
    spans = [(read.here(start), read.here(end), *heading) for start, end, *heading in paragraphs]
    text = in_lines(read.text, spans)
    rules, before = reader(), opening(text, cited)
    headings = {start for start, _, *heading in spans if heading}
    for start, end in rules.foreseen(text, [(start, end) for start, end, *_ in spans]):
        found: list[Drafted] = []
        for one, after in rules.between(text, start, end, cited.published, before):
            before = after
            if one.drafts and start not in headings and (placed := read.put_back(one)).drafts:
                found.append(placed)
        yield found


def drafts_of_text(text: str, published: str | None = None) -> Iterator[Drafted]:
    """Every sentence of a text with its drafts. Raises `BadInput` if `published` is no date."""
    read = legible(text)
    return map(read.put_back, reader().drafts(read.text, _day(published)))


def _day(published: str | None) -> str:
    if published is None:
        return ""
    span = read_date(published)
    if span is None and is_date(published):
        raise BadInput(
            f"“{published}” is a day from which none can be counted. Write the day of publication as 2020-05-31, in "
            "the years 1000 to 2999."
        )
    if span is None or not span.start or span.start != span.end:
        raise BadInput(f"“{published}” is no day. Write the day of publication as 2020-05-31.")
    return span.start
