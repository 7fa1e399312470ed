"""Word documents written as XML, for what no library of ours makes."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
BOX = "<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent>"


def p(*runs: str, style: str = "", properties: str = "") -> str:
    """A paragraph; what does not begin as an element is a run of words."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{''.join(one if one[:1] == '<' else r(one) for one in runs)}</w:p>"


def r(words: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def raised(words: str) -> str:
    return r(words, '<w:vertAlign w:val="superscript"/>')


def note(number: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def notes(kind: str, *bodies: str) -> str:
    found = (
        f'<w:{kind} w:id="{number}">{p(f"<w:r><w:{kind}Ref/></w:r>", " " + words)}</w:{kind}>'
        for number, words in enumerate(bodies, 2)
    )
    return f'<w:{kind} w:id="0" w:type="separator"><w:p/></w:{kind}>{"".join(found)}'


def field(code: str, result: str) -> str:
    """A field in the manner of Word: its code, and what it shows, which is runs."""
    kinds = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    begin, separate, end = kinds
    return f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{separate}{result}{end}"


def table(*rows: tuple[str, ...]) -> str:
    """A table; cells are words, or paragraphs and tables as elements."""
    cells = (("".join(f"<w:tc>{c if c[:1] == '<' else p(c)}</w:tc>" for c in row)) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def style(key: str, name: str, inside: str = "", based: str = "", kind: str = "paragraph") -> str:
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name}"/>{base}{inside}</w:style>'


def made(
    body: str,
    *,
    parts: dict[str, str] | None = None,
    links: dict[str, str] | None = None,
    core: str = "",
    main: str = MAIN,
    doctype: str = "",
) -> bytes:
    """A document: `parts` by kind (styles, numbering, footnotes, endnotes, settings), `links` by id."""  # fmt: skip
    relation = '<Relationship Id="{}" Type="' + R + '/{}" Target="{}"{}/>'
    beside = [relation.format(f"x{kind}", kind, f"{kind}.xml", "") for kind in parts or {}]
    beside += [relation.format(key, "hyperlink", to, ' TargetMode="External"') for key, to in (links or {}).items()]
    packed = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    outer = relation.format("a", "officeDocument", "word/document.xml", "")
    outer += relation.format("b", "core-properties", "docProps/core.xml", "") if core else ""
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        "_rels/.rels": packed.format(outer),
        "word/_rels/document.xml.rels": packed.format("".join(beside)),
        "word/document.xml": f"{doctype}<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        **{f"word/{kind}.xml": f"<w:{kind} {SPACES}>{inside}</w:{kind}>" for kind, inside in (parts or {}).items()},
    }
    if core:
        files["docProps/core.xml"] = f'<c xmlns:dc="http://purl.org/dc/elements/1.1/">{core}</c>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, inside in files.items():
            archive.writestr(path, inside)
    return out.getvalue()
