"""Footnotes for the Markdown parser: `[^1]` in a text, and `[^1]: …` with the note's words. Without them the parser
takes a note that is only an address for the definition of a link, and drops it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

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
