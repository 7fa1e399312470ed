"""Each text page of our own, made into HTML with and without an article element, reads the same."""

from __future__ import annotations

import html

import pytest
from tests.importers.helpers import check_whole, page, read, words_of

from app.domain.blocks import BlockKind, CutWhy
from app.domain.sources import SourceDraft
from app.importers.read import read_source


def _bare(words: str) -> str:
    """Words without the marks that a browser draws itself."""
    return words.replace("\t", " | ").lstrip("•123. ")


def _as_html(text: SourceDraft, holder: str) -> str:
    why = {cut.block: cut.why for cut in text.cuts}
    out: list[str] = []
    for index, block in enumerate(text.blocks):
        words = html.escape(words_of(text, block))
        if why.get(index) is CutWhy.NAVIGATION:
            out.append(f'<li><a href="/{index}">{words}</a></li>')
        elif block.kind is BlockKind.HEADING:
            out.append(f"<h2>{words}</h2>")
        elif block.kind is BlockKind.LIST_ITEM:
            out.append(f"<ul><li>{_bare(words)}</li></ul>")
        elif block.kind is BlockKind.TABLE_ROW:
            out.append("<table><tr>" + "".join(f"<td>{c}</td>" for c in words.split(" | ")) + "</tr></table>")
        else:
            out.append(f"<p>{words}</p>" if words != text.meta.title else f"<h1>{words}</h1>")
    body = f"<{holder}>{''.join(out)}</{holder}>"
    return f"<!doctype html><html><head><title>{text.meta.title}</title></head><body>{body}</body></html>"


@pytest.mark.parametrize("holder", ["article", "div"])
@pytest.mark.parametrize("name", ["short-paragraphs", "lists", "headings", "hebrew"])
def test_a_twin_reads_the_same(name: str, holder: str) -> None:
    text = page(f"{name}.txt")
    twin = read_source(_as_html(text, holder).encode(), "twin.html")
    check_whole(twin)
    assert [_bare(w) for w in read(twin)] == [_bare(w) for w in read(text)]
    for field in ("title", "authors", "series", "number", "published", "topics"):
        assert getattr(twin.meta, field) == getattr(text.meta, field)
