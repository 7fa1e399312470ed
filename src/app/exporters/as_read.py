"""Renders an exported page as HTML for the preview, including what Obsidian and Pandoc add to CommonMark."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from app.exporters.properties import written

_PART = re.compile(r"^<!-- /?passagework [^\n]*-->\n?", re.MULTILINE)
_PLACE = re.compile(r'^(?:\^p-[0-9a-f]+|<a id="[^"\n]*"></a>|:::[^\n]*)\n?', re.MULTILINE)
_CALLOUT = re.compile(r"^> \[!\w+\][-+]? *(?P<title>[^\n]*)\n", re.MULTILINE)
_NOTE = re.compile(r"^\[\^(?P<name>[^\]\s]+)\]: ", re.MULTILINE)
_MARK = re.compile(r"==(?=\S)(.+?)(?<=\S)==|\[((?:[^\[\]\\\n]|\\.)+)\]\{\.mark\}")
_WIKI = re.compile(r"\[\[[^\[\]|\n]+?(?:\\?\|([^\[\]\n]*))?\]\]")
_NUMBER = re.compile(r"\[\^([^\]\s]+)\]")
_NUMBERS = re.compile(rf"{_NUMBER.pattern}(?:(?:\^,\^)?{_NUMBER.pattern})*")
_OPENS, _CLOSES, _LINK, _ENDS = "\ue000", "\ue001", "\ue002", "\ue003"
"""Placeholders for HTML tags, which pass through the Markdown renderer unchanged."""


def as_read(markdown: str) -> str:
    """The page as simple HTML. HTML in the page itself is escaped."""
    from markdown_it import MarkdownIt

    front = written(markdown)
    body = _PLACE.sub("", _PART.sub("", front.rest))
    body = _CALLOUT.sub(lambda found: f"> **▸ {found['title']}**\n>\n", body)
    body = _NOTE.sub(lambda found: f"{found['name']}\\. ", body)
    body = _NUMBERS.sub(lambda found: f"{_LINK}{', '.join(_NUMBER.findall(found[0]))}{_ENDS}", body)
    body = _linked(body)
    body = _MARK.sub(lambda found: f"{_OPENS}{found[1] or found[2]}{_CLOSES}", body)
    html = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).render(body)
    for sign, element in ((_OPENS, "<b>"), (_CLOSES, "</b>"), (_LINK, "<sup>"), (_ENDS, "</sup>")):
        html = html.replace(sign, element)
    return _properties(front.keys) + html


def _linked(text: str) -> str:
    """A text with wiki links replaced by their labels."""
    return _WIKI.sub(lambda found: found[1] or found[0].strip("[]").rpartition("/")[2], text)


def _properties(keys: Mapping[str, str]) -> str:
    """The front matter as a table of names and values."""
    rows: list[str] = []
    for name, lines in keys.items():
        value = lines.split(":", 1)[1]
        parts = [part.strip().removeprefix("- ").strip("\"'") for part in value.splitlines() if part.strip()]
        rows.append(f"<tr><td>{escape(name)}</td><td>{escape(_linked(', '.join(parts)))}</td></tr>")
    return f"<table>{''.join(rows)}</table>" if rows else ""
