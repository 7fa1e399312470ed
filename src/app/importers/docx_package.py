"""A Word document as a package: its parts as trees, what they lead to, and its styles and lists. One with entities of
its own is refused."""

from __future__ import annotations

import posixpath
from importlib import import_module
from typing import Any, NamedTuple

from app.domain.language import later
from app.importers.packed import Packed, attr, local

DAMAGED = later(
    "“{name}” is damaged or no Word document. Open it in a word processor, save it as a new DOCX file and add that one."
)
_OTHER_KIND = later("“{name}” is a Word template or has macros, which is not read. Save it as DOCX and add that file.")
_STRICT, _USUAL = b"http://purl.oclc.org/ooxml/", b"http://schemas.openxmlformats.org/"
_OFF = ("0", "false", "off", "none")


class Relation(NamedTuple):
    """What a part leads to: another part, or an address outside."""

    kind: str
    target: str
    is_outside: bool


def child(el: Any, *names: str) -> Any:
    """The first element down the path of `names`, or None."""
    for name in names:
        el = next((one for one in el if local(one) == name), None) if el is not None else None
    return el


def is_on(value: str) -> bool:
    """Whether a property is switched on; one that says nothing is."""
    return value.lower() not in _OFF


class Package(Packed):
    """The parts of a document. Raises `BadInput` for what is none."""

    def __init__(self, raw: bytes, name: str) -> None:
        super().__init__(raw, name, DAMAGED)
        outer = self.related("")
        self.main = next((one.target for one in outer.values() if one.kind == "officeDocument"), "")
        self.core = next((self._if_there(one.target) for one in outer.values() if one.kind == "core-properties"), None)
        kinds = self.part("[Content_Types].xml")
        kind = next((attr(one, "ContentType") for one in kinds if attr(one, "PartName").strip("/") == self.main), "")
        if "macro" in kind.lower() or "template" in kind:
            raise self.refused(_OTHER_KIND)
        self.relations = self.related(self.main)

    def beside(self, kind: str) -> tuple[str, Any]:
        """The path and the tree of the part of that kind beside the main one; an empty tree where there is none."""
        path = next((one.target for one in self.relations.values() if one.kind == kind and not one.is_outside), "")
        return path, self._if_there(path)

    def _if_there(self, path: str) -> Any:
        return self.part(path) if self.has(path) else import_module("lxml.etree").Element("none")

    def related(self, path: str) -> dict[str, Relation]:
        """What the part at `path` leads to, by id."""
        folder, _, file = path.rpartition("/")
        names = posixpath.join(folder, "_rels", f"{file}.rels")
        if path and not self.has(names):
            return {}
        out: dict[str, Relation] = {}
        for one in self.part(names):
            target, outside = attr(one, "Target"), attr(one, "TargetMode") == "External"
            where = target if outside else posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            out[attr(one, "Id")] = Relation(attr(one, "Type").rpartition("/")[2], where, outside)
        return out

    def part(self, path: str) -> Any:
        tree = self.parsed(self.unpacked(path).replace(_STRICT, _USUAL))
        if tree.getroottree().docinfo.internalDTD is not None:  # no program writes one
            raise self.refused(DAMAGED)
        return tree


class Style(NamedTuple):
    """A style with what those say that it rests on."""

    name: str = ""
    """In small letters; that of the base where its own says nothing we know is in `names`."""
    names: tuple[str, ...] = ()
    outline: str = ""
    numbering: tuple[str, str] = ("", "")
    """The id of its list, and the level there."""
    run: dict[str, str] = {}  # noqa: RUF012 - never changed
    """How its letters look: properties, and what each says."""


class Styles:
    """The styles of a document, by id, and which of its lists are numbered."""

    def __init__(self, package: Package) -> None:
        _, tree = package.beside("styles")
        self._raw = {attr(one, "styleId"): one for one in tree if local(one) == "style"}
        self._known: dict[str, Style] = {"": Style()}
        self.usual = next(
            (key for key, one in self._raw.items() if attr(one, "type") == "paragraph" and attr(one, "default") == "1"),
            "",
        )
        self.language = attr(child(tree, "docDefaults", "rPrDefault", "rPr", "lang"))
        _, lists = package.beside("numbering")
        shapes = {attr(one, "abstractNumId"): one for one in lists if local(one) == "abstractNum"}
        self._lists = {
            attr(one, "numId"): shapes.get(attr(child(one, "abstractNumId"))) for one in lists if local(one) == "num"
        }

    def __getitem__(self, key: str) -> Style:
        """The style with an id, which rests on no more than a few others."""
        chain: list[str] = []
        while key not in self._known and key in self._raw and key not in chain:
            chain.append(key)
            key = attr(child(self._raw[key], "basedOn"))
        style = self._known.get(key, self._known[""])
        for one in reversed(chain):
            self._known[one] = style = _rests_on(style, self._raw[one])
        return style

    def format_of(self, number: str, level: str) -> str:
        """How a list counts at a level, such as *bullet* and *decimal*."""
        shape = self._lists.get(number)
        levels = () if shape is None else (one for one in shape if local(one) == "lvl" and attr(one, "ilvl") == level)
        return attr(child(next(iter(levels), None), "numFmt"))


def _rests_on(base: Style, el: Any) -> Style:
    name = attr(child(el, "name")).casefold()
    own = child(el, "pPr")
    listed = child(own, "numPr")
    numbering = (attr(child(listed, "numId")) or base.numbering[0], attr(child(listed, "ilvl")) or base.numbering[1])
    outline = attr(child(own, "outlineLvl")) or base.outline
    return Style(name, (name, *base.names), outline, numbering, {**base.run, **run_of(child(el, "rPr"))})


def run_of(properties: Any) -> dict[str, str]:
    """How letters look, by the properties of a run or a style."""
    return {local(one): attr(one) for one in properties} if properties is not None else {}
