"""Document positions and canonical offsets agree, whatever the characters."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from app.domain.utf16 import utf16_length
from app.ui.base.offsets import TextMap

ODD = st.sampled_from(
    ["a", " ", "\u00a0", "é", "e\u0301", "😀", "👩‍🔬", "🇮🇷", "ש", "שּׁ", "中", "𠮷", "\u200f", "“", "\t"]
)
WORDS = st.lists(ODD, max_size=12).map("".join)


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    """A canonical text, as blocks with line feeds between them, and which of them are shown."""
    text, shown = "", []
    for block in draw(st.lists(WORDS, min_size=1, max_size=6)):
        text += "\n" * draw(st.integers(0, 2)) + " " if text else ""
        if draw(st.booleans()):
            shown.append((len(text), len(text) + len(block)))
        text += block
    return text, shown


def document(text: str, shown: list[tuple[int, int]]) -> QTextDocument:
    made = QTextDocument()
    cursor = QTextCursor(made)
    for index, (start, end) in enumerate(shown):
        if index:
            cursor.insertBlock()
        cursor.insertText(text[start:end])
    return made


@given(pages())
def test_every_offset_goes_to_its_position_and_back(page):
    text, shown = page
    offsets = TextMap(text, shown)
    for start, end in shown:
        for at in range(start, end + 1):
            assert offsets.to_canonical(offsets.to_qt(at)) == at


@given(pages())
def test_positions_are_those_of_a_real_document(page):
    text, shown = page
    offsets, real = TextMap(text, shown), document(text, shown)
    assert offsets.length == real.characterCount() - 1
    for index, (start, end) in enumerate(shown):
        block = real.findBlockByNumber(index)
        for at in range(start, end):
            position = block.position() + offsets.within(index, at)
            size = utf16_length(text[at])
            units = "".join(real.characterAt(position + i) for i in range(size))
            assert units.encode("utf-16-le", "surrogatepass").decode("utf-16-le") == text[at]
            assert offsets.index_at(at) == index
            assert offsets.to_qt(at) == position


@given(pages(), st.data())
def test_what_is_hidden_snaps_inwards(page, data):
    text, shown = page
    offsets = TextMap(text, shown)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = offsets.range_to_qt(start, end)
    assert 0 <= first <= last <= offsets.length
    seen = "".join(text[max(start, s) : min(end, e)] for s, e in shown if s < end and e > start)
    kept = offsets.copied(offsets.to_canonical(first), offsets.to_canonical(last))
    assert [c for c in kept if not c.isspace()] == [c for c in seen if not c.isspace()]


@given(pages())
def test_mid_surrogate_is_its_character(page):
    text, shown = page
    offsets = TextMap(text, shown)
    for index, (start, end) in enumerate(shown):
        for at in range(start, end):
            if text[at] > "\uffff":
                assert offsets.to_canonical(offsets.to_qt(at) + 1) == at
        assert offsets.stretch(index) == (start, end)


def test_copying_keeps_gaps_and_line_feeds_for_hidden_blocks():
    text = "One\u00a0two.\n\nNAVIGATION\n\nThree 😀.\n\nFour."
    shown = [(0, 8), (22, 30), (32, 37)]
    assert [text[s:e] for s, e in shown] == ["One\u00a0two.", "Three 😀.", "Four."]
    offsets = TextMap(text, shown)
    assert offsets.copied(0, len(text)) == "One\u00a0two.\n\nThree 😀.\n\nFour."
    assert offsets.copied(3, 4) == "\u00a0"


def test_nothing_shown_is_position_zero():
    offsets = TextMap("abc", [])
    assert (offsets.to_qt(2), offsets.to_canonical(0), offsets.range_to_qt(0, 3)) == (0, 0, (0, 0))
    assert offsets.copied(0, 0) == ""
