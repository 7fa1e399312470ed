"""Converting passages, as the store returns them, to marks, as the page paints them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from app.domain.blocks import Block, Cut
from app.domain.by_key import by_key
from app.domain.language import code, tr
from app.domain.months import iso_words
from app.ui.look.mirror import FROM_THE_RIGHT, is_mirrored, listed
from app.ui.reader.marks import Chip, Mark
from app.ui.reader.pieces import in_pieces
from app.ui.reader.text import Header, ReaderText

if TYPE_CHECKING:
    from app.domain.passages import EvidenceRef, Passage
    from app.domain.sources import SourceMeta, SourceRow, SourceText
    from app.store.first_read import FirstMeta, FirstPage, FirstPassage
    from app.store.reads.page_marks import PageMarks


def mark_of(passage: Passage) -> Mark:
    """The mark of a passage: a colour for each tag, a chip for each thing it is evidence for."""
    colors, tags = tuple(tag.color for tag in passage.tags), tuple(tag.id for tag in passage.tags)
    chips = _chips(passage.evidence, code(), is_mirrored()) if passage.evidence else ()
    return Mark(passage.id, passage.start, passage.end, colors, chips, bool(passage.notes), tags)


def first_mark(passage: FirstPassage) -> Mark:
    """The mark of a passage read before the first paint, with colours only."""
    return Mark(passage.id, passage.start, passage.end, passage.colors)


def plain_marks(found: PageMarks) -> list[Mark]:
    """The marks of passages, without the chips of those that are evidence."""
    colors, tags, noted = found.colors, found.tags, found.noted
    return [
        Mark(at, start, end, colors.get(at, ()), (), at in noted, tags.get(at, ())) for at, start, end in found.places
    ]


@lru_cache(maxsize=1 << 12)  # after most operations all marks of a page are made again, of which few have changed
def _chips(evidence: tuple[EvidenceRef, ...], _language: str, right_to_left: bool) -> tuple[Chip, ...]:
    from app.domain.kinds import KINDS, is_numbered
    from app.domain.records import field_label

    things = by_key(((ref.kind, ref.thing_id), ref) for ref in evidence)
    chips: list[Chip] = []
    for (kind, thing_id), refs in things.items():
        first = refs[0]
        fields = ", ".join(dict.fromkeys(field_label(ref.field, name=ref.field_name) for ref in refs if ref.field))
        label = tr("none · {label}").format(label=first.label) if first.none_given else first.label
        tip = f"{label} · {first.title}" if first.title and first.title != first.label else label
        # A name in Latin letters would else turn its line, and the arrow be behind it.
        to, of = (f"{FROM_THE_RIGHT}←", f"{FROM_THE_RIGHT}→") if right_to_left else ("→", "←")
        tip = f"{tip}\n{fields}" if fields else tip
        icon = "prohibit" if first.none_given else KINDS[kind].icon
        receiver = f"{to} {first.receiver}" if first.receiver else first.title if is_numbered(kind) else ""
        giver, key = f"{of} {first.giver}" if first.giver else "", f"{kind}:{thing_id}"
        chips.append(Chip(first.label, icon, first.none_given, tip, key, receiver, giver, _short(first)))
    return tuple(chips)


def _short(ref: EvidenceRef) -> str:
    """For a narrow margin: the letters of a country."""
    field = ref.label.partition(" · ")[2]
    return f"{ref.code} {field}".strip() if ref.code else ""


def reader_text(row: SourceRow, text: SourceText, *, show_cuts: bool) -> ReaderText:
    """What the page shows of a source: what is read, or with `show_cuts` everything."""
    return _page(row.kind, row.meta, text.text, text.blocks, text.cuts, show_cuts=show_cuts)


def first_text(first: FirstPage) -> ReaderText:
    """The same for a source read before the first paint."""
    return _page(first.meta.kind, first.meta, first.text, first.blocks, first.cuts, show_cuts=False)


def _page(
    kind: str,
    meta: SourceMeta | FirstMeta,
    text: str,
    blocks: tuple[Block, ...],
    cuts: tuple[Cut, ...],
    *,
    show_cuts: bool,
) -> ReaderText:
    cut = {cut.block for cut in cuts}
    shown = tuple(i for i in range(len(blocks)) if show_cuts or i not in cut)
    rtl = meta.language.split("-")[0] in ("he", "ar", "fa", "ur", "yi")
    return in_pieces(ReaderText(text, blocks, shown, cuts, _header(kind, meta), rtl))


def _header(kind: str, meta: SourceMeta | FirstMeta) -> Header:
    """The title block of a source."""
    if kind == "digest":
        parts = [tr("of {work}").format(work=meta.of) if meta.of else "", iso_words(meta.published)]
        return Header(meta.title, listed(parts, ", "), tr("digest, our words"))
    parts = [listed(meta.authors, tr(" and ")), series_words(meta), iso_words(meta.published)]
    return Header(meta.title, listed(parts, ", "), "")


def series_words(meta: SourceMeta | FirstMeta) -> str:
    """*INSS Insight No. 1324*, *Naval Medicine Review 12, No. 3*; empty without a series."""
    volume = ""
    if meta.series and meta.reference:
        from app.domain.citation import volume_and_pages

        volume, _ = volume_and_pages(meta.reference)
    number = tr("No. {number}").format(number=meta.number) if meta.number else ""
    return listed((f"{meta.series} {volume}".strip(), number), ", " if volume else " ")
