"""E-books written by hand, in the manners of EPUB 2 and 3."""

from __future__ import annotations

import io
import zipfile

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf"/></rootfiles></container>'
)
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf"'
ABOUT = (
    f"<metadata {DC}><dc:title>Gloves for the island</dc:title><dc:creator opf:role='aut'>Jo Lind</dc:creator>"
    "<dc:creator opf:role='ill'>Ann Abel</dc:creator><dc:publisher>Quay</dc:publisher><dc:language>en-GB</dc:language>"
    "<dc:date opf:event='creation'>2001</dc:date><dc:date opf:event='publication'>2021-03-12T00:00:00Z</dc:date>"
    "</metadata>"
)
NCX = (
    '<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">'
    '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{}</navMap></ncx>'
)
POINT = "<navPoint><navLabel><text>{}</text></navLabel><content src='{}'/></navPoint>"
NAV = '<nav xmlns:epub="http://www.idpf.org/2007/ops" epub:type="toc"><ol>{}</ol></nav>'


def page(body: str, head: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title/>{head}</head><body>{body}</body></html>'
    )


def book(texts: dict[str, str], contents: str = "", about: str = ABOUT, **further: str) -> bytes:
    """An e-book of texts by their paths; a path that begins with a dash is not in the order of reading."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        pack.writestr("META-INF/container.xml", CONTAINER)
        items = "".join(
            f'<item id="i{n}" href="{path.lstrip("-").replace(" ", "%20")}" media-type="application/xhtml+xml"'
            f"{' properties=' + chr(34) + 'nav' + chr(34) if 'nav' in path else ''}/>"
            for n, path in enumerate(texts)
        )
        items += '<item id="toc" href="toc.ncx" media-type="application/x-dtbncx+xml"/>' if contents else ""
        order = "".join(
            f'<itemref idref="i{n}"{" linear=" + chr(34) + "no" + chr(34) if path[0] == "-" else ""}/>'
            for n, path in enumerate(texts)
        )
        package = f'<package xmlns="http://www.idpf.org/2007/opf">{about}<manifest>{items}</manifest>'
        pack.writestr("OPS/book.opf", f"{package}<spine>{order}</spine></package>")
        for path, text in {**texts, **({"toc.ncx": contents} if contents else {})}.items():
            pack.writestr(f"OPS/{path.lstrip('-')}", text)
        for path, text in further.items():
            pack.writestr(path.replace("__", "/").replace("_xml", ".xml"), text)
    return out.getvalue()
