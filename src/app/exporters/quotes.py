"""A passage as a quote on a page: its words, its citation, and its remarks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from app.domain.anchor import AnchorState
from app.domain.blocks import Place
from app.domain.citation import full_citation, locator, passage_cite, state_words
from app.domain.evidence import EvidenceSentence, in_text_order, joined, merged
from app.domain.excerpts import Excerpt
from app.domain.frozen import frozen
from app.domain.passages import Passage
from app.domain.records import EvidenceItem
from app.domain.sources import SourceKind, SourceRow
from app.domain.terms import EvidenceRole
from app.exporters.material import Kind, Material
from app.exporters.page_parts import PageContext
from app.exporters.tree import Address, Bibliography, Block, Cite, Folded, Footnote, Line, between, section, words
from app.exporters.tree import Quote as QuoteBlock

_WORD = re.compile(r"\w")


@frozen
class Quote:
    """The content of a quote."""

    passage_id: int
    source_id: int
    paragraph: int | None
    words: str
    state: AnchorState
    marks: tuple[tuple[int, int], ...] = ()
    place: Place | None = None
    named: tuple[tuple[str, Line], ...] = ()
    """What it is evidence for otherwise than by supporting it, by what it does for it."""


def of_passage(passage: Passage) -> Quote:
    """A passage as a quote."""
    return Quote(passage.id, passage.source_id, passage.paragraph, passage.quote, passage.state)


def of_excerpts(together: Sequence[Excerpt], material: Material) -> Quote:
    """Passages that share sentences as one quote of these, with the marked words emphasised."""
    first = together[0].passage
    sentences = [material.sentence(one) for one in together]
    begin, text = sentences[0] if len(together) == 1 else (min(sentences)[0], joined(sentences))
    marks = [(one.passage.start - begin, one.passage.end - begin) for one in together if not one.is_sentence]
    marks += [(low + one.passage.start - begin, high + one.passage.start - begin)
              for one in together if len(one.passages) > 1 or one.is_sentence for low, high in one.marks]  # fmt: skip
    found = merged([mark for mark in marks if mark != (0, len(text))])
    if len(found) == 1 and not _WORD.search(text, 0, found[0][0]) and not _WORD.search(text, found[0][1]):
        found = ()
    states = [one.passage.state for one in together if one.passage.state is not AnchorState.VERIFIED]
    state, place = states[0] if states else first.state, material.places.get(first.id)
    return Quote(first.id, first.source_id, first.paragraph, text, state, found, place)


def of_sentence(sentence: EvidenceSentence) -> Quote:
    """A sentence with evidence, the words of the fields marked where they are not all of it."""
    item, whole = sentence.first, ((0, len(sentence.text)),)
    state = next((one.state for one in sentence.items if one.state is not AnchorState.VERIFIED), item.state)
    marks = () if sentence.marks == whole else sentence.marks
    return Quote(item.passage_id, item.source_id, item.paragraph, sentence.text, state, marks, item.place)


def cited(source_id: int, passage_id: int, paragraph: int | None, place: Place | None, page: PageContext) -> Line:
    """The short citation of a passage; empty if its source is gone."""
    row = page.vault.sources.get(source_id)
    if row is None:
        return ()
    label = passage_cite(row.meta, row.kind, paragraph, page.vault.cite_letters.get(row.id, ""), place)
    return (Cite(row.id, passage_id, label, "" if row.kind is SourceKind.DIGEST else locator(paragraph, place)),)


def evidence_places(items: Iterable[EvidenceItem], page: PageContext) -> Line:
    """The paragraphs of the words that support a field, each once, with the citations of its sentences at the foot."""
    places: dict[tuple[int, int | None], dict[str, EvidenceItem]] = {}
    wanted = (one for one in items if one.role is EvidenceRole.SUPPORTS and not one.is_counterpart)
    for item in in_text_order(wanted):
        sentence = page.vault.blocks.get(item.passage_id, "")
        places.setdefault((item.source_id, item.paragraph), {}).setdefault(sentence, item)
    return between(", ", (_place(tuple(each.values()), page) for each in places.values()))


def _place(items: Sequence[EvidenceItem], page: PageContext) -> Line:
    """A paragraph, and a footnote for each sentence of it."""
    cites = [(cited(one.source_id, one.passage_id, one.paragraph, one.place, page), one.state) for one in items]
    first = items[0]
    said = "digest" if first.source_kind is SourceKind.DIGEST else locator(first.paragraph, first.place)
    notes = tuple(Footnote(_with_state(cite, state)) for cite, state in cites if cite)
    return (*words(said), *notes) if notes else ()


def _with_state(cite: Line, state: AnchorState) -> Line:
    said = cite or ("source no longer in the workspace",)
    why = state_words(state)
    return (*said, " · ", *words(why)) if why else said


PARAPHRASE: Line = ("Our paraphrase, not a quotation",)
"""Over the words of a digest, which are ours."""


def quoted(quote: Quote, page: PageContext, *, folded: bool = True) -> list[Block]:
    """The quote with its citation at the foot, but on its source's own page, which is cited at the head. Words of a
    digest are ours: on other pages they are folded, and named as ours, unless that is done already."""
    own = page.vault.pages.get((Kind.SOURCES, quote.source_id))
    if own is not None and own.path == page.path:
        state = words(state_words(quote.state))
        return [QuoteBlock(quote.words, quote.passage_id, (Footnote(state),) if state else (), quote.marks)]
    row = page.vault.sources.get(quote.source_id)
    cite = cited(quote.source_id, quote.passage_id, quote.paragraph, quote.place, page)
    block = QuoteBlock(quote.words, quote.passage_id, (Footnote(_with_state(cite, quote.state)),), quote.marks)
    if folded and row is not None and row.kind is SourceKind.DIGEST:
        return [Folded(PARAPHRASE, (block,))]
    return [block]


def cited_sources(source_ids: Iterable[int], page: PageContext) -> list[Block]:
    """The sources of a page in full, in the order in which they come, under their heading."""
    known = (page.vault.sources.get(source_id) for source_id in dict.fromkeys(source_ids))
    rows = tuple((row.id, entry(row, page)) for row in known if row is not None)
    return section("Sources", [Bibliography(rows)]) if rows else []


def entry(row: SourceRow, page: PageContext) -> Line:
    """A source in a bibliography: its citation, the letter that distinguishes it from another, its address."""
    letter = page.vault.cite_letters.get(row.id, "")
    mark = f"({row.meta.published[:4] or 'n.d.'}{letter})" if letter else ""
    cite = words(full_citation(row.meta, row.kind))
    return between(" ", (cite, (mark,) if mark else (), (Address(row.meta.url),) if row.meta.url.strip() else ()))
