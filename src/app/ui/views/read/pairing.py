"""Choosing which paragraphs of the original a paragraph of another text corresponds to."""

from __future__ import annotations

from PySide6.QtCore import QRect

from app.actions.works import pair_paragraph
from app.domain.language import tr, tr_n
from app.domain.sources import SourceRow, SourceText
from app.domain.works import Pair
from app.store.reads import sources, works
from app.store.store import Store
from app.ui.views.read.outline import MOST, WORDS
from app.ui.views.read.reading import Reading
from app.ui.widgets.popup_list import PopupList, PopupRow


def open_pairing(place: Reading) -> None:
    """List the paragraphs of the original for the paragraph at the caret; paired ones are checked."""
    row = place.row
    here = None if place.text is None else place.text.paragraph_of_caret(place.page.canonical_cursor()[1])
    if row is None or not row.has_original:
        place.session.say(tr("Only a digest or translation has paragraphs to pair, with those of its original."))
    elif here is None:
        place.session.say(tr("This block has no number, so there is nothing to pair. Go to a paragraph."))
    else:

        def read(store: Store, _stopped: object) -> tuple[SourceRow, SourceText, tuple[Pair, ...]]:
            assert row.work_id is not None
            original = works.texts(store, row.work_id)[0]
            return (
                sources.source_row(store, original),
                sources.current_text(store, original),
                works.pairs(store, row.id),
            )

        place.session.query(place.page, read, lambda found: _open(place, row, here, *found))


def _open(
    place: Reading, row: SourceRow, here: int, original: SourceRow, text: SourceText, pairs: tuple[Pair, ...]
) -> None:
    now = tuple(there for ours, there in pairs if ours == here)
    cut = text.cut_blocks()
    rows = [
        PopupRow(
            block.paragraph, str(block.paragraph), side=_words(text, block.start, block.end),
            checked=block.paragraph in now,
        )
        for number, block in enumerate(text.blocks) if block.paragraph is not None and number not in cut
    ]  # fmt: skip

    def find(typed: str) -> list[PopupRow]:
        wanted = typed.casefold().split()
        fitting = [one for one in rows if all(word in f"{one.text} {one.side}".casefold() for word in wanted)]
        return sorted(fitting, key=lambda one: not one.checked)[:MOST]

    name = tr("Pair paragraph {number} with…").format(number=here)
    popup = PopupList(place, name, find, "link", tr("Number or words of “{title}”…").format(title=original.meta.title))

    def chosen(number: object) -> None:
        popup.close()
        place.page.setFocus()
        if isinstance(number, int):
            _pair(place, row, here, tuple(sorted({*now} ^ {number})))

    popup.chosen.connect(lambda number, _held: chosen(number))
    popup.say(tr("Enter pairs it, or takes a ticked one off · Esc back"))
    corner = place.page.mapToGlobal(place.page.rect().topLeft())
    popup.open_at(QRect(corner.x() + max(24, place.page.width() // 2 - 230), corner.y() + 8, 1, 1), 460)


def _pair(place: Reading, row: SourceRow, here: int, wanted: tuple[int, ...]) -> None:
    if place.session.do(lambda store: (pair_paragraph(store, row.id, here, wanted),)) is None:
        return
    if wanted:
        said = tr_n(
            "Paragraph {here} is paired with paragraph {there} of the original.",
            "Paragraph {here} is paired with paragraphs {there} of the original.",
            len(wanted),
        )
        place.session.say(said.format(here=here, there=", ".join(map(str, wanted))), "undo")
    else:
        place.session.say(tr("Paragraph {here} is paired with none of the original.").format(here=here), "undo")


def _words(text: SourceText, start: int, end: int) -> str:
    return " ".join(text.text[start : min(end, start + 2 * WORDS)].split())[:WORDS]
