"""An export of a workspace in which every field holds markup: nothing of it is live in a page but what a note says."""

from __future__ import annotations

import dataclasses
import enum
import posixpath
import re
from typing import Any
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.exporters.golden_material import MATERIAL
from tests.exporters.reading import OURS
from tests.helpers.each import each

from app.exporters.file_names import Names
from app.exporters.material import Kind, LinkStyle, Material
from app.exporters.render import Rendered, document, pages
from app.exporters.vault import lay_out

MARK = (
    "<img src=x> <!-- ![p](q) [l](javascript:a) [[w|x]] `c` <http://e.example> &lt; $m$ {{t}} %%c%% | # h \n---\n\n# H"
)
PLAIN = re.compile(
    r"uid|passage_uid|code|iso[23]|group|start|end|published|created_at|updated_at|added_at|currency|target"
)
"""Fields whose values are no words."""
_PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def marked(value: Any, words: str) -> Any:
    """The same data with these words behind every text in it."""
    if isinstance(value, enum.Enum) or value is None:
        return value
    if isinstance(value, str):
        return f"{value} {words}"
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*(marked(one, words) for one in value))
    if isinstance(value, tuple):
        return tuple(marked(one, words) for one in value)
    if isinstance(value, dict):
        return {key: marked(one, words) for key, one in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = ((field.name, getattr(value, field.name)) for field in dataclasses.fields(value) if field.init)
        return type(value)(**{name: one if PLAIN.fullmatch(name) else marked(one, words) for name, one in fields})
    return value


def rendered(material: Material, style: LinkStyle) -> list[Rendered]:
    vault = lay_out(material, Names(), style, Kind)
    if style is LinkStyle.NONE:
        return list(document(material, vault, "document", "document.md", MARK))
    return list(pages(material, vault, "index.md", MARK))


LIVE = ("html_block", "html_inline", "image", "code_inline", "fence", "code_block")


def live(text: Rendered, paths: set[str]) -> list[str]:
    """What a reader would take for HTML, for a picture, for code, or for a link that leads to none of these paths."""
    found: list[str] = []
    for token in _PARSER.parse(text.text.partition("\n---\n")[2]):
        for inside in (token, *(token.children or ())):
            if inside.type in LIVE and not OURS.fullmatch(inside.content.strip()):
                found.append(f"{inside.type}: {inside.content}")
            if inside.type == "link_open":
                href = str(inside.attrGet("href"))
                to = posixpath.normpath(posixpath.join(posixpath.dirname(text.path), unquote(href.partition("#")[0])))
                if to not in paths and not href.startswith("https://example.org/"):
                    found.append(f"link: {href}")
    return found


@each("style", list(LinkStyle))
def test_markup_in_every_field_is_words_in_every_page(style: LinkStyle) -> None:
    material = dataclasses.replace(marked(MATERIAL, MARK), notes=())
    texts = rendered(material, style)
    assert len(texts) == (1 if style is LinkStyle.NONE else 10)
    for text in texts:
        assert live(text, {each.path for each in texts}) == [], text.path
        assert "img src=x" in text.text


@given(st.text(max_size=40))
def test_any_words_in_every_field_are_words_in_every_page(words: str) -> None:
    material = dataclasses.replace(marked(MATERIAL, words), notes=())
    texts = rendered(material, LinkStyle.RELATIVE)
    for text in texts:
        assert live(text, {each.path for each in texts}) == [], text.path
