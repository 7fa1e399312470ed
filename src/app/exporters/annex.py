"""The evidence annex of a note: for each reference in its text, the supporting quotes with their sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.anchor import AnchorState
from app.domain.citation import date_in_words, full_citation, locator, state_words
from app.exporters.flow import Flowing, Look, Para, Role, Run, Runs, in_our_words
from app.exporters.layout import Layout, shown_number
from app.exporters.quotes import Quote
from app.exporters.tree import Address, Block, Line, fields, words
from app.exporters.tree import Quote as QuoteBlock
from app.exporters.vault import Vault


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference in a note."""

    name: str
    """The name of the link, as written in the note."""
    called: str
    quotes: tuple[Quote, ...]
    """The supporting quotes; empty if nothing supports it."""
    disagrees: Line = ()
    """What a record says, and its words say otherwise."""


def anchors(references: Iterable[Reference]) -> dict[str, str]:
    """The anchor of each reference in the annex, by name; a thing referred to by two names has one entry."""
    out: dict[str, str] = {}
    numbers: dict[tuple[str, tuple[Quote, ...]], int] = {}
    for one in references:
        number = numbers.setdefault((one.called, one.quotes), len(numbers) + 1)
        out[one.name] = f"annex-{number}"
    return out


def annex(references: Sequence[Reference], layout: Layout) -> list[Flowing]:
    """The annex, numbered in the order of the references; empty without any."""
    if not references:
        return []
    out: list[Flowing] = [Para((Run("Evidence annex"),), Role.HEADING, 2)]
    seen: set[str] = set()
    for one in references:
        anchor = layout.annexed[one.name]
        if anchor in seen:
            continue
        seen.add(anchor)
        title: Runs = (Run(f"[{shown_number(anchor)}] "), Run(one.called))
        out.append(Para(in_our_words(title, ours=True), Role.HEADING, 3, anchor=anchor))
        if not one.quotes:
            out.append(Para((Run("Nothing in the workspace supports this.", Look.STRONG),)))
        out += layout.blocks(fields(("Disagrees with its words", one.disagrees)))
        for quote in one.quotes:
            words_of_it = QuoteBlock(quote.words, quote.passage_id, (), quote.marks)
            out += layout.blocks([words_of_it, *_source(quote, layout.vault)])
    return out


def _source(quote: Quote, vault: Vault) -> list[Block]:
    row = vault.sources.get(quote.source_id)
    if row is None:
        return fields(("Source", ("no longer in the workspace",)))
    state = state_words(quote.state) if quote.state is not AnchorState.VERIFIED else "verified: the words are there"
    return fields(
        *quote.named,
        ("Source", words(full_citation(row.meta, row.kind))),
        ("Address", (Address(row.meta.url),) if row.meta.url.strip() else ()),
        ("Paragraph", words(locator(quote.paragraph, quote.place))),
        ("Retrieved", words(date_in_words(row.added_at[:10]))),
        ("State", words(state)),
    )
