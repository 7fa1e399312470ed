"""The words of a PDF as elements of a web page, which the walk over one reads. Notes at the foot of pages are at the
end, behind their marks. A hyphen at the end of a line goes where the word is written without it elsewhere, or is no
compound of two words of the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import takewhile
from typing import Any

from app.domain.language import tr
from app.importers import pdf_layout
from app.importers.html_walk import RAISED
from app.importers.pdf_edges import printed_labels, without_edges
from app.importers.pdf_lines import Seen, Strip
from app.importers.pdf_marks import APART
from app.importers.pdf_signs import is_rtl

_HEADING = 1.12
"""Letters so many times as large as those of the text are a heading's."""
_LONG_HEADING = 220
_TOP, _LONG = 12, 25
"""So many paragraphs at most are above the text and are its title and the like; so many words are text."""
_SMALL = 0.945
"""Letters so small are those of notes."""
_RAISED = re.compile(pdf_layout.NOTE_MARK)
_REFERENCE = re.compile(rf"\n|\[\d{{1,3}}\]|{pdf_layout.NOTE_MARK}")
_CONTENTS = re.compile(
    r"(?:table of )?contents|inhalt(?:sverzeichnis)?|sommaire|table des matières|índice|indice|содержание"
    r"|תוכן(?: ה?עניינים)?|(?:قائمة )?المحتويات|目录",
    re.IGNORECASE,
)
_LISTED = re.compile(rf"\D\s{pdf_layout.PAGE}$")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_GLUED = re.compile(r"[^\s–—-][-‐/]$")
_SHORT, _REST = re.compile(r"(?<![\d.,])\d{1,3}$"), re.compile(r"\d{3}(?!\d)")
"""A number that may go on, and what may be the rest of it; what begins with 0 is."""
_BEGUN, _GOES_ON = re.compile(r"([^\W\d_]+(?:[-‐][^\W\d_]+)*)[-‐]$"), re.compile(r"[^\W\d_]+")
_KEEP = frozenset(
    ("non", "self", "co", "ex", "all", "anti", "pre", "post", "pro", "semi", "half", "cross", "long", "short", "well")
)
_PLAIN = str.maketrans({raised: chr(plain) for plain, raised in RAISED.items()})


class Words:
    """A document's text, block by block; `title` is the largest text on its first page."""

    def __init__(self, pages: Sequence[Seen], labels: Sequence[str]) -> None:
        self.doubts: dict[str, None] = {}
        """The words whose figures may be read wrongly, with their page."""
        self._labels = printed_labels(without_edges(pages), labels)
        strips = [page.strips for page in pages]
        self.body = pdf_layout.usual_size(strips)
        read = (pdf_layout.flows([one for one in page.strips if not one.is_aside], page.middle) for page in pages)
        self._columns = [flow for some in read for flow in some]
        self._leading = pdf_layout.usual_leading(self._columns)
        self._known = {word for flow in self._columns for word in _whole_words(flow)}
        self._etree: Any = import_module("lxml.etree")
        self._notes: list[pdf_layout.Para] = []
        self._marks: dict[tuple[int, str], str] = {}
        """The note that a mark on a page refers to."""
        self._mark = ""
        """Of the last note."""
        paras = list(self._paras())
        self._sizes = sorted({round(para.size) for para in paras if self._is_heading(para)}, reverse=True)
        self.title = self._title(paras)
        asides = [pdf_layout.Para([strip], "aside") for one in strips for strip in one if strip.is_aside]
        _set_contents(paras)
        self._all = _gone_on(paras) + self._notes + asides

    def _paras(self) -> Iterator[pdf_layout.Para]:
        """The paragraphs of all pages in order, without notes, which are kept."""
        raised = {(one.page, mark) for flow in self._columns for one in flow for mark in _RAISED.findall(one.text[1:])}
        for number, (flow, edge) in enumerate(zip(self._columns, _edges(self._columns), strict=True)):
            first = self._first_of_notes(flow, raised)
            for para in pdf_layout.paragraphs(flow[:first], edge, self._leading, self.body):
                para.column = number
                yield para
            self._take_notes(flow[first:])

    def _first_of_notes(self, flow: list[Strip], raised: set[tuple[int, str]]) -> int:
        """Where the notes at the foot of a column begin, small or behind raised marks that are on the page."""
        first, are_small = len(flow), True
        for at in range(len(flow) - 1, -1, -1):
            strip, mark = flow[at], pdf_layout.NOTE.match(flow[at].text)
            are_small = are_small and strip.size <= _SMALL * self.body
            if not are_small and (strip.size > 1.05 * self.body or self._is_apart(flow[at : at + 2])):
                break
            if mark and (are_small or (mark[1] and (strip.page, mark[1]) in raised)):
                first = at
        return 0 if are_small and self._notes and first < len(flow) else first

    def _is_apart(self, two: Sequence[Strip]) -> bool:
        """Whether the second of two lines begins something that is no note."""
        gap = two[0].y - two[-1].y
        return gap > 1.24 * self._leading * two[0].size and pdf_layout.NOTE.match(two[-1].text) is None

    def _take_notes(self, lines: Sequence[Strip]) -> None:
        """Begin a note with each line that has a mark, of plain figures one that counts on."""
        for line in lines:
            found = pdf_layout.NOTE.match(line.text)
            mark = (found[1] or found[2] or found[3]).translate(_PLAIN) if found else ""
            last = self._notes[-1] if self._notes else None
            counts_on = not self._mark.isdigit() or mark == str(int(self._mark) + 1)
            if found and (found[3] is None or counts_on):
                shown = f"{mark}." if mark.isdigit() and not found[2] else found[0].strip()
                line.text = f"{shown} {line.text[found.end() :]}"
                self._notes.append(pdf_layout.Para([line], "note"))
                self._marks[line.page, mark], self._mark = f"note-{len(self._notes)}", mark
            elif last is not None:
                last.lines.append(line)

    def _is_heading(self, para: pdf_layout.Para) -> bool:
        is_large = para.size >= _HEADING * self.body and para.kind != "row"
        return is_large and sum(len(line.text) for line in para.lines) <= _LONG_HEADING

    def _is_text(self, para: pdf_layout.Para) -> bool:
        return para.kind == "p" and not self._is_heading(para) and sum(line.words for line in para.lines) > _LONG

    def _title(self, paras: Sequence[pdf_layout.Para]) -> str:
        """The words that are largest above the text of the first page."""
        above = takewhile(lambda para: para.page == paras[0].page and not self._is_text(para), paras[:_TOP])
        first = [para for para in above if self._is_heading(para)]
        return " ".join(self._words(max(first, key=lambda para: para.size).lines).split()) if first else ""

    def read(self) -> Iterator[tuple[str, Any]]:
        """Each block with its page, or both pages of one that goes on."""
        for para in self._all:
            pages = dict.fromkeys(self._labels[line.page] for line in (para.lines[0], para.lines[-1]))
            yield "–".join(pages), self._element(para)

    def _element(self, para: pdf_layout.Para) -> Any:
        if para.kind == "row":
            row = self._etree.Element("tr")
            for cell in para.cells:
                self._put(self._etree.SubElement(row, "td"), self._words(cell) if cell else "", para.page)
            return row
        text = self._words(para.lines)
        if para.kind == "note":
            note = self._etree.Element("div", role="doc-footnote")
            self._put(note, text, -1)
            return note
        if self._is_heading(para):
            level = min(6, 1 + self._sizes.index(round(para.size)))
            at = el = self._etree.Element(f"h{level}")
        elif para.kind == "aside":
            at = el = self._etree.Element("nav")
        elif para.kind == "li":
            el = self._etree.Element("ul" if pdf_layout.BULLET.match(text) else "ol")
            at = self._etree.SubElement(el, "li")
            text = pdf_layout.BULLET.sub("", text, count=1) if pdf_layout.BULLET.match(text) else text
        else:
            at = el = self._etree.Element("p")
        self._put(self._etree.SubElement(at, "strong") if para.is_bold and at.tag == "p" else at, text, para.page)
        return el

    def _put(self, at: Any, text: str, page: int) -> None:
        """Put words into an element, with the marks that refer to notes of this page, and with line ends."""
        last, end = None, 0
        for found in _REFERENCE.finditer(text):
            note = self._marks.get((page, found[0].translate(_PLAIN).strip("[]")))
            if note is not None or found[0] == "\n":
                _append(at, last, text[end : found.start()])
                last = self._etree.SubElement(at, "br") if note is None else self._reference(at, note, found[0])
                end = found.end()
        _append(at, last, text[end:])

    def _reference(self, at: Any, note: str, mark: str) -> Any:
        out = self._etree.SubElement(at, "a", role="doc-noteref", href=f"#{note}")
        out.text = mark
        return out

    def _words(self, lines: Sequence[Strip]) -> str:
        """The words of lines; where figures would meet there is a line end, or `APART`."""
        out = lines[0].text
        for line in lines:
            for words in line.doubts:
                self._doubt(line.page, words)
        for line in lines[1:]:
            begun, goes_on = _BEGUN.search(out), _GOES_ON.match(line.text)
            if begun and goes_on and self._is_one(begun[1], goes_on[0]):
                out = out[:-1] + line.text
            elif _GLUED.search(out) or (out[-1:] == "–" and out[-2:-1].isdigit() and line.text[:1].isdigit()):
                out += line.text
            else:
                out += self._between(out, line) + line.text
        return _with_brackets(out) if 2 * sum(map(is_rtl, out)) > sum(map(str.isalpha, out)) else out

    def _between(self, out: str, line: Strip) -> str:
        """The separator between words and the next line; a sign of its own between figures that may be one number."""
        short, rest = _SHORT.search(out), _REST.match(line.text)
        if short and rest:
            if rest[0].startswith("0"):
                return " "
            self._doubt(line.page, f"{short[0]} | {rest[0]}")
            return APART
        return "\n" if out[-1:].isdigit() and line.text[:1].isdigit() else " "

    def _doubt(self, page: int, words: str) -> None:
        shown = tr("p. {page}").format(page=self._labels[page])
        self.doubts[f"“{words}” ({shown})"] = None

    def _is_one(self, before: str, behind: str) -> bool:
        """Whether a hyphen between these at the end of a line is none of the word's."""
        if not behind[0].islower():
            return False
        whole, head, tail = (before + behind).lower(), re.split("[-‐]", before.lower())[-1], behind.lower()
        if whole in self._known or head + tail in self._known:
            return True
        if f"{head}-{tail}" in self._known or head in _KEEP:
            return False
        are_words = head in self._known and tail in self._known
        return not (are_words and (head != before.lower() or min(len(head), len(tail)) > 2))


def _whole_words(lines: Sequence[Strip]) -> Iterator[str]:
    """The words of lines, but those that a hyphen parts at the end of one."""
    is_cut = False
    for line in lines:
        words, was_cut, is_cut = _WORD.findall(line.text.lower()), is_cut, _BEGUN.search(line.text) is not None
        yield from words[was_cut : len(words) - is_cut]


def _with_brackets(text: str) -> str:
    """Words from right to left, every second bracket closing: they are drawn mirrored, and some files say the picture
    and some the sign."""
    for pair in ("()", "[]", "{}", "«»"):
        if sum(map(text.count, pair)) % 2 == 0:
            signs = iter(pair * len(text))
            text = "".join(next(signs) if sign in pair else sign for sign in text)
    return text


def _append(at: Any, last: Any, text: str) -> None:
    if last is None:
        at.text = (at.text or "") + text
    else:
        last.tail = (last.tail or "") + text


def _set_contents(paras: Sequence[pdf_layout.Para]) -> None:
    """Set a table of contents aside, which lists headings with their pages."""
    is_open = False
    for para in paras:
        text = " ".join(line.text for line in para.lines)
        is_listed = para.kind != "note" and bool(pdf_layout.LEADERS.search(text) or (is_open and _LISTED.search(text)))
        is_open = bool(_CONTENTS.fullmatch(text)) or (is_open and is_listed)
        para.kind = "aside" if is_listed or _CONTENTS.fullmatch(text) else para.kind


def _edges(columns: Sequence[Sequence[Strip]]) -> Iterator[float]:
    """Where the lines of each column end at the latest: its own, and those of others like it, which may be longer. Of a
    few lines that are like no others nobody knows."""
    ends = [(min(strip.left for strip in flow), max(strip.right for strip in flow)) for flow in columns]
    like: defaultdict[int, list[float]] = defaultdict(list)
    for left, right in ends:
        like[round(left / 8)].append(right)
    for (left, right), flow in zip(ends, columns, strict=True):
        others = like[round(left / 8)]
        if len(flow) > 2:
            yield max(one for one in others if one <= right + 0.12 * (right - left))
        else:
            yield max(others) if len(others) > 1 else float("inf")


def _gone_on(paras: Sequence[pdf_layout.Para]) -> list[pdf_layout.Para]:
    """The paragraphs, those that go on in the next column or on the next page in one."""
    out: list[pdf_layout.Para] = []
    for para in paras:
        last = out[-1] if out else None
        if last is not None and _goes_on(last, para):
            last.lines += para.lines
            last.edge, last.column = para.edge, para.column
        else:
            out.append(para)
    return out


def _goes_on(last: pdf_layout.Para, para: pdf_layout.Para) -> bool:
    """Whether a paragraph is the rest of the one before it, which ended with its column or page."""
    end, line = last.lines[-1], para.lines[0]
    alike = abs(end.size - line.size) < 0.06 * line.size and end.is_bold == line.is_bold
    if last.kind not in ("p", "li") or para.kind != "p" or last.column == para.column or not alike:
        return False
    following = para.lines[1].left if len(para.lines) > 1 else line.left
    is_indented = line.left - following > 0.7 * line.size
    if not pdf_layout.has_ended(end.text) and line.text[:1].islower():
        return True
    return not is_indented and not pdf_layout.has_room(last, line) and end.right > end.left + 8 * end.size
