"""Writes a document as DOCX: styles, footnotes, comments for remarks, tables, both text directions. python-docx writes
most of it; footnotes, bookmarks and fields, which it does not support, are added as XML. Its objects are typed `Any`
here, since its own types are too vague about styles and elements."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx import Document as new_document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from docx.shared import Cm, Pt, RGBColor

from app.domain.direction import ISOLATE, POP, has_turned, runs_right_to_left
from app.domain.hues import LIGHT_HUES
from app.exporters import flow
from app.exporters.drawing import Drawing
from app.exporters.xml_text import held

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NS = f'xmlns:w="{_W}"'
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_FACE, _HEBREW = "Georgia", "Times New Roman"
_MARK, _NO_HUE = "D9E4EF", "E6E6E4"
_ROOM = 66
"""The characters that fit into a line of a table."""
_DEEPEST = 3
"""The deepest level of Word's list styles."""
_TEXT = '<w:t xml:space="preserve">{}</w:t>'
_HYPHEN = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'
"""A hyphen at which no line breaks."""
_MARKED = '<w:r><w:rPr><w:rStyle w:val="footnotereference"/></w:rPr>'
_xml: Any = parse_xml
_ITEMS = {"bullet": "List Bullet", "number": "List Number"}


def docx(document: flow.Document, png: Callable[[Drawing], bytes]) -> bytes:
    """The bytes of the file; `png` renders drawings."""
    return _Writer(document, png).write()


class _Writer:
    def __init__(self, document: flow.Document, png: Callable[[Drawing], bytes]) -> None:
        self._document = document
        self._png = png
        self._out: Any = new_document()
        self._remarked: dict[int, list[Any]] = {}
        """The first and the last run of each remark."""
        self._lists: dict[int, tuple[int, int]] = {}
        """(numbering id, last number) of each open ordered list, by depth."""
        self._bookmarks = 0
        self._noted: dict[int, int] = {}
        """The footnote number of each note, in the order of first references."""

    def write(self) -> bytes:
        self._set_up()
        for block in self._document.blocks:
            self._block(block)
        for number, runs in sorted(self._remarked.items()):
            remark = self._document.remarks[number - 1]
            initials = "".join(word[0] for word in remark.by.split()[:3])
            self._out.add_comment([runs[0], runs[-1]], held(remark.text), held(remark.by), held(initials))
        if self._noted:
            self._add_footnotes()
        buffer = io.BytesIO()
        self._out.save(buffer)
        return buffer.getvalue()

    def _set_up(self) -> None:
        out, document = self._out, self._document
        properties = out.core_properties
        properties.title, properties.comments = held(document.title)[:255], ""
        properties.author = held(", ".join(document.authors))[:255]
        properties.language = document.language[:20]
        section = out.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
        section.top_margin = section.bottom_margin = Cm(2.3)
        for style in out.styles:
            if style.type is WD_STYLE_TYPE.PARAGRAPH:
                style.font.name = _FACE
                fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
                for name in [name for name in fonts.attrib if name.endswith("Theme")]:
                    del fonts.attrib[name]
                fonts.set(f"{{{_W}}}cs", _HEBREW)
                if style.name.startswith(("Heading", "Title")):
                    style.font.color.rgb = RGBColor(0x1F, 0x23, 0x28)
        out.styles["Normal"].font.size = Pt(11)
        out.styles["Quote"].font.italic = out.styles["Quote"].font.cs_italic = False
        out.styles["Quote"].paragraph_format.left_indent = Cm(0.8)
        for name, size, below in (("footnote text", 9, 2), ("bibliography", 11, 6), ("table text", 9, 3)):
            style = out.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = out.styles["Normal"]
            style.font.size = Pt(size)
            style.element.get_or_add_rPr().append(_xml(f'<w:szCs {_NS} w:val="{round(size * 2)}"/>'))
            style.paragraph_format.space_after = Pt(below)
            style.paragraph_format.space_before = Pt(below if name == "table text" else 0)
            style.paragraph_format.line_spacing = 1.0
        out.styles["bibliography"].paragraph_format.left_indent = Cm(0.8)
        out.styles["bibliography"].paragraph_format.first_line_indent = Cm(-0.8)
        out.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER).font.superscript = True

    # --- blocks ---

    def _block(self, block: flow.Flowing) -> None:
        match block:
            case flow.Para():
                self._para(block)
            case flow.Grid():
                self._grid(block)
            case flow.Fold(title, inside):
                paragraph = self._out.add_paragraph()
                self._put(paragraph, tuple(_strong(run) for run in title))
                paragraph.paragraph_format.keep_with_next = True
                for one in inside:
                    self._block(one)
            case flow.Picture():
                self._picture(block)
            case flow.Rule():
                border = f'<w:pBdr {_NS}><w:bottom w:val="single" w:sz="4" w:space="1" w:color="BBBBBB"/></w:pBdr>'
                self._out.add_paragraph()._p.get_or_add_pPr().append(_xml(border))

    def _para(self, para: flow.Para) -> None:
        paragraph = self._out.add_paragraph(style=_style(para))
        if para.role is not flow.Role.ITEM and para.role is not flow.Role.BODY:
            self._lists.clear()
        if para.role is flow.Role.ITEM:
            self._number(paragraph, para)
        elif para.role in (flow.Role.BODY, flow.Role.QUOTE) and para.level:
            paragraph.paragraph_format.left_indent = Cm(0.8 * (para.level + (para.role is flow.Role.QUOTE)))
        if para.beside:
            self._put(paragraph, (flow.Run(f"{para.beside}\u2002", flow.Look.RAISED),), turned=para.is_rtl)
        self._put(paragraph, para.runs, para.anchor)

    def _number(self, paragraph: Any, item: flow.Para) -> None:
        """Restart the numbering of an ordered list."""
        for deeper in [depth for depth in self._lists if depth > item.level or not item.number]:
            del self._lists[deeper]
        if not item.number:
            return
        kept = self._lists.get(item.level)
        if kept is None or item.number != kept[1] + 1:
            kept = self._new_list(item), item.number
        self._lists[item.level] = kept[0], item.number
        numbering = f'<w:numPr {_NS}><w:ilvl w:val="0"/><w:numId w:val="{kept[0]}"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(_xml(numbering))

    def _new_list(self, item: flow.Para) -> int:
        style: Any = self._out.styles[_style(item)]
        numbering: Any = self._out.part.numbering_part.element
        like = numbering.num_having_numId(style.element.pPr.numPr.numId.val)
        number = numbering.add_num(like.abstractNumId.val)
        number.add_lvlOverride(ilvl=0).add_startOverride(item.number)
        return int(number.numId)

    def _grid(self, grid: flow.Grid) -> None:
        head, rows, rtl = grid.head, grid.rows, grid.is_rtl
        columns = len(head) if head else len(rows[0])
        table = self._out.add_table(rows=0, cols=columns)
        table.style = "Table Grid" if head else "Normal Table"
        shares = grid.shares(_ROOM) if head or columns != 2 else (0.28, 0.72)
        widths = [Cm(16 * share) for share in shares]
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for number, row in enumerate((head, *rows) if head else rows):
            made: Any = table.add_row()
            made._tr.get_or_add_trPr().append(_xml(f"<w:cantSplit {_NS}/>"))
            cells: Any = made.cells
            for cell, runs, width in zip(cells, row, widths, strict=True):
                cell.width = width
                named = head and not number
                lettered = any(map(str.isalpha, flow.words_of(runs)))
                turned = None if lettered else rtl
                cell.paragraphs[0].style = "table text"
                self._put(cell.paragraphs[0], tuple(map(_strong, runs)) if named else tuple(runs), turned=turned)
        if head:
            table.rows[0]._tr.get_or_add_trPr().append(_xml(f"<w:tblHeader {_NS}/>"))
        if rtl:
            table._tbl.tblPr.append(_xml(f"<w:bidiVisual {_NS}/>"))
        self._out.add_paragraph().paragraph_format.space_after = Cm(0)

    def _picture(self, picture: flow.Picture) -> None:
        drawing = picture.drawing
        wide, tall = (side / 96 * 2.54 for side in (drawing.width, drawing.height))
        width = Cm(wide * min(1.0, 16.0 / wide, 22.0 / tall))  # whole on one page
        shape: Any = self._out.add_picture(io.BytesIO(self._png(drawing)), width=width)
        named: Any = shape._inline.docPr
        named.set("name", held(drawing.title)[:120])
        named.set("descr", held(drawing.about)[:1000])

    # --- in a line ---

    def _put(self, paragraph: Any, runs: flow.Runs, anchor: str = "", *, turned: bool | None = None) -> None:
        element: Any = paragraph._p
        rtl = runs_right_to_left(flow.words_of(runs)) if turned is None else turned
        if rtl:
            _turn(element.get_or_add_pPr())
        if anchor:
            self._bookmarks += 1
            element.append(_xml(f'<w:bookmarkStart {_NS} w:id="{self._bookmarks}" w:name={quoteattr(_name(anchor))}/>'))
        for run in runs:
            self._run(paragraph, run, whole=_is_whole(runs) and not rtl)
        if anchor:
            element.append(_xml(f'<w:bookmarkEnd {_NS} w:id="{self._bookmarks}"/>'))

    def _run(self, paragraph: Any, run: flow.Run, *, whole: bool) -> None:
        element: Any = paragraph._p
        if run.note:
            for piece in self._mark(run.note):
                element.append(_xml(piece))
            return
        made = paragraph.add_run()
        written: Any = made._r
        properties = _xml(f"<w:rPr {_NS}>{_looks(run, self._color(run))}</w:rPr>")
        written.append(properties)
        for piece in _xml(f"<w:x {_NS}>{_text(run.text, whole=whole)}</w:x>"):
            written.append(piece)
        for number in run.remarks:
            self._remarked.setdefault(number, []).append(made)
        if run.href:
            _lead(written, run.href)

    def _mark(self, note: int) -> list[str]:
        """The mark of a footnote; a repeated one refers to the first, since Word would count it as another footnote."""
        if number := self._noted.get(note):
            said = f"{_MARKED}<w:t>{number}</w:t></w:r>"
            return [f'<w:fldSimple {_NS} w:instr=" NOTEREF _note{number} \\h ">{said}</w:fldSimple>']
        number = self._noted[note] = len(self._noted) + 1
        self._bookmarks += 1
        begin = f'<w:bookmarkStart {_NS} w:id="{self._bookmarks}" w:name="_note{number}"/>'
        mark = f'{_MARKED.replace(">", f" {_NS}>", 1)}<w:footnoteReference w:id="{number}"/></w:r>'
        return [begin, mark, f'<w:bookmarkEnd {_NS} w:id="{self._bookmarks}"/>']

    def _color(self, run: flow.Run) -> str:
        """The background of marked words; empty for others."""
        if run.remarks:
            hues = [self._document.remarks[number - 1].color for number in reversed(run.remarks)]
            return next((_tint(LIGHT_HUES[hue]) for hue in hues if hue >= 0), _NO_HUE)
        return _MARK if flow.Look.MARKED in run.look else ""

    def _add_footnotes(self) -> None:
        rules = (("separator", -1), ("continuationSeparator", 0))
        lines = [f'<w:footnote w:type="{n}" w:id="{i}"><w:p><w:r><w:{n}/></w:r></w:p></w:footnote>' for n, i in rules]
        for note, number in self._noted.items():
            lines.append(f'<w:footnote w:id="{number}">{self._footnote(self._document.notes[note - 1])}</w:footnote>')
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        xml = f"{head}<w:footnotes {_NS}>{''.join(lines)}</w:footnotes>"
        package: Any = self._out.part.package
        part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES, xml.encode("utf-8"), package)
        self._out.part.relate_to(part, _RELATION)

    def _footnote(self, runs: flow.Runs) -> str:
        turned = "<w:bidi/>" if runs_right_to_left(flow.words_of(runs)) else ""
        mark = '<w:r><w:rPr><w:rStyle w:val="footnotereference"/></w:rPr><w:footnoteRef/></w:r>'
        said: list[str] = []
        for run in runs:
            words = f"<w:r><w:rPr>{_looks(run, self._color(run))}</w:rPr>{_text(run.text, whole=_is_whole(runs))}</w:r>"
            said.append(_led(words, run.href) if run.href else words)
        style = '<w:pStyle w:val="footnotetext"/>'
        space = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
        return f"<w:p><w:pPr>{style}{turned}</w:pPr>{mark}{space}{''.join(said)}</w:p>"


def _style(para: flow.Para) -> str:
    match para.role:
        case flow.Role.HEADING:
            return "Title" if para.level <= 1 else f"Heading {min(9, para.level - 1)}"
        case flow.Role.ITEM:
            name = _ITEMS["number" if para.number else "bullet"]
            depth = min(para.level + 1, _DEEPEST)
            return name if depth == 1 else f"{name} {depth}"
        case flow.Role.QUOTE:
            return "Quote"
        case flow.Role.ENTRY:
            return "bibliography"
        case _:
            return "Normal"


def _looks(run: flow.Run, ground: str) -> str:
    """The properties of a run, in the order of the schema."""
    rtl = runs_right_to_left(run.text.strip(f"{ISOLATE}{POP}"))
    shown = [
        '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>'
        if flow.Look.CODE in run.look
        else "",
        "<w:b/><w:bCs/>" if flow.Look.STRONG in run.look else "",
        "<w:i/><w:iCs/>" if flow.Look.EMPHASIS in run.look else "",
        "<w:strike/>" if flow.Look.STRUCK in run.look else "",
        '<w:color w:val="2B5C8A"/>' if run.href else "",
        '<w:u w:val="single"/>' if run.href else "",
        f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>' if ground else "",
        '<w:vertAlign w:val="superscript"/>' if flow.Look.RAISED in run.look else "",
        "<w:rtl/>" if rtl else "",
    ]
    return "".join(shown)


def _is_whole(runs: flow.Runs) -> bool:
    """Whether dates may get non-breaking hyphens, which in right-to-left text would reverse their parts."""
    return not has_turned(flow.words_of(runs))


def _text(words: str, *, whole: bool) -> str:
    """The content of a run, with line feeds and tabs as elements; `whole` keeps dates on one line."""
    out: list[str] = []
    for number, line in enumerate(held(words).replace("\r", "").split("\n")):
        if number:
            out.append("<w:br/>")
        for place, part in enumerate(line.split("\t")):
            if place:
                out.append("<w:tab/>")
            if part:
                said = escape(part)
                if whole:
                    said = flow.WHOLE.sub(lambda found: found[0].replace("-", _HYPHEN), said)
                out.append(_TEXT.format(said))
    return "".join(out)


def _led(run: str, href: str) -> str:
    """A link: within the document by a bookmark, to the web by a field."""
    if href.startswith("#"):
        return f"<w:hyperlink w:anchor={quoteattr(_name(href[1:]))}>{run}</w:hyperlink>"
    address = held(href).replace('"', "%22").replace("\\", "%5C")
    instruction = f'HYPERLINK "{address}"'
    return f"<w:fldSimple w:instr={quoteattr(instruction)}>{run}</w:fldSimple>"


def _lead(run: Any, href: str) -> None:
    """Wrap a written run in a link."""
    around = _xml(_led("", href).replace(" ", f" {_NS} ", 1))
    run.addprevious(around)
    around.append(run)


def _turn(properties: Any) -> None:
    """Make a paragraph right-to-left, with the element at its place in the schema."""
    after = [child for child in properties if child.tag.rpartition("}")[2] in ("spacing", "ind", "jc", "rPr")]
    turned = _xml(f"<w:bidi {_NS}/>")
    if after:
        after[0].addprevious(turned)
    else:
        properties.append(turned)


def _name(anchor: str) -> str:
    """A valid bookmark name."""
    return "".join(char if char.isalnum() else "_" for char in anchor)[:40]


def _strong(run: flow.Run) -> flow.Run:
    return replace(run, look=run.look | flow.Look.STRONG)


def _tint(color: str) -> str:
    """A colour mixed with four parts of white."""
    parts = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return "".join(f"{round(255 - (255 - part) * 0.2):02X}" for part in parts)
