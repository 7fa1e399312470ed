"""The codebook as CSV and as Markdown, both of which `importers.codebook` reads back whole."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from app.domain.codebook import COLOR_NAMES, SEPARATOR, Tag
from app.domain.codebook_file import COLUMNS
from app.domain.spreadsheet import guarded

BETWEEN_ALIASES = "; "
_LIVE = re.compile(r"(?<!\\)(\\*+)(<|!(?=\[))")


def as_csv(tags: Sequence[Tag]) -> str:
    """RFC 4180 with a byte order mark, by which spreadsheet programs detect UTF-8. Examples are lines of their cell."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for tag in tags:
        content = tag.content
        meaning = (content.definition, content.when_to_use, content.when_not, "\n".join(content.examples))
        aliases = BETWEEN_ALIASES.join(content.aliases)
        cells = (tag.path, COLOR_NAMES[content.color], *meaning, aliases, str(tag.passages))
        writer.writerow([guarded(cell) for cell in cells])
    return "\ufeff" + out.getvalue()


def as_markdown(tags: Sequence[Tag]) -> str:
    """A page with a section for each tag, in which no HTML and no picture is live."""
    parts = ["# Codebook"]
    for tag in tags:
        parts.append(f"## {quiet(tag.path.replace(SEPARATOR, ' / '))}")
        facts = [f"- color: {COLOR_NAMES[tag.content.color]}", f"- passages: {tag.passages}"]
        if tag.content.aliases:
            facts.append(f"- aliases: {quiet(BETWEEN_ALIASES.join(tag.content.aliases))}")
        parts.append("\n".join(facts))
        for head, words in (
            ("Definition", tag.content.definition),
            ("When to use", tag.content.when_to_use),
            ("When not", tag.content.when_not),
        ):
            if words:
                parts += [f"### {head}", escaped(words)]
        if tag.content.examples:
            parts += ["### Examples", "\n".join(f"- {quiet(example)}" for example in tag.content.examples)]
    return "\n\n".join(parts) + "\n"


def escaped(words: str) -> str:
    """Prose in which no line is a heading: the characters that would start one are escaped."""
    return re.sub(r"^(?=\\*#)", r"\\", quiet(words), flags=re.MULTILINE)


def quiet(words: str) -> str:
    """Text in which HTML and pictures are escaped with a backslash, and backslashes before them doubled."""
    return _LIVE.sub(lambda found: f"{2 * found[1]}\\{found[2]}", words)
