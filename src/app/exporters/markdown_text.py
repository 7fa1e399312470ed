"""Escapes any text so that CommonMark, Obsidian and Pandoc display exactly that text. Special characters are escaped
with a backslash; white space that a parser would drop at the edges of a line becomes a character reference. Only NUL is
replaced, as every parser does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from unicodedata import category

_LIVE = re.compile(
    r"(?=[\\`*_\[\]<#|~^$]"
    r"|&#?\w+;"  # a character reference
    r"|(?<!\w)@"  # a citation key
    r"|:[a-zA-Z0-9_+-]+:|::"  # an emoji's name; a fenced division
    r"|==|%%"  # a highlight; a comment
    r"|--|\.\.\.)"  # what would be set as a dash or an ellipsis
)
"""The positions before special characters."""
_MAY_BE_LIVE = re.compile(r"[\\`*_\[\]<#|~^$&@:=%]")
"""A quick test for one of them: most lines have none."""
_ESCAPE = r"\\"
_LEADING = re.compile(r"[>+\-=:]")
_ORDERED = re.compile(r"\(?(?:\d+|[a-zA-Z]|[ivxlcdm]+|[IVXLCDM]+)(?=[.)](?:\s|$))")
_NO_REFERENCE = frozenset(map(chr, [0x0B, *range(0x1C, 0x20), *range(0x7F, 0xA0)]))
"""White space that has no valid character reference."""
_WHITE = "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff" + "".join(
    map(chr, range(0x2000, 0x200B))
)
"""All white space, and the zero width no-break space, which used to count as such."""
_NAMED = {"\N{NO-BREAK SPACE}": "&nbsp;"}


def _reference(char: str) -> str:
    return char if char in _NO_REFERENCE else _NAMED.get(char, f"&#{ord(char)};")


def escape_line(line: str) -> str:
    """One line of text, without a line feed, as one line of Markdown."""
    words = line.strip(_WHITE)
    ordered = _ORDERED.match(words)
    if ordered:
        head = words[: ordered.end()] + "\\" + words[ordered.end()]
        body = head + _LIVE.sub(_ESCAPE, words[ordered.end() + 1 :])
    else:
        may_be = _MAY_BE_LIVE.search(words) or "--" in words or "..." in words
        body = _LIVE.sub(_ESCAPE, words) if may_be else words
        if _LEADING.match(body):
            body = "\\" + body
    if len(words) < len(line):
        start = len(line) - len(line.lstrip(_WHITE))
        before, after = line[:start], line[start + len(words) :]
        body = "".join((*map(_reference, before), body, *map(_reference, after)))
    return body.replace("\r", "&#13;").replace("\0", "\N{REPLACEMENT CHARACTER}")


@lru_cache(maxsize=10_000)  # the same names and places are on thousands of pages
def inline(text: str) -> str:
    """A title, a name or a value on one line; runs of white space become one space."""
    return escape_line(" ".join(text.split()))


def paragraphs(text: str) -> list[list[str]]:
    """The text as paragraphs of Markdown lines. Paragraphs are separated by empty lines."""
    out: list[list[str]] = [[""]]
    parts = re.split(r"(\n+)", text)
    for n, part in enumerate(parts):
        if n % 2 == 0:
            out[-1][-1] += escape_line(part)
            continue
        left, right = parts[n - 1], parts[n + 1]
        if not left or not right or (len(part) > 1 and _edges_would_go(left, right)):
            out[-1][-1] += "&#10;" * len(part)
        elif len(part) == 1:
            out[-1].append("")
        else:
            out.append(["&#10;" * (len(part) - 2)])
    return out


def _edges_would_go(left: str, right: str) -> bool:
    """Whether a parser would drop white space at a paragraph's edge that no reference can name."""
    return left[-1] in _NO_REFERENCE or right[0] in _NO_REFERENCE


OPENS, CLOSES = "\ufdd0", "\ufdd1"
"""Placeholders for marks while a text is escaped: noncharacters, which no interchanged text contains."""


def block_quote(text: str, marks: Sequence[tuple[int, int]] = (), signs: tuple[str, str] = ("**", "**")) -> str:
    """The text as a block quote without a final line end; `marks`, ordered and disjoint, are put between `signs`."""
    if not marks or OPENS in text or CLOSES in text:
        return _quoted(text)
    return _quoted(_with_marks(text, marks)).replace(OPENS, signs[0]).replace(CLOSES, signs[1])


def _quoted(text: str) -> str:
    if "\n" not in text:
        return f"> {escape_line(text)}"
    return "\n>\n".join("\n".join(f"> {line}" for line in lines) for lines in paragraphs(text))


def _with_marks(text: str, marks: Sequence[tuple[int, int]]) -> str:
    """The text with placeholder signs around highlighted stretches, line by line."""
    out, at = "", 0
    for start, end in marks:
        for low, high in _lines(text, start, end):
            low, high = _strong_part(text, low, high)
            if low < high and low >= at:
                out += text[at:low] + OPENS + text[low:high] + CLOSES
                at = high
    return out + text[at:]


def emphasised(markdown: str, sign: str) -> str:
    """Text between emphasis signs, unless CommonMark would not recognise them there."""
    return markdown if _is_sign(markdown[0]) or _is_sign(markdown[-1]) else f"{sign}{markdown}{sign}"


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for line in text[start:end].split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _strong_part(text: str, start: int, end: int) -> tuple[int, int]:
    """The part of a stretch that CommonMark can emphasise: punctuation at its ends needs white space beside it."""
    while start < end and not _may_turn(text[start], text[start - 1 : start]):
        start += 1
    while start < end and not _may_turn(text[end - 1], text[end : end + 1]):
        end -= 1
    return start, end


def _may_turn(inside: str, outside: str) -> bool:
    if inside.isalnum():
        return True
    if inside in _WHITE or inside in _NO_REFERENCE:
        return False
    return not _is_sign(inside) or not outside or outside == "\n" or category(outside) == "Zs" or _is_sign(outside)


def _is_sign(char: str) -> bool:
    return category(char)[0] in "PS"
