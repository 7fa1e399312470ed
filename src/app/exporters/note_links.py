"""The `[[links]]` of a note's Markdown, and what it leaves open at its end."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator

from app.domain.by_key import by_key
from app.domain.links import by_uid, page_names
from app.exporters.markdown_text import inline
from app.exporters.material import Kind, LinkStyle
from app.exporters.vault import Page, Vault, stem_of

_PIECE = re.compile(
    r"(?P<fence>^ {0,3}(?:`{3,}(?=[^`\n]*$)|~{3,}))|(?P<ticks>`+)"
    r"|\[\[(?P<name>[^\[\]|\n]+)(?:\|(?P<label>[^\[\]\n]*))?\]\]",
    re.MULTILINE,
)
"""Where code begins, or a link."""
_TICKS = re.compile("`+")
_BAR = re.compile(r"(?<!\\)\|")
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
_FENCES = re.compile("`{3,}|~{3,}")
_HTML_ENDS = (">", "-->", "?>", "]]>", "</pre>")
"""What ends the pieces of HTML that reach over empty lines, such as remarks and scripts."""
Written = Callable[[Page, str, int | None], str]
"""A link to a page, or to a passage on it, of that label."""


def with_links(body: str, vault: Vault, written: Written) -> str:
    """The body of a note with each `[[link]]` in the style of the vault. Code stays as it is.

    A wiki link by the name of a file is one already, but by that of the thing it leads nowhere in Obsidian, which asks
    no aliases; the unknown stay; and in one document, which has no pages to go to, each is what it is called.
    """

    def linked(found: re.Match[str]) -> str:
        by_digits = _by_uid(found, vault, written)
        if by_digits is not None:
            return by_digits
        label = found["label"] or found["name"]
        if vault.style is LinkStyle.NONE:
            return inline(label)
        name, hash_, heading = found["name"].partition("#")
        names = (vault.names.get(one.strip().casefold()) for one in (name, *page_names(name)))
        page = next(filter(None, names), None)
        if page is None or (vault.style is LinkStyle.WIKI and _is_file(page, name, vault)):
            return found.group()
        if vault.style is LinkStyle.WIKI:
            return f"[[{page.path.removesuffix('.md')}{hash_}{heading}|{label}]]"
        return written(page, label, None)

    def in_place(found: re.Match[str]) -> str:
        line = linked(found)
        in_table = body[body.rfind("\n", 0, found.start()) + 1 : found.start()].lstrip(" ").startswith("|")
        return _BAR.sub(r"\|", line) if in_table and line != found.group() else line

    out: list[str] = []
    at = 0
    for found in links_in(body):
        out += [body[at : found.start()], in_place(found)]
        at = found.end()
    return "".join((*out, body[at:]))


def _is_file(page: Page, name: str, vault: Vault) -> bool:
    """Whether Obsidian finds a page by that name: its file's, which no other has, or its path."""
    stem, name = stem_of(page.path), name.strip().casefold()
    return (name == stem and stem not in vault.twice) or f"{name}.md" == page.path.casefold()


def links_in(body: str) -> Iterator[re.Match[str]]:
    """The `[[links]]` of a text that are not in code. Takes linear time, whatever the text contains."""
    runs = by_key((len(ticks[0]), ticks.start()) for ticks in _TICKS.finditer(body))
    breaks = [found.start() for found in _EMPTY_LINE.finditer(body)]
    at = 0
    while (found := _PIECE.search(body, at)) is not None:
        at = found.end()
        if found["fence"]:
            closed = re.compile(rf"^{re.escape(found['fence'])}[^\n]*", re.MULTILINE).search(body, at)
            at = closed.end() if closed is not None else len(body)
        elif found["ticks"]:
            alike = runs[len(found["ticks"])]
            closing = bisect_left(alike, at)
            paragraph = bisect_left(breaks, at)
            ends = breaks[paragraph] if paragraph < len(breaks) else len(body)
            if closing < len(alike) and alike[closing] < ends:
                at = alike[closing] + len(found["ticks"])
        else:
            yield found


def _by_uid(found: re.Match[str], vault: Vault, written: Written) -> str | None:
    """A link such as `[[p-0123abcd|shown]]` to the page, and of a passage to its block; None for another link."""
    named = by_uid(found["name"])
    if named is None:
        return None
    kind, digits = named
    if kind == "passage":
        passage = vault.passage_of_uid(digits)
        page = vault.pages.get((Kind.SOURCES, passage.source_id)) if passage is not None else None
        if passage is None or page is None:
            return None
        return written(page, found["label"] or passage.source_title, passage.id)
    page = vault.of_uid(kind, digits)
    return None if page is None else written(page, found["label"] or page.title, None)


def open_end(body: str) -> str:
    """The line that ends what a text leaves open, which else would swallow what follows: a fenced code block, or a
    piece of HTML such as a remark; or nothing."""
    fences = _FENCES.findall(body)
    if not fences and "<" not in body:
        return ""
    longest = max(map(len, fences), default=3)
    ends = ("", "`" * longest, "~" * longest, *_HTML_ENDS)
    closing = next((end for end in ends if _ends(f"{body}\n{end}")), "")
    return f"{closing}\n" if closing else ""


def _ends(body: str) -> bool:
    """Whether a heading that follows a text is one."""
    from markdown_it import MarkdownIt

    blocks = MarkdownIt("commonmark").disable("inline").parse(f"{body}\n\n# After\n")
    return blocks[-1].type == "heading_close" and not blocks[-1].level and blocks[-2].content == "After"
