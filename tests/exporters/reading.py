"""What an independent CommonMark parser reads in Markdown of ours."""

from __future__ import annotations

import re
from typing import Any

from markdown_it import MarkdownIt

_NUMBER = re.compile(r" ?\[\^?\d+\]$")
"""Of a footnote, behind the last word of a quote."""
_SIGNS = re.compile(r"==|<strong_(?:open|close)>|\]\{\.mark\}")
OURS = re.compile(r'<!-- /?passagework [\w/:-]+ -->|<a id="p-[0-9a-f]+">|</a>')
"""The HTML of our own: the ends of parts, and places that links lead to."""
_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def words(inline: Any) -> str:
    """The plain words of an inline token. Anything but words in it is shown as its type."""
    out: list[str] = []
    for token in inline.children or []:
        if token.type in ("text", "text_special"):
            out.append(token.content)
        elif token.type == "softbreak":
            out.append("\n")
        else:
            out.append(f"<{token.type}>")
    return "".join(out)


def quotes(markdown: str) -> list[str]:
    """The words of every block quote; of one that is folded, the quote in it. Anything but paragraphs in one is shown
    as its type."""
    found: list[str] = []
    inside: list[str] | None = None
    for token in _PARSER.parse(markdown):
        if token.type == "blockquote_open":
            inside = []
        elif token.type == "blockquote_close" and inside is not None:
            found.append("\n\n".join(inside))
            inside = None
        elif inside is not None and token.type == "inline":
            inside.append(words(token))
        elif inside is not None and token.type not in ("paragraph_open", "paragraph_close"):
            inside.append(f"<{token.type}>")
    return found


def cited_quotes(markdown: str) -> list[str]:
    """The words of every block quote, without the number of its footnote and the signs of what stands out."""
    return [_SIGNS.sub("", _NUMBER.sub("", quote)) for quote in quotes(markdown)]


def heading(markdown: str) -> str:
    """The words of the first heading."""
    tokens = _PARSER.parse(markdown)
    at = next(n for n, token in enumerate(tokens) if token.type == "heading_open")
    return words(tokens[at + 1])
