"""Writes a document as one self-contained web page: pictures and styles are inlined, there are no scripts. It supports
light and dark themes, both text directions, narrow screens and printing."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from functools import cache
from html import escape
from itertools import groupby

from app.domain.direction import runs_right_to_left
from app.domain.hues import DARK_HUES, LIGHT_HUES
from app.exporters.drawing import DARK, LIGHT, Palette, Tone
from app.exporters.flow import WHOLE, Document, Flowing, Fold, Grid, Look, Para, Picture, Remark, Role, Rule, Run, Runs
from app.exporters.svg_writer import svg
from app.exporters.xml_text import held
from app.paths import STYLES

_TAGS = ((Look.STRONG, "strong"), (Look.EMPHASIS, "em"), (Look.STRUCK, "s"), (Look.CODE, "code"), (Look.MARKED, "mark"),
         (Look.RAISED, "sup"))  # fmt: skip
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
_INKS = {tone: f"var(--{tone.value})" for tone in Tone}


def html(document: Document) -> str:
    """The text of the page."""
    return _Writer(document).page()


class _Writer:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._last = {
            number: block
            for block in document.blocks
            if isinstance(block, Para)
            for run in block.runs
            for number in run.remarks
        }
        """The last paragraph of each remark's words, beside which the remark is shown."""
        self._rtl = document.is_rtl
        """The direction of the element that is being written."""
        self._cited: set[int] = set()
        """The footnotes whose first mark, the target of the back link, is written."""

    def page(self) -> str:
        document = self._document
        body = self._blocks(document.blocks)
        notes = self._notes()
        rtl = ' dir="rtl"' if document.is_rtl else ' dir="ltr"'
        head = [
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            '<meta name="generator" content="Passagework">',
            *(f'<meta name="author" content="{_words(name)}">' for name in document.authors),
            f"<title>{_words(document.title)}</title>",
            f"<style>\n{css()}</style>",
        ]
        return (
            f'<!DOCTYPE html>\n<html lang="{_words(document.language)}"{rtl}>\n<head>\n'
            + "\n".join(head)
            + f"\n</head>\n<body>\n<main>\n{body}\n{notes}</main>\n</body>\n</html>\n"
        )

    # --- blocks ---

    def _blocks(self, blocks: Iterable[Flowing]) -> str:
        out: list[str] = []
        for kind, group in groupby(blocks, key=_together):
            inside = list(group)
            if kind == Role.ITEM:
                out.append(self._items([one for one in inside if isinstance(one, Para)]))
            elif kind == Role.QUOTE:
                out += (self._quote(list(one)) for _, one in groupby(inside, key=_depth))
            elif kind == Role.ENTRY:
                out.append(f'<div class="sources">\n{self._each(inside)}\n</div>')
            else:
                out.append(self._each(inside))
        return "\n".join(out)

    def _each(self, blocks: Iterable[Flowing]) -> str:
        return "\n".join(map(self._block, blocks))

    def _block(self, block: Flowing) -> str:
        match block:
            case Para():
                return self._para(block)
            case Grid():
                return self._grid(block)
            case Fold(title, inside):
                summary = f"<summary{self._dir(title)}>{self._runs(title)}</summary>"
                return f"<details>\n{summary}\n{self._blocks(inside)}\n</details>"
            case Picture():
                _, _, picture = svg(block.drawing, _INKS).partition("?>\n")
                return f'<figure>\n<div class="picture" dir="ltr">{picture}</div>\n</figure>'
            case Rule():
                return "<hr>"

    def _para(self, para: Para) -> str:
        plain, remarks = self._element(para), self._remarks(para)
        return f'<div class="remarked">\n{plain}\n{remarks}\n</div>' if remarks else plain

    def _element(self, para: Para) -> str:
        words = self._runs(para.runs)
        name = f' id="{escape(para.anchor)}"' if para.anchor else ""
        if para.role is Role.HEADING:
            level = max(1, min(6, para.level))
            return f"<h{level}{name}{self._dir(para.runs)}>{words}</h{level}>"
        if para.role is Role.CODE:
            return f'<pre{name} dir="auto">{words}</pre>'
        beside = f'<span class="beside"><bdi dir="ltr">{_words(para.beside)}</bdi></span>' if para.beside else ""
        deep = f' class="in-{min(para.level, 6)}"' if para.level and para.role is Role.BODY else ""
        return f"<p{name}{deep}{self._dir(para.runs)}>{beside}{words}</p>"

    def _quote(self, quote: list[Flowing]) -> str:
        """The paragraphs of a quote, nested by depth."""
        depth = _depth(quote[0])
        runs = first.runs if isinstance(first := quote[0], Para) else ()
        way = self._dir(runs)
        with self._within(runs):
            inside = "\n".join(self._block(one) for one in quote)
        return f"<blockquote{way}>\n" * (depth + 1) + inside + "\n</blockquote>" * (depth + 1)

    def _items(self, items: list[Para]) -> str:
        way = self._dir(items[0].runs)
        with self._within(items[0].runs):
            return self._listed(items, way)

    def _listed(self, items: list[Para], way: str) -> str:
        out: list[str] = []
        open_: list[str] = []
        for item in items:
            tag = "ol" if item.number else "ul"
            while len(open_) > item.level + 1 or (len(open_) == item.level + 1 and open_[-1] != tag):
                out.append(f"</li></{open_.pop()}>")
            if len(open_) == item.level + 1:
                out.append("</li>")
            while len(open_) <= item.level:
                start = f' start="{item.number}"' if item.number > 1 else ""
                deeper = len(open_) < item.level
                out.append(f"<{tag}{start}{'' if open_ else way}>" + ("<li>" if deeper else ""))
                open_.append(tag)
            name = f' id="{escape(item.anchor)}"' if item.anchor else ""
            out.append(f"<li{name}{self._dir(item.runs)}>{self._runs(item.runs)}{self._remarks(item)}")
        out += (f"</li></{tag}>" for tag in reversed(open_))
        return "\n".join(out)

    def _grid(self, grid: Grid) -> str:
        first = (*grid.head, *(row[0] for row in grid.rows))
        way = self._dir(*first)
        with self._within(*first):
            rows = self._rows(grid.head, grid.rows)
        kind = "" if grid.head else ' class="fields"'
        return "\n".join(['<div class="wide">', f"<table{kind}{way}>", *rows, "</table>", "</div>"])

    def _rows(self, head: tuple[Runs, ...], rows: tuple[tuple[Runs, ...], ...]) -> list[str]:
        lines: list[str] = []
        if head:
            cells = "".join(f'<th scope="col"{self._dir(cell)}>{self._runs(cell)}</th>' for cell in head)
            lines.append(f"<thead><tr>{cells}</tr></thead>")
        lines.append("<tbody>")
        for row in rows:
            first, *rest = row
            named = f'<th scope="row"{self._dir(first)}>' if not head else f"<td{self._dir(first)}>"
            end = "</th>" if not head else "</td>"
            cells = "".join(f"<td{self._dir(cell)}>{self._runs(cell)}</td>" for cell in rest)
            lines.append(f"<tr>{named}{self._runs(first)}{end}{cells}</tr>")
        return [*lines, "</tbody>"]

    def _remarks(self, para: Para) -> str:
        """The remarks on words that end in this paragraph."""
        numbers = dict.fromkeys(number for run in para.runs for number in run.remarks)
        ending = [number for number in numbers if self._last.get(number) is para]
        items = "\n".join(_remark(number, self._document.remarks[number - 1]) for number in ending)
        return f'<aside dir="auto">\n<ul>\n{items}\n</ul>\n</aside>' if ending else ""

    def _notes(self) -> str:
        if not self._document.notes:
            return ""
        lines: list[str] = []
        for number, runs in enumerate(self._document.notes, 1):
            way = f' <a class="back" href="#to-{number}" aria-label="Back to the text">↩</a>'
            back = way if number in self._cited else ""
            lines.append(f'<li id="note-{number}" value="{number}"{self._dir(runs)}>{self._runs(runs)}{back}</li>')
        listed = "\n".join(lines)
        return f'<section class="notes" aria-label="Footnotes">\n<ol>\n{listed}\n</ol>\n</section>\n'

    def _dir(self, *cells: Runs) -> str:
        """The `dir` attribute of an element with this text, if its direction differs from that around it."""
        rtl = self._way(cells)
        return "" if rtl == self._rtl else ' dir="rtl"' if rtl else ' dir="ltr"'

    def _way(self, cells: Iterable[Runs]) -> bool:
        text = "".join(run.text for runs in cells for run in runs)
        return runs_right_to_left(text) if any(map(str.isalpha, text)) else self._rtl

    @contextmanager
    def _within(self, *cells: Runs) -> Generator[None]:
        """Set the direction of the enclosing element, by its first text, while its content is written."""
        before, self._rtl = self._rtl, self._way(cells)
        yield
        self._rtl = before

    # --- in a line ---

    def _runs(self, runs: Runs) -> str:
        return "".join(map(self._run, runs))

    def _run(self, run: Run) -> str:
        if run.note:
            first = run.note not in self._cited
            self._cited.add(run.note)
            name = f' id="to-{run.note}"' if first else ""
            return f'<sup class="note"><a{name} href="#note-{run.note}" role="doc-noteref">{run.note}</a></sup>'
        out = _words(run.text)
        if Look.CODE not in run.look:
            out = WHOLE.sub(r'<span class="whole">\g<0></span>', out).replace("\n", "<br>")
        for look, tag in reversed(_TAGS):
            if look in run.look:
                out = f"<{tag}>{out}</{tag}>"
        if run.remarks:
            remarks = [self._document.remarks[number - 1] for number in run.remarks]
            color = next((one.color for one in reversed(remarks) if one.color >= 0), 12)
            title = _words("\n".join(dict.fromkeys(one.text for one in remarks)))
            many = " many" if len(remarks) > 1 else ""
            out = f'<mark class="tag-{color}{many}" title="{title}">{out}</mark>'
        if run.href:
            rel = ' rel="noreferrer"' if not run.href.startswith("#") else ""
            out = f'<a href="{_words(run.href)}"{rel}>{out}</a>'
        return out


def _together(block: Flowing) -> str:
    """The key by which adjacent blocks are grouped into one list, quote or bibliography."""
    return block.role if isinstance(block, Para) and block.role in (Role.ITEM, Role.QUOTE, Role.ENTRY) else ""


def _depth(block: Flowing) -> int:
    return block.level if isinstance(block, Para) else 0


def _remark(number: int, remark: Remark) -> str:
    color = remark.color if remark.color >= 0 else 12
    lines = "; ".join(
        _words(value) if name == "Tags" else f"{_words(name)}: {_words(value)}" for name, value in remark.lines
    )
    return f'<li id="remark-{number}"><span class="dot tag-{color}" aria-hidden="true"></span>{lines}</li>'


def _words(text: str) -> str:
    return escape(held(text))


_NO_HUE = len(LIGHT_HUES)
"""In place of a remark without a tag."""


def _colors(palette: Palette, hues: tuple[str, ...]) -> str:
    named = [f"--{tone.value}:{color}" for tone, color in palette.items()]
    named += [f"--tag-{number}:{hue}" for number, hue in enumerate((*hues, "var(--muted)"))]
    return ";".join(named)


@cache
def css() -> str:
    """The sheet of style of every page."""
    return (
        f":root{{{_colors(LIGHT, LIGHT_HUES)}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{_colors(DARK, DARK_HUES)}}}}}\n"
        + "".join(f".tag-{number}{{--tag:var(--tag-{number})}}\n" for number in range(_NO_HUE + 1))
        + f"\n{(STYLES / 'page.css').read_text(encoding='utf-8')}"
    )
