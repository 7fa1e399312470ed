"""Markdown: the canonical text is what a reader sees, without the marks.

A passage is quoted, searched and exported as words, so the `#`, `**` and `[…](…)` are not part of the text;
they become the kinds of blocks and the spans of links, emphasis, code and note marks. List markers and
table rules go too; the cells of a row are with tabs between them. A note's mark `[^1]` is read as `1`,
and the words of a note are a block at their place, behind the same label. YAML front matter becomes
the citation and no text. Links, highlights, callouts, tasks, comments and block ids as Obsidian writes them
are read as it shows them. The bytes are kept as they came, so nothing is lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from app.domain.blocks import BlockKind, Span, SpanKind
from app.domain.errors import BadInput
from app.domain.language import tr
from app.domain.publications import is_house
from app.domain.sources import SourceDraft, SourceMeta
from app.importers.bylines import published_in, read_byline, undated
from app.importers.dates import find_date
from app.importers.draft import make_draft
from app.importers.front_matter import read_front_matter
from app.importers.html_walk import AT_A_NUMBER, RAISED, struck
from app.importers.metadata import read_meta
from app.importers.page import look_at
from app.importers.pieces import Piece, refuse_many
from app.importers.progress import Step, silent
from app.importers.vocabulary import BYLINE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<[a-z/!?][^<>]*+>", re.IGNORECASE | re.DOTALL)
AT_ONCE = 1_000_000
"""Code points of Markdown whose tokens are held at once."""
_BREAK = re.compile(r"^ {0,3}(?P<fence>```|~~~)|\n\n(?=[^\W\d_]|#)", re.MULTILINE)
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)[^\[\]\n]{1,200}\]:[^\n]+", re.MULTILINE)
_OF_THE_TITLE, _OF_ITSELF = 4, 120
"""So many paragraphs below the title may say who wrote the text and when, in so many characters each."""
_MARKS = {"em": SpanKind.EMPHASIS, "strong": SpanKind.STRONG, "link": SpanKind.LINK}


def read_markdown(text: str, raw: bytes, name: str, step: Step = silent) -> SourceDraft:
    """The draft of a Markdown text with LF line ends. Raises `BadInput` when no words are in it."""
    known, body = read_front_matter(text)
    walk = _Walk()
    parser, environment = _parser(), dict[str, Any]()
    if len(body) > AT_ONCE:
        parser.parse("\n".join(_DEFINITION.findall(body)), environment)  # what links anywhere may refer to
    for end, stretch in _stretches(body):
        walk.tokens(parser.parse(stretch, environment))
        step(0.7 * end / max(1, len(body)))
        refuse_many(len(walk.pieces), name)
    if not walk.pieces:
        raise BadInput(tr("“{name}” has no text below its front matter. Add the text and try again.").format(name=name))
    page = look_at(walk.pieces)
    first = _after_title(walk.pieces, known)
    article = list(range(first, len(walk.pieces)))
    found = read_meta(page, article, known)
    return make_draft("".join(walk.parts), page, article, found, raw, "text/markdown", name)


def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return with_notes(parser.disable("text_join"))  # an escaped sign is a token of its own, and so no part of a mark


def _stretches(body: str) -> Iterator[tuple[int, str]]:
    """The text in stretches that are parsed one by one, since its tokens take fifty times its memory, and their ends.
    One ends before a blank line behind which a paragraph or a heading begins that nothing before it can go on in."""
    start = 0
    while len(body) - start > AT_ONCE:
        fence = ""
        for mark in _BREAK.finditer(body, start):
            if found := mark["fence"]:
                fence = "" if fence == found else fence or found
            elif not fence and mark.end() - start > AT_ONCE:
                cut = mark.end()
                break
        else:
            break
        yield cut, body[start:cut]
        start = cut
    yield len(body), body[start:]


def _after_title(pieces: list[Piece], known: SourceMeta) -> int:
    """0 where the text does not open with its title: what that is said to be, or the only heading of the first level.
    Else where the text begins behind it, and behind the lines that say who wrote it and when."""
    mains = [p for p in pieces if p.kind is BlockKind.HEADING and p.level == 1]
    opens = pieces[0].kind is BlockKind.HEADING and pieces[0].level == 1 and len(pieces) > 1
    repeats = bool(known.title) and pieces[0].text.casefold() == known.title.casefold()
    if not (opens and (repeats or (not known.title and len(mains) == 1))):
        return 0
    behind = pieces[1 : min(len(pieces) - 1, 1 + _OF_THE_TITLE)]
    return 1 + sum(1 for _ in takewhile(_is_of_the_title, behind))


def _is_of_the_title(piece: Piece) -> bool:
    """Whether a paragraph below the title holds nothing but who wrote it, behind a *By*, or when and where it
    appeared."""
    if piece.kind is not BlockKind.PARAGRAPH or len(piece.text) > _OF_ITSELF:
        return False
    bare = undated(piece.text)
    if published_in(piece.text) or (bare != piece.text and is_house(bare)):
        return True
    return bool(BYLINE.match(piece.text) and read_byline(piece.text).names) or (
        not bare and bool(find_date(piece.text))
    )


_SUP = re.compile(r"<(/?)sup\b", re.IGNORECASE)


@dataclass(slots=True)
class _Walk:
    """The walk over the tokens; `parts` joined are the canonical text."""

    parts: list[str] = field(default_factory=list[str])
    pieces: list[Piece] = field(default_factory=list[Piece])
    _length: int = 0
    _lists: list[bool] = field(default_factory=list[bool])
    """For each open list whether it is numbered."""
    _quotes: int = 0
    _heading: int = 0
    _item_begins: bool = False
    _note: str = ""
    """The label of the note whose words come next."""
    _row: list[tuple[str, list[Span]]] | None = None
    _group: int = 0

    def tokens(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            self._token(token)

    def _token(self, token: Token) -> None:
        """Take one block token in: it opens or closes what surrounds the words, or brings words."""
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self._lists.append(token.type.startswith("ordered"))
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                self._item_begins = True
            case "blockquote_open" | "blockquote_close":
                self._quotes += token.nesting
            case "heading_open" | "heading_close":
                self._heading = int(token.tag[1]) if token.nesting == 1 else 0
            case "note_open":
                self._note = token.info
            case "tr_open":
                self._row = []
            case "tr_close":
                self._end_row()
            case "fence" | "code_block":
                self._add(token.content.strip("\n"), [], BlockKind.CODE)
            case "html_block":
                self._add(" ".join(unescape(_TAG.sub(" ", token.content)).split()), [], BlockKind.PARAGRAPH)
            case "inline":
                self._inline(token)
            case _:
                pass

    def _inline(self, token: Token) -> None:
        children = token.children or []
        _as_obsidian_shows(children, quoted=self._quotes > 0, item=bool(self._lists) and self._item_begins)
        text, spans = _flat(children)
        if self._row is not None:
            self._row.append((text, spans))
            return
        if self._note:
            label, self._note = f"{self._note}. ", ""
            self._add(label + text, _shift(spans, len(label)), BlockKind.FOOTNOTE)
        else:
            self._add(text, spans, self._kind())

    def _kind(self) -> BlockKind:
        if self._heading:
            return BlockKind.HEADING
        if self._lists and self._item_begins:
            return BlockKind.LIST_ITEM
        return BlockKind.QUOTE if self._quotes else BlockKind.PARAGRAPH

    def _end_row(self) -> None:
        row, self._row = self._row or [], None
        text = ""
        spans: list[Span] = []
        for number, (cell, inside) in enumerate(row):
            text += "\t" if number else ""
            spans += _shift(inside, len(text))
            text += cell
        self._add(text, spans, BlockKind.TABLE_ROW)

    def _add(self, text: str, spans: list[Span], kind: BlockKind) -> None:
        """Add a block to the text; its spans are counted from the beginning of `text`."""
        bare = text.strip()
        if not bare:
            return
        of_a_row = "\t" if kind is BlockKind.TABLE_ROW else ""  # where its first cells have no words
        before = text[: len(text) - len(text.lstrip())].rstrip(of_a_row)
        bare, spans = _cut_front(text.rstrip(), spans, len(before))
        last = self.pieces[-1] if self.pieces else None
        tight = last is not None and last.kind is kind and kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)
        between = "\n" if tight else "\n\n" if last else ""
        self._group += not tight
        start = self._length + len(between)
        self._length = start + len(bare)
        self.parts += [between, bare]
        level = self._heading if kind is BlockKind.HEADING else 0
        ordered = False
        if kind is BlockKind.LIST_ITEM:
            level, ordered, self._item_begins = len(self._lists) - 1, self._lists[-1], False
        moved = tuple(s for s in _shift(spans, start) if s.start < s.end <= self._length)
        self.pieces.append(Piece(start, self._length, bare, kind, level, ordered, self._group, moved))


_SHOWN = (
    (re.compile(r"!?\[\[(?:[^\[\]|]+\|)?([^\[\]|]+)\]\]"), r"\1"),
    (re.compile(r"==(?=[^\s=])([^=]*[^\s=])=="), r"\1"),
    (re.compile(r"(?<!\S)%%(?!%).*?%%(?: (?=\S))?"), ""),
)
_BLOCK_ID = re.compile(r"(?:^|\s)\^(?=[\d-]*[A-Za-z])[A-Za-z0-9-]{3,}$")
_CALLOUT = re.compile(r"^\[![\w-]+\][+-]?[ \t]*")
_TASK = re.compile(r"^\[([ xX])\](?= )")


def _as_obsidian_shows(children: Sequence[Token], *, quoted: bool, item: bool) -> None:
    """Change the words of an inline token's children to what Obsidian shows of them."""
    for child in children:
        if child.type == "text":
            for mark, shown in _SHOWN:
                child.content = mark.sub(shown, child.content)
    if not children:
        return
    first, last = children[0], children[-1]
    is_apart = last is first or children[-2].type == "softbreak" or not last.content.startswith("^")
    if last.type == "text" and is_apart:
        last.content = _BLOCK_ID.sub("", last.content)
    if first.type != "text":
        return
    if quoted and _CALLOUT.match(first.content):
        first.content = _CALLOUT.sub("", first.content)
        if title_ends := next((child for child in children if child.type == "softbreak"), None):
            title_ends.type = "hardbreak"
    if item:
        first.content = _TASK.sub(lambda found: "☐" if found[1] == " " else "☑", first.content)


def _flat(children: Sequence[Token]) -> tuple[str, list[Span]]:
    """The visible text of an inline token's children, and the spans in it, counted from its beginning."""
    text = ""
    spans: list[Span] = []
    opened: list[tuple[int, str]] = []
    is_raised = is_struck = False
    for child in children:
        mark, start = child.type.rpartition("_")[0], len(text)
        is_struck = child.nesting == 1 if mark == "s" else is_struck
        if child.type == "html_inline" and (found := _SUP.match(child.content)):
            is_raised = not found[1]
        words = _visible(child)
        if (is_raised or child.type == "note_ref") and AT_A_NUMBER.search(text[-2:]):
            words = words.translate(RAISED)  # 25 with a note 1 is not 251
        text += struck(words) if is_struck else words
        if child.type == "code_inline":
            spans.append(Span(start, len(text), SpanKind.CODE))
        elif child.type == "note_ref":
            spans.append(Span(start, len(text), SpanKind.FOOTNOTE_REF, child.content))
        elif mark in _MARKS and child.nesting == 1:
            opened.append((start, str(child.attrs.get("href", ""))))
        elif mark in _MARKS and child.nesting == -1:
            begin, target = opened.pop()
            if begin < start:
                spans.append(Span(begin, start, _MARKS[mark], target))
    return text, sorted(spans, key=lambda s: (s.start, -s.end))


def _visible(child: Token) -> str:
    """What is read of one child of an inline token."""
    match child.type:
        case "text" | "text_special" | "code_inline" | "note_ref" | "image":
            return child.content
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case "html_inline" if child.content.lower().startswith("<br"):
            return "\n"
        case _:
            return ""


def _shift(spans: list[Span], by: int) -> list[Span]:
    return [Span(s.start + by, s.end + by, s.kind, s.target) for s in spans]


def _cut_front(text: str, spans: list[Span], by: int) -> tuple[str, list[Span]]:
    """`text` and `spans` without the first `by` characters."""
    kept = [Span(max(0, s.start - by), min(s.end - by, len(text) - by), s.kind, s.target) for s in spans]
    return text[by:], [s for s in kept if s.start < s.end]


_REF = re.compile(r"\[\^([^\]\s]+)\]")
_NOTE = re.compile(r"\[\^([^\]\s]+)\]:[ \t]*")


def with_notes(parser: MarkdownIt) -> MarkdownIt:
    """`parser`, taught footnotes: tokens `note_open` and `note_close` around a note, `note_ref` in a text."""
    parser.block.ruler.before("reference", "note", _note, {"alt": ["paragraph", "reference"]})
    parser.inline.ruler.before("link", "note_ref", _ref)
    return parser


def _note(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """One note: its line and the lines under it, up to a blank line or the next note."""
    if state.is_code_block(start):
        return False
    line = _line(state, start)
    match = _NOTE.match(line)
    if not match:
        return False
    if silent:
        return True
    words = [line[match.end() :]]
    following = start + 1
    while following < end and not state.isEmpty(following) and not _NOTE.match(_line(state, following)):
        words.append(_line(state, following))
        following += 1
    opening = state.push("note_open", "", 1)
    opening.info, opening.map = match[1], [start, following]
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = "\n".join(words).strip(), [start, following], []
    state.push("note_close", "", -1)
    state.line = following
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _ref(state: StateInline, silent: bool) -> bool:
    match = _REF.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        token = state.push("note_ref", "", 0)
        token.content = match[1]
    state.pos = match.end()
    return True
