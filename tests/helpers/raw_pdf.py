"""PDFs written by hand, in which every letter stands where a test puts it and is half as wide as it is high."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

WIDE = 0.5
_MAP = (
    "/CIDInit /ProcSet findresource begin begincmap /CMapName /M def 1 begincodespacerange <0000> <FFFF>"
    " endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end"
)
_DRAWN = (
    "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 800] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 49"
    " /LastChar 49 /Widths [500] /Encoding << /Type /Encoding /Differences [49 /one] >> /CharProcs << /one 9 0 R >> >>"
)


def drawn_one(x: float, y: float) -> str:
    """A figure 1 that is as large as others, on their line, and drawn raised, as some faces have."""
    return f"BT /U 10 Tf 1 0 0 1 {x} {y} Tm (1) Tj ET\n"


def put(x: float, y: float, words: str, size: float = 10, *, bold: bool = False, turned: str = "1 0 0 1") -> str:
    """Words at a place of a page, in points from its lower left corner."""
    return f"BT /{'B' if bold else 'R'} {size} Tf {turned} {x} {y} Tm <{words.encode('utf-16-be').hex()}> Tj ET\n"


def lines(x: float, y: float, words: str, wide: int = 80, *, size: float = 10, lead: float = 1.2) -> str:
    """Words from a height down, in lines of so many letters, `lead` times their size apart."""
    wrapped = textwrap.wrap(words, wide, break_on_hyphens=False)
    return "".join(put(x, y - n * lead * size, line, size) for n, line in enumerate(wrapped))


def pdf(*pages: str, info: str = "", more: str = "", fonts: str = _MAP, catalog: str = "", trailer: str = "") -> bytes:
    """A PDF of these pages, of A4. `more` is said of every page, as `/Rotate 90`."""
    kids = " ".join(f"{10 + 2 * n} 0 R" for n in range(len(pages)))
    made = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        *(_font(name, descendant) for name, descendant in (("Helvetica", 6), ("Helvetica-Bold", 7))),
        _stream(fonts) if fonts else "null",
        *(_descendant(name) for name in ("Helvetica", "Helvetica-Bold")),
        _DRAWN,
        _stream("500 0 50 350 450 700 d1 50 350 400 350 re f"),
    ]
    for n, page in enumerate(pages):
        resources = "/Resources << /Font << /R 3 0 R /B 4 0 R /U 8 0 R >> >>"
        made += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {resources} {more} /Contents {11 + 2 * n} 0 R >>",
            _stream(page),
        ]
    made.append(f"<< {info} >>")
    return _file(made, f"/Info {len(made)} 0 R {trailer}")


def _font(name: str, descendant: int) -> str:
    return (
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{descendant} 0 R]"
        " /ToUnicode 5 0 R >>"
    )


def _descendant(name: str) -> str:
    system = "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    box = "/FontBBox [0 -200 500 800] /Ascent 800 /Descent -200 /CapHeight 700 /ItalicAngle 0 /StemV 80 /Flags 4"
    descriptor = f"<< /Type /FontDescriptor /FontName /{name} {box} >>"
    return (
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} {system} /DW {int(1000 * WIDE)}"
        f" /FontDescriptor {descriptor} >>"
    )


def _stream(words: str) -> str:
    return f"<< /Length {len(words)} >>\nstream\n{words}\nendstream"


def _file(objects: Iterable[str], trailer: str) -> bytes:
    out = b"%PDF-1.7\n"
    places: list[int] = []
    for number, words in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{words}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}"
    tail = f"trailer\n<< /Size {len(places) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(out)}\n%%EOF"
    return out + f"{head}{tail}".encode()
