"""From judged pieces to a draft: the blocks, what is cut and why, the warnings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from app.domain.blocks import Block, BlockKind, Cut, CutWhy, SpanKind, number_paragraphs
from app.domain.errors import BadInput
from app.domain.language import later, tr
from app.domain.sources import SourceDraft, SourceMeta
from app.importers.article import is_picture_caption
from app.importers.metadata import Found
from app.importers.page import Page
from app.importers.pieces import Piece
from app.importers.vocabulary import FOOTER, is_disclaimer, is_section_end

NO_ARTICLE = later(
    "No article was found in “{name}”, only navigation and short lines. Copy the article's text and "
    "add it from the clipboard."
)
NO_TEXT = later(
    "“{name}” has no text of its own: a browser makes it while it shows the page. Copy it there and add it from the "
    "clipboard."
)
MOSTLY_CUT = later(
    "Only {read} of {all} words are read; the others were taken for what stands around the article. “Show what was "
    "cut” brings them back."
)
_FEW = 20
"""So many words are shown by a page whose text only its scripts bring."""
_MUCH, _TIMES = 300, 2
"""So many words of running text are cut, and so many times as many as are read, where that is said."""
_AROUND = (CutWhy.NAVIGATION, CutWhy.RELATED, CutWhy.FOOTER)
_ROW = 3
"""So many short lines in a row are a list; one or two may be headings."""
_SAYS = {"caption": CutWhy.CAPTION, "disclaimer": CutWhy.DISCLAIMER}


def make_draft(
    text: str, page: Page, article: Sequence[int], found: Found, raw: bytes, media_type: str, name: str
) -> SourceDraft:
    """The draft of a page of which `article` holds the indices that are read. Raises `BadInput` when nothing is."""
    reasons = why_cut(page, article, found)
    read = [i for i in range(len(page.pieces)) if i not in reasons]
    if not read:
        is_script = b"<script" in raw and sum(piece.words for piece in page.pieces) <= _FEW
        raise BadInput(tr(NO_TEXT if is_script else NO_ARTICLE).format(name=name))
    for index, why in reasons.items():
        if why is CutWhy.CAPTION and page.pieces[index].kind is BlockKind.PARAGRAPH:
            page.pieces[index].kind = BlockKind.CAPTION
    set_kinds(page.pieces, read, explicit=media_type != "text/plain")
    blocks = (Block(p.start, p.end, p.kind, p.level, p.ordered, spans=p.spans) for p in page.pieces)
    cuts = tuple(Cut(index, why) for index, why in sorted(reasons.items()))
    return SourceDraft(
        text=text,
        blocks=number_paragraphs(blocks, reasons),
        cuts=cuts,
        meta=found.meta,
        raw=raw,
        media_type=media_type,
        name=name,
        warnings=(*_mostly_cut(page.pieces, read, reasons), *citation_warnings(found.meta)),
    )


def _mostly_cut(pieces: Sequence[Piece], read: Sequence[int], reasons: Mapping[int, CutWhy]) -> Iterator[str]:
    """Says that little is read of a long text, as of several articles in one file."""
    words = sum(pieces[i].words for i in read)
    cut = sum(pieces[i].words for i, why in reasons.items() if why in _AROUND and pieces[i].is_prose)
    if cut >= max(_MUCH, _TIMES * words):
        yield tr(MOSTLY_CUT).format(read=f"{words:,}", all=f"{words + cut:,}")


def why_cut(page: Page, article: Sequence[int], found: Found) -> dict[int, CutWhy]:
    """Each piece that is not read, with the reason."""
    pieces = page.pieces
    kept = set(article)
    last = max(kept, default=len(pieces))
    footer = _footer_from(page, last)
    reasons: dict[int, CutWhy] = {}
    for index, piece in enumerate(pieces):
        claimed = found.label_by_piece.get(index)
        if claimed:
            reasons[index] = _SAYS.get(claimed, CutWhy.METADATA)
        elif index in kept:
            if is_picture_caption(piece):
                reasons[index] = CutWhy.CAPTION
        else:
            reasons[index] = _why(page, index, last, footer)
    return reasons


def _why(page: Page, index: int, last: int, footer: int) -> CutWhy:
    """Why a piece is not read: what it is by itself, else by where it is about the article."""
    piece = page.pieces[index]
    if piece.place is not None:
        return piece.place
    if is_picture_caption(piece):
        return CutWhy.CAPTION
    if is_disclaimer(piece.text):
        return CutWhy.DISCLAIMER
    repeated = page.times(index) >= 2 and not piece.is_prose
    if index < last or (repeated and (index >= footer or not is_section_end(piece.text))):
        return CutWhy.NAVIGATION
    if index < footer:
        return CutWhy.RELATED
    return CutWhy.NAVIGATION if piece.kind is BlockKind.LIST_ITEM else CutWhy.FOOTER


def _footer_from(page: Page, last: int) -> int:
    """Where, after the article, the foot of the page begins: a menu again, or words only a foot has."""
    pieces = page.pieces
    for index in range(last + 1, len(pieces)):
        four = [i for i in range(index, min(index + 4, len(pieces))) if not pieces[i].is_prose]
        items = all(pieces[i].kind is BlockKind.LIST_ITEM for i in four) and len(four) == len(pieces[index : index + 4])
        menu = items or (len(four) == 4 and all(page.times(i) >= 2 for i in four))
        if menu or (FOOTER.search(pieces[index].text) and pieces[index].words <= 30):
            return index
    return len(pieces)


def set_kinds(pieces: list[Piece], read: Sequence[int], explicit: bool) -> None:
    """Distinguish headings, captions and notes from paragraphs among the pieces that are read. Where a format is
    `explicit` about headings, only a paragraph all in bold is taken for one."""
    listed = frozenset[int]() if explicit else _listed(pieces, read)
    for place, index in enumerate(read):
        piece = pieces[index]
        following = pieces[read[place + 1]] if place + 1 < len(read) else None
        if piece.kind is BlockKind.PARAGRAPH and piece.is_note:
            piece.kind = BlockKind.FOOTNOTE
        elif piece.kind is BlockKind.PARAGRAPH and piece.is_table_caption and not piece.ends_sentence:
            piece.kind = BlockKind.CAPTION
        elif index in listed:
            continue
        elif following is not None and (_all_bold(piece) if explicit else _is_heading(pieces, index, following)):
            piece.kind, piece.level, piece.ordered = BlockKind.HEADING, 2, False


def _listed(pieces: list[Piece], read: Sequence[int]) -> frozenset[int]:
    """Short lines that are in a row, such as a list without its marks: none of them is a heading."""
    out: set[int] = set()
    row: list[int] = []
    for index in (*read, -1):
        piece = pieces[index] if index >= 0 else None
        if piece and piece.kind is BlockKind.PARAGRAPH and not piece.ends_sentence and piece.words <= 14:
            row.append(index)
            continue
        out.update(row if len(row) >= _ROW else ())
        row = []
    return frozenset(out)


def _all_bold(piece: Piece) -> bool:
    """Whether a short paragraph is bold from end to end, as many pages write their headings."""
    return (
        piece.kind is BlockKind.PARAGRAPH
        and not piece.ends_sentence
        and piece.words <= 14
        and any(s.kind is SpanKind.STRONG and (s.start, s.end) == (piece.start, piece.end) for s in piece.spans)
    )


def _is_heading(pieces: list[Piece], index: int, following: Piece) -> bool:
    """A short line without a sentence's end, alone, before running text or a list."""
    piece = pieces[index]
    if piece.ends_sentence or len(piece.text.split()) > 14 or len(piece.text) > 120:
        return False
    if piece.kind is BlockKind.PARAGRAPH:
        return not piece.text.endswith((",", "-", "–", "—"))
    before = pieces[index - 1] if index else None
    alone = following.kind is not BlockKind.LIST_ITEM and (before is None or before.kind is not BlockKind.LIST_ITEM)
    return piece.kind is BlockKind.LIST_ITEM and piece.ordered and alone and following.group != piece.group


NO_TITLE = later("No title was found; the name it came under is used. You can change it.")
NO_DATE = later("No date of publication was found. You can enter it by hand.")
ONLY_YEAR = later("Of the date of publication only the year is certain. You can enter it by hand.")


def other_warnings(draft: SourceDraft) -> tuple[str, ...]:
    """The warnings but those of the citation, which say nothing where a source keeps or gets another one."""
    of_the_citation = {tr(NO_TITLE), tr(NO_DATE), tr(ONLY_YEAR)}
    return tuple(one for one in draft.warnings if one not in of_the_citation)


def with_citation(draft: SourceDraft, meta: SourceMeta) -> SourceDraft:
    """A draft with another citation, and with what is missing in that one."""
    others = (one for one in draft.warnings if one not in citation_warnings(draft.meta))
    return replace(draft, meta=meta, warnings=(*others, *citation_warnings(meta)))


def citation_warnings(meta: SourceMeta) -> tuple[str, ...]:
    """What is said of a citation in which something is missing."""
    out: list[str] = []
    if not meta.title:
        out.append(tr(NO_TITLE))
    if not meta.published:
        out.append(tr(NO_DATE))
    elif len(meta.published) == 4:
        out.append(tr(ONLY_YEAR))
    return tuple(out)
