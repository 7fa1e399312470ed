"""The words of a Word document as elements of a web page, which the walk over one reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise
from typing import Any

from app.domain.language import later
from app.importers.docx_package import DAMAGED, Package, Style, Styles, child, is_on, run_of
from app.importers.html_walk import RAISED
from app.importers.packed import attr, local

CHANGED = later("It has changes that are not accepted yet: what was inserted is read, what was deleted is not.")
EMBEDDED = later("A file that was put into it as a whole is not read. Open it in a word processor and save it again.")
_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|заголовок|başlık|naslov"
    r"|επικεφαλίδα|כותרת|عنوان|标题|標題|見出し|제목|címsor|titlu)\s*([1-9])(?!\d)"
)
_TITLE = re.compile(r"title|titel|titre|título|titolo|название|כותרת טקסט|tytuł|标题|表題")
_QUOTE = re.compile(
    r"(?:intense |intensives? )?(?:quot(?:e|ations?)|zitat)|block text|citation(?: intense)?|cita|citazione|citaat"
    r"|citat|цитата|ציטוט|اقتباس|引用|cytat"
)
_CODE = re.compile(r"source code|html preformatted|preformatted text")
_CAPTION = re.compile(r"(?:table |image )?caption|beschriftung|légende|leyenda|didascalia|כיתוב")
_CONTENTS = re.compile(r"(?:toc|contents|index|verzeichnis|inhaltsverzeichnis) ?(?:\d|heading)?|table of \w+")
_LISTED = re.compile(r"list (?:bullet|number) ([2-5])")
_LINK = re.compile(r'\s*HYPERLINK\s+(?:"(?P<to>[^"]*)")?(?:\s*\\l\s+"(?P<at>[^"]*)")?', re.IGNORECASE)
_OF_CONTENTS = re.compile(r"\s*(?:TOC|INDEX)\b")
_NOT_SHOWN = frozenset(("pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr"))
_AROUND = frozenset(("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_HOLDS_BOXES = frozenset(("drawing", "pict", "object", "AlternateContent"))
_DELETED = frozenset(("del", "moveFrom"))
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_OF_THE_PARAGRAPH = ("vanish", "b", "i")
"""What letters take over from the style of their paragraph."""
_SYMBOLS = {0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB8: "÷", 0xD7: "·", 0x6D: "μ"}
_RAISED = re.compile(r"[4-9]|[1-9]\d")
"""Half of points; less is hardly seen."""
_VALUE = 300
"""A cell with more letters in several paragraphs is a text and no value."""


@dataclass(slots=True)
class _Field:
    """A field that is open: what it works out, and whether its result has begun."""

    code: str = ""
    has_result: bool = False

    @property
    def link(self) -> str:
        """Where a link leads."""
        found = _LINK.match(self.code)
        return f"{found['to'] or ''}{'#' + found['at'] if found['at'] else ''}" if found else ""


class Words:
    """A document's text, block by block; `title` and `notices` are known behind the last."""

    def __init__(self, package: Package) -> None:
        self.styles = Styles(package)
        self.title = ""
        self.notices: dict[str, None] = {}
        self._package = package
        self._relations = package.relations
        self._etree: Any = import_module("lxml.etree")
        self._fields: list[_Field] = []
        self._boxes: list[Any] = []
        """Text boxes that hang on this paragraph."""
        self._joined: tuple[Any, Any] | None = None
        """What the paragraph is in whose end was deleted, and what it became: the next one goes on in it."""
        self._notes: dict[str, dict[str, str]] = {"footnote": {}, "endnote": {}}
        """Ids of the notes that were referred to, in order, and their marks; a mark typed by hand is empty."""
        self._counts: dict[str, str] = {}
        """How the marks of each kind of note count."""
        self._style = Style()
        self._is_begun = self._is_contents = False
        """Whether this paragraph has words, and whether they are of a table of contents."""

    def read(self) -> Iterator[tuple[float, Any]]:
        """The blocks of the document and then its notes, each with the share that is read."""
        body = child(self._package.part(self._package.main), "body")
        if body is None:
            raise self._package.refused(DAMAGED)
        for kind, usual in (("footnote", "decimal"), ("endnote", "lowerRoman")):
            places = (child(body, "sectPr"), self._package.beside("settings")[1])
            stated = (attr(child(place, f"{kind}Pr", "numFmt")) for place in places)
            self._counts[kind] = next(filter(None, stated), usual)
        yield from self._read(body)
        for kind in self._notes:
            yield 1, self._read_notes(kind)

    def _read(self, body: Any) -> Iterator[tuple[float, Any]]:
        for alternative in body.iter("{*}AlternateContent"):
            for second in alternative[1:]:  # the same again, for programs that cannot show the first
                alternative.remove(second)
        root, many = self._etree.Element("div"), len(body)
        for number, el in enumerate(body):
            self._blocks([el], root)
            if self._joined is None:
                yield number / many, root
                root = self._etree.Element("div")
        yield 1, root

    def _read_notes(self, kind: str) -> Any:
        """The notes of a kind that were referred to, each behind its mark."""
        root = self._etree.Element("div")
        path, tree = self._package.beside(f"{kind}s")
        self._relations = self._package.related(path)
        notes = {attr(el, "id"): el for el in tree if local(el) == kind}
        for key, mark in self._notes[kind].items():
            if key in notes:
                note = self._make(root, "div", role=f"doc-{kind}")
                self._fields, self._joined = [], None
                self._blocks(notes[key], note)
                if mark and len(note):
                    note[0].text = f"{mark}. {(note[0].text or '').lstrip()}"
        return root

    def _make(self, into: Any, tag: str, **attributes: str) -> Any:
        return self._etree.SubElement(into, tag, attributes)

    def _within(self, into: Any, tag: str, **attributes: str) -> Any:
        """An element of that kind at the end of another: what programs cut into runs is one again."""
        last = next(into.iterchildren(reversed=True), None)
        is_open = last is not None and last.tag == tag and not last.tail and dict(last.attrib) == attributes
        return last if is_open else self._make(into, tag, **attributes)

    def _blocks(self, elements: Iterable[Any], into: Any) -> None:
        for el in elements:
            match local(el):
                case "p":
                    self._paragraph(el, into)
                case "tbl":
                    self._table(el, into)
                case "altChunk":
                    self.notices[EMBEDDED] = None
                case name if self._is_shown(el, name):
                    self._blocks(el, self._make(into, "nav") if _is_contents(el) else into)
                case _:
                    pass

    def _is_shown(self, el: Any, name: str) -> bool:
        """Whether what is in an element is text; what was deleted is not, nor what asks for a text."""
        if name in _DELETED or name in ("ins", "moveTo"):
            self.notices[CHANGED] = None
        return (
            bool(name)
            and name not in _NOT_SHOWN
            and name not in _DELETED
            and child(el, "sdtPr", "showingPlcHdr") is None
        )

    def _paragraph(self, el: Any, into: Any) -> None:
        own = child(el, "pPr")
        self._style = self.styles[attr(child(own, "pStyle")) or self.styles.usual]
        if self._joined is not None and self._joined[0] is into:
            at = self._joined[1]
        else:
            at, self._is_begun = self._begin(own, into), False
        boxes, self._boxes, self._is_contents = self._boxes, [], False
        self._inline(el, at)
        self._fields = [field for field in self._fields if field.has_result]  # a code ends where its paragraph does
        if self._is_contents:
            at.set("class", "toc")
        if _TITLE.fullmatch(self._style.name) and not self.title:
            self.title = " ".join("".join(at.itertext()).split())
        is_deleted = not _DELETED.isdisjoint(run_of(child(own, "rPr")))
        self._joined = (into, at) if is_deleted else None
        for box in self._boxes:
            self._blocks(box, into)
        self._boxes = boxes

    def _begin(self, own: Any, into: Any) -> Any:
        """Begin what a paragraph is by its properties and its style: a heading, an item, a quote, or no more."""
        style, listed = self._style, child(own, "numPr")
        if _CONTENTS.fullmatch(style.name):
            return self._make(into, "p", **{"class": "toc"})
        if level := _heading(attr(child(own, "outlineLvl")), style):
            self._fields = []  # none goes on behind a heading; a damaged one would take all for a table of contents
            return self._make(into, f"h{level}")
        number = attr(child(listed, "numId")) or style.numbering[0]
        depth = attr(child(listed, "ilvl")) or style.numbering[1] or "0"
        count = self.styles.format_of(number, depth)
        if number not in ("", "0") and count != "none":
            named = _LISTED.fullmatch(style.name)
            deep = int(named[1]) - 1 if named else int(depth) if depth in "012345678" else 0
            for _ in range(deep + 1):
                into = self._make(into, "ul" if count in ("bullet", "") else "ol")
            return self._make(into, "li")
        tags = {"blockquote": _QUOTE, "pre": _CODE, "caption": _CAPTION}
        found = (tag for tag, names in tags.items() if any(names.fullmatch(name) for name in style.names))
        return self._make(into, next(found, "p"))

    def _table(self, el: Any, into: Any) -> None:
        table = self._make(into, "table")
        for row in _inner(el, "tr"):
            if child(row, "trPr", "del") is None:
                tr = self._make(table, "tr")
                for cell in _inner(row, "tc"):
                    td = self._make(tr, "td", colspan=attr(child(cell, "tcPr", "gridSpan")) or "1")
                    self._blocks(cell, td)
                    self._as_value(td)
            else:
                self.notices[CHANGED] = None

    def _as_value(self, td: Any) -> None:
        """Make the few words of a cell one value; where figures would meet they stay apart."""
        for empty in [one for one in td if not "".join(one.itertext()).strip()]:
            td.remove(empty)
        texts = ["".join(one.itertext()).strip() for one in td]
        meet = any(a[-1].isdigit() and b[0].isdigit() for a, b in pairwise(texts))
        if meet or sum(map(len, texts)) > _VALUE or any(one.tag != "p" for one in td):
            return
        for other in td[1:]:
            self._make(td[0], "br").tail = other.text
            td[0].extend(other)
            td.remove(other)

    def _inline(self, parent: Any, into: Any, link: str = "") -> None:
        for el in parent:
            match local(el):
                case "r":
                    self._run(el, into, link)
                case "hyperlink":
                    self._inline(el, into, self._address(el) or link)
                case "fldSimple":
                    self._fields.append(_Field(attr(el, "instr"), has_result=True))
                    self._inline(el, into, link)
                    self._fields.pop()
                case "sup" | "sub" as name:  # of a formula
                    self._inline(el, self._within(into, name), link)
                case name if self._is_shown(el, name):
                    if name == "den":
                        self._put(into, "/")
                    self._inline(el, into, link)
                case _:
                    pass

    def _address(self, el: Any) -> str:
        outside, anchor = self._relations.get(attr(el, "id")), attr(el, "anchor")
        return (outside.target if outside else "") + (f"#{anchor}" if anchor else "")

    def _run(self, el: Any, into: Any, link: str) -> None:
        own = child(el, "rPr")
        above = {key: value for key, value in self._style.run.items() if key in _OF_THE_PARAGRAPH}
        look = {**above, **self.styles[attr(child(own, "rStyle"))].run, **run_of(own)}
        is_hidden = is_on(look.get("vanish", "0"))
        marked = None
        for el_part in el:
            name = local(el_part)
            if name == "fldChar":
                self._field(attr(el_part, "fldCharType"))
            elif name == "instrText" and self._fields:
                self._fields[-1].code += el_part.text or ""
            elif is_hidden or any(not field.has_result for field in self._fields):
                continue
            elif name in _HOLDS_BOXES:
                self._boxes += _boxes(el_part)
            elif name in ("footnoteReference", "endnoteReference"):
                marked = self._note(el_part, name.removesuffix("Reference"), self._shaped(into, look, link))
            elif name == "ruby":
                self._inline(child(el_part, "rubyBase"), into, link)
                self._inline(child(el_part, "rt"), self._make(into, "rt"), link)
            else:
                self._part(el_part, name, self._shaped(into, look, link) if marked is None else marked)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].has_result = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _shaped(self, into: Any, look: dict[str, str], link: str) -> Any:
        """Where letters of that look go, in elements that a page has for them."""
        link = link or next((field.link for field in reversed(self._fields) if field.link), "")
        if link:
            into = self._within(into, "a", href=link)
        raised = look.get("vertAlign", "")
        shapes = {
            "s": is_on(look.get("strike", "0")) or is_on(look.get("dstrike", "0")),
            "sup": raised == "superscript" or (not raised and bool(_RAISED.match(look.get("position", "")))),
            "sub": raised == "subscript",
            "strong": is_on(look.get("b", "0")) and not into.tag.startswith("h"),
            "em": is_on(look.get("i", "0")) and not into.tag.startswith("h"),
        }
        for tag, has in shapes.items():
            into = self._within(into, tag) if has else into
        return into

    def _part(self, el: Any, name: str, into: Any) -> None:
        """Take in one thing of a run."""
        match name:
            case "t":
                text = el.text or ""
                self._put(into, text if attr(el, "space") == "preserve" else text.strip())
            case "tab" | "ptab" if self._is_begun:
                if any(one.tag == "pre" for one in (into, *into.iterancestors())):
                    self._put(into, "\t")
                else:
                    self._make(into, "tab")
            case "br" | "cr":
                self._make(into, "br")
            case "noBreakHyphen":
                self._put(into, "\N{NON-BREAKING HYPHEN}")
            case "sym":
                self._put(into, _symbol(attr(el, "char")))
            case _:
                pass

    def _put(self, into: Any, text: str) -> None:
        last = next(into.iterchildren(reversed=True), None)  # to count them takes long where they are many
        if last is not None:
            last.tail = (last.tail or "") + text
        else:
            into.text = (into.text or "") + text
        self._is_begun = self._is_begun or bool(text.strip())
        self._is_contents = self._is_contents or any(_OF_CONTENTS.match(field.code) for field in self._fields)

    def _note(self, el: Any, kind: str, into: Any) -> Any:
        """Put the mark of a note. Gives the element for a mark that is typed behind it, or None."""
        key, notes = attr(el, "id"), self._notes[kind]
        is_typed = is_on(attr(el, "customMarkFollows") or "0")
        count = 1 + sum(map(bool, notes.values()))
        mark = notes.setdefault(key, "" if is_typed else _mark(count, self._counts[kind]))
        at = self._make(into, "a", role="doc-noteref", href=f"#{kind}-{key}")
        if is_typed:
            return at
        self._put(at, mark if mark.isdigit() else mark.lower().translate(RAISED))
        return None


def _heading(stated: str, style: Style) -> int:
    """The level of a heading, from 1 to 6; 0 for all else."""
    outline = stated or style.outline
    if outline:
        return min(6, int(outline) + 1) if outline in "012345678" else 0
    if _TITLE.fullmatch(style.name):
        return 1
    return next((min(6, int(found[1])) for name in style.names if (found := _HEADING.match(name))), 0)


def _is_contents(el: Any) -> bool:
    """Whether a control holds a table of contents, of pictures or the like."""
    return attr(child(el, "sdtPr", "docPartObj", "docPartGallery")).startswith("Table of")


def _inner(el: Any, name: str) -> Iterator[Any]:
    """The rows of a table, or the cells of a row, with those that are in controls."""
    for one in el:
        if local(one) == name:
            yield one
        elif local(one) in _AROUND:
            yield from _inner(one, name)


def _boxes(el: Any) -> Iterator[Any]:
    for one in el:
        if local(one) == "txbxContent":
            yield one
        else:
            yield from _boxes(one)


def _symbol(code: str) -> str:
    """The sign at that place in the font for symbols; others are pictures."""
    return _SYMBOLS.get(int(code, 16) & 0xFF, "") if re.fullmatch("[0-9A-Fa-f]{1,6}", code) else ""


def _mark(number: int, count: str) -> str:
    """The mark of a note, in the manner in which the document counts them."""
    if count in ("lowerLetter", "upperLetter"):
        mark = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif count in ("lowerRoman", "upperRoman"):
        mark, left = "", number
        for value, sign in _ROMAN:
            mark, left = mark + sign * (left // value), left % value
    else:
        return str(number)
    return mark.upper() if count.startswith("upper") else mark
