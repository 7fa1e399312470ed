"""The export of a small workspace, byte for byte.

After a change that is meant, run with PASSAGEWORK_WRITE_GOLDEN=1 and read the difference before committing it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.exporters.golden_material import HEBREW, LIST, MATERIAL, OURS
from tests.exporters.reading import quotes

from app.exporters.file_names import Names
from app.exporters.material import Kind, LinkStyle
from app.exporters.render import Rendered, document, pages
from app.exporters.vault import lay_out

GOLDEN = Path(__file__).parents[1] / "golden" / "markdown"


def rendered(style: LinkStyle) -> list[Rendered]:
    vault = lay_out(MATERIAL, Names(), style, Kind)
    if style is LinkStyle.NONE:
        return [document(MATERIAL, vault, "document", "document.md", "Small workspace")]
    return list(pages(MATERIAL, vault, "index.md", "Small workspace"))


def _write(folder: Path, texts: Iterable[Rendered]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for text in texts:
        path = folder / text.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.text.encode())


@pytest.mark.parametrize("style", list(LinkStyle))
def test_the_export_is_the_golden_one(style: LinkStyle) -> None:
    texts = rendered(style)
    folder = GOLDEN / style.value
    if os.environ.get("PASSAGEWORK_WRITE_GOLDEN"):
        _write(folder, texts)
    kept = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.md")}
    assert {text.path: text.text.encode() for text in texts} == kept


@pytest.mark.parametrize("style", list(LinkStyle))
def test_every_quote_in_it_is_a_passage_to_the_letter(style: LinkStyle) -> None:
    passages = {LIST, "A caption.", HEBREW, OURS}
    found = {quote for text in rendered(style) for quote in quotes(text.text.partition("\n---\n")[2])}
    assert found == passages


@pytest.mark.parametrize("style", list(LinkStyle))
def test_words_of_a_digest_always_say_whose_they_are(style: LinkStyle) -> None:
    for text in rendered(style):
        before = ""
        for line in text.text.splitlines():
            if line.lstrip("> ").startswith("In our words"):
                assert "Our paraphrase" in before, text.path
                assert "our paraphrase of Example and Sample, Our Papers No. 7" in text.text.rpartition("footnotes")[0]
            before += line if line.strip("> ") else ""
            before = before[-200:]


@pytest.mark.parametrize("style", list(LinkStyle))
def test_no_block_id_stands_twice_on_a_page(style: LinkStyle) -> None:
    for text in rendered(style):
        ids = [line for line in text.text.splitlines() if line.startswith("^p-")]
        assert len(ids) == len(set(ids))


def test_every_link_leads_to_a_file_and_a_block_that_is_there() -> None:
    import posixpath
    import re
    from urllib.parse import unquote

    texts = {text.path: text.text for text in rendered(LinkStyle.RELATIVE)}
    seen = 0
    for path, text in texts.items():
        for target in re.findall(r"\]\(([^)\s]+\.md[^)\s]*)\)", text):
            file, _, block = unquote(target).partition("#")
            to = posixpath.normpath(posixpath.join(posixpath.dirname(path), file))
            assert to in texts, (path, target)
            assert not block or f"\n\n{block}\n\n" in texts[to]
            seen += 1
    assert seen > 30
    for path, text in ((text.path, text.text) for text in rendered(LinkStyle.WIKI)):
        for target in re.findall(r"\[\[([^\]|]+)\|", text):
            file, _, block = target.partition("#")
            if file != "d-01":  # what a note says stays as its author wrote it
                assert f"{file}.md" in texts, (path, target)
                assert not block or f"\n\n{block}\n\n" in texts[f"{file}.md"]
