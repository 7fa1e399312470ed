"""From passages, as the store tells them, to marks, as the page paints them."""

from __future__ import annotations

from app.domain.blocks import Block
from app.domain.passages import EvidenceRef, Passage
from app.domain.sources import SourceKind, SourceRow, SourceText
from app.ui.reader.document import Header, ReaderText
from app.ui.reader.marks import Chip, Mark

_ICONS = {"donation": "package", "fact": "globe", "country": "globe", "actor": "users"}


def mark_of(passage: Passage) -> Mark:
    """The mark of a passage: a colour for each tag, a chip for each thing it is evidence for."""
    return Mark(
        passage.id,
        passage.start,
        passage.end,
        tuple(tag.color for tag in passage.tags),
        tuple(_chips(passage.evidence)),
        bool(passage.notes),
    )


def _chips(evidence: tuple[EvidenceRef, ...]) -> list[Chip]:
    things: dict[tuple[str, int], list[EvidenceRef]] = {}
    for ref in evidence:
        things.setdefault((ref.kind, ref.thing_id), []).append(ref)
    chips: list[Chip] = []
    for (kind, thing_id), refs in things.items():
        first = refs[0]
        fields = ", ".join(dict.fromkeys(ref.field.replace("_", " ") for ref in refs if ref.field))
        text = f"none · {first.label}" if first.none_given else first.label
        tip = f"{first.label} · {first.title}" if first.title and first.title != first.label else first.label
        chips.append(
            Chip(
                text,
                "prohibit" if first.none_given else _ICONS[kind],
                first.none_given,
                f"{tip}\n{fields}" if fields else tip,
                f"{kind}:{thing_id}",
            )
        )
    return chips


def reader_text(row: SourceRow, text: SourceText, *, show_cuts: bool) -> ReaderText:
    """What the page shows of a source: what is read, or with `show_cuts` the whole page."""
    cut = text.cut_blocks()
    shown = tuple(i for i in range(len(text.blocks)) if show_cuts or i not in cut)
    return ReaderText(
        text.text,
        text.blocks,
        shown,
        text.cuts,
        header_of(row),
        row.meta.language.split("-")[0] in ("he", "ar", "fa", "ur", "yi"),
    )


def header_of(row: SourceRow) -> Header:
    """The title block of a source."""
    meta = row.meta
    if row.kind is SourceKind.DIGEST:
        parts = [f"of {meta.of}" if meta.of else "", meta.published]
        return Header(meta.title, ", ".join(part for part in parts if part), "digest, our words")
    number = f"No. {meta.number}" if meta.number else ""
    parts = [" and ".join(meta.authors), " ".join(p for p in (meta.series, number) if p), meta.published]
    return Header(meta.title, ", ".join(part for part in parts if part), "")


def first_block(text: SourceText) -> Block | None:
    """The first block that is read."""
    cut = text.cut_blocks()
    return next((block for i, block in enumerate(text.blocks) if i not in cut), None)
