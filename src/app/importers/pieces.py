"""A page as pieces: blocks that are not classified yet, with the properties that the rules use. Plain text, HTML and
Markdown are all turned into pieces, so that the rules for what is the article and what is its metadata are written
once."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.blocks import BlockKind, CutWhy, Span
from app.domain.errors import BadInput
from app.domain.language import tr
from app.domain.words import count_in
from app.importers.bylines import is_dated_byline, published_in
from app.importers.journal_lines import read_journal
from app.importers.vocabulary import DATE_ONLY, NOTE_MARK, TABLE_CAPTION, is_label, is_section_end

_CLOSERS = "\"'”’»)]}*״׳›"
_TRAILING_NOTES = re.compile(r"(?:\s*+\[\w{1,4}\]|[⁰¹²³⁴-⁹]|(?<=[.!?”\"])\d{1,3}+)++$")
MOST = 650_000
"""So many pieces, with all that is known of each, take half of the memory that reading may have."""
_LONGEST_LINE = 20_000
_TAIL = 60
"""The end of a sentence shows in so many letters, its note marks included."""
_SENTENCE_ENDS = tuple(".!?…:;。！？：；؟۔।")


@dataclass(slots=True)
class Piece:
    """A block of a page, not classified yet. `start` and `end` are code points of the canonical text."""

    start: int
    end: int
    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    ordered: bool = False
    group: int = 0
    """Pieces with nothing but a line end between them share a group; a blank line begins a new one."""
    spans: tuple[Span, ...] = ()
    place: CutWhy | None = None
    """Where an HTML page itself says the piece is: in its navigation, its footer."""
    _words: int = -1
    """Counted once, when asked for: the rules ask often."""
    _ends: bool | None = None
    _prose: bool | None = None

    @property
    def words(self) -> int:
        if self._words < 0:
            self._words = count_in(self.text)
        return self._words

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends as a sentence does, footnote marks and closing quotes aside."""
        if self._ends is None:
            bare = _TRAILING_NOTES.sub("", self.text[-_TAIL:].rstrip()).rstrip(_CLOSERS + " \u00a0")
            self._ends = bare.endswith(_SENTENCE_ENDS)
        return self._ends

    @property
    def is_prose(self) -> bool:
        """Whether it reads as running text: a whole sentence, or many words in a row."""
        if self.kind in (BlockKind.HEADING, BlockKind.CAPTION):
            return False
        if self._prose is None:
            self._prose = not DATE_ONLY.fullmatch(self.text) and self._runs_on() and not is_credit(self.text)
        return self._prose

    def _runs_on(self) -> bool:
        if self.ends_sentence:
            return self.words >= 4 and (len(self.text) >= 18 or self.words >= 8)
        return self.words >= 25 or len(self.text) >= 180

    @property
    def is_barrier(self) -> bool:
        """Whether no article runs on past it: a lone date, a label of metadata, the head of another list."""
        return bool(DATE_ONLY.fullmatch(self.text)) or is_label(self.text) or is_section_end(self.text)

    @property
    def is_note(self) -> bool:
        """Whether it is the text of a footnote, by its mark."""
        return bool(NOTE_MARK.match(self.text)) and self.words >= 3 and not DATE_ONLY.fullmatch(self.text)

    @property
    def is_table_caption(self) -> bool:
        """Whether it names a table; such a line is read with its table."""
        return bool(TABLE_CAPTION.match(self.text))


def is_credit(text: str) -> bool:
    """Whether a line that may be as long as a sentence says who wrote, or where it appeared."""
    return is_dated_byline(text) or bool(published_in(text)) or read_journal(text) is not None


def refuse_many(pieces: int, name: str) -> None:
    """Raise `BadInput` where a source has more pieces than can be held."""
    if pieces > MOST:
        sentence = tr(
            "“{name}” has more than {most} lines and paragraphs, too many for one source. Split it and add the parts."
        )
        raise BadInput(sentence.format(name=name, most=f"{MOST:,}"))


def norm(text: str) -> str:
    """`text` for comparison: one space between words, no case, plain apostrophes; longer than any line, as it is."""
    if len(text) > _LONGEST_LINE:
        return text
    return " ".join(text.replace("’", "'").replace("‘", "'").split()).casefold()
